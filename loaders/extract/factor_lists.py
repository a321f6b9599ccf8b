"""Factors as they are listed: under a heading that announces them, behind a label, or in a list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import takewhile

from pyoxigraph import Literal

from loaders.breaks import TICKS, items, lines_of
from loaders.document import Block, Kind, Span
from loaders.extract.factor_causes import caused
from loaders.extract.factor_cues import by_clauses
from loaders.extract.factor_members import Cued, listed
from loaders.extract.factor_tables import OF_RISKS, by_columns, longest, rows_of_others, says_something
from loaders.extract.person_form import plausible
from loaders.extract.reading import Reading
from loaders.extract.subjects import Subjects
from loaders.factor_headings import COUNTED, label_kind, labelled, mentions_factors
from loaders.labels import exact
from loaders.records import Node, Ref
from loaders.sections import Section

CLASSES = {"framgangsfaktor": "SuccessFactor", "fallgrop": "Pitfall", "nytta": "Benefit"}
SINGULAR = frozenset(
    {"framgångsfaktor", "fallgrop", "nytta", "risk", "hinder", "vinst", "mervärde", "fördel", "lärdom"}
)
# What a page puts below its text: no factor, though the heading over it goes on.
READ_ON = re.compile(
    r"(?:(?:för\s+)?mer\s+information|(?:läs|se)\s+(?:gärna\s+)?(?:mer|vidare|även)|ladda\s+ned)\s", re.I
)
LONGEST = 600
UNTICKED = re.compile(r"[\[(]\s*[\])]|☐")
LONGEST_LINE = 160
POINTS_BACK = re.compile(
    r"(?:detta|dessa|därför|samtidigt|även|vidare|dock|följande|(?:det|den|de)(?=\s+(?:är|var|har|hade|som|kan|kunde|ska|skulle|finns"
    r"|fanns|gör|gjorde|ger|gav|får|fick|blir|blev|tar|tog|kom|kommer|ledde|leder|bero\w+|innebär|innebar|\w+ade|\w+des)(?![^\W_])))"
    r"(?![^\W_])",
    re.IGNORECASE,
)

OTHER_LEAD = re.compile(r"(?:det(?:ta)?|dessa|så|vad|här|vi|nu|nästa)(?![^\W_])", re.IGNORECASE)
NUMBER = re.compile(r"(?:\d+(?:\.\d+)+\.?|\d{1,2}\))\s+(?=\S)")  # "2.1 Tydligt mandat"
# What is done about a risk: "Hanteras genom tidiga möten."
HANDLED_BY = re.compile(
    r"(?:(?:det|detta|risken|den)\s+)?(?:hanteras|motverkas|förebyggs|möts|åtgärdas|minskas|åtgärd)(?![^\W_])",
    re.IGNORECASE,
)
LEAD_IN = re.compile(r"[^\n:]{5,120}:[ \t]*\n\s*")  # "Vi pekar ut fyra:" over the lines of a paragraph
ANALYSIS = re.compile(r"(?:analys|bedömning)\s*:?$", re.IGNORECASE)
FEWEST_LISTED = 2  # an enumeration without a colon has more
FINITE = re.compile(
    r"(?<![^\W_])(?:är|var|har|hade|kan|kunde|ska|skulle|måste|får|fick|blir|blev|går|gick|kommer|kom|finns|fanns|ger|gav|tar|tog"
    r"|gör|gjorde|behöver|krävs|\w+ade|\w+des|\w+tes)(?![^\W_])"
)
# "Ett av skälen är att …", "Först och främst var det …", of the sentences under a heading of factors
ONE_OF_THEM = re.compile(
    r"(?:(?:Ett|En|Den|Det)\s+(?:\w+\s+){0,3}?(?:skäl|skälen|skälet|orsak|orsaken|anledning|anledningen|förklaring|sådan|sådant|annan|annat)"
    r"\s+(?:är|var|har\s+varit)|Först\s+och\s+främst\s+(?:är|var)\s+det|(?:Därtill|Till\s+detta|Dessutom)\s+(?:kom|kommer))\s+(?:att\s+)?"
)
JOINS = re.compile(r"[\s,]*(?:och|samt)?[\s,]*")


@dataclass(frozen=True, slots=True)
class Place:
    """Where factors are being read: their section, kind, heading, set, and who holds them, as far as known."""

    subjects: Subjects
    index: int
    kind: str = ""
    heading: str | None = None
    gathered: Node | None = None
    holder: Node | Ref | None = None

    @property
    def reading(self) -> Reading:
        """The document that is read."""
        return self.subjects.reading

    def add(self, span: Span, method: str, kind: str | None = None, heading: str | None = None) -> Node:
        """Add the factor that a stretch words."""
        class_name = CLASSES[kind or self.kind]
        if number := NUMBER.match(self.reading.document.text, *span):
            span = Span(number.end(), span.end)
        node = self.reading.statement(class_name, [span], self.subjects.of(self.index, span), method, self.holder)
        if printed := heading or self.heading:
            node.add("sg:printedHeading", Literal(printed))
        if self.gathered is not None:
            node.add("sg:inSet", self.gathered)
        return node


def under_heading(place: Place, section: Section) -> tuple[Block, ...]:
    """Read the list under a factor heading, marked or bare; under one in the singular, the paragraph.

    Returns the blocks behind the list, that the heading tells nothing of.
    """
    reading, listed_already = place.reading, False
    single = is_single(place.heading or "")
    others, columns = rows_of_others(reading, section.body), by_columns(reading, section.body)
    for n, block in enumerate(section.body):
        text, label = reading.text(block), label_of(reading, block)
        heading = label or (text if block.kind is Kind.PARAGRAPH else "")
        if heading and not label_kind(heading) and (exact("section", heading) or exact("role", heading)):
            return section.body[n:]
        if READ_ON.match(text):
            return section.body[n:]
        if listed_already and (_turns(block, text) or _is_like(section, text) or _is_other_list(section, n)):
            return section.body[n:]
        if text.endswith(("?", ":")) or len(text) > LONGEST or UNTICKED.fullmatch(block.marker) or TICKS.match(text):
            continue
        if label_kind(label):
            by_label(place, block)
        elif OF_RISKS.match(label):
            continue  # what is done about a risk, how likely it is
        elif block.start in columns:
            for told in columns[block.start]:
                place.add(told.span, "by-table", told.kind, told.heading)
        elif block.kind is Kind.ROW:
            cell = longest(block.cells)
            if block.level != 1 and block.start not in others and says_something(reading.text(cell)):
                place.add(cell, "by-table")
        elif block.kind is not Kind.PARAGRAPH:
            listed_already = True
            for part in _answers(reading, block):
                item(place, part)
        elif listed_already and section.body[n + 1 : n + 2] and section.body[n + 1].kind is Kind.ITEM:
            return section.body[n:]  # what introduces another list
        elif listed_already:
            before = section.body[n - 1]
            bare = before.kind is Kind.ITEM and not before.marker and block.gap <= before.gap
            if not bare or len(text) > LONGEST_LINE or not _alone(reading, block):
                return section.body[n:]
            place.add(block.span, "by-bare-lines")
        elif single:
            place.add(block.span, "by-heading")
            return section.body[n + 1 :]
        elif ANALYSIS.search(place.heading or ""):
            continue  # how the analysis was made
        elif not _alone(reading, block):
            _prose(place, block)
        elif not mentions_factors(text):
            _sentence(place, block)
    return ()


def _answers(reading: Reading, block: Block) -> list[Block]:
    """Return the sentences of an answer, "– Att enas om priset. Det tog ett år.", but for those that point back."""
    if not reading.text(block).startswith("Att ") or _alone(reading, block):
        return [block]
    own = takewhile(lambda each: not POINTS_BACK.match(reading.text(each)), reading.sentences(block))
    return [replace(block, start=each.start, end=each.end) for each in own]


def _turns(block: Block, text: str) -> bool:
    """Whether something else than the list before it begins: "Detta gör vi nu:", a label apart from its items."""
    return (
        OTHER_LEAD.match(text) is not None if text.endswith(":") else block.kind is Kind.LABEL and block.gap > 0
    ) and label_kind(text) is None


def _is_like(section: Section, text: str) -> bool:
    """Whether a line heads as the factors' own heading does, with a colon: "Effekter:", and below "Målgrupp:"."""
    return text.endswith(":") and section.headings[-1].text.endswith(":") and label_kind(text.rstrip(":")) is None


