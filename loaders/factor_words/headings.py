"""Headings and introductions that announce success factors, pitfalls or benefits, beyond the labels as they stand.

A label of the scheme may carry modifiers and a tail: "Tre viktiga framgångsfaktorer i arbetet". Words that
mean a factor by themselves (those of the preferred label) may have any tail; the others ("utmaningar",
"effekter") need a word of joint work beside them, since anything may have challenges.
"""

from __future__ import annotations

import re

from loaders.factor_words.labels import labelled
from loaders.factor_words.leads import announced
from loaders.factor_words.questions import asked_kind
from loaders.factor_words.verbs import said
from loaders.factor_words.words import JOINT_WORK, MODIFIER, kinds_of_nouns, misread
from loaders.labels import exact, normal

LONGEST_HEADING = 12  # words
TAIL = (
    r"[\s,/:–-]+(?:för|for|i|med|av|från|enligt|kring|längs|vid|hos|inom|under|som|att|på|när|vi|ni|forts\w*|\d|–)"
    r"(?![^\W_]).*"
)
SHAPE = re.compile(
    rf"(?:{MODIFIER}\s+){{0,4}}(?P<noun>\w+)(?:(?:\s+(?:och|samt|&)\s+|\s*/\s*)(?:{MODIFIER}\s+)?"
    rf"(?P<second>\w+))?(?P<tail>{TAIL})?"
)
# What may stand before a noun that means a factor of any matter, and says that it is one of the work's.
PLAIN = (
    r"(?:(?:de|våra|några|andra|övriga|två|tre|fyra|fem|\d+|viktigaste|största|främsta|identifierade|upplevda|möjliga|vanliga"
    r"|vanligaste|förväntade|uppnådda|praktiska|juridiska|organisatoriska|oväntade|oförutsedda|återstående|kvarstående"
    r"|kvarvarande|befarade|konkreta|tydliga|centrala|huvudsakliga|återkommande|gemensamma|upplevd|förväntad|uppnådd|identifierad|möjlig|viktig|stor)\s+)*"
)
# What may stand behind one: where in the work it was met, and for whom it is a benefit.
MET = (
    r"(?:\s+(?:på\s+vägen|längs\s+vägen|under\s+vägen|under\s+(?:arbetets|projektets|resans)\s+gång|under\s+(?:resan|projekttiden|året)"
    r"|(?:i|under|vid|med|kring)\s+(?:genomförande|projekt|arbete|samverkan|samarbete|process|uppstart|start)\w*"
    r"|(?:som\s+)?(?:vi|ni)\s+(?!står\s+inför).*|som\s+(?:redan\s+|har\s+)*(?:syns|synts|märks|märkts|nåtts|uppnåtts|uppstått).*"
    r"|med\s+att\s+(?:\w+\s+){0,2}(?:flera|ihop|tillsammans|samordna\w*|samverka|samarbeta|dela|gå\s+samman).*"
    r"|som\s+(?:\w+\s+){0,3}(?:mött|mötte|stött|stötte|upplevt|upplevde|sett|såg|haft|identifier|nämn|lyft|framkom|uppst)\w*.*))?"
)
FOR_PARTIES = (
    r"\s+(?:för|hos)\s+(?:de\s+)?(?:\w+\s+)?(?:kommun|region|län|invånar|medborgar|deltaga|part|medlem|målgrupp|organisation"
    r"|verksamhet|myndighet|företag|näringsliv|besökar|resenär|bransch|lantbruk|ungdom|elev|patient|turist|samhället|civilsamhäll|brukar|medarbeta|boende|alla|oss|samverka)\w*(?:\s+och\s+\w+)?"
)
OF_WORK = re.compile(rf"{PLAIN}\w+{MET}")
OF_PARTIES = re.compile(rf"{PLAIN}\w+{FOR_PARTIES}")
# "Förutsättningar för ett lyckat projekt", "Nyckeln till framgång", "Viktigt för att lyckas"
TO_SUCCEED = re.compile(
    r"(?:\w+\s+){0,2}(?:förutsättning(?:ar(?:na)?|en)?|nyck(?:el|eln|lar|larna)|viktigt|avgörande|receptet?|krävs|krävdes|behövs)\s+"
    r"(?:för|till|på|bakom)\s+(?:[\w-]+\s+){0,3}?(?:lyck\w+|framgång\w*|(?:god|gott|goda|bra|fungerande)\s+"
    r"(?:samverk|samarb|process|projekt|partnerskap|dialog|genomför|planeringsproc)\w+)(?:\s+\w+){0,2}"
)
# "Lärdomar om vad som gick snett"
LEARNT = re.compile(
    r"^(?:lärdomar|erfarenheter|reflektioner|tankar|slutsatser)\s+(?:om|av|kring|från|kopplade\s+till)\s+"
)
# "effekter på lång sikt", "risker framåt"
HANDLED = re.compile(
    r"\s+(?:och|samt|med|/)\s+(?:(?:risk)?hantering\w*|(?:mot)?åtgärder|hur\s+(?:\w+\s+){0,3}(?:hanter|möt|undvik|förebygg)\w*.*)\s*:?\??$",
    re.IGNORECASE,
)
IN_TIME = re.compile(
    r"\s+(?:på\s+(?:både\s+)?(?:kort|lång|längre|medellång|sikt)(?![^\W_]).*|framåt|framöver|hittills|så\s+(?:här\s+)?långt)$"
)
# "Kusten – vad gjorde att det gick?": what a heading is about stands before its mark, "och" before its verb.
ABOUT = re.compile(
    r"^(?P<about>[^:?!]{2,60}?)(?:\s+[–-]|:)\s+(?=\w)|^(?:\.{2,3}|…)\s*(?=\w)|^(?:och|men|samt|så)\s+", re.IGNORECASE
)
# "Bland hindren nämns särskilt" over a list.
NAMES_THEM = re.compile(
    r"(?:bland|som|följande|exempel\s+på|till|de|några|andra)\s+.*"
    r"(?:nämn|lyft|framhåll|framhölls|pek|identifi|märk|hör|framkom|upplev|finns|återkom)"
)
# "Beskriv möjliga risker", as a form asks
ASKS_FOR = re.compile(r"^(?:beskriv|ange|lista|redogör\s+för|redovisa|nämn|sammanfatta)\s+")
LESSONS = "lessons"
GAVE_LESSONS = re.compile(
    r"(?<![^\W_])(?:ger|gav|gett|givit|fått|drog|dragit)\s+(?:\w+\s+){0,2}lärdomar:?$"
)  # "Året har gett tre lärdomar"
LESSONS_ASKED = re.compile(
    r"(?:vilka|vilken)\s+(?:\w+\s+)?(?:lärdom|erfarenhet)(?:ar|er)?(?![^\W_]).*\?$"
    r"|(?:[\d.]+\s+)?lärdomar\s+(?:inför|till|som)\s.*[^.]$",
    re.IGNORECASE,
)
ACRONYM = re.compile(r"[A-ZÅÄÖ]{2,5}")  # "RISK" over a text is what it is called
BRACKETED = re.compile(r"\(([^()]+)\)")


