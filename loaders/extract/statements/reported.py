"""What running text reports that someone said: a quotation with its source, reported speech, a want of mandate."""

from __future__ import annotations

import re

from loaders.document import Block, Kind, Span
from loaders.extract.reading import Reading
from loaders.extract.statements.voices import about
from loaders.labels import cues
from loaders.layout.sections import Section

# What a sentence says was said: a phrase of the scheme that ends so, at its beginning.
REPORTING = " att"
DENIED = re.compile(r"(?<![^\W_])(?:inget|inte\s+något|sakna(?:r|de|s|des))\s+(?:\w+\s+)?$", re.IGNORECASE)
QUOTED = re.compile(r"[”\"“»].+[”\"“«]\.?$", re.DOTALL)


def quotations(reading: Reading, index: int, section: Section) -> None:
    """Read "A sammanfattade reflektionen bra:" and the quotation under it as A's observation."""
    for before, block in zip(section.body, section.body[1:], strict=False):
        if not (reading.text(before).endswith(":") and QUOTED.fullmatch(reading.text(block))):
            continue
        told = any(cue.slug == "quotations" for cue in cues("section", reading.document.text, before.start, before.end))
        bodies = [name.ref for name in reading.authorities_in(before)]
        if told and len(bodies) == 1:
            reading.statement("Observation", [block.span], about(reading, index), "by-quotation", bodies[0])


def reported(reading: Reading, index: int, body: tuple[Block, ...]) -> None:
    """Read what running text reports: "det betonades att …", and that someone had no mandate."""
    text = reading.document.text
    for block in body:
        if block.kind is not Kind.PARAGRAPH:
            continue
        for sentence in reading.sentences(block):
            told = _told(text, sentence)
            if told is not None:
                reading.statement("Observation", [told], about(reading, index), "by-inline-cue")
            elif _without_mandate(text, sentence) and any(reading.authorities_in(sentence)):
                reading.statement("Observation", [sentence], about(reading, index), "by-inline-cue")


def _told(text: str, sentence: Span) -> Span | None:
    """Return what a sentence reports: the clause behind a phrase of reported speech that begins it."""
    for cue in cues("section", text, *sentence):
        if cue.slug == "discussion" and cue.label.endswith(REPORTING) and cue.span.start == sentence.start:
            words = text[cue.span.end : sentence.end]
            return Span(cue.span.end + len(words) - len(words.lstrip()), sentence.end) if words.strip() else None
    return None


def _without_mandate(text: str, sentence: Span) -> bool:
    """Whether a sentence denies a mandate: "hade inget formellt uppdrag"."""
    return any(
        cue.slug == "mandat" and (DENIED.search(text, sentence.start, cue.span.start) or DENIED.match(cue.label + " "))
        for cue in cues("factor-theme", text, *sentence)
    )
