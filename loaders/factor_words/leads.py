"""Sentences that introduce a list of factors: "Deltagarna lyfte följande framgångsfaktorer:"."""

from __future__ import annotations

import re

from loaders.factor_words.verbs import said
from loaders.factor_words.words import JOINT_WORK, kind_of_noun, meaning_of, tells_of_work
from loaders.labels import LEFTOVER_HYPHEN, normal

# "Deltagarna lyfte att samverkan ger" over a list.
WHAT_IT_GIVES = re.compile(r"(?<![^\W_])(?:samverkan|samarbetet|projektet)\s+(?:ger|gav|har\s+gett)\s*:?\s*$")
# "Parterna räknar med följande vinster:", "Det finns också hinder:", "Vi har mött flera motgångar:"
SEES_THEM = re.compile(
    r"(?:^|\s)(?:finns|fanns|ser|såg|visar|visade|pekar|pekade|lyfter|lyfte|lyfts|redovisar)\s+"
    r"(?!.*(?<![^\W_])(?:inte|inga)(?![^\W_]))(?:[\w-]+\s+){0,6}?(?P<noun>\w{4,})\s*:$"
)
# "Fem faktorer är särskilt avgörande för att samverkan ska fungera" over a list.
DECISIVE = re.compile(
    r"(?<![^\W_])(?:faktorer|förutsättningar|förhållanden)(?![^\W_])[^.;:]*?\s(?:är|var|har\s+varit)\s+(?:\w+\s+)?"
    r"(?:avgörande|nödvändiga)\s+(?:för|där)(?![^\W_])"
)
# "Några råd för att det ska fungera bra är:" over a list
ADVICE = re.compile(r"(?<![^\W_])(?:råd|tips)\s+(?:till|för)\s[^.:]*:$")
FEW = 3  # words of a sentence that says nothing by itself
LONGEST_LEAD = 16  # words of a sentence that a list follows
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
        if kind := said(re.sub(r"^.*\s(?=saker\s)", "", normal(last)), LONGEST_LEAD):
            return kind
        if (seen := SEES_THEM.search(last.casefold())) and (kind := kind_of_noun(seen["noun"])):
            return kind
    nouns = re.findall(r"\w+", LEFTOVER_HYPHEN.sub("", last.casefold()))
    found = [meant for meant in map(meaning_of, nouns) if meant]
    kinds = {kind for kind, _ in found}
    if len(kinds) != 1 or not (any(strong for _, strong in found) or JOINT_WORK.search(sentence.casefold())):
        return None
    return kinds.pop()
