"""Factors beside a noun that means one: "den främsta utmaningen är att hinna", "det som bidrog mest var …"."""

from __future__ import annotations

import re

from loaders.document import Span
from loaders.extract.factor_members import Cued, kept_factors, listed
from loaders.factor_headings import kind_of_noun, mentions_factors, said, tells_of_work

OPENING = re.compile(
    r"\s*(?:[:–-]\s*)?(?:(?:också|även|dock|dessutom|samtidigt|just|ofta|särskilt)\s+)?(?:(?:bland\s+annat|framför\s+allt|främst|till\s+exempel|till\s+slut|bl\.\s?a\.|t\.ex\.)\s+)?"
    r"(?:enligt\s+[^.,;:]{2,40}?\s+(?:att\s+)?(?=att\s))?(?:enligt\s+[^.,;:]{2,40}?\s+att\s+)?"
)
PLURAL = re.compile(
    r"(?:faktorer(?:na)?|gropar(?:na)?|nyttor(?:na)?|hindren|hinder\s+som|utmaningar(?:na)?|risker(?:na)?"
    r"|svårigheter(?:na)?|vinster(?:na)?|mervärden|fördelar(?:na)?|effekter(?:na)?|styrkor(?:na)?"
    r"|har\s+gett)(?![^\W_])"
)
NEGATED = re.compile(r"(?<![^\W_])(?:inte|ingen|inget|varken)\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
WORD = re.compile(r"\w{5,}")
NOUN_IS_THAT = re.compile(
    r"\w{5,}(?:\s+(?!att\s|och\s|men\s|är\s|var\s)\w+){0,7}?\s+(?:är|var|har\s+varit)\s+(?:(?:också|även|dessutom|dock)\s+)?(?=att\s)"
)
IS_NOUN_THAT = re.compile(r"(?<![^\W_])(?:är|var|varit)\s+(?:\w+\s+){0,3}?(?P<noun>\w{5,})\s+(?=att\s)")
# "Bland de framgångsfaktorer som lyftes fanns …", "En framgångsfaktor i det här arbetet har varit …"
NOUN_IS = re.compile(
    r"(?<![^\W_])(?P<noun>\w{5,})(?P<which>\s+(?:som|i|för|med|från|under|av|bakom|till|när)\s+[^.,;:]{1,60}?)?"
    r"\s+(?:är|var|har\s+varit|blev|finns|fanns|(?:har\s+)?handla(?:r|de|t)\s+(?:främst\s+|mest\s+)?om|rörde?|gäll(?:er|de))\s+(?!att\s)"
)
FOREMOST = re.compile(r"(?:största|främsta|viktigaste|svåraste|tydligaste)\s+$", re.IGNORECASE)
# "Nyttan av planeringen ligger framför allt i att …", "Framgångsfaktorerna, det vill säga …"
LIES_IN = re.compile(
    r"(?<![^\W_])(?P<noun>\w{5,})(?:\s+(?:av|med|för|i)\s+[^.,;:]{1,60}?)?\s+(?:ligger|låg|består|bestod|har\s+legat|har\s+bestått)\s+"
    r"(?:[^.,;:]{1,60}?\s)?(?:i|av)\s+(?=att\s)"
)
NAMELY = re.compile(
    r"(?<![^\W_])(?P<noun>\w{5,})(?:\s+som\s+[^.,;:]{1,50}?)?(?:,|\s+[–(-])?\s*(?:det\s+vill\s+säga|dvs\.?|nämligen|såsom)\s+"
    r"(?P<what>[^.;:–)]{8,200}?)(?=\)|\s–|,\s(?!(?:\w+\s+){1,6}(?:och|samt)\s)(?:\w+\s)?\w+(?:er|ar|s|de|r)\s|$)"
)
# "Bland de risker som lyftes finns …", "Som hinder nämndes …", "Till vinsterna hör …"
_TELLS = (
    r"(?:nämn(?:s|des|ts)|lyft(?:s|es)|märk(?:s|tes)|finns|fanns|hör(?:de)?|räkna(?:s|des)|fram(?:hålls|hölls|kom|kommer|förs|fördes)"
    r"|(?:upp|an)(?:gavs|ges)|ses|sågs|identifiera(?:s|des)|upplev(?:s|des)|beskriv(?:s|its)|beskrevs|peka(?:s|des)|tog(?:s)?|tas)"
)
AMONG = re.compile(
    r"(?:[Bb]land|[Tt]ill|[Ss]om)\s+(?:(?:de|dessa|(?!\w+[aeo]rna\s)\w+(?:a|ste))\s+){0,3}(?P<noun>\w{4,})"
    rf"(?:,?\s+som(?:\s+[\w-]+){{1,8}}?,?|\s+(?!som\s|(?:{_TELLS})\s)[^.;:]{{1,90}}?)?\s+(?:{_TELLS}"
    r"|(?:lyfter|lyfte|nämner|nämnde|anger|angav|pekar|pekade|ser|såg|framhåller|framhöll)\s+(?:de\s+)?(?:\w+na|vi|man|flera|många|båda))"
    r"(?:\s+(?:särskilt|främst|också|även|fram|ut|på|upp))*(?:\s+av\s+(?:\w+na|flera|många|alla))?\s+"
)
SINGULAR = re.compile(r".*(?:faktor|grop|nytta|nyttan|vinst|risk|utmaning|fördel|svårighet|styrka|svaghet|en)")
# What a relative clause says to have been met or named: of the work, whatever the noun may mean elsewhere.
IDENTIFIED = re.compile(r"\ssom\s.*(?:nämn|lyft|pek|framh|framk|identifi|beskr|upplev|mött|stött|ser|såg)\w*")
# "Projektets mervärde är …": a word that may mean anything is one of the work's.
OF_THE_WORK = re.compile(r"(?:projektets|samarbetets|samverkans|arbetets|partnerskapets)\s+(?:\w+\s+)?$", re.IGNORECASE)
# "Det som bidrog mest till resultatet var …"
THAT_WHICH = re.compile(r"(?:Det|Vad)\s+som\s+(?P<said>[^.,;:]{3,70}?)\s+(?:är|var|har\s+varit)\s+")
# "En avgörande faktor har varit …"
FACTOR_IS = re.compile(
    r"(?<![^\W_])(?:(?P<helps>[Aa]vgörande|[Vv]iktiga?(?:ste)?|[Cc]entrala?|bidragande|främjande|underlättande|möjliggörande"
    r"|positiv|stark)|(?P<hinders>[Hh]ämmande|hindrande|försvårande|begränsande|negativ))\s+faktor(?:er|n|erna)?"
    r"(?:\s+(?:som|i|för|med|bakom|till)\s+[^.,;:]{1,60}?)?\s+(?:är|var|har\s+varit|blev)\s+"
)
# "att otydliga roller var det största hindret"
IS_NOUN = re.compile(
    r"\s+(?:är|var|har\s+(?:också\s+|även\s+|länge\s+)?varit|blev|(?:framhålls|framhölls|lyfts|lyftes|beskrivs|beskrevs|ses|sågs|pekas\s+ut|pekades\s+ut)"
    r"(?:\s+fram)?\s+som)\s+(?:en|ett|den|det|de)\s+(?:(?:(?:\w+(?:a|ste|nde)|större|stort|verkligt|tydligt|reellt)\s+){1,2}"
    r"(?P<noun>\w{5,})|(?P<bare>styrka|svaghet|problem|hinder|utmaning|svårighet))(?:\s+än\s+(?:vi|man|väntat|förväntat)\b.{0,40})?"
    r"(?:$|(?=,\s+(?:liksom|och|men)\s))"
)
# "att tidig dialog återkommer som framgångsfaktor"
AS_NOUN = re.compile(
    r"\s+(?:återkom(?:mer)?|nämn(?:s|des)|lyft(?:s|es)|an(?:ges|gavs)|beskr(?:ivs|evs)|framh(?:ålls|ölls)|peka(?:s|des)|ses|sågs"
    r"|uppfatta(?:s|des)|upplev(?:s|des)|identifiera(?:s|des)|bedöm(?:s|des))"
    r"(?:\s+(?:fram|ut|ofta|också|även|särskilt|av\s+(?:\w+na|flera|många|alla)|i\s+\w+))*\s+som\s+(?:(?:en|ett|den|det|de)\s+)?"
    r"(?:\w+(?:a|ste|t|nde|ig|sk)\s+){0,2}(?P<noun>\w{5,})$"
)
CLAUSE = re.compile(
    r"(?![Aa]tt\s)(?:(?!\ssom\s)[^.;:])*?\s(?:är|var|har|hade|blev|finns|fanns|kan|ska|samtidigt\s+som|medan)\s"
)
# "Deltagarna nämner även ökad kunskap som ett mervärde"
CALLS_AS = re.compile(
    r"(?:[^.;:]{2,60}?\s)?(?:nämner|nämnde|lyfter|lyfte|framhåller|framhöll|anger|angav|ser|såg|beskriver|beskrev)\s+"
    r"(?:(?:också|även|särskilt|fram)\s+)*(?P<what>[^.;:]{8,140}?)\s+som\s+(?:(?:en|ett|den|det|de)\s+)?(?:\w+(?:a|ste|t|nde|ig|sk)\s+){0,2}"
    r"(?P<noun>\w{5,})$"
)
SPEAKER = re.compile(
    r"[,”\"]{1,2}\s+(?:säger|sade|sa|menar|menade|berättar|berättade|konstaterar|konstaterade|tror|anser|tycker|förklarar"
    r"|förklarade|betonar|framhåller|skriver|summerar|minns|tillägger|fortsätter)\s+(?![^;:!?]*,\s+(?:är|var|har|att)\s)[^;:!?]{2,120}$"
)
# "Det som bromsade i början var …": of the work that is told of around it.
BARE_SAYING = re.compile(
    r"(?:har\s+(?:varit\s+)?|var\s+)?\w+(?:\s+(?:oss|mest|allra|först|länge|särskilt|verkligen|främst|framför\s+allt|i\s+början|till\s+en\s+början|på\s+slutet"
    r"|stor|störst|skillnad|framåt|bra|bäst|mindre|sämre|sämst|svårt|svårast|trögt|snett|fel|tid|kraft|energi|roll))*"
)
FURTHER_BACK = 600  # code points
SAID_THAT = re.compile(
    r"(?:uppl\w+|ans\w+|men\w+|framh\w+|beton\w+|tyck\w+|säg\w+|beskr\w+|konstater\w+|noter\w+|uppge\w*|visat?r?|lyft\w*|pek\w+|vittna\w+)\s+(?:\w+\s+)?"
    r"(?:fram\s+|på\s+|om\s+)?att\s+"
)


def without_speaker(text: str, sentence: Span) -> Span:
    """Leave out who says a sentence: "Det svåraste var strandskyddet, säger projektledaren"."""
    tag = SPEAKER.search(text, *sentence)
    return Span(sentence.start, tag.start()) if tag else sentence


def among(text: str, sentence: Span) -> list[Cued]:
    """Read "Bland de risker som lyftes finns låg bemanning och skilda tidplaner"."""
    stop = sentence.start + len(text[slice(*sentence)].rstrip(' .!”"'))
    found = AMONG.match(text, sentence.start, stop)
    kind = kind_of_noun(found["noun"]) if found else None
    opening = OPENING.match(text, found.end(), stop) if found and kind else None
    if found is None or kind is None or opening is None:
        return []
    complement = Span(opening.end(), stop)
    return kept_factors(kind, text, [complement] if SINGULAR.fullmatch(found["noun"]) else listed(text, complement))


def behind_noun(text: str, sentence: Span) -> list[Cued]:
    """Read "Den främsta utmaningen framöver är att hinna" and "var den viktigaste framgångsfaktorn att alla kom"."""
    stop = sentence.start + len(text[slice(*sentence)].rstrip(' .!”"'))
    for word in WORD.finditer(text, sentence.start, stop):
        found, kind = NOUN_IS_THAT.match(text, word.start(), stop), kind_of_noun(word.group())
        if found and kind and not NEGATED.search(text[sentence.start : word.start()]):
            return kept_factors(kind, text, [Span(found.end(), stop)])
    for found in IS_NOUN_THAT.finditer(text, sentence.start, stop):
        kind = kind_of_noun(found["noun"])
        if kind and not NEGATED.search(text[sentence.start : found.start("noun")]):
            return kept_factors(kind, text, [Span(found.end(), stop)])
    for found in LIES_IN.finditer(text, sentence.start, stop):
        if mentions_factors(found["noun"]) and (kind := kind_of_noun(found["noun"])):
            return kept_factors(kind, text, listed(text, Span(found.end(), stop)))
    for found in NAMELY.finditer(text, sentence.start, stop):
        if mentions_factors(found["noun"]) and (kind := kind_of_noun(found["noun"])):
            return kept_factors(kind, text, listed(text, Span(*found.span("what"))))
    return _behind_saying(text, sentence, stop)


def _behind_saying(text: str, sentence: Span, stop: int) -> list[Cued]:
    """Read "Det som bidrog mest var tidig dialog", "En avgörande faktor var …", "Bland framgångsfaktorerna fanns …"."""
    of_work = tells_of_work(text[sentence.start : stop])
    before = text[text.rfind("\n\n", 0, sentence.start) + 1 : sentence.start]
    which = THAT_WHICH.match(text, sentence.start, stop)
    if which and not of_work and BARE_SAYING.fullmatch(which["said"]):
        before = text[max(sentence.start - FURTHER_BACK, 0) : sentence.start]
    which = which if of_work or tells_of_work(before) else None
    kind = said(f"det som {which['said']}") if which else None
    if which and kind:
        return kept_factors(kind, text, listed(text, Span(which.end(), stop)))
    factor = FACTOR_IS.search(text, sentence.start, stop) if of_work else None
    if factor and not NEGATED.search(text[sentence.start : factor.start()]):
        kind = "framgangsfaktor" if factor["helps"] else "fallgrop"
        return kept_factors(kind, text, listed(text, _without_that(text, Span(factor.end(), stop))))
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
        if kind and opening and not NEGATED.search(before):
            complement = Span(opening.end(), stop)
            return kept_factors(kind, text, listed(text, complement) if PLURAL.search(found["noun"]) else [complement])
    return before_noun(text, Span(sentence.start, stop))


def before_noun(text: str, sentence: Span) -> list[Cued]:
    """Read "Flera upplevde att otydliga roller var det största hindret"."""
    if named := AS_NOUN.search(text, *sentence):
        said_so = Span(behind_saying_that(text, sentence.start, named.start()), named.start())
        kind = None if CLAUSE.match(text, *said_so) else kind_of_noun(named["noun"])
        return kept_factors(kind, text, listed(text, said_so)) if kind else []
    called = CALLS_AS.match(text, *sentence)
    kind = ("framgangsfaktor" if called["noun"] == "avgörande" else kind_of_noun(called["noun"])) if called else None
    if called and kind and (tells_of_work(called.group()) or mentions_factors(called["noun"])):
        return kept_factors(kind, text, listed(text, Span(*called.span("what"))))
    found = IS_NOUN.search(text, *sentence)
    around = text[max(sentence.start - FURTHER_BACK, 0) : sentence.end]
    kind = kind_of_noun(found["noun"] or found["bare"]) if found else None
    if found is None or kind is None or (found["bare"] and " som " not in found.group() and not tells_of_work(around)):
        return []
    return kept_factors(kind, text, [Span(behind_saying_that(text, sentence.start, found.start()), found.start())])


def behind_saying_that(text: str, start: int, end: int) -> int:
    """Return where the words begin that somebody says: behind "Flera upplevde att"."""
    return max((mark.end() for mark in SAID_THAT.finditer(text, start, end)), default=start)


def _without_that(text: str, span: Span) -> Span:
    """Leave out the "att" before a clause."""
    return Span(span.start + 4, span.end) if text.startswith("att ", span.start) else span
