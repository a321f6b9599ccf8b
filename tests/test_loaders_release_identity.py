"""Keys and ids."""

from pathlib import Path

import pytest

from loaders.release import identity
from loaders.release.identity import package_key, release_id, shard_key
from loaders.sources import Source

BASE = "https://w3id.org/samgraf/"


def source(tmp_path: Path, text: str = "Text.", **parts: object) -> Source:
    (tmp_path / "source.txt").write_text(text)
    return Source(**{"slug": "plan", "path": tmp_path / "source.txt", "kind": "txt", **parts})


def test_the_order_of_documents_does_not_matter() -> None:
    """A release is of a set of documents."""
    assert release_id(BASE, ["a", "b"], ["x"]) == release_id(BASE, ["b", "a"], ["x"])


def test_whatever_goes_in_changes_the_id() -> None:
    """Base, documents and the rest each count, and none passes for another."""
    ids = {
        release_id(BASE, ["a"], ["x"]),
        release_id("https://data.example/", ["a"], ["x"]),
        release_id(BASE, ["a", "b"], ["x"]),
        release_id(BASE, ["a"], ["y"]),
        release_id(BASE, ["a"], []),
        release_id(BASE, ["a", "x"], []),
    }

    assert len(ids) == 6


@pytest.mark.parametrize("package", ["ontology", "queries", "loaders"])
def test_a_change_of_any_package_changes_the_id(package: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Vocabulary, questions and loader are inputs as the documents are."""
    before = release_id(BASE, ["a"], [])
    real = identity.package_key

    monkeypatch.setattr(identity, "package_key", lambda name: "changed" if name == package else real(name))

    assert release_id(BASE, ["a"], []) != before


def test_a_package_is_known_by_its_files_and_not_its_bytecode() -> None:
    """The key is the same however often the code has run."""
    assert len(package_key("ontology")) == 64
    assert package_key("ontology") != package_key("queries")


def test_a_shard_is_known_by_its_document_and_the_loader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another text, slug, about.ttl or library version is another shard."""
    keys = {
        shard_key(source(tmp_path)),
        shard_key(source(tmp_path, slug="annan")),
        shard_key(source(tmp_path, about=b"")),
        shard_key(source(tmp_path, curation=b"")),
        shard_key(source(tmp_path, text="Ny.")),
    }
    monkeypatch.setattr(identity, "version", lambda name: "99")

    keys.add(shard_key(source(tmp_path, text="Text.")))

    assert len(keys) == 6
