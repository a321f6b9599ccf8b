"""Old releases are removed."""

import json
import os
from pathlib import Path

import pytest

from loaders.errors import InputError
from loaders.release.folder import DataFolder
from loaders.release.prune import prune


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Three releases, the newest is c and the current one b; a and c hold the document plan."""
    folder = DataFolder(tmp_path)
    for number, (name, slug) in enumerate((("a", "plan"), ("b", "annan"), ("c", "plan"))):
        release = folder.releases / name
        release.mkdir()
        (release / "manifest.json").write_text(json.dumps({"documents": [{"slug": slug}]}))
        (release / "store").write_bytes(b"x" * 10_000)
        os.utime(release, (number, number))
    folder.point_at("b")
    return tmp_path


def left(data: Path) -> list[str]:
    return sorted(entry.name for entry in (data / "releases").iterdir())


def test_the_newest_stay_and_the_current_one_always(data: Path) -> None:
    """What was removed is told with the disk it took."""
    removed = prune(data, keep=1)

    assert left(data) == ["b"]
    assert [one.id for one in removed] == ["a", "c"]
    assert all(one.bytes >= 10_000 for one in removed)


def test_the_current_release_counts_among_those_kept(data: Path) -> None:
    """Two kept are two on disk."""
    prune(data, keep=2)

    assert left(data) == ["b", "c"]


def test_enough_kept_removes_nothing(data: Path) -> None:
    """Asking for more than there is harms nobody."""
    assert prune(data, keep=9) == []
    assert left(data) == ["a", "b", "c"]


def test_every_release_with_a_document_goes(data: Path) -> None:
    """So that a withdrawn document leaves the disk."""
    removed = prune(data, document="plan")

    assert [one.id for one in removed] == ["a", "c"]
    assert left(data) == ["b"]


def test_the_current_release_is_never_removed(data: Path) -> None:
    """Older ones that hold the document go: the current one may be the one in which a stretch of it is masked."""
    DataFolder(data).point_at("c")

    removed = prune(data, document="plan")

    assert [one.id for one in removed] == ["a"]
    assert left(data) == ["b", "c"]


def test_nothing_kept_is_refused(data: Path) -> None:
    """A data folder without a release serves nobody."""
    with pytest.raises(InputError, match="at least one"):
        prune(data, keep=0)


def test_what_is_left_of_a_document_beside_the_releases_goes_with_it(data: Path) -> None:
    """A killed build's scratch folder and the page for its review hold what it says, names among it."""
    left_behind = data / "extracted" / "scratch-x" / "mapped"
    left_behind.mkdir(parents=True)
    (left_behind / "0").write_text("plan")
    review = data / "review"
    review.mkdir()
    for slug in ("plan", "annan"):
        (review / f"{slug}.html").write_text("its words")

    prune(data, document="plan")

    assert list((data / "extracted").iterdir()) == []
    assert [page.name for page in review.iterdir()] == ["annan.html"]
