"""Tables with lines drawn around their cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from loaders.readers.pdf_drawings import Line
from loaders.readers.pdf_letters import Run

NEAR = 3.0  # points by which lines of one grid may miss each other
MOST_LINES = 600  # a page with more is a map or a chart, and has no tables
FOLLOWING = ("och", "i", "av", "för", "med", "på", "till", "samt", "kommun", "kommuner", "län", "universitet")

Grid = tuple[list[float], list[float]]  # places of its upright lines from the left, of its level ones from the top


@dataclass
class Table:
    """Rows of cells, each cell its lines from the top."""

    rows: list[tuple[tuple[str, ...], ...]]


class Words(NamedTuple):
    """What is known to be a word by itself: it follows another on its line, or begins several; and what begins names.

    `leading` are the capitalised words that another one follows: "Region" of "Region Gävleborg".
    """

    alone: frozenset[str]
    leading: frozenset[str]


def lines_of(runs: Iterable[Run]) -> list[list[Run]]:
    """Return runs as lines from the top, each from left to right."""
    lines: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: run.base):
        if lines and abs(run.base - lines[-1][0].base) < 0.35 * max(run.size, lines[-1][0].size):
            lines[-1].append(run)
        else:
            lines.append([run])
    return [sorted(line, key=lambda run: run.left) for line in lines]


# --- tables with lines ----------------------------------------------------------------------------------------


def _grids(lines: Sequence[Line]) -> Iterator[Grid]:
    """Yield the places of the upright and the level lines of each grid of two columns or more."""
    left = list(lines)
    while left:
        grid = [left.pop()]
        for line in grid:
            touching = [other for other in left if _touch(line, other)]
            grid += touching
            taken = {id(other) for other in touching}
            left = [other for other in left if id(other) not in taken]
        xs, ys = (_places(line.at for line in grid if line.flat is flat) for flat in (False, True))
        if len(xs) > 2 and len(ys) > 1:
            yield xs, ys


def whole_grids(lines: Sequence[Line], runs: Sequence[Run]) -> list[Grid]:
    """Return the grids of a page, without bands of colour behind every other row: their edges are level lines."""
    found = sorted(_grids(lines), key=lambda grid: grid[1])
    bands = {n for n, (one, other) in enumerate(pairwise(found)) if _banded(one, other, runs)}
    bands |= {n + 1 for n in bands}
    return [grid for n, grid in enumerate(found) if n not in bands]


def _banded(one: Grid, other: Grid, runs: Sequence[Run]) -> bool:
    """Whether two grids of a row each have the same columns, and what stands between them keeps to these."""
    alike = [abs(a - b) <= NEAR for a, b in zip(one[0], other[0], strict=False)]
    between = [run for run in runs if one[1][-1] < run.base < other[1][0]]
    across = any(run.left < x < run.right for run in between for x in one[0])
    rows = len(one[1]) == len(other[1]) == 2 and len(one[0]) == len(other[0])
    return rows and all(alike) and bool(between) and not across


def over(rules: Iterable[Line], top: float, bottom: float, places: Iterable[float]) -> int:
    """Return at how many heights between two a level line, or several in a row, runs over all places."""
    between = [rule for rule in rules if top < rule.at < bottom]
    marks = list(places)
    return sum(
        all(
            any(abs(rule.at - y) <= NEAR and rule.start - NEAR < x < rule.end + NEAR for rule in between) for x in marks
        )
        for y in _places(rule.at for rule in between)
    )


def _touch(one: Line, other: Line) -> bool:
    if one.flat is other.flat:
        return abs(one.at - other.at) < NEAR and one.start < other.end + NEAR and other.start < one.end + NEAR
    return one.start - NEAR < other.at < one.end + NEAR and other.start - NEAR < one.at < other.end + NEAR


def _places(values: Iterable[float]) -> list[float]:
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > NEAR:
            places.append(value)
    return places


def ruled(grid: Grid, runs: list[Run], words: Words) -> Table | None:
    """Return the table that a grid draws around runs, or None where it parts no columns."""
    xs, ys = grid
    cells: dict[tuple[int, int], list[Run]] = {}
    for run in runs:
        row = sum(y < run.base - 0.3 * run.size for y in ys) - 1
        column = sum(x < run.left + 0.3 * run.size for x in xs) - 1
        cells.setdefault((max(row, 0), min(max(column, 0), len(xs) - 2)), []).append(run)
    if len({column for _, column in cells}) < 2:
        return None
    columns = range(len(xs) - 1)
    rows = [
        tuple(cell(cells.get((row, column), ()), xs[column], xs[column + 1], words) for column in columns)
        for row in range(len(ys))
    ]
    return Table([row for row in rows if any(row)])


def words_of(runs: Sequence[Run]) -> Words:
    """Return what the runs of a page tell of its words."""
    lines = [run.text.split() for run in runs if run.text]
    begun = Counter(line[0] for line in lines)
    several = (word for word, times in begun.items() if times > 1 and len(word) > 3)
    alone = frozenset((*(word for line in lines for word in line[1:]), *several, *FOLLOWING))
    return Words(alone, frozenset(a for line in lines for a, b in pairwise(line) if a.istitle() and b.istitle()))


def cell(runs: Iterable[Run], left: float, right: float, words: Words) -> tuple[str, ...]:
    """Return the lines of a cell between two edges, those that its width alone broke put together.

    A line is broken so where what follows had no room on it. If that is so of all lines of a cell, it is one; if of
    some, its author ended the others, and each stays. A word that is too long for its cell goes on on the next line:
    it stands alone on its own and leaves no room for one more letter, and what follows is no word of its own
    elsewhere. Capitalised words on a line each are a list, unless one begins a name elsewhere: "Region", "Gävleborg".
    """
    lines: list[str] = []
    forced = True
    room = letter = 0.0
    for line in lines_of(runs):
        text, begin, last = " ".join(run.text for run in line), line[0], line[-1]
        rest = text.split()[0] if text else ""
        needed = letter + len(rest) * (begin.right - begin.left) / max(1, len(begin.text))
        whole = bool(lines) and (room >= letter or len(lines[-1].split()) > 1 or not lines[-1][-1:].isalpha())
        if lines and not whole and text[:1].islower() and rest not in words.alone:
            lines[-1] += text
        else:
            forced = forced and (not lines or room < needed)
            lines.append(text)
        letter = (last.right - last.left) / max(1, len(last.text))
        room = right - last.right - (begin.left - left)
    listed = all(line.istitle() and len(line.split()) == 1 and line not in words.leading for line in lines)
    return (" ".join(lines),) if forced and not listed else tuple(lines)
