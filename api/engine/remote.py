"""The remote engine: a SPARQL 1.1 endpoint elsewhere answers, under the same limits of time and size.

A thread reads each answer, since that is what `http.client` is for; the place it holds is one of few.
"""

from __future__ import annotations

import asyncio
import base64
import http.client
import json
import socket
import ssl
import threading
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import SplitResult, urlencode, urlsplit

from pyoxigraph import RdfFormat, Variable, parse

from api.engine.answer import Answer, Stream
from api.engine.job import HOLD_BYTES
from api.engine.request import Request
from api.errors import (
    EngineFailed,
    NoRelease,
    NotFound,
    Overloaded,
    Problem,
    QuerySyntax,
    ResultTooLarge,
    TimedOut,
)
from api.negotiation import GRAPHS, RESULTS
from api.settings import Settings
from queries import with_values

PIECE_BYTES = 64 << 10
_MEDIA_TYPES = {format.name: format.content_type.partition(";")[0] for format in (*GRAPHS, *RESULTS)}


class RemoteEngine:
    """Answers from the endpoint that STORE names; an `Engine`."""

    kind = "remote"

    def __init__(self, settings: Settings) -> None:
        self.counts: Counter[str] = Counter()
        self.running = 0
        self.closed = False
        self._settings = settings
        self._url = urlsplit(settings.store)
        self._places = 4 * settings.workers
        self._threads = ThreadPoolExecutor(self._places, thread_name_prefix="remote")

    @property
    def waiting(self) -> int:
        """None wait: what finds no place is refused."""
        return 0

    async def start(self) -> None:
        """Ask the endpoint something simple.

        Raises:
            NoRelease: it does not answer.
        """
        try:
            await self.run(Request(text="ASK {}"))
        except Problem as problem:
            raise NoRelease(f"{self._settings.store} does not answer: {problem}") from problem

    async def run(self, request: Request, client: str = "") -> Answer:
        """Answer a request.

        Raises:
            Problem: there is no answer; the exception says why.
        """
        if request.operation == "update":
            return Answer("", b"")  # never sent on; the caller refuses it
        test = _existence(request)
        if test and json.loads((await self._ask(Request(text=test))).body or b"{}").get("boolean") is not True:
            raise NotFound(f"The graph says nothing of {request.thing or request.text}.")
        return await self._ask(request)

    async def close(self) -> None:
        """Take no more requests and let the readers finish."""
        self.closed = True
        while self.running:
            await asyncio.sleep(0.05)
        self.kill()

    def kill(self) -> None:
        """Take no more requests; readers end with their connections."""
        self.closed = True
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def _ask(self, request: Request) -> Answer:
        if self.running >= self._places:
            raise Overloaded("Too many queries at once.", {"Retry-After": "1"})
        reading = _Reading(self._url, request, self._settings, asyncio.get_running_loop())
        self.running += 1
        future = asyncio.get_running_loop().run_in_executor(self._threads, reading.run)
        future.add_done_callback(self._one_less)
        try:
            return await reading.answer
        except asyncio.CancelledError:
            self.counts["cancelled"] += 1
            reading.stop()
            raise
        except TimedOut:
            self.counts["timeouts"] += 1
            raise

    def _one_less(self, _: object) -> None:
        self.running -= 1


