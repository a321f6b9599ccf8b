"""loaders.preview: what one document gives, without a release."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from loaders import sources
from loaders.errors import SourceError
from loaders.preview import Preview, graphs, preview, rows

TEXT = """Rapport om samverkan

Projekt Vindros

Sammanfattande beskrivning

Projektet tar fram en metod för samverkan.

Deltagande regioner

Region Halland, Region Skåne

Kontakt

Kim Provnamn, Region Halland
kim.provnamn@regionhalland.se
"""


def made(folder: Path, about: str = "") -> Preview:
    """The preview of the text above."""
    document = folder / "rapport"
    document.mkdir()
    (document / "source.txt").write_text(TEXT, "utf-8")
    if about:
        (document / "about.ttl").write_text(about, "utf-8")
    (source,) = sources.find([document]).sources
    return preview(source)


def test_rows_show_quotations_that_stand_on_their_lines(tmp_path: Path) -> None:
    """Each thing found is listed with a quotation that its line of the text holds."""
    found = rows(made(tmp_path).mapped)

    assert found
    assert [row for row in found if row.line is None or row.quotation not in TEXT.split("\n")[row.line - 1]] == []


def test_rows_stand_in_the_order_of_the_text(tmp_path: Path) -> None:
    """A reader can follow the list beside the document."""
    lines = [row.line or 0 for row in rows(made(tmp_path).mapped)]

    assert lines == sorted(lines)


def test_public_quads_hold_no_person(tmp_path: Path) -> None:
    """Names and addresses of the document are neither in the quads nor in the rows."""
    found = made(tmp_path)

    public = "\n".join(map(str, [*graphs(found.mapped), *rows(found.mapped)]))

    assert found.mapped.contacts
    assert not re.search(r"Provnamn|@regionhalland", public)


def test_broken_about_is_an_error_that_names_the_line(tmp_path: Path) -> None:
    """What a build would leave out is told here too."""
    with pytest.raises(SourceError, match=r"about\.ttl, line 2"):
        made(tmp_path, about="\n<> a .\n")
