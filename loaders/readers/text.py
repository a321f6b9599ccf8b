"""Plain text: lines and empty lines into blocks.

A run of lines is a paragraph; a line that begins with a list marker is an item, with the indented lines
under it; `Label: value` is a label, with the indented lines under it; the rows of a table are told in
`loaders.readers.rows`. What a short line alone means (heading, item of a bare list) is decided from vocabulary
and context in `loaders.layout.sections`, not here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from heapq import nlargest

from loaders.document import Block, Kind, Span
from loaders.readers.markers import ITEM
from loaders.readers.rows import is_rule, rows
from loaders.values.periods import MONTH

# A label is a few words before a colon and says nothing itself: no full stop, no quotation mark.
LABEL = re.compile(
    r"[ \t]*(?:\*{1,3}|_{1,3})?(?P<label>[^\W\d_][^:.!?\n”\"*]{1,45}?)[ \t]*"
    r"(?::(?:\*{1,3}|_{1,3})?|(?:\*{1,3}|_{1,3}):)(?:[ \t]+(?P<value>\S.*))?$"
)
# "**Ägare** A kommun", one of several below one another
STRONG_LABEL = re.compile(
    r"[ \t]*(?:\*\*|__)(?P<label>[^\W\d_][^:.!?\n”\"*_]{1,45}?)(?:\*\*|__)[ \t]+(?P<value>[^\s–-].*)$"
)
# "Organisation ......... A kommun"; a page's number ends a line of contents.
LEADERS = re.compile(
    r"[ \t]*(?P<label>[^\W\d_][^:.!?\n”\"]{1,45}?)[ \t]*(?:\.[ \t]?){4,}[ \t]*(?P<value>(?!\d{1,4}\s*$)[^\s.].*)$"
)
# A line drawn over or under others, or with a page's number in it: "--- 3 ---"
DRAWN = re.compile(r"[ \t]*(?:[=_*~#–—―─━═-][ \t]?){3,}(?:\d{1,3}[ \t]*(?:[=_*~#–—―─━═-][ \t]?){3,})?")
# Words alone between lines drawn: "=== KORT 1 ===", "--- Projekt 2 ---"
BETWEEN_DRAWN = re.compile(
    r"[ \t]*(?P<sign>[=_*~#–—―─━═-])(?P=sign){2,}[ \t]*(?P<words>[^\W_].{0,58}?[\w.:?!)])[ \t]*(?P=sign){3,}[ \t]*"
)
MARKUP_HEADING = re.compile(r"[ \t]*(?P<marker>#{1,6})[ \t]+(?=\S)")
NUMBERED_HEADING = re.compile(
    r"[ \t]*(?:[A-ZÅÄÖ]?\d{1,3}(?:\.\d+)*\.?|[IVX]{1,4}\.|(?:DEL|Del|Kapitel)\s+\w+\.)[ \t]+[A-ZÅÄÖ]"
)
DANGLES = re.compile(r"(?:[,;]|(?<![^\W_])(?:Region|och|samt|för|av|med))$")  # the value of a label goes on
DATED = re.compile(rf"(?:{MONTH})\.?\s+\d{{4}}(?!\d)")
COUNTED = re.compile(r"(?P<number>\d{1,2})[ \t]+(?=[A-ZÅÄÖ])")
# "Region A | Dialogmöte 14 maj | sid 3"
RUNNING = re.compile(
    r"[ \t]*(?P<head>[^\W\d_].*?)[ \t]*(?:[|·•][ \t]*(?:(?:sidan?|sid\.?|s\.)[ \t]*)?"
    r"|(?<!\w)(?:sidan?|sid\.?)[ \t]*)"
    r"\d{1,3}(?:[ \t]*(?:av|/)[ \t]*\d{1,3}|[ \t]*\(\d{1,3}\))?[ \t]*"
)
FEWEST_RUNNING = 3
# "[Bild 3]      Kusten | Region A"
BESIDE_SLIDE = re.compile(r"[ \t]*(?P<slide>\[?(?:Bild|Slide|Sida)[ ]\d{1,3}\]?)[ \t]{2,}(?P<head>\S.*)")
LABEL_WORDS = 5
FULL_LINES, NARROWEST, LONGEST_WORD = 4, 45, 15  # of a text whose lines are broken: lines, code points
LONGEST_HEAD, MOST_UNLIKE = 60, 3  # code points; by how many a line drawn under a heading is longer or shorter
NUMBERED_LINE = re.compile(r"(?P<number>\d{1,2})\.[ \t]+(?P<words>[A-ZÅÄÖ].{0,78}[^\s.,;:!?])[ \t]*$")


def blocks(text: str) -> tuple[Block, ...]:
    """Split canonical text into its blocks, in reading order.

    >>> [(block.kind.value, block.marker) for block in blocks("Fallgropar\\n\\n- Tidsbrist\\n- Oklara mål")]
    [('paragraph', ''), ('item', '-'), ('item', '-')]
    """
    return tuple(_counted(text, list(_blocks(text))))


def _counted(text: str, found: list[Block]) -> list[Block]:
    """Make items of numbered lines that stand right on one another, numbered on: "1 A kommun" over "2 B kommun"."""
    numbers = [COUNTED.match(text, *block.span) if block.kind is Kind.HEADING else None for block in found]
    counts = [
        int(number["number"]) if number and not block.marker else 0
        for number, block in zip(numbers, found, strict=True)
    ]
    for n, number in enumerate(numbers):
        before = n > 0 and found[n].gap == 0 and counts[n - 1] == counts[n] - 1 > 0
        behind = n + 1 < len(found) and found[n + 1].gap == 0 and counts[n + 1] == counts[n] + 1 > 1
        if number and (before or behind):
            found[n] = replace(found[n], kind=Kind.ITEM, start=number.end(), marker=number["number"])
    return found


def _running(lines: list[str]) -> frozenset[int]:
    """Return the numbers of the lines that head or end pages: alike but for the page's number, three or more."""
    heads = {n: found["head"].strip() for n, line in enumerate(lines) if (found := RUNNING.fullmatch(line))}
    often = Counter(heads.values())
    return frozenset(n for n, head in heads.items() if often[head] >= FEWEST_RUNNING)


