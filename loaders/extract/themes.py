"""Themes: what an undertaking is about, by the words of its title and description, and what is said of what.

All are judgements by the words of a scheme; a longer word covers a shorter one in it ("grön infrastruktur"
is no "infrastruktur"). An actor ("elnätsbolag") gives no theme; nor does what is only possible or denied make an
undertaking's, while a statement that denies something is about it all the same.
"""

from __future__ import annotations

import re

from pyoxigraph import Literal

from loaders.document import Block, Kind, Span
from loaders.extract.reading import Reading
from loaders.labels import cues, exact
from loaders.records import Concept, Node

UNDERTAKINGS = frozenset({"Project", "PilotProject", "Collaboration", "Case"})
STATEMENTS = ("Need", "Conclusion", "Observation")
FACTORS = ("SuccessFactor", "Pitfall", "Benefit")
# What tells of a theme in the undertaking's own words; actors and contacts do not.
SILENT = frozenset(
    {"contact", "participants", "budget", "period", "diary-number", "furniture", "references", "appendix"}
)
HEDGED = re.compile(
    r"(?<![^\W_])(?:eventuell[at]?|eventuellt|möjligen|inte|ej|utan|varken|utöver|ingen|inget|inga)"
    r"(?:\s+\w+){0,3}\s+$",
    re.IGNORECASE,
)


def extract(reading: Reading) -> None:
    """Give undertakings, statements and factors their themes."""
    text = reading.document.text
    for node in reading.of(*UNDERTAKINGS):
        for span in node.evidence:
            _themes(text, node, span)
    for section, scope in zip(reading.sections, reading.scopes, strict=True):
        if scope.undertaking is None or section.factor or section.kind in SILENT:
            continue
        for block in section.body:
            if not _is_of_others(reading, scope.undertaking, block):
                _themes(text, scope.undertaking, block.span)
    for statement in reading.of(*STATEMENTS):
        for words in statement.get("sg:text"):
            if isinstance(words, Literal):
                _themes(words.value, statement, Span(0, len(words.value)))
    for factor in reading.of(*FACTORS):
        factor_themes(factor)


def _is_of_others(reading: Reading, undertaking: Node, block: Block) -> bool:
    """Whether a block tells of actors, or is an item of a list: of platforms or measures, in a collaboration."""
    if block.pair is None:
        return block.kind is Kind.ITEM and undertaking.type == "Collaboration"
    label = reading.text(block.pair[0])
    return exact("role", label) is not None or exact("section", label) in SILENT


def _themes(text: str, node: Node, span: Span) -> None:
    actors = [cue.span for cue in cues("org-kind", text, *span)]
    for cue in cues("theme", text, *span):
        if any(actor.start <= cue.span.start and cue.span.end <= actor.end for actor in actors):
            continue
        if node.type in STATEMENTS or not HEDGED.search(text, span.start, cue.span.start):
            node.add("dcat:theme", Concept("theme", cue.slug))


def factor_themes(factor: Node) -> None:
    """Say which themes the words of a factor belong to."""
    for words in factor.get("sg:text"):
        if isinstance(words, Literal):
            for cue in cues("factor-theme", words.value):
                factor.add("sg:factorTheme", Concept("factor-theme", cue.slug))
