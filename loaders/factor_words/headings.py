"""Headings that announce success factors, pitfalls or benefits, and those over what was learnt."""

from __future__ import annotations

import re
from functools import lru_cache

from loaders.factor_words.labels import labelled
from loaders.factor_words.leads import announced
from loaders.factor_words.nouns import named
from loaders.factor_words.questions import asked_kind
from loaders.factor_words.words import MODIFIER, misread
from loaders.labels import DRAWN, exact, normal

LONGEST_HEADING = 12  # words
# "Risker och hur vi möter dem"
HANDLED = re.compile(
    r"\s+(?:och|samt|med|/)\s+(?:(?:risk)?hantering\w*|(?:mot)?åtgärder|hur\s+(?:\w+\s+){0,3}(?:hanter|möt|undvik|förebygg)\w*.*)\s*:?\??$",
    re.IGNORECASE,
)
# "Kusten – vad gjorde att det gick?": what a heading is about stands before its mark, "och" before its verb.
ABOUT = re.compile(
    r"^(?P<about>[^:?!]{2,60}?)(?:\s+[–-]|:|,\s+forts\.)\s+(?=\w)|^(?:\.{2,3}|…)\s*(?=\w)|^(?:och|men|samt)\s+",
    re.IGNORECASE,
)
# "Bland hindren nämns särskilt" over a list.
NAMES_THEM = re.compile(
    r"(?:bland|som|följande|exempel\s+på|till|de|några|andra)\s+.*"
    r"(?:nämn|lyft|framhåll|framhölls|pek|identifi|märk|hör|framkom|upplev|finns|återkom)"
)
# "Beskriv möjliga risker", as a form asks
ASKS_FOR = re.compile(r"^(?:beskriv|ange|lista|redogör\s+för|redovisa|nämn|sammanfatta)\s+")
# "Lärdomar om vad som gick snett"
LEARNT = re.compile(
    r"^(?:lärdomar|erfarenheter|reflektioner|tankar|slutsatser)\s+(?:om|av|kring|från|kopplade\s+till)\s+"
)
# "Har ni mött hinder? Beskriv dem kort.", "Har det lönat sig, och i så fall hur?"
ASKS_MORE = re.compile(
    r"(?:,?\s+och\s+i\s+så\s+fall\s+\w+\?|(?<=\?)\s+(?:beskriv|ge|motivera|förklara|kommentera|ange|nämn|utveckla|kryssa|välj|markera|ringa\s+in|rangordna|svara|skriv|högst|max|flera\s+svar"
    r"|om\s+(?:ja|så)|på\s+vilket\s+sätt|hur|varför)(?![^\W_]).*)$",
    re.IGNORECASE,
)
# "Så kan orter växa ihop – och varför det ofta går i stå" tells of two things, "Hamnen – och vad skavde?" of one.
TURNS = re.compile(
    r"(?:^|[:.]\s+)(?P<one>(?:så|hur|varför|därför|vad|här)\s[^:?–]{6,80}?)\s[–-]\s+(?:och|men|samt)\s+(?P<other>\w.*)",
    re.I,
)
THEN = re.compile(r"\s+då$")  # "Nyttan då?"
LESSONS = "lessons"
# "Året har gett tre lärdomar", "Det har vi lärt oss så här långt"
GAVE_LESSONS = re.compile(
    r"(?<![^\W_])(?:(?:ger|gav|gett|givit|fått|drog|dragit)\s+(?:\w+\s+){0,2}lärdomar|lär(?:t|de)\s+(?:\w+\s+)?oss(?:\s+\w+){0,4}|vi\s+(?:har\s+)?lärt(?:\s+oss)?"
    r"|^(?:vad|det|detta)\s.*(?<![^\W_])(?:tar?|skick(?:a|ar))\s+(?:\w+\s+)?med\s+(?:sig|oss|er)(?:\s+(?:från|av|till|hem|vidare|härifrån)(?:\s+\w+){0,4})?|^det\s+(?:vill|vi)\s.*\sskicka\s+med(?:\s+till\s.*)?)[:?]?$",
    re.IGNORECASE,
)
LESSONS_ASKED = re.compile(
    r"(?:vilka|vilken)\s+(?:\w+\s+)?(?:lärdom|erfarenhet)(?:ar|er)?(?![^\W_]).*\?$", re.IGNORECASE
)
# "Tre lärdomar att ta med hem", "Råd till den som vill göra samma sak", "Medskick inför nästa etapp"
LESSONS_FOR = re.compile(
    rf"(?:{MODIFIER}\s+){{0,3}}(?:lärdom(?:ar(?:na)?)?\s+(?:inför|till|som|att|för|om|kring|efter|från|under)|erfarenheter(?:na)?\s+att|(?:råd(?:en)?|tips)\s+"
    r"(?:inför|(?:till|för)\s+(?:andra|d[ei][mng]?|er|grann\w+|kommande|nästa|fortsatt|framtida|liknande|nya|kommun|region)\w*))(?:\s+[^.!?]*)?"
    rf"|(?:{MODIFIER}\s+){{1,3}}(?:råd|tips)\s+från\s[^.!?]*|(?:kloka|goda|våra|bästa)\s+(?:råd|tips)|medskick(?:en)?|att\s+ta\s+med\s+(?:sig\s+|oss\s+)?(?:till|in|inför)\s[^.!?]*"
)
PARTED = re.compile(r"(?<=\S)\s{3,}(?=\S)|,\s+")  # "Gick bra      Gick sämre"
# "Vägg B – ”Tummen upp, därför gick det bra” (gröna lappar)": two clauses of one kind
QUOTED = re.compile(r"^(?P<before>[^”\"]{0,20})[”\"](?P<words>[^”\"]{4,80})[”\"](?:\s*\([^()]*\))?$")
ACRONYM = re.compile(r"[A-ZÅÄÖ]{2,5}")  # "RISK" over a text is what it is called
UNFINISHED = re.compile(r"\s(?:att|och|som|en|ett|samt|eller)\s*$")  # the first line of a sentence
BRACKETED = re.compile(r"\(([^()]+)\)")


