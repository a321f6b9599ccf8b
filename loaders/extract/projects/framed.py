"""Names inside a sentence that the words before and behind them tell to be projects'.

What stands behind may do alone: "… kommer från Lamm och ljung, ett projekt som". What stands before ("bygger vidare
på X", "deltar i X") may be said of much else: who does it must be told behind, or the next sentence must call it a
project.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.document import Block, Span
from loaders.extract.bodies.known_bodies import bodies_in
from loaders.extract.persons.form import likely, names_over, plausible
from loaders.extract.persons.names import is_first_name, is_surname
from loaders.extract.projects.frames import (
    ANNOUNCED,
    DONE,
    DONE_WITH,
    GRANTED_TO,
    LED_TO,
    NEXT_CALLS,
    SAID_OF,
    TOLD_BEHIND,
    WANTED,
    WORDS,
)
from loaders.extract.projects.name_ends import NAME_END, name_at
from loaders.extract.projects.plausible_names import SMALL, is_own, is_place, may_be_name, of_other_kind
from loaders.extract.reading import Reading
from loaders.labels import words_for

LONGEST = 90  # code points
CAPITAL = re.compile(r"(?<![\w-])[A-ZÅÄÖ]")
SMALL_BEFORE = re.compile(
    r"(?:(?<![^\W_])[a-zåäö][\w-]*|[a-zåäö] (?:19|20)\d\d|^(?:I|Inom|Genom|Via|Med|Från|Kring|Om))[ \n]$"
)
NAMED_SO = re.compile(WORDS)
OWN_WORD = re.compile(r"[A-ZÅÄÖ]{3}|[ ]\d|[ ](?!(?:och|samt|i|av|på)(?![^\W_]))[a-zåäö]{3,}")
OWN_FORM = re.compile(r"\w[ \n]|[a-zåäö][A-ZÅÄÖ]|[A-ZÅÄÖ]{3}")


def framed(reading: Reading, sentence: Span, speaks: bool) -> Iterator[Span]:
    """Yield the names that a sentence holds so; `speaks` where its section speaks of projects."""
    text = reading.document.text
    yield from announced(reading, sentence)
    for found in TOLD_BEHIND.finditer(text, *sentence):
        if title := _ending_at(reading, sentence, found.start()):
            yield title
    called = NEXT_CALLS.match(text, sentence.end) is not None
    for found in SAID_OF.finditer(text, *sentence):
        if _is_one(reading, title := Span(*found.span("words")), sure=True):
            yield title
    for found in WANTED.finditer(text, *sentence) if called else ():
        if _is_one(reading, title := Span(*found.span("words"))):
            yield title
    if called and (begun := GRANTED_TO.match(text, *sentence)):
        title = Span(*begun.span("words"))
        yield from [title] if _is_one(reading, title) and may_be_name(reading, title, alone=True) else []
    with_it = DONE_WITH.search(text, *sentence) if called else None
    if with_it and (title := _only(reading, Span(with_it.start(), sentence.end))):
        yield title
    for found in LED_TO.finditer(text, *sentence):
        title = Span(*found.span("quoted")) if found["quoted"] else name_at(reading, Span(*found.span("words")))
        done = title is not None and (speaks or not found["part"]) and _done(reading, title)
        if title is not None and (done or (speaks and called)) and _is_one(reading, title, sure=done):
            yield title


def announced(reading: Reading, block: Block | Span) -> Iterator[Span]:
    """Yield the name behind a colon that a line tells to be a project's: "Nytt projekt i höst: Kusten"."""
    for found in ANNOUNCED.finditer(reading.document.text, block.start, block.end):
        title = Span(*found.span("quoted" if found["quoted"] else "words"))
        if OWN_FORM.search(reading.text(title)) and _is_one(reading, title):
            yield title


def _ending_at(reading: Reading, sentence: Span, end: int) -> Span | None:
    """Return the longest name that ends there, begins behind a word in small letters and holds no body."""
    text = reading.document.text
    for capital in CAPITAL.finditer(text, max(sentence.start, end - LONGEST), end):
        title = Span(capital.start(), end)
        words = reading.text(title)
        if not SMALL_BEFORE.search(text[sentence.start : title.start]) or re.search(r"[.,;:()]", words):
            continue
        if any(found.group() not in SMALL for found in NAME_END.finditer(words.partition(" ")[2])):
            continue
        if any(n.kind == "organisation" for n in names_over(reading, title)) or is_place(reading, title):
            continue
        if _holds_body(reading, title) or _is_somebody(reading, title):
            continue
        if may_be_name(reading, title, alone=True, inside=True):
            return title
    return None


def _only(reading: Reading, sentence: Span) -> Span | None:
    """Return the only name inside a sentence that may be a project's, with a word or number of its own."""
    text, titles = reading.document.text, list[Span]()
    for capital in CAPITAL.finditer(text, *sentence):
        if titles and capital.start() < titles[-1].end:
            continue
        before = text[sentence.start : capital.start()]
        of_body = any(n.span.end == capital.start() - 1 for n in reading.authorities_in(sentence))
        words = NAMED_SO.match(text, capital.start(), sentence.end)
        if words is None or not (of_body or SMALL_BEFORE.search(before)):
            continue
        title = name_at(reading, Span(*words.span()))
        if title is not None and OWN_WORD.search(reading.text(title)) and _is_one(reading, title):
            titles.append(title)
    return titles[0] if len(titles) == 1 else None


def _is_one(reading: Reading, title: Span, sure: bool = False) -> bool:
    """Whether words may be a project's name; `sure` where what is told of them is told of no person."""
    words = reading.text(title)
    if of_other_kind(words) or words_for("CollaborationPlatform").search(words):
        return False
    if is_place(reading, title) or _holds_body(reading, title):
        return False
    if not sure:
        return is_own(reading, title)
    return not _is_somebody(reading, title) and may_be_name(reading, title, alone=True, inside=True)


def _is_somebody(reading: Reading, title: Span) -> bool:
    words = reading.text(title)
    return is_first_name(words) or is_surname(words) or (plausible(reading, title) and likely(reading, title))


def _holds_body(reading: Reading, title: Span) -> bool:
    return any(span.overlaps(title) for span, _ in bodies_in(reading, Span(max(title.start - LONGEST, 0), title.end)))


def _done(reading: Reading, title: Span) -> bool:
    """Whether it is told behind a name who does it."""
    found = DONE.match(reading.document.text, title.end)
    if found is None or found["by"]:
        return found is not None
    parties = Span(*found.span())
    return bool(reading.authorities_in(parties))
