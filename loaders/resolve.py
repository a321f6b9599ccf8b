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
from loaders.extract.addresses import addresses
from loaders.extract.participants import takes_part
from loaders.extract.person_index import Names
from loaders.ledger import Ledger, Row
from loaders.records import Concept, Node, Object, Ref

ENOUGH_BY_NAME = frozenset({"org", "inquiry", "place"})


@dataclass(eq=False)
class Thing:
    """A thing that one or more documents name: its path, its title, and the records that it was met in."""

    path: str
    label: str
    document: str
    nodes: list[Node] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)


@dataclass
class Resolution:
    """What `resolve` decided: the path, label and merge reason of every record.

    `new_rows` are the ledger's rows for slugs that were taken now; `people` the names of
    persons, which no public wording may hold.
    """

    base_iri: str
    new_rows: list[Row] = field(default_factory=list)
    people: Names = field(default_factory=lambda: Names(()))
    _paths: dict[int, str] = field(default_factory=dict)
    _things: dict[int, Thing] = field(default_factory=dict)
    _reasons: dict[int, str] = field(default_factory=dict)

    def path(self, thing: Object) -> str:
        """Return the path below the base IRI of a record or reference thing."""
        if isinstance(thing, Ref):
            return thing.path
        return self._paths[id(thing)]

    def label(self, node: Node) -> str | None:
        """Return what the thing is called in every document: the form met first."""
        thing = self._things.get(id(node))
        return thing.label if thing else node.label

    def reason(self, node: Node) -> str | None:
        """Return the method by which a record was merged with one of another document, if it was."""
        return self._reasons.get(id(node))

    def holds_personal_data(self, words: str) -> bool:
        """Tell whether words hold a found person's full name or address."""
        return any(self.people.find(words)) or any(addresses(words))


def resolve(
    extractions: Sequence[Extraction], curations: Mapping[str, Curation], ledger: Ledger, base_iri: str
) -> Resolution:
    """Decide over all documents which records are one thing, and name everything.

    Args:
        extractions: what was found, one a document, in any order.
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
        self.renamed = dict(pair for c in curations.values() for pair in c.replaced)

    def run(self, extractions: Sequence[Extraction]) -> Resolution:
        ordered = sorted(extractions, key=lambda e: (e.issued or "9999", e.slug))
        self.out.people = Names(person.name for e in ordered for person in e.persons)
        for extraction in ordered:
            self._shared(extraction)
        for extraction in ordered:
            self._owned(extraction)
        return self.out

    # --- things that several documents may name -------------------------------------------------------

    def _shared(self, extraction: Extraction) -> None:
        counts: dict[tuple[str, str], int] = defaultdict(int)
        for node in extraction.nodes:
            type_ = iris.type_of(node.type)
            if type_ not in iris.SHARED or not _has_own_name(node):
                continue
            name = iris.normalised(node.label or "")
            counts[type_, name] += 1
            keys = set(_keys(extraction, node))
            thing = self._known(extraction.slug, type_, name, keys, counts[type_, name])
            if thing is None:
                thing = self._new(extraction.slug, type_, node, counts[type_, name])
                self.by_name[type_, name].append(thing)
            elif thing.document != extraction.slug:
                self.out._reasons[id(node)] = "by-name-form" if type_ in ENOUGH_BY_NAME else "by-same-participants"
            thing.nodes.append(node)
            thing.keys |= keys
            self.out._things[id(node)] = thing
            self.out._paths[id(node)] = thing.path

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
        mine = holder is not None and (holder.document, iris.normalised(holder.title)) == (
            document,
            iris.normalised(label),
        )
        if path in self.taken or (holder is not None and not mine):
            path = f"{path}-{iris.digest(document, iris.normalised(label), str(number))}"
            mine = self.ledger.holder(path.removeprefix("id/")) is not None
        path = self.renamed.get(path, path)
        thing = Thing(path, label, document)
        self.taken[path] = thing
        if not mine and not self.out.holds_personal_data(label):  # the ledger stands in the public repository
            self.out.new_rows.append(Row(path.removeprefix("id/"), document, label))
        return thing

    # --- things that belong to one document, undertaking or event -----------------------------------------

    def _owned(self, extraction: Extraction) -> None:
        used: dict[str, Node] = {}
        numbers: dict[str, int] = defaultdict(int)
        waiting = [node for node in extraction.nodes if id(node) not in self.out._paths]
        while waiting:
            ready = [node for node in waiting if all(id(need) in self.out._paths for need in _needs(node))]
            if not ready:
                raise ValueError(f"records of {extraction.slug} need one another in a circle")
            for node in ready:
                path = self._owned_path(extraction.slug, node)
                if iris.type_of(node.type) not in ("participation", "statement", "factor", "quantity", "measure"):
                    numbers[path] += 1
                    if path in used:
                        path = f"{path}-{iris.digest(extraction.slug, node.label or '', str(numbers[path]))}"
                    used[path] = node
                self.out._paths[id(node)] = self.renamed.get(path, path)
            waiting = [node for node in waiting if id(node) not in self.out._paths]

    def _owned_path(self, document: str, node: Node) -> str:
        type_ = iris.type_of(node.type)
        if node.type == "Participation":
            owner = self.out.path(_one(node.owner))
            agent = iris.tail(self.out.path(node.get("sg:participant")[0]))
            role = next(concept.slug for concept in node.get("sg:role") if isinstance(concept, Concept))
            return f"id/participation/{iris.kind(owner)}-{iris.tail(owner)}--{agent}--{role}"
        if node.type in iris.STATEMENTS:
            about = self.out.base_iri + self.out.path(node.get("sg:about")[0])
            words = "\n\n".join(value.value for value in node.get("sg:text") if isinstance(value, Literal))
            return f"id/{type_}/{document}-{iris.digest(node.type, about, iris.normalised(words))}"
        if node.type == "Measure":
            position = next(value.value for value in node.get("schema:position") if isinstance(value, Literal))
            return f"id/measure/{iris.tail(self.out.path(_one(node.owner)))}-{position}"
        slug = iris.slug(node.slug or node.label or "")
        if node.type == "StatementSet":
            return f"id/set/{document}--{slug}"
        owner = self.out.path(_one(node.owner)) if node.owner is not None else f"doc/{document}"
        if node.type == "Event":
            top = iris.tail(owner) if owner.startswith("id/") else document
            return f"id/event/{top}/{slug}"
        return f"id/{type_}/{iris.tail(owner) if owner.startswith('id/') else document}--{slug}"


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


def _needs(node: Node) -> list[Node]:
    """Return the records whose paths a record's own path is made of."""
    parts: list[object] = [node.owner]
    if node.type == "Participation":
        parts += node.get("sg:participant")
    if node.type in iris.STATEMENTS:
        parts += node.get("sg:about")
    return [part for part in parts if isinstance(part, Node)]


def _one(owner: Node | Ref | None) -> Node | Ref:
    if owner is None:
        raise ValueError("a part without its whole")
    return owner
