"""The co-operation network of a release, and who stands where in it."""

from __future__ import annotations

import csv
import io
from collections import defaultdict, deque
from pathlib import Path
from typing import NamedTuple

from loaders.errors import InputError
from loaders.release import network
from loaders.release.published import TABLES

EDGES = f"exports/{TABLES}/cooperation.csv"
BODIES = f"exports/{TABLES}/organisations.csv"
GRAPHML = f"exports/{TABLES}/{network.GRAPHML}"
Neighbours = dict[str, dict[str, int]]


class Place(NamedTuple):
    """Where an organisation stands: an IRI, a name, and measures.

    `partners` is how many others it meets, `meetings` in how many common projects all told; `between` the
    share of the shortest ways between two others that go through it (0 to 1); `group` the number of its
    connected part, the largest being 1.
    """

    organisation: str
    name: str
    partners: int
    meetings: int
    between: float
    group: int


def file(release: Path, name: str) -> bytes:
    """Return the network of a release as it was exported: `EDGES` or `GRAPHML`.

    Raises:
        InputError: the release holds none.
    """
    try:
        return (release / name).read_bytes()
    except FileNotFoundError as error:
        raise InputError(f"{release}: the release holds no {name}; samgraf build makes one that does") from error


def places(release: Path) -> list[Place]:
    """Return the organisations of a release that meet others, those with most partners first."""
    rows = csv.DictReader(io.StringIO(file(release, EDGES).decode("utf-8"), newline=""))
    pairs = [(row["first"], row["second"], int(row["count"])) for row in rows]
    bodies = csv.DictReader(io.StringIO(file(release, BODIES).decode("utf-8"), newline=""))
    names = {row["organisation"]: row["name"] for row in bodies}
    return measured(pairs, names)


def measured(pairs: list[tuple[str, str, int]], names: dict[str, str]) -> list[Place]:
    """Return the places of a network's nodes.

    >>> [(p.name, p.partners, p.between) for p in measured([("a", "b", 1), ("b", "c", 2)], {"b": "B"})]
    [('B', 2, 1.0), ('a', 1, 0.0), ('c', 1, 0.0)]
    """
    near: Neighbours = defaultdict(dict)
    for first, second, count in pairs:
        near[first][second] = near[second][first] = count
    between, groups = _between(near), _groups(near)
    found = [
        Place(one, names.get(one) or one, len(others), sum(others.values()), between[one], groups[one])
        for one, others in near.items()
    ]
    return sorted(found, key=lambda place: (-place.partners, -place.meetings, place.name, place.organisation))


def _groups(near: Neighbours) -> dict[str, int]:
    parts: list[list[str]] = []
    seen: set[str] = set()
    for start in sorted(near):
        if start not in seen:
            part, waiting = [start], [start]
            seen.add(start)
            while waiting:
                fresh = [other for other in near[waiting.pop()] if other not in seen]
                seen.update(fresh)
                part += fresh
                waiting += fresh
            parts.append(part)
    parts.sort(key=lambda part: (-len(part), min(part)))
    return {one: number for number, part in enumerate(parts, 1) for one in part}


def _between(near: Neighbours) -> dict[str, float]:
    """Return betweenness centrality, each edge of length one (Brandes 2001), as a share of all pairs."""
    score = dict.fromkeys(near, 0.0)
    for start in near:
        order: list[str] = []
        ways, distance = defaultdict(int, {start: 1}), {start: 0}
        before: dict[str, list[str]] = defaultdict(list)
        waiting = deque([start])
        while waiting:
            one = waiting.popleft()
            order.append(one)
            for other in near[one]:
                if other not in distance:
                    distance[other] = distance[one] + 1
                    waiting.append(other)
                if distance[other] == distance[one] + 1:
                    ways[other] += ways[one]
                    before[other].append(one)
        share = dict.fromkeys(order, 0.0)
        for one in reversed(order[1:]):
            for earlier in before[one]:
                share[earlier] += ways[earlier] / ways[one] * (1 + share[one])
            score[one] += share[one]
    # Each pair was counted from both its ends.
    pairs = (len(near) - 1) * (len(near) - 2)
    return {one: value / pairs if pairs else 0.0 for one, value in score.items()}
