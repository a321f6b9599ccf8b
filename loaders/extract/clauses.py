"""The clauses of a sentence that say something as a fact, and the coordinations of names in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from loaders.document import Span
from loaders.extract.actors import Actor

CLAUSE = re.compile(
    r";|,?\s+(?:medan|men|varav)(?![^\W_])|,\s+(?=(?:som|där|vilk[ae]t?|i\s+vilk[ae]t?|av\s+vilka|för\s+vilk[ae]t?)\s)"
    r"|,\s+och\s+(?=[^,;]{1,40}?\s(?:är|har|deltar|leder|bidrar|ansvarar|står|medverkar|ingår)\s)"
)
DENIED = re.compile(
    r"(?<![^\W_])(?:inte|ej|aldrig|varken|(?<!sedan\s)tidigare(?!\s+\w*projekt)|avböj\w*|avstå\w*|avstod|tacka\w*\s+nej"
    r"|lämna\w*\s+(?:projektet|samarbetet)|hoppa\w*\s+av|dr(?:og|ar|agit)\s+sig\s+ur|utträ\w+)(?![^\W_])"
)
THOUGHT_OF = re.compile(
    r"(?<![^\W_])(?:skulle|gärna|kan\s+komma\s+att|kunde|bör|borde|föreslås|önskar|hoppas|överväger"
    r"|diskuterar|inbjud\w+|bj[uö]d\w*\s+in|tillfråga\w+)(?![^\W_])"
)
IN_BRACKETS = re.compile(r"\s*\([^()]{1,60}\)")
LONGEST_GAP = 12  # code points between two names of one coordination, without what stands in brackets


def clauses(text: str, sentence: Span) -> Iterator[Span]:
    """Yield the clauses of a sentence; what one denies, or only thinks of, is left out."""
    start = sentence.start
    for end, following in [*(cut.span() for cut in CLAUSE.finditer(text, *sentence)), (sentence.end, sentence.end)]:
        if not DENIED.search(text, start, end) and not THOUGHT_OF.search(text, start, end):
            yield Span(start, end)
        start = following


def coordinations(text: str, found: Iterable[Actor]) -> list[list[Actor]]:
    """Group actors, in order, into those that follow on one another: "A, B (C) och D"."""
    groups: list[list[Actor]] = []
    for actor in found:
        if groups and gap(text, groups[-1][-1].span.end, actor.span.start) <= LONGEST_GAP:
            groups[-1].append(actor)
        else:
            groups.append([actor])
    return groups


def gap(text: str, start: int, end: int) -> int:
    """Return the code points between two names, without what stands in brackets."""
    return len(IN_BRACKETS.sub("", text[start:end])) if end > start else 0
