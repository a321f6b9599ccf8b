"""What numbers with a unit in running text say: how much of what, where, until when and on what condition.

Precision goes before recall: nothing is read from headings, lists of factors, or what is imagined.
"""

from __future__ import annotations

import re
from decimal import Decimal

from pyoxigraph import Literal, NamedNode

from loaders.document import Block, Kind, Span
from loaders.extract.factors.factors import SILENT as OF_FACTORS
from loaders.extract.reading import Reading
from loaders.extract.statements.voices import about
from loaders.labels import words_for
from loaders.names.gazetteer import gazetteer
from loaders.records import Node, Ref
from loaders.values.numbers import Number, numbers

XSD = "http://www.w3.org/2001/XMLSchema#"
SILENT = OF_FACTORS | {"budget", "diary-number", "period", "date", "needs"}
LONGEST_MEASURE = 8  # words
UNTIL = re.compile(r"\s*(?:fram\s+till|till\s+och\s+med|senast|till)\s+(?:år\s+)?(?P<year>20\d\d)(?![\d-])")
CONDITION = re.compile(r",?\s+(?P<condition>(?:om|ifall|förutsatt\s+att)\s+[^,;.]+)")
SHARE = re.compile(r"\s+av\s+(?P<of>[^,;.]+?)(?=\s*(?:[,;.]|$)|\s(?:och|är|var|har|som|kommer|ska)\s)")
CLAUSE_END = re.compile(
    r"[,;.:()]|\s(?:fram\s+till|till\s+och\s+med|om|ifall|senast|under|medan|där|när|vilket|och|samt|men"
    r")\s|\s?(?=[.!?]?$)"
)
CLAUSE_START = re.compile(r"[,;:(]\s+|\s(?:där|som|att|och|samt|men|medan)\s+")
HERE = re.compile(r"(?<![^\W_])(?:regionen|länet)(?![^\W_])", re.IGNORECASE)


def extract(reading: Reading) -> None:
    """Find the quantities that sentences of running text state."""
    for index, section in enumerate(reading.sections):
        if section.factor or section.kind in SILENT or not section.headings:
            continue
        for block in section.body:
            private = reading.is_private(block)
            if block.kind is not Kind.PARAGRAPH or private:
                continue
            for sentence in reading.sentences(block):
                if not reading.text(sentence).endswith("?"):
                    for number in numbers(reading.document.text, sentence):
                        _quantity(reading, index, block, sentence, number)


def _quantity(reading: Reading, index: int, block: Block, sentence: Span, number: Number) -> None:
    text = reading.document.text
    measure, start, end = _measured(text, sentence, number)
    until = UNTIL.match(text, end, sentence.end)
    end = until.end() if until else end
    condition = CONDITION.match(text, end, sentence.end)
    end = condition.end() if condition else end
    node = reading.statement("Quantity", [Span(start, end)], _subject(reading, index, block), "by-number-unit")
    for prop, value in (
        ("schema:value", number.value),
        ("schema:minValue", number.minimum),
        ("schema:maxValue", number.maximum),
    ):
        if value is not None:
            node.add(prop, _literal(value))
    node.add("schema:unitText", Literal(number.unit))
    node.add("sg:measures", reading.literal(reading.text(measure)))
    if until:
        node.add("sg:until", Literal(until["year"], datatype=NamedNode(XSD + "gYear")))
    if condition:
        node.add("sg:condition", reading.literal(condition["condition"].strip()))
    _place(reading, node, block, sentence, number)


def _literal(value: Decimal) -> Literal:
    if value == value.to_integral_value():
        return Literal(int(value))
    return Literal(str(value), datatype=NamedNode(XSD + "decimal"))


def _measured(text: str, sentence: Span, number: Number) -> tuple[Span, int, int]:
    """Return what a number measures, and where the stretch that says so begins and ends.

    What is counted stands behind the number; a share or sum is told by its whole clause, a share of something
    by that.
    """
    if number.counted is not None:
        stop = CLAUSE_END.search(text, number.counted.end, sentence.end)
        end = stop.start() if stop else sentence.end
        words = list(re.finditer(r"\S+", text[number.counted.start : end]))
        end = number.counted.start + words[min(len(words), LONGEST_MEASURE) - 1].end()
        return Span(number.counted.start, end), number.span.start, end
    starts = [mark.end() for mark in CLAUSE_START.finditer(text, sentence.start, number.span.start)]
    start = starts[-1] if starts else sentence.start
    share = SHARE.match(text, number.span.end, sentence.end) if number.unit == "%" else None
    if share:
        return Span(*share.span("of")), start, share.end()
    stop = CLAUSE_END.search(text, number.span.end, sentence.end)
    end = stop.start() if stop else sentence.end
    return Span(start, end), start, end


def _subject(reading: Reading, index: int, block: Block) -> Node | Ref:
    """Return what a quantity is about: the call that its paragraph speaks of, if one is known, else the scope."""
    scope, calls = reading.scopes[index], reading.of("CallForProposals")
    if scope.undertaking is None and len(calls) == 1 and words_for("CallForProposals").search(reading.text(block)):
        return calls[0]
    return about(reading, index)


def _place(reading: Reading, node: Node, block: Block, sentence: Span, number: Number) -> None:
    """Say where: the territory that the sentence names, or the county that "regionen" in it points back to."""
    before = [
        name for name in reading.names_in(block) if name.kind == "territory" and name.span.end <= number.span.start
    ]
    counties = [name for name in before if gazetteer().county(name.ref) == name.ref.path]
    named = [name for name in before if name.span.start >= sentence.start]
    here = HERE.search(reading.document.text, sentence.start, number.span.start)
    if here and counties:
        node.add("dcterms:spatial", counties[-1].ref, [Span(*here.span()), counties[-1].span], "implied")
    elif len(named) == 1:
        node.add("dcterms:spatial", named[0].ref, [named[0].span])
