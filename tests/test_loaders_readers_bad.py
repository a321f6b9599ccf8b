"""Files that are no documents, or hostile ones: a clear error, in little time and memory."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import docx
import pptx
import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from loaders.document import Document
from loaders.errors import SourceError
from loaders.findings import of_reading
from loaders.readers import confined, read
from loaders.readers import docx as docx_reader
from loaders.sources import Source

WORD = "word/document.xml"
HANG_SECONDS = 120


def pdf(words: str = "Region Skåne leder projektet.", pages: int = 1, password: str = "") -> bytes:
    """A PDF with a line on each page."""
    out = io.BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption(password) if password else None)
    for _ in range(pages):
        canvas.drawString(72, 700, words)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def no_pages() -> bytes:
    """A PDF whose tree of pages is empty."""
    out = io.BytesIO()
    pypdfium2.PdfDocument.new().save(out)
    return out.getvalue()


def picture() -> bytes:
    """A PDF with a page that holds no letters."""
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.rect(50, 50, 100, 100)
    canvas.save()
    return out.getvalue()


def word(words: str = "Region Skåne leder projektet.") -> bytes:
    """A Word document of one paragraph."""
    document = docx.Document()
    document.add_paragraph(words)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def deck() -> bytes:
    """A deck of one slide."""
    slides = pptx.Presentation()
    slides.slides.add_slide(slides.slide_layouts[5]).shapes.title.text = "Region Skåne"
    out = io.BytesIO()
    slides.save(out)
    return out.getvalue()


def with_part(package: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """An Office file with one part changed, or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, change(old.read(part)) if part == name else old.read(part))
        if name not in old.namelist():
            new.writestr(name, change(b""))
    return out.getvalue()


def laughs(xml: bytes) -> bytes:
    """XML with entities that grow into gigabytes."""
    entities = b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10 if n else b"ha" * 10) for n in range(10))
    head, body = xml.split(b"?>", 1)
    return head + b"?><!DOCTYPE bomb [" + entities + b"]>" + body.replace(b"Region", b"&a9;")


def nested(xml: bytes) -> bytes:
    """A Word paragraph 10,000 fields deep."""
    deep = b"<w:sdt><w:sdtContent>" * 10_000 + b"</w:sdtContent></w:sdt>" * 10_000
    return xml.replace(b"<w:body>", b"<w:body>" + deep)


def nested_slide(xml: bytes) -> bytes:
    """A slide with groups in groups, 10,000 deep."""
    group = b"<p:grpSp><p:nvGrpSpPr><p:cNvPr id='9' name=''/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>"
    return xml.replace(b"</p:spTree>", group * 10_000 + b"</p:grpSp>" * 10_000 + b"</p:spTree>")


@cache
def zip_bomb() -> bytes:
    """A Word file that unpacks to 500 MB, most of it in a part that is no XML."""
    return with_part(word(), "word/a.bin", lambda _: bytes(500 << 20))


@cache
def large_xml() -> bytes:
    """A deck with 100 MB of XML."""
    return with_part(deck(), "ppt/a.xml", lambda _: b" " * (100 << 20))


def attempt(folder: Path, name: str, content: bytes) -> Document:
    """Read a file, and hold the time that it took to the limit."""
    path = folder / name
    path.write_bytes(content)
    begun = time.monotonic()
    try:
        return read(Source("prov", path, path.suffix[1:]))
    finally:
        assert time.monotonic() - begun < HANG_SECONDS


