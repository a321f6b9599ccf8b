"""Bodies that no form tells, but what a sentence says that they are, or the column that they stand in.

"Planforum Småland är ett nätverk för …" defines one, "Jämtland Härjedalen Turism är projektpartner" gives one a role;
in a column of a table most of whose cells are bodies the others are too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.document import Block, Kind, Span
from loaders.extract.bodies.enumerations import RUN
from loaders.extract.bodies.formed import is_free
from loaders.extract.bodies.known_bodies import bodies_in
from loaders.extract.bodies.no_bodies import is_no_body
from loaders.extract.persons.form import withheld
from loaders.extract.reading import Reading
from loaders.labels import exact
from loaders.names.lexicon import is_common

NOUN = (
    r"(?:[a-zåäö-]*(?:nätverk|förening|organisation|förbund|kluster|allians|stiftelse|bolag|byrå|samarbetsorgan|samverkansorgan"
    r"|sällskap|federation|företag|lärosäte|inkubator|institut|centralorganisation|forum))"
)
DEFINED = re.compile(
    rf"(?<![\w-])(?P<name>{RUN})(?:[ \n]\([A-ZÅÄÖ]{{2,8}}\))?"
    r"(?:[ \n](?:är|var|utgör|bildades[ \n](?:\d{4}[ \n])?som|fungerar[ \n]som)"
    r"(?:[ \n](?:numera|idag|också))?|,|[ \n]–)"
    rf"[ \n](?:ett|en)[ \n](?:[a-zåäö-]+[ \n](?:och[ \n][a-zåäö-]+[ \n])?){{0,3}}?(?P<noun>{NOUN})(?![\w-])"
)
PART = (
    r"(?:(?:samarbets|samverkans|projekt)?part(?:ner)?|medsökande|huvudsökande|sökande|projektägare|huvudman|stödmottagare"
    r"|medfinansiär|finansiär|medarrangör)"
)
IN_ROLE = re.compile(
    rf"(?<![\w-])(?P<name>{RUN})[ \n](?:(?:är|var|blir|blev|står[ \n]som|har[ \n]varit)[ \n]"
    rf"(?:(?:också|även|ny|ensam)[ \n])?{PART}"
    r"|(?:driver|drev|leder|ledde|äger|samordnar)[ \n](?:projektet|arbetet|satsningen|tillsammans|ihop))(?![\w-])"
)
AS_ROLE = re.compile(rf"(?<![\w-])med[ \n](?P<name>{RUN})[ \n]som[ \n](?:[a-zåäö]+[ \n])?{PART}(?![\w-])")
FEWEST, MOST = 2, 0.6  # bodies in a column, and their share
CELL = re.compile(rf"{RUN}(?:[ ][a-zåäö]{{4,}})?")


def predicated(reading: Reading, block: Block) -> Iterator[tuple[Span, tuple[str, str] | None]]:
    """Yield the names of a block that it defines as bodies or gives a role, with the kind that the noun tells."""
    text = reading.document.text
    for stretch in block.cells or tuple(reading.sentences(block)):
        for pattern in (DEFINED, IN_ROLE, AS_ROLE):
            for found in pattern.finditer(text, *stretch):
                name = Span(*found.span("name"))
                noun = found.groupdict().get("noun") or ""
                if _may_be_body(reading, name, stretch) and (noun or not withheld(reading, name)):
                    network = noun.endswith(("nätverk", "forum"))
                    yield name, ("CollaborationPlatform", "natverk") if network else None


def _may_be_body(reading: Reading, name: Span, within: Span) -> bool:
    """Whether a name is nothing else that is known; one word alone that may be a common one is none."""
    words = reading.text(name)
    alone = " " not in words and (is_common(words) or name.start == within.start)
    taken = [*(n.span for n in reading.authorities_in(within)), *(place for place, _ in bodies_in(reading, within))]
    return not alone and is_free(reading, name, taken) and not is_no_body(reading, name)


def in_columns(reading: Reading) -> Iterator[Span]:
    """Yield the names that fill cells of a column most of whose cells are bodies."""
    run: list[Block] = []
    for block in (*reading.document.blocks, None):
        if block is not None and block.kind is Kind.ROW and (not run or len(block.cells) == len(run[0].cells)):
            run.append(block)
            continue
        if len(run) > FEWEST:
            yield from _of_columns(reading, run)
        run = [block] if block is not None and block.kind is Kind.ROW else []


def _of_columns(reading: Reading, run: list[Block]) -> Iterator[Span]:
    whole = [row for row, below in zip(run, [*run[1:], None], strict=True) if not (_goes_on(row) or _goes_on(below))]
    for cells in zip(*(row.cells for row in whole[1:]), strict=True):
        filled = [cell for cell in cells if cell.start < cell.end]
        bodies = [cell for cell in filled if _is_body(reading, cell)]
        if len(bodies) >= FEWEST and len(bodies) >= MOST * len(filled):
            for cell in filled:
                if cell not in bodies and CELL.fullmatch(reading.text(cell)) and _may_be_body(reading, cell, cell):
                    yield cell


def _goes_on(row: Block | None) -> bool:
    """Whether a row goes on with the one above: its first cell is empty."""
    return row is not None and row.cells[0].start == row.cells[0].end


def _is_body(reading: Reading, cell: Span) -> bool:
    """Whether a cell is one body whole."""
    known = [*(n.printed for n in reading.authorities_in(cell)), *(place for place, _ in bodies_in(reading, cell))]
    return cell in known or exact("org-kind", reading.text(cell)) is not None
