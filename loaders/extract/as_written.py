"""A text as its author wrote it, for those who read it: lines that its width broke are whole, spoilt words mended.

What is read there is then moved back to the printed text, which is quoted as it is.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import takewhile

from loaders.document import Block, Document, Span
from loaders.extract.broken_lines import broken_lines
from loaders.extract.spoilt_words import spoilt_words

Edit = tuple[int, int, str]


@dataclass(frozen=True)
class AsWritten:
    """A document without what print did to it; `here` and `there` are places in it and in the printed one, in order."""

    document: Document
    here: tuple[int, ...]
    there: tuple[int, ...]

    def back(self, span: Span) -> Span:
        """Return the stretch of the printed text that a stretch of this one stands for.

        Where something was left out at its end it stops before that, and behind it at its beginning.
        """
        first = bisect.bisect_right(self.here, span.start) - 1
        last = bisect.bisect_left(self.here, span.end)
        last -= last == len(self.here) or self.here[last] != span.end
        start, end = (self.there[at] + offset - self.here[at] for at, offset in ((first, span.start), (last, span.end)))
        return Span(start, max(start, end))


def as_written(document: Document) -> AsWritten | None:
    """Return a document as it was written, None where it is printed so."""
    edits = sorted([*broken_lines(document), *spoilt_words(document.text)])
    return _edited(document, edits) if edits else None


def _edited(document: Document, edits: Iterable[Edit]) -> AsWritten:
    text = document.text
    parts, here, there, printed, length = list[str](), [0], [0], 0, 0
    for start, end, written in (_least(text, *edit) for edit in edits):
        if start < printed:
            continue  # a part of what was mended
        parts += text[printed:start], written
        length += start - printed
        here += length, length + len(written)
        there += start, end
        printed, length = end, length + len(written)
    parts.append(text[printed:])
    moved = AsWritten(document, tuple(there), tuple(here))  # the way there is the way back, turned
    whole = "".join(parts)
    blocks = tuple(_block(block, moved, whole) for block in document.blocks)
    return AsWritten(replace(document, text=whole, blocks=blocks), tuple(here), tuple(there))


def _least(text: str, start: int, end: int, mended: str) -> tuple[int, int, str]:
    """Return what an edit changes, without what is the same before and behind it, so that all places stay true."""
    printed = text[start:end]
    before = _alike(printed, mended)
    behind = _alike(printed[before:][::-1], mended[before:][::-1])
    return start + before, end - behind, mended[before : len(mended) - behind]


def _alike(one: str, other: str) -> int:
    """Return how many letters two words begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _block(block: Block, moved: AsWritten, text: str) -> Block:
    start, end = moved.back(block.span)
    before = text[text.rfind("\n", 0, start) + 1 : start].strip()
    marker = before if block.marker and len(before) == len(block.marker) else block.marker  # "l." was "1."
    value = None if block.value is None else moved.back(Span(block.value, block.value)).start
    return replace(block, start=start, end=end, marker=marker, value=value, cells=tuple(map(moved.back, block.cells)))