@lru_cache(maxsize=20_000)  # extractor after extractor asks of the same line
def factor_kind(text: str) -> str | None:
    """Return the slug of the factor kind that a heading announces, or None; one of two kinds announces none.

    >>> factor_kind("B5. Risker (fallgropar)"), factor_kind("Tre framgångsfaktorer för lyckad samverkan")
    ('fallgrop', 'framgangsfaktor')
    >>> factor_kind("Utmaningar för vattenförsörjningen"), factor_kind("Framgångsfaktorer och fallgropar")
    (None, None)
    """
    text = QUOTED.sub(r"\g<before>\g<words>", text.strip(DRAWN))
    if ACRONYM.fullmatch(text) or labelled(text) or UNFINISHED.search(text):
        return None
    inside = BRACKETED.search(text)
    found = exact("factor-kind", text) or (exact("factor-kind", inside[1]) if inside else None) or misread(text)
    parts = [] if found else PARTED.split(text)
    if len(parts) > 1 and all(kinds := [factor_kind(part) for part in parts]):
        return kinds[0] if len(set(kinds)) == 1 else None
    if not found and (turns := TURNS.search(text)):
        kind = factor_kind(turns["one"])
        return kind if kind == factor_kind(turns["other"]) else None
    if not found and (before := ABOUT.match(text)) and (kind := factor_kind(text[before.end() :])):
        return kind
    if (more := ASKS_MORE.search(text)) and not found:
        return factor_kind(f"{text[: more.start()].rstrip('?')}?")
    key = THEN.sub("", normal(text).rstrip("? "))
    if found or len(key.split()) > LONGEST_HEADING:
        return found
    if NAMES_THEM.match(key) and text.strip()[-1] not in ".!?":
        return announced(key)
    if HANDLED.search(text):
        return factor_kind(HANDLED.sub("?" if text.rstrip().endswith("?") else "", text))
    bare = ASKS_FOR.sub("", LEARNT.sub("", key)).rstrip(".")
    asks = text.rstrip().endswith("?") or (text.rstrip().endswith(".") and ASKS_FOR.match(key) is not None)
    key = bare
    if asks and (found := exact("factor-kind", key) or asked_kind(key)):
        return found
    return named(key)


@lru_cache(maxsize=20_000)
def heads_lessons(text: str) -> bool:
    """Whether a heading is over what was learnt: "Lärdomar", "Kusten – lärdomar hittills"."""
    before = ABOUT.match(text)
    words = [text, text[before.end() :] if before else text]
    words.append(re.sub(rf"^(?:{MODIFIER}\s+){{1,3}}", "", normal(text)))  # "Sju viktiga lärdomar"
    if GAVE_LESSONS.search(text) or LESSONS_ASKED.match(text) or any(map(LESSONS_FOR.fullmatch, map(normal, words))):
        return True
    return any(exact("section", each) == LESSONS for each in words)
