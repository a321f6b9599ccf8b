"""How running text names a project: behind the noun, in quotation marks, by a definition or as what a verb tells of.

"Projektet ”Kusten”", "projektet Gränslös service tar fram", "X är ett samverkansprojekt", "satsningen heter X",
"X leds av Region A".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from loaders.document import Block, Kind, Span
from loaders.extract.clauses import VERB
from loaders.extract.parties.participants import BETWEEN_NAMES
from loaders.extract.persons.form import plausible, withheld
from loaders.extract.projects.beside_bodies import BEGINS_BEFORE, beside_bodies
from loaders.extract.projects.enumerated_titles import enumerated
from loaders.extract.projects.framed import framed
from loaders.extract.projects.kept_capitals import kept
from loaders.extract.projects.known_titles import called, titles
from loaders.extract.projects.laid_out import as_laid_out
from loaders.extract.projects.marked import marked
from loaders.extract.projects.name_ends import LONGEST_TITLE, STAGE, STOP, in_parts, name_at
from loaders.extract.projects.name_forms import (
    A_PROJECT_IS,
    APPOSED,
    BEFORE_DEFINED,
    CALLED,
    COMPOUND,
    DEFINED,
    GRANTED,
    HEADS,
    JOINED,
    LEADS_TO_CLAUSE,
    MEANT,
    NAME_BEGINS,
    NAME_OF,
    NAMED,
    NO_NAME,
    NUMBERED,
    SPEAKS_OF_EXAMPLES,
    SPEAKS_OF_GRANTS,
    SPEAKS_OF_PROJECTS,
    SUBJECT,
    TELLING,
    WITH_PARTIES,
)
from loaders.extract.projects.particulars import project_titled
from loaders.extract.projects.plausible_names import (
    QUOTES,
    is_own,
    is_place,
    joined_by_small_words,
    may_be_name,
    of_other_kind,
    runs_on,
)
from loaders.extract.reading import Reading
from loaders.labels import exact
from loaders.layout.page_lines import SLIDE
from loaders.names.lexicon import is_common
from loaders.records import Node

SHORTEST_LINE = 40  # code points of a line that may have been broken before a name
LONG_VALUE = 80  # code points of what is told behind a label
MOST_BEFORE = 40  # code points before a noun that may tell how many there are


# "projekten leder Sverige i arbetet": what such a name begins is the sentence's; and a name ends with no small word.
OF_COUNTRY = re.compile(
    r"(?:Sverige(?:s(?! [A-ZÅÄÖ]))?|EU(?::s)?|Nato(?:s|:s)?|Norden|Europas?|Ukrainas?|Rysslands?|Moldaviens?|Georgiens?"
    r"|Syriens?|Israels?|Gaza|Finlands?|Norges?|Danmarks?|Islands?|Estlands?|Lettlands?|Litauens?|Polens?|Tysklands?|Kinas?|USA)(?:\s|$)"
)
OF_WORK = re.compile(
    r"(?<![^\W_])(?:[Ss]am)?[Aa]rbetet\s+(?:(?:har|går|gick|drivs|bedrivs|pågår)\s+)?$"
)  # is called so
SHORT_FORM = re.compile(r"^[A-ZÅÄÖ]{2,8}\s+[–-]\s+(?=\S)")
OF_TWO = re.compile(r"[\w-]*(?:samarbet|försök)et\s", re.IGNORECASE)  # that of two countries, or bodies, too
BARE_NOUN = re.compile(r"\w*projekt\s")
# "53 europeiska projekt EU-finansiering": of several, none is named.
OF_SEVERAL = re.compile(
    r"(?<![^\W_])(?:\d+|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|flera|många|några|andra|olika|alla)"
    r"[ \n](?:\w+[ \n]){0,2}$",
    re.IGNORECASE,
)
CUT_OFF = re.compile(r"\s(?:och|som|att|med|för|minst|i|på|av)$|\ssom\s(?:på|i|med)\s")
CLAUSE_IN_CAPITALS = re.compile(r"(?<![^\W_])(?!(?:I|OM|INOM|FRÅN|AV|FÖR)\s)[A-ZÅÄÖ]{2,}\s+$")
# The line of a letter's head, or of contents, that "PROJEKT" stood before
OF_HEAD = re.compile(r"(?:diarienummer|dnr|OCH)(?![^\W_])|.*(?<!\d)\d{1,3}\s+\d{1,2}(?:\.\d+)?\s", re.IGNORECASE)
# A name may go on so, but not "i samarbete", "för att", "med stöd".
GOES_ON = re.compile(r"\s(?:av|för|på|om|till|från|mot)\s(?!att|uppdrag|grund|[a-zåäö]+et\s+av)[a-zåäö]{3,}")
CODE = re.compile(r"[A-ZÅÄÖ]?\d{0,2}(?:\.\d{1,2})?[.:]\s+(?=[A-ZÅÄÖ”\"])")


def named(reading: Reading, sentence: Span) -> Iterator[Node]:
    """Yield the projects that a sentence names, new ones among them."""
    seen: list[Node] = []
    read = _read(reading)
    if sentence not in read:  # extractor after extractor asks for it
        read[sentence] = _longest(reading, [*_titles(reading, sentence)])
    for title in read[sentence]:
        project = _project(reading, title)
        if project is not None and project not in seen:
            seen.append(project)
            yield project
    for project in list(titles(reading).named_in(sentence)):
        if project not in seen:
            seen.append(project)
            yield project


def _longest(reading: Reading, found: list[Span]) -> tuple[Span, ...]:
    """Leave out a name that another goes on with a preposition, or that stands in marks with more.

    "Gemensam upphandling av skyddsrum", "”Må bra i Hällvik”".
    """
    text = reading.document.text
    return tuple(
        title
        for title in found
        if not any(
            (title.start == other.start and GOES_ON.match(text, title.end, other.end))
            or (other.covers(title) and other != title and text[other.start - 1] in QUOTES)
            for other in found
        )
    )


@lru_cache(maxsize=1)  # documents are read one by one
def _read(reading: Reading) -> dict[Span, tuple[Span, ...]]:
    return {}


def told_under_label(reading: Reading, block: Block) -> Block | None:
    """Return the sentences behind a label that is no body's or role's: "Bakgrund: I projektet Kusten, som A drev".

    What has a verb is no label, but begins them: "Två projekt fick medel: ”Kusten” (A) och ”Åsen” (B)".
    """
    behind = _behind_label(block)
    if behind is not None and VERB.search(reading.document.text[block.start : behind.start]):
        return replace(behind, start=block.start)
    if behind is None or behind.end - behind.start < LONG_VALUE:
        return None
    told = reading.text(block).endswith(".") or len(list(reading.sentences(behind))) > 1
    return behind if told and not exact("role", reading.document.text[block.start : block.value]) else None


def _behind_label(block: Block) -> Block | None:
    if block.kind is not Kind.LABEL or block.value is None:
        return None
    return replace(block, kind=Kind.PARAGRAPH, start=block.value, value=None)


def _titles(reading: Reading, sentence: Span) -> Iterator[Span]:
    """Yield the stretches of a sentence that are projects' names."""
    text = reading.document.text
    at = sentence.start
    while found := NAMED.search(text, at, sentence.end):
        none = _is_of_several(text, sentence, found) or _is_said(text, found)
        title = None if none else _stretch(reading, found)
        at = max(title.end, found.start() + 1) if title is not None else found.end()  # another may follow on it
        if title is None or not _on_the_line(reading, found.start(), title.start):
            continue
        if not OF_TWO.match(found.group()) or found["quoted"] or _has_words(reading, title):
            yield title
    for found in COMPOUND.finditer(text, *sentence):
        if found["noun"] == "projekt" or is_own(reading, Span(*found.span("words"))):
            yield Span(*found.span("words"))
    for found in NUMBERED.finditer(text, *sentence):
        yield Span(*found.span("words"))
    for pattern in (A_PROJECT_IS, DEFINED):
        for found in pattern.finditer(text, *sentence):
            title = _defined(reading, Span(*found.span("words")))
            if title and (pattern is A_PROJECT_IS or not of_other_kind(reading.text(title))):
                yield title
    around = _around(reading, sentence)
    for found in APPOSED.finditer(text, *sentence):
        words, one = Span(*found.span("words")), found["one"] is not None
        if (around.projects and is_own(reading, words)) if one else may_be_name(reading, words, alone=True):
            yield words
    yield from _called_so(reading, sentence)
    if around.projects or SPEAKS_OF_GRANTS.search(reading.text(sentence)):
        for found in GRANTED.finditer(text, *sentence):
            title = _stretch(reading, found)
            if title is None or is_place(reading, title) or withheld(reading, title):
                continue
            if _receives(reading, title):
                continue
            if may_be_name(reading, title, alone=True):
                yield title
    yield from enumerated(reading, sentence)
    yield from marked(reading, sentence)
    yield from framed(reading, sentence, around.projects)
    yield from beside_bodies(reading, sentence, around.projects)
    yield from _beside_roles(reading, sentence, around)
    yield from kept(reading, sentence)
    for found in CALLED.finditer(text, *sentence):
        of_work = OF_WORK.search(text, sentence.start, found.start()) is not None
        title = _stretch(reading, found) if around.projects or of_work else None
        whole = Span(*found.span("words")) if found["words"] else title
        if whole is not None and STOP.match(text, whole.end) and joined_by_small_words(reading.text(whole)):
            title = title if any(reading.names_in(whole)) else whole  # "heter Välkommen till byn"
        if title is not None and not NAMED.match(text, title.start):  # "under namnet Pilotprojektet Kusten"
            yield title
    if around.projects:
        for pattern in (SUBJECT, MEANT):
            subject = pattern.match(text, *sentence)
            if subject is None or (pattern is SUBJECT and runs_on(reading, meant(subject))):
                continue
            said = reading.text(name := meant(subject))
            if of_other_kind(said) or BEGINS_BEFORE.search(said) or is_place(reading, name):
                continue
            if may_be_name(reading, name, pattern is MEANT or bool(subject["relative"])):
                yield name


