"""curation.ttl: how corrections are read."""

from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode

from loaders import curation
from loaders.document import Span
from loaders.errors import SourceError
from loaders.sources import Source
from ontology import sg

BASE = "https://w3id.org/samgraf/"
PREFIXES = """@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix sg: <https://w3id.org/samgraf/ns#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
SIGNED = (
    'prov:wasAttributedTo <id/agent/k1> ; dcterms:date "2026-01-31"^^xsd:date ; rdfs:comment "Listorna är utbytta."@sv'
)


def read(turtle: str | None) -> curation.Curation:
    content = None if turtle is None else (PREFIXES + turtle).encode()
    return curation.read(Source("plan", Path("plan/source.txt"), "txt", None, content, Path("plan")))


def correction(form: str, signed: str = SIGNED) -> str:
    return f"<id/correction/plan-1> a sg:Correction ; {signed} ; {form} ."


def test_a_value_to_say_keeps_who_when_and_why() -> None:
    """The triple comes with its signature."""
    form = 'rdf:subject <id/project/a> ; rdf:predicate sg:acronym ; rdf:object "A"'

    (said,) = read(correction(form)).corrections

    assert said.says == (NamedNode(BASE + "id/project/a"), sg("acronym"), Literal("A"))
    assert (said.by.value, said.date.value) == (BASE + "id/agent/k1", "2026-01-31")
    assert said.why == (Literal("Listorna är utbytta.", language="sv"),)


def test_a_node_or_a_triple_can_be_taken_back() -> None:
    """sg:retracts names a node, or the triple is written out as an rdf:Statement."""
    triple = "[ a rdf:Statement ; rdf:subject <id/project/a> ; rdf:predicate sg:status ; rdf:object <id/x> ]"

    (node,) = read(correction("sg:retracts <id/factor/f>")).corrections
    (plain,) = read(correction(f"sg:retracts {triple}")).corrections

    assert node.retracts == NamedNode(BASE + "id/factor/f")
    assert plain.retracts == (NamedNode(BASE + "id/project/a"), sg("status"), NamedNode(BASE + "id/x"))


def test_instructions_to_resolve_come_as_paths() -> None:
    """Merges, things kept apart and new names are pairs below the base."""
    pairs = "\n".join(
        f"[] a sg:Correction ; {SIGNED} ; rdf:subject <id/org/a> ; rdf:predicate {p} ; rdf:object <id/org/b> ."
        for p in ("owl:sameAs", "owl:differentFrom", "dcterms:isReplacedBy")
    )

    held = read(pairs)

    assert held.same == held.different == held.replaced == (("id/org/a", "id/org/b"),)
    assert held.corrections == ()


def test_a_mask_is_a_stretch_of_this_text() -> None:
    """It is read into code points, with how long the text was."""
    held = read(correction("sg:masks <doc/plan/text#char=12,20;length=40>"))

    assert held.masks == (Span(12, 20),)
    assert held.misplaced(40) == ""


@pytest.mark.parametrize(
    ("place", "wrong"),
    [
        ("sg:masks <doc/plan/text#char=12,20;length=41>", "#char=12,20: the text is 40 characters long, not 41"),
        ("sg:masks <doc/plan/text#char=12,20>", "which it does not say"),
        ("sg:masks <doc/plan/text#char=12,50;length=40>", "40 characters long"),
        ("sg:adds [ a sg:Project ; sg:evidence <doc/plan/text#char=2,4;length=39> ]", "not 39"),
        ("sg:adds [ a sg:Project ; sg:evidence <doc/plan/text#char=2,4> ]", ""),
    ],
)
def test_a_stretch_of_another_version_is_told(place: str, wrong: str) -> None:
    """A mask that moved with a new version would show what it hid."""
    said = read(correction(place)).misplaced(40)

    assert wrong in said
    assert bool(said) is bool(wrong)


def test_the_prefixes_of_the_ontology_need_not_be_declared() -> None:
    """One line is a whole file, and a fault has the line that it stands on."""
    line = correction("sg:masks <doc/plan/text#char=12,20;length=40>")

    source = Source("plan", Path("plan/source.txt"), "txt", curation=line.encode())

    assert curation.read(source).masks == (Span(12, 20),)
    with pytest.raises(SourceError) as caught:
        curation.read(replace(source, curation=f"{line}\nx".encode()))
    assert caught.value.line == 2


def test_corrections_without_an_iri_are_numbered() -> None:
    """n is the place in the file."""
    text = "\n".join(f"[] a sg:Correction ; {SIGNED} ; sg:retracts <id/factor/{n}> ." for n in "ab")

    assert [c.iri.value for c in read(text).corrections] == [f"{BASE}id/correction/plan-{n}" for n in (1, 2)]


def test_without_a_file_there_is_nothing_to_correct() -> None:
    """A missing curation.ttl is no fault."""
    assert read(None) == curation.Curation()


@pytest.mark.parametrize(
    ("turtle", "words"),
    [
        ("<id/correction/plan-1> a sg:Correction ;;; .\n<", "not Turtle"),
        (correction("sg:retracts <id/a>", 'dcterms:date "2026-01-31"^^xsd:date ; rdfs:comment "x"'), "who corrects"),
        (correction("sg:retracts <id/a>", 'prov:wasAttributedTo <id/agent/k> ; rdfs:comment "x"'), "the day"),
        (
            correction("sg:retracts <id/a>", 'prov:wasAttributedTo <id/agent/k> ; dcterms:date "2026"^^xsd:gYear'),
            "the reason",
        ),
        (correction("sg:retracts <id/a> ; sg:masks <doc/plan/text#char=1,2>"), "one thing"),
        (correction("rdfs:seeAlso <id/a>"), "one thing"),
        (correction("sg:masks <doc/annan/text#char=1,2>"), "no stretch of this text"),
        (correction("sg:masks <doc/plan/text#char=2,1>"), "no stretch of this text"),
        (correction("rdf:subject <id/a> ; rdf:object <id/b>"), "make a triple"),
        (correction("rdf:subject <doc/a> ; rdf:predicate owl:sameAs ; rdf:object <id/b>"), "below id/"),
        ("<id/project/a> sg:acronym 'A' .", "no sg:Correction"),
    ],
)
def test_a_broken_curation_says_what_is_wrong(turtle: str, words: str) -> None:
    """Who, when, why and exactly one form are needed; the file is named."""
    with pytest.raises(SourceError, match=words) as caught:
        read(turtle)

    assert caught.value.path == Path("plan/curation.ttl")


def test_a_fault_of_a_named_correction_has_its_line() -> None:
    """The line is where the correction's name stands."""
    with pytest.raises(SourceError) as caught:
        read(correction("rdfs:seeAlso <id/a>"))

    assert caught.value.line == PREFIXES.count("\n") + 1
