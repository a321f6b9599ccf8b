"""Government assignments as decisions and news tell them: "Regeringen ger A och B i uppdrag att …".

Also "A och B får i uppdrag att …", "Regeringen uppdrar åt A att …" and "regeringsuppdraget till A att …". Who gives
it is the Government, which the sentence or the document names; the clause says what it is.
"""

from __future__ import annotations

import re

from loaders.document import Kind, Span
from loaders.extract.bodies.actors import actors
from loaders.extract.reading import Reading
from loaders.iris import normalised
from loaders.labels import words_for
from loaders.records import Ref

GIVES = re.compile(
    r"[Rr]egeringen\s+(?:(?:har\s+)?(?:ger|gav|gett)|uppdrar\s+åt|har\s+uppdragit\s+åt)\s+(?:därför\s+|även\s+|också\s+)?"
)
GETS = re.compile(
    r"(?<![^\W_])(?:får|fick|har\s+fått|ges|gavs)\s+(?:nu\s+)?(?:i\s+uppdrag(?:\s+av\s+regeringen)?|regeringens\s+uppdrag)"
    r"(?=\s+att\s)"
)
CLAUSE = r"(?:[^.;:\n]|(?<=\d):(?=\d))+"  # "enligt plan- och bygglagen (2010:900)"
TASK = re.compile(rf"(?:\s+i\s+uppdrag)?\s+(?P<task>att\s+{CLAUSE}(?:\n{CLAUSE})*)")
GOVERNMENT = re.compile(r"(?<![^\W_])[Rr]egering(?:en|ens|suppdrag\w*)(?![^\W_])")
TO_WHOM = re.compile(r"\s+(?:till|åt)\s+")
LONGEST_TITLE = 160


def extract(reading: Reading) -> None:
    """Read the assignments of running text; one told twice is one."""
    for block in reading.document.blocks:
        for sentence in reading.sentences(block):
            _named(reading, sentence)
    if GOVERNMENT.search(reading.document.text):
        for block in reading.document.blocks:
            if block.kind is Kind.PARAGRAPH:
                for sentence in reading.sentences(block):
                    _given(reading, sentence)


def _named(reading: Reading, sentence: Span) -> None:
    """Read "regeringsuppdraget till A, B och C att …"."""
    text = reading.document.text
    for word in words_for("GovernmentAssignment").finditer(text, *sentence):
        to, task = TO_WHOM.match(text, word.end()), TASK.search(text, word.end(), sentence.end)
        if to and task:
            _add(reading, word.start(), Span(to.end(), task.start()), Span(*task.span("task")))


def _given(reading: Reading, sentence: Span) -> None:
    """Read "Regeringen ger A och B i uppdrag att …" and "A och B får i uppdrag att …"."""
    text = reading.document.text
    if gives := GIVES.search(text, *sentence):
        if task := TASK.search(text, gives.end(), sentence.end):
            _add(reading, gives.start(), Span(gives.end(), task.start()), Span(*task.span("task")))
    elif (gets := GETS.search(text, *sentence)) and (task := TASK.match(text, gets.end(), sentence.end)):
        _add(reading, sentence.start, Span(sentence.start, gets.start()), Span(*task.span("task")))


def _add(reading: Reading, start: int, who: Span, clause: Span) -> None:
    """Add an assignment that names who holds it, unless it is known or its clause too long for a title."""
    held = [
        actor
        for actor in actors(reading, who, reading.subject)
        if actor.basis == "stated" and isinstance(actor.thing, Ref)
    ]
    title = " ".join(reading.text(clause).removeprefix("att ").split())
    known = any(normalised(node.label or "") == normalised(title) for node in reading.of("GovernmentAssignment"))
    if known or not held or len(title) > LONGEST_TITLE:
        return
    node = reading.add("GovernmentAssignment", title, [Span(start, clause.end)], "by-sentence")
    node.add("dcterms:abstract", reading.literal(reading.text(clause)), [clause])
    for actor in held:
        reading.participation(node, actor.thing, "assignee", [actor.span], "by-sentence", printed=actor.printed)
