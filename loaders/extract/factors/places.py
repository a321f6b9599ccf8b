"""Where factors are read, and the ways one is added there: as it stands, as an item, or behind a label."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pyoxigraph import Literal

from loaders.document import Block, Kind, Span
from loaders.extract.factors.lessons import lesson_kind
from loaders.extract.factors.subjects import Subjects
from loaders.extract.factors.tables import says_something, without_handling
from loaders.extract.factors.values import is_single, members, parts
from loaders.extract.reading import Reading
from loaders.factor_words.labels import label_kind, labelled
from loaders.records import Node, Ref

CLASSES = {"framgangsfaktor": "SuccessFactor", "fallgrop": "Pitfall", "nytta": "Benefit"}
FOR_WHOM_FIRST = re.compile(r"(?:För|Hos)\s[^.:;,]{3,50}:\s+(?=\S)")  # "För kommunerna: lägre avgifter"
CODE = r"[A-ZÅÄÖ]{1,2}\d{1,2}[.:]?\s+(?=[A-ZÅÄÖ])"
NUMBER = re.compile(rf"(?:\d+(?:\.\d+)+\.?|\d{{1,2}}\))\s+(?=\S)|{CODE}")  # "2.1 Tydligt mandat", "N1 Tydligt mandat"


@dataclass(frozen=True, slots=True)
class Place:
    """Where factors are being read: their section, kind, heading, set, and who holds them, as far as known."""

    subjects: Subjects
    index: int
    kind: str = ""
    heading: str | None = None
    gathered: Node | None = None
    holder: Node | Ref | None = None

    @property
    def reading(self) -> Reading:
        """The document that is read."""
        return self.subjects.reading

    def add(self, span: Span, method: str, kind: str | None = None, heading: str | None = None) -> Node:
        """Add the factor that a stretch words."""
        class_name = CLASSES[kind or self.kind]
        text = self.reading.document.text
        if number := NUMBER.match(text, *span):
            span = Span(number.end(), span.end)
        node = self.reading.statement(class_name, [span], self.subjects.of(self.index, span), method, self.holder)
        if printed := heading or self.heading:
            node.add("sg:printedHeading", Literal(printed))
        if self.gathered is not None:
            node.add("sg:inSet", self.gathered)
        return node


def method_of(block: Block) -> str:
    """Return how an item, line or paragraph of a section was found."""
    if block.kind is not Kind.ITEM:
        return "by-paragraph"
    counted = block.marker[:-1].isalnum() or block.marker.isdigit()
    return "by-bare-lines" if not block.marker else "by-numbered-list" if counted else "by-list"


def item(place: Place, block: Block) -> Node:
    """Read an item; "Fallgrop: brist på tid" says its own kind."""
    told = labelled(place.reading.text(block))
    if told is None:
        whom = FOR_WHOM_FIRST.match(place.reading.document.text, *block.span)
        return place.add(Span(whom.end() if whom else block.start, block.end), method_of(block))
    kind, label, start = told
    return place.add(Span(block.start + start, block.end), "by-label", kind, label)


def label_of(reading: Reading, block: Block) -> str:
    """Return the label of a "label: value" block, or an empty string."""
    return reading.document.text[block.start : block.value].strip(" :.\t*_") if block.value is not None else ""


def by_label(place: Place, block: Block, lessons: bool = False) -> None:
    """Read "Framgångsfaktorer: A; B; C": one factor where the label is in the singular.

    Behind a label of lessons, each says by itself of which kind it is; they are inferred.
    """
    reading, label = place.reading, label_of(place.reading, block)
    value = without_handling(reading, Span(block.value or block.start, block.end))
    for span in parts(reading, value) if is_single(label) else members(reading, value):
        words = reading.text(span)
        kind = lesson_kind(words) if lessons else label_kind(label) or place.kind
        if kind and says_something(words):
            place.add(span, "by-label", kind, label).basis = "inferred" if lessons else None
