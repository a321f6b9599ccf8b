"""A graph of this domain in any size, the same for the same seed: what the endpoint is measured on.

Run as a script it writes a release: `python tests/bench/synthetic.py FOLDER --projects 12500` makes about
50 triples a project (12,500 projects: 0.65 million) around the real reference graph, so that all regions,
county administrative boards, municipalities and agencies take part.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, Triple, serialize

from ontology import DEFAULT_BASE, SCHEME, dcat, dcterms, oa, quads, rdf, rdfs, sg, skos

ROLES = ("participating-region", "partner", "project-owner", "financier", "contact-organisation")
STATUSES = ("applied", "approved", "ongoing", "completed")
THEMES = ("bostad", "klimat", "infrastruktur", "totalforsvar", "beredskap", "strategisk-planering", "energi")
FACTOR_THEMES = ("mandat", "resurser", "tid", "kunskap", "tillit", "roller", "data", "ledning")
WORDS = (
    *("samverkan", "planering", "region", "kommun", "mark", "vatten", "energi"),
    *("bostäder", "transporter", "klimat", "kunskap", "underlag"),
)


def bodies() -> list[NamedNode]:
    """Every region, county administrative board, municipality and national agency of the reference graph."""
    kinds = {sg(name) for name in ("Region", "CountyAdministrativeBoard", "Municipality", "NationalAgency")}
    found = {quad.subject for quad in quads("reference") if quad.predicate == rdf("type") and quad.object in kinds}
    return sorted((body for body in found if isinstance(body, NamedNode)), key=str)


def triples(projects: int, seed: int = 1) -> Iterator[Triple]:
    """The reference graph, then project after project.

    A region takes part more often than a municipality, few bodies very often, most seldom: degrees as in
    the documents, not uniform.
    """
    chance = random.Random(seed)
    for quad in quads("reference"):
        yield quad.triple
    known = bodies()
    weights = [20.0 if "/region-" in str(body) else 1 + 8 * chance.paretovariate(1.5) for body in known]
    for number in range(projects):
        yield from _project(chance, number, known, weights)


def _concept(scheme: str, slug: str) -> NamedNode:
    return NamedNode(f"{SCHEME}{scheme}/{slug}")


def _words(chance: random.Random, count: int) -> str:
    return " ".join(chance.choices(WORDS, k=count))


def _project(chance: random.Random, number: int, known: list[NamedNode], weights: list[float]) -> Iterator[Triple]:
    base = f"{DEFAULT_BASE}id/"
    project = NamedNode(f"{base}project/p{number}")
    title = Literal(f"{_words(chance, 4)} {number}", language="sv")
    yield Triple(project, rdf("type"), sg("Project"))
    for name in (dcterms("title"), rdfs("label"), skos("prefLabel")):
        yield Triple(project, name, title)
    yield Triple(project, sg("status"), _concept("status", chance.choice(STATUSES)))
    for theme in set(chance.choices(THEMES, k=2)):
        yield Triple(project, dcat("theme"), _concept("theme", theme))
    partners = sorted(set(chance.choices(known, weights, k=chance.randint(2, 8))), key=str)
    for place, body in enumerate(partners):
        part = NamedNode(f"{base}participation/p{number}-{place}")
        yield Triple(project, sg("hasParticipation"), part)
        yield Triple(part, rdf("type"), sg("Participation"))
        yield Triple(part, sg("participationIn"), project)
        yield Triple(part, sg("participant"), body)
        yield Triple(part, sg("role"), _concept("role", chance.choice(ROLES)))
        yield Triple(part, sg("basis"), _concept("basis", "stated"))
    for place in range(2):
        factor = NamedNode(f"{base}factor/p{number}-{place}")
        yield Triple(factor, rdf("type"), sg(chance.choice(("SuccessFactor", "Pitfall", "Benefit"))))
        yield Triple(factor, sg("about"), project)
        yield Triple(factor, sg("text"), Literal(_words(chance, 12), language="sv"))
        yield Triple(factor, sg("factorTheme"), _concept("factor-theme", chance.choice(FACTOR_THEMES)))
        yield from _evidence(chance, factor, number, place)


def _evidence(chance: random.Random, node: NamedNode, number: int, place: int) -> Iterator[Triple]:
    text = f"{DEFAULT_BASE}doc/d{number // 50}/text"
    start = (number % 50) * 400 + place * 200
    passage = NamedNode(f"{text}#char={start},{start + 80}")
    yield Triple(node, sg("evidence"), passage)
    yield Triple(passage, rdf("type"), sg("Passage"))
    yield Triple(passage, oa("hasSource"), NamedNode(text))
    yield Triple(passage, oa("exact"), Literal(_words(chance, 10), language="sv"))


def write_release(folder: Path, projects: int, seed: int = 1) -> None:
    """Write a release with this graph as `graph/doc/synthetic` and as the default graph, and make it current.

    `folder/graph.nt` holds the default graph for other servers.
    """
    release = folder / "releases" / f"synthetic-{projects}"
    release.mkdir(parents=True)
    dump = folder / "graph.nt"
    serialize(dict.fromkeys(triples(projects, seed)), str(dump), RdfFormat.N_TRIPLES)
    store = Store(str(release / "store"))
    store.bulk_load(path=str(dump), format=RdfFormat.N_TRIPLES)
    count = len(store)
    graph = NamedNode(f"{DEFAULT_BASE}graph/doc/synthetic")
    store.bulk_load(path=str(dump), format=RdfFormat.N_TRIPLES, to_graph=graph)
    store.extend([Quad(graph, rdfs("label"), Literal("synthetic"), graph)])
    store.flush()
    manifest = {
        "id": release.name,
        "base_iri": DEFAULT_BASE,
        "quads": 2 * count + 1,
        "triples": count,
        "documents": [],
        "files": [],
    }
    (release / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    (folder / "current").symlink_to(Path("releases") / release.name)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--projects", type=int, default=12_500)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    write_release(given.folder, given.projects, given.seed)
