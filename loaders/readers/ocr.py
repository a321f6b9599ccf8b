"""Character recognition for pages that are pictures, by Tesseract where it is installed with Swedish."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from functools import cache
from typing import Any

from loaders.readers.pdf_page import Run

DOTS = 300  # an inch, which Tesseract is made for
POINTS = 72
SECONDS = 60
WORD = "5"  # Tesseract's level of a word
SUREST = 30  # per cent; a word that Tesseract is less sure of is a stain


@cache
def installed() -> bool:
    """Whether Tesseract is there and knows Swedish."""
    program = shutil.which("tesseract")
    if program is None:
        return False
    listed = subprocess.run([program, "--list-langs"], capture_output=True, text=True, timeout=SECONDS)
    return "swe" in listed.stdout.split()


def read(shown: Any) -> list[Run]:
    """Return the lines of a pypdfium2 page that is a picture, as runs; none where Tesseract gives up."""
    picture = io.BytesIO()
    shown.render(scale=DOTS / POINTS, grayscale=True).to_pil().save(picture, "PNG")
    command = ["tesseract", "stdin", "stdout", "-l", "swe", "--dpi", str(DOTS), "tsv"]
    try:
        done = subprocess.run(command, input=picture.getvalue(), capture_output=True, timeout=SECONDS, check=True)
    except (subprocess.SubprocessError, OSError):
        return []
    return runs(done.stdout.decode("utf-8", "replace"))


def runs(table: str) -> list[Run]:
    """Return the lines of Tesseract's table of words, their places in points."""
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
        scale = POINTS / DOTS
        found.append(Run(text, left * scale, right * scale, bottom * scale, round(high * scale), False))
    return found
