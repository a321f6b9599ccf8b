"""The forms of names of bodies, as patterns made of the scheme org-kind."""

from __future__ import annotations

import re
from functools import cache

from loaders.names.gazetteer import gazetteer
from ontology import SG, vocabulary

CAPITALISED = r"(?:[A-ZÅÄÖ]\.|S:t[ae]?[ ])?[A-ZÅÄÖÉÜØÆ][\w’'-]*"  # "E.ON" and "S:ta Birgitta" too
NAME = rf"{CAPITALISED}(?:[ \n](?:&[ ])?(?:{CAPITALISED}|läns)){{0,4}}"
TWO_PLACES = rf"(?:[/–]{CAPITALISED})?"  # "Handelskammaren Jönköping/Kronoberg"
# What goes on in small letters behind an adjective: "Stiftelsen Öppna stråk", "Föreningen Levande skärgård".
NOUN_BEHIND = (
    r"(?:(?<=[a-zåäö](?:na|ta|pa|ya|da|ga|ka|la|ma|ra|sa|re))|(?<=[ae]nde))[ ]"
    r"(?!(?:och|samt|eller|som|med|på|av|för|till|tillsammans|också|även|har|är|ska|kan|vill|får|tar"
    r"|deltar|driver|leder|ingår|står|går|söker|äger|samarbetar|medverkar)\b)"
    r"[a-zåäö]{3,}(?![a-zåäö])(?=[ \t]*(?:[.,;:()]|\n|$"
    r"|(?:och|samt|i|är|har|som|med|från|[a-zåäö]{3,}(?:ade|at))(?![^\W_])))"
)
# "Vattenrådet för Lillåns avrinningsområde"
AREA = (
    r"(?<=s)[ ][a-zåäö]{3,}(?:område|distrikt|system|kust|bygd|dal|dalgång|skärgård|omland|vatten|sjöar|byar)(?![^\W_])"
)
# Inside a sentence a name may go on over "verken i Linköping".
LONG_NAME = rf"{CAPITALISED}(?:[ \n](?:&[ ]|(?:[a-zåäö]+[ ])?(?:i|på|in|of)[ \n])?{CAPITALISED}){{0,4}}"
# A name may begin with what it is and where, wherever it stands: "Forskningsgruppen i Borlänge AB".
AT_A_PLACE = rf"[A-ZÅÄÖ][a-zåäö]{{3,}}(?:gruppen|verken|bolage[nt]|husen|institutet|centret)[ ]i[ ]{CAPITALISED}"
INSIDE = r"(?:(?<=[a-zåäö0-9,;:/][ \n])|(?<=[(”\"\t])|(?<=[|•][ ])|(?<=\n-[ ]))"
# "Södra skogsägarna ekonomisk förening": small letters, told by what follows
DIRECTION = r"(?:(?:norra|södra|östra|västra|mellersta|inre|yttre|övre|nedre|nya)[ ])?"  # "Vilhelmina norra sameby"
SMALL = rf"{INSIDE}{CAPITALISED}(?:[ \n]{CAPITALISED})?[ \n][a-zåäö]{{4,}}[ \n](?=(?:ekonomisk|ideell|ek)[ \n.])"
# "Norrbottens digitala råd"
SOMEBODYS = (
    rf"{INSIDE}{CAPITALISED}(?<=s)[ \n][a-zåäö]{{4,}}"
    # "Sydsveriges planerarnätverk", "Värmlands fornminnesförening"
    r"(?:(?<=[ao])[ \n](?:råd|forum|nätverk|partnerskap)|(?:råd|nätverk|sekretariat|förening|förbund|sällskap|museum))"
)
DEFINED = r"[ \n](?:är|utgör|var|bildar)[ \n](?:en|ett)[ \n](?:[\w-]+[ \n]){0,2}?(?P<noun>[\w-]+)"
# "Sveriges pensionärers riksförbund", "Sveriges universitets- och högskoleförbund"
MIDDLE = r"(?:[a-zåäö]+s[ \n]|[a-zåäö]+-[ \n]och[ \n]){0,2}"
# "Delegationen mot segregation", "Föreningen för Sveriges badhusvakter": a noun, for much else follows on "för".
ABSTRACT = r"[a-zåäö]{2,}(?:ion|itet|het|skap|skaper|ning|ningar|else|ism|logi|vård|arbete|arbetare|frågor|studier)"
QUALIFIED = r"[a-zåäö]+(?:ala|ella|iska|liga|bara|samma)[ ][a-zåäö]{5,}"  # "hållbara städer"
NO_ADJECTIVE = r"(?<!ala)(?<!ska)(?<!iga)(?<!lla)"
FIELD = (
    rf"(?:{QUALIFIED}|[a-zåäö]{{4,}}ande[ ]av[ ](?:{QUALIFIED}|[a-zåäö]{{5,}}{NO_ADJECTIVE})"
    rf"|Ett[ ][a-zåäö]+ande[ ][a-zåäö]{{4,}}"  # "Rådet för Ett läsande land"
    rf"|(?:[a-zåäö]+-[ ]och[ ])?{ABSTRACT}(?:[ ]och[ ]{ABSTRACT})?"
    rf"|[A-ZÅÄÖ][a-zåäö]+s[ ][a-zåäö]{{6,}})(?![^\W_-]|[ ](?:med|av|om|till)[ ])"
)
# Kinds whose names the reference graph holds in full.
COMPLETE = frozenset({"region", "lansstyrelse", "kommun", "regering"})
# Words of collaborations and their sections, which others read.
READ_ELSEWHERE = frozenset({"Samverkan", "Plattformen", "Arenan", "Forumet", "forum", "partnerskap"})
# What ends like a noun for bodies, and is for areas, papers or persons: "området", "underlaget", "kommunalrådet".
NO_NOUN = (
    r"(?!(?i:[\w-]*(?:området|slaget|(?:ram|regel)verket|västbanken|(?:under|över|på|bi)laget"
    r"|(?:kommunal|region|landstings|oppositions|borgar|stats|departements|kansli|gatu)rådet))s?(?![^\W_]))"
)
# Parts of some body.
UNIT = re.compile(
    r"[A-ZÅÄÖ][a-zåäö]*(?:nstitutionen|vdelningen|nheten|ektionen|gruppen|örvaltningen|ämnden|tskottet|styrelsen)(?![^\W_])"
    r"|(?:Projekt|Kommun|Styr)\w*(?:rådet|kontoret)"
)


