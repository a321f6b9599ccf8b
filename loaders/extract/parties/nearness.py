"""What is weighed of a body and a project near it: where it is named, and what the bodies beside it do there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from loaders.document import Span
from loaders.extract.parties.met import Encounters, Met
from loaders.extract.parties.participants import takes_part
from loaders.records import Concept, Node

MOST = 4  # projects and parties that are told apart from more
BESIDE = 6  # code points between two bodies of one enumeration
STEP, MOST_STEPS = 20, 5  # code points between a body and a project


class Nearness:
    """How near bodies and projects of a reading stand to one another."""

    def __init__(self, around: Encounters) -> None:
        self.around = around
        self._reading = around.reading

    def relation(self, project: Node, one: Met) -> str | None:
        """Return how a project stands to a body that is met: in its sentence, over it, last named …; None for not."""
        stretch, place = one.stretch, one.actor.span
        whose, last = self.around.whose(one), self.around.last_before(place.start)
        is_last = last is not None and last.project is project
        if whose is not None and whose is not project:
            return None  # another's own words
        if project in self.around.projects_in(stretch.span):
            return "sentence"
        if whose is project:
            return "own"
        if is_last and last and last.span.start >= stretch.block.start:
            return "before"
        if is_last and last and self._reading.section_at(last.span.start) == stretch.section:
            return "section"
        return None

    def of_pair(self, project: Node, n: int, relation: str) -> Iterator[str]:
        """Yield what is weighed of a project and the body that is met at a number."""
        one, count = self.around.met[n], len(self.around.projects)
        stretch, thing = one.stretch, one.actor.thing
        others, in_block = (
            not self.around.projects_in(span) <= {project} for span in (stretch.span, stretch.block.span)
        )
        yield f"relation {relation} {others} {in_block} {min(count, MOST)}"
        yield from (f"relation {relation}", f"method {project.method} {relation}", f"projects {min(count, MOST)}")
        yield f"parties {min(self._parties[project], MOST)} {relation}"
        elsewhere = any(other is not project for other in self._projects_of[thing])
        used = any(other is not project for other in self._told_at[one.actor.span.start])
        yield from (f"elsewhere {elsewhere} {relation}", f"told of another {used}")
        inside = self.around.titles_in(stretch.span) if relation == "sentence" else ()
        gaps = (_gap(named.span, one.actor.span) for named in inside if named.project is project)
        if (gap := min(gaps, key=abs, default=None)) is not None:
            side = "behind" if gap >= 0 else "before"
            yield from (f"gap {side} {min(abs(gap) // STEP, MOST_STEPS)}", f"gap {side} {others}")
        for m in (n - 1, n + 1):
            if 0 <= m < len(self.around.met):
                yield from self._of_neighbour(project, one, self.around.met[m], relation)

    def _of_neighbour(self, project: Node, one: Met, other: Met, relation: str) -> Iterator[str]:
        if other.stretch.span != one.stretch.span:
            return
        roles = self._reading.parts(project, other.actor.thing)
        beside = "beside" if abs(_gap(other.actor.span, one.actor.span)) <= BESIDE else "further"
        takes = "part" if not takes_part().isdisjoint(roles) else "other" if roles else "none"
        yield f"neighbour {beside} {takes} {relation}"
        yield from (f"neighbour {beside} {role}" for role in roles)

    @cached_property
    def _parts(self) -> list[tuple[Node, Node]]:
        return [(p, part) for p in self.around.projects for part in self._reading.nodes.owned("Participation", p)]

    @cached_property
    def _parties(self) -> defaultdict[Node, int]:
        """How many take part in each project, as rules read it."""
        found: defaultdict[Node, int] = defaultdict(int)
        for project, part in self._parts:
            roles = {role.slug for role in part.get("sg:role") if isinstance(role, Concept)}
            found[project] += not takes_part().isdisjoint(roles)
        return found

    @cached_property
    def _projects_of(self) -> defaultdict[object, set[Node]]:
        found: defaultdict[object, set[Node]] = defaultdict(set)
        for project, part in self._parts:
            for thing in part.get("sg:participant"):
                found[thing].add(project)
        return found

    @cached_property
    def _told_at(self) -> defaultdict[int, set[Node]]:
        """The projects of which a body at a place was told to have a part, by where its name begins."""
        found: defaultdict[int, set[Node]] = defaultdict(set)
        for project, part in self._parts:
            for span in part.evidence:
                found[span.start].add(project)
        return found


def _gap(one: Span, other: Span) -> int:
    """Return how many code points lie between two stretches, below 0 where the other comes first."""
    return other.start - one.end if other.start >= one.end else other.end - one.start
