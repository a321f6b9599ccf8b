"""Which records are one thing, which title it carries, and which path it has.

Documents are taken in the order of their dates (unknown last) and slugs; within a document, records in the
order found. Merging needs more than a title: two undertakings of one title, in whatever spelling, are one when
they also share a body that takes part, the call they stand in, or their diary number, and their periods do not
part them; so are two of nearly one title in different documents. A body needs its name alone, in whatever spelling.
Whatever merely looks alike stays two. What a curator says of two paths wins over all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from loaders import iris, likeness
from loaders.curation import Curation
from loaders.extract import Extraction
from loaders.extract.persons.index import Names
from loaders.ledger import Ledger, Row
from loaders.names.gazetteer import gazetteer
from loaders.naming import Named, Shared, holds_personal_data
from loaders.records import Node
from loaders.telling import FORMS, Key, Met, keys_of, support, years_of


@dataclass(eq=False)
class Thing:
    """A thing that one or more documents name: its path, its title, and what tells it beside that.

    `document` is the one that it was met in first, "" of a thing of the reference graph.
    """

    path: str
    label: str
    document: str
    keys: set[Key] = field(default_factory=set)
    years: tuple[str, str] | None = None


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
        shared = {}
        for number, (thing, why) in self._things.get(extraction.slug, {}).items():
            node = extraction.nodes[number]
            # Only a curator calls a thing otherwise after it was met.
            other = iris.normalised(node.label or "") != iris.normalised(thing.label)
            reason = why or ("by-curation" if other else None)
            shared[id(node)] = Shared(thing.path, thing.label, reason, reference=not thing.document)
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
        # Things by what a record may meet them under: a form of their name, or a key of theirs.
        self.by_name: dict[tuple[str, str, str], list[Thing]] = defaultdict(list)
        self.by_key: dict[tuple[str, Key, str], dict[str, Thing]] = defaultdict(dict)
        self.taken: dict[str, Thing] = {}
        self.onto = {pair for c in curations.values() for pair in c.same}
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
        names = frozenset(iris.normalised(node.label or "") for node in extraction.nodes)
        parts: dict[object, list[Node]] = defaultdict(list)
        for node in extraction.nodes:
            if node.type == "Participation":
                parts[node.owner].append(node)
        for place, node in enumerate(extraction.nodes):
            type_ = iris.type_of(node.type)
            if type_ not in iris.SHARED or not _has_own_name(node):
                continue
            label = node.label or ""
            counts[type_, iris.normalised(label)] += 1
            number = counts[type_, iris.normalised(label)]
            keys = frozenset(keys_of(node, parts.get(node, ())))
            met = Met(extraction.slug, type_, label, number, keys, years_of(node), names)
            thing, why = self._known(met)
            if thing is None:
                thing = self._new(met)
            thing.keys |= keys
            thing.years = thing.years or met.years
            for form in FORMS:
                held = self.by_name[form, type_, FORMS[form](label)]
                held += [] if thing in held else [thing]
            for key in keys:
                self.by_key[type_, key, likeness.initials(label)][thing.label] = thing
            merged = thing.document != met.document or iris.normalised(label) != iris.normalised(thing.label)
            merged = merged or why == "by-curation"
            self.out._things[met.document][place] = thing, why if merged else None

    def _known(self, met: Met) -> tuple[Thing | None, str | None]:
        """Return the thing that a record is, and by which method it is told to be."""
        for form in FORMS:
            for thing in self.by_name[form, met.type, FORMS[form](met.label)]:
                if (thing.path, met.own) in self.same:
                    return thing, "by-curation"
                if not self._apart(thing, met) and (why := support(met, thing.keys)):
                    return thing, why if form == "" else form
        initials = likeness.initials(met.label)
        near = {name: thing for key in sorted(met.keys) for name, thing in self.by_key[met.type, key, initials].items()}
        for name in likeness.similar(met.label, list(near)):
            # A document that tells two titles apart means two things by them.
            told_apart = near[name].document == met.document or iris.normalised(name) in met.names
            if not told_apart and not self._apart(near[name], met):
                return near[name], "by-similar-name"
        return (joined, "by-curation") if (joined := self._joined(met)) else (None, None)

    def _joined(self, met: Met) -> Thing | None:
        """Return the thing, met before or of the reference graph, that a curator says a record is.

        What is said to be another has that one's path and title, whichever was met first.
        """
        path = self._path(met)
        paths = (path, met.own)
        for other in (other for this, other in sorted(self.same) if this in paths and other not in paths):
            if other in gazetteer().labels:
                self.taken.setdefault(other, Thing(other, gazetteer().labels[other], ""))
            if (thing := self.taken.get(other)) is None:
                continue
            if (other, path) in self.onto and thing.document:
                self._hold(path, met)
                thing.path, thing.label = path, met.label
                self.taken[path] = thing
            return thing
        return None

    def _apart(self, thing: Thing, met: Met) -> bool:
        """Whether a curator, or two periods that do not meet, say that a record is not the thing."""
        if {(thing.path, met.own), (thing.path, met.slug)} & self.apart:
            return True
        ours, theirs = met.years, thing.years
        return ours is not None and theirs is not None and (ours[1] < theirs[0] or theirs[1] < ours[0])

    def _path(self, met: Met) -> str:
        """Return the path of a record that is no thing met before."""
        path = met.slug if iris.slug(met.label) else f"id/{met.type}/{iris.digest(met.label)}"
        holder = self.ledger.holder(path.removeprefix("id/"))
        if path in self.taken or (holder is not None and not holder.is_of(met.document, met.label)):
            return f"{path}-{iris.digest(met.document, iris.normalised(met.label), str(met.number))}"
        return path

    def _new(self, met: Met) -> Thing:
        path = self._path(met)
        renamed = self.out._renamed.get(path, path)
        thing = Thing(renamed, met.label, met.document)
        self.taken[renamed] = thing
        if self.ledger.holder(path.removeprefix("id/")) is None:
            self._hold(renamed, met)
        return thing

    def _hold(self, path: str, met: Met) -> None:
        """Note that a record's thing takes a slug; but the ledger stands in the public repository."""
        if not self.out.holds_personal_data(met.label):
            self.out.new_rows.append(Row(path.removeprefix("id/"), met.document, met.label))


def _has_own_name(node: Node) -> bool:
    """Whether several documents may name the thing: it has a name and belongs to no other."""
    return node.owner is None and bool(node.label)
