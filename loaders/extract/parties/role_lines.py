"""Lines that begin with the names of parties and tell their roles: "Eda kommun: testort", "Eda Energi AB: driver …"."""

from __future__ import annotations

import re

from loaders.document import Kind, Span
from loaders.extract.bodies.known_bodies import bodies_in
from loaders.extract.parties.participants import listed, takes_part
from loaders.extract.persons.form import plausible
from loaders.extract.reading import Reading
from loaders.labels import cues, exact
from loaders.layout.lines import lines_of
from loaders.layout.sections import Section
from loaders.records import Node

FEWEST = 2
# Headings over those who take part, each with what it does: "Samverkansparter och roller", "Vem gör vad?"
OF_ROLES = re.compile(
    r"(?:\w*part(?:er|ners?)?(?:na)?s?|partnerskap|aktörer(?:na)?|organisation(?:er)?|samverkan|medverkande|deltagare|deltagande"
    r"|roller|vem\s+gör\s+vad|vilka\s+(?:är|deltar)|vi\s+som|organiserade?|organisera[rst]+)(?![^\W_])",
    re.IGNORECASE,
)
UNKNOWN = re.compile(r"[A-ZÅÄÖ][\w&.-]*(?: [\w&.-]+){0,5}(?=(?::|\s[–-]|,)\s[^\W\d])")
LOOKS_ON = re.compile(r"adjunger|observatör|följer\s|lyssnar", re.IGNORECASE)
DOES = re.compile(
    r"\s*(?:\([^()]{1,12}\)\s*)?(?::|\s[–-]\s|,\s(?=[a-zåäö])|\((?=[a-zåäö]))\s*(?P<does>[^\W\d][^\n()]*)"
)


def role_lines(reading: Reading) -> None:
    """Read the lines of sections on a project that begin with its parties."""
    for section, scope in zip(reading.sections, reading.scopes, strict=True):
        project = scope.undertaking
        if project is None:
            continue
        for block in section.body:
            if block.pair and _begins_with_body(reading, block.pair[0]):
                for role in roles_told(reading, block.pair[1]):
                    listed(reading, project, role, block.pair[0], "by-label")
        head = section.headings[-1] if section.headings and not section.factor else None
        if head and (OF_ROLES.search(head.text) or head.role in takes_part()):
            _doing(reading, project, section)


def _doing(reading: Reading, project: Node, section: Section) -> None:
    """Read lines that begin with a body and say what it does: "Eda Energi AB: driver piloten"."""
    heading = section.headings[-1]
    text = reading.document.text
    known: list[tuple[Span, str]] = []
    others: list[tuple[Span, str]] = []  # what only stands where a body's name does
    for block in section.body:
        for line in [block.span] if block.kind is Kind.LABEL else lines_of(reading.document, block.span):
            body = next((place for place in _bodies(reading, line) if place.start == line.start), None)
            name = UNKNOWN.match(text, *line)
            party = body if body and DOES.match(text, body.end, line.end) else Span(*name.span()) if name else None
            if party is None or _is_label(reading.text(party)) or plausible(reading, party):
                continue
            found = DOES.match(text, party.end, line.end)
            does = Span(*found.span("does")) if found else Span(line.end, line.end)
            if party != body and any(place.start == does.start for place in _bodies(reading, does)):
                continue  # "Samråd sker med: Region A"
            if LOOKS_ON.match(text, *does):
                continue
            roles = roles_told(reading, does)
            (known if party == body else others).append(
                (party, roles[0] if roles else heading.role or "collaborating-party")
            )
    if len(known) >= max(FEWEST, len(others)):
        for party, role in [*known, *others]:
            listed(reading, project, role, party, "by-label")
        reading.listed.update(block.span for block in section.body if block.kind is not Kind.LABEL)


def _is_label(words: str) -> bool:
    return any(exact(scheme, words) for scheme in ("role", "section", "person-cue", "factor-kind"))


def _bodies(reading: Reading, line: Span) -> list[Span]:
    return [*(n.printed for n in reading.authorities_in(line)), *(place for place, _ in bodies_in(reading, line))]


def _begins_with_body(reading: Reading, label: Span) -> bool:
    return any(place.start == label.start for place in _bodies(reading, label))


def roles_told(reading: Reading, span: Span) -> list[str]:
    """Return the roles that words beside a name tell; one of taking part goes before the others."""
    words = reading.text(span)
    found = [role for piece in re.split(r"[,;/]|\soch\s", words) if (role := exact("role", piece))]
    found += [cue.slug for cue in cues("role", reading.document.text, *span)]
    part = [role for role in found if role in takes_part()]
    return list(dict.fromkeys(part[:1] or found[:1]))
