"""Projects of lists: "De elva projekten är:" and below it one a line, with who answers for it.

"Title, Body", "Title (Body and Body)", "Title – Body in co-operation with Body", "Title från Body", "Title. Sökande:
Body. Medsökande: Body". A comma may stand in the title: only what is known as a body is taken for one, and most
lines of the list must end with one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from loaders.breaks import lines_of
from loaders.document import Block, Kind, Span
from loaders.extract.actors import Actor, actors
from loaders.extract.bodies import bodies_in
from loaders.extract.implied_parties import implied_parties
from loaders.extract.participants import listed
from loaders.extract.particulars import project_titled
from loaders.extract.person_form import OF_PLACES, plausible
from loaders.extract.project_name_forms import NAMED
from loaders.extract.project_names import named
from loaders.extract.reading import Reading
from loaders.extract.spoken import spoken_of
from loaders.labels import cues, exact
from loaders.sections import enumerates_bodies

SPEAKS_OF_PROJECTS = re.compile(
    r"(?<![^\W_])(?:\w*projekt(?:en)?|\w*ansökningar(?:na)?|insatser(?:na)?|(?:för)?studier(?:na)?|satsningar(?:na)?"
    r"|(?:\w+)?piloter(?:na)?|initiativ(?:en)?)(?![^\W_])",
    re.IGNORECASE,
)
GETS = re.compile(
    r"(?<![^\W_])(?:beviljats|beviljas|beviljades|tilldelas|tilldelats|får|fick|fått)\s+(?:\w+\s+)?(?:medel|stöd|bidrag|pengar)"
)
FEWEST = 2
LONGEST_LEAD = 80
MOST = 0.6  # the share of lines that must end with a body
KNOWN = 0.5  # the share whose body must be known, for the others' to be told by its place: "Stål, Triple Steelix"
WITH = r"(?:,?\s*(?:i\s+(?:nära\s+)?(?:samverkan|samarbete)\s+med|tillsammans\s+med|ihop\s+med|med)\s+)"
BEFORE = re.compile(rf"\s*(?:(?:,|\s[–-]|:|\()\s*(?:[a-zåäö]+\s+av\s+)?|\s(?:från|av)\s+|{WITH})$")
BRACKET = re.compile(r"\s*\((?P<who>[^()]+)\)\s*[.;]?\s*$")
NOTE = r"(?:\s*\((?P<note>[^()]{1,40})\))?"
# What was granted: "beviljas 640 000 kronor", ", 1,2 mnkr", "får 40 % av 90 000 kr".
SUM = r"\d[\d .,  ]*(?:kr(?:onor)?|tkr|[Mm]kr|mnkr|miljon(?:er)?\s+kr(?:onor)?|euro|EUR|SEK|MSEK)"
BEHIND_COMMA = re.compile(
    r".*\S,\s+(?P<name>[A-ZÅÄÖ][\w&.-]*(?: (?:i |för |of )?(?:[A-ZÅÄÖ][\w&.-]*|län)){0,5})"
    rf"(?:,\s+{SUM})?\.?",
    re.DOTALL,
)
GRANTED = r"(?P<granted>(?:beviljas|beviljades|tilldelas|tilldelades|får|fick|(?:har\s+)?beviljats|(?:har\s+)?fått))"
SUM_BEHIND = rf"(?:(?:\s+{GRANTED}\s(?:[^.;\d]{{0,40}}\s)?|[,:]?\s+(?:[–-]\s+)?\(?)(?:\d+\s*%\s+av\s+)?{SUM})?"
GRANTED_TO = re.compile(rf"{SUM}\s+(?:till|åt)\s+$")
OF_SUM = re.compile(rf"[,:]?\s+(?:[–-]\s+)?{SUM}")  # "Region A, 640 000 kr för projektet Kusten"
BEHIND = re.compile(rf"{NOTE}(?:\s+i\s+[A-ZÅÄÖ]\w+)?{SUM_BEHIND}\s*\)?\s*[.;]?\s*$")
BETWEEN = re.compile(rf"{NOTE}\s*(?:(?P<with>{WITH})|(?:,|;|/|&|\+|och|samt)?\s*(?:och|samt)?\s*)")
AT_ONCE = re.compile("")
# The title of a line that begins with its bodies: no sum, and no sentence.
WITH_SUM = rf"(?:[,:]?\s+(?:[–-]\s+)?{SUM}(?:\s+\([^()]{{1,30}}\))?)"
BEFORE_TITLE = re.compile(
    rf"\s*(?:[,:]|\s[–-])\s+(?P<title>[A-ZÅÄÖ”\"“](?:[^.;:\n]|\.(?=\S)){{3,110}}?){WITH_SUM}?\.?\s*$"
)
IN_BRACKETS = re.compile(rf"\s+\((?P<title>[^()\n]{{5,110}})\){WITH_SUM}\.?\s*$")  # "A kommun (bro), 90 000 kr"
ABOUT = re.compile(r"\s+[–-]\s+(?:om|en|ett|där|som)\s")  # "Kusten – om sälar. Sökande: A"
QUOTED_LINE = re.compile(
    r"(?:[^\W\d_]+\s+)?(?:\d{1,4}[.)]?\s+)?[”\"“«](?P<title>[^”\"“«»\n]{2,90})[”\"»]\s+\((?P<who>[^()]{4,200})\)[.;]?"
)
LABEL = re.compile(r"(?:[.;,]|\s[–-])\s+(?P<label>[A-ZÅÄÖa-zåäö][\w /]{2,30}):\s+")
BRACKETED_LINE = re.compile(r"(?P<title>[A-ZÅÄÖ0-9][^.;:()\n]{2,80}(?:\d\.\d)?) \((?P<who>[^()]{4,200})\)")
LAST_SUM = re.compile(rf"[,:]?\s+\(?{SUM}\)?\.?\s*$")
NAME = re.compile(
    r"[A-ZÅÄÖ][\w&.-]*(?: (?:i |för |of )?[A-ZÅÄÖ][\w&.-]*){0,5}"
    r"(?:(?<=s) \w+(?:förening|klubb|sällskap|stiftelse|museum))?"
)
LABELS = ("section", "role", "person-cue", "factor-kind", "status")
APPLIED = frozenset({"applied", "granted", "rejected"})


class Line(NamedTuple):
    """A line of a list: the title, and stretches of bodies with the role that words beside them tell, if any."""

    title: Span
    parties: tuple[tuple[str | None, Span], ...]


def extract(reading: Reading) -> None:
    """Read each list that a sentence or heading about projects introduces, and lines that begin with one's name."""
    _label_lines(reading)
    _quoted_lines(reading)
    _bracketed_lines(reading)
    for introduction, items in introduced(reading):
        _told_in_items(reading, items)
        lines = [_by_first(reading, item) for item in items]
        if sum(bool(line.parties) for line in lines) < MOST * len(lines):
            lines = [_parted(reading, item) for item in items]
        if sum(bool(line.parties) for line in lines) >= KNOWN * len(lines):
            lines = [line if line.parties else _by_comma(reading, line.title) for line in lines]
        if sum(bool(line.parties) for line in lines) < MOST * len(lines):
            continue
        if not lines[-1].parties and not getattr(items[-1], "marker", "") and all(line.parties for line in lines[:-1]):
            lines.pop()  # the heading of what follows
        lines = [
            _labelled(reading, item) if isinstance(item, Block) and item.value is not None else line
            for item, line in zip(items, lines, strict=False)
        ]
        status = {cue.slug for cue in cues("status", reading.document.text, *introduction)}
        status |= {exact("status", reading.text(introduction)) or ""}
        role = "applicant" if status & APPLIED else "responsible"
        for line in lines:
            if not line.parties and any(line.title.covers(private) for private in reading.private):
                continue  # what someone says of them
            project = project_titled(reading, line.title, "by-list")
            if project is not None:
                for told, who in line.parties:
                    listed(reading, project, told or role, who, "by-list")


