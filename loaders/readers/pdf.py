"""PDFs: pages in reading order, without running headers, footers and page numbers; tables; broken words joined.

PDFium gives the letters and their places; columns, tables and paragraphs are told from those. A page without
a text layer is a warning, and read with Tesseract where that is installed with Swedish.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pypdfium2  # type: ignore[import-untyped]  # it has no stubs

from loaders.document import Doubt, Kind
from loaders.errors import SourceError
from loaders.readers import ocr
from loaders.readers import text as plain
from loaders.readers.composition import Layout, Piece, canonical, compose
from loaders.readers.markers import ITEM
from loaders.readers.pdf_layout import Region, parts
from loaders.readers.pdf_margins import body_size, without_furniture
from loaders.readers.pdf_page import Page, page
from loaders.readers.pdf_tables import Table
from loaders.readers.pdf_text import Paragraph, join, paragraphs

LARGER, LARGER_ON_SLIDE = 1.1, 1.3  # times the size of running text: a heading
LONGEST_HEADING = 200
DEEPEST = 6
MOST_PAGES = 5_000
MORE = 2  # times the letters of the text layer: what a picture is read to say takes its place
GOES_ON = re.compile(r"[a-zåäö]")


def read(content: bytes, path: Path) -> Layout:
    """Read a PDF; each block has the page it begins on, from 1.

    Raises:
        SourceError: it is encrypted, damaged, without pages, or without text on any page.
    """
    document = _open(content, path)
    try:
        pages, warnings = _pages(document, path)
    finally:
        document.close()
    pages = without_furniture(pages)
    text, blocks = compose(_joined(_pieces(pages)))
    if not blocks:
        raise _wordless(path, pages)
    return Layout(text, blocks, warnings)


def _wordless(path: Path, pages: Sequence[Page]) -> SourceError:
    """Return the error of a document without a word: blank, of pictures that nothing reads, or that say nothing."""
    if not any(one.pictured for one in pages):
        return SourceError(
            path, "the pages hold no words, nor pictures of any", remedy="fetch or save it anew, or leave it out"
        )
    if ocr.version():
        remedy = "scan it upright, sharp and at 300 dots an inch, or leave it out if it shows no text"
        return SourceError(path, "the pages are pictures, in which Tesseract finds no words", remedy=remedy)
    remedy = "install Tesseract with Swedish (tesseract-ocr-swe), or run ocrmypdf -l swe over it"
    return SourceError(path, "no page has a text layer", remedy=remedy)


def _open(content: bytes, path: Path) -> Any:
    try:
        document = pypdfium2.PdfDocument(content)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise SourceError(path, "the PDF is encrypted", remedy="save it without a password") from error
        if "success" in str(error).lower():  # nothing was wrong but that there are none
            raise SourceError(path, "the PDF has no pages", remedy="fetch or save it anew") from error
        raise SourceError(path, f"the PDF is truncated or damaged ({error})", remedy="fetch or save it anew") from error
    if count > MOST_PAGES:
        raise SourceError(path, f"the PDF has {count} pages", remedy=f"split it: {MOST_PAGES} are read")
    return document


def _pages(document: Any, path: Path) -> tuple[list[Page], tuple[Doubt, ...]]:
    """Return the pages, and warnings of those without text: read by recognition, or not at all."""
    found: list[Page] = []
    recognised: list[int] = []
    silent: list[int] = []
    for number in range(1, len(document) + 1):
        try:
            one = page(document, number)
        except pypdfium2.PdfiumError as error:
            raise SourceError(
                path, f"the page is damaged ({error})", page=number, remedy="fetch or save the PDF anew"
            ) from error
        if one.pictured:
            may = ocr.version() and len(recognised) < ocr.MOST_PAGES
            shown = ocr.read(document[number - 1]) if may else ocr.Seen([], [])
            size = (one.height, one.width) if shown.sideways else (one.width, one.height)
            read = replace(one, runs=shown.runs, lines=shown.lines, width=size[0], height=size[1])
            if read.letters > MORE * one.letters:
                recognised.append(number)
                one = read
            elif not may or not one.letters:
                silent.append(number)
        found.append(one)
    doubts = []
    if silent:
        which = ", ".join(map(str, silent))
        sv = f"ingen eller nästan ingen text att läsa på sida {which}: bilder"
        en = f"no text layer, or hardly any, on page {which}: pictures"
        if not ocr.version():
            sv += "; installera Tesseract med svenska (tesseract-ocr-swe) så läses de"
            en += "; install Tesseract with Swedish (tesseract-ocr-swe) and they are read"
        elif len(recognised) == ocr.MOST_PAGES:
            sv += f"; {ocr.MOST_PAGES} sidor läses, kör ocrmypdf -l swe först för fler"
            en += f"; {ocr.MOST_PAGES} pages are read, run ocrmypdf -l swe first for more"
        doubts.append(Doubt(sv, en))
    if recognised:
        which = ", ".join(map(str, recognised))
        doubts.append(
            Doubt(
                f"sida {which} är bilder, lästa med Tesseract: bokstäver kan vara fel",
                f"no text layer on page {which}: read with Tesseract, so letters may be wrong",
            )
        )
    return found, tuple(doubts)


# --- pieces ---------------------------------------------------------------------------------------------------


def _pieces(pages: Sequence[Page]) -> Iterator[tuple[Piece, bool]]:
    """Yield the pieces of a document in order, and whether each may go on in the next."""
    body = body_size(pages)
    words = {word.lower() for one in pages for run in one.runs for word in re.findall(r"\w+(?:-\w+)*", run.text)}
    ends = sorted(run.right / one.width for one in pages for run in one.runs if run.size == body)
    edge = ends[int(0.98 * (len(ends) - 1))] if ends else 1.0
    laid = [(one, part) for one in pages for part in parts(one, edge * one.width)]
    texts = [(one, list(paragraphs(part, words)) if isinstance(part, Region) else part) for one, part in laid]
    sizes = {p.size for one, held in texts if not isinstance(held, Table) for p in held if _heads(p, body, one)}
    levels = {size: min(rank, DEEPEST) for rank, size in enumerate(sorted(sizes, reverse=True), 1)}
    number = 0
    for one, held in texts:
        slide = one.width > one.height and one.number != number
        number = one.number
        if slide and number > 1:
            yield Piece(Kind.PARAGRAPH, part=True), False
        if isinstance(held, Table):
            for row, cells in enumerate(held.rows):
                yield Piece(Kind.ROW, cells=tuple(map("\n".join, cells)), header=row == 0, page=number), False
            continue
        for paragraph in held:
            if _heads(paragraph, body, one):
                level = levels[paragraph.size]
                yield Piece(Kind.HEADING, paragraph.text, level, page=number), False
            else:
                yield Piece(Kind.PARAGRAPH, paragraph.text, page=number), paragraph is held[-1] and paragraph.open


def _heads(paragraph: Paragraph, body: float, one: Page) -> bool:
    """Whether a paragraph is a heading by its print: larger than running text, or all bold and short.

    A number before it makes it an item of a list, unless it stands larger on a line of a page.
    """
    text, slide = paragraph.text, one.width > one.height
    if len(text) > LONGEST_HEADING or text.endswith((".", ",", ";", ":")):
        return False
    item = ITEM.match(text) is not None
    if paragraph.size >= (LARGER_ON_SLIDE if slide else LARGER) * body:
        return not item or (not slide and plain.NUMBERED_LINE.fullmatch(text) is not None)
    if item:
        return False
    return paragraph.bold and paragraph.size >= body - 0.6 and "\n" not in text and not plain.LABEL.match(text)


def _joined(pieces: Iterable[tuple[Piece, bool]]) -> Iterator[Piece]:
    """Join a paragraph that goes on in the next column or page, and a table that goes on on the next page."""
    held: Piece | None = None
    opened = False
    head: Piece | None = None
    for piece, goes_on in pieces:
        if held and opened and piece.kind is Kind.PARAGRAPH and GOES_ON.match(piece.text):
            held, opened = replace(held, text=join(held.text, piece.text, ())), goes_on
            continue
        if held and held.kind is piece.kind is Kind.ROW and piece.header and piece.page != held.page and head:
            if [*map(canonical, piece.cells)] == [*map(canonical, head.cells)]:
                continue
            piece = replace(piece, header=len(piece.cells) != len(held.cells))
        if piece.kind is Kind.ROW and piece.header:
            head = piece
        if held:
            yield held
        held, opened = piece, goes_on
    if held:
        yield held
