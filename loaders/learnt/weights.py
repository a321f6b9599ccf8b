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
    return shares_of(odds({BIAS, *held}, weights))


def odds(held: Iterable[str], weights: Weights) -> list[float]:
    """Return what these traits add to the odds of each kind (natural logarithms)."""
    rows = [weights[trait] for trait in held if trait in weights]
    return [sum(column) for column in zip(*rows, strict=True)] if rows else [0.0] * len(weights[BIAS])


def shares_of(odds: Sequence[float]) -> list[float]:
    """Return how likely each kind is by its odds, against none."""
    each = [math.exp(min(one, MOST)) for one in odds]
    return [one / (1 + sum(each)) for one in each]


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
