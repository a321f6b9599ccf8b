"""api.releases: a new release comes into service, an engine that dies is replaced, no request is dropped."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from api.engine.local import LocalEngine
from api.engine.request import Request
from api.errors import EngineFailed, NoRelease
from api.release import Release
from api.releases import Releases
from api.settings import Settings

Write = Callable[..., Path]
pytestmark = pytest.mark.anyio
NAME = Request(text="SELECT ?o { <x:s> <x:p> ?o }", format="csv")


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


def graph(value: str) -> dict[str, str]:
    return {"reference": f"<x:s> <x:p> '{value}' ; <x:q> 1, 2, 3 ."}


def settings(data: Path, **given: object) -> Settings:
    return Settings(data=data, workers=1, metrics_port=0, **given)  # type: ignore[arg-type]


async def answer(releases: Releases) -> str:
    whole = await releases.run(releases.current, NAME, "client")
    assert whole.body is not None
    return whole.body.decode().split()[1]


def children(parent: int) -> list[int]:
    """The processes that this one has forked."""
    listed = Path(f"/proc/{parent}/task/{parent}/children").read_text()
    return [int(pid) for pid in listed.split()]


def mother(releases: Releases) -> int:
    engine = releases.current.engine
    assert isinstance(engine, LocalEngine)
    return engine.mother_pid


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not condition():
            await asyncio.sleep(0.02)


@pytest.mark.parametrize("engine", ["memory", "disk"])
async def test_both_engines_answer_alike(write_release: Write, tmp_path: Path, engine: str) -> None:
    """The store in memory and the one on disk give the same bytes, but their validators differ."""
    data = write_release(tmp_path, graph("one"))
    releases = Releases(settings(data, engine=engine), data / "current")
    await releases.start()

    try:
        assert await answer(releases) == "one"
        assert releases.current.name == f"r1/{engine}"
    finally:
        await releases.stop()


async def test_a_new_release_is_served_without_a_dropped_request(write_release: Write, tmp_path: Path) -> None:
    """While clients ask on and on, current moves twice; every answer is whole, old before new."""
    data = write_release(tmp_path, graph("one"), id="r1")
    releases = Releases(settings(data), data / "current")
    await releases.start()
    seen: list[str] = []
    stop = False

    async def ask() -> None:
        while not stop:
            seen.append(await answer(releases))
            await asyncio.sleep(0)

    try:
        clients = [asyncio.create_task(ask()) for _ in range(8)]
        for id, value in (("r2", "two"), ("r3", "three")):
            await asyncio.to_thread(write_release, data, graph(value), id=id)
            await until(lambda value=value: value in seen)
        stop = True
        await asyncio.gather(*clients)
        seen.append(await answer(releases))  # one asked before the move may have been answered after it
    finally:
        await releases.stop()

    assert seen[0] == "one"
    assert set(seen) == {"one", "two", "three"}
    assert seen[-1] == "three"


async def test_the_etag_changes_with_the_release(write_release: Write, tmp_path: Path) -> None:
    """The same request has another validator in another release."""
    data = write_release(tmp_path, graph("one"), id="r1")
    releases = Releases(settings(data), data / "current")
    await releases.start()

    try:
        before = releases.current.etag(NAME)
        write_release(data, graph("one"), id="r2")
        await until(lambda: releases.current.release.id == "r2")
        assert releases.current.etag(NAME) != before
    finally:
        await releases.stop()


async def test_a_first_release_is_noticed(write_release: Write, tmp_path: Path) -> None:
    """A server started on an empty data folder serves the release that comes."""
    releases = Releases(settings(tmp_path), tmp_path / "current")
    await releases.start()

    try:
        with pytest.raises(NoRelease):
            _ = releases.current
        write_release(tmp_path, graph("one"))
        async with asyncio.timeout(10):
            while True:
                try:
                    assert await answer(releases) == "one"
                    break
                except NoRelease:
                    await asyncio.sleep(0.05)
    finally:
        await releases.stop()


async def test_a_broken_release_leaves_the_old_one(write_release: Write, tmp_path: Path) -> None:
    """Where current comes to point at something that cannot be opened, the old release answers on."""
    data = write_release(tmp_path, graph("one"), id="r1")
    releases = Releases(settings(data, engine="disk"), data / "current")
    await releases.start()

    try:
        write_release(data, graph("two"), id="r2")
        for file in (data / "releases" / "r2" / "store").glob("*"):
            file.write_bytes(b"no store")
        await asyncio.sleep(1.5)
        assert await answer(releases) == "one"
    finally:
        await releases.stop()


async def test_a_dead_mother_is_replaced(write_release: Write, tmp_path: Path) -> None:
    """When the mother is killed, requests wait for the next one and are answered."""
    data = write_release(tmp_path, graph("one"))
    releases = Releases(settings(data), data / "current")
    await releases.start()

    try:
        os.kill(mother(releases), signal.SIGKILL)
        await until(lambda: releases.current.engine.closed)
        assert await answer(releases) == "one"
    finally:
        await releases.stop()


async def test_a_dead_worker_is_replaced_and_its_request_started_over(write_release: Write, tmp_path: Path) -> None:
    """When a worker is killed from outside its request is run once more; killed again, it fails, and only it."""
    data = write_release(tmp_path, graph("one"))
    releases = Releases(settings(data), data / "current")
    await releases.start()

    try:
        long = Request(text="SELECT (COUNT(*) AS ?n) {" + "".join(f" ?a{i} ?b{i} ?c{i} ." for i in range(40)) + " }")
        running = asyncio.create_task(releases.run(releases.current, long, "client"))
        killed = set[int]()
        for _ in range(2):
            await asyncio.sleep(0.3)
            for child in set(children(mother(releases))) - killed:
                os.kill(child, signal.SIGKILL)
                killed.add(child)
            await until(lambda: len(set(children(mother(releases))) - killed) == 2)  # the dead are seen a while
        with pytest.raises(EngineFailed):
            await running
        assert await answer(releases) == "one"
        assert releases.current.engine.counts["worker_deaths"] == len(killed)
    finally:
        await releases.stop()


def test_a_manifest_that_cannot_be_read(tmp_path: Path) -> None:
    """A folder without manifest, with a broken one or without what it must say is no release."""
    with pytest.raises(NoRelease, match="samgraf build"):
        Release.open(tmp_path / "current")
    for content in ("", "{}", "[]", '{"id": "x"}'):
        (tmp_path / "manifest.json").write_text(content)
        with pytest.raises(NoRelease):
            Release.open(tmp_path)


async def test_a_closed_engine_leaves_no_process(write_release: Write, tmp_path: Path) -> None:
    """After the end neither mother nor workers are left."""
    data = write_release(tmp_path, graph("one"))
    engine = LocalEngine(data / "current" / "store", True, settings(data))
    await engine.start()
    pid = engine.mother_pid

    await engine.close()

    assert not Path(f"/proc/{pid}").exists()
