"""Pages that are pictures: read with Tesseract where it is, told where it is not."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest
import reportlab
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from loaders.document import Document
from loaders.errors import SourceError
from loaders.preview import preview, rows
from loaders.readers import ocr, read
from loaders.readers import pdf as reader
from loaders.sources import Source

FONT = Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"
LINES = (
    "Samverkan om vatten",
    "Länsstyrelsen i Gävleborgs län leder projektet Vattenkartan.",
    "Deltagande regioner: Region Jämtland Härjedalen, Region Östergötland",
)


@pytest.fixture
def tesseract() -> None:
    """Tesseract with Swedish; without it a test is skipped, but fails in a CI."""
    if not ocr.version():
        reason = "Tesseract with Swedish is not installed (tesseract-ocr-swe)"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)


def scanned() -> Image.Image:
    """A sheet as a scanner gives it: a picture of lines, some skew and grey paper."""
    sheet = Image.new("L", (1654, 2339), 235)  # A4 at 200 dots an inch
    draw, font = ImageDraw.Draw(sheet), ImageFont.truetype(str(FONT), 38)
    for number, line in enumerate(LINES):
        draw.text((150, 200 + 130 * number), line, 25, font)
    return sheet.rotate(0.3, fillcolor=235)


def pdf(folder: Path, *pages: str) -> Source:
    """A PDF: each page text, or a picture of the lines where it is "picture"."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    for page in pages:
        if page == "picture":
            canvas.drawImage(ImageReader(scanned()), 0, 0, *A4)
        else:
            canvas.drawString(72, 700, page)
        canvas.showPage()
    canvas.save()
    path = folder / "skannad.pdf"
    path.write_bytes(out.getvalue())
    return Source("skannad", path, "pdf")


