"""The catalogue of a release: what people wrote, what the release knows, and its two renderings."""

import hashlib
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, parse, serialize
from rdflib.compare import isomorphic

from loaders.errors import InputError
from loaders.release import catalogue, swedish
from loaders.release.addresses import addressed
from loaders.release.period import Period, period
from loaders.release.published import File, Form, dumps
from ontology import PREFIXES, PUBLIC_URL_PLACEHOLDER, Namespace, dcat, dcterms, rdf, sg, xsd

BASE = "https://w3id.org/samgraf/"
NODE = Namespace(f"{BASE}catalogue#")
CSV = Form("CSV", "text/csv", "CSV")
FILES = [
    File("samgraf.nt", Form("RDF_N_TRIPLES", "application/n-triples", "N-Triples"), {"en": "All"}, {"sv": "Allt"}),
    File("tables/a.csv.gz", CSV, {"sv": "A", "en": "A"}, {"sv": "Tabell", "en": "Table"}, "gzip"),
]
DAY = Literal("2025-10-08", datatype=xsd("date"))
LATER = Literal("2026-01-31", datatype=xsd("date"))
PERIOD = Period(DAY, LATER, LATER)


def values(quads: Iterable[Quad], subject: NamedNode, predicate: NamedNode) -> set[str]:
    return {quad.object.value for quad in quads if quad.subject == subject and quad.predicate == predicate}


@pytest.fixture
def exports(tmp_path: Path) -> Path:
    """The folder of FILES."""
    for file in FILES:
        (tmp_path / file.path).parent.mkdir(exist_ok=True)
        (tmp_path / file.path).write_text(file.path * 3)
    return tmp_path


@pytest.fixture(scope="module")
def written(root: Path) -> list[Quad]:
    """What people wrote in this repository."""
    return catalogue.read(root / "documents" / "catalogue.ttl", BASE)


def test_the_houses_own_catalogue_is_read(root: Path) -> None:
    """Its IRIs stand below the base, and contacts are kept unless it says otherwise."""
    triples = catalogue.read(root / "documents" / "catalogue.ttl", "https://data.example/")

    assert NamedNode("https://data.example/catalogue#graph") in {triple.subject for triple in triples}
    assert catalogue.keeps_contacts(triples)


def test_without_a_file_there_is_nothing_hand_written(tmp_path: Path) -> None:
    """A build does not need it."""
    assert catalogue.read(tmp_path / "catalogue.ttl") == []


def test_a_blank_node_is_refused(tmp_path: Path) -> None:
    """Everything in a catalogue has an IRI."""
    (tmp_path / "catalogue.ttl").write_text("<catalogue#a> <x> [] .")

    with pytest.raises(InputError, match="blank node"):
        catalogue.read(tmp_path / "catalogue.ttl")


def test_the_graph_holds_no_host_name_size_or_sum(written: list[Quad]) -> None:
    """A dump cannot hold its own."""
    said = catalogue.quads(written, "id", BASE, FILES, PERIOD)

    assert {quad.graph_name for quad in said} == {NamedNode(f"{BASE}graph/catalogue")}
    assert PUBLIC_URL_PLACEHOLDER not in str(said)
    assert not {dcat("byteSize"), dcat("downloadURL")} & {quad.predicate for quad in said}


def test_what_people_wrote_stands_in_the_graph(written: list[Quad]) -> None:
    """Every triple of it, and the release's id as the version."""
    said = catalogue.quads(written, "id", BASE, FILES, PERIOD)

    assert {quad.triple for quad in written} <= {quad.triple for quad in said}
    assert values(said, NODE("graph"), dcat("version")) == {"id"}


def test_each_file_and_service_is_a_distribution(written: list[Quad]) -> None:
    """With the licence, rights and dates of the dataset, and its own format."""
    said = catalogue.quads(written, "id", BASE, FILES, PERIOD)

    parts = values(said, NODE("graph"), dcat("distribution"))
    packed = NODE("tables/a.csv.gz")
    assert parts == {NODE(name).value for name in ("samgraf.nt", packed.value.partition("#")[2], *ACCESS)}
    assert values(said, packed, dcterms("license")) == values(said, NODE("graph"), dcterms("license")) != set()
    assert values(said, packed, dcterms("modified")) == {"2026-01-31"}
    assert values(said, packed, dcat("compressFormat")) == {f"{IANA}application/gzip"}
    assert values(said, NODE("samgraf.nt"), dcat("compressFormat")) == set()


ACCESS = ("sparql-access", "questions-access")
IANA = "http://www.iana.org/assignments/media-types/"