def _beside_slides(lines: list[str]) -> dict[int, int]:
    """Return the lines that give a slide's number and what comes back beside those of others; where the number ends."""
    found = {n: beside for n, line in enumerate(lines) if (beside := BESIDE_SLIDE.match(line))}
    often = Counter(beside["head"].strip() for beside in found.values())
    return {n: beside.end("slide") for n, beside in found.items() if often[beside["head"].strip()] > 1}


def _blocks(text: str) -> Iterator[Block]:
    gap = pending_gap = position = 0
    pending: list[tuple[int, int]] = []
    open_block: Block | None = None
    lines = text.split("\n")
    table, slides = rows(lines), _beside_slides(lines)
    if furniture := (_running(lines) | slides.keys()) & table.keys():  # "Region A   |   Dialogmöte   |   sid 3"
        table = rows(["" if number in furniture else line for number, line in enumerate(lines)])
    width = width_of(lines)

    def ended() -> Iterator[Block]:
        nonlocal open_block, pending
        if open_block:
            yield open_block
        elif pending:
            yield from _paragraph(text, pending, pending_gap)
        open_block, pending = None, []

    for number, line in enumerate(lines):
        begin, position = position, position + len(line) + 1
        start, end = begin + len(line) - len(line.lstrip()), begin + len(line.rstrip())
        if number in slides:
            yield from ended()
            yield Block(Kind.HEADING, start, begin + slides[number], gap)
            gap = 0
            continue
        drawn = number not in table and DRAWN.fullmatch(line) is not None
        if start >= end or drawn or number in furniture:
            above = len(lines[number - 1].rstrip()) if number else len(line)
            parts = not drawn or abs(above - len(line.rstrip())) > MOST_UNLIKE
            gap = int(parts) if open_block or pending else gap + parts
            yield from ended()
            continue
        if number in table:
            yield from ended()
            if not is_rule(line) and any(a < b for a, b in table[number]):
                below = number + 1 < len(lines) and number + 1 in table and is_rule(lines[number + 1])
                headed = below and not _is_ruled(lines, table, number)
                yield _row(table[number], begin, gap, headed)
                gap = 0
            continue
        if (gap or not number) and _heads(lines, number):
            fresh: Block | None = Block(Kind.HEADING, start, end, gap)
        else:
            fresh = _marked(line, begin, end, gap) or _strong(lines, number, begin, end, gap)
            if fresh and fresh.kind is Kind.LABEL and pending and not gap and line[0].islower():
                fresh = None  # a sentence that goes on: "… handlar\nom något annat: …"
        if fresh or (pending and NUMBERED_HEADING.match(line)):
            yield from ended()
            open_block = fresh
        elif open_block and _goes_on(text, open_block, lines, number, width):
            open_block = replace(open_block, end=end)
        elif open_block:
            yield from ended()
        if not open_block:
            pending_gap = pending_gap if pending else gap
            pending.append((start, end))
        gap = 0
    yield from ended()


def _is_ruled(lines: list[str], table: dict[int, tuple[Span, ...]], number: int) -> bool:
    """Whether a row stands under another of its table, each with a line drawn under it."""
    above = number - 1
    while above in table and is_rule(lines[above]):
        above -= 1
    return above in table


