"""A build from documents to a published release, with a recogniser of one line each."""

from __future__ import annotations

import gzip
import io
import json
import os
import random
import shutil
import stat
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

import pytest
import zstandard
from pyoxigraph import DefaultGraph, NamedNode, Store
from starlette.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from loaders import ledger
from loaders.errors import DataFolderError, InputError, NothingToBuild, SourceError
from loaders.release.build import BuildResult, build
from loaders.release.prune import prune

BASE = "https://w3id.org/samgraf/"
TITLE = NamedNode("http://purl.org/dc/terms/title")
SPEL = "project: Spel om mark\nregion: id/org/region-halland\nregion: id/org/region-skane\n"
SIGNED = f"""@prefix sg: <{BASE}ns#> . @prefix dcterms: <http://purl.org/dc/terms/> .
@prefix prov: <http://www.w3.org/ns/prov#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
[] a sg:Correction ; prov:wasAttributedTo <id/agent/k1> ; rdfs:comment "Se texten."@sv ;
  dcterms:date "2026-01-31"^^<http://www.w3.org/2001/XMLSchema#date> ; """
STIG = "project: Stig i skogen\nregion: id/org/region-skane\nperson: Vera Exempel <vera@exempel.example>\n"


class House:
    """A folder of documents and a data folder, built as a test says."""

    def __init__(self, root: Path, tiny: ModuleType) -> None:
        self.root, self.tiny = root, tiny
        self.documents, self.data = root / "documents", root / "var"
        self.documents.mkdir(parents=True)

    def document(self, slug: str, text: str, **files: str) -> Path:
        """Write a document folder, or write over it."""
        folder = self.documents / slug
        folder.mkdir(exist_ok=True)
        (folder / "source.txt").write_text(text)
        for stem, content in files.items():
            (folder / f"{stem}.ttl").write_text(content)
        return folder

    def build(self, *paths: Path, **options: object) -> BuildResult:
        """Build with the tiny recogniser, in this process, unless a test says otherwise."""
        options = {"recogniser": self.tiny.Tiny(), "jobs": 1, "data": self.data, **options}
        return build(paths, documents_root=self.documents, **options)

    def current(self) -> Path:
        """The release that readers see."""
        return (self.data / "current").resolve()

    def store(self) -> Store:
        """Its public store."""
        return Store.read_only(str(self.current() / "store"))


@pytest.fixture(scope="module")
def tiny() -> Iterator[ModuleType]:
    """The recogniser of one kind of line, importable also in the processes that a build starts."""
    folder = str(Path(__file__).parent / "data")
    sys.path.insert(0, folder)
    import tiny_recogniser

    yield tiny_recogniser
    sys.path.remove(folder)


@pytest.fixture
def house(tmp_path: Path, tiny: ModuleType) -> House:
    return House(tmp_path, tiny)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, tiny: ModuleType) -> tuple[House, BuildResult]:
    """Two documents that name one project, built once for the tests that only look."""
    house = House(tmp_path_factory.mktemp("house"), tiny)
    house.document("ett", SPEL + STIG)
    house.document("tva", SPEL)
    return house, house.build()


def listing(release: Path) -> dict[str, str]:
    return {file["path"]: file["sha256"] for file in json.loads((release / "manifest.json").read_text())["files"]}


# --- the release -----------------------------------------------------------------------------------


def test_a_build_makes_a_release_and_makes_it_current(built: tuple[House, BuildResult]) -> None:
    """The link is relative, so that a data folder can be moved as a whole."""
    house, result = built

    assert (result.status, result.current, result.reused, result.documents) == (0, True, False, ("ett", "tva"))
    assert os.readlink(house.data / "current") == f"releases/{result.id}"
    assert house.current() == result.path.resolve()


