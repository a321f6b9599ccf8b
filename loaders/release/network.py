"""The tables that are also a map and a network: territories as GeoJSON, co-operation as GraphML."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from loaders.release.tabulated import Row, Table

GEOJSON, GRAPHML = "territories.geojson", "cooperation.graphml"
NODE = {"name": "string", "kinds": "string", "levels": "string"}
EDGE = {"count": "int", "projects": "string"}


def write_map(path: Path, territories: Table, rows: Iterable[Row]) -> None:
    """Write territories with their counts as GeoJSON (RFC 7946); counties have outlines, others none."""
    shapes = _outlines()
    features = [_feature(territories, row, shapes) for row in rows]
    whole = {"type": "FeatureCollection", "features": features}
    path.write_text(json.dumps(whole, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")


def _feature(table: Table, row: Row, shapes: dict[str, Any]) -> dict[str, Any]:
    properties: dict[str, Any] = {}
    for column, value in zip(table.columns, row, strict=True):
        properties[column.name] = int(value) if column.datatype == "integer" else value or None
    outline = shapes.get(properties["code"] or "") if properties["kind"] == "County" else None
    return {"type": "Feature", "id": row[0], "geometry": outline, "properties": properties}


def _outlines() -> dict[str, Any]:
    held = json.loads((files("ontology") / "reference" / "counties.geojson").read_text(encoding="utf-8"))
    return {feature["properties"]["code"]: feature["geometry"] for feature in held["features"]}


def write_network(
    path: Path, organisations: Table, bodies: Iterable[Row], cooperation: Table, pairs: Iterable[Row]
) -> None:
    """Write co-operation as an undirected GraphML: bodies that co-operate, and an edge a pair."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_graphml(organisations, bodies, cooperation, pairs))


def _graphml(organisations: Table, bodies: Iterable[Row], cooperation: Table, pairs: Iterable[Row]) -> Iterator[str]:
    edges = (_named(cooperation, row) for row in pairs)
    ends = {edge[end] for edge in edges for end in ("first", "second")}
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    for kind, keys in (("node", NODE), ("edge", EDGE)):
        for key, datatype in keys.items():
            yield f'<key id="{key}" for="{kind}" attr.name="{key}" attr.type="{datatype}"/>\n'
    yield '<graph id="cooperation" edgedefault="undirected">\n'
    for row in bodies:
        body = _named(organisations, row)
        if body["organisation"] in ends:
            yield f"<node id={quoteattr(body['organisation'])}>{_data(body, NODE)}</node>\n"
    for row in pairs:
        edge = _named(cooperation, row)
        ends_of = f"source={quoteattr(edge['first'])} target={quoteattr(edge['second'])}"
        yield f"<edge id={quoteattr(edge['cooperation'])} {ends_of}>{_data(edge, EDGE)}</edge>\n"
    yield "</graph>\n</graphml>\n"


def _data(held: dict[str, str], keys: dict[str, str]) -> str:
    return "".join(f'<data key="{key}">{escape(held[key])}</data>' for key in keys if held[key])


def _named(table: Table, row: Row) -> dict[str, str]:
    return {column.name: value for column, value in zip(table.columns, row, strict=True)}
