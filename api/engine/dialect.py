"""How a request is put to an engine elsewhere, and how its answer is read: as SPARQL 1.1 has it."""

from __future__ import annotations

import http.client
from typing import Protocol
from urllib.parse import SplitResult, parse_qsl, urlencode

from api.engine.inlining import inlined
from api.engine.request import Request
from api.errors import EngineFailed, Overloaded, Problem, QuerySyntax, StoreAway, TimedOut
from api.negotiation import GRAPHS, RESULTS

MEDIA_TYPES = {format.name: format.content_type.partition(";")[0] for format in (*GRAPHS, *RESULTS)}
AWAY_SECONDS = "5"  # after which a client may ask again


class Dialect(Protocol):
    """What differs from engine to engine.

    `kind` is part of what tells the bytes of one answer from another's; `translates` says that answers are
    written anew, which takes them whole.
    """

    kind: str
    translates: bool

    def fields(self, request: Request, url: SplitResult, seconds: float) -> list[tuple[str, str]]:
        """The fields of the form that asks; `url` may name the default graph, `seconds` are left."""

    def accept(self, request: Request) -> str:
        """The media type that the answer is wanted in."""

    def problem(self, response: http.client.HTTPResponse) -> Problem | None:
        """Why a response is no answer, from its status and headers (and its body if it is none)."""

    def translated(self, body: bytes, request: Request) -> bytes:
        """A whole answer as it is passed on."""


class Standard:
    """An engine that keeps to the recommendations."""

    kind = "remote"
    translates = False

    def fields(self, request: Request, url: SplitResult, seconds: float) -> list[tuple[str, str]]:
        """The query, its dataset, and what else the address says."""
        own = request.default_graphs is not None or request.named_graphs is not None
        said = [(name, value) for name, value in parse_qsl(url.query) if not (own and name.endswith("-graph-uri"))]
        said += [("default-graph-uri", iri) for iri in request.default_graphs or ()]
        said += [("named-graph-uri", iri) for iri in request.named_graphs or ()]
        return [("query", self.text(request)), *said]

    def text(self, request: Request) -> str:
        """The request as one SPARQL text: what our own engine is told beside the text stands in it."""
        if request.operation == "graph":
            pattern = f"GRAPH <{request.text}> {{ ?s ?p ?o }}" if request.text else "?s ?p ?o"
            return f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {pattern} }}"
        text = inlined(request.text, request.bindings)
        return f"BASE <{request.base_iri}>\n{text}" if request.base_iri else text

    def accept(self, request: Request) -> str:
        """The format that was asked for."""
        return MEDIA_TYPES[request.format]

    def problem(self, response: http.client.HTTPResponse) -> Problem | None:
        """What the status says."""
        if response.status == 200:
            return None
        said = response.read(2000).decode("utf-8", "replace").strip()
        if response.status == 400:
            return QuerySyntax(said[:500])
        if response.status in (408, 504):
            return TimedOut(("The remote store took too long.", "Databasen tog för lång tid på sig."))
        if response.status in (429, 503):
            wait = response.getheader("Retry-After", "5")
            return Overloaded(
                ("The remote store is busy.", "Databasen är upptagen."),
                {"Retry-After": wait if wait.isdigit() else "5"},
            )
        if response.status == 502:  # of a proxy before it
            return away("502")
        return EngineFailed((f"The remote store answers {response.status}.", f"Databasen svarar {response.status}."))

    def translated(self, body: bytes, request: Request) -> bytes:
        """The answer as it came."""
        return body


def away(cause: str) -> StoreAway:
    """What is told where the store cannot be reached: what was met, never where."""
    return StoreAway(
        (f"The remote store cannot be reached ({cause}).", f"Databasen går inte att nå ({cause})."),
        {"Retry-After": AWAY_SECONDS},
    )


def form(fields: list[tuple[str, str]]) -> bytes:
    """The fields as a form's body."""
    return urlencode(fields).encode()