def test_a_release_holds_what_readers_expect(built: tuple[House, BuildResult]) -> None:
    """Store, texts, dumps, descriptions, reports and the manifest are in their places."""
    _, result = built

    held = {entry.name for entry in result.path.iterdir()}

    assert held == {
        "store",
        "texts",
        "exports",
        *(f"{name}.{ending}" for name in ("catalogue", "catalogue-se") for ending in ("ttl", "jsonld", "rdf")),
        "void.ttl",
        "search",
        "report.json",
        "report.html",
        "report",
        "manifest.json",
        "private",
    }
    assert {"samgraf.nq", "samgraf.nt", "SHA256SUMS", "graphs"} <= {
        entry.name for entry in (result.path / "exports").iterdir()
    }


def test_each_triple_stands_once_in_the_default_graph(built: tuple[House, BuildResult]) -> None:
    """A project that two documents name has one title in the merge, and one in each document's graph."""
    house, _ = built
    store, spel = house.store(), NamedNode(f"{BASE}id/project/spel-om-mark")

    everywhere = list(store.quads_for_pattern(spel, TITLE, None, None))
    merged = list(store.quads_for_pattern(spel, TITLE, None, DefaultGraph()))

    assert len(merged) == 1
    assert {str(quad.graph_name) for quad in everywhere} == {
        "DEFAULT",
        f"<{BASE}graph/doc/ett>",
        f"<{BASE}graph/doc/tva>",
    }


def test_the_default_graph_is_the_merge_of_the_named_graphs(built: tuple[House, BuildResult]) -> None:
    """Nothing is missing in it and nothing is more, derived and descriptive triples included."""
    house, result = built
    store = house.store()

    named = {quad.triple for name in store.named_graphs() for quad in store.quads_for_pattern(None, None, None, name)}
    merged = [quad.triple for quad in store.quads_for_pattern(None, None, None, DefaultGraph())]

    manifest = json.loads((result.path / "manifest.json").read_text())
    assert set(merged) == named
    assert len(merged) == len(named) == manifest["triples"]
    assert len(store) == manifest["quads"]


def test_the_public_graphs_are_those_of_the_design(built: tuple[House, BuildResult]) -> None:
    """They are listed, and no contacts graph is among them."""
    house, _ = built

    names = {name.value.removeprefix(f"{BASE}graph/") for name in house.store().named_graphs()}

    assert names == {
        "ontology",
        "schemes",
        "shapes",
        "reference",
        "provenance",
        "derived",
        "questions",
        "description",
        "catalogue",
        "doc/ett",
        "doc/ett/evidence",
        "doc/tva",
        "doc/tva/evidence",
    }


def test_derived_relations_are_there(built: tuple[House, BuildResult]) -> None:
    """Two regions in one project take part together."""
    house, _ = built

    assert house.store().query(
        f"ASK {{ <{BASE}id/org/region-halland> <{BASE}ns#coParticipantOf> <{BASE}id/org/region-skane> }}"
    )


def test_persons_are_in_the_private_part_alone(built: tuple[House, BuildResult]) -> None:
    """No public file of the release holds the name or the address; the contacts store has both."""
    _, result = built
    private = result.path / "private"

    public = [path for path in result.path.rglob("*") if path.is_file() and private not in path.parents]
    contacts = Store.read_only(str(private / "store"))

    assert len(public) > 9
    for path in public:
        content = path.read_bytes()
        assert b"Vera" not in content and b"vera@" not in content, path.name
    assert contacts.query('ASK { ?person <http://xmlns.com/foaf/0.1/name> "Vera Exempel" }')
    assert stat.S_IMODE(private.stat().st_mode) == 0o700


def test_public_text_is_masked_code_point_by_code_point(built: tuple[House, BuildResult]) -> None:
    """Offsets hold: the masked text is as long as the original."""
    _, result = built

    masked = (result.path / "texts" / "ett.txt").read_text()
    original = (result.path / "private" / "texts" / "ett.txt").read_text()

    assert len(masked) == len(original)
    assert f"person: {'█' * len('Vera Exempel <vera@exempel.example>')}" in masked