def _has_words(reading: Reading, title: Span) -> bool:
    """Whether a name is of words, or a short form, and no place's or person's."""
    words = reading.text(title)
    return is_own(reading, title) and (TELLING.search(words) is not None or is_common(words.split()[0]))


def _receives(reading: Reading, title: Span) -> bool:
    """Whether behind "kronor till" stands who gets them: a word alone, a short form ("WHO AFRO") or what has a body."""
    words, before = reading.text(title), reading.document.text[: title.start]
    body = any(name.kind == "organisation" for name in reading.names_in(title))
    return before.endswith("till ") and (" " not in words or words.split()[0].isupper() or body)


def _is_of_several(text: str, sentence: Span, found: re.Match[str]) -> bool:
    """Whether the noun before a name is for several projects."""
    several = BARE_NOUN.match(found.group()) and not found.groupdict().get("quoted")
    before = max(found.start() - MOST_BEFORE, sentence.start)
    return bool(several and OF_SEVERAL.search(text, before, found.start()))


def _is_said(text: str, found: re.Match[str]) -> bool:
    """Whether a line in capitals goes on so behind its noun: "VAD PROJEKTET GAV", "PROJEKTET I KORTHET"."""
    if not found.group().isupper() or not found["words"]:
        return False
    before = text[text.rfind("\n", 0, found.start()) + 1 : found.start()]
    return NO_NAME.match(found["words"]) is not None or CLAUSE_IN_CAPITALS.search(before) is not None


