"""Which lines are headings.

Plain text marks few headings. A short line that stands alone may be a heading, an item of a bare list, or a
sentence without its stop. It is told by what it says (labels of the schemes, a title of the agenda), by
coming back (page headings), and by what stands around it. Empty lines in number part pages.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from loaders.document import Block, Document, Kind
from loaders.factor_words.headings import factor_kind
from loaders.labels import exact
from loaders.layout.breaks import apart
from loaders.layout.chapters import LONGEST_HEADING, SAYS_WHO, chapters, is_heading
from loaders.layout.headings import Heading, heading
from loaders.layout.page_lines import page_key
from loaders.names.gazetteer import gazetteer
from loaders.names.words import BROKEN

LEADS_IN = re.compile(
    r"[.!?]\s+[A-ZÅÄÖ][^.!?]*\s(?:är|var|finns|nämns|märks|har\s+varit)$"
)  # a sentence that a list ends
PAGE_GAP = 3  # this many empty lines, and more, part pages or hide a lost picture
PRESENTED = re.compile(r",?\s+(?:presentera(?:t|des|s|d)\s+av|presentatör:?)\s+")  # a talk of a list, no heading
LONGEST_ITEM = 400
FIELD_SECTIONS = frozenset({"period", "diary-number", "status"})  # a label on a line of its own, its value below
# A number in a register alone on a line heads nothing: "RUN 2024-91".
REGISTERED = re.compile(r"(?:[Dd]nr:?\s*)?[A-ZÅÄÖ]{1,6}\s?\d{4}[-/:]\d+|[Dd]nr:?\s+\S*\d\S*")
FIELDS = frozenset({"title", "acronym", "period", "budget", "programme", "diary-number", "participants"})
ENUMERATED, FEWEST_BODIES = re.compile(r",\s+(?:och\s+|samt\s+)?|\s+(?:och|samt)\s+"), 2
LIST_SECTIONS = frozenset({"conclusions", "needs", "vision", "discussion"})


def is_unstopped(document: Document, block: Block) -> bool:
    """Whether a block is one line that does not end as a sentence does: a heading, an item, or a slip."""
    text = document.quote(block)
    return (
        block.kind is Kind.PARAGRAPH
        and "\n" not in BROKEN.sub("", text)
        and len(text) <= LONGEST_ITEM
        and "@" not in text
        and not PRESENTED.search(text)
        and not SAYS_WHO.search(text)
        and not LEADS_IN.search(text)
        and not text.endswith(" att")
        and not enumerates_bodies(text)
        and text[-1] not in ".!;,…"
        and text[0] not in '”"“'
    )


def enumerates_bodies(text: str, fewest: int = FEWEST_BODIES) -> bool:
    """Whether a line is an enumeration of bodies and nothing else: who takes part, no heading."""
    words = text.strip("*_ ")
    pieces = ENUMERATED.split(words) if "," in words or fewest == 1 else []
    known = [name for name in gazetteer().find(words) if name.kind == "organisation"] if len(pieces) >= fewest else []
    return bool(known) and known[0].printed.start == 0 and len(known) > len(pieces) / 2


def told_apart(document: Document) -> Iterator[tuple[Block, Heading | None]]:
    """Yield each block with its heading where it is one; items of bare lists become items."""
    blocks = apart(document)
    texts = [document.quote(block) for block in blocks]
    open_ended = [block.kind is Kind.HEADING or is_unstopped(document, block) for block in blocks]
    counts = Counter(page_key(text) for text, ok in zip(texts, open_ended, strict=True) if ok)
    chaptered = set(chapters(blocks, texts))
    in_list = False
    chapter = 0  # the number of the last numbered heading
    i = 0
    while i < len(blocks):
        if not open_ended[i]:
            numbered = is_heading(blocks, texts, i, chapter)
            chapter = int(blocks[i].marker[:-1]) if numbered or i in chaptered else chapter
            line = heading(texts[i], blocks[i]) if numbered or (i in chaptered and not in_list) else None
            in_list = False if numbered else in_list
            yield blocks[i], line
            i += 1
            continue
        j = i
        while j < len(blocks) and open_ended[j]:
            j += 1
        for block, line in _run(blocks, texts, counts, i, j):
            in_list = bool(line.factor) or line.section in LIST_SECTIONS if line else in_list
            yield block, line
        i = j


def _run(
    blocks: Sequence[Block], texts: Sequence[str], counts: Counter[str], i: int, j: int
) -> Iterator[tuple[Block, Heading | None]]:
    """Decide a run of lines without a stop, blocks i to j.

    `listing` holds while the lines are items of a bare list: after a colon, or under a heading that a list
    follows.
    """
    listing = i > 0 and texts[i - 1].endswith(":")
    under: Block | None = None
    labels = False
    for k in range(i, j):
        block, text = blocks[k], texts[k]
        line = heading(text, block, counts[page_key(text)] > 1)
        told = bool(line.factor or exact("section", text) or line.role)
        numbered = block.kind is Kind.HEADING and not block.marker and block.gap == 0  # "Mål" over "1.1 Kompetens"
        is_value = labels and not told and (block.kind is Kind.PARAGRAPH or numbered) and _is_value(blocks, texts, k)
        over = block.kind is Kind.HEADING or text[-1] == ":" or (k + 1 < j and blocks[k + 1].gap == 0)
        labels = over and (line.role is not None or line.section in FIELDS)
        if is_value or REGISTERED.fullmatch(text):
            yield replace(block, kind=Kind.PARAGRAPH, level=None) if numbered else block, None
            continue
        if block.kind is Kind.HEADING:
            listing, under = _lists(line), block
            yield block, line
            continue
        if block.gap >= PAGE_GAP:
            listing = False
        if text.endswith(":") and not told and not (k + 1 < len(blocks) and factor_kind(texts[k + 1])):
            listing = True
            yield block, None
        elif len(text) > LONGEST_HEADING:
            yield replace(block, kind=Kind.ITEM) if listing else block, None
        elif not told and not line.repeated and _dangling(blocks, i, j, k):
            yield block, None
        elif told or line.repeated or (line.section and (not listing or _heads_text(blocks, j, k))):
            listing, under = _lists(line), block
            yield block, line
        elif (
            listing
            and not _heads_labels(blocks, j, k)
            and not (under and under is not blocks[k - 1] and _heads_prose(blocks, texts, j, k))
        ):
            yield replace(block, kind=Kind.ITEM), None
        elif text.endswith("?") and k + 1 < j:
            yield block, None
        else:
            listing = False
            yield block, line


def _lists(line: Heading) -> bool:
    """Whether the bare lines under a heading are what it lists: factors, conclusions, who has a role, a value."""
    return bool(line.factor or (line.role and not line.section)) or line.section in LIST_SECTIONS | FIELD_SECTIONS


def _is_value(blocks: Sequence[Block], texts: Sequence[str], k: int) -> bool:
    """Whether a line under a heading that is a label stands for its value: right under it, or alone before the next."""
    last = k + 1 == len(blocks) or blocks[k + 1].kind is Kind.HEADING or texts[k + 1][-1] == ":" == texts[k - 1][-1]
    return blocks[k].gap == 0 or (last and blocks[k].gap == 1)


def _heads_labels(blocks: Sequence[Block], j: int, k: int) -> bool:
    """Whether the last line of a run stands right over list items or labels: their heading, no item itself."""
    return (
        k == j - 1 and k + 1 < len(blocks) and blocks[k + 1].gap < PAGE_GAP and blocks[k + 1].kind is not Kind.PARAGRAPH
    )


def _heads_text(blocks: Sequence[Block], j: int, k: int) -> bool:
    """Whether the last line of a run stands right over running text."""
    return k == j - 1 and k + 1 < len(blocks) and blocks[k + 1].gap < PAGE_GAP


def _heads_prose(blocks: Sequence[Block], texts: Sequence[str], j: int, k: int) -> bool:
    """Whether the last line of a run stands right over a paragraph too long for an item: the next heading."""
    return _heads_text(blocks, j, k) and len(texts[k + 1]) > LONGEST_HEADING


def _dangling(blocks: Sequence[Block], i: int, j: int, k: int) -> bool:
    """Whether a lone short line continues the text before it and heads nothing: a page ends behind it."""
    alone = j - i == 1 or (k + 1 < j and blocks[k + 1].gap >= PAGE_GAP and k == i)
    continues = k > 0 and blocks[k].gap < PAGE_GAP and k == i
    ends = k + 1 == len(blocks) or blocks[k + 1].gap >= PAGE_GAP
    return alone and continues and ends
