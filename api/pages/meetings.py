"""Which of some bodies meet, told by the name of what joins two: none of their other meetings is read."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from api.pages.graph import Graph

_COUNTS: Final = "SELECT ?pair ?n WHERE {{ VALUES ?pair {{ {pairs} }} ?pair sg:count ?n }}"


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two bodies, in the order of their IRIs, in how many undertakings they meet, and the node that says so."""

    one: str
    other: str
    count: int
    pair: str


async def meetings(graph: Graph, bodies: Collection[str]) -> list[Meeting]:
    """The meetings among bodies, given by their IRIs, in the order of those."""
    stem = f"{graph.base_iri}id/coparticipation/"
    named = {f"{stem}{_name(one)}--{_name(other)}": (one, other) for one, other in combinations(sorted(bodies), 2)}
    rows = await graph.select(_COUNTS.format(pairs=" ".join(f"<{pair}>" for pair in named)))
    found = (Meeting(*named[row["pair"].value], int(row["n"].value), row["pair"].value) for row in rows)
    return sorted(found, key=lambda one: (one.one, one.other))


def _name(iri: str) -> str:
    return iri.rpartition("/")[2]
