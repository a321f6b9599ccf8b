"""Tables without lines around their cells: the places of the words tell columns and rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from loaders.readers.pdf_letters import Run
from loaders.readers.pdf_tables import NEAR, Table

FEWEST = 2  # rows of a table
APART = 3  # times the widest step from line to line in a table: what stands further below is no row of it


class Found(NamedTuple):
    """A table, and the lines that stand over and under it."""

    above: list[list[Run]]
    table: Table
    below: list[list[Run]]


def aligned(lines: Sequence[list[Run]]) -> Found:
    """Return the table that lines hold, two or more of them with several runs."""
    first = next(n for n, line in enumerate(lines) if len(line) > 1)
    body = lines[first : _far_below(lines, first)]
    starts = _places_of(run for line in body if len(line) > 1 for run in line)
    last = max(n for n, line in enumerate(body) if len(line) > 1)
    body = body[: next((n for n in range(last + 1, len(body)) if _across(body[n][0], starts)), len(body))]
    # A line over all columns, as over a group of rows, closes none.
    inside = (run for line in body for run in line if len(line) > 1 or not _across(run, starts))
    return Found([*lines[:first]], _table(body, _places_of(inside)), [*lines[first + len(body) :]])


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


def _across(run: Run, starts: Sequence[float]) -> bool:
    """Whether a run reaches into a column from the one before it, or begins to the left of all."""
    return run.left < starts[0] - NEAR or any(run.left < start - NEAR and start < run.right for start in starts[1:])


def _table(lines: Sequence[list[Run]], starts: Sequence[float]) -> Table:
    """Return lines as rows; a line without a first cell goes on with the row above."""
    rows: list[list[list[str]]] = []
    for line in lines:
        cells: list[list[str]] = [[] for _ in starts]
        for run in line:
            cells[max(0, sum(start <= run.left + NEAR for start in starts) - 1)].append(run.text)
        words = [" ".join(cell) for cell in cells]
        if rows and not words[0]:
            for held, more in zip(rows[-1], words, strict=True):
                held.extend([more] if more else [])
        else:
            rows.append([[word] if word else [] for word in words])
    return Table([tuple(tuple(cell) for cell in row) for row in rows])


def _places_of(runs: Iterable[Run]) -> list[float]:
    """Return where columns begin: to the left of what no run reaches across."""
    starts: list[float] = []
    reach = float("-inf")
    for run in sorted(runs, key=lambda run: run.left):
        if run.left > reach + 0.5 * run.size:
            starts.append(run.left)
        reach = max(reach, run.right)
    return starts
