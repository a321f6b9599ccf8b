"""Sentences that introduce a list of factors: "Deltagarna lyfte följande framgångsfaktorer:"."""

from __future__ import annotations

import re

from loaders.factor_words.frames import KEEPS, PLANNED, said
from loaders.factor_words.nouns import FOR_ANYBODY, doing_kind
from loaders.factor_words.polarity import BENEFIT, PITFALL, SUCCESS
from loaders.factor_words.predicatives import fronted
from loaders.factor_words.reasons import reason
from loaders.factor_words.statements import embedded, stated
from loaders.factor_words.words import COOPERATION, JOINT_WORK, kind_of_noun, meaning_of, tells_of_work
from loaders.labels import LEFTOVER_HYPHEN, normal

OF_THEM = re.compile(
    rf"{JOINT_WORK.pattern}|\s(?:modellen|metoden|upplägget|arbetssättet|lösningen|förslaget|planeringen)|^\s+(?:framåt|att\s|som\s+(?:[\w-]+\s+){{0,3}}?(?:kan|måste|behöver|återst|kvarst))"
    r"|^\s+(?:som|de|vi|man)\s.*(?<![^\W_])(?:vi|man|parterna|deltagarna|gruppen|partnerna|sökanden|kommunerna)(?![^\W_])"
)
DOING_THEM = re.compile(
    r"(?P<doing>\w+(?:ande|a)\s+(?:faktorer|omständigheter|krafter|orsaker|förhållanden|villkor)(?:na)?)(?![^\W_])"
)
# What a noun for factors leads on to, whatever the verb: "Tre hinder återkommer:", "Parterna ser dessa risker:"
NOT_LED = re.compile(
    r"(?<![^\W_])(?:inte|inga|inget|ingen|diskutera\w*|behandla\w*|mäts|mäta|möta|utlott\w*|frågor|tas\s+upp"
    r"|att\s+(?:kunna\s+)?(?:lösa|bemöta|omvandla|motverka|övervinna|undanröja|bekämpa)|tar?\s+vara|syftet|uppdraget|(?:ska|skall|bör)(?!\s+(?:hantera|beakta|bevaka|undvika)\w*)|(?:länet|kommunen|regionen|staden|orten|sverige|samhället|bygden|byn)\s+(?:har|står|möter)(?!\s+\w+(?:t|at|it)\s))(?![^\W_])"
)
GOVERNED = re.compile(
    r"(?<![^\W_])(?<!räknar\s)(?<!räknade\s)(?<!pekar\s)(?<!pekade\s)(?<!pekas\s)(?<!fram\s)(?<!stött\s)(?<!stötte\s)(?<!lägger\s)(?<!läggs\s)(?<!lades\s)(?:med|om|av|för|kring|mot|i|från|utan|under|på|till)"
    r"(?:\s+(?:följande|dessa|flera|några|de|två|tre|fyra|fem|\w+(?:a|ste)))*$"
)
NAMED = re.compile(rf"{COOPERATION.pattern}|nämn|lyft|identifier|intervju")
AIMS = re.compile(r"(?:syftet|målet|uppdraget|avsikten|tanken)\s")
OF = re.compile(
    r"\s+(?:(?:med|i|på|för|under|kring|av|hos|inom|mot|vid|som|vi|att)(?![^\W_])(?!\s+vägen)|framåt|\S.*\sför(?!\s+att))(?:\s.*)?$"
)
LED_BY = re.compile(r"(?:\s+(?:för|att|är|var|till))+$")  # "Samtidigt finns risk för" over a list, without a colon
WITH_IT = re.compile(r"\s+med\s+att\s")  # "fördelar med att gå samman"
# "För att lyckas behöver man:"
SUCCEEDS_BY = re.compile(
    r"(?=.*(?:lyck|framgång|(?:samarb|samverk|projekt|modell|arbetssätt|partnerskap)\w*\s+(?:ska\s+)?(?:fungera|hålla)|i\s+mål|goda?\s+resultat)).*(?<![^\W_])(?:bygger|byggde|vilar|vilade|krävs|krävdes|behövs|behöver|krävde)(?![^\W_])"
    r"[^.:;]*:$"
)
# "Fem faktorer är särskilt avgörande för att samverkan ska fungera" over a list.
DECISIVE = re.compile(
    r"(?<![^\W_])(?:faktorer|förutsättningar|saker|delar|punkter|förhållanden|omständigheter|nycklar)(?![^\W_])[^.;:]*?(?<![^\W_])(?:är|var|har\s+varit|varit)\s+"
    r"(?:\w+\s+)?(?:avgörande|viktiga|viktigast|nödvändiga)\s+(?:för|där|när|bakom)(?![^\W_])|faktorer\s+bakom(?![^\W_])"
)
GIVES = re.compile(r"(?<![^\W_])(?:ger|gav|gett|(?:leder|lett|ledde|bidrar|bidragit|bidrog)\s+till)(?:\s+att)?$")
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
    r"(?:\s+(?:är|var|har\s+varit|bland\s+annat|främst|framför\s+allt|huvudsakligen|särskilt|följande|detta|dessa|att|nämligen|t\.?ex|till\s+exempel|punkter|saker|så|(?:två|tre|fyra|fem|sex|sju|flera|några)\s+(?:\w+a\s+)?(?:saker|skäl|orsaker|anledningar|punkter|sätt|faktorer|områden|delar)))+$"
)
# "Utvärderingen visar att följande …", "Enligt A är det tre saker som …"
SAYS_THAT = re.compile(
    r"^.*\s(?:att\s(?=följande\s|det\s+som\s)|(?=(?:\w+\s+)?(?:saker|faktorer|omständigheter|förhållanden|skäl)\s+som\s))"
)
WAS = re.compile(r"(?P<said>.+?)(?:\s+(?:är|var|har\s+varit|blev))?")
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[^\W\da-zåäö])")


