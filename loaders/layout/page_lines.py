"""Lines that come back on page after page, with the number of each or without."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby, pairwise
from operator import itemgetter

from loaders.document import Block, Document, Kind
from loaders.labels import normal
from loaders.layout.lines import lines_of

PAGE_NUMBER = re.compile(
    r"(?:\s*[|·•]\s*|\s{3,})(?:(?:sid[a.]?|bild|slide)\s*)?\d+(?:\s*(?:\(\d+\)|av\s+\d+|/\s*\d+))?$", re.IGNORECASE
)
PAGE = re.compile(r"(?:sid[a.]?\s*)?\d{1,3}(?:\s*(?:\(\d+\)|av\s+\d+|/\s*\d+))?", re.IGNORECASE)
# The number of a page, at either end of a line
COUNTED = re.compile(r"^(?P<page>\d{1,3})\s{2,}(?=\S)")
COUNTED_BEHIND = re.compile(r"(?<=\w)\s+(?:[|·•–-]\s+)?(?:sid[a.]?\s*)?(?P<page>\d{1,3})$", re.IGNORECASE)
SLIDE = re.compile(r"\[?(?:Bild|Slide|Sid[ae]?)\s+\d+(?:\s*(?:av|/|\()\s*\d+\)?)?\]?", re.IGNORECASE)
NUMBER = re.compile(r"\d{1,3}")
BELOW = re.compile(r"\s*(?P<line>[^\n]*)")
OFTEN = 3  # pages
# What a foot is told by, where it stands right under text: signs between its parts, an address, a page's number.
OF_A_PAGE = re.compile(r"\s[|·•]\s|(?:www\.|https?:|@)\S+|(?:^|\s)(?:sid[a.]?|bild|slide)\s*\d+", re.IGNORECASE)


@lru_cache(maxsize=1)  # documents are read one by one
def running_lines(text: str) -> frozenset[str]:
    """Return the lines that head or end page after page, as their keys.

    Their numbers count the pages, or the document's first comes back, often or beside the number of a slide; so do
    those that come back over or under them, or over or under numbers that stand alone and count the pages.
    """
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    keys = [*map(key_of, lines)]
    places = defaultdict[str, list[int]](list)
    for n, key in enumerate(keys):
        places[key].append(n)
    pages = defaultdict[str, list[int]](list)
    for line, key in zip(lines, keys, strict=True):
        if number := COUNTED.match(line) or COUNTED_BEHIND.search(line):
            pages[key].append(int(number["page"]))
    running = {key for key, found in pages.items() if len(found) >= OFTEN and sorted(set(found)) == found}
    if not keys:
        return frozenset()
    again = places[keys[0]]
    beside = any(SLIDE.fullmatch(line) for n in again[1:] for line in (lines[n - 1], *lines[n + 1 : n + 2]))
    running |= {keys[0]} if len(again) >= OFTEN or beside else set()
    alone = [n for n, line in enumerate(lines) if NUMBER.fullmatch(line)]
    counted = all(int(lines[b]) == int(lines[a]) + 1 for a, b in pairwise(alone))
    near = [alone if counted else [], *(places[key] for key in running)]
    return frozenset(running.union(*(_beside(keys, at) for at in near)))


def _beside(keys: Sequence[str], at: Sequence[int]) -> Iterator[str]:
    """Yield the keys of lines that come back over or under nearly all of those at the given places."""
    for step in (-1, 1):
        counts = Counter(keys[n + step] for n in at if 0 <= n + step < len(keys))
        yield from (key for key, count in counts.items() if key and count >= max(OFTEN, len(at) - 1))


def key_of(line: str) -> str:
    """Return a line without its marks and the number that counts the pages, in small letters."""
    return COUNTED.sub("", COUNTED_BEHIND.sub("", line)).strip("#*_ ").casefold()


def page_key(text: str) -> str:
    """Return a line in the form in which it comes back on other pages, their numbers apart: "Region X | Stråk | 2"."""
    return normal(PAGE_NUMBER.sub("", text))


def without_feet(document: Document) -> Iterator[Block]:
    """Yield a document's blocks, the lines that head and end pages apart from what they stand over, under or within."""
    lines = [line.strip() for line in document.text.split("\n") if OF_A_PAGE.search(line)]
    counts = Counter(map(page_key, lines))
    feet = {line for line in lines if counts[page_key(line)] >= OFTEN}
    held = document.blocks
    keys = running_lines(document.text)
    for before, block, behind in zip([None, *held], held, [*held[1:], None], strict=False):
        within = before is not None and behind is not None and before.kind is behind.kind is Kind.ITEM
        if within and block.kind is Kind.PARAGRAPH and PAGE.fullmatch(document.quote(block)):
            continue  # a list goes on behind a page's number
        if block.kind in (Kind.PARAGRAPH, Kind.ITEM, Kind.LABEL) and "\n" in document.quote(block):
            yield from _parted(document, block, feet, keys)
        else:
            yield block


def _parted(document: Document, block: Block, feet: Collection[str], keys: Collection[str]) -> Iterator[Block]:
    """Yield a block's runs of lines: its own, those of a page, and what stands behind them, as paragraphs."""
    lines = lines_of(document, block.span)
    texts = [document.quote(line) for line in lines]
    of_page = [key_of(text) in keys and not SLIDE.fullmatch(text) for text in texts]
    of_page[-1] = of_page[-1] or (texts[-1] in feet and len(texts) > 1)
    around = [False, *of_page, False]
    below = BELOW.match(document.text, block.end)
    around[-1] = below is not None and key_of(below["line"]) in keys
    numbers = [NUMBER.fullmatch(text) or SLIDE.fullmatch(text) for text in texts]
    of_page = [
        told or bool(n and (a or b)) for told, n, a, b in zip(of_page, numbers, around[:-2], around[2:], strict=True)
    ]
    if all(of_page) or not any(of_page) or lines[of_page.index(True) - 1].end <= (block.value or 0):
        yield block
        return
    kind, gap = block, block.gap
    for told, run in groupby(zip(of_page, lines, strict=True), key=itemgetter(0)):
        spans = [span for _, span in run]
        if told:
            yield from (
                Block(Kind.PARAGRAPH, *span, page=block.page, gap=gap if not n else 0) for n, span in enumerate(spans)
            )
            kind = replace(block, kind=Kind.PARAGRAPH, value=None, marker="")
        else:
            yield replace(kind, start=spans[0].start, end=spans[-1].end, gap=gap)
        gap = 0
