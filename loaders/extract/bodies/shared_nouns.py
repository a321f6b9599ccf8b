"""Bodies of one kind that share its noun: "Mölndalsåns, Himleåns och Ätrans vattenråd"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from loaders.document import Span
from loaders.extract.bodies.forms import CAPITALISED, forms

GENITIVE = rf"{CAPITALISED}s"


def sharing(text: str, within: Span) -> Iterator[tuple[str, Span]]:
    """Yield the full names of bodies that share a noun, each with the stretch that is its own.

    >>> text = "med Mölndalsåns, Himleåns och Ätrans vattenråd"
    >>> [name for name, _ in sharing(text, Span(0, len(text)))]
    ['Mölndalsåns vattenråd', 'Himleåns vattenråd']
    """
    for row in _rows().finditer(text, within.start, within.end):
        last = row["last"]
        if not forms()[1].fullmatch(last):
            continue
        noun = last.partition(" ")[2]
        for own in re.finditer(GENITIVE, row["others"]):
            start = row.start("others") + own.start()
            yield f"{own.group()} {noun}", Span(start, start + len(own.group()))


@cache
def _rows() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\w-])(?P<others>{GENITIVE}(?:,[ \n]{GENITIVE})*)[ \n](?:och|samt)[ \n]"
        rf"(?P<last>{GENITIVE}[ ][a-zåäö]+)(?![^\W_-])"
    )
