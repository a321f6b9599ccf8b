"""Sentences that introduce a list of factors: "Deltagarna lyfte följande framgångsfaktorer:"."""

from __future__ import annotations

import re

from loaders.factor_words.frames import said
from loaders.factor_words.nouns import doing_kind
from loaders.factor_words.polarity import BENEFIT, PITFALL, SUCCESS
from loaders.factor_words.reasons import reason
from loaders.factor_words.statements import embedded, stated
from loaders.factor_words.words import JOINT_WORK, STRONG, kind_of_noun, meaning_of, tells_of_work
from loaders.labels import LEFTOVER_HYPHEN, normal

# "Parterna räknar med följande vinster:", "Det finns också hinder:", "Vi har mött flera motgångar:"
SEES_THEM = re.compile(
    r"(?:^|\s)(?:finns|fanns|ser|såg|sett|visar|visade|pekar|pekade|pekas|lyfter|lyfte|lyfts|nämner|nämnde|räknar|räknade|räkna|noterar|noterade|bedömer"
    r"|redovisar|framhåller|framhöll|väntar|identifierar|konstaterar|framkom|framträder|återkommer|återkom|mött|mötte|haft|hade|beskrev|beskriver)\s+"
    r"(?!.*(?<![^\W_])(?:inte|inga|inget|ingen)(?![^\W_]))(?:[\w-]+\s+){0,6}?"
    r"(?P<noun>\w{5,})(?P<of>\s+(?:med|i|för|under|kring|som|framåt|att)(?![^\W_])[^:]{0,60})?\s*:$"
)
OF_THEM = re.compile(
    rf"{JOINT_WORK.pattern}|\s(?:modellen|metoden|upplägget|arbetssättet|lösningen|förslaget)|^\s+(?:framåt|att\s|som\s+(?:kan|måste|behöver|återst|kvarst))"
)
DOING_THEM = re.compile(
    r"(?P<doing>\w+(?:ande|a)\s+(?:faktorer|omständigheter|krafter|orsaker|förhållanden|villkor)(?:na)?)(?![^\W_])"
)
WITH_IT = re.compile(r"\s+med\s+att\s")  # "fördelar med att gå samman"
# "För att lyckas behöver man:"
SUCCEEDS_BY = re.compile(
    r"(?=.*(?:lyck|framgång|(?:samarb|samverk|projekt|modell|arbetssätt|partnerskap)\w*\s+(?:ska\s+)?(?:fungera|hålla)|i\s+mål|goda?\s+resultat)).*(?<![^\W_])(?:bygger|byggde|vilar|vilade|krävs|krävdes|behövs|behöver|krävde)(?![^\W_])"
    r"[^.:;]*:$"
)
# "Fem faktorer är särskilt avgörande för att samverkan ska fungera" over a list.
DECISIVE = re.compile(
    r"(?<![^\W_])(?:faktorer|förutsättningar|saker|delar|punkter|förhållanden|omständigheter|nycklar)(?![^\W_])[^.;:]*?(?<![^\W_])(?:är|var|har\s+varit|varit)\s+"
    r"(?:\w+\s+)?(?:avgörande|viktiga|viktigast|nödvändiga)\s+(?:för|där|när|bakom)(?![^\W_])|faktorer\s+bakom(?![^\W_])|(?:saker|faktorer|skäl|orsaker)\s+ligger\s+bakom\s"
)
# "Några råd för att det ska fungera bra är:" over a list
ADVICE = re.compile(
    r"(?<![^\W_])(?:råd|tips)\s+till\s+(?:andra|den|dem|dig|er|kommun|region)[^.:]*:$|(?<![^\W_])(?:råd|tips|nycklar)(?:\s+(?!för\s)\w+){0,3}\s+för\s+(?:att\s+)?[^.:]{0,40}?(?:fungera|lyck|framgång)[^.:]*:$"
)
# "Utmaningarna har varit:", "Mervärdet av att arbeta ihop består främst i:" over a list
THEY_ARE = re.compile(
    r"(?:(?:de|våra|projektets)\s+)?(?:\w+(?:a|ste)\s+){0,2}?(?P<noun>\w+(?:na|en|et))(?P<of>\s+(?:av|med|för|i|under|hos)\s+[^.:;]{3,60}?)?\s+"
    r"(?:är|var|har\s+varit|blev|(?:bestod|består|ligger|låg)(?:\s+\w+){0,3}?\s+(?:i|av)|handla(?:r|de)(?:\s+\w+)?\s+om|(?:kan\s+)?(?:sammanfattas|listas|beskrivas|beskrivs|redovisas)(?:\s+(?:så\s+här|nedan|i|som))?)(?:\s+(?:bland\s+annat|följande|främst|framför\s+allt))?"
)
# "Enligt projektledaren är nycklarna:", "Bland svårigheterna märks:"
ARE_THEY = re.compile(
    r"(?:.*\s(?:är|var|har\s+varit)|bland|till)\s+(?P<noun>\w+(?:na|en|et))(?:\s+(?:märks|nämns|finns|återfinns|kan\s+nämnas|hör(?:de)?|räknas|räknade\s+\w+))?"
)
GIVES = re.compile(r"(?<![^\W_])(?:ger|gav|gett|(?:leder|lett|ledde|bidrar|bidragit|bidrog)\s+till)(?:\s+att)?$")
# "Vinsterna är flera:", "Nyttan märks redan i vardagen:"
THERE_ARE = re.compile(
    r"(?P<noun>\w+(?:na|en|et|an))\s+(?:(?:är|har\s+varit|blev)\s+(?:\w+\s+)?(?:flera|många|tydlig\w*|stora?|uppenbar\w*|påtaglig\w*)|(?:syns|märks|märktes|syntes)(?:\s.{0,40})?|har\s+inte\s+låtit\s+vänta\s+på\s+sig)"
)
# "Den nya linjen har medfört följande förbättringar:", but no agenda or call
FOLLOWING = re.compile(
    r"^(?!.*(?<![^\W_])(?:ska|skall|bör|inte|möte|mötet|tas\s+upp|diskutera|behandla|frågor)\w*(?![^\W_])).*\s(?:följande|dessa)\s+(?:\w+(?:a|ste)\s+)?(?P<noun>\w{5,})(?P<of>\s+(?:i|för|med|under|av)\s+\w+(?:\s+\w+){0,3})?$"
)
# "Som särskilt värdefullt lyftes:"
AS_GOOD = re.compile(
    r"som\s+(?:\w+\s+)?(?:(?P<good>värdefull|lyckat|lyckad|positivt|framgångsrikt|avgörande|viktigast)|svårt|svårast|problematiskt|negativt|besvärligt|krångligt|utmanande)\w*\s+(?:lyfts?|lyftes|nämn\w+|framh\w+|pekas|angavs|beskr\w+)(?:\s+.{0,40})?"
)
ACCORDING = re.compile(
    r",?\s+enligt\s+(?!att\s)[\w-]+(?:\s+\w+)?,?(?=\s+(?:är|var|har)(?![^\W_]))"
)  # "Bekymren enligt A är:"
FEW = 3  # words of a sentence that says nothing by itself
LONGEST_LEAD = 16  # words of a sentence that a list follows
# What leads on to the list and says nothing: "… är bland annat följande:"
LEADS_ON = re.compile(
    r"(?:\s+(?:är|var|har\s+varit|bland\s+annat|främst|framför\s+allt|huvudsakligen|särskilt|följande|detta|dessa|att|nämligen|t\.?ex|till\s+exempel|punkter|saker|så))+$"
)
# "Utvärderingen visar att följande …", "Enligt A är det tre saker som …"
SAYS_THAT = re.compile(
    r"^.*\s(?:att\s(?=följande\s|det\s+som\s)|(?=(?:\w+\s+)?(?:saker|faktorer|omständigheter|förhållanden|skäl)\s+som\s))"
)
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[^\W\da-zåäö])")


