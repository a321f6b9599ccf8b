"""Sentences that introduce a list of factors: "Deltagarna lyfte följande framgångsfaktorer:"."""

from __future__ import annotations

import re

from loaders.factor_words.verbs import said
from loaders.factor_words.words import JOINT_WORK, MODIFIER, kind_of_noun, kinds_of_nouns
from loaders.labels import LEFTOVER_HYPHEN, normal

# "Deltagarna lyfte att samverkan ger" over a list.
WHAT_IT_GIVES = re.compile(
    r"(?<![^\W_])(?:samverkan|samarbetet|projektet|arbetet)\s+(?:ger|gav|har\s+gett|bidrar\s+till|bidrog\s+till|leder\s+till"
    r"|ledde\s+till|har\s+lett\s+till)(?:\s+bland\s+annat)?\s*:?\s*$",
    re.IGNORECASE,
)
# "Fem faktorer är särskilt avgörande för att samverkan ska fungera" over a list.
DECISIVE = re.compile(
    r"(?<![^\W_])(?:faktorer|förutsättningar|saker|delar|punkter)(?![^\W_])[^.;:]*?(?<![^\W_])(?:är|var|har\s+varit)\s+"
    r"(?:\w+\s+)?(?:avgörande|viktiga|viktigast|nödvändiga)\s+för(?![^\W_])"
)
# "Några råd för att det ska fungera bra är:" over a list
ADVICE = re.compile(
    r"(?<![^\W_])(?:råd|tips|nycklar)(?:\s+(?!för\s)\w+){0,3}\s+för\s+(?:att\s+)?[^.:]{0,40}?(?:fungera|lyck|framgång)[^.:]*:$"
)
# "Utmaningarna har varit:" over a list
THEY_ARE = re.compile(
    r"(?:(?:de|våra|projektets)\s+)?(?:\w+(?:a|ste)\s+){0,2}?(?P<noun>\w+(?:na|en|et))\s+"
    r"(?:är|var|har\s+varit|blev|bestod\s+av)(?:\s+(?:bland\s+annat|följande|främst|framför\s+allt))?"
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
    if DECISIVE.search(sentence.casefold()) and JOINT_WORK.search(sentence.casefold()):
        return "framgangsfaktor"
    last = _last(sentence)
    if ADVICE.search(last.casefold()) and JOINT_WORK.search(sentence.casefold()):
        return "framgangsfaktor"
    if sentence.endswith(":"):  # "Tre saker har försvårat arbetet:"
        words = COUNT.sub("", SAYS_THAT.sub("", normal(last), count=1))
        if kind := said(words, LONGEST_LEAD):
            return kind
        if (listed := THEY_ARE.fullmatch(words)) and (kind := kind_of_noun(listed["noun"])):
            return kind
    nouns = re.findall(r"\w+", LEFTOVER_HYPHEN.sub("", last.casefold()))
    found = [kinds_of_nouns()[word] for word in nouns if word in kinds_of_nouns()]
    kinds = {kind for kind, _ in found}
    if len(kinds) != 1 or not (any(strong for _, strong in found) or JOINT_WORK.search(sentence.casefold())):
        return None
    return kinds.pop()