def test_the_cache_is_readable_by_its_owner_alone(built: tuple[House, BuildResult]) -> None:
    """It holds names."""
    house, _ = built

    assert stat.S_IMODE((house.data / "extracted").stat().st_mode) == 0o700


def test_the_report_tells_what_was_found_and_what_was_not(house: House) -> None:
    """Kinds with their numbers, what was withheld, and the sentences that nothing was made of."""
    house.document("ett", SPEL + "unnamed: x\nHär sägs något annat.\n")

    result = house.build()

    report = json.loads((result.path / "report.json").read_text())["documents"][0]
    index, page = (result.path / "report.html").read_text(), (result.path / "report" / "ett.html").read_text()
    assert result.status == 0
    assert (report["found"]["Project"], report["found"]["Participation"]) == (1, 2)
    assert {f["node"] for f in report["findings"] if f["severity"] == "withheld"} == {f"{BASE}id/project/x"}
    assert [stretch["text"] for stretch in report["unread"]] == ["unnamed: x", "Här sägs något annat."]
    assert report["unread"][1]["line"] == 5
    assert 'href="report/ett.html"' in index
    assert "<mark>Här sägs något annat.</mark>" in page and "project/x" in page


# --- sameness --------------------------------------------------------------------------------------


def test_the_same_inputs_give_the_same_id_and_bytes(built: tuple[House, BuildResult], house: House) -> None:
    """Another folder, another order and a fresh cache change no byte of any file in the manifest."""
    _, first = built
    house.document("tva", SPEL)
    house.document("ett", SPEL + STIG)

    second = house.build(house.documents / "tva", house.documents / "ett")

    assert second.id == first.id
    assert (second.path / "manifest.json").read_bytes() == (first.path / "manifest.json").read_bytes()
    assert len(listing(second.path)) >= 9


def test_an_unchanged_rebuild_reads_nothing_and_makes_nothing(house: House) -> None:
    """The release is there; the ledger that the first build wrote does not change the id."""
    house.document("ett", SPEL)
    log = house.root / "log"
    first = house.build(recogniser=house.tiny.Tiny(log))
    made = (first.path / "manifest.json").stat().st_mtime_ns

    second = house.build(recogniser=house.tiny.Tiny(log))

    assert (second.id, second.reused, second.current) == (first.id, True, True)
    assert second.findings == first.findings
    assert log.read_text() == "ett\n"
    assert (first.path / "manifest.json").stat().st_mtime_ns == made


def test_only_the_document_that_changed_is_read_again(house: House) -> None:
    """The cache is a shard a document; what nothing uses any longer leaves it."""
    house.document("ett", SPEL)
    house.document("tva", STIG)
    log = house.root / "log"
    first = house.build(recogniser=house.tiny.Tiny(log))
    house.document("tva", STIG + "region: id/org/region-halland\n")

    second = house.build(recogniser=house.tiny.Tiny(log))

    assert second.id != first.id
    assert log.read_text().split() == ["ett", "tva", "tva"]
    assert len(list((house.data / "extracted").iterdir())) == 4


def test_a_damaged_shard_is_read_anew(house: House) -> None:
    """Half a pickle is as good as none."""
    house.document("ett", SPEL)
    first = house.build()
    for shard in (house.data / "extracted").iterdir():
        shard.write_bytes(shard.read_bytes()[:20])
    house.document("tva", STIG)

    assert house.build().documents == (*first.documents, "tva")


def test_several_processes_make_the_same_release(built: tuple[House, BuildResult], house: House) -> None:
    """Documents that are read in parallel come out as those read in turn."""
    _, first = built
    house.document("ett", SPEL + STIG)
    house.document("tva", SPEL)

    assert house.build(jobs=2).id == first.id