def without_tesseract(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """A machine that has none."""
    monkeypatch.setenv("PATH", str(folder))


def words(document: Document) -> set[str]:
    return set(document.text.replace(",", " ").replace(".", " ").split())


@pytest.mark.usefixtures("tesseract")
def test_a_picture_of_a_page_is_read(tmp_path: Path) -> None:
    """Swedish letters come out right, the page is told, and the reader says that letters may be wrong."""
    document = read(pdf(tmp_path, "Region Skåne", "picture"))

    assert {"Länsstyrelsen", "Gävleborgs", "Jämtland", "Härjedalen", "Östergötland"} <= words(document)
    assert {block.page for block in document.blocks} == {1, 2}
    assert [warning.en for warning in document.warnings] == [
        "no text layer on page 2: read with Tesseract, so letters may be wrong"
    ]


@pytest.mark.usefixtures("tesseract")
@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_page_that_lies_on_its_side_or_head_is_read(tmp_path: Path, turn: int) -> None:
    """Tesseract tells how it lies, where it has learnt that (osd, which comes with it)."""
    out = io.BytesIO()
    sheet = scanned().rotate(turn, expand=True)
    canvas = Canvas(out, pagesize=(sheet.width / 3, sheet.height / 3))
    canvas.drawImage(ImageReader(sheet), 0, 0, sheet.width / 3, sheet.height / 3)
    canvas.save()
    path = tmp_path / "skannad.pdf"
    path.write_bytes(out.getvalue())

    document = read(Source("skannad", path, "pdf"))

    assert document.text.startswith(LINES[0])
    assert {"Länsstyrelsen", "Gävleborgs", "Östergötland"} <= words(document)


@pytest.mark.usefixtures("tesseract")
def test_what_a_scanned_page_says_is_found(tmp_path: Path) -> None:
    """From the picture to the graph, with a quotation that is equal to the text at its place."""
    found = rows(preview(pdf(tmp_path, "picture")).mapped)

    assert "Vattenkartan" in {row.name for row in found if row.kind == "Project"}
    parties = {row.quotation for row in found if row.kind == "Participation"}
    assert "Länsstyrelsen i Gävleborgs län" in parties
    assert parties <= {"Länsstyrelsen i Gävleborgs län", "Region Jämtland Härjedalen", "Region Östergötland"}


@pytest.mark.usefixtures("tesseract")
def test_a_poster_is_read_more_coarsely(tmp_path: Path) -> None:
    """A page of two metres does not take the memory that its dots would."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(6000, 6000))
    canvas.drawImage(ImageReader(scanned()), 0, 0, 6000, 6000)
    canvas.save()
    path = tmp_path / "affisch.pdf"
    path.write_bytes(out.getvalue())

    assert "Deltagande" in words(read(Source("affisch", path, "pdf")))


def test_without_tesseract_the_page_is_told_and_the_others_are_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The warning names the page and what to install."""
    without_tesseract(monkeypatch, tmp_path)

    document = read(pdf(tmp_path, "Region Skåne", "picture"))

    assert document.text == "Region Skåne\n"
    (warning,) = document.warnings
    assert "page 2" in warning.en and "tesseract-ocr-swe" in warning.en and "tesseract-ocr-swe" in warning.sv


def test_without_tesseract_a_scanned_document_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing to read is an error that says what to do."""
    without_tesseract(monkeypatch, tmp_path)

    with pytest.raises(SourceError, match=r"skannad\.pdf: no page has a text layer; install Tesseract with Swedish"):
        read(pdf(tmp_path, "picture"))


@pytest.mark.parametrize("found", ["", "tesseract 5"])
def test_a_blank_page_is_told_from_a_picture_that_says_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, found: str
) -> None:
    """Nobody is told to install what is there, or what would not help."""
    monkeypatch.setattr(ocr, "version", lambda: found)
    monkeypatch.setattr(ocr, "read", lambda _: ocr.Seen([], []))
    content = {name: pdf(tmp_path, name).content for name in (" ", "picture")}

    with pytest.raises(SourceError, match="nor pictures of any"):
        reader.read(content[" "], tmp_path)
    with pytest.raises(SourceError, match="upright" if found else "install Tesseract"):
        reader.read(content["picture"], tmp_path)


def stamped(folder: Path) -> Source:
    """A scanned page that the registry has stamped with a text of its own."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    canvas.drawImage(ImageReader(scanned()), 0, 0, *A4)
    canvas.drawString(380, 820, "Inkom 2022-03-04 Dnr RS 2022-0123")
    canvas.save()
    path = folder / "skannad.pdf"
    path.write_bytes(out.getvalue())
    return Source("skannad", path, "pdf")


@pytest.mark.usefixtures("tesseract")
def test_a_scanned_page_with_a_stamp_is_read(tmp_path: Path) -> None:
    """A few letters of text do not hide that the page is a picture."""
    document = read(stamped(tmp_path))

    assert {"Länsstyrelsen", "Vattenkartan", "Östergötland"} <= words(document)
    assert "page 1" in document.warnings[0].en


def test_without_tesseract_a_scanned_page_with_a_stamp_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The stamp is read, and the warning says that the page is a picture."""
    without_tesseract(monkeypatch, tmp_path)

    document = read(stamped(tmp_path))

    assert "Dnr" in words(document)
    assert "hardly any, on page 1: pictures" in document.warnings[0].en


def test_a_page_whose_letters_are_drawn_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Letters turned into shapes are no text; an empty page and one with a frame have none to miss."""
    without_tesseract(monkeypatch, tmp_path)
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    canvas.drawString(72, 700, "Region Skåne")
    canvas.showPage()
    for number in range(200):
        canvas.circle(72 + 10 * (number % 40), 700 - 20 * (number // 40), 3, fill=1)
    canvas.showPage()
    canvas.rect(50, 50, 400, 700)
    canvas.showPage()
    canvas.showPage()
    canvas.save()
    path = tmp_path / "ritad.pdf"
    path.write_bytes(out.getvalue())

    (warning,) = read(Source("ritad", path, "pdf")).warnings

    assert "on page 2: pictures" in warning.en
