"""Markdown (CommonMark with tables): the text stays as printed, its structure is markdown-it-py's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from loaders.document import Block, Kind, Span
from loaders.readers import text as plain
from loaders.readers.composition import Layout, canonical, moved
from loaders.readers.encoding import characters
from loaders.readers.limits import within_length

DEEPEST = 60  # levels of lists and quotations
MARKDOWN = MarkdownIt("commonmark", {"maxNesting": DEEPEST}).enable("table")
# What is said of the document before its text, between lines of hyphens.
FRONT_MATTER = re.compile(r"---[ \t]*\n(?P<said>.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
QUOTED = re.compile(r"[ \t]*(?:>[ \t]*)*")
ITEM = re.compile(r"(?P<marker>[-+*]|\d{1,9}[.)])[ \t]+")
HEADING = re.compile(
    r"(?:[ \t>]|(?:[-+*]|\d{1,9}[.)])[ \t])*(?:#{1,6}[ \t]+)?(?P<words>\S(?:[^\n]|\n(?=.))*?)(?:[ \t]+#+)?"
)
CELL = re.compile(r"(?:\\.|[^|\\\n])+")


def read(content: bytes, path: Path) -> Layout:
    """Read a file in Markdown; marks of emphasis and links stay in the text.

    Raises:
        SourceError: the bytes are no text, or too long a one.
    """
    decoded, warnings = characters(content, path)
    text = canonical(decoded)
    within_length(text, path)
    return Layout(text, tuple(blocks(text)), warnings)


def blocks(text: str) -> Iterator[Block]:
    """Yield the blocks of a text in Markdown, in order.

    >>> [(block.kind.value, block.level, block.marker) for block in blocks("# Hinder\\n* tid\\n")]
    [('heading', 1, ''), ('item', None, '*')]
    """
    start = 0
    if front := FRONT_MATTER.match(text):
        yield from (moved(block, front.start("said"), block.gap) for block in plain.blocks(front["said"]))
        start = front.end()
    before: Block | None = None
    tokens = MARKDOWN.parse(text[start:])
    if any(token.level >= DEEPEST - 1 for token in tokens):  # what is deeper would be lost
        yield from (moved(block, start, block.gap) for block in plain.blocks(text[start:]))
        return
    for block in _marked_up(text, start, tokens):
        gap = max(0, text.count("\n", before.end, block.start) - 1) if before else 0
        in_table = before is not None and before.kind is block.kind is Kind.ROW and block.level is None
        yield replace(block, gap=0 if in_table else gap)
        before = block


def _marked_up(text: str, start: int, tokens: Sequence[Token]) -> Iterator[Block]:
    lines = [start, *(found.end() for found in re.compile("\n").finditer(text, start)), len(text)]
    opened, row, header = "", False, False
    for token in tokens:
        if token.type == "tr_open":
            row = True
        elif token.type in ("thead_open", "tbody_open"):
            header = token.type == "thead_open"
        if token.type.endswith("_open"):
            # The paragraph of a list item is its text; what comes after it is a paragraph.
            opened = "item" if opened == "list_item_open" and token.type == "paragraph_open" else token.type
            level = int(token.tag[1]) if token.type == "heading_open" else None
        if token.map is None or token.type not in ("inline", "fence", "code_block"):
            continue
        span = _stripped(text, Span(lines[token.map[0]], lines[token.map[1]]))
        if span is None:
            continue
        if opened in ("th_open", "td_open"):
            if row:
                yield _row(text, span, header)
            row = False
        elif opened == "heading_open":
            yield _heading(text, span, level)
        elif opened == "item":
            yield from _item(text, span)
        else:
            yield from _paragraph(text, span)


def _stripped(text: str, span: Span) -> Span | None:
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, span.start + len(words.rstrip())) if words.strip() else None


def _heading(text: str, span: Span, level: int | None) -> Block:
    """Leave out the marks before and behind the words, and a list marker or quotation that they stand in."""
    found = HEADING.fullmatch(text, span.start, span.end)
    words = Span(*found.span("words")) if found else span
    return Block(Kind.HEADING, words.start, words.end, level=level)


def _item(text: str, span: Span) -> Iterator[Block]:
    start, marker = span.start, ""
    while found := (ITEM.match(text, start, span.end) or QUOTED.match(text, start, span.end)):
        if not found.group():
            break
        start, marker = found.end(), found.groupdict().get("marker") or marker
    if words := _stripped(text, Span(start, span.end)):
        yield Block(Kind.ITEM, words.start, words.end, marker=marker)


def _paragraph(text: str, span: Span) -> Iterator[Block]:
    """Read a paragraph as plain text is read, so that labels typed by hand are labels."""
    lead = QUOTED.match(text, span.start, span.end)
    start = lead.end() if lead and lead.end() < span.end else span.start
    yield from (moved(block, start, block.gap) for block in plain.blocks(text[start : span.end]))


def _row(text: str, span: Span, header: bool) -> Block:
    start = span.start + (text[span.start] == "|")
    found = [Span(*cell.span()) for cell in CELL.finditer(text, start, span.end)]
    cells = tuple(_stripped(text, cell) or Span(cell.end, cell.end) for cell in found) or (span,)
    full = [cell for cell in cells if cell.start < cell.end] or [span]
    first, last = full[0].start, full[-1].end
    within = tuple(Span(min(max(c.start, first), last), min(max(c.end, first), last)) for c in cells)
    return Block(Kind.ROW, first, last, level=1 if header else None, cells=within)
