"""Whether a stretch of a text may be a person's name: its form, and what else it would be the name of.

None is believed that is a name of the reference graph, has the form of an organisation's, or holds a word of
the schemes' headings and labels.
"""

from __future__ import annotations

import bisect
import itertools
import re
from collections.abc import Iterator
from functools import cache, lru_cache

from loaders.document import Span
from loaders.extract.bodies.abbreviations import occurrences
from loaders.extract.bodies.kinds import has_form, is_title
from loaders.extract.persons.index import common_words
from loaders.extract.persons.names import GAP, INITIAL, LONGEST, PARTICLE, TOKEN, WORD, is_first_name, is_surname
from loaders.extract.reading import Reading
from loaders.names.gazetteer import gazetteer
from loaders.names.lexicon import is_common, lemma
from loaders.records import Name, Person
from ontology import vocabulary

NAME = rf"{WORD}(?:{GAP}(?:{INITIAL}|(?:{PARTICLE}{GAP})?{WORD})){{0,{LONGEST - 1}}}"
ON_ONE_LINE = NAME.replace(r"[ \t\u00a0]?\n[ \t\u00a0]*", r"[ \u00a0]{1,2}")


# Words before a name of a place: "Norra Berg", "Sankt Erik".
DIRECTIONS = frozenset(["norra", "södra", "östra", "västra", "mellersta", "inre", "yttre", "övre", "nedre"])
OF_PLACES = DIRECTIONS | {"gamla", "nya", "stora", "lilla", "sankt"}
# What a club's name ends with: "Hackås IF".
CLUB = re.compile(r"IF|IK|BK|FF|SK|IS|FK|GK|OK|GF|AIF|GIF|BIF|RF|FC|HK|KK")
# Words of the closed classes that open a sentence with a capital before a name: "När Maj Ek", "Enligt Maj Ek".
OPENERS = frozenset(
    """
    när om då sedan efter före innan med av för i på hos enligt även också tack men och så den det där här från till
    under vid ur utan mellan både samt eller att medan eftersom trots genom bland tillsammans idag nu hennes hans deras
    vår våra min mitt sin hur vad vem vilka varför kontakta fråga mejla ring foto text bild
    """.split()  # noqa: SIM905  (a list of quoted words is no easier to read)
)
LIMITED = re.compile(r"[ \u00a0]AB(?![^\W_])")  # "Rena Vatten AB"
# A last word that ends as abstract nouns and stretches of land do, and no surname: "Nordic Wood Innovation".
NO_SURNAME = re.compile(
    r"[A-ZÅÄÖ][a-zåäö]+(?:tion|skap|logi|älven|bukten|kusten|landet|bygden|fjällen|banan)|Väst|Sydost|Sydväst"
)
INFLECTED = ("er", "or", "ar", "en", "et", "na")  # as no surname is that a dictionary has
# Shorter ones, and those of another language, that end the names of firms.
OF_FIRM = re.compile(
    r"Labs?|City|Cities|Hub|IT|Jobb|Energy|Foods|Connect|Group|Science|Institute|Cent(?:er|re)|Partners|Norden|Sverige"
    r"|Research|Technology|Industry|Recycling|Future|Kluster|Geodata|Analys|Utvärdering|Åkeri|Glasbruk|Sågverk|Tryckeri"
    r"|Bygdebolag"
)
# A first word that is an abstract noun, with nothing of a name behind it: "Våtmarksrestaurering Storskogen".
NO_FIRST_NAME = re.compile(
    r"[A-ZÅÄÖ][a-zåäö]{3,}(?:ering|ning|het|else|skap|tion)|[A-ZÅÄÖ][a-zåäö]{2,}(?:stopp|punkt|plats|hamn|station|bana)"
)
DEFINITE = re.compile(
    r"[A-ZÅÄÖ][a-zåäö]{3,}(?:(?<!råd)(?<!biträd)et|(?<!sk)(?<!inn)(?<!samverk)an|(?:fond|kraft|skol|ring|verkstad|gård)en)"
)
# The genitive of a noun with its article, or of a land: "Byälvens", "Nåsbyns", "Ölands".
OF_WATER = re.compile(r"[A-ZÅÄÖ][a-zåäö]+(?:[^aeiouyåäö]en|[åöy]n|[^aeiouyåäö]an|land)s")
# How names of bodies begin that no form tells.
COMPANY = re.compile(
    r"(?:Syd|Nord|Mellan)?(?:[Ss]vensk|Sveriges|Statens|Global|Nordisk|Europeisk|Nationell|Science|Team|Rädda|Stiftelsen"
    r"|[^\W\d_]+(?:arnas|ernas)\b|[^\W\d_]+(?:förening|förbund)(?:e?n|et)\b)"
)
# A small word that no name of a person holds: "Tätortsnära skog i Umeåregionen".
SMALL_WORD = re.compile(rf"(?<![\w-])(?!{PARTICLE}(?![^\W_]))(?!och|samt)[a-zåäö]+(?![\w-])")
TWO_WORDS = re.compile(rf"{WORD}{GAP}(?:{INITIAL}{GAP}|{PARTICLE}{GAP})?{WORD}")
LONGEST_NAME = 200  # code points of a name of the reference graph at most
NEXT_LINE = 40  # a name runs on to the next line only where its own is long enough to have been broken