@cache
def forms() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of names with a head, a tail and an ending, from the scheme org-kind."""
    heads, kinds, tails, endings, around, fields = set(), set(), set(), set(), set(), set()
    for slug, concept in vocabulary().schemes["org-kind"].items():
        for label in concept.hidden if slug not in COMPLETE else ():
            words = re.escape(label.strip("… ")).replace(r"\ ", r"[ \n]")
            if READ_ELSEWHERE & set(label.split()):
                continue
            if label.endswith((" för …", " mot …")) and label[0].isupper():
                fields.add(words)
            elif label.endswith(" …") and label[0].isupper():
                heads.add(words)
            elif label.startswith("… …"):  # "Sankt Anna Hamnförening"
                tails.add(rf"[A-ZÅÄÖ][a-zåäö-]{{2,}}{words}")
            elif label.startswith("… "):
                tails |= {words, words[0].upper() + words[1:]}  # "Norrbottens Handelskammare"
            elif label.startswith("…") and label.endswith(" …"):  # "Kvinnonätverket Framåt"
                kinds.add(words)
            elif label.startswith("…"):
                endings.add(words)
            elif re.fullmatch(r"\w+ …\w+", label):
                around.add(words.replace("…", rf"{MIDDLE}[A-ZÅÄÖ]?[a-zåäö-]{{2,}}(?<!om)"))  # "Sveriges …förbund"
    of_kind = rf"(?!Bolaget){NO_NOUN}[A-ZÅÄÖ][a-zåäö-]*(?:{_any(kinds)})"  # asked once of each word, for all kinds
    # "Ungdomsrådet i Storådalen", "Vattenrådet för Storån"
    own_place = (
        rf"(?:(?<=föreningen)|(?<=främjandet)|(?<=rådet)|(?<=laget)|(?<=nätverket)|(?<=klubben)|(?<=sällskapet))"
        rf"[ ](?:(?:i|för)[ ])?{CAPITALISED}(?:[ ]{CAPITALISED}(?![ ][A-ZÅÄÖ]))?(?:{AREA}|[ ]län(?!\w))?(?!s?[ ]kommun)"
    )
    # "Rådet för vattenvård", but "Skärgårdstrafiken för ökade kostnader"
    own_field = (
        r"(?<!parlamentet)(?<!trafiken)(?<!banken)(?<!bolaget)(?<!företagen)[ ](?:för|mot(?=[ ]\w+(?:ism|itet)\b))[ ]"
        r"(?!(?:södra|norra|östra|västra|mellersta|hela|inre|yttre)[ ])"
        r"(?!(?:[a-zåäö]+(?<!h)(?<!it)et|(?!vatten)[a-zåäö]+(?:en|na))(?![^\W_]))"  # "svarar för kontakten"
        r"(?![a-zåäö]+(?:ade|ande|ella|iska|liga|ligt)(?:[ ][a-zåäö]{4,}|$)|(?:deltagande|medverkan|möte)\b)"
        r"(?:[a-zåäö]{3,}(?:ell|al|isk|lig|nära)[ ])?[a-zåäö]{4,}"
        r"(?:[ ]av[ ][A-ZÅÄÖ][a-zåäö]+)?(?:-[ ]och[ ][a-zåäö]{4,})?"
    )
    # "Vattenmyndigheten för Södra Östersjöns vattendistrikt", "Kollektivtrafikmyndigheten i Eda län"
    own_area = (
        rf"(?<=myndigheten)[ ](?:för|i)[ ]{CAPITALISED}(?:[ ]{CAPITALISED}){{0,2}}"
        r"(?:[ ](?:vattendistrikt|län)(?![^\W_]))?"
    )
    # "Bygg- och skogsförbundet", "Sydsvenska Godsrådet" over a line's end
    first = rf"{CAPITALISED}(?:(?<=-)[ ](?:och|samt))?(?:[ ]|(?<=ska)\n)"
    ending = rf"{NO_NOUN}(?:{first}{NO_NOUN})?[\w-]*(?:{_any(endings)})(?:{own_field}|{own_place}|{own_area})?"
    return (
        re.compile(
            rf"(?<![^\W_])(?:(?:{of_kind}|{_any(heads)})[ \n]{NAME}{TWO_PLACES}"
            rf"(?:{NOUN_BEHIND}|{AREA}|[ ]län(?![^\W_]))?"
            rf"|(?:{_any(fields)})[ ]{FIELD}|(?:{_any(around)})(?=s?(?![^\W_-])))",
            re.MULTILINE,
        ),
        re.compile(
            rf"(?<![\w-])(?:(?:{INSIDE}{LONG_NAME}|{AT_A_PLACE}|{NAME})"
            rf"(?:(?<=-)[ ](?:och|samt))?[ \n]{DIRECTION}|{SMALL})"
            rf"(?:{_any(tails)})(?:(?<=rådet|erket){own_field})?"
            r"(?:(?<=[.])|(?=s?(?![^\W_]|-[ ]och|[ ][A-ZÅÄÖ]|[ ]for[ ])))"
            rf"|{SOMEBODYS}(?![^\W_-])"
        ),
        re.compile(rf"(?<![\w-])(?=[A-ZÅÄÖ])(?P<name>{ending})(?=s?(?![^\W_-]))(?P<defined>{DEFINED})?"),
    )


def _any(words: set[str]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


@cache
def behind_noun() -> re.Pattern[str]:
    """Return the pattern of a name behind the noun for its kind: "konsultföretaget Evidens", "bolaget Nordvatten"."""
    nouns = "|".join(noun for noun, _, _ in _nouns_before())
    return re.compile(rf"(?<![^\W_]){NO_NOUN}(?P<noun>[a-zåäö-]*?(?:{nouns}))[ \n](?P<name>{NAME})(?=s?(?![^\W_-]))")


@cache
def municipal() -> re.Pattern[str]:
    """Return the pattern of a municipality's company that is named for it: "Karlskronahem", "Kalmar Energi"."""
    table = gazetteer()
    places = "|".join(
        sorted((w[0] for w, bare in table.bare.items() if bare.municipality and len(w) == 1), key=len, reverse=True)
    )
    return re.compile(
        rf"(?<![\w-])(?P<name>(?:{places})s?(?:hem|hus|bostäder|byggen|energi|vatten|fastigheter))(?=s?(?![^\W_-]))"
    )


