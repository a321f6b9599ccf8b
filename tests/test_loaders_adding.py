"""samgraf add: a document gets a folder of its own, whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Literal
from typer.testing import CliRunner, Result

from loaders import about, sources
from loaders.adding import Added, add
from loaders.errors import InputError, SourceError
from ontology import dcterms, xsd
from samgraf import app

TEXT = """Slutrapport för Vindros

Region Halland, 2024-05-02

Sammanfattande beskrivning

Projektet leds av Region Halland. Kontakt: Kim Provnamn, kim.provnamn@regionhalland.se
"""
UNTITLED = "Detta är en text som går\növer två rader.\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A document as it comes."""
    path = tmp_path / "Slutrapport Vindrös (final).TXT"
    path.write_text(TEXT, encoding="utf-8")
    return path


def said(added: Added) -> dict[object, object]:
    """What the about.ttl says, as a build reads it."""
    (source,) = sources.find([added.folder]).sources
    return {quad.predicate: quad.object for quad in about.read(source)}


def test_the_folder_holds_the_document_and_what_it_says_of_itself(file: Path, tmp_path: Path) -> None:
    """Name from the file's, the bytes as they are, title, day and language as found; a build can read it."""
    added = add(file, tmp_path / "documents")

    assert added.folder == tmp_path / "documents" / "slutrapport-vindros-final"
    assert (added.folder / "source.txt").read_bytes() == file.read_bytes()
    assert said(added)[dcterms("title")] == Literal("Slutrapport för Vindros", language="sv")
    assert said(added)[dcterms("issued")] == Literal("2024-05-02", datatype=xsd("date"))
    assert said(added)[dcterms("language")] == Literal("sv")


def test_what_is_not_found_stands_as_a_line_to_fill_in(tmp_path: Path) -> None:
    """Nothing is made up: without title and date the lines are comments."""
    path = tmp_path / "a.txt"
    path.write_text(UNTITLED, encoding="utf-8")

    added = add(path, tmp_path / "documents")

    assert set(said(added)) == {dcterms("language")}
    text = (added.folder / "about.ttl").read_text(encoding="utf-8")
    assert all(f"# dcterms:{name} " in text for name in ("title", "issued", "publisher", "license"))


def test_every_line_to_fill_in_is_valid_once_it_is_filled_in(tmp_path: Path) -> None:
    """The marks are taken away and the capitals replaced: what stands there is read."""
    path = tmp_path / "a.txt"
    path.write_text(UNTITLED, encoding="utf-8")
    added = add(path, tmp_path / "documents")
    file = added.folder / "about.ttl"
    filled = file.read_text(encoding="utf-8").replace("  # ", "  ").replace(";  ", ";  # ")
    for blank, words in (("YYYY-MM-DD", "2024-05-02"), ("https://…", "https://x.example/"), ("SLUG", "region-skane")):
        filled = filled.replace(blank, words)

    file.write_text(filled, encoding="utf-8")

    assert len(said(added)) == 7


def test_a_title_that_names_a_person_is_left_to_people(tmp_path: Path) -> None:
    """about.ttl is public: what is masked in the graph does not stand there."""
    path = tmp_path / "a.txt"
    path.write_text("Intervju med Kim Provnamn\n\nKontakt: Kim Provnamn, kim.provnamn@regionhalland.se\n", "utf-8")

    text = (add(path, tmp_path / "documents").folder / "about.ttl").read_text(encoding="utf-8")

    assert "Provnamn" not in text and "█" not in text


def test_a_name_that_is_taken_is_refused(file: Path, tmp_path: Path) -> None:
    """What stands in the folder is left alone; another name helps."""
    documents = tmp_path / "documents"
    add(file, documents)
    file.write_text("Något annat\n", encoding="utf-8")

    with pytest.raises(InputError, match="is there already; give another name by --slug"):
        add(file, documents)

    assert add(file, documents, slug="annan").folder == documents / "annan"
    assert (documents / "slutrapport-vindros-final" / "source.txt").read_text(encoding="utf-8") == TEXT


def test_the_same_document_is_not_added_twice(file: Path, tmp_path: Path) -> None:
    """Under another name it would count twice in every answer."""
    add(file, tmp_path / "documents")

    with pytest.raises(InputError, match=r"is there already, as .*slutrapport-vindros-final/source\.txt"):
        add(file, tmp_path / "documents", slug="annan")


@pytest.mark.parametrize("slug", ["", "..", "a/b", "Å", "a b", "-a"])
def test_a_slug_that_is_none_is_refused(slug: str, file: Path, tmp_path: Path) -> None:
    """It becomes a part of IRIs and the name of a folder."""
    with pytest.raises(InputError, match="by --slug"):
        add(file, tmp_path / "documents", slug=slug)

    assert not (tmp_path / "documents").exists()


@pytest.mark.parametrize(("name", "content"), [("a.pdf", b"no PDF"), ("b.docx", b"PK\x03\x04"), ("c.txt", b" ")])
def test_a_file_that_cannot_be_read_leaves_nothing(name: str, content: bytes, tmp_path: Path) -> None:
    """The error names the file; no folder is made."""
    (tmp_path / name).write_bytes(content)

    with pytest.raises(SourceError, match=name):
        add(tmp_path / name, tmp_path / "documents")

    assert not (tmp_path / "documents").exists()


def run(*arguments: object) -> Result:
    """Run a command in this process."""
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_the_command_prints_the_folder_and_says_what_to_look_at(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The folder alone on standard output; the page for review is there, without persons."""
    monkeypatch.chdir(tmp_path)

    done = run("add", file, "--slug", "vindros", "--data", tmp_path / "var")

    page = tmp_path / "var" / "review" / "vindros.html"
    assert (done.exit_code, done.stdout) == (0, "documents/vindros\n")
    assert str(page) in done.stderr and "about.ttl" in done.stderr
    assert "Provnamn" not in page.read_text(encoding="utf-8")


def test_the_command_names_a_file_that_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One sentence, exit status 1."""
    monkeypatch.chdir(tmp_path)

    done = run("add", "saknas.txt", "--data", tmp_path / "var")

    assert (done.exit_code, done.stdout) == (1, "")
    assert "saknas.txt" in done.stderr
    assert not (tmp_path / "documents").exists()
