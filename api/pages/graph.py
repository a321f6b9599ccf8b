"""What pages ask of the graph: through the engine, with its limits, never more than a page shows."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, TypeAlias

from pyoxigraph import Literal, NamedNode, QueryResultsFormat, QuerySolutions, parse_query_results
from starlette.types import Scope

from api.engine.request import Request
from api.made import asker
from api.shortened import absolute
from api.site import Site
from ontology import PREFIXES, vocabulary

Term: TypeAlias = NamedNode | Literal
Row: TypeAlias = Mapping[str, Term]
Described: TypeAlias = Mapping[str, Mapping[str, tuple[Term, ...]]]
"""The objects of each node by predicate."""

_NAMES = ("dcat", "dcterms", "foaf", "oa", "org", "prov", "rdf", "rdfs", "schema", "sg", "sh", "skos", "void")
_PREFIXES: Final = "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in _NAMES)

_JOINED: Final = (
    "sg:participant sg:participationIn sg:role sg:member sg:partner sg:borderOf rdf:subject rdf:predicate "
    "dcterms:subject dcterms:type dcterms:date"
)
"""What a thing without a name stands between, in the order that it is called by."""


@dataclass(frozen=True, slots=True)
class Label:
    """Words for a thing, in the language they are in ("" if that is not said)."""

    text: str
    language: str


@dataclass(frozen=True, slots=True)
class Quote:
    """A passage: its IRI, words, place (line and page from 1) and the document it stands in."""

    iri: str
    text: str
    line: int | None
    page: int | None
    heading: str
    document: str
    title: str
    language: str


class Graph:
    """The graph of the release in force, for one request."""

    def __init__(self, site: Site, scope: Scope, spoken: str) -> None:
        self._ask = asker(site, scope)
        self.spoken = spoken
        self.edition = site.releases.current
        self.base_iri = self.edition.release.base_iri

    async def read(self, request: Request) -> bytes:
        """The whole answer to a request.

        Raises:
            ResultTooLarge: it is for download, not for a page.
            Problem: as the engine does.
        """
        return await self._ask(request)

    async def run(self, request: Request) -> list[Row]:
        """All rows of a SELECT; raises as `read` does."""
        parsed = parse_query_results(await self.read(request), format=QueryResultsFormat.JSON)
        assert isinstance(parsed, QuerySolutions)
        names = [variable.value for variable in parsed.variables]
        kinds = (NamedNode, Literal)  # a row takes a third of the time that isinstance and look-ups by name need
        return [{name: term for name, term in zip(names, row, strict=True) if type(term) in kinds} for row in parsed]

    async def select(self, text: str, /, **bindings: Term) -> list[Row]:
        """The rows of a query of ours; `bindings` are of variables that it projects."""
        bound = tuple((name, str(term)) for name, term in bindings.items())
        return await self.run(Request(text=_PREFIXES + text, bindings=bound))

    async def describe(self, nodes: Iterable[str], limit: int = 6000) -> Described:
        """What is said of each of some nodes."""
        found: dict[str, dict[str, list[Term]]] = defaultdict(lambda: defaultdict(list))
        if values := _values(nodes):
            text = f"SELECT ?node ?p ?o WHERE {{ VALUES ?node {{ {values} }} ?node ?p ?o }} LIMIT {limit}"
            for row in await self.select(text):
                found[row["node"].value][row["p"].value].append(row["o"])
        return {node: {p: tuple(terms) for p, terms in said.items()} for node, said in found.items()}

    async def labels(self, iris: Iterable[str]) -> dict[str, Label]:
        """Words for things: in the page's language, else Swedish, else any; the shortest; a curator has a handle."""
        wanted = set(iris)
        known = {iri: label for iri in wanted if (label := term_label(iri, self.spoken))}
        if values := _values(wanted - known.keys()):
            text = f"SELECT ?node ?label WHERE {{ VALUES ?node {{ {values} }} {labelled('node')} }}"
            known |= labels_of(await self.select(text), "node", self.spoken)
        handle = f"{self.base_iri}id/agent/"  # all that the graph knows of a curator
        known |= {iri: Label(iri.removeprefix(handle), "") for iri in wanted - known.keys() if iri.startswith(handle)}
        return known

    async def names(self, iris: Iterable[str]) -> dict[str, Label]:
        """Words for things; one that has none is called by what it joins: "Region A – Region B"."""
        wanted = set(iris)
        known = await self.labels(wanted)
        if not (values := _values(wanted - known.keys())):
            return known
        text = f"SELECT * WHERE {{ VALUES ?node {{ {values} }} VALUES ?p {{ {_JOINED} }} ?node ?p ?part }}"
        order = {absolute(name): place for place, name in enumerate(_JOINED.split())}
        rows = sorted(await self.select(text), key=lambda row: (order[row["p"].value], row["part"].value))
        parts = await self.labels(row["part"].value for row in rows if isinstance(row["part"], NamedNode))
        joined: dict[str, list[Label]] = defaultdict(list)
        for row in rows:
            joined[row["node"].value].append(parts.get(row["part"].value, Label(row["part"].value, "")))
        for node, labels in joined.items():
            known[node] = Label(" – ".join(label.text for label in labels), labels[0].language)
        return known

    async def quotes(self, passages: Iterable[str]) -> dict[str, Quote]:
        """The passages by their IRIs."""
        values = _values(passages)
        if not values:
            return {}
        rows = await self.select(f"SELECT * WHERE {{ VALUES ?passage {{ {values} }} {PASSAGE} }}")
        return {row["passage"].value: quote(row) for row in rows}

    async def all(self, *texts: str, **bindings: Term) -> list[list[Row]]:
        """Several queries of ours at the same time."""
        return list(await asyncio.gather(*(self.select(text, **bindings) for text in texts)))


