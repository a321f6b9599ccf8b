"""The quotations of a store with their context and place, for the search index."""

from __future__ import annotations

from typing import Final, NamedTuple

from pyoxigraph import Literal, NamedNode, QuerySolution, QuerySolutions, Store

from ontology import PREFIXES

_QUERY: Final = f"""PREFIX oa: <{PREFIXES["oa"]}> PREFIX sg: <{PREFIXES["sg"]}> PREFIX dcterms: <{PREFIXES["dcterms"]}>
SELECT * WHERE {{ ?passage oa:hasSelector ?quote ; oa:hasSource/dcterms:isFormatOf ?document . ?quote oa:exact ?exact .
  ?passage oa:hasSelector/oa:start ?start .
  OPTIONAL {{ ?quote oa:prefix ?prefix }} OPTIONAL {{ ?quote oa:suffix ?suffix }}
  OPTIONAL {{ ?passage sg:line ?line }} OPTIONAL {{ ?passage sg:page ?page }}
  OPTIONAL {{ ?passage sg:sectionHeading ?heading }} OPTIONAL {{ ?document dcterms:title ?title }}
  OPTIONAL {{ ?document dcterms:language ?language }} }}"""


class Passage(NamedTuple):
    """A quotation, the words before and after it, its place (line and page from 1) and its document."""

    exact: str
    prefix: str
    suffix: str
    line: int | None
    page: int | None
    heading: str
    document: str
    title: str
    language: str
    start: int


def passages(store: Store) -> dict[str, Passage]:
    """Return the quotations in a store's default graph by the IRI of their passage, by document and place."""
    solutions = store.query(_QUERY)
    assert isinstance(solutions, QuerySolutions)
    found = {_text(row, "passage"): _passage(row) for row in solutions}
    return dict(sorted(found.items(), key=lambda item: (item[1].document, item[1].start, item[0])))


def _passage(row: QuerySolution) -> Passage:
    return Passage(
        _text(row, "exact"),
        _text(row, "prefix"),
        _text(row, "suffix"),
        _number(row, "line"),
        _number(row, "page"),
        _text(row, "heading"),
        _text(row, "document"),
        _text(row, "title") or _text(row, "document"),
        _text(row, "language"),
        int(_text(row, "start")),
    )


def _text(row: QuerySolution, name: str) -> str:
    value = row[name]
    return value.value if isinstance(value, Literal | NamedNode) else ""


def _number(row: QuerySolution, name: str) -> int | None:
    text = _text(row, name)
    return int(text) if text else None
