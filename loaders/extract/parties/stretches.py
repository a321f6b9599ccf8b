"""The stretches of a text that are read one by one, each with what its place says: heading, label, column, lead-in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from loaders.document import Block, Kind, Span
from loaders.extract.reading import Reading
from loaders.layout.sections import Section
from loaders.learnt.titles import WORD
from loaders.learnt.weights import STEM

MOST_HEADINGS = 2
MOST_WORDS = 6  # of a label, a column's head, a row's first cell or the end of what leads in a list


class Stretch(NamedTuple):
    """A sentence or a cell: the number of its section, its block, where it is, and what its place says of it."""

    section: int
    block: Block
    span: Span
    around: tuple[str, ...]


def stretches(reading: Reading) -> Iterator[Stretch]:
    """Yield the stretches of a text, in its order."""
    for n, section in enumerate(reading.sections):
        for heading in section.headings:
            yield from (Stretch(n, heading.block, one, ("kind title",)) for one in reading.sentences(heading.block))
        headed = tuple(_of_headings(section))
        for block, span, said in _under(reading, section):
            yield Stretch(n, block, span, (*headed, *said))


def _of_headings(section: Section) -> Iterator[str]:
    yield f"section {section.kind}"
    for heading in section.headings[-MOST_HEADINGS:]:
        yield from _said("heading", heading.text)
        yield f"headed {heading.role}"


def _under(reading: Reading, section: Section) -> Iterator[tuple[Block, Span, tuple[str, ...]]]:
    head: Block | None = None  # the first row of a table
    lead = ""
    for block in section.body:
        head = _head(head, block)
        if head is not None:
            yield from _of_row(reading, head, block)
        elif block.pair is not None:
            label = ("kind label", *_said("label", reading.text(block.pair[0])))
            yield from ((block, one, label) for one in reading.sentences(block.pair[1]))
        else:
            kind = (f"kind {block.kind}", *_said("lead", lead, last=True))
            yield from ((block, one, kind) for one in reading.sentences(block))
            words = reading.text(block)
            lead = words if words.endswith(":") else lead if block.kind is Kind.ITEM else ""


def _head(head: Block | None, block: Block) -> Block | None:
    """Return the first row of the table that a block is a row of."""
    if block.kind is not Kind.ROW:
        return None
    return head if head is not None and len(head.cells) == len(block.cells) else block


def _of_row(reading: Reading, head: Block, row: Block) -> Iterator[tuple[Block, Span, tuple[str, ...]]]:
    for n, cell in enumerate(row.cells):
        column = ("head",) if row is head else tuple(_said("column", reading.text(head.cells[n])))
        first = tuple(_said("row", reading.text(row.cells[0]))) if n else ("row first",)
        yield from ((row, one, ("kind row", *column, *first)) for one in reading.sentences(cell))


def _said(what: str, words: str, last: bool = False) -> Iterator[str]:
    stems = [stem(word) for word in WORD.findall(words) if word[0].isalnum()]
    yield from (f"{what} {one}" for one in _some(stems, last))


def _some(stems: list[str], last: bool) -> Iterable[str]:
    return stems[-MOST_WORDS:] if last else stems[:MOST_WORDS]


def stem(word: str) -> str:
    """Return what inflected forms of a word share; numbers are one."""
    return "0" if word[0].isdigit() else word[:STEM].casefold()