def _is_other_list(section: Section, n: int) -> bool:
    """Whether a numbered item stands apart behind a list that it does not go on: the next point of a report."""
    block, before = section.body[n], section.body[n - 1]
    apart = block.kind is before.kind is Kind.ITEM and block.gap > before.gap and block.marker[:1].isdigit()
    numbers = [int(number[0]) for each in (before, block) if (number := re.match(r"\d+", each.marker))]
    return apart and before.marker != "" and (len(numbers) == 1 or numbers[1] != numbers[0] + 1)


def _alone(reading: Reading, block: Block) -> bool:
    return len(list(reading.sentences(block))) == 1


def _sentence(place: Place, block: Block) -> None:
    """Read one sentence under a factor heading: the members of an enumeration behind a colon or alone, or all of it."""
    text, stop = place.reading.document.text, block.start + len(place.reading.text(block).rstrip(" ."))
    colon = text.find(": ", block.start, stop)
    members = listed(text, Span(colon + 2, stop)) if colon > 0 else []
    if not members and not FINITE.search(text, block.start, stop):
        members = listed(text, Span(block.start, stop))
    for member in members if len(members) > FEWEST_LISTED or (colon > 0 and len(members) > 1) else [block.span]:
        place.add(member, "by-paragraph")


def _prose(place: Place, block: Block) -> None:
    """Read running text under a factor heading: by cues, else each sentence if all stand by themselves."""
    reading = place.reading
    sentences = [each for each in _whole(reading, block) if not HANDLED_BY.match(reading.text(each))]
    cues = [cue for sentence in sentences for cue in by_clauses(reading.document.text, sentence)]
    told = add_told(place, sentences, cues, announced=True)
    words = [reading.text(sentence) for sentence in sentences]
    if told or any(map(mentions_factors, words)):
        return
    for sentence, said in zip(sentences, words, strict=True):
        if POINTS_BACK.match(said):
            return  # what is told from here on is of what stands before it
        lead = ONE_OF_THEM.match(said)
        place.add(Span(sentence.start + lead.end(), sentence.end) if lead else sentence, "by-sentence")


