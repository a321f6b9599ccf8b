"""What stands on a page of a PDF: runs of text with their places, and the lines that are drawn. By PDFium.

Places are in points from the upper left corner of the page as it is shown, so that y grows downwards.
"""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]  # it has no stubs

HYPHENS = dict.fromkeys("\x02\ufffe\xad\u2010\u2011", "-")
# Bullets of symbol fonts have code points of their own, by no standard.
SYMBOLS = {chr(code): "•" for code in (0xF0B7, 0xF0A7, 0xF0D8, 0xF0FC, 0xF076, 0xF06E, 0xF0A8, 0x25CF, 0x25A0, 0x25E6)}
BOLD = 600  # weight of a font
THIN = 3.0  # points; a rectangle as thin as this is a line
MOST_PATHS = 5_000  # drawings of a page that are looked at: a map may have a million
MOST_WALLS = 200
DOT, BEFORE = (1.5, 6.0), 1.6  # points; sizes of letters by which a drawn bullet stands before its words
# A page is a picture if it has no letters but a picture or as many drawings (letters drawn as shapes), if a picture
# covers so much of it and the letters are few (a stamp on a scanned page), or if so many have no character.
DRAWINGS, COVERED, FEW_LETTERS, NAMELESS = 100, 0.6, 200, 0.3
GAP, WORD_GAP = 1.0, 0.3  # parts of the size of the letters: wider ones part columns, words


class Run(NamedTuple):
    """Words in one line of one font size, without a gap that parts columns."""

    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool

    @property
    def top(self) -> float:
        """The upper edge of its letters."""
        return self.base - 0.75 * self.size

    @property
    def bottom(self) -> float:
        """The lower edge of its letters."""
        return self.base + 0.25 * self.size


class Line(NamedTuple):
    """A straight line that is drawn: along x (`flat`) or along y."""

    flat: bool
    at: float
    start: float
    end: float


@dataclass
class Page:
    """A page: its number from 1, its width and height in points, runs in the order of the file, and lines.

    `pictured` tells that what it shows is no text, or hardly any.
    """

    number: int
    width: float
    height: float
    runs: list[Run]
    lines: list[Line]
    pictured: bool

    @property
    def letters(self) -> int:
        """How many letters and digits its runs hold."""
        return sum(char.isalnum() for run in self.runs for char in run.text)


class _Char(NamedTuple):
    char: str
    left: float
    right: float
    base: float
    size: float
    bold: bool


def page(handle: Any, number: int) -> Page:
    """Read a page of a pypdfium2 document, from 1."""
    shown = handle[number - 1]
    try:
        width, height = shown.get_size()
        place = _placing(shown)
        lines: list[Line] = []
        dots: list[tuple[float, float]] = []
        drawings, covered = 0, 0.0
        for count, item in enumerate(shown.get_objects(max_depth=3)):
            if count >= MOST_PATHS:
                break
            if item.type == pdfium.FPDF_PAGEOBJ_PATH:
                drawings += 1
                lines += _drawn(item, place)
                dots += _dots(item, place)
            elif item.type == pdfium.FPDF_PAGEOBJ_IMAGE:
                left, bottom, right, top = item.get_bounds()
                covered = max(covered, (right - left) * (top - bottom) / (width * height), 1e-9)
        walls = [line for line in lines if not line.flat][:MOST_WALLS]
        runs = [_dotted(run, dots) for run in _runs(_chars(shown, place), walls)]
        made = Page(number, width, height, runs, lines, False)
        return replace(made, pictured=_is_pictured(made, drawings, covered))
    finally:
        shown.close()


def _is_pictured(made: Page, drawings: int, covered: float) -> bool:
    """Whether a page shows pictures or drawings in place of text; `covered` is the share that a picture takes."""
    if not made.runs:
        return covered > 0 or drawings >= DRAWINGS
    nameless = sum(
        (char == "\ufffd" or unicodedata.category(char) in ("Cc", "Cn", "Co")) for run in made.runs for char in run.text
    )
    whole = sum(len(run.text) for run in made.runs)
    return (covered >= COVERED and made.letters < FEW_LETTERS) or nameless > NAMELESS * whole


def _placing(shown: Any) -> Any:
    """Return the function from a place in the file to one on the page as shown, turned and cut."""
    left, bottom, right, top = shown.get_cropbox(fallback_ok=True)
    turn = shown.get_rotation()
    return {
        0: lambda x, y: (x - left, top - y),
        90: lambda x, y: (y - bottom, x - left),
        180: lambda x, y: (right - x, y - bottom),
        270: lambda x, y: (top - y, right - x),
    }.get(turn, lambda x, y: (x - left, top - y))


