"""Government assignments as decisions and news tell them: "Regeringen ger A och B i uppdrag att …".

Also "A och B får i uppdrag att …" and "Regeringen uppdrar åt A att …". Who gives it is the Government, which the
sentence or the document names; the clause says what it is.
"""

from __future__ import annotations

import re

from loaders.document import Kind, Span
from loaders.extract.bodies.actors import actors
from loaders.extract.reading import Reading
from loaders.iris import normalised
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
LONGEST_TITLE = 160


def extract(reading: Reading) -> None:
    """Read the assignments of running text; one told twice is one."""
    if not GOVERNMENT.search(reading.document.text):
        return
    for block in reading.document.blocks:
        if block.kind is Kind.PARAGRAPH:
            for sentence in reading.sentences(block):
                _given(reading, sentence)


def _given(reading: Reading, sentence: Span) -> None:
    text = reading.document.text
    if gives := GIVES.search(text, *sentence):
        task = TASK.search(text, gives.end(), sentence.end)
        who = Span(gives.end(), task.start()) if task else None
        start = gives.start()
    elif gets := GETS.search(text, *sentence):
        task = TASK.match(text, gets.end(), sentence.end)
        who, start = Span(sentence.start, gets.start()), sentence.start
    else:
        return
    if task is None or who is None:
        return
    held = [
        actor
        for actor in actors(reading, who, reading.subject)
        if actor.basis == "stated" and isinstance(actor.thing, Ref)
    ]
    clause = Span(task.start("task"), min(task.end("task"), sentence.end))
    title = " ".join(reading.text(clause).removeprefix("att ").split())
    if (
        not held
        or len(title) > LONGEST_TITLE
        or any(_is_same(node.label, title) for node in reading.of("GovernmentAssignment"))
    ):
        return
    node = reading.add("GovernmentAssignment", title, [Span(start, clause.end)], "by-sentence")
    node.add("dcterms:abstract", reading.literal(reading.text(clause)), [clause])
    for actor in held:
        reading.participation(node, actor.thing, "assignee", [actor.span], "by-sentence", printed=actor.printed)


def _is_same(label: str | None, title: str) -> bool:
    return normalised(label or "") == normalised(title)
