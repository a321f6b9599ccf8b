"""Names that stand whole in a cell, a heading, a value or an item, and that running text says with small words in them.

A sentence alone does not tell whether "Jord att bygga på" ends before its preposition; a cell that holds it does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from loaders.document import Block, Span
from loaders.extract.projects.known_titles import Spelt
from loaders.extract.projects.name_ends import NUMBER
from loaders.extract.projects.segment_kinds import FINITE
from loaders.extract.reading import Reading

LONGEST = 80  # code points


class LaidOut(NamedTuple):
    """What stands alone in a layout: the words, and where each does."""

    spelt: Spelt
    places: dict[str, list[int]]


def as_laid_out(reading: Reading, title: Span) -> Span:
    """Return a name of running text as long as it stands alone elsewhere in the document, else as it is."""
    text, known = reading.document.text, laid_out(reading)
    longest = known.spelt.longest_at(text, title.start)
    longer = Span(title.start, title.start + longest)
    goes_on = longer.end > title.end and not text[longer.end : longer.end + 1].isalnum()
    goes_on = goes_on and not FINITE.search(text, title.end, longer.end)  # a heading says something of it
    elsewhere = goes_on and any(place != title.start for place in known.places[text[longer.start : longer.end]])
    return longer if elsewhere else title


@lru_cache(maxsize=1)  # documents are read one by one
def laid_out(reading: Reading) -> LaidOut:
    """Return what stands alone in a document's layout and may be a name: a capital first, no stop."""
    places = defaultdict[str, list[int]](list)
    for block in reading.document.blocks:
        for span in _alone(block):
            words = reading.text(span)
            number = NUMBER.match(words)
            words, start = words[number.end() if number else 0 :], span.start + (number.end() if number else 0)
            if words[:1].isupper() and " " in words and len(words) <= LONGEST and words[-1] not in ".:;,?!-":
                places[words].append(start)
    names = [words for words in places if "\n" not in words]
    return LaidOut(Spelt(names), places)


def _alone(block: Block) -> Iterator[Span]:
    """Yield the cells of a row, the value of a label, or all of another block."""
    if block.cells:
        yield from block.cells
    else:
        yield block.pair[1] if block.pair else block.span
