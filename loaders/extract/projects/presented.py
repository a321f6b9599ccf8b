"""Projects that a paragraph of their own presents: "Norrvåg, Region A, B kommun" over "Projektet prövar …".

Such lines stand like headings, one after another; a heading or sentence before the first speaks of projects, and the
paragraph under each begins with the word for what is above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.document import Block, Kind, Span
from loaders.extract.bodies.known_bodies import bodies_in
from loaders.extract.parties.participants import listed
from loaders.extract.persons.form import plausible
from loaders.extract.projects.granted import SPEAKS
from loaders.extract.projects.list_lines import NAME
from loaders.extract.projects.lists import answering
from loaders.extract.projects.particulars import project_titled
from loaders.extract.reading import Reading

PRESENTS = re.compile(
    r"(?:Detta\s+projekt|Projektet|Pilotprojektet|Satsningen|Insatsen|Initiativet|(?:För)?[Ss]tudien)(?![^\W_])"
)
QUOTED = re.compile(r"[”\"“«](?P<title>[^”\"“«»\n]{2,150}?)[.,]?[”\"»]")
COMMA = re.compile(r",\s+(?=[A-ZÅÄÖ])")
LONGEST = 250
FEWEST = 2
KNOWN = 0.4  # the share of lines that must name a known body, for the others to be told by their place


def extract(reading: Reading) -> None:
    """Make a project of each line of a run, with the bodies that end it."""
    for lead, lines in _runs(reading):
        parted = [_parted(reading, line) for line in lines]
        if sum(known for _, _, known in parted) < KNOWN * len(parted):
            continue
        role = answering(lead)
        for title, who, _ in parted:
            project = project_titled(reading, title, "by-list")
            if project is not None and who.start < who.end:
                listed(reading, project, role, who, "by-list")


def _runs(reading: Reading) -> Iterator[tuple[str, list[Span]]]:
    """Yield the lines that paragraphs present one after another, with the words of what leads them in."""
    lead, run = "", list[Span]()
    waiting: Block | None = None
    for block in reading.document.blocks:
        words = reading.text(block)
        if waiting is not None and block.kind is Kind.PARAGRAPH and PRESENTS.match(words):
            run.append(waiting.span)
            waiting = None
            continue
        if waiting is not None:  # that line was no title: it ends the run, and may lead the next one in
            yield from [(lead, run)] if len(run) >= FEWEST and SPEAKS.search(lead) else []
            lead, run = reading.text(waiting), []
            waiting = None
        if block.kind in (Kind.HEADING, Kind.PARAGRAPH, Kind.ITEM) and words and _may_title(words):
            waiting = block
        elif not run:
            lead = words.rpartition("\n")[2]
    yield from [(lead, run)] if len(run) >= FEWEST and SPEAKS.search(lead) else []


def _may_title(words: str) -> bool:
    return "\n" not in words and len(words) <= LONGEST and words[-1] not in ".!?:;," and not words[0].islower()


def _parted(reading: Reading, line: Span) -> tuple[Span, Span, bool]:
    """Part a line into its title and the bodies behind it, and tell whether it is sure: one is known, or all is quoted.

    They begin behind a title that ends with its short name in brackets, else at the first known one; where none is
    known, the last name is one.
    """
    if quoted := QUOTED.fullmatch(reading.document.text, *line):
        return Span(*quoted.span("title")), Span(line.end, line.end), True
    commas = [*COMMA.finditer(reading.document.text, *line)]
    if not commas:
        return line, Span(line.end, line.end), False
    starts = [comma.end() for comma in commas]
    ends = [*(comma.start() for comma in commas[1:]), line.end]
    known = [_is_body(reading, Span(start, end)) for start, end in zip(starts, ends, strict=True)]
    if reading.document.text[commas[0].start() - 1] == ")":
        first = 0
    elif any(known):
        first = known.index(True)
    else:
        first = len(commas) - 1
    names = [Span(start, end) for start, end in zip(starts[first:], ends[first:], strict=True)]
    # What may be a person's name is withheld where it is read.
    if not (any(known) or _may_name(reading, names[0])):
        return line, Span(line.end, line.end), False
    return Span(line.start, commas[first].start()), Span(names[0].start, line.end), any(known)


def _is_body(reading: Reading, name: Span) -> bool:
    return any(reading.authorities_in(name)) or bool(bodies_in(reading, name))


def _may_name(reading: Reading, name: Span) -> bool:
    return (
        NAME.fullmatch(reading.text(name)) is not None and not reading.names_in(name) and not plausible(reading, name)
    )
