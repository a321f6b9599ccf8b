"""Who takes part in an undertaking: in a "label:" line, in a list, and in running text by its cues."""

from __future__ import annotations

import re
from functools import cache

from pyoxigraph import NamedNode

from loaders.document import Span
from loaders.extract.actors import Actor, actors, group_in
from loaders.extract.bodies import bodies_in
from loaders.extract.organisations import organisation
from loaders.extract.reading import Reading
from loaders.labels import Cue, cues
from loaders.names import gazetteer
from loaders.records import Concept, Node, Ref
from ontology import SCHEME, quads, skos

BETWEEN_NAMES = re.compile(r"\s*[,;]\s*(?:och\s+|samt\s+)?|\s+(?:och|samt)\s+(?=[A-ZÅÄÖ])|\s*\n\s*")
INSIDE_LINES = re.compile(r"\s*[,;]\s*(?:och\s+|samt\s+)?|\s+(?:och|samt)\s+(?=[A-ZÅÄÖ])")  # a name may run on below
# A part of a body named beside it, or a person's place in one.
UNIT = re.compile(
    r"(?:[\w-]*(?:avdelning|enhet|förvaltning|kontor|sektion|nämnd|direktör|chef|ledare|strateg|samordnare))"
    r"(?:en|et|s)?(?![^\W_])",
    re.IGNORECASE,
)
# Where the actors behind a cue end: a new clause begins.
CLAUSE_END = re.compile(
    r",?\s+(?:för\s+att|som|vilket|vilken|vilka|där|och\s+att|arbeta\w*|utveckl\w+|tar|ta|ska|vill|kommer|utifrån)"
    r"(?![^\W_])|[:;(]"
)
# A cue that ends so has its actors behind it ("leds av A"); any other has them before it ("A leder"),
# or behind it where the sentence begins with something else ("I projektet deltar A och B").
PREPOSITIONS = frozenset({"beviljar", "med", "av", "mellan", "från", "till", "är", "hos", "står", "åt"})
LONGEST_GAP = 12  # code points between two names of one coordination
RELATIVE = re.compile(r"(?<![^\W_])som\s+$")  # "en plattform som A ansvarar för": of another thing
# Roles that extractors of their own read.
READ_ELSEWHERE = frozenset(
    {
        "target-primary",
        "target-secondary",
        "call-issuer",
        "assignee",
        "commissioner",
        "contact-organisation",
        "documenter",
        "knowledge-provider",
    }
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
    known = [n for n in reading.names_in(span) if n.kind == "organisation"]
    known = [name for name in known if not any(place.covers(name.span) for place, _ in own)]
    for name in known:
        reading.participation(undertaking, name.ref, role, [name.printed], method, printed=reading.text(name.printed))
    for place, node in own:
        reading.participation(undertaking, node, role, [place], method, printed=reading.text(place))
    taken = [*(name.printed for name in known), *(place for place, _ in own)]
    start = span.start
    separator = BETWEEN_NAMES if re.search(r"[,;]", reading.text(span)) is None else INSIDE_LINES
    cuts = [*separator.finditer(reading.document.text, *span)]
    for begin, end in zip([start, *(c.end() for c in cuts)], [*(c.start() for c in cuts), span.end], strict=True):
        piece = _trimmed(reading, Span(begin, end))
        if any(piece.start < t.end and t.start < piece.end for t in taken) or piece.start >= piece.end:
            continue
        body: Node | Ref | None = gazetteer().body_of_place(reading.text(piece), label)
        if body is None and not UNIT.match(reading.text(piece)):
            body = organisation(reading, piece, method)
        if body is not None:
            reading.participation(undertaking, body, role, [piece], method, printed=reading.text(piece))
        elif group := group_in(reading, piece, undertaking):
            reading.participation(undertaking, group.thing, role, [group.span], method, printed=group.printed)


def _trimmed(reading: Reading, span: Span) -> Span:
    words = reading.text(span)
    left = len(words) - len(words.lstrip(" \t\n.*"))
    right = len(words) - len(words.rstrip(" \t\n.*"))
    return Span(span.start + left, max(span.start + left, span.end - right))


def spoken_of(reading: Reading, undertaking: Node, sentence: Span) -> None:
    """Read the parts that a sentence gives actors in the undertaking it is about."""
    found = list(cues("role", reading.document.text, *sentence))
    knowledge = any(cue.slug == "knowledge-provider" for cue in found)
    for cue in found:
        if cue.slug in READ_ELSEWHERE:
            continue
        role = "knowledge-provider" if knowledge and cue.slug == "collaborating-party" else cue.slug
        for actor in _beside(reading, undertaking, sentence, cue):
            take_part(reading, undertaking, actor, role)


def _beside(reading: Reading, undertaking: Node, sentence: Span, cue: Cue) -> list[Actor]:
    """Return the actors that a cue joins to the undertaking: an unbroken coordination beside it."""
    text = reading.document.text
    stop = CLAUSE_END.search(text, cue.span.end, sentence.end)
    behind = Span(cue.span.end, stop.start() if stop else sentence.end)
    last = cue.label.split()[-1]
    if last in PREPOSITIONS:
        found = _chain(actors(reading, behind, undertaking), behind.start)
        # "samverkan mellan regioner och kommuner" speaks of such actors in general.
        return [a for a in found if isinstance(a.thing, Ref)] if last == "mellan" else found
    before = actors(reading, Span(sentence.start, cue.span.start), undertaking)
    if before and RELATIVE.search(text[sentence.start : before[0].span.start]):
        return []
    return before or _chain(actors(reading, behind, undertaking), behind.start)


def _chain(found: list[Actor], start: int) -> list[Actor]:
    """Keep the actors that follow on one another from the start of a stretch; a gap ends the coordination."""
    kept: list[Actor] = []
    end = start
    for actor in found:
        if actor.span.start - end > LONGEST_GAP:
            break
        kept.append(actor)
        end = max(end, actor.span.end)
    return kept


def take_part(reading: Reading, undertaking: Node, actor: Actor, role: str) -> None:
    """Add a participation; who takes part already gets further evidence, not a second way of taking part."""
    for node in reading.of("Participation"):
        if node.owner is undertaking and actor.thing in node.get("sg:participant"):
            held = {given.slug for given in node.get("sg:role") if isinstance(given, Concept)}
            if held & takes_part() and role in takes_part():
                if actor.span not in node.evidence:
                    node.evidence.append(actor.span)
                return
    reading.participation(undertaking, actor.thing, role, [actor.span], "by-sentence", actor.basis, actor.printed)
