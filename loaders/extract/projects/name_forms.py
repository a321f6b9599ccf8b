"""The wordings by which running text names a project: `words` is a name in words, `quoted` one in quotation marks.

>>> NAMED.search("I projektet Gröna gator deltar alla.")["words"]
'Gröna gator deltar alla'
"""

from __future__ import annotations

import re

from loaders.extract.parties.role_phrases import role_nouns

NOUN = (
    r"(?:[Pp]rojekt(?:et)?|[Pp]ilotprojekt|PROJEKT(?:ET)?|[\w-]*projekte[tn]|(?:[Ss]atsning|[Ii]nsats|[Ff]örstudi|[Pp]ilot)en"
    r"|[Ii]nitiativet)"
)
FURTHER = r"(?:[ \n](?:\d+\.\d+|[\w&-]+))"
QUOTED = r"[”\"“«‘](?P<quoted>[^”\"“«»‘\n]{2,80}?)(?:[”\"»]|’(?![^\W_]))"
NUMBER = r"(?:\s+(?:\d{1,2}|[A-ZÅÄÖ]\d{0,2})(?:\s[–-]|[:.,]))?"  # "Projekt B2 – Kusten"
NAMED = re.compile(rf"(?<![^\W_]){NOUN}{NUMBER}(?:,?\s+{QUOTED}|\s+(?P<words>[a-zåäö]?[A-ZÅÄÖ][\w-]*{FURTHER}{{0,9}}))")
HEADS = re.compile(r"[\w-]*projekt[ \t]*\n")  # "Pågående projekt" over a sentence
# "”Havslyftsprojektet” får 800 000 kronor"
QUOTED_COMPOUND = re.compile(r"[”\"“«](?P<words>[A-ZÅÄÖ][\w -]{3,60}projektet)[”\"»]")
# What pays for projects, or is their kind, gives none its name: "EU-projektet", "LONA-projektet".
OF_KIND = r"(?:EU|ESF|ERUF|FoU|FoI|IT|AI|LONA|LOVA|LEVA|LIP|(?i:klimp|life|leader|interreg)|Vinnova|Erasmus)"
COMPOUND = re.compile(rf"(?<![\w-])(?!{OF_KIND}-)(?P<words>[A-ZÅÄÖ]\w*)-projektet(?![^\W_])")  # "Kust-projektet"
OF = r"(?:(?:för|om|med|av|i|på|till|där|som|kring|från|vid)[ \n])"
A_PROJECT = (
    rf"(?:ett|en)[ \n](?:(?!{OF})[\w-]+[ \n]){{0,3}}?(?:[\w-]*projekt|satsning|insats|förstudie|initiativ|samarbete)"
)
DEFINED = re.compile(
    rf"(?P<words>[A-ZÅÄÖ][^.,;:!?\n]{{1,60}}?)(?:[ \n]är|,)[ \n]{A_PROJECT}"
    r"(?=[ \n](?:mellan|som|där|för|med|tillsammans|i|inom|av|om|på|kring)(?![^\W_]))"
)
A_PROJECT_IS = re.compile(
    r"(?P<words>[A-ZÅÄÖ][^.,;:!?\n]{1,60}?)[ \n]är[ \n]ett[ \n](?:[\w-]+[ \n]){0,2}?[\w-]*projekt(?![^\W_])"
)
# "informerar om KUST som står för Kusten utan stopp och är ett projekt"
STANDS_FOR = re.compile(
    r"(?<![^\W_])(?P<words>[A-ZÅÄÖ][\w-]*[A-ZÅÄÖ][\w-]*)\s+som\s+står\s+för\s+[^.;:]{5,90}?\s+är\s+ett\s+[\w-]*projekt(?![^\W_])"
)
# What a sentence may hold before a name that it defines: "Först ut är X, ett projekt om …"
BEFORE_DEFINED = re.compile(r"(?<![^\W_])(?:är|start(?:ar|ade))[ \n]+(?=[A-ZÅÄÖ])")
# "ett tidigare projekt, Gröna noder, som drevs av …"
APPOSED = re.compile(rf"(?<![^\W_])(?:{NOUN}|[\w-]*projekt),\s+(?P<words>[A-ZÅÄÖ][^.,;:!?\n]{{2,60}}),\s(?=[a-zåäö])")
# "Den ena, Kusten, genomfördes av …"
ONE_AND_OTHER = re.compile(
    r"(?:Den|Det)\s+(?:ena|första|andra|tredje),\s+(?P<words>[A-ZÅÄÖ][^.,;:!?\n]{2,60}),\s(?=[a-zåäö])"
)
# "Delprojekt 1, Kartan, är klart."
NUMBERED = re.compile(r"(?<![^\W_])[Dd]elprojekt\s+\d{1,2},\s+(?P<words>[A-ZÅÄÖ][^.,;:!?\n]{2,80})(?=[,.])")
CALLED = re.compile(
    r"(?<![^\W_])(?:heter|kallas|benämns|(?:under|fått|har|bär)\s+namnet|namn\s+är)\s+"
    rf"(?:{QUOTED}|(?P<words>[A-ZÅÄÖ][\w-]*(?:[ \n][\w&-]+){{0,7}}))"
)
# "A får 430 000 kronor för X"
GRANTED = re.compile(
    r"\d\s*(?:kr|kronor|tkr|mkr|mnkr|miljon(?:er)?(?:\s+kr(?:onor)?)?)"
    r"(?:,?\s+går|\s+från\s+[A-ZÅÄÖ][^.,;:\d]{2,60}?)?\s+(?:för|till)\s+"
    rf"(?P<words>[A-ZÅÄÖ][\w-]*{FURTHER}{{0,7}})"
)
# "Resten går till A som tillsammans med B ska genomföra X."
TO_BE_DONE = re.compile(
    r"(?<![^\W_])(?:medel|stöd|bidrag|pengar)(?![^\W_])[^.;:]{0,200}(?<![^\W_])(?:ska|skall)\s+(?:genomföra|driva)\s+"
    rf"(?P<words>(?-i:[A-ZÅÄÖ])[\w-]*{FURTHER}{{0,5}})(?=[.\n]|$)",
    re.IGNORECASE,
)
# "projektägare för X", "övriga parter i X"
JOINED = re.compile(
    r"(?<![^\W_])(?!(?i:kommuner|länsstyrelser|myndigheter|lärosäten|aktörer)(?:na)?\s+(?:i|för|inom|till)\s)"
    rf"(?i:{role_nouns()})(?:n|en|na|erna|arna)?\s+(?:i|för|inom|bakom|till)\s+(?:{QUOTED}|(?P<words>[A-ZÅÄÖ][\w-]*{FURTHER}{{0,7}}))"
)
# "Framtidens landsbygd (Region A, B kommun)": the parties stand in brackets behind the name.
WITH_PARTIES = re.compile(r"(?P<words>[A-ZÅÄÖ0-9”\"“][^.;:()\n]{2,80}?)[ \n]\((?P<parties>[^()]{5,200})\)")
NAME_BEGINS = re.compile(
    r"(?:[,;:]|(?<![^\W_])(?:och|samt|finns|märks|nämns|är|var|heter|som|till|projekte[tn]))\s+(?=[A-ZÅÄÖ”\"“])"
)
# "partner i Norden" is a place: a name has a short form, a number or a word of its own.
TELLING = re.compile(r"[A-ZÅÄÖ]{3}|\d|(?<![^\W_])(?!och(?![^\W_]))[a-zåäö]{3,}")
SPEAKS_OF_EXAMPLES = re.compile(r"projekt|satsning|insatser|förstudi|exempl", re.IGNORECASE)
# What is told of a project and hardly of anything else that may begin a sentence with a name.
TOLD = (
    r"(?:(?:har\s+)?(?:leds|leddes|letts|drivs|drevs|drivits|bedrivs|bedrevs|bedrivits|genomförs|genomfördes"
    r"|genomförts|ägs|ägdes|ägts|samordnas|samordnades|samordnats)"
    r"(?=\s+(?:[\w-]+\s+){0,3}?(?:av|från|tillsammans|i\s+sam\w+)\s)|finansiera(?:s|des|ts)"
    r"|syfta(?:r|de)\s+till|presenterades(?=\s+av)|ska\s+pågå|pågår|pågick)"
)
SUBJECT = re.compile(
    rf"(?P<words>[A-ZÅÄÖ][\w&’'-]*(?:[ \n][\w&’'-]+){{0,6}}?)"
    rf"(?:[ \n]{TOLD}|(?P<relative>,\s(?:som|där)\s)(?=[^.;:]{{3,80}}(?:driv|drev|led|ansvar|ingå|genomför)))"
)
# A sentence may begin with a preposition before the name: "Med Mat nära vill Region A …".
MEANT = re.compile(
    r"(?:Med|Genom|Inom|I)\s+(?P<words>[A-ZÅÄÖ][\w&’'-]*(?:[ \n][\w&’'-]+){0,5}?)[ \n]"
    r"(?:vill|ska|kan|deltar|ingår|medverkar|samverkar|samarbetar)\s"
)
SPEAKS_OF_PROJECTS = re.compile(
    r"projekt|satsning|insatser|förstudi|samarbeten|testbädd|(?<![^\W_])initiativ(?:et|en)?(?![^\W_])", re.IGNORECASE
)
SPEAKS_OF_GRANTS = re.compile(r"(?<![^\W_])(?:bevilj|tilldel|söker|sökt|ansök)", re.IGNORECASE)
SPEAKS_OF_WORK = re.compile(rf"{SPEAKS_OF_PROJECTS.pattern}|arbete", re.IGNORECASE)
# What a sentence begins with that is no project's name: a pronoun, a number, a definite noun for the work itself.
NO_NAME = re.compile(
    r"(?:det|den|de|detta|denna|dessa|en|ett|vi|utöver|förutom|program(?:met)?|här|där|nu|då|sedan|så|samt|under|efter|innan|för|enligt|alla|båda|"
    r"samtliga|flera|många|några|två|tre|fyra|fem|sex|andra|övriga|även|också|genom|inom|med|i|på|till|vid|om|när|som|"
    r"hela|varje|mellan|tillsammans\s+med|ingen|inget|inga|men|och|dessutom|vidare|slutligen|först|parterna|"
    r"[\w-]+arbetet?|\w+(?:projekt(?:et|en)?|ning(?:en|ar|arna)|grupp(?:en)?|plan(?:en)?)|projekt(?:et|en)?s?|ansökan|styrgruppen"
    r"|resultate[tn]|samverkan|(?:kommun|region)(?:en|er)?(?:s|na|nas)?|länsstyrelse\w*|myndighet\w*)(?![^\W_])",
    re.IGNORECASE,
)
OF_ONE = re.compile(rf"(?<![^\W_]){NOUN}(?![^\W_])")  # "Arbetet inom projektet X", "Förstudien X"
DEFINITE = re.compile(r"\w+(?:et|na|n)s?(?:[ \n](?:med|för|av|i|på|om|till|kring|mellan)(?![^\W_])|$)")
