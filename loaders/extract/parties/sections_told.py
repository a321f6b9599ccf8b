"""Which project the running text of a section is about: its own, that of the document, or none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from loaders.document import Kind, Span
from loaders.extract.bodies.abbreviations import occurrences
from loaders.extract.parties.participants import takes_part
from loaders.extract.projects.headings import of_title
from loaders.extract.projects.known_titles import called
from loaders.extract.projects.name_ends import NUMBER
from loaders.extract.projects.page_titles import OF_MANY
from loaders.extract.reading import Reading
from loaders.layout.sections import Section
from loaders.records import Node

PROJECTS = ("Project", "PilotProject")
SILENT = frozenset({"vision", "narrative", "references", "appendix", "agenda", "furniture"})
ON_PARTIES = re.compile(
    r"(?<![^\W_])(?:organisation|\w*organiserat|genomförande|parter|partner|medverkande|samverkan|samarbete|roller|vilka|vem|upplägg)(?:na|et)?(?![^\W_])"
    r"|^(?:\d[\d.]*\s+)?(?:(?:kort\s+)?om\s+projektet|projektet(?:\s+i\s+korthet)?)$",
    re.IGNORECASE,
)


class Told(NamedTuple):
    """The project of a section.

    `inside` where every sentence is about it; `own` where who acts takes part, as under its name (`opening`).
    """

    project: Node | None
    inside: bool
    own: bool
    opening: bool
    is_read: bool


def sections_told(reading: Reading) -> Iterator[tuple[Section, Told]]:
    """Yield the sections whose sentences may tell who takes part in a project, with what they are about."""
    projects = reading.of(*PROJECTS)
    # "Projektet" is that of the title, or the only one, in the whole document.
    titled = of_title(reading)
    only = titled or _only(reading, projects)
    elsewhere = _of_others(reading, only) if only and not titled else frozenset()
    met = min((span.start for span in only.evidence), default=0) if only and only.method == "by-sentence" else 0
    for i, (section, scope) in enumerate(zip(reading.sections, reading.scopes, strict=True)):
        project = scope.undertaking
        if section.kind in SILENT:
            continue
        if section.factor or (project is not None and project.type not in PROJECTS):
            # What stands behind a list of factors, or under a collaboration's heading, may name a project.
            yield section, Told(None, False, False, False, scope.is_read)
            continue
        # What a later sentence names first is not meant before.
        near = bool(section.body) and section.body[-1].end > met and i not in elsewhere
        meant = project or (only if near else None)
        of_parties = bool(section.headings) and (
            section.headings[-1].role in takes_part() or ON_PARTIES.search(section.headings[-1].text) is not None
        )  # "Vilka deltar?"
        inside = meant is not None and ((project is not None and not scope.whole) or of_parties)
        opening = project is not None and inside and _heads(section, project)
        yield section, Told(meant, inside, opening or (inside and of_parties), opening, scope.is_read)


def _only(reading: Reading, projects: list[Node]) -> Node | None:
    """Return the project that a text is about: its only one, or the one it opens with where others are asides.

    An aside is told of in one sentence, behind others of its block.
    """
    if len(projects) == 1:
        return projects[0]
    places = {p: [s for name in called(p) for s in occurrences(reading.document.text, name)] for p in projects}
    told = [p for p in projects if places[p]]
    first = min(told, key=lambda p: min(places[p]).start, default=None)
    if (
        first is None
        or first.method != "by-sentence"
        or len(told) != len(projects)
        or not _opens(reading, min(places[first]))
    ):
        return None
    others = (places[p] for p in projects if p is not first and p.method == "by-sentence")
    asides = [places for places in others if len(places) == 1 and not _opens(reading, places[0], any_block=True)]
    return first if len(asides) == len(projects) - 1 and not OF_MANY.search(reading.document.text) else None


def _opens(reading: Reading, place: Span, any_block: bool = False) -> bool:
    """Whether a place is in the first sentence of the text, or of any block."""
    prose = [block for section in reading.sections for block in section.body if block.kind is Kind.PARAGRAPH]
    return any(next(reading.sentences(block)).covers(place) for block in (prose if any_block else prose[:2]))


def _of_others(reading: Reading, project: Node) -> frozenset[int]:
    """Return the sections under titles of other things, where the project's own name is the title of a section."""
    found, headed, other = set(), False, False
    first = next((section for section in reading.sections if section.titles), None)
    of_all = first is not None and _heads(first, project)  # its name is the document's title
    for i, (section, scope) in enumerate(zip(reading.sections, reading.scopes, strict=True)):
        if section.titles:
            own = any(h.block.span.covers(span) for h in section.titles for span in project.evidence)
            own = own or any(h.text == project.label or h.text.endswith("?") for h in section.titles)
            headed, other = headed or own, not own
        of_it = of_all and bool(section.headings) and ON_PARTIES.search(section.headings[-1].text) is not None
        if other and scope.undertaking is not project and not of_it:
            found.add(i)
    return frozenset(found) if headed else frozenset()


def _heads(section: Section, project: Node) -> bool:
    """Whether the section's own heading is the name of its project; its subtitle and who spoke may stand between."""
    if not section.headings:
        return False
    over = [h for h in section.headings if h.section != "presentation"][-1:]
    heading = section.titles[-1] if section.titles and not (over and over[0].known) else section.headings[-1]
    own = NUMBER.sub("", heading.text) in called(project)
    return own or any(heading.block.span.covers(span) for span in project.evidence)
