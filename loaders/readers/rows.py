"""Tables in plain text: rows of cells parted by pipes, by tabs, or by columns of blanks.

A row is told by its neighbours: pipes or tabs part two lines or more, and columns of blanks keep their place
under a line of three columns or more (its cells are the heads).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from loaders.document import Span
from loaders.readers.markers import ITEM, MARKER

RULE = re.compile(r"[\s|:+=_-]*[-=][\s|:+=_-]*$")
EACH_TAB, EACH_SEMICOLON = re.compile(r"\t"), re.compile(r";")
PIPE, TAB, BLANKS = re.compile(r"\|"), re.compile(r"\t+"), re.compile(r"(?<=\S) {2,}(?=\S)|\t+")
FEWEST_ALIGNED = 2  # columns
LABELLED = re.compile(r"[ \t]*[^\W\d_](?:(?!\t|  )[^:\n]){1,45}:(?:\s|$)")
CHAPTER = re.compile(r"[A-ZÅÄÖ]?\d{1,2}(?:\.\d{1,2})*\.?")  # before its heading: "3  ERFARENHETER"
NUMBER = re.compile(r"[\d\s.,%–-]+(?:kr|tkr|mnkr|mkr|SEK|kronor)?")  # set to the right in its column
PAGE = re.compile(r"\d{1,4}|[\d ]+\(\d+\)")  # a number alone on a line is a page's
# The number of a page at the end of its foot, whose parts bars or blanks part
COUNTED = re.compile(
    r"(?:[|·•]|\s{2,})\s*(?:(?:sid[a.]?|bild|slide)\s*)?(?P<page>\d{1,3})(?:\s*(?:\(\d+\)|av\s+\d+|/\s*\d+))?$",
    re.IGNORECASE,
)
PARTED = re.compile(r"\S(?:\s*[|]|\s{2,})\s*\S")
FEWEST_PAGES = 3
FURTHEST = 12  # lines
LONGEST_CELL = 80  # code points of a last cell alone on its line
STRAY = 2  # code points by which a cell may stand left of its column


def is_rule(line: str) -> bool:
    """Whether a line only draws a table: "|---|:--|"."""
    return RULE.fullmatch(line) is not None and len(line.strip()) > 2


def rows(lines: Sequence[str]) -> dict[int, tuple[Span, ...]]:
    """Return the cells of each line that is a table's row, by line number from 0; offsets are in the line.

    >>> rows(["Projekt | Ägare", "Vattenkartan | Region Skåne"])[1]
    (Span(start=0, end=12), Span(start=15, end=27))
    """
    feet = _feet(lines)
    lines = ["." if n in feet else line for n, line in enumerate(lines)] if feet else lines
    found: dict[int, tuple[Span, ...]] = {}
    for mark in (PIPE, TAB):
        found.update(_parted(lines, mark, found))
    found.update(_listed(lines))
    drawn = (n for n, line in enumerate(lines) if line.lstrip().startswith("+") and is_rule(line))
    found.update({n: () for n in drawn if n - 1 in found or n + 1 in found})
    i = 0
    end = 0
    columns: list[int] = []  # of the last table by blanks, which may go on behind a line or a page's head
    while i < len(lines):
        run = {} if i in found else _aligned(lines, i)
        if run:
            columns, end = [cell.start for cell in run[i]], max(run)
        elif i not in found and (again := _again(lines[i], columns, i - end)):
            run, end = {i: again}, i
        found.update(run)
        i = max(run, default=i) + 1
    return found


def _feet(lines: Sequence[str]) -> frozenset[int]:
    """Return the lines that stand on page after page with the number of each: "Region X | Möte 14 maj | sid 3"."""
    pages = defaultdict[str, list[tuple[int, int]]](list)
    for n, line in enumerate(lines):
        if PARTED.search(line) and (number := COUNTED.search(line.rstrip())):
            pages[line[: number.start()].strip()].append((n, int(number["page"])))
    runs = [
        run
        for run in pages.values()
        if len(run) >= FEWEST_PAGES and all(m - n > 1 and b == a + 1 for (n, a), (m, b) in pairwise(run))
    ]
    return frozenset(n for run in runs for n, _ in run)


def _listed(lines: Sequence[str]) -> dict[int, tuple[Span, ...]]:
    """Return the rows that semicolons without blanks part, as a table is saved: as many in each of several lines."""
    counts = [0 if re.search(r";\s", line) else line.count(";") for line in lines]
    return {
        n: _cells(lines[n], EACH_SEMICOLON)
        for n, count in enumerate(counts)
        if count >= FEWEST_ALIGNED and count in (counts[n - 1] if n else 0, *counts[n + 1 : n + 2])
    }


def _parted(
    lines: Sequence[str], mark: re.Pattern[str], taken: dict[int, tuple[Span, ...]]
) -> dict[int, tuple[Span, ...]]:
    """Return the rows whose cells a sign parts, in runs of two or more with as many cells (rules apart)."""
    held = [n for n, line in enumerate(lines) if mark.search(line.strip()) and n not in taken]
    framed = {n for n in held if lines[n].lstrip().startswith("|")}
    framed = {n for n in framed if lines[n].rstrip().endswith("|") or {n - 1, n + 1} & framed}
    cells = {n: _cells(lines[n], mark, n in framed) for n in held}
    if mark is TAB:  # each tab parts two cells where that gives as many in two lines, an empty one among them
        each = {n: _cells(lines[n], EACH_TAB) for n in held}
        counts = {n: len(row) for n, row in each.items()}
        cells |= {
            n: row
            for n, row in each.items()
            if len(row) > len(cells[n]) and len(row) in (counts.get(n - 1), counts.get(n + 1))
        }
    kept: dict[int, tuple[Span, ...]] = {}
    for n in cells:
        near = [m for m in range(n - 2, n + 3) if m != n and m in cells and not is_rule(lines[m])]
        near = [
            m
            for m in near
            if all(not lines[k].strip() or k in cells or is_rule(lines[k]) for k in range(min(m, n), max(m, n)))
        ]
        if (
            len(cells[n]) > 1
            and not _is_item(lines[n], cells[n])
            and not (mark is TAB and LABELLED.match(lines[n]))
            and (
                is_rule(lines[n])
                or any(abs(len(cells[m]) - len(cells[n])) <= 1 for m in near)
                or (n in framed and any(len(kept.get(m, ())) == len(cells[n]) for m in range(n - FURTHEST, n)))
            )
        ):
            kept[n] = cells[n]
    if mark is TAB:  # the last row may leave its last cells empty: "Lägre avgifter" under two columns
        for n in [n + 1 for n in kept if n - 1 in kept and lines[n + 1 : n + 2] and n + 1 not in kept]:
            last = not "".join(lines[n + 1 : n + 2]).strip() or n + 1 in kept
            words = lines[n].strip()
            if last and words and words[-1] not in ".:?!" and len(words) <= LONGEST_CELL and not ITEM.match(lines[n]):
                own = _trimmed(lines[n], 0, len(lines[n]))
                kept[n] = (own, *(Span(own.end, own.end) for _ in kept[n - 1][1:]))
    return kept


def _is_item(line: str, cells: tuple[Span, ...]) -> bool:
    """Whether a line is an item of a list whose marker stands far from its words: "•  Kusten"."""
    return len(cells) == FEWEST_ALIGNED and MARKER.fullmatch(line, *cells[0]) is not None


def _cells(line: str, mark: re.Pattern[str], framed: bool = True) -> tuple[Span, ...]:
    start, stop = 0, len(line.rstrip())
    if mark is PIPE and framed and line.lstrip().startswith("|"):
        start = line.index("|") + 1
    if mark is PIPE and line.rstrip().endswith("|"):
        stop = max(start, stop - 1)
    cuts = [*mark.finditer(line, start, stop)]
    bounds = zip([start, *(c.end() for c in cuts)], [*(c.start() for c in cuts), stop], strict=True)
    return tuple(_trimmed(line, a, b) for a, b in bounds)


def _trimmed(line: str, start: int, end: int) -> Span:
    words = line[start:end]
    left = start + len(words) - len(words.lstrip())
    return Span(left, left + len(words.strip())) if words.strip() else Span(start, start)


def _aligned(lines: Sequence[str], i: int) -> dict[int, tuple[Span, ...]]:
    """Return the rows from line i on whose cells stand under those of line i, or nothing.

    Under a head of three columns or more an empty line may stand.
    """
    heads = _cells(lines[i], BLANKS)
    numbered = len(heads) == FEWEST_ALIGNED and CHAPTER.fullmatch(lines[i], *heads[0])
    if len(heads) < FEWEST_ALIGNED or LABELLED.match(lines[i]) or _is_item(lines[i], heads) or numbered:
        return {}
    columns = [cell.start for cell in heads]
    found = {i: heads}
    spaced = len(heads) > FEWEST_ALIGNED and i + 1 < len(lines) and not lines[i + 1].strip()
    for number in range(i + 1 + spaced, len(lines)):
        row = (_under(lines[number], columns) or _counted(lines[number], len(heads))) if lines[number].strip() else None
        if row is None:
            break
        found[number] = row
    full = [row for row in found.values() if _filled(row) > 1]
    # Lines set in that happen to hold blanks are no table: one has a third column, or a third line.
    indented = lines[i][:1].isspace() and len(heads) == FEWEST_ALIGNED
    if spaced and sum(_filled(row) > FEWEST_ALIGNED for row in full) <= 1:
        return {}
    return found if len(full) > (2 if indented else 1) else {}


def _counted(line: str, columns: int) -> tuple[Span, ...] | None:
    """Return the cells of a line that slipped out of its columns, three or more, but has as many pieces."""
    cells = _cells(line, BLANKS)
    return cells if columns > FEWEST_ALIGNED and len(cells) == columns and not LABELLED.match(line) else None


def _again(line: str, columns: list[int], behind: int) -> tuple[Span, ...]:
    """Return the cells of a line on which the table above goes on behind other lines: it has three or more of them."""
    if len(columns) <= FEWEST_ALIGNED or behind > FURTHEST or not line.strip():
        return ()
    cells = _under(line, columns)
    first = cells is not None and cells[0].start < cells[0].end
    return cells if cells and first and _filled(cells) > FEWEST_ALIGNED else ()


def _filled(row: tuple[Span, ...]) -> int:
    return sum(cell.start < cell.end for cell in row)


def _under(line: str, columns: list[int]) -> tuple[Span, ...] | None:
    """Return the cells of a line under columns, empty where it has none; None where one stands under no column.

    An item of a list is no row of two columns: "a) Kusten".
    """
    if (len(columns) == FEWEST_ALIGNED and LABELLED.match(line)) or _is_listed(line, columns):
        return None
    cells = [Span(column, column) for column in columns]
    pieces = _pieces(line, columns)
    if len(pieces) == 1 and PAGE.fullmatch(line, *pieces[0]):
        return None
    for piece in pieces:
        place = next((n for n, column in enumerate(columns) if -STRAY <= piece.start - column <= 0), None)
        if place is None and NUMBER.fullmatch(line, piece.start, piece.end):
            place = sum(column <= piece.start for column in columns) - 1
        if place is None or cells[place].start < cells[place].end:
            return None
        cells[place] = piece
    return tuple(cells)


def _is_listed(line: str, columns: list[int]) -> bool:
    """Whether a line under two columns is an item of a list and nothing else: a blank alone parts mark and words."""
    return len(columns) == FEWEST_ALIGNED and ITEM.match(line) is not None and len(_cells(line, BLANKS)) == 1


def _pieces(line: str, columns: list[int]) -> list[Span]:
    """Split a line at runs of blanks, and where a word begins right on a column."""
    edges = {(cut.start(), cut.end()) for cut in BLANKS.finditer(line.rstrip())}
    edges |= {
        (c - 1, c)
        for c in columns[1:]
        if line[c - 1 : c] == " " and line[c : c + 1].strip() and line[c - 2 : c - 1].strip()
    }
    bounds = sorted(edges)
    starts = [len(line) - len(line.lstrip()), *(end for _, end in bounds)]
    ends = [*(start for start, _ in bounds), len(line.rstrip())]
    return [_trimmed(line, a, b) for a, b in zip(starts, ends, strict=True) if line[a:b].strip()]
