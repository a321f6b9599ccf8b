"""Factors in running text: a cue of the scheme factor-kind and the words that it makes a factor.

The factor stands behind the cue ("en framgångsfaktor var tidig dialog"), or before it ("tidig dialog lyftes
som en framgångsfaktor"). A cue in the plural may list several. What only says how large the thing is
("nyttan är stor för kommunerna") names no factor.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from loaders.document import Span
from loaders.factor_headings import announced, kind_of_noun
from loaders.labels import cues

FEWEST_WORDS = 2
BEFORE = re.compile(r"(?:är|var|kan|har|lyft(?:s|es)|pekas|utgör)\s.*(?:faktor|fallgrop|hinder|utmaning|nytta)$")
COPULA = re.compile(r"\s+(?:[^.,;:]{1,60}?\s)?(?:är|var|har\s+varit|blev|består\s+[iav]+|bestod\s+[iav]+)\s+")
OPENING = re.compile(
    r"\s*(?:[:–-]\s*)?(?:(?:bland\s+annat|framför\s+allt|främst|till\s+exempel|bl\.\s?a\.|t\.ex\.)\s+)?"
)
PLURAL = re.compile(
    r"(?:faktorer(?:na)?|gropar(?:na)?|nyttor(?:na)?|hindren|hinder\s+som|utmaningar(?:na)?|risker(?:na)?"
    r"|svårigheter(?:na)?|vinster(?:na)?|mervärden|fördelar(?:na)?|effekter(?:na)?|styrkor(?:na)?"
    r"|har\s+gett)(?![^\W_])"
)
MEASURE = re.compile(
    r"(?:\w+t\s+)?(?:stora?|små|liten|litet|tydlig[at]?|begränsa(?:d|de|t)|hög[at]?|låg[at]?|uppenbar[at]?"
    r"|betydande|påtaglig[at]?|störst|svår[at]?|många|flera|olika|få|okänd[at]?)"
    r"(?:\s+(?:för|i|med|om|när|och|inom|under|av|hos|att|än)(?![^\W_])|\s*$|\s*[.,:])",
    re.IGNORECASE,
)
POINTS_BACK = re.compile(r"(?:detta|det|den|dessa|så|inte|också|även|där|här|som)(?![^\W_])", re.IGNORECASE)
EXTRAPOSED = re.compile(r"\s+(?=att\s)")  # "det är en utmaning att hinna"
NOUN_IS_THAT = re.compile(r"(?<![^\W_])(?P<noun>\w{5,})(?:\s+\w+){0,4}?\s+(?:är|var|har\s+varit)\s+(?=att\s)")
IS_NOUN_THAT = re.compile(r"(?<![^\W_])(?:är|var|varit)\s+(?:\w+\s+){0,3}?(?P<noun>\w{5,})\s+(?=att\s)")
NEGATED = re.compile(r"(?:inte|ingen|inget|varken)\s+(?:\w+\s+)?$", re.IGNORECASE)
BETWEEN = re.compile(r"(?<![^\W_])mellan\s")


class Cued(NamedTuple):
    """A factor of running text: its kind and its words."""

    kind: str
    span: Span


def cued(text: str, sentence: Span) -> list[Cued]:
    """Return the factors that a sentence names with a cue, in order; a question names none."""
    words = text[slice(*sentence)]
    if words.rstrip('”"’) ').endswith("?"):
        return []
    found = next(iter(cues("factor-kind", text, *sentence)), None)
    if found is None:
        return _behind_colon(text, sentence) or _behind_noun(text, sentence)
    if NEGATED.search(text[sentence.start : found.span.start]):
        return []
    stop = Span(sentence.start, sentence.start + len(words.rstrip(' .!”"')))
    start = found.span.end
    if BEFORE.fullmatch(found.label):
        if not EXTRAPOSED.match(text, start, stop.end):
            return _kept(found.slug, text, [_trimmed(text, Span(sentence.start, found.span.start))])
    elif not re.search(r"(?:är|var|varit|krävs|vara|att|nämn\w+|märks|lyft\w+|gett|blivit|fram|i)$", found.label):
        copula = COPULA.match(text, start, stop.end)
        if copula is None:
            return []
        start = copula.end()
    opening = OPENING.match(text, start, stop.end)
    complement = Span(opening.end() if opening else start, stop.end)
    many = PLURAL.search(found.label) is not None
    return _kept(found.slug, text, listed(text, complement) if many else [complement])


def _behind_colon(text: str, sentence: Span) -> list[Cued]:
    """Read "Vi såg tre framgångsfaktorer: tidig dialog, tydliga roller och en gemensam karta."."""
    head, colon, tail = text[slice(*sentence)].partition(":")
    kind = announced(head) if colon and tail.strip() else None
    if kind is None:
        return []
    start = sentence.start + len(head) + 1
    span = Span(start + len(tail) - len(tail.lstrip()), start + len(tail.rstrip(" .!")))
    return _kept(kind, text, listed(text, span))


def _behind_noun(text: str, sentence: Span) -> list[Cued]:
    """Read "Den främsta utmaningen framöver är att hinna" and "var den viktigaste framgångsfaktorn att alla kom"."""
    stop = sentence.start + len(text[slice(*sentence)].rstrip(' .!”"'))
    for pattern in (NOUN_IS_THAT, IS_NOUN_THAT):
        for found in pattern.finditer(text, sentence.start, stop):
            kind = kind_of_noun(found["noun"])
            if kind and not NEGATED.search(text[sentence.start : found.start("noun")]):
                return _kept(kind, text, [Span(found.end(), stop)])
    return []


def listed(text: str, span: Span) -> list[Span]:
    """Return the members of an enumeration: parted by semicolons, numbers, "att", or commas and a last "och".

    >>> words = "tidig dialog, tydliga roller och en gemensam karta"
    >>> [words[slice(*member)] for member in listed(words, Span(0, len(words)))]
    ['tidig dialog', 'tydliga roller', 'en gemensam karta']
    >>> words = "samverkan mellan region, länsstyrelse och kommuner"
    >>> len(listed(words, Span(0, len(words))))
    1
    """
    words = text[slice(*span)]
    for parting in (
        r"\s*;\s*(?:och\s+|samt\s+)?",
        r"[,;]?\s*(?:och\s+|samt\s+)?\(?\d\)\s+",
        r"(?:,|,?\s+och|,?\s+samt)\s+(?=att\s)",
    ):
        if parting.endswith("(?=att\\s)") and not words.startswith("att "):
            continue
        members = _pieces(text, span, [mark.span() for mark in re.finditer(parting, words)])
        if len(members) > 1:
            return members
    cuts = [comma.span() for comma in re.finditer(r",\s+(?:och\s+|samt\s+)?", words)]
    cuts += [mark.span() for mark in re.compile(r"\s+(?:och|samt)\s+").finditer(words, cuts[-1][1] if cuts else 0)][-1:]
    members = _pieces(text, span, cuts)
    sizes = [len(text[slice(*member)].split()) for member in members]
    alike = min(sizes, default=0) >= FEWEST_WORDS and max(sizes) <= 9
    return members if len(members) > 1 and alike and not BETWEEN.search(text[slice(*members[0])]) else [span]


def _pieces(text: str, span: Span, cuts: list[tuple[int, int]]) -> list[Span]:
    starts = [span.start, *(span.start + end for _, end in cuts)]
    ends = [*(span.start + start for start, _ in cuts), span.end]
    return [Span(a, b) for a, b in zip(starts, ends, strict=True) if text[a:b].strip()]


def _trimmed(text: str, span: Span) -> Span:
    words = text[slice(*span)]
    return Span(span.start + len(words) - len(words.lstrip()), span.start + len(words.rstrip(" ,:")))


def _kept(kind: str, text: str, spans: list[Span]) -> list[Cued]:
    """Leave out what is too short, points back, or only says how much."""
    kept = []
    for span in spans:
        words = text[slice(*span)]
        if len(words.split()) >= FEWEST_WORDS and not POINTS_BACK.match(words) and not MEASURE.match(words):
            kept.append(Cued(kind, span))
    return kept
