"""Who takes part in projects where no rule tells, but where bodies stand that were learnt to take part.

What rules read stands. Of the other bodies that a text brings up near a project, those are taken whose surroundings
make it likely: the label, column or heading, the words of the sentence, where the project is named, and what the
bodies beside it do there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from loaders.document import Kind
from loaders.extract.bodies.actors import Actor
from loaders.extract.bodies.own_voice import WE
from loaders.extract.parties.bystanders import ABSENT, is_turned_to
from loaders.extract.parties.met import Encounters, Met
from loaders.extract.parties.nearness import Nearness
from loaders.extract.parties.sections_told import SILENT
from loaders.extract.parties.surroundings import NAME, enumerated, kind_of, surroundings, words
from loaders.extract.projects.known_titles import called
from loaders.extract.reading import Reading
from loaders.learnt.weights import shares, weights
from loaders.records import Node, Ref

PARTIES = "parties.csv"
# "Rådet och projektet Kusten"
LIKE = re.compile(r"\s*(?:,|och|samt)\s+(?:[a-zåäö]*(?:projekt|satsning|initiativ)\w*\s+)?[”\"“]?")
LONGEST_LABEL = 100  # code points
LIKELY = 0.65  # least share: tests/bench/learn_parties.py shows what others give


class Candidate(NamedTuple):
    """A body that may take part in a project, where it is met, and what is weighed of that."""

    project: Node
    actor: Actor
    traits: frozenset[str]


def extract(reading: Reading) -> None:
    """Add those who likely take part in projects, and of whom no rule has told that or what else they do there."""
    found: dict[tuple[Node, Node | Ref], tuple[float, Actor]] = {}
    for project, actor, traits in candidates(reading):
        share = shares(traits, weights(PARTIES))[0]
        if share >= LIKELY and share > found.get((project, actor.thing), (0.0,))[0]:
            found[project, actor.thing] = share, actor
    for (project, thing), (_, actor) in found.items():
        place, method = [actor.span], "by-learnt-wording"
        reading.participation(project, thing, "collaborating-party", place, method, "inferred", actor.printed)


def candidates(reading: Reading) -> Iterator[Candidate]:
    """Yield the bodies that stand near projects in which no rule gives them a part, at each place."""
    around = Encounters(reading)
    near = Nearness(around)
    for n, one in enumerate(around.met):
        said: tuple[str, ...] = ()
        for project in dict.fromkeys(around.near(one)) if _may_tell(reading, around, one) else ():
            relation = near.relation(project, one)
            under_factors = reading.sections[one.stretch.section].factor is not None and relation != "sentence"
            if relation is None or under_factors or _is_told(reading, project, one.actor.thing):
                continue
            said = said or tuple(surroundings(around, one))
            shown = {*words(around, one.stretch)[2]} - {NAME}
            with_it = (f"{relation} with {word}" for word in shown)
            yield Candidate(project, one.actor, frozenset((*said, *near.of_pair(project, n, relation), *with_it)))


def _may_tell(reading: Reading, around: Encounters, one: Met) -> bool:
    """Whether a body stands where parties may be told: not in a foot, nor what is denied, thought of or turns to it.

    Neither the Government nor whoever speaks is meant, nor what has no name ("ett nätverk"), nor what is named beside a
    project as its like.
    """
    actor, stretch = one
    said, text = reading.text(actor.span), reading.document.text
    nameless = isinstance(actor.thing, Node) and said[0].islower()
    if WE.fullmatch(said) or nameless or kind_of(actor.thing) == "Government":
        return False
    silent = reading.sections[stretch.section].kind in SILENT or ABSENT.search(_label(reading, one))
    listed = stretch.block.pair is not None or stretch.block.kind is Kind.ITEM
    foot = not listed and around.is_repeated(actor.span.start)
    if silent or foot or not around.is_told(one):
        return False
    beside = next((named for named in around.titles_in(stretch.span) if named.span.start >= actor.span.end), None)
    like = beside is not None and LIKE.fullmatch(text, actor.span.end, beside.span.start)
    return not (like or is_turned_to(text, stretch.span.start, enumerated(around, one)))


def _label(reading: Reading, one: Met) -> str:
    """Return the label before a body, in its block or on its line; empty where there is none."""
    if one.stretch.block.pair:
        return reading.text(one.stretch.block.pair[0])
    place = one.actor.span.start
    return reading.document.text[max(place - LONGEST_LABEL, 0) : place].rpartition("\n")[2].rpartition(":")[0]


def _is_told(reading: Reading, project: Node, thing: Node | Ref) -> bool:
    """Whether a rule gives a body a part in a project, or it bears the project's name."""
    label = thing.label or "" if isinstance(thing, Node) else ""
    return bool(reading.parts(project, thing)) or any(name in label for name in called(project))
