"""Virtuoso 7 as an engine: what it must be told in other words, and how its answers are read.

Each difference is named with the fault that it goes round, all of them seen in 7.2.5:

- A store has no default graph of its own: the address of STORE names one (`?default-graph-uri=…`). Then
  `GRAPH <g>` finds nothing, so that it is put as `GRAPH ?g` with a value; and `GRAPH ?g` has the graph that
  stands for the default graph, and Virtuoso's own, which are left out.
- `?kind rdfs:subClassOf* sg:Project` loses rows where LANG is called before it in the plan: the classes
  below are told by name, as our ontology has them.
- A separator outside ASCII in GROUP_CONCAT comes back garbled: `|` stands in its place.
- ASK is answered as a SELECT, TSV and CSV are not those of the recommendation, and some RDF formats are
  not known: JSON and N-Triples are asked for and written anew. Booleans that a query makes stay 0 and 1.
- A result that is cut off (by rows or by time) has status 200: its headers say so, and it is refused.
"""

from __future__ import annotations

import http.client
from typing import Final
from urllib.parse import SplitResult, parse_qsl

from pyoxigraph import (
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    parse,
    parse_query_results,
    serialize,
)

from api.engine.dialect import MEDIA_TYPES, Standard
from api.engine.request import Request
from api.engine.rewording import reworded
from api.errors import EngineFailed, Problem, QuerySyntax, ResultTooLarge, TimedOut
from api.negotiation import RESULTS
from ontology import PREFIXES

OWN_GRAPHS: Final = (
    "http://www.openlinksw.com/schemas/virtrdf#",
    "http://www.w3.org/ns/ldp#",
    "http://www.w3.org/2002/07/owl#",
    "http://localuriqaserver/sparql",
    "urn:activitystreams-owl:map",
    "urn:core:services:sparql",
)
_ASKED: Final = "__ASK_RETVAL"
_TOO_LONG: Final = ("S1T00", "S1TAT", "estimated execution time")


class Virtuoso(Standard):
    """Virtuoso 7, open source edition."""

    kind = "remote-virtuoso"
    translates = True

    def fields(self, request: Request, url: SplitResult, seconds: float) -> list[tuple[str, str]]:
        """As the standard has it, and when to give up, in milliseconds."""
        if request.operation == "graph" and request.text:  # GRAPH <g> finds nothing: see above
            whole = Request(operation="graph", default_graphs=(request.text,))
            return super().fields(whole, url, seconds)
        (query, *others) = super().fields(request, url, seconds)
        if request.operation == "query":
            merge = [iri for name, iri in parse_qsl(url.query) if name == "default-graph-uri"]
            query = ("query", reworded(query[1], (*merge, *OWN_GRAPHS)))
        return [query, *others, ("timeout", str(max(1000, int(seconds * 1000))))]

    def accept(self, request: Request) -> str:
        """JSON for rows, N-Triples for graphs."""
        return MEDIA_TYPES["json" if request.format in _ROWS else "ntriples"]

    def problem(self, response: http.client.HTTPResponse) -> Problem | None:
        """What status, headers and the message of Virtuoso say."""
        if response.getheader("X-SQL-State") in _TOO_LONG:
            return TimedOut(("The remote store took too long.", "Databasen tog för lång tid på sig."))
        rows = response.getheader("X-SPARQL-MaxRows")
        if rows is not None:
            return ResultTooLarge(
                (f"The remote store gives {rows} rows at most.", f"Databasen ger högst {rows} rader.")
            )
        if response.status not in (400, 500):
            return super().problem(response)
        said = response.read(2000).decode("utf-8", "replace").partition("\n\nSPARQL query")[0].strip()
        if any(sign in said for sign in _TOO_LONG):
            return TimedOut(("The remote store took too long.", "Databasen tog för lång tid på sig."))
        return (
            QuerySyntax(said[:500])
            if "SPARQL compiler" in said
            else EngineFailed(("The remote store failed.", "Databasen fallerade."))
        )

    def translated(self, body: bytes, request: Request) -> bytes:
        """The answer in the format that was asked for."""
        return _rows(body, request) if request.format in _ROWS else _triples(body, request)


_ROWS: Final = frozenset(format.name for format in RESULTS)


def _triples(body: bytes, request: Request) -> bytes:
    form = RdfFormat.from_media_type(MEDIA_TYPES[request.format]) or RdfFormat.TURTLE
    prefixes = PREFIXES if request.thing else None
    return bytes(serialize(parse(body, RdfFormat.N_TRIPLES), format=form, prefixes=prefixes) or b"")


def _rows(body: bytes, request: Request) -> bytes:
    form = QueryResultsFormat.from_media_type(MEDIA_TYPES[request.format]) or QueryResultsFormat.JSON
    rows = parse_query_results(body, QueryResultsFormat.JSON)
    truth = _truth(rows)
    if truth is None:
        return bytes(rows.serialize(format=form) or b"")
    said = b"true" if truth else b"false"
    if request.format in ("csv", "tsv"):
        return b"boolean\r\n%s\r\n" % said
    told = parse_query_results(b'{"head":{},"boolean":%s}' % said, QueryResultsFormat.JSON)
    return bytes(told.serialize(format=form) or b"")


def _truth(rows: QuerySolutions | QueryBoolean) -> bool | None:
    """The answer of an ASK, which comes as one row of one column, or as no row; None for a SELECT."""
    if isinstance(rows, QueryBoolean):
        return bool(rows)
    if [variable.value for variable in rows.variables] != [_ASKED]:
        return None
    return any(row[_ASKED].value not in ("0", "false") for row in rows)
