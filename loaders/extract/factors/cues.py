"""Factors in running text: a cue of the scheme factor-kind and the words that it makes a factor.

The factor stands behind the cue ("en framgångsfaktor var tidig dialog"), or before it ("tidig dialog lyftes
som en framgångsfaktor"). A cue in the plural may list several. What only says how large the thing is
("nyttan är stor för kommunerna") names no factor.
"""

from __future__ import annotations

import re

from loaders.document import Span
from loaders.extract.factors.among import among
from loaders.extract.factors.called import FURTHER_BACK
from loaders.extract.factors.members import FEWEST_WORDS, Cued, complements, kept_factors, listed, others, trimmed
from loaders.extract.factors.nouns import NEGATED, ONE_OF, OPENING, PLURAL, behind_noun
from loaders.extract.factors.speakers import behind_saying_that, without_speaker
from loaders.factor_words.labels import label_kind
from loaders.factor_words.leads import announced
from loaders.factor_words.words import kind_of_noun, tells_of_work
from loaders.labels import cues

BEFORE = re.compile(
    r"(?:är|var|kan|har|lyft(?:s|es)|pekas|utgör)\s.*(?:faktor|fallgrop|hinder|utmaning|barriär|nytta)$"
)
COPULA = re.compile(r"\s+(?:[^.,;:]{1,60}?\s)?(?:är|var|har\s+varit|blev|består\s+[iav]+|bestod\s+[iav]+)\s+")
# "Ordföranden ser två risker: att …", told of the work that is told of around it
SEES = re.compile(
    r"(?:ser|såg|lyfter|lyfte|nämner|nämnde|på|för|ut|finns|framhåller)\s+(?:\w+\s+){1,4}?(?P<noun>\w{4,})$"
)
# "Kusten: framgångsfaktor – alla var med. Fallgrop – oklart ansvar."
DASHED = re.compile(r"(?:[^:\n.;]{2,60}:\s+)?(?P<label>[A-ZÅÄÖa-zåäö][\wåäö ]{4,40}?)\s+[–-]\s+(?P<what>[^.;:]{8,140})")
GIVEN = re.compile(r"\s+(?:oss|dem|\w+na)\s+(?=(?:en|ett|\w+are|\w+a)\s)")  # "har gett kommunerna ett underlag"
COLON = re.compile(r":\s+")  # no "EU:s"
CONTRAST = re.compile(r",?\s+(?:medan|men)\s+")
EXTRAPOSED = re.compile(r"\s+(?=att\s)")  # "det är en utmaning att hinna"


def cued(text: str, sentence: Span) -> list[Cued]:
    """Return the factors that a sentence names with a cue, in order; a question names none."""
    words = text[slice(*sentence)]
    if words.rstrip('”"’) ').endswith("?"):
        return []
    dashed = DASHED.fullmatch(text, sentence.start, sentence.start + len(words.rstrip(' .!”"')))
    if dashed and (kind := label_kind(dashed["label"])):
        return kept_factors(kind, text, [Span(*dashed.span("what"))])
    if listing := _behind_colon(text, sentence):
        return listing
    if named := among(text, sentence):
        return named
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
        r"(?:är|var|varit|krävs|vara|att|nämn\w+|märks|lyft\w+|gett|blivit|fram|hör|räknas|i|av)$", found.label
    ):
        copula = COPULA.match(text, start, stop.end)
        if copula is None:
            return behind_noun(text, sentence)
        start = copula.end()
    if given := GIVEN.match(text, start, stop.end) if found.label.endswith("gett") else None:
        start = given.end()
    opening = OPENING.match(text, start, stop.end)
    complement = Span(opening.end() if opening else start, stop.end)
    plural = PLURAL.search(found.label) is not None or found.label.endswith("krävs")
    many = (plural and not ONE_OF.search(before)) or caused
    fewest = 1 if caused else FEWEST_WORDS
    apart = complements(text, complement, many, f"{before}{found.label} ")
    return kept_factors(found.slug, text, apart if len(apart) > 1 else others(text, complement), fewest)


def by_clauses(text: str, sentence: Span) -> list[Cued]:
    """Read "A är en framgångsfaktor, medan B utgör ett hinder": each half by itself where both have a cue."""
    sentence = without_speaker(text, sentence)
    cuts = [cut.span() for cut in CONTRAST.finditer(text, *sentence)][:1]
    if cuts:
        stretch = [Span(sentence.start, cuts[0][0]), Span(cuts[0][1], sentence.end)]
        halves = [cued(text, half) for half in stretch]
        if all(halves):
            return [cue for half in halves for cue in half]
    return cued(text, sentence)


def _behind_colon(text: str, sentence: Span) -> list[Cued]:
    """Read "Vi såg tre framgångsfaktorer: tidig dialog, tydliga roller och en gemensam karta."."""
    mark = COLON.search(text, *sentence)
    head, colon, tail = text[slice(*sentence)].partition(mark.group() if mark else ":\n")
    kind = announced(f"{head}:") if colon and tail.strip() else None
    if kind is None and colon and (named := SEES.search(head)) and tail.strip().startswith("att "):
        around = text[max(sentence.start - FURTHER_BACK, 0) : sentence.end]
        kind = kind_of_noun(named["noun"]) if tells_of_work(around) else None
    if kind is None:
        return []
    start = sentence.start + len(head) + len(colon)
    span = Span(start + len(tail) - len(tail.lstrip()), start + len(tail.rstrip(" .!")))
    return kept_factors(kind, text, listed(text, span))
