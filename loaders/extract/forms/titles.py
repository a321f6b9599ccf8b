"""The title that stands right over the fields of a project."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from loaders.document import Block, Kind, Span
from loaders.extract.forms.labels import Field, meaning
from loaders.extract.persons.form import withheld
from loaders.extract.projects.page_titles import ABOUT
from loaders.extract.reading import Reading
from loaders.layout.breaks import lines_of

# Roles that only an undertaking with means of its own has; a meeting has participants too.
STRONG = frozenset({"applicant", "co-applicant", "lead"})
LEADING = STRONG | {"responsible"}  # in a box of facts
# "Pilot Siljansbygden"
BEFORE_TITLE = re.compile(r"(?:(?:pilot|del)?projekt(?:et)?|pilot(?:en)?)\s+(?=[A-ZÅÄÖ])", re.IGNORECASE)
# What the text between a title and its labels begins with.
OF_IT = re.compile(
    r"(?:Projektets?|Pilotprojektets?|Förstudiens?|Satsningens?|Insatsens?|Syftet\s+med\s+projektet)(?![^\W_])"
)
MOST_BETWEEN = 3  # paragraphs, or sections
HEAD_OF_PAGE = re.compile(r"\s+\|\s.*$")  # "Kusten | Slutkonferens    2"


def title_over(reading: Reading, block: Block, below: Sequence[Block]) -> Field | None:
    """Return the title that is the last of several lines right over labels, one of who leads or applies."""
    if block.kind is not Kind.PARAGRAPH:
        return None  # before it is looked on: each label of many would look at all behind it
    labels = list(takewhile(lambda each: each.kind is Kind.LABEL or len(each.cells) == 2, below))
    if not labels:
        return None
    told = [meaning(reading.text(_label(label))) for label in labels]
    lines = lines_of(reading.document, block.span)
    if len(lines) == 1 or meaning(reading.text(lines[0])) or not _are_its_own(told):
        return None
    before = BEFORE_TITLE.match(reading.text(lines[-1]))
    title = Span(lines[-1].start + (before.end() if before else 0), lines[-1].end)
    return Field("title", False, title, (title,))


def _are_its_own(told: Sequence[tuple[str, bool] | None]) -> bool:
    """Whether labels are of a project without a title among them: they tell who leads or applies."""
    return ("title", False) not in told and any(t and t[0] in STRONG for t in told)


def title_over_text(reading: Reading, block: Block, below: Sequence[Block]) -> Field | None:
    """Return a line that stands alone over "Projektet …" and then labels, one of who leads or applies."""
    prose = list(takewhile(lambda each: each.kind is Kind.PARAGRAPH, below[: MOST_BETWEEN + 1]))
    words = reading.text(block)
    if block.kind not in (Kind.ITEM, Kind.PARAGRAPH) or not prose or len(prose) > MOST_BETWEEN or "\n" in words:
        return None
    labels = list(takewhile(lambda each: each.kind is Kind.LABEL, below[len(prose) :]))
    told = [meaning(reading.text(_label(label))) for label in labels]
    if OF_IT.match(reading.text(prose[0])) is None or not _are_its_own(told) or withheld(reading, block.span):
        return None
    return Field("title", False, block.span, (block.span,))


def title_over_box(reading: Reading, i: int) -> Field | None:
    """Return the nearest line that may be a title over a box of facts that tells who leads or applies.

    Between them stand prose, a second line of the title, and headings that any sheet has.
    """
    section = reading.sections[i]
    told = [meaning(reading.text(_label(block))) for block in section.body if block.pair or len(block.cells) == 2]
    told += [meaning(reading.text(b).partition(":")[0]) for b in section.body if b.kind is Kind.ITEM]
    boxed = bool(section.headings) and ABOUT.fullmatch(section.headings[-1].text)
    if not boxed or ("title", False) in told or not any(t and t[0] in LEADING for t in told):
        return None
    if reading.page is not None:  # it has been told what the page is about
        return Field("title", False, reading.page.evidence[0], (reading.page.evidence[0],))
    over = [h.block.span for h in section.titles if h is not section.headings[-1]]
    for before in reversed(reading.sections[max(i - MOST_BETWEEN, 0) : i]):
        paragraphs = [lines_of(reading.document, b.span) for b in before.body if b.kind is Kind.PARAGRAPH]
        short = [lines for lines in paragraphs if all(reading.text(line)[-1] not in ".:;,!?" for line in lines[:2])]
        over = [
            *(h.block.span for h in before.titles),
            *(line for lines in short for line in reversed(lines[:2])),
            *over,
        ]
    if not over:
        return None
    title = Span(over[-1].start, over[-1].start + len(HEAD_OF_PAGE.sub("", reading.text(over[-1]))))
    return Field("title", False, title, (title,))


def _label(block: Block) -> Span:
    """Return the label of a line or of a row of two cells."""
    return block.cells[0] if block.cells else Span(block.start, block.value or block.end)
