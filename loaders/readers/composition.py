"""From what a format lays out, piece by piece, to canonical text with blocks.

A format with structure of its own (headings, lists, tables) yields pieces; here they are written one after
another into a text: an empty line between pieces, none between the items of a list or the rows of a table,
three where a new part (a slide) begins, a tab between cells. A paragraph is read as plain text is, so that a
label or a list typed by hand is the same block in every format.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from loaders.document import Block, Doubt, Kind, Span
from loaders.readers import text as plain

INDENT = "  "  # before the marker of an item of a list within another's item
DEEPEST = 8
PART_GAP = 3  # empty lines before a new part, as loaders.sections reads them
LINE_ENDS = re.compile("\r\n|[\r\v\x85\u2028\u2029]")
# No print of their own: soft hyphen, zero-width signs, marks and overrides of writing direction.
UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
# A soft hyphen at a line's end stood for one: the word goes on below it.
BROKEN_SOFTLY = re.compile("\u00ad[ \\t]*\n[ \\t]*(?=[a-zåäö])")
# Spaces and hyphens that only keep or set the line, as word processors and web editors leave them in names.
PLAIN = dict.fromkeys([0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " ")
PLAIN |= dict.fromkeys([0x2010, 0x2011], "-")
CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]")


class Layout(NamedTuple):
    """What a reader makes of a file: canonical text, its blocks, and what it could not be sure of."""

    text: str
    blocks: tuple[Block, ...]
    warnings: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """One unit as a format lays it out; `cells` are a row's, `marker` an item's, `level` a heading's.

    `header` marks a table's first row, `part` the first piece of a slide; `depth` is how many lists an item's
    is within.
    """

    kind: Kind
    text: str = ""
    level: int | None = None
    marker: str = "-"
    cells: tuple[str, ...] = ()
    header: bool = False
    part: bool = False
    page: int | None = None
    depth: int = 0


@dataclass
class _Page:
    """The text under way."""

    parts: list[str] = field(default_factory=list)
    length: int = 0

    def write(self, words: str) -> int:
        """Add words; return where they start."""
        start = self.length
        self.parts.append(words)
        self.length += len(words)
        return start


def canonical(text: str) -> str:
    """Return NFC text with LF line ends, without what has no print; a form feed stays, being a page break.

    A control character becomes a space: XML cannot carry it. So does a space that no line may break at, and a hyphen
    of that kind the common one: a name is the same however it was typed.

    >>> canonical("Ra\\u030ad\\r\\nPlane\\u00adring\\x01s")
    'Råd\\nPlanering s'
    >>> canonical("Region\\u00a0Gotland, Trafik\\u00ad\\nverket")
    'Region Gotland, Trafikverket'
    """
    plain = UNSEEN.sub("", BROKEN_SOFTLY.sub("", LINE_ENDS.sub("\n", text))).translate(PLAIN)
    return unicodedata.normalize("NFC", CONTROLS.sub(" ", plain))


def one_line(text: str) -> str:
    """Return text with each run of white space made one space."""
    return " ".join(text.split())


def compose(pieces: Iterable[Piece]) -> tuple[str, tuple[Block, ...]]:
    """Write pieces into a text, and return it with its blocks; a piece without words is left out.

    >>> compose([Piece(Kind.HEADING, "Hinder", 2), Piece(Kind.ITEM, "tid"), Piece(Kind.ITEM, "pengar")])[0]
    'Hinder\\n\\n- tid\\n- pengar\\n'
    """
    page, blocks = _Page(), []
    before: Piece | None = None
    part = False
    for raw in pieces:
        piece = replace(raw, text=canonical(raw.text).strip(), cells=tuple(canonical(c).strip() for c in raw.cells))
        part = part or piece.part
        celled = piece.kind in (Kind.ROW, Kind.LABEL) and any(piece.cells)
        if not celled and (piece.kind is Kind.ROW or not piece.text):
            continue
        gap = _gap(before, piece, part)
        if before:
            page.write("\n" * (gap + 1))
        blocks += [replace(block, page=piece.page) for block in _written(page, piece, gap if before else 0)]
        before, part = piece, False
    if before:
        page.write("\n")
    return "".join(page.parts), tuple(blocks)


def _gap(before: Piece | None, piece: Piece, part: bool) -> int:
    if part:
        return PART_GAP
    together = piece.kind in (Kind.ITEM, Kind.ROW, Kind.LABEL) and before is not None and before.kind is piece.kind
    return 0 if together and not piece.header else 1


def _written(page: _Page, piece: Piece, gap: int) -> Iterator[Block]:
    if piece.kind is Kind.ROW:
        yield _row(page, piece, gap)
    elif piece.kind is Kind.PARAGRAPH:
        start = page.write(piece.text)
        for number, block in enumerate(plain.blocks(piece.text)):
            yield moved(block, start, gap if number == 0 else block.gap)
    elif piece.kind is Kind.ITEM:
        marker = one_line(canonical(piece.marker)) or "-"
        before = f"{INDENT * min(piece.depth, DEEPEST)}{marker} "
        start = page.write(before + piece.text) + len(before)
        yield Block(Kind.ITEM, start, page.length, gap, marker)
    elif piece.kind is Kind.LABEL and all(piece.cells):
        label, value = piece.cells
        start = page.write(f"{label.rstrip(' :')}: ")
        begun = page.write(value)
        yield Block(Kind.LABEL, start, page.length, gap, value=begun)
    else:
        start = page.write(one_line(piece.text or " ".join(piece.cells)))
        yield Block(piece.kind, start, page.length, gap, level=piece.level)


def _row(page: _Page, piece: Piece, gap: int) -> Block:
    spans = []
    for number, cell in enumerate(piece.cells):
        if number:
            page.write("\t")
        start = page.write(cell)
        spans.append(Span(start, page.length))
    full = [span for span in spans if span.start < span.end]
    first, last = full[0].start, full[-1].end
    cells = tuple(Span(min(max(s.start, first), last), min(max(s.end, first), last)) for s in spans)
    return Block(Kind.ROW, first, last, gap, level=1 if piece.header else None, cells=cells)


def moved(block: Block, offset: int, gap: int) -> Block:
    """Return a block of a part of a text as one of the whole, which begins `offset` before it."""
    return replace(
        block,
        start=block.start + offset,
        end=block.end + offset,
        gap=gap,
        value=None if block.value is None else block.value + offset,
        cells=tuple(Span(cell.start + offset, cell.end + offset) for cell in block.cells),
    )
