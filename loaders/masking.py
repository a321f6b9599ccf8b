"""Personal data out of the texts: which stretches, over all documents, and how they are masked.

A masked text has the code points of the original, so that offsets hold: each of a stretch becomes `█`, line
feeds stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol, TypeAlias

from loaders.curation import Curation
from loaders.document import Span, joined
from loaders.extract.persons.index import Names
from loaders.records import Person

MASK = "█"  # U+2588 FULL BLOCK
Stretches: TypeAlias = tuple[Span, ...]


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
    """Return what is masked in each document's text, by slug: in order, without overlaps; each is asked for twice.

    These are its own private stretches, the full names of the persons of every document, and the stretches
    that a curator names.
    """
    names = Names(person.name for extraction in extractions for person in extraction.persons)
    found = {}
    for extraction in extractions:
        named = curations[extraction.slug].masks if extraction.slug in curations else ()
        found[extraction.slug] = joined(
            [*extraction.private, *(span for span, _ in names.find(extraction.text)), *named], len(extraction.text)
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
