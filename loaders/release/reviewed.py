"""What a person goes through to correct a document: its items in groups, the parts of its text, what was missed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from loaders.document import Span
from loaders.findings import Finding
from loaders.release.coverage import Stretch
from loaders.release.elsewhere import Place
from loaders.release.offers import Offer
from loaders.release.wording import Words

MERGED = Words("Sammanförda över dokumenten", "Merged across documents")
CONCLUDED = Words("Slutledda eller underförstådda", "Inferred or implied")
UNMEASURED = Words("Hur ofta metoden har rätt är inte mätt", "How often the method is right has not been measured")


class Item(NamedTuple):
    """One thing that was made of a text: `number` counts from 1 in the order of the text.

    `said` are its values by property, `how` its basis and method; `offers` corrections ready to be copied, `met` the
    first places in other documents of a thing that was merged with theirs, `more` how many others there are.
    """

    number: int
    span: Span
    kind: Words
    name: Words
    said: tuple[tuple[Words, Words], ...]
    how: tuple[Words, ...]
    quotation: str
    offers: tuple[Offer, ...]
    met: tuple[Place, ...] = ()
    more: int = 0


class Namesake(NamedTuple):
    """A thing of the document, and one of its name that stays apart, with its places and how they are joined."""

    name: Words
    met: tuple[Place, ...]
    offers: tuple[Offer, ...]


class Part(NamedTuple):
    """A stretch of the text: the numbers of the items that begin there, and whether nothing was made of it."""

    numbers: tuple[int, ...]
    text: str
    unread: bool


class Missed(NamedTuple):
    """A stretch that nothing was made of, with the corrections that add what it tells or mask it."""

    stretch: Stretch
    text: str
    offers: tuple[Offer, ...]


class Named(NamedTuple):
    """A thing that the document mentions, how often, and the correction for one that it does not."""

    name: Words
    times: int
    offers: tuple[Offer, ...]


@dataclass(frozen=True)
class Review:
    """What a person goes through: items in groups, the least sure first, beside the parts of the text."""

    slug: str
    title: str
    groups: tuple[tuple[Words, tuple[Item, ...]], ...]
    parts: tuple[Part, ...]
    missed: tuple[Missed, ...]
    named: tuple[Named, ...]
    findings: tuple[Finding, ...]
    namesakes: tuple[Namesake, ...] = ()

    @property
    def unsure(self) -> int:
        """How many things are merged, perhaps to be, concluded, or found by a method that was not measured."""
        unsure = (MERGED, CONCLUDED, UNMEASURED)
        return len(self.namesakes) + sum(len(items) for title, items in self.groups if title in unsure)
