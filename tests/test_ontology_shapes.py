"""The shapes, each against a sound example and one with every fault it is there to find."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode
from pyshacl import validate
from rdflib import RDF, SH, Graph, URIRef
from rdflib.term import Node

from loaders import shacl_graph
from ontology import DEFAULT_BASE, PREFIXES, SG, SHAPES, org, quads, rdf, sg, sh, skos

EXAMPLES = Path(__file__).parent / "data" / "shapes"
NAMES = sorted(
    quad.subject.value.removeprefix(SHAPES).removesuffix("Shape")
    for quad in quads("shapes")
    if quad.predicate == rdf("type") and quad.object == sh("NodeShape")
)


@cache
def shapes() -> Graph:
    """The shapes as published: blank nodes have IRIs."""
    return shacl_graph.graph(quads("shapes"))


@cache
def background() -> Graph:
    """Ontology and schemes without their words, and the sound document every example stands on."""
    said = [quad for name in ("ontology", "schemes") for quad in quads(name)]
    graph = shacl_graph.graph(quad for quad in said if not isinstance(quad.object, Literal))
    return graph.parse(EXAMPLES / "background.ttl")


def results(example: Path) -> set[tuple[str, Node, Node]]:
    """What the shapes find: name of the node shape, source shape, severity."""
    graph = shacl_graph.graph(())
    graph += background()
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


def test_every_constraint_says_how_grave_it_is_in_both_languages() -> None:
    """Violation or warning, and a message in Swedish and English, wherever something can be found."""
    graph = shapes()
    owners = set(graph.objects(None, SH.property)) - nested()
    owners |= {shape for shape in graph.subjects(SH.sparql)}

    assert len(owners) >= 190
    for owner in owners:
        assert graph.value(owner, SH.severity) in (SH.Violation, SH.Warning)
        sayer = graph.value(owner, SH.sparql) or owner
        assert {str(message.language) for message in graph.objects(sayer, SH.message)} == {"sv", "en"}


def nested() -> set[Node]:
    """Property shapes inside others: what they find is reported by the one around them."""
    graph = shapes()
    return {
        inner
        for shape in graph.subjects(SH.property)
        if not str(shape).startswith(SHAPES)
        for inner in graph.objects(shape, SH.property)
    }


def test_paths_are_plain_predicates() -> None:
    """No path needs a blank node, whose IRI in the published graph would be taken for a predicate."""
    paths = {quad.object.value for quad in quads("shapes") if quad.predicate == sh("path")}

    assert len(paths) > 60
    assert [path for path in paths if path.startswith(DEFAULT_BASE + ".well-known/")] == []


def table() -> dict[str, tuple[set[str], set[str]]]:
    """The classes and the levels of each kind, as schemes/org-kind.ttl has them."""
    found: dict[str, tuple[set[str], set[str]]] = {}
    for quad in quads("schemes"):
        if "/org-kind/" in quad.subject.value and isinstance(quad.object, NamedNode):
            held = found.setdefault(quad.subject.value, (set(), set()))
            if quad.object in sg:
                held[0].add(quad.object.value)
            elif quad.predicate == skos("relatedMatch"):
                held[1].add(quad.object.value)
    return found


def test_shapes_hold_bodies_to_the_table_of_kinds() -> None:
    """The kind that a class must have is the one that names the class in schemes/org-kind.ttl."""
    by_kind = {kind: classes for kind, (classes, _) in table().items()}

    asked: dict[str, set[str]] = {kind: set() for kind in by_kind}
    for target, _, kind in required(str(org("classification").value)):
        asked[kind].add(target)

    general = {sg("Organisation").value, sg("PublicOrganisation").value, sg("ActorGroup").value}
    assert len(by_kind) == 14
    assert asked == {kind: classes - general for kind, classes in by_kind.items()}


def test_shapes_hold_bodies_to_the_levels_of_their_kind() -> None:
    """Where a shape asks for a level, the table gives the kind of that class the same one."""
    levels = {name: levels for classes, levels in table().values() for name in classes}

    asked = required(str(sg("level").value))

    assert len(asked) == 6
    assert [(target, level) for target, _, level in asked if levels[target] != {level}] == []


def required(path: str) -> list[tuple[str, Node, str]]:
    """Class, property shape and value of each sh:hasValue on a path."""
    graph = shapes()
    return [
        (str(graph.value(shape, SH.targetClass)), inner, str(value))
        for shape in graph.subjects(RDF.type, SH.NodeShape)
        for inner in graph.objects(shape, SH.property)
        if str(graph.value(inner, SH.path)) == path
        for value in graph.objects(inner, SH.hasValue)
    ]


def test_reference_graph_passes() -> None:
    """Authorities, territories and borders of the reference graph break nothing."""
    graph = shacl_graph.graph(quads("reference"))
    graph += background()

    conforms, _, text = validate(graph, shacl_graph=shapes(), inplace=True)

    assert conforms, text


def test_document_of_six_thousand_triples_is_sound() -> None:
    """Many regions, projects, passages and statements together break no shape."""
    graph = shacl_graph.graph(())
    graph += background()
    graph.parse(data=document(regions=45, projects=12, passages=330, statements=90), format="turtle")
    assert len(graph) - len(background()) > 6000

    conforms, _, text = validate(graph, shacl_graph=shapes(), inplace=True)

    assert conforms, text


def document(regions: int, projects: int, passages: int, statements: int) -> str:
    """A document made up in Turtle, on top of the background."""
    prefixes = {"sg": SG, "ex": "https://example.org/"}
    prefixes |= {name: PREFIXES[name] for name in ("dcterms", "oa", "org", "skos")}
    lines = [f"@prefix {name}: <{iri}> ." for name, iri in prefixes.items()]
    for n in range(passages):
        lines.append(
            f"ex:t{n} a sg:Passage ; oa:hasSource ex:text ; oa:hasSelector ex:p{n}, ex:q{n} ; sg:line {n + 1} ; "
            f'sg:sectionHeading "Om" ; sg:mentions ex:r{n % regions} .'
            f"ex:p{n} a oa:TextPositionSelector ; oa:start {n} ; oa:end {n + 4} ."
            f'ex:q{n} a oa:TextQuoteSelector ; oa:exact "Text" ; oa:prefix "En " ; oa:suffix "." .'
        )
    for n in range(regions):
        lines.append(
            f'ex:r{n} a sg:Region ; skos:prefLabel "Region {n}"@sv ; dcterms:spatial ex:county ; '
            "org:classification <https://w3id.org/samgraf/scheme/org-kind/region> ; "
            "sg:level <https://w3id.org/samgraf/scheme/level/region> ."
        )
    for n in range(projects):
        lines.append(
            f'ex:j{n} a sg:Project ; skos:prefLabel "P{n}"@sv ; dcterms:title "P{n}"@sv ; sg:evidence ex:t{n} ; '
            "sg:status <https://w3id.org/samgraf/scheme/status/applied> ."
        )
    for n in range(2 * regions):
        lines.append(
            f"ex:d{n} a sg:Participation ; sg:participant ex:r{n % regions} ; sg:evidence ex:t{n} ; "
            "sg:role <https://w3id.org/samgraf/scheme/role/lead> ; sg:participationIn "
            f'ex:j{n % projects} ; sg:basis <https://w3id.org/samgraf/scheme/basis/stated> ; sg:printedName "R"@sv .'
            f"ex:j{n % projects} sg:hasParticipation ex:d{n} ."
        )
    for n in range(statements):
        lines.append(
            f'ex:f{n} a sg:Pitfall ; sg:text "Hinder {n}"@sv ; sg:about ex:j{n % projects} ; '
            f'sg:expressedBy ex:r0 ; sg:evidence ex:t{n} ; sg:printedHeading "Fallgropar" ; '
            "sg:factorTheme <https://w3id.org/samgraf/scheme/factor-theme/dialog> ."
        )
    return "\n".join(lines)
