"""Personal data out of the texts: which stretches, over all documents, and how they are masked.

A masked text has the code points of the original, so that offsets hold: each of a stretch becomes `█`, line
feeds stay.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol, TypeAlias

from loaders.curation import Curation
from loaders.document import Span
from loaders.extract.person_names import folded
from loaders.records import Person

MASK = "█"  # U+2588 FULL BLOCK
Stretches: TypeAlias = tuple[Span, ...]
WORD = re.compile(r"[^\W_]+")
# What may stand between the words of a name: white space without an empty line, or the joints of an address.
JOINT = re.compile(r"[ \t\u00a0]*\n?[ \t\u00a0]*|[.\u2010_’'-]{1,2}\s?")


class Found(Protocol):
    """What is asked of a document's extraction: its text, its own private stretches and its persons."""

    private: list[Span]
    persons: list[Person]

    @property
    def slug(self) -> str:
        """The document's slug."""

    @property
    def text(self) -> str:
        """The document's canonical text."""


def masks(extractions: Sequence[Found], curations: Mapping[str, Curation]) -> dict[str, Stretches]:
    """Return what is masked in each document's text, by slug: in order, without overlaps.

    These are its own private stretches, the full names of the persons of every document, and the stretches
    that a curator names. The time grows with the length of the texts and the number of names, not their product.
    """
    names = _index(person.name for extraction in extractions for person in extraction.persons)
    found = {}
    for extraction in extractions:
        named = curations[extraction.slug].masks if extraction.slug in curations else ()
        found[extraction.slug] = joined(
            [*extraction.private, *_named(extraction.text, names), *named], len(extraction.text))
    return found


def mask(text: str, stretches: Iterable[Span]) -> str:
    """Return a text with stretches masked, code point by code point except line feeds.

    >>> mask("av Maj Ek, Skara", [Span(3, 9)])
    'av ██████, Skara'
    """
    pieces, at = [], 0
    for start, end in joined(stretches, len(text)):
        pieces += [text[at:start], re.sub(r"[^\n]", MASK, text[start:end])]
        at = end
    return "".join([*pieces, text[at:]])


def joined(stretches: Iterable[Span], length: int) -> Stretches:
    """Return stretches in order, clipped to a text's length, those that overlap made one; empty ones are left out."""
    kept: list[Span] = []
    for start, end in sorted((max(0, s.start), min(s.end, length)) for s in stretches):
        if start >= end:
            continue
        if kept and start < kept[-1].end:
            kept[-1] = Span(kept[-1].start, max(kept[-1].end, end))
        else:
            kept.append(Span(start, end))
    return tuple(kept)


_Index: TypeAlias = Mapping[str, set[tuple[str, ...]]]


def _index(names: Iterable[str]) -> _Index:
    """Return names of several words by their first word, as written and as addresses spell them."""
    index: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for name in names:
        for form in (name.casefold(), folded(name)):
            words = tuple(WORD.findall(form))
            if len(words) > 1:
                index[words[0]].add(words)
    return index


def _named(text: str, names: _Index) -> Iterator[Span]:
    """Yield the stretches of a text that spell one of the names as whole words, a genitive's s included."""
    words = list(WORD.finditer(text))
    for i, first in enumerate(words):
        for name in names.get(first.group().casefold(), ()):
            run = words[i : i + len(name)]
            if len(run) == len(name) and all(
                    _is(run, k, part, last=k == len(name) - 1) for k, part in enumerate(name)) and all(
                    JOINT.fullmatch(text, a.end(), b.start()) for a, b in zip(run, run[1:], strict=False)):
                yield Span(first.start(), run[-1].end())


def _is(run: Sequence[re.Match[str]], k: int, part: str, last: bool) -> bool:
    word = run[k].group().casefold()
    return word == part or (last and word == part + "s")
