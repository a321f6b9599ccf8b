"""Which records are one thing, which title it carries, and which path it has.

Documents are taken in the order of their dates (unknown last) and slugs; within a document, records in the
order found. Merging needs more than a shared title: two undertakings are one when they also share a body
that takes part, the call they stand in, or their diary number; whatever merely looks alike stays two. What
a curator says of two paths wins over both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pyoxigraph import Literal

from loaders import iris
from loaders.curation import Curation
from loaders.extract import Extraction
from loaders.extract.participants import takes_part
from loaders.extract.person_index import Names
from loaders.ledger import Ledger, Row
from loaders.naming import Named, Shared, holds_personal_data
from loaders.records import Concept, Node, Ref

ENOUGH_BY_NAME = frozenset({"org", "inquiry", "place"})


@dataclass(eq=False)
class Thing:
    """A thing that one or more documents name: its path, its title, and what tells it beside that."""

    path: str
    label: str
    document: str
    keys: set[str] = field(default_factory=set)


@dataclass
class Resolution:
    """What `resolve` decided; it holds no record, so that it stays small however many documents there are.

    `new_rows` are the ledger's rows for slugs that were taken now; `people` the names of
    persons, which no public wording may hold.
    """

    base_iri: str
    new_rows: list[Row] = field(default_factory=list)
    people: Names = field(default_factory=lambda: Names(()))
    _renamed: dict[str, str] = field(default_factory=dict)
    # By document: which thing the record of a number is, and the method by which it was merged, if it was.
    _things: dict[str, dict[int, tuple[Thing, str | None]]] = field(default_factory=lambda: defaultdict(dict))

    def of(self, extraction: Extraction) -> Named:
        """Return the names of one document's records."""
        found = self._things.get(extraction.slug, {})
        shared = {
            id(extraction.nodes[number]): Shared(thing.path, thing.label, why) for number, (thing, why) in found.items()
        }
        return Named(self.base_iri, extraction, shared, self._renamed, self.people)

    def holds_personal_data(self, words: str) -> bool:
        """Tell whether words hold a found person's full name or address."""
        return holds_personal_data(self.people, words)


def resolve(
    extractions: Sequence[Extraction], curations: Mapping[str, Curation], ledger: Ledger, base_iri: str
) -> Resolution:
    """Decide over all documents which records are one thing, and name everything.

    Args:
        extractions: what was found, one a document, in any order; each is asked for twice.
        curations: corrections by document slug; pairs to merge, keep apart and rename are heeded here.
        ledger: which slugs are held by which thing since earlier builds.
        base_iri: what the paths stand below.
    """
    return _Resolver(curations, ledger, base_iri).run(extractions)


class _Resolver:
    def __init__(self, curations: Mapping[str, Curation], ledger: Ledger, base_iri: str) -> None:
        self.ledger = ledger
        self.out = Resolution(base_iri)
        self.by_name: dict[tuple[str, str], list[Thing]] = defaultdict(list)
        self.taken: dict[str, Thing] = {}
        self.same = {pair for c in curations.values() for a, b in c.same for pair in ((a, b), (b, a))}
        self.apart = {pair for c in curations.values() for a, b in c.different for pair in ((a, b), (b, a))}
        self.out._renamed = dict(pair for c in curations.values() for pair in c.replaced)

    def run(self, extractions: Sequence[Extraction]) -> Resolution:
        # Each is looked at and let go: a sequence that reads them from disk holds one at a time.
        met = [
            (found.issued or "9999", found.slug, number, [person.name for person in found.persons])
            for number, found in enumerate(extractions)
        ]
        met.sort(key=lambda one: one[:2])
        self.out.people = Names(name for *_, names in met for name in names)
        for _, _, number, _ in met:
            self._shared(extractions[number])
        return self.out

    def _shared(self, extraction: Extraction) -> None:
        counts: dict[tuple[str, str], int] = defaultdict(int)
        for place, node in enumerate(extraction.nodes):
            type_ = iris.type_of(node.type)
            if type_ not in iris.SHARED or not _has_own_name(node):
                continue
            name = iris.normalised(node.label or "")
            counts[type_, name] += 1
            keys, why = set(_keys(extraction, node)), None
            thing = self._known(extraction.slug, type_, name, keys, counts[type_, name])
            if thing is None:
                thing = self._new(extraction.slug, type_, node, counts[type_, name])
                self.by_name[type_, name].append(thing)
            elif thing.document != extraction.slug:
                why = "by-name-form" if type_ in ENOUGH_BY_NAME else "by-same-participants"
            thing.keys |= keys
            self.out._things[extraction.slug][place] = thing, why

    def _known(self, document: str, type_: str, name: str, keys: set[str], number: int) -> Thing | None:
        """Return the thing that a record is, among those of its name and those that curation joins it to."""
        slug = f"id/{type_}/{iris.slug(name)}"
        own = f"{slug}-{iris.digest(document, name, str(number))}"
        for thing in self.by_name[type_, name]:
            if (thing.path, own) in self.apart or (own, thing.path) in self.apart:
                continue
            if type_ in ENOUGH_BY_NAME or keys & thing.keys or (thing.path, own) in self.same:
                return thing
        joined = next((other for this, other in sorted(self.same) if this in (slug, own) and other in self.taken), None)
        return self.taken[joined] if joined and joined != slug else None

    def _new(self, document: str, type_: str, node: Node, number: int) -> Thing:
        label = node.label or ""
        path = f"id/{type_}/{iris.slug(label) or iris.digest(label)}"
        holder = self.ledger.holder(path.removeprefix("id/"))
        mine = holder is not None and holder.is_of(document, label)
        if path in self.taken or (holder is not None and not mine):
            path = f"{path}-{iris.digest(document, iris.normalised(label), str(number))}"
            mine = self.ledger.holder(path.removeprefix("id/")) is not None
        path = self.out._renamed.get(path, path)
        thing = Thing(path, label, document)
        self.taken[path] = thing
        if not mine and not self.out.holds_personal_data(label):  # the ledger stands in the public repository
            self.out.new_rows.append(Row(path.removeprefix("id/"), document, label))
        return thing


def _has_own_name(node: Node) -> bool:
    """Whether several documents may name the thing: it has a name and belongs to no other."""
    return node.owner is None and bool(node.label)


def _keys(extraction: Extraction, node: Node) -> Iterator[str]:
    """Yield what tells a thing beside its title: who takes part in it, what it is part of, its number."""
    if node.type == "CallForProposals":
        # Its title is made of its issuer, who has many calls: only what it is part of tells it.
        yield from (
            iris.normalised(whole.label or "") for whole in node.get("dcterms:isPartOf") if isinstance(whole, Node)
        )
        return
    for part in extraction.nodes:
        if part.type == "Participation" and part.owner is node and _ties(part):
            for agent in part.get("sg:participant"):
                if isinstance(agent, Ref):
                    yield agent.path
                elif isinstance(agent, Node) and iris.type_of(agent.type) == "org":
                    yield "org:" + iris.normalised(agent.label or "")
    for prop in ("sg:diaryNumber", "schema:startDate", "sg:acronym"):
        for value in node.get(prop):
            if isinstance(value, Literal):
                yield f"{prop} {value.value}"


def _ties(part: Node) -> bool:
    """Whether a participation helps to tell an undertaking: a funder or observer is in too many."""
    return any(
        isinstance(role, Concept)
        and (role.slug in takes_part() or role.slug == "contact-organisation" or role.slug == "assignee")
        for role in part.get("sg:role")
    )
