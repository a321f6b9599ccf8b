"""A document as the loader sees it: one canonical text and the blocks that it is laid out in.

Offsets count Unicode code points of `Document.text` (NFC, LF), from 0, end exclusive.
"""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of a text: code points from `start` to before `end`."""

    start: int
    end: int

    def covers(self, other: Span) -> bool:
        """Tell whether the other stretch lies wholly in this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span | Block) -> bool:
        """Tell whether the stretches have a code point in common."""
        return self.start < other.end and other.start < self.end


class Stretches:
    """Stretches of a text, asked whether one of them overlaps or covers another: by search, however many they are.

    >>> taken = Stretches([Span(4, 9), Span(0, 3)])
    >>> taken.overlap(Span(3, 4)), taken.overlap(Span(2, 4)), taken.cover(Span(5, 9))
    (False, True, True)
    """

    def __init__(self, spans: Iterable[Span]) -> None:
        held = sorted(spans)
        self._starts = [span.start for span in held]
        self._reached = list(itertools.accumulate((span.end for span in held), max))

    def overlap(self, span: Span | Block) -> bool:
        """Tell whether any has a code point in common with a stretch."""
        before = bisect.bisect_left(self._starts, span.end)
        return before > 0 and self._reached[before - 1] > span.start

    def cover(self, span: Span | Block) -> bool:
        """Tell whether a stretch lies wholly in any."""
        before = bisect.bisect_right(self._starts, span.start)
        return before > 0 and self._reached[before - 1] >= span.end


def joined(stretches: Iterable[Span], length: int) -> tuple[Span, ...]:
    """Return stretches in order, clipped to a text's length, those that overlap made one; empty ones are left out."""
    kept: list[Span] = []
    for start, end in sorted((max(0, s.start), min(s.end, length)) for s in stretches):
        if start >= end:
            continue
        if kept and start < kept[-1].end:
            kept[-1] = Span(kept[-1].start, max(kept[-1].end, end))
        else:
            kept.append(Span(start, end))
    return tuple(kept)


class Kind(StrEnum):
    """What a block is by its layout alone."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    LABEL = "label"
    ROW = "row"


@dataclass(frozen=True, slots=True)
class Block:
    """One laid-out unit of a text.

    `start` and `end` enclose the content without list marker and outer white space;
    `gap` is the number of empty lines before it, `marker` the list marker as printed,
    `level` a heading's level where the format has one, `value` where a label's value starts.
    A row of a table has `cells`, one a column in order, empty where the table's cell is; a table's first row is
    its header where `level` is 1.
    """

    kind: Kind
    start: int
    end: int
    gap: int = 0
    marker: str = ""
    level: int | None = None
    value: int | None = None
    page: int | None = None
    cells: tuple[Span, ...] = ()

    @property
    def span(self) -> Span:
        """The stretch of the content."""
        return Span(self.start, self.end)

    @property
    def pair(self) -> tuple[Span, Span] | None:
        """A label and its value, where the block has them; the label's stretch holds its colon."""
        return None if self.value is None else (Span(self.start, self.value), Span(self.value, self.end))


class Doubt(NamedTuple):
    """What a reader could not be sure of, in Swedish and English."""

    sv: str
    en: str


@dataclass(frozen=True)
class Document:
    """A source document read into canonical text.

    `sha256` is of the source's bytes; `about` the Turtle of its about.ttl, if it has one; `warnings` are what
    its reader could not be sure of.
    """

    slug: str
    text: str
    blocks: tuple[Block, ...]
    sha256: str
    language: str = "sv"
    about: bytes | None = None
    warnings: tuple[Doubt, ...] = ()

    def quote(self, span: Span | Block) -> str:
        """Return the text of a stretch or block, as printed."""
        return self.text[span.start : span.end]

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(i + 1 for i, char in enumerate(self.text) if char == "\n")]

    def line(self, offset: int) -> int:
        """Return the line, from 1, that an offset stands on."""
        return bisect.bisect_right(self._line_starts, offset)

    def block_at(self, offset: int) -> Block | None:
        """Return the block that an offset stands in, or None between blocks."""
        i = bisect.bisect_right(self._block_starts, offset) - 1
        return self.blocks[i] if i >= 0 and offset <= self.blocks[i].end else None

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.start for block in self.blocks]