@cache
def cue(concept: str) -> str:
    """Return a pattern of the words of a concept of the scheme person-cue; "…minister" is the end of a word."""
    labels = sorted(vocabulary().schemes["person-cue"][concept].hidden, key=len, reverse=True)
    whole = [re.escape(label).replace(r"\ ", r"\s+") for label in labels if not label.startswith("…")]
    endings = [re.escape(label.removeprefix("…")) for label in labels if label.startswith("…")]
    if endings:
        whole.append(r"(?<![\w-])[\w-]{0,40}(?:" + "|".join(endings) + ")")
    return rf"(?<![^\W_])(?:{'|'.join(whole)})(?![^\W_])"


@cache
def _words() -> frozenset[str]:
    """The words of the headings and labels of the schemes, which no name of a person holds."""
    schemes = vocabulary().schemes
    return frozenset(
        word
        for scheme in ("section", "role", "org-kind", "factor-kind", "person-cue", "level")
        for concept in schemes[scheme].values()
        for label in (concept.pref["sv"], *concept.alt)
        # What a cue of persons is called describes it, and stands in no text: "fält för personer".
        if scheme != "person-cue" or label in concept.alt or " " not in label
        for word in label.casefold().split()
        if not is_first_name(word)
    )


def plausible(reading: Reading, span: Span, least: int = 2) -> bool:
    """Whether a stretch may be a person's name by its form, and is no name of a body, place or label."""
    words = reading.text(span)
    parts = words_of(reading, span)
    if (sign := words.find("&")) >= 0:  # two persons, or one name of a firm: "Maj Ek & Kim Ö", "Alm & Co"
        at = span.start + sign
        return plausible(reading, Span(span.start, at), least) and plausible(reading, Span(at + 1, span.end), least)
    if not least <= len(parts) <= LONGEST or not 2 < len(words) <= 60:
        return False
    if any(part.casefold() in _words() or part.casefold().removesuffix("en") in _words() for part in parts):
        return False
    if LIMITED.match(reading.document.text, span.end):
        return False
    titled = not is_first_name(parts[0]) and any(is_title(p) or p.endswith(("råd", "rådet")) for p in parts)
    if parts[0].casefold() in OF_PLACES or titled:
        return False
    if len(parts) > 1 and len(parts[0]) > 1 and parts[0].isupper() and not parts[-1].isupper():
        return False
    if (NO_SURNAME.fullmatch(parts[-1]) or CLUB.fullmatch(parts[-1])) and not is_first_name(parts[0]):
        return False
    if NO_FIRST_NAME.fullmatch(parts[0]) and not any(is_first_name(part) or is_surname(part) for part in parts):
        return False
    if all(part.isupper() for part in parts) and not is_first_name(parts[0]):
        return False
    if COMPANY.match(words):
        return False
    head = words.partition(",")[0]  # "Halden kommune, Norge"
    return not (has_form(" ".join(words.split())) or has_form(head) or _is_known(reading, span, parts))


def _begins_definite(parts: list[str]) -> bool:
    """Whether the first word is a noun with its article, for no person: "Återbruket Fyrklövern"."""
    first, *rest = parts
    if DEFINITE.fullmatch(first) is None or not is_common(first):
        return False
    return not (is_first_name(first) or any(is_first_name(part) or is_surname(part) for part in rest))


