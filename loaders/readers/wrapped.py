"""Tables in plain text whose cells wrap, or whose rows are parted by empty lines or drawn ones: a row a line.

What stands below in a column belongs to the cell above it: "Höga kustens" over "strandängar" is one title. Columns
are told by the blanks that all lines of a table have in one place, or by bars; the lines of one row by what parts
rows, else by the width at which its cells are broken. The words of the cells are kept as printed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from loaders.readers.rows import LABELLED

BAR = re.compile(r"[|│┃║]")
DRAWN = re.compile(r"[\s|:+=_–—─━═│┃║┌┬┐├┼┤└┴┘╔╦╗╠╬╣╚╩╝┏┳┓┣╋┫┗┻┛╞╪╡╟╫╢-]*[=_–—─━═-]{2}[^\w]*")
GAP = re.compile(r"(?<=\S) {2,}(?=\S)")
OPEN = re.compile(r"(?:[,;/&–-]|(?<![^\W_])(?:och|samt|eller|för|i|till|med|av|på|från|om|the|and|of))$")
ON = re.compile(r"[a-zåäö/&(]")  # how what goes on begins
PAGE = re.compile(r"\s*(?:\d{1,3}|\d+ ?\(\d+\))\s*")  # its number, alone on a line
LISTED = re.compile(r"\s*(?:[-*•–▪●○·]|\d{1,3}[.)]|[a-zåäö][.)])\s")
NUMBER = re.compile(r"[\dOoIl .,:/%–-]*\d[\dOoIl .,:/%–-]*(?:\w{2,7})?|[A-ZÅÄÖ]{0,6}[ -]?\d[\d.:/ -]*|[A-ZÅÄÖ][.)]?")
FEWEST, STRAY = 3, 1  # columns where no line is drawn, and lines of two cells and more that make a table; code points
MOST = 0.6
FAR, FURTHEST = 10_000, 12  # code points, lines
TALLEST_HEAD = 3  # lines
Cells = list[str]


class Line(NamedTuple):
    """A line of a table: its cells, and whether an empty or a drawn line parts it from the one above."""

    cells: Cells
    apart: bool


def whole_rows(text: str) -> str:
    """Return a text with each row of such a table on one line, its cells parted by bars; all else is as it was.

    >>> print(whole_rows("Projekt     Part\\n\\nKusten och  A kommun,\\nälven       B kommun\\n\\nÖn          C AB"))
    | Projekt | Part |
    | Kusten och älven | A kommun, B kommun |
    | Ön | C AB |
    """
    if not (GAP.search(text) or BAR.search(text)):
        return text
    lines = text.split("\n")
    out: list[str] = []
    i = 0
    columns: list[tuple[int, int]] = []
    last = 0
    tried: Counter[int] = Counter()  # from how many lines on a table was looked for that ends on a line
    while i < len(lines):
        end, written = _boxed(lines, i) if BAR.search(lines[i]) or _is_drawn(lines[i]) else (i, [])
        if not written:
            end, written, found = _columns(lines, i)
            columns, last = (found, end) if written else (columns, last)
            tried[end] += 1
            end = end if written or tried[end] > TALLEST_HEAD else i
        if not written and end == i and i - last <= FURTHEST:
            end, written = _again(lines, i, columns)
        out += written or lines[i : max(end, i + 1)]
        i = max(end, i + 1)
    return "\n".join(out)


def _again(lines: Sequence[str], i: int, columns: Sequence[tuple[int, int]]) -> tuple[int, list[str]]:
    """Return the end and the rows of lines on which the table above goes on behind others: three cells or more."""
    read: list[Line] = []
    for line in lines[i:]:
        begun = {len(line) - len(line.lstrip()), *(cut.end() for cut in GAP.finditer(line))}
        cells = [line[a:b].strip() for a, b in columns]
        under = len(begun & {a for a, _ in columns}) >= len(begun) - 1  # a sum may be set to the right
        full = len(begun) >= FEWEST and cells and cells[0]
        if not (line.strip() and under and (read or full)) or any(GAP.search(cell) for cell in cells):
            break
        read.append(Line(cells, False))
    widths = [b - a for a, b in columns]
    return i + len(read), _written(_joined(read, widths), False) if read else []


def _is_drawn(line: str) -> bool:
    return DRAWN.fullmatch(line) is not None


# --- where a table is ---------------------------------------------------------------------------------------------


def _boxed(lines: Sequence[str], i: int) -> tuple[int, list[str]]:
    """Return the end of a table from line i on whose cells stand between bars, and its rows where they were broken."""
    end = i
    while end < len(lines) and lines[end].strip() and (_is_drawn(lines[end]) or BAR.match(lines[end].strip())):
        end += 1
    held = lines[i:end]
    rows = [n for n, line in enumerate(held) if not _is_drawn(line)]
    if len(rows) < FEWEST - 1:
        return i, []
    sign = BAR.match(held[rows[0]].strip())
    cut = re.escape(sign.group()) if sign else "|"
    cells = {n: [c.strip() for c in re.split(cut, held[n].strip())[1:]] for n in rows}
    cells = {n: c[:-1] if c and not c[-1] else c for n, c in cells.items()}
    width = max(map(len, cells.values()))
    if width == 1:  # a frame round text is no table
        return end, ["".join(cells.get(n, ())) for n in range(len(held))]
    read = [Line([*cells[n], *[""] * (width - len(cells[n]))], n > 0 and _is_drawn(held[n - 1])) for n in rows]
    ruled = _is_drawn(held[rows[0] + 1]) if rows[0] + 1 < len(held) else False
    straight = len({tuple(bar.start() for bar in BAR.finditer(held[n].rstrip())) for n in rows}) == 1
    bars = [bar.start() for bar in BAR.finditer(held[rows[0]])]
    widths = [b - a - 3 for a, b in pairwise(bars)]
    straight = straight and len(widths) == width
    whole = _joined(read, widths) if straight else [line.cells for line in read]
    changed = (
        whole != [line.cells for line in read]
        or not held[rows[0]].lstrip().startswith("|")
        or len(rows) + 2 < len(held)
    )
    return end, _written(whole, ruled or len(rows) + 2 < len(held)) if changed else list(held)


def _columns(lines: Sequence[str], i: int) -> tuple[int, list[str], list[tuple[int, int]]]:
    """Return the end of a table of columns from line i on, its rows where its lines are not its rows, its columns."""
    none: tuple[int, list[str], list[tuple[int, int]]] = i, [], []
    if not _is_row(lines[i]):
        return none
    taken, end, filled = _taken(lines[i]), i + 1, [i]
    for n in range(i + 1, len(lines)):
        line = lines[n]
        if not line.strip():
            if n + 1 < len(lines) and not (GAP.search(lines[n + 1]) or _is_drawn(lines[n + 1])):
                break
            continue
        if "\t" in line or (LABELLED.match(line) and _count(taken) < FEWEST) or (_is_drawn(line) and n + 1 - end > 1):
            break
        if not _is_drawn(line):
            more = taken | _taken(line)
            if PAGE.fullmatch(line) or not (GAP.search(line) or taken & _taken(line)):
                break
            if _count(more) < _count(taken) or (end < n and not _stands_under(line, taken)):
                if end == n and GAP.search(line):
                    return n, [], []  # a row that slipped out of its columns
                break
            taken = more
            filled.append(n)
        end = n + 1
    while end > i and _is_drawn(lines[end - 1]):
        end -= 1
    columns = list(_stretches(taken))
    held = range(i, end)
    apart = [n > i and (not lines[n - 1].strip() or _is_drawn(lines[n - 1])) for n in filled]
    read = [Line([lines[n][a:b].strip() for a, b in columns], gap) for n, gap in zip(filled, apart, strict=True)]
    several = sum(bool(GAP.search(lines[n])) for n in filled) >= FEWEST
    mixed = any(GAP.search(cell) for line in read for cell in line.cells)
    if len(columns) < 2 or not several or mixed or not _is_straight(lines, filled, columns):
        return end, [], []
    ruled = next((n for n in held if _is_drawn(lines[n])), i)
    head = [line for line, n in zip(read, filled, strict=False) if n < ruled <= i + TALLEST_HEAD]
    body = read[len(head) :]
    drawn = [len(lines[ruled][a:b].strip()) for a, b in columns] if head and GAP.search(lines[ruled]) else None
    widths = drawn or [max(len(line.cells[n]) for line in read) for n in range(len(columns))]
    rows = [*_whole([head], widths)[:1], *_joined(body, widths, headed=False)] if head else _joined(body, widths)
    spaced = any(not lines[n].strip() for n in held)
    wraps = sum(bool(line.cells[0]) for line in read) > sum(bool(row[0]) for row in rows)
    if (
        (rows == [line.cells for line in read] and not spaced and (rows[0][0] or not all(row[0] for row in rows[1:])))
        or (len(columns) < FEWEST and not head and not (spaced and wraps))  # labels beside their values
        or (not head and (sum(map(bool, rows[0])) < len(columns) - 1 or any(map(NUMBER.fullmatch, rows[0]))))
    ):
        return end, [], []
    return end, _written(rows, bool(head)), columns


def _is_row(line: str) -> bool:
    """Whether a line may be a table's first: two cells or more, the first no label, the line no item of a list."""
    return (
        GAP.search(line.strip()) is not None
        and "\t" not in line
        and not BAR.search(line)
        and not LISTED.match(line)
        and not LABELLED.match(line)
        and not _is_drawn(line)
    )


