"""The title that stands right over the fields of a project."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from loaders.document import Block, Kind, Span
from loaders.extract.forms.labels import NAMES, Field, meaning
from loaders.extract.persons.form import withheld
from loaders.extract.projects.headings import NUMBER
from loaders.extract.projects.page_titles import ABOUT, may_name
from loaders.extract.projects.segment_kinds import COUNTS
from loaders.extract.reading import Reading
from loaders.labels import normal
from loaders.layout.lines import lines_of

# Roles that only an undertaking with means of its own has; a meeting has participants too.
STRONG = frozenset({"applicant", "co-applicant", "lead"})
LEADING = STRONG | {"responsible"}  # in a box of facts
# What may stand under a title on a first page, and before a title: "Version 1.2", "Pilot Siljansbygden".
UNDER_TITLE = re.compile(r"(?:version|utgåva|datum|dnr|diarienummer|rev\w*)(?![^\W_]).*|[\d\W]+", re.IGNORECASE)
BEFORE_TITLE = re.compile(r"(?:(?:pilot|del)?projekt(?:et)?|pilot(?:en)?)\s+(?=[A-ZÅÄÖ])", re.IGNORECASE)
QUOTED = re.compile(r"[”\"“«](?P<title>[^”\"“«»\n]{2,90})[”\"»]$")  # 'Ärende 3. Stöd till "Kusten"'
# What the text between a title and its labels begins with.
OF_IT = re.compile(
    r"(?:Projektets?|Pilotprojektets?|Förstudiens?|Satsningens?|Insatsens?|Syftet\s+med\s+projektet)(?![^\W_])"
)
LONGEST_TITLE, MOST_BETWEEN = 80, 3  # code points; paragraphs, or sections
# What a sheet calls itself over its project's title: "Faktablad 3/2024", "PROJEKTBLAD – ENERGI", "Slutseminarium".
SHEET = re.compile(
    r"(?:projekt|fakta|informations)(?:blad|kort)(?:et)?(?![^\W_]).*|(?:\w+\s+)?(?:\w*rapport|konferens|seminarium)|ansökan",
    re.IGNORECASE,
)
# "Ansvarig part      Region A" has a label, "Box 40, 102 61 Stockholm" tells where somebody is
IN_PARTS = re.compile(r"\s{3,}|\d{3}\s?\d\d\s+[A-ZÅÄÖ]")
HEAD_OF_PAGE = re.compile(r"\s+\|\s.*$")  # "Kusten | Slutkonferens    2"


def title_over(reading: Reading, block: Block, below: Sequence[Block]) -> Field | None:
    """Return the title that is the last of several lines right over labels, one of who leads or applies.

    Under "Fakta om projektet" any label of a project does.
    """
    if block.kind is not Kind.PARAGRAPH:
        return None  # before it is looked on: each label of many would look at all behind it
    labels = list(takewhile(lambda each: each.kind is Kind.LABEL or len(each.cells) == 2, below))
    if not labels:
        return None
    told = [meaning(reading.text(_label(label))) for label in labels]
    lines = lines_of(reading.document, block.span)
    about = ABOUT.fullmatch(reading.text(lines[0])) is not None
    if not about and meaning(reading.text(lines[0])):
        return None
    quoted = QUOTED.search(reading.text(lines[-1]))
    if (
        (len(lines) == 1 and not quoted)
        or ("title", False) in told
        or not any(t and (about or t[0] in STRONG) for t in told)
    ):
        return None
    lines = [
        line for line in lines[about:] if not (UNDER_TITLE.fullmatch(w := reading.text(line)) or SHEET.fullmatch(w))
    ]
    if not lines:
        return None
    if len(lines) > 1 and _is_subtitled(reading, lines[-2], lines[-1]):
        lines.pop()
    words = reading.text(lines[-1])
    if quoted:
        title = Span(lines[-1].start + quoted.start("title"), lines[-1].start + quoted.end("title"))
        return Field("title", False, title, (title,))
    if not may_title(words):
        return None
    before = BEFORE_TITLE.match(words)
    title = Span(lines[-1].start + (before.end() if before else 0), lines[-1].end)
    return Field("title", False, title, (title,))


def _is_subtitled(reading: Reading, line: Span, below: Span) -> bool:
    """Whether a line is a name that the longer one under it explains: "KUSTEN" over "Havsmiljön i Kvarken"."""
    words = reading.text(line)
    short = words.isupper() and len(words.split()) < len(reading.text(below).split())
    return short and not QUOTED.search(reading.text(below)) and may_title(words) and may_name(reading, line)


def title_over_text(reading: Reading, block: Block, below: Sequence[Block]) -> Field | None:
    """Return a line that stands alone over "Projektet …" and then labels, one of who leads or applies."""
    prose = list(takewhile(lambda each: each.kind is Kind.PARAGRAPH, below[: MOST_BETWEEN + 1]))
    words = reading.text(block)
    if block.kind not in (Kind.ITEM, Kind.PARAGRAPH) or not prose or len(prose) > MOST_BETWEEN or "\n" in words:
        return None
    labels = list(takewhile(lambda each: each.kind is Kind.LABEL, below[len(prose) :]))
    told = [meaning(reading.text(_label(label))) for label in labels]
    if (
        OF_IT.match(reading.text(prose[0])) is None
        or ("title", False) in told
        or not any(t and t[0] in STRONG for t in told)
    ):
        return None
    if not may_title(words) or withheld(reading, block.span) or any(reading.authorities_in(block)):
        return None
    return Field("title", False, block.span, (block.span,))


def title_of_item(reading: Reading, block: Block, below: Sequence[Block]) -> Field | None:
    """Return an item of a list that stands over items with labels of its own: "1. Kusten" over "– Ägare: Region A"."""
    if block.kind is not Kind.ITEM or not below or below[0].marker == block.marker:
        return None
    labels = list(takewhile(lambda each: each.kind is Kind.ITEM and ":" in reading.text(each), below))
    told = [meaning(reading.text(each).partition(":")[0]) for each in labels]
    words = reading.text(block)
    if not labels or "\n" in words or not any(t and t[0] in LEADING for t in told):
        return None
    plain = may_title(words) and may_name(reading, block.span)
    return Field("title", False, block.span, (block.span,)) if plain and ("title", False) not in told else None


def title_over_box(reading: Reading, i: int) -> Field | None:
    """Return the nearest line that may be a title over a box of facts that tells who leads or applies.

    Between them stand prose, a second line of the title, and headings that any sheet has.
    """
    section = reading.sections[i]
    told = [meaning(reading.text(_label(block))) for block in section.body if block.pair or len(block.cells) == 2]
    told += [meaning(re.split("[:\n]", reading.text(b))[0]) for b in section.body if not (b.pair or b.cells)]
    boxed = bool(section.headings) and ABOUT.fullmatch(section.headings[-1].text)
    names = any(normal(reading.text(_label(block))) in NAMES for block in section.body if block.pair)
    if not boxed or names or ("title", False) in told or not any(t and t[0] in LEADING for t in told):
        return None
    if reading.page is not None:  # it has been told what the page is about
        return Field("title", False, reading.page.evidence[0], (reading.page.evidence[0],))
    over = [h.block.span for h in section.titles if h is not section.headings[-1]]
    for before in reversed(reading.sections[max(i - MOST_BETWEEN, 0) : i]):
        if any(block.pair or block.cells for block in before.body):
            break
        paragraphs = [lines_of(reading.document, b.span) for b in before.body if b.kind is Kind.PARAGRAPH]
        short = [lines for lines in paragraphs if all(may_title(reading.text(line)) for line in lines[:2])]
        over = [
            *(h.block.span for h in before.titles),
            *(line for lines in short for line in reversed(lines[:2])),
            *over,
        ]
    for line in reversed(over):
        words = HEAD_OF_PAGE.sub("", reading.text(line))
        number = NUMBER.match(words)
        title = Span(line.start + (number.end() if number else 0), line.start + len(words))
        if may_name(reading, title) and not SHEET.fullmatch(reading.text(title)):
            return Field("title", False, title, (title,))
    return None


def may_title(words: str) -> bool:
    """Whether a line may be a title: no sentence, label or count, no measure of a plan."""
    return not (
        words[-1] in ".:;,!?"
        or not words[0].isupper()
        or len(words) > LONGEST_TITLE
        or meaning(words)
        or COUNTS.fullmatch(words)
        or SHEET.fullmatch(words)
        or IN_PARTS.search(words)
    )


def _label(block: Block) -> Span:
    """Return the label of a line or of a row of two cells."""
    return block.cells[0] if block.cells else Span(block.start, block.value or block.end)
