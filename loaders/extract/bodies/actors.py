"""Who a stretch of running text speaks of: bodies by name, bodies by a short word, and groups without a name."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeGuard

from loaders.document import Span, Stretches, joined
from loaders.extract.bodies.known_bodies import bodies_in
from loaders.extract.bodies.organisations import levels
from loaders.extract.bodies.own_voice import author, we
from loaders.extract.reading import Reading
from loaders.labels import cues
from loaders.names.gazetteer import gazetteer
from loaders.names.words import SEPARATOR
from loaders.records import Concept, Name, Node, Ref

# "Länsstyrelsen" and "regionen" alone mean the body of the county that the text has just named.
BARE = re.compile(r"(?<![^\W_])(?:(?P<board>länsstyrelsens?)|(?P<region>regionens?))(?![^\W_])", re.IGNORECASE)
ONLY = re.compile(
    r"(?<![^\W_])(?:kommunen|universitetet|högskolan)(?![^\W_])(?!\s+(?:i|för|(?-i:[A-ZÅÄÖ])))", re.IGNORECASE
)
OWN_FORMS = {
    "kommunen": re.compile(r" kommun$"),
    "universitetet": re.compile(r"universitet", re.IGNORECASE),
    "högskolan": re.compile(r"högskola", re.IGNORECASE),
}
LONGEST_JOINT = 8  # code points between two names of one coordination: ", och i "
INSIDE = re.compile(r"(?<![^\W_])(?:i|inom)\s+(?:hela\s+)?\Z")  # "i regionen" is the area
LONGEST_INSIDE = 40  # code points
OF_COUNTIES = re.compile(r"\s+i\s+")
POINTING_BACK = re.compile(r"\s+i\s+(?:dessa|de\s+\w+|båda)\s+län(?:en)?\b")


@dataclass(frozen=True, slots=True)
class Actor:
    """An agent met in running text; `printed` is its name there, None where only the context tells it."""

    span: Span
    thing: Node | Ref
    printed: str | None
    basis: str
    method: str


IN_COMPOUND = re.compile(r"-[a-zåäö]")  # "Nordvatten-projektet"


def actors(reading: Reading, span: Span, owner: Node | Ref) -> list[Actor]:
    """Return the actors that a stretch names or coordinates, in order; groups become nodes of the owner."""
    found: list[Actor] = []
    own = [
        (place, node)
        for place, node in bodies_in(reading, span)
        if not IN_COMPOUND.match(reading.document.text, place.end)
    ]
    owned = Stretches(place for place, _ in own)
    names = [name for name in reading.names_in(span) if not owned.cover(name.span)]
    for name in names:
        if name.kind == "organisation":
            found.append(Actor(name.printed, name.ref, reading.text(name.printed), "stated", name.method))
    found += [Actor(place, node, reading.text(place), "stated", node.method) for place, node in own]
    taken = [*(name.printed for name in names), *(place for place, _ in own)]
    named = Stretches(taken)
    for word, ref in bare_bodies(reading, span):
        if not named.cover(word) and ref.path.startswith("id/org/"):
            found.append(Actor(word, ref, reading.text(word), "implied", "by-coreference"))
            taken.append(word)
    for word, thing in (*only_bodies(reading, span), *we(reading, span)):
        if not named.overlap(word):  # nor any of the words before, which are others
            found.append(Actor(word, thing, reading.text(word), "implied", "by-coreference"))
            taken.append(word)
    for group in groups_of_counties(reading, span, owner):
        found.append(group)
        taken.append(group.span)
    held = joined(taken, span.end)
    starts = [stretch.start for stretch in held]
    for piece in pieces(reading, span) if cues("org-kind", reading.document.text, *span) else ():
        before = bisect.bisect_left(starts, piece.end) - 1  # the last that begins before the piece ends
        if (before < 0 or held[before].end <= piece.start) and (within := group_in(reading, piece, owner)):
            found.append(within)
    return sorted(found, key=lambda actor: actor.span)


def groups_of_counties(reading: Reading, span: Span, owner: Node | Ref) -> list[Actor]:
    """Read "kommunerna i A och B län": one group, with the counties that the coordination names."""
    found = []
    counties = [n for n in reading.names_in(span) if n.ref.path.startswith("id/lan/")]
    for cue in cues("org-kind", reading.document.text, *span) if counties else ():
        joint = OF_COUNTIES.match(reading.document.text, cue.span.end, span.end)
        first = next((n for n in counties if joint and n.span.start == joint.end()), None)
        if first is None:
            continue
        named = [first]
        for name in counties:
            if 0 < name.span.start - named[-1].span.end <= LONGEST_JOINT:
                named.append(name)
        whole = Span(cue.span.start, named[-1].span.end)
        node = group(reading, whole, cue.slug, owner)
        for name in named:
            node.add("dcterms:spatial", name.ref)
        found.append(Actor(whole, node, reading.text(whole), "stated", "by-name-form"))
    return found


def pieces(reading: Reading, span: Span) -> list[Span]:
    """Split a stretch at commas and conjunctions."""
    text, start = reading.document.text, span.start
    found = []
    for cut in SEPARATOR.finditer(text, span.start, span.end):
        found.append(Span(start, cut.start()))
        start = cut.end()
    found.append(Span(start, span.end))
    return [piece for piece in found if piece.start < piece.end]


def group_in(reading: Reading, piece: Span, owner: Node | Ref) -> Actor | None:
    """Read a piece of a coordination as a group: it ends with a group noun, or with one and "i dessa län"."""
    text = reading.document.text
    cue = next((c for c in cues("org-kind", text, piece.start, piece.end)), None)
    if cue is None:
        return None
    rest = text[cue.span.end : piece.end]
    back = POINTING_BACK.match(rest)
    start = cue.span.start
    before = re.search(r"(?:\b(?!är|som|av|med|i|på|för|till|och)[a-zåäö]+(?:a|e)\s+)$", text[piece.start : start])
    if before:
        start = piece.start + before.start()
    span = Span(start, cue.span.end + (back.end() if back else 0))
    return Actor(span, group(reading, span, cue.slug, owner, bool(back)), reading.text(span), "stated", "by-name-form")


def group(reading: Reading, span: Span, kind: str, owner: Node | Ref, pointing_back: bool = False) -> Node:
    """Return the group of an owner that a stretch names; the same words in one undertaking are one group.

    A new one is added to the reading by the first participation that it has.
    """
    words = reading.text(span)
    label = words[:1].lower() + words[1:]
    for node in reading.nodes.owned("ActorGroup", owner):
        if node.label == label:
            return node
    node = Node("ActorGroup", label, [span], "by-name-form", owner=owner)
    node.add("org:classification", Concept("org-kind", kind))
    if len(held := levels(kind)) == 1:
        node.add("sg:level", Concept("level", held[0]))
    if pointing_back:
        for county in counties_before(reading, span.start):
            node.add("dcterms:spatial", Ref(county))
    return node


def counties_before(reading: Reading, offset: int) -> list[str]:
    """Return the counties that are named before an offset, in the same block."""
    block = reading.document.block_at(offset)
    names = reading.names_in(Span(block.start, offset)) if block else []
    return [county for name in names if (county := gazetteer().county(name.ref))]


def bare_bodies(reading: Reading, span: Span) -> list[tuple[Span, Ref]]:
    """Resolve "länsstyrelsen" and "regionen" by the county that was named last in the same scope.

    "Regionen" after a territory is the territory ("Regionen står för 30 %"), after a body the body;
    in a coordination of actors it is the body.
    """
    found: list[tuple[Span, Ref]] = []
    text = reading.document.text
    words = list(BARE.finditer(text, span.start, span.end))
    names = Stretches(name.span for name in reading.names_in(span)) if words else Stretches(())
    for word in words:
        at = Span(*word.span())
        if names.cover(at):
            continue
        own, inside = author(reading), INSIDE.search(text, max(span.start, at.start - LONGEST_INSIDE), at.start)
        if own and _is_of(own, "Region" if word["region"] else "CountyAdministrativeBoard") and not inside:
            found.append((at, own))
            continue
        antecedent = reading.antecedent(at.start)
        county = gazetteer().county(antecedent.ref) if antecedent else None
        if antecedent is None or county is None:
            if only := _only_of(reading, "Region" if word["region"] else "CountyAdministrativeBoard"):
                found.append((at, only))  # named further on, or far above, alone
            continue
        if word["board"]:
            named = _boards_before(reading, at.start)
            found.append((at, named[0] if len(named) == 1 else Ref(gazetteer().board_of[county])))
        elif inside:
            found.append((at, Ref(county)))
        elif antecedent.kind == "organisation" or _coordinated(reading, at):
            found.append((at, Ref(gazetteer().region_of[county])))
        else:
            found.append((at, Ref(county)))
    return found


def _is_of(body: Node | Ref, kind: str) -> TypeGuard[Ref]:
    return isinstance(body, Ref) and gazetteer().classes.get(body.path) == kind


def _boards_before(reading: Reading, offset: int) -> list[Ref]:
    """Return the county boards that the text has named: where it is one, "länsstyrelsen" is that one."""
    boards = _of_class(reading, "CountyAdministrativeBoard")
    return list(dict.fromkeys(name.ref for name in boards if name.kind == "organisation" and name.span.end <= offset))


def _only_of(reading: Reading, kind: str) -> Ref | None:
    """Return the region, or the county board, of a text that names one."""
    named = {name.ref for name in _of_class(reading, kind)}
    return named.pop() if len(named) == 1 else None


@lru_cache(maxsize=2)  # of one document: boards and regions
def _of_class(reading: Reading, kind: str) -> list[Name]:
    return [name for name in reading.names if gazetteer().classes.get(name.ref.path) == kind]


def only_bodies(reading: Reading, span: Span) -> list[tuple[Span, Ref]]:
    """Resolve "kommunen", "universitetet" and "högskolan" where the text, or their sentence, names one such body."""
    found = []
    for word in ONLY.finditer(reading.document.text, span.start, span.end):
        own = OWN_FORMS[word.group().casefold()]
        block = reading.document.block_at(word.start())
        sentence = (
            next((s for s in reading.sentences(block) if s.start <= word.start() < s.end), None) if block else None
        )
        named = _all_of_form(reading, own)
        whose = author(reading) if len(named) != 1 else None
        if isinstance(whose, Ref) and whose in named:
            named = frozenset({whose})
        if len(named) != 1 and sentence:
            named = _of_form(reading.names_in(Span(sentence.start, word.start())), own)
        if len(named) == 1:
            found.append((Span(*word.span()), next(iter(named))))
    return found


@lru_cache(maxsize=len(OWN_FORMS))  # of one document
def _all_of_form(reading: Reading, form: re.Pattern[str]) -> frozenset[Ref]:
    return _of_form(reading.names, form)


def _of_form(names: Iterable[Name], form: re.Pattern[str]) -> frozenset[Ref]:
    bodies = {name.ref for name in names if name.kind == "organisation"}
    return frozenset(ref for ref in bodies if form.search(gazetteer().labels.get(ref.path, "")))


def _coordinated(reading: Reading, span: Span) -> bool:
    """Whether a word stands in an enumeration: a comma or conjunction on both sides or one before a noun."""
    text = reading.document.text
    return bool(
        re.match(r",\s|\s+och\s+\w", text[span.end : span.end + 20])
        and re.search(r"(?:,|\boch)\s+$", text[max(0, span.start - 8) : span.start])
    )