def _taken(line: str) -> int:
    """Return the places of a line that its cells take, as bits: a blank alone within one too."""
    bits = 0
    start = len(line) - len(line.lstrip())
    for cut in (*GAP.finditer(line), None):
        stop = cut.start() if cut else len(line.rstrip())
        bits |= ((1 << (stop - start)) - 1) << start
        start = cut.end() if cut else stop
    return bits


def _stretches(bits: int) -> Iterator[tuple[int, int]]:
    """Yield each column's place, from where its cells begin to where those of the next do."""
    places = [*re.finditer("1(?:0?1)*", bin(bits)[:1:-1])]
    for found, behind in zip(places, [*places[1:], None], strict=True):
        yield found.start(), behind.start() if behind else FAR


def _count(bits: int) -> int:
    return sum(1 for _ in _stretches(bits))


def _stands_under(line: str, taken: int) -> bool:
    """Whether the cells of a line behind an empty one begin where columns do, but for one at the most."""
    starts = {a for a, _ in _stretches(taken)}
    begun = [len(line) - len(line.lstrip()), *(cut.end() for cut in GAP.finditer(line))]
    return sum(any(abs(a - b) <= STRAY for b in starts) for a in begun) >= max(1, len(begun) - 1)


def _is_straight(lines: Sequence[str], filled: Sequence[int], columns: Sequence[tuple[int, int]]) -> bool:
    """Whether most cells of each column begin, or end, in one place."""
    for a, b in columns:
        cells = [lines[n][a:b] for n in filled if lines[n][a:b].strip()]
        left = Counter(len(cell) - len(cell.lstrip()) for cell in cells)
        right = Counter(len(cell.rstrip()) for cell in cells)
        if max(*left.values(), *right.values()) < MOST * len(cells):
            return False
    return True


