"""Character recognition for pages that are pictures, by Tesseract where it is installed with Swedish."""

from __future__ import annotations

import csv
import io
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from statistics import median
from typing import Any, NamedTuple

from loaders.readers.pdf_drawings import THIN, Line
from loaders.readers.pdf_letters import GAP, Run

DOTS = 300  # an inch, which Tesseract is made for
POINTS = 72
LARGEST = 20_000_000  # dots of a page; a poster is read more coarsely, not refused
MOST_PAGES = 60  # of a document; a page takes two to four seconds
SECONDS = 60
DOUBTED = 60  # per cent; of a page of which Tesseract is less sure it is asked how the page lies
SURE_TURN = 5  # what Tesseract calls the confidence of an orientation: 20 on a page of text
TURN = re.compile(r"Rotate: (?P<turn>90|180|270)\s+Orientation confidence: (?P<sure>[\d.]+)")
WORD = "5"  # Tesseract's level of a word
SAME_SIZE = 0.3  # of the usual height of lines; a heading differs by more
SUREST, WORD_LETTERS = 30, 3  # per cent, letters; what Tesseract is less sure of and is shorter is a stain
DOT = 0.6  # of the size of letters: a sign that begins a line and is no higher is a bullet, whatever it is read as
STROKES = "|[]<>:!"  # what the line beside a cell is read as


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


class Seen(NamedTuple):
    """What a picture shows: words in lines, and the lines that are drawn around them, as of a table.

    `sideways` tells that it lies on its side, so that the width of the page is its height.
    """

    runs: list[Run]
    lines: list[Line]
    sideways: bool = False


def read(shown: Any) -> Seen:
    """Return what a pypdfium2 page that is a picture shows, turned upright; nothing where Tesseract gives up."""
    width, height = shown.get_size()
    scale = min(DOTS / POINTS, (LARGEST / (width * height)) ** 0.5)
    table = _told(shown, scale, 0, "-l", "swe", "tsv")
    if 0 < sureness(table) < DOUBTED:
        found = TURN.search(_told(shown, scale, 0, "--psm", "0"))  # of its script osd, where that is installed
        turn = int(found["turn"]) if found and float(found["sure"]) >= SURE_TURN else 0
        turned = _told(shown, scale, turn, "-l", "swe", "tsv") if turn else ""
        if sureness(turned) > sureness(table):
            return seen(turned, scale)._replace(sideways=turn in (90, 270))
    return seen(table, scale)


def _told(shown: Any, scale: float, turn: int, *options: str) -> str:
    """Return what Tesseract says of a page, turned clockwise by so many degrees; "" where it gives up."""
    picture = io.BytesIO()
    shown.render(scale=scale, rotation=turn, grayscale=True).to_pil().save(picture, "PNG")
    command = ["tesseract", "stdin", "stdout", "--dpi", str(round(scale * POINTS)), *options]
    alone = {**os.environ, "OMP_THREAD_LIMIT": "1"}  # other documents are read on the other cores
    try:
        done = subprocess.run(
            command, input=picture.getvalue(), capture_output=True, timeout=SECONDS, check=True, env=alone
        )
    except (subprocess.SubprocessError, OSError):
        return ""
    return done.stdout.decode("utf-8", "replace")


def sureness(table: str) -> float:
    """Return how sure Tesseract is of a letter in its table of words, on average, in per cent; 0 without words."""
    words = [(len(row["text"].strip()), float(row["conf"])) for row in _rows(table) if row["level"] == WORD]
    letters = sum(length for length, _ in words)
    return sum(length * sure for length, sure in words) / letters if letters else 0.0


def _rows(table: str) -> csv.DictReader[str]:
    return csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE)


class _Word(NamedTuple):
    """A word of Tesseract's, its box in points."""

    text: str
    sure: float
    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        return self.bottom - self.top


def seen(table: str, scale: float) -> Seen:
    """Return the runs and drawn lines in Tesseract's table of words; `scale` is how many of its dots are a point."""
    lines: dict[tuple[str, ...], list[_Word]] = {}
    drawn: list[Line] = []
    for row in _rows(table):
        if row["level"] != WORD:
            continue
        left, top, width, height = (int(row[name]) / scale for name in ("left", "top", "width", "height"))
        word = _Word(row["text"].strip(), float(row["conf"]), left, top, left + width, top + height)
        if word.text:
            lines.setdefault((row["block_num"], row["par_num"], row["line_num"]), []).append(word)
        elif min(width, height) <= THIN < max(width, height):  # a word without letters is a stroke
            flat = width > height
            ends = (left, left + width) if flat else (top, top + height)
            drawn.append(Line(flat, top + height / 2 if flat else left + width / 2, *ends))
    usual = median(max(word.height for word in words) for words in lines.values()) if lines else 0.0
    walls = [line for line in drawn if not line.flat]
    return Seen([run for words in lines.values() for run in _runs(words, usual, walls)], drawn)


def _runs(words: list[_Word], usual: float, walls: list[Line]) -> Iterator[Run]:
    """Yield the words of a line, parted where a column ends."""
    high = max(word.height for word in words)
    # A line with no tall letter looks smaller, one with brackets larger: both are of the page's usual size.
    size = usual if abs(high - usual) <= SAME_SIZE * usual else high
    base = max(word.bottom for word in words)
    marked = len(words) > 1 and len(words[0].text) == 1 and words[0].height <= DOT * size
    held: list[_Word] = [words[0]._replace(text="•", sure=100)] if marked else []
    for word in words[marked:]:
        between = [wall for wall in walls if held and _parts(wall, held[-1], word)]
        if between:
            word = word._replace(text=word.text.lstrip(STROKES) or word.text)
        if held and (between or word.left - held[-1].right > GAP * size) and not (marked and len(held) == 1):
            yield from _run(held, base, size)
            held = []
        held.append(word)
    yield from _run(held, base, size)


def _parts(wall: Line, one: _Word, other: _Word) -> bool:
    stands = (one.right + one.left) / 2 < wall.at < (other.left + other.right) / 2
    return stands and wall.start < (one.top + one.bottom) / 2 < wall.end


def _run(words: list[_Word], base: float, size: float) -> Iterator[Run]:
    # What Tesseract doubts is a stain if it is short, else a word: names of places are in no list of its.
    kept = [word for word in words if word.sure >= SUREST or sum(map(str.isalpha, word.text)) >= WORD_LETTERS]
    if kept:
        text = " ".join(word.text for word in kept)
        yield Run(text, kept[0].left, kept[-1].right, base, round(size), False)