def _whole(reading: Reading, block: Block) -> Iterator[Span]:
    """Yield the sentences of a block but for its lead-in, a lone word with the next one: "Kontakt. Alla möts."."""
    start: int | None = None
    lead = LEAD_IN.match(reading.document.text, block.start, block.end)
    for sentence in reading.sentences(replace(block, start=lead.end() if lead else block.start)):
        begin = sentence.start if start is None else start
        start = begin if " " not in reading.text(sentence) else None
        if start is None:
            yield Span(begin, sentence.end)


def add_told(place: Place, sentences: list[Span], cues: list[Cued], announced: bool = False) -> bool:
    """Add the factors of cues, and the causes that sentences without a cue tell; return whether there are any.

    A person or a body as such is no cause.
    """
    reading, told = place.reading, bool(cues)
    for cue in cues:
        place.add(cue.span, "by-inline-cue", cue.kind)
    for sentence in sentences:
        if any(sentence.start <= cue.span.start < sentence.end for cue in cues):
            continue
        for cause in caused(reading.document.text, sentence, announced):
            if not _is_who(reading, cause.span):
                place.add(cause.span, "by-inline-cue", cause.kind).basis = "inferred"
                told = True
    return told


def _is_who(reading: Reading, span: Span) -> bool:
    """Whether words speak of a person, or are names of bodies and nothing else: "Region A och B kommun"."""
    if plausible(reading, span) or any(span.start < p.end and p.start < span.end for p in reading.private):
        return True
    names = [name.span for name in reading.names_in(span)]
    starts, ends = [span.start, *(name.end for name in names)], [*(name.start for name in names), span.end]
    return all(JOINS.fullmatch(reading.document.text, *gap) for gap in zip(starts, ends, strict=True))


def method_of(block: Block) -> str:
    """Return how an item, line or paragraph of a section was found."""
    if block.kind is not Kind.ITEM:
        return "by-paragraph"
    return "by-bare-lines" if not block.marker else "by-numbered-list" if block.marker[0].isalnum() else "by-list"


def item(place: Place, block: Block) -> Node:
    """Read an item; "Fallgrop: brist på tid" says its own kind."""
    told = labelled(place.reading.text(block))
    if told is None:
        return place.add(block.span, method_of(block))
    kind, label, start = told
    return place.add(Span(block.start + start, block.end), "by-label", kind, label)


def label_of(reading: Reading, block: Block) -> str:
    """Return the label of a "label: value" block, or an empty string."""
    return reading.document.text[block.start : block.value].strip(" :\t*_") if block.value is not None else ""


def by_label(
    place: Place, block: Block, basis: str | None = None, without: re.Pattern[str] = re.compile(r"(?!)")
) -> None:
    """Read "Framgångsfaktorer: A; B; C": one factor where the label is in the singular.

    A label that tells no kind, as "Lärdom", means the place's, on the basis given; none with what `without` finds.
    """
    reading, label = place.reading, label_of(place.reading, block)
    kind, value = label_kind(label) or place.kind, Span(block.value or block.start, block.end)
    for span in [value] if is_single(label) and ";" not in reading.text(value) else _members(reading, value):
        if kind and says_something(reading.text(span)) and not without.search(reading.text(span)):
            place.add(span, "by-label", kind, label).basis = basis


def is_single(heading: str) -> bool:
    """Whether a heading or label announces one factor: "Fallgrop 2"."""
    return COUNTED.sub("", heading.casefold().strip(" :*_")) in SINGULAR


def _members(reading: Reading, value: Span) -> list[Span]:
    """Return the factors of a value: its lines, its sentences, or what signs part."""
    lines = items(reading.document, lines_of(reading.document, value))
    if len(lines) > 1:
        return lines
    sentences = list(reading.sentences(value))
    return sentences if len(sentences) > 1 else listed(reading.document.text, value)
