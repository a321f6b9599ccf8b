"""Finding documents: folders and bare files, and the slug of each."""

from pathlib import Path

import pytest

from loaders import sources
from loaders.errors import InputError, SourceError
from loaders.readers import read


def slugs(*paths: Path, **options: Path) -> list[str]:
    return [source.slug for source in sources.find(paths, **options).sources]


def document(root: Path, name: str, text: str = "Text.", **files: str) -> Path:
    folder = root / name
    folder.mkdir(parents=True)
    (folder / "source.txt").write_text(text)
    for stem, content in files.items():
        (folder / f"{stem}.ttl").write_text(content)
    return folder


def test_a_folder_is_searched_for_document_folders_and_bare_files(tmp_path: Path) -> None:
    """Both kinds are found at any depth, in the order of their slugs."""
    document(tmp_path, "b/plan")
    (tmp_path / "Översiktsplan Ån.txt").write_text("x")

    assert slugs(tmp_path) == ["oversiktsplan-an", "plan"]


def test_a_document_folder_brings_its_turtle(tmp_path: Path) -> None:
    """about.ttl and curation.ttl come along as bytes; a bare file has neither."""
    document(tmp_path, "plan", about="# about", curation="# curation")
    (tmp_path / "bar.txt").write_text("x")

    bare, plan = sources.find([tmp_path]).sources

    assert (plan.about, plan.curation, plan.folder) == (b"# about", b"# curation", tmp_path / "plan")
    assert (bare.about, bare.curation, bare.folder) == (None, None, None)


def test_bare_files_of_one_name_get_a_hash_each(tmp_path: Path) -> None:
    """Neither the order of the paths nor their place decides which slug a document has."""
    for name, text in (("a", "ett"), ("b", "två")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "plan.txt").write_text(text)

    there, back = slugs(tmp_path / "a", tmp_path / "b"), slugs(tmp_path / "b", tmp_path / "a")

    assert there == back
    assert len(set(there)) == 2
    assert all(slug.startswith("plan-") and len(slug) == len("plan-") + 8 for slug in there)


def test_a_document_folder_keeps_its_name_beside_a_bare_file(tmp_path: Path) -> None:
    """Only the bare file gets the hash: a folder's name is somebody's choice."""
    document(tmp_path, "plan")
    (tmp_path / "plan.txt").write_text("annan text")

    found = {source.slug: source.folder for source in sources.find([tmp_path]).sources}

    assert found["plan"] == tmp_path / "plan"
    assert len(found) == 2


def test_a_document_named_twice_counts_once(tmp_path: Path) -> None:
    """As folder, as file and through the folder above it is one document; so is a copy of a bare file."""
    folder = document(tmp_path, "docs/plan", about="")
    for name in ("x.txt", "kopior/x.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("samma")

    named = slugs(tmp_path / "docs", folder, folder / "source.txt", folder / "about.ttl")

    assert named == ["plan"]
    assert slugs(tmp_path / "x.txt", tmp_path / "kopior") == ["x"]


def test_a_missing_path_is_an_error(tmp_path: Path) -> None:
    """A path that is not there is the caller's mistake, and is named."""
    with pytest.raises(InputError, match=r"nowhere does not exist"):
        sources.find([tmp_path / "nowhere"])


def test_a_folder_with_about_but_no_source_is_a_fault(tmp_path: Path) -> None:
    """The fault carries the slug, so that a build sees whose document would vanish."""
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan" / "about.ttl").write_text("")

    found = sources.find([tmp_path])

    assert [fault.slug for fault in found.faults] == ["plan"]
    assert "without a document" in str(found.faults[0].error)
    assert not found.sources


def test_a_folder_with_two_sources_is_a_fault(tmp_path: Path) -> None:
    """Which of them is the document is nothing to guess."""
    folder = document(tmp_path, "plan")
    (folder / "source.pdf").write_bytes(b"%PDF-1.7")

    faults = sources.find([tmp_path]).faults

    assert "source.pdf, source.txt" in str(faults[0].error)


@pytest.mark.parametrize("name", ["gammal.doc", "gammal.ppt", "rapport.odt"])
def test_a_document_of_a_format_that_is_not_read_is_not_passed_by(name: str, tmp_path: Path) -> None:
    """It is found, so that reading it says what to save it as; passed by, it would be missed in silence."""
    (tmp_path / name).write_bytes(b"\xd0\xcf\x11\xe0")

    (source,) = sources.find([tmp_path]).sources

    with pytest.raises(SourceError, match=r"is not read; save the document as"):
        read(source)


def test_other_files_of_a_folder_are_passed_by_and_named(tmp_path: Path) -> None:
    """A spreadsheet is no document, and the search says that it saw it; hidden files are not looked at."""
    for name in ("tal.xlsx", "ledger.csv", ".dold.txt", "plan.txt"):
        (tmp_path / name).write_text("x")

    found = sources.find([tmp_path])

    assert [source.slug for source in found.sources] == ["plan"]
    assert [path.name for path in found.passed_by] == ["tal.xlsx"]


def test_a_file_that_is_asked_for_is_taken_whatever_its_ending(tmp_path: Path) -> None:
    """The reader, not the search, tells whoever names a picture that it is no text."""
    (tmp_path / "karta.png").write_bytes(b"\x89PNG")

    assert slugs(tmp_path / "karta.png") == ["karta"]


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    """What a stranger's folder links to would be published; a link within it, or one that is named, is followed."""
    inside, outside = document(tmp_path / "docs", "plan"), document(tmp_path, "hemligt", about="# dold")
    for name, target in (("ut.txt", outside / "source.txt"), ("in.txt", inside / "source.txt")):
        (tmp_path / "docs" / name).symlink_to(target)
    (inside / "about.ttl").symlink_to(outside / "about.ttl")
    other = document(tmp_path / "docs", "annan")
    (other / "source.txt").unlink()
    (other / "source.txt").symlink_to(outside / "source.txt")

    found = sources.find([tmp_path / "docs"])

    assert [source.path.name for source in found.sources] == ["in.txt"]
    assert [(fault.slug, fault.error.rule) for fault in found.faults] == [
        (slug, "a link to a file elsewhere") for slug in ("annan", "plan", "ut-txt")
    ]
    assert slugs(tmp_path / "docs" / "ut.txt") == ["ut"]


def test_the_data_folder_is_not_searched(tmp_path: Path) -> None:
    """Texts of a release are no sources, though the data folder lies among the documents."""
    (tmp_path / "plan.txt").write_text("x")
    (tmp_path / "var").mkdir()
    (tmp_path / "var" / "gammal.txt").write_text("x")

    assert slugs(tmp_path, without=tmp_path / "var") == ["plan"]


def test_the_key_tells_an_empty_about_from_none(tmp_path: Path) -> None:
    """What makes a document this document is its slug, bytes, about.ttl and curation.ttl."""
    keys = {
        sources.find([document(tmp_path / str(number), "plan", **files)]).sources[0].key
        for number, files in enumerate(({}, {"about": ""}, {"curation": ""}, {"about": "# x"}, {"text": "Ny."}))
    }

    assert len(keys) == 5
