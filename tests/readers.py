"""Readers who ask all the time, while a test changes what answers them."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Self

ASKING = 4  # readers at once


class Readers:
    """Threads that each run `ask` with its number and what tells it to end, for as long as the block lasts."""

    def __init__(self, ask: Callable[[int, threading.Event], None]) -> None:
        self._ended = threading.Event()
        self._threads = [threading.Thread(target=ask, args=(number, self._ended)) for number in range(ASKING)]

    def __enter__(self) -> Self:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        for thread in self._threads:
            thread.join()
