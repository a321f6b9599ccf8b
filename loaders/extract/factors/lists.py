"""Lists under a heading that announces factors: which blocks are the list, and where it ends."""

from __future__ import annotations

import re
from dataclasses import replace

from loaders.document import Block, Kind
from loaders.extract.factors.places import FOR_WHOM, Place, by_label, item, label_of
from loaders.extract.factors.prose import by_prose
from loaders.extract.factors.tables import ASIDE, by_columns, longest
from loaders.factor_words.labels import label_kind
from loaders.labels import exact
from loaders.layout.breaks import TICKS
from loaders.layout.sections import Section

# The next question of an interview or form, but not "Om ja, vilka?"
ASKS_ANEW = re.compile(r"(?:Fråga[^:]{0,4}:\s+)?(?:Vad|Vilk\w+|Hur|Varför|Finns|Ska)(?:\s+[\w-]+){3,}\s*\?")
UNTICKED = re.compile(r"[\[(]\s*[\])]|☐")
OTHER_LEAD = re.compile(r"(?:det(?:ta)?|dessa|så|vad|här|vi|nu|nästa)(?![^\W_])", re.IGNORECASE)


def under_heading(place: Place, section: Section) -> tuple[Block, ...]:
    """Read the list or the text under a factor heading.

    Returns the blocks behind the list, that the heading tells nothing of.
    """
    reading, listed_already, cued = place.reading, False, False
    columns = by_columns(reading, section.body)
    for n, block in enumerate(section.body):
        text, label = reading.text(block), label_of(reading, block)
        heading = label or (text if block.kind is Kind.PARAGRAPH else "")
        heading = heading.partition("\n")[0].rstrip()  # "Kontakt" over a name, right below it
        if heading and not label_kind(heading) and exact("section", heading):
            return section.body[n:]
        if n and ASKS_ANEW.fullmatch(text):
            return section.body[n:]
        if listed_already and (_turns(block, text) or _is_other_list(section, n)):
            return section.body[n:]
        if text.endswith(("?", ":", " att")) or UNTICKED.fullmatch(block.marker) or TICKS.match(text):
            continue
        if label_kind(label) or (label and FOR_WHOM.match(label)):
            by_label(place, block)
        elif label and ASIDE.match(label):
            continue  # what is done about a risk, how likely it is
        elif block.start in columns:
            for told in columns[block.start]:
                place.add(told.span, "by-table", told.kind, told.heading)
        elif block.kind is Kind.ROW:
            if block.level != 1:  # no head
                place.add(longest(block.cells), "by-table")
        elif block.kind is not Kind.PARAGRAPH:
            listed_already = True
            asked = (place.heading or "").endswith("?") and text.startswith("Att ")
            for part in reading.sentences(block) if asked else [block.span]:  # an answer: "– Att enas. Det tog ett år."
                item(place, replace(block, start=part.start, end=part.end))
        elif listed_already:
            return section.body[n:]
        elif not columns:
            cued = by_prose(place, block, only_cues=cued) or cued
    return ()


def _turns(block: Block, text: str) -> bool:
    """Whether something else than the list before it begins: "Detta gör vi nu:", a label apart from its items."""
    return OTHER_LEAD.match(text) is not None if text.endswith(":") else block.kind is Kind.LABEL


def _is_other_list(section: Section, n: int) -> bool:
    """Whether an item stands apart behind a list: the next point of a report."""
    block, before = section.body[n], section.body[n - 1]
    return block.kind is before.kind is Kind.ITEM and block.gap > before.gap