def _label_lines(reading: Reading) -> None:
    """Read "Projektet Kusten: Region A (projektägare), B kommun" on a line of its own."""
    for block in reading.document.blocks:
        if block.kind is not Kind.LABEL or block.value is None:
            continue
        label = Span(block.start, block.start + len(reading.document.text[block.start : block.value].rstrip(" \t:")))
        named = NAMED.fullmatch(reading.document.text, *label)
        parties = parted_by_bodies(reading, Span(block.value, block.end), whole=True).parties if named else ()
        if named and parties:
            group = "quoted" if named["quoted"] else "words"
            project = project_titled(reading, Span(*named.span(group)), "by-label")
            for told, who in parties if project else ():
                assert project is not None
                listed(reading, project, told or "collaborating-party", who, "by-label")


def _quoted_lines(reading: Reading) -> None:
    """Read lines of a title in quotation marks with its bodies in brackets: 'Ansökan 7 "Kusten" (Eda kommun)'."""
    text, status = reading.document.text, False
    for block in reading.document.blocks:
        if block.kind is Kind.LABEL or block.cells:
            continue
        for line in lines_of(reading.document, block.span):
            found = QUOTED_LINE.fullmatch(text, *line)
            if found is None:
                status = exact("status", reading.text(line)) in APPLIED
                continue
            who = Span(*found.span("who"))
            known = [name for name in reading.names_in(who) if name.kind == "organisation"]
            if (known or bodies_in(reading, who)) and (
                project := project_titled(reading, Span(*found.span("title")), "by-list")
            ):
                listed(reading, project, "applicant" if status else "responsible", who, "by-list")


