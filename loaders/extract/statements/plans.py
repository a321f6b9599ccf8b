"""Action plans: a sentence or heading that names one, and the numbered measures under it."""

from __future__ import annotations

import re
from functools import cache

from pyoxigraph import Literal

from loaders.document import Block, Kind, Span
from loaders.extract.reading import Reading
from loaders.extract.statements.voices import about
from loaders.records import Concept, Node, Ref
from ontology import vocabulary

FEWEST = 2
PLANS = ("plan", "program")


@cache
def _named() -> re.Pattern[str]:
    """The words of a plan with what stands close to them: "regional handlingsplan med sex åtgärder"."""
    labels = [label for label in vocabulary().schemes["output-kind"]["handlingsplan"].hidden if label.endswith(PLANS)]
    return re.compile(
        r"(?:(?<![^\W_])(?!(?:en|ett|den|till|i|av|och|fram)\s)[^\W\d_]+\s+)?"
        rf"(?<![^\W_])[^\W\d_]*(?:{'|'.join(labels)})(?:en|met)?(?![^\W_])"
        r"(?:\s+(?:med|om|i)\s+\w+\s+(?:\w+\s+)?(?:åtgärder|punkter|steg|insatser))?",
        re.IGNORECASE,
    )


def extract(reading: Reading) -> None:
    """Find each plan that a numbered list follows, with its measures in order."""
    for index, section in enumerate(reading.sections):
        if section.headings and section.body and section.body[0].kind is Kind.ITEM:
            _plan(reading, index, section.headings[-1].block, section.body)
        for n, block in enumerate(section.body):
            if block.kind is Kind.PARAGRAPH and reading.text(block).endswith(":"):
                _plan(reading, index, block, section.body[n + 1 :])


def _plan(reading: Reading, index: int, introduction: Block, following: tuple[Block, ...]) -> None:
    measures = []
    for block in following:
        if block.kind is not Kind.ITEM or not block.marker[:1].isdigit():
            break
        measures.append(block)
    named = list(_named().finditer(reading.document.text, introduction.start, introduction.end))
    if not named or len(measures) < FEWEST:
        return
    span = Span(*named[-1].span())
    undertaking = reading.scopes[index].undertaking
    owner = undertaking or about(reading, index)
    plan = reading.add("ActionPlan", reading.text(span), [span], "by-introduction", owner=owner)
    plan.add("sg:outputKind", Concept("output-kind", "handlingsplan"))
    if undertaking is not None:
        undertaking.add("sg:develops", plan, [span])
    for position, block in enumerate(measures, 1):
        plan.add("sg:hasMeasure", _measure(reading, plan, block, position))


def _measure(reading: Reading, plan: Node | Ref, block: Block, position: int) -> Node:
    node = reading.add("Measure", None, [block.span], "by-numbered-list", owner=plan)
    node.add("sg:text", reading.literal(reading.text(block)))
    node.add("schema:position", Literal(position))
    return node
