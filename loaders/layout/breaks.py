"""Lines that stand together without an empty line between them and yet are several things.

Slides and forms print a heading right over its text, and lists as bare lines. A paragraph is taken apart
where a line of it announces factors, and, under such a line or after a colon, where its lines are items.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from loaders.document import Block, Document, Kind, Span
from loaders.factor_words.labels import labelled
from loaders.factor_words.leads import announced
from loaders.factor_words.of_text import of_the_text
from loaders.labels import exact
from loaders.layout.answers import answers_apart
from loaders.layout.first_lines import LED_IN, PARAGRAPH_SIGN, SAID_BY, heads, is_label, is_title_over_subtitle
from loaders.layout.label_lines import long_labels, taking_turns
from loaders.layout.lines import MARKED, announces, column, items, lines_of

# Labels that head what is under them: "Presentation 2: Mat nära", "Ansökan om projektmedel: Kusten".
HEADING_LABEL = re.compile(
    r"(?:(?:presentation|föredrag|exempel|case|samtal|pass|session|grupp|block|inspel|uppgift|övning|(?:diskussions)?fråga)\s+(?:\d{1,2}|[A-Z])"
    r"|(?:(?:§|ärende|punkt)\s*\d+[.:]?\s+)?(?:projekt)?ansökan(?:\s+om\s+[\w ]+)?):\s+(?=[A-ZÅÄÖ”\"])",
    re.IGNORECASE,
)
FEWEST = 2  # signed lines make a list
# In a form, between a question and what answers it: "Om ja, vilka?", "☒ Ja  ☐ Nej"
ASKS_ON = re.compile(r"(?:Om\s+(?:ja|så)|Vilka|Vilket|Beskriv)[^.?]{0,40}\?", re.IGNORECASE)
TICKS = re.compile(r"(?:[☐☑☒]|[\[(]\s?[xX✓✔]?\s?[\])])\s*(?:ja|nej|vet\s+ej)(?![^\W_])", re.IGNORECASE)


def apart(document: Document) -> tuple[Block, ...]:
    """Return the blocks of a document, such paragraphs taken apart."""
    return tuple(_apart(document))


def _apart(document: Document) -> Iterator[Block]:
    listing = False
    blocks = [*answers_apart(document)]
    for before, block, below in zip([None, *blocks], blocks, [*blocks[1:], None], strict=False):
        text = document.quote(block)
        if below is not None and _heads_items(document, block, below):
            listing = True
            yield replace(block, kind=Kind.HEADING)
            continue
        lists = block.value is not None and announces(document.text[block.value : block.end])  # "På väggen: lärdomar"
        if (
            block.kind is Kind.LABEL
            and "\n" not in text
            and text[-1] != "."
            and (lists or _is_title(document, before, block, below) or HEADING_LABEL.match(text))
        ):  # "Stöd till utveckling: Kusten" under "§ 12"
            listing = lists
            yield replace(block, kind=Kind.HEADING, value=None)
            continue
        if labels := long_labels(document, block):
            listing = False
            yield from labels
            continue
        if block.kind is not Kind.PARAGRAPH or "\n" not in text:
            listing = (
                (listing and of_the_text(text))
                or text.endswith(":")
                or (block.kind in (Kind.HEADING, Kind.PARAGRAPH) and announces(text))
            )
            yield block
            continue
        gap, lines = block.gap, lines_of(document, block.span)
        if fields := taking_turns(document, block, lines):
            listing = False
            yield from fields
            continue
        if over := _over_set_in(document, lines):
            yield replace(block, end=lines[over - 1].end)
            yield from (
                replace(block, kind=Kind.ITEM, start=line.start, end=line.end, gap=0)
                for line in _by_column(document, lines[over:])
            )
            listing = False
            continue
        if below is not None and is_title_over_subtitle(document, lines, below):
            listing = False
            for line in lines:
                yield replace(block, start=line.start, end=line.end, gap=gap)
                gap = 0
            continue
        for head in heads(document, lines):
            yield replace(block, kind=Kind.HEADING, start=head.start, end=head.end, gap=gap)
            gap, listing, lines = 0, announces(document.quote(head)), lines[1:]
        for piece in _pieces(document, lines, listing):
            heading = len(piece) == 1 and announces(document.quote(piece[0]))
            marked = _marked(document, replace(block, gap=gap), piece)
            found = items(document, piece) if listing and not heading and not marked else []
            told = len(piece) == 1 < len(lines) and not heading and labelled(document.quote(piece[0]))
            kind = Kind.ITEM if len(found) > 1 or told else Kind.PARAGRAPH
            found = found or piece
            yield from marked
            for span in found if kind is Kind.ITEM else [Span(piece[0].start, piece[-1].end)] if not marked else []:
                yield replace(block, kind=kind, start=span.start, end=span.end, gap=gap)
                gap = 0
            gap = 0
            last = document.quote(piece[-1])
            listing = heading or last.endswith(":") or (listing and len(piece) == 1 and of_the_text(last))


def _is_title(document: Document, before: Block | None, block: Block, below: Block | None) -> bool:
    """Whether what looks like a label and its value heads what is below: a matter under its sign, a title led in."""
    text = document.quote(block)
    if is_label(text.partition(":")[0]) or labelled(text):
        return False
    under_sign = before is not None and not block.gap and PARAGRAPH_SIGN.fullmatch(document.quote(before)) is not None
    over_items = below is not None and below.kind is Kind.ITEM and not below.gap
    return under_sign or (over_items and LED_IN.match(text) is not None)


def _over_set_in(document: Document, lines: list[Span]) -> int:
    """Return how many lines lead in the others, which are set in deeper: "Nyttan är i korthet:" over bare lines."""
    over = next((n for n, line in enumerate(lines[:-1], 1) if document.quote(line).endswith(":")), 0)
    if not over or not announced(document.text[lines[0].start : lines[over - 1].end]):
        return 0
    deeper = [_set_in(document, line) > _set_in(document, lines[over - 1]) for line in lines[over:]]
    return over if all(deeper) and not any(map(MARKED.match, map(document.quote, lines[over:]))) else 0


def _by_column(document: Document, lines: list[Span]) -> list[Span]:
    """Return bare lines as items, each with the lines under it that are set in deeper."""
    found: list[Span] = []
    for line in lines:
        if found and _set_in(document, line) > _set_in(document, lines[0]):
            found[-1] = Span(found[-1].start, line.end)
        else:
            found.append(line)
    return found


def _set_in(document: Document, line: Span) -> int:
    return line.start - document.text.rfind("\n", 0, line.start)


def _heads_items(document: Document, block: Block, below: Block) -> bool:
    """Whether an item announces factors over items set in under it, or asks for them: "– Vad bromsade?"."""
    text, deeper = document.quote(block), column(document, below) > column(document, block)
    answered = text.endswith("?") and document.quote(below).endswith(".")  # not the points of an agenda
    return block.kind is below.kind is Kind.ITEM and "\n" not in text and (deeper or answered) and announces(text)


def _marked(document: Document, block: Block, lines: list[Span]) -> list[Block]:
    """Return the lines of a paragraph as items, if each begins with a sign that the reader takes for none."""
    text, found = document.text, list[Block]()
    for n, line in enumerate(lines):
        mark = MARKED.match(text, *line)
        if mark is None:
            return []
        gap = 0 if n else block.gap
        found.append(replace(block, kind=Kind.ITEM, start=mark.end(), end=line.end, gap=gap, marker=mark["marker"]))
    return found if len(found) >= FEWEST else []


def _pieces(document: Document, lines: list[Span], listing: bool) -> Iterator[list[Span]]:
    """Yield the runs of lines of a paragraph; one that announces factors, or says who spoke, is a run of its own.

    So is a heading that a scheme knows, behind a list of factors: "Nästa steg".
    """
    run: list[Span] = []
    for span in lines:
        text = document.quote(span)
        alone = labelled(text) or ASKS_ON.fullmatch(text) or TICKS.match(text)
        # "Hinder – konkurrensen finns kvar"
        if (
            announces(text)
            or SAID_BY.fullmatch(text)
            or (len(lines) > 1 and alone)
            or (listing and exact("section", text))
        ):
            if run:
                yield run
            yield [span]
            run, listing = [], listing or announces(text)
        else:
            run.append(span)
    if run:
        yield run
