"""Projects of lists: "De elva projekten är:" and below it one a line, with who answers for it.

"Title, Body", "Title (Body and Body)", "Title – Body", "Title från Body". A comma may stand in the title: only
what is known as a body is taken for one, and most lines of the list must end with one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.document import Block, Kind, Span
from loaders.extract.actors import Actor, actors
from loaders.extract.participants import listed
from loaders.extract.particulars import project_titled
from loaders.extract.reading import Reading
from loaders.labels import cues, exact

SPEAKS_OF_PROJECTS = re.compile(
    r"(?<![^\W_])(?:\w*projekt(?:en)?|\w*ansökningar(?:na)?|insatser(?:na)?)(?![^\W_])", re.IGNORECASE
)
FEWEST = 2
LONGEST_LEAD = 80
MOST = 0.6  # the share of lines that must end with a body
BEFORE = re.compile(r"\s*(?:(?:,|\s[–-]|:|\()\s*(?:[a-zåäö]+\s+av\s+)?|\s(?:från|av)\s+)$")
BRACKET = re.compile(r"\s*\((?P<who>[^()]+)\)\s*[.;]?\s*$")
BEHIND = re.compile(r"\s*\)?\s*[.;]?\s*$")
BETWEEN = re.compile(r"\s*(?:,|;|/|&|och|samt)?\s*(?:och|samt)?\s*")
APPLIED = frozenset({"applied", "granted", "rejected"})


def extract(reading: Reading) -> None:
    """Read each list that a sentence or heading about projects introduces."""
    for introduction, items in introduced(reading):
        parted = [_parted(reading, item) for item in items]
        if len(items) < FEWEST or sum(who is not None for _, who in parted) < MOST * len(items):
            continue
        status = {cue.slug for cue in cues("status", reading.document.text, *introduction)}
        role = "applicant" if status & APPLIED else "responsible"
        for title, who in parted:
            project = project_titled(reading, title, "by-list")
            if project is not None and who is not None:
                listed(reading, project, role, who, "by-list")


def introduced(reading: Reading) -> Iterator[tuple[Span, list[Block]]]:
    """Yield each list of items with the stretch that introduces it, where that speaks of projects."""
    for section in reading.sections:
        lead: Span | None = None
        if section.headings and _heads_projects(section.headings[-1].text):
            lead = section.headings[-1].block.span
        items: list[Block] = []
        for block in (*section.body, None):
            if block is not None and block.kind is Kind.ITEM:
                items.append(block)
                continue
            if items and lead is not None:
                yield lead, items
            items = []
            if block is not None:
                words = reading.text(block)
                last = reading.text(list(reading.sentences(block))[-1]) if words.endswith(":") else ""
                line = words.rpartition("\n")[2]
                heads = words[-1] not in ".!?" and len(line) <= LONGEST_LEAD and _heads_projects(line)
                speaks = heads or SPEAKS_OF_PROJECTS.search(last)
                lead = Span(block.start, block.end) if speaks else None


def _heads_projects(words: str) -> bool:
    return exact("section", words) == "project-list" or bool(SPEAKS_OF_PROJECTS.search(words))


def _parted(reading: Reading, item: Block) -> tuple[Span, Span | None]:
    """Part a line into a title and the bodies at its end; all of it is title where none stands there."""
    text = reading.document.text
    met = [a for a in actors(reading, item.span, reading.subject) if a.basis == "stated" and _is_body(a)]
    bracket = BRACKET.search(text, item.start, item.end)
    if bracket and any(Span(*bracket.span("who")).covers(actor.span) for actor in met):
        return Span(item.start, bracket.start()), Span(*bracket.span("who"))
    start = end = item.end
    for actor in reversed(met):
        gap = text[actor.span.end : start]
        if not (BEHIND.fullmatch(gap) if start == item.end else BETWEEN.fullmatch(gap)):
            break
        end = actor.span.end if start == item.end else end
        start = min(start, actor.span.start)
    joint = BEFORE.search(text, item.start, start) if start < item.end else None
    if joint is None or joint.start() == item.start:
        return item.span, None
    return Span(item.start, joint.start()), Span(start, end)


def _is_body(actor: Actor) -> bool:
    return getattr(actor.thing, "type", "") != "ActorGroup"