def kind_told(noun: str) -> tuple[str, str]:
    """Return class and org-kind that the noun before a name tells.

    >>> kind_told("energibolaget")
    ('Company', 'naringsliv')
    """
    return next((name, slug) for end, name, slug in _nouns_before() if noun.endswith(end))


def is_noun_before(word: str) -> bool:
    """Whether a word is a noun that names of its kind stand behind: "Fastighetsbolaget"."""
    return any(word.casefold().endswith(end) for end, _, _ in _nouns_before())


@cache
def _nouns_before() -> tuple[tuple[str, str, str], ...]:
    """Return the nouns that stand before a name of their kind, with class and kind, the longest first."""
    found = [
        (label.strip("… "), next((c.removeprefix(SG) for c in concept.see_also), "Organisation"), slug)
        for slug, concept in vocabulary().schemes["org-kind"].items()
        for label in (concept.hidden if slug not in COMPLETE else ())
        if label.endswith(" …") and label.strip("… ")[0].islower() and not (label[0] == "…" and label.count(" ") > 1)
    ]
    return tuple(sorted(found, key=lambda told: (-len(told[0]), told[0])))


@cache
def kind_nouns() -> tuple[str, ...]:
    """Return the nouns for kinds of bodies, in small letters: "kommunalförbund", "nätverk"."""
    return tuple(
        label.casefold()
        for concept in vocabulary().schemes["org-kind"].values()
        for label in (concept.pref["sv"], *concept.alt)
    )


@cache
def _groups() -> frozenset[str]:
    concepts = vocabulary().schemes["org-kind"].values()
    return frozenset(label.casefold() for concept in concepts for label in concept.hidden) | frozenset(kind_nouns())


def is_group(words: str) -> bool:
    """Whether words are for actors that are meant but not named: "Länsstyrelserna", "Näringslivet"."""
    return words.casefold() in _groups()


@cache
def _heads() -> frozenset[str]:
    concepts = vocabulary().schemes["org-kind"].values()
    return frozenset(label.removesuffix(" …") for concept in concepts for label in concept.hidden if label[-2:] == " …")


def is_head(words: str) -> bool:
    """Whether a word is one that names begin with, and none itself: "Riksförbundet"."""
    return words in _heads()


def is_unit(words: str) -> bool:
    """Whether words begin with one for a part of some body: "Kommunstyrelsen", "Projektrådet"."""
    return UNIT.match(words) is not None
