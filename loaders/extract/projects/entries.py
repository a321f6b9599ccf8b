"""Projects of entries: a title on a line, and right under it the bodies that answer for it.

"2025-118  Kusten" over "A kommun  900 000 kr" and "Samverkan med B kommun"; on a slide "Kusten" over "A kommun + B
kommun" and "2022–2024 | 2 mkr". Who speaks at a meeting stands likewise under a title: an entry needs a heading that
speaks of projects, or a sum, period or partner of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from loaders.document import Kind, Span
from loaders.extract.bodies.organisations import organisation
from loaders.extract.forms.labels import meaning
from loaders.extract.parties.participants import listed
from loaders.extract.persons.form import plausible, withheld
from loaders.extract.projects.headings import may_head
from loaders.extract.projects.list_lines import Line, parted_by_bodies
from loaders.extract.projects.lists import answering
from loaders.extract.projects.name_ends import LONGEST_TITLE
from loaders.extract.projects.particulars import particular, project_titled, stripped
from loaders.extract.reading import Reading
from loaders.factor_words.headings import factor_kind
from loaders.labels import cues
from loaders.layout.breaks import RUNS_ON, lines_of
from loaders.layout.heading_lines import enumerates_bodies
from loaders.layout.sections import Section
from loaders.records import Node
from loaders.values.numbers import SUM
from loaders.values.periods import period

SPEAKS = re.compile(
    r"(?<![^\W_])(?:\w*projekt\w*|satsningar(?:na)?|insatser(?:na)?|förstudier(?:na)?|ansökningar(?:na)?|\w*medel|\w*stöd|bidrag)"
    r"(?![^\W_])",
    re.IGNORECASE,
)
EXAMPLE = re.compile(r"^(?:exempel|case)\s+\d", re.IGNORECASE | re.MULTILINE)
NUMBER = re.compile(r"(?:\d{4}[-/:]\d+|[A-ZÅÄÖ]{1,5}[ -]?\d[\d/:-]*|\d{1,3}[.)])\s+(?=\S)")
GIVES_SUM = re.compile(rf"\s+(?P<sum>{SUM})\s*$")
NAME = re.compile(r"[A-ZÅÄÖ][\w&.-]*(?: (?:i |för |of )?[A-ZÅÄÖ][\w&.-]*){0,5}")
YEARS = re.compile(r",\s+(?P<years>\d{4}\s*[–-]\s*\d{4})\s*$")  # "A kommun, 2021–2022"
FEWEST, KNOWN = 2, 0.5
SILENT = frozenset({"agenda", "contact", "furniture", "references", "participants"})


@dataclass
class Entry:
    """A title, the line of bodies under it, and the lines below that one."""

    title: Span
    line: Span
    parties: tuple[tuple[str | None, Span], ...]
    money: Span | None = None
    rest: list[Span] = field(default_factory=list)


def extract(reading: Reading) -> None:
    """Make a project of each entry, with the bodies of its second line and those that lines below it name."""
    for lead, found in _runs(reading):
        known = [entry for entry in found if entry.parties]
        if not known or len(known) < KNOWN * len(found):
            continue
        role = answering(lead)
        over = lead or reading.text(reading.document.blocks[0])
        speaks = SPEAKS.search(over) is not None or EXAMPLE.search(over) is not None or role == "applicant"
        entries = [entry for entry in found if entry.parties or len(found) >= FEWEST]
        if not all(_is_told(reading, entry, speaks, len(found)) for entry in known):
            continue
        for entry in entries:
            _keep(reading, entry, role)


def _runs(reading: Reading) -> Iterator[tuple[str, list[Entry]]]:
    """Yield the entries that stand under one heading or lead, with the words of it."""
    over: list[str] = []
    under: tuple[str, list[Entry]] = ("", [])  # entries whose titles are headings, one a section
    for section in reading.sections:
        above = [h.text for h in section.headings[:-1]]
        if section.factor or section.kind in SILENT:
            continue
        headed, lead, found = _in_section(reading, section)
        if under[1] and (above or not headed):
            yield under
            under = ("", [])
        if headed:
            over = above or over
            under = ("\n".join(over), [*under[1], headed])
        if found:
            yield lead, found
        elif not headed:
            over = [h.text for h in section.headings if not h.factor][-1:]
    if under[1]:
        yield under


def _in_section(reading: Reading, section: Section) -> tuple[Entry | None, str, list[Entry]]:
    """Return the entry that a section's heading is the title of, and those in its text with the words over them."""
    lead = "\n".join(h.text for h in section.headings)
    first: Entry | None = None
    found: list[Entry] = []
    title = section.headings[-1].block.span if section.titles and section.headings[-1] in section.titles else None
    for block in section.body:
        lines = lines_of(reading.document, block.span) if block.kind is Kind.PARAGRAPH else []
        if title and lines and (first := _entry(reading, title, lines)):
            pass
        elif len(lines) > 1 and (entry := _entry(reading, lines[0], lines[1:])):
            found.append(entry)
        elif lines and not found:
            lead = f"{lead}\n{reading.text(lines[-1])}"
        title = None
    return first, lead, found


