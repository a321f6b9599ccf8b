"""Lists that give nothing but the titles of projects: "De tio projekten är:" and a title a line.

No body stands in the lines to tell them, so the sentence over them must say that projects follow.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.document import Block, Span
from loaders.extract.persons.form import ON_ONE_LINE, likely, plausible
from loaders.extract.reading import Reading

PROJECTS = r"(?i:[\w-]*projekt(?:en)?|(?:för)?studier(?:na)?|piloter(?:na)?|satsningar(?:na)?)"
GRANTED = r"(?:bevilja(?:s|ts|des)|får|fick|fått|tilldelas|tilldelats|rekommenderas|tillstyrks|föreslås)"
COUNT = r"(?:två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|\d{1,3})"
# "… har format sex utvecklingsprojekt som vi driver tillsammans:"; of what was learnt "av sex projekt" no title follows
COUNTED = re.compile(
    rf"(?<![^\W_])(?<!av\s)(?<!från\s)(?<!ur\s)(?<!i\s)(?<!för\s)(?<!över\s)(?<!mellan\s){COUNT}\s+(?:[\w-]+\s+){{0,3}}"
    rf"{PROJECTS}(?:\s+(?:som|inom|under|för|med|i)\s[^:.]{{2,120}}(?<!\satt))?:\s*$"
)
LEAD = re.compile(
    rf"(?:^|(?<=[.!?]\s))(?:(?:De\s+(?:[\w-]+\s+){{0,4}})?{PROJECTS}(?:\s+som\s[^:.]{{3,90}})?\s+är"
    rf"|[Ff]öljande\s+(?:[\w-]+\s+){{0,3}}{PROJECTS}\s+(?:har\s+)?{GRANTED}[^:.]{{0,120}}"
    rf"|(?:Beviljade|Godkända|Utvalda|Pågående|Avslutade|Tillstyrkta)\s+(?:[\w-]+\s+){{0,2}}{PROJECTS}):?\s*$",
    re.MULTILINE,
)
CARRIES_OUT = re.compile(
    r"\s+(?:(?:får|fick|ska|skall|kommer\s+att|har\s+fått)\s+(?:nu\s+)?(?:\w*starta|genomföra|driva|leda|påbörja|bygga)"
    rf"|genomför|driver|leder|startar)\s+(?:följande|dessa|de)\s+(?:[\w-]+\s+){{0,3}}{PROJECTS}(?![^\W_])"
)
TITLE = re.compile(r"[^\W_][^\n]{2,220}(?:\n[^\n]+)?")
SENTENCE = re.compile(
    r"[.!?]\s+[A-ZÅÄÖ]|(?<!m\.m)(?<!m\.fl)[.!?]\s*$|(?<![^\W_])(?:ska|skall|har|kan|vill|måste)(?![^\W_])"
)


def leads_in_titles(words: str) -> bool:
    """Whether words say that projects follow.

    >>> leads_in_titles("Det var allt. De åtta projekten är:"), leads_in_titles("Projekten ska:")
    (True, False)
    """
    return (LEAD.search(words.strip()) or COUNTED.search(words.strip())) is not None


def who_does(reading: Reading, lead: Span) -> list[Span]:
    """Return the bodies that the words over a list say are to carry it out: "A får byggstarta följande projekt:"."""
    text = reading.document.text
    bodies = (name for name in reading.names_in(lead) if name.kind == "organisation")
    return [name.span for name in bodies if CARRIES_OUT.match(text, name.span.end, lead.end)]


def titles(reading: Reading, items: Sequence[Block | Span]) -> list[Span]:
    """Return the items as titles, or none where one of them is a sentence, a body or a label.

    What may be a person's name by its form is left out.
    """
    found = [Span(item.start, item.end) for item in items]
    if any(_is_none(reading, item, span) for item, span in zip(items, found, strict=True)):
        return []
    return [span for span in found if not _may_be_a_person(reading, span)]


def _may_be_a_person(reading: Reading, span: Span) -> bool:
    """Whether a title has the form of a name; one with small words in it, only where a known name stands in it."""
    whole = re.fullmatch(ON_ONE_LINE, reading.text(span)) is not None
    return plausible(reading, span) and (whole or likely(reading, span))


def _is_none(reading: Reading, item: Block | Span, span: Span) -> bool:
    words = reading.text(span)
    body = any(name.kind == "organisation" and name.span.start == span.start for name in reading.names_in(span))
    return (
        body
        or getattr(item, "value", None) is not None
        or TITLE.fullmatch(words) is None
        or SENTENCE.search(words) is not None
    )
