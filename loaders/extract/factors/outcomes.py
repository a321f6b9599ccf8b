"""How sentences tell the way the work went: a result with its reason, a mistake seen afterwards, what got easier."""

from __future__ import annotations

import re

from loaders.extract.factors.cause_forms import WORK

_SUCCEEDED = (
    r"(?:lycka[dst]\w*|framgång\w*|fungera\w*|funka\w*|god[at]?\s+resultat\w*|resultate[nt]|genomslage?t?|uppslutning\w*"
    r"|(?:gått|gick|går)\s+(?:\w+\s+)?(?:bra|väl|vägen|i\s+lås|smidigt)"
    r"|(?:kom|kommit|nå\w*)\s+(?:\w+\s+)?(?:i\s+mål|i\s+hamn|framåt|så\s+långt))(?![^\W_])"
)
_FAILED = (
    r"(?:försen\w*|fördröj\w*|misslyck\w*|dröj[dt]\w*|avbr[öu]t\w*|avstanna\w*|stanna(?:de|t)\s+(?:av|upp)|bakslag\w*"
    r"|dr(?:og|agit|ar)\s+ut\s+på\s+tiden|tappa(?:de|t)|uteblev|uteblivit|(?:gick|gått)\s+(?:\w+\s+)?(?:snett|fel|trögt|långsamt)"
    r"|inte\s+(?:\w+\s+){0,3}(?:lyck\w+|fungera\w*|gått|gick|kommit|kom|blivit|blev))(?![^\W_])"
)
_SO_MUCH = r"[^.;:]{0,60}?"
_BEFORE = r"(?:[^.;:]{0,90}?(?<![^\W_]))?"
_WHAT = r"(?P<what>(?!vilk\w+\s|hur\s|vad\s|om\s|vem\s)[^.;:]{8,200})$"


def _reasons(outcome: str) -> tuple[str, ...]:
    """Return "[it went so] beror på att …", "orsaken till [that] var att …", "[the work went so] eftersom …"."""
    told = rf"(?i:{outcome}){_SO_MUCH}"
    return (
        rf"{_BEFORE}{told}\s+(?:beror|berodde|kan\s+förklaras|förklaras|förklarades|har\s+sin\s+grund)\s+(?:på|av|i)\s+{_WHAT}",
        r"(?:(?:En|Ett|Den|Det)\s+)?(?:\w+\s+){0,3}?(?i:orsak|skäl|anledning|förklaring)\w*\s+(?:till|bakom)\s+"
        rf"(?:{_SO_MUCH}\s)?{told}\s+(?:är|var|har\s+varit)\s+(?=att\s){_WHAT}",
        rf"(?=[^.;:]*?(?<![^\W_])(?i:{WORK})(?![^\W_])){_BEFORE}{told},?\s+"
        rf"(?:(?:just|särskilt|inte\s+minst|bara|mycket)\s+)?(?:eftersom|därför\s+att)\s+{_WHAT}",
    )


# Those who tell of their own work: "Vi underskattade hur lång tid det tar"
_OURSELVES = rf"(?:Vi|Man|Jag|Parterna|Deltagarna|Kommunerna|(?i:{WORK})|[A-ZÅÄÖ]\w+(?:gruppen|ledningen|ledaren))"
_MISJUDGED = (
    r"(?:underskatta(?:de|t)|missbedöm(?:de|t)|förbis(?:åg|ett)|(?:glömde|glömt)(?:\s+bort)?|missa(?:de|t)(?=\s+att\s)|försumma(?:de|t)"
    r"|(?:räknade|tänkte)\s+inte\s+(?:med|på)|inte\s+(?:räknat\s+med|tänkt\s+på))"
)
# "tror att det blir lättare att rekrytera", but not "målet är att det blir lättare"
_HOPED = r"(?:[Mm]ål|[Ss]yfte|önska|ska\s|skulle\s|vill\s|bör\s|hopp|hoppas)"
_EASIER = r"(?:betydligt\s+|mycket\s+|märkbart\s+)?(?:lättare|enklare|snabbare|billigare|tryggare|smidigare|möjligt)"

OUTCOMES = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        # "Förseningen i steg 2 beror på vädret" is a status, no lesson: only whole clauses tell of failure.
        *(
            ("fallgrop", rf"(?=Att\s|Projekt|Samarbet|Arbetet|En\s|Ett\s|[^.]*\sorsak){reason}")
            for reason in _reasons(_FAILED)
        ),
        *(("framgangsfaktor", reason) for reason in _reasons(_SUCCEEDED)),
        ("fallgrop", rf"(?P<what>{_OURSELVES}\s+(?:hade\s+|har\s+)?{_MISJUDGED}\s[^;:]{{8,160}})$"),
        (
            "fallgrop",
            r"(?:Risken|Faran|En\s+risk)\s+(?:finns|fanns|kvarstår)\s+(?:för\s+)?(?P<what>att\s[^.;:]{8,140})$",
        ),
        (
            "fallgrop",
            r"(?P<what>Det\s+(?:har\s+varit|var|visade\s+sig\s+(?:vara\s+)?)(?:\s*\w+)?\s+(?:svårt|svårare|knepigt|krångligt|tufft|besvärligt|trögt)"
            r"\s+(?:än\s+\w+\s+)?att\s[^.;:]{6,140})$",
        ),
        (
            "framgangsfaktor",
            rf"(?:{_SO_MUCH}(?<![^\W_]))?(?i:{WORK}|det|vi|resultatet)\s+hade\s+(?:inte|aldrig|knappast)\s+(?:\w+\s+){{1,4}}?"
            r"utan\s+(?P<members>[^.;:]{8,160})$",
        ),
        (
            "framgangsfaktor",
            rf"För\s+att\s+{_SO_MUCH}(?i:{_SUCCEEDED}){_SO_MUCH}\s+(?:krävs|krävdes|behövs|behövdes)\s+(?:det\s+)?(?P<members>[^.;:]{{8,200}})$",
        ),
        (
            "nytta",
            rf"(?:Resultatet|Effekten|Ett\s+resultat|En\s+(?:\w+\s+)?effekt)\s+av\s+(?:\w+\s+){{0,2}}?(?i:{WORK})\s+(?:\w+\s+){{0,2}}?(?:är|var|blev|har\s+blivit)"
            r"\s+(?P<members>att\s[^.;:]{8,200})$",
        ),
        (
            "nytta",
            rf"(?:(?![^.;:]*{_HOPED})[^.;:]{{3,80}}?\s(?=att\s))?(?P<what>(?:att\s+d|D)et\s+"
            r"(?:har\s+(?:nu\s+)?blivit|blir|blev|är\s+(?:nu|numera)|går\s+(?:nu|numera))\s+"
            rf"{_EASIER}\s+(?:för\s+[^.,;:]{{2,50}}?\s+)?att\s[^.;:]{{6,140}})$",
        ),
    )
)
