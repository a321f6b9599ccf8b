"""The manifest of a release."""

import hashlib
import json
from pathlib import Path

from loaders.release import manifest

SAID = {"id": "abc", "documents": [{"slug": "plan"}]}


def release(root: Path) -> Path:
    for name in ("store/1.sst", "search/x", "texts/plan.txt", "private/texts/plan.txt", "private/store/1.sst", "a.ttl"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(name)
    return root


def test_public_files_are_listed_with_size_and_sum(tmp_path: Path) -> None:
    """Store and search are left out, their bytes differ from run to run; so is everything private."""
    manifest.write(release(tmp_path), SAID)

    files = manifest.read(tmp_path)["files"]

    assert [file["path"] for file in files] == ["a.ttl", "texts/plan.txt"]
    assert files[1]["bytes"] == len("texts/plan.txt")
    assert files[1]["sha256"] == hashlib.sha256(b"texts/plan.txt").hexdigest()


def test_the_private_part_has_a_manifest_of_its_own(tmp_path: Path) -> None:
    """The sum of an unmasked text is not public: a short masked name could be guessed by it."""
    manifest.write(release(tmp_path), SAID)

    private = json.loads((tmp_path / "private" / "manifest.json").read_text())

    assert [file["path"] for file in private["files"]] == ["texts/plan.txt"]
    assert private["files"][0]["sha256"] not in (tmp_path / "manifest.json").read_text()


def test_the_documents_of_a_release_can_be_asked_for(tmp_path: Path) -> None:
    """By slug."""
    manifest.write(release(tmp_path), SAID)

    assert manifest.documents(tmp_path) == {"plan"}
