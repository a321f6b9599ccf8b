"""Dumps: every format gives the same graph back, from the same bytes each time."""

import gzip
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
import rdflib
import zstandard
from pyoxigraph import (
    CanonicalizationAlgorithm,
    Dataset,
    Literal,
    NamedNode,
    Quad,
    RdfFormat,
    Store,
    parse,
    serialize,
)

from loaders.release import dumps, store
from ontology import DEFAULT_BASE, PREFIXES, SG, context, dcterms, rdf, skos, xsd

G, H = NamedNode(f"{DEFAULT_BASE}graph/doc/g"), NamedNode(f"{DEFAULT_BASE}graph/doc/g/evidence")
S, P = NamedNode("http://x/s"), NamedNode("http://x/p")
QUADS = [
    Quad(S, P, Literal('två\n“rader”\t\\ och " .\n', language="sv"), H),
    Quad(S, P, Literal("a"), G),
    Quad(S, P, Literal("a"), H),
    Quad(S, rdf("type"), NamedNode(f"{SG}Factor"), G),
    Quad(S, rdf("type"), NamedNode("http://x/C"), G),
    Quad(S, NamedNode(f"{SG}about"), NamedNode("http://x/s#b"), G),
    Quad(S, NamedNode(f"{SG}about"), Literal("no thing"), G),
    Quad(S, NamedNode(f"{SG}horizon"), Literal("2035", datatype=xsd("gYear")), G),
    Quad(S, NamedNode(f"{SG}horizon"), Literal("2035-01-01", datatype=xsd("date")), G),
    Quad(S, skos("altLabel"), Literal("Ett", language="sv"), G),
    Quad(S, skos("altLabel"), Literal("Två", language="sv"), G),
    Quad(S, skos("altLabel"), Literal("utan språk"), G),
    Quad(S, dcterms("title"), Literal("@id", language="en-gb"), G),
    Quad(NamedNode("http://x/s#b"), P, Literal("x:y", datatype=NamedNode("http://x/type")), H),
    Quad(NamedNode("mailto:a@b.example"), P, NamedNode("urn:uuid:1"), H),
]
MERGE = {quad.triple for quad in QUADS}
FORMATS = {"nt": "nt", "ttl": "turtle", "rdf": "xml", "jsonld": "json-ld"}


def held(quads: list[Quad] = QUADS) -> Store:
    made = Store()
    store.add(made, quads)
    return made


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dumps of QUADS."""
    path = tmp_path_factory.mktemp("dumps")
    dumps.write(path, held())
    return path


def test_the_dump_is_the_canonical_form_of_the_named_graphs(folder: Path) -> None:
    """RDFC-1.0 of a dataset without blank nodes is its sorted N-Quads."""
    canonical = Dataset(QUADS)
    canonical.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)

    lines = sorted(bytes(serialize(canonical, format=RdfFormat.N_QUADS)).splitlines(keepends=True))

    assert (folder / "samgraf.nq").read_bytes() == b"".join(lines)


def test_counts_are_of_quads_and_of_the_merge(tmp_path: Path) -> None:
    """What stands in two graphs is one triple of the merge."""
    counts = dumps.write(tmp_path, held())

    assert counts == (len(QUADS), len(MERGE), 0) == (15, 14, 0)
    assert len((tmp_path / "samgraf.nt").read_bytes().splitlines()) == len(MERGE)


def test_trig_gives_the_named_graphs_back(folder: Path) -> None:
    """To the graph, each quad once."""
    quads = list(parse(path=folder / "samgraf.trig"))

    assert set(quads) == set(QUADS)
    assert len(quads) == len(QUADS)


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # rdflib's own, of itself
@pytest.mark.parametrize("ending", FORMATS)
def test_every_format_gives_the_merge_back(folder: Path, ending: str) -> None:
    """In pyoxigraph and in rdflib."""
    read = {quad.triple for quad in parse(path=folder / f"samgraf.{ending}")}
    graph = rdflib.Graph().parse(folder / f"samgraf.{ending}", format=FORMATS[ending])
    lines = rdflib.Graph().parse(folder / "samgraf.nt", format="nt")

    assert read == MERGE
    assert set(graph) == set(lines)
    assert len(lines) == len(MERGE)


def test_json_ld_takes_short_names_where_they_give_the_value_back(folder: Path) -> None:
    """And carries the context, so that nothing is fetched to read it."""
    whole = json.loads((folder / "samgraf.jsonld").read_text("utf-8"))
    node: dict[str, Any] = next(node for node in whole["@graph"] if node["id"] == S.value)

    assert whole["@context"] == json.loads(context())["@context"]
    assert node["type"] == ["http://x/C", "Factor"]
    assert node["about"] == "http://x/s#b"
    assert node["horizon"] == "2035"
    assert node["altLabel"] == {"sv": ["Ett", "Två"]}
    assert node["sg:about"] == {"@value": "no thing"}


@pytest.mark.parametrize("name", [*dumps.DUMPS, "graphs/doc/g/evidence.nq", "graphs/doc/g/evidence.ttl"])
def test_packed_copies_hold_the_file(folder: Path, name: str) -> None:
    """Gzip and zstd unpack to the same bytes; gzip holds no time and no name."""
    plain = (folder / name).read_bytes()
    packed = (folder / f"{name}.gz").read_bytes()

    assert gzip.decompress(packed) == plain
    assert zstandard.decompress((folder / f"{name}.zst").read_bytes()) == plain
    assert packed[3:8] == bytes(5)


def test_each_named_graph_has_files_of_its_own(folder: Path) -> None:
    """N-Quads and Turtle, where the graph's name says."""
    own = [quad for quad in QUADS if quad.graph_name == H]

    assert set(parse(path=folder / "graphs/doc/g/evidence.nq")) == set(own)
    assert {q.triple for q in parse(path=folder / "graphs/doc/g/evidence.ttl")} == {q.triple for q in own}


