"""Responses that are made whole before they are sent: kept, validated and packed as the engine's answers are."""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Awaitable, Callable
from typing import TypeAlias

import zstandard
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from api import http
from api.cache import Entry
from api.client import HangUp, client_address
from api.engine.request import Request
from api.errors import Problem, ResultTooLarge
from api.http import Headers
from api.negotiation import Coding, coding
from api.site import Site

READ_MB = 8  # of the engine's answer; what is larger is streamed as it comes, not made into something else

Ask: TypeAlias = Callable[[Request], Awaitable[bytes]]
"""What the engine answers to a request, whole and without a content coding."""
Maker: TypeAlias = Callable[[Ask], Awaitable[tuple[Headers, bytes]]]


class MadeResponse(Response):
    """A response that `make` makes from answers of the engine, all of one release.

    `seed` names what is made: the same seed and release give the same bytes.
    """

    def __init__(self, site: Site, seed: bytes, make: Maker) -> None:
        super().__init__()
        self._site, self._seed, self._make = site, seed, make

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it, or 304 to a client that has it."""
        packing = coding(http.header(scope, b"accept-encoding"))
        etag = self._etag(packing)
        entry = self._site.answers.cache.get(etag)
        if entry is None:
            with HangUp(receive):
                headers, body = await self._made(scope)
            etag = self._etag(packing)
            entry = _entry(etag, headers, body, packing)
            self._site.answers.cache.put(etag, entry)
        if http.matches(http.header(scope, b"if-none-match"), etag):
            await http.send_not_modified(send, entry.headers)
            return
        await send({"type": "http.response.start", "status": 200, "headers": entry.headers})
        await send({"type": "http.response.body", "body": b"" if http.is_head(scope) else entry.body})

    def _etag(self, packing: str) -> bytes:
        seed = b"\n".join((self._site.releases.current.name.encode(), packing.encode(), self._seed))
        return b'"%s"' % hashlib.blake2b(seed, digest_size=16).hexdigest().encode()

    async def _made(self, scope: Scope) -> tuple[Headers, bytes]:
        """What is made from one release; once more where another has come meanwhile."""
        while True:
            edition = self._site.releases.current
            try:
                made = await self._make(asker(self._site, scope))
            except Problem:  # of half an answer of each, it may be
                if self._site.releases.current is edition:
                    raise
                continue
            if self._site.releases.current is edition:
                return made


def asker(site: Site, scope: Scope) -> Ask:
    """What asks the engine on behalf of an HTTP request, of the release in force now.

    It raises ResultTooLarge for more than READ_MB, and what the engine raises.
    """
    edition, client = site.releases.current, client_address(scope, site.settings.trusted_proxies)

    async def ask(request: Request) -> bytes:
        answer = await site.releases.run(edition, request, client)
        pieces, size = [], 0
        try:
            async for piece in answer.pieces():
                pieces.append(piece)
                size += len(piece)
                if size > READ_MB << 20:
                    raise ResultTooLarge(
                        (
                            f"An answer made here has at most {READ_MB} MB.",
                            f"Ett svar som görs här får ha högst {READ_MB} MB.",
                        ),
                        limit=READ_MB,
                    )
        finally:
            answer.cancel()
        return b"".join(pieces)

    return ask


def _entry(etag: bytes, headers: Headers, body: bytes, packing: Coding) -> Entry:
    headers = [*http.DATA_ONLY, (b"etag", etag), (b"cache-control", b"no-cache"), *headers]
    if packing:
        headers.append((b"content-encoding", packing.encode()))
        body = zstandard.compress(body, 3) if packing == "zstd" else gzip.compress(body, 6, mtime=0)
    return Entry(body, [*headers, (b"content-length", b"%d" % len(body))], etag)
