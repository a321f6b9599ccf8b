"""Search in the index of the release: names as they are and as they are printed, statements, quotations.

The index is SQLite, opened for reading alone, in a thread with a deadline.
"""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from functools import lru_cache
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from api.errors import Overloaded, TimedOut
from api.hits import Found, Quotation
from api.release import file_of
from api.search_index import look, stand
from api.wording import Term

SECONDS = 3.0
STEPS = 10_000  # of SQLite between two looks at the clock
WAITING = 32  # searches that may be under way or wait


class Searches:
    """Runs searches in threads of their own, a few at a time."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(2, thread_name_prefix="search")
        self._waiting = 0

    async def run(self, release: Path, terms: Sequence[Term], kind: str = "", page: int = 1) -> Found:
        """Search the index of a release; of one class, a page of hits, else the first few of each.

        Raises:
            NotFound: the release has no index.
            TimedOut: it took more than SECONDS.
            Overloaded: too many searches wait.
        """
        if not terms:
            return Found()
        if self._waiting >= WAITING:
            raise Overloaded(("Too many searches at once.", "För många sökningar på en gång."), {"Retry-After": "2"})
        self._waiting += 1
        try:
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(self._threads, _within, release, look, tuple(terms), kind, page)
        finally:
            self._waiting -= 1

    async def stand(
        self, release: Path, words: tuple[tuple[str, ...], ...], most: int
    ) -> list[tuple[int, list[Quotation]]]:
        """Where words stand in quotations: for each group of them how many quotations, and the first of these.

        The words are those of the vocabulary, so that each group is looked for once in the life of a release.

        Raises:
            NotFound: the release has no index.
            TimedOut: it took more than SECONDS.
        """
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, _standing, release, words, most)

    def close(self) -> None:
        """Let the threads end."""
        self._threads.shutdown(wait=False, cancel_futures=True)


Arguments = ParamSpec("Arguments")
Answer = TypeVar("Answer")


def _within(
    release: Path,
    work: Callable[Concatenate[sqlite3.Connection, Arguments], Answer],
    *args: Arguments.args,
    **kwargs: Arguments.kwargs,
) -> Answer:
    """What a piece of work makes of the index of a release before the deadline."""
    path = file_of(release, "search/index.sqlite")
    deadline = time.monotonic() + SECONDS
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as database:
        database.row_factory = sqlite3.Row
        database.set_progress_handler(lambda: time.monotonic() > deadline, STEPS)
        try:
            return work(database, *args, **kwargs)
        except sqlite3.OperationalError as error:
            if "interrupted" not in str(error):
                raise
            raise TimedOut(
                (
                    f"A search has {SECONDS:g} seconds; search for more or longer words.",
                    f"En sökning får ta {SECONDS:g} sekunder; sök på fler eller längre ord.",
                ),
                limit=SECONDS,
            ) from None


@lru_cache(maxsize=512)
def _standing(release: Path, words: tuple[tuple[str, ...], ...], most: int) -> list[tuple[int, list[Quotation]]]:
    return _within(release, stand, words, most)
