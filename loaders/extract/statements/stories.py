"""A narrative: a story made to illustrate, told over several paragraphs as if it had come true."""

from __future__ import annotations

import re

from pyoxigraph import Literal, NamedNode

from loaders.document import Block, Kind, Span
from loaders.extract.reading import Reading
from loaders.extract.statements.voices import about
from loaders.labels import cues, exact

XSD = "http://www.w3.org/2001/XMLSchema#"
YEAR = re.compile(r"(?<![\d-])20[2-9]\d(?![\d-])")
AI = re.compile(r"(?<![^\W_])(?:ai|chatgpt|copilot|språkmodell)(?![^\W_])")


def narrative(reading: Reading, index: int, body: tuple[Block, ...]) -> None:
    """Make one narrative of a story's paragraphs; what is said about the story is no part of it.

    A story that neither a year to come nor the help of AI shows to be imagined is left alone: it may be a report.
    """
    told = [block for block in body if block.kind is Kind.PARAGRAPH and not _of_the_story(reading, block)]
    sources = _ai_sentences(reading, index)
    horizon = _horizon(reading, index)
    if not told or not (sources or horizon) or not _called_a_story(reading, index):
        return
    node = reading.statement("Narrative", [block.span for block in told], about(reading, index), "by-section")
    if horizon:
        node.add("sg:horizon", Literal(horizon, datatype=NamedNode(XSD + "gYear")))
    if sources:
        node.add("sg:generatedWithAI", Literal("true", datatype=NamedNode(XSD + "boolean")), sources[:1])


def _called_a_story(reading: Reading, index: int) -> bool:
    """Whether a heading calls what follows a story; help of AI is had for much else."""
    return any(
        exact("section", heading.text) == "narrative"
        or any(cue.slug == "narrative" and not AI.search(cue.label) for cue in cues("section", heading.text))
        for i in _nearby(reading, index)
        for heading in reading.sections[i].headings
    )


def _of_the_story(reading: Reading, block: Block) -> bool:
    """Whether a paragraph speaks about the story or leads over to something else."""
    return (
        reading.text(block).endswith(":")
        or any(cue.slug == "narrative" for cue in cues("section", reading.document.text, block.start, block.end))
        or bool(re.search(r"(?<![^\W_])[Bb]erättelsen?(?![^\W_])", reading.text(block)))
    )


def _nearby(reading: Reading, index: int) -> list[int]:
    """Return the sections of the story: those of its kind beside it."""
    first = index
    while first > 0 and reading.sections[first - 1].kind == "narrative":
        first -= 1
    last = index
    while last + 1 < len(reading.sections) and reading.sections[last + 1].kind == "narrative":
        last += 1
    return list(range(first, last + 1))


def _ai_sentences(reading: Reading, index: int) -> list[Span]:
    """Return the sentences about the story that say that AI helped to make it."""
    return [
        sentence
        for i in _nearby(reading, index)
        for block in reading.sections[i].body
        if _of_the_story(reading, block)
        for sentence in reading.sentences(block)
        if any(AI.search(cue.label) for cue in cues("section", reading.document.text, *sentence))
    ]


def _horizon(reading: Reading, index: int) -> str | None:
    """Return the year that a heading over the story names."""
    years = (YEAR.search(h.text) for i in reversed(_nearby(reading, index)) for h in reading.sections[i].headings)
    return next((year.group() for year in years if year), None)