@pytest.mark.proof
def test_the_order_of_hashes_changes_no_byte(root: Path, tmp_path: Path) -> None:
    """The house's own documents, read by the loader itself, give one manifest whatever Python's hash seed."""
    documents = shutil.copytree(root / "documents", tmp_path / "documents")
    script = """
import sys
from pathlib import Path
from loaders.release.build import build
print(build((), Path(sys.argv[1]), documents_root=Path(sys.argv[2]), jobs=1).id)
"""
    manifests = set()
    for seed in ("1", "2"):
        data = tmp_path / seed
        arguments = [sys.executable, "-c", script, str(data), str(documents)]
        subprocess.run(arguments, env={**environment(), "PYTHONHASHSEED": seed}, check=True, capture_output=True)
        manifests.add((data / "current" / "manifest.json").read_bytes())

    assert len(manifests) == 1


def test_the_base_iri_moves_things_and_graphs(house: House) -> None:
    """id/, doc/ and graph/ move; terms and concepts stay."""
    house.document("ett", SPEL)

    result = house.build(base_iri="https://data.example/")

    dump = (result.path / "exports" / "samgraf.nq").read_text()
    assert f"{BASE}id/" not in dump and f"{BASE}graph/" not in dump and f"{BASE}doc/" not in dump
    assert "<https://data.example/id/project/spel-om-mark>" in dump
    assert f"{BASE}ns#Project" in dump


# --- ledger ----------------------------------------------------------------------------------------


def test_the_ledger_notes_the_slugs_of_the_houses_documents_only(house: House) -> None:
    """A bare file from elsewhere leaves no trace in the house."""
    house.document("ett", SPEL)
    (house.root / "annan.txt").write_text(STIG)

    house.build(house.documents, house.root / "annan.txt")

    rows = ledger.read(house.documents / "ledger.csv").rows
    assert rows == (ledger.Row("project/spel-om-mark", "ett", "Spel om mark"),)


def test_a_broken_ledger_stops_the_build(house: House) -> None:
    """IRIs could change hands without it."""
    house.document("ett", SPEL)
    (house.documents / "ledger.csv").write_text("x\n")

    with pytest.raises(InputError, match="line 1"):
        house.build()

    assert not (house.data / "current").exists()


# --- bad input -------------------------------------------------------------------------------------


def test_a_faulty_document_is_left_out_and_the_others_are_released(house: House) -> None:
    """Exit status 1; the fault names file, line and rule, and the report repeats it without the machine's path."""
    house.document("ett", SPEL)
    house.document("tva", "UNREADABLE")
    house.document("tre", STIG, about="<> a .")
    house.document("fyra", STIG, curation="<id/x> a <x> .")

    result = house.build()

    assert (result.status, result.current, result.documents) == (1, True, ("ett",))
    assert [fault.slug for fault in result.faults] == ["fyra", "tre", "tva"]
    assert "about.ttl, line 1" in str(result.faults[1].error)
    report = (result.path / "report.json").read_text()
    assert "tre/about.ttl, line 1" in report and str(house.root) not in report


def test_a_document_that_would_vanish_by_a_fault_keeps_the_old_release_current(house: House) -> None:
    """The new release is made; --keep-going makes it current, and so does mending the document."""
    house.document("ett", SPEL)
    house.document("tva", STIG)
    first = house.build()
    house.document("tva", "UNREADABLE")

    second = house.build()
    kept = house.current()
    third = house.build(keep_going=True)

    assert (second.status, second.current, second.kept_for) == (1, False, ("tva",))
    assert kept == first.path.resolve()
    assert (third.id, third.status, third.current, third.reused) == (second.id, 1, True, True)
    assert house.current() == third.path.resolve()


def test_a_document_that_was_taken_away_does_not_hold_the_release(house: House) -> None:
    """A withdrawn document is absent from the next release, with all that it alone supported."""
    house.document("ett", SPEL)
    (house.document("tva", STIG) / "source.txt").rename(house.root / "away.txt")
    (house.documents / "tva").rmdir()
    (house.root / "tva.txt").write_text(STIG)
    house.build(house.documents, house.root / "tva.txt")

    result = house.build()

    assert (result.status, result.current, result.documents) == (0, True, ("ett",))
    assert "stig-i-skogen" not in (result.path / "exports" / "samgraf.nq").read_text()


