"""The words of the schemes, as a text may print them.

A heading or a "label:" is compared whole with prefLabel and altLabel; running text is searched for hiddenLabels.
Case, a hyphen left over from a line break ("Framgångs-faktorer"), numbering ("B4."), what stands in
brackets and a capital I read as a small l do not matter.
"""

from __future__ import annotations

import bisect
import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from loaders.document import Span
from loaders.label_frames import role_framed
from loaders.names.words import places_of_words
from loaders.ocr import SHORTEST, folded
from ontology import SG, Concept, vocabulary

NUMBERING = re.compile(
    r"^(?:(?:del|kapitel|bilaga|fråga)\s+\w+[.:]?\s+|§\s*\d+[.:]?\s+|[a-zåäö]?\d+(?:\.\d+)*[.)]?\s+|[a-zåäö][.)]\s+)"
)
BRACKETS = re.compile(r"\s*[(\[][^()\[\]]*[)\]]")
DRAWN = " \t\n*_#=~<>»«→►"  # what headings and labels are drawn with
LEFTOVER_HYPHEN = re.compile(r"(?<=[^\W\d_])-\s?(?=[a-zåäö])")
# Schemes whose hidden labels are stems: they match the beginning of a word.
PHRASE_WORDS = 3
# What a label of a role ends with that is a phrase of running text as it stands: "leds av".
PREPOSITIONS = (" av", " med", " från")
ADVERB = (
    r"(?:också|även|där|här|båda|nära|fortfarande|just\s+nu|dessutom|dock|numera|redan|idag|i\s+dag|gemensamt|formellt|aktivt|främst|fortsatt|nu"
    r"|bland\s+annat|(?:sedan|under)\s+(?:\w+\s+)?\d{4})"
)
# Between a verb and its agent: "leds från Falun av", but "drivs med stöd av" tells another role.
BEFORE_AGENT = r"(?:(?!stöd|hjälp|medel|bidrag|uppdrag|initiativ|och\b|som\b)[\w-]+\s+){0,3}?"
FIRST_WORD = re.compile(r"(?<![^\W_])[^\W_]+")
TWO_LETTERS = re.compile(r"(?<![^\W_])[^\W_].", re.DOTALL)
# What may stand behind a label of a role: "Medsökande 2", "Part B", "Samverkanspartner utan egen budget".
ROLE_TAIL = re.compile(
    r"\s+(?:(?:nr\s*)?(?:\d{1,2}|[a-h])|(?:utan|med)\s+(?:egen\s+)?(?:budget|(?:med)?finansiering|ersättning)"
    r"|(?:i|inom|till|för)\s+(?:projekt(?:et)?|insatsen|satsningen|piloten|samarbetet|partnerskapet|ansökan))$"
)
ASKED = re.compile(
    r"(?:vem|vilk[ae]n?|vilket\s+\w+)\s+(?:är|var|blir|har\s+varit)\s+(?:era?\s+|vår[at]?\s+)?(.+?)\??"
)  # "Vem är ansvarig?"
GAP = r"[^.;:!?]{1,80}?"  # what "…" inside a phrase stands for
LONG_GAP = r"[^.;:!?]{1,200}?"  # in what is given to many: "fick A, B, C och D i uppdrag att"
UNINFLECTED = ("bolag", "förbund")
PLURALS = ("er", "ar", "or", *UNINFLECTED)
LONGEST_SHAPED = 4  # words
LONGEST_PHRASE = 1_000  # code points, with its gaps filled
LONGEST = 400  # code points of a heading or label: its parts are asked for again and again
SHORTEST_JOINED = 9  # letters of a word that may have been split
STEMS = frozenset({"theme", "factor-theme", "output-kind"})


class Cue(NamedTuple):
    """A word or phrase of a scheme found in a text."""

    span: Span
    slug: str
    label: str


@lru_cache(maxsize=50_000)  # scheme after scheme is asked of the same line
def normal(text: str) -> str:
    """Return a heading or label in the form in which they are compared.

    >>> normal("B5. Framgångs-faktorer (urval):")
    'framgångsfaktorer'
    """
    plain = " ".join(text.casefold().strip(DRAWN).split())
    plain = plain[1:-1] if plain[:1] == "[" and plain[-1:] == "]" else plain
    plain = BRACKETS.sub("", plain)
    plain = NUMBERING.sub("", plain)
    return LEFTOVER_HYPHEN.sub("", plain).strip(" :.–-*_")


