"""Factors that a verb or a cue tells, where no noun does: "Personalbyten har bromsat arbetet".

Nobody calls them factors, so their kind is inferred. What is caused must be the work itself: "Regnet försenade
bygget" names none.
"""

from __future__ import annotations

import re

from loaders.document import Span
from loaders.extract.factors.members import Cued, kept_factors, listed
from loaders.extract.factors.speakers import behind_saying_that, without_speaker
from loaders.factor_words.words import tells_of_work

WORK = r"(?:projekt|arbete|samarbete|samverkan|process|genomförande)\w*"
IS = r"(?:är|var|blev|har\s+varit)"
WHAT = r"(?P<what>[^.;:]{8,110}?)"
THAT = r"(?P<what>att\s[^.;:]{8,160})$"
HINDERED = r"(?:försena|försvåra|bromsa|hindra|hämma)(?:t|r|de)"
LESSON = re.compile(
    r"(?:(?:En|Den|Vår)\s+(?:av\s+)?(?:\w+\s+){0,2}?(?:lärdom|erfarenhet)\w*|Lärdomen)"
    rf"(?:\s+(?:från|av|i|efter|för)\s+[^.,;:]{{1,50}}?)?\s+{IS}\s+"
)
# One pattern a form: of `what` helps or hinders, or of several `members`.
CAUSES = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("framgangsfaktor", rf"Tack\s+vare\s+(?!att\s){WHAT}\s+(?:kunde|kan|har|hade|fick|blev)\s"),
        ("framgangsfaktor", r"[^.;:]{3,200}?\s+tack\s+vare\s+(?!att\s)(?P<members>[^.;:]{8,200})$"),
        ("framgangsfaktor", rf"Utan\s+{WHAT}\s+hade\s+(?:{WORK}|vi)\s"),
        (
            "framgangsfaktor",
            rf"{WHAT}\s+{IS}\s+(?:avgörande|centrala?t?|kritiska?t?)\s+för\s+(?:{WORK}|att\s+lyckas)(?![^\W_])",
        ),
        (
            "framgangsfaktor",
            rf"(?:Avgörande|Viktigast|Det\s+viktigaste|Nyckeln)(?:\s+(?:för|till)\s+[^.;:]{{1,90}}?)?\s+{IS}\s+{THAT}",
        ),
        ("framgangsfaktor", rf"{WHAT}\s+(?:ligger|låg)\s+bakom\s+(?:framgång|resultat)"),
        ("framgangsfaktor", rf"(?:[^.;:]{{3,80}}\s)?lyfter\s+att\s+{WHAT},?\s+{IS}\s+avgörande$"),
        (
            "framgangsfaktor",
            r"(?P<members>(?:(?!\sinte\s)[^.;:]){4,160}?)\s+betrakta(?:s|des)\s+(?:(?!inte\s)\w+\s+)?(?:vara|som)\s+"
            rf"(?:grundläggande|avgörande)\s+för\s+(?:att\s+\w+a\s+)?(?:\w+\s+)?{WORK}",
        ),
        (
            "fallgrop",
            rf"(?:Det\s+är\s+(?:inte\s+o)?vanligt\s+att\s+)?(?P<what>[^.;:]{{8,200}}?),\s+vilket\s+{HINDERED}\s+{WORK}",
        ),
        ("fallgrop", rf"{WHAT}\s+(?:har\s+(?:också\s+)?)?{HINDERED}\s+{WORK}"),
        (
            "framgangsfaktor",
            rf"{WHAT},?\s+{IS}\s+en\s+(?:viktig\s+)?förutsättning(?:\s+för\s+(?:\w+\s+)?{WORK})?$",
        ),
        (
            "framgangsfaktor",
            rf"En\s+(?:annan\s+|av\s+de\s+\w+\s+)?förutsättning(?:en|arna)?\s+för\s+(?!att\s)[^.,;:]{{3,60}}?\s+{IS}\s+{THAT}",
        ),
        (
            "fallgrop",
            r"(?:[^.;:]{0,80}\s)?(?:ser|såg|finns|fanns)\s+(?:vi\s+)?(?:också\s+)?(?:en\s+)?(?:\w+\s+)?risk\s+"
            rf"(?:för\s+|i\s+)?{THAT}",
        ),
        ("framgangsfaktor", rf"{LESSON.pattern}{THAT}"),
    )
)
HALVES = re.compile(r",\s+(?:och|men|medan)\s+")
NEARBY = 300  # code points
# What else than the work itself a sentence on it speaks of.
OF_PROCESS = re.compile(
    r"arbet|beslut|möte|dialog|parterna|styrgrupp|handlägg|underlag|remiss|mandat|uppdrag|ansvar", re.I
)


def caused(text: str, sentence: Span, announced: bool = False) -> list[Cued]:
    """Return the factors that a sentence tells as causes; of two halves that "men" parts one may tell some."""
    cut = HALVES.search(text, *sentence)
    if cut:
        halves = [
            _caused(text, half, announced)
            for half in (Span(sentence.start, cut.start()), Span(cut.end(), sentence.end))
        ]
        if any(halves) and "och" not in cut.group():
            return [cue for half in halves for cue in half]
    return _caused(text, sentence, announced)


def _caused(text: str, sentence: Span, announced: bool) -> list[Cued]:
    """Return the factor that a sentence tells as a cause of how the work went.

    Where no heading has `announced` factors, the text around it must speak of the work.
    """
    sentence = without_speaker(text, sentence)
    words = text[slice(*sentence)]
    stop = sentence.start + len(words.rstrip(' .!”"'))
    said = behind_saying_that(text, sentence.start, stop)
    around = text[max(sentence.start - NEARBY, 0) : sentence.end + NEARBY]
    if words.endswith("?") or not (announced or tells_of_work(around) or OF_PROCESS.search(words)):
        return []
    for at in dict.fromkeys((sentence.start, said)):
        for kind, pattern in CAUSES:
            found = pattern.match(text, at, stop)
            if found and "members" in pattern.groupindex:
                return kept_factors(kind, text, listed(text, Span(*found.span("members"))))
            if found and not found["what"].endswith(" som"):  # "fyra områden som är centrala för arbetet"
                said = behind_saying_that(text, found.start("what"), found.end("what"))
                return kept_factors(kind, text, [Span(said, found.end("what"))])
    return []
