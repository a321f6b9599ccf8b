"""Factors beside a noun that means one: "den främsta utmaningen är att hinna", "det som bidrog mest var …"."""

from __future__ import annotations

import re

from loaders.document import Span
from loaders.extract.factors.called import FURTHER_BACK, FURTHEST_BACK, before_noun
from loaders.extract.factors.members import OWN_WORDS, Cued, complements, kept_factors, listed
from loaders.extract.factors.speakers import behind_saying_that
from loaders.factor_words.frames import said
from loaders.factor_words.words import SHORTEST_NOUN, kind_of_noun, mentions_factors, tells_of_work

IS = r"(?:är|var|har\s+(?:också\s+|även\s+|länge\s+)?varit|blir|blev|(?:har\s+visat|visade|visar)\s+sig\s+vara"
IS += r"|(?:bedöms|bedömdes|väntas|förväntas|beräknas|uppges|uppgavs|anses|ansågs|sägs|sades)\s+(?:vara|bli))"
OPENING = re.compile(
    r"\s*(?:[:–-]\s*)?(?:(?:också|även|dock|dessutom|samtidigt|just|ofta|särskilt|ändå|nog|kanske|säkert)\s+)?(?:(?:bland\s+annat|framför\s+allt|främst|till\s+exempel|till\s+slut|bl\.\s?a\.|t\.ex\.)\s+)?"
    r"(?:enligt\s+[^.,;:]{2,40}?\s+(?:att\s+)?(?=att\s))?(?:enligt\s+[^.,;:]{2,40}?\s+att\s+)?"
)
PLURAL = re.compile(
    r"(?i:faktorer(?:na)?|gropar(?:na)?|nyttor(?:na)?|hindren|hinder\s+som|utmaningar(?:na)?|risker(?:na)?"
    r"|svårigheter(?:na)?|vinster(?:na)?|mervärden|fördelar(?:na)?|effekter(?:na)?|styrkor(?:na)?|problemen"
    r"|har\s+gett)(?![^\W_])"
)
NEGATED = re.compile(r"(?<![^\W_])(?:inte|ingen|inget|varken)\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
GOVERNED = re.compile(r"(?<![^\W_])(?:av|efter|trots|utan|mot)\s+(?:\w+\s+){0,2}$")  # "Efter år av motgångar finns"
WORD = re.compile(r"\w{4,}")
NOUN_IS_THAT = re.compile(
    r"\w{4,}(?:,\s[^,.;:]{3,50},)?(?:\s+(?:med|av|i)\s+att)?(?:\s+(?!att\s|och\s|men\s|är\s|var\s)\w+){0,7}?\s+"
    rf"{IS}\s+(?:(?:också|även|dessutom|dock)\s+)?(?=att\s)"
)
IS_NOUN_THAT = re.compile(
    r"(?<![^\W_])(?:är|var|varit|vara|(?:det|anger|angav|ser|såg|lyfter|lyfte|nämner|nämnde|framhåller|framhöll)\s+som)\s+(?:\w+\s+){0,3}?(?P<noun>\w{5,})(?P<whose>\s+för\s+[^.,;:]{3,60}?)?"
    r"(?:\s+(?:framför\s+allt|främst|bland\s+annat|alltså|just))?\s+(?=att\s)"
)
# "Bland de framgångsfaktorer som lyftes fanns …", "En framgångsfaktor i det här arbetet har varit …"
NOUN_IS = re.compile(
    r"(?<![^\W_])(?P<noun>\w{5,})(?P<which>\s+(?:som|i|för|med|från|under|av|bakom|till|när)\s+[^.,;:]{1,60}?)?"
    rf"\s+(?:{IS}|finns|fanns|(?:har\s+)?handla(?:r|de|t)\s+(?:främst\s+|mest\s+)?om|rörde?|gäll(?:er|de))\s+(?!att\s)"
)
ONE_OF = re.compile(r"(?<![^\W_])(?:en|ett)\s+av\s+(?:\w+\s+){0,3}$", re.IGNORECASE)  # "en av de största fördelarna"
FOREMOST = re.compile(
    r"(?:största|främsta|viktigaste|svåraste|tydligaste|vanligaste|återkommande|(?:ett|en)\s+(?:annat|annan)|ytterligare\s+(?:ett|en))\s+$",
    re.IGNORECASE,
)
_LIES = r"(?:ligger|låg|består|bestod|har\s+legat|har\s+bestått)"
# "Nyttan av planen ligger i att …", "För bolagen består vinsten i att …", "Framgångsfaktorerna, det vill säga …"
LIES_IN = (
    re.compile(
        rf"(?<![^\W_])(?P<noun>\w{{5,}})(?:\s+(?:av|med|för|i)\s+[^.,;:]{{1,60}}?)?\s+{_LIES}\s+(?:[^.,;:]{{1,60}}?\s)?(?:i|av)\s+(?=att\s)"
    ),
    re.compile(
        rf"(?<![^\W_]){_LIES}\s+(?:\w+a\s+)?(?P<noun>\w{{3,}}(?:en|et|an|na))(?:\s+(?:med|av|för)\s+[^.,;:]{{1,40}}?)?\s+(?:i|av)\s+(?=att\s)"
    ),
)
# "Styrgruppen ser stora fördelar med att …", "Projektet ger den nyttan att …", "Länsstyrelsen noterar bristen att …"
SEES_IN = re.compile(
    r"(?<![^\W_])(?:ser|såg|sett|upplever|upplevde|finns|fanns|pekar\s+på|pekade\s+på|lyfter|lyfte|nämner|nämnde|framhåller|framhöll|betonar|betonade"
    r"|(?:noter|påtal|påpek|konstater)a(?:r|de)|har|hade|ge|ger|gav|gett|innebär|innebar|medför|medförde)"
    r"\s+(?:\w+\s+){0,3}?(?P<noun>\w{4,}(?:(?=\s+(?:med|i|av|för)\s)|(?:en|et|an)(?=\s+att\s)))\s+(?:(?:med|i|av|för)\s+)?(?=att\s)"
)
NONE = re.compile(r"(?<![^\W_])(?:inte|inga|ingen|inget|aldrig|knappast)(?![^\W_])", re.IGNORECASE)
NAMELY = re.compile(
    r"(?<![^\W_])(?P<noun>\w{5,})(?:\s+som\s+[^.,;:]{1,50}?)?(?:,|\s+[–(-])?\s*(?:det\s+vill\s+säga|dvs\.?|nämligen|såsom)\s+"
    r"(?P<what>[^.;:–)]{8,200}?)(?=\)|\s–|,\s(?!(?:\w+\s+){1,6}(?:och|samt)\s)(?:\w+\s)?\w+(?:er|ar|s|de|r)\s|$)"
)
# "Kommunerna framhåller nyttor som kortare restider, lägre avgifter och tätare turer"
SUCH_AS = re.compile(
    r"(?:framhåller|framhöll|lyfter(?:\s+fram)?|lyfte(?:\s+fram)?|nämner|nämnde|ser|såg|pekar\s+på|pekade\s+på)\s+(?:\w+a\s+)?(?P<noun>\w{4,}(?:or|er|ar|hinder))\s+(?:så)?som\s+"
    r"(?:till\s+exempel\s+)?(?P<what>[^.;:]{8,200})$"
)
# What a relative clause says to have been met or named: of the work, whatever the noun may mean elsewhere.
IDENTIFIED = re.compile(
    r"\ssom\s.*(?:nämn|lyft|pek|framh|framk|identifi|beskr|upplev|mött|stött|ser|såg|återk|tar\s+upp|tog\s+upp|tagits\s+upp)\w*"
)
# "Projektets mervärde är …": a word that may mean anything is one of the work's.
OF_THE_WORK = re.compile(r"(?:projektets|samarbetets|samverkans|arbetets|partnerskapets)\s+(?:\w+\s+)?$", re.IGNORECASE)
# "Det som bidrog mest till resultatet var …"
THAT_WHICH = re.compile(
    r"(?:[Dd]et|[Vv]ad|[Nn]ågot|[Ee]n\s+sak)\s+som\s+(?P<said>[^.,;:]{3,70}?)\s+(?:är|var|har\s+varit)\s+"
)
NEEDED = re.compile(
    r"faktorer\s+som\s+(?:\w+\s+){0,2}?(?:måste|krävs|behöv\w+|avgör\w*|bidr\w+|ligger\s+bakom)(?![^\W_])"
)
# "Det som bromsade i början var …": of the work that is told of around it.
BARE_SAYING = re.compile(
    r"(?:har\s+(?:varit\s+)?|var\s+)?\w+(?:\s+(?:oss|mest|allra|först|länge|särskilt|verkligen|främst|framför\s+allt|i\s+början|till\s+en\s+början|på\s+slutet"
    r"|stor|störst|skillnad|framåt|bra|bäst|mindre|sämre|sämst|svårt|svårast|trögt|snett|fel|tid|kraft|energi|roll))*"
)


LONGEST_SENTENCE = 4_000  # code points: each of its nouns is judged by all of it


def behind_noun(text: str, sentence: Span) -> list[Cued]:
    """Read "Den främsta utmaningen framöver är att hinna" and "var den viktigaste framgångsfaktorn att alla kom"."""
    stop = sentence.start + len(text[slice(*sentence)].rstrip(' .!”"'))
    if stop - sentence.start > LONGEST_SENTENCE:
        return []
    for word in WORD.finditer(text, sentence.start, stop):
        if not (kind := kind_of_noun(word.group())) or not (found := NOUN_IS_THAT.match(text, word.start(), stop)):
            continue
        short = len(word.group()) < SHORTEST_NOUN and not tells_of_work(nearby(text, sentence))  # "En risk är att …"
        if not short and not NEGATED.search(text[sentence.start : word.start()]):
            one = not PLURAL.search(word.group())
            return kept_factors(
                kind, text, complements(text, Span(found.end(), stop), not one, text[sentence.start : word.start()])
            )
    for found in IS_NOUN_THAT.finditer(text, sentence.start, stop):
        kind = kind_of_noun(found["noun"])
        around = text[max(sentence.start - FURTHER_BACK, 0) : stop]
        kind = None if found["whose"] and not tells_of_work(around) else kind
        if kind and not NEGATED.search(text[sentence.start : found.start("noun")]):
            return kept_factors(
                kind,
                text,
                complements(text, Span(found.end(), stop), False, text[sentence.start : found.start("noun")]),
            )
    for found in (mark for pattern in LIES_IN for mark in pattern.finditer(text, sentence.start, stop)):
        told = mentions_factors(found["noun"]) or tells_of_work(nearby(text, sentence))
        if told and (kind := kind_of_noun(found["noun"])):
            return kept_factors(kind, text, listed(text, Span(found.end(), stop)))
    for found in SEES_IN.finditer(text, sentence.start, stop):
        kind = kind_of_noun(found["noun"]) if tells_of_work(nearby(text, sentence)) else None
        if kind and not NONE.search(text[sentence.start : found.end()]):
            return kept_factors(kind, text, listed(text, Span(found.end(), stop)), 3)
    for found in NAMELY.finditer(text, sentence.start, stop):
        if mentions_factors(found["noun"]) and (kind := kind_of_noun(found["noun"])):
            return kept_factors(kind, text, listed(text, Span(*found.span("what"))))
    such = SUCH_AS.search(text, sentence.start, stop)
    if such and OWN_WORDS.match(such["what"]) and (kind := kind_of_noun(such["noun"])):
        return kept_factors(kind, text, listed(text, Span(*such.span("what"))))
    return _behind_saying(text, sentence, stop)


def nearby(text: str, sentence: Span) -> str:
    """Return a sentence with what stands a while before it, which may say what it is told of."""
    return text[max(sentence.start - FURTHER_BACK, 0) : sentence.end]


def _behind_saying(text: str, sentence: Span, stop: int) -> list[Cued]:
    """Read "Det som bidrog mest var tidig dialog", "En avgörande faktor var …", "Bland framgångsfaktorerna fanns …"."""
    of_work = tells_of_work(text[sentence.start : stop])
    starts = (sentence.start, behind_saying_that(text, sentence.start, stop))
    which = next((found for at in starts if (found := THAT_WHICH.match(text, at, stop))), None)
    if which and not of_work:
        back = max(sentence.start - FURTHEST_BACK, 0)
        begin = max(text.rfind("\n\n", back, sentence.start) + 1, back)
        if BARE_SAYING.fullmatch(which["said"]):
            begin = max(sentence.start - FURTHER_BACK, 0)
        which = which if tells_of_work(text[begin : sentence.start]) else None
    kind = said(f"det som {which['said']}") if which else None
    if which and kind:
        return kept_factors(kind, text, listed(text, Span(which.end(), stop)))
    for found in NOUN_IS.finditer(text, sentence.start, stop):
        before = text[sentence.start : found.start("noun")]
        clause = found["which"] or ""
        told = (
            OF_THE_WORK.search(before)
            or FOREMOST.search(before)
            or tells_of_work(clause)
            or IDENTIFIED.fullmatch(clause)
        )
        kind = kind_of_noun(found["noun"]) if told or mentions_factors(found["noun"]) else None
        opening = OPENING.match(text, found.end(), stop)
        if kind and opening and not NEGATED.search(before) and not GOVERNED.search(before):
            complement = Span(opening.end(), stop)
            many = PLURAL.search(found["noun"]) is not None and not ONE_OF.search(before)
            return kept_factors(kind, text, complements(text, complement, many, before))
    return before_noun(text, Span(sentence.start, stop))
