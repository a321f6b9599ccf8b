"""Tables whose cells stand as paragraphs of their own, as a web page leaves them when its text alone is saved.

The labels of the head follow on one another; a row is told by its sum, which stands in one column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.document import Block, Kind, Span
from loaders.extract.forms.labels import meaning
from loaders.extract.reading import Reading
from loaders.labels import exact

AMOUNT = re.compile(
    r"\d{1,3}(?:[ .\u00a0]\d{3})+(?:,\d+)?(?:[ \u00a0](?:kr|kronor|SEK))?|\d{4,}(?:[ \u00a0](?:kr|kronor|SEK))?"
)
FEWEST_COLUMNS, FEWEST_ROWS = 3, 2


def scattered(reading: Reading) -> Iterator[tuple[tuple[Span, ...], list[list[Span | None]]]]:
    """Yield the head and the rows of each such table; a cell that is missing is None."""
    blocks = reading.document.blocks
    at = 0
    while at < len(blocks):
        end = at
        while end < len(blocks) and _is_label(reading, blocks[end]):
            end += 1
        head = blocks[at:end]
        at = max(end, at + 1)
        columns = [meaning(reading.text(block)) for block in head]
        sums = [n for n, column in enumerate(columns) if column == ("budget", False)]
        titled = ("title", False) in columns and any(column and column[1] for column in columns)
        if len(head) < FEWEST_COLUMNS or len(sums) != 1 or not titled:
            continue
        rows = list(_rows(reading, blocks[end:], len(head), sums[0]))
        if len(rows) >= FEWEST_ROWS:
            yield tuple(block.span for block in head), rows


def _rows(reading: Reading, below: Sequence[Block], width: int, column: int) -> Iterator[list[Span | None]]:
    anchors = [n for n, block in enumerate(below) if AMOUNT.fullmatch(reading.text(block))]
    for n, anchor in enumerate(anchors):
        first = anchor - column
        until = anchors[n + 1] - column if n + 1 < len(anchors) else len(below)
        before = below[max(first, 0) : anchor]
        if first < 0 or any(not _is_short(reading, block) for block in before):
            continue
        row = [below[i].span if i < min(until, len(below)) else None for i in range(first, first + width)]
        yield row


def _is_label(reading: Reading, block: Block) -> bool:
    words = reading.text(block)
    return _is_short(reading, block) and bool(meaning(words) or exact("section", words))


def _is_short(reading: Reading, block: Block) -> bool:
    """Whether a block is a line of its own that ends as no sentence does."""
    words = reading.text(block)
    return block.kind in (Kind.PARAGRAPH, Kind.HEADING) and "\n" not in words and words[-1] not in ".:;!?"
