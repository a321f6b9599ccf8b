"""Factors in tables: the head of a column tells the kind of what stands under it, or a cell that of the next."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from loaders.document import Block, Kind, Span
from loaders.extract.fields import meaning
from loaders.extract.reading import Reading
from loaders.factor_headings import factor_kind
from loaders.labels import exact

SHORTEST_WORD = 10
MARK = re.compile(r"[-–•▪*·+]\s+")


class Cell(NamedTuple):
    """A cell that words a factor: its kind, what the head or neighbour calls the kind, and its stretch."""

    kind: str
    heading: str
    span: Span


def tables(body: Sequence[Block]) -> Iterator[list[Block]]:
    """Yield the tables of a section: the rows that follow on one another; a header begins another table."""
    for kind, blocks in groupby(body, lambda block: block.kind):
        table: list[Block] = []
        for block in blocks if kind is Kind.ROW else ():
            if table and (block.level == 1 or block.gap):
                yield table
                table = []
            table.append(block)
        if table:
            yield table


def cells(reading: Reading, rows: Sequence[Block]) -> list[Cell]:
    """Return the factors of a table."""
    heads = [(factor_kind(reading.text(cell) or " "), reading.text(cell)) for cell in rows[0].cells]
    if len(rows) > 1 and sum(kind is not None for kind, _ in heads) > 1:
        return [
            Cell(kind, head, _unmarked(reading, cell))
            for row in rows[1:]
            for (kind, head), cell in zip(heads, row.cells, strict=False)
            if kind and says_something(reading.text(cell))
        ]
    return [found for row in rows for found in _row(reading, row.cells)]


def _unmarked(reading: Reading, cell: Span) -> Span:
    """Return a cell without the mark of a list that it begins with."""
    mark = MARK.match(reading.document.text, *cell)
    return Span(mark.end(), cell.end) if mark else cell


def _row(reading: Reading, row: Sequence[Span]) -> Iterator[Cell]:
    """Yield the cell behind one that names a kind: the longest, where several follow."""
    for n, cell in enumerate(row[:-1]):
        if kind := exact("factor-kind", reading.text(cell)):
            span = longest(row[n + 1 :])
            if says_something(reading.text(span)):
                yield Cell(kind, reading.text(cell), span)
            return


def rows_of_others(reading: Reading, body: Sequence[Block]) -> frozenset[int]:
    """Return where the rows begin of tables whose head names other columns: projects, parties, sums."""
    return frozenset(
        row.start
        for table in tables(body)
        for row in table
        if len([cell for cell in table[0].cells if meaning(reading.text(cell)) is not None]) > 1
    )


def longest(row: Sequence[Span]) -> Span:
    """Return the longest cell of a row."""
    return max(row, key=lambda cell: cell.end - cell.start)


def says_something(words: str) -> bool:
    """Whether words may be a factor: two or more, or a long one ("Personberoende")."""
    return len(words.split()) > 1 or len(words) >= SHORTEST_WORD
