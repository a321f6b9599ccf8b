"""How sure each method of the loader is, where enough of its findings were judged.

confidence.csv holds the counts; `tests/bench/confidence.py --write` measures them on annotated documents.
The share right alone would call a method that erred in none of 30 cases certain; told is what the share is at
least, by Wilson's interval at 95 per cent.
"""

from __future__ import annotations

import csv
import math
from decimal import ROUND_FLOOR, Decimal
from functools import cache
from importlib.resources import files
from typing import NamedTuple

ENOUGH = 30  # annotated cases; what fewer say of a method is chance
DEVIATES = 1.96  # of the normal distribution: 95 per cent lie within
STEP = Decimal("0.01")


class Cases(NamedTuple):
    """How many findings of a method people have judged, and how many of those were right."""

    right: int
    judged: int


@cache
def cases() -> dict[str, Cases]:
    """Return what was measured of each method (a slug of the scheme `method`), over all sets of documents."""
    found: dict[str, Cases] = {}
    with files("loaders").joinpath("confidence.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            right, judged = found.get(row["method"], (0, 0))
            found[row["method"]] = Cases(right + int(row["right"]), judged + int(row["judged"]))
    return found


def confidence(method: str) -> Decimal | None:
    """Return in what share of cases a method is right at least, or None where it is not known.

    >>> confidence("by-divination") is None
    True
    """
    return sure(cases().get(method, Cases(0, 0)))


def sure(measured: Cases) -> Decimal | None:
    """Return the lower end of Wilson's interval in hundredths, None where too few cases were judged.

    >>> sure(Cases(29, 29)), sure(Cases(30, 30)), sure(Cases(285, 300))
    (None, Decimal('0.88'), Decimal('0.91'))
    """
    right, judged = measured
    if judged < ENOUGH:
        return None
    share, square = right / judged, DEVIATES**2 / judged
    middle = share + square / 2
    spread = DEVIATES * math.sqrt((share * (1 - share) + square / 4) / judged)
    return Decimal(max(0.0, middle - spread) / (1 + square)).quantize(STEP, ROUND_FLOOR)
