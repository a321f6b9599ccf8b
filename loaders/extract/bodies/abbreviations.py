"""Short forms that a text gives its bodies itself: "Västra Götalandsregionen (VGR)", and VGR from there on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from loaders.document import Span, Stretches
from loaders.names.words import beginnings
from loaders.records import Name

INTRODUCED = re.compile(r"s?\s*\((?:kallad\s+|förkortat\s+|nedan\s+)*(?P<short>[A-ZÅÄÖ][A-ZÅÄÖa-zåäö&-]{1,9})\)")


def introduced(text: str, name: Span) -> Span | None:
    """Return the short form in brackets behind a name, if its letters stand in the name in that order.

    >>> introduced("Västra Götalandsregionen (VGR)", Span(0, 24))
    Span(start=26, end=29)
    """
    found = INTRODUCED.match(text, name.end)
    if found is None or sum(char.isupper() for char in found["short"]) < 2:
        return None
    letters = iter(text[name.start : name.end].casefold())
    fits = all(letter in letters for letter in found["short"].casefold() if letter.isalpha())
    return Span(*found.span("short")) if fits else None


def occurrences(text: str, name: str, within: Span | None = None) -> Iterator[Span]:
    """Yield every stretch of a name as words of its own, without a genitive's s."""
    yield from _found(text, name, *within) if within else _everywhere(text, name)


@lru_cache(maxsize=10_000)  # each name is asked for by extractor after extractor
def _everywhere(text: str, name: str) -> tuple[Span, ...]:
    found: list[Span] = []
    for at in beginnings(text, name.strip()):
        if (not found or at >= found[-1].end) and (place := _spelling(name).match(text, at)):
            found.append(Span(*place.span()))
    return tuple(found)


def _found(text: str, name: str, at: int, end: int) -> Iterator[Span]:
    first = name.split()[:1]
    # Plain search for the first word, some ten times as fast, says where to look.
    while first and (at := text.find(first[0], at, end)) >= 0:
        found = _spelling(name).match(text, at, end)
        if found:
            yield Span(*found.span())
        at = found.end() if found else at + 1


@lru_cache(maxsize=10_000)  # each name is asked for in sentence after sentence
def _spelling(name: str) -> re.Pattern[str]:
    # One "\s+" for all blanks in a row: several would try every way to share them out, without end.
    words = r"\s+".join(map(re.escape, name.split()))
    return re.compile(rf"(?<![^\W_]){words}(?=(?::?s)?(?![^\W_]))")


def with_short_forms(text: str, names: Sequence[Name]) -> list[Name]:
    """Return names with those that stand in the short forms that the text gives to them, in order."""
    found = list(names)
    for name in names:
        short = introduced(text, name.span) if name.kind == "organisation" else None
        if short is None:
            continue
        spans = set(occurrences(text, text[short.start : short.end]))
        # What the text says of its own short form goes before what it means elsewhere.
        found = [other for other in found if other.span not in spans or other.ref == name.ref]
        taken = Stretches(other.span for other in found)
        found += [
            Name(span, name.ref, "organisation", span, "by-abbreviation") for span in spans if not taken.overlap(span)
        ]
    return sorted(found, key=lambda name: name.span)
