"""Names that only their place in a sentence tells to be a body's: behind a role, before a verb, last in a row."""

from __future__ import annotations

import re

from loaders.document import Span
from loaders.extract.bodies.forms import NAME
from loaders.extract.bodies.organisations import organisation
from loaders.extract.persons.names import is_first_name
from loaders.extract.reading import Reading
from loaders.records import Node, Ref

LAST = re.compile(rf"(?:,?\s+(?:och|samt)\s+)(?P<name>{NAME})(?=\s*(?:[.,;(]|$))", re.MULTILINE)
ALONE = re.compile(rf"(?P<name>{NAME})(?=\s*(?:[.,;(]|$|\s(?:som|och|med|samt)\s))", re.MULTILINE)
# Behind "handläggaren" it would be a person's.
BEFORE_VERB = re.compile(rf"(?:,|(?<![^\W_])(?:och|samt|som|men|att|där|då|när))[ \n](?P<name>{NAME})[ \n]$")
SHORT_WORD = re.compile(r"[A-ZÅÄÖ][a-zåäöéüøæ-]{1,7}")  # "Youssra", which no list of first names knows


def named_here(reading: Reading, at: int, end: int) -> tuple[Span, Node | Ref] | None:
    """Return the name that begins here and ends its clause: "Projektägare är NORD Lab.".

    Nothing but its place says that it is a body's; `organisation` leaves alone what may be a person's.
    """
    found = ALONE.match(reading.document.text, at, end)
    span = Span(*found.span("name")) if found else None
    if span is None or reading.names_in(span):
        return None
    body = organisation(reading, span, "by-name-form")
    return (span, body) if body is not None else None


def named_before(reading: Reading, start: int, at: int) -> tuple[Span, Node | Ref] | None:
    """Return the name that stands right before a verb, inside its sentence: "och Nordkraft deltar i projektet".

    A word that begins the sentence may be any noun; one that is a first name is a person's, and a short one may be.
    """
    found = BEFORE_VERB.search(reading.document.text, start, at)
    span = Span(*found.span("name")) if found else None
    if span is None or is_first_name(reading.text(span)) or reading.names_in(span):
        return None
    if SHORT_WORD.fullmatch(reading.text(span)):
        return None
    body = organisation(reading, span, "by-name-form")
    return (span, body) if body is not None else None


def named_last(reading: Reading, at: int, end: int) -> tuple[Span, Node | Ref] | None:
    """Return the name that ends an enumeration of bodies: "A kommun, B kommun och Nordic Hub."""
    found = LAST.match(reading.document.text, at, end)
    if found is None:
        return None
    span = Span(*found.span("name"))
    body = organisation(reading, span, "by-name-form") if not reading.names_in(span) else None
    return (span, body) if body is not None else None