def test_a_new_version_keeps_the_iris_of_what_is_still_there(house: House) -> None:
    """It replaces the document's graph; what came and went is told, thing by thing."""
    house.document("ett", SPEL)
    house.document("tva", SPEL)
    first = house.build()
    house.document("ett", "project: Spel om mark\nregion: id/org/region-halland\nproject: Ny karta\n")

    second = house.build()

    kept, gone = f"{BASE}id/project/spel-om-mark", "participation/project-spel-om-mark--region-skane"
    (change,) = second.changes
    assert [(one.document, one.kind) for one in first.changes] == [("ett", "new"), ("tva", "new")]
    assert str(change) == "ett: changed; 1 things came, 1 things went"
    assert change.came == (f"{BASE}id/project/ny-karta",) and gone in change.went[0]
    graph = NamedNode(f"{BASE}graph/doc/ett")
    assert house.store().query(f"ASK {{ GRAPH <{graph.value}> {{ <{kept}> a ?kind }} }}")
    assert not [quad for quad in house.store().quads_for_pattern(None, None, None, graph) if gone in str(quad)]


def test_a_withdrawn_document_is_to_be_found_nowhere(house: House) -> None:
    """Not in stores, texts, dumps, tables, search, cache and pages; what another supports too stays."""
    house.document("ett", SPEL)
    folder = house.document("tva", SPEL + STIG + "region: id/org/region-blekinge\n")
    first = house.build()
    held = {path for path in files_with(house.data, "Stig i skogen", "stig-i-skogen")}
    shutil.rmtree(folder)

    second = house.build()
    removed = prune(house.data, document="tva")

    assert held and second.changes[0].kind == "withdrawn" and [one.id for one in removed] == [first.id]
    assert files_with(house.data, "Stig i skogen", "stig-i-skogen", "Vera", "/tva") == []
    assert house.store().query(f"ASK {{ <{BASE}id/project/spel-om-mark> ?p ?o }}")
    rows = {row.slug: row for row in ledger.read(house.documents / "ledger.csv").rows}
    assert "Stig" not in rows["project/stig-i-skogen"].title and rows["project/spel-om-mark"].title == "Spel om mark"
    with TestClient(create_app(Settings(data=house.data, metrics_port=0, workers=1))) as client:
        for address in (
            "/page/project/stig-i-skogen",
            "/doc/tva",
            "/graph/doc/tva",
            f"/releases/{first.id}/exports/samgraf.nq",
        ):
            assert client.get(address).status_code == 404
        for address in ("/", "/things", "/search?q=skogen", "/sitemap.xml", "/exports/"):
            assert "stig" not in client.get(address).text.lower().replace("tidigast", "")


def files_with(folder: Path, *words: str) -> list[str]:
    """The files that hold one of some words, packed ones and stores opened."""
    found = []
    for path in sorted(folder.rglob("*")):
        if path.name == "store" and path.is_dir():
            content = "\n".join(map(str, Store.read_only(str(path)))).encode()
        elif not path.is_file() or "store" in path.parts:
            continue
        elif path.suffix == ".gz":
            content = gzip.decompress(path.read_bytes())
        elif path.suffix == ".zst":
            content = zstandard.ZstdDecompressor().stream_reader(path.read_bytes()).read()
        else:
            content = path.read_bytes()
        if any(word.encode() in content for word in words):
            found.append(path.relative_to(folder).as_posix())
    return found


@pytest.mark.parametrize("text", ["UNREADABLE", None])
def test_where_nothing_can_be_read_no_release_is_made(house: House, text: str | None) -> None:
    """An old release stays as it was."""
    house.document("ett", SPEL)
    first = house.build()
    (house.documents / "ett" / "source.txt").unlink()
    (house.documents / "ett").rmdir()
    if text:
        house.document("ett", text)

    with pytest.raises(NothingToBuild, match="says so" if text else "no document in"):
        house.build()

    assert house.current() == first.path.resolve()


