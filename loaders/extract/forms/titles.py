"""The title that stands right over the fields of a project."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from loaders.document import Block, Kind, Span
from loaders.extract.forms.labels import Field, meaning
from loaders.extract.persons.form import withheld
from loaders.extract.reading import Reading
from loaders.layout.breaks import lines_of

ABOUT = re.compile(
    r"(?:(?:kort\s+)?(?:fakta|uppgifter|information)(?:\s+om\s+(?:\w+)?projektet)?|(?:projekt|snabb)?fakta(?:ruta)?"
    r"|(?:kort\s+)?om\s+projektet|projektkort|projektet\s+i\s+korthet):?",
    re.IGNORECASE,
)
# Roles that only an undertaking with means of its own has; a meeting has participants too.
STRONG = frozenset({"applicant", "co-applicant", "lead"})
# What may stand under a title on a first page, and before a title: "Version 1.2", "Pilot Siljansbygden".
UNDER_TITLE = re.compile(r"(?:version|utgåva|datum|dnr|diarienummer|rev\w*)(?![^\W_]).*|[\d\W]+", re.IGNORECASE)
BEFORE_TITLE = re.compile(r"(?:(?:pilot|del)?projekt(?:et)?|pilot(?:en)?)\s+(?=[A-ZÅÄÖ])", re.IGNORECASE)
QUOTED = re.compile(r"[”\"“«](?P<title>[^”\"“«»\n]{2,90})[”\"»]$")  # 'Ärende 3. Stöd till "Kusten"'
# What the text between a title and its labels begins with.
OF_IT = re.compile(
    r"(?:Projektets?|Pilotprojektets?|Förstudiens?|Satsningens?|Insatsens?|Syftet\s+med\s+projektet)(?![^\W_])"
)
LONGEST_TITLE, MOST_BETWEEN = 80, 3  # code points; paragraphs


def title_over(reading: Reading, block: Block, below: Sequence[Block]) -> Field | None:
    """Return the title that is the last of several lines right over labels, one of who leads or applies.

    Under "Fakta om projektet" any label of a project does.
    """
    labels = list(takewhile(lambda each: each.kind is Kind.LABEL or len(each.cells) == 2, below))
    if block.kind is not Kind.PARAGRAPH or not labels:
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
    lines = [line for line in lines[about:] if not UNDER_TITLE.fullmatch(reading.text(line))]
    if not lines:
        return None
    words = reading.text(lines[-1])
    if quoted:
        title = Span(lines[-1].start + quoted.start("title"), lines[-1].start + quoted.end("title"))
        return Field("title", False, title, (title,))
    if not _may_title(words):
        return None
    before = BEFORE_TITLE.match(words)
    title = Span(lines[-1].start + (before.end() if before else 0), lines[-1].end)
    return Field("title", False, title, (title,))


def title_over_text(reading: Reading, block: Block, below: Sequence[Block]) -> Field | None:
    """Return a line that stands alone over "Projektet …" and then labels, one of who leads or applies."""
    prose = list(takewhile(lambda each: each.kind is Kind.PARAGRAPH, below))
    labels = list(takewhile(lambda each: each.kind is Kind.LABEL, below[len(prose) :]))
    words = reading.text(block)
    if block.kind not in (Kind.ITEM, Kind.PARAGRAPH) or not prose or len(prose) > MOST_BETWEEN or "\n" in words:
        return None
    told = [meaning(reading.text(_label(label))) for label in labels]
    if (
        OF_IT.match(reading.text(prose[0])) is None
        or ("title", False) in told
        or not any(t and t[0] in STRONG for t in told)
    ):
        return None
    if not _may_title(words) or withheld(reading, block.span) or any(reading.authorities_in(block)):
        return None
    return Field("title", False, block.span, (block.span,))


def _may_title(words: str) -> bool:
    """Whether a line may be a title: no sentence, no label."""
    return not (words[-1] in ".:;,!?" or not words[0].isupper() or len(words) > LONGEST_TITLE or meaning(words))


def _label(block: Block) -> Span:
    """Return the label of a line or of a row of two cells."""
    return block.cells[0] if block.cells else Span(block.start, block.value or block.end)
