"""Which person an address belongs to: the one that it spells, else the one that stands right before it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.document import Span
from loaders.extract.persons.addresses import Address
from loaders.extract.persons.form import NAME, ON_ONE_LINE, likely, plausible
from loaders.extract.persons.names import LONGEST, TOKEN, WORD, folded
from loaders.extract.reading import Reading

NEAR = 90  # code points between a name and the address that it stands beside


def beside(reading: Reading, address: Address) -> Span | None:
    """Return the name that an address belongs to: one spelt like it, else the one that stands right before it."""
    text = reading.document.text
    window = Span(max(0, address.span.start - 4 * NEAR), min(len(text), address.span.end + 2 * NEAR))
    best: tuple[int, Span] | None = None
    for found in re.finditer(rf"(?={WORD})(?<![^\W_]){NAME}", text[window.start : window.end]):
        run = Span(window.start + found.start(), window.start + found.end())
        for span in _runs(reading, run):
            if spells(address, reading.text(span)) and plausible(reading, span):
                near = min(abs(span.end - address.span.start), abs(span.start - address.span.end))
                if best is None or (near, -len(span)) < (best[0], 0):
                    best = (near, span)
    return best[1] if best else _before(reading, address)


def _runs(reading: Reading, span: Span) -> Iterator[Span]:
    tokens = list(TOKEN.finditer(reading.document.text, *span))
    for i, first in enumerate(tokens):
        for last in reversed(tokens[i + 1 : i + LONGEST]):
            if first["word"] and last["word"]:
                yield Span(first.start(), last.end())


def spells(address: Address, name: str) -> bool:
    """Tell whether the local part of an address is made of a name."""
    return _spelt(folded(name).split(), folded(address.local).split())


def _spelt(name: list[str], local: list[str]) -> bool:
    """Whether a local part is made of a name: all its words, first and last, or an initial and the last.

    >>> _spelt(["xi", "zeqiri"], ["x", "zeqiri"])
    True
    """
    joined = "".join(local)
    first, last = name[0], name[-1]
    return local in (name, [first, last], [last, first], [first[0], last]) or joined in (
        "".join(name),
        first + last,
        first[0] + last,
        first[:3] + last[:3],
        last + first,
    )


def _before(reading: Reading, address: Address) -> Span | None:
    """Return the name that stands last before an address, on its line or the one above, with no other name between."""
    text = reading.document.text
    start = max(0, address.span.start - NEAR)
    above = text.rfind("\n\n", start, address.span.start)
    start = above + 2 if above >= 0 else start
    for found in reversed([*re.finditer(rf"(?<![^\W_]){ON_ONE_LINE}", text[start : address.span.start])]):
        span = Span(start + found.start(), start + found.end())
        between = text[span.end : address.span.start]
        if plausible(reading, span) and (likely(reading, span) or re.fullmatch(r"[\s,:;(<–-]*", between)):
            return span
    return None
