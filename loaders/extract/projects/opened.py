"""Projects that the paragraphs of a section open with, one after another: "Kusten leddes av A …", "I Fjället, …".

Half of them are projects already, or the section speaks of projects over them and more than half tell of one ("leds
av"): then the others that stand like these are too, if bodies do something in their paragraphs. A single word must be
coined, or keep its capital elsewhere.
"""

from __future__ import annotations

import re

from loaders.document import Block, Kind, Span
from loaders.extract.bodies.known_bodies import bodies_in
from loaders.extract.persons.form import withheld
from loaders.extract.projects.known_titles import titles
from loaders.extract.projects.name_forms import SPEAKS_OF_PROJECTS
from loaders.extract.projects.names_of_words import PREPOSITIONS
from loaders.extract.projects.particulars import project_titled
from loaders.extract.projects.plausible_names import (
    is_place,
    joined_by_small_words,
    keeps_capital,
    may_be_name,
    of_other_kind,
)
from loaders.extract.reading import Reading
from loaders.layout.sections import Section
from loaders.names.lexicon import is_common, is_finite

FRONT = re.compile(r"(?:(?:I|Inom|Genom)\s+)?[”\"“«]?(?=[A-ZÅÄÖ])")
WORD = re.compile(r"[\w&’-]+(?=[ \n,.]|[”\"»](?=[ \n,.]))")
BEHIND = re.compile(r"[”\"»]?(?:\s+\([^()\n]{2,40}\))?(?:(?P<mark>,|\.(?=\s)|\s[–-]\s)|\s+(?P<verb>[a-zåäö]+))")
LONGEST = 8  # words
SILENT = frozenset({"agenda", "references", "appendix", "participants", "contact", "narrative"})
# What a paragraph says of a project, and of no subject of a report.
TELLS = re.compile(
    r"(?<![^\W_])(?:(?<!i )(?<!av )(?<!under )(?<!innan )(?<!från )projektet|projekt(?:ägare|ledare)"
    r"|(?:förstudi|satsning|insats|pilot)en|(?:med)?sökande|parter|(?:ägs|drivs|leds|ägdes|drevs|leddes|genomförs|genomfördes)\s+(?:av|i|med|till))(?![^\W_])",
    re.IGNORECASE,
)
FEWEST = 2


def extract(reading: Reading) -> None:
    """Make projects of the names that paragraphs open with, where their like are projects."""
    for section in reading.sections:
        prose = [block for block in section.body if block.kind is Kind.PARAGRAPH]
        if section.kind in SILENT or section.factor or len(prose) < FEWEST:
            continue
        opening = [(block, title) for block in prose if (title := _opening(reading, block))]
        named = [(b, title) for b, title in opening if _held(reading, title) or _may_open(reading, b, title)]
        likely = [title for _, title in named if not _held(reading, title)]
        sure = 2 * len(likely) <= len(named) or _are_told(reading, section, named)
        if len(named) < FEWEST or 2 * len(named) < len(prose) or not sure:
            continue
        for title in likely:
            project_titled(reading, title, "by-sentence")


def _opening(reading: Reading, block: Block) -> Span | None:
    """Return the words that a paragraph opens with, up to a verb or comma, behind "I" or alone."""
    text = reading.document.text
    front = FRONT.match(text, block.start, block.end)
    start = at = front.end() if front else block.end
    for _ in range(LONGEST):
        if not (word := WORD.match(text, at, block.end)):
            return None
        if (behind := BEHIND.match(text, word.end(), block.end)) and (
            behind["mark"] or (is_finite(behind["verb"]) and behind["verb"] not in PREPOSITIONS)
        ):
            return Span(start, word.end())
        at = word.end() + 1
    return None


def _are_told(reading: Reading, section: Section, named: list[tuple[Block, Span]]) -> bool:
    """Whether a section speaks of projects over its paragraphs, and more than half of these tell of one."""
    text, first = reading.document.text, (section.headings[0].block if section.headings else section.body[0])
    told = sum(
        bool(TELLS.search(text, title.end, block.end)) or _inside(reading, block, title) for block, title in named
    )
    return 2 * told > len(named) and SPEAKS_OF_PROJECTS.search(text, first.start, named[0][0].start) is not None


def _inside(reading: Reading, block: Block, title: Span) -> bool:
    """Whether a name keeps its capital inside a sentence: behind "I", or elsewhere."""
    return title.start - block.start > 1 or keeps_capital(reading, reading.text(title))


def _held(reading: Reading, title: Span) -> bool:
    return titles(reading).begun(reading.text(title).casefold()) is not None


def _may_open(reading: Reading, block: Block, title: Span) -> bool:
    """Whether a paragraph's first words may be a project's name, and bodies are told of in it."""
    words = reading.text(title)
    if of_other_kind(words) or is_place(reading, title) or withheld(reading, title) or not joined_by_small_words(words):
        return False
    if " " not in words and is_common(words) and not _inside(reading, block, title):
        return False
    if any(place.overlaps(title) for place, _ in bodies_in(reading, block.span)):
        return False
    bodies = bool(reading.authorities_in(block.span) or bodies_in(reading, block.span))
    return bodies and may_be_name(reading, title, alone=True, inside=title.start - block.start > 1)
