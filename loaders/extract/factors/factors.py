"""Success factors, pitfalls and benefits: classed as printed, by the heading, label or cue beside them.

A list without a heading, label or cue of the scheme factor-kind gives no factor. What was learnt ("Lärdomar")
is told as advice; it is taken for success factors by inference, and for pitfalls where it says what was wanting.
"""

from __future__ import annotations

import re

from loaders.document import Kind, Span
from loaders.extract.factors.learnt import add_learnt
from loaders.extract.factors.lessons import lesson_kind
from loaders.extract.factors.lists import SPEECH, heads_rest, under_heading
from loaders.extract.factors.places import CODE, Place, by_label, item, label_of
from loaders.extract.factors.prose import add_told, told_in
from loaders.extract.factors.signs import MEANS, signed
from loaders.extract.factors.subjects import NUMBER, Subjects
from loaders.extract.factors.tables import cells, tables
from loaders.extract.factors.values import FOR_WHOM, MARK
from loaders.extract.factors.weighed import add_weighed
from loaders.extract.reading import Reading
from loaders.extract.statements.voices import held_by
from loaders.factor_words.frame_forms import ASIDE
from loaders.factor_words.headings import heads_lessons
from loaders.factor_words.labels import label_kind, labelled
from loaders.factor_words.leads import LED_BY, announced
from loaders.factor_words.of_text import of_the_text
from loaders.layout.headings import Heading
from loaders.layout.lines import RUNS_ON, SHORTEST_BROKEN
from loaders.layout.sections import Section
from loaders.records import Node, Ref

# Headings over factor headings that gather statements; other known headings merely divide a text.
GATHERING = frozenset({"conclusions", "selection", "discussion", "lessons"})
# What is imagined, asked, listed or referred to holds no factor by a cue.
SILENT = frozenset({"vision", "narrative", "furniture", "questions", "references", "appendix", "agenda", "contact"})
LESSONS = "lessons"
MORE = re.compile(
    r"(?:och\s+)?(?:(?:något|någonting|vad|fler|flera)\s+)?(?:mer|annat|saker|exempel)(?:\s+då)?\s*\?", re.I
)
OPEN = re.compile(r"\s(?:har|att|för|till|är|var|som|kan|får|av|med|i)$")  # "Genom projektet har" over a list
# "Nämndens bedömning" over text that weighs the work itself
ASSESSES = re.compile(
    r"(?:bedömning|motivering|utvärdering|erfarenheter)\w*$|^hur\s+(?:har|gick|fungera).*\?$", re.IGNORECASE
)
# "Fyra lärdomar återkommer:" over a list
LESSONS_FOLLOW = re.compile(
    r"(?<![^\W_])(?:lärdomar(?:na)?|(?:råd(?:en)?|tips)\s+(?:till|inför|från)\s)[^.!?:]{0,60}:$",
    re.IGNORECASE,
)
# "Färdplanens åtgärder är:" over a list among what was learnt
OF_OTHERS = re.compile(
    r"(?:åtgärd|aktivitet|steg|förslag|insats|leverans|uppdrag|kostnad|rekommendation|deltag|mål)\w*\s*(?:\w+\s*){0,3}:$",
    re.I,
)


def extract(reading: Reading) -> None:
    """Find the factors of each section, with the set that they are printed in."""
    subjects = Subjects(reading)
    gathered: Node | None = None
    holder: Node | Ref | None = None
    announcing: Heading | None = None
    before = ""  # the kind of the section before
    for index, section in enumerate(reading.sections):
        for n, each in enumerate(section.headings):
            announcing = _over(announcing, each)
            if announcing is not None and announcing is not each and n + 1 < len(section.headings):
                _empty_heading(Place(subjects, index, announcing.factor or "", _printed(announcing.text)), section, n)
        heading = section.factor
        others = [h for h in section.headings if h is not heading]
        if others:
            over = _set_heading(reading, index, others[-1]) if heading else None
            gathered, holder = (_set(reading, over), held_by(reading, over)) if over else (None, None)
        goes_on = not heading and section.headings and MORE.fullmatch(section.headings[-1].text)
        before = heading.factor or "" if heading else before if goes_on else ""
        if goes_on and before:
            under_heading(Place(subjects, index, before, section.headings[-1].text), section)
        elif heading and heading.factor:
            place = Place(subjects, index, heading.factor, _printed(heading.text), gathered, holder)
            _in_text(subjects, index, Section((), under_heading(place, section)))
        elif announcing and section.headings:
            _under_subheading(Place(subjects, index, announcing.factor or "", _printed(announcing.text)), section)
        elif section.kind not in SILENT:
            _in_text(subjects, index, section)
    add_weighed(subjects, SILENT)
    add_learnt(subjects, SILENT)


def _over(announcing: Heading | None, heading: Heading) -> Heading | None:
    """Return the heading of factors that a heading is or, by its level, stands under."""
    if heading.factor:
        return heading
    if announcing and not heading.known and FOR_WHOM.match(heading.text):
        return announcing
    if announcing is None or heading.known or heading.repeated:
        return None
    number, over = NUMBER.match(heading.text), NUMBER.match(announcing.text)
    if re.match(CODE, heading.text) and not re.match(CODE, announcing.text):  # "N1 Fler stannar" under "9. Nyttor"
        return announcing
    if number and over:  # "6.1 Fler stannar" under "6. Effekter"
        return announcing if number.group().startswith(over.group() + ".") else None
    ours, theirs = heading.block.level, announcing.block.level
    runs_on = heading.block.gap == 0 and (heading.text[:1].islower() or OPEN.search(heading.text) is not None)
    return announcing if runs_on or (ours and theirs and ours > theirs) else None