def _on_the_line(reading: Reading, start: int, title: int) -> bool:
    """Whether a name stands on the line of its noun, or that line is so long that it may have been broken there."""
    text = reading.document.text
    line = text.rfind("\n", 0, start) + 1
    end = text.find("\n", start, title)
    return end < 0 or end - line >= SHORTEST_LINE


def meant(found: re.Match[str]) -> Span:
    """Return the stretch of a name that a sentence begins with."""
    return Span(*found.span("longer" if found.groupdict().get("longer") else "words"))


def _called_so(reading: Reading, sentence: Span) -> Iterator[Span]:
    """Yield the names that the sentence, or the next one, calls a project."""
    text = reading.document.text
    for found in NAME_OF.finditer(text, *sentence):
        words = Span(*found.span("words"))
        if may_be_name(reading, words, alone=True, inside=True) and not withheld(reading, words):
            yield words


def _beside_roles(reading: Reading, sentence: Span, around: Around) -> Iterator[Span]:
    """Yield the names that stand by a noun for a role, by an example told of, or before their parties in brackets."""
    text = reading.document.text
    for found in JOINED.finditer(text, *sentence):
        sure = "projekt" in found.group().partition(" ")[0].casefold()
        title = _stretch(reading, found) if sure or around.projects else None
        if title is None or is_place(reading, title):
            continue
        if NO_NAME.match(reading.text(title)) and not may_be_name(reading, title, alone=True, inside=True):
            continue
        if sure or (TELLING.search(reading.text(title)) and may_be_name(reading, title, alone=True)):
            yield title
    if around.examples and text.find("(", *sentence) >= 0:
        for found in WITH_PARTIES.finditer(text, *sentence):
            begins = [cut.end() for cut in NAME_BEGINS.finditer(found["words"])]
            title = Span(found.start() + (begins[-1] if begins else 0), found.end("words"))
            other = plausible(reading, title) or is_place(reading, title)
            own = not other and may_be_name(reading, title, alone=True) and joined_by_small_words(reading.text(title))
            if own and _parties(reading, Span(*found.span(found.lastgroup or 0))):
                yield title


