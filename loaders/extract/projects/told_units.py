"""What a unit tells: its title, the bodies beside it, and what else it says of a project."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from loaders.document import Span
from loaders.extract.bodies.actors import actors
from loaders.extract.clauses import clauses, coordinations
from loaders.extract.forms.labels import meaning
from loaders.extract.forms.titles import LEADING
from loaders.extract.parties.doers import does
from loaders.extract.parties.implied import OF_OTHERS
from loaders.extract.parties.participants import takes_part
from loaders.extract.parties.role_phrases import parts
from loaders.extract.persons.form import likely
from loaders.extract.projects.headings import OMITTED
from loaders.extract.projects.name_forms import OF_ONE
from loaders.extract.projects.page_titles import NO_FIRST_NAME
from loaders.extract.projects.plausible_names import HEAD_ENDS, of_other_kind
from loaders.extract.projects.segment_kinds import COUNTS, Kind, parties
from loaders.extract.projects.segments import Segment
from loaders.extract.projects.unit_lines import SPEAKS, Form, Unit
from loaders.extract.projects.unit_titles import BEFORE, says, title_of
from loaders.extract.reading import Reading
from loaders.labels import exact
from loaders.layout.first_lines import SAID_BY
from loaders.values.numbers import SUM

OF_DOING = re.compile(r"[A-ZÅÄÖ][a-zåäö]+(?:ning|ering|ande|ende|skap|studie)")  # "Planering för tysta fjäll." explains
LONGEST_OPENING = 6  # words
PASSED = frozenset({Kind.MARK, Kind.NUMBER, Kind.STATUS, Kind.BODY, Kind.PLACE, Kind.TIME, Kind.SUM})

# "A kommun och B kommun får tillsammans 2 miljoner kronor", "1,9 miljoner kronor går till A kommun"
GETS = re.compile(
    r"\s+(?:får|fick|beviljas|beviljades|tilldelas|tilldelades|erhåller|erhöll)\s+"
    rf"(?:(?:dela\s+på|tillsammans|gemensamt|högst|totalt|drygt|nära|knappt|cirka|ca)\s+)*{SUM}"
)
GOES_TO = re.compile(rf"{SUM}\s+(?:(?:går|gick|delas\s+ut|betalas\s+ut|ges|beviljas|tilldelas)\s+)?(?:till|åt)?\s+$")


@dataclass
class Told:
    """A unit with its title, its bodies with their roles, its fields and sentences, and what speaks for a project."""

    unit: Unit
    title: Span
    bodies: list[tuple[str | None, Span]] = field(default_factory=list)
    fields: list[tuple[str, Span, str]] = field(default_factory=list)
    sentences: list[Span] = field(default_factory=list)
    acting: bool = False
    opens: bool = False  # the title is a phrase that opens the text
    on: int = 0
    marks: set[str] = field(default_factory=set)

    @property
    def is_party(self) -> bool:
        """Whether a body is told of."""
        return bool(self.bodies) or self.acting

    @property
    def is_led(self) -> bool:
        """Whether a label tells who leads or applies."""
        return "role" in self.marks and any(role in LEADING for role, _ in self.bodies)

    @property
    def is_head(self) -> bool:
        """Whether nothing stands beside or under the title."""
        return not (self.is_party or self.fields or self.sentences or self.marks)


def of_unit(reading: Reading, unit: Unit, header: Unit | None, counted: bool = False) -> Told | None:
    """Return a unit with its title, or None where it has none; `counted` where a line above counts it."""
    everything = list(unit.segments)
    if unit.form is Form.ROW and len(everything) == 1:
        return None  # it heads those below
    text = reading.document.text
    at = next(
        (i for i, s in enumerate(everything) if s.kind not in PASSED and not text.endswith("[", 0, s.span.start)), None
    )
    if at is None or everything[at].kind not in (Kind.NAME, Kind.PERSON):
        return None
    if any(s.kind is Kind.DAY for s in everything[:at]):
        return None
    opens = _opening(reading, everything, at)
    at += opens
    labels = (reading.text(s.span) for s in everything[at + 1 :] if s.kind is Kind.LABEL or s.is_label)
    if _is_label(everything, at) or any(meaning(label) == ("title", False) for label in labels):
        return None  # the title stands behind that label
    counted = counted or any(COUNTS.fullmatch(reading.text(s.span)) for s in everything[:at])  # "Projekt 2", "Kort 3"
    title = title_of(reading, everything, at, counted)
    if title is None:
        return None
    found = Told(unit, title, opens=opens or (unit.lines[0][0].kind is Kind.PLACE and everything[at].behind != "\n"))
    if BEFORE.match(reading.text(everything[at].span)):  # "Lärdomar från", "FAKTA/"
        found.marks.add("told")
    if of_other_kind(reading.text(title)):
        found.marks.add("other")
    if reading.document.text[title.start - 1] in '”"“«»*':
        found.marks.add("quoted")
    read(reading, found, unit)
    if header:
        head = _head(reading, header, unit, title)
        if head and not (meaning(head) == ("title", False) or SPEAKS.search(head)):
            return None
        found.marks |= {"headed"} if head else set()
    said = found.acting and not found.bodies and "quoted" not in found.marks and says(reading.text(title))
    one = "role" in found.marks or OF_ONE.search(reading.document.text, title.end, unit.span.end)
    alone = everything[at].behind == "\n" and one
    if said and not alone:
        return None
    somebody = everything[at].kind is Kind.PERSON
    # What has the form of a name that no list knows is a title over an applicant and fields.
    names = NO_FIRST_NAME.match(reading.text(title)) and (found.bodies or counted)
    return None if somebody and (likely(reading, title) or not (names or _is_told(found.marks, counted))) else found


def _is_told(marks: set[str], counted: bool) -> bool:
    """Whether a name is quoted, or labels tell a party and, of what is not counted, another field, time or sum."""
    return "quoted" in marks or ("role" in marks and (counted or bool(marks & {"field", "time", "sum"})))


def _head(reading: Reading, header: Unit, unit: Unit, title: Span) -> str:
    """Return the words that head the column of a title."""
    columns = zip(header.blocks[0].cells, unit.blocks[0].cells, strict=False)
    return next((reading.text(head) for head, cell in columns if cell.covers(title)), "")


def _is_label(found: Sequence[Segment], at: int) -> bool:
    """Whether what may be a title stands before a colon and a value that is no body or name."""
    behind = found[at + 1].kind if at + 1 < len(found) else None
    return found[at].is_label and behind not in (Kind.BODY, Kind.NAME, Kind.SENTENCE, Kind.PERSON)


def _opening(reading: Reading, found: Sequence[Segment], at: int) -> bool:
    """Whether a short phrase that opens the text under a heading: "Kusten. A leder …"."""
    behind = found[at + 1 : at + 3]
    if len(behind) < 2 or found[at].behind != "\n" or behind[0].before != "\n" or behind[1].before == "\n":
        return False
    counts = behind[1].kind in (Kind.NUMBER, Kind.SUM, Kind.TIME)
    if counts or OMITTED.match(reading.document.text, behind[0].span.start):
        return False
    opens = behind[0].kind is Kind.NAME and behind[0].behind.strip() in (".", "–", "-")
    doing = OF_DOING.fullmatch(HEAD_ENDS.split(reading.text(behind[0].span))[0])
    said = says(reading.text(behind[0].span))  # "A leder arbetet."
    return opens and not (doing or said) and behind[0].words <= LONGEST_OPENING


def read(reading: Reading, one: Told, unit: Unit) -> None:
    """Read the segments of a unit, or of a group that goes on with it, beside its title."""
    label: tuple[str, bool] | None = None
    printed, silent, over = "", False, False
    beside = [segment for segment in unit.segments if not one.title.overlaps(segment.span)]
    for segment in beside:
        words = reading.text(segment.span)
        noted = exact("role", words) if "(" in segment.before and ")" in segment.behind else None
        if noted and one.bodies:  # "A kommun (samordnare)"
            one.bodies[-1] = noted, one.bodies[-1][1]
            one.marks.add("role")
            continue
        if segment.before == "\n" and not over:
            label, silent = None, False
        over = unit.form is not Form.ROW and segment.span.start > one.title.end and stands_over(segment, words)
        if over:
            label, printed, silent = meaning(words.rstrip("?")), words, False
        elif segment.is_label and segment.span.start > one.title.end:
            label, printed = meaning(words), words
            silent = label is None and segment.kind is Kind.LABEL
        elif label and not label[1]:
            one.fields.append((label[0], segment.span, printed))
            one.marks.add("field")
        elif label and label[0] in takes_part() and segment.kind not in (Kind.MARK, Kind.PERSON):
            one.bodies += ((role or label[0], span) for role, span in parties(reading, segment.span))
            one.marks.add("role")
        elif label and segment.kind is Kind.BODY:
            continue
        elif segment.kind is Kind.BODY and not silent:
            one.bodies += parties(reading, segment.span)
        elif segment.kind in (Kind.SUM, Kind.TIME):
            one.fields.append(("budget" if segment.kind is Kind.SUM else "period", segment.span, ""))
            one.marks.add(segment.kind.value)
        elif segment.kind is Kind.PERSON and (label or silent):
            continue  # "Kontakt: Karin Ek"
        elif segment.kind in (Kind.STATUS, Kind.DAY, Kind.PERSON) and segment.before[:1] != ".":
            one.marks.add(segment.kind.value)
        elif segment.kind in (Kind.SENTENCE, Kind.NAME) and not SAID_BY.match(words):
            one.sentences.append(segment.span)
            if OMITTED.match(reading.document.text, *segment.span):  # "Projektägare är A"
                one.marks.add("role")
            one.acting = one.acting or _acts(reading, segment.span)
            if granted := list(_granted(reading, segment.span)):
                one.bodies += (("applicant", span) for span in granted)
                one.marks.add("sum")


def stands_over(segment: Segment, words: str) -> bool:
    """Whether a line is nothing but a label of what stands below it: "Vem?", "Ägs av"."""
    return segment.before == segment.behind.strip(" ?") == "\n" and meaning(words.rstrip("?")) is not None


def _granted(reading: Reading, span: Span) -> Iterator[Span]:
    """Yield the bodies that a sentence gives a sum: "A kommun får 2 mkr för …", "1,9 mkr går till A kommun, som …"."""
    text = reading.document.text
    bodies = [a for a in actors(reading, span, reading.subject) if a.basis == "stated" and a.span.start < a.span.end]
    for row in coordinations(text, bodies):
        if GETS.match(text, row[-1].span.end, span.end) or GOES_TO.search(text, span.start, row[0].span.start):
            yield from (actor.span for actor in row)


def _acts(reading: Reading, span: Span) -> bool:
    """Whether a sentence tells of bodies that do something, or gives them a part."""
    text = reading.document.text
    for clause in clauses(text, span):
        if OF_OTHERS.search(text, *clause):
            continue
        there = actors(reading, clause, reading.subject)
        told = there and any(part.role in takes_part() for part in parts(text, clause, [a.span for a in there]))
        if told or any(does(text, clause, [actor]) for actor in there):
            return True
    return False