def test_the_same_graph_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    """Whatever the order in which it was loaded."""
    dumps.write(tmp_path, held(QUADS[::-1]))

    files = [path.relative_to(tmp_path) for path in sorted(tmp_path.rglob("*")) if path.is_file()]
    assert len(files) == 3 * (len(dumps.DUMPS) + 4)
    assert [name for name in files if (tmp_path / name).read_bytes() != (folder / name).read_bytes()] == []


def test_what_is_in_the_default_graph_alone_is_in_no_dump_of_the_graphs(tmp_path: Path) -> None:
    """Graphs are listed positively."""
    made = held()
    made.add(Quad(S, P, Literal("lös")))

    dumps.write(tmp_path, made)

    assert "lös" not in (tmp_path / "samgraf.nq").read_text() + (tmp_path / "samgraf.trig").read_text()
    assert "lös" in (tmp_path / "samgraf.nt").read_text()


@pytest.mark.parametrize("character", ["\x01", "\x0b", "\x0c", "\r", "\ufffe"])
def test_what_xml_cannot_carry_is_left_out_of_it_and_counted(tmp_path: Path, character: str) -> None:
    """The other formats hold it; a reader of RDF/XML gets a file that is XML."""
    odd = Quad(S, P, Literal(f"a{character}b"), G)

    counts = dumps.write(tmp_path, held([*QUADS, odd]))

    assert counts.unfit_for_xml == 1
    assert len(rdflib.Graph().parse(tmp_path / "samgraf.rdf", format="xml")) == len(MERGE)
    for ending in ("nt", "ttl", "jsonld"):
        assert odd.triple in {quad.triple for quad in parse(path=tmp_path / f"samgraf.{ending}")}


def test_the_prefixes_are_those_of_the_ontology(folder: Path) -> None:
    """A reader sees the names that queries use."""
    declared = {
        line.split()[1].rstrip(":"): line.split()[2].strip("<>")
        for line in (folder / "samgraf.ttl").read_text().splitlines()
        if line.startswith("@prefix")
    }

    assert declared
    assert declared.items() <= PREFIXES.items()


def test_a_packed_dump_has_the_sum_of_its_bytes_whenever_it_is_made(tmp_path: Path) -> None:
    """Two runs at different times give one sum."""
    (tmp_path / "a").write_bytes(b"x" * 100)

    dumps.pack(tmp_path / "a")
    first = hashlib.sha256((tmp_path / "a.gz").read_bytes()).digest()
    (tmp_path / "a").touch()
    dumps.pack(tmp_path / "a")

    assert hashlib.sha256((tmp_path / "a.gz").read_bytes()).digest() == first
