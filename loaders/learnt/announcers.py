"""How likely what stands under a heading, label, head of a column or lead-in is a factor, by weights that were learnt.

`announcers.csv` holds what the words over a member of a list or column, and its own, add to the odds of each kind of
factor against none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import itemgetter

from loaders.learnt.weights import BIAS, STEM, odds, shares_of, stems_of, weights
from loaders.learnt.wording import ENDING, KINDS
from loaders.names.lexicon import is_finite

LEARNT = "announcers.csv"
WORD = re.compile(r"[^\W\d_]+|\d+|[:?!–…+]")
MOST_OVER, MOST = 14, 40  # words that are weighed
BEGINNING = 4  # letters
SHORT, LONG = 4, 20  # words of a member
TOGETHER = 0.6  # of what members say: this part they say together, the rest each for itself


def likeliest(over: Iterator[str], members: Sequence[Iterator[str]]) -> list[tuple[str, float]]:
    """Return the kind of factor that each member of a group most likely is, and how likely, from 0 to 1.

    `over` holds the traits of what stands over them all, `members` each one's own.
    """
    learnt = weights(LEARNT)
    shared = odds({BIAS, *over}, learnt)
    own = [odds({*each}, learnt) for each in members]
    mean = [sum(column) / len(own) for column in zip(*own, strict=True)]
    sums = [
        [o + TOGETHER * all_ + (1 - TOGETHER) * one for o, all_, one in zip(shared, mean, each, strict=True)]
        for each in own
    ]
    return [max(zip(KINDS, shares_of(each), strict=True), key=itemgetter(1)) for each in sums]


def over_traits(place: str, words: str) -> Iterator[str]:
    """Yield what is weighed of the words that stand `over` a group, or `above` those; "either" what both share."""
    found = WORD.findall(words)[-MOST_OVER:]
    stems = stems_of(found)
    yield f"{place} {'words' if stems else 'none'}"
    for where in (place, "either"):
        yield from (f"{where} word {stem}" for stem in stems)
        yield from (f"{where} begins {stem[:BEGINNING]}" for stem in stems if len(stem) > BEGINNING)
        yield from (f"{where} pair {one} {other}" for one, other in pairwise(stems))
        yield from (f"{where} first {' '.join(stems[:count])}" for count in (1, 2) if len(stems) >= count)
        yield from (f"{where} last {stem}" for stem in stems[-1:])
        yield from (f"{where} all {' '.join(stems)}",) if 0 < len(stems) <= SHORT else ()
        yield from (f"{where} ending {word[-ENDING:].casefold()}" for word in found if len(word) >= STEM)


def own_traits(said: str, form: str) -> Iterator[str]:
    """Yield what is weighed of a member's own words, and how it is made, which tells by the form of its group."""
    words = WORD.findall(said)[:MOST]
    stems = stems_of(words)
    yield from (f"word {stem}" for stem in stems)
    yield from (f"pair {one} {other}" for one, other in pairwise(stems))
    yield from (f"first {' '.join(stems[:count])}" for count in (1, 2) if len(stems) >= count)
    yield from (f"ending {word[-ENDING:]}" for word in words if len(word) >= STEM and word.islower())
    size = "short" if len(words) <= SHORT else "middle" if len(words) <= LONG else "long"
    verb = any(is_finite(word.casefold()) for word in words)
    yield from (f"size {size} {form}", f"verb {verb} {form}", f"stop {said[-1:] in ('.', '!')} {form}")
    yield f"small {said[:1].islower()} {form}"
