"""Lines that come back on page after page, with the number of each or without."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from loaders.document import Block, Document, Kind
from loaders.labels import normal

PAGE_NUMBER = re.compile(
    r"(?:\s*[|·•]\s*|\s{3,})(?:(?:sid[a.]?|bild|slide)\s*)?\d+(?:\s*(?:\(\d+\)|av\s+\d+|/\s*\d+))?$", re.IGNORECASE
)
PAGE = re.compile(r"(?:sid[a.]?\s*)?\d{1,3}(?:\s*(?:\(\d+\)|av\s+\d+|/\s*\d+))?", re.IGNORECASE)
# The number of a page, at either end of a line
COUNTED = re.compile(r"^(?P<page>\d{1,3})\s{2,}(?=\S)")
COUNTED_BEHIND = re.compile(r"(?<=\w)\s+(?:[|·•–-]\s+)?(?:sid[a.]?\s*)?(?P<page>\d{1,3})$", re.IGNORECASE)
SLIDE = re.compile(r"\[?(?:Bild|Slide|Sid[ae]?)\s+\d+(?:\s*(?:av|/|\()\s*\d+\)?)?\]?", re.IGNORECASE)
OFTEN = 3  # pages
# What a foot is told by, where it stands right under text: signs between its parts, an address, a page's number.
OF_A_PAGE = re.compile(r"\s[|·•]\s|(?:www\.|https?:|@)\S+|(?:^|\s)(?:sid[a.]?|bild|slide)\s*\d+", re.IGNORECASE)


@lru_cache(maxsize=1)  # documents are read one by one
def running_lines(text: str) -> frozenset[str]:
    """Return the lines that head or end page after page, as their keys: those whose numbers count the pages, and
    the document's first where it comes back, often or beside the number of a slide.
    """
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    pages = defaultdict[str, list[int]](list)
    for line in lines:
        if number := COUNTED.match(line) or COUNTED_BEHIND.search(line):
            pages[key_of(line)].append(int(number["page"]))
    running = {key for key, found in pages.items() if len(found) >= OFTEN and sorted(set(found)) == found}
    again = [n for n, line in enumerate(lines) if key_of(line) == key_of(lines[0])]
    beside = any(SLIDE.fullmatch(line) for n in again[1:] for line in (lines[n - 1], *lines[n + 1 : n + 2]))
    return frozenset({*running, *([key_of(lines[0])] if len(again) >= OFTEN or beside else [])})


def key_of(line: str) -> str:
    """Return a line without its marks and the number that counts the pages, in small letters."""
    return COUNTED.sub("", COUNTED_BEHIND.sub("", line)).strip("#*_ ").casefold()


def page_key(text: str) -> str:
    """Return a line in the form in which it comes back on other pages, their numbers apart: "Region X | Stråk | 2"."""
    return normal(PAGE_NUMBER.sub("", text))


def without_feet(document: Document, blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks, the head of a page apart from what it stands right over, its foot from what it stands under."""
    lines = [line.strip() for line in document.text.split("\n") if OF_A_PAGE.search(line)]
    counts = Counter(map(page_key, lines))
    running = {line for line in lines if counts[page_key(line)] >= OFTEN}
    held = list(blocks)
    heads = running_lines(document.text)
    for before, block, behind in zip([None, *held], held, [*held[1:], None], strict=False):
        while head := _head(document, block, heads):
            yield replace(block, end=block.start + len(head))
            rest = document.quote(block)[len(head) :].lstrip()
            block = replace(block, start=block.end - len(rest), gap=0)
        within = before is not None and behind is not None and before.kind is behind.kind is Kind.ITEM
        if within and block.kind is Kind.PARAGRAPH and PAGE.fullmatch(document.quote(block)):
            continue  # a list goes on behind a page's number
        text, _, foot = document.quote(block).rpartition("\n")
        if foot.strip() not in running or not text or block.kind not in (Kind.PARAGRAPH, Kind.ITEM):
            yield block
            continue
        yield replace(block, end=block.start + len(text.rstrip()))
        yield Block(Kind.PARAGRAPH, block.end - len(foot.strip()), block.end, page=block.page)


def _head(document: Document, block: Block, heads: frozenset[str]) -> str:
    """Return a paragraph's first line where it heads pages, or numbers a slide over such a line; else nothing."""
    lines = document.quote(block).split("\n", 2) if block.kind is Kind.PARAGRAPH else []
    numbers = len(lines) > 1 and SLIDE.fullmatch(lines[0].rstrip()) is not None
    return lines[0].rstrip() if len(lines) > 1 and key_of(lines[numbers]) in heads else ""
