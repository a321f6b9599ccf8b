"""Projects of entries that each tell a sum, one after another, in a text that speaks of projects or grants.

"Kusten, 90 000 kronor. Görs med A", "A kommun: ”Kusten”. 90 tkr", "90 tkr till Kusten, A kommun", "A kommun får 90 tkr
till Kusten", "Kusten" over "A kommun får 90 000 kr": whatever parts them, two entries or more of one form tell each
other. Who takes part stands over a group of them, before the title, behind it, or in what the entry goes on with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from loaders.document import Block, Kind, Span
from loaders.extract.bodies.actors import Actor, actors
from loaders.extract.bodies.known_bodies import bodies_in
from loaders.extract.forms.labels import meaning
from loaders.extract.parties.doers import does
from loaders.extract.parties.implied import implied_parties
from loaders.extract.parties.participants import listed
from loaders.extract.parties.spoken import spoken_of, take_part
from loaders.extract.projects.entry_forms import (
    Begun,
    begun,
    behind_unknown,
    gets,
    got,
    headed,
    is_other,
    may_title,
    only_bodies,
)
from loaders.extract.projects.list_lines import BETWEEN
from loaders.extract.projects.particulars import particular, project_titled
from loaders.extract.projects.unit_lines import SPEAKS
from loaders.extract.reading import Reading
from loaders.layout.lines import lines_of
from loaders.layout.sections import Section
from loaders.records import Node

SILENT = frozenset({"agenda", "budget", "contact", "furniture", "references", "participants"})
GRANTS = re.compile(
    r"(?<![^\W_])(?:bevilja|tilldela|fördela|medfinansiering|dela(?:r|s|t|de)?\s+(?:ut|på)|få(?:r|tt)\s+(?:[\w-]+\s+){0,2}(?:stöd|medel|bidrag|pengar))",
    re.IGNORECASE,
)
WITH = re.compile(r"(?<![^\W_])[Mm]ed\s+(?:[a-zåäö]+(?:na|erna|are|en|et)\s+)?$")
# "Genomförs med A och B.": nothing but who the others are
BARE_WITH = re.compile(
    r"(?:[A-ZÅÄÖ][a-zåäö]+s|Ett\s+samarbete|I\s+sam(?:arbete|verkan)|Samarbete|Samverkan|Tillsammans|Ihop|Gemensamt)"
    r"(?:\s+[a-zåäö]+){0,3}?\s+med\s+(?P<who>[A-ZÅÄÖ](?:[^.;:()\n]|\.(?=\w)|\n){2,150}?)\.?\s*"
)
# "med stöd från A", "med pengar av B", "avtal med C"
OF_THEIRS = re.compile(
    r"(?<![^\W_])(?:stöd|pengar|medel|bidrag|finansiering|avtal|dialog|samråd|kontakt\w*|gräns\w*|möte\w*|jämför\w*|konkurrens)"
    r"\s+(?:av|från|med)\s+$"
)
FEWEST, FURTHEST = 2, 2  # entries; blocks between two of them
TITLED, WITH_BODY = (
    0.5,
    0.5,
)  # the share of entries whose titles may be such; the share of entries that a body must stand in
ENDED = re.compile(r"(?:[.:;)!]|kr|kronor|mkr|mnkr|tkr)$", re.IGNORECASE)
LONGEST_LINE = 70  # code points of a line that need not end with a mark before the next entry
MOST_TOLD = 3  # sentences under a title, one of which tells the sum


@dataclass
class Entry:
    """A title with what stands around it: the bodies over its group, and the stretches that it goes on with."""

    at: int  # among the document's blocks
    begun: Begun
    group: tuple[Span, ...] = ()
    rest: list[Span] = field(default_factory=list)
    section: int | None = None  # whose heading is the title
    blocks: list[Span] = field(default_factory=list)

    @property
    def form(self) -> str:
        """How it begins, as others of its run do."""
        return self.begun.form


def extract(reading: Reading) -> None:
    """Make a project of each entry of a run, with those who take part in it."""
    for run in _runs(reading):
        led = any(entry.begun.before for entry in run)
        for entry in run:
            entry.begun = behind_unknown(reading, entry.begun, led)
        if any(is_other(reading, entry.begun) for entry in run) or len(run) < FEWEST:
            continue
        if sum(_has_body(reading, entry) for entry in run) < WITH_BODY * len(run) or not _speaks(reading, run[0]):
            continue
        titled = [entry for entry in run if may_title(reading, entry.begun)]
        for entry in titled if len(titled) > TITLED * len(run) else []:
            _keep(reading, entry, last=entry is run[-1])


def _runs(reading: Reading) -> Iterator[list[Entry]]:
    """Yield the entries of one form that stand near one another."""
    run: list[Entry] = []
    for entry in _entries(reading):
        if run and (entry.form != run[-1].form or entry.at - run[-1].at - len(run[-1].blocks) > FURTHEST):
            yield run
            run = []
        run.append(entry)
    if run:
        yield run


def _entries(reading: Reading) -> Iterator[Entry]:
    at, group = 0, tuple[Span, ...]()
    for i, section in enumerate(reading.sections):
        over = section.headings[-1] if section.headings else None
        at += 1
        if section.factor or (section.kind in SILENT and not SPEAKS.search(over.text if over else "")):
            at, group = at + FURTHEST + 1, ()
            continue
        if over is not None:
            group = only_bodies(reading, over.block.span)
            if not group and (entry := _headed(reading, i, section, at)):
                yield entry
                at += 1
                continue
        last: Entry | None = None
        for block in section.body:
            for unit in _units(reading, block):
                at += 1
                found = begun(reading, unit) if not block.cells else None
                if found:
                    if last:
                        yield last
                    last = Entry(at, found, group, [found.rest], None, [block.span])
                elif bodies := only_bodies(reading, unit):
                    group = bodies
                    yield from [last] if last else []
                    last = None
                elif last and _goes_on(reading, last, block, unit):
                    last.rest.append(unit)
                    last.blocks.append(block.span)
                elif last:
                    yield last
                    last = None
        if last:
            yield last


def _role(reading: Reading, stretch: Span) -> str | None:
    """Return the role of a label that a stretch begins with: "Medsökande: A"."""
    label, colon, _ = reading.text(stretch).partition(":")
    told = meaning(label) if colon and "\n" not in label else None
    return told[0] if told and told[1] else None


def _goes_on(reading: Reading, entry: Entry, block: Block, unit: Span) -> bool:
    """Whether a label of a role, or a paragraph right under a line with a title and its sum, tells more of it."""
    if block.gap == 0 and _role(reading, unit):
        return True
    alone = len(entry.rest) == 1 and not reading.text(entry.rest[0]).strip(" .)*\n")
    return block.kind is Kind.PARAGRAPH and unit.start == block.start and (block.gap == 0 or alone)


def _headed(reading: Reading, i: int, section: Section, at: int) -> Entry | None:
    """Return the entry of a heading over a paragraph that begins with who got how much for it."""
    first = (
        section.body[0] if section.body and section.body[0].kind in (Kind.PARAGRAPH, Kind.ITEM, Kind.LABEL) else None
    )
    if first is None or section.headings[-1] not in section.titles:
        return None
    if not any(got(reading, sentence) for sentence in list(reading.sentences(first))[:MOST_TOLD]):
        return None
    found = headed(reading, section.headings[-1].block.span)
    return Entry(at, found, (), [first.span], i, [first.span])


def _units(reading: Reading, block: Block) -> list[Span]:
    """Part a paragraph at the lines that an entry begins with, or that name but bodies; at all, where each ends."""
    lines = lines_of(reading.document, block.span) if block.kind is not Kind.ROW else []
    if len(lines) < FEWEST:
        return [block.span]
    if all(reading.text(line)[-1] == "." for line in lines):
        return lines
    units = [lines[0]]
    for line in lines[1:]:
        before = reading.text(units[-1]).rpartition("\n")[2].rstrip(" *")
        parted = ENDED.search(before) or len(before) <= LONGEST_LINE
        bodies = only_bodies(reading, line) or only_bodies(reading, units[-1]) or gets(reading, line)
        if parted and (bodies or begun(reading, line)):
            units.append(line)
        else:
            units[-1] = Span(units[-1].start, line.end)
    return units


def _has_body(reading: Reading, entry: Entry) -> bool:
    told = (*entry.group, *entry.begun.before, *entry.begun.behind)
    return bool(told) or any(reading.authorities_in(span) or bodies_in(reading, span) for span in entry.rest)


def _speaks(reading: Reading, first: Entry) -> bool:
    """Whether the text before a run speaks of projects or grants."""
    over = reading.document.text[: first.begun.title.start]
    return SPEAKS.search(over) is not None or GRANTS.search(over) is not None


def _keep(reading: Reading, entry: Entry, last: bool) -> None:
    """Make the project of an entry; a heading's section is about it, but what follows behind the last may not be."""
    told = entry.begun
    project = project_titled(reading, told.title, "by-list")
    if project is None:
        return
    for who in (*entry.group, *told.before):
        listed(reading, project, "applicant", who, "by-list")
    for who in told.behind:
        listed(reading, project, "applicant", who, "by-list")
    if told.money:
        particular(reading, project, "budget", told.money)
    for sentence in _sentences(reading, entry.rest):
        if role := _role(reading, sentence):
            value = Span(sentence.start + reading.text(sentence).index(":") + 1, sentence.end)
            listed(reading, project, role, value, "by-list")
            continue
        if (receiver := got(reading, sentence)) and receiver.start < receiver.end:
            listed(reading, project, "applicant", receiver, "by-list")
        spoken_of(reading, project, sentence)
        _told_alone(reading, project, sentence)
        implied_parties(reading, project, sentence)
    one = entry.section is not None and (not last or len(reading.sections[entry.section].body) == 1)
    if one and entry.section is not None and reading.scopes[entry.section].undertaking is None:
        reading.scopes[entry.section].undertaking = project
    reading.listed.update(entry.blocks)


