"""Which stretches of a text nothing was made of, so that a person can see what the loader missed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Quad

from loaders.document import Span
from ontology import sg

PASSAGE = re.compile(r"/text#char=(\d+),(\d+)$")
# Where one sentence of a line ends and the next begins.
SENTENCE = re.compile(r"(?<=[.!?])[ \t]+(?=[A-ZÅÄÖ–•\-])")
RESTS = (sg("evidence"), sg("emptySection"))


class Stretch(NamedTuple):
    """A stretch of text without a statement; `mentions` tells whether something is at least named in it."""

    span: Span
    line: int
    mentions: bool


def unread(text: str, quads: Iterable[Quad]) -> list[Stretch]:
    """Return the stretches of a text that no statement rests on; neighbours in one line are one stretch.

    A sentence counts as read when a passage of a statement touches it, a line also when it is a heading that
    passages name.
    """
    stated: list[Span] = []
    named: list[Span] = []
    headings: set[str] = set()
    for quad in quads:
        if quad.predicate in RESTS:
            stated += _spans(quad.object)
        elif quad.predicate == sg("mentions"):
            named += _spans(quad.subject)
        elif quad.predicate == sg("sectionHeading") and isinstance(quad.object, Literal):
            headings.add(quad.object.value)
    touched, met = _bounds(stated), _bounds(named)
    found: list[Stretch] = []
    for number, span in _sentences(text):
        words = text[span.start : span.end]
        if _touches(touched, span) or words in headings or not any(char.isalpha() for char in words):
            continue
        mentions = _touches(met, span)
        last = found[-1] if found else None
        if last and last.line == number and not text[last.span.end : span.start].strip() and last.mentions == mentions:
            found[-1] = last._replace(span=Span(last.span.start, span.end))
        else:
            found.append(Stretch(span, number, mentions))
    return found


def _spans(term: object) -> list[Span]:
    found = PASSAGE.search(term.value) if isinstance(term, NamedNode) else None
    return [Span(int(found[1]), int(found[2]))] if found else []


def _bounds(spans: list[Span]) -> list[bool]:
    """Return for each code point whether a stretch covers it."""
    covered = [False] * max((span.end for span in spans), default=0)
    for span in spans:
        covered[span.start : span.end] = [True] * (span.end - span.start)
    return covered


def _touches(covered: list[bool], span: Span) -> bool:
    return any(covered[span.start : span.end])


def _sentences(text: str) -> Iterator[tuple[int, Span]]:
    start = 0
    for number, line in enumerate(text.split("\n"), 1):
        cuts = [0, *(cut.end() for cut in SENTENCE.finditer(line)), len(line)]
        for begin, end in pairwise(cuts):
            words = line[begin:end]
            if words.strip():
                left = begin + len(words) - len(words.lstrip())
                yield number, Span(start + left, start + begin + len(words.rstrip()))
        start += len(line) + 1