# --- which of its lines are one row -------------------------------------------------------------------------------


def _joined(lines: Sequence[Line], widths: Sequence[int], headed: bool = True) -> list[Cells]:
    """Return the rows of a table, each with the lines that go on with it."""
    groups: list[list[Line]] = []
    for line in lines:
        if line.apart or not groups:
            groups.append([])
        groups[-1].append(line)
    body = groups[1:] if headed else groups
    broken = [group for group in body if len(group) > 1]
    if len(body) > 1 and broken and all(_hangs(group) for group in broken):
        return _whole(groups, widths)
    rows: list[list[Line]] = []
    spanned = _is_spanned(lines)
    for line in lines:
        if rows and not line.apart and not spanned and _continues(rows[-1], line):
            rows[-1].append(line)
        else:
            rows.append([line])
    return _whole(rows, widths)


def _hangs(group: Sequence[Line]) -> bool:
    """Whether each line of a group below its first goes on with it: it is not full, or goes on in most cells."""
    pairs = (list(zip(above.cells, line.cells, strict=True)) for above, line in pairwise(group) if all(line.cells))
    return all(2 * sum(a != "" and _is_open(a, b) for a, b in row) >= len(row) for row in pairs)


def _continues(row: Sequence[Line], line: Line) -> bool:
    """Whether a line goes on with the row above: its first cell is empty, or all that it has goes on."""
    pairs = [(above, below) for above, below in zip(_last(row), line.cells, strict=True) if above and below]
    if any(NUMBER.fullmatch(above) and NUMBER.fullmatch(below) for above, below in pairs):
        return False  # a sum below a sum
    return not line.cells[0] or (bool(pairs) and all(_is_open(*pair) for pair in pairs))


