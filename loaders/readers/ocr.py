"""Character recognition for pages that are pictures, by Tesseract where it is installed with Swedish."""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
from functools import cache
from typing import Any

from loaders.readers.pdf_page import Run

DOTS = 300  # an inch, which Tesseract is made for
POINTS = 72
LARGEST = 20_000_000  # dots of a page; a poster is read more coarsely, not refused
MOST_PAGES = 60  # of a document; a page takes two to four seconds
SECONDS = 60
WORD = "5"  # Tesseract's level of a word
SUREST = 30  # per cent; a word that Tesseract is less sure of is a stain


@cache
def version() -> str:
    """Return which Tesseract is there and knows Swedish, or "" where none is."""
    program = shutil.which("tesseract")
    if program is None:
        return ""
    known = subprocess.run([program, "--list-langs"], capture_output=True, text=True, timeout=SECONDS)
    if "swe" not in known.stdout.split():
        return ""
    said = subprocess.run([program, "--version"], capture_output=True, text=True, timeout=SECONDS)
    return (said.stdout or said.stderr).partition("\n")[0]


def read(shown: Any) -> list[Run]:
    """Return the lines of a pypdfium2 page that is a picture, as runs; none where Tesseract gives up."""
    width, height = shown.get_size()
    scale = min(DOTS / POINTS, (LARGEST / (width * height)) ** 0.5)
    picture = io.BytesIO()
    shown.render(scale=scale, grayscale=True).to_pil().save(picture, "PNG")
    command = ["tesseract", "stdin", "stdout", "-l", "swe", "--dpi", str(round(scale * POINTS)), "tsv"]
    alone = {**os.environ, "OMP_THREAD_LIMIT": "1"}  # other documents are read on the other cores
    try:
        done = subprocess.run(
            command, input=picture.getvalue(), capture_output=True, timeout=SECONDS, check=True, env=alone
        )
    except (subprocess.SubprocessError, OSError):
        return []
    return runs(done.stdout.decode("utf-8", "replace"), scale)


def runs(table: str, scale: float) -> list[Run]:
    """Return the lines of Tesseract's table of words; `scale` is how many of its dots are a point."""
    lines: dict[tuple[str, ...], list[dict[str, str]]] = {}
    for word in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        if word["level"] == WORD and word["text"].strip() and float(word["conf"]) >= SUREST:
            lines.setdefault((word["block_num"], word["par_num"], word["line_num"]), []).append(word)
    found = []
    for words in lines.values():
        left = min(int(word["left"]) for word in words)
        right = max(int(word["left"]) + int(word["width"]) for word in words)
        bottom = max(int(word["top"]) + int(word["height"]) for word in words)
        high = max(int(word["height"]) for word in words)
        text = " ".join(word["text"] for word in words)
        found.append(Run(text, left / scale, right / scale, bottom / scale, round(high / scale), False))
    return found
