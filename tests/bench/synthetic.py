"""A graph of this domain in any size, the same for the same seed: what the endpoint is measured on.

Run as a script it writes a release: `python tests/bench/synthetic.py FOLDER --projects 12500` makes about
50 triples a project (12,500 projects: 0.65 million) around the real reference graph, with what the rules derive
beside it if `--derived` is given. Concepts are those of the schemes.

Who takes part with whom is as in the documents: a project has a county, most of its participants are of there or
of next door, few are national, and with the projects grows the number of firms, schools and associations that are
in one or two of them.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, Triple, serialize

from ontology import DEFAULT_BASE, SCHEME, dcat, dcterms, oa, quads, rdf, rdfs, schema, sg, skos, vocabulary, xsd
from queries import rules

WORDS = (
    *("samverkan", "planering", "region", "kommun", "mark", "vatten", "energi"),
    *("bostäder", "transporter", "klimat", "kunskap", "underlag"),
)
OTHERS = ("Company", "AcademicOrganisation", "MunicipalAssociation")
PROJECTS_A_BODY = 4  # that is in no register
# How often a participant is of each kind.
KINDS = {"region": 45, "Municipality": 20, "CountyAdministrativeBoard": 10, "NationalAgency": 5, "other": 20}
NEXT_DOOR, ANYWHERE = 0.6, 0.1  # the regions beside that of the project's county


class Bodies:
    """Who may take part, by county: the registers' bodies, and as many others as the projects call for."""

    def __init__(self, projects: int, chance: random.Random) -> None:
        store = Store()
        store.bulk_extend(Quad(*quad.triple) for quad in quads("reference"))
        self.by_kind: dict[tuple[str, str], list[NamedNode]] = defaultdict(list)
        self.neighbours: dict[str, list[str]] = defaultdict(list)
        rows = store.query(
            f"""SELECT ?body ?kind ?county WHERE {{ ?body a ?kind .
            OPTIONAL {{ ?body {dcterms("spatial")}/{dcterms("isPartOf")}? ?county . ?county a {sg("County")} }} }}
            ORDER BY ?body ?county"""
        )
        for body, kind, county in rows:
            name = kind.value.rpartition("#")[2]
            self.by_kind[name, county.value[-2:] if county else ""].append(body)
        for one, other in store.query(
            f"SELECT ?a ?b WHERE {{ ?border {sg('borderOf')} ?a , ?b FILTER(?a != ?b) }} ORDER BY ?a ?b"
        ):
            self.neighbours[one.value[-2:]].append(other.value[-2:])
        self.counties = sorted(county for kind, county in self.by_kind if kind == "Region")
        for number in range(projects // PROJECTS_A_BODY + 1):
            other = NamedNode(f"{DEFAULT_BASE}id/org/other-{number}")
            self.by_kind["other", chance.choice(self.counties)].append(other)

    def partner(self, county: str, chance: random.Random) -> NamedNode:
        """One that takes part in a project of a county."""
        kind = chance.choices(list(KINDS), list(KINDS.values()))[0]
        if kind == "region":
            where, kind = chance.random(), "Region"
            if where < NEXT_DOOR:
                county = chance.choice(self.neighbours[county] or self.counties)
            elif where < NEXT_DOOR + ANYWHERE:
                county = chance.choice(self.counties)
        found = self.by_kind[kind, "" if kind == "NationalAgency" else county]
        return chance.choice(found or self.by_kind["Region", county])


def triples(projects: int, seed: int = 1) -> Iterator[Triple]:
    """The reference graph, then the bodies that are in no register, then project after project."""
    chance = random.Random(seed)
    for quad in quads("reference"):
        yield quad.triple
    bodies = Bodies(projects, chance)
    for (kind, _), found in sorted(bodies.by_kind.items()):
        for body in found if kind == "other" else ():
            yield Triple(body, rdf("type"), sg("Organisation"))
            yield Triple(body, rdf("type"), sg(chance.choice(OTHERS)))
            name = Literal(f"{_words(chance, 2)} {body.value.rpartition('-')[2]}", language="sv")
            yield from (Triple(body, relation, name) for relation in (rdfs("label"), skos("prefLabel")))
    for number in range(projects):
        yield from _project(chance, number, bodies)
        if number % 10 == 0:
            yield from _collaboration(chance, number)


def _concepts(scheme: str) -> list[NamedNode]:
    return [NamedNode(concept.iri) for concept in vocabulary().schemes[scheme].values()]


def _taking_part() -> list[NamedNode]:
    group = NamedNode(f"{SCHEME}role/takes-part")
    return [q.object for q in quads("schemes") if q.subject == group and q.predicate == skos("member")]  # type: ignore[misc]


def _words(chance: random.Random, count: int) -> str:
    return " ".join(chance.choices(WORDS, k=count))


def _named(chance: random.Random, node: NamedNode, kind: str, number: int) -> Iterator[Triple]:
    title = Literal(f"{_words(chance, 4)} {number}", language="sv")
    yield Triple(node, rdf("type"), sg(kind))
    for name in (dcterms("title"), rdfs("label"), skos("prefLabel")):
        yield Triple(node, name, title)


def _project(chance: random.Random, number: int, bodies: Bodies) -> Iterator[Triple]:
    base = f"{DEFAULT_BASE}id/"
    project = NamedNode(f"{base}project/p{number}")
    yield from _named(chance, project, "Project", number)
    yield Triple(project, sg("status"), chance.choice(STATUSES))
    year = Literal(str(chance.randint(2010, 2025)), datatype=xsd("gYear"))
    yield Triple(project, schema("startDate"), year)
    for theme in sorted(set(chance.choices(THEMES, k=2)), key=str):
        yield Triple(project, dcat("theme"), theme)
    county = chance.choice(bodies.counties)
    partners = {
        bodies.by_kind["Region", county][0],
        *(bodies.partner(county, chance) for _ in range(chance.randint(1, 7))),
    }
    for place, body in enumerate(sorted(partners, key=str)):
        part = NamedNode(f"{base}participation/p{number}-{place}")
        role = chance.choice(TAKING_PART) if chance.random() < 0.8 else chance.choice(ROLES)
        yield Triple(project, sg("hasParticipation"), part)
        yield Triple(part, rdf("type"), sg("Participation"))
        yield Triple(part, sg("participationIn"), project)
        yield Triple(part, sg("participant"), body)
        yield Triple(part, sg("role"), role)
        yield Triple(part, sg("basis"), NamedNode(f"{SCHEME}basis/stated"))
    for place in range(2):
        yield from _factor(chance, project, f"p{number}", number, place)


def _collaboration(chance: random.Random, number: int) -> Iterator[Triple]:
    node = NamedNode(f"{DEFAULT_BASE}id/collaboration/c{number}")
    yield from _named(chance, node, "Collaboration", number)
    for place in range(3):
        yield from _factor(chance, node, f"c{number}", number, place + 2)


def _factor(chance: random.Random, about: NamedNode, name: str, number: int, place: int) -> Iterator[Triple]:
    factor = NamedNode(f"{DEFAULT_BASE}id/factor/{name}-{place}")
    yield Triple(factor, rdf("type"), sg(chance.choice(("SuccessFactor", "Pitfall", "Benefit"))))
    yield Triple(factor, sg("about"), about)
    yield Triple(factor, sg("text"), Literal(_words(chance, 12), language="sv"))
    yield Triple(factor, sg("factorTheme"), chance.choice(FACTOR_THEMES))
    yield from _evidence(chance, factor, number, place)


def _evidence(chance: random.Random, node: NamedNode, number: int, place: int) -> Iterator[Triple]:
    text = f"{DEFAULT_BASE}doc/d{number // 50}/text"
    start = (number % 50) * 1000 + place * 200
    passage = NamedNode(f"{text}#char={start},{start + 80}")
    yield Triple(node, sg("evidence"), passage)
    yield Triple(passage, rdf("type"), sg("Passage"))
    yield Triple(passage, oa("hasSource"), NamedNode(text))
    yield Triple(passage, oa("exact"), Literal(_words(chance, 10), language="sv"))


STATUSES, THEMES, FACTOR_THEMES, ROLES = map(_concepts, ("status", "theme", "factor-theme", "role"))
TAKING_PART = sorted(_taking_part(), key=str)


def write_release(folder: Path, projects: int, seed: int = 1, derived: bool = False) -> None:
    """Write a release with this graph as `graph/doc/synthetic` and as the default graph, and make it current.

    `folder/graph.nt` holds the default graph for other servers. With `derived`, ontology, schemes and what the
    rules make are in the default graph of the release too; `folder/graph.nt` has ontology and schemes, but nothing
    derived.
    """
    release = folder / "releases" / f"synthetic-{projects}"
    release.mkdir(parents=True)
    dump = folder / "graph.nt"
    terms = [quad.triple for name in ("ontology", "schemes") for quad in quads(name)] if derived else []
    serialize(dict.fromkeys([*terms, *triples(projects, seed)]), str(dump), RdfFormat.N_TRIPLES)
    store = Store(str(release / "store"))
    store.bulk_load(path=str(_with_derived(dump) if derived else dump), format=RdfFormat.N_TRIPLES)
    count = len(store)
    graph = NamedNode(f"{DEFAULT_BASE}graph/doc/synthetic")
    if not derived:  # what is measured with the derived relations asks no named graph
        store.bulk_load(path=str(dump), format=RdfFormat.N_TRIPLES, to_graph=graph)
        store.extend([Quad(graph, rdfs("label"), Literal("synthetic"), graph)])
    store.optimize()  # as a build does
    manifest = {
        "id": release.name,
        "base_iri": DEFAULT_BASE,
        "quads": len(store),
        "triples": count,
        "documents": [],
        "files": [],
    }
    (release / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    (folder / "current").symlink_to(Path("releases") / release.name)


def _with_derived(dump: Path) -> Path:
    """A dump with what the rules make of another; made in memory, which is several times faster."""
    store = Store()
    store.bulk_load(path=str(dump), format=RdfFormat.N_TRIPLES)
    for rule in rules():
        began = time.monotonic()
        store.bulk_extend(Quad(*triple) for triple in set(store.query(rule.text)))
        print(f"{rule.name}: {len(store):,} triples, {time.monotonic() - began:.0f} s", flush=True)
    whole = dump.with_name("derived.nt")
    store.dump(str(whole), RdfFormat.N_TRIPLES, from_graph=DefaultGraph())
    return whole


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--projects", type=int, default=12_500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--derived", action="store_true")
    given = parser.parse_args()
    write_release(given.folder, given.projects, given.seed, given.derived)
