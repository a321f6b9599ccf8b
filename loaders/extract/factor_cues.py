"""Factors in running text: a cue of the scheme factor-kind and the words that it makes a factor.

The factor stands behind the cue ("en framgångsfaktor var tidig dialog"), or before it ("tidig dialog lyftes
som en framgångsfaktor"). A cue in the plural may list several. What only says how large the thing is
("nyttan är stor för kommunerna") names no factor.
"""

from __future__ import annotations

import re

from loaders.document import Span
from loaders.extract.factor_members import FEWEST_WORDS, Cued, kept_factors, listed, pieces, trimmed
from loaders.extract.factor_nouns import NEGATED, OPENING, PLURAL, before_noun, behind_noun, behind_saying_that
from loaders.factor_headings import announced, tells_of_work
from loaders.labels import cues

BEFORE = re.compile(r"(?:är|var|kan|har|lyft(?:s|es)|pekas|utgör)\s.*(?:faktor|fallgrop|hinder|utmaning|nytta)$")
COPULA = re.compile(r"\s+(?:[^.,;:]{1,60}?\s)?(?:är|var|har\s+varit|blev|består\s+[iav]+|bestod\s+[iav]+)\s+")
EXTRAPOSED = re.compile(r"\s+(?=att\s)")  # "det är en utmaning att hinna"
# "Det finns flera framgångsfaktorer. En sådan är att … En annan är …"
ANOTHER = re.compile(
    r"(?:En|Ett)\s+(?:sådan|sådant|annan|annat|tredje|fjärde|ytterligare|första|andra)(?:\s+\w+)?\s+(?:är|var|har\s+varit)\s+"
    r"(?:att\s+)?"
)


def cued(text: str, sentence: Span) -> list[Cued]:
    """Return the factors that a sentence names with a cue, in order; a question names none."""
    words = text[slice(*sentence)]
    if words.rstrip('”"’) ').endswith("?"):
        return []
    if listing := _behind_colon(text, sentence):
        return listing
    found = next(iter(cues("factor-kind", text, *sentence)), None)
    if found is None:
        return behind_noun(text, sentence)
    before = text[sentence.start : found.span.start]
    caused = found.label.endswith(" av")  # "Projektet bromsades av", but not "Utbyggnaden bromsades av"
    if NEGATED.search(before) or (caused and not tells_of_work(before)):
        return []
    stop = Span(sentence.start, sentence.start + len(words.rstrip(' .!”"')))
    start = found.span.end
    if BEFORE.fullmatch(found.label):
        if not EXTRAPOSED.match(text, start, stop.end):
            told = Span(behind_saying_that(text, sentence.start, found.span.start), found.span.start)
            return kept_factors(found.slug, text, [trimmed(text, told)])
    elif not re.search(
        r"(?:är|var|varit|krävs|vara|att|nämn\w+|märks|lyft\w+|gett|blivit|fram|hör|i|av)$", found.label
    ):
        copula = COPULA.match(text, start, stop.end)
        if copula is None:
            return before_noun(text, stop)
        start = copula.end()
    opening = OPENING.match(text, start, stop.end)
    complement = Span(opening.end() if opening else start, stop.end)
    many = PLURAL.search(found.label) is not None or caused
    fewest = 1 if caused else FEWEST_WORDS
    return kept_factors(found.slug, text, listed(text, complement) if many else [complement], fewest)


def carried(text: str, sentences: list[Span]) -> list[Cued]:
    """Read "Det finns flera framgångsfaktorer. En sådan är att alla kom. En annan är tidig dialog."."""
    found: list[Cued] = []
    kind: str | None = None
    for sentence in sentences:
        another = ANOTHER.match(text, *sentence)
        if another and kind and not cued(text, sentence):
            stop = sentence.start + len(text[slice(*sentence)].rstrip(' .!”"'))
            found += kept_factors(kind, text, [Span(another.end(), stop)])
        else:
            kind = announced(text[slice(*sentence)])
    return found


def asked(text: str, question: Span, answer: Span) -> list[Cued]:
    """Read "Vilka fallgropar finns? Att börja för brett, att glömma förankringen."."""
    words = text[slice(*question)].rstrip('”"’) ')
    kind = announced(words) if words.endswith("?") and text.startswith("Att ", answer.start) else None
    if kind is None:
        return []
    stretch = Span(answer.start, answer.start + len(text[slice(*answer)].rstrip(' .!”"')))
    cuts = [mark.span() for mark in re.finditer(r"(?:,|,?\s+och|,?\s+samt)\s+(?=att\s)", text[slice(*stretch)])]
    return kept_factors(kind, text, pieces(text, stretch, cuts))


def _behind_colon(text: str, sentence: Span) -> list[Cued]:
    """Read "Vi såg tre framgångsfaktorer: tidig dialog, tydliga roller och en gemensam karta."."""
    head, colon, tail = text[slice(*sentence)].partition(":")
    kind = announced(head) if colon and tail.strip() else None
    if kind is None:
        return []
    start = sentence.start + len(head) + 1
    span = Span(start + len(tail) - len(tail.lstrip()), start + len(tail.rstrip(" .!")))
    return kept_factors(kind, text, listed(text, span))