def test_a_missing_folder_is_named(house: House) -> None:
    """Nothing is made of a path that is not there."""
    with pytest.raises(InputError, match="borta does not exist"):
        house.build(house.root / "borta")


def test_a_broken_catalogue_stops_the_build(house: House) -> None:
    """What speaks of the whole is mended before anything is published; the line is named."""
    house.document("ett", SPEL)
    (house.documents / "catalogue.ttl").write_text("<x> a\n .")

    with pytest.raises(SourceError, match=r"catalogue\.ttl, line 2"):
        house.build()


def test_a_publisher_without_need_of_contacts_keeps_none(house: House) -> None:
    """sg:keepContacts false leaves neither contacts nor unmasked text in the release."""
    house.document("ett", STIG)
    (house.documents / "catalogue.ttl").write_text(f"<catalogue#catalogue> <{BASE}ns#keepContacts> false .")

    result = house.build()

    assert [entry.name for entry in (result.path / "private").iterdir()] == ["manifest.json"]


def test_personal_data_that_masking_missed_stops_the_release(house: House) -> None:
    """Exit status 3: nothing is published, the old release stays, and the finding does not repeat the name."""
    house.document("ett", SPEL)
    first = house.build()
    house.document("ett", SPEL + STIG + "Sagt av Vera Exempels kollega.\n")

    result = house.build()

    errors = [finding for finding in result.findings if finding.severity == "error"]
    assert (result.status, result.current, result.path) == (3, False, None)
    assert {(finding.rule, finding.document) for finding in errors} == {("personal-data", "ett")}
    assert "Vera" not in str(errors)
    assert house.current() == first.path.resolve()
    assert [entry.name for entry in (house.data / "releases").iterdir()] == [first.id]


def test_a_person_that_a_curator_takes_back_is_nobody_to_hide(house: House) -> None:
    """A name that is none, taken for one, does not stop releases for ever."""
    text = SPEL + "person: Region Exempel\nSagt av Region Exempel.\n"
    house.document("ett", text, curation=SIGNED + "sg:retracts <id/person/ett-p01> .")

    assert house.build().status == 0


def test_a_stretch_that_a_curator_masks_opens_the_way(house: House) -> None:
    """One line in curation.ttl masks what was missed."""
    text = SPEL + STIG + "Sagt av Vera Exempels kollega.\n"
    start = text.index("Vera Exempels")
    mask = f"sg:masks <doc/ett/text#char={start},{start + len('Vera Exempels')}> ."
    house.document("ett", text, curation=SIGNED + mask)

    result = house.build()

    assert result.status == 0
    assert "Vera" not in (result.path / "texts" / "ett.txt").read_text()


# --- the data folder -------------------------------------------------------------------------------


def test_a_data_folder_that_cannot_be_made_is_an_error_of_its_own(house: House) -> None:
    """A file where the folder should be is said, with its path."""
    house.document("ett", SPEL)
    house.data.write_text("")

    with pytest.raises(DataFolderError, match="var"):
        house.build()