def _chars(shown: Any, place: Any) -> Iterator[_Char]:
    """Yield the characters of a page in the order of the file, those that PDFium made up left out."""
    text = shown.get_textpage()
    a, b, c, d = (ctypes.c_double() for _ in range(4))
    read = (ctypes.byref(a), ctypes.byref(b), ctypes.byref(c), ctypes.byref(d))
    try:
        for i in range(text.count_chars()):
            code = pdfium.FPDFText_GetUnicode(text, i)
            char = chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
            if pdfium.FPDFText_IsGenerated(text, i) == 1 and char not in HYPHENS:
                char = " "  # a gap, or the end of a line
            if not pdfium.FPDFText_GetCharBox(text, i, *read):
                continue
            left, right = a.value, b.value
            pdfium.FPDFText_GetCharOrigin(text, i, read[0], read[1])
            size = pdfium.FPDFText_GetFontSize(text, i)
            matrix = pdfium.FS_MATRIX()
            if pdfium.FPDFText_GetMatrix(text, i, ctypes.byref(matrix)):
                size *= max(abs(matrix.d), abs(matrix.b)) or 1.0
            (x1, y), (x2, _) = place(min(left, a.value), b.value), place(right, b.value)
            bold = pdfium.FPDFText_GetFontWeight(text, i) >= BOLD
            yield _Char(HYPHENS.get(char, SYMBOLS.get(char, char)), min(x1, x2), max(x1, x2), y, max(size, 1.0), bold)
    finally:
        text.close()


def _runs(chars: Iterator[_Char], walls: list[Line]) -> Iterator[Run]:
    """Join characters that stand in one line and close together, with no wall between them."""
    held: list[_Char] = []
    spaced = False
    for char in chars:
        if char.char.isspace():
            spaced = True
            continue
        if held:
            last = held[-1]
            size = max(last.size, char.size)
            gap = char.left - last.right
            # The letters of a ligature have one box, that of its glyph.
            drawn_as_one = (char.left, char.right) == (last.left, last.right) and not spaced
            near = drawn_as_one or -0.6 * size < gap < GAP * size
            same = abs(char.base - last.base) < 0.4 * size and near
            if not same or (gap > 2 and any(_parts(wall, last, char) for wall in walls)):
                yield _run(held)
                held = []
            elif spaced or gap > WORD_GAP * size:
                held.append(_Char(" ", last.right, char.left, last.base, last.size, last.bold))
        held.append(char)
        spaced = False
    if held:
        yield _run(held)


def _parts(wall: Line, one: _Char, other: _Char) -> bool:
    return one.right - 1 < wall.at < other.left + 1 and wall.start < one.base < wall.end + 1


def _run(chars: list[_Char]) -> Run:
    text = "".join(unicodedata.normalize("NFKC", c.char) if "\ufb00" <= c.char <= "\ufb06" else c.char for c in chars)
    sizes = sorted(char.size for char in chars)
    bold = sum(char.bold for char in chars) > len(chars) // 2
    base = sorted(char.base for char in chars)[len(chars) // 2]
    return Run(text, chars[0].left, max(c.right for c in chars), base, round(sizes[len(sizes) // 2], 1), bold)


def _dots(item: Any, place: Any) -> Iterator[tuple[float, float]]:
    """Yield the middle of a drawing that is as small and as high as wide: a bullet, as browsers draw it."""
    left, bottom, right, top = item.get_bounds()
    if DOT[0] <= right - left <= DOT[1] and abs((right - left) - (top - bottom)) < 1:
        yield place((left + right) / 2, (bottom + top) / 2)


def _dotted(run: Run, dots: list[tuple[float, float]]) -> Run:
    """Return a run with the bullet that is drawn before it."""
    for x, y in dots:
        if 0 < run.left - x < BEFORE * run.size and run.base - 0.6 * run.size < y < run.base:
            return run._replace(text=f"• {run.text}", left=x)
    return run


def _drawn(item: Any, place: Any) -> Iterator[Line]:
    """Yield the lines of a drawing: its straight segments that run along the page, and thin rectangles."""
    matrix = item.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    before: tuple[float, float] | None = None
    count = min(pdfium.FPDFPath_CountSegments(item), 200)
    corners: list[tuple[float, float]] = []
    for i in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(item, i)
        pdfium.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        point = place(*matrix.on_point(x.value, y.value))
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_LINETO and before is not None:
            yield from _straight(before, point)
        before = point if kind != pdfium.FPDF_SEGMENT_BEZIERTO else None
        corners.append(point)
        if pdfium.FPDFPathSegment_GetClose(segment) and len(corners) > 2:
            yield from _straight(point, corners[0])


def _straight(a: tuple[float, float], b: tuple[float, float]) -> Iterator[Line]:
    wide, high = abs(a[0] - b[0]), abs(a[1] - b[1])
    if high <= 1 and wide > THIN:
        yield Line(True, (a[1] + b[1]) / 2, min(a[0], b[0]), max(a[0], b[0]))
    elif wide <= 1 and high > THIN:
        yield Line(False, (a[0] + b[0]) / 2, min(a[1], b[1]), max(a[1], b[1]))
