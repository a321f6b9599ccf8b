"""What an undertaking develops: a word of the scheme output-kind as the object of a verb of making.

What is only possible ("eventuellt", "kommande") is no output; nor is what the text merely speaks of.
"""

from __future__ import annotations

import re

from loaders.document import Kind, Span
from loaders.extract.reading import Reading
from loaders.labels import Cue, cues
from loaders.records import Concept, Node

MAKING = re.compile(
    r"(?<![^\W_])(?:utveckla(?:r|s|des|t|ts)?|skapa(?:r|s|des|t)?|(?:ta|tas|tar|togs|tog)(?=\s[^.;]*\bfram\b)"
    r"|etablera(?:r|s|des)?|prövar|testar?|resultat(?:en)?\s+är|[Gg]enom\s+en\s+gemensam)(?![^\W_])"
)
# Verbs end where a new clause says what the thing is for or about.
OBJECT_END = re.compile(
    r"\s(?:för\s+att|i\s+linje\s+med|kopplat\s+till|utifrån|som\s+(?:är|har|möjliggör|visar))\s|[.;:]"
)
HEDGES = re.compile(
    r"(?<![^\W_])(?:eventuellt|eventuell|eventuella|kommande|möjligen|kanske|inte|ingen|inget)(?![^\W_])"
)
WORD_END = re.compile(r"\w*(?:-\w+)*")
CLAUSE_JOINT = re.compile(r",\s+(?:där|som|och|vilket)?\s*|(?<![^\W_])(?:där|Parallellt)\s+")
ADJECTIVES = re.compile(
    r"(?<![^\W_])(?:(?:nya?|gemensam(?:t|ma)?|regional(?:t|a)?|digital(?:t|a)?"
    r"|strategisk(?:t|a)?|relevanta?)\s+)+$"
)
SPREAD_BY = re.compile(r"(?:spreds|spridits|sprids|resulterade|ledde|utmynnade)\s+(?:genom|i|till)\s")
NAME_BEHIND = re.compile(r"\s+(?P<name>[A-ZÅÄÖ][^\W_]+(?:[A-ZÅÄÖ][^\W_]*)*)(?=[\s,.;])")
ELSEWHERE = frozenset({"betankande", "handlingsplan"})  # read by commissions and plans


def extract(reading: Reading) -> None:
    """Find the outputs in the descriptions of projects and collaborations."""
    for section, scope in zip(reading.sections, reading.scopes, strict=True):
        if scope.undertaking is None or section.factor:
            continue
        for block in section.body:
            if block.kind is Kind.PARAGRAPH:
                for sentence in reading.sentences(block):
                    _sentence(reading, scope.undertaking, sentence)


def _sentence(reading: Reading, undertaking: Node, sentence: Span) -> None:
    text = reading.document.text
    if SPREAD_BY.search(text, *sentence):
        return
    hedge = HEDGES.search(text, *sentence)
    for making in MAKING.finditer(text, *sentence):
        end = OBJECT_END.search(text, making.end(), sentence.end)
        stretch = Span(making.end(), end.start() if end else sentence.end)
        if hedge:
            stretch = Span(stretch.start, max(stretch.start, min(stretch.end, hedge.start())))
        # The purpose tells what the thing is for, unless a part of it is only possible.
        clause = Span(
            _clause_start(text, sentence, making.start()),
            stretch.end if hedge else _clause_end(text, stretch.end, sentence.end),
        )
        for cue in cues("output-kind", text, *stretch):
            if cue.slug not in ELSEWHERE and _is_object(text, cue, stretch):
                _output(reading, undertaking, cue, clause)


def _clause_start(text: str, sentence: Span, verb: int) -> int:
    """Return where the clause of a verb begins: behind the last comma or conjunction before it."""
    last = sentence.start
    for cut in CLAUSE_JOINT.finditer(text, sentence.start, verb):
        last = cut.end()
    return last


def _clause_end(text: str, start: int, end: int) -> int:
    cut = re.compile(r"[,.;:]").search(text, start, end)
    return cut.start() if cut else end


def _is_object(text: str, cue: Cue, stretch: Span) -> bool:
    """Whether the word stands as (one of) the things made: alone, or coordinated, not inside a "för …" phrase."""
    between = text[stretch.start : cue.span.start]
    return not re.search(r"(?<![^\W_])(?:för|av|kring|med|om|till|över|inom|mellan|mot|utan|genom)\s", between)


def _output(reading: Reading, undertaking: Node, cue: Cue, clause: Span) -> None:
    text = reading.document.text
    behind = WORD_END.match(text, cue.span.end)
    word = Span(cue.span.start, behind.end() if behind else cue.span.end)
    word = Span(word.start + len(word_article(reading.text(word))), word.end)
    named = NAME_BEHIND.match(text, word.end)
    before = ADJECTIVES.search(text, clause.start, word.start)
    label = named["name"] if named else text[before.start() if before else word.start : word.end]
    evidence = Span(clause.start, max(clause.end, named.end("name") if named else word.end))
    if any(node.label == label for node in reading.nodes.owned("Output", undertaking)):
        return
    node = reading.add("Output", label, [evidence], "by-sentence", owner=undertaking)
    node.add("sg:outputKind", Concept("output-kind", cue.slug))
    undertaking.add("sg:develops", node, [evidence])


def word_article(words: str) -> str:
    """Return the article that a label of the scheme brings with it: "ett spel"."""
    found = re.match(r"(?:en|ett|den|det|de)\s+", words)
    return found.group() if found else ""