@cache
def _exact(scheme: str) -> dict[str, str]:
    table: dict[str, str] = {}
    for slug, concept in vocabulary().schemes[scheme].items():
        for label in (concept.pref["sv"], *concept.alt):
            table.setdefault(normal(label), slug)
    return table


def _shaped(scheme: str, key: str) -> str | None:
    """Return the concept of a label with "…" that a text has the shape of: "bärande organisation" of "bärande …"."""
    words = len(key.split()) if key else 0
    return next((s for p, s in _shapes(scheme) if words <= LONGEST_SHAPED and p.fullmatch(key)), None)


@cache
def _shapes(scheme: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(re.escape(label.casefold()).replace("…", r"[\w-]+")), slug)
        for slug, concept in vocabulary().schemes[scheme].items()
        for label in concept.alt
        if "…" in label
    )


@lru_cache(maxsize=100_000)  # extractor after extractor asks of the same lines
def exact(scheme: str, text: str) -> str | None:
    """Return the slug of the concept that a whole heading or label names, or None."""
    if len(text) > LONGEST:
        return None
    key = normal(text)
    table = _exact(scheme)
    if key not in table and key.endswith("?"):
        key = key.rstrip("? ")
    # A capital I that OCR read as a small l: "lakttagelser".
    return (
        table.get(key)
        or _shaped(scheme, key)
        or (table.get("i" + key[1:]) if key.startswith("l") else None)
        or _spoilt(scheme).get(folded(key) if len(key) >= SHORTEST else "")
        or (_joined(scheme).get(key.replace(" ", "")) if " " in key and len(key) >= SHORTEST_JOINED else None)
        or (exact(scheme, asked[1]) if scheme == "role" and (asked := ASKED.fullmatch(key)) else None)
        or (exact(scheme, ROLE_TAIL.sub("", key)) if scheme == "role" and ROLE_TAIL.search(key) else None)
        or (exact(scheme, key.partition("/")[0]) if scheme == "role" and "/" in key.strip("/") else None)
        or (role_framed(key) if scheme == "role" else None)
    )


def role_of(text: str) -> str | None:
    """Return the role that a whole heading or label tells, also by a phrase of running text: "Medverkar"."""
    key = text.strip(" :*")
    return exact("role", text) or next((c.slug for c in cues("role", key) if c.span == (0, len(key))), None)


@cache
def _joined(scheme: str) -> dict[str, str]:
    """Return the one-word labels, for those that recognition has split: "Samverkans parter"."""
    return {label: slug for label, slug in _exact(scheme).items() if len(label) >= SHORTEST_JOINED and " " not in label}


@cache
def _spoilt(scheme: str) -> dict[str, str]:
    """Return the labels as character recognition spoils them, those apart that two concepts would share."""
    table: dict[str, set[str]] = defaultdict(set)
    for label, slug in _exact(scheme).items():
        table[folded(label)].add(slug)
    return {label: min(slugs) for label, slugs in table.items() if len(slugs) == 1}


def _running_words(scheme: str, concept: Concept) -> Iterator[str]:
    """Yield the labels to look for in running text: the hidden ones, and headings that are phrases or plurals."""
    yield from (label for label in concept.hidden if label.strip("…") == label)
    if scheme == "role":
        yield from (label for label in concept.hidden if label.endswith(" …"))
        yield from (a for a in concept.alt if len(a.split()) >= PHRASE_WORDS or a.endswith(PREPOSITIONS))
    elif scheme == "org-kind":
        yield from (label for label in concept.alt if label.endswith(PLURALS))
        yield from (concept.pref["sv"],) if concept.pref["sv"].endswith(UNINFLECTED) else ()


