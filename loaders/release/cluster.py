"""The workers of a Dask scheduler as a crew."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from typing import Any

from loaders.errors import BrokenPromise, InputError
from loaders.release.crew import AHEAD, Made, Name, Task, as_finished
from loaders.release.identity import loader_key, package_key

PATIENCE = "30s"  # for a scheduler to answer


class Cluster:
    """The workers of a Dask scheduler, by its address.

    What a worker had in hand when it was lost is given to another; a task that three workers were lost with
    is taken to be what ended them.

    Raises:
        InputError: there is no scheduler, it has no workers, or they run another loader.
    """

    shares_disk = False

    def __init__(self, address: str) -> None:
        try:
            import distributed
        except ImportError as error:
            raise InputError("--cluster needs Dask: pip install 'samgraf[cluster]'") from error
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

        loop, threads = self._client.loop.asyncio_loop, sum(self._client.nthreads().values())

        def submit(task: Task) -> Future[Made]:
            there = self._client.submit(work, task, pure=False)
            return asyncio.run_coroutine_threadsafe(_fetched(there), loop)

        try:
            yield from as_finished(submit, tasks, AHEAD * threads)
        except KilledWorker as error:
            raise BrokenPromise(f"workers were lost with one document after the other: {error}") from error


def program_key() -> str:
    """Return the hash of what decides what a worker makes of a document."""
    return loader_key() + package_key("ontology")


async def _fetched(there: Any) -> Any:
    return await there
