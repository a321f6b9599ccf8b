"""A human's corrections in a document's curation.ttl: read, and sorted by what they ask for.

Relative IRIs stand below the base IRI (`<id/project/brygga>`); `<>` is of no use here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from loaders import turtle
from loaders.about import is_date
from loaders.additions import NEEDED, Addition
from loaders.document import Span
from loaders.errors import SourceError
from loaders.records import Concept, Ref
from loaders.sources import Source
from ontology import DEFAULT_BASE, SCHEME, dcterms, oa, owl, prov, quads, rdf, rdfs, sg

STRETCH = re.compile(r"text#char=(\d+),(\d+)(?:;length=(\d+))?$")  # RFC 5147, with its check of integrity
IDENTITIES = (owl("sameAs"), owl("differentFrom"), dcterms("isReplacedBy"))

Term = NamedNode | Literal
Triple = tuple[NamedNode, NamedNode, Term]


@dataclass(frozen=True)
class Correction:
    """One correction: who, when and why, and either a triple to say, what to take back, or a thing to add."""

    iri: NamedNode
    by: NamedNode
    date: Literal
    why: tuple[Literal, ...]
    says: Triple | None = None
    retracts: NamedNode | Triple | None = None
    adds: Addition | None = None


class Place(NamedTuple):
    """A stretch that a correction names, and how long the text was then, in code points; None where it is not said."""

    span: Span
    length: int | None
    masked: bool


@dataclass(frozen=True)
class Curation:
    """The corrections of one document, by the step that they belong to.

    `places` are stretches of its text that are told by numbers; `same`, `different` and `replaced` pairs of paths
    below the base IRI (`("id/org/a", "id/org/b")`; of `replaced` the second is the new one), for `resolve`;
    `corrections` say or take back something in the mapped graph.
    """

    places: tuple[Place, ...] = ()
    same: tuple[tuple[str, str], ...] = ()
    different: tuple[tuple[str, str], ...] = ()
    replaced: tuple[tuple[str, str], ...] = ()
    corrections: tuple[Correction, ...] = ()

    @property
    def masks(self) -> tuple[Span, ...]:
        """The stretches that are masked."""
        return tuple(place.span for place in self.places if place.masked)

    def misplaced(self, length: int) -> str:
        """Say which stretch is of another text than the one of so many code points, and what to write; "" if none is.

        A mask says how long its text was: over a new version it would hide other words, and show its own.
        """
        for (start, end), said, masked in self.places:
            if (end > length and masked) or said not in ((length,) if masked else (length, None)):
                was = f"not {said:,} as it says" if said is not None else "which it does not say"
                return f"#char={start},{end}: the text is {length:,} characters long, {was}"
        return ""

    @property
    def additions(self) -> tuple[Addition, ...]:
        """What is added to the document."""
        return tuple(one.adds for one in self.corrections if one.adds is not None)


def hold(curation: Curation, source: Source, text: str) -> None:
    """See that the stretches that a curation names are of this text.

    Raises:
        SourceError: one is of another version of it, or a mask does not say of which.
    """
    if wrong := curation.misplaced(len(text)):
        remedy = f"look where the words stand now, and write <doc/{source.slug}/text#char=a,b;length={len(text)}>"
        raise SourceError(source.path.with_name("curation.ttl"), wrong, remedy=remedy)


def read(source: Source, base_iri: str = DEFAULT_BASE) -> Curation:
    """Read a document's curation.ttl; without one there is nothing to correct.

    Raises:
        SourceError: the file is broken, or a correction lacks who, when, why or a form; carries the line.
    """
    if source.curation is None:
        return Curation()
    return _Reader(source.slug, source.curation, source.path.with_name("curation.ttl"), base_iri).read()


class _Reader:
    def __init__(self, slug: str, content: bytes, path: Path, base_iri: str) -> None:
        self.slug, self.content, self.path, self.base = slug, content, path, base_iri
        self.places: list[Place] = []
        self.said: dict[object, list[tuple[NamedNode, object]]] = {}
        for triple in turtle.read(content, path, base_iri):
            self.said.setdefault(triple.subject, []).append((triple.predicate, triple.object))

    def read(self) -> Curation:
        pairs: dict[NamedNode, list[tuple[str, str]]] = {predicate: [] for predicate in IDENTITIES}
        corrections: list[Correction] = []
        for number, node in enumerate(self._corrections(), 1):
            who, when, why = self._signature(node)
            masked, taken, new = (self._one(node, sg(form)) for form in ("masks", "retracts", "adds"))
            triple = self._triple(node)
            if sum(form is not None for form in (masked, taken, new, triple)) != 1:
                raise self._fault(node, "a correction says, retracts, adds or masks one thing", "give it one form")
            if masked is not None:
                self._span(node, masked, masked=True)
            elif triple is not None and triple[1] in pairs:
                pairs[triple[1]].append((self._path(node, triple[0]), self._path(node, triple[2])))
            else:
                name = node if isinstance(node, NamedNode) else self._minted(number)
                retracts = self._retracted(node, taken) if taken is not None else None
                adds = self._added(node, new, name) if new is not None else None
                corrections.append(Correction(name, who, when, why, triple, retracts, adds))
        same, different, replaced = (tuple(pairs[predicate]) for predicate in IDENTITIES)
        return Curation(tuple(self.places), same, different, replaced, tuple(corrections))

    def _corrections(self) -> Iterator[object]:
        parts = (sg("retracts"), sg("adds"))
        targets = {value for said in self.said.values() for predicate, value in said if predicate in parts}
        for node, said in self.said.items():
            if (rdf("type"), sg("Correction")) in said:
                yield node
            elif node not in targets and (rdf("type"), prov("Agent")) not in said:
                raise self._fault(node, "is no sg:Correction", "write one correction a fix")

    def _signature(self, node: object) -> tuple[NamedNode, Literal, tuple[Literal, ...]]:
        who, when = self._one(node, prov("wasAttributedTo")), self._one(node, dcterms("date"))
        why = tuple(v for p, v in self.said[node] if p == rdfs("comment") and isinstance(v, Literal))
        if not (isinstance(who, NamedNode) and who.value.startswith(f"{self.base}id/agent/")):
            raise self._fault(node, "who corrects is not said", "add prov:wasAttributedTo <id/agent/handle>")
        if not isinstance(when, Literal) or not is_date(when):
            raise self._fault(node, "the day is not said", 'add dcterms:date "2026-01-31"^^xsd:date')
        if not why:
            raise self._fault(node, "the reason is not said", 'add rdfs:comment "…"@sv')
        return who, when, why

    def _one(self, node: object, predicate: NamedNode) -> object | None:
        values = [value for said, value in self.said.get(node, ()) if said == predicate]
        if len(values) > 1:
            raise self._fault(node, f"{turtle.local(predicate)} is said twice", "write one correction a fix")
        return values[0] if values else None

    def _triple(self, node: object) -> Triple | None:
        subject, predicate, value = (self._one(node, rdf(name)) for name in ("subject", "predicate", "object"))
        if subject is None and predicate is None and value is None:
            return None
        if not (isinstance(subject, NamedNode) and isinstance(predicate, NamedNode)) or not isinstance(value, Term):
            raise self._fault(node, "rdf:subject, rdf:predicate and rdf:object make a triple", "give all three")
        return subject, predicate, value

    def _retracted(self, node: object, taken: object) -> NamedNode | Triple:
        triple = self._triple(taken)
        if triple is not None:
            return triple
        if not isinstance(taken, NamedNode):
            raise self._fault(node, "what is retracted has no IRI", "name the node or write out the triple")
        return taken

    def _added(self, node: object, new: object, name: NamedNode) -> Addition:
        kind = self._one(new, rdf("type"))
        type_ = kind.value.removeprefix(sg("").value) if isinstance(kind, NamedNode) else ""
        if type_ not in NEEDED:
            raise self._fault(node, "a thing of this kind cannot be added", f"add one of {', '.join(NEEDED)}")
        values: list[tuple[str, Ref | Concept]] = []
        for prop in NEEDED[type_]:
            value = self._one(new, sg(prop.removeprefix("sg:")))
            if value is None and prop == "sg:about":
                values.append((prop, Ref(f"doc/{self.slug}")))
            elif prop == "sg:role":
                values.append((prop, self._role(node, value)))
            else:
                values.append((prop, Ref(self._path(node, value))))
        place, words = self._one(new, sg("evidence")), self._one(new, oa("exact"))
        if (place is None) is (words is None) or not isinstance(words, Literal | None):
            raise self._fault(node, "what is added has a stretch of the text", 'give sg:evidence, or oa:exact "…"')
        stretch = self._span(node, place) if words is None else words.value
        return Addition(name.value.removeprefix(self.base), type_, stretch, tuple(values))

    def _role(self, node: object, role: object) -> Concept:
        known = {quad.subject for quad in quads("schemes") if quad.predicate == rdf("type")}
        stem = f"{SCHEME}role/"
        if not isinstance(role, NamedNode) or not role.value.startswith(stem) or role not in known:
            raise self._fault(node, "there is no such role", f"write sg:role <{stem}…> with a role of the scheme")
        return Concept("role", role.value.removeprefix(stem))

    def _span(self, node: object, stretch: object, *, masked: bool = False) -> Span:
        stem = f"{self.base}doc/{self.slug}/"
        found = STRETCH.fullmatch(stretch.value.removeprefix(stem)) if isinstance(stretch, NamedNode) else None
        if found is None or int(found[1]) >= int(found[2]):
            remedy = f"write <doc/{self.slug}/text#char=a,b;length=n>"
            raise self._fault(node, "it names no stretch of this text", remedy)
        span = Span(int(found[1]), int(found[2]))
        self.places.append(Place(span, int(found[3]) if found[3] else None, masked))
        return span

    def _path(self, node: object, term: object) -> str:
        if not isinstance(term, NamedNode) or not term.value.startswith(f"{self.base}id/"):
            raise self._fault(node, "only things below id/ are added to, merged, kept apart or renamed", "write <id/…>")
        return term.value.removeprefix(self.base)

    def _minted(self, number: int) -> NamedNode:
        return NamedNode(f"{self.base}id/correction/{self.slug}-{number}")

    def _fault(self, node: object, rule: str, remedy: str) -> SourceError:
        line = turtle.line_of(self.content, turtle.local(node)) if isinstance(node, NamedNode) else None
        what = node.value.removeprefix(self.base) if isinstance(node, NamedNode) else "a correction"
        return SourceError(self.path, f"{what}: {rule}", line=line, remedy=remedy)
