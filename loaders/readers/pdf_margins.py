"""Running headers, footers and page numbers of a PDF, taken out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from loaders.readers.pdf_letters import Run
from loaders.readers.pdf_page import Page
from loaders.readers.pdf_tables import lines_of

MARGIN = 0.1  # of a page's height, at its head and at its foot: where running headers and footers stand
REPEATED = 3  # on as many pages a line in the margin is a running one; in shorter documents, on all
PAGE_NUMBER = re.compile(r"(?:sida|sid\.?|page|[-–])?\s*\d{1,4}\s*(?:(?:av|of|/|[-–])\s*\d{0,4}|\(\d{1,4}\))?", re.I)

# A number that says to be a page's, by its word or by how many there are: it is that in a document of one page too.
NUMBERED = re.compile(
    r"(?:sida|sid\.|page)\s*\d{1,4}(?:\s*(?:av|of|/)\s*\d{1,4}|\s*\(\d{1,4}\))?|\d{1,4}\s*\(\d{1,4}\)", re.I
)
ROOM = 2  # times the size of letters: what stands nearer to the text belongs to it


# --- headers and footers --------------------------------------------------------------------------------------


def without_furniture(pages: list[Page]) -> list[Page]:
    """Return the pages without the lines in their margins that come back from page to page."""
    body = body_size(pages)
    seen = Counter(key for one in pages for key in {_key(one, line) for line in _margins(one)})
    enough = min(REPEATED, max(2, len(pages)))
    kept = []
    for one in pages:
        gone = {id(run) for line in _numbered(one) for run in line}
        for line in _margins(one):
            text = " ".join(run.text for run in line)
            number = len(pages) > 1 and PAGE_NUMBER.fullmatch(text.strip())
            if number or (seen[_key(one, line)] >= enough and line[0].size < 1.2 * body):
                gone |= {id(run) for run in line}
        kept.append(replace(one, runs=[run for run in one.runs if id(run) not in gone]))
    return kept


def _margins(one: Page) -> list[list[Run]]:
    head, foot = MARGIN * one.height, (1 - MARGIN) * one.height
    return lines_of(run for run in one.runs if run.base < head or run.base > foot)


def _numbered(one: Page) -> Iterator[list[Run]]:
    """Yield the first and the last line of a page where a page's number begins or ends it, apart from the text."""
    lines = lines_of(one.runs)
    for line, beside in ((lines[0], lines[1]), (lines[-1], lines[-2])) if len(lines) > 1 else ():
        apart = abs(line[0].base - beside[0].base) > ROOM * max(line[0].size, beside[0].size)
        if apart and line in _margins(one) and any(NUMBERED.fullmatch(run.text.strip()) for run in (line[0], line[-1])):
            yield line


def _key(one: Page, line: list[Run]) -> tuple[str, int]:
    text = re.sub(r"\d+", "#", "".join(run.text for run in line)).replace(" ", "")
    return text, round((line[0].base if line[0].base < one.height / 2 else line[0].base - one.height) / 6)


def body_size(pages: Iterable[Page]) -> float:
    """Return the size that most letters have."""
    sizes: Counter[float] = Counter()
    for one in pages:
        for run in one.runs:
            sizes[run.size] += len(run.text)
    return max(sizes, key=lambda size: (sizes[size], -size), default=10.0)
