"""Questions and labels apart from what answers them, where one paragraph or item holds both."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise, zip_longest

from loaders.document import Block, Document, Kind
from loaders.factor_words.headings import factor_kind
from loaders.factor_words.labels import label_kind
from loaders.labels import DRAWN
from loaders.layout.first_lines import is_label, is_lettered_title
from loaders.layout.lines import LONGEST_LINE, RUNS_ON, SHORTEST_BROKEN, announces, lines_of

RUN_IN = re.compile(
    r"[*_]*(?P<label>[A-ZÅÄÖ]\w+(?:[^\S\n]+\w+){0,7})(?:(?P<stop>[.!])[*_]*[^\S\n]|[*_]+[.!]?[^\S\n]|[*_]*\s[–-]\s)\s*(?=[A-ZÅÄÖ])"
)
# Before a stop a sentence may stand as well as a label.
SENTENCE = re.compile(r"(?!Det\s+(?:här|som)\s|(?:Så|Vad|Här|Därför|Varför)\s)\w+(?:\s+\w+){4}|.*\s(?:är|var|blev)\s")
ASKED = re.compile(r"[–-]?\s*(?P<asks>[A-ZÅÄÖ][^.?!:]{8,90}\?)\s+(?=[A-ZÅÄÖ–])")
ANSWER = re.compile(r"[*_]*[Ss]var(?:\s+\d+)?\s*:[*_]*\s*")
ANSWERED = re.compile(
    r"(?P<question>[A-ZÅÄÖ][^?.:]{5,80}\?)\s+(?P<answer>\S.*)"
)  # "7. Vilken nytta ser ni? Bättre data."
# A form asks, or tells what to answer: "3. Beskriv resultatet."
ASKS = re.compile(r"(?:(?:Beskriv|Redogör|Ange|Berätta|Förklara|Motivera|Redovisa|Sammanfatta|Nämn)\s.*[.!]|.*\?)\s*$")
FEWEST_ASKED = 2  # paragraphs that open with a question make an interview


def answers_apart(document: Document) -> Iterator[Block]:
    """Yield the blocks, a numbered question or label apart from the answer under it: "2. Vad heter projektet?"."""
    blocks = [*_headed_within(document, _answers(document))]
    for block, below in zip_longest(blocks, blocks[1:]):
        text = document.quote(block)
        answered = below is not None and below.kind in (Kind.PARAGRAPH, Kind.LABEL) and below.gap == 0
        asked = block.kind is Kind.ITEM and block.marker[:1].isdigit() and ASKS.match(text)
        over = below is not None and answered and "\n" not in text
        if over and below is not None and (asked or is_lettered_title(block, text, document.quote(below))):
            yield replace(block, kind=Kind.HEADING, marker="")
            continue
        head, _, rest = document.quote(block).partition("\n")
        if (both := ANSWERED.match(head)) and not rest:
            head, rest = both["question"], both["answer"]
        asks = block.kind is Kind.ITEM and block.marker[:1].isdigit() and rest and len(head) <= LONGEST_LINE
        instructed = ANSWERED.fullmatch(head)  # "Vad står i vägen? Kryssa i högst tre." over boxes
        asks = asks and (
            ASKS.match(head)
            or (instructed and announces(instructed["question"]))
            or is_label(head)
            or announces(head.rstrip())
        )
        if not asks and not is_lettered_title(block, head.rstrip(), rest):
            yield block
            continue
        end = block.start + len(head.rstrip())
        start = block.end - len(rest.lstrip())
        yield replace(block, kind=Kind.HEADING, end=end, marker="")
        yield replace(block, kind=Kind.PARAGRAPH, start=start, gap=0, marker="")


def _headed_within(document: Document, blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks, a line within an item that announces factors as the heading of what is below it."""
    for block in blocks:
        lines = lines_of(document, block.span) if block.kind is Kind.ITEM else []
        for before, line in pairwise(lines):
            text = document.quote(line)
            begins = text[0].isupper() or text[0].isdigit()
            if begins and line is lines[-1] and not RUNS_ON.search(document.quote(before)) and announces(text):
                yield replace(block, end=before.end)
                yield replace(block, kind=Kind.HEADING, start=line.start, gap=0, marker="")
                break
        else:
            yield block


def _answers(document: Document) -> Iterator[Block]:
    """Yield the blocks, an answer behind its question without the label: "Svar: A kommun"."""
    asked = False
    for block in _run_in(document, document.blocks):
        label = document.text[block.start : block.value] if block.value is not None else ""
        if asked and ANSWER.fullmatch(label):
            yield replace(block, kind=Kind.PARAGRAPH, start=block.value or block.start, value=None, gap=0)
        else:
            yield block
        asked = document.text[block.end - 1 : block.end] == "?"


def _run_in(document: Document, blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks, a label or question that a paragraph begins with apart from what is told behind it.

    "Framgångsfaktorer. Alla var med." is a label; "Vad har varit svårast? Tiden." a heading, where questions open
    other paragraphs too.
    """
    held = [*_gone_on(document, blocks)]
    asked = [ASKED.match(document.text, *b.span) if b.kind is Kind.PARAGRAPH else None for b in held]
    interview = sum(question is not None for question in asked) >= FEWEST_ASKED
    for block, question in zip(held, asked, strict=True):
        head = RUN_IN.match(document.text, block.start, block.end) if block.kind is Kind.PARAGRAPH else None
        if head and not (head["stop"] and SENTENCE.match(head["label"])) and label_kind(head["label"]):
            yield replace(block, kind=Kind.LABEL, value=head.end())
        elif interview and question and factor_kind(question["asks"]):
            yield replace(block, kind=Kind.HEADING, end=question.end("asks"))
            yield replace(block, start=question.end(), gap=0)
        else:
            yield block


def _gone_on(document: Document, blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks, a label of factors with the lines that its sentences go on in: "Hinder: A. | B. C."."""
    before: Block | None = None
    for block in blocks:
        label = document.text[before.start : before.value] if before and before.value is not None else ""
        line = document.text[before.start : before.end].rpartition("\n")[2] if before and label else ""
        full = block.kind is Kind.PARAGRAPH and block.gap == 0 and len(line) >= SHORTEST_BROKEN and line[-1] == "."
        if before and full and label_kind(label.strip(DRAWN + ":")):
            before = replace(before, end=block.end)
            continue
        if before:
            yield before
        before = block
    if before:
        yield before
