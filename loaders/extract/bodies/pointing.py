"""Bodies that a text has named and means by a noun alone: "parterna", "de båda kommunerna"."""

from __future__ import annotations

import bisect
import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from loaders.document import Span
from loaders.extract.bodies.actors import Actor, actors
from loaders.extract.bodies.known_bodies import revision
from loaders.extract.clauses import coordinations
from loaders.extract.reading import Reading
from loaders.names.gazetteer import gazetteer
from loaders.records import Node, Ref

NUMBERS = {"båda": 2, "bägge": 2, "två": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6}
KINDS = {"kommunerna": "Municipality", "regionerna": "Region", "länsstyrelserna": "CountyAdministrativeBoard"}
POINTS = re.compile(
    rf"(?<![^\W_])(?:[Dd]e\s+(?P<number>{'|'.join(NUMBERS)})\s+(?P<kind>{'|'.join(KINDS)}|\w*organisationerna|parterna|myndigheterna)"
    r"|(?P<parties>[Pp]arterna))(?![^\W_])"
)
DEFINED = re.compile(
    r"\s*\((?:nedan|härefter|fortsättningsvis|i\s+det\s+följande)[^()]{0,40}(?<![^\W_])parter(?:na)?[”\"]?\)"
)
NEAR = 20  # blocks before a noun that are looked through first
FAR = 1_000  # what stands so many blocks further up is not meant


def pointed_at(reading: Reading, clause: Span, owner: Node) -> list[list[Actor]]:
    """Return the bodies that each such noun of a clause means: the last row that fits, or those defined as parties."""
    found = []
    for word in POINTS.finditer(reading.document.text, *clause):
        span = Span(*word.span())
        row = _fitting(reading, span, word, owner)
        if row:
            found.append([Actor(span, each.thing, None, "implied", "by-coreference") for each in row])
    return found


def _fitting(reading: Reading, span: Span, word: re.Match[str], owner: Node) -> list[Actor]:
    text = reading.document.text
    if word["parties"]:
        marks = reversed([mark.end() for mark in DEFINED.finditer(text, 0, span.start)])
        return next((row for end in marks if (row := _last(reading, end, 0, owner, _are_parties(text)))), [])
    number, kind = NUMBERS[word["number"]], KINDS.get(word["kind"])
    # What there was none of further up, while the same bodies and projects were known, need not be sought there again.
    known = revision(reading), tuple(id(scope.undertaking) for scope in reading.scopes)
    missed = _missed(reading).setdefault((number, kind), {})
    row = _last(
        reading, span.start, missed.get(known, 0), owner, lambda row: len(row) == number and _of_kind(row, kind)
    )
    if not row:
        _missed(reading)[number, kind] = {known: span.start}
    return row


def _last(reading: Reading, end: int, missed: int, owner: Node, fits: Callable[[list[Actor]], bool]) -> list[Actor]:
    """Return the last row before a place that fits."""
    for stretch, sure in _before(reading, end, missed):
        for row in reversed(coordinations(reading.document.text, actors(reading, stretch, owner))):
            if row[0].span.start < sure:
                break
            if fits(row):
                return row
    return []


def _are_parties(text: str) -> Callable[[list[Actor]], bool]:
    return lambda row: len(row) > 1 and DEFINED.match(text, row[-1].span.end) is not None


@lru_cache(maxsize=1)  # documents are read one by one
def _missed(reading: Reading) -> dict[tuple[int, str | None], dict[tuple[int, tuple[int, ...]], int]]:
    """Return up to where the text has no row that fits, by what was asked for and by what was known then."""
    return {}


def _before(reading: Reading, end: int, missed: int) -> Iterator[tuple[Span, int]]:
    """Yield longer and longer stretches before a place, up to all or far, and from where on each shows what all would.

    Where up to `missed` there is nothing, none begins more than some blocks before that.
    """
    blocks = reading.document.blocks
    behind = bisect.bisect_left(blocks, end, key=lambda block: block.start)
    first = max(min(bisect.bisect_left(blocks, missed, key=lambda block: block.start), behind) - NEAR, 0)
    near = NEAR
    while near < min(behind - first, FAR):
        yield Span(blocks[behind - near].start, end), blocks[behind - near + 1].start
        near *= 4
    if behind - first < FAR:
        yield (Span(blocks[first].start, end), blocks[first + 1].start) if first else (Span(0, end), 0)


def _of_kind(row: list[Actor], kind: str | None) -> bool:
    """Whether all of a row are authorities of a class, or of any where it is None."""
    classes = [gazetteer().classes.get(each.thing.path) if isinstance(each.thing, Ref) else None for each in row]
    return all(each == kind for each in classes) if kind else all(isinstance(each.thing, Ref | Node) for each in row)
