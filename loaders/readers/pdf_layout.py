"""How the runs of a page belong together: tables, columns, and the order in which they are read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from loaders.readers.pdf_letters import Run
from loaders.readers.pdf_page import Page
from loaders.readers.pdf_rows import FEWEST, aligned
from loaders.readers.pdf_tables import Table, grids, lines_of, ruled, words_alone

CROSSING = 0.25  # share of the lines that may run across the gutter between columns
COLUMN_WORDS = 3.5  # words a line: shorter ones are cells
FEWEST_LINES = 3  # lines that a column of text has at least
COLUMN_LINES = 6  # lines that tell a column by themselves, whatever stands under or over it
WIDE_GAP = 1.8  # times the size of letters, from one line to the next: wider than within a paragraph
MARKER = re.compile(r"[-–•▪◦*‣·]|\d{1,2}[.)]|[a-zåäö]\)")


@dataclass
class Region:
    """Lines that are read one after another, each its runs from left to right; `right` is where lines end."""

    lines: list[list[Run]]
    left: float
    right: float


def parts(page: Page, right: float) -> Iterator[Region | Table]:
    """Yield the regions and tables of a page in reading order.

    Args:
        page: its runs without header and footer.
        right: where lines that fill the page end, as seen over the whole document.
    """
    runs = list(page.runs)
    words = words_alone(runs)
    tables: list[tuple[float, Table]] = []
    for grid in grids(page.lines):
        top, bottom = grid[1][0], grid[1][-1]
        inside = [r for r in runs if top - 1 < r.base < bottom + 1 and grid[0][0] - 1 < r.left < grid[0][-1]]
        if table := ruled(grid, inside, words):
            taken = {id(run) for run in inside}
            runs = [run for run in runs if id(run) not in taken]
            tables.append((top, table))
    for top, table in sorted(tables, key=lambda held: held[0]):
        above = [run for run in runs if run.base < top]
        yield from _flow(lines_of(above), right)
        yield table
        runs = [run for run in runs if run.base >= top]
    yield from _flow(lines_of(runs), right)


# --- columns, and tables without lines ------------------------------------------------------------------------


def _flow(lines: list[list[Run]], right: float) -> Iterator[Region | Table]:
    """Yield what lines hold: the bands between lines that run across a gutter, each column by itself."""
    gutter = _gutter(lines)
    if (gutter is None or not _in_columns(lines, gutter)) and (cut := _cut(lines)):
        yield from _flow(lines[:cut], right)
        yield from _flow(lines[cut:], right)
        return
    if gutter is None:
        if lines:
            edge = max(right, max(line[-1].right for line in lines))
            yield Region(lines, min(line[0].left for line in lines), edge)
        return
    start, end = gutter
    band: list[list[Run]] = []
    alone: list[list[Run]] = []
    for line in [*lines, None]:
        crossing = line is None or any(run.left < start and run.right > end for run in line)
        if line is not None and not crossing:
            yield from _whole(alone, right)
            alone = []
            band.append(line)
            continue
        yield from _band(band, start, end, right)
        band = []
        if line is not None:
            alone.append(line)
    yield from _whole(alone, right)


def _in_columns(lines: Sequence[list[Run]], gutter: tuple[float, float]) -> bool:
    """Whether there is a column of text on both sides of a gutter, which no line crosses once they have begun."""
    crossing = [any(run.left < gutter[0] and run.right > gutter[1] for run in line) for line in lines]
    begun = crossing.index(False) if False in crossing else len(lines)
    runs = [run for line in lines[begun:] for run in line]
    sides = [[run for run in runs if (run.right <= gutter[0] + 1) is left] for left in (True, False)]
    return not any(crossing[begun:]) and all(len(side) >= COLUMN_LINES and _is_text(side) for side in sides)


def _cut(lines: list[list[Run]]) -> int | None:
    """Return the line at which columns of text end or begin over the whole width, over or under a table; or None."""
    gaps = [
        n for n in range(1, len(lines)) if lines[n][0].base - lines[n - 1][0].base > WIDE_GAP * lines[n - 1][0].size
    ]
    for n in reversed(gaps):
        gutter = _gutter(lines[:n])
        if gutter and _in_columns(lines[:n], gutter):
            above = [gap for gap in gaps if gap < n]
            # A line or two between, on one side alone, head what stands below.
            while above and n - above[-1] <= 2 and _one_sided(lines[above[-1] : n], gutter):
                n = above.pop()
            return n
    return next((n for n in gaps if (gutter := _gutter(lines[n:])) and _in_columns(lines[n:], gutter)), None)


def _one_sided(lines: Sequence[list[Run]], gutter: tuple[float, float]) -> bool:
    return len({run.right <= gutter[0] + 1 for line in lines for run in line}) == 1


def _whole(lines: list[list[Run]], right: float) -> Iterator[Region]:
    if lines:
        edge = max(right, max(line[-1].right for line in lines))
        yield Region(lines, min(line[0].left for line in lines), edge)


def _band(lines: list[list[Run]], start: float, end: float, right: float) -> Iterator[Region | Table]:
    sides = (
        [run for line in lines for run in line if run.right <= start + 1],
        [run for line in lines for run in line if run.right > start + 1],
    )
    if not all(sides):
        yield from _whole(lines, right)
    elif _is_text(sides[0]) and _is_text(sides[1]):
        yield from _flow(lines_of(sides[0]), start)
        yield from _flow(lines_of(sides[1]), right)
    elif sum(len(line) > 1 for line in lines) >= FEWEST and not _hanging(sides[0]):
        found = aligned(lines)
        yield from _whole(found.above, right)
        yield found.table
        yield from _flow(found.below, right)
    else:
        yield from _whole(lines, right)


def _is_text(runs: Sequence[Run]) -> bool:
    return len(runs) >= FEWEST_LINES and sum(len(run.text.split()) for run in runs) >= COLUMN_WORDS * len(runs)


def _hanging(runs: Sequence[Run]) -> bool:
    """Whether what stands to the left are the markers of a list."""
    return all(MARKER.fullmatch(run.text) for run in runs)


def _gutter(lines: Sequence[list[Run]]) -> tuple[float, float] | None:
    """Return the widest gap along the page that few lines cross and that has text on both sides, or None."""
    runs = [run for line in lines for run in line]
    if len(runs) < 2 * FEWEST or not any(len(line) > 1 for line in lines):
        return None
    edges = sorted({run.left for line in lines for run in line[1:]} | _columns(lines))
    best: tuple[float, float, float] | None = None
    for edge in edges:
        before = [run for run in runs if run.right < edge - 1]
        crossing = sum(run.left < edge - 1 and run.right >= edge - 1 for run in runs)
        behind = len(runs) - len(before) - crossing
        if crossing > CROSSING * len(runs) or len(before) < FEWEST or behind < FEWEST:
            continue
        start = max(run.right for run in before)
        width = edge - start - 1000 * crossing / len(runs)
        if edge - start > 0.8 * median(run.size for run in runs) and (best is None or width > best[0]):
            best = width, start, edge - 0.5
    return (best[1], best[2]) if best else None


def _columns(lines: Sequence[list[Run]]) -> set[float]:
    return {line[0].left for line in lines if line[0].left > min(other[0].left for other in lines) + 30}
