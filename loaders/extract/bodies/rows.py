"""Names that only their place in a row of bodies tells to be one: "Boverket, Cykelvännerna, Eda kommun"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.document import Block, Span
from loaders.extract.bodies.formed import is_free
from loaders.extract.bodies.forms import NAME, is_group
from loaders.extract.bodies.organisations import bodies_in
from loaders.extract.reading import Reading
from loaders.labels import exact
from loaders.names.words import JOINT

NATIONAL = r"(?:Sveriges|Svensk[at]?)[ ][a-zåäö]{4,}"  # "Sveriges hamnar", in a row of bodies
BETWEEN = re.compile(
    rf"{JOINT.pattern}(?P<name>{NATIONAL}|{NAME})(?={JOINT.pattern}|\s*$|[;)]|(?<!Kungl)\.)", re.MULTILINE
)
AMONG = re.compile(
    r"(?<=[a-zåäö)A-ZÅÄÖ], )(?P<name>(?:Sveriges|Svensk)[ ](?P<noun>[a-zåäö]{4,}))(?=,|\s(?:och|samt)\s)"
)
ASIDE = re.compile(r"(?: AB)?(?: \([^()\n]{1,40}\))?")  # behind a body of a row: "Jernhusen AB, Trafikverket (TRV), …"
FEWEST = 3  # bodies in a line of participants
BEFORE = 2  # bodies in a row before what only the row tells to be one


def national(reading: Reading, block: Block) -> Iterator[Span]:
    """Yield "Sveriges hamnar" or "Svensk sjöfart" inside an enumeration in a block that names several bodies."""
    bodies = reading.authorities_in(block)
    for found in AMONG.finditer(reading.document.text, *block.span) if len(bodies) >= FEWEST else ():
        name = Span(*found.span("name"))
        if not is_group(found["noun"]) and is_free(reading, name, [body.span for body in bodies]):
            yield name


def in_rows(reading: Reading, block: Block) -> Iterator[Span]:
    """Yield the names that stand in an enumeration between two bodies: "Boverket, Cykelvännerna, Eda kommun".

    The last of a line of participants has a body on one side only, and so has one behind several bodies in a row.
    """
    text = reading.document.text
    bodies = [name.span for name in reading.authorities_in(block)]
    bodies += [place for place, _ in bodies_in(reading, block.span)]
    rows = _rows(text, bodies)
    ends, starts = set(rows), {b.start for b in bodies}
    if block.pair and len(bodies) >= FEWEST and _lists_participants(reading.text(block.pair[0])):
        starts.add(block.end)
    at = block.start
    while found := BETWEEN.search(text, at, block.end):
        at = found.end("name")
        name = Span(*found.span("name"))
        behind = JOINT.match(text, name.end)
        end = behind.end() if behind else name.end
        known = any(n.kind == "organisation" or n.span == name for n in reading.names_in(name))
        if known or is_group(reading.text(name)) or not is_free(reading, name, bodies):
            continue
        if (found.start() in ends and end in starts) or rows.get(found.start(), 0) >= BEFORE:
            ends.add(name.end)
            rows[name.end] = rows.get(found.start(), 0) + 1
            yield name


def _rows(text: str, bodies: list[Span]) -> dict[int, int]:
    """Return how many bodies stand in a row up to each, by the place where it ends, with what is said of it aside."""
    rows: dict[int, int] = {}
    before = 0
    for body in sorted(bodies):
        if body.start < before:
            continue  # its short form, aside
        joined = JOINT.fullmatch(text, before, body.start)
        aside = ASIDE.match(text, body.end)
        rows[body.end] = (rows.get(before, 0) if joined else 0) + 1
        before = aside.end() if aside else body.end
        rows[before] = rows[body.end]
    return rows


def _lists_participants(label: str) -> bool:
    return exact("section", label) == "participants" or exact("role", label) is not None
