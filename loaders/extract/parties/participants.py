"""Who takes part in an undertaking by a "label:" line, a list or a table cell."""

from __future__ import annotations

import re
from functools import cache

from pyoxigraph import NamedNode

from loaders.document import Span, Stretches
from loaders.extract.bodies.actors import group_in
from loaders.extract.bodies.kinds import has_form
from loaders.extract.bodies.known_bodies import bodies_in
from loaders.extract.bodies.organisations import organisation
from loaders.extract.reading import Reading
from loaders.labels import exact
from loaders.names.gazetteer import gazetteer
from loaders.records import Node, Ref
from ontology import SCHEME, quads, skos

# Inside a line, where a name may run on below
INSIDE_LINES = re.compile(r"\s*(?:[,;]|<br ?/?>)\s*|\s+/\s+|\s+(?:och|samt|and)\s+(?=[A-ZÅÄÖ])")
BETWEEN_NAMES = re.compile(rf"{INSIDE_LINES.pattern}|\s*\n\s*")
NOTE = re.compile(r"\s*\((?P<note>[^()]{3,40})\)")
# A part of a body named beside it, or a person's place in one.
UNIT = re.compile(
    r"(?:[\w-]*(?:avdelning|institution|enhet|förvaltning|kontor|sektion|nämnd|direktör|chef|ledare|strateg|samordnare))"
    r"(?:en|et|s)?(?![^\W_])",
    re.IGNORECASE,
)
PLACED = frozenset({"test-site"})  # towns stand for themselves: what is tried out there is no body's part
# Roles that extractors of their own read.
READ_ELSEWHERE = frozenset(
    re.findall(
        r"\S+",
        "target-primary target-secondary call-issuer assignee commissioner contact-organisation documenter "
        "knowledge-provider",
    )
)


@cache
def takes_part() -> frozenset[str]:
    """Return the slugs of the roles by which an organisation counts as taking part (a skos:Collection)."""
    collection = NamedNode(SCHEME + "role/takes-part")
    return frozenset(
        quad.object.value.rsplit("/", 1)[1]
        for quad in quads("schemes")
        if quad.subject == collection and quad.predicate == skos("member") and isinstance(quad.object, NamedNode)
    )


def listed(reading: Reading, undertaking: Node, role: str, span: Span, method: str, label: str = "") -> None:
    """Read the names of a "label:" value or table cell; each stretch that is no known name is a new body.

    `label` is what the value stands under; where it names a kind ("Deltagande regioner"), bare places are bodies.
    """
    own = bodies_in(reading, span)
    inside = Stretches(place for place, _ in own)
    known = reading.authorities_in(span)
    known = [name for name in known if not inside.cover(name.span)]
    found: list[tuple[Span, int, Node | Ref]] = [(name.printed, name.span.end, name.ref) for name in known]
    found += [(place, place.end, node) for place, node in own]
    for place, end, body in found:
        told = _noted(reading, end, span) or role
        reading.participation(undertaking, body, told, [place], method, printed=reading.text(place))
    taken = Stretches(place for place, _, _ in found)
    start = span.start
    separator = BETWEEN_NAMES if re.search(r"[,;]", reading.text(span)) is None else INSIDE_LINES
    cuts = [*separator.finditer(reading.document.text, *span)]
    places = role not in PLACED and not found and len(cuts) > 0 and _are_municipalities(reading, span, cuts)
    for begin, end in zip([start, *(c.end() for c in cuts)], [*(c.start() for c in cuts), span.end], strict=True):
        piece = _trimmed(reading, Span(begin, end))
        if taken.overlap(piece) or piece.start >= piece.end:
            continue
        party: Node | Ref | None = gazetteer().body_of_place(reading.text(piece), "kommuner" if places else label)
        area = role == "participating-region" and not has_form(reading.text(piece))  # "Region: Sydsverige"
        if party is None and not area and not UNIT.match(reading.text(piece)):
            party = organisation(reading, piece, method)
        if party is not None:
            reading.participation(undertaking, party, role, [piece], method, printed=reading.text(piece))
        elif group := group_in(reading, piece, undertaking):
            reading.participation(undertaking, group.thing, role, [group.span], method, printed=group.printed)


def _are_municipalities(reading: Reading, span: Span, cuts: list[re.Match[str]]) -> bool:
    """Whether all that a list of parties holds are names of towns that no county bears: those take part as bodies."""
    starts, ends = [span.start, *(c.end() for c in cuts)], [*(c.start() for c in cuts), span.end]
    pieces = [reading.text(_trimmed(reading, Span(*ends_of))) for ends_of in zip(starts, ends, strict=True)]
    return all(gazetteer().is_municipality(piece) for piece in pieces)


def _noted(reading: Reading, at: int, span: Span) -> str | None:
    """Return the role that stands in brackets behind a name: "Region A (finansiär)"."""
    found = NOTE.match(reading.document.text, at, span.end)
    return exact("role", found["note"]) if found else None


def _trimmed(reading: Reading, span: Span) -> Span:
    words = reading.text(span)
    left = len(words) - len(words.lstrip(" \t\n.*"))
    right = len(words) - len(words.rstrip(" \t\n.*"))
    return Span(span.start + left, max(span.start + left, span.end - right))
