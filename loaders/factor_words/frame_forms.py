"""How a frame opens: questions, relative clauses, adverbs; and wordings that announce factors by themselves."""

from __future__ import annotations

import re

GENERIC = (
    r"(?:saker?|faktor(?:er(?:na)?|n)?|omständigheter(?:na)?|förhållanden|skäl(?:en)?|orsaker(?:na)?|anledningar(?:na)?|arbetssätt(?:en)?|metoder(?:na)?"
    r"|grepp(?:en)?|delar(?:na)?|moment(?:en)?|inslag(?:en)?|insats(?:en|er|erna)?|åtgärd(?:en)?|händelsen?|aktivitet(?:en|er)?|beslut(?:en)?|val(?:en)?|vägval(?:en)?|händelser(?:na)?|punkter(?:na)?|drag(?:en)?"
    r"|områden(?:a)?|frågor(?:na)?|styrkor(?:na)?|svagheter(?:na)?|ting|förutsättningar(?:na)?|egenskaper(?:na)?|aspekter(?:na)?|lärdomar|erfarenheter)"
)
BEFORE = (
    r"(?:(?:de|den|det|några|två|tre|fyra|fem|sex|sju|åtta|nio|tio|\d+|flera|många|andra|sådana|dessa|\w+(?:a|ste))"
    r"\s+){0,3}"
)
COUNTED = r"(?:några|två|tre|fyra|fem|sex|sju|åtta|nio|tio|\d+|flera|följande)(?:\s+\w+(?:a|ste))?"
FEW_ARE = r"(?:saker|faktorer|omständigheter|förhållanden|skäl|orsaker|delar|punkter|moment|grepp|ting)"
# What a thing is told to be a factor by, each with the words between frame and clause
RELATIVE = re.compile(
    rf"(?:(?:vad\s+(?:är|var)\s+det|vad|det(?:\s+(?:här|där))?|allt|sådant|sånt|något|någonting|annat|mycket)\s+(?:i\s+\w+\s+|med\s+\w+\s+)?som|{BEFORE}{GENERIC}(?:\s+(?:i|för|under|med|från)\s+[\w-]+)?\s+som|(?:har|finns|fanns)\s+(?:det\s+)?(?:något|någonting|några\s+saker)(?:\s+som)?(?=\s)|(?:följande|{COUNTED}\s+{FEW_ARE})(?=\s)"
    rf"|(?:vilka|vilken|vilket)\s+{BEFORE}{GENERIC}(?:\s+(?:i|för|under|med|från)\s+[\w-]+)?(?:\s+som)?)\s+"
)
OBJECT = re.compile(
    rf"(?:vad|det\s+(?:här|där)|detta|(?:det|sådant|sånt|allt)(?=\s+(?:(?:har|hade|gav|ger)\s+)?(?:vi|ni|man|de|jag|samverkan|\w+(?:et|na))\s)|{BEFORE}{GENERIC}(?=\s+(?:vi|ni|man|de|jag|kommun|projekt|part)))\s+"
)
# "Vad tror ni ligger bakom resultatet?"
WHY = re.compile(r"varför|därför|hur\s+kom")
ADVERB = re.compile(
    r"(?P<adverb>varför|hur\s+kom\s+det\s+sig\s+att|därför(?:\s+att)?|på\s+vilket\s+sätt|på\s+vilka\s+sätt|hur|så(?:\s+här)?|här|där|när|var|dit|då)\s+"
)
WHO = re.compile(r"(?:vem|vilka)\s+(?=(?:har\s+)?(?:vinn|vann|vunnit|tjäna|gläd|tackar\s+oss|haft|har\s+nytta|nytta))")
PLAIN = re.compile(
    r"(?=(?:det\s+)?(?:(?:har|hade)\s+)?(?:inte\s+|mindre\s+)?(?:möjliggj|gynna|främja|lyckas|lyckades|lyckats|fungera|funka|gick|gått|hjälpte|underlätta|bromsa|hindra|försvåra|försena|strula|krångla|kärva|skav|lossna|vann|misslyck|haka|stör|viktig|avgörande|central|nödvändig)\w*)(?:det\s+)?"
)
PLAIN_REST = re.compile(
    r"(?:\s+(?:bra|bäst|väl|mest|oss|er|inte|dåligt|sämre|mindre|allra|arbetet|projektet|till|för|i|resultatet|framgången|genomförandet|av|att|tack|vare))*"
)
THINKS = re.compile(
    r"^(?:tror|tycker|anser|menar|upplever|upplevde|skulle|vill)\s+(?:du|ni|vi)\s+(?:säga\s+)?(?:att\s+)?(?!hade|gjort|göra)"
)
YES_OR_NO = re.compile(
    r"(?:har|hade|blev|fick|innebar)\s+(?=(?:ni|vi|projekt|samarb|samverk|arbet|insats|satsning|kommun|deltag|invån|företag)\w*\s)"
)
# "Vi gläds åt", "Det vi är nöjda med": a clause that its last preposition leaves open
OPEN_ENDED = re.compile(r"vi\s+(?=.*\s(?:för|åt|på|över|med|av|om)$)")
# "Undvik detta", "Akta er för"
WARNS = re.compile(
    r"(?:(?:(?:tänk\s+på|saker|sådant|detta|det(?:\s+här)?|fel|fällor|misstag|vad)\s+)?(?:att|(?:bör|ska)\s+(?:man|ni|vi|andra))\s+)?"
    r"(?:undvika?|se\s+upp|varning(?:ar|ens\s+ord)?)(?:\s+(?:med|för|detta|det\s+här|följande))*"
)
# "Det här får du som deltagare", "Vad får kommunerna ut av det?"
GETS = re.compile(
    r"(?:det\s+här|detta|vad)\s+(?:får|fick|har)\s+(?:(?!att\s)\w+\s+){1,3}?(?:fått\s+)?(?:som\s+\w+|(?:ut|tillbaka|i\s+utbyte|på\s+köpet|igen)(?:\s+(?:av|på|för)\s.*)?)"
    r"|vad\s+(?:är|var)\s+.{2,50}\s+bra\s+för|bra\s+för\s+vem|vad\s+märker\s+\w+(?:\s+av\s.*)?|(?:det\s+här|vad)\s+f(?:år|ick)\s+[\w\s-]{2,40}\s+för\s+pengarna"
    r"|vad\s+(?:gör|gjorde|blir|blev)\s+(?:\w+\s+){1,3}för\s+skillnad|.*\s(?:haft|fått)\s+följande\s+(?:betydelse|inverkan)"
)
# "Lyckade projekt hade detta gemensamt", "Det här förenar de projekt som lyckats", "Gemensamt för lyckad samverkan"
SHARED = re.compile(
    r"(?:vad\s+(?:har|hade)\s+)?(?P<who>[^,]+?)\s+(?:(?:har|hade)\s+)?(?:(?:detta|det\s+här|följande|\w+\s+(?:saker|drag))\s+)?gemensamt"
    r"|(?:gemensamt|utmärkande|kännetecknande)\s+för\s+(?P<them>.+)|(?:det\s+som|det\s+här|detta|vad)\s+(?:som\s+)?(?:förena|utmärk|känneteckna|skilj)\w*\s+(?:ut\s+)?(?P<those>.+?)(?:\s+från\s.+)?"
)
SUPERLATIVE = re.compile(
    r"det\s+(?:allra\s+|mest\s+)?(?:(?P<bad>svår|tuff|jobbig|knepig|krånglig|tyng|trög|tråkig|besvärlig|utmanande|frustrerande|sämsta|värsta)|bästa|roligaste|finaste|givande)\w*(?:\s+(?:med|i|för|under|hittills|är|var)(?:\s.*)?)?"
)
DEGREE = re.compile(
    r"(?:hur|så)\s+(?:bra|väl|nöjd\w*|viktig\w*|avgörande|svårt?|lång\w*|mycket|många|stor\w*|lätt|ofta|långt)(?![^\W_])"
)
NEEDED = re.compile(
    r"(?<![^\W_])(?:kräv(?:s|des|t|ts)|behöv(?:s|des|er|de|t|ts)|måste|bör|förutsätt(?:s|er)|förutsättning\w*)(?![^\W_])"
    r"(?=.*(?<![^\W_])(?:på\s+plats|(?:lyck|funge|funka)\w*|framgång\w*))|^(?:krävdes|behövdes|har\s+(?:krävts|behövts))(?=$|\s+(?:för\s+att|av)\s)"
)
TOGETHER = re.compile(
    r"(?<![^\W_])(?:(?:gör|göra|jobbar?|arbetar?|planerar?|bygger|bygga|driver|driva|tar|ta)\s+(?:\w+\s+){0,3}(?:ihop|tillsammans|gemensamt)|samverkar?|samarbetar?"
    r")(?![^\W_])"
)
APPLY = re.compile(r"(?<![^\W_])(?:ansökan|ansöka|söka|din|ditt|bygglov)(?![^\W_])")
ASIDE = re.compile(r",?\s+(?:enligt|menar|anser|säger|tycker|i\s+korthet|sammanfattat)(?:\s+[\w-]+){0,4}$|\s+\?$")
