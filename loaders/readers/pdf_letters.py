"""The letters of a page of a PDF, joined into runs of words."""

from __future__ import annotations

import ctypes
import unicodedata
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]  # it has no stubs

from loaders.readers.pdf_drawings import Line

HYPHENS = dict.fromkeys("\x02\ufffe\xad\u2010\u2011", "-")
# Bullets of symbol fonts have code points of their own, by no standard.
SYMBOLS = {chr(code): "•" for code in (0xF0B7, 0xF0A7, 0xF0D8, 0xF0FC, 0xF076, 0xF06E, 0xF0A8, 0x25CF, 0x25A0, 0x25E6)}
BOLD = 600  # weight of a font
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


class _Char(NamedTuple):
    char: str
    left: float
    right: float
    base: float
    size: float
    bold: bool


BLANK = _Char(" ", 0.0, 0.0, 0.0, 1.0, False)  # where it stands says nothing


def characters(shown: Any, place: Any) -> Iterator[_Char]:
    """Yield the characters of a page in the order of the file, those that PDFium made up left out."""
    page = shown.get_textpage()
    text = page.raw
    a, b, c, d = (ctypes.c_double() for _ in range(4))
    read = (ctypes.byref(a), ctypes.byref(b), ctypes.byref(c), ctypes.byref(d))
    matrix = pdfium.FS_MATRIX()
    turned = ctypes.byref(matrix)
    held, size, bold = 0, 1.0, False  # the text that a character is of, drawn at once, and how its letters are set
    try:
        for i in range(page.count_chars()):
            code = pdfium.FPDFText_GetUnicode(text, i)
            char = chr(code) if code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"
            drawn = pdfium.FPDFText_GetTextObject(text, i)
            if not drawn and pdfium.FPDFText_IsGenerated(text, i) == 1 and char not in HYPHENS:
                char = " "  # a gap, or the end of a line
            if not pdfium.FPDFText_GetCharBox(text, i, *read):
                continue
            if char.isspace():
                yield BLANK
                continue
            left, right = a.value, b.value
            pdfium.FPDFText_GetCharOrigin(text, i, read[0], read[1])
            address = ctypes.addressof(drawn.contents) if drawn else 0
            if not address or address != held:
                held, size = address, pdfium.FPDFText_GetFontSize(text, i)
                if pdfium.FPDFText_GetMatrix(text, i, turned):
                    size *= max(abs(matrix.d), abs(matrix.b)) or 1.0
                bold = pdfium.FPDFText_GetFontWeight(text, i) >= BOLD
            (x1, y), (x2, _) = place(min(left, a.value), b.value), place(right, b.value)
            yield _Char(HYPHENS.get(char, SYMBOLS.get(char, char)), min(x1, x2), max(x1, x2), y, max(size, 1.0), bold)
    finally:
        page.close()


def runs_of(chars: Iterator[_Char], walls: list[Line]) -> Iterator[Run]:
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