def factor_kind(text: str) -> str | None:
    """Return the slug of the factor kind that a heading announces, or None; one of two kinds announces none.

    >>> factor_kind("B5. Risker (fallgropar)"), factor_kind("Tre framgångsfaktorer för lyckad samverkan")
    ('fallgrop', 'framgangsfaktor')
    >>> factor_kind("Utmaningar för vattenförsörjningen"), factor_kind("Framgångsfaktorer och fallgropar")
    (None, None)
    """
    if ACRONYM.fullmatch(text.strip()) or labelled(text):
        return None
    inside = BRACKETED.search(text)
    found = exact("factor-kind", text) or (exact("factor-kind", inside[1]) if inside else None) or misread(text)
    if not found and (before := ABOUT.match(text)):
        return factor_kind(text[before.end() :])
    key = normal(text)
    if found or len(key.split()) > LONGEST_HEADING:
        return found
    if NAMES_THEM.match(key) and text.strip()[-1] not in ".!?":
        return announced(key)
    if HANDLED.search(text):
        return factor_kind(HANDLED.sub("?" if text.rstrip().endswith("?") else "", text))
    key = ASKS_FOR.sub("", LEARNT.sub("", key))
    key = key if said(key) else IN_TIME.sub("", key)
    if text.rstrip().endswith("?") and (found := asked_kind(key.rstrip("? "))):
        return found
    bare = re.sub(rf"^(?:{MODIFIER}\s+){{1,2}}", "", key)
    if TO_SUCCEED.fullmatch(key.rstrip("? ")):
        return "framgangsfaktor"
    if found := said(key) or (exact("factor-kind", bare) if " " in bare else None):
        return found
    nouns = kinds_of_nouns()
    match = SHAPE.fullmatch(key)
    if match is None or match["noun"] not in nouns:
        return None
    kind, strong = nouns[match["noun"]]
    other, also = nouns.get(match["second"] or match["noun"], ("", False))
    if other != kind:
        return None
    plain = (not match["tail"] and match["second"]) or (key != match["noun"] and OF_WORK.fullmatch(key))
    given = kind == "nytta" and OF_PARTIES.fullmatch(key)
    return kind if strong or also or plain or given or JOINT_WORK.search(key) else None


def heads_lessons(text: str) -> bool:
    """Whether a heading is over what was learnt: "Lärdomar", "Kusten – lärdomar hittills"."""
    before = ABOUT.match(text)
    words = [text, text[before.end() :] if before else text]
    words.append(re.sub(rf"^(?:{MODIFIER}\s+){{1,3}}", "", normal(text)))  # "Sju viktiga lärdomar"
    if GAVE_LESSONS.search(text) or LESSONS_ASKED.match(text):
        return True
    return any(exact("section", each) == LESSONS for each in words)
