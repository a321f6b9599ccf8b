"""Who takes part where one sentence tells of several projects."""

from __future__ import annotations

import re
from itertools import islice, pairwise

from loaders.document import Span
from loaders.extract.bodies.abbreviations import occurrences
from loaders.extract.clauses import clauses
from loaders.extract.parties.implied import implied_parties
from loaders.extract.parties.spoken import done_by, spoken_of
from loaders.extract.projects.enumerated_titles import enumerated
from loaders.extract.projects.known_titles import called
from loaders.extract.projects.names import named
from loaders.extract.reading import Reading
from loaders.records import Node

AND_PROJECT = re.compile(r"[”\"]?\s+(?:och|samt)\s+(?:\w*projektet|förstudien|piloten)\s+[”\"]?")


def clause_by_clause(reading: Reading, sentence: Span) -> None:
    """Read a sentence on several projects: "A leder projektet X, medan B driver Y", "A driver två: X och Y"."""
    if enumerated(reading, sentence):
        for project in named(reading, sentence):
            spoken_of(reading, project, sentence)
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


def _ends_with(reading: Reading, clause: Span, projects: list[Node]) -> bool:
    """Whether a clause ends with projects in a row, so that it tells of each what it tells."""
    text = reading.document.text
    printed = ((span for name in called(p) for span in occurrences(text, name, clause)) for p in projects)
    names = sorted(span for spans in printed for span in islice(spans, 1))
    joined = all(AND_PROJECT.fullmatch(text, one.end, other.start) for one, other in pairwise(names))
    return joined and 1 < len(names) == len(projects) and not text[names[-1].end : clause.end].strip(' .”"')


def _ends(reading: Reading, at: int, name: str) -> bool:
    """Whether the words before a place end with a name."""
    return reading.document.text[:at].rstrip(' ,\n”"').endswith(name)
