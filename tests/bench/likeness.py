"""At what likeness two titles are one project's, on annotated pairs: right and found at several thresholds.

    python tests/bench/likeness.py [tuned|held-out] [--wrong]

`tests/data/annotated/titles.csv` holds pairs of titles as two documents print them, with a body in common; the
threshold (`loaders.likeness.LEAST`) was chosen on those marked "tuned", those marked "held-out" were looked at once.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from loaders import likeness

FILE = Path(__file__).parents[1] / "data" / "annotated" / "titles.csv"
SETS = ("tuned", "held-out")
THRESHOLDS = (80, 84, 86, 88, 90, 92, 94, 96)


class Pair(NamedTuple):
    """Two titles, the set they belong to, and whether they name one project."""

    set: str
    one: str
    other: str
    same: bool


def pairs() -> Iterator[Pair]:
    """Yield the annotated pairs."""
    with FILE.open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter=";"):
            yield Pair(row["set"], row["one"], row["other"], row["same"] == "yes")


def method(pair: Pair) -> str | None:
    """Return the method that would make one of the two titles, None where they stay two."""
    if likeness.spelling(pair.one) == likeness.spelling(pair.other):
        return "by-spelling"
    if likeness.recognised(pair.one) == likeness.recognised(pair.other):
        return "by-ocr-repair"
    return "by-similar-name" if any(likeness.similar(pair.one, [pair.other])) else None


def main() -> None:
    """Print a line a set and threshold; with --wrong, the pairs that the threshold in force takes wrongly."""
    for which in [name for name in SETS if name in sys.argv] or SETS:
        held = [pair for pair in pairs() if pair.set == which]
        force = likeness.LEAST
        for least in THRESHOLDS:
            likeness.LEAST = least
            taken = [pair for pair in held if method(pair)]
            right = sum(pair.same for pair in taken)
            alike = [pair for pair in taken if method(pair) == "by-similar-name"]
            print(
                f"{which:9} {least:3}  right {right} of {len(taken)}, found {right} of {sum(p.same for p in held)}"
                f"; by likeness alone {sum(p.same for p in alike)} of {len(alike)}"
            )
        likeness.LEAST = force
        if "--wrong" in sys.argv:
            for pair in held:
                if bool(method(pair)) is not pair.same:
                    print("    missed" if pair.same else "    wrong ", pair.one, "|", pair.other, method(pair) or "")


if __name__ == "__main__":
    main()