def _told_alone(reading: Reading, project: Node, sentence: Span) -> None:
    """Read who does what a sentence of an entry tells, and with whom: "A söker med B och C", "Görs med D"."""
    text = reading.document.text
    if bare := BARE_WITH.fullmatch(text, *sentence):
        listed(reading, project, "collaborating-party", Span(*bare.span("who")), "by-list")
    found = [a for a in actors(reading, sentence, project) if a.basis == "stated"]
    end, joined, together = sentence.start, False, list[Actor]()
    for n, actor in enumerate(found):
        before = text[sentence.start : actor.span.start]
        beside = WITH.search(before) is not None and not OF_THEIRS.search(before)
        goes_on = n > 0 and BETWEEN.fullmatch(text, end, actor.span.start) is not None
        joined = beside or (joined and goes_on)
        if not joined and (actor.span.start == sentence.start or (goes_on and len(together) == n)):
            together.append(actor)
        end = actor.span.end
        if joined:
            take_part(reading, project, actor, "collaborating-party")
    for actor in together if together and does(text, sentence, together) else ():
        take_part(reading, project, replace(actor, basis="inferred"), "collaborating-party")


def _sentences(reading: Reading, stretches: Sequence[Span]) -> Iterator[Span]:
    for stretch in stretches:
        if stretch.start < stretch.end:
            yield from reading.sentences(stretch)