def parties_behind(reading: Reading, project: Node, sentence: Span) -> Span | None:
    """Return the enumeration of bodies in brackets behind a project's name."""
    for found in WITH_PARTIES.finditer(reading.document.text, *sentence):
        span = Span(*found.span(found.lastgroup or 0))
        if any(found["words"].strip('”"“').endswith(name) for name in called(project)) and (
            _parties(reading, span) or any(name.span == span for name in reading.authorities_in(span))
        ):
            return span
    return None


def _parties(reading: Reading, span: Span) -> bool:
    """Whether a stretch is an enumeration of two bodies or more."""
    pieces = [piece for piece in BETWEEN_NAMES.split(reading.text(span)) if piece.strip()]
    bodies = [name for name in reading.names_in(span) if name.kind == "organisation"]
    return len(pieces) >= 2 and len(bodies) >= len(pieces) - 1


def _stretch(reading: Reading, found: re.Match[str]) -> Span | None:
    if HEADS.match(found.group()):
        return None
    groups = found.groupdict()
    if groups.get("quoted"):
        return Span(*found.span("quoted"))
    return name_at(reading, Span(*found.span("words"))) if groups.get("words") else None


class Around(NamedTuple):
    """What the section of a sentence, with its headings and the one before those, speaks of."""

    projects: bool
    examples: bool


def _around(reading: Reading, sentence: Span) -> Around:
    return _around_section(reading, reading.section_at(sentence.start))


@lru_cache(maxsize=1)  # sentences come section by section; a section is read once, not for each of them
def _around_section(reading: Reading, i: int) -> Around:
    over = [h.text for s in reading.sections[max(i - 1, 0) : i + 1] for h in s.headings]
    words = "\n".join([*over, *(reading.text(block) for block in reading.sections[i].body)])
    return _spoken_of(reading.document.text if any(map(SLIDE.fullmatch, over)) else words)  # a slide says little alone


@lru_cache(maxsize=2)
def _spoken_of(words: str) -> Around:
    return Around(*(pattern.search(words) is not None for pattern in (SPEAKS_OF_PROJECTS, SPEAKS_OF_EXAMPLES)))


def _defined(reading: Reading, span: Span) -> Span | None:
    """Return the name before "är ett projekt", behind what the sentence may begin with: "Först ut är X"."""
    words = reading.text(span)
    opening = [m.end() for m in BEFORE_DEFINED.finditer(words)]
    start = span.start + (opening[-1] if opening else 0)
    span = Span(start, start + len(LEADS_TO_CLAUSE.sub("", reading.text(Span(start, span.end)))))
    too_far = runs_on(reading, span) and not (opening and joined_by_small_words(reading.text(span)))
    if len(reading.text(span).split()) > LONGEST_TITLE or too_far:
        return None
    return span if may_be_name(reading, span, alone=True, inside=bool(opening)) else None


def _project(reading: Reading, title: Span) -> Node | None:
    hidden = reading.is_private(title) and any(private.covers(title) for private in reading.private)
    if reading.named.cover(title) or hidden:
        return None
    quoted = reading.document.text[max(title.start - 1, 0)] in QUOTES
    stage = None if quoted else STAGE.match(reading.document.text, title.end)
    title = Span(title.start, stage.end()) if stage else title if quoted else as_laid_out(reading, title)
    title = (None if quoted or stage else in_parts(reading.document.text, title)) or title
    name = reading.text(title)
    if not quoted and (OF_COUNTRY.match(name) or CUT_OFF.search(name) or OF_HEAD.match(name)):
        return None
    if CODE.match(reading.document.text, title.start):
        return None  # "Projekt A1. Kusten": the name stands behind it
    if any(exact(scheme, f"projekt{name}") for scheme in ("section", "role")):
        return None  # "PROJEKT ORGANISATION": recognition split the heading
    words = SHORT_FORM.sub("", reading.text(title)).casefold()
    return titles(reading).begun(words) or project_titled(reading, title, "by-sentence")
