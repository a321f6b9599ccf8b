"""A client's connection: impatient with those that ask nothing, and quick with what was asked before."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterable
from typing import Any, cast

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from api.app import Samgraf
from api.errors import NoRelease

PATIENCE_SECONDS = 15.0  # with a connection that asks nothing
_LONGEST = 4096  # bytes of a request that is looked up as it stands


class Connection(HttpToolsProtocol):
    """uvicorn's connection with two habits more.

    It closes when nothing is answered and no request becomes whole for PATIENCE_SECONDS, idle or drop by drop.
    A request that is byte for byte one that was answered from the cache is answered from it again, before
    anything is parsed; all else goes uvicorn's way.
    """

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Start the clock (asyncio.Protocol)."""
        super().connection_made(cast(asyncio.Transport, _Joining(transport, self.loop)))
        self._last: Any = None
        self._look_again()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop the clock (asyncio.Protocol)."""
        self._clock.cancel()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Answer from the cache or read on (asyncio.Protocol)."""
        cycle: Any = self.cycle
        whole = (
            data.startswith(b"GET ")
            and data.endswith(b"\r\n\r\n")
            and len(data) <= _LONGEST
            and (cycle is None or (cycle.response_complete and not self.pipeline))
        )
        if not whole or not self._answer(data):
            before = cycle
            super().data_received(data)
            if whole and self.cycle is not before and data.find(b"\r\n\r\n") == len(data) - 4:
                scope: Any = self.scope
                scope["samgraf.raw"] = data

    def _answer(self, data: bytes) -> bool:
        app: Any = self.app
        if not isinstance(app, Samgraf):
            return False
        try:
            edition = app.site.releases.current
        except NoRelease:
            return False
        began = time.perf_counter()
        entry = app.site.answers.cache.by_raw((edition.name, data))
        if entry is None:
            return False
        lines = [b"HTTP/1.1 200 OK"]
        lines += [b"%s: %s" % item for item in (*self.server_state.default_headers, *entry.headers)]
        self.transport.writelines([b"\r\n".join(lines), b"\r\n\r\n", entry.body])
        self._last = entry
        app.metrics.count("sparql", 200, time.perf_counter() - began, len(entry.body))
        return True

    def _look_again(self) -> None:
        self._clock = self.loop.call_later(PATIENCE_SECONDS, self._look)

    def _look(self) -> None:
        cycle: Any = self.cycle
        if cycle is self._last and (cycle is None or cycle.response_complete):
            self.transport.close()
        else:
            self._last = cycle
            self._look_again()


class _Joining:
    """A transport that sends the head of an answer together with what follows at once: one system call, not two."""

    def __init__(self, transport: asyncio.Transport, loop: asyncio.AbstractEventLoop) -> None:
        self._transport, self._loop = transport, loop
        self._head = b""

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)

    def write(self, data: bytes) -> None:
        """Hold a head until the loop turns; send all else behind what is held."""
        if self._head:
            data, self._head = self._head + data, b""
        elif data.startswith(b"HTTP/1.1 ") and data.endswith(b"\r\n\r\n"):
            self._head = data
            self._loop.call_soon(self._flush)
            return
        self._transport.write(data)

    def writelines(self, lines: Iterable[bytes]) -> None:
        """Send several pieces."""
        self._flush()
        self._transport.writelines(lines)

    def close(self) -> None:
        """Send what is held and close."""
        self._flush()
        self._transport.close()

    def _flush(self) -> None:
        if self._head:
            head, self._head = self._head, b""
            self._transport.write(head)
