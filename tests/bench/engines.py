"""The same questions and lookups behind our server, by the engine that answers them.

    python tests/bench/engines.py DATA

DATA is a data folder with a release. Our engine is asked from memory and from disk; the release is published to
Oxigraph's own server and to Virtuoso 7 (started by `tests/test_engines.py`, which asserts that their answers are ours),
and they are asked through `SAMGRAF_STORE`. Nothing is cached; all are asked in turn, question by question, round by
round. Prints a table in milliseconds, each the median of the rounds.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import test_engines as engines
from api.app import create_app
from api.engine.virtuoso import OWN_GRAPHS
from api.settings import Settings
from loaders.publish import publish
from queries import questions

LOOKUPS = ("data/org/region-skane", "data/lan/12", "data/org/lansstyrelsen-skane", "data/role/lead")
SEVERAL = 5  # lookups of each thing a round: they are short


def main(data: Path, rounds: int) -> None:
    """Publish, ask everyone everything, print."""
    release = (data / "current").resolve()
    with ExitStack() as stack:
        served = {f"ours, {kind}": _client(stack, data, engine=kind) for kind in ("memory", "disk")}
        for start in (engines.oxigraph, engines.virtuoso):
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            url, store = stack.enter_context(start(folder))
            began = time.perf_counter()
            publish(release, store, own=OWN_GRAPHS)
            print(f"published to {start.__name__} in {time.perf_counter() - began:.0f} s", flush=True)
            served[start.__name__] = _client(stack, data, store=url)
        asked = {name: f"/questions/{name}.json?lang=sv" for name, one in questions().items() if one.form == "SELECT"}
        things = [f"/{path}.nt" for path in LOOKUPS if served["ours, memory"].get(f"/{path}.nt").status_code == 200]
        assert things, "none of the things looked up is in the release"
        took: dict[str, dict[str, list[float]]] = {engine: {} for engine in served}
        for _ in range(rounds):
            for path in (*asked.values(), *things * SEVERAL):
                for engine, client in served.items():
                    took[engine].setdefault(path, []).append(_milliseconds(client, path))
    medians = {engine: {path: statistics.median(times) for path, times in of.items()} for engine, of in took.items()}
    print("engine | lookup | question, median | question, slowest | all questions")
    for engine, of in medians.items():
        each = sorted((of[path], name) for name, path in asked.items())
        lookup = statistics.median(of[path] for path in things)
        middle, (longest, name) = statistics.median(ms for ms, _ in each), each[-1]
        print(f"{engine} | {lookup:.1f} | {middle:.1f} | {longest:.0f}: {name} | {sum(ms for ms, _ in each):.0f}")


def _client(stack: ExitStack, data: Path, **settings: Any) -> TestClient:
    set_to = Settings(data=data, metrics_port=0, cache_mb=0, query_seconds=60, log_level="warning", **settings)
    return stack.enter_context(TestClient(create_app(set_to)))


def _milliseconds(client: TestClient, path: str) -> float:
    began = time.perf_counter()
    answer = client.get(path)
    assert answer.status_code == 200, (path, answer.text[:300])
    return (time.perf_counter() - began) * 1000


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    main(given.data, given.rounds)