@pytest.fixture
def open_house(tiny: ModuleType) -> Iterator[House]:
    """A house in a folder that other users may enter: pytest's own are closed to them."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield House(Path(folder) / "house", tiny)


@contextmanager
def without_right_to_write(folder: Path) -> Iterator[None]:
    """Take the right to write in a folder away, from the superuser by not being it for a while."""
    mode, user = folder.stat().st_mode, os.geteuid()
    folder.chmod(0o555)
    if user == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        if user == 0:
            os.seteuid(0)
        folder.chmod(mode)


def test_a_read_only_data_folder_loses_nothing(open_house: House) -> None:
    """The error names the folder, and the current release is as it was."""
    open_house.document("ett", SPEL)
    first = open_house.build()
    open_house.document("tva", STIG)

    with without_right_to_write(open_house.data), pytest.raises(DataFolderError, match=r"var.*as it was"):
        open_house.build()

    assert open_house.current() == first.path.resolve()
    assert open_house.build().documents == ("ett", "tva")


def test_a_current_that_is_no_link_is_left_alone(house: House) -> None:
    """What a person put there is not replaced."""
    house.document("ett", SPEL)
    (house.data / "current").mkdir(parents=True)

    with pytest.raises(DataFolderError, match="no link"):
        house.build()


SCRIPT = """
import resource, signal, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from tiny_recogniser import Tiny
from loaders.errors import DataFolderError
from loaders.release import build as module, folder, make

root, killed_in, limit = Path(sys.argv[2]), sys.argv[3], int(sys.argv[4])
if limit:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))


def dying(owner, name):
    def die(*arguments, **options):
        __import__("os").kill(__import__("os").getpid(), signal.SIGKILL)
    setattr(owner, name, die)


where = {"load": (make.store, "load"), "manifest": (make.manifest, "write"), "sync": (folder, "_sync"),
         "ledger": (module.ledger, "write"), "point": (folder.DataFolder, "point_at")}
if killed_in in where:
    dying(*where[killed_in])
try:
    module.build((), root / "var", documents_root=root / "documents", jobs=1, recogniser=Tiny(killed_in=killed_in))
except DataFolderError as error:
    print(error)
    sys.exit(error.status)
