"""Where a factor begins and ends in the sentence that tells it, by weights learnt from annotated documents.

"Lika viktigt har varit att | ordförandeskapet roterar |, vilket alla uppskattar". `bounds.csv` holds what the words
around a gap between two words add to the odds that a factor begins or ends there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from operator import itemgetter

from loaders.document import Span
from loaders.learnt.weights import shares, stems_of, weights

LEARNT = "bounds.csv"
WORD = re.compile(r"[^\W_]+|[,:;–]")
FARTHEST = 25  # words into a sentence that a factor may begin
NEAR = 3  # words on either side of a gap that are weighed
FEWEST = 3  # words of a factor
STARTS, ENDS = "start", "end"
LIKELY = 0.5  # least share of a gap that bounds a factor


def within(text: str, sentence: Span) -> Span:
    """Return the stretch of a sentence that words its factor: all of it where no gap is likely to bound it."""
    words = list(WORD.finditer(text, *sentence))
    first, begins = _likeliest(STARTS, words, starts(words))
    last, stops = _likeliest(ENDS, words, (n for n in ends(words) if n >= first + FEWEST))
    return Span(
        words[first].start() if begins > LIKELY else sentence.start,
        words[last].start() if stops > LIKELY else sentence.end,
    )


def _likeliest(side: str, words: list[re.Match[str]], gaps: Iterable[int]) -> tuple[int, float]:
    found = ((n, shares(traits(side, words, n), weights(LEARNT))[0]) for n in gaps)
    return max(found, key=itemgetter(1), default=(0, 0.0))


def starts(words: list[re.Match[str]]) -> Iterator[int]:
    """Yield the words of a sentence that its factor may begin with, but for the first."""
    yield from (n for n in range(1, min(len(words) - FEWEST, FARTHEST) + 1) if words[n].group()[0].isalnum())


def ends(words: list[re.Match[str]]) -> Iterator[int]:
    """Yield the commas of a sentence that its factor may end before."""
    yield from (n for n in range(FEWEST, len(words) - 1) if words[n].group() == ",")


def traits(side: str, words: list[re.Match[str]], at: int) -> Iterator[str]:
    """Yield what is weighed of the gap before a word: runs of the words on either side, and all words before."""
    stems = stems_of([word.group() for word in words])
    before, behind = stems[max(at - NEAR, 0) : at], stems[at : at + NEAR]
    yield side
    yield from (f"{side} behind {' '.join(before[-count:])}" for count in range(1, len(before) + 1))
    yield from (f"{side} before {' '.join(behind[:count])}" for count in range(1, len(behind) + 1))
    yield f"{side} between {before[-1]} {behind[0]}"
    yield from (f"{side} with {stem}" for stem in stems[: max(at - 1, 0)])