def _goes_on(text: str, block: Block, lines: list[str], number: int, width: int) -> bool:
    """Whether a line belongs to the item or label over it.

    Under a label it is indented, begins small, or stands behind a line that is full or does not end there; under an
    item it is anything but a short line with a capital over another item, which heads that, or a sentence under the
    last one.
    """
    line = lines[number]
    if line.lstrip().startswith("©"):
        return False  # the foot of a slide
    if block.kind is Kind.LABEL and DATED.match(line):
        return False  # "jan 2021 – dec 2022" under "Ägare: A"
    if line[0] in " \t" or line[0].islower():
        return block.kind in (Kind.ITEM, Kind.LABEL)
    if block.kind is Kind.LABEL:
        full = 0 < width < len(lines[number - 1].rstrip()) + 1 + len(line.split()[0])  # the word had no place there
        return DANGLES.search(text, block.start, block.end) is not None or (full and text[block.end - 1] not in ".!?:")
    below = lines[number + 1] if number + 1 < len(lines) else ""
    last = text[text.rfind("\n", 0, block.end) + 1 : block.end]
    whole = last[-1] == "." or (len(last) <= LONGEST_HEAD and line.rstrip()[-1] == ".")
    if block.kind is Kind.ITEM and whole and line[0].isupper() and not ITEM.match(below):
        return False  # a list is over: what stands under its last item begins anew
    heads = line[0].isupper() and len(line) <= LONGEST_HEAD and line.rstrip()[-1] not in ".,;!" and ITEM.match(below)
    return block.kind is Kind.ITEM and not heads


def width_of(lines: list[str]) -> int:
    """Return the width that a text's lines are broken at; 0 where they are not."""
    longest = nlargest(FULL_LINES, (len(line.rstrip()) for line in lines))
    wrapped = len(longest) == FULL_LINES and longest[-1] >= max(NARROWEST, longest[0] - LONGEST_WORD)
    return longest[0] if wrapped else 0


def _heads(lines: list[str], number: int) -> bool:
    """Whether a numbered line heads what stands right under it: running text, labels, or a list of its own."""
    found = NUMBERED_LINE.match(lines[number])
    below = lines[number + 1] if found and number + 1 < len(lines) else ""
    if found is None or not below.strip() or below[0] in " \t":
        return False
    item = ITEM.match(below)
    if item is None:
        part = below.startswith(f"{found['number']}.1 ")  # "1. Grunduppgifter" over "1.1 Projektnamn"
        return part or below[0].isupper() or LABEL.match(below) is not None
    return not item["marker"][0].isdigit() or int(item["marker"][:-1]) <= int(found["number"])


def _heads_prose(first: str, second: str) -> bool:
    """Whether a short line without a stop stands over running text that begins with a capital: a heading."""
    short = len(first) <= LONGEST_HEAD and len(first) < len(second) / 2 and first[-1] not in ".,;:!?-"
    opens = second.lstrip('*_”"“«»‘’')[:1]
    return short and first[0].isupper() and opens.isupper() and len(second) > LONGEST_HEAD


def _row(cells: tuple[Span, ...], offset: int, gap: int, headed: bool) -> Block:
    moved = tuple(Span(cell.start + offset, cell.end + offset) for cell in cells)
    full = [cell for cell in moved if cell.start < cell.end] or [moved[0]]
    return Block(Kind.ROW, full[0].start, full[-1].end, gap, level=1 if headed else None, cells=moved)


def _marked(line: str, offset: int, end: int, gap: int) -> Block | None:
    if found := MARKUP_HEADING.match(line):
        return Block(Kind.HEADING, offset + found.end(), end, gap, found["marker"], len(found["marker"]))
    if found := BETWEEN_DRAWN.fullmatch(line):
        return Block(Kind.HEADING, offset + found.start("words"), offset + found.end("words"), gap)
    if found := ITEM.match(line):
        return Block(Kind.ITEM, offset + found.end(), end, gap, found["marker"])
    found = LABEL.match(line) or LEADERS.match(line)
    if found and found["value"] and len(found["label"].split()) <= LABEL_WORDS:
        return Block(Kind.LABEL, offset + found.start("label"), end, gap, value=offset + found.start("value"))
    return None


def _strong(lines: list[str], number: int, offset: int, end: int, gap: int) -> Block | None:
    """Read a line as a label with its value, where emphasis alone marks the label, on the next line or the last too."""
    found = STRONG_LABEL.match(lines[number])
    near = (lines[n] for n in (number - 1, number + 1) if 0 <= n < len(lines))
    if found is None or not any(STRONG_LABEL.match(line) for line in near):
        return None
    return Block(Kind.LABEL, offset + found.start("label"), end, gap, value=offset + found.start("value"))


def _paragraph(text: str, lines: list[tuple[int, int]], gap: int) -> Iterator[Block]:
    """Yield a run of lines as one paragraph, its first line apart where it is a numbered heading."""
    first = text[lines[0][0] : lines[0][1]]
    if NUMBERED_HEADING.match(first) and not first.endswith((".", ",")):
        yield Block(Kind.HEADING, *lines[0], gap=gap)
        lines, gap = lines[1:], 0
    elif len(lines) > 1 and _heads_prose(first, text[lines[1][0] : lines[1][1]]):
        yield Block(Kind.PARAGRAPH, *lines[0], gap=gap)
        lines, gap = lines[1:], 0
    if lines:
        yield Block(Kind.PARAGRAPH, lines[0][0], lines[-1][1], gap)
