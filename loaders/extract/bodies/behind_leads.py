"""A name alone that words for what bodies do tell to be one's.

They stand before it ("i samverkan med Svensk Försäkring", "tilldelas Tyréns") or behind ("och Nordkraft deltar i
projektet").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.document import Block, Span
from loaders.extract.bodies.enumerations import BEGINNING, RUN
from loaders.extract.bodies.formed import is_free
from loaders.extract.bodies.known_bodies import bodies_in
from loaders.extract.bodies.no_bodies import is_no_body
from loaders.extract.reading import Reading
from loaders.names.lexicon import is_common, is_compound

# Who works with whom may be a person; who builds, is paid, pays or owns is seldom one.
LEAD = re.compile(
    r"(?<![^\W_])(?i:(?:(?:i\s+)?(?:samarbete|samverkan|partnerskap)\s+med|tillsammans\s+med|(?:rapport|enkät|undersökning)(?:en)?\s+från"
    r"|(?P<firm>(?:har\s+)?tilldela(?:s|des|ts)|(?:sam|med)?finansiera[sd]\w*\s+(?:av|genom)|ägs\s+av|konsult(?:en)?\s+(?:på|hos)"
    r"|(?:entreprenör|byggherre|leverantör|utförare|arrangör|värd|huvudman|projektägare|avsändare)\w{0,4}\s+(?:är|var|blir|blev))))\s+"
)
# Inside a sentence, for what begins one may be any noun.
JOINS = re.compile(
    rf"(?:,|(?<![^\W_])(?:och|samt|som|men|att|där|då|när))[ \n](?P<name>{RUN})(?=[ \n](?:"
    r"(?:deltar|deltog|medverkar|medverkade|ingår|ingick)\s+(?:\w+\s+)?i\s+(?:projektet|arbetet|samarbetet|satsningen)"
    r"|(?:driver|drev|leder|ledde|äger|samordnar)\s+(?:projektet|arbetet|satsningen|tillsammans|ihop))(?![^\W_]))"
)
SHORT = re.compile(r"[A-ZÅÄÖ][a-zåäöéü-]{1,8}")  # "tillsammans med Youssra"


def behind_leads(reading: Reading, block: Block) -> Iterator[Span]:
    """Yield the names of a block that stand alone behind words for what bodies do; known bodies and places are none."""
    text = reading.document.text
    for stretch in block.cells or tuple(reading.sentences(block)):
        for found, firm in _told(text, stretch):
            name, words = Span(*found.span("name")), found["name"]
            if SHORT.fullmatch(words) and not firm:
                continue
            if " " not in words and is_common(words) and (firm or not is_compound(words)):
                continue
            taken = [*(n.span for n in reading.names_in(stretch)), *(place for place, _ in bodies_in(reading, stretch))]
            if is_free(reading, name, taken) and not is_no_body(reading, name):
                yield name


def _told(text: str, stretch: Span) -> Iterator[tuple[re.Match[str], bool]]:
    """Yield the names beside such words, and whether those tell a firm."""
    for lead in LEAD.finditer(text, *stretch):
        if found := BEGINNING.match(text, lead.end(), stretch.end):
            yield found, lead["firm"] is not None
    for found in JOINS.finditer(text, *stretch):
        yield found, False
