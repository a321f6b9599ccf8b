"""Whether a sentence tells what helped, hindered or came of joint work, or only what somebody wants of the world.

"Samarbetet har stärkts av att alla kom" tells it, "Digital teknik är avgörande för landets konkurrenskraft" does not.
"""

from __future__ import annotations

import re
from functools import lru_cache

from loaders.document import Span
from loaders.extract.factors.members import Cued
from loaders.factor_words.words import COOPERATION, mentions_factors, tells_of_work

OFTEN = 200  # code points between two words for joint work, in a text on that
PARTIES = re.compile(
    r"(?<![^\W_])(?:kommuner(?:na|nas)?|regioner(?:na|nas)?|regionens|länsstyrelser(?:na|nas)?|ledamöter(?:na)?|intervju\w*|delta(?:r|gare))(?![^\W_])",
    re.IGNORECASE,
)
# What has happened: "var", "har lett till", "hjälpte".
_NO_VERB = r"(?:måste|kallade|värde|fjärde|hundrade|ett|rätt|lätt|(?:stor|star|kor|svår)k?t)(?![^\W_])"
PAST = re.compile(
    rf"(?<![^\W_])(?!{_NO_VERB})(?:var|blev|hade|fick|kunde|gick|kom|gav|bidrog|drog|föll|höll|låg|stod|tog|såg|löste|visste|hände|kände|använde"
    rf"|\w+(?:ade|[dtpkl]te|[bdgjlmrv]de)s?|har(?:\s+[\w-]+){{0,5}}?\s+(?!{_NO_VERB})\w+(?:[aitrklgfvn]t)s?)(?![^\W_])"
)


@lru_cache(maxsize=1)
def _is_on_cooperation(text: str) -> bool:
    """Whether a text speaks of joint work all the time."""
    return sum(1 for _ in COOPERATION.finditer(text)) * OFTEN >= len(text)


def borne(text: str, cues: list[Cued], told_in: Span, passage: Span, named: bool, about: bool) -> list[Cued]:
    """Return cues where what stands around their words in a stretch is on joint work.

    It is if it names joint work or, in the past tense, any work or parties; what a noun has `named` a factor
    may be told of parties in any tense, or be `about` an undertaking.
    """
    frame, at = "", told_in.start
    for cue in sorted(cues, key=lambda cue: cue.span.start):
        frame, at = frame + text[at : cue.span.start] + " ", max(at, cue.span.end)
    frame += text[at : told_in.end]
    if COOPERATION.search(frame) or mentions_factors(frame) or _is_on_cooperation(text):
        return cues
    if about and (named or tells_of_work(frame) or PAST.search(text, *told_in)):
        return cues
    parties = PARTIES.search(text, *told_in)
    if PAST.search(frame):
        return cues if parties or tells_of_work(frame) or COOPERATION.search(text, *passage) else []
    return cues if parties and named else []
