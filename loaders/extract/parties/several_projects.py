"""Who takes part where one sentence tells of several projects."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice, pairwise

from loaders.document import Span
from loaders.extract.bodies.abbreviations import occurrences
from loaders.extract.bodies.actors import actors
from loaders.extract.clauses import clauses
from loaders.extract.parties.implied import implied_parties
from loaders.extract.parties.spoken import done_by, spoken_of, take_part
from loaders.extract.projects.enumerated_titles import enumerated
from loaders.extract.projects.known_titles import called
from loaders.extract.projects.names import named
from loaders.extract.reading import Reading
from loaders.records import Node

OF_OTHERS = re.compile(
    r"(?<![^\W_])(?:\w*finansiera\w*|utvärdera\w*|granska\w*|följer|säger|besök\w*|presentera\w*)(?![^\W_])"
)
TOLD_BEHIND = re.compile(r"[”\"»«*_’]{0,2}(?:,?\s+(?:som|där|med)\s|\s*\()")
AND_PROJECT = re.compile(r"[”\"»«’*_]{0,2}\s+(?:och|samt)\s+(?:\w*projektet|förstudien|piloten)\s+[”\"»«’*_]{0,2}")


def clause_by_clause(reading: Reading, sentence: Span) -> None:
    """Read a sentence on several projects: "A leder projektet X, medan B driver Y", "A driver två: X och Y"."""
    if enumerated(reading, sentence):
        for project in named(reading, sentence):
            spoken_of(reading, project, sentence)
        return
    if apart := _apart(reading, sentence):
        for project, stretch in apart:
            _of_one(reading, project, stretch)
        return
    before: list[Node] = []
    for clause in clauses(reading.document.text, sentence):
        told = list(named(reading, clause))
        if not told and re.match(r"som\s", reading.text(clause)):  # "… projektet X, som drivs av A"
            told = [p for p in before if any(_ends(reading, clause.start, name) for name in called(p))]
        before = told or before
        if len(told) == 1:
            implied_parties(reading, told[0], clause)
        for project in told if len(told) == 1 or _ends_with(reading, clause, told) else ():
            spoken_of(reading, project, clause)
    for project in named(reading, sentence):
        done_by(reading, project, sentence)


def _apart(reading: Reading, sentence: Span) -> list[tuple[Node, Span]]:
    """Part a sentence among its projects, where bodies stand before each or behind each; else there is nothing to part.

    "A driver X, B driver Y och C äger Z", "X (A), Y (B)", "I X deltar A, i Y B och C".
    """
    found = in_order(reading, sentence)
    bodies = [a.span for a in actors(reading, sentence, found[0][1])] if len(found) > 1 else []
    bodies = [body for body in bodies if not any(name.overlaps(body) for name, _ in found)]
    if not bodies or len({id(project) for _, project in found}) < len(found):
        return []
    first, last = bodies[0].start < found[0][0].start, bodies[-1].start > found[-1][0].start
    if first and last:
        return []
    starts = [sentence.start, *(name.end if first else found[i + 1][0].start for i, (name, _) in enumerate(found[:-1]))]
    stretches = [Span(*ends) for ends in zip(starts, [*starts[1:], sentence.end], strict=True)]
    *held, ends = [any(stretch.covers(body) for body in bodies) for stretch in stretches]
    # "Medan X, som leds av A, närmar sig sitt slut har Y kommit i gång": Y has none, if those of X are told so.
    if not all(held) or not (ends or (not first and TOLD_BEHIND.match(reading.document.text, found[0][0].end))):
        return []
    return [(project, stretch) for (_, project), stretch in zip(found, stretches, strict=True)]


def in_order(reading: Reading, sentence: Span) -> list[tuple[Span, Node]]:
    """Return the names that a sentence calls its projects by, in their order."""
    text = reading.document.text
    printed = [
        (span, p) for p in named(reading, sentence) for n in called(p) for span in occurrences(text, n, sentence)
    ]
    found = list[tuple[Span, Node]]()
    for span, project in sorted(printed, key=lambda one: (one[0].start, -one[0].end)):
        if not found or (span.start >= found[-1][0].end and project is not found[-1][1]):
            found.append((span, project))
    return found


def _of_one(reading: Reading, project: Node, stretch: Span) -> None:
    """Read the part of a sentence that is about one project; whom no phrase gives a role there is in it."""
    spoken_of(reading, project, stretch)
    done_by(reading, project, stretch)
    for clause in clauses(reading.document.text, stretch):
        names = [span for name in called(project) for span in occurrences(reading.document.text, name, clause)]
        for actor in actors(reading, clause, project):
            beside = any(name.overlaps(actor.span) for name in names)
            if not beside and not reading.parts(project, actor.thing) and not OF_OTHERS.search(reading.text(clause)):
                take_part(reading, project, replace(actor, basis="inferred"), "collaborating-party")


def _ends_with(reading: Reading, clause: Span, projects: list[Node]) -> bool:
    """Whether a clause ends with projects in a row, so that it tells of each what it tells."""
    text = reading.document.text
    printed = ((span for name in called(p) for span in occurrences(text, name, clause)) for p in projects)
    names = sorted(span for spans in printed for span in islice(spans, 1))
    joined = all(AND_PROJECT.fullmatch(text, one.end, other.start) for one, other in pairwise(names))
    return joined and 1 < len(names) == len(projects) and not text[names[-1].end : clause.end].strip(' .”"')


def _ends(reading: Reading, at: int, name: str) -> bool:
    """Whether the words before a place end with a name."""
    return reading.document.text[:at].rstrip(' ,\n”"»«’*_').endswith(name)
