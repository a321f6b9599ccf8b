"""A name alone behind words that only bodies stand behind: "i samverkan med Svensk Försäkring", "tilldelas Tyréns"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.document import Block, Span
from loaders.extract.bodies.enumerations import BEGINNING
from loaders.extract.bodies.formed import is_free
from loaders.extract.bodies.no_bodies import is_no_body
from loaders.extract.bodies.organisations import bodies_in
from loaders.extract.reading import Reading
from loaders.names.lexicon import is_common, is_compound

# Who works with whom may be a person; who builds, is paid, pays or owns is seldom one.
LEAD = re.compile(
    r"(?<![^\W_])(?i:(?:(?:i\s+)?(?:samarbete|samverkan|partnerskap)\s+med|tillsammans\s+med|(?:rapport|enkät|undersökning)(?:en)?\s+från"
    r"|(?P<firm>(?:har\s+)?tilldela(?:s|des|ts)|(?:sam|med)?finansiera[sd]\w*\s+(?:av|genom)|ägs\s+av|konsult(?:en)?\s+(?:på|hos)"
    r"|(?:entreprenör|byggherre|leverantör|utförare|arrangör|värd|huvudman|projektägare|avsändare)\w{0,4}\s+(?:är|var|blir|blev))))\s+"
)
SHORT = re.compile(r"[A-ZÅÄÖ][a-zåäöéü-]{1,8}")  # "tillsammans med Youssra"


def behind_leads(reading: Reading, block: Block) -> Iterator[Span]:
    """Yield the names of a block that stand alone behind words for what bodies do; known bodies and places are none."""
    text = reading.document.text
    for stretch in block.cells or tuple(reading.sentences(block)):
        for lead in LEAD.finditer(text, *stretch):
            found = BEGINNING.match(text, lead.end(), stretch.end)
            name = Span(*found.span("name")) if found else None
            if name is None or (SHORT.fullmatch(reading.text(name)) and not lead["firm"]):
                continue
            words = reading.text(name)
            if " " not in words and is_common(words) and (lead["firm"] or not is_compound(words)):
                continue
            taken = [*(n.span for n in reading.names_in(stretch)), *(place for place, _ in bodies_in(reading, stretch))]
            if is_free(reading, name, taken) and not is_no_body(reading, name):
                yield name
