"""Factors that a verb or a cause tells, where no noun does: "Otydliga mandat ledde till dubbelarbete".

Nobody calls them factors, so their kind is inferred. What is caused must be the work itself, or what goes wrong
in it: "Regnet försenade bygget" names none.
"""

from __future__ import annotations

import re

from loaders.document import Span
from loaders.extract.factors.cause_forms import CAUSES, LESSON
from loaders.extract.factors.lessons import lesson_kind
from loaders.extract.factors.members import Cued, kept_factors, listed
from loaders.extract.factors.speakers import behind_saying_that, without_speaker
from loaders.extract.factors.told import THANKS, told
from loaders.factor_words.polarity import PITFALL, SUCCESS
from loaders.factor_words.predicatives import fronted
from loaders.factor_words.reasons import outcome
from loaders.factor_words.words import tells_of_work

# "Av stor betydelse för resultatet är också att …", "Till framgången bidrog också att …"
FRONTED = re.compile(
    r"(?P<said>[^.,;:]{4,90}?)(?:,[^.,;:]{3,60},)?\s+(?:är|var|har\s+(?:\w+\s+)?varit|blev|blir)\s+(?:(?:också|även|dessutom|framför\s+allt|främst|därför|det|enligt\s+\w+)\s+)*"
    r"(?P<what>att\s[^.;:]{8,160})$"
)
TO_OUTCOME = re.compile(
    r"Till\s+(?P<outcome>[^.,;:]{6,60}?)\s+(?:har\s+(?:\w+\s+)?bidragit|bidrog|bidrar)\s+(?:(?:också|även|dessutom|framför\s+allt|särskilt)\s+)*(?P<what>[^.;:]{8,160})$"
)
# "Tidig dialog lyftes fram som viktigt för resultatet"
SAID_AS = re.compile(
    r"(?P<what>(?!Det\s+som\s)[^.;:]{8,140}?)\s+(?:lyfts|lyftes|framhålls|framhölls|beskrivs|beskrevs|nämns|nämndes|anges|angavs|pekas|pekades|ses|sågs|upplev[sd]e?s?|ansågs|anses|betrakta(?:s|des)|bedöms|bedömdes)"
    r"\s+(?:(?!inte\s|aldrig\s|knappast\s)[\w-]+\s+){0,3}?(?:som|vara)\s+(?P<said>[^.,;:]{5,90})$"
)
# "De korta beslutsvägarna var avgörande"
WAS_SAID = re.compile(
    r"(?P<what>Att\s[^.;:–]{8,140}|(?!Det\s+som\s|Avgörande\s|Att\s)[^.;:–]{8,140}?)(?<!\ssom),?\s+(?:är|var|blev|(?:har\s+)?varit|visade\s+sig\s+vara)\s+(?!det\s)(?P<said>[^.,;:]{5,90})$"
)
# "Projektet har goda möjligheter att lyckas, särskilt eftersom markägarna är med"
PROSPECT = re.compile(
    r"[^.;:]{0,140}?(?:förutsättning|möjlighet|chans|utsikt)\w*\s+att\s+(?:\w+\s+){0,2}?(?:lyckas|framgångsrik\w*|nå\s+[^.,;:]{2,30}|fungera)(?:\s+\w+)?,?\s+"
    r"(?:(?:särskilt|inte\s+minst|bland\s+annat|framför\s+allt)\s+)*(?:(?:eftersom|då)\s+(?P<what>[^.;:]{8,160})|(?:genom|tack\s+vare)\s+(?P<many>(?:att\s)?[^.;:]{8,200}))$"
)
NOT_TO = re.compile(r"att\s+(?:(?:man|ni|vi|andra)\s+)?(?:inte|aldrig|undvika)\s+(?:(?:ska|bör|får)\s+)?(?:att\s+)?")
AND = re.compile(r"\s(?:och|samt)\s")
HALVES = re.compile(r",\s+(?:och|men|medan)\s+")
NEARBY = 300  # code points
# What else than the work itself a sentence on it speaks of.
OF_PROCESS = re.compile(
    r"projekt|arbet|samverk|beslut|möte|avstämning|dialog|parterna|styrgrupp|handlägg|process|underlag|remiss|mandat|uppdrag"
    r"|rollerna|roller(?![^\W_])|ansvar|datainsaml|rekryter|upphandl|implementer"
    r"|(?:gått|gick)\s+(?:\w+\s+)?(?:bra|vägen)",
    re.IGNORECASE,
)
# "Nätverket valde tre frågor som är avgörande för …" says nothing of the choice.
LEADS_ON = re.compile(r"(?:följande|nedan|dessa)\W*$")
ENDS_OTHERWISE = re.compile(r"(?<![^\W_])(?:inte|aldrig|knappast|som)$")
DENIED = re.compile(r"(?<![^\W_])(?:inte|aldrig|varken|knappast)(?![^\W_])")


