"""Answers as a map: a row with the territory that it names is a feature (GeoJSON, RFC 7946)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, TypeAlias

from pyoxigraph import Literal, NamedNode, QueryResultsFormat, QuerySolution, QuerySolutions, parse_query_results

from api.engine.request import Request
from api.errors import NotAcceptable
from api.made import Ask
from api.negotiation import Format
from ontology import dcterms, sg, xsd

GEOJSON: Final = Format("geojson", "application/geo+json", ("application/geo+json",), "geojson")
OUTLINES: Final = "exports/tables/territories.geojson"
_NUMBERS: Final = (xsd("integer"), xsd("decimal"))
Outlines: TypeAlias = Mapping[str, Any]
"""The polygons of each territory by its IRI, as the coordinates of a MultiPolygon."""
Places: TypeAlias = dict[str, list[str]]
"""The territories of each thing, by IRI."""


async def collection(ask: Ask, request: Request, release: Path, members: Mapping[str, Any]) -> bytes:
    """The rows of a SELECT as features: columns are properties, the geometry is that of the territories named.

    A row names a territory itself; or authorities, each with its county; or other things whose territory the graph
    knows. The first of these that a row has counts. The outlines are those that the release holds; a row without
    has no geometry.

    Args:
        ask: gives the engine's answers.
        request: the SELECT.
        release: the release's folder.
        members: what the collection says of itself beside its features.

    Raises:
        NotAcceptable: there are rows, and none of them has a territory.
    """
    solutions = parse_query_results(await ask(request), format=QueryResultsFormat.JSON)
    assert isinstance(solutions, QuerySolutions)
    names = [variable.value for variable in solutions.variables]
    rows = list(solutions)
    known = outlines(release)
    iris = {term for row in rows for term in row if isinstance(term, NamedNode) and "#char=" not in term.value}
    ranked = [{iri: [iri] for iri in known}, *await _territories(ask, (iri for iri in iris if iri.value not in known))]
    features = [_feature(names, row, known, ranked) for row in rows]
    if features and not any(feature["geometry"] for feature in features):
        raise NotAcceptable(
            (
                "No row of this answer has a territory with an outline; ask for JSON or CSV.",
                "Ingen rad i svaret har ett område med gräns på kartan; begär JSON eller CSV.",
            )
        )
    whole = {"type": "FeatureCollection", **members, "features": features}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()


@lru_cache(maxsize=2)
def outlines(release: Path) -> Outlines:
    """The outlines that a release holds; none where it has no map."""
    try:
        held = json.loads((release / OUTLINES).read_bytes())
    except FileNotFoundError:
        return {}
    return {
        feature["id"]: shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
        for feature in held["features"]
        if (shape := feature["geometry"])
    }


async def _territories(ask: Ask, things: Iterable[NamedNode]) -> tuple[Places, Places]:
    """Where authorities are, and where other things are."""
    pattern = f"VALUES ?thing {{ {' '.join(sorted(map(str, things)))} }} ?thing {dcterms('spatial')} ?place"
    level = f"OPTIONAL {{ ?thing {sg('level')} ?level }}"
    found: tuple[Places, Places] = {}, {}
    answer = await ask(Request(text=f"SELECT ?thing ?place ?level WHERE {{ {pattern} {level} }} ORDER BY ?place"))
    for row in json.loads(answer)["results"]["bindings"]:
        found["level" not in row].setdefault(row["thing"]["value"], []).append(row["place"]["value"])
    return found


def _feature(names: list[str], row: QuerySolution, known: Outlines, ranked: Sequence[Places]) -> dict[str, Any]:
    terms = {name: row[name] for name in names}
    iris = [term.value for term in terms.values() if isinstance(term, NamedNode)]
    named = ([place for iri in iris for place in places.get(iri, ()) if place in known] for places in ranked)
    polygons = [polygon for place in dict.fromkeys(next(filter(None, named), ())) for polygon in known[place]]
    return {
        "type": "Feature",
        "geometry": {"type": "MultiPolygon", "coordinates": polygons} if polygons else None,
        "properties": {name: _plain(term) for name, term in terms.items()},
    }


def _plain(term: object) -> str | int | float | None:
    if not isinstance(term, NamedNode | Literal):
        return None
    if isinstance(term, Literal) and term.datatype in _NUMBERS:
        return float(term.value) if "." in term.value else int(term.value)
    return term.value
