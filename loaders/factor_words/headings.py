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
from loaders.factor_words.words import JOINT_WORK, MODIFIER, meaning_of, misread
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
    r"|kvarvarande|befarade|konkreta|tydliga|centrala|huvudsakliga|återkommande|gemensamma|upplevd|förväntad|uppnådd|identifierad|möjlig|viktig|stor"
    r"|väntade|vanliga|särskilda|potentiella|tänkbara|akuta|pågående|aktuella|nya|inledande|tidiga|projektets|arbetets|samarbetets)\s+)*"
)
# What may stand behind one: where in the work it was met, what is to be done about it.
MET = (
    r"(?:\s+(?:på\s+vägen|längs\s+vägen|under\s+vägen|under\s+(?:arbetets|projektets|resans)\s+gång|under\s+(?:resan|projekttiden|året)"
    r"|(?:i|under|vid|med|kring)\s+(?:genomförande|projekt|arbete|samverkan|samarbete|process|uppstart|start)\w*"
    r"|(?:som\s+)?(?:vi|ni)\s+(?!står\s+inför).*|som\s+(?:redan\s+|har\s+)*(?:syns|synts|märks|märkts|nåtts|uppnåtts|uppstått).*"
    r"|att\s+(?:hantera|bevaka|beakta|följa|möta|lösa|övervinna|se\s+upp|räkna\s+med|jobba|arbeta|ta\s+höjd)(?![^\W_]).*"
    r"|som\s+(?:kvarstår|återstår|finns\s+kvar|kräver|behöver|måste|kan\s+påverka|bromsa|försena|försvåra)\w*.*|i\s+(?:vardagen|praktiken)"
    r"|med\s+att\s+(?:\w+\s+){0,2}(?:flera|ihop|tillsammans|samordna\w*|samverka|samarbeta|dela|gå\s+samman).*"
    r"|som\s+(?:\w+\s+){0,3}(?:mött|mötte|stött|stötte|upplevt|upplevde|sett|såg|haft|identifier|nämn|lyft|framkom|uppst)\w*.*))?"
)
OF_WORK = re.compile(rf"{PLAIN}\w+{MET}")
# A benefit may be of any sort and for anybody: "Långsiktiga effekter", "Fördelar med modellen", not "Effekter av is".
HARMFUL = re.compile(r"(?<![^\W_])(?:negativa?|oönskade|skadliga)\s")
FOR_ANYBODY = re.compile(r"\s+(?:(?:för|hos)\s|med\s+\w+(?:en|et|na)$)")
# "Förutsättningar för ett lyckat projekt", "Nyckeln till framgång", "Viktigt för att lyckas"
TO_SUCCEED = re.compile(
    r"(?:\w+\s+){0,2}(?:förutsättning(?:ar(?:na)?|en)?|nyck(?:el|eln|lar|larna)|viktigt|avgörande|receptet?|krävs|krävdes|behövs|behöver|krävde"
    r"|orsak(?:er|erna)|förklaring(?:ar|arna|en)?|skäl(?:en)?|faktorer(?:na)?)\s+"
    r"(?:för|till|på|bakom)\s+(?:[\w-]+\s+){0,3}?(?:lyck\w+|fungera|framgång\w*|(?:god|gott|goda|bra|fungerande)\s+"
    r"(?:samverk|samarb|process|projekt|partnerskap|dialog|genomför|planeringsproc|resultat)\w*)(?:\s+\w+){0,2}"
    r"|avgörande\s+för\s+(?:projektet|arbetet|resultate[nt]|genomförandet|utfallet)"
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
    r"\s+(?:på\s+(?:både\s+)?(?:kort|lång|längre|medellång|sikt)(?![^\W_]).*|framåt|framöver|hittills|så\s+(?:här\s+)?långt|i\s+(?:korthet|urval|dag|dagsläget|nuläget)"
    r"|just\s+nu|efter\s+(?:projektet|projekttiden|avslutat\s+projekt)|inför\s+(?:fortsättningen|framtiden|nästa\s+\w+)|över\s+(?:\w*gräns\w*))$"
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
    r"(?:vilka|vilken)\s+(?:\w+\s+)?(?:lärdom|erfarenhet)(?:ar|er)?(?![^\W_]).*\?$", re.IGNORECASE
)
# "Tre lärdomar att ta med hem", "Råd till den som vill göra samma sak", "Medskick inför nästa etapp"
LESSONS_FOR = re.compile(
    rf"(?:{MODIFIER}\s+){{0,3}}(?:lärdom(?:ar(?:na)?)?\s+(?:inför|till|som|att|för)|erfarenheter(?:na)?\s+att|(?:råd(?:en)?|tips)\s+"
    r"(?:inför|(?:till|för)\s+(?:andra|d[ei][mng]?|er|kommande|nästa|fortsatt|framtida|liknande|nya|kommun|region)\w*))(?:\s+[^.!?]*)?"
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
    key = normal(text).rstrip("? ")
    if found or len(key.split()) > LONGEST_HEADING:
        return found
    if NAMES_THEM.match(key) and text.strip()[-1] not in ".!?":
        return announced(key)
    if HANDLED.search(text):
        return factor_kind(HANDLED.sub("?" if text.rstrip().endswith("?") else "", text))
    key = ASKS_FOR.sub("", LEARNT.sub("", key))
    key = key if said(key) else IN_TIME.sub("", key)
    if found := exact("factor-kind", key):
        return found
    if text.rstrip().endswith("?") and (found := asked_kind(key)):
        return found
    bare = re.sub(rf"^(?:{MODIFIER}\s+){{1,2}}", "", key)
    if TO_SUCCEED.fullmatch(key):
        return "framgangsfaktor"
    if found := said(key) or (exact("factor-kind", bare) if " " in bare else None):
        return found
    match = SHAPE.fullmatch(key)
    meant = meaning_of(match["noun"]) if match else None
    if match is None or meant is None:
        return None
    kind, strong = meant
    other, also = meaning_of(match["second"] or match["noun"]) or ("", False)
    if other != kind:
        return None
    plain = (not match["tail"] and match["second"]) or (key != match["noun"] and OF_WORK.fullmatch(key))
    given = kind == "nytta" and (FOR_ANYBODY.match(match["tail"]) if match["tail"] else not HARMFUL.search(key))
    return kind if strong or also or plain or given or JOINT_WORK.search(key) else None


def heads_lessons(text: str) -> bool:
    """Whether a heading is over what was learnt: "Lärdomar", "Kusten – lärdomar hittills"."""
    before = ABOUT.match(text)
    words = [text, text[before.end() :] if before else text]
    words.append(re.sub(rf"^(?:{MODIFIER}\s+){{1,3}}", "", normal(text)))  # "Sju viktiga lärdomar"
    if GAVE_LESSONS.search(text) or LESSONS_ASKED.match(text) or any(map(LESSONS_FOR.fullmatch, map(normal, words))):
        return True
    return any(exact("section", each) == LESSONS for each in words)
