"""The factors that words behind or before a cue make: members of an enumeration, or none where they say too little."""

from __future__ import annotations

import re
from typing import NamedTuple

from loaders.document import Span

FEWEST_WORDS = 2
FEWEST = 2  # members
LONG_WORD = 12  # letters of a word that says something by itself: "personberoendet"
POINTS_BACK = re.compile(
    r"(?:detta|(?:det|den)(?=\s+(?:är|var|har|som|kan|ska|finns|innebär|gör|ger)(?![^\W_])|\s*$)|dessa|så|inte|också|även|där|här"
    r"|som)(?![^\W_])",
    re.IGNORECASE,
)
COMMA = re.compile(r",?\s+(?:och|samt),\s+(?:inte\s+minst|dessutom),\s+|,\s+(?:(?:och|samt)\s+)?")
JOINED = re.compile(r"\s+(?:och|samt)\s+")
# What is said of a subject; one within a clause of its own ("roller som var oklara") is not looked for.
FINITE = re.compile(
    r"(?<![^\W_])(?:är|var|har|hade|kan|kunde|ska|skulle|måste|får|fick|blir|blev|går|gick|kommer|kom|finns|fanns|ger|gav|tar|tog"
    r"|gör|gjorde|behöver|krävs|slipper|klarar|stannar|hittar|ökar|minskar|når|står|hinner|delar|använder|sparar|växer|väljer|saknar|\w+ade|\w+ades|\w+tes)"
    r"(?![^\W_])"
)
WITHIN = re.compile(r"(?<![^\W_])(?:som|att|där|när|om|vad|hur)\s")
LAST = re.compile(r"och|samt")


class Cued(NamedTuple):
    """A factor of running text: its kind and its words."""

    kind: str
    span: Span


def listed(text: str, span: Span) -> list[Span]:
    """Return the members of an enumeration: parted by semicolons, numbers, "att", or commas and a last "och".

    >>> words = "tidig dialog, tydliga roller och en gemensam karta"
    >>> [words[slice(*member)] for member in listed(words, Span(0, len(words)))]
    ['tidig dialog', 'tydliga roller', 'en gemensam karta']
    """
    words = text[slice(*span)]
    for parting in (
        r"\s*;\s*(?:och\s+|samt\s+)?",
        r",?\s+(?:(?:och|samt)\s+)?dels\s+",
        r"[,;]?\s*(?:och\s+|samt\s+)?\(?\d\)\s+",
        r"(?:,|,?\s+och|,?\s+samt)\s+(?=att\s)",
        r"\s+samt\s+(?=att\s)",
        r"(?:,|,?\s+och|,?\s+samt)\s+av\s+(?:att\s+)?",
    ):
        if parting.endswith("(?=att\\s)") and not words.startswith("att "):
            continue
        members = pieces(text, span, [mark.span() for mark in re.finditer(parting, words)])
        if len(members) > 1:
            return members
    if words.startswith("att "):
        return [span]  # "att infrastruktur och bebyggelse kan samordnas"
    cuts = [comma.span() for comma in COMMA.finditer(words)]
    if not cuts or not LAST.search(words[slice(*cuts[-1])]):  # behind ", och" stands the last of them
        ends = [mark.span() for mark in JOINED.finditer(words, cuts[-1][1] if cuts else 0)]
        cuts += ends[:1] if cuts else ends[-1:]  # "tid, mod och vilja och stöd från ledningen"
    members = pieces(text, span, cuts)
    told = [text[slice(*member)] for member in members]
    verb = FINITE.search(told[-1]) if len(told) > 1 and not any(map(FINITE.search, told[:-1])) else None
    joined = verb and not WITHIN.search(told[-1], 0, verb.start())  # "Nya hus och företag behöver inte vänta"
    return members if _members_of_their_own(told) and not joined else [span]


def _members_of_their_own(members: list[str]) -> bool:
    """Whether pieces between commas and "och" are members each: of two, "roller och mandat" may be one."""
    return len(members) > FEWEST or all(" " in member or len(member) >= LONG_WORD for member in members)


def clauses(text: str, span: Span) -> list[Span]:
    """Return what "och" joins, if each has a verb: "Väntetiden har halverats och fler gäster stannar"."""
    halves = pieces(text, span, [mark.span() for mark in re.finditer(r",?\s+och\s+", text[slice(*span)])])
    return halves if all(FINITE.search(text, *half) for half in halves) else [span]


def pieces(text: str, span: Span, cuts: list[tuple[int, int]]) -> list[Span]:
    """Return what is left of a stretch between cuts, which count from its beginning."""
    starts = [span.start, *(span.start + end for _, end in cuts)]
    ends = [*(span.start + start for start, _ in cuts), span.end]
    return [Span(a, b) for a, b in zip(starts, ends, strict=True) if text[a:b].strip()]


def trimmed(text: str, span: Span) -> Span:
    """Return a stretch without what parts it from a cue behind it."""
    words = text[slice(*span)]
    return Span(span.start + len(words) - len(words.lstrip()), span.start + len(words.rstrip(" ,:")))


def kept_factors(kind: str, text: str, spans: list[Span], fewest: int = FEWEST_WORDS) -> list[Cued]:
    """Leave out what is too short or points back; a member of several may be one word."""
    kept = []
    fewest = 1 if len(spans) > 1 else fewest
    for span in spans:
        words = text[slice(*span)]
        telling = len(words.split()) >= fewest or len(words) >= LONG_WORD
        if telling and not POINTS_BACK.match(words):
            kept.append(Cued(kind, span))
    return kept
