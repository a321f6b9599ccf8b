"""api.engine: requests in worker processes, their limits, and the face for the command line."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Callable
from pathlib import Path

import pytest

from api.engine.ask import ask
from api.engine.local import LocalEngine, fits_in_memory
from api.engine.queue import FairQueue
from api.engine.request import Request
from api.errors import NoRelease, QuerySyntax, ResultTooLarge, TimedOut, TooMuchMemory
from api.settings import Settings

pytestmark = pytest.mark.anyio
TURTLE = "\n".join(f"<x:s{i}> <x:p{j}> <x:o{(i * j) % 50}> ." for i in range(200) for j in range(10))
PRODUCT = "?a ?b ?c . ?d ?e ?f . ?g ?h ?i"


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="module")
def store(write_release: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_release(tmp_path_factory.mktemp("engine"), {"reference": TURTLE}) / "current" / "store"


def limits(**given: object) -> Settings:
    return Settings(workers=1, **{"query_seconds": 600, **given})  # type: ignore[arg-type]


def asked(store: Path, text: str, settings: Settings, **given: object) -> bytes:
    output = io.BytesIO()
    ask(store, Request(text=text, **given), settings, output)  # type: ignore[arg-type]
    return output.getvalue()


def test_ask_writes_the_answer(store: Path) -> None:
    """The command line gets the bytes of the format asked for, large answers whole."""
    few = asked(store, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", limits(), format="csv")
    many = asked(store, "SELECT * { ?s ?p ?o . ?x <x:p1> ?y }", limits(), format="csv")

    assert few == b"n\r\n2000\r\n"
    assert many.count(b"\r\n") == 2000 * 200 + 1


@pytest.mark.parametrize(
    ("text", "settings", "problem"),
    [
        ("SELECT", {}, QuerySyntax),
        (f"SELECT (COUNT(*) AS ?n) {{ {PRODUCT} }}", {"query_seconds": 0.5}, TimedOut),
        (f"SELECT * {{ {PRODUCT} }} ORDER BY ?i", {"query_memory_mb": 64}, TooMuchMemory),
        (f"SELECT * {{ {PRODUCT} }}", {"result_mb": 1}, ResultTooLarge),
    ],
)
def test_ask_has_the_servers_limits(store: Path, text: str, settings: dict[str, object], problem: type) -> None:
    """Time, memory and size are limited as over HTTP."""
    with pytest.raises(problem):
        asked(store, text, limits(**settings))


def test_ask_of_a_store_that_is_not_there(tmp_path: Path) -> None:
    """No store: NoRelease, and no process is left."""
    with pytest.raises(NoRelease):
        asked(tmp_path / "none", "ASK {}", limits())


def test_values_are_bound_as_terms(store: Path) -> None:
    """A value stays the term it is, whatever it holds."""
    hostile = '"\\") } INSERT DATA { <x:a> <x:b> <x:c> } #"@sv'

    answer = asked(store, "SELECT ?x { ?s <x:p1> ?o } LIMIT 1", limits(), format="tsv", bindings=(("x", hostile),))

    assert answer == f"?x\n{hostile}\n".encode()


async def test_clients_share_fairly(store: Path) -> None:
    """One client's long queries, more than there are places, do not keep another's short ones till their end."""
    engine = LocalEngine(store, True, limits(query_seconds=600))
    await engine.start()
    heavy = [Request(text=f"SELECT (COUNT(*) AS ?n{i}) {{ {PRODUCT} }}") for i in range(6)]

    try:
        running = [asyncio.create_task(engine.run(request, "greedy")) for request in heavy]
        await asyncio.sleep(0.2)
        async with asyncio.timeout(60):
            light = [(await engine.run(Request(text=f"ASK {{ <x:s{i}> ?p ?o }}"), "modest")).body for i in range(10)]
        ended = [task for task in running if task.done()]
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
    finally:
        engine.kill()

    assert [b"true" in (body or b"") for body in light] == [True] * 10
    assert ended == []


async def test_a_client_with_every_place_gives_one_back(store: Path) -> None:
    """A second client's lengthy query does not wait for the end of the first client's."""
    engine = LocalEngine(store, True, Settings(workers=2, query_seconds=600))
    await engine.start()
    heavy = [f"SELECT (COUNT(*) AS ?n{i}) {{ {PRODUCT} }}" for i in range(2)]
    lengthy = Request(text="SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f FILTER(?a != ?d) }")

    try:
        await engine.run(lengthy, "modest")  # known from now on as one that takes long
        running = [asyncio.create_task(engine.run(Request(text=text), "greedy")) for text in heavy]
        await asyncio.sleep(0.5)
        answer = await engine.run(lengthy, "modest")
        ended = [task for task in running if task.done()]
        at_work = engine.running + engine.waiting
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
    finally:
        engine.kill()

    assert answer.body is not None
    assert ended == []
    assert at_work == len(heavy)  # the one that gave its place back has it again, or waits for it
    assert engine.counts["restarts"] == 1


async def test_a_worker_that_grew_is_replaced(store: Path) -> None:
    """Memory that a query has left behind is given back with its worker; the next query has its full share."""
    engine = LocalEngine(store, True, limits(query_memory_mb=96))
    await engine.start()
    big = Request(text="SELECT (COUNT(DISTINCT CONCAT(STR(?a), STR(?d))) AS ?n) { ?a ?b ?c . ?d <x:p1> ?f }")

    try:
        answers = {(await engine.run(big)).body for _ in range(6)}
    finally:
        engine.kill()

    assert len(answers) == 1


@pytest.mark.parametrize(("quads", "expected"), [(50_000, True), (10_000_000, False)])
def test_what_fits_in_memory(quads: int, expected: bool) -> None:
    """A copy for the mother and each worker has to fit the budget."""
    assert fits_in_memory(quads, Settings(workers=2, memory_mb=1024)) is expected


def test_the_queue_is_bounded_and_fair() -> None:
    """Nobody fills the queue alone; who has cost least goes first; cost fades."""
    queue = FairQueue[int](limit=10, limit_per_client=5)
    for i in range(8):
        queue.push("greedy", i)
    queue.charge("greedy", 10.0, now=0.0)
    queue.charge("modest", 1.0, now=0.0)
    queue.push("modest", 100)

    assert len(queue) == 6
    assert [queue.pop(now=0.0), queue.pop(now=0.0)] == [100, 0]
    assert queue.remove("greedy", 2)
    assert not queue.remove("greedy", 2)
    assert [queue.pop(now=0.0) for _ in range(len(queue))] == [1, 3, 4]