def _empty_heading(place: Place, section: Section, n: int) -> None:
    """Read a numbered heading of factors with nothing under it as a factor; what runs on below it belongs to it."""
    ours, below = section.headings[n : n + 2]
    if NUMBER.match(ours.text) or re.match(CODE, ours.text):
        end = below.block.end if below.text[:1].islower() and below.block.gap == 0 else ours.block.end
        place.add(Span(ours.block.start, end), "by-numbered-list")


def _under_subheading(place: Place, section: Section) -> None:
    """Read a heading under a heading of factors: it groups a list, or names the factor that prose explains."""
    if any(block.kind is Kind.ITEM for block in section.body):
        under_heading(place, section)
    elif section.body:
        place.add(section.headings[-1].block.span, "by-heading")


def _last(text: str) -> str:
    """Return the words that stand right over what follows: a line of its own, else all.

    A line is one behind a whole sentence, or, with a capital, behind a line that was not full.
    """
    before, _, line = text.rpartition("\n")
    title = line[:1].isupper() and len(before.rpartition("\n")[2]) < SHORTEST_BROKEN and not RUNS_ON.search(before)
    return line if before.rstrip().endswith((".", "!", "?")) or title else text


def _printed(text: str) -> str:
    """Return a heading as printed but for who says so, who may be a person: "…, enligt Risberg"."""
    return ASIDE.sub("", text.rstrip(" :"))


def _set_heading(reading: Reading, index: int, heading: Heading) -> Heading | None:
    """Return the heading as one that gathers statements, unless it names the undertaking, session or page."""
    scope = reading.scopes[index]
    own = [span for node in (scope.undertaking, scope.session, reading.event) if node for span in node.evidence]
    named = any(heading.block.start <= span.start and span.end <= heading.block.end for span in own)
    divides = heading.role or (heading.section and heading.section not in GATHERING)
    return None if heading.repeated or named or divides else heading


def _set(reading: Reading, heading: Heading) -> Node:
    label = _printed(heading.text)
    span = Span(heading.block.start, heading.block.start + len(label))
    return reading.add("StatementSet", label, [span], "by-heading")


def _in_text(subjects: Subjects, index: int, section: Section) -> None:
    """Find factors where no heading announces them: by label, by the sentence over a list, by a cue."""
    reading = subjects.reading
    over = section.headings[-1].text if section.headings else ""
    introduced = announced(over) if LED_BY.search(over) else None  # "Projektet har bidragit till"
    ended: Span | None = None
    lessons = False
    for heading in section.headings:
        if labelled(heading.text):
            item(Place(subjects, index), heading.block)
    for table in tables(section.body):
        for cell in cells(reading, table):
            Place(subjects, index, cell.kind, cell.heading).add(cell.span, "by-table")
    learnt = section.headings[-1] if section.headings and section.headings[-1].section == LESSONS else None
    assessed = any(h.section in GATHERING or ASSESSES.search(h.text) for h in section.headings[-1:])
    signs = signed(reading, section)
    for block in section.body:
        text = reading.text(block)
        if block.kind is Kind.ITEM and MEANS.match(text):
            continue  # what a mark means
        if block.start in signs:
            item(Place(subjects, index, signs[block.start]), block)
        elif kind := label_kind(label_of(reading, block)):
            by_label(Place(subjects, index, kind), block)
            introduced = kind if MARK.match(reading.document.text, block.value or block.end) else None  # the first item
        elif (learnt or assessed) and (kind := heads_rest(block, text)) and kind != introduced:
            introduced = kind  # "Risker" over what is listed below it
        elif heads_lessons(label_of(reading, block)):
            by_label(Place(subjects, index), block, lessons=True)
        elif block.kind is Kind.ITEM and lessons and not text.endswith(("?", ":")) and (kind := lesson_kind(text)):
            item(Place(subjects, index, kind), block).basis = "inferred"
        elif block.kind is Kind.ITEM and (labelled(text) or (introduced and not text.endswith(("?", ":")))):
            item(Place(subjects, index, introduced or ""), block)
        elif block.kind is not Kind.ROW or len([cell for cell in block.cells if cell.end > cell.start]) == 1:
            learnt = None if text[-1] == ":" and OF_OTHERS.search(text) else learnt
            lead = text[-1] not in ".!?" and (block.kind is not Kind.ITEM or text[-1] == ":" or heads_rest(block, text))
            introduced = announced(_last(text)) if lead else None
            lessons = introduced is None and LESSONS_FOLLOW.search(text) is not None
            sentences = list(reading.sentences(block))
            sentences = sentences[:-1] if introduced and text[-1] == ":" else sentences  # the last one is a lead-in
            told = told_in(Place(subjects, index), sentences, assessed, ended)
            add_told(Place(subjects, index), sentences, told, assessed)
            goes_on = block.kind is Kind.PARAGRAPH or block.marker in SPEECH
            ended = sentences[-1] if sentences and goes_on else None
            plain = learnt and not told and block.kind is Kind.ITEM and text[-1] != "?" and not of_the_text(text)
            if learnt and plain and (kind := lesson_kind(text)):
                item(Place(subjects, index, kind, _printed(learnt.text)), block).basis = "inferred"
