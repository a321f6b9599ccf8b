"""api.cache: a byte budget, the oldest out first, each answer made once."""

from __future__ import annotations

import asyncio

import pytest

from api.cache import ENTRY_OVERHEAD, Cache, Entry, SingleFlight
from api.engine.answer import Answer, Stream
from api.errors import TimedOut

pytestmark = pytest.mark.anyio


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


def entry(size: int) -> Entry:
    return Entry(b"x" * size, [], b'"e"')


def test_the_budget_holds() -> None:
    """However much is put in, no more than the budget is kept, and the least recently used goes first."""
    cache = Cache(100 * (ENTRY_OVERHEAD + 100))
    for i in range(100):
        cache.put(i, entry(100))
    cache.get(0)

    cache.put("new", entry(100))

    assert cache.size <= cache.limit
    assert cache.get(0) is not None
    assert cache.get(1) is None


def test_what_is_large_is_not_kept() -> None:
    """One answer takes at most an eighth; with a budget of nothing none is kept."""
    cache, nothing = Cache(80_000), Cache(0)

    cache.put("large", entry(20_000))
    nothing.put("small", entry(1))

    assert cache.get("large") is None
    assert nothing.get("small") is None
    assert cache.size == nothing.size == 0


def test_an_alias_goes_with_its_entry() -> None:
    """A request seen before finds its entry until that is dropped; then nothing of it is left."""
    cache = Cache(40 * ENTRY_OVERHEAD)
    cache.put("key", entry(10))
    cache.add_alias("key", "request", alias_bytes=30)
    assert cache.by_alias("request") is not None

    for i in range(100):
        cache.put(i, entry(10))

    assert cache.by_alias("request") is None
    assert cache.size <= cache.limit


async def test_the_same_work_is_done_once() -> None:
    """Ten who ask at once get one answer that was made once."""
    flights, runs = SingleFlight(), []

    async def work() -> Answer:
        runs.append(1)
        await asyncio.sleep(0.01)
        return Answer("", b"whole")

    answers = await asyncio.gather(*(flights.run("key", work) for _ in range(10)))

    assert len(runs) == 1
    assert {answer.body for answer in answers} == {b"whole"}


async def test_a_problem_is_told_to_all() -> None:
    """When the work fails, each who waits is told, and the next who comes tries again."""
    flights, runs = SingleFlight(), []

    async def work() -> Answer:
        runs.append(1)
        await asyncio.sleep(0.01)
        raise TimedOut("late")

    told = await asyncio.gather(*(flights.run("key", work) for _ in range(3)), return_exceptions=True)
    with pytest.raises(TimedOut):
        await flights.run("key", work)

    assert [type(problem) for problem in told] == [TimedOut] * 3
    assert len(runs) == 2


async def test_who_leaves_does_not_take_the_answer_along() -> None:
    """When the first asker hangs up, another takes over."""
    flights = SingleFlight()

    async def work() -> Answer:
        await asyncio.sleep(0.05)
        return Answer("", b"whole")

    first, second = (asyncio.create_task(flights.run("key", work)) for _ in range(2))
    await asyncio.sleep(0.01)
    first.cancel()

    assert (await second).body == b"whole"
    assert first.cancelled()


async def test_a_stream_has_one_reader() -> None:
    """An answer that comes in pieces is not shared."""
    flights = SingleFlight()

    async def work() -> Answer:
        await asyncio.sleep(0.01)
        return Stream("", lambda: None, lambda: None, lambda: None)

    streams = await asyncio.gather(*(flights.run("key", work) for _ in range(3)))

    assert len({id(stream) for stream in streams}) == 3
