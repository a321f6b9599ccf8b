"""The map of the counties as SVG: the same data give the same bytes, no script and nothing fetched."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import Final

_NUMBER: Final = re.compile(r"-?\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class County:
    """A county's outline: `code` as in its IRI, `path` for SVG, and where its number is written."""

    code: str
    name: str
    path: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Outlines:
    """All counties, the box they are drawn in, and whom the outlines are from."""

    box: str
    source: str
    counties: tuple[County, ...]


@cache
def outlines() -> Outlines:
    """The outlines, read once.

    >>> len(outlines().counties), outlines().counties[0].name
    (21, 'Stockholms län')
    """
    data = json.loads((resources.files("ontology") / "reference" / "counties_svg.json").read_text("utf-8"))
    return Outlines(data["viewBox"], data["source"], tuple(_county(feature) for feature in data["features"]))


def _county(feature: Mapping[str, str]) -> County:
    rings = [_points(part) for part in feature["d"].split("M") if part.strip()]
    x, y = max((_centre(ring) for ring in rings), key=lambda found: found[0])[1]
    return County(feature["code"], feature["name"], feature["d"], round(x, 1), round(y, 1))


def _points(path: str) -> list[tuple[float, float]]:
    numbers = [float(one) for one in _NUMBER.findall(path)]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def _centre(ring: list[tuple[float, float]]) -> tuple[float, tuple[float, float]]:
    """The area of a ring and the middle of the widest stretch inside it, halfway between its top and bottom.

    A number there never falls outside the county, as a centroid may.
    """
    closed = [*ring, ring[0]]
    edges = list(pairwise(closed))
    area = abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in edges)) / 2
    middle = (min(y for _, y in ring) + max(y for _, y in ring)) / 2
    crossings = sorted(
        ax + (middle - ay) * (bx - ax) / (by - ay) for (ax, ay), (bx, by) in edges if (ay > middle) != (by > middle)
    )
    widest = max(
        zip(crossings[::2], crossings[1::2], strict=False), key=lambda pair: pair[1] - pair[0], default=ring[0]
    )
    return area, ((widest[0] + widest[1]) / 2 if crossings else ring[0][0], middle)
