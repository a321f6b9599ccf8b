"""Factors before a noun that calls them one: "otydliga roller var det största hindret"."""

from __future__ import annotations

import re

from loaders.document import Span
from loaders.extract.factors.members import Cued, kept_factors, listed
from loaders.extract.factors.speakers import behind_saying_that
from loaders.factor_words.words import kind_of_noun, mentions_factors, tells_of_work

# "att otydliga roller var det största hindret"
IS_NOUN = re.compile(
    r"\s+(?:är|var|blev)\s+(?:(?:en|ett)\s+av\s+\w+|en|ett|den|det|de)\s+(?:(?:absolut|allra|\w+(?:a|ste|nde)|stort?)\s+){1,2}"
    r"(?P<noun>\w{5,})$"
)
# "att tidig dialog återkommer som framgångsfaktor"
AS_NOUN = re.compile(
    r"\s+(?:(?:nämn|lyft|framhåll|beskriv|upplev)(?:e?s|des)|ses)(?:\s+(?:fram|också|av\s+\w+|i\s+\w+))*\s+som\s+(?:(?:en|ett|den|det)\s+)?"
    r"(?:\w+(?:a|ste|t|nde|ig|sk)\s+){0,2}(?P<noun>\w{5,})(?:\s+(?:för|i|inom)\s+[^.,;:]{2,80})?$"
)
# "Ledningen byttes två gånger, vilket har varit en stor utmaning"
WHICH_IS = re.compile(
    r",?\s+vilket\s+(?:(?:har\s+)?varit|är|var|beskrivs\s+som|ses\s+som)\s+(?:en|ett)\s+(?:\w+\s+){0,2}(?P<noun>\w{4,})"
    r"(?:\s+(?:för|i)\s+[^.,;:]{2,60})?$"
)
# "De uppfattar det linjära systemet som det största hindret för …"
CALLS_AS = re.compile(
    r"(?:uppfattar|ser|nämner|lyfter)\s+(?:(?:fram|också)\s+)?(?P<what>[^.;:]{8,140}?)\s+som\s+(?:en|ett|den|det|de)\s+(?:\w+\s+){0,2}"
    r"(?P<noun>\w{5,})(?:\s+(?:för|i)\s+[^.,;:]{2,60})?$"
)
FURTHER_BACK, FURTHEST_BACK = 600, 5000  # code points


def before_noun(text: str, sentence: Span) -> list[Cued]:
    """Read "Flera upplevde att otydliga roller var det största hindret"."""
    of_work = tells_of_work(text[slice(*sentence)])
    for pattern in (WHICH_IS, CALLS_AS, AS_NOUN, IS_NOUN):
        found = pattern.search(text, *sentence)
        if found is None or (kind := kind_of_noun(found["noun"])) is None:
            continue
        if pattern in (WHICH_IS, CALLS_AS) and not (of_work or mentions_factors(found["noun"])):
            return []  # "Havet stiger snabbt, vilket är en stor utmaning"
        if pattern is CALLS_AS:
            return kept_factors(kind, text, listed(text, Span(*found.span("what"))))
        said = Span(behind_saying_that(text, sentence.start, found.start()), found.start())
        return kept_factors(kind, text, listed(text, said) if pattern is AS_NOUN else [said])
    return []
