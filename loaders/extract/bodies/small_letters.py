"""Names of bodies that go on in small letters: "Funäsdalens astronomiförening", "Halmstads hamn AB".

Only a capital begins them, that of a name: of a place, or of nothing that a dictionary or a list of persons' names has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.document import Span
from loaders.extract.bodies.forms import CAPITALISED, DIRECTION
from loaders.extract.persons.names import is_first_name, is_surname
from loaders.extract.reading import Reading
from loaders.names.gazetteer import gazetteer
from loaders.names.lexicon import is_common, is_finite

NOUN = (  # that a body's name ends with
    r"[a-zåäö-]*(?:förening|klubb|sällskap|vårdsförbund|vattensförbund|samfällighet|kooperativ|sockenråd"
    r"|lanthandel|konsthall|brandförsvar|turistbyrå|vattenråd|vegvesen|näringsbolag|sameby)"
)
# "Motala ströms vattenvårdsförbund", "Kalmar läns fiskevattensförbund"
OF_PLACE = rf"(?P<own>{CAPITALISED}(?:[ ]{CAPITALISED})?)(?:[ ][a-zåäö]{{2,}}s)?[ ]{DIRECTION}{NOUN}(?=s?(?![^\W_-]))"
NOT_THE_FIRM = r"(?![ ][A-ZÅÄÖ])"  # "Vi anlitade AB Volvo"
FIRM = rf"(?P<firm>{CAPITALISED}(?:[ ]{CAPITALISED})?)[ ](?P<noun>[a-zåäö]{{3,}})[ ]AB(?![^\W_-]){NOT_THE_FIRM}"
# "Industrikompetens i Lindesberg AB", "Offert & Avtal i Syd AB"
AT_PLACE = (
    rf"(?P<placed>{CAPITALISED}(?:[ ](?:&[ ])?{CAPITALISED}){{0,2}})[ ]i[ ]{CAPITALISED}(?:[ ]{CAPITALISED})?[ ]AB"
    rf"(?![^\W_-]){NOT_THE_FIRM}"
)
FORMS = re.compile(rf"(?<![\w’'-])(?:{OF_PLACE}|{FIRM}|{AT_PLACE})")
DEFINITE = re.compile(r"[A-ZÅÄÖ][a-zåäö]+(?:en|et|an|na)")


def in_small_letters(reading: Reading, stretch: Span) -> Iterator[Span]:
    """Yield the stretches that name a body so."""
    at, text = stretch.start, reading.document.text
    while found := FORMS.search(text, at, stretch.end):
        kind = "own" if found["own"] else "firm" if found["firm"] else "placed"
        first = found[kind].split()
        if kind == "placed":
            named = DEFINITE.fullmatch(first[0]) is None and not is_first_name(first[0])
        else:
            named = all(_is_name(word) for word in first) and not (kind == "firm" and is_finite(found["noun"]))
        if named:
            yield Span(*found.span())
        at = found.end() if named else found.start() + len(first[0])


def _is_name(word: str) -> bool:
    """Whether a capital is that of a place, or of no common word and no person: "Ortens", "Lindqvists"."""
    forms = {word, word.removesuffix("s")}
    if any(name.kind == "territory" for form in forms for name in gazetteer().find(form)):
        return True
    return not any(is_common(form) or is_first_name(form) or is_surname(form) for form in forms)
