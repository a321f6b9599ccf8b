"""Tables without lines around their cells: the places of the words tell columns and rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise, repeat
from typing import NamedTuple

from loaders.readers.pdf_drawings import Line
from loaders.readers.pdf_letters import Run
from loaders.readers.pdf_tables import NEAR, Table, Words, cell, over

FEWEST = 2  # rows of a table
CLOSE = 1.5  # times the size of letters, from line to line within a cell
WIDER = 1.15  # times: a step from row to row is wider than one within a row
LOOSE = 1.5  # times the widest step in a table: under so much, a lone line is no row of it
APART = 3  # times the widest step from line to line in a table: what stands further below is no row of it


class Sheet(NamedTuple):
    """What is known of a page: where its full lines end, its level lines, what it tells of its words.

    `tables` are those with a grid that stand in a column beside another, by the run without words in their place.
    """

    right: float
    rules: Sequence[Line]
    words: Words
    tables: dict[Run, Table]


class Span(NamedTuple):
    """From where to where a column reaches over a page."""

    start: float
    end: float


class Found(NamedTuple):
    """A table, and the lines that stand over and under it."""

    above: list[list[Run]]
    table: Table
    below: list[list[Run]]


def aligned(lines: Sequence[list[Run]], sheet: Sheet) -> Found:
    """Return the table that lines hold, two or more of them with several runs."""
    first = next(n for n, line in enumerate(lines) if len(line) > 1)
    end = _far_below(lines, first)
    columns = _columns(run for line in lines[first:end] if len(line) > 1 for run in line)
    end = _behind(lines[:end], first, columns)
    while first and _heads(lines[first - 1], lines[first], columns):
        first -= 1
    body = lines[first:end]
    # A line over all columns, as over a group of rows, closes none.
    inside = (run for line in body for run in line if len(line) > 1 or not _across(run, columns))
    return Found([*lines[:first]], _table(body, [column.start for column in _columns(inside)], sheet), [*lines[end:]])


def _heads(line: list[Run], below: list[Run], columns: Sequence[Span]) -> bool:
    """Whether a lone run is the first line of a cell, of the row that the line below it goes on with."""
    run = line[0]
    close = below[0].base - run.base < CLOSE * run.size
    return close and any(abs(run.left - column.start) < NEAR for column in columns[1:]) and not _across(run, columns)


def _far_below(lines: Sequence[list[Run]], first: int) -> int:
    """Return the line that stands too far below the rows before it, two or more, to be one of them."""
    widest = 0.0
    rows = 1
    for n in range(first + 1, len(lines)):
        step = lines[n][0].base - lines[n - 1][0].base
        if rows >= FEWEST and step > APART * max(widest, lines[n][0].size):
            return n
        widest = max(widest, step)
        rows += len(lines[n]) > 1
    return len(lines)


def _behind(lines: Sequence[list[Run]], first: int, columns: Sequence[Span]) -> int:
    """Return the lone line under the last row that is no row: it reaches across columns, or has much room over it."""
    last = max(n for n, line in enumerate(lines) if len(line) > 1)
    steps = [0.0, *(line[0].base - before[0].base for before, line in pairwise(lines))]
    room = LOOSE * max(steps[first + 1 : last + 1])
    return next(
        (n for n in range(last + 1, len(lines)) if _across(lines[n][0], columns) or steps[n] > room), len(lines)
    )


def _across(run: Run, columns: Sequence[Span]) -> bool:
    """Whether a run reaches from one column into another, or begins to the left of all."""
    touched = sum(run.left < column.end - NEAR and column.start + NEAR < run.right for column in columns)
    return run.left < columns[0].start - NEAR or touched > 1


def _table(body: Sequence[list[Run]], starts: Sequence[float], sheet: Sheet) -> Table:
    rows = []
    for lines in _rows(body, starts, sheet.rules):
        cells: list[list[Run]] = [[] for _ in starts]
        for line in lines:
            for run in line:
                cells[_column(run, starts)].append(run)
        ends = [*(start - lines[0][0].size for start in starts[1:]), sheet.right]
        rows.append(tuple(map(cell, cells, starts, ends, repeat(sheet.words))))
    return Table(rows)


def _column(run: Run, starts: Sequence[float]) -> int:
    return max(0, sum(start <= run.left + NEAR for start in starts) - 1)


# --- rows -----------------------------------------------------------------------------------------------------


def _rows(body: Sequence[list[Run]], starts: Sequence[float], rules: Sequence[Line]) -> list[list[list[Run]]]:
    """Part lines into rows: at the level lines between them, and where those part groups of rows, within these."""
    ruled = [[body[0]]]
    for before, line in pairwise(body):
        if over(rules, before[0].base, line[0].base - 0.3 * line[0].size, starts):
            ruled.append([])
        ruled[-1].append(line)
    groups = sum(len(lines) for lines in ruled if _several(lines, starts))
    if len(ruled) > FEWEST and 2 * groups < len(body):
        return ruled
    return [row for lines in ruled for row in _spaced(lines, starts)]


def _several(lines: Sequence[list[Run]], starts: Sequence[float]) -> bool:
    """Whether lines are several rows: two of them have words in each column that has any."""
    filled = [{_column(run, starts) for run in line} for line in lines]
    whole = set().union(*filled)
    return len(whole) > 1 and filled.count(whole) > 1


def _spaced(lines: Sequence[list[Run]], starts: Sequence[float]) -> list[list[list[Run]]]:
    """Part lines into rows, each with a line that has a first cell.

    The lines between two such belong to the row above, unless the widest step among them tells where that ends, as
    where cells are centred or stand on the bottom of their row.
    """
    steps = [0.0, *(line[0].base - before[0].base for before, line in pairwise(lines))]
    headed = [n for n, line in enumerate(lines) if _column(line[0], starts) == 0]
    begun = {headed[0]} if headed and any(len(line) > 1 for line in lines[: headed[0]]) else set()
    within = 0.0
    for a, b in pairwise(headed):
        widest = max(range(a + 1, b + 1), key=lambda n: steps[n])
        others = max((steps[n] for n in range(a + 1, b + 1) if n != widest), default=0.0)
        told = others and steps[widest] > WIDER * others
        within = max(within, others if told else 0.0)
        begun.add(widest if told else b)
    # Where most rows stand wider apart than the lines of one, two first cells that do not are one.
    close = {n for n in begun if n and steps[n] < WIDER * within}
    if 2 * len(close) < len(begun):
        begun -= close
    rows: list[list[list[Run]]] = [[]]
    for n, line in enumerate(lines):
        if n in begun and rows[-1]:
            rows.append([])
        rows[-1].append(line)
    return rows


def _columns(runs: Iterable[Run]) -> list[Span]:
    """Return the columns that runs stand in: what no run reaches across parts them."""
    found: list[Span] = []
    for run in sorted(runs, key=lambda run: run.left):
        if not found or run.left > found[-1].end + 0.5 * run.size:
            found.append(Span(run.left, run.right))
        else:
            found[-1] = Span(found[-1].start, max(found[-1].end, run.right))
    return found