def _entry(reading: Reading, title: Span, lines: Sequence[Span]) -> Entry | None:
    """Return the entry of a line that may be a title and the lines under it; the first may name bodies only."""
    number = NUMBER.match(reading.document.text, *title)
    title = Span(number.end(), title.end) if number else title
    words = reading.text(title)
    if (
        not may_head(reading, title, LONGEST_TITLE)
        or words[-1] in ".,;"
        or not words[0].isupper()
        or factor_kind(words)
        or withheld(reading, title)
    ):
        return None
    given = GIVES_SUM.search(reading.document.text, *lines[0])
    years = YEARS.search(reading.document.text, *lines[0])
    line = stripped(reading, Span(lines[0].start, min(m.start() if m else lines[0].end for m in (given, years))))
    told: Line = parted_by_bodies(reading, line, whole=True)
    parties = told.parties if told.title.start == told.title.end else ()
    if not parties and enumerates_bodies(reading.text(line)):
        parties = ((None, line),)
    alone = NAME.fullmatch(reading.document.text, *line) and not plausible(reading, line) and number
    money = Span(*given.span("sum")) if given else None
    rest = [*([Span(years.start("years"), lines[0].end)] if years else []), *lines[1:]]
    return Entry(title, line, parties, money, rest) if parties or alone else None


def _is_told(reading: Reading, entry: Entry, speaks: bool, count: int) -> bool:
    """Whether an entry is a project's: its heading says so, or it tells of money, time or with whom."""
    money = entry.money is not None or any(re.search(SUM, reading.text(line)) for line in entry.rest)
    time = any(period(reading.text(line)) for line in entry.rest)
    partner = any(_partner(reading, line) for line in entry.rest)
    together = len(entry.parties) >= FEWEST
    return sum((speaks, money, time, partner, count >= FEWEST, together)) >= FEWEST and (speaks or money or partner)


def _partner(reading: Reading, line: Span) -> Span | None:
    """Return what stands behind "Samverkan med" or "Tillsammans med" at the beginning of a line."""
    cue = next(iter(cues("role", reading.document.text, *line)), None)
    if cue is None or cue.slug != "collaborating-party" or cue.span.start != line.start:
        return None
    return Span(cue.span.end, line.end)


def _keep(reading: Reading, entry: Entry, role: str) -> None:
    project = project_titled(reading, entry.title, "by-list")
    if project is None:
        return
    if not entry.parties:
        organisation(reading, entry.line, "by-list")
    for told, who in entry.parties or ((None, entry.line),):
        listed(reading, project, told or role, who, "by-list")
    if entry.money:
        particular(reading, project, "budget", entry.money)
    for line in _whole(reading, entry.rest):
        _more(reading, project, line)
    index = reading.section_at(entry.title.start)
    headings = reading.sections[index].headings
    if headings and headings[-1].block.span.covers(entry.title) and reading.scopes[index].undertaking is None:
        reading.scopes[index].undertaking = project


def _more(reading: Reading, project: Node, line: Span) -> None:
    """Read a line under an entry: partners, a label with its value, or time and money."""
    words = reading.text(line)
    label, colon, _ = words.partition(":")
    if partners := _partner(reading, line):
        listed(reading, project, "collaborating-party", partners, "by-list")
    elif colon and (told := meaning(label)):
        value = Span(line.start + len(label) + 1, line.end)
        if told[1]:
            listed(reading, project, told[0], value, "by-label", label)
        else:
            particular(reading, project, told[0], value, label)
    elif period(words) and not project.get("schema:startDate"):
        particular(reading, project, "period", line)
        if found := re.search(SUM, words):
            particular(reading, project, "budget", Span(line.start + found.start(), line.start + found.end()))


def _whole(reading: Reading, lines: Sequence[Span]) -> list[Span]:
    """Join lines that run on: one begins small, or the one before ends with a comma or "och"."""
    found: list[Span] = []
    for line in lines:
        if found and (reading.text(line)[0].islower() or RUNS_ON.search(reading.text(found[-1]))):
            found[-1] = Span(found[-1].start, line.end)
        else:
            found.append(line)
    return found
