"""What a build has to say about a document or the whole graph: a rule, where it was broken, and how badly."""

from __future__ import annotations

from typing import Literal, NamedTuple

from loaders.document import Document

Severity = Literal["error", "withheld", "warning"]
"""error: the release is not made current; withheld: the node was left out; warning: look at it."""


class Finding(NamedTuple):
    """One thing to look at, in words free of personal data.

    `document` is a slug, or "" for the whole graph; `rule` the shape, check or step that speaks; `node` the
    IRI it speaks of, or ""; `sv` and `en` say it in Swedish and English.
    """

    document: str
    severity: Severity
    rule: str
    node: str
    sv: str
    en: str

    def __str__(self) -> str:
        place = " ".join(part for part in (self.document, self.node) if part)
        return f"{self.severity}: {place + ': ' if place else ''}{self.en} [{self.rule}]"


def of_reading(document: Document) -> list[Finding]:
    """Return what the reader of a document could not be sure of."""
    return [Finding(document.slug, "warning", "reading", "", doubt.sv, doubt.en) for doubt in document.warnings]
