"""The same documents give the same release, and what has not changed is not read again."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from building import STIG, Built, House, environment, listing
from tiny_recogniser import Tiny


def test_the_same_inputs_give_the_same_id_and_bytes(built: Built, house: House) -> None:
    """Another folder, another order, several processes and a fresh cache change no byte of any file in the manifest."""
    first = built.result
    for slug in ("tva", "ett"):
        house.document(slug, (built.house.documents / slug / "source.txt").read_text())

    second = house.build(house.documents / "tva", house.documents / "ett", jobs=2)

    assert second.id == first.id
    assert (second.path / "manifest.json").read_bytes() == (first.path / "manifest.json").read_bytes()
    assert len(listing(second.path)) >= 9


def test_an_unchanged_rebuild_reads_nothing_and_makes_nothing(built: Built, again: House) -> None:
    """The release is there; the ledger that the first build wrote does not change the id."""
    log = again.root / "log"
    made = (again.current() / "manifest.json").stat().st_mtime_ns

    second = again.build(recogniser=Tiny(log))

    assert (second.id, second.reused, second.current) == (built.result.id, True, True)
    assert second.findings == built.result.findings
    assert not log.exists()
    assert (again.current() / "manifest.json").stat().st_mtime_ns == made


def test_only_the_document_that_changed_is_read_again(built: Built, again: House) -> None:
    """The cache is a shard a document; what nothing uses any longer leaves it."""
    log = again.root / "log"
    again.document("tva", STIG + "region: id/org/region-halland\n")

    second = again.build(recogniser=Tiny(log))

    assert second.id != built.result.id
    assert log.read_text().split() == ["tva"]
    assert len(list((again.data / "extracted").iterdir())) == 4


def test_a_damaged_shard_is_read_anew(again: House) -> None:
    """Half a pickle is as good as none."""
    log = again.root / "log"
    for shard in (again.data / "extracted").iterdir():
        shard.write_bytes(shard.read_bytes()[:20])
    again.document("tre", STIG)

    result = again.build(recogniser=Tiny(log))

    assert result.documents == ("ett", "tre", "tva")
    assert sorted(log.read_text().split()) == ["ett", "tre", "tva"]


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