def test_the_time_covered_is_that_of_the_documents(written: list[Quad]) -> None:
    """From the first to the last; without a dated document nothing is said."""
    dated, undated = (catalogue.quads(written, "id", BASE, FILES, period) for period in (PERIOD, None))

    assert values(dated, NODE("period"), dcat("startDate")) == {"2025-10-08"}
    assert values(dated, NODE("period"), dcat("endDate")) == {"2026-01-31"}
    assert values(undated, NODE("graph"), dcterms("temporal")) == set()


def test_the_file_says_size_and_sum_of_the_dumps(written: list[Quad], exports: Path) -> None:
    """They are those of the files on disk."""
    said = addressed(catalogue.quads(written, "id", BASE, FILES), exports, BASE, FILES)

    path = "tables/a.csv.gz"
    sums = values(said, NODE(f"{path}-sha1"), NamedNode(PREFIXES["spdx"] + "checksumValue"))
    assert values(said, NODE(path), dcat("byteSize")) == {str(3 * len(path))}
    assert sums == {hashlib.sha1(path.encode() * 3).hexdigest()}
    assert values(said, NODE(path), dcat("downloadURL")) == {f"{PUBLIC_URL_PLACEHOLDER}exports/{path}"}


def test_services_serve_the_dataset_and_are_reached_through_it(written: list[Quad], exports: Path) -> None:
    """Portals read an API only through a distribution."""
    said = addressed(catalogue.quads(written, "id", BASE, FILES), exports, BASE, FILES)

    for name in ("sparql", "questions"):
        assert values(said, NODE(name), dcat("servesDataset")) == {NODE("graph").value}
        assert values(said, NODE(f"{name}-access"), dcat("accessService")) == {NODE(name).value}
        assert values(said, NODE(name), dcat("endpointURL")) == {PUBLIC_URL_PLACEHOLDER + name}


def test_the_duties_of_high_value_data_go_on_to_files_and_services(written: list[Quad]) -> None:
    """Off unless the catalogue says so: then each part says it too."""
    law = NamedNode("http://data.europa.eu/eli/reg_impl/2023/138/oj")
    duty = NamedNode("http://data.europa.eu/r5r/applicableLegislation")

    off = catalogue.quads(written, "id", BASE, FILES)
    on = catalogue.quads([*written, Quad(NODE("graph"), duty, law)], "id", BASE, FILES)

    assert duty not in {quad.predicate for quad in off}
    bound = {quad.subject for quad in on if quad.predicate == duty}
    assert {NODE("samgraf.nt"), NODE("sparql"), NODE("questions-access")} <= bound


def test_the_turtle_depends_on_nothing_but_the_quads(written: list[Quad]) -> None:
    """Their order does not matter, and it parses to the same."""
    said = catalogue.quads(written, "id", BASE, FILES)

    forth, back = catalogue.file_of(said), catalogue.file_of(said[::-1])

    assert forth == back
    assert {quad.triple for quad in parse(forth, RdfFormat.TURTLE)} == {quad.triple for quad in said}


def test_identifiers_are_the_same_in_every_release(written: list[Quad]) -> None:
    """A portal knows dataset, series and services again by the UUIDs that people wrote."""
    one, other = (catalogue.quads(written, release, BASE, FILES, PERIOD) for release in ("a", "b"))

    held = [{(q.subject, q.object) for q in said if q.predicate == dcterms("identifier")} for said in (one, other)]
    assert held[0] == held[1]
    assert len(held[0]) == 5


def test_the_swedish_form_has_media_types_and_geonames(written: list[Quad], exports: Path) -> None:
    """What the two profiles disagree on; all else is the same."""
    european = addressed(catalogue.quads(written, "id", BASE, FILES), exports, BASE, FILES)

    said = swedish.rendered(european)

    assert values(said, NODE("samgraf.nt"), dcterms("format")) == {"application/n-triples"}
    assert values(said, NODE("sparql"), dcterms("format")) == {"application/sparql-results+json"}
    assert "http://sws.geonames.org/2661886" in values(said, NODE("graph"), dcterms("spatial"))
    for predicate in (dcterms("title"), dcat("downloadURL"), dcterms("license"), dcterms("identifier")):
        assert {q for q in said if q.predicate == predicate} == {q for q in european if q.predicate == predicate}


