"""The remote engine: a SPARQL 1.1 endpoint elsewhere answers, under the same limits of time and size."""

from __future__ import annotations

import asyncio
import json
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

from api.engine.answer import Answer
from api.engine.dialect import Dialect, Standard
from api.engine.reading import Reading
from api.engine.request import Request
from api.engine.virtuoso import Virtuoso
from api.errors import NoRelease, NotFound, Overloaded, Problem, TimedOut
from api.settings import Settings


class RemoteEngine:
    """Answers from the endpoint that STORE names; an `Engine`.

    `release` is the id of the release that the endpoint must hold, `base_iri` its base.
    """

    def __init__(self, settings: Settings, release: str, base_iri: str) -> None:
        self.counts: Counter[str] = Counter()
        self.running = 0
        self.closed = False
        self._settings = settings
        self._url = urlsplit(settings.store)
        self._places = 4 * settings.workers
        self._threads = ThreadPoolExecutor(self._places, thread_name_prefix="remote")
        self._dialect: Dialect = Standard()
        self._description = f"{base_iri}graph/description#dataset"
        self._release = release
        self._server = ""

    @property
    def kind(self) -> str:
        """Whose bytes the answers are."""
        return self._dialect.kind

    @property
    def waiting(self) -> int:
        """None wait: what finds no place is refused."""
        return 0

    async def start(self) -> None:
        """Find out whose words the endpoint understands, and that it holds the release.

        Readers never see half a release, nor pages of one with answers of another: what `samgraf publish` sends
        last, the default graph, says which it is.

        Raises:
            NoRelease: it does not answer, or holds another release.
        """
        said = f'<{self._description}> <http://purl.org/dc/terms/identifier> "{self._release}"'
        try:
            await self._ask(Request(text="ASK {}"))
            if self._server.startswith("Virtuoso"):
                self._dialect = Virtuoso()
            held = await self._is_true(f"ASK {{ {said} }}")
        except Problem as problem:
            raise NoRelease(
                (f"{self._settings.store} does not answer: {problem}", f"{self._settings.store} svarar inte: {problem}")
            ) from problem
        if not held:
            raise NoRelease(
                (
                    f"{self._settings.store} does not hold release {self._release}; samgraf publish sends it.",
                    f"{self._settings.store} har inte utgåva {self._release}; samgraf publish skickar den.",
                )
            )

    async def run(self, request: Request, client: str = "") -> Answer:
        """Answer a request.

        Raises:
            Problem: there is no answer; the exception says why.
        """
        if request.operation == "update":
            return Answer("", b"")  # never sent on; the caller refuses it
        test = _existence(request)
        if test and not await self._is_true(test):
            raise NotFound(
                (
                    f"The graph says nothing of {request.thing or request.text}.",
                    f"Grafen säger inget om {request.thing or request.text}.",
                )
            )
        return await self._ask(request)

    async def _is_true(self, test: str) -> bool:
        told = json.loads((await self._ask(Request(text=test))).body or b"{}")
        return told.get("boolean") is True

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
            raise Overloaded(("Too many queries at once.", "För många frågor på en gång."), {"Retry-After": "1"})
        reading = Reading(self._url, request, self._settings, self._dialect, asyncio.get_running_loop())
        self.running += 1
        future = asyncio.get_running_loop().run_in_executor(self._threads, reading.run)
        future.add_done_callback(self._one_less)
        try:
            answer = await reading.answer
            self._server = reading.server
            return answer
        except asyncio.CancelledError:
            self.counts["cancelled"] += 1
            reading.stop()
            raise
        except TimedOut:
            self.counts["timeouts"] += 1
            raise

    def _one_less(self, _: object) -> None:
        self.running -= 1


def _existence(request: Request) -> str:
    if request.thing:
        return f"ASK {{ {{ <{request.thing}> ?p ?o }} UNION {{ ?s ?p <{request.thing}> }} }}"
    if request.operation == "graph" and request.text:
        return f"ASK {{ GRAPH <{request.text}> {{ ?s ?p ?o }} }}"
    return ""
