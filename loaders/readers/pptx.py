"""Slide decks, by python-pptx: the title of each slide, its texts, tables and notes; the slide is the page."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pptx
from pptx.enum.shapes import MSO_SHAPE_TYPE, PP_PLACEHOLDER
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

from loaders.document import Kind
from loaders.errors import SourceError
from loaders.readers import package
from loaders.readers.composition import Layout, Piece, compose

TITLES = frozenset({PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE, PP_PLACEHOLDER.VERTICAL_TITLE})
BODIES = frozenset({PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT, PP_PLACEHOLDER.VERTICAL_BODY})
FURNITURE = frozenset({PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.HEADER, PP_PLACEHOLDER.SLIDE_NUMBER})
OFTEN, LOW = 3, 0.85  # slides; share of their height
DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
DEEPEST = 50  # groups within groups


def read(content: bytes, path: Path) -> Layout:
    """Read a slide deck.

    Raises:
        SourceError: the file is damaged, encrypted or a bomb, or holds no words.
    """
    package.check(content, path, "ppt/presentation.xml")
    try:
        text, blocks = compose(_pieces(pptx.Presentation(io.BytesIO(content))))
    except MemoryError:
        raise
    except Exception as error:  # python-pptx and lxml raise whatever they trip over
        said = (str(error).splitlines() or [type(error).__name__])[0][:200]
        raise SourceError(path, f"the file is damaged ({said})", remedy=package.BROKEN) from error
    if not blocks:
        raise SourceError(path, "the slides hold no words", remedy="pictures of text need character recognition")
    return Layout(text, blocks)


def _pieces(deck: Any) -> Iterator[Piece]:
    feet = _feet(deck)
    shown: set[str] = set()
    for number, slide in enumerate(deck.slides, 1):
        yield Piece(Kind.PARAGRAPH, part=number > 1)
        shapes = list(_flat(slide.shapes))
        shapes.sort(key=lambda shape: _role(shape) not in TITLES)  # a title is read first wherever it lies
        shapes.sort(key=lambda shape: _words(shape) in feet)  # and a foot behind all, apart
        for shape in shapes:
            words = _words(shape)
            if words == str(number) or words in shown:
                continue
            if words in feet:
                shown.add(words)
                yield Piece(Kind.PARAGRAPH, part=True)
            for piece in _shape(shape):
                yield replace(piece, page=number)
        if slide.has_notes_slide and (notes := slide.notes_slide.notes_text_frame) is not None:
            for paragraph in notes.paragraphs:
                yield Piece(Kind.PARAGRAPH, paragraph.text, page=number)


def _feet(deck: Any) -> set[str]:
    """Return the words at the foot of three slides or more, in boxes that are no placeholders for it."""
    low = LOW * (deck.slide_height or 0)
    words = Counter(
        text for slide in deck.slides for text in {_words(s) for s in _flat(slide.shapes) if (s.top or 0) > low}
    )
    return {text for text, count in words.items() if text and count >= OFTEN}


def _words(shape: Any) -> str:
    return _lines(shape.text_frame) if getattr(shape, "has_text_frame", False) and shape.has_text_frame else ""


def _drawn(shape: Any) -> Iterator[str]:
    """Yield the texts of a drawing made of a list ("SmartArt"), which stand in a part of their own."""
    for held in shape._element.iter(f"{DIAGRAM}relIds"):
        name = held.get(qn("r:dm"))
        points = parse_xml(shape.part.related_part(name).blob).iter(f"{DIAGRAM}pt") if name in shape.part.rels else ()
        for point in points:
            if point.get("type", "node") == "node":
                yield "".join(run.text or "" for run in point.iter(qn("a:t")))


def _flat(shapes: Iterable[Any], depth: int = 0) -> Iterator[Any]:
    for shape in shapes:
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP and depth < DEEPEST:
            yield from _flat(shape.shapes, depth + 1)
        elif _role(shape) not in FURNITURE:
            yield shape


def _role(shape: Any) -> Any:
    return shape.placeholder_format.type if shape.is_placeholder else None


def _shape(shape: Any) -> Iterator[Piece]:
    if getattr(shape, "has_table", False) and shape.has_table:
        for number, row in enumerate(shape.table.rows):
            cells = tuple("" if cell.is_spanned else _lines(cell.text_frame) for cell in row.cells)
            yield Piece(Kind.ROW, cells=cells, header=number == 0)
    elif not getattr(shape, "has_text_frame", False):
        yield from (Piece(Kind.ITEM, words) for words in _drawn(shape))
    elif shape.has_text_frame:
        if _role(shape) in TITLES:
            yield Piece(Kind.HEADING, _lines(shape.text_frame), 1)
            return
        numbers: dict[int, int] = {}
        for paragraph in shape.text_frame.paragraphs:
            bullet = _bullet(shape, paragraph)
            numbers = {level: n for level, n in numbers.items() if level <= paragraph.level}
            if bullet == "buAutoNum":
                numbers[paragraph.level] = numbers.get(paragraph.level, 0) + 1
                yield Piece(Kind.ITEM, paragraph.text, marker=f"{numbers[paragraph.level]}.", depth=paragraph.level)
            elif bullet:
                yield Piece(Kind.ITEM, paragraph.text, depth=paragraph.level)
            else:
                yield Piece(Kind.PARAGRAPH, paragraph.text)


def _lines(frame: Any) -> str:
    return "\n".join(line for paragraph in frame.paragraphs if (line := paragraph.text.strip()))


def _bullet(shape: Any, paragraph: Any) -> str | None:
    """Return how a paragraph is bulleted ("buChar", "buAutoNum", "buBlip"), by itself or by its place; None if not."""
    level = f"a:lvl{paragraph.level + 1}pPr"
    told = [paragraph._p.find(qn("a:pPr"))]
    told += [style.find(qn(level)) for style in _styles(shape)]
    for properties in told:
        for child in properties if properties is not None else ():
            name = child.tag.rpartition("}")[2]
            if name == "buNone":
                return None
            if name in ("buChar", "buAutoNum", "buBlip"):
                return str(name)
    return None


def _styles(shape: Any) -> Iterator[Any]:
    """Yield the list styles that hold for the paragraphs of a shape, nearest first."""
    yield from shape._element.iter(qn("a:lstStyle"))
    if _role(shape) not in BODIES:
        return
    layout = shape.part.slide_layout
    index = shape.placeholder_format.idx
    for holder in layout.placeholders:
        if holder.placeholder_format.idx == index:
            yield from holder._element.iter(qn("a:lstStyle"))
    for holder in layout.slide_master.placeholders:
        if holder.placeholder_format.type in BODIES:
            yield from holder._element.iter(qn("a:lstStyle"))
    yield from layout.slide_master._element.iter(qn("p:bodyStyle"))
