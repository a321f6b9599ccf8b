"""Lists whose marks tell the kind of each item: "+ fasta möten", "- sena besked"."""

from __future__ import annotations

from itertools import groupby

from loaders.document import Kind
from loaders.layout.sections import Section

SIGNS = {"+": "framgangsfaktor", "-": "fallgrop", "–": "fallgrop", "−": "fallgrop"}
SIGNS_TELL = {"framgangsfaktor", "fallgrop"}


def signed(section: Section) -> dict[int, str]:
    """Return the kinds of the items of a list by their marks, first one and then the other: "+ fasta möten"."""
    signs = {b.start: SIGNS[b.marker] for b in section.body if b.kind is Kind.ITEM and b.marker in SIGNS}
    runs = [kind for kind, _ in groupby(signs.values())]
    return signs if len(runs) == len(SIGNS_TELL) and set(runs) == SIGNS_TELL else {}
