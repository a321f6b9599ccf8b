"""Whose words a statement is, and what it is about: from the heading over it and from its section's scope."""

from __future__ import annotations

import re

from loaders.document import Span
from loaders.extract.bodies.known_bodies import ORGANISATIONS
from loaders.extract.bodies.organisations import organisation
from loaders.extract.reading import Reading
from loaders.iris import slug
from loaders.labels import cues, normal
from loaders.layout.headings import Heading
from loaders.names.gazetteer import gazetteer
from loaders.records import Node, Ref
from ontology import vocabulary

LONGEST_NAME = 8  # words
BRACKETED = re.compile(r"[(\[]([^()\[\]]+)[)\]]")
PARTICIPANTS = re.compile(r"(?<![^\W_])[Dd]eltagarna(?![^\W_])")


def about(reading: Reading, index: int) -> Node | Ref:
    """Return what statements of a section are about: its undertaking, else its session, else the event or document."""
    scope = reading.scopes[index]
    return scope.undertaking or scope.session or reading.subject


def held_by(reading: Reading, heading: Heading) -> Node | Ref | None:
    """Return who holds what stands under a heading: the body that it names, or the participants who discussed."""
    body = _named(reading, heading)
    if body is not None:
        return body
    return participants(reading) if _of_discussion(heading.text) else None


def participants(reading: Reading) -> Node | None:
    """Return the group of the participants, where the text speaks of them."""
    return reading.participants() if PARTICIPANTS.search(reading.document.text) else None


def author(reading: Reading, heading: Heading) -> Node | Ref | None:
    """Return the body named in brackets behind a heading, else the document's author."""
    inside = BRACKETED.search(heading.text)
    if inside is None:
        return reading.author
    span = Span(heading.block.start + inside.start(1), heading.block.start + inside.end(1))
    return organisation(reading, span, "by-heading") or reading.author


def _of_discussion(text: str) -> bool:
    """Whether a heading says that what follows came up in discussion."""
    concept = vocabulary().schemes["section"]["discussion"]
    words = set(re.findall(r"\w+", normal(text)))
    meant = any(cue.slug == "deltagare" and "deltagar" in cue.label for cue in cues("org-kind", text))
    return meant or any(label.casefold() in words for label in concept.alt)


def _named(reading: Reading, heading: Heading) -> Node | Ref | None:
    """Return the body that begins a heading, in the genitive and with slipped accents: "Rambölls val"."""
    known = reading.authorities_in(heading.block)
    if known and known[0].span.start == heading.block.start:
        return known[0].ref
    words = slug(heading.text).split("-")
    if not any(word.endswith("s") for word in words[:LONGEST_NAME]):
        return None
    for body, name in _bodies(reading):
        parts = slug(name).split("-")
        # A firm is often called by the first word of its name alone.
        for form in (parts, parts[:1]):
            if words[: len(form)] == [*form[:-1], form[-1] + "s"] and len(form[0]) > 2:
                return body
    return None


def _bodies(reading: Reading) -> list[tuple[Node | Ref, str]]:
    """Return the bodies that the text names so far, by printed or official name."""
    found: list[tuple[Node | Ref, str]] = [
        (node, node.label) for node in reading.nodes if node.type in ORGANISATIONS and node.label
    ]
    met = dict.fromkeys(name.ref for name in reading.names if name.kind == "organisation")
    found += [(ref, gazetteer().labels[ref.path]) for ref in met]
    return found
