"""Factors in lists, columns and labels' values whose announcing words no rule knows, but that were learnt to tell them.

What stands over them, and what they say themselves and together, is weighed (`loaders/learnt/announcers.py`), where
joint work is spoken of before them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from loaders.document import Span, Stretches
from loaders.extract.factors.called import FURTHER_BACK
from loaders.extract.factors.groups import COLUMN, NOUN, Group, groups, traits
from loaders.extract.factors.lists import LONGEST
from loaders.extract.factors.places import CLASSES, Place
from loaders.extract.factors.speakers import without_opening, without_speaker
from loaders.extract.factors.subjects import Subjects
from loaders.extract.factors.tables import says_something
from loaders.extract.reading import Reading
from loaders.factor_words.labels import label_kind
from loaders.factor_words.of_text import of_the_text
from loaders.factor_words.words import kind_of_noun, tells_of_work
from loaders.learnt.announcers import likeliest, own_traits

# Least likeness, by how a group stands; sentences of running text are weighed apart (`learnt.py`).
LIKELY = {"list": 0.45, "led": 0.45, "cells": 0.45, COLUMN: 0.45, "label": 0.5, "row": 0.5, "whom": 0.5}
INQUIRY = re.compile(r"betänkande|utredning", re.IGNORECASE)  # what that concludes is no factor of the text's work
WEIGHED = 0.15  # more of what a rule has weighed


class Told(NamedTuple):
    """A member that a group tells to be a factor: how likely, of which kind, and where it stands."""

    share: float
    member: Span
    kind: str
    place: Place


def add_weighed(subjects: Subjects, silent: frozenset[str]) -> None:
    """Add the factors of groups that words without a rule announce, but for those of sections of silent kinds."""
    reading = subjects.reading
    known = Stretches(span for node in reading.of(*CLASSES.values()) for span in node.evidence)
    for index, section in enumerate(reading.sections):
        if section.kind in silent or section.factor:
            continue
        told: list[Told] = []
        for group in groups(reading, section):
            if group.members and group.form in LIKELY and not INQUIRY.search(group.over):
                told += _told(Place(subjects, index, heading=group.over.rstrip(" :")), group, known)
        _add(reading, told)


def _least(group: Group) -> float:
    """Return how likely a member must be; the more so where rules weighed a noun for factors over it, and left it."""
    return LIKELY[group.form] + (WEIGHED if any(map(kind_of_noun, NOUN.findall(group.over))) else 0)


def _told(place: Place, group: Group, known: Stretches) -> Iterator[Told]:
    reading, text = place.reading, place.reading.document.text
    first = group.members[0].start
    if not tells_of_work(text[max(first - FURTHER_BACK, 0) : first]):
        return
    own = [own_traits(reading.text(member), group.form) for member in group.members]
    least = _least(group)
    told = likeliest(traits(reading, place.index, group), own)
    for member, (kind, share) in zip(group.members, told, strict=True):
        if share >= least and not known.overlap(member) and _may_tell(reading, member):
            yield Told(share, member, kind, place)


def _add(reading: Reading, told: list[Told]) -> None:
    """Add factors, of a cell that two groups tell (its column and its row) what is likelier."""
    best: dict[int, Told] = {}  # by where the member begins
    for one in told:
        if one.share > best.get(one.member.start, (0.0,))[0]:
            best[one.member.start] = one
    text = reading.document.text
    for one in told:
        if best[one.member.start] is one:
            said = without_opening(text, without_speaker(text, one.member))
            one.place.add(said, "by-learnt-wording", one.kind).basis = "inferred"


def _may_tell(reading: Reading, member: Span) -> bool:
    """Whether a member may tell a factor: no question, lead-in or kind of factors, nothing on a text or person."""
    said = reading.text(member)
    whole = said[-1] not in "?:" and says_something(said) and len(said) <= LONGEST
    return whole and label_kind(said) is None and not of_the_text(said) and not reading.is_private(member)
