"""The segments that a line of a laid-out document parts into.

A line parts at wide gaps, bars, dashes, colons, semicolons, brackets, quotation marks and full stops, and before a
comma that a body, a sum or a time follows: "2. Kusten – Region A, 90 tkr (2025)" is a title, bodies, a sum and a time.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from loaders.document import Span
from loaders.extract.bodies.known_bodies import Place, places_in
from loaders.extract.projects.segment_kinds import Kind, kind_of
from loaders.extract.reading import Reading

SEPARATOR = re.compile(
    r"[ ]?(?:\.{4,}|…{2,})\s*|\t+|[ ]{3,}|\s*\|\s*|\s[–—-]{1,2}\s|\s(?:[/·•]|→|[=–-]>)\s|[*_']*:[*_']*\s+|;\s*"
    r"|(?:(?<=[^\W\d]{2})|(?<= \d{4})|(?<= \d\.\d))[.!?]\s+(?=[A-ZÅÄÖ0-9”\"“»*])"
    r"|\s*[()\[\]]+[,.]?\s*|,?\s*[”\"“«»]+,?\s*"
    r"|(?<![\w*])\*{1,2}(?=[\w”\"])|(?<=[\w?!.”\"])\*{1,2}(?![\w*])[,.]?\s*"
)
# What quotation marks or emphasis hold together: "”Kusten: liv på öar”", "*Kusten – liv på öar*"
HELD = re.compile(r"[”\"“«»]([^”\"“«»]{2,120})[”\"»«]|(?<![\w*])\*{1,2}(?=\w)([^*\n]{2,120})\*{1,2}(?!\w)")
# What is said behind bodies of the thing that they do, and not of them: "A kommun, B kommun, startar i höst"
BESIDES = re.compile(
    r"(?!(?:som|där|vilk\w+|och|samt|med|tillsammans|i|ihop|genom|via|men|bland|bl|m)(?![^\W_]))[a-zåäö][\w-]*(?:\s+[\w-]+){0,4}"
)
COMMA = re.compile(r",\s+")
LONGEST_PARTED = 2_000  # code points: behind each comma all that follows is looked at
MARKS_BEFORE, MARKS_BEHIND = " \t\n*_#='>.,–-■•▪▸►▶→↑↓›◦·|✓✔", " \t\n*_=,|'"


class Segment(NamedTuple):
    """A stretch of a line, what it is, and the marks before and behind it."""

    span: Span
    kind: Kind
    before: str
    behind: str
    words: int

    @property
    def is_label(self) -> bool:
        """Whether a colon stands behind it."""
        return self.behind.strip(" *_'\n").startswith(":")


def segments(reading: Reading, line: Span) -> list[Segment]:
    """Part a line into its segments, in order; empty ones are left out."""
    held, bodies = _held(reading), places_in(reading, line)
    if line not in held or held[line][0] != bodies:  # two extractors ask for it, and bodies may be found between
        held[line] = bodies, _parted(reading, line)
    return held[line][1]


@lru_cache(maxsize=1)  # documents are read one by one
def _held(reading: Reading) -> dict[Span, tuple[list[Place], list[Segment]]]:
    return {}


def _parted(reading: Reading, line: Span) -> list[Segment]:
    found: list[Segment] = []
    before, start = "\n", line.start
    text = reading.document.text
    block = reading.document.block_at(line.start)
    first = block.start if block else line.start
    kept = [(one.start(one.lastindex or 0), one.end(one.lastindex or 0)) for one in HELD.finditer(text, *line)]
    cuts = [
        (*cut.span(), cut.group())
        for cut in SEPARATOR.finditer(text, *line)
        if not any(start <= cut.start() and cut.end() <= end for start, end in kept)
    ]
    for begin, end, mark in (*cuts, (line.end, line.end, "\n")):
        span = _trimmed(reading, Span(start, begin))
        if span.start < span.end:
            kind = kind_of(reading, span, mark)
            if kind is Kind.BODY and span.start == first and (parted := _named_first(reading, span, before, mark)):
                found += parted
            else:
                found += _by_commas(reading, span, kind, before, mark)
        before, start = mark if found else "\n", end
    return found


def _named_first(reading: Reading, span: Span, before: str, behind: str) -> list[Segment]:
    """Part what begins a block with words that are no known body, before others that are: "Kusten, A kommun"."""
    comma = COMMA.search(reading.document.text, *span)
    head, tail = (Span(span.start, comma.start()), Span(comma.end(), span.end)) if comma else (span, span)
    if head == span or kind_of(reading, head, ",") is not Kind.NAME or kind_of(reading, tail) is not Kind.BODY:
        return []
    return [
        _segment(reading, head, Kind.NAME, before, ","),
        _segment(reading, tail, Kind.BODY, ",", behind),
    ]


def _by_commas(reading: Reading, span: Span, kind: Kind, before: str, behind: str) -> Iterator[Segment]:
    """Yield a stretch whole, or in two where behind one of its commas all are bodies, sums or times."""
    parted = kind in (Kind.NAME, Kind.SENTENCE) and span.end - span.start <= LONGEST_PARTED
    commas = [*COMMA.finditer(reading.document.text, *span)] if parted else []
    for comma in commas:
        head, tail = Span(span.start, comma.start()), Span(comma.end(), span.end)
        told = kind_of(reading, tail, behind)
        if told is Kind.BODY and kind is not Kind.BODY and any(reading.authorities_in(head)):
            yield _segment(reading, span, Kind.SENTENCE, before, behind)
            return
        if told is Kind.BODY and comma is not commas[-1] and kind_of(reading, _word(reading, tail), ",") is Kind.NAME:
            continue  # "Spår i Karlskrona, Verkö, Karlskrona kommun": a place
        if told in (Kind.BODY, Kind.SUM, Kind.TIME):
            yield _segment(reading, head, kind_of(reading, head, ","), before, ",")
            yield _segment(reading, tail, told, ",", behind)
            return
        first = kind_of(reading, head, ",")
        begun = any(name.printed.start == tail.start for name in reading.authorities_in(tail))
        if first is Kind.BODY and told is Kind.NAME and not begun:
            yield _segment(reading, head, first, before, ",")
            yield from _by_commas(reading, tail, told, ",", behind)
            return
    for comma in commas[::-1] if not behind.strip() else ():
        head, tail = Span(span.start, comma.start()), Span(comma.end(), span.end)
        if BESIDES.fullmatch(reading.text(tail)) and kind_of(reading, head, ",") is Kind.BODY:
            yield _segment(reading, head, Kind.BODY, before, ",")
            yield _segment(reading, tail, kind_of(reading, tail, behind), ",", behind)
            return
    yield _segment(reading, span, kind, before, behind)


def _word(reading: Reading, span: Span) -> Span:
    """Return the one word before a stretch's first comma; where more stand there, the whole stretch."""
    comma = COMMA.search(reading.document.text, *span)
    first = Span(span.start, comma.start()) if comma else span
    return span if " " in reading.text(first) else first


def _segment(reading: Reading, span: Span, kind: Kind, before: str, behind: str) -> Segment:
    return Segment(span, kind, before, behind, len(reading.text(span).split()))


def _trimmed(reading: Reading, span: Span) -> Span:
    words = reading.text(span)
    left = len(words) - len(words.lstrip(MARKS_BEFORE))
    return Span(span.start + left, max(span.start + left, span.start + len(words.rstrip(MARKS_BEHIND))))
