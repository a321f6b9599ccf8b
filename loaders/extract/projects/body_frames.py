"""The wordings that put a project's name beside bodies: `MASK` stands for a body, `name` is where a name begins."""

from __future__ import annotations

import re

from loaders.extract.parties.acting import FINITE
from loaders.extract.parties.role_phrases import role_nouns

MASK = "¤"
_END = r"(?![^\W_])"
_ONE = rf"(?:(?:både\s+|även\s+)?(?:[a-zåäö]{{4,}}(?:et|en|na)\s+)?{MASK}++(?:\s\([^()\n]{{1,40}}\))?+)"
BODIES = rf"{_ONE}(?:(?:,|\s+(?:och|samt|&))\s+{_ONE})*+"
# "sedan i våras", "tillsammans", "under 2024": what stands between a verb and its object
_ALSO = (
    r"(?:(?:nu|också|även|redan|tillsammans|gemensamt|(?:sedan|under)\s+(?:i\s+|våren\s+|hösten\s+)?[\w–-]+)\s+){0,3}"
)
NAME = r"[”\"“«]?(?P<name>(?=[A-ZÅÄÖ]))"
_WORDS = r"[”\"“«]?(?P<words>[A-ZÅÄÖ][\w&’-]*(?:[ \n][\w&’-]+){0,7}?)[”\"»]?"
_DOES = (
    r"(?:(?:har|ska|skall)\s+)?(?:driver|drev|drivit|driva|leder|ledde|lett|leda|äger|ägde|ägt|äga"
    r"|genomför|genomförde|genomfört|genomföra|samordnar|samordnade|samordnat|samordna)"
)
_OF_ROLE = rf"(?:är|var|blir|blev)\s+(?:(?:en|också|även)\s+)?(?:{role_nouns()})"
# "som A driver sedan 2021", "som A är projektägare för", "som A höll i"
_IS_DONE = rf"(?:{_DOES}|(?:håller|höll)\s+i|(?:står|stod)\s+bakom|ansvara(?:r|de)\s+för|{_OF_ROLE}\s+(?:för|i|till))"
_PASSIVE = (
    r"(?:driv[si]ts?|drevs|leds|leddes|letts|ägs|ägdes|ägts|genomförs|genomfördes|genomförts|samordna(?:s|des|ts))"
)
# What stands behind a name and tells who does it; behind "där" they may do anything.
RELATIVE = re.compile(
    rf"[”\"»]?(?:\s\([^()\n]{{2,40}}\))?"
    rf"(?:,?\s+som\s+{_ALSO}(?:{BODIES}(?:\s+[\w-]+){{0,4}}?\s+{_IS_DONE}|{_PASSIVE}(?:\s+[\w–-]+){{0,4}}?\s+(?:av|från)\s+{BODIES})"
    rf"|,\s+ett\s+[\w-]*(?:projekt|samarbete)\s+(?:som|där|mellan)\s+{_ALSO}{BODIES}"
    rf"|,\s+med\s+{BODIES}\s+som\s+(?:{role_nouns()})"
    rf"|(?P<loose>,\s+där\s+{_ALSO}(?:{FINITE}\s+{_ALSO})?{BODIES})){_END}"
)
# "I X prövar A och B", "I arbetet med X samverkar A och B", "Bakom X står A"
FRONTED = re.compile(
    r"(?:(?P<bare>I(?=\s[A-ZÅÄÖ]))|I|Inom|Genom|Med|Bakom|Kring)\s+"
    r"(?:(?:arbetet|samarbetet|styrgruppen)\s+(?:för|med|kring|i|bakom|av)\s+)?"
    rf"{_WORDS}\s+(?:{FINITE}|vill|kan|fick|gick|tog|stod)\s+{_ALSO}{BODIES}{_END}"
)
# What a speaker tells of is a project's where the next sentence says who leads it.
PRESENTED = re.compile(
    r"(?<![^\W_])(?i:berättade?r?\s+(?:\w+\s+)?om|presenterade?r?|visade?r?|beskrev|redogjorde\s+för|informerade\s+om"
    r"|(?:resultat|erfarenheter|lärdomar)\w*\s+från|först\s+ut\s+(?:är|var))\s+"
    rf"{NAME}"
)
LED_NEXT = re.compile(
    rf"(?:,\s+som\s+[^.;:]{{5,80}})?[.!?]\s+(?:{BODIES}\s+{_ALSO}(?:{_DOES}|ansvarar|håller\s+i|står\s+bakom|{_OF_ROLE})"
    r"(?:\s+(?:det|arbetet|projektet|insatsen|satsningen|försöket))?"
    rf"(?=[\s.,]+(?!{MASK}|[A-ZÅÄÖ][a-zåäö]+\s+[a-zåäö]+\s+som)[a-zåäöA-Z]|[.]|\s*$)"
    rf"|(?i:{role_nouns()})\w*\s+(?:är|var)\s+{BODIES}|Ett\s+(?:\w+\s+){{0,2}}\w*projekt\s+(?:med|mellan|som|där)\s+{BODIES}){_END}"
)
# "X startade 2023. A samordnar." and "X (2021–2023). Projektägare var A": a sentence begins with the name, or is it.
BEGUN = re.compile(rf"{_WORDS}(?:\s\([^()\n]{{2,20}}\))?(?:\s+(?:{FINITE}|vill)\s[^.;:!?]+|(?=[.!]))")
