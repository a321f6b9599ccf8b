"""Members of the group that runs a project, as the minutes of its meetings list them: "Ledamöter" over "NAME   Body".

The page must say that a group of the project has met. Who is absent, adjunct, a guest or an observer is no member.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.document import Span
from loaders.extract.bodies.known_bodies import bodies_in
from loaders.extract.parties.participants import listed, takes_part
from loaders.extract.parties.role_lines import roles_told
from loaders.extract.projects.headings import of_title
from loaders.extract.reading import Reading
from loaders.layout.lines import lines_of
from loaders.records import Node

GROUP = re.compile(
    r"(?<![^\W_])(?:styrgrupp|projektgrupp|projektledningsgrupp|ledningsgrupp|partnergrupp|partnermöte|projektmöte)\w*",
    re.IGNORECASE,
)
_NOUN = (
    r"(?:(?:vice\s+)?ordförande|ledamöter|medlemmar|representanter|närvarande|deltagare|deltagande|deltog"
    r"|beslutande|styrgrupp(?:en)?|projektgrupp(?:en)?|(?:med|på\s+plats)(?:\s+på\s+mötet)?|mötesdeltagare)"
)
MEMBERS = re.compile(
    rf"(?:(?:närvarande|ordinarie|deltagande|styrgruppens|projektgruppens|gruppens)\s+)?{_NOUN}(?:\s+i\s+(?:styr|projekt)gruppen)?"
    r"\s*(?::|$|(?=\s{3}|\t))",
    re.IGNORECASE,
)
# What heads others, or marks one among the members.
OTHER = re.compile(
    r"(?<![^\W_])(?:ej|inte|frånvar|förhinder|adjung|övrig|observatör|inbju|gäst|sekreter|ersätt|pennan|kopia|föredrag|protokoll"
    r"|referens|\w*finansi|utvärder|följeforsk|konsult|justera)\w*",
    re.IGNORECASE,
)
JOINT = re.compile(
    r"(?<![^\W_])(?:styr|projekt|lednings)grupp\w*\s+för\s", re.IGNORECASE
)  # of all that are named behind
LABEL = re.compile(r"[A-ZÅÄÖ][\w ]{2,30}?(?::|(?=\s{3}|\t)|$)")
ENDS = re.compile(r"(?:§|\d+[.)]?\s)|.{90,}[.]$")
MOST_OVER = 4  # lines that may say whose meeting it is


def extract(reading: Reading) -> None:
    """Give the bodies of the members their part in the project whose group has met."""
    projects = _projects(reading)
    for line in _members(reading) if projects else ():
        roles = [role for role in roles_told(reading, line) if role in takes_part()]
        bodies = sorted(_bodies(reading, line))
        starts = [line.start, *(place.start for place in bodies[1:]), line.end]
        for place, start, end in zip(bodies, starts, starts[1:], strict=False):
            if OTHER.search(reading.document.text, start, end):  # "Boverket (adjungerad)"
                continue
            for project in projects:
                listed(reading, project, roles[0] if roles else "steering-group", place, "by-list")


def _projects(reading: Reading) -> list[Node]:
    """Return the projects that the head of a page names beside the group that has met."""
    lines = [line for block in reading.document.blocks[:MOST_OVER] for line in lines_of(reading.document, block.span)]
    head = lines[:MOST_OVER]
    if not any(GROUP.search(reading.text(line)) for line in head):
        return []
    over = Span(head[0].start, head[-1].end)
    told = [p for p in reading.of("Project", "PilotProject") if any(map(over.covers, p.evidence))]
    ours = [line for line in head if JOINT.search(reading.text(line))]
    joint = len(told) > 1 and all(any(line.covers(span) for line in ours for span in p.evidence) for p in told)
    only = told[0] if len(told) == 1 else None if joint else of_title(reading)
    return told if joint else [only] if only else []


def _members(reading: Reading) -> Iterator[Span]:
    """Yield the lines of a page's head that list members, each without its label."""
    listing = False
    for block in reading.document.blocks:
        for line in [block.span] if block.cells else lines_of(reading.document, block.span):
            words = reading.text(line)
            if (listing and ENDS.match(words)) or words.startswith("§"):
                return
            if label := MEMBERS.match(words):
                listing = True
                line = Span(line.start + label.end(), line.end)
            elif (
                listing
                and (told := LABEL.match(words))
                and not _bodies(reading, Span(line.start, line.start + told.end()))
            ):
                listing = not (OTHER.match(words) or words[told.end() - 1] == ":")
            if listing:
                yield line


def _bodies(reading: Reading, span: Span) -> list[Span]:
    own = [place for place, _ in bodies_in(reading, span)]
    known = (name.printed for name in reading.authorities_in(span))
    return [*own, *(place for place in known if not any(place.overlaps(taken) for taken in own))]
