"""The sections of a document: headings that follow on one another, and what stands under them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from loaders.document import Block, Document, Kind
from loaders.layout.heading_lines import PAGE_GAP, told_apart
from loaders.layout.headings import Heading
from loaders.layout.page_lines import SLIDE

LISTED = frozenset({"agenda", "references", "participants"})


@dataclass(frozen=True, slots=True)
class Section:
    """Headings that follow on one another, and the blocks under the last of them."""

    headings: tuple[Heading, ...]
    body: tuple[Block, ...]

    @property
    def empty(self) -> bool:
        """Whether nothing stands under the headings."""
        return not self.body

    @property
    def kind(self) -> str | None:
        """The section concept of the nearest heading that names one."""
        return next((h.section for h in reversed(self.headings) if h.section), None)

    @property
    def factor(self) -> Heading | None:
        """The heading that makes the body a list of factors, if the nearest one does."""
        return self.headings[-1] if self.headings and self.headings[-1].factor else None

    @property
    def titles(self) -> tuple[Heading, ...]:
        """The headings that are neither page headings, subtitles nor known to the schemes: names of things."""
        over = (None, *self.headings)
        return tuple(
            h
            for h, above in zip(self.headings, over, strict=False)
            if not h.known and not h.repeated and not (above and _is_subtitle(h, above))
        )


def sections(document: Document) -> tuple[Section, ...]:
    """Divide a document into its sections, in reading order; every block is in one of them."""
    return tuple(_group(tuple(told_apart(document))))


def _group(lines: Sequence[tuple[Block, Heading | None]]) -> Iterator[Section]:
    headings: list[Heading] = []
    body: list[Block] = []
    for block, line in lines:
        if line is None and body and _is_over(headings, body, block):
            yield Section(tuple(headings), tuple(body))
            headings, body = [], []
        if line is None:
            body.append(block)
            continue
        if body or (headings and (block.gap >= PAGE_GAP or SLIDE.fullmatch(line.text))):
            yield Section(tuple(headings), tuple(body))
            headings, body = [], []
        headings.append(line)
    if headings or body:
        yield Section(tuple(headings), tuple(body))


def _is_over(headings: Sequence[Heading], body: Sequence[Block], block: Block) -> bool:
    """Whether a list that its heading alone tells of, as an agenda, ended above a text that stands apart."""
    listed = bool(headings) and headings[-1].section in LISTED and body[0].kind is body[-1].kind is Kind.ITEM
    return listed and block.gap > 0 and block.kind is not Kind.ITEM


def _is_subtitle(line: Heading, above: Heading) -> bool:
    """Whether a heading stands right under one that names a thing, as its paragraph's next line."""
    kinds = (line.block.kind, above.block.kind)
    return line.block.gap == 0 and kinds == (Kind.PARAGRAPH, Kind.PARAGRAPH) and not above.known and not above.repeated


def empty_headings(found: Sequence[Section]) -> Iterator[Heading]:
    """Yield the headings with nothing under them, but for page headings and the document's tail."""
    for section in found[:-1]:
        if section.empty:
            yield from (h for h in section.headings if not h.repeated)