def _last(text: str) -> str:
    """Return the last sentence of a text; one of few words ("De är:") with the one that it points back to."""
    sentences = SENTENCE.split(text)
    few = len(sentences) > 1 and len(sentences[-1].split()) <= FEW
    return " ".join(sentences[-2:] if few else sentences[-1:])


def announced(sentence: str) -> str | None:
    """Return the one factor kind whose nouns stand in a sentence that introduces a list, or None.

    >>> announced("Deltagarna lyfte följande framgångsfaktorer:"), announced("Hon var tydlig med vad som kan gå fel:")
    ('framgangsfaktor', 'fallgrop')
    """
    if DECISIVE.search(sentence.casefold()) and tells_of_work(sentence):
        return SUCCESS
    last = _last(sentence)
    if ADVICE.search(last.casefold()) and JOINT_WORK.search(sentence.casefold()):
        return SUCCESS
    if sentence.endswith(":") and (kind := _leading(last)):
        return kind
    if GIVES.search(last):  # "Deltagarna lyfte att samverkan ger"
        return stated(normal(last))
    nouns = re.findall(r"\w+", LEFTOVER_HYPHEN.sub("", last.casefold()))
    found = [meant for meant in map(meaning_of, nouns) if meant]
    kinds = {kind for kind, _ in found}
    if len(kinds) != 1 or not (any(strong for _, strong in found) or JOINT_WORK.search(sentence.casefold())):
        return None
    return kinds.pop()


def _leading(last: str) -> str | None:
    """Return the kind that a sentence before a colon leads on to: "Tre saker har försvårat arbetet:"."""
    words = ACCORDING.sub("", normal(last))
    bare = LEADS_ON.sub("", words)
    if kind := said(SAYS_THAT.sub("", bare, count=1), LONGEST_LEAD) or embedded(bare) or reason(bare) or stated(bare):
        return kind
    if (doing := DOING_THEM.search(words)) and (kind := doing_kind(doing["doing"])):
        return kind
    if SUCCEEDS_BY.fullmatch(last.casefold()):
        return SUCCESS
    if good := AS_GOOD.fullmatch(words):
        return SUCCESS if good["good"] else PITFALL
    if (these := FOLLOWING.search(words)) and (
        not these["of"] or OF_THEM.search(these["of"]) or tells_of_work(these["of"]) or STRONG.match(these["noun"])
    ):
        return kind_of_noun(these["noun"])
    there = THERE_ARE.fullmatch(words)
    if there and (kind := kind_of_noun(there["noun"])):
        return kind
    seen = SEES_THEM.search(last.casefold())
    if seen and (
        not seen["of"] or OF_THEM.search(seen["of"]) or STRONG.match(seen["noun"]) or WITH_IT.match(seen["of"])
    ):
        return kind_of_noun(seen["noun"])
    if listed := THEY_ARE.fullmatch(words) or ARE_THEY.fullmatch(words):
        of = listed.groupdict().get("of")
        strong = (meaning_of(listed["noun"]) or ("", False))[1] or kind_of_noun(listed["noun"]) == BENEFIT
        if not of or strong or OF_THEM.search(of) or tells_of_work(of):
            return kind_of_noun(listed["noun"])
    return None
