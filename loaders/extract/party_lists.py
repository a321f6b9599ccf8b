"""Bodies of a list that says so: "Organisationer som deltar:", or one whose other lines are bodies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.document import Block, Kind, Span
from loaders.extract.bodies import bodies_in
from loaders.extract.organisations import organisation
from loaders.extract.reading import Reading
from loaders.labels import exact

LEAD = re.compile(
    r"(?<![^\W_])(?:organisationer|myndigheter|företag|bolag|föreningar|lärosäten|parter)(?:na)?\s+(?:som\s+)?(?:har\s+)?"
    r"(?:deltar|deltog|deltagit|medverkar|medverkade|medverkat|ingår|ingick|ställer\s+sig)",
    re.IGNORECASE,
)
NAME = re.compile(r"[A-ZÅÄÖ][^.,;:()\n]{1,60}")
LONGEST = 6  # words
PARTICIPANTS = "participants"
FEWEST, MOST = 3, 0.6


def extract(reading: Reading) -> None:
    """Keep the bodies that only their place in a list tells; persons and places are none."""
    for lead, lines in lists(reading):
        told = LEAD.search(lead) is not None
        bodies = [line for line in lines if _is_body(reading, line)]
        if not told and not (_heads_participants(lead) and len(lines) >= FEWEST and len(bodies) >= MOST * len(lines)):
            continue
        for line in lines:
            words = reading.text(line)
            if line not in bodies and NAME.fullmatch(words) and len(words.split()) <= LONGEST:
                organisation(reading, line, "by-list")


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


def _is_body(reading: Reading, line: Span) -> bool:
    known = [name.span for name in reading.names_in(line) if name.kind == "organisation"]
    return any(place.start == line.start for place in [*known, *(place for place, _ in bodies_in(reading, line))])
