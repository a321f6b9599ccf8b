"""Lines that begin with the names of parties and tell their roles: "Eda kommun: testort", "Region A – projektägare"."""

from __future__ import annotations

import re

from loaders.document import Block, Kind, Span
from loaders.extract.parties.participants import listed, takes_part
from loaders.extract.reading import Reading
from loaders.labels import cues, exact
from loaders.layout.breaks import lines_of
from loaders.records import Node

LINE = re.compile(
    r"(?P<party>[A-ZÅÄÖ][^:\n–()]{1,80}?)(?:\s+[–-]\s+|,\s+|\s*\()(?P<role>[a-zåäöA-ZÅÄÖ][^:\n()]{2,60}?)\)?[.;,]?"
)
FEWEST, MOST = 2, 0.6


def role_lines(reading: Reading) -> None:
    """Read the lines of sections on a project that begin with its parties."""
    for section, scope in zip(reading.sections, reading.scopes, strict=True):
        project = scope.undertaking
        if project is None or project.type not in ("Project", "PilotProject"):
            continue
        for block in section.body:
            if block.pair and _begins_with_body(reading, block.pair[0]):
                for role in roles_told(reading, block.pair[1]):
                    listed(reading, project, role, block.pair[0], "by-label")
        _parted(reading, project, section.body)


def _parted(reading: Reading, project: Node, body: tuple[Block, ...]) -> None:
    """Read lines below one another that end with a role, where most of a section's are of that form."""
    blocks = [block for block in body if block.kind in (Kind.PARAGRAPH, Kind.ITEM)]
    lines = [line for block in blocks for line in lines_of(reading.document, block.span)]
    told = [
        (Span(*found.span("party")), roles)
        for line in lines
        if (found := LINE.fullmatch(reading.document.text, *line))
        and (roles := _named_roles(found["role"]))
        and not exact("role", found["party"])
    ]
    if len(told) < FEWEST or len(told) < MOST * len(lines):
        return
    for party, roles in told:
        for role in roles:
            listed(reading, project, role, party, "by-list")
    reading.listed.update(block.span for block in blocks)


def _named_roles(words: str) -> list[str]:
    """Return the roles that words name, nothing else standing beside them: "partner och testmiljö"."""
    found = [exact("role", piece) for piece in re.split(r"\s*[,;/]\s*|\s+och\s+", words)]
    return [role for role in found if role] if all(found) else []


def _begins_with_body(reading: Reading, label: Span) -> bool:
    return any(name.printed.start == label.start for name in reading.authorities_in(label))


def roles_told(reading: Reading, span: Span) -> list[str]:
    """Return the roles that words beside a name tell; one of taking part goes before the others."""
    words = reading.text(span)
    found = [role for piece in re.split(r"[,;/]|\soch\s", words) if (role := exact("role", piece))]
    found += [cue.slug for cue in cues("role", reading.document.text, *span)]
    part = [role for role in found if role in takes_part()]
    return list(dict.fromkeys(part[:1] or found[:1]))
