"""What a search finds: things, the text of each that matched, and the passage that prints it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quotation:
    """A passage: its IRI, its words and those around them, its place and its document."""

    iri: str
    exact: str
    prefix: str
    suffix: str
    line: int | None
    page: int | None
    heading: str
    document: str
    title: str
    language: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing that was found: its names by language ("" for any), the text that matched and the passage that prints it.

    `role` of the text: "name", "alias", "text" or "quotation". A question's `iri` is its name.
    """

    iri: str
    names: Mapping[str, str]
    text: str
    language: str
    role: str
    quotation: Quotation | None

    def name(self, spoken: str) -> tuple[str, str]:
        """Its name and the language of that, in the language spoken where there is one."""
        language = next(one for one in (spoken, "sv", "en", "") if self.names.get(one))
        return self.names[language], language


@dataclass(frozen=True, slots=True)
class Found:
    """The hits by class, each with how many there are in all.

    `by_all` is false where no text holds all that was asked for and those that hold some are shown; `instead` is a
    search for words that there are.
    """

    kinds: tuple[tuple[str, int, tuple[Hit, ...]], ...] = ()
    by_all: bool = True
    instead: str = ""

    @property
    def total(self) -> int:
        """How many hits there are of all kinds."""
        return sum(total for _, total, _ in self.kinds)
