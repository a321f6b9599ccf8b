"""A correction as quads of graph/curation: who, when and why, and what it says or takes back."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode, Quad

from loaders import iris
from loaders.curation import Correction, Triple
from ontology import SCHEME, dcterms, prov, rdf, rdfs, sg

CURATED = NamedNode(f"{SCHEME}basis/curated")
BY_CURATION = NamedNode(f"{SCHEME}method/by-curation")
TYPE = rdf("type")


def quads_of(correction: Correction, slug: str, graph: NamedNode, base_iri: str) -> Iterator[Quad]:
    """Yield what is said of one correction in a graph."""
    node = correction.iri
    yield Quad(node, TYPE, sg("Correction"), graph)
    yield Quad(node, prov("wasAttributedTo"), correction.by, graph)
    yield Quad(correction.by, TYPE, prov("Agent"), graph)
    yield Quad(node, dcterms("date"), correction.date, graph)
    for why in correction.why:
        yield Quad(node, rdfs("comment"), why, graph)
    if correction.says is not None:
        yield from _statement(node, correction.says, graph)
        yield Quad(*correction.says, graph)
    elif isinstance(correction.retracts, NamedNode):
        yield Quad(node, sg("retracts"), correction.retracts, graph)
    elif correction.retracts is not None:
        subject, predicate, value = correction.retracts
        words = value.value if isinstance(value, NamedNode) else str(value)
        statement = NamedNode(base_iri + iris.assertion(slug, subject.value, predicate.value, words))
        yield Quad(node, sg("retracts"), statement, graph)
        yield Quad(statement, TYPE, rdf("Statement"), graph)
        yield from _statement(statement, correction.retracts, graph)


def _statement(node: NamedNode, triple: Triple, graph: NamedNode) -> Iterator[Quad]:
    for name, term in zip(("subject", "predicate", "object"), triple, strict=True):
        yield Quad(node, rdf(name), term, graph)
    yield Quad(node, sg("basis"), CURATED, graph)
