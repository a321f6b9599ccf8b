"""The shapes of a catalogue: what keeps a profile passes, what breaks it is told in both languages."""

from __future__ import annotations

import importlib.util
import json
import random
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType

import pytest
import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize

from loaders.release import catalogue, profiles, swedish
from loaders.release.addresses import addressed
from loaders.release.period import Period
from loaders.release.published import File, Form
from ontology import Namespace, dcat, dcterms, foaf, parsed, rdf, sh, skos, vcard, xsd
from ontology import profiles as shapes

BASE = "https://w3id.org/samgraf/"
NODE = Namespace(f"{BASE}catalogue#")
PUBLISHER = NamedNode("http://dataportal.se/organisation/SE5560000000")
dcatap = Namespace("http://data.europa.eu/r5r/")
CATALOGUE, DATASET, FILE, CONTACT, SPARQL = map(NODE, ("catalogue", "graph", "samgraf.nt", "contact", "sparql"))
FILES = [File("samgraf.nt", Form("RDF_N_TRIPLES", "application/n-triples", "N-Triples"), *[{"sv": "a", "en": "b"}] * 2)]
DAY = Literal("2025-10-08", datatype=xsd("date"))
Change = tuple[NamedNode, NamedNode, tuple[object, ...]]


@pytest.fixture(scope="module")
def renderings(root: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Triple]]:
    """This repository's catalogue of a release with one file, for Europe and for Sweden."""
    exports = tmp_path_factory.mktemp("exports")
    (exports / FILES[0].path).write_text("x")
    written = catalogue.read(root / "documents" / "catalogue.ttl", BASE)
    said = catalogue.quads(written, "id", BASE, FILES, Period(DAY, DAY, DAY))
    european = addressed(said, exports, BASE, FILES)
    return {
        profiles.EUROPEAN: [quad.triple for quad in european],
        profiles.SWEDISH: [quad.triple for quad in swedish.rendered(european)],
    }


def changed(triples: Iterable[Triple], *changes: Change) -> list[Triple]:
    """Put other values in the place of a property's; none takes it away."""
    places = {(subject, predicate) for subject, predicate, _ in changes}
    kept = [triple for triple in triples if (triple.subject, triple.predicate) not in places]
    return [*kept, *(Triple(s, p, value) for s, p, values in changes for value in values)]  # type: ignore[arg-type]


@pytest.mark.parametrize("profile", [profiles.EUROPEAN, profiles.SWEDISH])
def test_each_rendering_keeps_its_profile(renderings: dict[str, list[Triple]], profile: str) -> None:
    """Without so much as a warning, and it is known by its formats."""
    assert list(profiles.findings(renderings[profile], profile)) == []
    assert profiles.profile_of(renderings[profile]) == profile


@pytest.mark.parametrize(
    ("profile", "other"), [(profiles.EUROPEAN, profiles.SWEDISH), (profiles.SWEDISH, profiles.EUROPEAN)]
)
def test_neither_rendering_keeps_the_others_profile(
    renderings: dict[str, list[Triple]], profile: str, other: str
) -> None:
    """They contradict each other in formats, and in nothing else."""
    found = list(profiles.findings(renderings[profile], other))

    assert {finding.rule for finding in found} == {f"{other}: FormatShape/format"}
    assert {finding.severity for finding in found} == {"error"}


def text(value: str, tag: str = "sv") -> Literal:
    return Literal(value, language=tag)


