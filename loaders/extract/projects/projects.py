"""Projects: by a heading over their description, by a "label:" line, by a list, by "projektet X"."""

from __future__ import annotations

import re

from pyoxigraph import Literal

from loaders.document import Kind
from loaders.extract.parties.participants import listed
from loaders.extract.parties.spoken import spoken_of
from loaders.extract.persons.persons import contacts, give_role, tie
from loaders.extract.projects.framed import announced
from loaders.extract.projects.headings import LIST_HEADING
from loaders.extract.projects.names import named, told_under_label
from loaders.extract.projects.particulars import project_titled
from loaders.extract.projects.plausible_names import AT_A_TIME
from loaders.extract.reading import Reading, Scope
from loaders.iris import normalised
from loaders.labels import cues, exact, words_for
from loaders.layout.headings import Heading
from loaders.layout.page_lines import SLIDE
from loaders.layout.sections import Section
from loaders.records import Concept, Node
from loaders.values.dates import ISO, WRITTEN

ACRONYM = re.compile(r"[A-ZÅÄÖ][A-ZÅÄÖ0-9-]{1,11}")
SMALL_WORDS = frozenset({"i", "och", "av", "för", "på", "till", "med", "en", "ett", "den", "det", "om", "över"})
SPEAKS_OF_PROJECT = re.compile(r"(?<![^\W_])(?:[Pp]rojektet|\w*projekt)(?![^\W_])")
ORDER_OF_LINES = 2
CONTACTS = frozenset({"contact-organisation", "documenter"})  # a document has those of its own


def extract(reading: Reading) -> None:
    """Find the projects and fill the scope of the sections that describe them."""
    _described(reading)
    for block in reading.document.blocks:
        for title in announced(reading, block) if block.kind is Kind.LABEL else ():
            project_titled(reading, title, "by-label")
        block = told_under_label(reading, block) or block
        if block.kind in (Kind.PARAGRAPH, Kind.ITEM, Kind.HEADING):
            for sentence in reading.sentences(block):
                list(named(reading, sentence))
    for project in reading.of("Project", "PilotProject"):
        _within_call(reading, project)


# --- under a heading ------------------------------------------------------------------------------------------


def _described(reading: Reading) -> None:
    current: Node | None = None
    for section, scope in zip(reading.sections, reading.scopes, strict=True):
        titles = _titles(section)
        if titles and _describes_project(reading, section, whole=_is_whole(reading, section, titles[0])):
            current = _project(reading, titles, scope)
            _participants(reading, current, section)
        elif section.titles or any(h.repeated for h in section.headings) or scope.undertaking:
            current = None
        if current is not None:
            scope.undertaking, scope.is_read = current, True


def _is_whole(reading: Reading, section: Section, heading: Heading) -> bool:
    """Whether a heading is the title of the whole document, or stands under that on its first page."""
    if section is reading.sections[0]:
        return True
    given = [value.object for value in reading.metadata if value.prop == "dcterms:title"]
    return any(isinstance(title, Literal) and normalised(title.value) == normalised(heading.text) for title in given)


def _titles(section: Section) -> list[Heading]:
    """Return the one or two lines over a "summary" heading that name the project."""
    summary = next((i for i, h in enumerate(section.headings) if h.section == "summary"), None)
    if summary is None:
        return []
    above: list[Heading] = []
    for h in reversed(section.headings[:summary]):
        if not above and (ISO.search(h.text) or WRITTEN.search(h.text) or AT_A_TIME.search(h.text)):
            continue  # "Slutrapport 2025-12-04. Författare: …", "Lund i mars 2026" under them
        if (
            h.known
            or h.repeated
            or LIST_HEADING.fullmatch(h.text)
            or SLIDE.fullmatch(h.text)
            or len(above) == ORDER_OF_LINES
        ):
            break
        above.insert(0, h)
    return above


def _describes_project(reading: Reading, section: Section, whole: bool) -> bool:
    """Whether a section tells of one project: it speaks of a project, or has a line of who takes part.

    A summary of the whole document may do either of projects; under the document's title both are needed.
    """
    speaks = any(SPEAKS_OF_PROJECT.search(reading.text(block)) for block in section.body)
    roles = {exact("role", reading.text(block.pair[0])) for block in section.body if block.pair} - {None}
    return speaks and bool(roles - CONTACTS) if whole else speaks or bool(roles)


def _project(reading: Reading, titles: list[Heading], scope: Scope) -> Node:
    """Make a project of its title lines: title and acronym in either order, or title and subtitle."""
    title, second = titles[0], titles[1] if len(titles) > 1 else None
    if second and is_acronym(title.text, second.text):
        title, second = second, title
    pilot = scope.session is not None and words_for("PilotProject").match(scope.session.label or "")
    node = reading.add("PilotProject" if pilot else "Project", title.text, [title.block.span], "by-heading")
    if second and is_acronym(second.text, title.text):
        node.add("sg:acronym", Literal(second.text), [second.block.span])
        reading.aliases.append((second.text, node))
    elif second:
        node.add("dcterms:alternative", reading.literal(second.text), [second.block.span])
    return node


def is_acronym(short: str, long: str) -> bool:
    """Tell whether a short name in capitals is made of the other's initials.

    >>> is_acronym("RISK", "Resilient Infrastruktur i Skog och Kust")
    True
    """
    if not ACRONYM.fullmatch(short):
        return False
    words = re.findall(r"\w+", long.casefold())
    every = "".join(word[0] for word in words)
    main = "".join(word[0] for word in words if word not in SMALL_WORDS)
    return short.casefold() in (every, main)


def _participants(reading: Reading, project: Node, section: Section) -> None:
    for block in section.body:
        label, value = block.pair or (block.span, block.span)
        role = exact("role", reading.text(label)) if block.pair else None
        if role == "contact-organisation":
            for contact in contacts(reading, block):
                give_role(reading, contact, project, role, "by-label")
                tie(reading, contact, project)
        elif role:
            listed(reading, project, role, value, "by-label")
    for block in section.body:
        if block.kind is Kind.PARAGRAPH:
            for sentence in reading.sentences(block):
                spoken_of(reading, project, sentence)


# --- in a call ------------------------------------------------------------------------------------------------


def _within_call(reading: Reading, project: Node) -> None:
    """Tie a project to the call of its session, with the status that the session gives all of them."""
    session = next((s.session for s in reading.scopes if s.undertaking is project), None)
    if session is None:
        return
    for section, scope in zip(reading.sections, reading.scopes, strict=True):
        if scope.session is not session or scope.undertaking is not None:
            continue
        for block in section.body:
            inside = [c for c in reading.of("CallForProposals") if block.span.covers(c.evidence[0])]
            if inside and not project.get("dcterms:isPartOf"):
                if inside[0].get("dcterms:isPartOf"):  # a call of a government assignment makes it a pilot
                    reading.nodes.retype(project, "PilotProject")
                project.add("dcterms:isPartOf", inside[0], inside[0].evidence[:1])
            status = next((c for c in cues("status", reading.document.text, block.start, block.end)), None)
            if status and not project.get("sg:status"):
                project.add("sg:status", Concept("status", status.slug), [status.span])
