"""Who does the work that parts by document: processes of this machine, or the workers of a cluster.

Any crew takes tasks as it gets to them: as many wait as keep it busy, the rest is made when there is room for
it, so memory does not grow with their number. A result comes as soon as it is there, with the name of its task:
one slow task holds up no other, and what is done can be kept before a build is killed.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from queue import Empty, SimpleQueue
from threading import Thread
from typing import Protocol, TypeVar

from loaders.errors import BrokenPromise

Name = TypeVar("Name")
Task = TypeVar("Task")
Made = TypeVar("Made")
AHEAD = 4  # tasks that wait for each process: enough that none is idle, few enough to hold in memory
LOOK = 2.0  # seconds without a result after which a crew looks whether there is still who makes one


class Crew(Protocol):
    """Does work on many tasks at once."""

    shares_disk: bool
    """Whether it reads the files that we read; else what it needs is sent along."""

    def map(self, work: Callable[[Task], Made], tasks: Iterable[tuple[Name, Task]]) -> Iterator[tuple[Name, Made]]:
        """Yield what work makes of each task, with the task's name, as it is done: in any order.

        Raises:
            BrokenPromise: who did the work ended before it was done, as when memory runs out.
            ClusterLost: the cluster is gone.
        """


class Processes:
    """Processes of this machine; none is started where one is enough, or where there is one task alone."""

    shares_disk = True

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs

    def map(self, work: Callable[[Task], Made], tasks: Iterable[tuple[Name, Task]]) -> Iterator[tuple[Name, Made]]:
        """Yield what work makes of each task, as it is done."""
        waiting = iter(tasks)
        first = list(islice(waiting, 2))
        if self._jobs < 2 or len(first) < 2:
            yield from ((name, work(task)) for name, task in chain(first, waiting))
            return
        # Spawned, not forked: a fork of a process with threads (the store has some) can hang.
        with ProcessPoolExecutor(self._jobs, get_context("spawn"), end_with_parent) as pool:
            try:
                most = AHEAD * self._jobs
                yield from as_finished(lambda task: pool.submit(work, task), chain(first, waiting), most)
            except BrokenProcessPool as error:
                raise BrokenPromise("a process that read documents was ended; try again with fewer --jobs") from error
            finally:
                pool.shutdown(cancel_futures=True)


def end_with_parent() -> None:
    """End this process as soon as the one that started it is gone, in the middle of a task too."""
    parent = parent_process()
    if parent is None:
        return

    def watch() -> None:
        parent.join()
        os._exit(1)

    Thread(target=watch, daemon=True).start()


def as_finished(
    submit: Callable[[Task], Future[Made]],
    tasks: Iterable[tuple[Name, Task]],
    most: int,
    look: Callable[[], None] = lambda: None,
) -> Iterator[tuple[Name, Made]]:
    """Yield results as they are there, each with the name of its task.

    Args:
        submit: begins a task.
        tasks: names and tasks, made as there is room.
        most: how many may be under way or done and not yet taken.
        look: is called whenever there was no result for LOOK seconds; what it raises ends the waiting.
    """
    finished: SimpleQueue[Future[Made]] = SimpleQueue()
    names: dict[Future[Made], Name] = {}

    def taken() -> tuple[Name, Made]:
        while True:
            try:
                future = finished.get(timeout=LOOK)
            except Empty:
                look()
            else:
                return names.pop(future), future.result()

    for name, task in tasks:
        future = submit(task)
        names[future] = name
        future.add_done_callback(finished.put)
        if len(names) >= most or not finished.empty():
            yield taken()
    while names:
        yield taken()
