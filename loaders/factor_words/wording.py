"""How much a sentence reads like those that tell factors, by weights of its words learnt from annotated documents.

`wording.csv` holds what each trait of a sentence adds to the odds of each kind of factor against none (natural
logarithms; softmax of their sums gives shares). `tests/bench/wording.py` learns it: multinomial logistic regression.
"""

from __future__ import annotations

import csv
import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import pairwise
from operator import itemgetter

KINDS = ("framgangsfaktor", "fallgrop", "nytta")
BIAS = "bias"
STEM = 6  # letters of a word that its inflected forms share
ENDING = 4
MOST = 50.0  # of a sum of weights: its exponential still is a number
WORD = re.compile(r"[^\W\d_]+|\d+|[:?!–]")


def likeness(sentence: str, before: str, heading: str, in_list: bool) -> tuple[str, float]:
    """Return the kind of factor that a sentence most likely tells, and how likely, from 0 to 1.

    `before` is the sentence before it, `heading` the words over both; each may be empty.
    """
    return max(
        zip(KINDS, shares(traits(sentence, before, heading, in_list), weights()), strict=True), key=itemgetter(1)
    )


def shares(held: Iterable[str], weights: Mapping[str, Sequence[float]]) -> list[float]:
    """Return how likely what has these traits is of each kind that the weights tell apart, from 0 to 1.

    >>> shares(["word höll"], {"bias": (0.0, 0.0), "word höll": (0.0, math.log(2.0))})
    [0.25, 0.5]
    """
    rows = [weights[trait] for trait in {BIAS, *held} if trait in weights]
    odds = [math.exp(min(sum(column), MOST)) for column in zip(*rows, strict=True)]
    return [one / (1 + sum(odds)) for one in odds]


def traits(sentence: str, before: str, heading: str, in_list: bool) -> Iterator[str]:
    """Yield what is weighed of a sentence: its words, pairs, first words and endings, and the words around it.

    A capital within a sentence is a name, and all names are alike; a first word that names a person has no weight.

    >>> sorted(traits("Alla kom.", "", "", in_list=False))
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
    if in_list:
        yield "item"


def stems_of(words: list[str]) -> list[str]:
    """Return what inflected forms of each word share; capitals but the first are one name, numbers one number."""
    return [
        "NAME" if n and word[0].isupper() else "0" if word.isdigit() else word[:STEM].casefold()
        for n, word in enumerate(words)
    ]


@cache
def weights(name: str = "wording.csv") -> dict[str, tuple[float, ...]]:
    """Return what was learnt, by traits."""
    with files("loaders.factor_words").joinpath(name).open(encoding="utf-8") as file:
        return {trait: tuple(map(float, row)) for trait, *row in list(csv.reader(file))[1:]}
