"""What stands on a page of a PDF: runs of text with their places, and the lines that are drawn. By PDFium.

Places are in points from the upper left corner of the page as it is shown, so that y grows downwards.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]  # it has no stubs

from loaders.readers.pdf_drawings import Line, dots_of, drawn
from loaders.readers.pdf_letters import Run, characters, runs_of

MOST_PATHS = 5_000  # drawings of a page that are looked at: a map may have a million
MOST_WALLS = 200
BEFORE = 1.6  # sizes of letters by which a drawn bullet stands before its words
# A page is a picture if it has no letters but a picture or as many drawings (letters drawn as shapes), if a picture
# covers so much of it and the letters are few (a stamp on a scanned page), or if so many have no character.
DRAWINGS, COVERED, FEW_LETTERS, NAMELESS = 100, 0.6, 200, 0.3


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
                lines += drawn(item, place)
                dots += dots_of(item, place)
            elif item.type == pdfium.FPDF_PAGEOBJ_IMAGE:
                left, bottom, right, top = item.get_bounds()
                covered = max(covered, (right - left) * (top - bottom) / (width * height), 1e-9)
        walls = [line for line in lines if not line.flat][:MOST_WALLS]
        runs = [_dotted(run, dots) for run in runs_of(characters(shown, place), walls)]
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


def _dotted(run: Run, dots: list[tuple[float, float]]) -> Run:
    """Return a run with the bullet that is drawn before it."""
    for x, y in dots:
        if 0 < run.left - x < BEFORE * run.size and run.base - 0.6 * run.size < y < run.base:
            return run._replace(text=f"• {run.text}", left=x)
    return run
