"""An answer as an engine gives it: whole, or piece by piece as fast as the reader takes it."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable

from api.errors import Problem

HIGH_BYTES, LOW_BYTES = 2 << 20, 512 << 10


class Answer:
    """The bytes of an answer in some content coding.

    `body` is all of it, or None where it is larger than what is held back before the first byte is sent:
    then `pieces()` yields it once, and raises the Problem if the engine fails on the way. `etag` and `release`
    (its id) are set by whoever knows from which release it came.
    """

    def __init__(self, encoding: str, body: bytes | None = None) -> None:
        self.encoding = encoding
        self.body = body
        self.etag = self.release = b""

    async def pieces(self) -> AsyncIterator[bytes]:
        """The answer in pieces."""
        if self.body:
            yield self.body

    def cancel(self) -> None:
        """Stop the work on it: nobody reads any more."""


class Stream(Answer):
    """An answer that is still being made; `pause` and `resume` hold its maker back."""

    def __init__(
        self, encoding: str, pause: Callable[[], None], resume: Callable[[], None], cancel: Callable[[], None]
    ) -> None:
        super().__init__(encoding)
        self._pause, self._resume, self._cancel = pause, resume, cancel
        self._pieces: deque[bytes] = deque()
        self._held = 0
        self._ended = False
        self._problem: Problem | None = None
        self._news = asyncio.Event()

    def put(self, data: bytes) -> None:
        """The next piece."""
        self._pieces.append(data)
        self._held += len(data)
        if self._held > HIGH_BYTES:
            self._pause()
        self._news.set()

    def end(self, problem: Problem | None = None) -> None:
        """No piece follows; `problem` says why there should have been more."""
        self._ended, self._problem = True, problem
        self._news.set()

    async def pieces(self) -> AsyncIterator[bytes]:
        """The pieces as they come."""
        while True:
            while self._pieces:
                data = self._pieces.popleft()
                self._held -= len(data)
                if self._held < LOW_BYTES:
                    self._resume()
                yield data
            if self._ended:
                break
            self._news.clear()
            await self._news.wait()
        if self._problem is not None:
            raise self._problem

    def cancel(self) -> None:
        """Stop the work."""
        if not self._ended:
            self._cancel()
