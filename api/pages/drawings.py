"""Pictures of a thing as SVG, each with a table that says the same: whom a body meets, where an undertaking is.

The same data give the same picture: places are reckoned from the order of the rows, never by chance.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Final

from pyoxigraph import NamedNode

from api.pages.addresses import address
from api.pages.counties import County, outlines
from api.pages.graph import Graph, Label
from api.pages.meetings import meetings
from api.pages.statements import Value
from api.site import Site
from ontology import SCHEME

PARTNERS: Final = 24
_LONGEST: Final = 36  # characters of a name beside its dot; the table has it whole
_ROW: Final = 30
_LEFT, _RIGHT, _WIDTH = 330, 630, 960
_PARTNERS: Final = f"""SELECT ?thing ?pair ?partner ?n WHERE {{
  ?pair a sg:CoParticipation ; sg:member ?thing , ?partner ; sg:count ?n . FILTER(?partner != ?thing)
}} ORDER BY DESC(?n) ?partner LIMIT {PARTNERS + 1}"""
_PLACED: Final = f"""SELECT DISTINCT ?thing ?county ?body WHERE {{
  {{ ?part sg:participationIn ?thing ; sg:participant ?body ; sg:role ?role . ?body dcterms:spatial ?county .
    FILTER EXISTS {{ <{SCHEME}role/takes-part> skos:member ?role }} }} UNION {{ ?thing dcterms:spatial ?county }}
  FILTER EXISTS {{ ?county a sg:County }} }} LIMIT 2000"""


@dataclass(frozen=True, slots=True)
class Dot:
    """A partner: its name, its page, how many projects they share and where that is shown; its place."""

    name: Label
    href: str
    count: int
    pair: str
    x: int
    y: int

    @property
    def is_left(self) -> bool:
        """Whether it stands in the left column, its name before it."""
        return self.x == _LEFT

    @property
    def beside(self) -> int:
        """Where its name begins or, on the left, ends."""
        return self.x - 12 if self.is_left else self.x + 12

    @property
    def short(self) -> str:
        """Its name as it fits beside the dot."""
        text = self.name.text
        return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"


@dataclass(frozen=True, slots=True)
class Network:
    """A body in the middle, its partners in two columns, lines as SVG paths with their width.

    `has_more`: there are more partners than PARTNERS.
    """

    width: int
    height: int
    dots: tuple[Dot, ...]
    to_centre: tuple[tuple[str, int], ...]
    among: tuple[tuple[str, int], ...]
    has_more: bool


@dataclass(frozen=True, slots=True)
class Map:
    """The counties, those concerned with how many participants they have, and the rows of the table."""

    box: str
    source: str
    counties: tuple[tuple[County, int | None], ...]
    rows: tuple[tuple[Value, tuple[Value, ...]], ...]


async def network_of(graph: Graph, site: Site, iri: str) -> Network | None:
    """The partners of an organisation; None where it has none."""
    rows = await graph.select(_PARTNERS, thing=NamedNode(iri))
    if not rows:
        return None
    shown = rows[:PARTNERS]
    iris = [row["partner"].value for row in shown]
    labels = await graph.labels(iris)
    half = -(-len(shown) // 2)
    height = half * _ROW + 40
    dots = {}
    for number, row in enumerate(shown):
        partner, is_right = row["partner"].value, number >= half
        count = len(shown) - half if is_right else half
        y = round((height - count * _ROW) / 2 + (number - half * is_right + 0.5) * _ROW)
        dots[partner] = Dot(
            labels.get(partner, Label(partner, "")),
            address(site, partner),
            int(row["n"].value),
            address(site, row["pair"].value),
            _RIGHT if is_right else _LEFT,
            y,
        )
    centre = (_LEFT + _RIGHT) // 2, height // 2
    among = await meetings(graph, iris)
    return Network(
        _WIDTH,
        height,
        tuple(dots.values()),
        tuple((f"M{centre[0]} {centre[1]}L{dot.x} {dot.y}", _thick(dot.count)) for dot in dots.values()),
        tuple((_between(dots[one.one], dots[one.other], height), _thick(one.count)) for one in among),
        len(rows) > PARTNERS,
    )


def _thick(count: int) -> int:
    return min(count, 5)


def _between(one: Dot, other: Dot, height: int) -> str:
    """A line between two partners, bent where they stand in one column or it would run through the middle."""
    if one.x != other.x and one.y + other.y == height:
        return f"M{one.x} {one.y}Q{(one.x + other.x) // 2} {height // 2 + 50} {other.x} {other.y}"
    if one.x != other.x:
        return f"M{one.x} {one.y}L{other.x} {other.y}"
    bend = one.x + (60 if one.x == _LEFT else -60)
    return f"M{one.x} {one.y}Q{bend} {(one.y + other.y) // 2} {other.x} {other.y}"


async def map_of(graph: Graph, site: Site, iri: str) -> Map | None:
    """The counties of an undertaking and of those who take part; None where there are none."""
    rows = await graph.select(_PLACED, thing=NamedNode(iri))
    bodies: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        bodies[row["county"].value] |= {row["body"].value} if "body" in row else set()
    if not bodies:
        return None
    labels = await graph.labels({*bodies, *(one for found in bodies.values() for one in found)})

    def value(one: str) -> Value:
        return Value(labels.get(one, Label(one, "")), address(site, one))

    by_code = {county.rpartition("/")[2]: len(found) for county, found in bodies.items()}
    drawn = outlines()
    listed = [
        (value(county), tuple(sorted((value(one) for one in found), key=lambda one: one.label.text)))
        for county, found in bodies.items()
    ]
    return Map(
        drawn.box,
        drawn.source,
        tuple((county, by_code.get(county.code)) for county in drawn.counties),
        tuple(sorted(listed, key=lambda row: row[0].label.text)),
    )
