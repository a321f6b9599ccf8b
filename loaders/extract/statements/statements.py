"""What a text reports that someone holds: visions, narratives, needs, conclusions, observations, reflections.

Each is told by the section it stands in, by the sentence that introduces its list, or by a phrase of
reported speech. Questions say nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode

from loaders.document import Block, Kind, Span
from loaders.extract.factors.places import method_of
from loaders.extract.reading import Reading
from loaders.extract.statements.reported import QUOTED, quotations, reported
from loaders.extract.statements.stories import narrative
from loaders.extract.statements.voices import about, author, held_by, participants
from loaders.labels import cues
from loaders.layout.sections import Section
from loaders.records import Node

GYEAR = NamedNode("http://www.w3.org/2001/XMLSchema#gYear")
LONGEST = 1000  # code points of one passage
YEAR = re.compile(r"(?<![\d-])(?:20[2-9]\d)(?![\d-])")
SILENT = frozenset(
    re.findall(r"\S+", "vision narrative discussion reflections conclusions needs furniture agenda contact references")
)
CLASSES = {
    "conclusions": "Conclusion",
    "needs": "Need",
    "discussion": "Observation",
    "reflections": "Reflection",
    "vision": "Vision",
}


def extract(reading: Reading) -> None:
    """Find the statements of each section that are not factors."""
    for index, section in enumerate(reading.sections):
        quotations(reading, index, section)
        if section.factor or not section.headings:
            continue
        introduced = _needs(reading, index, section)
        rest = tuple(block for block in section.body if block not in introduced)
        if section.kind == "narrative":
            narrative(reading, index, rest)
        elif section.kind in CLASSES:
            _stated(reading, index, section, rest)
        elif section.kind not in SILENT:
            reported(reading, index, rest)


def _stated(reading: Reading, index: int, section: Section, body: tuple[Block, ...]) -> None:
    """Make a statement of each paragraph or item of a section whose kind says what they are."""
    kind = section.kind or ""
    heading = next(h for h in reversed(section.headings) if h.section == kind)
    subject, gathered, position = about(reading, index), None, 0
    holder = author(reading, heading) if kind == "reflections" else held_by(reading, heading)
    if kind == "conclusions" and (inquiry := _inquiry(reading, index, heading.text)):
        subject = holder = inquiry
    elif kind in ("discussion", "vision", "needs") and holder is None and reading.event is not None:
        holder = participants(reading)
    horizon = YEAR.search(heading.text)
    for block in body:
        if not _says_something(reading, block) or (kind != "discussion" and _introduces(body, block)):
            continue
        if kind == "vision" and gathered is None:
            gathered = reading.add("StatementSet", heading.text.rstrip(" :"), [heading.block.span], "by-heading")
        for span in pieces(reading, block):
            node = reading.statement(CLASSES[kind], [span], subject, method_of(block), holder)
            position += 1
            if kind == "conclusions":
                node.add("schema:position", Literal(position))
            if horizon and kind in ("vision", "needs"):
                node.add("sg:horizon", Literal(horizon.group(), datatype=GYEAR))
            if gathered is not None:
                node.add("sg:inSet", gathered)


def _says_something(reading: Reading, block: Block) -> bool:
    """Whether a block is neither question, label, quotation nor the mere introduction of what follows."""
    text = reading.text(block)
    return block.kind in (Kind.PARAGRAPH, Kind.ITEM) and not text.endswith(("?", ":")) and not QUOTED.fullmatch(text)


def _introduces(body: tuple[Block, ...], block: Block) -> bool:
    """Whether a first paragraph only says what the section holds: a list stands under it."""
    return (
        block is body[0]
        and block.kind is Kind.PARAGRAPH
        and len(body) > 1
        and all(other.kind is Kind.ITEM for other in body[1:])
    )


def pieces(reading: Reading, block: Block) -> Iterator[Span]:
    """Yield a block as one passage, or, where it is too long for one, sentence by sentence."""
    if block.end - block.start <= LONGEST:
        yield block.span
    else:
        yield from (span for span in reading.sentences(block) if span.end - span.start <= LONGEST)


def _inquiry(reading: Reading, index: int, heading: str) -> Node | None:
    """Return the inquiry whose report a heading names ("slutsatser från delbetänkandet"), or that it names itself."""
    words = heading.casefold()
    for output in reading.of("Output"):
        if (
            isinstance(output.owner, Node)
            and output.owner.type == "Inquiry"
            and (output.label or "\0").casefold() in words
        ):
            return output.owner
    return next((node for node in reading.of("Inquiry") if (node.label or "\0").casefold() in words), None)


def _needs(reading: Reading, index: int, section: Section) -> tuple[Block, ...]:
    """Read "viktiga behov som nämndes var:" and the list under it; return the blocks that are used."""
    used: list[Block] = []
    for n, block in enumerate(section.body):
        introduction = reading.text(block)
        told = any(cue.slug == "needs" for cue in cues("section", reading.document.text, block.start, block.end))
        if not introduction.endswith(":") or not told:
            continue
        used.append(block)
        year = YEAR.search(introduction)
        for item in section.body[n + 1 :]:
            if item.kind is not Kind.ITEM:
                break
            used.append(item)
            holder = participants(reading) if reading.event is not None else None
            node = reading.statement("Need", [item.span], about(reading, index), "by-introduction", holder)
            if year:
                node.add("sg:horizon", Literal(year.group(), datatype=GYEAR))
    return tuple(used)