BAD: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "empty": ("tom.txt", lambda: b"", "empty"),
    "blank": ("tom.txt", lambda: b" \n\t\n", "empty"),
    "unseen signs alone": ("tom.txt", lambda: "\u200b\u200e\n".encode(), "no words"),
    "picture renamed": ("bild.txt", lambda: b"\x89PNG\r\n\x1a\n\0\0", "PNG"),
    "zeros": ("noll.txt", lambda: b"abc\0" * 1000, "NUL"),
    "noise": ("brus.txt", lambda: bytes(range(1, 256)) * 20, "UTF-8"),
    "control characters": ("styr.txt", lambda: b"\x01\x02 a" * 100, "control characters"),
    "UTF-8 broken": ("trasig.txt", lambda: "Håbo kommun och Älvdalen".encode() + b"\xff\xc3", "byte 26"),
    "100 MB of one line": ("rad.txt", lambda: b"kommun " * (100 << 20 >> 3), "MB"),
    "10 MB of one line": ("rad.txt", lambda: b"kommun " * (10 << 20 >> 3), "characters"),
    "one line of Markdown": ("rad.md", lambda: b"kommun " * 200_000, "characters"),
    "empty lines": ("tomma.txt", lambda: b"Region Gotland" + b"\n" * 6_000_000 + b"x", "6,000,015 characters"),
    "40,001 lines": ("rader.txt", lambda: b"- Region Gotland\n" * 40_001, "40,001 paragraphs"),
    "one paragraph of HTML": ("rad.html", lambda: b"<p>" + b"kommun " * 200_000, "characters"),
    "PDF renamed": ("rapport.txt", pdf, "a PDF"),
    "Word renamed": ("rapport.md", word, "zip"),
    "text renamed": ("rapport.pdf", lambda: b"Region Gotland", "truncated or damaged"),
    "encrypted PDF": ("last.pdf", lambda: pdf(password="hemligt"), "encrypted"),
    "truncated PDF": ("halv.pdf", lambda: pdf(pages=20)[:300], "truncated or damaged"),
    "PDF without pages": ("tom.pdf", no_pages, "has no pages"),
    "PDF without letters": ("bild.pdf", picture, "the pages hold no words"),
    "truncated Word": ("halv.docx", lambda: word()[:2000], "truncated or damaged"),
    "truncated slides": ("halv.pptx", lambda: deck()[:9000], "truncated or damaged"),
    "old Word": ("gammal.docx", lambda: b"\xd0\xcf\x11\xe0" + bytes(600), "97-2003"),
    "slides named Word": ("deck.docx", deck, "holds no word/document.xml"),
    "zip bomb": ("bomb.docx", zip_bomb, "unpacks to"),
    "XML of 100 MB": ("bomb.pptx", large_xml, "of it XML"),
    "XML bomb": ("bomb.docx", lambda: with_part(word(), WORD, laughs), "entities"),
    "XML bomb in slides": ("bomb.pptx", lambda: with_part(deck(), "ppt/presentation.xml", laughs), "entities"),
    "nested Word": ("djup.docx", lambda: with_part(word(), WORD, nested), "damaged"),
    "nested slides": ("djup.pptx", lambda: with_part(deck(), "ppt/slides/slide1.xml", nested_slide), "damaged"),
    "XML broken": ("trasig.docx", lambda: with_part(word(), WORD, lambda xml: xml[:-40]), "damaged"),
    "page of scripts": ("sida.html", lambda: b"<html><script>document.write('Region')</script></html>", "no text"),
    "unread format": ("rapport.odt", lambda: b"PK\x03\x04", "save the document as .docx"),
}


@pytest.mark.parametrize(("name", "content", "said"), BAD.values(), ids=BAD)
def test_a_bad_file_is_refused_by_name_with_a_reason_and_a_remedy(
    name: str, content: Callable[[], bytes], said: str, tmp_path: Path
) -> None:
    """One sentence: the file, what is wrong with it, what to do."""
    with pytest.raises(SourceError) as error:
        attempt(tmp_path, name, content())

    assert name in str(error.value)
    assert said in str(error.value)
    assert error.value.remedy


@pytest.mark.parametrize("name", ["tomma.txt", "tomma.md"])
def test_what_is_too_long_is_refused_before_it_is_parted(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nineteen million line ends took minutes to be told apart, only to be refused."""
    monkeypatch.setattr("loaders.readers.text.blocks", lambda _: pytest.fail("parted"))
    monkeypatch.setattr("loaders.readers.markdown.blocks", lambda _: pytest.fail("parted"))

    with pytest.raises(SourceError, match="more than 5,000,000"):
        attempt(tmp_path, name, b"Region Gotland" + b"\n" * 6_000_000 + b"x")


def test_empty_paragraphs_of_word_are_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some files hold millions; the words among them are read."""
    looked = []
    of_words = docx_reader.words
    monkeypatch.setattr(docx_reader, "words", lambda element: looked.append(element) or of_words(element))
    empty = with_part(word(), WORD, lambda xml: xml.replace(b"<w:sectPr", b"<w:p/>" * 1000 + b"<w:sectPr", 1))

    text = docx_reader.read(empty, tmp_path / "tomma.docx").text

    assert "Region Sk" in text
    assert len(looked) < 10


DEEP = {
    "djup.html": b"<div>" * 10_000 + b"Region Gotland" + b"</div>" * 10_000,
    "lista.html": b"<ul><li>" * 10_000 + b"Region Gotland",
    "tabell.html": b"<table><tr><td>" * 10_000 + b"Region Gotland",
    "djup.md": b"> " * 10_000 + b"Region Gotland",
    "lista.md": b"- " * 10_000 + b"Region Gotland",
    "mark.md": b"[" * 10_000 + b"Region Gotland" + b"]" * 10_000,
    "djup.txt": b"(" * 10_000 + b"Region Gotland" + b")" * 10_000,
}


@pytest.mark.parametrize(("name", "content"), DEEP.items())
def test_ten_thousand_levels_are_read_through(name: str, content: bytes, tmp_path: Path) -> None:
    """Deep nesting neither ends the reader nor hides the words."""
    document = attempt(tmp_path, name, content)

    assert "Region Gotland" in document.text


@pytest.mark.proof
def test_a_build_of_bad_files_names_each_and_loads_the_others(tmp_path: Path) -> None:
    """The real command: exit status 1, a line for each bad file with what to do, and the good documents are there."""
    folder = tmp_path / "in"
    folder.mkdir()
    names = {f"{number:02}-{name}": (content, said) for number, (name, content, said) in enumerate(BAD.values())}
    for name, (content, _) in names.items():
        (folder / name).write_bytes(content())
    for name, content in {**DEEP, "hoger.txt": "Region \u202eGotland\u202c مرحبا\n\x07Region Skåne".encode()}.items():
        (folder / f"ok-{name}").write_bytes(content)
    command = [sys.executable, "-m", "samgraf", "build", str(folder), "--data", str(tmp_path / "var"), "--jobs", "2"]

    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        said = process.stderr.read()
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)

    start = f"left out: {folder}{os.sep}"
    lines = [line.removeprefix(start) for line in said.splitlines() if line.startswith(start)]
    left_out = {re.split("[:,]", line)[0]: line for line in lines}
    assert process.returncode == 1, said
    assert set(left_out) == set(names)
    assert [line for name, line in left_out.items() if names[name][1] not in line or "; " not in line] == []
    held = json.loads((tmp_path / "var" / "current" / "manifest.json").read_text())["documents"]
    assert len(held) == len(DEEP) + 1
    assert used.ru_maxrss < 1 << 20  # in KB: no process of the build, and none that reads, takes a gigabyte


