"""Projects of forms: "Projektnamn: …", and below it who applies, takes part and leads, when and for how much.

A label for a title begins a project where it says so ("Projektnamn") or where a party follows; another such
label begins the next. Where a form has no title of its own the heading over it is one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import takewhile

from loaders.document import Kind, Span, Stretches
from loaders.extract.forms.fields import SUM, fields
from loaders.extract.forms.labels import Field, meaning
from loaders.extract.forms.titles import BEFORE_TITLE, LEADING, QUOTED, STRONG
from loaders.extract.parties.participants import listed, takes_part
from loaders.extract.parties.role_lines import role_lines
from loaders.extract.persons.names import is_persons
from loaders.extract.projects.list_lines import Line, parted_by_bodies
from loaders.extract.projects.page_titles import ABOUT, OF_PAGE, may_name, title_of
from loaders.extract.projects.particulars import NO_PROJECT, particular, project_titled
from loaders.extract.projects.segment_kinds import COUNTS, FINITE
from loaders.extract.projects.segment_kinds import Kind as Told
from loaders.extract.projects.segments import segments
from loaders.extract.projects.unit_lines import SPEAKS
from loaders.extract.reading import Reading
from loaders.label_frames import of_other_thing
from loaders.labels import exact, normal
from loaders.layout.sections import Section
from loaders.records import Node
from loaders.values.periods import period

CAPTION = re.compile(
    r"(?:En|Ett|Två|Tre)\s(?:\w+\s){1,3}?(?:som|på|vid|framför|bredvid)\s"
)  # of a picture: "En bil som laddas"
LETTERHEAD = re.compile(r"\s{3,}|\d{4}-\d\d-\d\d")
PROJECT_WORDS = ("projekt", "insats", "pilot", "förstudie")
OF_THE_PROJECT = re.compile(r"(?<![^\W_])projekt(?:et|ets|fakta)?(?![^\W_])", re.IGNORECASE)
# "Övriga projekt som får stöd": each of them has a title of its own.
MEASURE = re.compile(r"åtgärd\s+\d", re.IGNORECASE)  # of a plan
OF_SEVERAL = re.compile(
    r"(?:\w+\s+)?(?:övriga|andra|fler|flera|alla|samtliga|våra|pågående|beviljade|tidigare|avslutade|nya|två|tre|fyra|fem|sex|\d+)"
    r"\s+(?:\w+\s+)?projekt(?:en)?(?![^\W_])|(?:.*\s)?projekten(?![^\W_])",
    re.IGNORECASE,
)
NUMBER = re.compile(r"(?:(?:§\s*\d+|\d{1,2}(?:\.\d+)*[.)])\s+|\d{1,2}\s{2,})(?=[A-ZÅÄÖ])")
BEFORE = frozenset({"diary-number", "programme", "acronym", "period", "budget", "status"})  # may stand over the title
OF_BODIES = re.compile(r"(?:kommun|region|länsstyrelse|myndighet)(?:n|en|er|na|erna)?", re.IGNORECASE)
TERMS = re.compile(r"(?<![^\W_])(?:villkor|bestämmelser|anvisningar)(?![^\W_])", re.IGNORECASE)  # of a decision
JOINT, FEWEST_BODIES = re.compile(r"\s*(?:,|\(|\s[–-]\s)"), 2  # between a title and bodies on its line
OTHERS = re.compile(r"(?:tidigare|andra|övriga|fler|liknande|angränsande|närliggande|relaterade)\s", re.IGNORECASE)
FURTHEST_BOX = 3  # sections
CLOSING = frozenset({"appendix", "references", "furniture"})


def extract(reading: Reading) -> None:
    """Make the projects of the document's forms, give their sections their scope, and read the roles in them."""
    units = Stretches(unit for unit, _ in reading.units or ())  # they have titles of their own
    found = [field for field in fields(reading) if not _names_nothing(reading, field)]
    found = [field for field in found if not units.cover(field.label)]
    starts = [n for n, field in enumerate(found) if field.concept == "title" and _begins(reading, found, n)]
    of_heading = False
    # No form has a label for its own title.
    if all(found[n].label == found[n].values[0] or _of_others(reading, found[n]) for n in starts):
        of_heading = _under_headings(reading, found[: starts[0]] if starts else found)
    for n, start in enumerate(starts):
        until = starts[n + 1] if n + 1 < len(starts) else len(found)
        title, parties = _parted(reading, found[start].values[0])
        project = project_titled(reading, title, "by-label")
        if project is None:
            continue
        own = reading.section_at(found[start].start)
        for role, who in parties:
            listed(reading, project, role or "collaborating-party", who, "by-label")
        first = n == 0 and not of_heading and not _of_others(reading, found[start])
        above = [f for f in found[:start] if f.concept in (STRONG if f.is_role else BEFORE)] if first else []
        for field in (*found[start + 1 : until], *above):
            i = reading.section_at(field.start)
            if len(starts) > 1 and field.is_role and i > own and reading.sections[i].kind == "contact":
                continue  # of all that the text tells of
            _fill(reading, project, field)
        ends = [found[until].start] if until < len(found) else []
        ends += [unit.start for unit, _ in reading.units or () if unit.start > found[start].start]
        _claim(reading, project, found[start].start, min(ends, default=None), len(starts) + len(reading.units or ()))
    role_lines(reading)


