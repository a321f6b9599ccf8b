"""Several projects that one sentence names: "A driver två projekt – Cykla mer och Gå oftare"."""

from __future__ import annotations

import re

from loaders.document import Span
from loaders.extract.persons.form import plausible
from loaders.extract.projects.name_ends import LONGEST_TITLE, NAME_END, VERB
from loaders.extract.projects.name_forms import NO_NAME
from loaders.extract.projects.particulars import stripped
from loaders.extract.projects.plausible_names import SMALL
from loaders.extract.reading import Reading

# "A driver två projekt – Cykla mer och Gå oftare", "De projekt som fick stöd heter X, Y och Z", "Bland projekten finns
# bland andra X och Y som får medel"
ENUMERATED = re.compile(
    r"(?<![^\W_])(?:(?i:två|tre|fyra|fem|sex|sju|åtta|nio|tio|\d+)\s+(?:[a-zåäö]+\s+){0,3}\w*projekt(?:\s+(?:är|heter)|\s+[a-zåäö][^.:;]{3,80}(?=:)|(?:\s+(?:inom|i|på|för|om|under)\s[^.,:;]{2,40})?,)?"
    r"|[\w-]*[Pp]rojekten(?=\s+[A-ZÅÄÖ”\"“])"
    r"|(?:[Pp]rojekten|[Dd]e\s+(?:\w+\s+){0,2}projekt)(?:\s+som\s[^.:;]{3,120}?)?\s+(?:är|heter|bär\s+namnen|kallas)"
    r"|[Bb]land\s+(?:de\s+)?(?:\w+\s+)?projekten\s+(?:finns|märks|återfinns|nämns|är)(?:\s+bland\s+an(?:nat|dra)|\s+till\s+exempel)?)"
    r"(?:\s*:|\s+[–-])?\s+(?P<list>[A-ZÅÄÖ”\"“](?:[^.:;!?()\n]|\s\([^()]*\)){5,250}?)(?=,?\s+som\s|[.\n]|$)"
)
BETWEEN_TITLES = re.compile(r",?\s+(?:och|samt)\s+(?=[A-ZÅÄÖ”\"“])|,\s+(?=[A-ZÅÄÖ”\"“])")
PARTIES = re.compile(r"\s\([^()]*\)")  # "Solby (Region A, B kommun) och Närvärme (C kommun)"


def enumerated(reading: Reading, sentence: Span) -> list[Span]:
    """Return the titles that a sentence enumerates as those of several projects, none where one may be no title."""
    found = ENUMERATED.search(reading.document.text, *sentence)
    if found is None:
        return []
    at, start, titles = found.start("list"), 0, []
    names = PARTIES.sub(lambda parties: "·" * len(parties.group()), found["list"])
    if verb := next((verb for verb in NAME_END.finditer(names) if verb.group() not in SMALL), None):
        names = names[: verb.start()].rstrip()  # "Projekten Cykla mer och Gå oftare har delat …"
    for cut in [*BETWEEN_TITLES.finditer(names), None]:
        piece = names[start : cut.start() if cut else len(names)].rstrip("·")
        title = Span(at + start, at + start + len(piece))
        words = reading.text(title)
        told = [name for name in reading.names_in(title) if name.span.end == title.end]  # no "SLU Grogrund"
        bodies = any(name.kind == "organisation" or name.span == title for name in told)
        if bodies or len(words.split()) > LONGEST_TITLE or VERB.search(words) or NO_NAME.match(words):
            return []
        if plausible(reading, title):
            return []
        titles.append(stripped(reading, title))
        start = cut.end() if cut else start
    return titles if len(titles) > 1 else []
