"""What says with a verb that factors follow: "Det som bidrog till framgången", "Vad gick snett?"."""

from __future__ import annotations

import re

LEAD_IN = r"(?:det|vad|saker|styrkor|svagheter)\s+(?:\w+\s+){0,6}?"
HINDERS = (
    r"(?:f[öo]rsv[åa]ra|hindra|hämma|bromsa|stjälp|skav|svår)\w*|trögt|snett|fel(?![^\W_])|ställ\w*\s+till"
    r"|h[åö]ll\w*\s+(?:\w+\s+)?tillbaka"
)
HELPS = (
    r"(?:fungera|funka|hj[äa]lp|lyck|framgång)\w*|bidra\w*|bidrog|avg[öo]rande|(?:gör|gjorde|gjort)\s+skillnad"
    r"|(?:gick|gått|går)\s+(?:bra|vägen)|betytt\s+mest|nå\w+\s+läng\w+|driv\w+\s+(?:\w+\s+)?framåt"
)
GIVES = r"(?:gett|gav|ger)|(?:får|fick|fått)\s+(?:\w+\s+)?ut(?:\s+av.*)?"
SAYS = (
    ("fallgrop", re.compile(rf"{LEAD_IN}(?:{HINDERS}).*")),
    ("framgangsfaktor", re.compile(rf"{LEAD_IN}(?:{HELPS}).*")),
    ("nytta", re.compile(rf"{LEAD_IN}(?:{GIVES})")),
)
# "Vad fungerade mindre väl?": what did not help
DENIES = re.compile(r"(?<![^\W_])(?:inte(?!\s+(?:bara|minst))|mindre|sämre|aldrig)(?![^\W_])")
LONGEST_SAYING = 8  # words


def said(words: str, longest: int = LONGEST_SAYING) -> str | None:
    """Return the factor kind that is said with a verb, in so many words at most, or None; of two, none.

    >>> said("det som bidrog mest till resultatet"), said("vad fungerade mindre väl"), said("det som togs upp")
    ('framgangsfaktor', 'fallgrop', None)
    """
    if len(words.split()) > longest:
        return None
    found = [kind for kind, pattern in SAYS if pattern.fullmatch(words)]
    if len(found) != 1:
        return None
    return "fallgrop" if found[0] == "framgangsfaktor" and DENIES.search(words) else found[0]