BAD: list[tuple[str, Change]] = [
    ("title", (CATALOGUE, dcterms("title"), ())),
    ("description", (DATASET, dcterms("description"), ())),
    ("publisher", (DATASET, dcterms("publisher"), ())),
    ("publisher", (DATASET, dcterms("publisher"), (NamedNode("http://dataportal.se/organisation/SE2120000000"),))),
    ("name", (PUBLISHER, foaf("name"), ())),
    ("type", (PUBLISHER, dcterms("type"), (NamedNode("http://purl.org/adms/publishertype/Region"),))),
    ("license", (CATALOGUE, dcterms("license"), (NamedNode("http://creativecommons.org/licenses/by/4.0/"),))),
    ("license", (FILE, dcterms("license"), (NamedNode("https://creativecommons.org/publicdomain/zero/1.0/deed.sv"),))),
    ("issued", (DATASET, dcterms("issued"), (Literal("2025-10-08"),))),
    ("modified", (FILE, dcterms("modified"), (DAY, Literal("2025", datatype=xsd("gYear"))))),
    ("accessURL", (FILE, dcat("accessURL"), ())),
    ("accessURL", (FILE, dcat("accessURL"), (NamedNode("https://a.example/"), NamedNode("https://b.example/")))),
    ("byteSize", (FILE, dcat("byteSize"), (Literal("1", datatype=xsd("decimal")),))),
    ("format", (FILE, dcterms("format"), (Literal("N-Triples"),))),
    ("availability", (FILE, dcatap("availability"), (NamedNode("http://data.europa.eu/r5r/availability/stable"),))),
    ("endpointURL", (SPARQL, dcat("endpointURL"), ())),
    ("hasEmail", (CONTACT, vcard("hasEmail"), (Literal("data@example.se"),))),
    ("type", (CONTACT, rdf("type"), (vcard("Organization"), vcard("Kind")))),
    ("contactPoint", (DATASET, dcat("contactPoint"), (PUBLISHER,))),
    ("listed", (CATALOGUE, dcat("dataset"), (NODE("releases"),))),
    ("of-dataset", (DATASET, dcat("distribution"), (NODE("sparql-access"), NODE("questions-access")))),
    ("HighValueShape", (DATASET, dcatap("applicableLegislation"), (NamedNode("http://data.europa.eu/eli/other"),))),
    (
        "applicableLegislation",
        (NODE("releases"), dcatap("hvdCategory"), (NamedNode("http://data.europa.eu/bna/c_ad9ae929"),)),
    ),
    ("type", (NODE("record"), rdf("type"), (dcat("CatalogRecord"),))),
]


@pytest.mark.parametrize("time", range(3))
@pytest.mark.parametrize("profile", [profiles.EUROPEAN, profiles.SWEDISH])
def test_what_a_profile_demands_is_an_error(renderings: dict[str, list[Triple]], profile: str, time: int) -> None:
    """Each fault is told of the node that has it, in Swedish and in English; a property broken twice takes its turn."""
    places = [change[:2] for _, change in BAD]
    turn = [one for number, one in enumerate(BAD) if places[:number].count(one[1][:2]) == time]

    triples = changed(renderings[profile], *(change for _, change in turn))
    found = [one for one in profiles.findings(triples, profile) if one.severity == "error"]

    told = {one.rule.replace(": ", "/").rpartition("/")[2] for one in found}
    assert turn or time == 2
    assert [rule for rule, _ in turn if rule not in told] == []
    assert all(one.sv != one.en for one in found)


WANTING: list[tuple[str, Change]] = [
    ("title", (DATASET, dcterms("title"), (text("Bara svenska"),))),
    ("keyword", (DATASET, dcat("keyword"), ())),
    ("identifier", (DATASET, dcterms("identifier"), (Literal("graph"),))),
    ("license", (FILE, dcterms("license"), ())),
    ("type", (CONTACT, rdf("type"), (vcard("Individual"),))),
]


@pytest.mark.parametrize(("rule", "change"), WANTING, ids=lambda one: one if isinstance(one, str) else "")
def test_what_a_profile_recommends_is_a_warning(renderings: dict[str, list[Triple]], rule: str, change: Change) -> None:
    """A portal takes the catalogue in without it."""
    found = list(profiles.findings(changed(renderings[profiles.SWEDISH], change), profiles.SWEDISH))

    assert [one.severity for one in found] == ["warning"]
    assert found[0].rule.endswith(rule)


def test_a_file_without_a_catalogue_is_none() -> None:
    """An empty one must never reach a portal."""
    (found,) = profiles.findings([], profiles.EUROPEAN)

    assert (found.severity, profiles.profile_of([])) == ("error", None)


def test_a_blank_node_is_no_publisher(renderings: dict[str, list[Triple]]) -> None:
    """Portals know a thing again by its IRI."""
    nameless = BlankNode("p")

    def moved(term: object) -> object:
        return nameless if term == PUBLISHER else term

    triples = [Triple(moved(t.subject), t.predicate, moved(t.object)) for t in renderings["swedish"]]  # type: ignore[arg-type]

    assert {"PublisherShape", "publisher/publisher"} <= {
        one.rule.partition(": ")[2] for one in profiles.findings(triples, profiles.SWEDISH)
    }