"""


def command(house: House, killed_in: str = "", limit: int = 0) -> list[str]:
    """Build in a process of its own, which dies at a step or may write files up to a size."""
    data = str(Path(__file__).parent / "data")
    return [sys.executable, "-c", SCRIPT, data, str(house.root), killed_in, str(limit)]


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}


def run(house: House, killed_in: str = "", limit: int = 0) -> subprocess.CompletedProcess[str]:
    arguments = command(house, killed_in, limit)
    return subprocess.run(arguments, capture_output=True, text=True, env=environment(), check=False)


@pytest.mark.proof
@pytest.mark.parametrize("step", ["extract", "load", "manifest", "sync", "ledger", "point"])
def test_a_build_that_is_killed_leaves_the_old_release_whole(house: House, step: str) -> None:
    """SIGKILL at any step: current is the old release, complete, and the next build succeeds."""
    house.document("ett", SPEL)
    first = house.build()
    before = listing(first.path)
    house.document("ett", SPEL + STIG)

    killed = run(house, killed_in=step)

    assert killed.returncode == -9, killed.stderr
    assert house.current() == first.path.resolve()
    assert listing(first.path) == before
    assert house.store().query(f"ASK {{ <{BASE}id/project/spel-om-mark> ?p ?o }}")
    again = house.build()
    assert (again.status, again.current) == (0, True)
    assert not [entry.name for entry in (house.data / "releases").iterdir() if entry.name.startswith(".")]


@pytest.mark.proof
def test_builds_killed_at_any_moment_leave_a_whole_release(house: House) -> None:
    """A hundred kills at random moments of a build (in CI two dozen); each leaves the release of before whole."""
    house.document("ett", SPEL)
    first = house.build()
    before = listing(first.path)
    house.document("ett", SPEL + STIG)
    start = time.monotonic()
    assert run(house, killed_in="point").returncode == -9
    whole = time.monotonic() - start
    ended = set()
    chance = random.Random(8)

    for _ in range(24 if os.environ.get("CI") else 100):
        for release in house.data.joinpath("releases").iterdir():
            if release.name != first.id:
                shutil.rmtree(release)
        with subprocess.Popen(command(house, killed_in="point"), env=environment(), stderr=subprocess.PIPE) as process:
            try:
                process.wait(chance.uniform(0, whole))
            except subprocess.TimeoutExpired:
                process.kill()
            ended.add(process.wait())

        assert house.current() == first.path.resolve()
        assert listing(first.path) == before

    assert ended == {-9}
    assert house.build().current


@pytest.mark.proof
@pytest.mark.parametrize("limit", [1_000, 60_000, 1_500_000])
def test_a_full_disk_is_told_and_loses_nothing(house: House, limit: int) -> None:
    """A write that fails, in cache, store or dump, leaves the old release current and nothing half made."""
    house.document("ett", SPEL)
    first = house.build()
    house.document("ett", SPEL + STIG)

    full = run(house, limit=limit)

    assert full.returncode == 1, full.stderr
    assert "the current release is as it was" in full.stdout
    assert house.current() == first.path.resolve()
    assert [entry.name for entry in (house.data / "releases").iterdir()] == [first.id]
    assert house.build().current


def test_two_builds_at_once_take_turns(house: House) -> None:
    """The second says that it waits, and both succeed with the same release."""
    house.document("ett", SPEL)
    told: list[str] = []
    results: list[BuildResult] = []
    gate = threading.Event()

    def first() -> None:
        def hold(message: str) -> None:
            gate.set()
            time.sleep(0.05)

        results.append(house.build(progress=hold))

    worker = threading.Thread(target=first)
    worker.start()
    gate.wait(30)
    results.append(house.build(progress=told.append))
    worker.join()

    assert any("another build" in message for message in told)
    assert {(one.id, one.current, one.status) for one in results} == {(results[0].id, True, 0)}
    assert sorted(one.reused for one in results) == [False, True]


def test_progress_names_the_steps(house: House) -> None:
    """Whoever waits sees what is done, and which document."""
    house.document("ett", SPEL)
    told: list[str] = []

    house.build(progress=told.append)

    assert told[0] == "reading 1 documents"
    assert "read ett (1 of 1)" in told
    assert told[-1] == "publishing"


def test_the_log_has_a_line_a_step_and_document(house: House) -> None:
    """In JSON, with what each took and how far it has come; the last line is of the whole."""
    house.document("ett", SPEL)
    house.document("två", SPEL)
    log = io.StringIO()

    release = house.build(log=log)

    lines = [json.loads(line) for line in log.getvalue().splitlines()]
    steps = [line["step"] for line in lines if "document" not in line]
    assert steps[:2] == ["reading", "resolving"]
    assert {"validating", "writing N-Quads", "writing tables", "publishing"} < set(steps)
    assert all(line["seconds"] >= 0 and line["peak_mb"] > 0 for line in lines if "document" not in line)
    read = [line for line in lines if line["step"] == "reading" and "document" in line]
    assert [(line["done"], line["of"], line["seconds_left"] >= 0) for line in read] == [(1, 2, True), (2, 2, True)]
    assert (lines[-1]["step"], lines[-1]["release"], lines[-1]["documents"]) == ("build", release.id, 2)


def test_a_slug_that_names_a_person_is_refused(house: House) -> None:
    """It would stand in every IRI of the document; the message names nobody, and the rest is built."""
    house.document("ett", SPEL + STIG)
    house.document("samtal-med-vera-exempel-2024", SPEL)
    house.document("vera-exempelvis", SPEL)

    result = house.build()

    assert (result.status, result.documents) == (1, ("ett", "vera-exempelvis"))
    (fault,) = result.faults
    assert (fault.slug, "names a person" in str(fault.error)) == ("samtal-med-████-███████-2024", True)
    assert "vera-exempel-" not in (house.current() / "report.json").read_text()


def test_a_curator_says_that_a_slug_names_no_person(house: House) -> None:
    """A name that is that of a park is let be."""
    none = f"{SIGNED} sg:retracts <id/person/samtal-med-vera-exempel-p01> ."
    house.document("samtal-med-vera-exempel", SPEL + STIG, curation=none)

    assert house.build().documents == ("samtal-med-vera-exempel",)
