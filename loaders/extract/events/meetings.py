"""The event that a document reports from: told by its title or describing sentence, with day, place and bodies."""

from __future__ import annotations

import re
from functools import cache

from pyoxigraph import Literal

from loaders.document import Span
from loaders.extract.events.front_page import fields, front, place_and_date
from loaders.extract.persons.persons import contacts, give_role, tie
from loaders.extract.reading import Reading
from loaders.layout.sections import Section
from loaders.records import Node, Ref
from loaders.values.dates import Printed, dates
from ontology import vocabulary, xsd

BETWEEN = r"(?:[^.;:!?\n]{0,80}?)"
IN_PLACE = re.compile(r"\s+i\s+(?P<place>[A-ZÅÄÖ][\w-]+(?:\s[A-ZÅÄÖ][\w-]+)*)")
FIRST_BLOCKS = 8


def extract(reading: Reading, label: str, title: Span | None, day: Printed | None) -> None:
    """Make the event, where the first page says that the document reports from one, and tie the contacts to it."""
    told = _told(reading)
    if told is not None:
        evidence = [title, told] if title and not title.covers(told) else [told]
        event = reading.add("Event", label, evidence, "by-keyword")
        reading.event = event
        _day(reading, event, told, day)
        _place(reading, event, told)
    for section in _contact_sections(reading):
        _contacts(reading, section)


@cache
def _words(concept: str) -> str:
    labels = sorted(vocabulary().schemes["event-cue"][concept].hidden, key=len, reverse=True)
    return "|".join(re.escape(label).replace("…", r"[\w-]{0,40}") for label in labels)


@cache
def _report() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![^\W_])(?:{_words('record')})(?![^\W_]){BETWEEN}\s(?:{_words('meeting')})(?![^\W_])", re.IGNORECASE
    )


def _told(reading: Reading) -> Span | None:
    """Return the words that say it: "Dokumentation från regional träff"."""
    for block in reading.document.blocks[:FIRST_BLOCKS]:
        found = _report().search(reading.document.text, block.start, block.end)
        if found:
            return Span(*found.span())
    return None


def _day(reading: Reading, event: Node, told: Span, day: Printed | None) -> None:
    """Say when: as the sentence itself says, else by the date of the first page, which is a conclusion."""
    block = reading.document.block_at(told.start)
    own = next((d for d in dates(reading.document.text, Span(told.end, block.end)) if d.year), None) if block else None
    fielded = {d.span for span in fields(reading, "date") for d in dates(reading.document.text, span)}
    for found, basis in ((own, "stated"), (day, "stated" if day and day.span in fielded else "inferred")):
        if found is not None and not event.get("schema:startDate"):
            event.add("schema:startDate", Literal(found.value(), datatype=xsd("date")), [found.span], basis)


def _place(reading: Reading, event: Node, told: Span) -> None:
    """Say where: in the town that the sentence names, that a field names, or that stands beside the date."""
    named = IN_PLACE.match(reading.document.text, told.end)
    spans = [*([Span(*named.span("place"))] if named else []), *fields(reading, "place")]
    for heading in front(reading):
        day = place_and_date(reading, heading.block.span)
        if day and (
            words := re.match(
                r"[A-ZÅÄÖ][\w-]+(?:\s[A-ZÅÄÖ][\w-]+)*(?=\s*,|\s+den\s)",
                reading.document.text[heading.block.start : day.span.start],
            )
        ):
            spans.append(Span(heading.block.start, heading.block.start + words.end()))
    for span in spans:
        known = next((n for n in reading.names if n.span.start <= span.start < n.span.end), None)
        if known is not None and known.kind == "place":
            _town(reading, event, known.span)


def _town(reading: Reading, event: Node, span: Span) -> None:
    """Say that an event was in a town, which is known by its name alone."""
    label = reading.text(span)
    places = [place for place in event.get("schema:location") if isinstance(place, Node)]
    if places and places[0].label == label:
        places[0].evidence.append(span)
    elif not event.get("schema:location"):
        event.add("schema:location", reading.add("Territory", label, [span], "by-reference-name"), [span])


# --- who answers for it -----------------------------------------------------------------------------------------


def _contact_sections(reading: Reading) -> list[Section]:
    """Return the sections of contacts that follow on the title page."""
    found = []
    for i, section in enumerate(reading.sections):
        if section.kind in ("contact", "consultants"):
            found.append(section)
        elif (i and section.body and found) or i > FIRST_BLOCKS:
            break
    return found


def _contacts(reading: Reading, section: Section) -> None:
    role = next((h.role for h in reversed(section.headings) if h.role), None)
    subject: Node | Ref = reading.event or reading.subject
    for block in section.body:
        for contact in contacts(reading, block):
            tie(reading, contact, subject)
            if not (reading.event and role):
                continue
            give_role(reading, contact, reading.event, role, "by-heading")
            if role == "documenter" and contact.organisation:
                reading.author = contact.organisation