PASSAGE: Final = """?passage oa:hasSelector/oa:exact ?quotation ; oa:hasSource/dcterms:isFormatOf ?document .
  OPTIONAL { ?passage sg:line ?line } OPTIONAL { ?passage sg:page ?page }
  OPTIONAL { ?passage sg:sectionHeading ?heading } OPTIONAL { ?document dcterms:title ?title }
  OPTIONAL { ?document dcterms:language ?language }"""


def quote(row: Row) -> Quote:
    """A passage from a row that PASSAGE made."""

    def number(name: str) -> int | None:
        return int(row[name].value) if name in row else None

    def text(name: str) -> str:
        return row[name].value if name in row else ""

    document = text("document")
    title = text("title") or document
    place = number("line"), number("page"), text("heading")
    return Quote(text("passage"), text("quotation"), *place, document, title, text("language"))


def labelled(variable: str) -> str:
    """The pattern that gives the words for a thing as ?label."""
    return f"?{variable} skos:prefLabel|dcterms:title|rdfs:label|sg:text|foaf:name ?label"


def labels_of(rows: Iterable[Row], variable: str, spoken: str) -> dict[str, Label]:
    """One of the labels of each thing, from rows that `labelled` made."""
    options: dict[str, list[tuple[bool, bool, int, Label]]] = defaultdict(list)
    for row in rows:
        if isinstance(literal := row.get("label"), Literal):
            label = Label(literal.value, literal.language or "")
            rank = (label.language != spoken, label.language != "sv", len(label.text))
            options[row[variable].value].append((*rank, label))
    return {iri: min(found, key=lambda item: item[:3])[3] for iri, found in options.items()}


def term_label(iri: str, spoken: str) -> Label | None:
    """Words for a term of the ontology or a concept of its schemes."""
    terms = vocabulary()
    term = terms.classes.get(iri) or terms.properties.get(iri)
    if term is not None:
        return Label(term.label[spoken], spoken)
    scheme, _, slug = iri.removeprefix(PREFIXES["sg"].replace("ns#", "scheme/")).partition("/")
    concept = terms.schemes.get(scheme, {}).get(slug)
    return None if concept is None or concept.iri != iri else Label(concept.pref[spoken], spoken)


def _values(iris: Iterable[str]) -> str:
    return " ".join(str(NamedNode(iri)) for iri in sorted(set(iris)))
