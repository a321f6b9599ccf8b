"""One request to a remote endpoint, read by a thread, since that is what `http.client` is for."""

from __future__ import annotations

import asyncio
import base64
import http.client
import socket
import ssl
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from urllib.parse import SplitResult

from api.engine.answer import Answer, Stream
from api.engine.dialect import Dialect, away, form
from api.engine.job import HOLD_BYTES
from api.engine.request import Request
from api.errors import EngineFailed, Problem, ResultTooLarge, TimedOut
from api.negotiation import GRAPHS, RESULTS
from api.settings import Settings

PIECE_BYTES = 64 << 10
CONNECT_SECONDS = 5.0  # in which a store that is there lets in
SPOKEN = {format.content_type.partition(";")[0]: format.accepted for format in (*GRAPHS, *RESULTS)}
# What a connection meets that the other end closed or never took: nothing was answered, so it may be tried again.
_UNANSWERED = (ConnectionError, http.client.RemoteDisconnected)


@lru_cache(maxsize=1)
def _trusted() -> ssl.SSLContext:
    """The certificates of the system: read once, for that takes longer than most queries."""
    return ssl.create_default_context()


def timed_out(limit: float) -> TimedOut:
    """What is told of a query that ran longer than `limit` seconds."""
    said = f"A query may run for {limit:g} seconds.", f"En fråga får ta {limit:g} sekunder."
    return TimedOut(said, limit=limit)


def _told(error: Exception) -> Problem:
    name = type(error).__name__
    if isinstance(error, OSError) and not isinstance(error, ssl.SSLCertVerificationError):  # which no waiting mends
        return away(name)
    return EngineFailed((f"The remote store failed: {name}.", f"Databasen fallerade: {name}."))


class Reading:
    """One request and its answer; `server` is how the endpoint calls itself, once it has answered."""

    def __init__(
        self,
        url: SplitResult,
        request: Request,
        settings: Settings,
        dialect: Dialect,
        loop: asyncio.AbstractEventLoop,
    ) -> None:
        self.answer: asyncio.Future[Answer] = loop.create_future()
        self.server = ""
        self._url, self._request, self._settings, self._dialect, self._loop = url, request, settings, dialect, loop
        self._deadline = time.monotonic() + settings.query_seconds
        self._may_read = threading.Event()
        self._may_read.set()
        self._connection: http.client.HTTPConnection | None = None
        self._socket: socket.socket | None = None  # which http.client forgets where the other end is to close it
        self._response: http.client.HTTPResponse | None = None
        self._stopped = False

    def stop(self) -> None:
        """Drop the connection: the thread's next read fails."""
        self._stopped = True
        self._may_read.set()
        if self._socket is not None:
            with suppress(OSError):  # closed by now
                self._socket.shutdown(socket.SHUT_RDWR)

    def run(self) -> None:
        """In the thread: ask, hold back, hand over."""
        stream: Stream | None = None
        try:
            response = self._send()
            held, size = [], 0
            while piece := self._next(response):
                size += len(piece)
                if size > self._settings.result_mb << 20:
                    raise ResultTooLarge("", limit=self._settings.result_mb)
                if stream is not None:
                    self._in_loop(stream.put, piece)
                    continue
                held.append(piece)
                if size > HOLD_BYTES and not self._dialect.translates:
                    stream = Stream("", self._may_read.clear, self._may_read.set, self.stop)
                    for early in held:
                        self._in_loop(stream.put, early)
                    self._in_loop(self._hand_over, stream)
            if response.length:  # what read1 does not mind
                raise http.client.IncompleteRead(b"", response.length)
            if stream is None:
                body = self._dialect.translated(b"".join(held), self._request)
                self._in_loop(self._hand_over, Answer("", body))
            else:
                self._in_loop(stream.end)
        except Problem as problem:
            self._fail(stream, problem)
        except TimeoutError:
            self._fail(stream, timed_out(self._settings.query_seconds))
        except (OSError, http.client.HTTPException, ValueError, SyntaxError) as error:
            self._fail(stream, _told(error))
        finally:
            self._close()

    def _close(self) -> None:
        for held in (self._response, self._connection, self._socket):
            if held is not None:
                held.close()

    def _send(self) -> http.client.HTTPResponse:
        try:
            response = self._post()
        except _UNANSWERED:
            if self._stopped:
                raise
            self._close()
            response = self._post()  # a query changes nothing: it may be asked twice
        self.server = response.getheader("Server", "")
        problem = self._dialect.problem(response)
        if problem is not None:
            raise problem
        wanted = self._dialect.accept(self._request)
        told = response.getheader("Content-Type", wanted).partition(";")[0].strip().lower()
        if not self._dialect.translates and told not in SPOKEN[wanted]:  # a page of some proxy, say
            raise EngineFailed((f"The remote store answers with {told}.", f"Databasen svarar med {told}."))
        return response

    def _post(self) -> http.client.HTTPResponse:
        host, port, patience = self._url.hostname or "", self._url.port, min(self._left(), CONNECT_SECONDS)
        if self._url.scheme == "https":
            self._connection = http.client.HTTPSConnection(host, port, timeout=patience, context=_trusted())
        else:
            self._connection = http.client.HTTPConnection(host, port, timeout=patience)
        headers = {"Accept": self._dialect.accept(self._request), "Content-Type": "application/x-www-form-urlencoded"}
        if self._settings.store_user:
            pair = f"{self._settings.store_user}:{self._settings.store_password}".encode()
            headers["Authorization"] = f"Basic {base64.b64encode(pair).decode()}"
        body = form(self._dialect.fields(self._request, self._url, self._left()))
        try:
            self._connection.connect()
        except TimeoutError as error:
            raise away(type(error).__name__) from error
        self._socket = self._connection.sock
        self._socket.settimeout(self._left())
        self._connection.request("POST", self._url.path or "/", body, headers)
        self._response = self._connection.getresponse()
        return self._response

    def _next(self, response: http.client.HTTPResponse) -> bytes:
        if not self._may_read.wait(self._left()):
            raise TimeoutError
        if self._socket is not None and not self._stopped:
            self._socket.settimeout(self._left())
        return response.read1(PIECE_BYTES)

    def _left(self) -> float:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left

    def _hand_over(self, answer: Answer) -> None:
        if not self.answer.done():
            self.answer.set_result(answer)

    def _fail(self, stream: Stream | None, problem: Problem) -> None:
        if stream is not None:
            self._in_loop(stream.end, problem)
        else:
            self._in_loop(self._refuse, problem)

    def _refuse(self, problem: Problem) -> None:
        if not self.answer.done():
            self.answer.set_exception(problem)

    def _in_loop(self, call: Callable[..., None], *arguments: object) -> None:
        self._loop.call_soon_threadsafe(call, *arguments)
