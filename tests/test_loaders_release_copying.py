"""loaders.release.copying: what leaves a release, and what stays in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import parse

from loaders.errors import DataFolderError, InputError
from loaders.release.copying import copy
from ontology import PUBLIC_URL_PLACEHOLDER, dcat

URL = "https://graf.example/"


@pytest.fixture
def release(tmp_path: Path, write_release: Callable[..., Path]) -> Path:
    """A release with a dump, a catalogue, a masked text and a report."""
    files = {
        "exports/samgraf.nq": f"<{PUBLIC_URL_PLACEHOLDER}> <urn:p> <urn:o> <urn:g> .\n".encode(),
        "catalogue.ttl": f"<{PUBLIC_URL_PLACEHOLDER}exports/> a <urn:c> .\n".encode(),
        "texts/plan.txt": "█".encode(),
        "report.json": b"{}",
    }
    return write_release(tmp_path / "var", {"reference": "<urn:s> <urn:p> <urn:o> ."}, files=files) / "current"


def test_descriptions_carry_the_public_address_and_dumps_stay_as_they_are(release: Path, tmp_path: Path) -> None:
    """The placeholder is filled in where the release is described; a dump keeps its sum."""
    copy(release, tmp_path / "out", URL)

    assert (tmp_path / "out" / "catalogue.ttl").read_text() == f"<{URL}exports/> a <urn:c> .\n"
    assert (tmp_path / "out" / "exports" / "samgraf.nq").read_bytes() == (
        release / "exports" / "samgraf.nq"
    ).read_bytes()


def test_texts_reports_and_stores_are_not_copied(release: Path, tmp_path: Path) -> None:
    """Only what is meant for everybody leaves the release."""
    written = copy(release, tmp_path / "out", URL)

    assert {path.name for path in written} == {"samgraf.nq", "catalogue.ttl", "void.ttl"}
    assert {path for path in (tmp_path / "out").rglob("*") if path.is_file()} == set(written)


def test_files_stand_where_the_catalogue_says(forum_release: Path, tmp_path: Path) -> None:
    """Whoever serves the folder at the public address serves every file that the catalogue names."""
    copy(forum_release, tmp_path / "out", URL)

    said = parse(path=tmp_path / "out" / "catalogue-se.rdf")
    links = [quad.object.value for quad in said if quad.predicate == dcat("downloadURL")]
    assert len(links) > 18
    assert [link for link in links if not (tmp_path / "out" / link.removeprefix(URL)).is_file()] == []


def test_target_within_the_release_is_refused(release: Path) -> None:
    """Nothing in a release is ever changed."""
    with pytest.raises(InputError):
        copy(release, release / "exports", URL)


def test_target_that_cannot_be_written_is_named(release: Path, tmp_path: Path) -> None:
    """A file in the way is an error that names it."""
    (tmp_path / "out").write_text("in the way")

    with pytest.raises(DataFolderError, match="out"):
        copy(release, tmp_path / "out", URL)


def test_without_a_release_there_is_nothing_to_copy(tmp_path: Path) -> None:
    """No release is an error."""
    with pytest.raises(InputError):
        copy(tmp_path, tmp_path / "out", URL)
