"""The endpoint itself: a raw ASGI application, without framework overhead on the hot way."""

from __future__ import annotations

import asyncio
import re
from collections import Counter
from collections.abc import Awaitable, Callable, Hashable
from typing import TypeVar

from starlette.types import Receive, Scope, Send

from api import http, protocol
from api.client import client_address
from api.engine.request import Request
from api.errors import BadRequest, OutgoingRefused, Overloaded, UpdateRefused
from api.negotiation import GRAPHS, HTML, RESULTS, Format, by_extension, choose
from api.protocol import SparqlRequest
from api.site import Site
from api.syntax import Outline, outline
from api.tokens import tokens

IN_A_THREAD_ABOVE = 4 << 10  # bytes of text whose look-over would hold up the loop
VARY = (b"vary", b"Accept, Accept-Encoding")
_TELLING = re.compile("service|load|with|using", re.IGNORECASE)
T = TypeVar("T")
ASGIHandler = Callable[[Scope, Receive, Send], Awaitable[None]]


class SparqlEndpoint:
    """`/sparql`: the SPARQL 1.1 Protocol, query operation.

    `describe` answers a request without a query: the service description, or a page for a browser. A query of
    a browser is answered by the same page, which finds it in `scope["samgraf.asked"]`.
    """

    def __init__(self, site: Site, describe: ASGIHandler) -> None:
        self._site = site
        self._answers = site.answers
        self._settings = site.settings
        self._describe = describe
        self._base_iri = f"{site.settings.url}sparql"
        self._reading: Counter[str] = Counter()  # client → bytes of its long texts that are being looked over

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; raises a Problem before anything is sent."""
        method = scope["method"]
        accept = http.header(scope, b"accept")
        alias: Hashable = None
        if method in ("GET", "HEAD"):
            if not scope["query_string"]:
                await self._describe(scope, receive, send)
                return
            edition = self._answers.releases.current
            alias = (edition.name, scope["query_string"], accept, http.header(scope, b"accept-encoding"))
            if await self._answers.send_known(scope, send, alias):
                return
        elif method == "OPTIONS":
            await http.send_options(send, protocol.METHODS)
            return
        limit = self._settings.query_bytes
        # A form needs up to three bytes for one of the text.
        body = await http.read_body(receive, 3 * limit) if method in ("POST", "QUERY") else b""
        asked = await self._in_thread_if_long(
            scope,
            len(body) + len(scope["query_string"]),
            lambda: protocol.read(method, scope["query_string"], http.header(scope, b"content-type"), body, limit),
        )
        scope["samgraf.query"] = asked.text
        if asked.operation == "none":
            await self._describe(scope, receive, send)
        elif asked.operation == "update":
            await self._refuse_update(asked, scope)
        elif self._as_page(asked, accept, scope):
            await self._site.pages["sparql"](self._site, {**scope, "samgraf.asked": asked}, receive, send)
        else:
            await self._query(asked, accept, alias, scope, receive, send)

    def _as_page(self, asked: SparqlRequest, accept: str, scope: Scope) -> bool:
        """Whether the answer is for a person to read."""
        if "sparql" not in self._site.pages or by_extension(asked.format, (*RESULTS, *GRAPHS)):
            return False
        if asked.format == HTML.extension:
            return True
        return "html" in accept and self._site.choose(scope, "sparql", (*RESULTS, *GRAPHS)) is HTML

    async def _query(
        self,
        asked: SparqlRequest,
        accept: str,
        alias: Hashable,
        scope: Scope,
        receive: Receive,
        send: Send,
    ) -> None:
        allowed = self._settings.service_allow
        look, chosen, request = await self._in_thread_if_long(
            scope, len(asked.text), lambda: checked(asked, accept, self._base_iri, allowed)
        )
        headers = [(b"content-type", chosen.content_type.encode()), VARY]
        await self._answers.send(scope, receive, send, request, headers, lasting=not look.volatile, alias=alias)

    async def _refuse_update(self, asked: SparqlRequest, scope: Scope) -> None:
        """Say no to an update: that it is none, that it reaches out, or that the graph is read-only."""
        text = asked.text
        words = await self._in_thread_if_long(scope, len(text), lambda: _words_that_matter(text))
        if any("service" in word or "load" in word for word in words):
            raise OutgoingRefused(
                (
                    "LOAD and SERVICE would make this server ask another one.",
                    "LOAD och SERVICE skulle få den här servern att fråga en annan.",
                )
            )
        await self._in_thread_if_long(scope, len(text), lambda: outline(text, self._base_iri))
        if asked.default_graphs is not None and not words.isdisjoint(("with", "using")):
            raise BadRequest(
                (
                    "WITH or USING and a using-graph-uri or using-named-graph-uri exclude each other.",
                    "WITH eller USING och using-graph-uri eller using-named-graph-uri utesluter varandra.",
                )
            )
        client = client_address(scope, self._settings.trusted_proxies)
        request = Request(operation="update", text=text, base_iri=self._base_iri)
        await self._answers.releases.run(self._answers.releases.current, request, client)
        raise UpdateRefused(
            (
                "The graph is not changed over HTTP: corrections are files in the repository, reviewed and dated.",
                "Grafen ändras inte över HTTP: rättelser är filer i kodförrådet, granskade och daterade.",
            )
        )

    async def _in_thread_if_long(self, scope: Scope, size: int, work: Callable[[], T]) -> T:
        """Do it beside the loop if it takes long; of one client no more than one longest request at a time.

        Raises:
            Overloaded: the client has sent other long texts that are still being looked over.
        """
        if size <= IN_A_THREAD_ABOVE:
            return work()
        client = client_address(scope, self._settings.trusted_proxies)
        if self._reading[client] and self._reading[client] + size > 3 * self._settings.query_bytes:
            raise Overloaded(
                ("Your long requests are still being read.", "Dina långa anrop läses fortfarande."),
                {"Retry-After": "1"},
            )
        self._reading[client] += size
        try:
            return await asyncio.to_thread(work)
        finally:
            self._reading[client] -= size
            if not self._reading[client]:
                del self._reading[client]


def _words_that_matter(text: str) -> set[str]:
    """The words of an update that are, or hold, one that decides how it is refused."""
    if not _TELLING.search(text):
        return set()
    return {token.text.casefold() for token in tokens(text) if token.kind == "word"}


def checked(
    asked: SparqlRequest, accept: str, base_iri: str, allowed: tuple[str, ...] = ()
) -> tuple[Outline, Format, Request]:
    """Look a query over before the engine sees it, and choose the format of its answer.

    A parameter `format` that does not suit the query is no more heard than an unknown parameter.

    Raises:
        NotAcceptable, OutgoingRefused, TooDeep: see `choose` and `outline`.
    """
    look = outline(asked.text, base_iri, allowed)
    if look.form in ("construct", "describe"):
        chosen = by_extension(asked.format, GRAPHS) or choose(accept, GRAPHS)
    elif look.form in ("select", "ask"):
        chosen = by_extension(asked.format, RESULTS) or choose(accept, RESULTS)
    else:  # no query: the parser will say what is wrong, whatever format was asked for
        chosen = RESULTS[0]
    named_in_request = asked.default_graphs is not None or asked.named_graphs is not None
    request = Request(
        text=asked.text,
        base_iri=base_iri,
        default_graphs=asked.default_graphs if named_in_request else look.default_graphs,
        named_graphs=asked.named_graphs if named_in_request else look.named_graphs,
        format=chosen.name,
    )
    return look, chosen, request
