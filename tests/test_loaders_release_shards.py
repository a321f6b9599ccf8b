"""The cache of shards."""

import pickle
import stat
from pathlib import Path

import pytest

from loaders.release.shards import Shards


def test_what_was_put_is_got_again(tmp_path: Path) -> None:
    """By step and key, in a later build too."""
    Shards(tmp_path / "x").put("extraction", "k", {"a": 1})

    again = Shards(tmp_path / "x")

    assert again.get("extraction", "k") == {"a": 1}
    assert again.get("validated", "k") is None


def test_the_folder_is_its_owners_alone(tmp_path: Path) -> None:
    """Also where it was made otherwise before."""
    (tmp_path / "x").mkdir(mode=0o755)

    Shards(tmp_path / "x")

    assert stat.S_IMODE((tmp_path / "x").stat().st_mode) == 0o700


def test_a_damaged_shard_counts_as_missing(tmp_path: Path) -> None:
    """It is removed, so that it is made anew."""
    shards = Shards(tmp_path / "x")
    shards.put("extraction", "k", list(range(1000)))
    (file,) = (tmp_path / "x").iterdir()
    file.write_bytes(file.read_bytes()[:-10])

    assert shards.get("extraction", "k") is None
    assert list((tmp_path / "x").iterdir()) == []


def test_a_value_that_cannot_be_written_leaves_nothing_half_written(tmp_path: Path) -> None:
    """The folder is as it was."""
    shards = Shards(tmp_path / "x")

    with pytest.raises((pickle.PicklingError, AttributeError)):
        shards.put("extraction", "k", lambda: None)

    assert list((tmp_path / "x").iterdir()) == []


def test_a_sweep_removes_what_this_build_did_not_use(tmp_path: Path) -> None:
    """Names of a withdrawn document do not linger."""
    old = Shards(tmp_path / "x")
    old.put("extraction", "gone", 1)
    old.put("extraction", "kept", 2)
    new = Shards(tmp_path / "x")
    new.get("extraction", "kept")
    new.put("extraction", "new", 3)

    new.sweep()

    assert {path.name for path in (tmp_path / "x").iterdir()} == {"extraction-kept.pickle", "extraction-new.pickle"}
