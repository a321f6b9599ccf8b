"""The remote engine: a SPARQL 1.1 endpoint elsewhere answers, under the same limits of time and size."""

from __future__ import annotations

import asyncio
import json
import re
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from api.engine.answer import Answer
from api.engine.dialect import AWAY_SECONDS, Dialect, Standard
from api.engine.named_merge import FIELD, NamedMerge
from api.engine.pulse import SECONDS, Pulse
from api.engine.queue import FairQueue
from api.engine.reading import Reading, timed_out
from api.engine.request import Request
from api.engine.virtuoso import Virtuoso
from api.errors import EngineFailed, NoRelease, NotFound, Overloaded, Problem, TimedOut
from api.settings import Settings

GRACE_SECONDS = 1.0  # beyond the deadline, for a thread that is held where none applies: a name, drops of a header
QUEUE_LIMIT, QUEUE_LIMIT_PER_CLIENT = 1024, 512


class RemoteEngine:
    """Answers from the endpoint that STORE names; an `Engine`.

    It is asked four queries a worker at once; more wait their turn, who has cost least first. `base_iri` is that of
    the release that the endpoint holds; which one that is, `release` says once it has started.
    """

    def __init__(self, settings: Settings, base_iri: str) -> None:
        self.counts: Counter[str] = Counter()
        self.running = 0
        self.closed = False
        self.release = ""
        self._settings = settings
        self._url = urlsplit(settings.store)
        self._places = 4 * settings.workers
        self._threads = ThreadPoolExecutor(self._places + 1, thread_name_prefix="remote")  # and one for the pulse
        self._turns: FairQueue[asyncio.Future[None]] = FairQueue(QUEUE_LIMIT, QUEUE_LIMIT_PER_CLIENT)
        self._requests = 0  # that are being answered, whether a thread reads for them now or not
        self._dialect: Dialect = Standard()
        self._naming = f"<{base_iri}graph/description#dataset> <http://purl.org/dc/terms/identifier>"
        self._pulse = Pulse(self._look)
        self._server = ""

    @property
    def kind(self) -> str:
        """Whose bytes the answers are."""
        return self._dialect.kind

    @property
    def waiting(self) -> int:
        """Queries that wait for a place."""
        return len(self._turns)

    async def start(self) -> None:
        """Find out whose words the endpoint understands, and which release it holds.

        Readers never see half a release, nor pages of one with answers of another: what `samgraf publish` sends
        last, the default graph, says which it is.

        Raises:
            NoRelease: it does not answer, or holds no release, or several.
        """
        try:
            await self._ask(Request(text="ASK {}"))
            merge = dict(parse_qsl(self._url.query)).get(FIELD)
            if self._server.startswith("Virtuoso"):
                self._dialect = Virtuoso()
            elif merge:
                self._dialect = NamedMerge(merge)
            rows = (await self._told(f"SELECT ?id {{ {self._naming} ?id }}"))["results"]["bindings"]
            ids = {row["id"]["value"] for row in rows}
        except Problem as problem:
            raise NoRelease(
                (f"{self._settings.store} does not answer: {problem}", f"{self._settings.store} svarar inte: {problem}")
            ) from problem
        except (KeyError, TypeError) as error:
            raise NoRelease(
                (f"{self._settings.store} is no SPARQL endpoint.", f"{self._settings.store} är ingen SPARQL-ändpunkt.")
            ) from error
        self.release = ids.pop() if len(ids) == 1 else ""
        if not re.fullmatch(r"[\w-]+", self.release):  # it becomes the name of a folder
            raise NoRelease(
                (
                    f"{self._settings.store} does not hold one release; samgraf publish sends it there.",
                    f"{self._settings.store} har inte en utgåva; samgraf publish skickar den dit.",
                )
            )

    async def check(self) -> None:
        """Return if the endpoint answers and still holds the release.

        Raises:
            StoreAway: it does not answer.
            NoRelease: it holds another release, or none.
        """
        await self._pulse.check()

    async def run(self, request: Request, client: str = "") -> Answer:
        """Answer a request.

        Raises:
            Problem: there is no answer; the exception says why.
        """
        if request.operation == "update":
            return Answer("", b"")  # never sent on; the caller refuses it
        self._requests += 1
        try:
            test = _existence(request)
            if test and (await self._told(test, client)).get("boolean") is not True:
                raise NotFound(
                    (
                        f"The graph says nothing of {request.thing or request.text}.",
                        f"Grafen säger inget om {request.thing or request.text}.",
                    )
                )
            return await self._ask(request, client)
        finally:
            self._requests -= 1

    async def close(self) -> None:
        """Take no more requests and let the readers finish."""
        self.closed = True
        while self.running or self._requests:
            await asyncio.sleep(0.05)
        self.kill()

    def kill(self) -> None:
        """Take no more requests; readers end with their connections."""
        self.closed = True
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def _told(self, text: str, client: str = "") -> dict[str, Any]:
        """What an answer in JSON says."""
        return _parsed(await self._ask(Request(text=text), client))

    async def _look(self) -> None:
        """Ask for the release, beside the queries: a store that has enough to do is not away."""
        request, settings = Request(text=f'ASK {{ {self._naming} "{self.release}" }}'), self._settings
        loop = asyncio.get_running_loop()
        reading = Reading(self._url, request, replace(settings, query_seconds=SECONDS), self._dialect, loop)
        loop.run_in_executor(self._threads, reading.run)
        if _parsed(await reading.answer).get("boolean") is not True:
            raise NoRelease(
                (
                    f"The remote store does not hold release {self.release} any more.",
                    f"Databasen har inte utgåva {self.release} längre.",
                ),
                {"Retry-After": AWAY_SECONDS},
            )

    async def _ask(self, request: Request, client: str = "") -> Answer:
        await self._place(client)
        began = time.monotonic()
        reading = Reading(self._url, request, self._settings, self._dialect, asyncio.get_running_loop())
        future = asyncio.get_running_loop().run_in_executor(self._threads, reading.run)
        future.add_done_callback(lambda _: self._give_place_on(client, time.monotonic() - began))
        try:
            async with asyncio.timeout(self._settings.query_seconds + GRACE_SECONDS):
                answer = await reading.answer
        except asyncio.CancelledError:
            self.counts["cancelled"] += 1
            reading.stop()
            raise
        except TimeoutError:
            self.counts["timeouts"] += 1
            reading.stop()
            raise timed_out(self._settings.query_seconds) from None
        except TimedOut:
            self.counts["timeouts"] += 1
            raise
        self._server = reading.server
        return answer

    async def _place(self, client: str) -> None:
        """Wait until the endpoint may be asked.

        Raises:
            Overloaded: too many wait, or none has ended in time.
        """
        if self.running < self._places and not len(self._turns):
            self.running += 1
            return
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        if not self._turns.push(client, turn):
            raise Overloaded(("Too many queries wait.", "För många frågor väntar."), {"Retry-After": "1"})
        try:
            async with asyncio.timeout(self._settings.query_seconds):
                await turn
        except (TimeoutError, asyncio.CancelledError) as error:
            self._turns.remove(client, turn)
            if not turn.cancelled():
                self._give_place_on(client, 0)  # its turn came in the moment in which it was given up
            if isinstance(error, asyncio.CancelledError):
                raise
            raise Overloaded(
                ("No connection was free in time.", "Ingen förbindelse blev ledig i tid."), {"Retry-After": "5"}
            ) from None

    def _give_place_on(self, client: str, seconds: float) -> None:
        now = time.monotonic()
        self._turns.charge(client, seconds, now)
        while len(self._turns):
            turn = self._turns.pop(now)
            if not turn.done():  # else given up, and not yet taken out
                turn.set_result(None)
                return
        self.running -= 1


def _parsed(answer: Answer) -> dict[str, Any]:
    try:
        told = json.loads(answer.body or b"")
    except ValueError as error:
        raise EngineFailed(("The remote store answers no JSON.", "Databasen svarar inte med JSON.")) from error
    return told if isinstance(told, dict) else {}


def _existence(request: Request) -> str:
    if request.thing:
        return f"ASK {{ {{ <{request.thing}> ?p ?o }} UNION {{ ?s ?p <{request.thing}> }} }}"
    if request.operation == "graph" and request.text:
        return f"ASK {{ GRAPH <{request.text}> {{ ?s ?p ?o }} }}"
    return ""