def test_every_shape_says_in_both_languages_what_it_wants_and_is_used() -> None:
    """A shape that no thing has to keep is dead."""
    for file in shapes().values():
        triples = [quad.triple for quad in parsed(file)]
        used = {triple.object for triple in triples if triple.predicate == sh("property")}
        for shape in {triple.subject for triple in triples if triple.predicate == sh("path")}:
            if isinstance(shape, BlankNode) and shape not in used:
                continue  # stands within another
            messages = [t.object for t in triples if t.subject == shape and t.predicate == sh("message")]
            tags = {message.language for message in messages if isinstance(message, Literal)}
            assert shape in used, (file.name, shape)
            assert tags == {"sv", "en"} or isinstance(shape, BlankNode), (file.name, shape)


# Against the official shapes and DIGG's templates, read by a checker that is no part of this project.

KINDS = ("drop", "double", "literal", "iri", "untagged", "class")
# What no property of the node breaks, by the name of our shape.
NAMED = {
    "not listed by any catalogue, will not be harvested": ("listed", "service-listed"),
    "no dataset points at this distribution": ("of-dataset",),
    "same IRI used as publisher and as contact": ("not-contact",),
}
ODD = NamedNode("http://example.com/x")
ALONE = {rdf("type"), skos("exactMatch")}


@pytest.fixture(scope="module")
def checker(shared: Path) -> ModuleType:
    path = shared / "catalogue" / "check_catalog.py"
    spec = importlib.util.spec_from_file_location("check_catalog", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def mutated(triples: list[Triple], kind: str, chance: random.Random) -> list[Triple]:
    """Break the half of all properties in one way."""
    places = sorted({(t.subject.value, t.predicate.value) for t in triples if isinstance(t.subject, NamedNode)})
    hit = set(chance.sample(places, len(places) // 2))
    made: list[Triple] = []
    for one in triples:
        subject, predicate, value = one.subject, one.predicate, one.object
        of_type = predicate == rdf("type")
        chosen = (getattr(subject, "value", ""), predicate.value) in hit and not of_type
        if not chosen or predicate in ALONE or (kind == "class") != of_type:
            if kind == "class" and of_type and chance.random() < 0.3 and not _structural(value):
                continue
            made.append(one)
        elif kind == "double":
            made += [one, Triple(subject, predicate, _other(value))]
        elif kind == "literal":
            made.append(Triple(subject, predicate, Literal("x")))
        elif kind == "iri":
            made.append(Triple(subject, predicate, ODD))
        elif kind == "untagged":
            made.append(Triple(subject, predicate, Literal(value.value) if isinstance(value, Literal) else value))
    return made


def _structural(value: object) -> bool:
    """Without these classes neither checker looks at the thing."""
    return value in {dcat(n) for n in ("Catalog", "Dataset", "DatasetSeries", "Distribution", "DataService")}


def _other(value: object) -> Literal | NamedNode:
    if isinstance(value, Literal):
        return (
            Literal("2020-01-01" if value.datatype == xsd("date") else "7", datatype=value.datatype)
            if (not value.language)
            else Literal("annat", language=value.language)
        )
    return ODD


@pytest.mark.proof
@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::UserWarning")
@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("profile", [profiles.EUROPEAN, profiles.SWEDISH])
def test_what_the_official_rules_reject_is_rejected(
    renderings: dict[str, list[Triple]], checker: ModuleType, shared: Path, profile: str, kind: str, seed: int
) -> None:
    """Node by node and property by property, on catalogues broken at random in one way."""
    triples = mutated(renderings[profile], kind, random.Random(seed))
    graph = rdflib.Graph().parse(data=bytes(serialize(triples, format=RdfFormat.N_TRIPLES) or b""), format="nt")
    bundle = json.loads((shared / "catalogue" / "dcat-ap-se" / "bundle.json").read_text("utf-8"))
    report, is_swedish = checker.Report(), profile == profiles.SWEDISH

    checker.check_shacl(graph, checker.background(bundle), report, is_swedish)
    checker.check_se(graph, bundle, report, is_swedish)

    official = {(row[2], row[3].rpartition(" > ")[2], row[4]) for row in report.rows if row[1] == "violation"}
    ours = {
        (checker.short(rdflib.URIRef(one.node)), one.rule.rpartition(": ")[2])
        for one in profiles.findings(triples, profile)
        if one.severity == "error"
    }
    told = {(node, rule.rpartition("/")[2]) for node, rule in ours}
    nodes = {node for node, _ in ours}
    missed = [
        (node, path, message)
        for node, path, message in official
        if not any((node, name) in told for name in (path.rpartition(":")[2], *NAMED.get(message, ())))
        and not (path == "-" and node in nodes)
    ]
    assert missed == []
    assert official or kind == "untagged"
