"""The co-operation network of a release, and who stands where in it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path
from typing import Final, NamedTuple

import networkx  # type: ignore[import-untyped] # it has no types of its own

from loaders.errors import InputError
from loaders.release import network
from loaders.release.published import TABLES

EDGES = f"exports/{TABLES}/cooperation.csv"
BODIES = f"exports/{TABLES}/organisations.csv"
GRAPHML = f"exports/{TABLES}/{network.GRAPHML}"
SEED: Final = 1
METHOD: Final = (
    f"networkx {version('networkx')}: degree; betweenness (Brandes, edges of length one, share of all pairs); "
    f"connected components; communities (Louvain, edges weighted by common projects, seed {SEED})"
)
"""How the measures are reckoned, to be named with them."""


class Place(NamedTuple):
    """Where an organisation stands: an IRI, a name, and measures.

    `partners` is how many others it meets, `meetings` in how many common projects all told; `between` the
    share of the shortest ways between two others that go through it (0 to 1); `group` the number of its
    connected part, `community` that of those it meets more than others; of each the largest is 1.
    """

    organisation: str
    name: str
    partners: int
    meetings: int
    between: float
    group: int
    community: int


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
    """Return the places of a network's nodes; the same pairs give the same places, in whatever order they come.

    >>> [(p.name, p.partners, p.between) for p in measured([("a", "b", 1), ("b", "c", 2)], {"b": "B"})]
    [('B', 2, 1.0), ('a', 1, 0.0), ('c', 1, 0.0)]
    """
    graph = networkx.Graph()
    graph.add_weighted_edges_from(sorted((*sorted(pair[:2]), pair[2]) for pair in pairs))
    between = networkx.betweenness_centrality(graph)
    groups = _numbered(networkx.connected_components(graph))
    communities = _numbered(networkx.community.louvain_communities(graph, seed=SEED)) if pairs else {}
    meetings = dict(graph.degree(weight="weight"))
    found = [
        Place(one, names.get(one) or one, partners, meetings[one], between[one], groups[one], communities[one])
        for one, partners in graph.degree()
    ]
    return sorted(found, key=lambda place: (-place.partners, -place.meetings, place.name, place.organisation))


def _numbered(parts: Iterable[set[str]]) -> dict[str, int]:
    """The number of each node's part: the largest is 1, of equals the one whose first IRI sorts first."""
    ordered = sorted(parts, key=lambda part: (-len(part), min(part)))
    return {one: number for number, part in enumerate(ordered, 1) for one in part}
