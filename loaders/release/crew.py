"""Who does the work that parts by document: processes of this machine, or a Dask cluster.

Either takes tasks as it gets to them: as many wait as keep it busy, the rest is made when there is room for
it, and results come in the order of the tasks. So memory does not grow with their number.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import Any, Protocol, TypeVar

from loaders.errors import BrokenPromise, InputError
from loaders.release.identity import loader_key, package_key

Task = TypeVar("Task")
Made = TypeVar("Made")
AHEAD = 4  # tasks that wait for each process: enough that none is idle, few enough to hold in memory
PATIENCE = "30s"  # for a scheduler to answer


class Crew(Protocol):
    """Does work on many tasks at once."""

    shares_disk: bool
    """Whether it reads the files that we read; else what it needs is sent along."""

    def map(self, work: Callable[[Task], Made], tasks: Iterable[Task]) -> Iterator[Made]:
        """Yield what work makes of each task, in their order.

        Raises:
            BrokenPromise: who did the work ended before it was done, as when memory runs out.
        """


class Processes:
    """Processes of this machine; none is started where one is enough, or where there is one task alone."""

    shares_disk = True

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs

    def map(self, work: Callable[[Task], Made], tasks: Iterable[Task]) -> Iterator[Made]:
        """Yield what work makes of each task."""
        waiting = iter(tasks)
        first = list(islice(waiting, 2))
        if self._jobs < 2 or len(first) < 2:
            yield from map(work, first)
            yield from map(work, waiting)
            return
        # Spawned, not forked: a fork of a process with threads (the store has some) can hang.
        with ProcessPoolExecutor(self._jobs, get_context("spawn"), end_with_parent) as pool:
            try:
                yield from _windowed(lambda task: pool.submit(work, task), chain(first, waiting), AHEAD * self._jobs)
            except BrokenProcessPool as error:
                raise BrokenPromise("a process that read documents was ended; try again with fewer --jobs") from error


def end_with_parent() -> None:
    """End this process as soon as the one that started it is gone, in the middle of a task too."""
    parent = parent_process()
    if parent is None:
        return

    def watch() -> None:
        parent.join()
        os._exit(1)

    Thread(target=watch, daemon=True).start()


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

    def map(self, work: Callable[[Task], Made], tasks: Iterable[Task]) -> Iterator[Made]:
        """Yield what work makes of each task."""
        from distributed import KilledWorker

        threads = sum(self._client.nthreads().values())
        try:
            yield from _windowed(lambda task: self._client.submit(work, task, pure=False), iter(tasks), AHEAD * threads)
        except KilledWorker as error:
            raise BrokenPromise(f"workers were lost with one document after the other: {error}") from error


def program_key() -> str:
    """Return the hash of what decides what a worker makes of a document."""
    return loader_key() + package_key("ontology")


def _windowed(submit: Callable[[Task], Any], tasks: Iterator[Task], most: int) -> Iterator[Any]:
    """Yield results in the order of their tasks, with at most so many under way."""
    under_way: deque[Any] = deque()
    for task in tasks:
        under_way.append(submit(task))
        if len(under_way) >= most:
            yield under_way.popleft().result()
    while under_way:
        yield under_way.popleft().result()
