"""The factors that one value holds, of a label, a cell or an answer: its lines, what marks or signs part, sentences."""

from __future__ import annotations

import re
from itertools import takewhile

from loaders.document import Span
from loaders.extract.factors.members import REFERS_BACK, listed, pieces
from loaders.extract.reading import Reading
from loaders.factor_words.labels import COUNTED
from loaders.layout.lines import items, lines_of
from loaders.readers.markers import SIGN

BREAK = re.compile(r"(?:<br\s*/?>|[^\S\n]*\n)+\s*")
# What parts members on one line: signs between them, or a mark before each.
PARTING = re.compile(r"\s*;\s*|\s+(?:\||/|\u2022|\u00b7)\s+(?=[A-ZÅÄÖ])")
MARK = re.compile(rf"(?P<sign>{SIGN}|[~§])\s+|\(?(?P<count>\d{{1,2}}|[a-hA-H])[.):](?:\s+|(?=[A-ZÅÄÖ]))")
LETTERS = "abcdefgh"
# "För kommunen" under "Nyttor", "Grupp 2" under a question that groups answered
FOR_WHOM = re.compile(
    r"(?:(?:För|Hos|På)\s|(?:De\s+)?(?:Kommun"
    r"|Region|Invånar|Företag|Näringsliv|Resenär|Medborgar|Elev|Lantbruk|Besökar|Brukar|Medarbetar|Patient|Samhälle)\w*$"
    r"|(?:Grupp|Bord|Lag|Workshop)\s+(?:\d+|[A-Z])(?![^\W_])|\w+gruppen$)",
    re.IGNORECASE,
)
# "Nämnderna sammanträder i otakt | och ett ärende stoppar alla", "Provmöblera fullt ut, | ritningar räcker inte"
ACTS = re.compile(
    r"(?:\w+\s+)?\w{3,}(?:na|en|et)\s+\w{2,}(?:ar|er)(?![^\W_])|.*(?<![^\W_])inte(?![^\W_])", re.IGNORECASE
)
SINGULAR = frozenset(
    {"framgångsfaktor", "fallgrop", "nytta", "risk", "hinder", "vinst", "mervärde", "fördel", "lärdom"}
)


def parts(reading: Reading, value: Span) -> list[Span]:
    """Return what lines, marks and semicolons part in a value, each without its mark."""
    text = reading.document.text
    breaks = [mark.span() for mark in BREAK.finditer(text[slice(*value)])]
    lines = pieces(text, value, breaks)
    if breaks and "<br" not in text[slice(*value)]:
        lines = items(reading.document, lines_of(reading.document, value)) or [value]
    return [_unmarked(text, part) for line in lines for part in _apart(text, line)]


def members(reading: Reading, value: Span) -> list[Span]:
    """Return the factors of a value in the plural: its parts, its sentences up to one that points back, or a list's."""
    found = parts(reading, value)
    if len(found) > 1:
        return found
    sentences = list(reading.sentences(found[0])) if found else []
    if len(sentences) > 1:
        return list(takewhile(lambda each: not REFERS_BACK.match(reading.text(each)), sentences))
    told = listed(reading.document.text, found[0]) if found else []
    two = len(told) == 2 and reading.text(value)[:1].isupper() and reading.text(value)[-1:] == "."
    clause = two and any(ACTS.match(reading.text(each)) for each in told)
    return found if clause else told


def is_single(heading: str) -> bool:
    """Whether a heading or label announces one factor: "Fallgrop 2"."""
    return COUNTED.sub("", heading.casefold().strip(" :*_")) in SINGULAR


def _apart(text: str, line: Span) -> list[Span]:
    """Return what stands between the marks of a line that begins with one, or between signs."""
    first = MARK.match(text, *line)
    if first and (marks := _run(text, line, first)):
        return pieces(text, line, [(mark.start() - line.start, mark.end() - line.start) for mark in marks])
    return pieces(text, line, [mark.span() for mark in PARTING.finditer(text[slice(*line)])])


def _run(text: str, line: Span, first: re.Match[str]) -> list[re.Match[str]]:
    """Return the marks of a line, two or more alike: the same sign again, or counting on from the first."""
    found = [first]
    for mark in MARK.finditer(text, first.end(), line.end):
        before = text[mark.start() - 1]
        if before.isspace() and _follows(found[-1], mark):
            found.append(mark)
    return found if len(found) > 1 else []


def _follows(before: re.Match[str], mark: re.Match[str]) -> bool:
    if before["sign"] or mark["sign"]:
        return before["sign"] == mark["sign"]
    last, this = (LETTERS.find(each["count"].lower()) + 1 or int(each["count"]) for each in (before, mark))
    return before["count"].isdigit() == mark["count"].isdigit() and this == last + 1


def _unmarked(text: str, part: Span) -> Span:
    """Leave out the mark that a part begins with, and a comma or "och" before the next part's."""
    mark = MARK.match(text, *part)
    start = mark.end() if mark else part.start
    words = text[start : part.end].rstrip()
    return Span(start, start + len(re.sub(r"(?:\s*[,;]|\s+(?:och|samt))+$", "", words)))