def _bracketed_lines(reading: Reading) -> None:
    """Read titles with their bodies in brackets, each over its text, behind words on projects."""
    text = reading.document.text
    found = [
        line
        for block in reading.document.blocks
        if block.kind is Kind.PARAGRAPH
        and (line := BRACKETED_LINE.fullmatch(text, *lines_of(reading.document, block.span)[0]))
        and enumerates_bodies(line["who"], fewest=1)
    ]
    if len(found) < FEWEST or not SPEAKS_OF_PROJECTS.search(text, 0, found[0].start()):
        return
    for line in found:
        title = Span(*line.span("title"))
        project = None if plausible(reading, title) else project_titled(reading, title, "by-list")
        if project is not None:
            listed(reading, project, "responsible", Span(*line.span("who")), "by-list")


def _told_in_items(reading: Reading, items: Sequence[Block | Span]) -> None:
    """Read items that are sentences on a project: "Region A drev projektet Kusten ihop med B kommun."."""
    for item in items:
        for sentence in reading.sentences(item):
            if NAMED.search(reading.document.text, *sentence):
                told = list(named(reading, sentence))
                for project in told if len(told) == 1 else ():
                    for actor in actors(reading, sentence, project):
                        to = GRANTED_TO.search(reading.document.text, sentence.start, actor.span.start)
                        if to or (
                            actor.span.start == item.start and OF_SUM.match(reading.document.text, actor.span.end)
                        ):
                            listed(reading, project, "applicant", actor.span, "by-list")
                    spoken_of(reading, project, sentence)
                    implied_parties(reading, project, sentence)


def introduced(reading: Reading) -> Iterator[tuple[Span, list[Block | Span]]]:
    """Yield each list of items with the stretch that introduces it, where that speaks of projects.

    A list may be of one line where a heading for what became of projects ("Avslag") stands behind another list.
    """
    listing = False
    for section in reading.sections:
        over = section.headings[-1] if section.headings else None
        goes_on = listing and over is not None and exact("status", over.text) is not None
        lead = over.block.span if over and (goes_on or _heads_projects(over.text)) else None
        listing = False
        items: list[Block | Span] = []
        for block in (*section.body, None):
            if block is not None and (own := _in_one_block(reading, block)):
                yield own
            if block is not None and (block.kind is Kind.ITEM or _is_titled(reading, block)):
                items.append(block)
                continue
            if lead is not None and len(items) >= (1 if goes_on else FEWEST):
                listing = True
                yield lead, items
            items = []
            if block is not None:
                lead = _lead(reading, block) or (lead if block is section.body[0] else None)


def _is_titled(reading: Reading, block: Block) -> bool:
    """Whether a label is none that is known, as the title in "Kusten: A kommun, 90 000 kr"."""
    label = reading.document.text[block.start : block.value] if block.value is not None else ""
    return block.kind is Kind.LABEL and not any(exact(scheme, label) for scheme in LABELS)


def _in_one_block(reading: Reading, block: Block) -> tuple[Span, list[Block | Span]] | None:
    """Return the lines of a block under its first, where that introduces projects and none is a sentence."""
    text = reading.document.text
    lines = [Span(*found.span()) for found in re.compile(r"\S[^\n]*").finditer(text, block.start, block.end)]
    if block.kind is not Kind.PARAGRAPH or len(lines) <= FEWEST or text[lines[0].end - 1] != ":":
        return None
    if not SPEAKS_OF_PROJECTS.search(reading.text(lines[0])) or any(text[line.end - 1] in ".:" for line in lines[1:]):
        return None
    return lines[0], list(lines[1:])


def _lead(reading: Reading, block: Block) -> Span | None:
    """Return a block as what introduces a list: it ends with a colon or is a short line, and speaks of projects."""
    words = reading.text(block)
    line = words.rpartition("\n")[2]
    if words.endswith(":"):
        last = reading.text(list(reading.sentences(block))[-1])
        speaks = SPEAKS_OF_PROJECTS.search(last) is not None or GETS.search(last) is not None
    else:
        speaks = words[-1:] not in ("", ".", "!", "?") and len(line) <= LONGEST_LEAD and _heads_projects(line)
    return block.span if speaks else None


def _heads_projects(words: str) -> bool:
    return exact("section", words) == "project-list" or bool(SPEAKS_OF_PROJECTS.search(words))