@pytest.fixture(scope="module")
def renderings(written: list[Quad], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The catalogue of all dumps in both forms, as served at an address."""
    folder = tmp_path_factory.mktemp("catalogue")
    files = list(dumps())
    for file in files:
        (folder / file.path).write_text(file.path)
    european = addressed(catalogue.quads(written, "id", BASE, files, PERIOD), folder, BASE, files)
    made = {}
    for name, quads in (("eu", european), ("se", swedish.rendered(european))):
        turtle = catalogue.file_of(quads).replace(PUBLIC_URL_PLACEHOLDER.encode(), b"https://data.example.se/")
        triples = [quad.triple for quad in parse(turtle, RdfFormat.TURTLE)]
        for form in (RdfFormat.TURTLE, RdfFormat.JSON_LD, RdfFormat.RDF_XML):
            path = folder / f"{name}.{form.file_extension}"
            serialize(triples, path, format=form)
            made[f"{name}.{form.file_extension}"] = path
    return made


@pytest.mark.parametrize(("name", "points", "options"), [("eu.ttl", 405, ()), ("se.rdf", 395, ("--se-variant",))])
def test_the_official_profiles_find_nothing(
    shared: Path, renderings: dict[str, Path], name: str, points: int, options: tuple[str, ...]
) -> None:
    """The shapes of DCAT-AP 3.0.1 and the rules of DCAT-AP-SE: no violation, and all points of the EU's portal.

    The Swedish form loses ten by its formats, which that portal wants from its own list.
    """
    checker = shared / "catalogue" / "check_catalog.py"

    done = subprocess.run(
        [sys.executable, str(checker), str(renderings[name]), "--assume-up", *options], capture_output=True, text=True
    )

    assert "result: PASS (0 violations" in done.stdout, done.stdout[-3000:] + done.stderr
    assert f"total {points}/405" in done.stdout


def test_the_european_renderings_say_the_same(renderings: dict[str, Path]) -> None:
    """Turtle, JSON-LD and RDF/XML are one graph, for other readers than ours too."""
    turtle = rdflib.Graph().parse(renderings["eu.ttl"])
    xml = rdflib.Graph().parse(renderings["eu.rdf"], format="xml")
    read = {quad.triple for quad in parse(path=renderings["eu.jsonld"])}

    assert isomorphic(turtle, xml)
    assert read == {quad.triple for quad in parse(path=renderings["eu.ttl"])}


def test_every_kind_of_foreign_term_has_its_class(renderings: dict[str, Path]) -> None:
    """Harvesters fetch nothing: a language is a LinguisticSystem because the file says so."""
    quads = list(parse(path=renderings["eu.ttl"]))
    typed = {quad.subject for quad in quads if quad.predicate == rdf("type")}

    named = {q.object for q in quads if q.predicate in (dcterms("language"), dcterms("format"), dcat("theme"))}
    assert len(named) >= 10
    assert named <= typed


@pytest.mark.parametrize("name", ["catalogue.ttl", "catalogue.rdf", "catalogue-se.rdf"])
def test_the_numbers_of_a_release_are_those_of_its_files(forum_release: Path, name: str) -> None:
    """Size and sum of each file on disk, the release's id as version, the document's day as time covered."""
    said = [quad for quad in parse(path=forum_release / name)]
    files = {q.subject: q.object.value for q in said if q.predicate == dcat("downloadURL")}

    assert len(files) >= 40
    for file, address in files.items():
        content = (forum_release / address.removeprefix(PUBLIC_URL_PLACEHOLDER)).read_bytes()
        (checksum,) = values(said, file, NamedNode(PREFIXES["spdx"] + "checksum"))
        sums = values(said, NamedNode(checksum), NamedNode(PREFIXES["spdx"] + "checksumValue"))
        assert values(said, file, dcat("byteSize")) == {str(len(content))}
        assert sums == {hashlib.sha1(content).hexdigest()}
    assert values(said, NODE("graph"), dcat("version")) == {forum_release.name}
    assert values(said, NODE("period"), dcat("startDate")) == {"2025-10-08"}
    assert values(said, NODE("graph"), dcterms("modified")) <= {q.object.value for q in said}


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (["2025-02"], ("2025-02-01", "2025-02-28", "2025-02-01")),
        (["2024", "2024-02"], ("2024", "2024-02-29", "2024-02-01")),
        (["2025-10-08"], ("2025-10-08", "2025-10-08", "2025-10-08")),
    ],
)
def test_a_month_is_told_in_days(dates: list[str], expected: tuple[str, str, str]) -> None:
    """DCAT-AP-SE takes a day or a year, and refuses a month."""
    store = Store()
    for number, date in enumerate(dates):
        document = NamedNode(f"{BASE}doc/{number}")
        kind = {4: "gYear", 7: "gYearMonth", 10: "date"}[len(date)]
        store.add(Quad(document, rdf("type"), sg("SourceDocument")))
        store.add(Quad(document, dcterms("issued"), Literal(date, datatype=xsd(kind))))

    covered = period(store)

    assert covered is not None
    assert tuple(one.value for one in covered) == expected
    assert {one.datatype for one in covered} <= {xsd("date"), xsd("gYear")}
