"""Several projects that one sentence names: "A driver två projekt – Cykla mer och Gå oftare"."""

from __future__ import annotations

import re

from loaders.document import Span
from loaders.extract.persons.form import plausible
from loaders.extract.projects.name_ends import LONGEST_TITLE
from loaders.extract.projects.name_forms import NO_NAME
from loaders.extract.projects.particulars import stripped
from loaders.extract.reading import Reading

# "A driver två projekt – Cykla mer och Gå oftare", "Bland projekten finns bland andra X och Y som får medel"
ENUMERATED = re.compile(
    r"(?<![^\W_])(?:(?i:två|tre|fyra|fem|sex|sju|åtta|nio|tio|\d+)\s+(?:[a-zåäö]+\s+){0,3}\w*projekt(?:\s+(?:är|heter))?"
    r"|[Pp]rojekten\s+(?:är|heter)|[Bb]land\s+(?:\w+\s+)?projekten\s+finns(?:\s+bland\s+an(?:nat|dra))?)"
    r"(?:\s*:|\s+[–-])?\s+(?P<list>[A-ZÅÄÖ”\"“][^.:;!?()\n]{5,250}?)(?=,?\s+som\s|[.\n]|$)"
)
BETWEEN_TITLES = re.compile(r",?\s+(?:och|samt)\s+(?=[A-ZÅÄÖ”\"“])|,\s+(?=[A-ZÅÄÖ”\"“])")


def enumerated(reading: Reading, sentence: Span) -> list[Span]:
    """Return the titles that a sentence enumerates as those of several projects, none where one may be no title."""
    found = ENUMERATED.search(reading.document.text, *sentence)
    if found is None:
        return []
    at, start, titles, names = found.start("list"), 0, list[Span](), found["list"]
    for cut in [*BETWEEN_TITLES.finditer(names), None]:
        title = Span(at + start, at + (cut.start() if cut else len(names)))
        words = reading.text(title)
        body = any(name.kind == "organisation" for name in reading.names_in(title))
        if body or len(words.split()) > LONGEST_TITLE or NO_NAME.match(words) or plausible(reading, title):
            return []
        titles.append(stripped(reading, title))
        start = cut.end() if cut else start
    return titles if len(titles) > 1 else []
