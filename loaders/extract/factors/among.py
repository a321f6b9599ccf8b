"""Factors that a sentence names among others: "Bland de risker som lyftes finns låg bemanning och skilda tidplaner"."""

from __future__ import annotations

import re

from loaders.document import Span
from loaders.extract.factors.members import Cued, kept_factors, listed
from loaders.extract.factors.nouns import OPENING
from loaders.factor_words.frames import said
from loaders.factor_words.words import kind_of_noun

# "Bland de risker som lyftes finns …", "Som hinder nämndes …", "Till vinsterna hör …"
_TELLS = (
    r"(?:nämn(?:s|des|ts)|sätter|sätts|hamnar|lyft(?:s|es)|märk(?:s|tes)|finns|fanns|hör(?:de)?|räkna(?:s|des)|fram(?:hålls|hölls|kom|kommer|förs|fördes)"
    r"|(?:upp|an)(?:gavs|ges)|ses|sågs|identifiera(?:s|des)|upplev(?:s|des)|beskriv(?:s|its)|beskrevs|peka(?:s|des)|tog(?:s)?(?:\s+upp)?|tas(?:\s+upp)?|notera(?:s|des)|påtala(?:s|des)|redovisa(?:s|des)|konstatera(?:s|des))"
)
AMONG = re.compile(
    r"(?:[Bb]land|[Tt]ill|[Pp]å|[Ss]om|[Nn]är\s+det\s+gäller|[Vv]ad\s+gäller|[Ii]\s+fråga\s+om|[Bb]eträffande)\s+(?:(?:de|dessa|en|ett|det|den|(?!\w+[aeo]rna\s)\w+(?:a|ste|ets|ens|ig|igt|t|sk))\s+){0,3}(?P<noun>\w{4,})"
    rf"(?:,?\s+som(?:\s+[\w-]+){{1,8}}?,?|\s+(?!som\s|(?:{_TELLS})\s)[^.;:]{{1,90}}?)?\s+(?:{_TELLS}"
    r"|(?:(?:vill|ville)\s+(?:[\w-]+\s+){1,3}?(?:peka|lyfta|nämna|framhålla)|(?:lyfter|lyfte|nämner|nämnde|anger|angav|pekar|pekade|ser|såg|framhåller|framhöll)\s+(?:de\s+)?(?:\w+(?:na|en|et)|hon|han|vi|man|flera|många|båda)))"
    r"(?!(?:\s+[\w-]+){0,4}?\s+(?:fanns|finns)\s)(?:\s+(?:särskilt|främst|också|även|fram|ut|på|upp|samtliga|alla|flera|många))*(?:\s+av\s+(?:\w+na|flera|många|alla))?\s+"
)
# "Bland det som fungerat nämns …"
AMONG_WHAT = re.compile(rf"(?:Bland|Till)\s+(?P<said>(?:det|sådant)\s+som\s+[^.;:,]{{4,60}}?)\s+(?:{_TELLS})\s+")
SINGULAR = re.compile(
    r"(?!hindren$).*(?:faktor|grop|nytta|nyttan|vinst|risk|utmaning|fördel|svårighet|styrka|svaghet|en)"
)


def among(text: str, sentence: Span) -> list[Cued]:
    """Read "Bland de risker som lyftes finns låg bemanning och skilda tidplaner"."""
    stop = sentence.start + len(text[slice(*sentence)].rstrip(' .!”"'))
    if (what := AMONG_WHAT.match(text, sentence.start, stop)) and (kind := said(what["said"])):
        return kept_factors(kind, text, listed(text, Span(what.end(), stop)), 1)
    found = AMONG.match(text, sentence.start, stop)
    kind = kind_of_noun(found["noun"]) if found else None
    opening = OPENING.match(text, found.end(), stop) if found and kind else None
    if found is None or kind is None or opening is None:
        return []
    complement = Span(opening.end(), stop)
    return kept_factors(kind, text, [complement] if SINGULAR.fullmatch(found["noun"]) else listed(text, complement))
