"""Factors that a verb or a cause tells, where no noun does: "Otydliga mandat ledde till dubbelarbete".

Nobody calls them factors, so their kind is inferred. What is caused must be the work itself, or what goes wrong
in it: "Regnet försenade bygget" names none.
"""

from __future__ import annotations

import re

from loaders.document import Span
from loaders.extract.factor_members import Cued, kept_factors
from loaders.extract.factor_nouns import behind_saying_that
from loaders.factor_headings import tells_of_work

_WORK = (
    r"(?:projekt|projektarbete|arbete|samarbete|samverkan|samverkansarbete|partnerskap|process|genomförande|framdrift"
    r"|förankring|dialog|insats|satsning|pilot|uppdrag|utredning|planprogram)(?:m?et|en|n|t)?"
)
_WHAT = r"(?P<what>[^.;:]{8,110}?)"
_TURNED_OUT = r"(?:kunde|har|hade|blev|fick|gick|lyckades|kan)"
_WRONG = (
    r"(?:dubbelarbete|merarbete|förseningar|missförstånd|konflikter|osäkerhet|otydlighet|oklarheter|långa\s+ledtider"
    r"|att\s+(?:arbetet|projektet|processen)\s+(?:försenades|stannade|drog|avstannade))"
)
_HINDERED = r"(?:försena|fördröj|försvåra|bromsa|hindra|hämma)(?:t|r|de|er)"
CAUSES = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("framgangsfaktor", rf"Tack\s+vare\s+(?!att\s){_WHAT}\s+{_TURNED_OUT}\s"),
        ("framgangsfaktor", rf"Tack\s+vare\s+{_WHAT}\s+(?:kunde|lyckades)\s"),
        ("framgangsfaktor", rf"Utan\s+{_WHAT}\s+hade\s+(?:{_WORK}|vi)\s"),
        ("framgangsfaktor", rf"{_WHAT}\s+(?:har\s+)?underlätta(?:de|t)(?:\s+{_WORK}(?![^\W_])|$)"),
        (
            "framgangsfaktor",
            rf"{_WHAT}\s+(?:är|var|har\s+varit|visade\s+sig\s+vara)\s+(?:helt\s+)?avgörande\s+för\s+(?:{_WORK}"
            r"|resultatet|framgången|tilliten|utfallet|att\s+lyckas)(?![^\W_])",
        ),
        (
            "framgangsfaktor",
            r"(?:(?:Helt|Särskilt)\s+)?[Aa]vgörande\s+(?:för\s+[^.,;:]{1,60}?\s+)?(?:är|var|blev|har\s+varit)\s+(?:också\s+)?"
            r"(?P<what>att\s[^.;:]{8,140})$",
        ),
        (
            "framgangsfaktor",
            r"Det\s+(?:är|var|blev|har\s+varit|har\s+också\s+varit)\s+(?:helt\s+|också\s+)?avgörande\s+(?:för\s+[^.,;:]{1,60}?\s+)?"
            r"(?P<what>att\s[^.;:]{8,140})$",
        ),
        ("fallgrop", rf"{_WHAT}\s+(?:har\s+)?{_HINDERED}\s+{_WORK}(?![^\W_])"),
        ("fallgrop", rf"{_WHAT}\s+(?:har\s+lett|ledde)\s+till\s+{_WRONG}(?![^\W_])"),
        (
            "fallgrop",
            rf"(?i:{_WORK})\s+(?:pausades|avbröts|försenades|avstannade|stannade\s+av|drog\s+ut\s+på\s+tiden|lades\s+ner"
            r"|tappade\s+fart)(?:\s[^.;:]{1,40}?)?\s+(?:på\s+grund\s+av|eftersom|därför\s+att|när)\s+"
            r"(?P<what>[^.;:]{8,110})$",
        ),
        (
            "fallgrop",
            r"(?:[^.;:]{0,60}\s)?upplev(?:de|er|t|s)\s+(?:[^.;:]{1,60}?\s)?att\s+(?P<what>[^.;:]{0,60}?(?:saknad?e|hade\s+svårt"
            r"|inte\s+hann|var\s+(?:otydlig|oklar|svår)\w*)(?![^\W_])[^.;:]{0,80})$",
        ),
        ("nytta", rf"(?i:{_WORK})\s+(?:har\s+lett|ledde)\s+till\s+(?!{_WRONG})(?P<what>att\s[^.;:]{{8,140}})$"),
    )
)
# "Avgörande har varit att kommunerna fick sätta agendan": of the work that is told of around it
DECISIVE = re.compile(r"(?:(?:Helt|Särskilt)\s+)?[Aa]vgörande\s+(?:var|blev|har\s+varit)\s")
NEARBY = 300  # code points
# What else than the work itself a sentence on it speaks of.
OF_PROCESS = re.compile(
    r"projekt|arbet|samverk|beslut|möte|avstämning|dialog|parterna|styrgrupp|handlägg|process|underlag|remiss|mandat|uppdrag"
    r"|rollerna|roller(?![^\W_])|ansvar",
    re.IGNORECASE,
)
ENDS_DENIED = re.compile(r"(?<![^\W_])(?:inte|aldrig|knappast)$")
DENIED = re.compile(r"(?<![^\W_])(?:inte|aldrig|varken|knappast)(?![^\W_])")


def caused(text: str, sentence: Span, announced: bool = False) -> list[Cued]:
    """Return the factor that a sentence tells as a cause of how the work went; a denial tells none.

    Where no heading has `announced` factors, the sentence must speak of the work or its process.
    """
    words = text[slice(*sentence)]
    stop = sentence.start + len(words.rstrip(' .!”"'))
    if DECISIVE.match(text, sentence.start, stop):
        announced = announced or tells_of_work(text[max(sentence.start - NEARBY, 0) : sentence.end + NEARBY])
    if text.startswith("?", stop - 1) or not (announced or tells_of_work(words) or OF_PROCESS.search(words)):
        return []
    start = behind_saying_that(text, sentence.start, stop)
    for at in dict.fromkeys((sentence.start, start)):
        for kind, pattern in CAUSES:
            found = pattern.match(text, at, stop)
            if (
                found
                and not DENIED.search(text[found.end("what") : found.end()])
                and not ENDS_DENIED.search(found["what"])
            ):
                said = behind_saying_that(text, found.start("what"), found.end("what"))
                return kept_factors(kind, text, [Span(said, found.end("what"))])
    return []
