"""Who takes part in projects of running text: "Projektet ”Kusten” leds av A i samverkan med B".

A sentence is about the project that it names, or that one before it in its block did; in later blocks where it
says "projektet", and in all of a section whose heading is the project's name.
"""

from __future__ import annotations

import re

from loaders.document import Block, Kind, Span
from loaders.extract.clauses import clauses
from loaders.extract.implied_parties import implied_parties
from loaders.extract.particulars import project_titled
from loaders.extract.project_names import LONGEST_TITLE, NAME_END, named
from loaders.extract.reading import Reading
from loaders.extract.spoken import spoken_of
from loaders.labels import cues
from loaders.records import Node
from loaders.sections import Section

ABOUT_IT = re.compile(
    r"(?<![^\W_])(?:projektets?|satsningen|ansökan|styrgruppen|referensgruppen)(?![^\W_])", re.IGNORECASE
)
MANY = re.compile(r"(?<![^\W_])(?:[Pp]rojekten|[Bb]åda\s+projekt\w*|[Ss]amtliga\s+projekt)(?![^\W_])")
PARTY_ROLES = frozenset({"lead", "applicant", "co-applicant", "responsible", "collaborating-party"})
SILENT = frozenset({"vision", "narrative", "references", "appendix", "agenda", "furniture"})


def extract(reading: Reading) -> None:
    """Read the sentences of every section that no collaboration has."""
    projects = reading.of("Project", "PilotProject")
    only = projects[0] if len(projects) == 1 else None  # "projektet" is that one in the whole document
    for section, scope in zip(reading.sections, reading.scopes, strict=True):
        other = scope.undertaking is not None and scope.undertaking.type not in ("Project", "PilotProject")
        if section.kind in SILENT or section.factor or other:
            continue
        headed = _headed(reading, section) if scope.undertaking is None else None
        current = scope.undertaking or headed or only
        started = scope.undertaking is not None and scope.undertaking.method == "by-heading"
        for block in section.body:
            if block.kind is Kind.PARAGRAPH:
                current = _block(reading, block, current, started, headed is not None)


def _block(reading: Reading, block: Block, current: Node | None, is_read: bool, inside: bool) -> Node | None:
    """Read a block's sentences; return the project that it speaks of at its end.

    `inside` is true where every sentence is about the current project, as under its own heading.
    """
    for sentence in reading.sentences(block):
        found = list(named(reading, sentence))
        if len(found) == 1:
            current, inside = found[0], True
        elif found or MANY.search(reading.text(sentence)):
            current, inside = None, False
            _clause_by_clause(reading, sentence)
        words = reading.text(sentence)
        if current is None or is_read:
            continue
        if inside or ABOUT_IT.search(words):
            spoken_of(reading, current, sentence)
            implied_parties(reading, current, sentence)
    return current


def _clause_by_clause(reading: Reading, sentence: Span) -> None:
    """Read a sentence on several projects: "A leder projektet X, medan B driver projektet Y"."""
    for clause in clauses(reading.document.text, sentence):
        told = list(named(reading, clause))
        if len(told) == 1:
            spoken_of(reading, told[0], clause)
            implied_parties(reading, told[0], clause)


def _headed(reading: Reading, section: Section) -> Node | None:
    """Return the project that a section's heading names where its text tells who leads or drives "projektet"."""
    if not section.titles or section.titles[-1] is not section.headings[-1]:
        return None
    heading = section.titles[-1]
    given = [value.object for value in reading.metadata if value.prop == "dcterms:title"]
    told = list(named(reading, heading.block.span))
    if len(told) == 1:
        return told[0]
    if re.search(r"(?<![^\W_])\w*projekt(?:et|en)?(?![^\W_])", heading.text, re.IGNORECASE):
        return None  # "Nytt projekt om boende": a headline, no name
    is_document = any(getattr(title, "value", "").casefold() == heading.text.casefold() for title in given)
    if is_document or len(heading.text.split()) > LONGEST_TITLE or NAME_END.search(heading.text):
        return None
    for block in section.body[:1]:
        for sentence in reading.sentences(block):
            words = reading.text(sentence)
            party = any(cue.slug in PARTY_ROLES for cue in cues("role", words))
            if party and re.match(r"(?:Projektet|I\s+projektet|Bakom\s+projektet)(?![^\W_])", words):
                return project_titled(reading, heading.block.span, "by-heading")
    return None
