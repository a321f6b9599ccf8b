"""Passages in a text: where a section ends, and the text cut into marked and unmarked parts."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

CONTEXT: Final = 1500  # characters of a section shown before and after a passage, at most
MASK: Final = "█"
_MASKED: Final = re.compile(f"({MASK}+(?:[ .-]{MASK}+)*)")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of text: plain, masked, or in a passage.

    `anchors` are the ids that begin here (of lines and passages), `passage` the shortest that it is part of, as
    its offsets; `here`: it is part of the one asked for.
    """

    text: str
    anchors: tuple[str, ...] = ()
    passage: str = ""
    here: bool = False
    masked: bool = False


def around(text: str, place: tuple[int, int], heading: str, headings: Collection[str]) -> tuple[int, int]:
    """The section that a passage stands in: from its heading to the next, at most CONTEXT around the passage.

    >>> around("Ett\\na\\nTvå\\nb c\\nTre\\nd", (10, 11), "Två", {"Ett", "Två", "Tre"})
    (6, 14)
    """
    start, end = max(0, place[0] - CONTEXT), min(len(text), place[1] + CONTEXT)
    known = {one.casefold() for one in headings}
    position, first, last = 0, start, end
    for line in text.splitlines(keepends=True):
        plain = line.strip().strip("#*: ").casefold()
        if position <= place[0] and plain and plain == heading.casefold():
            first = max(start, position)
        if position >= place[1] and plain in known:
            last = min(end, position)
            break
        position += len(line)
    return _at_line(text, first, back=True), _at_line(text, last, back=False)


def _at_line(text: str, position: int, back: bool) -> int:
    """The nearest edge of a line, outwards no further than the next."""
    if position in (0, len(text)) or text[position - 1] == "\n":
        return position
    found = text.rfind("\n", 0, position) + 1 if back else text.find("\n", position)
    return found if found >= 0 else len(text)


def marked(
    text: str, places: Sequence[tuple[int, int]], start: int, end: int, here: tuple[int, int] | None
) -> list[Part]:
    """The text from `start` to `end` in parts; passages may overlap and lie in each other.

    >>> [(part.text, part.passage) for part in marked("abcdef", [(1, 3), (2, 5)], 0, 6, None)]
    [('a', ''), ('b', '1,3'), ('c', '1,3'), ('de', '2,5'), ('f', '')]
    """
    inside = [place for place in places if start <= place[0] and place[1] <= end]
    breaks = [match.end() for match in re.finditer("\n", text[:end]) if match.end() >= start]
    edges = sorted({start, end, *(edge for place in inside for edge in place), *(one for one in breaks if one < end)})
    line = text.count("\n", 0, start)
    parts: list[Part] = []
    for left, right in pairwise(edges):
        anchors = [f"char={a},{b}" for a, b in inside if a == left]
        if left == 0 or text[left - 1] == "\n":
            line += bool(left > start)
            anchors.insert(0, f"L{line + 1}")
        over = [place for place in inside if place[0] <= left and right <= place[1]]
        shortest = min(over, key=lambda place: place[1] - place[0], default=None)
        passage = f"{shortest[0]},{shortest[1]}" if shortest else ""
        is_here = here is not None and here[0] <= left and right <= here[1]
        for number, piece in enumerate(_MASKED.split(text[left:right])):
            if piece or (number == 0 and anchors):
                parts.append(Part(piece, tuple(anchors if number == 0 else ()), passage, is_here, piece[:1] == MASK))
    return parts