def _labelled(reading: Reading, item: Block) -> Line:
    """Part "Kusten: Eda IF tillsammans med Eda kommun, 90 000 kr": what stands behind the colon are bodies."""
    text = reading.document.text
    assert item.value is not None
    given = LAST_SUM.search(text, item.value, item.end)
    end = given.start() if given else item.end
    joint = re.compile(WITH).search(text, item.value, end)
    first = Span(item.value, joint.start() if joint else end)
    others = (("collaborating-party", Span(joint.end(), end)),) if joint else ()
    title = Span(item.start, item.start + len(text[item.start : item.value].rstrip(" \t:")))
    known = bodies_in(reading, first) or any(name.kind == "organisation" for name in reading.names_in(first))
    if not known and (plausible(reading, first) or not NAME.fullmatch(text, *first)):
        return Line(title, others)
    return Line(title, ((None, first), *others))


def _parted(reading: Reading, item: Block | Span) -> Line:
    """Part a line into a title and the bodies at its end; all of it is title where none stands there."""
    return _by_labels(reading, item) or parted_by_bodies(reading, item)


def _by_labels(reading: Reading, item: Block | Span) -> Line | None:
    """Part "Title. Sökande: A. Medsökande: B, C"."""
    found = [
        (exact("role", label["label"]), label) for label in LABEL.finditer(reading.document.text, item.start, item.end)
    ]
    labels = [(role, label) for role, label in found if role]
    if not labels:
        return None
    ends = [*(label.start() for _, label in labels[1:]), item.end]
    parties = tuple((role, Span(label.end(), end)) for (role, label), end in zip(labels, ends, strict=True))
    about = ABOUT.search(reading.document.text, item.start, labels[0][1].start())
    return Line(Span(item.start, about.start() if about else labels[0][1].start()), parties)


def parted_by_bodies(reading: Reading, item: Block | Span, whole: bool = False) -> Line:
    """Part a line before the bodies that end it; `whole` where all of it may be bodies."""
    text = reading.document.text
    met = [
        a for a in actors(reading, Span(item.start, item.end), reading.subject) if a.basis == "stated" and _is_body(a)
    ]
    bracket = BRACKET.search(text, item.start, item.end)
    if bracket and any(Span(*bracket.span("who")).covers(actor.span) for actor in met):
        return Line(Span(item.start, bracket.start()), ((None, Span(*bracket.span("who"))),))
    start = item.end
    parties: list[tuple[str | None, Span]] = []
    for actor in reversed(met):
        gap = (BEHIND if start == item.end else BETWEEN).fullmatch(text, actor.span.end, start)
        if gap is None:
            break
        if parties and gap["with"]:
            parties = [(role or "collaborating-party", span) for role, span in parties]
        granted = "applicant" if gap.groupdict().get("granted") else None
        parties.append((exact("role", gap["note"] or "") or granted, actor.span))
        start = min(start, actor.span.start)
    if whole and start == item.start:
        return Line(Span(start, start), tuple(reversed(parties)))
    joint = BEFORE.search(text, item.start, start) if parties else None
    if joint is None or joint.start() == item.start:
        return Line(Span(item.start, item.end), ())
    return Line(Span(item.start, joint.start()), tuple(reversed(parties)))


def _by_comma(reading: Reading, title: Span) -> Line:
    """Part a line whose body only its place tells, behind the last comma.

    A place is none. What may be a person's name is none either, and no part of the title.
    """
    found = BEHIND_COMMA.fullmatch(reading.document.text, *title)
    name = Span(*found.span("name")) if found else None
    if name is None or _is_place(reading, name):
        return Line(title, ())
    before = reading.text(Span(title.start, name.start)).rstrip(" ,\n")
    parties = () if plausible(reading, name) else ((None, name),)
    return Line(Span(title.start, title.start + len(before)), parties)


def _is_place(reading: Reading, name: Span) -> bool:
    """Whether words are those of a place or hold a body's name; a place may stand behind a body's own words."""
    known = reading.names_in(name)
    return any(each.kind == "organisation" or each.span.start == name.start for each in known) or (
        bool(known) and reading.text(name).split()[0].casefold() in OF_PLACES
    )


def _by_first(reading: Reading, item: Block | Span) -> Line:
    """Part a line that begins with its bodies: "Orsa kommun och Mora kommun: Title", "Region A, Title"."""
    text = reading.document.text
    parties: list[tuple[str | None, Span]] = []
    end = item.start
    for actor in actors(reading, Span(item.start, item.end), reading.subject):
        if (
            actor.basis != "stated"
            or not _is_body(actor)
            or not (BETWEEN if parties else AT_ONCE).fullmatch(text, end, actor.span.start)
        ):
            break
        parties.append((None, actor.span))
        end = actor.span.end
    found = (BEFORE_TITLE.match(text, end, item.end) or IN_BRACKETS.match(text, end, item.end)) if parties else None
    if found is None or exact("role", found["title"]):
        return Line(Span(item.start, item.end), ())
    return Line(Span(found.start("title"), found.end("title")), tuple(parties))


def _is_body(actor: Actor) -> bool:
    return getattr(actor.thing, "type", "") != "ActorGroup"
