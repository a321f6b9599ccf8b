"""Where a text brings up bodies and names projects, in its order: what stands beside what."""

from __future__ import annotations

import bisect
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from loaders.document import Span
from loaders.extract.bodies.abbreviations import occurrences
from loaders.extract.bodies.actors import Actor, actors
from loaders.extract.clauses import clauses
from loaders.extract.parties.stretches import Stretch, stretches
from loaders.extract.projects.known_titles import called
from loaders.extract.reading import Reading
from loaders.records import Node, Ref

PROJECTS = ("Project", "PilotProject")
NEAREST = 3  # names of projects on either side of a body, in its block
LONGEST_FOOT = 200  # code points of a line
OFTEN = 3  # lines that are those of pages
NUMBER = re.compile(r"\d+")
MOST_BACK = 10  # names before a place that are looked at


class Met(NamedTuple):
    """A body where a text brings it up."""

    actor: Actor
    stretch: Stretch


class Named(NamedTuple):
    """A project where a text names it."""

    span: Span
    project: Node


@dataclass(frozen=True, eq=False)
class Encounters:
    """The bodies and projects of a reading, where it names them."""

    reading: Reading

    @cached_property
    def projects(self) -> list[Node]:
        """The projects found so far."""
        return self.reading.of(*PROJECTS)

    @cached_property
    def named(self) -> list[Named]:
        """Where the text names projects."""
        text = self.reading.document.text
        names = ((project, name) for project in self.projects for name in called(project))
        found = [Named(span, project) for project in self.projects for span in project.evidence]
        found += [Named(span, project) for project, name in names for span in occurrences(text, name)]
        return sorted(dict.fromkeys(found), key=lambda one: one.span)  # of one name, in the order of the projects

    @cached_property
    def _by_stretch(self) -> dict[Span, list[Met]]:
        found: defaultdict[Span, list[Met]] = defaultdict(list)
        for stretch in stretches(self.reading) if self.projects else ():
            met = [actor for actor in actors(self.reading, stretch.span, self.reading.subject) if not _is_group(actor)]
            found[stretch.span] += [Met(actor, stretch) for actor in met]
        return found

    @cached_property
    def met(self) -> list[Met]:
        """Where it brings up bodies, but for groups without a name."""
        return [one for met in self._by_stretch.values() for one in met]

    def met_in(self, stretch: Stretch) -> list[Met]:
        """Return the bodies that a stretch brings up."""
        return self._by_stretch[stretch.span]

    @cached_property
    def times(self) -> Counter[Node | Ref]:
        """How often it brings up each."""
        return Counter(one.actor.thing for one in self.met)

    def is_told(self, one: Met) -> bool:
        """Whether a body stands in a clause that is neither denied nor only thought of."""
        span = one.stretch.span
        if span not in self._clauses:  # body after body asks for it
            self._clauses[span] = tuple(clauses(self.reading.document.text, span))
        return any(clause.overlaps(one.actor.span) for clause in self._clauses[span])

    @cached_property
    def _clauses(self) -> dict[Span, tuple[Span, ...]]:
        return {}

    def is_repeated(self, place: int) -> bool:
        """Whether the line of a place comes back but for its numbers, as the feet of pages do."""
        text = self.reading.document.text
        near = text[max(place - LONGEST_FOOT, 0) : place].rpartition("\n")[2] + text[place : place + LONGEST_FOOT]
        return self._lines[NUMBER.sub("0", near.partition("\n")[0].strip())] >= OFTEN

    @cached_property
    def _lines(self) -> Counter[str]:
        return Counter(NUMBER.sub("0", line.strip()) for line in self.reading.document.text.splitlines())

    def titles_in(self, span: Span) -> list[Named]:
        """Return where a stretch begins to name projects."""
        first = self._at(span.start)
        return self.named[first : self._at(span.end)]

    def projects_in(self, span: Span) -> frozenset[Node]:
        """Return the projects that a stretch names."""
        if span not in self._projects_in:  # body after body asks for it
            self._projects_in[span] = frozenset(named.project for named in self.titles_in(span))
        return self._projects_in[span]

    @cached_property
    def _projects_in(self) -> dict[Span, frozenset[Node]]:
        return {}

    def last_before(self, place: int) -> Named | None:
        """Return the name of a project that ends last before a place."""
        at = self._at(place)
        return next((one for one in reversed(self.named[max(at - MOST_BACK, 0) : at]) if one.span.end <= place), None)

    def near(self, one: Met) -> Iterator[Node]:
        """Yield the projects that a body may take part in: those named near it, its section's and the last named."""
        block, at = one.stretch.block.span, self._at(one.actor.span.start)
        beside = self.named[max(at - NEAREST, 0) : at + NEAREST]
        yield from (near.project for near in beside if block.start <= near.span.start < block.end)
        if whose := self.whose(one):
            yield whose
        if last := self.last_before(one.actor.span.start):
            yield last.project

    def whose(self, one: Met) -> Node | None:
        """Return the project that a unit of a layout, or a section, gives the place of a body."""
        place = one.actor.span
        at = bisect.bisect_right(self._units, place.start, key=lambda unit: unit[0].start)
        if at and self._units[at - 1][0].overlaps(place):
            return self._units[at - 1][1]
        return self.reading.scopes[one.stretch.section].undertaking

    @cached_property
    def _units(self) -> list[tuple[Span, Node]]:
        return sorted(self.reading.units or (), key=lambda unit: unit[0])

    def _at(self, place: int) -> int:
        return bisect.bisect_left(self.named, place, key=lambda one: one.span.start)


def _is_group(actor: Actor) -> bool:
    return isinstance(actor.thing, Node) and actor.thing.type == "ActorGroup"
