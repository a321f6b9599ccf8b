"""What a sentence says first of what it names last: "Avgörande för resultatet var att …", "Svårast har varit att …"."""

from __future__ import annotations

import re

from loaders.factor_words.polarity import BENEFIT, PITFALL, SUCCESS
from loaders.factor_words.words import tells_of_work

HOW = r"(?:(?:det|helt|särskilt|minst|lika|mest|allra|mycket|också|även|inte\s+minst|extra|ännu|kanske|som)\s+)*"
# What helps or hinders by itself, and what does so only where it is said to be for the work
DECISIVE = (
    r"avgörande|ovärderlig\w*|kritisk[at]?|guld\s+värt?|bidragande|nödvändig\w*"
    r"|framgångsrikt|(?<=mest\s)lyckat|(?<=särskilt\s)lyckat|nyckeln?|hemligheten|receptet|viktigast"
)
GOOD = (
    r"viktig\w*|central\w*|betydelsefull\w*|värdefull\w*|väsentlig\w*|grundläggande|bra|positivt|gynnsamt"
    r"|av\s+(?:\w+\s+)?(?:betydelse|vikt|värde)"
)
BAD = (
    r"svår\w*|krånglig\w*|besvärlig\w*|problematisk\w*|knepig\w*|tung\w*|tuff\w*|trög\w*|jobbig\w*|utmanande|negativt|hindrande|hämmande"
    r"|försvårande|bromsande|mindre\s+(?:bra|lyckat)|sämst|sämre|dåligt"
)
SAID = re.compile(
    rf"{HOW}(?:(?P<decisive>{DECISIVE})|(?P<good>{GOOD})|(?P<bad>{BAD})|(?P<best>(?:bäst|roligast|finast|häftigast)[ea])|(?P<gain>(?:en|ett|den)\s+(?:\w+\s+)?positiva?t?\s+(?:följd|konsekvens|förändring|bieffekt|sidoeffekt)\w*))(?:\s+av\s+allt)?(?P<of>\s+(?:för|till|i|under|med|av|bakom|hittills)(?:\s+[^.,;:]+)?)?",
    re.IGNORECASE,
)
OUTCOME = re.compile(
    r"tillit|förtroende|framgång|resultat|utfall|lycka|lyckats|lyckades|genomför|(?:gick|gått|gå)\s+(?:\w+\s+)?(?:bra|vägen|som|snabbt|fort|lätt|smidigt)|funge?ra|funka|i\s+mål|\sdet(?:ta)?$",
    re.IGNORECASE,
)


def fronted(said: str) -> str | None:
    """Return the factor kind of what a sentence that begins with these words and a copula names.

    >>> fronted("Av stor betydelse för resultatet"), fronted("Svårast"), fronted("Viktigt")
    ('framgangsfaktor', 'fallgrop', None)
    """
    found = SAID.fullmatch(said.strip())
    if found is None:
        return None
    if found["bad"]:
        return PITFALL
    if found["gain"]:
        return BENEFIT
    if found["best"]:
        return BENEFIT if found["of"] and tells_of_work(found["of"]) else None
    of = found["of"] or ""
    if found["decisive"]:
        return SUCCESS if not of or OUTCOME.search(of) or tells_of_work(of) else None
    return SUCCESS if OUTCOME.search(of) or tells_of_work(of) else None