class _Reading:
    """One request to the endpoint, read by a thread."""

    def __init__(self, url: SplitResult, request: Request, settings: Settings, loop: asyncio.AbstractEventLoop) -> None:
        self.answer: asyncio.Future[Answer] = loop.create_future()
        self._url, self._request, self._settings, self._loop = url, request, settings, loop
        self._deadline = time.monotonic() + settings.query_seconds
        self._may_read = threading.Event()
        self._may_read.set()
        self._connection: http.client.HTTPConnection | None = None

    def stop(self) -> None:
        """Drop the connection: the thread's next read fails."""
        self._may_read.set()
        connection = self._connection
        if connection is not None and connection.sock is not None:
            connection.sock.shutdown(socket.SHUT_RDWR)

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
                if size > HOLD_BYTES:
                    stream = Stream("", self._may_read.clear, self._may_read.set, self.stop)
                    for early in held:
                        self._in_loop(stream.put, early)
                    self._in_loop(self._hand_over, stream)
            if response.length:  # what read1 does not mind
                raise http.client.IncompleteRead(b"", response.length)
            if stream is None:
                self._in_loop(self._hand_over, Answer("", b"".join(held)))
            else:
                self._in_loop(stream.end)
        except Problem as problem:
            self._fail(stream, problem)
        except TimeoutError:
            limit = self._settings.query_seconds
            self._fail(stream, TimedOut(f"A query may run for {limit:g} seconds.", limit=limit))
        except (OSError, http.client.HTTPException, ValueError) as error:
            self._fail(stream, EngineFailed(f"The remote store failed: {type(error).__name__}."))
        finally:
            if self._connection is not None:
                self._connection.close()

    def _send(self) -> http.client.HTTPResponse:
        host, port, left = self._url.hostname or "", self._url.port, self._left()
        if self._url.scheme == "https":
            context = ssl.create_default_context()
            self._connection = http.client.HTTPSConnection(host, port, timeout=left, context=context)
        else:
            self._connection = http.client.HTTPConnection(host, port, timeout=left)
        headers = {
            "Accept": _MEDIA_TYPES[self._request.format],
            "Content-Type": "application/x-www-form-urlencoded",
        }
        if self._settings.store_user:
            pair = f"{self._settings.store_user}:{self._settings.store_password}".encode()
            headers["Authorization"] = f"Basic {base64.b64encode(pair).decode()}"
        target = self._url.path or "/"
        if self._url.query:
            target += f"?{self._url.query}"
        self._connection.request("POST", target, _form(self._request), headers)
        response = self._connection.getresponse()
        if response.status != 200:
            raise _problem(response)
        return response

    def _next(self, response: http.client.HTTPResponse) -> bytes:
        if not self._may_read.wait(self._left()):
            raise TimeoutError
        if self._connection is not None and self._connection.sock is not None:
            self._connection.sock.settimeout(self._left())
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


def _form(request: Request) -> bytes:
    fields = [("query", _text(request))]
    fields += [("default-graph-uri", iri) for iri in request.default_graphs or ()]
    fields += [("named-graph-uri", iri) for iri in request.named_graphs or ()]
    return urlencode(fields).encode()


def _text(request: Request) -> str:
    """The request as one SPARQL text: what our own engine is told beside the text stands in it."""
    if request.operation == "graph":
        pattern = f"GRAPH <{request.text}> {{ ?s ?p ?o }}" if request.text else "?s ?p ?o"
        return f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {pattern} }}"
    text = request.text
    if request.bindings:
        terms = {}
        for name, term in request.bindings:
            triple = next(iter(parse(f"<x:s> <x:p> {term} .", RdfFormat.N_TRIPLES)))
            terms[Variable(name)] = triple.object
        text = with_values(text, terms)
    return f"BASE <{request.base_iri}>\n{text}" if request.base_iri else text


def _existence(request: Request) -> str:
    if request.thing:
        return f"ASK {{ {{ <{request.thing}> ?p ?o }} UNION {{ ?s ?p <{request.thing}> }} }}"
    if request.operation == "graph" and request.text:
        return f"ASK {{ GRAPH <{request.text}> {{ ?s ?p ?o }} }}"
    return ""


def _problem(response: http.client.HTTPResponse) -> Problem:
    said = response.read(2000).decode("utf-8", "replace").strip()
    if response.status == 400:
        return QuerySyntax(said[:500])
    if response.status in (408, 504):
        return TimedOut("The remote store took too long.")
    if response.status in (429, 503):
        wait = response.getheader("Retry-After", "5")
        return Overloaded("The remote store is busy.", {"Retry-After": wait if wait.isdigit() else "5"})
    return EngineFailed(f"The remote store answers {response.status}.")
