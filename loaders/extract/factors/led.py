"""Factors that a sentence leads on to by itself, as one over a list does: "Nyckeln till framgången var | tidig dialog".

What stands before a copula, a passive or a verb of giving is read as a lead-in is; what stands behind is the factor.
"""

from __future__ import annotations

import re

from loaders.document import Span
from loaders.extract.factors.called import FURTHER_BACK
from loaders.extract.factors.members import Cued, complements, kept_factors
from loaders.extract.factors.nouns import OPENING, PLURAL
from loaders.extract.factors.speakers import behind_saying_that
from loaders.factor_words.frames import PLANNED
from loaders.factor_words.leads import by_clause, by_noun
from loaders.factor_words.polarity import BENEFIT
from loaders.factor_words.words import mentions_factors, tells_of_work

NEARBY, LONGEST_SENTENCE = 300, 800  # code points
LONGEST = 18  # words before the joint
# Where a lead-in may end
JOINT = re.compile(
    r"\s(?:(?P<is>(?:är|var|blev)\s+(?:den|det)\s+\w+(?:ste|sta|a)\s+\w{4,}(?:en|an|et|na)|är|var(?!\s+(?:sin|sitt|sina|och|för)\s)|blev|blir|varit|blivit|(?:uppge|uppgav|säg|sade|anse|ansåg|bedöm|bedömde|vänta|väntade|beräkna|beräknade)s\s+(?:vara|bli)|(?:tas|togs)\s+upp|(?:låg|ligger|bestod|består)\s+i)"
    r"|(?P<by>(?:\w+(?:[dt]es|[at]s)|genom|tid\w*)(?:\s+\w+){0,2}\s+av|(?:föll|fallit|snubblade|stupade|strandade|sprack|brast)(?:\s+\w+)?\s+på|(?:nämn(?:s|des)|lyft(?:s|es)(?:\s+fram)?|framh(?:ålls|ölls)|noterades)|(?:bero(?:r|dde)|häng(?:er|de))(?:\s+\w+){0,3}\s+på"
    r"|(?:hjälp|draghjälp|nytta|glädje|medvind)\s+av|tack\s+vare|på\s+grund\s+av|till\s+följd\s+av|eftersom|därför\s+att|krävs|krävdes|behövs|behövdes|undvika)"
    r"|(?P<gives>(?:gett|givit|gav|ger|skapat|inneburit|innebär|medfört|medför|betytt|uppnått)(?:\s+(?:oss|dem|er|\w{4,}(?:na|en|et)))?|(?:lett|ledde|leder|bidragit|bidrog|bidrar)\s+till|(?:resulterat|resulterade|resulterar)\s+i))\s+"
)
# What somebody gains, and not only makes
BETTER = re.compile(
    r"(?:(?:att|en|ett)\s+)?(?:(?<=att\s)\w+|\w+are|fler|färre|mer|mindre|ökad\w*|ökat|minska[dt]\w*|nya|stärkt\w*|förbättra\w+|högre|lägre|bättre|större|tillgång|samordna\w+|gemensam\w*|effektiv\w*)\s",
    re.IGNORECASE,
)
RELATIVE = re.compile(r"(?<![^\W_])(?:vilket|som)\s+\w+$")  # "…, vilket är avgörande för samhället"
# "föreslå insatser som bidrar till", of insatser to come
WHICH = re.compile(r"\w\s+som\s+(?!har\s|hade\s)[^,]+$")
TO_AIMS = re.compile(r"(?:att\s+)?(?:\w+\s+){1,3}\w*mål(?:en|et|s)?(?![^\W_])")  # "att realisera målen om …"
DENIES = re.compile(
    r"(?<![^\W_])(?:inte|inga|ingen|inget|aldrig|knappast|varken|om|målet|målen|mål|syftet?|tanken|ambitionen|hoppas|vill"
    r"|frågan?|frågor\w*)(?![^\W_])",
    re.I,
)
ASKS = re.compile(r"(?:var|när|hur|varför|där|här|så|vilk\w+|och|men)\s", re.I)


def led(text: str, sentence: Span) -> list[Cued]:
    """Return the factors behind what a sentence begins with, if that would announce them over a list."""
    stop = sentence.start + len(text[slice(*sentence)].rstrip(' .!”"'))
    if stop - sentence.start > LONGEST_SENTENCE or ASKS.match(text, *sentence) or text[stop - 1] in ":?":
        return []
    if not tells_of_work(text[max(sentence.start - FURTHER_BACK, 0) : sentence.end + NEARBY]):
        return []
    starts = dict.fromkeys((sentence.start, behind_saying_that(text, sentence.start, stop)))
    return next((cues for at in reversed(starts) if (cues := _led(text, Span(at, stop)))), [])


def _led(text: str, sentence: Span) -> list[Cued]:
    """Read what stands before a joint as a lead-in."""
    stop = sentence.end
    for joint in JOINT.finditer(text, sentence.start, stop):
        before = text[sentence.start : joint.end()].strip(' –-”"')
        opening = OPENING.match(text, joint.end(), stop)
        told = Span(opening.end() if opening else joint.end(), stop)
        if len(before.split()) > LONGEST:
            break
        if DENIES.search(before) or PLANNED.search(before) or RELATIVE.search(before):
            continue
        kind = by_clause(before)
        one = kind is None
        if kind is None and joint["is"] and mentions_factors(before):
            kind = by_noun(before)
        if kind is None:
            continue
        if joint["gives"] and (kind != BENEFIT or not BETTER.match(text, *told) or WHICH.search(before)):
            continue
        if joint["gives"] and TO_AIMS.match(text, *told):
            continue
        many = not one or PLURAL.search(before) is not None
        return kept_factors(kind, text, complements(text, told, many, before))
    return []
