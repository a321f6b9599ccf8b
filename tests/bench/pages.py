"""What pages cost: time of the server uncached and from the cache, time of their queries, and weight.

    python tests/bench/pages.py DATA [--runs 5]

DATA is a data folder with a release, as `samgraf build` or `synthetic.py` makes it. Pages are asked of the
application itself, without a network: the time of a page is the server's. "queries" is how long at least one of its
queries ran. Each time uncached is the least of the runs, since what else the machine does only adds to it; pages
above three times their queries are told again at the end, with the processor time they take beside them. The things
shown are those that most statements point to, so that their pages are the largest.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from api.app import Samgraf, create_app
from api.cache import Cache
from api.pages.graph import Graph
from api.settings import Settings
from ontology import SG, dcat
from queries import questions

FIXED = (
    "/",
    "/things",
    "/questions",
    "/ns",
    "/scheme/role",
    "/shapes",
    "/sparql",
    "/docs",
    "/privacy",
    "/accessibility",
)
LISTS = ("Undertaking", "Statement", "Organisation", "Participation")
# The thing of a class that most statements point to.
POPULAR = "SELECT ?s (COUNT(*) AS ?n) WHERE {{ ?s a <{iri}> . ?x ?p ?s }} GROUP BY ?s ORDER BY DESC(?n) LIMIT 2"
CLASSES = (
    "Region",
    "CountyAdministrativeBoard",
    "Municipality",
    "Company",
    "County",
    "Project",
    "Pilot",
    "Collaboration",
)
CONCEPTS = "SELECT ?s (COUNT(*) AS ?n) WHERE {{ ?x <{iri}> ?s }} GROUP BY ?s ORDER BY DESC(?n) LIMIT 1"
SPANS: list[tuple[float, float]] = []
"""When each query of the page in work began and ended."""


async def noted(self: Graph, request: Any, read: Any = Graph.read) -> bytes:
    """Read as a graph does, and note when."""
    began = time.perf_counter()
    try:
        return bytes(await read(self, request))
    finally:
        SPANS.append((began, time.perf_counter()))


def covered() -> float:
    """Seconds in which at least one query ran."""
    total, until = 0.0, 0.0
    for began, ended in sorted(SPANS):
        total += max(0.0, ended - max(began, until))
        until = max(until, ended)
    return total


async def get(app: Samgraf, path: str, accept: bytes = b"text/html") -> tuple[int, bytes, float]:
    """Status, body and seconds of one answer."""
    messages: list[dict[str, Any]] = []
    address, _, query = path.partition("?")
    scope = {
        **{"type": "http", "asgi": {"version": "3.0"}, "http_version": "1.1", "method": "GET", "scheme": "http"},
        **{"path": address, "raw_path": address.encode(), "query_string": query.encode(), "root_path": ""},
        **{"headers": [(b"accept", accept), (b"accept-language", b"sv")], "client": ("127.0.0.1", 1), "server": None},
    }

    async def receive() -> dict[str, Any]:
        await asyncio.Event().wait()
        return {}

    async def send(message: Any) -> None:
        messages.append(message)

    began = time.perf_counter()
    await app(scope, receive, send)
    seconds = time.perf_counter() - began
    return messages[0]["status"], b"".join(one.get("body", b"") for one in messages[1:]), seconds


async def addresses(app: Samgraf) -> list[str]:
    """A page of every kind, the largest there is."""
    texts = [POPULAR.format(iri=SG + name) for name in CLASSES]
    texts += [CONCEPTS.format(iri=iri) for iri in (SG + "role", SG + "factorTheme", SG + "status", dcat("theme").value)]
    found = [*FIXED, *(f"/things/{name}" for name in LISTS)]
    for text in texts:
        _, body, _ = await get(app, f"/sparql?query={quote(text)}", b"text/csv")
        found += [f"/{row.partition('/samgraf/')[2]}".split(",")[0] for row in body.decode().splitlines()[1:]]
    found += [f"/questions/{name}" for name in questions()]
    return [path.replace("/id/", "/page/", 1) if path.startswith("/id/") else path for path in found]


@contextmanager
def noting() -> Iterator[None]:
    """Note every query of a page while it lasts."""
    read, Graph.read = Graph.read, noted  # type: ignore[method-assign,assignment]
    yield
    Graph.read = read  # type: ignore[method-assign]


async def measure(data: Path, runs: int) -> None:
    """Print a line a page."""
    app = create_app(Settings(data=data, metrics_port=0))
    await app.site.releases.start()
    print(f"{'page':64} {'uncached':>9} {'queries':>9} {'ratio':>6} {'cached':>8} {'kB':>6}")
    slow: list[str] = []
    try:
        for path in await addresses(app):
            uncached, asked, own, warm = [], [], [], []
            await get(app, path)  # what is read once in the life of a server
            for _ in range(runs):
                app.site.answers.cache = Cache(app.site.settings.cache_mb << 20)
                SPANS.clear()
                began = time.thread_time()
                status, body, seconds = await get(app, path)
                own.append(time.thread_time() - began)
                uncached.append(seconds)
                asked.append(covered())
            for _ in range(20 * runs):
                warm.append((await get(app, path))[2])
            one, other = min(uncached) * 1000, min(asked) * 1000
            if other and one > 3 * other:
                cost = f"{min(own) * 1000:.1f} ms of our processor"
                slow.append(f"  {path[:64]}: {one:.1f} ms, {other:.1f} ms of it queries, {cost}")
            ratio = f"{one / other:6.2f}" if other else "     –"
            kept = statistics.median(warm) * 1000
            note = "" if status == 200 else f"  {status}"
            print(f"{path[:64]:64} {one:6.1f} ms {other:6.1f} ms {ratio} {kept:5.2f} ms {len(body) / 1000:6.1f}{note}")
        print(f"{len(slow)} pages take more than 3 times their queries", *slow, sep="\n")
    finally:
        await app.site.releases.stop()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    given = parser.parse_args()
    with noting():
        asyncio.run(measure(given.data, given.runs))
