"""What the name of a person looks like in a Swedish text.

First names and surnames are those of Statistics Sweden's lists, with the Nordic neighbours', and first names of
other countries in Latin letters, as the package Faker carries them; the rest is form: capitals, particles,
initials, and how surnames end.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from faker.providers.person.az_AZ import Provider as Azerbaijani
from faker.providers.person.da_DK import Provider as Danish
from faker.providers.person.de_DE import Provider as German
from faker.providers.person.en_PK import Provider as Pakistani
from faker.providers.person.en_US import Provider as American
from faker.providers.person.es_ES import Provider as Spanish
from faker.providers.person.fi_FI import Provider as Finnish
from faker.providers.person.fr_FR import Provider as French
from faker.providers.person.hr_HR import Provider as Croatian
from faker.providers.person.nl_NL import Provider as Dutch
from faker.providers.person.no_NO import Provider as Norwegian
from faker.providers.person.pl_PL import Provider as Polish
from faker.providers.person.sv_SE import Provider as Swedish
from faker.providers.person.tr_TR import Provider as Turkish

NORDIC = (Swedish, Norwegian, Danish, Finnish)
FROM_ELSEWHERE = (German, American, Spanish, French, Croatian, Dutch, Polish, Turkish, Azerbaijani, Pakistani)
UPPER = "".join(char for char in map(chr, range(0x41, 0x250)) if char.isupper())
# A hyphen may join two names, or be left by a broken line ("Rönn-\nqvist").
HYPHEN = r"(?:-(?:[ \t]*\n[ \t]*)?(?=[^\W\d_]))"
# Bounded, so that no text makes the search long.
WORD = rf"(?:[A-Z][’'])?[{UPPER}][^\W\d_]{{0,30}}(?:[’'][^\W\d_]{{1,20}})?(?:{HYPHEN}[^\W\d_]{{1,30}}){{0,3}}"
INITIAL = rf"[{UPPER}]\.(?:[ \u00a0]?[{UPPER}]\.)*"
PARTICLE = r"(?:von der|van der|van den|de la|von|van|af|av|de|der|den|du|di|da|la|le|el|al|bin|ben|ter|ten|zu|dos)"
GAP = r"(?:[ \u00a0]{1,2}|[ \t\u00a0]?\n[ \t\u00a0]*)"
TOKEN = re.compile(rf"(?P<initial>{INITIAL})|(?P<particle>{PARTICLE})(?=[ \u00a0\n])|(?P<word>{WORD})")
# How surnames end that no common word ends like; and how others may end, believed behind a first name alone.
SURE = re.compile(
    r".*(?:sson|ssen|str[öo]m|strøm|gren|lundh|bergh|[kq]vist|quist|dahl|stedt|felt|feldt|hielm|hjelm|crantz|"
    r"krantz|stierna|sköld|skiöld|elius|enius|ić|ič|wicz|dottir|dóttir|zadeh|oğlu|oglu|löf|löv|nér|bäck)"
)
MAYBE = re.compile(
    r".{2,}(?:lund|berg|beck|mark|strand|blad|holm|blom|ander|lind[h]?|ling|ell|zon|ski|ska|nen|pour|yan|enko|borg|"
    r"fors|dal|lin|én|rud|vik|haug|stad|gaard|gård|sten|man|ius)"
)
LONGEST = 5  # words of a name, particles apart


@cache
def _first_names() -> frozenset[str]:
    return frozenset(
        name.casefold() for provider in (*NORDIC, *FROM_ELSEWHERE) for name in provider.first_names if len(name) > 1
    )


@cache
def _surnames() -> frozenset[str]:
    return frozenset(name.casefold() for provider in NORDIC for name in provider.last_names if len(name) > 1)


def is_first_name(word: str) -> bool:
    """Tell whether a word is a known first name, or two of them joined ("Ann-Marie"); case does not matter.

    >>> is_first_name("Ann-Marie"), is_first_name("Region")
    (True, False)
    """
    folded = word.casefold()
    return folded in _first_names() or ("-" in folded and all(part in _first_names() for part in folded.split("-")))


def is_persons(words: str) -> bool:
    """Tell whether two words are a first name and another name, as over a text or in a field.

    >>> is_persons("Anna Lind"), is_persons("Stråket Norr")
    (True, False)
    """
    first, _, last = words.partition(" ")
    return last.isalpha() and last.istitle() and is_first_name(first)


def is_surname(word: str, behind_first_name: bool = False) -> bool:
    """Tell whether a capitalised word is a known surname or ends as only surnames do; a genitive s may end it.

    Behind a first name more endings are believed.

    >>> is_surname("Wallbomssons"), is_surname("Planering"), is_surname("Hökerberg", behind_first_name=True)
    (True, False, True)
    """
    for part in word.casefold().split("-"):
        for form in (part, part.removesuffix("s")):
            if form in _surnames() or (len(form) > 4 and SURE.fullmatch(form)):
                return True
            if behind_first_name and len(form) > 4 and MAYBE.fullmatch(form):
                return True
    return False


def is_common_surname(word: str) -> bool:
    """Tell whether a word is in the list of surnames, whatever its case."""
    return all(part in _surnames() or part.removesuffix("s") in _surnames() for part in word.casefold().split("-"))


def is_patronymic(word: str) -> bool:
    """Tell whether a word ends in -sson, as only surnames do."""
    return bool(re.fullmatch(r"[^\W\d_]{2,}sson(?:s)?", word.casefold().split("-")[-1]))


def folded(text: str) -> str:
    """Return a name as an address spells it: small letters without marks, words apart by a space.

    >>> folded("Åsa Björk-Él")
    'asa bjork el'
    """
    plain = unicodedata.normalize("NFD", text.casefold().replace("ø", "o").replace("æ", "ae").replace("ß", "ss"))
    return " ".join(re.findall(r"[a-z0-9]+", "".join(c for c in plain if not unicodedata.combining(c))))
