"""How much a sentence reads like those that tell factors, by weights of its words learnt from annotated documents.

`wording.csv` holds what each trait of a sentence adds to the odds of each kind of factor against none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from operator import itemgetter

from loaders.learnt.weights import STEM, shares, stems_of, weights

LEARNT = "wording.csv"
KINDS = ("framgangsfaktor", "fallgrop", "nytta")
ENDING = 4
WORD = re.compile(r"[^\W\d_]+|\d+|[:?!–]")


def likeness(
    sentence: str, before: str, heading: str, in_list: bool = False, is_rest: bool = False
) -> tuple[str, float]:
    """Return the kind of factor that a sentence most likely tells, and how likely, from 0 to 1.

    `before` is the sentence before it, `heading` the words over both; each may be empty. It may be the rest of one,
    behind another factor.
    """
    held = traits(sentence, before, heading, in_list, is_rest)
    return max(zip(KINDS, shares(held, weights(LEARNT)), strict=True), key=itemgetter(1))


def traits(sentence: str, before: str, heading: str, in_list: bool = False, is_rest: bool = False) -> Iterator[str]:
    """Yield what is weighed of a sentence: its words, pairs, first words and endings, and the words around it.

    A capital within a sentence is a name, and all names are alike; a first word that names a person has no weight.

    >>> sorted(traits("Alla kom.", "", ""))
    ['first alla', 'first alla kom', 'pair alla kom', 'word alla', 'word kom']
    """
    words = WORD.findall(sentence)
    stems = stems_of(words)
    yield from (f"word {stem}" for stem in stems)
    yield from (f"pair {one} {other}" for one, other in pairwise(stems))
    yield from (f"first {' '.join(stems[:count])}" for count in (1, 2, 3) if len(stems) >= count)
    yield from (f"ending {word[-ENDING:]}" for word in words if len(word) >= STEM and word.islower())
    yield from (f"before {stem}" for stem in stems_of(WORD.findall(before)))
    yield from (f"heading {stem}" for stem in stems_of(WORD.findall(heading)))
    yield from ("item",) * in_list + ("rest",) * is_rest
