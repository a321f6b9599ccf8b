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
from api.pages.page import Page, View
from api.pages.record import dataset_record
from ontology import SCHEME, SG
from queries import questions

SHOWN: Final = ("Project", "PilotProject", "Collaboration", "GovernmentAssignment", "Participation", "Output")
STATED: Final = ("SuccessFactor", "Pitfall", "Benefit", "Need", "Conclusion", "Observation", "Vision", "Quantity")
_COUNTS: Final = """SELECT ?dataset ?class ?n WHERE {
  ?dataset void:classPartition ?part . ?part void:class ?class ; void:entities ?n }"""
_DOCUMENTS: Final = """SELECT ?document ?title ?issued WHERE {
  ?document a sg:SourceDocument ; dcterms:title ?title . OPTIONAL { ?document dcterms:issued ?issued }
} ORDER BY DESC(?issued) ?title LIMIT 10"""
_REGIONS: Final = f"""SELECT ?org ?label ?county (COUNT(DISTINCT ?project) AS ?n) WHERE {{
  ?org a sg:Region ; rdfs:label ?label ; dcterms:spatial ?county . ?county a sg:County .
  OPTIONAL {{ ?part sg:participant ?org ; sg:role ?role ; sg:participationIn ?project .
    <{SCHEME}role/takes-part> skos:member ?role . ?project a/rdfs:subClassOf* sg:Project }}
}} GROUP BY ?org ?label ?county ORDER BY ?county"""
_PAIRS: Final = """SELECT ?pair ?a ?b ?n WHERE {
  ?pair a sg:CoParticipation ; sg:member ?a , ?b ; sg:count ?n . ?a a sg:Region . ?b a sg:Region .
  FILTER(STR(?a) < STR(?b)) }"""


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
    documents, located, pairs = await graph.all(_DOCUMENTS, _REGIONS, _PAIRS)
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
            "matrix": _matrix(view, regions, pairs),
            "topics": topics,
            "url": url,
            "exports": [item for item in release.manifest["files"] if item["path"].startswith("exports/")],
        },
        record=dataset_record(described(release, url), release.id, view.spoken),
        links=((graph.base_iri, 'rel="canonical"'), *signposting.of_dataset(release, url)),
    )


def _region(view: View, row: Row) -> Region:
    code = row["county"].value.rpartition("/")[2]
    org = row["org"].value
    return Region(org, row["label"].value, code, int(row["n"].value), address(view.site, org))


def _kinds(view: View, graph: Graph, counts: dict[str, int], names: Sequence[str]) -> list[tuple[str, int, str]]:
    return [
        (label.text, counts[f"{SG}{name}"], things_of(view.site, f"{SG}{name}"))
        for name in names
        if f"{SG}{name}" in counts and (label := term_label(f"{SG}{name}", graph.spoken))
    ]


def _matrix(view: View, regions: Sequence[Region], pairs: Sequence[Row]) -> list[tuple[Region, list[tuple[int, str]]]]:
    """A row a region that meets another: shared projects with each of them, and the page that proves it."""
    met = {(row[one].value, row[other].value): row for row in pairs for one, other in (("a", "b"), ("b", "a"))}
    meeting = sorted((one for one in regions if any(one.iri in pair for pair in met)), key=lambda one: one.code)
    return [
        (
            one,
            [
                (int(row["n"].value), address(view.site, row["pair"].value))
                if (row := met.get((one.iri, other.iri)))
                else (-1 if one is other else 0, "")
                for other in meeting
            ],
        )
        for one in meeting
    ]
