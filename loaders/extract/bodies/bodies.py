"""Bodies that the reference graph does not know: found by the form of their names, or in a row of bodies."""

from __future__ import annotations

import re

from loaders.document import Block, Span
from loaders.extract.bodies.abbreviations import introduced
from loaders.extract.bodies.behind_leads import behind_leads
from loaders.extract.bodies.enumerations import in_enumerations
from loaders.extract.bodies.formed import formed
from loaders.extract.bodies.known_bodies import ORGANISATIONS
from loaders.extract.bodies.organisations import named, organisation
from loaders.extract.bodies.shared_nouns import sharing
from loaders.extract.bodies.told_bodies import in_columns, predicated
from loaders.extract.bodies.told_lists import told_in_lists
from loaders.extract.reading import Reading
from loaders.records import Node

ONE_IN_COUNTRY = re.compile(
    r"(?<![^\W_])(?:det[ ](?P<name>nationella[ ][a-zåäö]{4,}(?:(?<!om)rådet|nätverket))"
    r"|(?:i|inom|av)[ ](?P<bare>nationellt[ ](?:forum|nätverk|råd)[ ]för[ ][a-zåäö]{6,})"
    r"|(?:(?<=\()|(?:vid|av|med|från|till|och|hos)[ ])"
    r"(?P<centre>Nationellt[ ](?:kunskaps|kompetens)?[Cc]entrum[ ]för[ ][A-ZÅÄÖa-zåäö][a-zåäö]{4,}))(?=s?(?![^\W_-]))"
)


def extract(reading: Reading) -> None:
    """Keep every body that has the form of one, with all its stretches and the short form it is given."""
    for block, below in zip(reading.document.blocks, [*reading.document.blocks[1:], None], strict=True):
        # A cell that goes on below is read with its table.
        if not any(b and b.cells and b.cells[0].start == b.cells[0].end for b in (block, below)):
            for stretch in block.cells or (block.span,):
                for span, kind in formed(reading, stretch):
                    _keep(reading, span, kind)
    for block in reading.document.blocks:
        for span in (*in_enumerations(reading, block), *behind_leads(reading, block)):
            _keep(reading, span)
        for span, kind in predicated(reading, block):
            _keep(reading, span, kind)
        _in_small_letters(reading, block)
        for words, own in sharing(reading.document.text, block.span):
            if not any(name.span.overlaps(own) for name in reading.authorities_in(block)):
                named(reading, words, [own], "by-name-form")
    for span in told_in_lists(reading):
        organisation(reading, span, "by-list")
    for span in list(in_columns(reading)):
        organisation(reading, span, "by-table")


def _in_small_letters(reading: Reading, block: Block) -> None:
    """Keep "det nationella cykelrådet", "i nationellt forum för …": there is one in the country, so it is a name."""
    for found in ONE_IN_COUNTRY.finditer(reading.document.text, *block.span):
        kind = str(found.lastgroup)
        span, words = Span(*found.span(kind)), found[kind]
        node = named(reading, words[0].upper() + words[1:], [span], "by-name-form")
        if isinstance(node, Node) and (words, node) not in reading.aliases:
            reading.aliases.append((words, node))


def _keep(reading: Reading, span: Span, kind: tuple[str, str] | None = None) -> None:
    words = reading.text(span)
    bodies = reading.of(*ORGANISATIONS)
    if any(node.label == words for node in bodies):
        return
    begun = f"{words} ".casefold()
    longer = (node for node in bodies if kind is None and (node.label or "").casefold().startswith(begun))
    if node := next(longer, None):  # "Kalix hamn" is the "Kalix Hamn AB" of the same text
        reading.aliases.append((words, node))
        return
    body = organisation(reading, span, "by-name-form", kind)
    short = introduced(reading.document.text, span)
    if isinstance(body, Node) and short:
        reading.call(body, short)
