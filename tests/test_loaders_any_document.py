"""Whatever a document holds and whatever it is printed in: every quotation is equal to the text at its place."""

from __future__ import annotations

import io
import re
from collections import defaultdict
from collections.abc import Callable
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

import docx
import pptx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pptx.util import Cm
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate

from loaders import extract, masking, readers, resolve
from loaders.errors import SourceError
from loaders.ledger import Ledger
from loaders.mapping import map_document
from loaders.sources import Source

WORDS = st.sampled_from(
    [
        "Vindros",
        "Projekt Vindros",
        "Sammanfattande beskrivning",
        "Deltagande regioner: Region Halland, Skåne och Region Jönköping län",
        "Länsstyrelserna i Dalarnas, Gävle-\nborgs och Örebro län leder projektet “Kustnära” m.fl.",
        "Kontakt: Kim Provnamn, kim.provnamn@regionhalland.se, 070-123 45 67",
        "Framgångsfaktorer",
        "- Tidig dialog",
        "Fallgrop: ont om tid, säger Kim Provnamn",
        "En framgångsfaktor var att alla kom, att ingen gick och att kaffet fanns.",
        "Projekt | Ägare | Budget",
        "|  |  |\n| --- | --- |\n| **Region** | **Kronor** |\n| Region Skåne | 90 000 |",
        "Beviljade projekt:",
        "Skogskollen\tRegion Skåne\t1 200 000 kr",
        "1. Ta fram en karta över 30 % av länets 400 företag till 2030",
        "”Kartor ger samtal”, säger Västra Götalandsregionen (VGR). VGR deltar.",
        "Region \u202eGotland\u202c مرحبا 𝔘 e\u0301 \u0007 x\u00ady",
    ]
)
PARTS = st.lists(WORDS | st.text(max_size=40), min_size=1, max_size=14)


def as_text(parts: list[str]) -> bytes:
    return "\n\n".join(parts).encode("utf-8", "replace")


def as_html(parts: list[str]) -> bytes:
    return "".join(f"<p>{escape(part)}</p>" for part in parts).encode("utf-8", "replace")


def in_xml(part: str) -> str:
    """What an Office program can hold: no control characters."""
    return re.sub("[^\\t\\n -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", " ", part)


def as_docx(parts: list[str]) -> bytes:
    document = docx.Document()
    for part in parts:
        document.add_paragraph(in_xml(part))
    table = document.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = in_xml(parts[0]), in_xml(parts[-1])
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def as_pptx(parts: list[str]) -> bytes:
    deck = pptx.Presentation()
    for part in parts:
        slide = deck.slides.add_slide(deck.slide_layouts[5])
        slide.shapes.title.text = in_xml(parts[0])
        slide.shapes.add_textbox(Cm(1), Cm(1), Cm(9), Cm(9)).text_frame.text = in_xml(part)
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def as_pdf(parts: list[str]) -> bytes:
    out = io.BytesIO()
    style = getSampleStyleSheet()["Normal"]
    SimpleDocTemplate(out).build([Paragraph(escape(in_xml(part)) or "x", style) for part in parts])
    return out.getvalue()


FORMATS: dict[str, Callable[[list[str]], bytes]] = {
    "txt": as_text,
    "md": as_text,
    "html": as_html,
    "docx": as_docx,
    "pptx": as_pptx,
    "pdf": as_pdf,
}


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(parts=PARTS)
@pytest.mark.parametrize("kind", FORMATS)
def test_every_quotation_is_equal_to_the_text_at_its_place(kind: str, parts: list[str]) -> None:
    """Read, recognised, masked and mapped: exact, prefix and suffix stand at the offsets, and no line is wrong."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"prov.{kind}"
        path.write_bytes(FORMATS[kind](parts))
        try:
            document = readers.read(Source("prov", path, kind))
        except SourceError as error:
            assert error.remedy
            return
    extraction = extract.extract(document)
    stretches = masking.masks([extraction], {})["prov"]
    mapped = map_document(
        extraction, resolve.resolve([extraction], {}, Ledger(), "https://x.example/"), stretches, "0" * 16
    )
    masked = masking.mask(document.text, stretches)

    said: dict[str, dict[str, str]] = defaultdict(dict)
    for quad in mapped.evidence:
        if "/selector/" in quad.subject.value:
            passage = quad.subject.value.rpartition("/")[0]
            said[passage][quad.predicate.value.rpartition("#")[2]] = quad.object.value
    for passage, parts_of in said.items():
        start, end = (int(place) for place in passage.rpartition("/")[2].split("-"))
        assert (int(parts_of["start"]), int(parts_of["end"])) == (start, end)
        assert parts_of["exact"] == document.text[start:end] == masked[start:end] != ""
        assert masked[:start].endswith(parts_of.get("prefix", ""))
        assert masked[end:].startswith(parts_of.get("suffix", ""))
    assert len(masked) == len(document.text)
