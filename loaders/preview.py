"""What the loader makes of one document by itself: `samgraf extract`. No release is made or read."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Quad

from loaders import about, corrections, curation
from loaders.additions import added
from loaders.findings import Finding, of_reading
from loaders.graphs import Mapped
from loaders.ledger import Ledger
from loaders.release.identity import shard_key
from loaders.release.recogniser import Loader, Recogniser
from loaders.sources import Source
from loaders.validate import validate
from ontology import DEFAULT_BASE, dcterms, oa, rdf, sg, skos

NAMES = (skos("prefLabel"), dcterms("title"), sg("text"), sg("printedName"))


class Row(NamedTuple):
    """One thing found: the local name of its class, what it is called, its first passage, how it was found.

    `line` counts from 1; `passages` is how many support it; `method` and `basis` are slugs of their schemes,
    `confidence` the share of cases in which the method is right at least, or "" where it was not measured.
    """

    kind: str
    name: str
    line: int | None
    quotation: str
    passages: int
    method: str
    confidence: str
    basis: str
    iri: str


class Preview(NamedTuple):
    """The quads that a release would hold of the document, its masked text, and what was found on the way.

    `curated` are the quads of its corrections.
    """

    mapped: Mapped
    text: str
    findings: tuple[Finding, ...]
    curated: tuple[Quad, ...] = ()


def preview(
    source: Source,
    ledger: Ledger | None = None,
    base_iri: str = DEFAULT_BASE,
    recogniser: Recogniser | None = None,
) -> Preview:
    """Read, recognise, mask, map, correct and validate one document.

    Raises:
        SourceError: the document cannot be read, or its about.ttl or curation.ttl is broken.
    """
    loader = recogniser or Loader()
    about.read(source, base_iri)
    curations = {source.slug: curation.read(source, base_iri)}
    read = loader.extract(source)
    curation.hold(curations[source.slug], source, read.text)
    extraction = added(read, curations[source.slug].additions)
    resolution = loader.resolve([extraction], curations, ledger or Ledger(), base_iri)
    stretches = loader.masks([extraction], curations)[source.slug]
    mapped = {source.slug: loader.map(extraction, resolution, stretches, shard_key(source))}
    corrected = corrections.apply(mapped, curations, base_iri)
    valid = validate(source.slug, corrected.documents[source.slug], corrected.curation, base_iri)
    text = loader.mask(extraction.text, stretches)
    found = (*of_reading(extraction.document), *corrected.findings, *valid.findings)
    return Preview(valid.mapped, text, found, tuple(corrected.curation))


def rows(mapped: Mapped) -> list[Row]:
    """List the things that have passages in the public graphs, in the order of the text."""
    said: dict[object, dict[object, list[NamedNode | Literal]]] = defaultdict(lambda: defaultdict(list))
    kind, passage = rdf("type"), sg("evidence")
    for quad in (*mapped.facts, *mapped.evidence):
        if isinstance(quad.object, NamedNode | Literal):
            said[quad.subject][quad.predicate].append(quad.object)
    found = []
    for quad in mapped.facts:
        if quad.predicate != kind or passage not in said[quad.subject]:
            continue
        values = said[quad.subject]
        passages = sorted(values[sg("evidence")], key=_start)
        place = said[passages[0]]
        quotes = [text for selector in place[oa("hasSelector")] for text in said[selector][oa("exact")]]
        row = Row(
            kind=_local(quad.object),
            name=next((values[name][0].value for name in NAMES if name in values), ""),
            line=next((int(line.value) for line in place[sg("line")]), None),
            quotation=next((quote.value for quote in quotes), ""),
            passages=len(passages),
            method=_first(values[sg("method")]),
            confidence=next((share.value for share in values[sg("confidence")]), ""),
            basis=_first(values[sg("basis")]),
            iri=_value(quad.subject),
        )
        found.append((_start(passages[0]), row))
    return [row for _, row in sorted(found)]


def graphs(mapped: Mapped) -> Iterable[Quad]:
    """Yield the public quads, sorted, each once: never the contacts."""
    return sorted({*mapped.facts, *mapped.evidence, *mapped.provenance}, key=str)


def _start(passage: object) -> tuple[int, int]:
    place = re.search(r"#char=(\d+),(\d+)$", _value(passage))
    return (int(place[1]), int(place[2])) if place else (0, 0)


def _first(terms: list[NamedNode | Literal]) -> str:
    return _local(terms[0]) if terms else ""


def _local(term: object) -> str:
    return _value(term).replace("#", "/").rpartition("/")[2]


def _value(term: object) -> str:
    return str(getattr(term, "value", ""))
