"""Where a factor begins and ends in the sentence that tells it, by weights learnt from annotated documents.

"Lika viktigt har varit att | ordförandeskapet roterar |, vilket alla uppskattar". `bounds.csv` holds what the words
around a gap between two words add to the odds that a factor begins or ends there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from loaders.document import Span
from loaders.learnt.weights import shares, stems_of, weights
from loaders.names.lexicon import is_finite

LEARNT = "bounds.csv"
WORD = re.compile(r"[^\W_]+(?:[-’'&/:][^\W_]+)*|[.,:;?!()–\-”\"“«»]")
FARTHEST = 25  # words into a sentence that a factor may begin
NEAR, FAR = 3, 12  # words on either side of a gap that are weighed in order, and behind it in any
FEWEST = 3  # words of a factor
ABOUT = 0.05  # what likenesses differ by that are about the same
MOST = 6  # words that are told apart from more
MARKS = frozenset(',;:–.)”"')  # between two factors of a sentence
STARTS, ENDS = "start", "end"


def within(text: str, sentence: Span) -> Span:
    """Return the stretch of a sentence that likeliest words its factor, or all of a very short one."""
    words = list(WORD.finditer(text, *sentence))
    stems = stems_of([word.group() for word in words])
    verbs = [is_finite(word.group().casefold()) for word in words]
    first = _likeliest((n, traits(STARTS, stems, verbs, n, 0)) for n in reversed([*starts(words)]))
    if first is None:
        return sentence
    last = _likeliest((n, traits(ENDS, stems, verbs, n, first)) for n in ends(words, first))
    return Span(words[first].start(), sentence.end if last in (None, len(words)) else words[last - 1].end())


def behind(text: str, sentence: Span, factor: Span) -> Span | None:
    """Return what stands in a sentence behind a factor that may tell another one."""
    words = list(WORD.finditer(text, factor.end, sentence.end))
    first = next((word for word in words if word.group() not in MARKS), None)
    return Span(first.start(), sentence.end) if first and len(words) > FEWEST else None


def _likeliest(gaps: Iterable[tuple[int, Iterator[str]]]) -> int | None:
    """Return the likeliest gap, the first of about the same."""
    found = [(n, shares(held, weights(LEARNT))[0]) for n, held in gaps]
    most = max((share for _, share in found), default=0.0)
    return next((n for n, share in found if share >= most - ABOUT), None)


def starts(words: list[re.Match[str]]) -> Iterator[int]:
    """Yield the words of a sentence that its factor may begin with."""
    yield from (n for n in range(min(len(words) - FEWEST + 1, FARTHEST + 1)) if words[n].group()[0].isalnum())


def ends(words: list[re.Match[str]], first: int) -> Iterator[int]:
    """Yield the gaps that a factor may end at that begins with a word; the last is the end of the sentence."""
    yield from (
        n for n in range(first + FEWEST, len(words) + 1) if n == len(words) or words[n - 1].group() not in ",.;"
    )


def traits(side: str, stems: list[str], verbs: list[bool], at: int, first: int) -> Iterator[str]:
    """Yield what is weighed of the gap before a word: runs of the words on either side, all before, and some behind."""
    before, after = stems[max(at - NEAR, 0) : at], stems[at : at + NEAR]
    yield side
    yield from (f"{side} behind {' '.join(before[-count:])}" for count in range(1, len(before) + 1))
    yield from (f"{side} before {' '.join(after[:count])}" for count in range(1, len(after) + 1))
    yield f"{side} between {' '.join(before[-1:])} | {' '.join(after[:1])}"
    yield from (f"{side} at {min(at - first, MOST)}", f"{side} left {min(len(stems) - at, MOST)}")
    yield from (f"{side} with {stem}" for stem in {*stems[: max(at - 1, 0)]})
    yield from (f"{side} on {stem}" for stem in {*stems[at + 1 : at + FAR]})
    yield f"{side} verbs {any(verbs[first:at])} {any(verbs[at:])} {any(verbs[at : at + 1])}"
