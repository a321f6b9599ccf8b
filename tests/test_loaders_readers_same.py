"""The same content in five formats: one set of records, whatever it is printed in."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from functools import partial
from html import escape
from pathlib import Path
from typing import Any

import docx
import pptx
import pytest
from pptx.util import Cm
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import ListFlowable, ListItem, Paragraph, SimpleDocTemplate, Table

from loaders.extract import Extraction, extract
from loaders.readers import read
from loaders.records import Node, Ref
from loaders.sources import Source

CONTENT: tuple[tuple[str, Any], ...] = (
    ("h1", "Samverkan om vatten"),
    (
        "p",
        "Region Gävleborg leder projektet Vattenkartan tillsammans med Länsstyrelsen i Dalarnas län. "
        "Tillväxtverket följer arbetet, och erfarenheterna därifrån har spridits till kommunerna i länet.",
    ),
    ("h2", "Pilotprojektet Vattenkartan"),
    ("p", "Projekttid: 2024–2026"),
    ("p", "Deltagande regioner: Region Gävleborg, Region Dalarna"),
    ("h2", "Framgångsfaktorer"),
    ("li", ["Tidig dialog mellan kommunerna", "Ett tydligt ledarskap hos regionen"]),
    ("h2", "Hinder"),
    ("li", ["Brist på tid hos de mindre kommunerna"]),
    ("h2", "Projekt"),
    ("table", [["Projekt", "Projektägare"], ["Skogskollen", "Region Skåne"], ["Fjällbilden", "Region Halland"]]),
)


def as_text(markdown: bool = False) -> bytes:
    """Plain text, or Markdown."""
    parts = []
    for kind, held in CONTENT:
        if kind == "li":
            parts.append("\n".join(f"- {item}" for item in held))
        elif kind == "table":
            rows = [" | ".join(row) for row in held]
            parts.append("\n".join([f"| {rows[0]} |", "|---|---|", *rows[1:]] if markdown else rows))
        else:
            parts.append("#" * int(kind[1:] or 0) + " " + held if markdown and kind != "p" else held)
    return ("\n\n".join(parts) + "\n").encode()


def as_html() -> bytes:
    """A web page with menus, a banner and a script around the content."""
    parts = [
        "<!doctype html><html lang=sv><head><title>Sida</title></head><body><nav>Region Uppsala</nav>"
        "<div class='cookie-banner'>Region Kalmar län sparar kakor</div><main>"
    ]
    for kind, held in CONTENT:
        if kind == "li":
            parts.append("<ul>" + "".join(f"<li>{escape(item)}</li>" for item in held) + "</ul>")
        elif kind == "table":
            rows = ["".join(f"<td>{cell}</td>" for cell in row) for row in held]
            parts.append("<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>")
        else:
            parts.append(f"<{kind}>{escape(held)}</{kind}>")
    return "".join([*parts, "<script>document.write('Region Blekinge')</script></main></body></html>"]).encode()


def as_docx() -> bytes:
    """A Word document."""
    document = docx.Document()
    for kind, held in CONTENT:
        if kind == "li":
            for item in held:
                document.add_paragraph(item, style="List Bullet")
        elif kind == "table":
            table = document.add_table(len(held), len(held[0]))
            for r, row in enumerate(held):
                for c, cell in enumerate(row):
                    table.cell(r, c).text = cell
        elif kind == "p":
            document.add_paragraph(held)
        else:
            document.add_heading(held, int(kind[1]))
    return _saved(document.save)


def as_pdf() -> bytes:
    """A PDF with a running header and page numbers."""
    styles = getSampleStyleSheet()
    flow: list[Any] = []
    for kind, held in CONTENT:
        if kind == "li":
            flow.append(
                ListFlowable(
                    [ListItem(Paragraph(item, styles["Normal"])) for item in held], bulletType="bullet", start="–"
                )
            )
        elif kind == "table":
            flow.append(Table(held, style=[("GRID", (0, 0), (-1, -1), 0.5, "black")]))
        else:
            flow.append(
                Paragraph(
                    held,
                    styles["Normal" if kind == "p" else f"Heading{kind[1]}"],
                )
            )
            flow[-1].spaceAfter = 8
    out = io.BytesIO()
    SimpleDocTemplate(out, pagesize=A4).build(flow)
    return out.getvalue()


def as_pptx() -> bytes:
    """A deck of one slide, so that only the format differs."""
    deck = pptx.Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    (_, title), *rest = CONTENT
    slide.shapes.title.text = title
    for kind, held in rest:
        if kind == "table":
            table = slide.shapes.add_table(len(held), len(held[0]), Cm(1), Cm(1), Cm(9), Cm(9)).table
            for r, row in enumerate(held):
                for c, cell in enumerate(row):
                    table.cell(r, c).text = cell
            continue
        frame = slide.shapes.add_textbox(Cm(1), Cm(1), Cm(9), Cm(9)).text_frame
        lines = [f"- {item}" for item in held] if kind == "li" else [held]
        frame.text = lines[0]
        for line in lines[1:]:
            frame.add_paragraph().text = line
    return _saved(deck.save)


def _saved(save: Callable[[io.BytesIO], None]) -> bytes:
    out = io.BytesIO()
    save(out)
    return out.getvalue()


FORMATS = {"md": partial(as_text, markdown=True), "html": as_html, "docx": as_docx, "pdf": as_pdf, "pptx": as_pptx}


def found_in(folder: Path, kind: str, content: bytes) -> Extraction:
    """What the loader finds in a file."""
    path = folder / f"prov.{kind}"
    path.write_bytes(content)
    return extract(read(Source("prov", path, kind)))


def _said(value: object) -> str:
    if isinstance(value, Node):
        return f"{value.type} {value.label}"
    return value.path if isinstance(value, Ref) else str(value)


def records(found: Extraction) -> list[tuple[str, str, Sequence[str]]]:
    """Every node with what is said of it, without places."""
    return sorted(
        (node.type, _said(node.label), sorted(f"{v.prop} {_said(v.object)}" for v in node.values))
        for node in found.nodes
    )


@pytest.mark.parametrize("kind", FORMATS)
def test_the_same_content_gives_the_same_records(kind: str, tmp_path: Path) -> None:
    """What is found in a format is what is found in plain text."""
    expected = records(found_in(tmp_path, "txt", as_text()))

    found = records(found_in(tmp_path, kind, FORMATS[kind]()))

    assert len(expected) >= 6
    assert found == expected


def test_the_pages_of_a_pdf_and_a_deck_are_told(tmp_path: Path) -> None:
    """Each block knows its page or slide."""
    for kind in ("pdf", "pptx"):
        assert {block.page for block in found_in(tmp_path, kind, FORMATS[kind]()).document.blocks} == {1}
