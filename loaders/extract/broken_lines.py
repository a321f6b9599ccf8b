"""Lines that ended for want of room, in a text that is broken into lines: they run on into the next."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from loaders.document import Document, Kind, Span
from loaders.readers.pdf_text import join
from loaders.readers.text import width_of

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
STOPPED = (".", "!", "?", ":")
LEADER = re.compile(r"(?:\.{3,}|…|[ ]{3}|\t)\s*\S{1,12}$")  # of a page number or sum at the end of its line


def broken_lines(document: Document) -> Iterator[tuple[int, int, str]]:
    """Yield the stretches between a full line and the next of its block, with what stands between its words instead."""
    text = document.text
    width = width_of(text.split("\n"))
    words = frozenset(map(str.lower, WORD.findall(text))) if width else frozenset[str]()
    for block in document.blocks if width else ():
        if block.kind in (Kind.PARAGRAPH, Kind.ITEM, Kind.LABEL):
            for one, other in pairwise(_lines(text, block.span)):
                before, after = text[one.start : one.end], text[other.start : other.end]
                room = width - (one.end - text.rfind("\n", 0, one.end) - 1) - 1
                halved = before.endswith("-") and after[0].islower()
                has_room = room >= len(after.split(" ", 1)[0])
                if (has_room and not halved) or before.endswith(STOPPED) or LEADER.search(before):
                    continue
                joined = join(before, after, words)
                hyphen = len(before) + len(after) > len(joined)
                yield one.end - hyphen, other.start, joined[len(before) - hyphen : len(joined) - len(after)]


def _lines(text: str, span: Span) -> Iterator[Span]:
    for found in re.compile(r"[^\n]*\S").finditer(text, *span):
        start = found.start() + len(found.group()) - len(found.group().lstrip())
        yield Span(start, found.end())
