"""The bodies of a document's own found so far, by their names and by where the text has these."""

from __future__ import annotations

import bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from pyoxigraph import Literal

from loaders.document import Span
from loaders.extract.bodies.abbreviations import occurrences
from loaders.extract.reading import Reading
from loaders.iris import normalised
from loaders.records import Node

ORGANISATIONS = frozenset(
    {
        "Organisation",
        "PublicOrganisation",
        "NationalAgency",
        "GovernmentOffice",
        "Government",
        "MunicipalAssociation",
        "GridOperator",
        "AcademicOrganisation",
        "Consultancy",
        "Company",
        "CollaborationPlatform",
    }
)
READ_HERE = frozenset({"by-name-form", "by-label", "by-table", "by-learnt-wording"})
ENDING = 3  # code points of a name's last word

Place = tuple[int, int, int, int]  # start, end, the body's number, which of its names, in their order


def begun(reading: Reading, node: Node) -> list[Span]:
    """Return the stretches that only begin a body's name, whose noun another has: "Himleåns och Ätrans vattenråd"."""
    return [own for own in node.evidence if (node.label or "").startswith(f"{reading.text(own)} ")]


def bodies_in(reading: Reading, span: Span) -> list[tuple[Span, Node]]:
    """Return the stretches in a stretch that name bodies of this document's own, with their nodes."""
    return _bodies(reading).named_in(span)


def places_in(reading: Reading, span: Span) -> list[Place]:
    """Return where in a stretch the text names bodies found so far: while they are the same, what it tells is, too."""
    return _bodies(reading).places_in(span)


def revision(reading: Reading) -> int:
    """Return a number that goes up whenever `bodies_in` may tell something else than before."""
    return _bodies(reading).revision()


def met(reading: Reading, words: str) -> Node | None:
    """Return the body of that name that the document has named before."""
    return _bodies(reading).normally(words)


class Bodies:
    """The bodies of a reading by name and place; catches up with what extractors add to it and say of it.

    Each name is looked for in the whole text once, not in each stretch that is asked about.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._changes = self._revision = 0
        self._numbers: dict[Node, int] = {}
        self._nodes: list[Node] = []
        self._places: list[Place] = []
        self._places_of: dict[Node, list[Place]] = {}
        self._spelt: dict[str, tuple[Span, ...]] = {}
        self._by_name: defaultdict[str, list[Node]] = defaultdict(list)
        self._by_ending: defaultdict[str, set[Node]] = defaultdict(set)

    def named_in(self, span: Span) -> list[tuple[Span, Node]]:
        """Return the stretches of names in a stretch, the longer of two of which one covers the other, by bodies."""
        held = set(self.places_in(span))
        if self._reading.document.text[span.end : span.end + 1].isalnum():
            held.update(self._cut(span))
        in_order = sorted(held, key=lambda place: (self._order(self._nodes[place[2]]), place[3], place[0]))
        found = [(Span(*place[:2]), self._nodes[place[2]]) for place in in_order]
        outer = _outer(own for own, _ in found)
        return [(own, node) for own, node in found if own in outer]

    def places_in(self, span: Span) -> list[Place]:
        """Return where in a stretch the text has names, also those that others cover."""
        self._catch_up()
        first = bisect.bisect_left(self._places, (span.start,))
        behind = bisect.bisect_left(self._places, (span.end,), lo=first)
        return [place for place in self._places[first:behind] if place[1] <= span.end]

    def revision(self) -> int:
        """Return how often the places of names have changed."""
        self._catch_up()
        return self._revision

    def normally(self, words: str) -> Node | None:
        """Return the first body of a name, as names are compared: `normalised`."""
        self._catch_up()
        known = (n for n in self._by_name.get(normalised(words), ()) if self._is_body(n))
        return min(known, key=self._order, default=None)

    def _cut(self, span: Span) -> Iterator[Place]:
        """Yield the names that end a stretch which ends within a word: for the text they are none."""
        text = self._reading.document.text
        ends = {text[end - size : end] for end in range(span.end - 2, span.end + 1) for size in range(1, ENDING + 1)}
        for ending in ends & self._by_ending.keys():
            for node in self._by_ending[ending]:
                for rank, label in enumerate(_labels(node) if self._is_body(node) else ()):
                    yield from ((*own, self._numbers[node], rank) for own in occurrences(text, label, span))

    def _catch_up(self) -> None:
        for node in self._reading.nodes.changes(self._changes):
            self._changes += 1
            if node.type not in ORGANISATIONS and node not in self._numbers:
                continue
            if node not in self._numbers:
                self._numbers[node] = len(self._nodes)
                self._nodes.append(node)
                if node.label:
                    self._by_name[normalised(node.label)].append(node)
            before = self._places_of.pop(node, [])
            behind = list(self._find(node)) if self._is_body(node) else []
            for place in before:
                if place not in behind:
                    del self._places[bisect.bisect_left(self._places, place)]
            for place in behind:
                if place not in before:
                    bisect.insort(self._places, place)
            if self._is_body(node):
                self._places_of[node] = behind
            self._revision += before != behind

    def _find(self, node: Node) -> Iterator[Place]:
        labels = _labels(node)
        for rank, label in enumerate(labels):
            if label not in self._spelt:
                self._spelt[label] = tuple(occurrences(self._reading.document.text, label))
            yield from ((*own, self._numbers[node], rank) for own in self._spelt[label])
            for word in label.split()[-1:]:
                self._by_ending[word[-ENDING:]].add(node)
        for rank, own in enumerate(begun(self._reading, node), len(labels)):
            yield (*own, self._numbers[node], rank)

    def _is_body(self, node: Node) -> bool:
        return node.type in ORGANISATIONS and node in self._reading.nodes

    def _order(self, node: Node) -> int:
        return self._reading.nodes.place(node)


def _outer(stretches: Iterable[Span]) -> set[Span]:
    """Return the stretches that no other one covers."""
    kept: list[Span] = []
    for own in sorted(stretches, key=lambda own: (own.start, -own.end)):
        if not kept or own.end > kept[-1].end:  # all that began before end at the last one kept, or before it
            kept.append(own)
    return set(kept)


def _labels(node: Node) -> list[str]:
    if node.method not in READ_HERE:
        return []
    return [node.label or "", *(v.value for v in node.get("skos:altLabel") if isinstance(v, Literal))]


@lru_cache(maxsize=1)  # documents are read one by one
def _bodies(reading: Reading) -> Bodies:
    return Bodies(reading)
