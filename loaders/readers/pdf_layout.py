"""How the runs of a page belong together: tables, columns, and the order in which they are read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import median

from loaders.readers.markers import MARKER
from loaders.readers.pdf_drawings import Line
from loaders.readers.pdf_letters import Run
from loaders.readers.pdf_page import Page
from loaders.readers.pdf_rows import FEWEST, Sheet, aligned
from loaders.readers.pdf_tables import MOST_LINES, Table, lines_of, over, ruled, whole_grids, words_of

CROSSING = 0.25  # share of the lines that may run across the gutter between columns
COLUMN_WORDS = 3.5  # words a full line: shorter ones are cells
FULL = 0.75  # share of a column's width that a full line takes at least
MOST_SHORT = 9  # lines that are not full, one after another: more are cells
FEWEST_LINES = 3  # lines that a column of text has at least
COLUMN_LINES = 6  # lines that tell a column by themselves, whatever stands under or over it
WIDE_GAP = 1.8  # times the size of letters, from one line to the next: wider than within a paragraph
ROW_LINES = 10  # lines of a row, on average, at most


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
    drawn = page.lines if len(page.lines) <= MOST_LINES else []
    sheet = Sheet(right, [line for line in drawn if line.flat], words_of(runs), {})
    tables: list[tuple[float, Table]] = []
    for grid in whole_grids(drawn, runs):
        top, bottom = grid[1][0], grid[1][-1]
        level = [run for run in runs if top - 1 < run.base < bottom + 1]
        inside = [run for run in level if grid[0][0] - 1 < run.left < grid[0][-1]]
        if table := ruled(grid, inside, sheet.words):
            taken = {id(run) for run in inside}
            runs = [run for run in runs if id(run) not in taken]
            if _is_text([run for run in level if id(run) not in taken]):  # a column beside it: it stands in its own
                place = min(inside, key=lambda run: run.base)
                place = place._replace(text="", left=min(r.left for r in inside), right=max(r.right for r in inside))
                sheet.tables[place] = table
                runs.append(place)
            else:
                tables.append((top, table))
    for top, table in sorted(tables, key=lambda held: held[0]):
        above = [run for run in runs if run.base < top]
        yield from _flow(lines_of(above), sheet)
        yield table
        runs = [run for run in runs if run.base >= top]
    yield from _flow(lines_of(runs), sheet)


# --- columns, and tables without lines ------------------------------------------------------------------------


def _flow(lines: list[list[Run]], sheet: Sheet) -> Iterator[Region | Table]:
    """Yield what lines hold: the bands between lines that run across a gutter, each column by itself."""
    gutter = _gutter(lines)
    if (gutter is None or not _in_columns(lines, gutter, sheet.rules)) and (cut := _cut(lines, sheet.rules)):
        yield from _flow(lines[:cut], sheet)
        yield from _flow(lines[cut:], sheet)
        return
    if gutter is None:
        yield from _whole(lines, sheet)
        return
    start, end = gutter
    band: list[list[Run]] = []
    alone: list[list[Run]] = []
    for line in [*lines, None]:
        crossing = line is None or any(run.left < start and run.right > end for run in line)
        if line is not None and not crossing:
            yield from _whole(alone, sheet)
            alone = []
            band.append(line)
            continue
        yield from _band(band, start, end, sheet)
        band = []
        if line is not None:
            alone.append(line)
    yield from _whole(alone, sheet)


def _in_columns(lines: Sequence[list[Run]], gutter: tuple[float, float], rules: Sequence[Line]) -> bool:
    """Whether there is a column of text on both sides of a gutter, which no line crosses once they have begun."""
    crossing = [any(run.left < gutter[0] and run.right > gutter[1] for run in line) for line in lines]
    begun = crossing.index(False) if False in crossing else len(lines)
    runs = [run for line in lines[begun:] for run in line]
    sides = [[run for run in runs if (run.right <= gutter[0] + 1) is left] for left in (True, False)]
    if any(crossing[begun:]) or _in_rows(lines[begun:], gutter, rules):
        return False
    return all(len(side) >= COLUMN_LINES and _is_text(side) for side in sides)


def _cut(lines: list[list[Run]], rules: Sequence[Line]) -> int | None:
    """Return the line at which columns of text end or begin over the whole width, over or under a table; or None."""
    gaps = [
        n for n in range(1, len(lines)) if lines[n][0].base - lines[n - 1][0].base > WIDE_GAP * lines[n - 1][0].size
    ]
    for n in reversed(gaps):
        gutter = _gutter(lines[:n])
        if gutter and _in_columns(lines[:n], gutter, rules):
            above = [gap for gap in gaps if gap < n]
            # A line or two between, on one side alone, head what stands below.
            while above and n - above[-1] <= 2 and _one_sided(lines[above[-1] : n], gutter):
                n = above.pop()
            return n
    return next((n for n in gaps if (gutter := _gutter(lines[n:])) and _in_columns(lines[n:], gutter, rules)), None)


def _one_sided(lines: Sequence[list[Run]], gutter: tuple[float, float]) -> bool:
    return len({run.right <= gutter[0] + 1 for line in lines for run in line}) == 1


def _whole(lines: list[list[Run]], sheet: Sheet) -> Iterator[Region | Table]:
    """Yield lines as one region, or those over and under each table that stands among them."""
    held: list[list[Run]] = []
    for line in [*lines, []]:
        words = [run for run in line if run not in sheet.tables]
        held += [words] if words else []
        if held and len(words) == len(line) > 0:
            continue
        if held:
            edge = max(sheet.right, max(one[-1].right for one in held))
            yield Region(held, min(one[0].left for one in held), edge)
            held = []
        yield from (sheet.tables[run] for run in line if run in sheet.tables)


def _band(lines: list[list[Run]], start: float, end: float, sheet: Sheet) -> Iterator[Region | Table]:
    sides = (
        [run for line in lines for run in line if run.right <= start + 1],
        [run for line in lines for run in line if run.right > start + 1],
    )
    if not all(sides):
        yield from _whole(lines, sheet)
    elif any(run in sheet.tables for side in sides for run in side) or (
        _is_text(sides[0]) and _is_text(sides[1]) and not _in_rows(lines, (start, end), sheet.rules)
    ):
        yield from _flow(lines_of(sides[0]), sheet._replace(right=start))
        yield from _flow(lines_of(sides[1]), sheet)
    elif sum(len(line) > 1 for line in lines) >= FEWEST and not _hanging(sides[0]):
        found = aligned(lines, sheet)
        yield from _whole(found.above, sheet)
        yield found.table
        yield from _flow(found.below, sheet)
    else:
        yield from _whole(lines, sheet)


def _is_text(runs: Sequence[Run]) -> bool:
    """Whether what stands in a column is text: its full lines hold some words each, whatever ends before its edge."""
    lines = lines_of(runs)
    if len(lines) < FEWEST_LINES:
        return False
    edge, left = max(run.right for run in runs), min(run.left for run in runs)
    full = [line[-1].right - left > FULL * (edge - left) for line in lines]
    short = max((len(list(held)) for is_full, held in groupby(full) if not is_full), default=0)
    words = sum(len(run.text.split()) for line, is_full in zip(lines, full, strict=True) if is_full for run in line)
    return short <= MOST_SHORT and words >= COLUMN_WORDS * sum(full)


def _in_rows(lines: Sequence[list[Run]], gutter: tuple[float, float], rules: Sequence[Line]) -> bool:
    """Whether level lines over a gutter part lines so often that they are rows of a table."""
    parted = over(rules, lines[0][0].base, lines[-1][0].base, gutter) if lines else 0
    return parted > 1 and len(lines) <= ROW_LINES * parted


def _hanging(runs: Sequence[Run]) -> bool:
    """Whether what stands to the left are the markers of a list."""
    return all(MARKER.fullmatch(run.text) for run in runs)


def _gutter(lines: Sequence[list[Run]]) -> tuple[float, float] | None:
    """Return the widest gap along the page that few lines cross and that has text on both sides, or None."""
    runs = [run for line in lines for run in line]
    if len(runs) < 2 * FEWEST:
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
