"""A client's connection: impatient with those that ask nothing, and quick with what was asked before."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterable
from http import HTTPStatus
from typing import Any, Literal, cast

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from api import http
from api.app import Samgraf
from api.errors import BadRequest, NoRelease, Problem, TooLong

PATIENCE_SECONDS = 15.0  # with a connection that asks nothing
LINGER_SECONDS = 1.0
HEAD_BYTES = 64 << 10  # of a request, its URL and headers; and of what stands between the chunks of its body
_LONGEST = 4096  # bytes of a request that is looked up as it stands


class Connection(HttpToolsProtocol):
    """uvicorn's connection with three habits more.

    It closes when nothing is answered and no request becomes whole for PATIENCE_SECONDS, idle or drop by drop.
    A request that is byte for byte one that was answered from the cache is answered from it again, before
    anything is parsed; all else goes uvicorn's way. What is sent beside bodies it takes up to HEAD_BYTES.
    """

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Start the clock (asyncio.Protocol)."""
        super().connection_made(cast(asyncio.Transport, _Joining(transport, self.loop)))
        self._last: Any = None
        self._deaf = False  # it has been told that it is not understood
        self._beside = 0  # bytes of the present request that are no body, less some for each byte that is
        self._look_again()

    def connection_lost(self, exc: Exception | None) -> None:
        """Stop the clock (asyncio.Protocol)."""
        self._clock.cancel()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Answer from the cache or read on (asyncio.Protocol)."""
        if self._deaf:
            return
        cycle: Any = self.cycle
        whole = (
            data.startswith(b"GET ")
            and data.endswith(b"\r\n\r\n")
            and len(data) <= _LONGEST
            and (cycle is None or (cycle.response_complete and not self.pipeline))
        )
        if not whole or not self._answer(data):
            before = cycle
            self._beside += len(data)
            super().data_received(data)
            if self._beside > HEAD_BYTES:
                self._refuse_head()
            if whole and self.cycle is not before and data.find(b"\r\n\r\n") == len(data) - 4:
                scope: Any = self.scope
                scope["samgraf.raw"] = data

    def on_body(self, body: bytes) -> None:
        """Let a body in small chunks have its frames, and a long one save nothing up for what follows (httptools)."""
        self._beside = max(self._beside - 8 * len(body), 0)
        super().on_body(body)

    def on_message_complete(self) -> None:
        """Begin to count anew (httptools)."""
        self._beside = 0
        super().on_message_complete()

    def send_400_response(self, msg: str) -> None:
        """Tell what cannot be parsed as every problem is told, and close."""
        if len(self.url or b"") > HEAD_BYTES - 1024:
            self._refuse_head()
        else:
            self._refuse(
                BadRequest(
                    (
                        "This cannot be read as an HTTP/1.1 request.",
                        "Det här går inte att läsa som ett anrop i HTTP/1.1.",
                    )
                )
            )

    def _refuse_head(self) -> None:
        """Close on a request whose head has no end; if its body has begun, nothing more can be said."""
        cycle: Any = self.cycle
        if cycle is not None and not cycle.response_complete:
            self.transport.abort()
            return
        part: Literal["url", "headers"] = "url" if len(self.url) > HEAD_BYTES // 2 else "headers"
        self._refuse(
            TooLong(
                (
                    f"URL and headers have at most {HEAD_BYTES} bytes.",
                    f"Adress och huvuden får ha högst {HEAD_BYTES} byte.",
                ),
                part=part,
                limit=HEAD_BYTES,
            )
        )

    def _refuse(self, problem: Problem) -> None:
        if self._deaf or self.transport.is_closing():
            return
        app: Any = self.app
        body = problem.document(app.site.settings.url)
        status = problem.http_status
        headers = [*self.server_state.default_headers, *http.problem_headers(problem)]
        headers += [(b"content-length", b"%d" % len(body)), (b"connection", b"close")]
        lines = [
            b"HTTP/1.1 %d %s" % (status, HTTPStatus(status).phrase.encode()),
            *(b"%s: %s" % item for item in headers),
        ]
        self.transport.writelines([b"\r\n".join(lines), b"\r\n\r\n", body])
        # A connection closed on bytes that nobody has read is reset, and the client never sees why.
        self._deaf = True
        self.loop.call_later(LINGER_SECONDS, self.transport.close)
        app.metrics.count("other", status, 0.0, len(body))

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
