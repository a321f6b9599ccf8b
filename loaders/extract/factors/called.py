"""Factors before a noun that calls them one: "otydliga roller var det största hindret"."""

from __future__ import annotations

import re

from loaders.document import Span
from loaders.extract.factors.members import Cued, kept_factors, listed
from loaders.extract.factors.speakers import behind_saying_that
from loaders.factor_words.polarity import SUCCESS
from loaders.factor_words.words import kind_of_noun, mentions_factors, tells_of_work

# "att otydliga roller var det största hindret"
IS_NOUN = re.compile(
    r"\s+(?:är|var|visade\s+sig\s+(?:också\s+)?vara|har\s+(?:också\s+|även\s+|länge\s+)?varit|blev|(?:framhålls|framhölls|lyfts|lyftes|beskrivs|beskrevs|ses|sågs|pekas\s+ut|pekades\s+ut)"
    r"(?:\s+fram)?\s+som)\s+(?:(?:en|ett)\s+av\s+(?:de|våra|\w+[^\Waeiouyåäö]s)|en|ett|den|det|de)\s+(?:(?:\w+\s+){1,2}?"
    r"(?P<noun>\w{5,})|(?P<bare>styrka|svaghet|problem|hinder|utmaning|svårighet))(?:\s+än\s+(?:vi|man|väntat|förväntat)\b.{0,40})?"
    r"(?:$|(?=,\s+(?:liksom|och|men)\s))"
)
# "att tidig dialog återkommer som framgångsfaktor"
AS_NOUN = re.compile(
    r"\s+(?:återkom(?:mer)?|nämn(?:s|des)|lyft(?:s|es)|an(?:ges|gavs)|beskr(?:ivs|evs)|framh(?:ålls|ölls)|peka(?:s|des)|ses|sågs"
    r"|uppfatta(?:s|des)|upplev(?:s|des)|identifiera(?:s|des)|bedöm(?:s|des))"
    r"(?:\s+(?:fram|ut|ofta|också|även|särskilt|av\s+(?:\w+na|flera|många|alla)|i\s+\w+))*\s+som\s+(?:(?:en|ett|den|det|de)\s+)?"
    r"(?:\w+(?:a|ste|t|nde|ig|sk)\s+){0,2}(?P<noun>\w{5,})(?:\s+(?:för|i|inom|vid|när)\s+[^.,;:]{2,80})?$"
)
CLAUSE = re.compile(
    r"(?![Aa]tt\s)(?:(?!\ssom\s)[^.;:])*?\s(?:är|var|har|hade|blev|finns|fanns|kan|ska|samtidigt\s+som|medan)\s"
)
# "Deltagarna nämner även ökad kunskap som ett mervärde"
CALLS_AS = re.compile(
    r"(?:[^.;:]{2,200}?\s)?(?:nämner|nämnde|lyfter|lyfte|framhåller|framhöll|anger|angav|ser|såg|beskriver|beskrev"
    r"|uppfatta(?:r|de)|upplev(?:er|de)|betrakta(?:r|de)|peka(?:r|de)\s+(?:ut|på))\s+"
    r"(?:(?:också|även|särskilt|fram)\s+)*(?P<what>[^.;:]{8,140}?)\s+som\s+(?:(?:en|ett|den|det|de)\s+)?(?:\w+(?:a|ste|t|nde|ig|sk)\s+){0,2}"
    r"(?P<noun>\w{5,})(?:\s+(?:för|i|inom|vid)\s+[^.,;:]{2,60})?$"
)
# "Ledningen byttes två gånger, vilket har varit en stor utmaning"
WHICH_IS = re.compile(
    r"(?:,?\s+vilket|,\s+något\s+som|\s+[–-]\s+(?:det|något\s+som))\s+(?:enligt\s+\w+(?:\s+\w+){0,2}?\s+)?(?:(?:har|hade|också)\s+)*(?:(?:varit|är|var|blev|blivit)\s+|\w+s(?:\s+fram)?\s+som\s+|(?:[\w-]+\s+){1,3}?(?:beskriver|lyfter|ser|nämner|framhåller|upplever|pekar|beskrev|lyfte|såg|nämnde|framhöll)(?:\s+(?:fram|ut|på))?\s+som\s+)(?:en|ett|den|det|\w+[^\Waeiouyåäö]s)\s+(?:\w+\s+){0,2}"
    r"(?P<noun>\w{4,})(?:\s+(?:för|i|under)\s+[^.,;:]{2,60})?$"
)
# "Gemenskapen är alltså mervärdet som projektet ger"
IS_THE_NOUN = re.compile(
    r"\s+(?:är|var|blev)\s+(?:(?:alltså|således|därmed|just)\s+)?(?P<noun>\w{3,}(?:en|et|an))\s+(?:som|med|av)\s+[^.,;:]{3,80}$"
)
FURTHER_BACK, FURTHEST_BACK = 600, 5000  # code points


def before_noun(text: str, sentence: Span) -> list[Cued]:
    """Read "Flera upplevde att otydliga roller var det största hindret"."""
    which = WHICH_IS.search(text, *sentence)
    needed = which is not None and which["noun"] == "förutsättning"
    if which and (kind := SUCCESS if needed else kind_of_noun(which["noun"])):
        said_so = Span(behind_saying_that(text, sentence.start, which.start()), which.start())
        of_work = needed or mentions_factors(which["noun"]) or tells_of_work(text[slice(*sentence)])
        return kept_factors(kind, text, [said_so]) if of_work else []
    if named := AS_NOUN.search(text, *sentence):
        said_so = Span(behind_saying_that(text, sentence.start, named.start()), named.start())
        kind = None if CLAUSE.match(text, *said_so) else kind_of_noun(named["noun"])
        return kept_factors(kind, text, listed(text, said_so)) if kind else []
    called = CALLS_AS.match(text, *sentence)
    kind = (SUCCESS if called["noun"] == "avgörande" else kind_of_noun(called["noun"])) if called else None
    if called and kind and (tells_of_work(called.group()) or mentions_factors(called["noun"])):
        return kept_factors(kind, text, listed(text, Span(*called.span("what"))))
    the = IS_THE_NOUN.search(text, *sentence)
    around = text[max(sentence.start - FURTHER_BACK, 0) : sentence.end]
    if the and (kind := kind_of_noun(the["noun"])) and tells_of_work(around):
        return kept_factors(kind, text, [Span(behind_saying_that(text, sentence.start, the.start()), the.start())])
    found = IS_NOUN.search(text, *sentence)
    kind = kind_of_noun(found["noun"] or found["bare"]) if found else None
    if found is None or kind is None or (found["bare"] and " som " not in found.group() and not tells_of_work(around)):
        return []
    return kept_factors(kind, text, [Span(behind_saying_that(text, sentence.start, found.start()), found.start())])
