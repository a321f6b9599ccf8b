"""The data folder."""

import os
from pathlib import Path

import pytest

from loaders.errors import DataFolderError
from loaders.release.folder import DataFolder, writing


def publish(folder: DataFolder, name: str) -> Path:
    with folder.workshop() as workshop:
        (workshop / "manifest.json").write_text("{}")
        return folder.publish(workshop, name)


def test_a_release_is_published_by_one_rename(tmp_path: Path) -> None:
    """The workshop is gone, and the release is whole."""
    folder = DataFolder(tmp_path)

    path = publish(folder, "abc")

    assert [entry.name for entry in folder.releases.iterdir()] == ["abc"]
    assert (path / "manifest.json").exists()
    assert folder.current_id() is None


def test_current_is_moved_in_one_step_and_back(tmp_path: Path) -> None:
    """Going back is pointing at an older release."""
    folder = DataFolder(tmp_path)
    for name in ("abc", "def"):
        publish(folder, name)
        folder.point_at(name)

    folder.point_at("abc")

    assert folder.current_id() == "abc"
    assert os.readlink(folder.current) == "releases/abc"


def test_a_link_to_nothing_is_no_current_release(tmp_path: Path) -> None:
    """Somebody removed the release by hand."""
    folder = DataFolder(tmp_path)
    folder.point_at("abc")

    assert folder.current_id() is None


def test_a_workshop_that_fails_leaves_nothing(tmp_path: Path) -> None:
    """The next finds it empty."""
    folder = DataFolder(tmp_path)

    with pytest.raises(KeyError), folder.workshop() as workshop:
        (workshop / "x").write_text("x")
        raise KeyError

    assert list(folder.releases.iterdir()) == []


def test_what_a_killed_build_left_is_cleared_away(tmp_path: Path) -> None:
    """Half a release, or one half removed, takes no room for long."""
    folder = DataFolder(tmp_path)
    for name in (".building", ".removed-abc"):
        (folder.releases / name / "store").mkdir(parents=True)

    with folder.locked(), folder.workshop() as workshop:
        assert list(workshop.iterdir()) == []

    assert list(folder.releases.iterdir()) == []


def test_releases_are_listed_with_the_newest_last(tmp_path: Path) -> None:
    """Folders without a manifest are none."""
    folder = DataFolder(tmp_path)
    for number, name in enumerate(("b", "a", "c")):
        os.utime(publish(folder, name), (number, number))
    (folder.releases / "x").mkdir()

    assert folder.ids() == ["b", "a", "c"]


def test_a_failed_write_says_where_and_that_nothing_is_lost(tmp_path: Path) -> None:
    """Whatever the system's reason."""
    with (
        pytest.raises(DataFolderError, match="No space left on device; the current release is as it was"),
        writing(tmp_path),
    ):
        raise OSError(28, "No space left on device")