def _last(row: Sequence[Line]) -> list[str]:
    """Return the lowest words in each column of a row."""
    return [next((line.cells[n] for line in reversed(row) if line.cells[n]), "") for n in range(len(row[0].cells))]


def _is_open(above: str, below: str) -> bool:
    """Whether words were left open above, or go on small below."""
    return not (NUMBER.fullmatch(above) and NUMBER.fullmatch(below)) and bool(OPEN.search(above) or ON.match(below))


def _is_spanned(lines: Sequence[Line]) -> bool:
    """Whether the first cell of a row stands for several, each with all its other cells, none of them left open."""
    hanging = [(above, line) for above, line in pairwise(lines) if not line.cells[0]]
    opened = any(
        a and b and _is_open(a, b)
        for above, line in hanging
        for a, b in list(zip(above.cells, line.cells, strict=True))[1:2]
    )
    whole = all(all(line.cells[1:]) for _, line in hanging)
    return bool(hanging) and len(lines[0].cells) > FEWEST - 1 and whole and not opened


def _whole(groups: Sequence[Sequence[Line]], widths: Sequence[int]) -> list[Cells]:
    """Return the rows of groups of lines; what stands whole below another in its cell keeps a line of its own."""
    columns = range(len(widths))
    stacked = [any(_stacks(a, b, widths[n]) for group in groups for a, b in _below(group, n)) for n in columns]
    rows: list[Cells] = []
    for group in groups:
        held: list[list[str]] = [[] for _ in columns]
        for line in group:
            for n, words in enumerate(line.cells):
                apart = held[n] and stacked[n] and not _is_open(held[n][-1], words)
                if held[n] and words and not apart:
                    held[n][-1] = _with(held[n][-1], words)
                elif words:
                    held[n].append(words)
        rows += [[cell[k] if k < len(cell) else "" for cell in held] for k in range(max(map(len, held)))]
    return rows


def _below(group: Sequence[Line], n: int) -> Iterator[tuple[str, str]]:
    return pairwise(line.cells[n] for line in group if line.cells[n])


def _stacks(above: str, below: str, width: int) -> bool:
    """Whether words stand below others that they had a place beside."""
    return not _is_open(above, below) and len(above) + 1 + len(below.split()[0]) <= width


def _with(above: str, below: str) -> str:
    if re.search(r"[^\W\d_]-$", above) and not re.match(r"(?:och|eller|samt)\s", below):
        return (above[:-1] if below[0].islower() else above) + below  # a word broken at its hyphen
    return f"{above} {below}"


def _written(rows: Sequence[Cells], headed: bool) -> list[str]:
    out = [f"| {' | '.join(row)} |" for row in rows]
    return [out[0], "|" + "---|" * len(rows[0]), *out[1:]] if headed else out
