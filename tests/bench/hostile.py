"""How long the server takes for what means it harm, beside the budget: one line of JSON for each number.

    python tests/bench/hostile.py

The queries and the clients are those of `tests/test_api_hostile.py`, which asserts what comes of them; what
they take depends on the machine, so it is measured here. Run it on a machine that does nothing else.
"""

from __future__ import annotations

import json
import socket
import sys
import tempfile
import threading
import time
from pathlib import Path

import httpx
from pyoxigraph import RdfFormat, Store, parse

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import test_api_hostile as hostile

LOOKUP_MS, OVER_SECONDS, READY_SECONDS = 250.0, 1.0, 3.0


def release(data: Path) -> Path:
    """The release of the tests."""
    folder = data / "releases" / "r1"
    (folder / "store").mkdir(parents=True)
    store = Store(str(folder / "store"))
    store.extend(quad for quad in parse(hostile.triples(), RdfFormat.N_TRIPLES))
    store.flush()
    manifest = {"id": "r1", "base_iri": "https://w3id.org/samgraf/", "quads": len(store), "documents": [], "files": []}
    (folder / "manifest.json").write_text(json.dumps(manifest))
    (data / "current").symlink_to(folder)
    return data


def say(what: str, value: float, budget: float, **more: object) -> None:
    """One number beside what it may be."""
    print(json.dumps({"measured": what, "value": round(value, 3), "budget": budget, "held": value <= budget, **more}))


def seconds_over_the_limit(server: hostile.Server) -> None:
    """Each hostile query by itself: its time beyond the limit, and the most memory a worker had."""
    for name, query, kinds, _ in hostile.HOSTILE:
        with hostile.Memory(server) as memory:
            began = time.perf_counter()
            kind = hostile.outcome(server, query)
            over = time.perf_counter() - began - hostile.SECONDS
        say(f"{name}: seconds over the limit", over, OVER_SECONDS, outcome=kind, memory_mb=round(memory.most))
        assert kind in kinds, f"{name}: {kind}"


def lookups_beside_heavy_queries(server: hostile.Server) -> None:
    """Sixteen heavy clients at once, and another client's lookups."""
    heavy = [hostile.HOSTILE[i][1] for i in (0, 2, 5, 15)]
    with hostile.Lookups(server.url) as lookups:
        threads = [
            threading.Thread(target=lambda i=i: [server.ask(f"{heavy[i % 4]} #{i}-{k}") for k in range(4)])
            for i in range(16)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert lookups.wrong == []
    milliseconds = sorted(1000 * seconds for seconds in lookups.seconds)
    p50, p99 = (milliseconds[int(len(milliseconds) * share)] for share in (0.5, 0.99))
    say("lookups beside 16 heavy clients: p99 in ms", p99, LOOKUP_MS, p50=round(p50, 1), lookups=len(milliseconds))


def the_next_beside_a_thousand_idle(server: hostile.Server) -> None:
    """One request while a thousand connections ask nothing."""
    address = ("127.0.0.1", int(server.url.rpartition(":")[2]))
    idle = [socket.create_connection(address) for _ in range(1000)]
    began = time.perf_counter()
    server.ask("ASK {}")
    say("a request beside 1,000 idle connections: ms", 1000 * (time.perf_counter() - began), LOOKUP_MS)
    for connection in idle:
        connection.close()


def the_next_after_hanging_up(server: hostile.Server) -> None:
    """A query after others whose clients have hung up."""
    for _ in range(3):
        try:
            server.ask(hostile.HOSTILE[0][1], timeout=0.5)
        except httpx.ReadTimeout:
            continue
    began = time.perf_counter()
    server.ask("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?c ?e ?f }")
    say("a query after three hang-ups: seconds", time.perf_counter() - began, OVER_SECONDS)


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        data = release(Path(folder))
        limits = {"query_seconds": hostile.SECONDS, "query_memory_mb": hostile.MEMORY_MB}
        began = time.perf_counter()
        with hostile.serving(data, result_mb=hostile.RESULT_MB, workers=2, **limits) as server:
            say("from the command to ready: seconds", time.perf_counter() - began, READY_SECONDS)
            seconds_over_the_limit(server)
            lookups_beside_heavy_queries(server)
            the_next_beside_a_thousand_idle(server)
        with hostile.serving(data, query_seconds=30, workers=1) as server:
            the_next_after_hanging_up(server)


if __name__ == "__main__":
    main()
