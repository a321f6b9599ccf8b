"""The index of a document's own bodies: what it finds in any stretch is what a search for every name there finds."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pyoxigraph import Literal

from loaders.document import Document, Span
from loaders.extract.bodies.abbreviations import occurrences
from loaders.extract.bodies.known_bodies import ORGANISATIONS, begun, bodies_in, met
from loaders.extract.reading import Reading
from loaders.readers.text import blocks
from loaders.records import Node

TEXT = (
    "Kalix Hamn AB (KHAB) och Granit AB:s bolag deltog, liksom Himleåns och Ätrans vattenråd. Kalix Hamn AB:s stab och "
    "KHAB bygger. Kalix\nHamn AB äger det, och inte Granit ABC. Hamnen ägs av Granit."
)


@pytest.fixture
def reading() -> Reading:
    """A text in which nothing was found yet."""
    return Reading(Document("prov", TEXT, blocks(TEXT), ""))


def company(reading: Reading, label: str, method: str = "by-name-form") -> Node:
    """A new body, with the first stretch of its name."""
    start = TEXT.index(label.split()[0])
    return reading.add("Company", label, [Span(start, start + len(label))], method)


def sought(reading: Reading, span: Span) -> Iterator[tuple[Span, Node]]:
    """What a search for each name of each body finds."""
    for node in reading.of(*ORGANISATIONS):
        for label in (node.label or "", *(v.value for v in node.get("skos:altLabel") if isinstance(v, Literal))):
            yield from ((own, node) for own in occurrences(TEXT, label, span))
        yield from ((own, node) for own in begun(reading, node) if span.covers(own))


def test_any_stretch_gives_what_a_search_for_every_name_gives(reading: Reading) -> None:
    """Also one that ends within a word, and after a body got another name, another stretch or another class."""
    for step in range(5):
        if step == 0:
            harbour, _ = company(reading, "Kalix Hamn AB"), company(reading, "Granit AB")
        elif step == 1:
            reading.call(harbour, Span(TEXT.index("KHAB"), TEXT.index("KHAB") + 4))
        elif step == 2:
            council = reading.add("Organisation", "Himleåns vattenråd", [], "by-name-form")
            reading.support(council, [Span(TEXT.index("Himleåns"), TEXT.index("Himleåns") + 8)])
        elif step == 3:
            reading.nodes.retype(harbour, "Organisation")
        else:
            reading.nodes.remove(council)
        for start in range(0, len(TEXT), 7):
            for end in range(start, min(start + 60, len(TEXT) + 1)):
                found = list(sought(reading, span := Span(start, end)))
                longest = [(a, n) for a, n in found if not any(b.covers(a) and a != b for b, _ in found)]

                assert bodies_in(reading, span) == longest


def test_the_first_body_of_a_name_is_met(reading: Reading) -> None:
    """Names are compared as everywhere: in small letters, without a final stop."""
    first = company(reading, "Granit AB")
    reading.add("Company", "granit ab", [], "by-name-form")

    assert met(reading, "GRANIT AB.") is first
    assert met(reading, "Granit") is None


def test_a_body_that_was_not_read_here_is_not_looked_for(reading: Reading) -> None:
    """One that only a sentence tells may be called by a common word."""
    company(reading, "Granit AB", method="by-sentence")

    assert bodies_in(reading, Span(0, len(TEXT))) == []