def _parted(reading: Reading, value: Span) -> Line:
    """Part "Kusten (2012–2017), A kommun och B AB" into the title and its bodies; behind a dash two of them stand."""
    line = parted_by_bodies(reading, value)
    dashed = bool(line.parties) and reading.document.text[line.title.end :].lstrip()[:1] in "–-"
    joined = JOINT.match(reading.document.text, line.title.end) and (len(line.parties) >= FEWEST_BODIES or not dashed)
    return line if line.title.start < line.title.end and joined else Line(value, ())


def _of_others(reading: Reading, title: Field) -> bool:
    """Whether a title stands under a heading or behind a label for other projects: "Tidigare arbeten"."""
    if of_other_thing(normal(reading.text(title.label))):
        return True
    headings = reading.sections[reading.section_at(title.start)].headings
    return any(OTHERS.match(heading.text) for heading in headings)


def _names_nothing(reading: Reading, field: Field) -> bool:
    """Whether what stands where a title may is a period, a report or another that is no project's name.

    What is counted and tells bodies or a text on one line is a unit of a list: "Projekt 1: Kusten. A leder arbetet."
    """
    if field.concept != "title":
        return False
    if COUNTS.fullmatch(reading.text(field.label).rstrip(" \t:")):
        beside = {one.kind for one in segments(reading, field.values[0])}
        if beside & {Told.BODY, Told.SENTENCE}:
            return True
    if _is_said(reading.text(field.values[0])):
        return True
    return NO_PROJECT.match(reading.text(_parted(reading, field.values[0])[0])) is not None


def _is_said(words: str) -> bool:
    """Whether what stands where a title may is a sentence, or leads in: "Nedan …" under "Projekt:"."""
    return words[-1] == ":" or (words[-1] == "." and bool(FINITE.search(words) or SPEAKS.search(words)))


def _begins(reading: Reading, found: Sequence[Field], n: int) -> bool:
    """Whether a title is a project's: its label says so, or a party follows before the next title."""
    label = normal(reading.text(found[n].label))
    if label.startswith(PROJECT_WORDS) or "projekt" in label:
        return True
    if found[n].label == found[n].values[0]:  # it stands over a project's labels
        return True
    told = [*takewhile(lambda field: field.concept != "title", found[n + 1 :])]
    if _has_means(reading, told):
        return True
    parties = {field.concept for field in told if field.is_role} & takes_part()
    over = reading.sections[reading.section_at(found[n].start)].headings[-1:]
    if parties and over and ABOUT.fullmatch(over[0].text):
        return True
    if parties and any(
        normal(reading.text(f.label)) == label and _begins(reading, found, i) for i, f in enumerate(found[:n])
    ):
        return True  # what a form calls its own title, it calls another's
    if len(told) < len(found) - n - 1:
        return False
    # The applicant may stand over the only title.
    return all(field.concept != "title" for field in found[:n]) and any(
        field.is_role and field.concept in STRONG for field in found[:n]
    )


def _has_means(reading: Reading, told: Sequence[Field]) -> bool:
    """Whether fields tell of parties as only an undertaking with money or time of its own has them."""
    roles = {field.concept for field in told if field.is_role}
    funded = "funder" in roles or any(field.concept in ("budget", "programme") for field in told)
    followed = len(roles & takes_part()) > 1 and any(field.concept == "status" for field in told)
    timed = followed or funded or any(_over_years(reading, field) for field in told)
    return bool(roles & STRONG or (roles & takes_part() and timed))


def _has_sum(reading: Reading, section: Section, told: Sequence[Field]) -> bool:
    """Whether fields tell who leads and who else takes part, and a line beside them a sum: "Medel   Vinnova, 2 mkr"."""
    roles = {field.concept for field in told if field.is_role}
    led = bool(roles & LEADING) and len(roles & takes_part()) > 1
    return led and any(SUM.search(reading.text(block)) for block in section.body)


def _over_years(reading: Reading, field: Field) -> bool:
    """Whether a field tells of a period as projects have it, with a beginning and an end; a meeting has a day."""
    found = period(reading.text(field.values[0])) if field.concept == "period" else None
    return found is not None and None not in (found.start, found.end)


def _fill(reading: Reading, project: Node, field: Field) -> None:
    for value in field.values:
        if not field.is_role:
            particular(reading, project, field.concept, value, normal(reading.text(field.label)))
        elif field.concept not in ("assignee", "commissioner", "call-issuer"):
            listed(reading, project, field.concept, value, "by-label", reading.text(field.label))


