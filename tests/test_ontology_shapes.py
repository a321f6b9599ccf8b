"""The shapes, each against a sound example and one with every fault it is there to find."""

from __future__ import annotations

import time
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest
from pyoxigraph import Literal, Quad
from pyshacl import validate
from rdflib import RDF, SH, Graph, URIRef
from rdflib import Literal as RdfLiteral
from rdflib.term import Node

from ontology import SHAPES, graph_files, org, quads, rdf, rdfs, sg, sh, skos, vocabulary

EXAMPLES = Path(__file__).parent / "data" / "shapes"
NAMES = sorted(
    quad.subject.value.removeprefix(SHAPES).removesuffix("Shape")
    for quad in quads("shapes")
    if quad.predicate == rdf("type") and quad.object == sh("NodeShape")
)


def term(value: object) -> Node:
    if isinstance(value, Literal):
        kind = None if value.language else URIRef(value.datatype.value)
        return RdfLiteral(value.value, lang=value.language, datatype=kind, normalize=False)
    return URIRef(value.value)  # type: ignore[attr-defined]


def add(graph: Graph, described: Iterable[Quad]) -> Graph:
    for quad in described:
        graph.add((term(quad.subject), term(quad.predicate), term(quad.object)))
    return graph


@cache
def shapes() -> Graph:
    """The shapes as published: blank nodes have IRIs."""
    return add(Graph(), quads("shapes"))


@cache
def background() -> Graph:
    """Ontology and schemes without their words, and the sound document every example stands on."""
    said = [quad for name in ("ontology", "schemes") for quad in quads(name)]
    graph = add(Graph(), (quad for quad in said if not isinstance(quad.object, Literal)))
    return graph.parse(EXAMPLES / "background.ttl")


def results(example: Path) -> set[tuple[str, Node, Node]]:
    """What the shapes find: name of the node shape, source shape, severity."""
    graph = Graph()
    for triple in background():
        graph.add(triple)
    graph.parse(example)
    _, report, text = validate(graph, shacl_graph=shapes(), inplace=True)
    assert isinstance(report, Graph), text
    found = set()
    for result in report.subjects(RDF.type, SH.ValidationResult):
        source = report.value(result, SH.sourceShape)
        owner = shapes().value(None, SH.property, source) or source
        name = str(owner).removeprefix(SHAPES).removesuffix("Shape")
        found.add((name, source, report.value(result, SH.resultSeverity)))
    return found


def test_every_shape_has_both_examples() -> None:
    """No example without a shape, no shape without a sound and an unsound example."""
    expected = {f"{name}-{kind}.ttl" for name in NAMES for kind in ("valid", "invalid")}

    found = {path.name for path in EXAMPLES.glob("*.ttl")} - {"background.ttl"}

    assert len(NAMES) >= 55
    assert found == expected


@pytest.mark.parametrize("name", NAMES)
def test_sound_example_passes(name: str) -> None:
    """A sound example breaks nothing, not even what merely should hold."""
    assert results(EXAMPLES / f"{name}-valid.ttl") == set()


@pytest.mark.parametrize("name", NAMES)
def test_unsound_example_breaks_its_shape_alone(name: str) -> None:
    """Every constraint of the shape fires on its unsound example, and no other shape does."""
    shape = URIRef(f"{SHAPES}{name}Shape")

    found = results(EXAMPLES / f"{name}-invalid.ttl")

    assert {owner for owner, _, _ in found} == {name}
    sources = {source for _, source, _ in found}
    assert set(shapes().objects(shape, SH.property)) <= sources
    own = (SH["class"], SH["not"], SH["or"], SH["sparql"], SH["xone"])
    if any(shapes().value(shape, constraint) for constraint in own):
        assert shape in sources
    for _, source, severity in found:
        assert severity == shapes().value(source, SH.severity)
