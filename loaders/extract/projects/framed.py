"""Names inside a sentence that the words before and behind them tell to be projects'.

What stands behind may do alone: "… kommer från Lamm och ljung, ett projekt som". What stands before ("bygger vidare
på X", "störst är X") may be said of much else: who does it must be told behind, or the next sentence must call it a
project.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.document import Block, Span
from loaders.extract.bodies.organisations import bodies_in
from loaders.extract.persons.form import likely, plausible
from loaders.extract.projects.name_ends import name_at
from loaders.extract.projects.name_forms import A_PROJECT, FURTHER
from loaders.extract.projects.plausible_names import (
    is_own,
    is_place,
    joined_by_small_words,
    may_be_name,
    of_other_kind,
)
from loaders.extract.reading import Reading

LONGEST = 90  # code points
CAPITAL = re.compile(r"(?<![\w-])[A-ZÅÄÖ]")
SMALL_BEFORE = re.compile(r"(?<![^\W_])[a-zåäö][\w-]*[ \n]$")
OWN_FORM = re.compile(r"\w[ \n]|[a-zåäö][A-ZÅÄÖ]|[A-ZÅÄÖ]{3}")
NAME = rf"(?P<words>[A-ZÅÄÖ][\w&-]*{FURTHER}{{0,9}})"
# "X, ett avslutat projekt"
TOLD_BEHIND = re.compile(rf",\s+(?:som\s+(?:är|var)\s+)?{A_PROJECT}(?![^\W_])")
# "I dag är X ett samarbete mellan"
SAID_OF = re.compile(
    r"(?<![^\W_])(?:är|var|blir|blev)\s+(?P<words>[A-ZÅÄÖ][\w&-]*(?:[ \n][\w&-]+){0,9}?)\s+"
    r"ett\s+(?:[a-zåäö-]+\s+){0,2}(?:[\w-]*projekt|samarbete\s+mellan)(?![^\W_])"
)
# "Det ska X ta reda på. Bakom projektet står"
WANTED = re.compile(
    r"(?<![^\W_])[Dd]et\s+(?:ska|vill)\s+(?P<words>[A-ZÅÄÖ][\w&-]*(?:[ \n][\w&-]+){0,9}?)\s+"
    r"(?:ta\s+reda|undersöka|pröva|testa|lösa)(?![^\W_])"
)
LED_TO = re.compile(
    r"(?<![^\W_])(?i:(?P<part>(?:delta(?:r|git)|medverka(?:r|t|de)|(?:är|var)\s+med|part|partner)(?:\s+\w+){0,2}?\s+i)"
    r"|bärs\s+(?:[a-zåäö]+\s+){0,3}?av|bygg\w+\s+(?:vidare\s+)?på|inom(?:\s+ramen\s+för)?"
    rf"|(?:störst|viktigast|först)[^.,;:]{{0,40}}?\s(?:är|var))\s+{NAME}"
)
# Who does it, behind such a name
DONE = re.compile(
    r",?\s(?:som|där)\s+(?:(?:leds|leddes|drivs|drevs|genomförs|genomfördes)\s+(?:[\w-]+\s+){0,3}?av\s+(?P<by>[A-ZÅÄÖ])"
    r"|[A-ZÅÄÖ][^.;:]{3,160}?\s(?:driver|drev|leder|ledde|genomför|genomförde)(?![^\W_]))"
)
# The next sentence calls what stands before it a project.
NEXT_CALLS = re.compile(
    r"[ \n](?:(?:Bakom|I|Genom|Inom)\s+)?(?:[Pp]rojektet|[Ss]atsningen|[Ff]örstudien)(?![^\W_])"
    r"|[ \n][A-ZÅÄÖ][^.!?\n]{5,150}\s(?:part|partner|deltar|medverkar|ingår|med)\s+i\s+projektet(?![^\W_])"
)
# "Nytt projekt i höst: X"
ANNOUNCED = re.compile(
    r"(?<![^\W_])(?i:nytt|kommande|nästa)\s+(?:projekt|satsning|förstudie)(?:\s[a-zåäö0-9][^.:;\n]{1,40})?:\s+"
    rf"{NAME}(?=\s*(?:[.,(\n]|\s[–-]\s|$))"
)


def framed(reading: Reading, sentence: Span, speaks: bool) -> Iterator[Span]:
    """Yield the names that a sentence holds so; `speaks` where its section speaks of projects."""
    text = reading.document.text
    yield from announced(reading, sentence)
    for found in TOLD_BEHIND.finditer(text, *sentence):
        if title := _ending_at(reading, sentence, found.start()):
            yield title
    called = NEXT_CALLS.match(text, sentence.end) is not None
    for found in (*SAID_OF.finditer(text, *sentence), *(WANTED.finditer(text, *sentence) if called else ())):
        if _is_one(reading, title := Span(*found.span("words"))):
            yield title
    for found in LED_TO.finditer(text, *sentence):
        name = name_at(reading, Span(*found.span("words")))
        done = name is not None and (speaks or not found["part"]) and _done(reading, name)
        if name is not None and (done or (speaks and called)) and _is_one(reading, name, sure=done):
            yield name


def announced(reading: Reading, block: Block | Span) -> Iterator[Span]:
    """Yield the name behind a colon that a line tells to be a project's: "Nytt projekt i höst: Kusten"."""
    for found in ANNOUNCED.finditer(reading.document.text, block.start, block.end):
        title = Span(*found.span("words"))
        if OWN_FORM.search(reading.text(title)) and _is_one(reading, title):
            yield title


def _ending_at(reading: Reading, sentence: Span, end: int) -> Span | None:
    """Return the longest name that ends there and begins behind a word in small letters."""
    text = reading.document.text
    for capital in CAPITAL.finditer(text, max(sentence.start, end - LONGEST), end):
        title = Span(capital.start(), end)
        if not SMALL_BEFORE.search(text[sentence.start : title.start]):
            continue
        if joined_by_small_words(reading.text(title)) and _is_one(reading, title, sure=True):
            return title
    return None


def _is_one(reading: Reading, title: Span, sure: bool = False) -> bool:
    """Whether words may be a project's name; `sure` where what is told of them is told of no person."""
    if of_other_kind(reading.text(title)):
        return False
    if sure and not (plausible(reading, title) and likely(reading, title)) and not is_place(reading, title):
        return may_be_name(reading, title, alone=True, inside=True)
    return is_own(reading, title)


def _done(reading: Reading, title: Span) -> bool:
    """Whether who does it stands behind a name."""
    found = DONE.match(reading.document.text, title.end)
    if found is None or found["by"]:
        return found is not None
    parties = Span(*found.span())
    return bool(reading.authorities_in(parties) or bodies_in(reading, parties))
