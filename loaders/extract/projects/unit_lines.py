"""The units that a laid-out document repeats: groups of lines, list items with what is under them, rows, lines.

A group of lines is parted from the next by an empty line; one that begins with no name goes on with the unit above.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

from loaders.document import Block, Span
from loaders.document import Kind as Laid
from loaders.extract.projects.segment_kinds import COUNTS, Kind
from loaders.extract.projects.segments import Segment, segments
from loaders.extract.reading import Reading
from loaders.layout.lines import lines_of
from loaders.layout.page_lines import key_of, running_lines
from loaders.readers.text import width_of
from loaders.values.periods import MONTH

SPEAKS = re.compile(
    r"(?<![^\W_])(?:\w*projekt\w*|satsningar(?:na)?|insatser(?:na)?|förstudi\w+|ansökning\w+|\w*medel|\w*stöd|bidrag(?:et|en)?"
    r"|bevilja\w+|utlysning\w*|pilot(?:er|erna|område\w*)?|testbädd\w*|initiativ(?:en)?|nominera\w+|(?:goda|lokala|lyckade|några|fler|två|tre|fyra|fem)\s+exempel|exempel\s+från)(?![^\W_])",
    re.IGNORECASE,
)
LABEL = re.compile(r"[*_']*[A-ZÅÄÖ][\w -]{1,25}:[*_']*\s")
LEADER = re.compile(r"(?:\.{3,}|…|[ ]{3}|\t)\s*\S{1,12}$")  # of a page number or sum at the end of its line
BEGINS_TIME = re.compile(rf"(?:{MONTH})\.?\s+20\d\d\s*[–-]", re.IGNORECASE)  # "maj 2020 – april 2022" under bodies
CUT = re.compile(r",$|\w-$")
OPENS = "(”\"“«'"  # what a line that goes on with the one above may begin with, beside letters
NARROWEST = 50  # code points of the longest line of a text that is broken into lines


EMPTY = Span(0, 0)


class Form(StrEnum):
    """How a unit stands among its like."""

    GROUP = "group"
    ITEM = "item"
    ROW = "row"
    LINE = "line"


@dataclass
class Unit:
    """A unit: its lines, each in segments, how it stands, and whether it begins a run of units."""

    form: Form
    lines: list[list[Segment]]
    first: bool = False
    blocks: list[Block] = field(default_factory=list)
    group: Span = EMPTY  # with its like, as far as no empty line parts them

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.lines[0][0].span.start

    @property
    def span(self) -> Span:
        """The stretch of all its lines."""
        return Span(self.start, self.lines[-1][-1].span.end)

    @property
    def segments(self) -> Iterator[Segment]:
        """The segments of all lines."""
        for line in self.lines:
            yield from line


def units(reading: Reading) -> Iterator[Unit]:
    """Yield the units of a document, in reading order."""
    groups = list[list[Block]]()
    for block in reading.document.blocks:
        apart = not groups or block.gap > 0 or (block.kind is Laid.ROW) != (groups[-1][-1].kind is Laid.ROW)
        if apart:
            groups.append([])
        groups[-1].append(block)
    above: Form | None = None
    for group in groups:
        form = Form.ROW if group[0].kind is Laid.ROW else Form.ITEM if group[0].kind is Laid.ITEM else Form.GROUP
        for n, unit in enumerate(_of_group(reading, group, form)):
            unit.group = Span(group[0].start, group[-1].end)
            unit.first = n == 0 and (unit.form is not above or group[0].level == 1)
            yield unit
            above = unit.form


def _of_group(reading: Reading, group: Sequence[Block], form: Form) -> Iterator[Unit]:
    parts: list[list[Block]] = []
    labels = [block.kind is Laid.ITEM and _begins_with_label(reading, block) for block in group]
    nested = not labels[0] and any(labels)  # "Kusten" over "Vem: A kommun"
    marks = [block.marker for block in group if block.kind is Laid.ITEM and not block.marker[:1].isdigit()]
    top = marks[0] if len({*marks[:2]}) > 1 and marks.count(marks[0]) > 1 else None  # "* Kusten" over "o leds av A"
    under = not top and form is Form.GROUP and any(b.kind is Laid.ITEM for b in group) and _tell_of_one(reading, group)
    for block, label in zip(group, labels, strict=True):
        begins = block.kind is Laid.ITEM and not under and not (nested and label) and top in (None, block.marker)
        if form is Form.ROW:
            begins = not block.cells or block.cells[0].start < block.cells[0].end
        if begins or not parts:
            parts.append([])
        parts[-1].append(block)
    running = running_lines(reading.document.text)
    for part in parts:
        lines = [line for block in part for line in _lines(reading, block)]
        lines = [line for line in lines if line and key_of(reading.text(line[0])) not in running]
        parted = [found for line in lines if (found := _segments(reading, line))]
        if not parted:
            continue
        own = form if part[0].kind is not Laid.ITEM else Form.ITEM
        leads = 0
        while part is parts[0] and leads < len(parted) - 1 and _leads_in(reading, parted[leads], parted[leads + 1]):
            leads += 1
        if leads and own is Form.GROUP:  # "Projekt:" and "Här följer de som fått stöd." over the first title
            yield Unit(own, parted[:leads], False, part[:1])
            parted = parted[leads:]
        if own is Form.GROUP and _each_alone(parted):
            for n, line in enumerate(parted):
                yield Unit(Form.LINE, [line], n == 0, list(part))
        else:
            numbers = [(n, line[0].span) for n, line in enumerate(parted) if line[0].kind is Kind.NUMBER]
            text = reading.document.text  # "[2] KUSTEN", "Kort 2"
            counts = [n for n, at in numbers if text.endswith("[", 0, at.start) or COUNTS.fullmatch(reading.text(at))]
            counts = counts if own is Form.GROUP else []
            for start, end in pairwise([0, *(counts[counts[0] == 0 :] if len(counts) > 1 else ()), len(parted)]):
                yield Unit(own, parted[start:end], False, list(part))


def _leads_in(reading: Reading, line: Sequence[Segment], below: Sequence[Segment]) -> bool:
    """Whether a line says that projects follow: their label alone, a sentence or what ends with a colon on them.

    Over what may be a title alone on its line any sentence does.
    """
    if any(segment.kind is Kind.BODY for segment in line):
        return False
    words = reading.text(Span(line[0].span.start, line[-1].span.end))
    alone = len(line) == 1 and line[0].kind is Kind.LABEL and line[0].behind == "\n"
    if words[-1] == "." and [segment.kind for segment in below] == [Kind.NAME]:
        return reading.text(below[0].span)[-1] not in ".:"
    return (alone or words[-1] in ".:") and SPEAKS.search(words) is not None


def _begins_with_label(reading: Reading, block: Block) -> bool:
    """Whether an item is a label with its value; what explains a title is none: "Kvarn: bröd på bygdens mjöl"."""
    if not LABEL.match(reading.text(block)):
        return False
    line = segments(reading, lines_of(reading.document, block.span)[0])
    return bool(line) and (
        line[0].kind is Kind.LABEL or len(line) < 2 or line[1].kind not in (Kind.SENTENCE, Kind.BODY)
    )


def _tell_of_one(reading: Reading, group: Sequence[Block]) -> bool:
    """Whether a group's first lines are a title, and its items tell of that: labels, sentences, bodies, sums.

    A line that leads in a list ends with a colon, or each item under it has a name and bodies.
    """
    first = next(n for n, block in enumerate(group) if block.kind is Laid.ITEM)
    if reading.document.text[group[first - 1].end - 1] == ":":
        return False
    items = [segments(reading, line) for b in group[first:] for line in lines_of(reading.document, b.span)[:1]]
    told = [item for item in items if item]
    labels = sum(item[0].is_label or item[0].kind in (Kind.BODY, Kind.SENTENCE, Kind.SUM, Kind.TIME) for item in told)
    return labels > 0 and not _each_alone(told)


def _each_alone(lines: Sequence[Sequence[Segment]]) -> bool:
    """Whether most lines of a group tell of a thing each: a name and bodies."""
    told = [
        {Kind.NAME, Kind.BODY} <= {segment.kind for segment in line}
        and (line[0].kind is Kind.BODY or not line[0].is_label)
        for line in lines
    ]
    return len(lines) > 1 and sum(told) > 1 and 4 * sum(told) >= len(lines)


def _segments(reading: Reading, line: Sequence[Span]) -> list[Segment]:
    return [segment for part in line for segment in segments(reading, part)]


def _lines(reading: Reading, block: Block) -> Iterator[list[Span]]:
    """Yield the lines of a block, each in its cells; lines that are full, or go on small, run on."""
    if block.cells:
        yield [cell for cell in block.cells if cell.start < cell.end]
        return
    last: Span | None = None
    for line in lines_of(reading.document, block.span):
        words = reading.text(line)
        if (
            last is not None
            and (words[0].isalnum() or words[0] in OPENS)
            and (
                (words[0].islower() and not BEGINS_TIME.match(words))
                or words[0] == "("
                or CUT.search(reading.text(last))
                or (_is_full(reading, last, words) and not LEADER.search(reading.text(last)))
            )
        ):
            last = Span(last.start, line.end)
            continue
        if last is not None:
            yield [last]
        last = line
    if last is not None:
        yield [last]


def _is_full(reading: Reading, line: Span, below: str) -> bool:
    """Whether the first word of the next line had no place on a line, in a text that is broken into lines."""
    needed = len(reading.text(line).rpartition("\n")[2]) + 1 + len(below.split()[0])
    width = _width(reading)
    return 0 < width < needed > NARROWEST


@lru_cache(maxsize=1)  # documents are read one by one
def _width(reading: Reading) -> int:
    return width_of(reading.document.text.split("\n"))
