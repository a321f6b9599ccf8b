"""Projects of a list that a sentence before it counts: "Totalt har fyra projekt fått medel." over four items.

Each item begins with its title: in bold, or before a full stop, colon or dash. Nothing else leads the list in, so its
items must be as many as the sentence says, and none may begin as a body's or a person's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.document import Block, Kind, Span
from loaders.extract.parties.implied import implied_parties
from loaders.extract.parties.spoken import spoken_of
from loaders.extract.persons.form import likely, plausible
from loaders.extract.projects.bare_titles import COUNT, GRANTED, PROJECTS
from loaders.extract.projects.particulars import project_titled
from loaders.extract.reading import Reading
from loaders.values.numbers import NUMERALS

SAYS = re.compile(
    rf"(?<![^\W_])(?P<count>{COUNT})\s+(?:[\w-]+\s+){{0,2}}{PROJECTS}\s+(?:(?:har|som|nu)\s+){{0,2}}{GRANTED}(?![^\W_])"
    rf"|(?<![^\W_])(?:bevilja\w*|välj\w*|valt\w*|get(?:t)?|ger|få(?:r|tt))\s+(?P<object>{COUNT})\s+(?:[\w-]+\s+){{0,2}}{PROJECTS}(?![^\W_])",
    re.IGNORECASE,
)
BEGINS = re.compile(
    r"\*\*(?P<bold>[^*\n]{3,160}?)[.:]?\*\*|(?P<words>[A-ZÅÄÖ0-9][^.:\n]{3,160}?)(?:[.:]|\s[–-])\s+(?=[A-ZÅÄÖ])"
)


def extract(reading: Reading) -> None:
    """Make a project of each item of such a list, with those who its text says take part."""
    for count, items in _counted(reading):
        begun = [BEGINS.match(reading.document.text, item.start, item.end) for item in items]
        if len(items) != count or not all(begun):
            continue
        titles = [Span(*found.span("bold" if found["bold"] else "words")) for found in begun if found]
        if any(_is_somebody(reading, title) for title in titles):
            continue
        for item, title in zip(items, titles, strict=True):
            project = project_titled(reading, title, "by-list")
            for sentence in reading.sentences(Span(title.end, item.end)) if project else ():
                assert project is not None
                spoken_of(reading, project, sentence)
                implied_parties(reading, project, sentence)


def _counted(reading: Reading) -> Iterator[tuple[int, list[Block]]]:
    """Yield the items right behind a paragraph whose last sentence counts projects, with their number."""
    for section in reading.sections:
        count, items = 0, list[Block]()
        for block in (*section.body, None):
            if block is not None and block.kind is Kind.ITEM:
                items.append(block)
                continue
            if count and items:
                yield count, items
            items = []
            count = _count(reading, block) if block is not None and block.kind is Kind.PARAGRAPH else 0


def _count(reading: Reading, block: Block) -> int:
    last = list(reading.sentences(block))[-1]
    found = SAYS.search(reading.document.text, *last)
    if found is None:
        return 0
    words = (found["count"] or found["object"]).casefold()
    return NUMERALS.get(words) or int(words)


def _is_somebody(reading: Reading, title: Span) -> bool:
    body = any(name.kind == "organisation" and name.span.start == title.start for name in reading.names_in(title))
    return body or (plausible(reading, title) and likely(reading, title))
