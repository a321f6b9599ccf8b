"""What is said to harm or to help the undertakings that an organisation takes part in."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import Final

from pyoxigraph import NamedNode

from api.pages.graph import Graph, Term
from ontology import SCHEME, SG

QUESTION: Final = "which-factors-does-an-organisation-meet"
"""The named question that lists them all."""
KINDS: Final = ("sg:Pitfall", "sg:SuccessFactor")
SHOWN: Final = 5  # of a kind
# What is the same for thousands is asked last of each, or an engine begins with it.
_PATTERN: Final = f"""?part sg:participant ?thing ; sg:participationIn ?undertaking ; sg:role ?role .
  ?factor sg:about ?undertaking . FILTER EXISTS {{ <{SCHEME}role/takes-part> skos:member ?role }}
  FILTER EXISTS {{ ?factor a ?kind }}"""
_COUNT: Final = f"SELECT ?thing ?kind (COUNT(DISTINCT ?factor) AS ?n) WHERE {{ {_PATTERN} }} GROUP BY ?thing ?kind"
_SOME: Final = f"""SELECT DISTINCT ?thing ?kind ?factor ?undertaking WHERE {{ {_PATTERN} }}
  ORDER BY ?undertaking ?factor LIMIT {SHOWN}"""


@dataclass(frozen=True, slots=True)
class Factors:
    """How many there are of each kind, and some: a kind, the factor and the undertaking that it is about."""

    counts: dict[str, int]
    some: tuple[tuple[str, Term, Term], ...]


async def factors_of(graph: Graph, iri: str) -> Factors:
    """The pitfalls and success factors of what an organisation takes part in."""
    thing = NamedNode(iri)
    kinds = {kind: NamedNode(SG + kind.removeprefix("sg:")) for kind in KINDS}
    counted = await asyncio.gather(*(graph.select(_COUNT, thing=thing, kind=one) for one in kinds.values()))
    counts = {kind: int(rows[0]["n"].value) for kind, rows in zip(kinds, counted, strict=True) if rows}
    found = await asyncio.gather(*(graph.select(_SOME, thing=thing, kind=kinds[kind]) for kind in counts))
    some = [(kind, row["factor"], row["undertaking"]) for kind, rows in zip(counts, found, strict=True) for row in rows]
    return Factors(counts, tuple(some))
