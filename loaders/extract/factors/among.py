"""Factors that a sentence names among others: "Bland de risker som lyftes finns låg bemanning och skilda tidplaner"."""

from __future__ import annotations

import re

from loaders.document import Span
from loaders.extract.factors.members import Cued, kept_factors, listed
from loaders.extract.factors.nouns import behind_opening
from loaders.factor_words.words import kind_of_noun

# "Bland de risker som lyftes finns …", "Som hinder nämndes …", "Till vinsterna hör …"
_TELLS = r"(?:nämn(?:s|des)|lyft(?:s|es)|an(?:ges|gavs)|märks|finns|fanns|hör|räknas)"
AMONG = re.compile(
    r"(?:[Bb]land|[Tt]ill|[Ss]om)\s+(?:(?:de\s+)?\w+(?:a|ste)\s+){0,2}(?P<noun>\w{4,})"
    rf"(?:\s+(?!{_TELLS}\s)[^.;:]{{1,90}}?)?\s+{_TELLS}(?:\s+(?:också|särskilt|främst))*\s+"
)
SINGULAR = re.compile(r".*(?:faktor|grop|nytta|risk|utmaning)(?:en|n)?")


def among(text: str, sentence: Span) -> list[Cued]:
    """Read "Bland de risker som lyftes finns låg bemanning och skilda tidplaner"."""
    stop = sentence.start + len(text[slice(*sentence)].rstrip(' .!”"'))
    found = AMONG.match(text, sentence.start, stop)
    kind = kind_of_noun(found["noun"]) if found else None
    if found is None or kind is None:
        return []
    complement = behind_opening(text, Span(found.end(), stop))
    return kept_factors(kind, text, [complement] if SINGULAR.fullmatch(found["noun"]) else listed(text, complement))
