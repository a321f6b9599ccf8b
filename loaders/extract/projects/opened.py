"""Projects that the paragraphs of a section open with, one after another: "Kusten leddes av A …", "I Fjället, …".

One is a project already, or the text counts as many ("tre projekt"): then the others that stand like it are too, if
bodies do something in their paragraphs. A single word must be coined, or keep its capital elsewhere.
"""

from __future__ import annotations

import re

from loaders.document import Block, Kind, Span
from loaders.extract.bodies.known_bodies import bodies_in
from loaders.extract.persons.form import withheld
from loaders.extract.projects.bare_titles import COUNT
from loaders.extract.projects.known_titles import titles
from loaders.extract.projects.particulars import project_titled
from loaders.extract.projects.plausible_names import (
    is_place,
    joined_by_small_words,
    keeps_capital,
    may_be_name,
    of_other_kind,
)
from loaders.extract.reading import Reading
from loaders.names.lexicon import is_common, is_finite
from loaders.values.numbers import NUMERALS

FRONT = re.compile(r"(?:(?:I|Inom|Genom)\s+)?[”\"“«]?(?=[A-ZÅÄÖ])")
WORD = re.compile(r"[\w&’-]+(?=[ \n,]|[”\"»](?=[ \n,]))")
BEHIND = re.compile(r"[”\"»]?(?:\s+\([^()\n]{2,40}\))?(?:(?P<comma>,)|\s+(?P<verb>[a-zåäö]+))")
LONGEST = 8  # words
SILENT = frozenset({"agenda", "references", "appendix", "participants", "contact", "narrative"})
COUNTED = re.compile(rf"(?<![^\W_])(?P<count>{COUNT})\s+(?:[\w-]+\s+)?\w*projekt(?![^\W_])", re.IGNORECASE)
FEWEST = 2


def extract(reading: Reading) -> None:
    """Make projects of the names that paragraphs open with, where their like are projects."""
    for section in reading.sections:
        prose = [block for block in section.body if block.kind is Kind.PARAGRAPH]
        if section.kind in SILENT or section.factor or len(prose) < FEWEST:
            continue
        named = [(block, title) for block in prose if (title := _opening(reading, block))]
        known = [title for _, title in named if _held(reading, title)]
        likely = [(block, title) for block, title in named if title not in known and _may_open(reading, block, title)]
        run = len(known) + len(likely)
        if (
            run < FEWEST
            or 2 * run < len(prose)
            or not (2 * len(known) >= run or run in _counted(reading.document.text))
        ):
            continue
        for _, title in likely:
            project_titled(reading, title, "by-sentence")


def _opening(reading: Reading, block: Block) -> Span | None:
    """Return the words that a paragraph opens with, up to a verb or comma, behind "I" or alone."""
    text = reading.document.text
    front = FRONT.match(text, block.start, block.end)
    start = at = front.end() if front else block.end
    for _ in range(LONGEST):
        if not (word := WORD.match(text, at, block.end)):
            return None
        if (behind := BEHIND.match(text, word.end(), block.end)) and (behind["comma"] or is_finite(behind["verb"])):
            return Span(start, word.end())
        at = word.end() + 1
    return None


def _held(reading: Reading, title: Span) -> bool:
    return titles(reading).begun(reading.text(title).casefold()) is not None


def _may_open(reading: Reading, block: Block, title: Span) -> bool:
    """Whether a paragraph's first words may be a project's name, and bodies are told of in it."""
    words = reading.text(title)
    fronted = title.start - block.start > 1
    if of_other_kind(words) or is_place(reading, title) or withheld(reading, title) or not joined_by_small_words(words):
        return False
    if " " not in words and not fronted and is_common(words) and not keeps_capital(reading, words):
        return False
    if any(place.overlaps(title) for place, _ in bodies_in(reading, block.span)):
        return False
    bodies = bool(reading.authorities_in(block.span) or bodies_in(reading, block.span))
    return bodies and may_be_name(reading, title, alone=True, inside=fronted)


def _counted(text: str) -> frozenset[int]:
    """Return how many projects a text says there are, wherever it does."""
    words = (found["count"].casefold() for found in COUNTED.finditer(text))
    return frozenset(NUMERALS.get(count) or int(count) for count in words)