@cache
def _phrases(scheme: str) -> dict[str, tuple[tuple[str, str, str], ...]]:
    """Return phrases, slugs and longest words by first word, or two letters of stems, the longest phrase first."""
    table: dict[str, str] = {}
    for slug, concept in vocabulary().schemes[scheme].items():
        for label in _running_words(scheme, concept):
            table.setdefault(label.casefold(), slug)
    by_beginning: dict[str, list[tuple[str, str, str]]] = defaultdict(list)
    for label in sorted(table, key=len, reverse=True):
        if first := _first(scheme).match(label):
            by_beginning[first.group()].append((label, table[label], max(label.split(), key=len)))
    return {beginning: tuple(labels) for beginning, labels in by_beginning.items()}


def _first(scheme: str) -> re.Pattern[str]:
    return TWO_LETTERS if scheme in STEMS else FIRST_WORD


@cache  # compiled when a text first has its words: all of a scheme at once take a second
def _phrase(scheme: str, label: str) -> re.Pattern[str]:
    """Return the pattern of a phrase."""
    end = "" if scheme in STEMS else r"(?![^\W_])"
    return re.compile((_with_adverbs if scheme == "role" else _pattern)(label) + end, re.IGNORECASE)


def cues(scheme: str, text: str, start: int = 0, end: int | None = None) -> tuple[Cue, ...]:
    """Return the words and phrases of a scheme that stand in a stretch of running text, longest first."""
    return _cues(scheme, text, start, len(text) if end is None else end)


@lru_cache(maxsize=50_000)  # extractor after extractor asks of the same sentences
def _cues(scheme: str, text: str, start: int, end: int) -> tuple[Cue, ...]:
    return tuple(_found(scheme, text, start, end))


def _found(scheme: str, text: str, start: int, end: int) -> Iterator[Cue]:
    phrases, at = _phrases(scheme), start
    begun = _begun(scheme, text) if end - start < len(text) else [w.start() for w in _first(scheme).finditer(text)]
    for begin in begun[bisect.bisect_left(begun, start) : bisect.bisect_left(begun, end)]:
        word = _first(scheme).match(text, begin, end) if begin >= at else None
        labels = phrases.get(word.group().casefold()) if word else None
        near = text[begin : min(begin + LONGEST_PHRASE, end)].casefold() if labels else ""
        for label, slug, longest in labels or ():
            if longest in near and (found := _phrase(scheme, label).match(text, begin, end)):
                at = found.end()
                yield Cue(Span(*found.span()), slug, label)
                break


@lru_cache(maxsize=20)  # the schemes, of a text and of what is left of it without asides
def _begun(scheme: str, text: str) -> list[int]:
    """Return where a text may have what phrases of a scheme begin with: in few of its sentences."""
    own = {beginning[:1] if scheme in STEMS else beginning for beginning in _phrases(scheme)}
    words = ((word.casefold(), places) for word, places in places_of_words(text).items())
    return sorted(place for word, places in words if (word[:1] if scheme in STEMS else word) in own for place in places)


def _pattern(label: str, joint: str = r"\s+") -> str:
    words = re.escape(label.removesuffix(" …"))
    gap = LONG_GAP if "uppdra" in label else GAP
    return words.replace("\\ …\\ ", rf"\s+{gap}\s+").replace("\\ ", joint)


def _with_adverbs(label: str) -> str:
    """Return the pattern of a phrase with adverbs between its words, and more between a verb and its agent."""
    verb = label.removesuffix(" av")
    loose = _pattern(verb if verb.endswith("s") else label, rf"\s+(?:{ADVERB}\s+)?")
    return rf"{loose}\s+{BEFORE_AGENT}av" if verb.endswith("s") and verb != label else loose


@cache
def words_for(class_name: str) -> re.Pattern[str]:
    """Return a pattern of the words that name a thing of a class: the class's altLabel and hiddenLabel."""
    term = vocabulary().classes[SG + class_name]
    labels = sorted({*term.alt, *term.hidden}, key=len, reverse=True)
    options = "|".join(re.escape(label) for label in labels if "…" not in label)
    return re.compile(rf"(?<![^\W_])(?:{options})(?![^\W_])", re.IGNORECASE) if options else re.compile(r"(?!)")


def class_label(class_name: str) -> str:
    """Return the Swedish label of a class, for things that the text gives no name of their own."""
    return vocabulary().classes[SG + class_name].label["sv"]
