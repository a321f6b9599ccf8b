"""From the lines of a region to paragraphs: what the page's width broke is joined, what the author broke is not."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from loaders.readers import text as plain
from loaders.readers.markers import ITEM
from loaders.readers.pdf_layout import Region
from loaders.readers.pdf_letters import Run

LOOSE = 1.35  # times the usual distance of lines: wider apart is a new paragraph
SUSPENDED = re.compile(r"(?:och|eller|samt|som|respektive|till)\b")  # "kommun- och regionnivå"
LAST_WORD, FIRST_WORD = re.compile(r"[\w-]+-$"), re.compile(r"\w+")


@dataclass
class Paragraph:
    """A paragraph with the size of its letters; `open` if its last line fills the width."""

    text: str
    size: float
    bold: bool
    open: bool


@dataclass
class _Line:
    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool


def paragraphs(region: Region, words: Collection[str]) -> Iterator[Paragraph]:
    """Yield the paragraphs of a region.

    Args:
        region: the lines.
        words: the words of the document, lower case, by which a hyphen at a line's end is judged.
    """
    lines, edge = [_line(runs) for runs in region.lines], region.right
    leading = _leading(lines)
    held: Paragraph | None = None
    hanging: float | None = None
    for before, line in zip([None, *lines], lines, strict=False):
        marked = ITEM.match(line.text)
        if held is not None and before is not None and _goes_on(before, line, leading, bool(marked), hanging, edge):
            if _wrapped(before, line, edge):
                held.text = join(held.text, line.text, words)
            else:
                held.text = f"{held.text}\n{line.text}"
        else:
            if held is not None:
                yield held
            held = Paragraph(line.text, line.size, line.bold, True)
            hanging = line.left if marked else None
        held.open = line.right > edge - 6 * line.size
    if held is not None:
        yield held


def _line(runs: Sequence[Run]) -> _Line:
    largest = max(runs, key=lambda run: len(run.text))
    text = " ".join(run.text for run in runs)
    return _Line(text, runs[0].left, runs[-1].right, largest.base, largest.size, all(run.bold for run in runs))


def _leading(lines: Sequence[_Line]) -> float:
    """Return the usual distance of lines, in sizes of their letters."""
    steps = [(b.base - a.base) / b.size for a, b in pairwise(lines) if abs(a.size - b.size) < 0.6]
    close = [step for step in steps if 0.8 < step < 2.2]
    return min(median(close), 1.7) if close else 1.2


def _goes_on(before: _Line, line: _Line, leading: float, marked: bool, hanging: float | None, right: float) -> bool:
    """Whether a line belongs to the paragraph of the line before it."""
    if marked or abs(line.size - before.size) > 0.6 or line.bold is not before.bold:
        return False
    if line.base - before.base > LOOSE * leading * line.size or line.base < before.base:
        return False
    if hanging is not None:  # under the marker of an item stands something else, unless the width broke a sentence
        return line.left > hanging + 0.3 * line.size or (line.text[0].islower() and _wrapped(before, line, right))
    indented = line.left > before.left + 0.8 * line.size
    return not (indented and before.text.endswith((".", "!", "?", ":")))


def _wrapped(before: _Line, line: _Line, right: float) -> bool:
    """Whether a line was broken for want of room: its neighbour's first word would not have fitted."""
    if plain.LABEL.match(line.text) or plain.NUMBERED_HEADING.match(line.text):
        return False
    if before.text.endswith("-"):
        return True
    first = line.text.split(" ", 1)[0]
    width = (line.right - line.left) * (len(first) + 1) / max(len(line.text), 1)
    return before.right + width > right - 0.5 * line.size


def join(before: str, after: str, words: Collection[str]) -> str:
    """Join two lines, undoing a hyphen that only the line's end brought.

    >>> join("en fram-", "gångsfaktor", ()), join("IT-", "system", ()), join("kommun-", "och regionnivå", ())
    ('en framgångsfaktor', 'IT-system', 'kommun- och regionnivå')
    """
    last, first = LAST_WORD.search(before), FIRST_WORD.match(after)
    if last is None or first is None:
        return f"{before} {after}"
    stem = last.group()[:-1].rpartition("-")[2]
    if SUSPENDED.match(after):
        return f"{before} {after}"
    kept = not first.group()[0].islower() or not stem or stem.isupper() or stem[-1].isdigit() or len(stem) == 1
    if not kept and f"{stem}-{first.group()}".lower() in words:
        kept = f"{stem}{first.group()}".lower() not in words
    return before + after if kept else before[:-1] + after
