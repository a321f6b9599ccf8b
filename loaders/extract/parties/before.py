"""The actors before a phrase for a role: its subject, or who "som" stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable

from loaders.document import Span
from loaders.extract.bodies.actors import Actor, actors
from loaders.extract.clauses import LONGEST_GAP, coordinations, gap
from loaders.extract.parties.role_phrases import Part
from loaders.extract.reading import Reading
from loaders.records import Node

COMITATIVE = re.compile(r"(?<![^\W_])med(?![^\W_])")  # "av A med B som partner": B alone
IS_THING = re.compile(r"\s(?:är|var|blir|blev)\s+(?:något|någonting|det|(?:ett|en)\s+(?:[\w-]+\s+)?[\w-]+)$")
NO_GAP = 2  # code points: ", "
# Actors behind such a word are no subject: "enligt A", "hos A".
OBLIQUE = re.compile(
    r"(?<![^\W_])(?:enligt|hos|utöver|förutom|likt|utanför|efter|(?<!ledaren\s)(?<!ledare\s)(?<!personer\s)(?<!planeraren\s)vid)\s+$",
    re.IGNORECASE,
)


def actors_before(
    reading: Reading, part: Part, clause: Span, present: list[Actor], taken: Iterable[Actor]
) -> list[Actor]:
    """Return the coordination that stands nearest before a phrase and is not another's."""
    text = reading.document.text
    held = {actor.span for actor in taken}
    free = [actor for actor in present if actor.span.end <= part.span.start and actor.span not in held]
    if part.label == "()":  # "Region A (projektägare)": that one alone
        return free[-1:]
    kept: list[Actor] = []
    start = part.span.start
    for actor in reversed(free):
        alone = not part.label and COMITATIVE.search(text, actor.span.end, start)
        if kept and (alone or gap(text, actor.span.end, start) > LONGEST_GAP):
            break
        kept.insert(0, actor)
        start = min(start, actor.span.start)
    return [] if OBLIQUE.search(text, clause.start, start) else kept


def antecedent(reading: Reading, undertaking: Node, sentence: Span, clause: Span) -> list[Actor]:
    """Return who "som" stands for: the coordination that ends where the relative clause begins."""
    text = reading.document.text
    if not re.match(r"(?:som|vilka)\s", text[clause.start : clause.end]):
        return []
    last = coordinations(text, actors(reading, Span(sentence.start, clause.start), undertaking))[-1:]
    return [actor for chain in last for actor in chain if gap(text, chain[-1].span.end, clause.start) <= NO_GAP]


def speaks_of(reading: Reading, undertaking: Node, start: int, end: int) -> bool:
    """Whether the words before a relative clause end with the undertaking itself."""
    words = reading.document.text[start:end].rstrip(' ,\n”"»«’*_')
    label = undertaking.label or ""
    if is_thing := IS_THING.search(words):  # "Kusten är något som A och B gör ihop"
        words = words[: is_thing.start()].rstrip(' ,\n”"»«’*_')
    return bool(label and words.endswith(label)) or bool(
        re.search(r"(?:projekt(?:et|en)?|satsning(?:en)?|insats(?:en)?)$", words)
    )
