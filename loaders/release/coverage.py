"""Which stretches of a text nothing was made of, so that a person can see what the loader missed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Quad

from loaders.document import Span
from ontology import dcterms, rdf, schema, sg, skos

PASSAGE = re.compile(r"/text#char=(\d+),(\d+)$")
# Where one sentence of a line ends and the next begins.
SENTENCE = re.compile(r"(?<=[.!?])[ \t]+(?=[A-ZÅÄÖ–•\-])")
# What tells that there is room for more than a name: a sentence's end, or that it goes on in the next line.
STOPS = re.compile(r"[.!?][\"”’')\]]*$")
GOES_ON = re.compile(r"[ \t]*\n[a-zåäö]")
RESTS = (sg("evidence"), sg("emptySection"))
# What a statement tells that rests on a name alone.
NAMES = (schema("mentions"), skos("altLabel"), dcterms("spatial"))


class Stretch(NamedTuple):
    """A stretch of text of which nothing is told; `mentions` says whether something is at least named in it."""

    span: Span
    line: int
    mentions: bool


def unread(text: str, quads: Iterable[Quad]) -> list[Stretch]:
    """Return the stretches of a text that no statement rests on; neighbours in one line are one stretch.

    A sentence counts as read when a passage touches it that tells more than a thing's name or place; a line that is no
    sentence, as a title or cell, also when it holds a name that was found there, or is a heading that passages name.
    """
    held = list(quads)
    naming = {quad.subject for quad in held if quad.predicate == skos("prefLabel")}
    naming |= {quad.subject for quad in held if quad.predicate == rdf("predicate") and quad.object in NAMES}
    stated: list[Span] = []
    named: list[Span] = []
    mentioned: list[Span] = []
    headings: set[str] = set()
    for quad in held:
        if quad.predicate in RESTS:
            (named if quad.subject in naming else stated).extend(_spans(quad.object))
        elif quad.predicate == sg("mentions"):
            mentioned += _spans(quad.subject)
        elif quad.predicate == sg("sectionHeading") and isinstance(quad.object, Literal):
            headings.add(quad.object.value)
    told, called, met = _bounds(stated), _bounds(named), _bounds([*named, *mentioned])
    found: list[Stretch] = []
    for number, span in _sentences(text):
        words = text[span.start : span.end]
        says = STOPS.search(words) or GOES_ON.match(text, span.end)
        if _touches(told, span) or (_touches(called, span) and not (says and _beside(text, called, span))):
            continue
        if words in headings or not any(char.isalpha() for char in words):
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


def _beside(text: str, covered: list[bool], span: Span) -> bool:
    """Whether there is more than one word beside what is covered: more than a label."""
    rest = (" " if at < len(covered) and covered[at] else text[at] for at in range(*span))
    return sum(any(map(str.isalpha, word)) for word in "".join(rest).split()) > 1


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