def caused(text: str, sentence: Span, announced: bool = False) -> list[Cued]:
    """Return the factors that a sentence tells as causes; each half of one parted by "och" or "men" may tell one."""
    cut = HALVES.search(text, *sentence)
    if cut:
        halves = [
            _caused(text, half, announced)
            for half in (Span(sentence.start, cut.start()), Span(cut.end(), sentence.end))
        ]
        if all(halves) or (any(halves) and "och" not in cut.group()):
            return [cue for half in halves for cue in half]
    return _caused(text, sentence, announced)


def _caused(text: str, sentence: Span, announced: bool) -> list[Cued]:
    """Return the factor that a sentence tells as a cause of how the work went; a denial tells none.

    Where no heading has `announced` factors, the text around it must speak of the work.
    """
    sentence = without_speaker(text, sentence)
    words = text[slice(*sentence)]
    stop = sentence.start + len(words.rstrip(' .!”"'))
    said = behind_saying_that(text, sentence.start, stop)
    if text.startswith("?", stop - 1) or LEADS_ON.search(words):
        return []
    begins = said
    around = text[max(sentence.start - NEARBY, 0) : sentence.end + NEARBY]
    if not (announced or tells_of_work(around) or OF_PROCESS.search(words)):
        return []
    if thanks := THANKS.match(text, sentence.start, stop):
        return kept_factors("nytta", text, [Span(*thanks.span("what"))])
    for at in dict.fromkeys((sentence.start, said)):
        if cues := _valued(text, at, stop):
            return cues
        for kind, pattern in CAUSES:
            found = pattern.match(text, at, stop)
            if found and "members" in pattern.groupindex:
                return kept_factors(kind, text, listed(text, Span(*found.span("members"))))
            if (
                found
                and not DENIED.search(text[found.end("what") : found.end()])
                and not ENDS_OTHERWISE.search(found["what"])
            ):
                said = behind_saying_that(text, found.start("what"), found.end("what"))
                return kept_factors(kind, text, [Span(said, found.end("what"))])
    return next((cues for at in dict.fromkeys((sentence.start, begins)) if (cues := told(text, at, stop))), [])


def _valued(text: str, start: int, stop: int) -> list[Cued]:
    """Return the factors that a stretch calls decisive or hard, before or behind them, or reasons to succeed."""
    if learnt := LESSON.match(text, start, stop):
        if warns := NOT_TO.match(learnt["what"]):  # what not to do
            return kept_factors(PITFALL, text, [Span(learnt.start("what") + warns.end(), learnt.end("what"))])
        return kept_factors(lesson_kind(learnt["what"]) or SUCCESS, text, [Span(*learnt.span("what"))])
    if (first := FRONTED.match(text, start, stop)) and (kind := fronted(first["said"])):
        return kept_factors(kind, text, listed(text, Span(*first.span("what"))))
    if (to := TO_OUTCOME.match(text, start, stop)) and (kind := outcome(to["outcome"].casefold())):
        return kept_factors(kind, text, listed(text, Span(*to.span("what"))))
    if (called := SAID_AS.match(text, start, stop)) and (kind := fronted(called["said"])):
        return kept_factors(kind, text, listed(text, Span(*called.span("what"))))
    if (was := WAS_SAID.match(text, start, stop)) and fronted(was["said"]) == SUCCESS:
        what = Span(behind_saying_that(text, *was.span("what")), was.end("what"))
        return kept_factors(SUCCESS, text, listed(text, what) if AND.search(text, *what) else [what])
    if prospect := PROSPECT.match(text, start, stop):
        one = prospect["what"]
        return kept_factors(
            SUCCESS, text, [Span(*prospect.span("what"))] if one else listed(text, Span(*prospect.span("many")))
        )
    return []
