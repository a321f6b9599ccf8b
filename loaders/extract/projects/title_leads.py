"""What announces a title: the sentence that leads in its list, its label, its column's head, and headings over it."""

from __future__ import annotations

import bisect
from collections.abc import Iterator
from operator import attrgetter

from loaders.document import Block, Kind, Span
from loaders.extract.projects.weighed import heading_at
from loaders.extract.reading import Reading

LISTED = (Kind.ITEM, Kind.ROW)
MOST_LISTED, MOST_SECTIONS = 40, 20  # blocks of a list, sections under one heading, that are looked back over


def leads(reading: Reading, place: Span, block: Block) -> Iterator[tuple[str, Span]]:
    """Yield what announces a title at a place of a block, each with what it is: `lead`, `label`, `column`, `over`."""
    at = reading.section_at(place.start)
    section = reading.sections[at]
    own = heading_at(section, place.start)
    if own is None:
        yield from _in_block(reading, place, block)
        yield from _before(reading, at, place, block)
        yield from (("over", heading.block.span) for heading in section.headings[-1:])
    else:
        level = section.headings[own].block.level or 0
        yield from (("over", over.span) for over in _heading_over(reading, at, own, level))


def _in_block(reading: Reading, place: Span, block: Block) -> Iterator[tuple[str, Span]]:
    """Yield a label before a title in its block, and the first line where that leads in the others."""
    if block.pair and place.start >= block.pair[1].start:
        yield "label", block.pair[0]
    end = reading.document.text.find("\n", block.start, place.start)
    if end >= 0 and reading.text(first := Span(block.start, end)).rstrip(" *_").endswith(":"):
        yield "lead", first


def _before(reading: Reading, at: int, place: Span, block: Block) -> Iterator[tuple[str, Span]]:
    """Yield the sentence with a colon over the list that a block is of, and the head of a cell's column."""
    body = reading.sections[at].body
    n = bisect.bisect_left(body, block.start, key=attrgetter("start"))
    for m in range(n, max(n - MOST_LISTED, -1), -1):
        if block.cells and body[m].level == 1 and m < n:
            column = next((i for i, cell in enumerate(block.cells) if cell.start <= place.start <= cell.end), None)
            if column is not None and column < len(body[m].cells):
                yield "column", body[m].cells[column]
        if m < n and (body[m].kind is not block.kind or block.kind not in LISTED):
            if reading.text(body[m]).rstrip(" *_").endswith(":"):
                yield "lead", list(reading.sentences(body[m]))[-1]
            return


def _heading_over(reading: Reading, at: int, own: int, level: int) -> Iterator[Block]:
    """Yield the nearest heading of a higher level over one of a section's headings."""
    for n in range(at, max(at - MOST_SECTIONS, -1), -1):
        headings = reading.sections[n].headings
        for heading in reversed(headings[:own] if n == at else headings):
            if (heading.block.level or 0) < level or n == at:
                yield heading.block
                return
