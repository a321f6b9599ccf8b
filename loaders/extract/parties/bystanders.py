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


def stands_by(text: str, told: Span, verb: str = "") -> bool:
    """Whether what is told of a body, from its verb on, is what a bystander does; `verb` where it stands before."""
    if VERBS.match(verb) if verb else VERBS.match(text, *told):
        return True
    if not verb and JOINS.match(text, *told):
        return False
    end = ENDS.search(text, *told)
    return OBJECTS.search(text, told.start, end.start() if end else told.end) is not None
