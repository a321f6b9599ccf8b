"""The wordings that put a project's name beside bodies: `MASK` stands for a body, `name` is where a name begins."""

from __future__ import annotations

import re

from loaders.extract.parties.acting import FINITE
from loaders.extract.parties.role_phrases import role_nouns

MASK = "¤"
_END = r"(?![^\W_])"
_ONE = (
    rf"(?:(?:både\s+|även\s+|bland\s+annat\s+)?(?:[a-zåäö]{{4,}}(?:et|en|na)\s+)?{MASK}++(?:\s\([^()\n]{{1,40}}\))?+)"
)
BODIES = rf"{_ONE}(?:(?:,|\s+(?:och|samt|&))\s+{_ONE})*+"
# Where the bodies before a verb end; to look for where they begin, from each of them, would be quadratic.
_LAST = rf"(?<={MASK})(?:\s\([^()\n]{{1,40}}\))?"
# "tillsammans", "just nu": what stands between a verb and its object
_ALSO = (
    r"(?:(?:nu|också|även|redan|tillsammans|gemensamt|numera|bland\s+annat|just\s+nu|i\s+dag|idag"
    r"|i\s+år|i\s+flera\s+år)\s+){0,3}"
)
NAME = r"[”\"“«]?(?P<name>(?=[A-ZÅÄÖ]))"
_WORDS = r"[”\"“«]?(?P<words>[A-ZÅÄÖ][\w&’-]*(?:[ \n][\w&’-]+){0,7}?)[”\"»]?"
_TOGETHER = r"(?:(?:tillsammans|ihop|gemensamt|i\s+(?:nära\s+)?sam\w+)\s+med)"
# Bodies that the sentence has named and means by a noun: "som kommunen driver på egen hand"
MEANT_BODY = re.compile(
    rf"(?:(?<={MASK})(?P<between>[^{MASK}.;:]*?(?<![^\W_]))|(?<=[ ,](?:som|där)\s))"
    r"(?P<noun>(?:kommun|region|länsstyrelse|kommunalförbund|universitet|högskola|bolag"
    rf"|företag|förbund|förening|myndighet|stiftelse|verk|institut|part)(?:en|n|et|erna|orna|en)){_END}(?!\s+(?:i|för|av)\s)"
)
ASIDE = r"(?P<aside>,\s+(?:som|där|vilket)\s[^.;:()]{3,120}?,|,?\s+\([^()\n]{2,80}\)|\s+[–-]\s[^.;:]{3,100}?\s[–-])"
_DOES = (
    r"(?:(?:har|ska|skall|kommer\s+att)\s+)?(?:driver|drev|drivit|driva|leder|ledde|lett|leda|äger|ägde|ägt|äga|genomför|genomförde|genomfört|genomföra"
    r"|samordnar|samordnade|samordnat|samordna|koordinerar|koordinerade|koordinerat|bedriver|bedrev|bedrivit)"
)
_OF_ROLE = rf"(?:är|var|blir|blev)\s+(?:(?:en|ny|också|även)\s+)?(?:{role_nouns()})"
# "som A driver sedan 2021", "som A är projektägare för", "som A håller i"
_IS_DONE = (
    rf"(?:{_DOES}|håller\s+i|höll\s+i|har\s+hållit\s+i|står\s+bakom|stod\s+bakom|ansvarar\s+för|ansvarade\s+för"
    rf"|{_OF_ROLE}\s+(?:för|i|till)|är\s+ansvarig\s+för)"
)
_PASSIVE = (
    r"(?:drivs|drivits?|drevs|leds|leddes|letts|ägs|ägdes|ägts|bedrivs|bedrevs"
    r"|genomförs|genomfördes|genomförts|samordnas|samordnades|samordnats|koordineras|koordinerades|initierades|startades)"
)
_WORK = r"(?:projekt|samarbete|arbete|satsning|insats|förstudie|initiativ|försök|pilot)"
# What stands behind a name and tells who does it; behind "där" they may do anything.
RELATIVE = re.compile(
    rf"[”\"»]?(?:\s\([^()\n]{{2,40}}\))?"
    rf"(?:,?\s+som\s+{_ALSO}(?:{BODIES}(?:\s+[\w-]+){{0,4}}?\s+{_IS_DONE}|{_PASSIVE}(?:\s+[\w–-]+){{0,4}}?\s+(?:av|från|{_TOGETHER})\s+{BODIES})"
    rf"|,\s+(?:ett|en|det)\s+(?:(?!för|om|av|i|på|med)[\w-]+\s+){{0,2}}?[\w-]*{_WORK}\s+(?:[^.,;:{MASK}]{{0,50}}?\s)?(?:som|där|mellan|med|{_TOGETHER})\s+{_ALSO}{BODIES}"
    rf"|,\s+med\s+{BODIES}\s+som\s+(?:{role_nouns()})"
    rf"|(?P<loose>,\s+där\s+{_ALSO}(?:{FINITE}\s+{_ALSO})?{BODIES})){_END}"
)
# "I X prövar A och B", "I arbetet med X samverkar A och B", "Bakom X står A"
FRONTED = re.compile(
    r"(?:(?P<bare>I(?=\s[A-ZÅÄÖ]))|I|Inom|Genom|Via|Med(?:\s+i)?|Bakom|Kring|För|Till)\s+"
    r"(?:(?:ramen|[a-zåäö]*arbetet|samverkan|satsningen|genomförandet|styrgruppen|projektgruppen|partnerskapet|[a-zåäö]*ansökan|ansökningen"
    r"|idén|förslaget|initiativet|upplägget)\s+(?:för|med|kring|i|bakom|av|till|om)\s+)?"
    rf"{_WORDS}{ASIDE}?\s+"
    rf"(?:{FINITE}|vill|kan|fick|drev|gick|tog|ingick|deltog|stod|lät|bedrev|är|var|finns|fanns)\s+{_ALSO}{BODIES}{_END}"
    rf"(?P<role>\s+(?:varit\s+|haft\s+)?(?:{role_nouns()}|part|med)(?:n|er|en|na)?(?![^\W_]))?"
)
# "A driver X", "A är projektägare för X", "Sedan 2024 driver A X"
STRONG = re.compile(
    rf"(?:{_LAST}(?:,?\s+som)?\s+{_ALSO}(?:{_DOES}|{_IS_DONE}|(?:har\s+)?(?:startat|startade|startar|initierat|initierade))\s+{_ALSO}"
    rf"|{_DOES}\s+{BODIES}\s+{_ALSO}|dr(?:ar|og)\s+{BODIES}\s+(?:i\s+gång|igång)\s+"
    rf"|(?<![^\W_])(?:[Aa]nsökan|ansökt|sökt|sökte|söker)\s(?:[^.;:]{{0,40}}?(?:till|från|av|hos|från)\s+{BODIES}\s+)?(?:för|om|till)\s+"
    rf"|{_LAST}\s+(?:[\w,-]+\s+){{0,5}}?(?:medel|pengar|stöd|bidrag|kronor|kr|mnkr|tkr)(?:\s+(?:från|av|ur|hos|i\s+(?:stöd|bidrag))\s+{BODIES})?\s+(?:till|för)\s+"
    rf"|(?<![^\W_])(?:om|av|från|presenterades|följde)\s+{_ONE}s?\s+){NAME}"
)
# "A deltar i X", "A arbetar sedan 2023 med X", "Parter i X är A och B"
ACTIVE = re.compile(
    rf"(?:{_LAST}\s+(?:[a-zåäö]+\s+){{0,2}}?(?:delta(?:r|git)?|deltog|ingår|ingick|ingått|medverka(?:r|t|de)|samverka(?:r|t|de)|samarbeta(?:r|t|de)|(?:är|var)\s+med|samlas|går\s+samman|gick\s+in)\s+"
    rf"{_ALSO}(?:i|inom|kring)\s+"
    rf"|{_LAST}\s+(?:redovisade|presenterade|berättade\s+om|visade|beskrev|redogjorde\s+för)\s+(?:\w+\s+(?:i|från|av|med)\s+)?){NAME}"
)
# "Sedan i höstas driver vi X tillsammans med A"
TOGETHER = re.compile(rf"(?<![^\W_])(?:{_DOES}|startar|startade|startat)\s+(?:(?:vi|man|de)\s+)?{_ALSO}{NAME}")
WITH_BODY = re.compile(rf"\s+(?:tillsammans|ihop|gemensamt|i\s+(?:nära\s+)?sam\w+)\s+med\s+{BODIES}")
# What a speaker tells of is a project's where the next sentence says who leads it.
PRESENTED = re.compile(
    r"(?<![^\W_])(?i:berättade?r?\s+(?:\w+\s+)?om|presenterade?r?|visade?r?(?:\s+\w+\s+från|\s+upp)?|beskrev|beskriver|redogjorde\s+för|redogör\s+för|informera(?:r|de)\s+om"
    r"|lyfte(?:s)?(?:\s+fram)?|nämnde(?:s)?|besökte(?:\s+\w+)?|följde|först\s+ut\s+(?:är|var)|märk(?:s|tes)|utmärkte\s+sig|(?:resultat|erfarenheter|lärdomar)\w*\s+från|projektledaren?\s+för|ett\s+(?:annat\s+)?(?:är|heter))\s+"
    rf"{NAME}"
)
LED_NEXT = re.compile(
    rf"(?:,\s+som\s+[^.;:]{{5,80}})?[.!?]\s+(?:Bakom\s+(?:den|det|detta|denna|projektet|satsningen|idén|arbetet|initiativet)\s+(?:står|stod|finns|fanns)\s+{BODIES}|{BODIES}\s+{_ALSO}(?:{_DOES}|ansvarar|håller\s+i|står\s+bakom|{_OF_ROLE})"
    rf"(?:\s+(?:det|arbetet|projektet|insatsen|satsningen|försöket)|\s+(?:för|i)\s+\w+et)?(?=[\s.,]+(?!{MASK}|[A-ZÅÄÖ][a-zåäö]+\s+[a-zåäö]+\s+som)[a-zåäöA-Z]|[.]|\s*$)"
    rf"|(?i:{role_nouns()})\w*\s+(?:är|var)\s+{BODIES}|Ett\s+(?:\w+\s+){{0,2}}\w*projekt\s+(?:med|mellan|som|där)\s+{BODIES}|(?:Det|Arbetet|Den)\s+(?:\w+\s+)?{_PASSIVE}\s+av\s+{BODIES}){_END}"
)
# "Kusten, som är inne på sitt andra år, drivs av A", "Det minsta av de fyra, Kusten, leds av A"
_THING = r"(?:projekt|satsning|insats|förstudie|pilot|initiativ|försök|tillskott)(?:et|en|n)?"
_ONE_OF_THEM = (
    r"(?:(?:Det|Den|Ett|En)\s+(?:[a-zåäö]+\s+)?"
    r"(?:[a-zåäö]+(?:sta|ste)|andra|tredje|fjärde|femte|sjätte|ena|annat|annan|nya|av)"
    rf"(?:\s+av\s+(?:de|dem|dessa|alla|våra)(?:\s+[a-zåäö]+)?|\s+[a-zåäö]*{_THING})?"
    rf"|(?:[A-ZÅÄÖ]\w*s|Vårt|Vår|Ett|En|Det|Den)\s+(?:[a-zåäö]+\s+){{0,3}}?[a-zåäö]*{_THING}),\s+"
)
LED = re.compile(
    rf"(?:(?P<apposed>{_ONE_OF_THEM}){_WORDS},|{_WORDS.replace('words', 'plain')}{ASIDE}?)"
    r"(?:,?\s+(?:slutligen|däremot|dessutom|dock|också),?)?"
    rf"\s+(?:har\s+)?(?:{_PASSIVE}|söks|söktes|byggs|byggdes|sköts|tas\s+fram|togs\s+fram|gjordes|görs|gjorts)(?:\s+[\w–-]+){{0,4}}?\s+(?:av|från|{_TOGETHER})\s+{BODIES}(?P<with>\s+{_TOGETHER}\s+{BODIES})?{_END}"
)
# "är inne på sitt andra år", "startade i januari": what has a beginning or an end
TIMED = re.compile(
    r"\d{4}|(?<![^\W_])(?:start(?:ar|ade|at)|inled[a-zåäö]*|pågå[a-zåäö]*|pågick|löper|löpte|(?:av)?slut[a-zåäö]*|bevilj[a-zåäö]*"
    r"|[a-zåäö]*årigt?|år(?:et)?|projekt[a-zåäö]*|rulla[a-zåäö]*)(?![^\W_])"
)
# "X startade 2023. A samordnar." and "X (2021–2023). Projektägare var A": a sentence begins with the name, or is it.
BEGUN = re.compile(
    rf"(?:(?:Även|Också)\s+(?=[A-ZÅÄÖ]))?(?P<words>[A-ZÅÄÖ][\w&’-]*(?:[ \n][\w&’-]+){{0,7}}?)(?:\s\([^()\n]{{2,20}}\))?"
    rf"(?:\s+(?:{FINITE}|vill)\s[^.;:!?]+|(?=[.!]))"
)
