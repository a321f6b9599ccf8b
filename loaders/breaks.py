"""Lines that stand together without an empty line between them and yet are several things.

Slides and forms print a heading right over its text, and lists as bare lines. A paragraph is taken apart
where a line of it announces factors, and, under such a line or after a colon, where its lines are items.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from loaders.document import Block, Document, Kind, Span
from loaders.factor_headings import factor_kind

LONGEST_LINE = 120
# A line that ends so runs on into the next one.
RUNS_ON = re.compile(
    r"(?:[,–-]|(?<![^\W_])(?:och|eller|samt|med|av|för|i|till|på|som|att|från|mellan|om|hos|vid|den|det|de|en|ett))$"
)
INNER_STOP = re.compile(r"[.!?]\s+[A-ZÅÄÖ]")


def apart(document: Document) -> tuple[Block, ...]:
    """Return the blocks of a document, such paragraphs taken apart."""
    return tuple(_apart(document))


def _apart(document: Document) -> Iterator[Block]:
    listing = False
    for block in document.blocks:
        text = document.quote(block)
        if block.kind is not Kind.PARAGRAPH or "\n" not in text:
            listing = text.endswith(":") or (block.kind in (Kind.HEADING, Kind.PARAGRAPH) and _announces(text))
            yield block
            continue
        gap = block.gap
        for piece in _pieces(document, block):
            heading = len(piece) == 1 and _announces(document.quote(piece[0]))
            found = items(document, piece) if listing and not heading else []
            kind = Kind.ITEM if len(found) > 1 else Kind.PARAGRAPH
            for span in found if kind is Kind.ITEM else [Span(piece[0].start, piece[-1].end)]:
                yield replace(block, kind=kind, start=span.start, end=span.end, gap=gap)
                gap = 0
            listing = heading or document.quote(piece[-1]).endswith(":")


def _announces(text: str) -> bool:
    return len(text) <= LONGEST_LINE and text[-1] not in ".!;," and factor_kind(text) is not None


def _pieces(document: Document, block: Block) -> Iterator[list[Span]]:
    """Yield the runs of lines of a paragraph; a line that announces factors is a run of its own."""
    run: list[Span] = []
    for span in lines_of(document, block.span):
        if _announces(document.quote(span)):
            if run:
                yield run
            yield [span]
            run = []
        else:
            run.append(span)
    if run:
        yield run


def lines_of(document: Document, span: Span) -> list[Span]:
    """Return the lines of a stretch, without white space at their ends."""
    lines = re.finditer(r"\S[^\n]*", document.quote(span))
    return [Span(span.start + line.start(), span.start + line.start() + len(line.group().rstrip())) for line in lines]


def items(document: Document, lines: list[Span]) -> list[Span]:
    """Return the lines as items, each with what runs on under it, or nothing where they are running text."""
    found: list[Span] = []
    for line in lines:
        text = document.quote(line)
        if found and (not text[0].isupper() or RUNS_ON.search(document.quote(found[-1]))):
            found[-1] = Span(found[-1].start, line.end)
        else:
            found.append(line)
    running = any(INNER_STOP.search(document.quote(item)) for item in found)
    return [] if running else found
