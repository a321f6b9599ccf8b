"""Roles and titles that labels of forms and tables tell in wordings that no scheme lists.

They are read by nouns, verbs and what qualifies them:
"Parter som bidrar med arbetstid" is a noun for parties with a clause behind it, "Hålls ihop av" a verb for leading
in the passive, "Vilka mer är med?" a question after who joins. What is behind the noun must be about the work itself:
"Ägare till fastigheten" has no role in a project, and a clause that denies ("som tackat nej") gives none.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

WORK = (
    r"(?:[\w-]*(?:projekt|insats|satsning|förstudie|pilot|ansökan|partnerskap|initiativ|konsorti|samarbete|samverkan|arbete|genomförande|jobb)"
    r"\w{0,4}|det(?:ta|\s+här)?|den|dem)"
)
ADJECTIVES = (
    r"(?:(?:andra|annan|annat|övriga?|flera?|ytterligare|extern[at]?|interna?|vår[at]?|svenska?|utländska?|nordiska?|lokala?"
    r"|regionala?|nationella?|kommunala?|offentliga?|privata?|ideella?|formella?|aktiva?|viktig(?:a|aste)|närmaste|direkta"
    r"|samtliga|alla|de|den|eventuella?|associera(?:d|de)|projektets?|insatsens|förstudiens)\s+)*"
)
PLURAL = r"(?:n|s|na|en|et|ns|ens|er|ar|or|erna|arna|orna|ers)?"
BODY = (
    rf"(?:kommun|region|länsstyrelse|myndighet|organisation|aktör|företag|bolag|förening|lärosäte|universitet|högskol[ae]?"
    rf"|institut|förbund|stiftelse|verksamhet|institution){PLURAL}"
)
BODIES = rf"{BODY}(?:(?:,|\s+(?:och|eller|samt))\s+{BODY})*"
PARTY = rf"(?!motpart)(?:[\w-]*(?:part|partner)(?:ner)?){PLURAL}"
OFFERS = (
    r"(?:lägg\w*|lade|lagt|avsätt\w*|avsatte?|låna\w*\s+ut|går\s+in\s+med|ställ\w*\s+upp\s+med|bidra\w*\s+med|bidrog\s+med)\s+(?:\w+\s+){0,2}"
    r"(?:\w*tid|timmar|personal|resurser|kraft|lokal\w*|utrustning)(?:\s+(?:eller|och)\s+\w+)?"
)
JOINS = (
    r"(?:(?:har|som)\s+)?(?:deltar|deltog|deltagit|medverka[rt]|medverkade|ingår|ingick|ingått|samverkar|samarbetar|bidrar|bidragit"
    r"|bidrog|(?:är|var|varit)\s+(?:också\s+|även\s+)?(?:med|delaktiga?|anslut(?:na|en)|involverade?)|(?:står|stod)\s+bakom"
    r"|(?:arbeta|jobba)(?:r|t|de)(?!\s+(?:med|för|kring)\s+(?!(?:[\w-]*projekt|insats)))|(?:hjälp(?:er|te|t)|ställ(?:er|de|t))\s+(?:till|upp)"
    rf"|(?:går|gick|gått)\s+in|{OFFERS}"
    r"|(?:gör|gjorde|gjort|utför(?:de|t)?|genomför(?:de|t)?)(?=\s+[\w-]*(?:arbete|jobb|projekt|insats|de[nt](?![^\W_]))))"
)
LEADS = (
    r"(?:leder|ledde|lett|äger|ägt|driver|drev|drivit|samordna[rt]|samordnade|koordinera[rt]"
    r"|(?:håller|höll|hållit)\s+(?:i|ihop|samman))"
)
LED = (
    r"(?:led(?:s|des|ts)|letts|bär(?:s|its)|bars|äg(?:s|des)|ägts|driv(?:s|its)|drevs|samordna(?:s|des|ts|t)|koordinera(?:s|des|ts)"
    r"|(?:hålls|hölls)\s+(?:ihop|samman|i))"
)
CARRIED = (
    r"(?:genomför(?:s|des|ts)|utför(?:s|des|ts)|bedriv(?:s|its)|bedrevs|(?:starta|initiera|ordna|arrangera|bemanna)(?:s|des|t|ts)"
    r"|gör(?:s)|gjorts|gjordes|sköt(?:s|tes|ts))"
)
DENIED = re.compile(
    r"(?<![^\W_])(?:inte|ej|nej|aldrig|avböj\w*|avst(?:år|od|ått)|hoppa\w*|lämna\w*|uteslut\w*|tillfråga\w*)(?![^\W_])"
)
TOGETHER = r"(?:tillsammans|ihop|gemensamt|i\s+(?:\w+\s+)?(?:samarbete|samverkan|partnerskap))"
SUBJECT = rf"(?:(?:{WORK})\s+)?"  # "Projektet hålls ihop av"
# What goes on behind a noun: of which work, by which means, or that they join it
TAIL = (
    rf"(?:\s+(?:i|inom|för|till|av|från|på|kring)\s+(?:\w+\s+){{0,2}}{WORK}|\s+från\s+(?:\w+\s+){{0,2}}\w+"
    r"|\s+(?:med|utan)\s+(?:\w+\s+){0,3}\w+|\s+som\s+\w.*)?"
)
MEMBERS = (
    r"(?:\s+(?:sammansättning|medlemmar|ledamöter|deltagare|representanter|består\s+av|utgörs\s+av|sitter|ingår))?"
)
ASKED = (
    rf"(?:vem|vilk[ae]n?|vilket|organisation(?:en)?|den|de)(?:\s+(?:mer|fler|andra|övriga|{BODY}|{PARTY}))*(?:\s+som)?"
)

FRAMES = (
    (
        "evaluator",
        rf"{ADJECTIVES}(?:[\w-]*utvärder(?:are|ings\w+)|följeforskar[\w]*){TAIL}"
        rf"|{SUBJECT}(?:utvärdera|följ)(?:s|des|ts|t)\s+av",
    ),
    (
        "funder",
        rf"{ADJECTIVES}(?:[\w-]*finansiär{PLURAL}|bidragsgivare\w?|[\w-]*finansieringspart\w*){TAIL}"
        rf"|{SUBJECT}(?:[\w-]*finansiera(?:s|des|ts|t)|bekosta(?:s|des|ts)|betala(?:s|des|ts))\s+(?:till\s+\w+\s+)?av"
        r"|(?:söks?|stöd|medel|pengar|bidrag|finansiering)(?:\s+sök(?:s|t))?\s+(?:hos|från)",
    ),
    (
        "steering-group",
        rf"{ADJECTIVES}(?:projekt)?styr(?:grupp|kommitté)\w*{MEMBERS}"
        rf"|(?:ledamöter|medlemmar|representanter|deltagare|platser|med)?\s*(?:i|från)\s+styrgruppen{MEMBERS}",
    ),
    (
        "reference-group",
        rf"{ADJECTIVES}(?:referens|följe|expert|råds)grupp\w*{MEMBERS}|rådgivande\s+(?:grupp|råd)\w*{MEMBERS}"
        rf"|(?:ledamöter|medlemmar|representanter|deltagare|med)?\s*(?:i|från)\s+referensgruppen{MEMBERS}",
    ),
    (
        "co-applicant",
        rf"{ADJECTIVES}med(?:sökande|sökare)(?:\s+{BODY})?{TAIL}",
    ),
    (
        "applicant",
        rf"{ADJECTIVES}(?:(?:stöd|bidrags|medels|projekt|huvud)-?(?:sökande|sökare|mottagare)[ns]?|(?:an)?sökande\s+(?:{BODY}|{PARTY})){TAIL}"
        rf"|{SUBJECT}(?:an)?sök(?:s|tes|t|ts)\s+av|{ASKED}\s+(?:har\s+)?(?:an)?sök(?:er|te|t)(?:\s+(?:medel|stöd|pengar|bidrag))?",
    ),
    (
        "lead",
        rf"{ADJECTIVES}(?:(?:projekt|insats|huvud|process|del)?(?:ägare|ägarna)n?s?|projektvärd|(?:projekt)?huvudm[aä]n(?:nen)?|(?:projekt)?samordnare?n?"
        rf"|(?:projekt)?koordinator\w*|(?:lead|huvud)-?part\w*|(?:projekt)?ledande\s+(?:{BODY}|{PARTY})|drivande\s+(?:{BODY}|{PARTY})){TAIL}"
        rf"|{SUBJECT}{LED}\s+(?:gemensamt\s+)?av|{ASKED}\s+{LEADS}(?:\s+(?:i\s+)?{WORK})?",
    ),
    ("responsible", rf"{SUBJECT}{CARRIED}\s+(?:gemensamt\s+)?av|{ASKED}\s+(?:ansvarar|svarar)(?:\s+för\s+{WORK})?"),
    (
        "collaborating-party",
        rf"{ADJECTIVES}(?:{PARTY}|(?:samarbets|samverkans|partner|projekt|deltagar|nätverks)-?{BODY}"
        rf"|(?:medverkande|deltagande|ingående|samverkande|samarbetande|anslutna|involverade|engagerade|inblandade|bidragande)\s+(?:\w+\s+)?{BODIES}"
        rf"|(?:medverkande|deltagande|samverkande|samarbetande|medarbetande|delaktiga|involverade|inblandade)){TAIL}"
        rf"|(?:{ADJECTIVES}{BODIES}\s+(?:som\s+)?|(?:andra|övriga|fler|alla|de|vi)\s+som\s+){JOINS}(?:\s+(?:i|med|till|inom)\s+(?:\w+\s+)*\w+)?"
        rf"|{JOINS}\s+(?:i|inom)\s+{WORK}|(?:gör|gjorde)\s+{WORK}|{OFFERS}|hjälp(?:er|te)\s+till"
        rf"|{ASKED}\s+{JOINS}(?:\s+aktivt)?(?:\s+(?:(?:i|med|till|inom)\s+)?(?:ni|{WORK}))?"
        rf"|{ASKED}\s+\w+\s+ni\s+(?:{WORK}\s+)?{TOGETHER}\s+med"
        rf"|med\s+{ASKED}\s+(?:sök|gör|driv|arbetar|jobbar|sam(?:arbet|verk)ar|genomför|utför)\w*\s+ni(?:\s+{WORK})?(?:\s+{TOGETHER})?"
        rf"|{SUBJECT}(?:\w+(?:r|s)\s+)?(?:{WORK}\s+)?{TOGETHER}\s+med|{SUBJECT}(?:{CARRIED}|{LED})\s+med",
    ),
)
# "Med på resan", "Också med", "Vilka": of a column or label, which only bodies stand under
WITH_US = re.compile(
    r"(?:(?:vilka|andra|också|även|fler|övriga)\s+)*(?:som\s+)?(?:är\s+|var\s+)?(?:också\s+|även\s+)?med"
    r"(?:\s+(?:på|i|om)\s+(?:[\w-]+\s+)?[\w-]+)?"
    r"|(?:vem|vilka)(?:\s+(?:gör|gjorde)(?:\s+(?:det|detta|jobbet))?)?|(?:står\s+)?bakom(?:\s+(?:det|projektet|initiativet))?"
)
LONGEST = 10  # words
# "Projektets benämning", "Vad kallas insatsen?"; of another than the one that a form is on: "Anknytande projekt"
THINGS = r"projekt|insats|satsning|förstudie|pilot|initiativ|kort|blad|arbet|exemp(?:el|l)"
THING = rf"(?:[\w-]*(?:{THINGS})(?:et|en|n|ets|ens|ns|s|t)?)"
NAME = r"(?:namn|titel|benämning|beteckning|rubrik)(?:et|en|n)?"
TITLES = re.compile(
    rf"(?:{THING}\s*{NAME}|{NAME}\s+(?:på|för)\s+(?:(?:det|ert|er|vårt)\s+)?{THING}"
    rf"|vad\s+(?:heter|kallas|ska)\s+(?:(?:ert|er|det)\s+)?{THING}(?:\s+(?:heta|kallas))?)"
)
OTHER_THINGS = re.compile(
    r"(?:anknytande|angränsande|närliggande|relaterade?|kopplade?|besläktade?|liknande|parallell[at]?|kompletterande|föregående"
    r"|efterföljande|tidigare|annat|(?:syster|syskon|grann|följd|anknytnings)projekt(?:et)?)(?:\s+[\w-]*(?:projekt|insats|satsning|förstudie|initiativ)(?:et|er|ar)?)?"
)


def title_framed(words: str) -> bool:
    """Whether a label asks for a project's name, in the form in which labels are compared.

    >>> title_framed("insatsens benämning"), title_framed("namn på kontaktperson")
    (True, False)
    """
    return TITLES.fullmatch(words.rstrip("? ")) is not None


def of_other_thing(words: str) -> bool:
    """Whether a label is for another project than a form's own.

    >>> of_other_thing("anknytande projekt"), of_other_thing("projekt")
    (True, False)
    """
    return OTHER_THINGS.fullmatch(words) is not None


@cache
def _frames() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((slug, re.compile(pattern)) for slug, pattern in FRAMES)


@lru_cache(maxsize=20_000)  # the labels of one form come back in the next
def role_framed(words: str) -> str | None:
    """Return the role that a whole label tells, or None; the label in the form in which labels are compared.

    >>> role_framed("parter som bidrar med arbetstid"), role_framed("hålls ihop av")
    ('collaborating-party', 'lead')
    >>> role_framed("parter som tackat nej"), role_framed("ägare till fastigheten")
    (None, None)
    """
    key = words.rstrip("? ")
    if len(key.split()) > LONGEST or DENIED.search(key):
        return None
    return next((slug for slug, pattern in _frames() if pattern.fullmatch(key)), None)
