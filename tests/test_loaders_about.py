"""about.ttl: what is read, and what a broken one says."""

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode

from loaders import about
from loaders.errors import SourceError
from loaders.sources import Source
from ontology import dcterms

PREFIXES = "@prefix dcterms: <http://purl.org/dc/terms/> .\n@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"


def source(turtle: str | None) -> Source:
    content = None if turtle is None else turtle.encode("latin-1")
    return Source("plan", Path("documents/plan/source.txt"), "txt", content, None, Path("documents/plan"))


def test_the_document_is_the_empty_iri() -> None:
    """<> is the document, and IRIs beside it stand below the base."""
    said = about.read(source(PREFIXES + '<> dcterms:title "Plan"@sv ; dcterms:publisher <../id/org/x> .'))

    assert {(quad.subject.value, quad.predicate, quad.object) for quad in said} == {
        ("https://w3id.org/samgraf/doc/plan", dcterms("title"), Literal("Plan", language="sv")),
        ("https://w3id.org/samgraf/doc/plan", dcterms("publisher"), NamedNode("https://w3id.org/samgraf/id/org/x")),
    }


def test_iris_of_the_published_graph_move_with_the_base() -> None:
    """What is copied from the public site means the same thing below a base of one's own; terms stay."""
    turtle = PREFIXES + "<> dcterms:publisher <https://w3id.org/samgraf/id/org/x> ; a <https://w3id.org/samgraf/ns#A> ."

    said = about.read(source(turtle), "https://data.example/")

    assert {quad.object.value for quad in said} == {"https://data.example/id/org/x", "https://w3id.org/samgraf/ns#A"}


def test_a_document_without_about_says_nothing() -> None:
    """A missing about.ttl is no fault."""
    assert about.read(source(None)) == ()


@pytest.mark.parametrize(
    ("turtle", "line", "words"),
    [
        ("<> dcterms:title\n\n.", 5, "not Turtle"),
        ('<> dcterms:title "\xff"@sv .', 3, "not Turtle"),
        ('<> dcterms:language "sv" ;\n dcterms:issued "2025-02-30"^^xsd:date .', 4, "issued is no date"),
        ('<> dcterms:issued "2025" .', 3, "issued is no date"),
        ('<> dcterms:title "Plan" .', 3, "title is a text with its language"),
        ('<> dcterms:publisher "Regionen" .', 3, "publisher is an IRI"),
        ('<> dcterms:publisher [ dcterms:title "Regionen"@sv ] .', 3, "has no IRI"),
        ('<../id/org/x> dcterms:title "Regionen"@sv .', 3, "another thing than the document"),
    ],
)
def test_a_broken_about_names_file_line_and_rule(turtle: str, line: int, words: str) -> None:
    """Each fault says where it is and what to do."""
    with pytest.raises(SourceError, match=words) as caught:
        about.read(source(PREFIXES + turtle))

    assert caught.value.path == Path("documents/plan/about.ttl")
    assert caught.value.line == line
    assert caught.value.remedy


@pytest.mark.parametrize("value", ['"2025"^^xsd:gYear', '"2025-10"^^xsd:gYearMonth', '"2025-10-08"^^xsd:date'])
def test_a_date_may_be_a_day_a_month_or_a_year(value: str) -> None:
    """What is known of the day of issue is enough."""
    assert len(about.read(source(f"{PREFIXES}<> dcterms:issued {value} ."))) == 1
