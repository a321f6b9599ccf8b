"""Personal data out of the texts: which stretches, over all documents, and how they are masked.

A masked text has the code points of the original, so that offsets hold: each of a stretch becomes `█`, line
feeds stay.
"""

from __future__ import annotations

import itertools
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


class Names:
    """The full names of persons, ready to be found in a text.

    Found are whole words in any case, over a line end, in the genitive, and as addresses spell them. The time
    grows with the length of the text, not with the number of names.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._by_first: dict[str, set[tuple[str, ...]]] = defaultdict(set)
        for name in names:
            for form in (name.casefold(), folded(name)):
                words = tuple(WORD.findall(form))
                if len(words) > 1:
                    self._by_first[words[0]].add(words)

    def find(self, text: str) -> Iterator[Span]:
        """Yield the stretches of a text that spell one of the names."""
        words = list(WORD.finditer(text))
        for i, first in enumerate(words):
            for name in self._by_first.get(first.group().casefold(), ()):
                run = words[i : i + len(name)]
                if _spells(run, name) and all(
                    JOINT.fullmatch(text, a.end(), b.start()) for a, b in itertools.pairwise(run)
                ):
                    yield Span(first.start(), run[-1].end())


def _spells(words: Sequence[re.Match[str]], name: tuple[str, ...]) -> bool:
    said = tuple(word.group().casefold() for word in words)
    return said == name or (said[:-1] == name[:-1] and said[-1:] == (name[-1] + "s",))


def masks(extractions: Sequence[Found], curations: Mapping[str, Curation]) -> dict[str, Stretches]:
    """Return what is masked in each document's text, by slug: in order, without overlaps.

    These are its own private stretches, the full names of the persons of every document, and the stretches
    that a curator names.
    """
    names = Names(person.name for extraction in extractions for person in extraction.persons)
    found = {}
    for extraction in extractions:
        named = curations[extraction.slug].masks if extraction.slug in curations else ()
        found[extraction.slug] = joined(
            [*extraction.private, *names.find(extraction.text), *named], len(extraction.text)
        )
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
