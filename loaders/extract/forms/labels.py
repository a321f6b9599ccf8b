"""The labels of fields: what each means, and where those of a line stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from loaders.document import Block, Span
from loaders.extract.reading import Reading
from loaders.label_frames import WITH_US, title_framed
from loaders.labels import exact, normal, role_of

SECTIONS = frozenset({"title", "acronym", "diary-number", "programme", "budget", "period", "status"})
NEXT_LABEL = re.compile(
    r"(?:[ \t]*[.,;|/][ \t\n]+|[ \t]{2,})"
    r"(?P<label>(?:[A-ZÅÄÖ]|(?<=[;|]\s)[a-zåäö])[^:.,;|/!?\n”\"*]{1,45}?):[ \t]+(?=\S)"
)
ONE_PROJECT = re.compile(
    r"(?:(?:\w+-?)?projekt|pilot|förstudie|insats|satsning)(?:\s+(?:nr\s*)?\w{1,2})?"
)  # "Pilotprojekt 2:"
# What a label asks for beside its value: "Projektledare, med titel", "Medverkande institutioner eller enheter"
ASKED = re.compile(
    r"(?:,\s+(?:med|ange|inklusive|inkl\.?)\s.*|\s+eller\s+[a-zåäö]+|(?:,|\s+och|\s*/)\s+(?:organisations|person|diarie|ärende|projekt)\w*n(?:umme)?r)$"
)
# Of which country's party a label is: "Norsk projektägare", "Stödmottagare, Finland", "Partner i Norge"
COUNTRY = r"(?:Sverige|Norge|Finland|Danmark|Åland|Estland|Lettland|Litauen|Polen|Tyskland)"
OF_COUNTRY = re.compile(
    r"^(?:Svensk|Norsk|Finsk|Finländsk|Dansk|Åländsk|Utländsk)[at]?\s+"
    rf"|(?:,|\s+i|\s+från|\s[–-])?\s+\(?{COUNTRY}\)?$",
    re.IGNORECASE,
)
OTHER_LANGUAGE = re.compile(
    r"(?<![^\W_])(?:engelska?|english)(?![^\W_])", re.IGNORECASE
)  # of a title told in Swedish too
NAMES = frozenset({"namn", "insatsnamn", "vad"})  # what bears these is mostly a person, and may be a project
NOT_READ = frozenset({"contact-organisation", "documenter", "target-primary", "target-secondary"})


@dataclass(frozen=True, slots=True)
class Field:
    """A label with what stands for it; `concept` is one of the scheme role where `is_role`, else of section."""

    concept: str
    is_role: bool
    label: Span
    values: tuple[Span, ...]

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.label.start


@lru_cache(maxsize=20_000)  # extractor after extractor asks of the same lines
def meaning(words: str) -> tuple[str, bool] | None:
    """Return what a label means: the concept, and whether it is a role.

    >>> meaning("Medsökande:"), meaning("Projektnamn"), meaning("Organisationsnummer")
    (('co-applicant', True), ('title', False), None)
    """
    words = OF_COUNTRY.sub("", ASKED.sub("", words.rstrip(" :")))
    if "/" in words and exact("section", other := words.rpartition("/")[2]) == "title":  # "Projektnavn / Projektnamn"
        words = other
    section, role = exact("section", words), role_of(words)
    if section is None and title_framed(normal(words)):
        section = "title"
    if role is None and section is None and WITH_US.fullmatch(normal(words)):
        role = "collaborating-party"
    if section == "title" and OTHER_LANGUAGE.search(words):
        return None
    if section == "title" or ONE_PROJECT.fullmatch(normal(words)):
        section = "title"
        return section, False
    if role and role not in NOT_READ:
        return role, True
    return (section, False) if section in SECTIONS else None


def labelled(reading: Reading, block: Block) -> Iterator[tuple[Span, Span]]:
    """Yield each label of a line with its value: "Roll: partner. Övriga parter: A, B." has two.

    A second label is one that the schemes know, behind a mark that parts: "Projekt: A; Partner: B | Budget: 1 mkr".
    """
    if block.pair:
        label, value = block.pair
        yield from parted(reading, label, *value)


def parted(reading: Reading, label: Span, start: int, end: int) -> Iterator[tuple[Span, Span]]:
    """Yield a label and its value, and those that follow on the line."""
    for found in NEXT_LABEL.finditer(reading.document.text, start, end):
        if meaning(found["label"]) or exact("role", found["label"]):
            yield label, Span(start, found.start())
            label, start = Span(*found.span("label")), found.end()
    yield label, Span(start, end)


def holds_label(words: str) -> bool:
    """Whether a second label stands in words: "Havslyftet; Deltagare: Boverket"."""
    return any(meaning(found["label"]) for found in NEXT_LABEL.finditer(words))
