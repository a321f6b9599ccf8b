"""Lines that come back on page after page, with the number of each or without."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from loaders.document import Block, Document, Kind
from loaders.labels import normal

PAGE_NUMBER = re.compile(
    r"(?:\s*[|·•]\s*|\s{3,})(?:(?:sid[a.]?|bild|slide)\s*)?\d+(?:\s*(?:\(\d+\)|av\s+\d+|/\s*\d+))?$", re.IGNORECASE
)
PAGE = re.compile(r"(?:sid[a.]?\s*)?\d{1,3}(?:\s*(?:\(\d+\)|av\s+\d+|/\s*\d+))?", re.IGNORECASE)
OFTEN = 3  # pages
# What a foot is told by, where it stands right under text: signs between its parts, an address, a page's number.
OF_A_PAGE = re.compile(r"\s[|·•]\s|(?:www\.|https?:|@)\S+|(?:^|\s)(?:sid[a.]?|bild|slide)\s*\d+", re.IGNORECASE)


def page_key(text: str) -> str:
    """Return a line in the form in which it comes back on other pages, their numbers apart: "Region X | Stråk | 2"."""
    return normal(PAGE_NUMBER.sub("", text))


def without_feet(document: Document, blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks, the foot of a page apart from the list or text that it stands right under."""
    lines = [line.strip() for line in document.text.split("\n") if OF_A_PAGE.search(line)]
    counts = Counter(map(page_key, lines))
    running = {line for line in lines if counts[page_key(line)] >= OFTEN}
    held = list(blocks)
    for before, block, behind in zip([None, *held], held, [*held[1:], None], strict=False):
        within = before is not None and behind is not None and before.kind is behind.kind is Kind.ITEM
        if within and block.kind is Kind.PARAGRAPH and PAGE.fullmatch(document.quote(block)):
            continue  # a list goes on behind a page's number
        text, _, foot = document.quote(block).rpartition("\n")
        if foot.strip() not in running or not text or block.kind not in (Kind.PARAGRAPH, Kind.ITEM):
            yield block
            continue
        yield replace(block, end=block.start + len(text.rstrip()))
        yield Block(Kind.PARAGRAPH, block.end - len(foot.strip()), block.end, page=block.page)
