"""The lines of a first page that may be the title of the project that a document is about.

"Kusten" over "Slutrapport till Region A", under "SLUTRAPPORT" and fields, in "Slutrapport – Kusten" or
"Halvtidsutvärdering av Kusten"; on a web page its first heading of the first level, below a menu.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.document import Block, Kind, Span
from loaders.extract.projects.known_titles import MAIN
from loaders.extract.projects.name_ends import NUMBER
from loaders.extract.reading import Reading
from loaders.layout.lines import lines_of
from loaders.layout.page_lines import SLIDE

LONGEST_LINE, MOST_LINES, MOST_FIELDS = 100, 12, 10
# What a paper or page on one project is called
KIND_OF_REPORT = (
    r"(?:(?:del|slut|läges|års|halvtids|halvårs|status|projekt|genomförande)(?:rapport|redovisning)(?:en)?"
    r"|(?:halvtids|slut|projekt|del|följe)?(?:utvärdering|forskning)(?:en)?|projekt(?:plan|beskrivning|presentation|direktiv|charter)(?:en)?"
    r"|(?:slut|start|halvtids)(?:konferens|seminarium|presentation)(?:en)?|styrgrupp\w*|partner\w*möte|erfarenheter|lärdomar"
    r")(?![^\W_])"
)
SHEET = r"(?:projekt|fakta)(?:blad|kort)(?:et)?(?![^\W_])"  # behind it stands its theme
KIND_LINE = re.compile(rf"(?:\w+\s+)?{KIND_OF_REPORT}|{SHEET}|rapport(?:\s+\d+)?$", re.IGNORECASE)
# "Slutrapport – Kusten", "Erfarenheter från tre år med Kusten", "Halvtidsrapport för projektet Kusten"
TELLS_OF = re.compile(
    rf"(?:(?:[^\W_]+\s+)?(?:erfarenheter|lärdomar|slutsatser|resultat|uppföljning|{KIND_OF_REPORT})(?:\s+(?:nr\s+)?\d+)?"
    r"(?:\s+(?:från|av|efter|för|om|i)\s+|\s*:\s+|\s+[–-]\s+)(?:(?:\w+\s+)?(?:år|månader)\s+med\s+)?"
    r"|\w+\s+(?:år|månader)\s+med\s+)(?:projektet\s+)?(?=(?-i:[A-ZÅÄÖ”\"]))",
    re.IGNORECASE,
)
TOLD_BEHIND = re.compile(rf"(?:,|:|\s+[–|-])\s+(?={KIND_OF_REPORT})", re.IGNORECASE)  # "Kusten – slutrapport 2024"
OF_NAVIGATION = re.compile(rf"^{SLIDE.pattern}$|\s[>›»/]\s.+\s[>›»/]\s", re.IGNORECASE)
COLUMN = re.compile(r"\s{3,}\S|\t")  # "KUSTEN      Årsrapport 2022   Sida 1"


@dataclass(frozen=True, slots=True)
class TitleLine:
    """What a line may name, its words before a dash, whether a kind of report is told beside, and whether it leads."""

    title: Span
    name: Span
    report: bool
    leads: bool


def title_lines(reading: Reading) -> list[TitleLine]:
    """Return what may be the title, in the order of the lines."""
    lines = [line for line in _first_page(reading) if not OF_NAVIGATION.search(reading.text(line))][:MOST_LINES]
    kinds = [KIND_LINE.match(reading.text(line)) is not None for line in lines]
    first = next((h.block.span for s in reading.sections for h in s.headings if h.block.level == 1), None)
    found: list[TitleLine] = []
    for i, line in enumerate(lines):
        title, told = titled(reading, line)
        if kinds[i] and not told:
            continue
        beside = told or any(kinds[i + 1 : i + 3]) or any(kinds[max(i - 1, 0) : i])
        name = Span(title.start, title.start + len(MAIN.split(reading.text(title))[0]))
        found.append(TitleLine(title, name, beside, line == first or (first is None and i == 0) or any(kinds[:i])))
    return found


def titled(reading: Reading, line: Span) -> tuple[Span, bool]:
    """Return what a line names, without what else it says, and whether that is a kind of report."""
    text = reading.document.text
    number = NUMBER.match(reading.text(line))
    start = line.start + (number.end() if number else 0)
    column = COLUMN.search(text, start, line.end)
    end = column.start() if column else line.end
    before, behind = TELLS_OF.match(text, start, end), TOLD_BEHIND.search(text, start, end)
    told = bool(before or behind or (column and KIND_LINE.match(text, column.end() - 1)))
    return Span(before.end() if before else start, behind.start() if behind else end), told


def _first_page(reading: Reading) -> Iterator[Span]:
    """Yield the lines over the first running text, and the first heading of the first level."""
    seen = list[Span]()
    for line in _over_text(reading):
        seen.append(line)
        yield line
    for section in reading.sections:
        for heading in section.headings:
            if heading.block.level == 1:
                if heading.block.span not in seen:
                    yield heading.block.span
                return


def _over_text(reading: Reading) -> Iterator[Span]:
    fields = 0
    for section in reading.sections:
        yield from (heading.block.span for heading in section.headings)
        for block in section.body:
            if _is_field(block) and fields < MOST_FIELDS:
                fields += 1
                continue
            lines = lines_of(reading.document, block.span)
            if block.kind is not Kind.PARAGRAPH or any(_runs(reading.text(line)) for line in lines):
                return
            yield from lines


def _is_field(block: Block) -> bool:
    return block.kind is Kind.LABEL or len(block.cells) == 2


def _runs(line: str) -> bool:
    return len(line) > LONGEST_LINE or line[-1] == "."
