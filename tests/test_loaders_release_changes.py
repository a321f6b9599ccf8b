"""Documents that come, change and go from one release to the next."""

from __future__ import annotations

import gzip
import shutil
from pathlib import Path

import pytest
import zstandard
from pyoxigraph import NamedNode, Store
from starlette.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from building import BASE, SPEL, STIG, Built, House
from loaders import ledger
from loaders.errors import NothingToBuild
from loaders.release.prune import prune


def test_a_bare_file_leaves_no_trace_in_the_house(built: Built, again: House) -> None:
    """Its slugs are not in the ledger, and the build without it gives the release of before."""
    (again.root / "annan.txt").write_text("project: Gäst på vägen\nregion: id/org/region-skane\n")

    guest = again.build(again.documents, again.root / "annan.txt")
    rows = ledger.read(again.documents / "ledger.csv").rows
    without = again.build()

    assert guest.documents == ("annan", "ett", "tva")
    assert {(row.slug, row.document, row.title) for row in rows} == {
        ("project/spel-om-mark", "ett", "Spel om mark"),
        ("project/stig-i-skogen", "tva", "Stig i skogen"),
    }
    assert (without.id, without.reused, without.current) == (built.result.id, True, True)


def test_a_document_that_would_vanish_by_a_fault_keeps_the_old_release_current(built: Built, again: House) -> None:
    """None is made that readers would find beside it; --keep-going makes one, and so does mending the document."""
    again.document("tva", "UNREADABLE")

    second = again.build()
    kept = again.current()
    third = again.build(keep_going=True)

    assert (second.status, second.current, second.path, second.kept_for) == (1, False, None, ("tva",))
    assert kept == again.data.resolve() / "releases" / built.result.id
    assert (third.id, third.status, third.current, third.reused) == (second.id, 1, True, False)
    assert again.current() == third.path.resolve()


def test_the_only_document_left_can_be_withdrawn(house: House) -> None:
    """An empty house that once had documents is no mistake; one that never had any is."""
    with pytest.raises(NothingToBuild, match="no document in"):
        house.build()
    folder = house.document("ett", SPEL)
    house.build()
    shutil.rmtree(folder)

    result = house.build()
    pruned = prune(house.data, document="ett")

    assert (result.status, result.current, result.documents) == (0, True, ())
    assert [(one.document, one.kind) for one in result.changes] == [("ett", "withdrawn")]
    assert len(pruned) == 1
    held = [path for path in house.data.rglob("*") if path.is_file() and b"Spel om mark" in path.read_bytes()]
    assert held == []
    with pytest.raises(NothingToBuild):
        house.build(data=house.root / "another")


def test_a_build_that_changes_nothing_keeps_what_was_validated(house: House) -> None:
    """What it does not use is still used by the next, and what is of a withdrawn document goes."""
    house.document("ett", SPEL)
    house.document("tva", STIG)
    house.build()
    shards = sorted(path.name for path in (house.data / "extracted").iterdir())

    assert house.build().reused

    assert sorted(path.name for path in (house.data / "extracted").iterdir()) == shards
    assert sum(name.startswith("validated") for name in shards) == 2
    shutil.rmtree(house.documents / "tva")
    house.build()
    assert len(list((house.data / "extracted").iterdir())) == len(shards) - 2


def test_a_prune_removes_what_a_killed_build_left(house: House) -> None:
    """Half a release holds unmasked texts, and the next build may find its release there and make none."""
    house.document("ett", SPEL)
    house.build()
    left = house.data / "releases" / ".building" / "private"
    left.mkdir(parents=True)
    (left / "report.json").write_text("Vera Exempel")
    scratch = house.data / "extracted" / "scratch-x"
    scratch.mkdir()

    prune(house.data, document="borta")

    assert not left.parent.exists() and not scratch.exists()


def test_a_new_version_keeps_the_iris_of_what_is_still_there(built: Built, again: House) -> None:
    """It replaces the document's graph; what came and went is told, thing by thing."""
    again.document("ett", "project: Spel om mark\nregion: id/org/region-halland\nproject: Ny karta\n")

    second = again.build()

    kept, gone = f"{BASE}id/project/spel-om-mark", "participation/project-spel-om-mark--region-skane"
    (change,) = second.changes
    assert [(one.document, one.kind) for one in built.result.changes] == [("ett", "new"), ("tva", "new")]
    assert str(change) == "ett: changed; 1 things came, 1 things went"
    assert change.came == (f"{BASE}id/project/ny-karta",) and gone in change.went[0]
    graph = NamedNode(f"{BASE}graph/doc/ett")
    assert again.store().query(f"ASK {{ GRAPH <{graph.value}> {{ <{kept}> a ?kind }} }}")
    assert not [quad for quad in again.store().quads_for_pattern(None, None, None, graph) if gone in str(quad)]


def test_a_withdrawn_document_is_to_be_found_nowhere(built: Built, again: House) -> None:
    """Not in stores, texts, dumps, tables, search, cache and pages; what another supports too stays."""
    held = {path for path in files_with(again.data, "Stig i skogen", "stig-i-skogen")}
    shutil.rmtree(again.documents / "tva")

    second = again.build()
    removed = prune(again.data, document="tva")

    assert (second.status, second.current, second.documents) == (0, True, ("ett",))
    assert held and second.changes[0].kind == "withdrawn" and [one.id for one in removed] == [built.result.id]
    assert files_with(again.data, "Stig i skogen", "stig-i-skogen", "Vera", "/tva") == []
    assert again.store().query(f"ASK {{ <{BASE}id/project/spel-om-mark> ?p ?o }}")
    rows = {row.slug: row for row in ledger.read(again.documents / "ledger.csv").rows}
    assert "Stig" not in rows["project/stig-i-skogen"].title and rows["project/spel-om-mark"].title == "Spel om mark"
    with TestClient(create_app(Settings(data=again.data, metrics_port=0, workers=1))) as client:
        for address in (
            "/page/project/stig-i-skogen",
            "/doc/tva",
            "/graph/doc/tva",
            f"/releases/{built.result.id}/exports/samgraf.nq",
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
