"""The workers of a Dask scheduler as a crew, and what becomes of a build when they are lost."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError, Future
from functools import cache, partial
from typing import Any

from loaders.errors import BrokenPromise, ClusterLost, InputError
from loaders.release.crew import AHEAD, Made, Name, Task, as_finished
from loaders.release.identity import loader_key, package_key
from loaders.release.journal import Progress

PATIENCE = "30s"  # for a scheduler to answer
NEW_WORKERS = 60  # seconds that a build without workers waits for new ones


class Cluster:
    """The workers of a Dask scheduler, by its address; `say` is told when none is left.

    What a worker had in hand when it was lost is given to another; a task that three workers were lost with
    is taken to be what ended them. Workers may come at any time; new ones are waited for while there is none.

    Raises:
        InputError: there is no scheduler, it has no workers, or they run another loader.
    """

    shares_disk = False

    def __init__(self, address: str, say: Progress = lambda message: None) -> None:
        try:
            import distributed
        except ImportError as error:
            raise InputError("--cluster needs Dask: pip install 'samgraf[cluster]'") from error
        self._address, self._say = address, say
        self._without_since: float | None = None
        try:
            # Dask has no types.
            self._client: Any = distributed.Client(address, timeout=PATIENCE, set_as_default=False)  # type: ignore[no-untyped-call]
            keys = self._client.run(program_key)
        except (OSError, ValueError, ImportError) as error:
            raise InputError(f"{address}: no scheduler whose workers know this loader ({error})") from error
        if not keys:
            raise InputError(f"{address}: the scheduler has no workers; start one: dask worker {address}")
        others = sorted(worker for worker, key in keys.items() if key != program_key())
        if others:
            raise InputError(f"{', '.join(others)}: not the loader and libraries of this machine; install the same")

    def map(self, work: Callable[[Task], Made], tasks: Iterable[tuple[Name, Task]]) -> Iterator[tuple[Name, Made]]:
        """Yield what work makes of each task, as it is done."""
        from distributed import KilledWorker
        from distributed.client import ClosedClientError

        loop, alike = self._client.loop.asyncio_loop, partial(_alike, program_key(), work)

        def submit(task: Task) -> Future[Made]:
            there = self._client.submit(alike, task, pure=False)
            # Not its own result(): that waits without end for what was made by a worker that is lost since.
            return asyncio.run_coroutine_threadsafe(_fetched(there), loop)

        try:
            for named in as_finished(submit, tasks, AHEAD * max(1, self._threads()), self._look):
                self._without_since = None
                yield named
        except KilledWorker as error:
            raise BrokenPromise(f"workers were lost with one document after the other: {error}") from error
        except (_Gone, CancelledError, ClosedClientError) as error:
            raise self._lost("the scheduler was lost; start it and its workers") from error

    def _threads(self) -> int:
        """Return how many tasks the workers do at once."""
        try:
            if self._client.status == "running":
                return sum(self._client.sync(self._client.scheduler.ncores, callback_timeout=PATIENCE).values())
        except OSError:
            pass
        raise self._lost("the scheduler was lost; start it and its workers")

    def _look(self) -> None:
        """Tell that no worker is left, wait for new ones, and end when none has come."""
        now = time.monotonic()
        if self._threads():
            self._without_since = None
        elif self._without_since is None:
            self._without_since = now
            self._say(f"{self._address}: all workers are lost; waiting {NEW_WORKERS} s for new ones")
        elif now - self._without_since > NEW_WORKERS:
            raise self._lost(f"all workers were lost; start some (dask worker {self._address})")

    def _lost(self, said: str) -> ClusterLost:
        self._client.close(timeout=1)
        return ClusterLost(f"{self._address}: {said} and build again: what was read is kept")


@cache
def program_key() -> str:
    """Return the hash of what decides what a worker makes of a document."""
    return loader_key() + package_key("ontology")


class _Gone(Exception):
    """What was asked for cannot be had from there any more."""


async def _fetched(there: Any) -> Any:
    try:
        return await there
    except Exception as error:
        if there.status == "error":  # of the work itself
            raise
        raise _Gone from error


def _alike(key: str, work: Callable[[Task], Made], task: Task) -> Made:
    """Do the work where the same loader stands: workers that come later were not asked before."""
    if key != program_key():
        raise InputError("a worker has not the loader and libraries of this machine; install the same")
    return work(task)
