"""The wordings by which running text names a project: `words` is a name in words, `quoted` one in quotation marks."""

from __future__ import annotations

import re

from loaders.extract.parties.role_phrases import role_nouns

NOUN = (
    r"(?:(?:[Pp]ilot|[Uu]tvecklings|[Ss]amverkans)?[Pp]ro(?:-\n[ \t]*)?jek(?:-\n[ \t]*)?t(?:et)?"  # broken over lines
    r"|PROJEKT(?:ET)?|[\w-]*projekte[tn]|[\w-]*(?:[Ss]atsning|[Ii]nsats|[Ff]örstudi|[Pp]ilot|[Ff]örsöksverksamhet)en"
    r"|(?:[\w-]*[^\W_])?(?:[Ii]nitiativ|[Ff]örsök|[Ss]amarbet)et)"
)
FURTHER = r"(?:[ \n](?:\d+\.\d+|[\w&-]+))"
QUOTED = (  # in quotation marks or emphasis, also broken over two lines
    r"(?:[”\"“«»‘]|\*{1,2})(?P<quoted>(?:[^”\"“«»‘*\n]|(?<=\S)\n(?=[ \t]*[^\W_])){2,80}?)"
    r"(?:[”\"»«]|\*{1,2}|’(?![^\W_]))"
)
NUMBER = r"(?:\s+(?:nr\s+)?(?:[A-ZÅÄÖ]?\d{1,2}(?:\.\d{1,2})?|[A-ZÅÄÖ])(?:\s[–-]|[:.,]))?"  # "Projekt B2 – Kusten"
NAMED = re.compile(
    rf"(?<![^\W_]){NOUN}{NUMBER}(?:,?\s+{QUOTED}|\s+(?P<words>[a-zåäö]?[A-ZÅÄÖ][\w-]*(?:–[A-ZÅÄÖ]\w+)?{FURTHER}{{0,9}}))"
)
HEADS = re.compile(r"[\w-]*projekt[ \t]*\n")  # "Pågående projekt" over a sentence
# What pays for projects, or is their kind, gives none its name: "EU-projektet", "LONA-projektet".
OF_KIND = (
    r"(?:EU|ESF|ERUF|FoU|FoI|IT|AI|LONA|LOVA|LEVA|LIP|KLIMP|Klimp|LIFE|Life|LEADER|Leader|INTERREG|Interreg|Vinnova"
    r"|Erasmus|FN|OECD|WHO|Nato|NATO|IPCEI)"
)
# "Får Jag Lov-projektet"
COMPOUND = re.compile(
    rf"(?<![\w-])(?:(?:I|Inom|Genom)[ ](?=[\w ]*-projekt))?(?!{OF_KIND}-)"
    r"(?P<words>[A-ZÅÄÖ][\w]*(?:[ ][A-ZÅÄÖ][\w]*){0,3})"
    r"-(?P<noun>projekt|satsning|samarbet|initiativ|pilot|förstudi)(?:et|en)(?![^\W_])"
)
OF = r"(?:(?:för|om|med|av|i|på|till|där|som|kring|från|vid)[ \n])"
A_PROJECT = (
    rf"(?:ett|en)[ \n](?:(?!{OF})[\w-]+[ \n]){{0,3}}?(?:[\w-]*projekt|satsning|insats|förstudie|initiativ|samarbete)"
)
DEFINED = re.compile(
    r"(?P<words>[A-ZÅÄÖ][^.,;:!?\n]{1,60}?)"
    r"(?:[ \n](?:är|utgör|bygger[ \n]på|(?:drivs|genomförs)[ \n]som)|,|[ \n][–-](?=[^.;:!?]{5,200}[ \n][–-][ \n]))"
    rf"[ \n](?:{A_PROJECT})(?=[ \n](?:mellan|som|där|för|med|tillsammans|i|inom"
    r"|av|om|på|kring|vars)(?![^\W_]))"
)
A_PROJECT_IS = re.compile(
    r"(?P<words>[A-ZÅÄÖ][^.,;:!?\n]{1,60}?)[ \n]är[ \n]ett[ \n](?:[\w-]+[ \n]){0,2}?[\w-]*projekt(?![^\W_])"
)
# What a sentence may hold before a name that it defines: "Först ut är X, ett projekt om …"
BEFORE_DEFINED = re.compile(
    r"(?:(?<![^\W_])(?:är|heter|blir|var|(?:berätta|presentera)(?:r|de|t)(?:[ ][^.,;:]{1,60}?)?[ ]om|driver"
    r"|(?:start|lanser|sjösätt|inled|driv|genomför|presenter)(?:a|er|ar|t|at|ade|de)?|inom|genom|kring)"
    r"|\d[ ](?:kr|kronor)[ \n](?:för|till))[ \n]+(?=[A-ZÅÄÖ])"
)
# "ett tidigare projekt, Gröna noder, som drevs av …", "Det andra, Gröna noder, drevs …"
APPOSED = re.compile(
    r"(?<![^\W_])(?:(?P<one>De[tn]\s(?:ena|andra|\w+[dt]je|\w*sista|\w+sta)(?:\s\w*projektet)?)|[\w-]*projekt(?:et)?|(?:[Ff]örstudi|[Ss]atsning|[Ii]nsats|[Pp]ilot)en|[Ii]nitiativet"
    r"|[Ee](?:tt|n)\s+av\s+(?:de\s+\w+\s+)?(?:projekten|satsningarna|insatserna|piloterna|förstudierna)),"
    r"\s+(?P<words>[A-ZÅÄÖ][^.,;:!?\n]{2,60}),\s(?=[a-zåäö])"
)
# "Kusten är namnet på vårt nya projekt", "Kusten heter projektet som"
NAME_OF = re.compile(
    r"(?P<words>[A-ZÅÄÖ][^.,;:!?\n]{2,60}?)\s+(?:(?:är|blev|blir)\s+namnet\s+på|(?:[–-]\s+så\s+)?(?:heter|kallas))\s+(?:(?:ett|en|vårt|vår|det|den)\s+)?"
    r"(?:\w+\s+){0,3}?(?:\w*projekt(?:et)?|satsning(?:en)?|insats(?:en)?|förstudien?|initiativ(?:et)?)(?![^\W_])"
)
LEADS_TO_CLAUSE = re.compile(
    r"(?:\s+[–-])?\s+(?:som|vilket)$"
)  # "DAR – Den attraktiva regionen – som är ett samarbete"
# "Delprojekt 1, Kartan, är klart."
NUMBERED = re.compile(
    r"(?<![^\W_])[Dd]elprojekt\s+\d{1,2}(?:,\s+|\s+[–-]\s+|:\s+)(?P<words>[A-ZÅÄÖ][^.,;:!?\n]{2,80})(?=[,.]|\s[–-])"
)
CALLED = re.compile(
    r"(?<![^\W_])(?:heter|(?:[Pp]rojektets|[Ss]atsningens|[Ff]örstudiens)\s+namn\s+är|kallas(?:\s+för)?|benämns|(?:går\s+)?under\s+(?:\w*namnet|benämningen)|med\s+namnet|vid\s+namn"
    rf"|döpt\w*\s+till"
    rf"|(?:fått|har|bär|fick|får|gavs)\s+namnet)\s+(?:{QUOTED}|(?P<words>[A-ZÅÄÖ][\w-]*(?:[ \n][\w&-]+){{0,7}}))"
)
# "A får 430 000 kronor för X"
GRANTED = re.compile(
    r"\d\s*(?:kr|kronor|tkr|mkr|mnkr|miljon(?:er)?(?:\s+kr(?:onor)?)?)"
    r"(?:,?\s+går|\s+från\s+[A-ZÅÄÖ][^.,;:\d]{2,60}?)?\s+(?:för|till)\s+(?:att\s+(?:ta\s+fram|genomföra)\s+)?"
    rf"(?:{QUOTED}|(?P<words>[A-ZÅÄÖ][\w-]*{FURTHER}{{0,7}}))"
)
WORDS = rf"(?P<words>[A-ZÅÄÖ][\w-]*{FURTHER}{{0,7}})"
# "projektägare för X", "övriga parter i X"
JOINED = re.compile(
    rf"(?<![^\W_])(?!(?i:kommuner|länsstyrelser|myndigheter|lärosäten|aktörer|medlem(?:mar)?|samordnare)(?:na|n)?\s+(?:i|för|inom|till)\s)(?i:{role_nouns()})(?:n|en|na|erna|arna)?\s+(?:i|för|inom|bakom|till)\s+(?:{QUOTED}|{WORDS})"
)
# "Framtidens landsbygd (Region A, B kommun)": the parties stand in brackets behind the name.
# "Kusten (A och B)", "Kusten – A, B" alone
WITH_PARTIES = re.compile(
    r"(?<![\w-])(?P<words>[A-ZÅÄÖ0-9”\"“][^.;:()\n]{2,80}?)[ \n]"
    r"(?:\((?P<parties>[^()]{5,200})\)|[–-][ ](?P<alone>[^().;:\n–]{5,200})$)"
)
NAME_BEGINS = re.compile(
    r"(?:[,;:]|(?<![^\W_])(?:och|samt|finns|märks|nämns|nämnas|nämna|är|var|heter|som|till|projekte[tn]|exempelvis))\s+(?=[A-ZÅÄÖ”\"“])"
)
OF_PLACES = re.compile(r"(?:län|länen|kommun|kommuner|kommunerna|regionerna|landskap)$")
# "partner i Norden" is a place: a name has a short form, a number or a word of its own.
TELLING = re.compile(r"[A-ZÅÄÖ]{3}|\d|(?<![^\W_])(?!och(?![^\W_]))[a-zåäö]{3,}")
SPEAKS_OF_EXAMPLES = re.compile(r"projekt|satsning|insatser|förstudi|exempl", re.IGNORECASE)
# What is told of a project and hardly of anything else that may begin a sentence with a name.
TOLD = (
    r"(?:(?:har\s+)?(?:leds|leddes|letts|drivs|drevs|drivits|bedrivs|bedrevs|bedrivits|genomförs|genomfördes"
    r"|genomförts|ägs|ägdes|ägts|samordnas|samordnades|samordnats|koordineras|koordinerades|koordinerats)"
    r"(?=\s+(?:[\w-]+\s+){0,3}?(?:av|från|tillsammans|i\s+sam\w+)\s)|initierades(?=\s+av)|finansiera(?:s|des|ts)"
    r"|(?:startade|startar|inleddes|lanserades|avslutades)(?=\s[^.;:]*(?:med|av|i\s+sam\w+)\s+[A-ZÅÄÖ])"
    r"|samla(?:r|de)(?=\s+[A-ZÅÄÖ])|syfta(?:r|de)\s+till|presenterades(?=\s+av)|ska\s+pågå|pågår|pågick|involverar)"
)
SUBJECT = re.compile(
    rf"(?P<words>[A-ZÅÄÖ][\w&’'-]*(?:[ \n][\w&’'-]+){{0,6}}?)"
    rf"(?:[ \n]{TOLD}|(?P<relative>,\s(?:som|där)\s)(?=[^.;:]{{3,80}}"
    r"(?:driv|drev|led|ansvar|ingå|ingick|delt|medverk|genomför|äg)))"
)
MARK = r"[”\"“«»‘’*_]{0,2}"
# A sentence may begin with a preposition before the name: "Med Mat nära vill Region A …".
MEANT = re.compile(
    rf"(?:(?:Med|Genom|Inom|I)\s+{MARK}(?P<words>[A-ZÅÄÖ][\w&’'-]*(?:[ \n][\w&’'-]+){{0,5}}?){MARK}[ \n]"
    r"(?:vill|ska|kan|deltar|ingår|medverkar|samverkar|samarbetar)"
    rf"|(?:Med|Genom|Inom)\s+{MARK}(?P<longer>[A-ZÅÄÖ][\w&’'-]*(?:[ \n][\w&’'-]+){{1,5}}?){MARK}[ \n]"
    r"(?:får|fick|har|hade|prövar|prövas|prövade|utvecklar|utvecklas|utvecklade|arbetar|arbetade|testar|testas|byggs"
    r"|skapas|samlas|möts|erbjuds))\s"
)
SPEAKS_OF_PROJECTS = re.compile(
    r"projekt|satsning|insatser|förstudi|samarbeten|testbädd|(?<![^\W_])initiativ(?:et|en)?(?![^\W_])", re.IGNORECASE
)
SPEAKS_OF_GRANTS = re.compile(r"(?<![^\W_])(?:bevilj|tilldel|söker|sökt|ansök)", re.IGNORECASE)
# What is to be done, no name: "Ta fram en plan", "Kartlägga behoven"
DOING = re.compile(
    r"(?:(?:ta\s+fram|se\s+över|gå\s+igenom|följa|fasa|ge|ha|få|verka|arbeta|samla|öka|minska|stärka|bygga|skapa|införa|göra|säkra|utse"
    r"|hålla|starta|driva|ordna|öppna|besöka|ansöka|söka|stödja|stötta|sprida|delta|främja|hitta|höja|planera)"
    r"|[\w-]+(?:era|veckla|föra|lägga|ställa|bjuda|rätta|ordna|ttra|sluta|hjälpa|sätta|ildra|ldra))(?![^\W_])\s",
    re.IGNORECASE,
)
# What a sentence begins with that is no project's name: a pronoun, a number, a definite noun for the work itself.
NO_NAME = re.compile(
    r"(?:det|den|de|detta|denna|dessa|en|ett|vi|utöver|förutom|program(?:met)?|här|där|nu|då|sedan|så|samt|under|efter|innan|för|enligt|alla|båda|"
    r"samtliga|flera|många|några|två|tre|fyra|fem|sex|andra|övriga|även|också|genom|inom|med|i|på|till|vid|om|när|som|"
    r"hela|varje|mellan|(?:stör|min)sta\s+delen|tillsammans\s+med|ingen|inget|inga|men|och|dessutom|vidare|slutligen|först|parterna|"
    r"[\w-]+arbetet?|\w+(?:projekt(?:et|en)?|ning(?:en|ar|arna)|grupp(?:en)?|plan(?:en)?)|projekt(?:et|en)?s?|ansökan|styrgruppen"
    r"|insatserna?|satsningarna?|planen|medlen|stödet|pengarna|resultate[tn]|syftet|målet|samverkan|samarbetet|initiativet"
    r"|(?:kommun|region)(?:en|er)?(?:s|na|nas)?|länsstyrelse\w*|myndighet\w*)(?![^\W_])",
    re.IGNORECASE,
)
OF_ONE = re.compile(rf"(?<![^\W_]){NOUN}(?![^\W_])")  # "Arbetet inom projektet X", "Förstudien X"
# What people meet at: "Sweden Indo-Pacific Business Summit syftar till …"
OF_EVENT = re.compile(
    r"(?:Summit|Conference|Ministerial[ ]Forum|konferens(?:en)?|\w*toppmöte(?:t)?|ministermöte(?:t)?)(?:[ ]\d{4})?$",
    re.IGNORECASE,
)
PLURAL = re.compile(r"\w+a[ \n]\w+(?:ar|er|or|na)(?![^\W_])")  # "Lokala grupper leds av"
DEFINITE = re.compile(r"\w+(?:en|et|na|n)(?:s)?(?:[ \n](?:med|för|av|i|på|om|till|kring|mellan)(?![^\W_])|$)")
