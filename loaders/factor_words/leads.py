"""Sentences that introduce a list of factors: "Deltagarna lyfte följande framgångsfaktorer:"."""

from __future__ import annotations

import re

from loaders.factor_words.verbs import said
from loaders.factor_words.words import JOINT_WORK, MODIFIER, kind_of_noun, meaning_of, tells_of_work
from loaders.labels import LEFTOVER_HYPHEN, normal

# "Deltagarna lyfte att samverkan ger" over a list.
WHAT_IT_GIVES = re.compile(
    r"(?<![^\W_])(?:samverkan|samarbetet|projektet|arbetet|satsningen|insatsen|programmet)\s+(?:(?:har|väntas|förväntas|bedöms)\s+)?(?:redan\s+|också\s+|bland\s+annat\s+)?"
    r"(?:ger|gav|gett|ge|bidra(?:r|git)?\s+till|bidrog\s+till|le(?:der|dde|tt|da)\s+till|resultera(?:r|t|de)\s+i)"
    r"(?:\s+(?:bland\s+annat|att))*\s*:?\s*$"
    r"|(?:väntas|förväntas|bedöms)\s+(?:samverkan|samarbetet|projektet|arbetet|satsningen|insatsen|programmet)"
    r"\s+(?:ge|leda\s+till|bidra\s+till)(?:\s+(?:bland\s+annat|att))*\s*:\s*$",
    re.IGNORECASE,
)
# "Parterna räknar med följande vinster:", "Det finns också hinder:", "Vi har mött flera motgångar:"
SEES_THEM = re.compile(
    r"(?:^|\s)(?:finns|fanns|ser|såg|sett|visar|visade|pekar|pekade|pekas|lyfter|lyfte|lyfts|nämner|nämnde|räknar|noterar|noterade|bedömer"
    r"|redovisar|framhåller|framhöll|väntar|identifierar|konstaterar|framkom|framträder|återkommer|återkom)\s+"
    r"(?!.*(?<![^\W_])(?:inte|inga|inget|ingen)(?![^\W_]))(?:[\w-]+\s+){0,6}?"
    r"(?P<noun>\w{5,})(?P<of>\s+(?:med|i|för|under|kring|som|framåt|att)(?![^\W_])[^:]{0,60})?\s*:$"
)
OF_THEM = re.compile(rf"{JOINT_WORK.pattern}|^\s+(?:framåt|att\s|som\s+(?:kan|måste|behöver|återst|kvarst))")
# "Att projektet lyckades beror på:", "För att lyckas behöver man:", "Det som krävs för att modellen ska fungera är:"
SUCCEEDS_BY = re.compile(
    r"(?=.*(?:lyck|framgång|(?:samarb|samverk|projekt|modell|arbetssätt)\w*\s+(?:ska\s+)?fungera|i\s+mål|goda?\s+resultat)).*(?<![^\W_])(?:beror|berodde|bygger|byggde|vilar|vilade|krävs|krävdes|behövs|behöver|krävde|förklaras)(?![^\W_])"
    r"[^.:;]*:$"
)
WARNS = re.compile(
    r"(?:varna(?:r|de)?|akta\s+sig|se\s+upp)\s+(?:särskilt\s+)?för(?:\s+(?:följande|detta|att))?\s*:$|\sannorlunda(?:\s+\w+)?\s*:$"
)
# "Fem faktorer är särskilt avgörande för att samverkan ska fungera" over a list.
DECISIVE = re.compile(
    r"(?<![^\W_])(?:faktorer|förutsättningar|saker|delar|punkter|förhållanden|omständigheter|nycklar)(?![^\W_])[^.;:]*?(?<![^\W_])(?:är|var|har\s+varit)\s+"
    r"(?:\w+\s+)?(?:avgörande|viktiga|viktigast|nödvändiga)\s+(?:för|där|när|bakom)(?![^\W_])|faktorer\s+bakom(?![^\W_])|(?:saker|faktorer|skäl|orsaker)\s+ligger\s+bakom\s"
)
# "Några råd för att det ska fungera bra är:" over a list
ADVICE = re.compile(
    r"(?<![^\W_])(?:råd|tips)\s+till\s+(?:andra|den|dem|dig|er|kommun|region)[^.:]*:$|(?<![^\W_])(?:råd|tips|nycklar)(?:\s+(?!för\s)\w+){0,3}\s+för\s+(?:att\s+)?[^.:]{0,40}?(?:fungera|lyck|framgång)[^.:]*:$"
)
# "Utmaningarna har varit:" over a list
THEY_ARE = re.compile(
    r"(?:(?:de|våra|projektets)\s+)?(?:\w+(?:a|ste)\s+){0,2}?(?P<noun>\w+(?:na|en|et))\s+"
    r"(?:är|var|har\s+varit|blev|bestod\s+av)(?:\s+(?:bland\s+annat|följande|främst|framför\s+allt))?"
)
THAT_WHICH = re.compile(r"(?<=\s)(?:(?:det|vad|sådant)\s+som|detta\s+har)\s")
# "Enligt projektledaren är nycklarna:", "Bland svårigheterna märks:"
ARE_THEY = re.compile(
    r"(?:.*\s(?:är|var|har\s+varit)|bland)\s+(?P<noun>\w+(?:na|en|et))(?:\s+(?:märks|nämns|finns|återfinns|kan\s+nämnas))?"
)
# "Arbetet försvårades av att:", "Viktigt för resultatet har varit att:"
CAUSED_BY = tuple(
    (kind, re.compile(rf"(?:.*\s)?(?:{verb})(?:\s+(?:är|var|har\s+varit))?(?:\s+(?:bland\s+annat|att|av))*\s*:$"))
    for kind, verb in (
        ("fallgrop", r"(?:försvåra|försena|bromsa|hindra|hämma)(?:de|t)?s"),
        ("framgangsfaktor", r"(?:underlätta|gynna|främja)(?:de|t)?s|möjliggjor(?:de|t)s"),
        (
            "framgangsfaktor",
            r"(?:viktigt?|avgörande|centralt)\s+för\s+(?:resultat\w*|framgång\w*|projektet|arbetet|att\s+lyckas)",
        ),
    )
)
FEW = 3  # words of a sentence that says nothing by itself
LONGEST_LEAD = 16  # words of a sentence that a list follows
COUNT = re.compile(rf"^(?:{MODIFIER}\s+){{1,2}}(?=saker|faktorer|omständigheter|skäl|förhållanden)")
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

    >>> announced("Deltagarna lyfte följande framgångsfaktorer:")
    'framgangsfaktor'
    """
    if WHAT_IT_GIVES.search(sentence):
        return "nytta"
    if DECISIVE.search(sentence.casefold()) and tells_of_work(sentence):
        return "framgangsfaktor"
    last = _last(sentence)
    if ADVICE.search(last.casefold()) and JOINT_WORK.search(sentence.casefold()):
        return "framgangsfaktor"
    if sentence.endswith(":"):  # "Tre saker har försvårat arbetet:"
        words = COUNT.sub("", SAYS_THAT.sub("", normal(last), count=1))
        which = THAT_WHICH.search(words)  # "Vi pekar särskilt på det som fungerat:"
        if kind := said(words, LONGEST_LEAD) or (said(words[which.start() :], LONGEST_LEAD) if which else None):
            return kind
        if SUCCEEDS_BY.fullmatch(last.casefold()):
            return "framgangsfaktor"
        if WARNS.search(last.casefold()):
            return "fallgrop"
        seen = SEES_THEM.search(last.casefold())
        if seen and (not seen["of"] or OF_THEM.search(seen["of"])) and (kind := kind_of_noun(seen["noun"])):
            return kind
        caused = (kind for kind, pattern in CAUSED_BY if pattern.fullmatch(last.casefold()))
        if tells_of_work(last) and (kind := next(caused, None)):
            return kind
        if (listed := THEY_ARE.fullmatch(words) or ARE_THEY.fullmatch(words)) and (
            kind := kind_of_noun(listed["noun"])
        ):
            return kind
    nouns = re.findall(r"\w+", LEFTOVER_HYPHEN.sub("", last.casefold()))
    found = [meant for meant in map(meaning_of, nouns) if meant]
    kinds = {kind for kind, _ in found}
    if len(kinds) != 1 or not (any(strong for _, strong in found) or JOINT_WORK.search(sentence.casefold())):
        return None
    return kinds.pop()
