"""From a request to the graph to an HTTP response: cache, validators, streaming, honest endings."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Hashable
from dataclasses import replace

from starlette.types import Receive, Scope, Send

from api import http
from api.cache import Cache, Entry, SingleFlight
from api.client import HangUp, client_address
from api.engine.answer import Answer
from api.engine.request import Request
from api.errors import Problem
from api.http import Headers
from api.negotiation import coding
from api.releases import Edition, Releases
from api.settings import Settings

logger = logging.getLogger(__name__)

SEND_SECONDS = 60.0  # longest wait for a client that takes nothing


class ConnectionBroken(Exception):
    """Raised to the server so that it cuts the connection: what was sent is not the whole answer."""


class Answers:
    """Sends what the graph answers, the same way for all addresses that ask it."""

    def __init__(self, releases: Releases, settings: Settings) -> None:
        self.releases = releases
        self.cache = Cache(settings.cache_mb << 20)
        releases.on_change = self.cache.clear  # nobody asks for it again, and a document may have been withdrawn
        self._flights = SingleFlight()
        self._settings = settings

    async def send(
        self,
        scope: Scope,
        receive: Receive,
        send: Send,
        request: Request,
        headers: Headers,
        *,
        lasting: bool = True,
        alias: Hashable = None,
    ) -> None:
        """Answer an HTTP request with what the engine says to `request`.

        Args:
            scope, receive, send: of the HTTP request.
            request: what is asked; its compression is set here.
            headers: of the response, with Content-Type and Vary, without those of length and coding.
            lasting: the same request gets the same answer, so that it may be kept and validated.
            alias: under which the whole answer is found again before anything is read (see `send_known`).

        Raises:
            Problem: before anything is sent.
        """
        if compression := coding(http.header(scope, b"accept-encoding")):
            request = replace(request, compression=compression)
        head_only = http.is_head(scope)
        edition = self.releases.current
        if not lasting:
            headers = [*http.DATA_ONLY, (b"cache-control", b"no-store"), *headers]
            with HangUp(receive):
                answer = await self._run(edition, request, scope)
                await self._send_answer(send, answer, [*headers, (http.RELEASE, answer.release)], head_only)
            return
        etag = edition.etag(request)
        own = [*http.DATA_ONLY, (b"cache-control", b"no-cache"), *headers]
        headers = [*own, (b"etag", etag), (http.RELEASE, edition.release.id.encode())]
        conditional = scope["method"] != "POST"
        if conditional and http.matches(http.header(scope, b"if-none-match"), etag):
            await http.send_not_modified(send, headers)
            return
        entry = self.cache.get(etag)
        if entry is not None:
            self._remember(scope, edition.name, etag, alias)
            await self._send_entry(send, entry, head_only)
            return
        with HangUp(receive):
            answer = await self._flights.run(etag, lambda: self._run(edition, request, scope))
            if answer.etag != etag:  # a new release has come between
                etag = answer.etag
                headers = [*own, (b"etag", etag), (http.RELEASE, answer.release)]
            if answer.body is None:
                await self._send_answer(send, answer, headers, head_only)
                return
        if answer.encoding:
            headers.append((b"content-encoding", answer.encoding.encode()))
        entry = Entry(answer.body, [*headers, (b"content-length", b"%d" % len(answer.body))], etag)
        self.cache.put(etag, entry)
        if etag == edition.etag(request):
            self._remember(scope, edition.name, etag, alias)
        await self._send_entry(send, entry, head_only)

    def _remember(self, scope: Scope, edition: str, etag: bytes, alias: Hashable) -> None:
        """Find the entry again by this request, and by its very bytes if the connection noted them."""
        self.cache.add_alias(etag, alias, len(scope["query_string"]))
        raw = scope.get("samgraf.raw")
        if alias is not None and raw and not http.header(scope, b"if-none-match") and b"close" not in raw.lower():
            self.cache.add_alias(etag, (edition, raw), len(raw))

    async def send_known(self, scope: Scope, send: Send, alias: Hashable) -> bool:
        """Send the answer that this very request got before from this edition, if it is kept."""
        entry = self.cache.by_alias(alias)
        if entry is None:
            return False
        if http.matches(http.header(scope, b"if-none-match"), entry.etag):
            await http.send_not_modified(send, entry.headers)
        else:
            await self._send_entry(send, entry, http.is_head(scope))
        return True

    async def _run(self, edition: Edition, request: Request, scope: Scope) -> Answer:
        client = client_address(scope, self._settings.trusted_proxies)
        return await self.releases.run(edition, request, client)

    async def _send_entry(self, send: Send, entry: Entry, head_only: bool) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": entry.headers})
        await send({"type": "http.response.body", "body": b"" if head_only else entry.body})

    async def _send_answer(self, send: Send, answer: Answer, headers: Headers, head_only: bool) -> None:
        if answer.encoding:
            headers = [*headers, (b"content-encoding", answer.encoding.encode())]
        if answer.body is not None:
            await http.send_whole(send, 200, headers, answer.body, head_only)
            return
        try:
            await send({"type": "http.response.start", "status": 200, "headers": headers})
            if not head_only:
                async for piece in answer.pieces():
                    async with asyncio.timeout(SEND_SECONDS):
                        await send({"type": "http.response.body", "body": piece, "more_body": True})
            await send({"type": "http.response.body", "body": b""})
        except Problem as problem:
            logger.info("answer broken off: %s", problem.kind)
            raise ConnectionBroken(problem.kind) from problem
        except TimeoutError as error:
            raise ConnectionBroken("the client takes nothing") from error
        finally:
            answer.cancel()
