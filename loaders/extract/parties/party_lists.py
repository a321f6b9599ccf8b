"""Bodies that only a list tells, for most other lines are bodies: under "Deltagare", or as of a referral."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.document import Block, Kind, Span
from loaders.extract.bodies.known_bodies import bodies_in
from loaders.extract.bodies.organisations import organisation
from loaders.extract.reading import Reading
from loaders.labels import exact

NAME = re.compile(r"[A-ZÅÄÖ][^.,;:()\n]{1,60}")
PARTICIPANTS = "participants"
FEWEST, MOST = 3, 0.6
# Lines of a list that nothing announces, as of those whom a proposal is sent to: so many, and most are bodies whole.
UNTOLD = 5
SHORT = re.compile(r"\s+\([^()\n]{2,12}\)$")  # "Riksdagens ombudsmän (JO)"


def extract(reading: Reading) -> None:
    """Keep the bodies that only their place in a list tells; persons and places are none."""
    for lead, lines in lists(reading):
        bodies = [line for line in lines if _is_body(reading, line)]
        untold = len(lines) >= UNTOLD and sum(_is_body(reading, line, True) for line in bodies) >= MOST * len(lines)
        headed = _heads_participants(lead) and len(lines) >= FEWEST and len(bodies) >= MOST * len(lines)
        if not (headed or untold):
            continue
        for line in lines:
            short = SHORT.search(reading.text(line))
            name = Span(line.start, line.end - (len(short.group()) if short else 0))
            if line not in bodies and NAME.fullmatch(reading.text(name)):
                organisation(reading, name, "by-list")


def lists(reading: Reading) -> Iterator[tuple[str, list[Span]]]:
    """Yield each list with the words over it: items, or lines under a heading for participants."""
    for section in reading.sections:
        lead = section.headings[-1].text if section.headings else ""
        lines: list[Span] = []
        for block in section.body:
            own = list(_lines(reading, block))
            if block.kind is Kind.PARAGRAPH and _heads_participants(reading.text(own[0])) and lines:
                yield lead, lines
                lead, lines = "", []
            bare = block.kind is Kind.PARAGRAPH and not reading.text(block).endswith(".")
            if block.kind is Kind.ITEM or (bare and _heads_participants(lead)):
                lines += own
                continue
            if lines:
                yield lead, lines
            lead, lines = reading.text(block).strip("*_ "), []
            if len(own) > 1 and _heads_participants(reading.text(own[0])):
                lead, lines = reading.text(own[0]), own[1:]
        if lines:
            yield lead, lines


def _heads_participants(words: str) -> bool:
    return exact("section", words) == PARTICIPANTS


def _lines(reading: Reading, block: Block) -> Iterator[Span]:
    for found in re.finditer(r"\S[^\n]*", reading.text(block)):
        yield Span(block.start + found.start(), block.start + found.start() + len(found.group().rstrip()))


def _is_body(reading: Reading, line: Span, whole: bool = False) -> bool:
    """Whether a line begins with a body, or is one `whole`."""
    known = [name.span for name in reading.authorities_in(line)]
    places = [*known, *(place for place, _ in bodies_in(reading, line))]
    return any(place.start == line.start and (place.end == line.end or not whole) for place in places)
