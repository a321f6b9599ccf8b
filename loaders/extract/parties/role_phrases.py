"""Phrases and nouns of running text that give actors a role, from the scheme role.

A phrase is a hiddenLabel. One that ends with a preposition ("leds av") has its actors behind it; one with "…" at
its end ("involverar …") its object; any other before it ("A och B deltar"), or behind it where the clause begins
with something else ("I arbetet deltar A och B"). A noun is a prefLabel or altLabel: "projektägare A", "A
(projektägare)", "parter i arbetet är A och B", "A som medsökande".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from loaders.document import Span
from loaders.labels import PREPOSITIONS as ENDINGS
from loaders.labels import cues
from ontology import vocabulary

# A phrase that ends so has its actors behind it.
PREPOSITIONS = frozenset({"beviljar", "med", "av", "mellan", "från", "till", "är", "hos", "vid", "står", "åt"})
# "A är med": it has its actors before it too
WITH_US = re.compile(r"(?:har\s)?(?:(?:är|var|varit|finns|fanns) med|skjut(?:er|it) till|sköt till)")
GIVES = re.compile(
    r"(?:regeringen\s)?(?:ger|gav)\s"
)  # "A ger B 2 miljoner kronor": it has its actor inside it, or behind
# Nouns that mean much else in running text.
NOT_IN_TEXT = frozenset(
    re.findall(
        r"\S+", "samverkan region regioner ansvar mottagare ledning finansiering utvärdering parter deltagare med"
    )
)

IS = re.compile(r"(?<![^\W_])(?:är|var|blir|blev)\s")
AS_NOUN = re.compile(r"som [a-zåäö]+")  # "av A med B som part": B alone


class Part(NamedTuple):
    """A phrase or noun for a role, and on which side its actors may stand."""

    span: Span
    role: str
    label: str
    before: bool
    behind: bool


def parts(text: str, clause: Span, names: list[Span]) -> Iterator[Part]:
    """Yield the phrases of a clause, then the nouns that stand in none of them and in no name."""
    taken = list(names)
    for cue in cues("role", text, *clause):
        taken.append(cue.span)
        if AS_NOUN.fullmatch(cue.label):
            yield Part(cue.span, cue.slug, "", True, False)
            continue
        before = (cue.label.split()[-1] not in PREPOSITIONS and not GIVES.match(cue.label)) or WITH_US.fullmatch(
            cue.label
        ) is not None
        yield Part(cue.span, cue.slug, cue.label, before, True)
    for found in _nouns().finditer(text, *clause):
        span = Span(*found.span())
        noun = Span(*found.span("noun"))
        if any(noun.overlaps(t) for t in taken):
            continue
        slug = _noun_roles()[" ".join(found["noun"].casefold().split())]
        if found["verb"]:
            yield Part(span, slug, "är", False, True)
        elif found["som"]:
            yield Part(span, slug, "", True, False)
        elif any(name.end == span.start - 1 and IS.search(text, clause.start, name.start) for name in names):
            yield Part(span, slug, "", True, False)  # "I Kusten är A sökande"
        elif text[span.start - 1 : span.start] == "(":
            yield Part(span, slug, "()", True, False)
        else:
            yield Part(span, slug, "", False, True)


@cache
def _noun_roles() -> dict[str, str]:
    return {
        label.casefold(): slug
        for slug, concept in vocabulary().schemes["role"].items()
        for label in (concept.pref["sv"], *concept.alt)
        if "…" not in label and not label.endswith(ENDINGS) and label.casefold() not in NOT_IN_TEXT
    }


@cache
def role_nouns() -> str:
    """Return the pattern of the nouns that name who has a role: "projektägare", "medverkande kommuner"."""
    return "|".join(re.escape(label).replace(r"\ ", r"\s+") for label in sorted(_noun_roles(), key=len, reverse=True))


@cache
def _nouns() -> re.Pattern[str]:
    within = r"(?:\s+(?:i|för|inom|till)\s+[^,.;:]{1,60}?)?"
    return re.compile(
        rf"(?P<som>(?<![^\W_])(?:som|är|var|blir|blev|varit|i\s+egenskap\s+av)\s+(?:en\s+(?:av|viktig|central|aktiv|nära|betydelsefull)\s+|viktiga\s+)?)?"
        rf"(?<![^\W_])(?P<noun>{role_nouns()})(?:n|en|na|erna|arna)?(?![^\W_])"
        rf"(?P<verb>{within}\s+(?:är|var|blir|blev|har\s+varit|utgörs\s+av|utgjordes\s+av|består\s+av|bestod\s+av|har\s+bestått\s+av|har\s+utgjorts\s+av)(?![^\W_]))?",
        re.IGNORECASE,
    )
