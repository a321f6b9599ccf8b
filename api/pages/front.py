"""The front page: what the graph holds, where, who meets whom, what can be asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from pyoxigraph import NamedNode

from api import signposting
from api.described import described
from api.pages.addresses import address, things_of
from api.pages.counties import outlines
from api.pages.graph import Graph, Label, Row, term_label
from api.pages.meetings import meetings
from api.pages.page import Page, View
from api.pages.record import dataset_record
from ontology import SCHEME, SG, vocabulary
from queries import questions

SHOWN: Final = ("Project", "PilotProject", "Collaboration", "GovernmentAssignment", "Participation", "Output")
STATED: Final = ("SuccessFactor", "Pitfall", "Benefit", "Need", "Conclusion", "Observation", "Vision", "Quantity")
_COUNTS: Final = """SELECT ?dataset ?class ?n WHERE {
  ?dataset void:classPartition ?part . ?part void:class ?class ; void:entities ?n }"""
_DOCUMENTS: Final = """SELECT ?document ?title ?issued WHERE {
  ?document a sg:SourceDocument ; dcterms:title ?title . OPTIONAL { ?document dcterms:issued ?issued }
} ORDER BY DESC(?issued) ?title LIMIT 10"""
_REGIONS: Final = f"""SELECT ?org ?label ?county ?n WHERE {{{{
  ?org a sg:Region ; rdfs:label ?label ; dcterms:spatial ?county . ?county a sg:County .
  OPTIONAL {{{{ SELECT ?org (COUNT(DISTINCT ?project) AS ?n) WHERE {{{{
    ?org a sg:Region . ?part sg:participant ?org ; sg:role ?role ; sg:participationIn ?project .
    FILTER EXISTS {{{{ <{SCHEME}role/takes-part> skos:member ?role }}}}
    FILTER EXISTS {{{{ ?project a ?kind FILTER(?kind IN ({{kinds}})) }}}}
  }}}} GROUP BY ?org }}}}
}}}} ORDER BY ?county"""


@dataclass(frozen=True, slots=True)
class Region:
    """A regional authority on the map: `count` projects that it takes part in."""

    iri: str
    name: str
    code: str
    count: int
    href: str


async def front(view: View) -> Page:
    """The page at /."""
    graph, url = view.graph, view.site.settings.url
    release = graph.edition.release
    kinds = ", ".join(f"<{one}>" for one in vocabulary().classes if f"{SG}Project" in vocabulary().superclasses(one))
    documents, located = await graph.all(_DOCUMENTS, _REGIONS.format(kinds=kinds))
    dataset = NamedNode(f"{graph.base_iri}graph/description#dataset")
    counts = {row["class"].value: int(row["n"].value) for row in await graph.select(_COUNTS, dataset=dataset)}
    regions = [_region(view, row) for row in located]
    by_code = {region.code: region.count for region in regions}
    topics: dict[str, list[tuple[str, str]]] = {}
    for question in questions(graph.base_iri).values():
        topics.setdefault(question.topic, []).append((question.name, question.summary[view.spoken]))
    total = counts.get(f"{SG}SourceDocument", len(documents))
    return Page(
        "front.html",
        view.words("front_title"),
        {
            "documents": [
                (
                    Label(row["title"].value, "sv"),
                    row["issued"].value if "issued" in row else "",
                    address(view.site, row["document"].value),
                )
                for row in documents
            ],
            "total": total,
            "until": max((row["issued"].value for row in documents if "issued" in row), default=""),
            "passages": counts.get(f"{SG}Passage", 0),
            "kinds": _kinds(view, graph, counts, SHOWN),
            "stated": _kinds(view, graph, counts, STATED),
            "box": outlines().box,
            "source": outlines().source,
            "counties": [(county, by_code.get(county.code) or None) for county in outlines().counties],
            "regions": sorted(regions, key=lambda region: (-region.count, region.name)),
            "matrix": await _matrix(view, regions),
            "topics": topics,
            "url": url,
            "exports": release.whole_exports,
        },
        record=dataset_record(described(release, url), release.id, view.spoken),
        links=((graph.base_iri, 'rel="canonical"'), *signposting.of_dataset(release, url)),
    )


def _region(view: View, row: Row) -> Region:
    code = row["county"].value.rpartition("/")[2]
    org = row["org"].value
    return Region(org, row["label"].value, code, int(row["n"].value) if "n" in row else 0, address(view.site, org))


def _kinds(view: View, graph: Graph, counts: dict[str, int], names: Sequence[str]) -> list[tuple[str, int, str]]:
    return [
        (label.text, counts[f"{SG}{name}"], things_of(view.site, f"{SG}{name}"))
        for name in names
        if f"{SG}{name}" in counts and (label := term_label(f"{SG}{name}", graph.spoken))
    ]


async def _matrix(view: View, regions: Sequence[Region]) -> list[tuple[Region, list[tuple[int, str]]]]:
    """A row a region that meets another: shared projects with each of them, and the page that proves it."""
    cells: dict[tuple[str, str], tuple[int, str]] = {}
    for met in await meetings(view.graph, [region.iri for region in regions]):
        cells[met.one, met.other] = cells[met.other, met.one] = met.count, address(view.site, met.pair)
    by_code = sorted(regions, key=lambda region: (region.code, region.iri))
    among = {iri for pair in cells for iri in pair}
    meeting = [region for region in by_code if region.iri in among]
    return [
        (one, [cells.get((one.iri, other.iri), (-1 if one is other else 0, "")) for other in meeting])
        for one in meeting
    ]
