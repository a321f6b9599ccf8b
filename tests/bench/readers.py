"""A PDF of 300 pages and a dense one, made here: seconds of a processor and memory to read and to recognise them.

    .venv/bin/python tests/bench/readers.py [PAGES]

The aim is 60 seconds and 1 GB on one core for 300 pages. Also prints what the bad inputs cost.
"""

from __future__ import annotations

import io
import os
import resource
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Flowable, PageBreak, Paragraph, SimpleDocTemplate, Table

from loaders.errors import SourceError
from loaders.extract import extract
from loaders.preview import preview
from loaders.readers import read
from loaders.sources import Source

SENTENCES = (
    "Region Gävleborg leder projektet tillsammans med Länsstyrelsen i Dalarnas län och kommunerna i länet. "
    "Erfarenheterna visar att tidig dialog är avgörande för den regionala planeringen. "
)
BODIES = (
    "Gävle kommun",
    "Region Dalarna",
    "Länsstyrelsen i Gävleborgs län",
    "Trafikverket",
    "Falu kommun",
    "Boverket",
    "Region Västernorrland",
)


def report(pages: int) -> bytes:
    """A report: a heading, three paragraphs, a list, a header and a page number a page, and on each fifth a table."""
    styles = getSampleStyleSheet()
    flow: list[Flowable] = []
    for page in range(pages):
        flow += [Paragraph(f"Samverkan om delområde {page}", styles["Heading1"])]
        flow += [Paragraph(SENTENCES * 4, styles["Normal"]) for _ in range(3)]
        flow += [Paragraph(f"- Framgångsfaktor nummer {item} på sidan", styles["Normal"]) for item in range(5)]
        rows = [[f"Projekt {page}.{row}", "Region Skåne", "2024"] for row in range(6)]
        if page % 5 == 0:
            table = [["Projekt", "Projektägare", "År"], *rows]
            flow += [Table(table, style=[("GRID", (0, 0), (-1, -1), 0.5, "black")])]
        flow += [PageBreak()]
    return _printed(flow)


def dense(pages: int) -> bytes:
    """A report that names a project, its parties and factors three times a page, in 9,000 code points a page."""
    style = getSampleStyleSheet()["Normal"].clone("dense", fontSize=6, leading=6.5)
    flow: list[Flowable] = []
    for number in range(3 * pages):
        flow += [
            Paragraph(f"{number}. Projektet Kustvägen {number}", getSampleStyleSheet()["Heading2"]),
            Paragraph(f"Projektägare: {BODIES[number % 7]}", style),
            Paragraph(f"Medsökande: {BODIES[number % 5]}, {BODIES[number % 3]}", style),
            Paragraph(SENTENCES * 12, style),
            Paragraph("Framgångsfaktorer", getSampleStyleSheet()["Heading3"]),
            *(Paragraph(f"- Tidig dialog om mål {number}.{item}", style) for item in range(3)),
        ]
    return _printed(flow)


def _printed(flow: list[Flowable]) -> bytes:
    out = io.BytesIO()

    def furniture(canvas: object, document: object) -> None:
        canvas.drawString(72, 810, "Rapport om regional planering")  # type: ignore[attr-defined]  # a Canvas
        canvas.drawString(290, 30, f"Sida {document.page}")  # type: ignore[attr-defined]  # a template

    SimpleDocTemplate(out, pagesize=A4).build(flow, onFirstPage=furniture, onLaterPages=furniture)
    return out.getvalue()


def processor() -> float:
    """Seconds of the processor that this process and its ended children took, whatever else the machine does."""
    return sum(os.times()[:4])


def measured(name: str, work: Callable[[], object]) -> None:
    """Print how long work takes of a processor, and the most memory of this process and of its children so far."""
    begun = processor()
    try:
        work()
    except SourceError as error:
        name = f"{name}: refused, {error.rule[:50]}"
    seconds = processor() - begun
    here, below = (resource.getrusage(who).ru_maxrss >> 10 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(f"{seconds:7.1f} s {here:5} MB here {below:5} MB reading   {name}", flush=True)


def main(pages: int) -> None:
    """Measure a long PDF, then bad inputs."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "rapport.pdf"
        path.write_bytes(report(pages))
        source = Source("rapport", path, "pdf")
        close = Source("tat", Path(folder) / "tat.pdf", "pdf")
        close.path.write_bytes(dense(pages // 8))
        measured(f"dense PDF of some {pages // 8} pages, as by samgraf extract", lambda: preview(close))
        measured(f"PDF of {pages} pages, read", lambda: read(source))
        measured(f"PDF of {pages} pages, read and recognised", lambda: extract(read(source)))
        bad = {
            "rad.txt": b"kommun " * (100 << 20 >> 3),
            "djup.html": b"<div>" * 20_000 + b"Region Gotland",
            "tabeller.html": b"<table><tr><td>" * 10_000 + b"Region Gotland",
            "djup.md": b"> " * 20_000 + b"Region Gotland",
            "djup.txt": b"(" * 150_000 + b"Region Gotland",
        }
        for name, content in bad.items():
            (Path(folder) / name).write_bytes(content)
            one = Source("prov", Path(folder) / name, name.rpartition(".")[2])
            measured(name, lambda one=one: read(one))  # type: ignore[misc]  # a default binds it


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 300)
