"""The lines of a stretch: where they are, which run on into the next, which announce factors, and which are items."""

from __future__ import annotations

import re

from loaders.document import Block, Document, Span
from loaders.factor_words.headings import factor_kind, heads_lessons

LONGEST_LINE = 120
# A line that ends so runs on into the next one.
RUNS_ON = re.compile(
    r"(?:[,–-]|(?<![^\W_])(?:och|eller|samt|med|av|för|i|till|på|som|att|från|mellan|om|hos|vid|den|det|de|en|ett))$"
)
INNER_STOP = re.compile(r"[.!?]\s+[A-ZÅÄÖ]")
SHORTEST_BROKEN = 50  # code points of a line that has been broken because it was full
# Signs that slides put before the lines of a list, and boxes that forms put before choices.
MARKED = re.compile(
    r"(?P<marker>[−~q]|o|[A-ZÅÄÖ][.)]|\d{1,2}:|§(?=\s+[^\W\d])|[\[(]\s?[xX✓✔]?\s?[\])]"
    r"|\[[^\W\d_]{2,12}\]|[☐☑☒])[ \t]+(?=\S)"
)


def lines_of(document: Document, span: Span) -> list[Span]:
    """Return the lines of a stretch, without white space at their ends."""
    lines = re.finditer(r"\S[^\n]*", document.quote(span))
    return [Span(span.start + line.start(), span.start + line.start() + len(line.group().rstrip())) for line in lines]


def items(document: Document, lines: list[Span]) -> list[Span]:
    """Return the lines as items, each with what runs on under it, or nothing where they are running text."""
    found: list[Span] = []
    for line in lines:
        text = document.quote(line)
        if found and (not text[0].isupper() or RUNS_ON.search(document.quote(found[-1]))):
            found[-1] = Span(found[-1].start, line.end)
        else:
            found.append(line)
    running = any(INNER_STOP.search(MARKED.sub("", document.quote(item), count=1)) for item in found)
    return [] if running else found


def column(document: Document, block: Block) -> int:
    """Return how far a block's line, with its mark, is set in."""
    line = document.text[document.text.rfind("\n", 0, block.start) + 1 : block.end]
    return len(line) - len(line.lstrip())


def announces(text: str) -> bool:
    """Whether a line announces factors or lessons, as a heading or a question."""
    told = len(text) <= LONGEST_LINE and text[-1] not in ".!;,"
    return told and (factor_kind(text) is not None or heads_lessons(text))
