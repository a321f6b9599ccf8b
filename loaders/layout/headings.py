"""A heading line, and what the schemes know of what it says."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.document import Block
from loaders.factor_words.headings import LESSONS, factor_kind, heads_lessons
from loaders.labels import cues, exact, role_of

YEAR = re.compile(r"\s*(?<!\d)20\d\d(?!\d)\s*")
IMAGINED = frozenset({"vision", "narrative"})


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading line: `section`, `factor` and `role` are the concepts that it names, if any.

    `repeated` is true for a line that comes back as it stands: the heading of a page or a session.
    """

    block: Block
    text: str
    section: str | None = None
    factor: str | None = None
    role: str | None = None
    repeated: bool = False

    @property
    def known(self) -> bool:
        """Whether the schemes know what it says."""
        return bool(self.section or self.factor or self.role)


def heading(text: str, block: Block, repeated: bool = False) -> Heading:
    """Read one heading line."""
    section = exact("section", text) or _told_by_words(text)
    factor = factor_kind(text)
    role = role_of(text)
    return Heading(
        block,
        text,
        None if factor else section,
        factor,
        role,
        repeated and not factor and not (section and exact("section", text)),
    )


def _told_by_words(text: str) -> str | None:
    """The section that words in a longer heading tell; what is imagined is told before who spoke of it.

    A year beside a known heading changes nothing: "Framtidsbilder 2040".
    """
    if dated := exact("section", YEAR.sub("", text)):
        return dated
    if heads_lessons(text):
        return LESSONS
    found = [cue.slug for cue in cues("section", text)]
    return next((slug for slug in found if slug in IMAGINED), found[0] if found else None)
