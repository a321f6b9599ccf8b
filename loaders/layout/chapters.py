"""Which numbered lines are headings: those of a series over text, and those that say what a heading says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.document import Block, Kind
from loaders.factor_words.headings import factor_kind
from loaders.labels import exact
from loaders.layout.answers import ASKS

LONGEST_HEADING = 120
# A line that says who is, leads or does something is a sentence without its stop.
SAYS_WHO = re.compile(
    r"\s(?:är|var|har\s+varit|utgörs\s+av|\w+s\s+av)\s+[A-ZÅÄÖ]"
    r"|\s(?:bevilja|tillde?la)(?:s|des|ts)\s(?:\D{0,40}\s)?\d{1,3}(?:[ .\u00a0]\d{3})+\s(?:kr|kronor|SEK)$"
)
NUMBER = re.compile(r"(\d{1,2})[.)]")


def is_heading(blocks: Sequence[Block], texts: Sequence[str], i: int, before: int = 0) -> bool:
    """Whether a numbered line says what a heading says, and goes on no list: "5. Nästa steg" behind "2) sen start".

    One that stands apart and goes on from the heading numbered `before` is another.
    """
    number = NUMBER.fullmatch(blocks[i].marker) if blocks[i].kind is Kind.ITEM else None
    next_one = number and before and int(number[1]) == before + 1 and blocks[i].gap and texts[i][-1] not in ".!;,:"
    if (
        number is None
        or "\n" in texts[i]
        or not (next_one or factor_kind(texts[i]) or exact("section", texts[i]))
        or len(texts[i]) > LONGEST_HEADING
    ):
        return False
    around = (blocks[k].marker for k in (i - 1, i + 1) if 0 <= k < len(blocks))
    same = (n for mark in around if (n := NUMBER.fullmatch(mark)) and mark[-1] == blocks[i].marker[-1])
    return not any(abs(int(n[1]) - int(number[1])) == 1 for n in same)


def chapters(blocks: Sequence[Block], texts: Sequence[str]) -> Iterator[int]:
    """Yield the numbered lines that head text: each of a series 1, 2, … has prose, labels or rows under it."""
    series: list[int] = []
    for i, block in enumerate((*blocks, None)):
        number = NUMBER.fullmatch(block.marker) if block and block.kind is Kind.ITEM else None
        if block is not None and not (number and int(number[1]) == 1):
            if number and (int(number[1]) == len(series) + 1):
                series.append(i)
            continue
        if len(series) > 1 and all(_heads_own_text(blocks, texts, k) for k in series):
            yield from series
        series = [i]


def _heads_own_text(blocks: Sequence[Block], texts: Sequence[str], k: int) -> bool:
    stops = texts[k][-1] in ".!;,:" and not ASKS.match(texts[k])
    if len(texts[k]) > LONGEST_HEADING or stops or k + 1 == len(blocks):
        return False
    below = blocks[k + 1]
    return below.kind in (Kind.LABEL, Kind.ROW) or (
        below.kind is Kind.PARAGRAPH
        and (texts[k + 1][-1] in ".:" or below.gap == 0 or SAYS_WHO.search(texts[k + 1]) is not None)
    )
