"""Lists whose marks tell the kind of each item: "+ fasta möten", "- sena besked", or as a key of the page says."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import groupby

from loaders.document import Kind
from loaders.extract.reading import Reading
from loaders.factor_words.words import kind_of_noun
from loaders.layout.sections import Section

SIGNS = {"+": "framgangsfaktor", "-": "fallgrop", "–": "fallgrop", "−": "fallgrop"}
BOTH = 2  # kinds
DASHES = "-–−"  # before the items of any list
# "Teckenförklaring: + nytta – fallgrop", "! betyder stötesten"
KEY = re.compile(
    r"(?P<sign>[^\w\s.,;:()])[ \t]+(?P<means>=[ \t]*|(?:betyder|är|står[ \t]+för)[ \t]+)?(?P<noun>[^\W\d_]{4,})"
)
KEYS = re.compile(r"(?:tecken|symbol)\w*[^.\n]{0,60}$", re.IGNORECASE)
MEANS = re.compile(r"=|(?:betyder|står\s+för)\s")


@lru_cache(maxsize=1)
def _key(text: str) -> dict[str, str]:
    """Return the kind of each mark that a text explains."""
    near = ((m, KEYS.search(text, max(m.start() - 80, 0), m.start())) for m in KEY.finditer(text))
    return {m["sign"]: kind for m, called in near if (m["means"] or called) and (kind := kind_of_noun(m["noun"]))}


def signed(reading: Reading, section: Section) -> dict[int, str]:
    """Return the kinds of the items of a section or of a list in it by their marks: first one kind and then the other.

    A mark that the page explains, and that is no dash, tells its kind alone.
    """
    told = _key(reading.document.text)
    kinds = SIGNS | told
    marked = [b for b in section.body if b.kind is Kind.ITEM and b.marker in kinds and not MEANS.match(reading.text(b))]
    found: dict[int, str] = {}
    starts = {b.start for b in marked}
    for each in (marked, *([*run] for item, run in groupby(section.body, lambda b: b.start in starts) if item)):
        runs = [kind for kind, _ in groupby(kinds[b.marker] for b in each)]
        both = len(runs) == len(set(runs)) == BOTH
        found |= {b.start: kinds[b.marker] for b in each if both or (b.marker in told and b.marker not in DASHES)}
    return found