ANSWERS = re.compile(r"(?<![^\W_])svar(?:en|ade|ar|et)?(?![^\W_])[^.:]{0,40}:$")  # "De vanligaste svaren var:"


def _last(text: str) -> str:
    """Return the last sentence of a text; one of few words ("De är:") with the one that it points back to."""
    sentences = SENTENCE.split(text)
    few = len(sentences) > 1 and (len(sentences[-1].split()) <= FEW or ANSWERS.search(sentences[-1]))
    return " ".join(sentences[-2:] if few else sentences[-1:])


def announced(sentence: str) -> str | None:
    """Return the one factor kind whose nouns stand in a sentence that introduces a list, or None.

    >>> announced("Deltagarna lyfte följande framgångsfaktorer:"), announced("Hon var tydlig med vad som kan gå fel:")
    ('framgangsfaktor', 'fallgrop')
    """
    if DECISIVE.search(sentence.casefold()) and tells_of_work(sentence):
        return SUCCESS
    last = _last(sentence)
    if (sentence.endswith(":") or (LED_BY.search(last) and (KEEPS.search(last) or not PLANNED.search(last)))) and (
        kind := _leading(last)
    ):
        return kind
    if GIVES.search(last):  # "Deltagarna lyfte att samverkan ger"
        return stated(normal(last))
    if NOT_LED.search(last.casefold()):
        return None
    nouns = re.findall(r"\w+", LEFTOVER_HYPHEN.sub("", last.casefold()))
    found = [meant for meant in map(meaning_of, nouns) if meant]
    kinds = {kind for kind, _ in found}
    if len(kinds) != 1 or not (any(strong for _, strong in found) or NAMED.search(sentence.casefold())):
        return None
    return kinds.pop()


def _leading(last: str) -> str | None:
    """Return the kind that a sentence before a colon leads on to: "Tre saker har försvårat arbetet:"."""
    return by_clause(last) or embedded(LEADS_ON.sub("", ACCORDING.sub("", normal(last)))) or by_noun(last)


def by_clause(last: str) -> str | None:
    """Return the kind that what a lead-in says announces: "Det som har försvårat arbetet är"."""
    words = ACCORDING.sub("", normal(last))
    if AIMS.match(words):
        return None
    bare = LEADS_ON.sub("", words)
    if kind := said(SAYS_THAT.sub("", bare, count=1), LONGEST_LEAD) or reason(bare) or stated(bare):
        return kind
    if (was := WAS.fullmatch(bare)) and bare != words and (kind := fronted(was["said"])):
        return kind
    if (doing := DOING_THEM.search(words)) and (kind := doing_kind(doing["doing"])):
        return kind
    if SUCCEEDS_BY.fullmatch(last.casefold()):
        return SUCCESS
    if good := AS_GOOD.fullmatch(words):
        return SUCCESS if good["good"] else PITFALL
    return None


def by_noun(last: str) -> str | None:
    """Return the kind of the nouns for factors in a lead-in: "Den största nyttan uppgavs vara"."""
    return _of_noun(LED_BY.sub("", ACCORDING.sub("", normal(last))))


def _of_noun(words: str) -> str | None:
    """Return the kind of the nouns for factors in a lead-in, if nothing says that they are the world's."""
    found = [(noun, kind) for noun in re.finditer(r"\w{4,}", words) if (kind := kind_of_noun(noun.group()))]
    if len({kind for _, kind in found}) != 1 or NOT_LED.search(words):
        return None
    noun, kind = found[0]
    if GOVERNED.search(words[: noun.start()].rstrip()) and not words.startswith(("bland ", "till ")):
        return None
    of = OF.match(words, noun.end())
    strong = (meaning_of(noun.group()) or ("", False))[1]
    for_anybody = kind == BENEFIT and FOR_ANYBODY.match(of.group()) if of else None
    if of and not (
        strong or for_anybody or OF_THEM.search(of.group()) or tells_of_work(of.group()) or WITH_IT.match(of.group())
    ):
        return None
    return kind