def _under_headings(reading: Reading, found: Sequence[Field]) -> bool:
    """Read forms without a title: the heading over one is its project's, unless the section has a project.

    Return whether any was read.
    """
    was_read = False
    by_section: defaultdict[int, list[Field]] = defaultdict(list)
    for field in found:
        if field.concept != "title":
            by_section[reading.section_at(field.start)].append(field)
    for i, (section, scope) in enumerate(zip(reading.sections, reading.scopes, strict=True)):
        inside = by_section[i] if section.body else []
        project = scope.undertaking or _goes_on(reading, i)
        of_project = any(_of_project(reading, field) for field in inside if field.is_role)
        means = section.titles and (_has_means(reading, inside) or _has_sum(reading, section, inside))
        if project is None and (of_project or means):
            project = _headed(reading, section) if section.titles else _told_before(reading, i)
            project = project or _of_page(reading, i)
            scope.undertaking = project
        if project is None or project.type not in ("Project", "PilotProject"):
            continue
        is_read = _is_read(reading, project, section)
        was_read = was_read or bool(inside)
        for field in inside:
            if not (field.is_role and is_read):
                _fill(reading, project, field)
    return was_read


def _goes_on(reading: Reading, i: int) -> Node | None:
    """Return the project of the section before, where a section is but a label of a form: "Parter:" and its value."""
    headings = reading.sections[i].headings
    label = bool(headings) and headings[0].text[-1] == ":" and not reading.sections[i].titles
    return reading.scopes[i - 1].undertaking if i and label else None


def _of_project(reading: Reading, field: Field) -> bool:
    """Whether a role is one that only a project has, or its label says so: "Projektpartners"."""
    return field.concept in STRONG or normal(reading.text(field.label)).startswith("projekt")


def _headed(reading: Reading, section: Section) -> Node | None:
    """Return the project of the heading over a form; "Fakta om projektet" names none, but means the only one."""
    heading = section.titles[-1]
    if (
        meaning(heading.text)
        or OF_BODIES.fullmatch(heading.text)
        or OF_PAGE.match(heading.text)
        or TERMS.search(heading.text)
        or LETTERHEAD.search(heading.text)
        or OF_SEVERAL.match(heading.text)
        or MEASURE.match(heading.text)
        or (heading.text.endswith(":") and SPEAKS.search(heading.text))  # it leads in several
        or any(name.printed == heading.block.span for name in reading.authorities_in(heading.block))
    ):
        return None  # "Beviljas" over bodies is their label
    page = title_of(reading)
    if page and CAPTION.match(heading.text) and page != heading.block.span and may_name(reading, page):
        return project_titled(reading, page, "by-heading")
    at = heading.block.start
    if quoted := QUOTED.search(heading.text):
        return project_titled(reading, Span(at + quoted.start("title"), at + quoted.end("title")), "by-heading")
    if not (OF_THE_PROJECT.search(heading.text) or exact("section", heading.text.split()[0])):
        if not is_persons(heading.text):  # a contact's name over the partners is no title
            number = NUMBER.match(heading.text)
            start = number.end() if number else 0
            before = BEFORE_TITLE.match(heading.text, start)
            return project_titled(
                reading, Span(at + (before.end() if before else start), heading.block.end), "by-heading"
            )
        return _told_before(reading, reading.section_at(heading.block.start))
    known = reading.of("Project", "PilotProject")
    over = next((s for s in reading.sections if s.titles), section)
    if known or over is section or over.headings[0].block.kind is not Kind.HEADING:
        told = [p for p in known if any(s.start < heading.block.start for s in p.evidence)]
        return told[0] if len(known) == 1 and told else None  # what only a later section names is not meant
    return project_titled(reading, over.titles[0].block.span, "by-heading")


def _told_before(reading: Reading, i: int) -> Node | None:
    """Return the document's only project, where the text right before a box of facts names it."""
    known = reading.of("Project", "PilotProject")
    near = {0, i - 1} & set(range(i))
    return known[0] if len(known) == 1 and any(reading.section_at(s.start) in near for s in known[0].evidence) else None


def _of_page(reading: Reading, i: int) -> Node | None:
    """Return the project that a page's title names, where a box of facts about it stands among its first sections."""
    heading = reading.sections[i].headings[-1:]
    asks = bool(heading) and (ABOUT.fullmatch(heading[0].text) or heading[0].text.endswith("?"))  # "Vilka är vi?"
    title = title_of(reading) if i <= FURTHEST_BOX and asks else None
    named = title is not None and may_name(reading, title) and reading.text(title) != heading[0].text
    return project_titled(reading, title, "by-heading") if title is not None and named else None


def _is_read(reading: Reading, project: Node, section: Section) -> bool:
    """Whether the section's parties have been read with its description."""
    read = [n for n in reading.nodes.owned("Participation", project) if n.method == "by-label"]
    return any(block.span.covers(span) for node in read for span in node.evidence for block in section.body)


def _claim(reading: Reading, project: Node, start: int, end: int | None, count: int) -> None:
    """Give the sections from a form's title on to its project, up to the next form's; the last of several has one."""
    first = reading.section_at(start)
    last = reading.section_at(end) if end is not None else (first + 1 if count > 1 else len(reading.sections))
    for section, scope in zip(reading.sections[first:last], reading.scopes[first:last], strict=True):
        if section.kind in CLOSING:
            return
        if scope.undertaking is None:
            scope.undertaking, scope.whole = project, True
