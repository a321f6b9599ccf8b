"""Labels that the readers of a format cannot know: long ones, and ones that take turns with their values."""

from __future__ import annotations

import re
from dataclasses import replace

from loaders.document import Block, Document, Kind, Span
from loaders.labels import exact
from loaders.layout.lines import lines_of
from loaders.names.gazetteer import gazetteer

# "Parter som bidrar med arbetstid men utan budget: A kommun"
LONG_LABEL = re.compile(r"(?P<label>[A-ZÅÄÖ][^:.!?\n”\"*]{20,80}):[ \t]+(?P<value>[A-ZÅÄÖ].*)")
SCHEMES = ("section", "role", "person-cue")
FEWEST_FIELDS, LONGEST_LABEL = 4, 40  # labels; code points


def long_labels(document: Document, block: Block) -> list[Block]:
    """Return the lines of a paragraph as labels, if one tells a role and all are too long for the reader to know."""
    lines = lines_of(document, block.span) if block.kind is Kind.PARAGRAPH else []
    found = [LONG_LABEL.fullmatch(document.text, *line) for line in lines]
    if not all(found) or not any(each and exact("role", each["label"]) for each in found):
        return []
    return [
        replace(
            block,
            kind=Kind.LABEL,
            start=each.start(),
            end=each.end(),
            value=each.start("value"),
            gap=0 if n else block.gap,
        )
        for n, each in enumerate(found)
        if each
    ]


def taking_turns(document: Document, block: Block, lines: list[Span]) -> list[Block]:
    """Return the fields of a register's page, where labels and values take turns on lines: "Projektägare" over "A".

    Most labels must be known, none of the values, and no label is long or ends as a sentence.
    """
    labels, values = lines[::2], lines[1::2]
    texts = [document.quote(line) for line in labels]
    known = [text for text in texts if any(exact(scheme, text) for scheme in SCHEMES)]
    if len(labels) != len(values) or len(labels) < FEWEST_FIELDS or len(known) < len(labels) / 2:
        return []
    plain = all(len(text) <= LONGEST_LABEL and text[0].isupper() and text[-1] not in ".,;:!?" for text in texts)
    told = any(exact(scheme, document.quote(line)) for scheme in SCHEMES for line in values)
    bodies = any(
        name.kind == "organisation" and not name.span.start for text in texts for name in gazetteer().find(text)
    )
    if not plain or told or bodies:  # "Region A" under a label over "Region B"
        return []
    return [
        replace(block, kind=Kind.LABEL, start=label.start, end=value.end, value=value.start, gap=0 if n else block.gap)
        for n, (label, value) in enumerate(zip(labels, values, strict=True))
    ]
