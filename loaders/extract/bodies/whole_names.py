"""Which stretches that likely name a body are a name, and whole: no person's, place's, unit's, programme's or code.

Precision goes before recall, for nothing but the words around tells of these names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.document import Span, Stretches
from loaders.extract.bodies.formed import OPENING
from loaders.extract.bodies.no_bodies import is_no_body
from loaders.extract.persons.names import is_first_name, is_surname
from loaders.extract.reading import Reading
from loaders.names.countries import is_country
from loaders.names.gazetteer import gazetteer
from loaders.names.lexicon import is_common, lemma

LONGEST_WORD = 40  # letters of the word before a name
BEFORE = re.compile(r"(?<![^\W_])(?P<word>[A-ZÅÄÖ][\w-]*)[ ]$")
DEFINITE = re.compile(r"[A-ZÅÄÖ][a-zåäö]{2,}(?:en|et|na|an)")  # "Konsulten Sweco"
# What a name goes on with: another capital, a noun for land or a unit, a year ("Lind och Ask (2022)").
BEHIND = re.compile(
    r"[ ](?:(?P<word>[A-ZÅÄÖ]\w)|(?:kommun|län|stad|socken|stift|älvs?|sjö|vattendistrikt|centrum)(?![^\W_])"
    r"|\(?(?:19|20)\d\d(?![^\W_])|[a-zåäö]*(?:chef|samordnare|direktör|ordförande)(?:en)?(?![^\W_]))"
)
JOINED = re.compile(r"\s+(?:och|samt|/)\s+(?=[A-ZÅÄÖ])")  # "Nobina och UL"
# Parts of a body, what it decides or gives, what is built, roads and land, as last words end.
NO_BODY = re.compile(
    r"(?:nämnd|styrelse|utskott|förvaltning|avdelning|enhet|fullmäktige|deklaration|pris|strategi|program|kommunhus"
    r"|insats|kansli|ramverk|försvar|fond|webbplats|motsvarighet|tidning)(?:en|er|et|n|t)?s?$"
    r"|(?:banan|leden|tågen|regionen|viken|skogen|vägen|torget|huset|fjällen|älven|ån|sjön|bygden|dalen|kusten)s?$"
)
PLACE = re.compile(
    r"[A-ZÅÄÖ][a-zåäö]{2,}(?:byn?|ö|um|forsa?|sjö|hult|ryd|torp|vik|berg|köping|kulle|näs|hamn|träsk|moen|lösa)s?"
)
OTHER = re.compile(
    r"(?:Interreg|INTERREG|LIFE|Life|Horisont|Horizon|Erasmus|Naturum|Facebook|LinkedIn|Instagram|Teams|Zoom|MBL|HDMI|EUR"
    r"|SEK|MSEK|PDF|Excel\w*|Länsstyrelsens|Kommunens|Regionens|Region|Campus|ISO)(?![^\W_])"
)
# A single word that may be a first name no list has, but for short abbreviations ("WSP").
SINGLE = re.compile(r"[A-ZÅÄÖ][a-zåäöéü]+(?:-[A-ZÅÄÖ][a-zåäöéü]+)?|[A-ZÅÄÖ]{5,}")
# A noun for firms before a name: "bolaget Tyrix". What a firm does, and being named beside bodies, a person may too.
FIRM = re.compile(
    r"(?<![^\W_])[a-zåäö]*(?:bolag|företag|firma|koncern|byrå)"
    r"(?:e[nt]|n|t)?(?:\s(?:är|var|heter))?\s$",
    re.IGNORECASE,
)
LONGEST_NOUN = 40  # code points
CODE = re.compile(r"[A-ZÅÄÖ-]*\d[\w-]*|\w{2,}-[a-zåäö].*")  # "FV-04", "EU-rätten"


def parts_of(reading: Reading, name: Span) -> Iterator[Span]:
    """Yield the names that a stretch joins, each on one line."""
    text, start = reading.document.text, name.start
    for cut in [*JOINED.finditer(text, *name), None]:
        end = cut.start() if cut else name.end
        line = text.find("\n", start, end)
        yield Span(start, line if line > 0 else end)
        start = cut.end() if cut else end


def is_whole(reading: Reading, taken: Stretches, name: Span) -> bool:
    """Whether no word stands beside a name that belongs to it: "Din | Tur |", "| Muonio | kommun"."""
    text = reading.document.text
    before, behind = BEFORE.search(text, max(name.start - LONGEST_WORD, 0), name.start), BEHIND.match(text, name.end)
    if behind is not None and not (behind["word"] and taken.overlap(Span(*behind.span("word")))):
        return False
    in_brackets = text[name.start - 1 : name.start] == "(" and text[name.end : name.end + 1] == ")"
    if in_brackets and reading.text(name).isupper():
        return False  # the short form of what is before
    opens = before is not None and (before["word"].casefold() in OPENING or DEFINITE.fullmatch(before["word"]))
    return before is None or bool(opens)


def may_be_somebody(reading: Reading, name: Span) -> bool:
    """Whether a single word may be a first name: no noun for firms stands before it."""
    before = reading.document.text[max(name.start - LONGEST_NOUN, 0) : name.start]
    return SINGLE.fullmatch(reading.text(name)) is not None and FIRM.search(before) is None


def is_no_name(reading: Reading, name: Span) -> bool:
    """Whether words are a person's or what a person, place or country has, a common noun, a place, a unit or a code."""
    words = reading.text(name).split()
    if not words or OTHER.match(words[0]) or any(CODE.fullmatch(word) for word in words):
        return True
    owner = words[0].removesuffix("s")
    if len(words) > 1 and owner != words[0]:
        if words[-1][0].islower() and lemma(words[-1]) is not None:
            return True  # "Storbyns skola"
        persons = is_first_name(owner) or is_surname(owner, behind_first_name=True)
        if is_country(owner) or (persons and not gazetteer().find(owner)):
            return True
    noun = len(words) == 1 and lemma(words[0]) is not None and is_common(words[0])
    noun = noun or (len(words) == 1 and owner != words[0] and is_common(owner))  # "Fabriksföreningens"
    person = any(is_first_name(word) for word in (words[0], words[-1])) or is_surname(words[-1])
    place = len(words) == 1 and PLACE.fullmatch(words[0]) is not None
    return noun or person or place or NO_BODY.search(words[-1]) is not None or is_no_body(reading, name)
