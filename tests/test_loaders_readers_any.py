"""Whatever bytes or pieces come in: no crash but SourceError, and offsets that hold."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pptx
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from loaders.document import Kind
from loaders.errors import SourceError
from loaders.readers.composition import Layout, Piece, canonical, compose
from loaders.readers.formats import MODULES, reader_of

PATH = Path("prov")
WORDS = st.text(
    st.sampled_from("aåÄö EÉ19-–•*#|>.,:;\t\n\r\f\v\0\x01\x1b\x85\u00ad\u200b\u202e\u2028\u0301\ufeff\ufffe\ufb01م𝔘"),
    max_size=200,
)
# fmt: off
TAGS = [
    "<p>", "</p>", "<ul>", "</ul>", "<ol>", "<li>", "</li>", "<dl>", "<dt>", "<dd>", "</dl>", "<table>", "<tr>", "<td>",
    "<th>", "</table>", "<h2>", "</h2>", "<br>", "<div>", "</div>", "<main>", "<nav>", "</nav>", "<b>", "</b>", "<!--",
    "-->", "<script>", "</script>", "&nbsp;", "&#0;", "Region", "tid", ":",
]
# fmt: on
SHARE = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def holds(layout: Layout) -> None:
    """The promises of a layout: blocks in order, stripped, with their parts inside, in a text fit for XML."""
    end = 0
    for block in layout.blocks:
        words = layout.text[block.start : block.end]
        assert end <= block.start < block.end <= len(layout.text)
        assert words == words.strip()
        assert block.value is None or block.start < block.value < block.end
        for cell in block.cells:
            assert 0 <= cell.start <= cell.end <= len(layout.text)
            assert layout.text[cell.start : cell.end] == layout.text[cell.start : cell.end].strip()
        end = block.end
    assert layout.text == canonical(layout.text)


def attempt(kind: str, content: bytes) -> None:
    """Read bytes as a kind; a SourceError is an answer."""
    try:
        layout = reader_of(kind, content, PATH)(content, PATH)
    except SourceError as error:
        assert error.remedy
    else:
        holds(layout)


def office(kind: str) -> bytes:
    """A small Word document or deck."""
    out = io.BytesIO()
    if kind == "docx":
        document = docx.Document()
        document.add_heading("Hinder", 1)
        document.add_paragraph("Brist på tid", style="List Bullet")
        document.add_table(2, 2).cell(0, 0).text = "Projekt"
        document.save(out)
    else:
        deck = pptx.Presentation()
        deck.slides.add_slide(deck.slide_layouts[1]).shapes.title.text = "Hinder"
        deck.save(out)
    return out.getvalue()


def a_pdf() -> bytes:
    """A small PDF."""
    out = io.BytesIO()
    canvas = Canvas(out, pageCompression=0)
    canvas.drawString(72, 700, "Region Skåne leder projektet.")
    canvas.grid([60, 200, 400], [600, 570, 540])
    canvas.drawString(65, 580, "Projekt")
    canvas.drawString(205, 550, "Region Halland")
    canvas.save()
    return out.getvalue()


WHOLE = {"docx": office("docx"), "pptx": office("pptx"), "pdf": a_pdf()}
PARTS = {
    "docx": ("word/document.xml", "word/styles.xml", "word/numbering.xml", "[Content_Types].xml"),
    "pptx": ("ppt/slides/slide1.xml", "ppt/presentation.xml", "ppt/slideMasters/slideMaster1.xml"),
}


@SHARE
@given(content=st.binary(max_size=300))
@pytest.mark.parametrize("kind", ["txt", *sorted(set(MODULES) - {"htm"})])
def test_any_bytes_are_read_or_refused(kind: str, content: bytes) -> None:
    """Noise under any name ends in a layout that holds or in a SourceError."""
    attempt(kind, content)


@SHARE
@given(text=WORDS)
@example(text="- \x0c1")
@example(text="Ä  1\n1 \t1")
@pytest.mark.parametrize("kind", ["txt", "md", "html"])
def test_any_text_has_true_offsets(kind: str, text: str) -> None:
    """Marks of lists, tables and headings in any order, control characters among them."""
    attempt(kind, text.encode("utf-8"))


@SHARE
@given(
    parts=st.lists(
        st.sampled_from(TAGS),
        max_size=60,
    )
)
def test_any_soup_of_tags_has_true_offsets(parts: list[str]) -> None:
    """Elements opened and closed in any order."""
    attempt("html", " ".join(parts).encode())


@SHARE
@given(at=st.integers(0, 3000), change=st.binary(min_size=1, max_size=20))
def test_a_damaged_pdf_is_read_or_refused(at: int, change: bytes) -> None:
    """Bytes overwritten anywhere in a PDF."""
    content = WHOLE["pdf"]
    at %= len(content)
    attempt("pdf", content[:at] + change + content[at + len(change) :])


@SHARE
@given(part=st.integers(0, 3), at=st.integers(0, 10**6), change=st.binary(max_size=20), cut=st.integers(0, 40))
@pytest.mark.parametrize("kind", ["docx", "pptx"])
def test_a_damaged_office_file_is_read_or_refused(kind: str, part: int, at: int, change: bytes, cut: int) -> None:
    """Bytes overwritten or cut anywhere in a part of the package."""
    name = PARTS[kind][part % len(PARTS[kind])]
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(WHOLE[kind])) as old, zipfile.ZipFile(out, "w") as new:
        for held in old.namelist():
            content = old.read(held)
            if held == name:
                place = at % len(content)
                content = content[:place] + change + content[place + cut :]
            new.writestr(held, content)

    attempt(kind, out.getvalue())


@SHARE
@given(at=st.integers(0, 10**6), change=st.binary(min_size=1, max_size=8))
@pytest.mark.parametrize("kind", ["docx", "pptx"])
def test_a_damaged_zip_is_read_or_refused(kind: str, at: int, change: bytes) -> None:
    """Bytes overwritten anywhere in the archive itself."""
    content = WHOLE[kind]
    at %= len(content)
    attempt(kind, content[:at] + change + content[at + len(change) :])


@SHARE
@given(
    pieces=st.lists(
        st.builds(
            Piece,
            st.sampled_from(list(Kind)),
            WORDS,
            st.none() | st.integers(1, 6),
            WORDS,
            st.lists(WORDS, min_size=2, max_size=2).map(tuple),
            st.booleans(),
            st.booleans(),
            st.none() | st.integers(1, 9),
        ),
        max_size=8,
    )
)
def test_any_pieces_have_true_offsets(pieces: list[Piece]) -> None:
    """What a format may ever lay out is written so that its blocks hold."""
    holds(Layout(*compose(pieces)))
