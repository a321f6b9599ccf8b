"""What says with a verb that factors follow: "Det som bidrog till framgången", "Vad gick snett?"."""

from __future__ import annotations

import re
from functools import cache

from loaders.factor_words.words import BARE

# Headings that say it with a verb: "Det som bidrog till framgången", "Vad gjorde skillnad?", "Vad gick snett?".
LEAD_IN = (
    r"(?:allt|följande|det|vad\s+är\s+det\s+som|vad|detta|det\s+här|sådant|saker|faktorer|omständigheter|förhållanden|skäl|arbetssätt|metoder|grepp|någ(?:ot|onting)\s+som|några\s+saker|styrkor|svagheter)\s+"
    r"(?:\w+\s+){0,5}?"
)
HINDERS = (
    r"(?:försvåra|hindra|hämma|bromsa|stoppa|fördröj|försena|sinka|krångla|strula|kärva|ställ\w*\s+till|motverka|begränsa|stjälp)\w*"
    r"|(?:skava|skavde|skaver|svåra?s?t?|utmanande|knepigt|besvärligt|krångligt|tufft|trögt|snett|fel|mindre\s+bra|sämre|dåligt)"
    r"|gick\s+inte|inte\s+(?:gick|gått|blev|blivit)|(?:står|stod|stått)\s+i\s+vägen|(?:drog|dragit|drar)\s+ut\s+på\s+tiden|(?:tog|tar|tagit|kostade|kostat)\s+(?:lång\s+|för\s+lång\s+|längre\s+|mycket\s+|mest\s+|längst\s+)?(?:tid|kraft|energi)|saknades"
    r"|(?:höll|räckte)\s+inte(?:\s+till)?|(?:höll|håller|hållit)\s+(?:\w+\s+)?tillbaka|(?:satt|sätter|satte)\s+käppar\s+i\s+hjulet"
)
HELPS = (
    r"(?:fungera|funka|underlätta|möjligg|främja|hjälp|stärk|lycka|gynna)\w*|bidra(?:r|git)?|bidrog|(?:bar|bär|burit)(?:\s+upp)?"
    r"|(?:gör|gjorde|gjort)\s+(?:stor\s+|all\s+)?skillnad|(?:gick|gått|går)\s+(?:(?:så|extra|särskilt|riktigt|väldigt|mycket)\s+)?bra|(?:varit|var|är)\s+(?:lätt|enkelt|positivt|bra)|framgång\w*|driver\s+på|drev\s+på|gav\s+(?:\w+\s+)?resultat"
    r"|(?:bety(?:dde|der|tt)|spelat|spelade|spelar)\s+(?:mest|mycket|störst|(?:en\s+)?(?:stor|störst|avgörande)\s+(?:roll|betydelse))"
    r"|(?:gör|gjorde|gjort)\s+att\s+(?:\w+\s+){1,4}(?:(?:lyck|funge|fungera|funka|höll)\w*|(?:gick|gått|kom|kommit)\s+(?:bra|vägen|i\s+mål|i\s+hamn|framåt|så\s+långt))"
    r"|(?:nått|nådde)\s+(?:läng(?:re|st)|(?:så\s+)?långt)|avgörande|(?:stor|avgörande|särskild)\s+(?:betydelse|vikt)"
    r"|(?:mest\s+)?nöjda?\s+med|driv(?:it|er)\s+(?:\w+\s+)?framåt|drev\s+(?:\w+\s+)?framåt"
)
GIVES = r"(?:har\s+|väntas\s+|förväntas\s+)?(?:lett|ledde|leder|leda)\s+till"
GIVES += r"|(?:blir|blev|blivit)\s+(?:\w+\s+)?(?:bättre|lättare|enklare|tryggare)(?:\s+för\s.*)?"
GIVES += (
    r"|(?:gav|ger|gett|givit|vann|vunnit|tjäna\w*)(?:\s+(?:oss|er|dig|det|samverkan|samarbetet|projektet|arbetet|vi"
)
GIVES += r"|kommun|region|länet|bygden|deltagarna|företag|invånar)\w*.*)?"
GIVES += r"|(?:fick|får|fått)\s+(?:\w+\s+)?ut(?:\s+av.*)?|(?:betytt|betydde)\s+för\s.*"
SAYS = tuple(
    (kind, re.compile(rf"{LEAD_IN}(?:{verb}){end}"))
    for kind, verb, end in (
        ("fallgrop", HINDERS, r"(?![^\W_]).*"),
        ("framgangsfaktor", HELPS, r"(?![^\W_]).*"),
        ("nytta", GIVES, ""),
    )
)
# "Vad fungerade mindre väl?": what did not help
DENIES = re.compile(r"(?<![^\W_])(?:inte(?!\s+(?:bara|minst))|mindre|sämre|dåligt|illa|aldrig)(?![^\W_])")
AND = re.compile(r"\s(?:och|eller|samt|respektive)\s")
LONGEST_SAYING = 8  # words


def said(words: str, longest: int = LONGEST_SAYING) -> str | None:
    """Return the factor kind that is said with a verb, in so many words at most, or None.

    >>> said("det som bidrog mest till resultatet"), said("vad fungerade mindre väl"), said("det som togs upp")
    ('framgangsfaktor', 'fallgrop', None)
    """
    short = len(words.split()) <= longest
    found = next((kind for kind, pattern in SAYS if short and pattern.fullmatch(words)), None)
    # Recognition loses diacritics in whole words or none: they are looked for once more without any.
    found = found or next((k for k, p in _bare_says() if short and p.fullmatch(words.translate(BARE))), None)
    if found and _of_both(words):
        return None
    return "fallgrop" if found == "framgangsfaktor" and DENIES.search(words) else found


def _of_both(words: str) -> bool:
    """Whether words joined by "och" tell of what helped and of what hindered: "vad har hjälpt och vad har stjälpt"."""
    halves = AND.split(words, maxsplit=1)
    hinders = [re.search(rf"(?<![^\W_])(?:{HINDERS})|{DENIES.pattern}", half) is not None for half in halves]
    helps = [re.search(rf"(?<![^\W_])(?:{HELPS})", half) is not None for half in halves]
    return len(halves) > 1 and (
        (helps[0] and not hinders[0] and hinders[1]) or (hinders[0] and helps[1] and not hinders[1])
    )


@cache
def _bare_says() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((kind, re.compile(pattern.pattern.translate(BARE))) for kind, pattern in SAYS)
