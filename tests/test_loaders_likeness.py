"""Names that are one name written twice, and names that merely look alike."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from loaders import likeness

PAIRS = Path(__file__).parent / "data" / "annotated" / "titles.csv"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Digital framtid etapp 1", "Digital framtid etapp 2"),
        ("Livsmedelsstrategi 2021", "Livsmedelsstrategi 2022"),
        ("Kompetens Väst", "Kompetens Öst"),
        ("Vattenplan Linköping", "Vattenplan Lidköping"),
        ("Mat nära", "Mat nära dig"),
        ("Skolan", "Skolor"),
    ],
)
def test_names_that_merely_look_alike_are_two(one: str, other: str) -> None:
    """Numbers, short words, words more or less and other places' names tell names apart."""
    assert not list(likeness.similar(one, [other]))


def test_the_likest_comes_first() -> None:
    """Of several names that are near, the nearest is offered first."""
    found = list(likeness.similar("Kunskapslyftet", ["Kunskapslyftets mål", "Kunskapslyfte", "Kunskapslyftet"]))

    assert found == ["Kunskapslyftet", "Kunskapslyfte"]


def test_the_threshold_is_right_on_the_annotated_pairs() -> None:
    """Of the pairs that are two, hardly one is taken for one; of those that are one, most."""
    with PAIRS.open(encoding="utf-8") as file:
        pairs = [(row["one"], row["other"], row["same"] == "yes") for row in csv.DictReader(file, delimiter=";")]

    taken = [
        same
        for one, other, same in pairs
        if likeness.recognised(one) == likeness.recognised(other) or any(likeness.similar(one, [other]))
    ]

    assert sum(taken) >= 0.95 * len(taken)
    assert sum(taken) >= 0.80 * sum(same for *_, same in pairs)


def test_names_of_signs_alone_are_not_one() -> None:
    """What holds no letter has no spelling to be compared by."""
    assert likeness.spelling("…") != likeness.spelling("–")
    assert not list(likeness.similar("…", ["–"]))