def test_right_to_left_and_control_characters_leave_the_words(tmp_path: Path) -> None:
    """Marks of direction go, Arabic stays, and a control character becomes a space, as XML must carry it."""
    document = attempt(tmp_path, "blandat.txt", "Region \u202eGotland\u202c مرحبا Region\x07Skåne\u00ad\n".encode())

    assert document.text == "Region Gotland مرحبا Region Skåne\n"


@pytest.mark.parametrize("hidden", ["hidden", "aria-hidden=true", "style='color:red; DISPLAY: none'"])
def test_a_script_is_no_text(tmp_path: Path, hidden: str) -> None:
    """What a script or a style says is not read, nor what is hidden."""
    page = b"<script>var a='Region Dalarna'</script><style>p{}</style><p style='display:block'>Region Gotland"
    page += f"<p {hidden}>Region Uppsala</p>".encode()

    assert attempt(tmp_path, "sida.html", page).text == "Region Gotland\n"


def test_a_page_without_a_text_layer_is_a_warning(tmp_path: Path) -> None:
    """A scanned page among others is named; the others are read."""
    out = io.BytesIO()
    canvas = Canvas(out)
    canvas.drawString(72, 700, "Region Gotland")
    canvas.showPage()
    canvas.drawInlineImage(_grey(), 50, 50, 100, 100)
    canvas.save()

    document = attempt(tmp_path, "skannad.pdf", out.getvalue())

    assert document.text == "Region Gotland\n"
    assert ["page 2" in warning.en for warning in document.warnings] == [True]


def _grey() -> Image.Image:
    return Image.new("L", (20, 20), 128)


def test_reading_that_takes_too_long_is_ended(tmp_path: Path) -> None:
    """The clock ends it, and the error says so."""
    with pytest.raises(SourceError, match=r"more than 0\.01 seconds"):
        confined.read("pdf", pdf(), tmp_path / "rapport.pdf", seconds=0.01)


def test_reading_that_takes_too_much_memory_is_ended(tmp_path: Path) -> None:
    """A file that needs more memory than it may is refused, whichever way the library takes it."""
    with pytest.raises(SourceError, match=r"memory|broke down"):
        confined.read("html", b"<p>Region " * 1_000_000, tmp_path / "stor.html", memory=60 << 20)


def test_old_encodings_are_read_and_said(tmp_path: Path) -> None:
    """A text of Windows is read as it is meant, with a warning that names the encoding."""
    document = attempt(tmp_path, "gammal.txt", "Håbo – Älvkarleby och Österåker".encode("windows-1252"))

    assert document.text == "Håbo – Älvkarleby och Österåker"
    assert "windows-1252" in document.warnings[0].en


def test_what_a_reader_doubts_is_a_finding(tmp_path: Path) -> None:
    """A doubt of the reader is a warning of the build, in both languages, under the document's name."""
    document = attempt(tmp_path, "gammal.txt", "Håbo kommun".encode("windows-1252"))

    (finding,) = of_reading(document)

    assert (finding.document, finding.severity, finding.rule) == ("prov", "warning", "reading")
    assert finding.sv != finding.en
