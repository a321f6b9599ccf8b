"""Who stands where in the co-operation network."""

from pathlib import Path

import pytest

from loaders import cooperation
from loaders.cooperation import measured
from loaders.errors import InputError

STAR = [("hub", "a", 1), ("hub", "b", 2), ("hub", "c", 1), ("x", "y", 5)]


def test_measures_of_a_star_beside_a_pair() -> None:
    """Partners, meetings, the share of ways that lead through, and the connected part."""
    found = {place.organisation: place[2:] for place in measured(STAR, {})}

    ways = 3 / (5 * 4 / 2)  # of the ten pairs of others, the three between its own partners
    assert found["hub"] == (3, 4, pytest.approx(ways), 1, 1)
    assert found["b"] == (1, 2, 0.0, 1, 1)
    assert found["x"] == (1, 5, 0.0, 2, 2)


def test_ways_of_equal_length_share_what_leads_through() -> None:
    """In a square each corner carries half of the one pair across it."""
    square = [("a", "b", 1), ("b", "c", 1), ("c", "d", 1), ("a", "d", 1)]

    assert [place.between for place in measured(square, {})] == [pytest.approx(0.5 / 3)] * 4


def test_communities_are_those_who_meet_more_than_others() -> None:
    """Two rings of three that one weak tie joins are one group and two communities."""
    rings = [("a", "b", 3), ("b", "c", 3), ("a", "c", 3), ("x", "y", 3), ("y", "z", 3), ("x", "z", 3), ("c", "x", 1)]

    found = {place.organisation: (place.group, place.community) for place in measured(rings, {})}

    assert found == {**dict.fromkeys("abc", (1, 1)), **dict.fromkeys("xyz", (1, 2))}


def test_the_same_network_gives_the_same_places() -> None:
    """Whatever the order of the edges and of their ends; the method is named with its version and seed."""
    turned = [(second, first, count) for first, second, count in reversed(STAR)]

    assert measured(turned, {}) == measured(STAR, {})
    assert "networkx 3" in cooperation.METHOD and "seed 1" in cooperation.METHOD


def test_those_with_most_partners_come_first_then_by_name() -> None:
    """The order is the same in every run."""
    order = [place.name for place in measured(STAR, {"c": "Alfa", "a": "Beta", "b": "Gamma"})]

    assert order == ["hub", "x", "y", "Gamma", "Alfa", "Beta"]


def test_two_alone_are_between_nobody() -> None:
    """There is no third."""
    assert [place.between for place in measured([("a", "b", 1)], {})] == [0.0, 0.0]
    assert measured([], {}) == []


def test_the_network_of_a_release(forum_release: Path) -> None:
    """Every organisation of the edges has its name and place."""
    places = cooperation.places(forum_release)

    edges = cooperation.file(forum_release, cooperation.EDGES).decode().splitlines()[1:]
    assert sum(place.partners for place in places) == 2 * len(edges)
    assert all(not place.name.startswith("http") for place in places)
    assert places[0].between > 0


def test_a_release_without_a_network_says_so(tmp_path: Path) -> None:
    """An older one held no tables."""
    with pytest.raises(InputError, match="samgraf build"):
        cooperation.places(tmp_path)
