"""Whether a verb, and what it is told with, is that of a body that does not take part in what a text speaks of.

Such a body says or thinks, decides or comments, pays or is paid, supplies what others need, is asked, waits or leaves.
"""

from __future__ import annotations

import re

from loaders.document import Span

AUXILIARY = r"(?:har|hade|ska|skall|kan|kommer\s+att|får)"
ADVERBS = r"(?:[a-zåäö]+(?:en|t|s|vis|igen)\s+)?"
VERBS = re.compile(
    rf"\s*(?:{AUXILIARY}\s+)?(?:(?:nu|även|också|dessutom|redan|sedan|nyligen|länge|inte|själva?|årligen"
    rf")\s+){{0,2}}{ADVERBS}(?:"
    # says and thinks
    r"säg|sa[dg]|sa(?![^\W_])|berätta|mena|anse|anså|skr[ie]v\w*(?!\w|\s+(?:på|under)\s)|konstatera|tyck|uppg|beton|påpek|peka|kritis|hopp|jämför"
    r"|redovisa|redog|rapporter|presenter|publicer|meddela|undra|fråga|önska|efterlys|efterfråga|beskriv|beskrev|framhåll"
    r"|framhöll|lyft|uppmana|notera|påminn|sammanfatta|informer|uttryck|räkna\w*\s+med|svara\w*\s+på|vill(?!\s+(?:tillsammans|ihop|gemensamt))|borde|lär"
    # decides and comments
    r"|yttra|tillstyrk|avstyrk|godkän|bedöm|föreslå|föreslog|beslut|anta|utse|utsåg|ta[rg]\w*\s+(?:ställning|del|emot)"
    r"|tog\s+(?:ställning|del|emot)|lämna\w*\s+(?:in\s+)?(?:synpunkt|yttrande|remiss|besked|\w*förslag)|reserver|överklaga"
    r"|ställ\w*\s+(?:sig|frågan?)|utvärder|granska|följ|bevaka|belys|ha(?:r|de|ft)\s+(?:synpunkt|invänd|erinr|\d)|\w*\s*adjunger"
    # pays, gets and supplies
    r"|\w*finansier|bevilja|stöd|stött|(?:ge[rt]?t?|gav)\s+(?!sig)|betala|utbetala|rekvirera|bekosta|få[rt]t?\s|fick|utlova|anslå|avsätt|avsatt?e"
    r"|tilldela|ansök|upplåt|(?:bidra|bidrog|bistå|bistod|leverera|lämna)\w*\s+(?:med\s+)?(?:uppgift|process|expert|kunskap|råd|moder|statistik|underlag|data|beräkning"
    r"|planeringsunderlag)"
    # looks on, waits, leaves
    r"|se[rtd]?\s|såg|besök|hör|visa\w*\s+(?:intresse|att)|be[rdt]t?\s|vänta|planera|överväg|behöv|avslut|välkomna|tacka"
    r"|arrangera|inled|bjud|bjöd|känn|förlora|sakna|ligg|låg|bild|gräns|växt?e|samråd|håll\w*\s+sig)",
    re.IGNORECASE,
)
# What such verbs have for their object, or what is another thing than the text speaks of.
OBJECTS = re.compile(
    r"(?<![^\W_])(?:(?:med|del|hel|sam)?finansi\w*|\w*miljon\w*|kronor|kr|mnkr|tkr|pengar(?:na)?(?!\s+och)|\w*kostnad\w*|notan|anslag\w*"
    r"|\w*uppdrag\w*|synpunkt\w*|erinra\w*|\w*utvärdering\w*|\w*enkät\w*|\w*intervju\w*|\w*granskning\w*|rådgiva\w*|bollplank|observatör\w*"
    r"|(?:bygglov|dispens|klartecken|tillstånd)\w*"
    r"|\w*(?:bok|broschyr|utställning|film)(?:en)?|liknande|eg(?:en|et|na)|(?:en|ett|sin|sitt|sina)\s+(?:(?!gemensam)\w+\s+)?\w*(?:strategi|program|vägledning|policy"
    r"|översiktsplan|utredning|rapport|förstudie|(?:annat|nytt|annan|ny)\s\w*))(?:er|en|et|n)?(?![^\W_])",
    re.IGNORECASE,
)
JOINS = re.compile(
    rf"\s*(?:{AUXILIARY}\s+)?(?:delta|deltog|medverka|leder|lett|ledde|driv|drev|äger|samordna|ansl[uö]t)"
)
ENDS = re.compile(r",\s+(?!som\s)|[;:]|\s(?:och|men|medan|eftersom|så\s+att|vilket)\s")

# What stands before a body that a project turns to, has something from, is compared with or lies in.
BEFORE = re.compile(
    r"(?<![^\W_])(?:(?:på\s)?uppdrag\s(?:av|från|åt)|(?:rikta|vänd)\w*\ssig\s(?:till|mot)|(?:sp?ri\w+|presentera\w*|överlämna\w*|redovisa\w*|skicka\w*|lämna\w*)\s(?:till|för|hos|i)"
    r"|(?:erfarenhet|lärdom|inspiration|inspirera|förebild|modell|intryck|idé)\w*\s(?:från|av|hos|i)|kontakt(?:er)?\smed|jämför\w*\s(?:[a-zåäö]+\s){0,3}?(?:med|hur)"
    r"|(?:ligger|finns|äger\srum)\si|del\sav|handla\w*\som\s(?:[a-zåäö]+\s){0,3}?i|liknande\s[a-zåäö]+\s(?:i|hos|från)|konferens\w*\shos|presentera[dt]e?s?\sav(?:\s[^.;:\n]{2,40},)?|(?:forskare|student\w*)\s(?:vid|från|på))\s$",
    re.IGNORECASE,
)
BEHIND = re.compile(
    r"\s+(?:(?:har|hade)\s+)?(?:visa\w*\s+(?:[a-zåäö]+\s+)?intresse|tacka\w*\s+nej|betala|bekosta|finansiera)"
)
# Labels over who is not there, or gets a copy
ABSENT = re.compile(
    r"(?<![^\W_])(?:frånvar|förhinder|adjunger|inbju|gäst|avböj|avhopp|avslag|avslut|kopi[ao]|sändlist"
    r"|(?:ej|inte|nej)(?![^\W_]))",
    re.IGNORECASE,
)
MOST_BEFORE = 60  # code points


def is_turned_to(text: str, start: int, bodies: Span) -> bool:
    """Whether a sentence that begins at a place says beside bodies that they are only concerned, or interested."""
    before = BEFORE.search(text, max(start, bodies.start - MOST_BEFORE), bodies.start)
    return before is not None or BEHIND.match(text, bodies.end) is not None


def stands_by(text: str, told: Span, verb: str = "") -> bool:
    """Whether what is told of a body, from its verb on, is what a bystander does; `verb` where it stands before."""
    if VERBS.match(verb) if verb else VERBS.match(text, *told):
        return True
    if not verb and JOINS.match(text, *told):
        return False
    end = ENDS.search(text, *told)
    return OBJECTS.search(text, told.start, end.start() if end else told.end) is not None
