"""Who takes part where one sentence tells of several projects."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from loaders.document import Span
from loaders.extract.bodies.abbreviations import occurrences
from loaders.extract.bodies.actors import actors
from loaders.extract.clauses import clauses
from loaders.extract.parties.acting import FINITE
from loaders.extract.parties.implied import implied_parties
from loaders.extract.parties.spoken import done_by, spoken_of, take_part
from loaders.extract.projects.known_titles import called
from loaders.extract.projects.names import named
from loaders.extract.reading import Reading
from loaders.records import Node

OF_OTHERS = re.compile(
    r"(?<![^\W_])(?:\w*finansiera\w*|utvärdera\w*|granska\w*|följer|säger|besök\w*|presentera\w*)(?![^\W_])"
)
TOLD_BEHIND = re.compile(r"[”\"»«*_’]{0,2}(?:,?\s+(?:som|där|med)\s|\s*\()")
# Between two names in a row: "såväl X som Y", "projektet X, förstudien Y och piloten Z"
JOINT = re.compile(
    r"[”\"»«’*_]{0,2}(?:\s+\([^()\n]{1,40}\))?(?:,|,?\s+(?:och|samt|som|respektive))"
    r"(?:\s+(?:i|inom|till)?\s*(?:[\w-]*projektet|satsningen|förstudien|piloten))?\s+[”\"»«’*_]{0,2}"
)
ACTS_BEHIND = re.compile(rf"[”\"»«’*_]{{0,2}}\s+(?:{FINITE}|[a-zåäö]{{2,}}s(?![^\W_]))")
# "Det ena", "i det förstnämnda", "det senare": one of the projects that the sentence before has named
ORDINAL = re.compile(
    r"(?<![^\W_])[Dd]e[nt]\s+(?:(?P<first>ena|första|förra|förstnämnda)|(?P<second>andra)|(?P<third>tredje)|(?P<fourth>fjärde)"
    rf"|(?P<last>senare|sistnämnda|sista))(?![^\W_])(?=\s*[,.;:]|\s+(?:{FINITE}|är|var|av|med|vill|kan|[a-zåäö]{{2,}}s|[a-zåäö-]*projektet"
    r"|kommunerna|länsstyrelse\w+|regionerna|[A-ZÅÄÖ]\w*)(?![^\W_]))"
)
PLACES = ("first", "second", "third", "fourth")
# "Båda drivs av A": of all of them
ALL_OF_THEM = re.compile(
    rf"(?:Båda|Bägge|De\s+(?:båda|två|tre|fyra)|Samtliga|Alla)(?:\s+(?:två|tre|fyra))?(?:\s+\w*projekt(?:en)?)?\s+(?:{FINITE}|[a-zåäö]{{2,}}s)(?![^\W_])"
)


def clause_by_clause(reading: Reading, sentence: Span) -> None:
    """Read a sentence on several projects: "A leder projektet X, medan B driver Y", "A driver två: X och Y"."""
    if _told_apart(reading, sentence, in_order(reading, sentence)):
        return
    before: list[Node] = []
    for clause in clauses(reading.document.text, sentence):
        told = list(named(reading, clause))
        if not told and re.match(r"som\s", reading.text(clause)):  # "… projektet X, som drivs av A"
            told = [p for p in before if any(_ends(reading, clause.start, name) for name in called(p))]
        before = told or before
        if len(told) == 1:
            implied_parties(reading, told[0], clause)
        for project in told if len(told) == 1 or _in_a_row(reading, clause) else ():
            spoken_of(reading, project, clause)
    for project in named(reading, sentence):
        done_by(reading, project, sentence)


def of_those(reading: Reading, sentence: Span, row: list[Node]) -> list[Node]:
    """Read a sentence on projects that the one before has named in a row, and return those that it speaks of.

    "I det förstnämnda deltar A, i det senare B", "Båda drivs av A".
    """
    found: list[tuple[Span, Node]] = []
    for word in ORDINAL.finditer(reading.document.text, *sentence):
        place = PLACES.index(word.lastgroup) if word.lastgroup in PLACES else -1
        if place < len(row):
            found.append((Span(*word.span()), row[place]))
    if len(found) > 1:
        _told_apart(reading, sentence, found)
    return [project for _, project in found]


def _told_apart(reading: Reading, sentence: Span, found: list[tuple[Span, Node]]) -> bool:
    """Read each project's part of a sentence on several, where it can be parted; tell whether it can."""
    apart = _apart(reading, sentence, found)
    for project, stretch in apart:
        _of_one(reading, project, stretch)
    return bool(apart)


def _apart(reading: Reading, sentence: Span, found: list[tuple[Span, Node]]) -> list[tuple[Node, Span]]:
    """Part a sentence among its projects, where bodies stand before each or behind each; else there is nothing to part.

    "A driver X, B driver Y och C äger Z", "X (A), Y (B)", "I X deltar A, i Y B och C".
    """
    bodies = [a.span for a in actors(reading, sentence, found[0][1])] if len(found) > 1 else []
    bodies = [body for body in bodies if not any(name.overlaps(body) for name, _ in found)]
    if not bodies or len({id(project) for _, project in found}) < len(found):
        return []
    first, last = bodies[0].start < found[0][0].start, bodies[-1].start > found[-1][0].start
    if first and last:
        if len(found) == 2 and ACTS_BEHIND.match(reading.document.text, found[-1][0].end, sentence.end):
            (one, _), (other, _) = found  # "A leder X och Y drivs av B"
            stretches = [Span(sentence.start, one.end), Span(other.start, sentence.end)]
            return [(project, stretch) for (_, project), stretch in zip(found, stretches, strict=True)]
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


def _in_a_row(reading: Reading, clause: Span) -> bool:
    """Whether the projects of a clause stand in one row, so that it tells of each what it tells.

    "A driver X och Y", but not "A driver X och Y leds av B".
    """
    text, found = reading.document.text, in_order(reading, clause)
    if len(found) < 2 or not all(JOINT.fullmatch(text, a.end, b.start) for (a, _), (b, _) in pairwise(found)):
        return False
    before = actors(reading, Span(clause.start, found[0][0].start), found[0][1])
    return not (before and ACTS_BEHIND.match(text, found[-1][0].end, clause.end))


def _ends(reading: Reading, at: int, name: str) -> bool:
    """Whether the words before a place end with a name."""
    return reading.document.text[:at].rstrip(' ,\n”"»«’*_').endswith(name)
