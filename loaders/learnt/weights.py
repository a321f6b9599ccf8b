"""Weights of traits, learnt by logistic regression (`tests/bench/learning.py`), and what they make likely.

A CSV beside this module holds what each trait adds to the odds of each kind of thing against none (natural
logarithms). Softmax of the sums gives shares.
"""

from __future__ import annotations

import csv
import math
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files

BIAS = "bias"
STEM = 6  # letters of a word that its inflected forms share
MOST = 50.0  # of a sum of weights: its exponential still is a number

Weights = Mapping[str, Sequence[float]]  # of a trait, one for each kind


def shares(held: Iterable[str], weights: Weights) -> list[float]:
    """Return how likely what has these traits is of each kind that the weights tell apart, from 0 to 1.

    >>> shares(["word höll"], {"bias": (0.0, 0.0), "word höll": (0.0, math.log(2.0))})
    [0.25, 0.5]
    """
    rows = [weights[trait] for trait in {BIAS, *held} if trait in weights]
    odds = [math.exp(min(sum(column), MOST)) for column in zip(*rows, strict=True)]
    return [one / (1 + sum(odds)) for one in odds]


def stems_of(words: list[str]) -> list[str]:
    """Return what inflected forms of each word share; capitals but the first are one name, numbers one number."""
    return [
        "NAME" if n and word[0].isupper() else "0" if word.isdigit() else word[:STEM].casefold()
        for n, word in enumerate(words)
    ]


@cache
def weights(name: str) -> Weights:
    """Return what was learnt, by traits."""
    with files("loaders.learnt").joinpath(name).open(encoding="utf-8") as file:
        return {trait: tuple(map(float, row)) for trait, *row in list(csv.reader(file))[1:]}
