"""Sorting on disk."""

import random
from pathlib import Path

import pytest

from loaders.release.sorting import in_order


@pytest.mark.parametrize("most", [1, 7, 1000])
def test_items_come_as_sorted_gives_them(tmp_path: Path, most: int) -> None:
    """However few are held in memory; equal ones are all there."""
    chance = random.Random(1)
    items = [(chance.choice("aåö\x00 "), number % 9) for number in range(100)]

    assert list(in_order(iter(items), tmp_path, most)) == sorted(items)

    assert list(tmp_path.iterdir()) == []


def test_nothing_is_sorted_to_nothing(tmp_path: Path) -> None:
    """No line is no fault."""
    assert list(in_order([], tmp_path)) == []
