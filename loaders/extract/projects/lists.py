"""Projects of lists: "De elva projekten är:" and below it one a line, with who answers for it.

Most lines of the list must hold a body that is known as one (`list_lines`), or each must stand in marks that tell
its title.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.document import Block, Kind, Span
from loaders.extract.parties.implied import implied_parties
from loaders.extract.parties.participants import listed
from loaders.extract.parties.spoken import spoken_of
from loaders.extract.persons.form import ON_ONE_LINE, plausible, words_of
from loaders.extract.persons.names import is_first_name
from loaders.extract.projects.bare_titles import leads_in_titles, titles, who_does
from loaders.extract.projects.list_lines import by_comma, by_first, labelled, parted, parted_by_bodies
from loaders.extract.projects.name_forms import NAMED
from loaders.extract.projects.names import named
from loaders.extract.projects.particulars import project_titled
from loaders.extract.reading import Reading
from loaders.labels import cues, exact
from loaders.layout.heading_lines import enumerates_bodies
from loaders.layout.lines import lines_of
from loaders.values.numbers import SUM

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
QUOTED_LINE = re.compile(
    r"(?:[^\W\d_]+\s+)?(?:\d{1,4}[.)]?\s+)?[”\"“«](?P<title>[^”\"“«»\n]{2,90})[”\"»]\s+\((?P<who>[^()]{4,200})\)[.;]?"
)
BRACKETED_LINE = re.compile(
    rf"(?P<title>[A-ZÅÄÖ0-9][^.;:()\n]{{2,80}}(?:\d\.\d)?) \((?P<who>[^()]{{4,200}})\)(?P<sum>[:,]?\s+{SUM})?"
)
LABELS = ("section", "role", "person-cue", "factor-kind", "status")
ASKS = frozenset({"applicant", "co-applicant", "lead", "responsible", "collaborating-party"})
APPLIED = frozenset({"applied", "granted", "rejected"})


def extract(reading: Reading) -> None:
    """Read each list that a sentence or heading about projects introduces, and lines that begin with one's name."""
    _label_lines(reading)
    _quoted_lines(reading)
    _bracketed_lines(reading)
    projects = reading.of("Project", "PilotProject")
    read = [span for node in projects for span in node.evidence if any(each.covers(span) for each in reading.listed)]
    for introduction, items in introduced(reading):
        _told_in_items(reading, items)
        lines = [by_first(reading, item) for item in items]
        if sum(bool(line.parties) for line in lines) < MOST * len(lines):
            lines = [parted(reading, item) for item in items]
        if sum(bool(line.parties) for line in lines) >= KNOWN * len(lines):
            lines = [line if line.parties else by_comma(reading, line.title) for line in lines]
        if sum(bool(line.parties) for line in lines) < MOST * len(lines):
            bare = titles(reading, items) if leads_in_titles(reading.text(introduction)) else []
            for title in bare:
                project = project_titled(reading, title, "by-list")
                for who in who_does(reading, introduction) if project else ():
                    assert project is not None
                    listed(reading, project, "responsible", who, "by-list")
            continue
        lines = [
            labelled(reading, item) if isinstance(item, Block) and item.value is not None else line
            for item, line in zip(items, lines, strict=False)
        ]
        role = answering(reading.text(introduction))
        for line in lines:
            if any(line.title.overlaps(title) for title in read):
                continue  # an entry that tells a sum
            if not line.parties and any(line.title.covers(private) for private in reading.private):
                continue  # what someone says of them
            if any(name.span == line.title for name in reading.names_in(line.title)) or _is_somebody(
                reading, line.title
            ):
                continue  # the place over a group of them, or a person
            project = project_titled(reading, line.title, "by-list")
            if project is not None:
                for told, who in line.parties:
                    listed(reading, project, told or role, who, "by-list")


def _is_somebody(reading: Reading, title: Span) -> bool:
    """Whether a title has the form of a name: with a known first name in front, or of two words, known or not."""
    words, parts = reading.text(title), words_of(reading, title)
    if re.search(r"\d", words) or not re.fullmatch(ON_ONE_LINE, words) or not plausible(reading, title):
        return False
    return is_first_name(parts[0]) or len(parts) <= FEWEST


def answering(lead: str) -> str:
    """Return the role of who answers for projects that words lead in: where those tell of a decision, it applied."""
    status = {cue.slug for cue in cues("status", lead)} | {exact("status", lead.rpartition("\n")[2])}
    return "applicant" if status & APPLIED else "responsible"


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
            if known and (project := project_titled(reading, Span(*found.span("title")), "by-list")):
                listed(reading, project, "applicant" if status else "responsible", who, "by-list")


def _bracketed_lines(reading: Reading) -> None:
    """Read titles with their bodies in brackets, each over its text or before a sum, behind words on projects."""
    text = reading.document.text
    found = [
        line
        for block in reading.document.blocks
        if block.kind is Kind.PARAGRAPH
        for n, at in enumerate(lines_of(reading.document, block.span))
        if (line := BRACKETED_LINE.fullmatch(text, *at))
        and (n == 0 or line["sum"])
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
            if lead and block is not None and block is section.body[0] and (lines := _bare_lines(reading, block)):
                yield lead, lines
            if block is not None and (block.kind is Kind.ITEM or _is_titled(reading, block)):
                items.append(block)
                continue
            if block is not None and items and _is_of_item(reading, block):
                items[-1] = Span(items[-1].start, block.end)
                continue
            if lead is None and len(items) >= FEWEST and all(_asks(reading, item) for item in items):
                lead = over.block.span if over else Span(items[0].start, items[0].start)
            if lead is not None and len(items) >= (1 if goes_on else FEWEST):
                listing = True
                yield lead, items
            items = []
            if block is not None:
                lead = _lead(reading, block) or (lead if block is section.body[0] else None)


def _asks(reading: Reading, item: Block | Span) -> bool:
    """Whether a line tells by labels or nouns who owns, applies for or takes part in what it is on."""
    line = parted(reading, item) if "\n" in reading.text(item) else None
    return line is not None and any(role in ASKS for role, _ in line.parties)


def _is_of_item(reading: Reading, block: Block) -> bool:
    """Whether a label right under an item tells of a role in it: "Medsökande: A" under "1) B kommun, Kusten"."""
    label = reading.document.text[block.start : block.value] if block.value is not None else ""
    return block.gap == 0 and exact("role", label) in ASKS


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


def _bare_lines(reading: Reading, block: Block) -> list[Block | Span]:
    """Return the lines of a block under a heading, where there are several and none ends as a sentence or lead does."""
    lines = lines_of(reading.document, block.span) if block.kind is Kind.PARAGRAPH else []
    plain = len(lines) > FEWEST and not any(reading.text(line)[-1] in ".:!?," for line in lines)
    return [*lines] if plain else []


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