def withheld(reading: Reading, span: Span) -> bool:
    """Whether what only its place tells to be a body or a project may be a person's name.

    One that ends in a surname is then a person, kept out of everything public wherever the name stands.
    """
    words = " ".join(reading.text(span).split())
    if not plausible(reading, span) or (SMALL_WORD.search(words) and not TWO_WORDS.search(words)):
        return False
    parts = words_of(reading, span)
    ends = _ends_in_place(reading.document.text, parts) or _ends_in_noun(parts)
    if ends or _begins_definite(parts) or _is_noun_of_place(parts):
        return False
    surnamed = is_surname(parts[-1], behind_first_name=True)
    if surnamed and not SMALL_WORD.search(words) and all(person.name != words for person in reading.persons):
        spans = tuple(sorted({span, *occurrences(reading.document.text, words)}))
        reading.persons.append(Person(words, spans))
        reading.private += spans
    return True


def _ends_in_place(text: str, parts: list[str]) -> bool:
    """Whether the text tells elsewhere that the last word is a place, and the first is no first name: "i Junsele"."""
    return not is_first_name(parts[0]) and not is_surname(parts[-1]) and parts[-1] in _places(text)


def _ends_in_noun(parts: list[str]) -> bool:
    """Whether the last word is a noun in the plural or with its article, or one of firms, and none is known of persons.

    "Kalv Arkitekter" is a firm; "Rask Stålbrand" may be somebody, whatever its words mean.
    """
    last = parts[-1]
    named = any(is_first_name(part) for part in parts) or is_surname(last, behind_first_name=True)
    inflected = last.endswith(INFLECTED) and is_common(last) and lemma(last) not in (None, last.casefold())
    return bool(inflected or OF_FIRM.fullmatch(last)) and not named


def _is_noun_of_place(parts: list[str]) -> bool:
    """Whether a common noun stands behind what is a place's, and none is known of persons: "Byälvens Papper"."""
    first, last = parts[0], parts[-1]
    named = any(is_first_name(part) or is_surname(part, behind_first_name=True) for part in parts)
    of_place = OF_WATER.fullmatch(first) or any(name.kind == "territory" for name in gazetteer().find(first))
    return bool(len(parts) == 2 and of_place and is_common(last) and not named)


@lru_cache(maxsize=2)
def _places(text: str) -> frozenset[str]:
    """Return the words with a capital behind a preposition of place."""
    return frozenset(re.findall(rf"(?<![^\W_])(?:i|till|från|kring|utanför)\s+({WORD})(?![^\W_])", text))


def broken(text: str, start: int, end: int) -> bool:
    """Whether a gap holds a line end that only breaks a long line: what stands on both sides belongs together."""
    line_end = text.find("\n", start, end)
    return line_end < 0 or line_end - text.rfind("\n", 0, line_end) > NEXT_LINE


def _is_known(reading: Reading, span: Span, parts: list[str]) -> bool:
    """Whether a name of the reference graph stands in the stretch; a place may be a part of a person's name too.

    A surname behind a first name ("Maj Lund"), or a first name ("Nora Ek").
    """
    return any(
        name.kind == "organisation" or not span.covers(name.span) or name.span == span or not is_first_name(parts[0])
        for name in names_over(reading, span)
    )


def names_over(reading: Reading, span: Span) -> Iterator[Name]:
    """Yield the names of the reference graph that share a code point with a stretch; they stand in order."""
    at = bisect.bisect_left(reading.name_starts, span.start - LONGEST_NAME)
    for name in itertools.islice(reading.names, at, None):
        if name.span.start >= span.end:
            return
        if name.span.end > span.start:
            yield name


def likely(reading: Reading, span: Span) -> bool:
    """Whether a plausible stretch also holds a known first name in front or a surname at its end."""
    parts = words_of(reading, span)
    return bool(parts) and (is_first_name(parts[0]) or is_surname(parts[-1]))


def words_of(reading: Reading, span: Span) -> list[str]:
    """Return the words of a name, without initials and particles."""
    return [m["word"] for m in TOKEN.finditer(reading.text(span)) if m["word"]]


def never_small(reading: Reading, word: str) -> bool:
    """Whether a capitalised word is no common word with the capital of a sentence: it never stands in small letters."""
    small = word.casefold() in OPENERS or word.casefold() in common_words(reading.document.text)
    return word[0].isupper() and len(word) > 2 and not small
