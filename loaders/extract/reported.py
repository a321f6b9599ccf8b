"""What running text reports that someone said: a quotation with its source, reported speech, a want of mandate."""

from __future__ import annotations

import re

from loaders.document import Block, Kind, Span
from loaders.extract.reading import Reading
from loaders.extract.voices import about
from loaders.labels import cues
from loaders.sections import Section

REPORTED = re.compile(
    r"(?<![^\W_])[Dd]et\s+(?:betonades|lyftes|framkom|framhölls|konstaterades|påpekades|noterades"
    r"|underströks)(?:\s+(?:också|även|särskilt|av\s+flera))?\s+att\s+"
)
NO_MANDATE = re.compile(
    r"(?<![^\W_])(?:ha(?:r|de)\s+(?:inget|inte\s+något)|sakna(?:r|de|s|des))\s+(?:\w+\s+)?"
    r"(?:uppdrag|mandat)(?![^\W_])"
)
QUOTED = re.compile(r"[”\"“»].+[”\"“«]\.?$", re.DOTALL)


def quotations(reading: Reading, index: int, section: Section) -> None:
    """Read "A sammanfattade reflektionen bra:" and the quotation under it as A's observation."""
    for before, block in zip(section.body, section.body[1:], strict=False):
        if not (reading.text(before).endswith(":") and QUOTED.fullmatch(reading.text(block))):
            continue
        told = any(cue.slug == "quotations" for cue in cues("section", reading.document.text, before.start, before.end))
        bodies = [name.ref for name in reading.names_in(before) if name.kind == "organisation"]
        if told and len(bodies) == 1:
            reading.statement("Observation", [block.span], about(reading, index), "by-quotation", bodies[0])


def reported(reading: Reading, index: int, body: tuple[Block, ...]) -> None:
    """Read what running text reports: "det betonades att …", and that someone had no mandate."""
    text = reading.document.text
    for block in body:
        if block.kind is not Kind.PARAGRAPH:
            continue
        for sentence in reading.sentences(block):
            told = REPORTED.match(text, *sentence)
            if told:
                reading.statement(
                    "Observation", [Span(told.end(), sentence.end)], about(reading, index), "by-inline-cue"
                )
            elif NO_MANDATE.search(text, *sentence) and any(
                name.kind == "organisation" for name in reading.names_in(sentence)
            ):
                reading.statement("Observation", [sentence], about(reading, index), "by-inline-cue")
