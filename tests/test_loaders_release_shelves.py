"""What a build holds of its documents on disk."""

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from loaders.graphs import Mapped
from loaders.release.shards import Shards
from loaders.release.shelves import OnDisk, Shelf, Texts

SAID = Quad(NamedNode("x:s"), NamedNode("x:p"), Literal('å\r\n"\\ \x01', language="sv"), NamedNode("x:g"))


def test_values_are_kept_in_files_in_the_order_of_their_keys(tmp_path: Path) -> None:
    """A value that is put again stays in its place."""
    held: OnDisk[list[int]] = OnDisk(tmp_path / "x")
    held["b"], held["a"] = [1], [2]

    held["b"] = [3]

    assert list(held.items()) == [("b", [3]), ("a", [2])]
    del held["b"]
    assert list(held) == ["a"]
    assert len(list((tmp_path / "x").iterdir())) == 1


def test_quads_come_back_as_they_were(tmp_path: Path) -> None:
    """In their order and by kind, whatever their literals hold."""
    held: OnDisk[Mapped] = OnDisk(tmp_path / "x")
    number = Quad(NamedNode("x:a"), NamedNode("x:p"), Literal("01", datatype=NamedNode("x:d")), NamedNode("x:g"))

    held["a"] = Mapped(facts=[SAID, number], contacts=[SAID])

    assert held["a"] == Mapped(facts=[SAID, number], contacts=[SAID])


def test_a_shelf_reads_each_shard_when_it_is_asked_for(tmp_path: Path) -> None:
    """One that is gone by then is named."""
    shards = Shards(tmp_path / "x")
    shards.put("extraction", "k", 1)
    shards.put("extraction", "l", 2)

    shelf: Shelf[int] = Shelf(shards, "extraction", ["l", "k"])

    assert list(shelf) == [2, 1]
    (tmp_path / "x" / "extraction-k.pickle").unlink()
    with pytest.raises(OSError, match="extraction-k"):
        shelf[1]


def test_texts_are_read_by_slug(tmp_path: Path) -> None:
    """Line ends stay what they are."""
    (tmp_path / "a.txt").write_bytes("å\r\n█".encode())

    assert dict(Texts(tmp_path, ["a"])) == {"a": "å\r\n█"}


def test_a_scratch_folder_goes_with_the_build_that_used_it(tmp_path: Path) -> None:
    """What a killed one left goes when the next begins; shards stay."""
    (tmp_path / "x" / "scratch-left").mkdir(parents=True)
    (tmp_path / "x" / "scratch-left" / "0").write_text("a name")
    shards = Shards(tmp_path / "x")
    shards.put("extraction", "k", 1)

    with shards.scratch() as folder:
        inside = {path.name for path in (tmp_path / "x").iterdir()}

    assert inside == {folder.name, "extraction-k.pickle"}
    shards.sweep()
    assert {path.name for path in (tmp_path / "x").iterdir()} == {"extraction-k.pickle"}
