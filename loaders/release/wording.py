"""What the terms of a document's graph are called in Swedish and English, for its report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Quad

from loaders.correction_quads import CURATED
from loaders.names.gazetteer import gazetteer
from ontology import SCHEME, dcterms, rdf, sg, skos, vocabulary

Term = NamedNode | Literal
LONGEST = 90  # code points of another node's words: enough to know it again
NAMES = (skos("prefLabel"), dcterms("title"), sg("text"), sg("printedName"))
BORROWED = {  # properties that are not our own, which the ontology has no words for
    "abstract": ("sammanfattning", "summary"),
    "alternative": ("undertitel", "subtitle"),
    "altLabel": ("kallas också", "also called"),
    "classification": ("typ", "type"),
    "creator": ("upphov", "creator"),
    "endDate": ("slut", "end"),
    "isPartOf": ("del av", "part of"),
    "issued": ("utgivet", "issued"),
    "language": ("språk", "language"),
    "location": ("plats", "place"),
    "maxValue": ("högst", "at most"),
    "mentions": ("nämner", "mentions"),
    "minValue": ("minst", "at least"),
    "position": ("nummer", "number"),
    "prefLabel": ("namn", "name"),
    "publisher": ("utgivare", "publisher"),
    "spatial": ("område", "area"),
    "startDate": ("start", "start"),
    "superEvent": ("del av", "part of"),
    "theme": ("tema", "theme"),
    "title": ("titel", "title"),
    "unitText": ("enhet", "unit"),
    "value": ("värde", "value"),
}


class Words(NamedTuple):
    """The same in Swedish and English."""

    sv: str
    en: str


def local(term: Term) -> str:
    """Return the last part of an IRI."""
    return term.value.replace("#", "/").rpartition("/")[2]


class Wording:
    """Words for terms, by what a document's quads say of its own nodes.

    `said` holds their values by subject and property, also those that curators say of them (`curated`).
    """

    def __init__(self, quads: Iterable[Quad], base_iri: str, curated: Iterable[Quad] = ()) -> None:
        self.base = base_iri
        self.said: dict[NamedNode, dict[NamedNode, list[Term]]] = defaultdict(lambda: defaultdict(list))
        for quad in quads:
            self._say(quad)
        own = set(self.said)
        self._curated = {(q.subject, q.predicate, q.object) for q in curated if q.subject in own}
        for triple in sorted(self._curated, key=str):
            self._say(Quad(*triple))

    def _say(self, quad: Quad) -> None:
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            values = self.said[quad.subject][quad.predicate]
            values += [] if quad.object in values else [quad.object]

    @cached_property
    def _concepts(self) -> dict[str, Words]:
        schemes = vocabulary().schemes.values()
        return {one.iri: Words(one.pref["sv"], one.pref["en"]) for held in schemes for one in held.values()}

    def of(self, term: Term) -> Words:
        """Return what a thing, concept, class or property is called; of a literal its words."""
        if isinstance(term, Literal):
            return Words(term.value, term.value)
        if term.value.startswith(SCHEME):
            return self._concepts.get(term.value, Words(local(term), local(term)))
        known = vocabulary().classes.get(term.value) or vocabulary().properties.get(term.value)
        if known:
            return Words(known.label["sv"], known.label["en"])
        if term in self.said:
            return self.node(term, brief=True)
        if name := gazetteer().labels.get(term.value.removeprefix(self.base)):
            return Words(name, name)
        return Words(*BORROWED.get(local(term), (term.value.removeprefix(self.base),) * 2))

    def value(self, node: NamedNode, prop: NamedNode, term: Term) -> Words:
        """Return what a value of a node is called, and whether a curator says it."""
        called = self.of(term)
        if (node, prop, term) not in self._curated:
            return called
        by = self.of(CURATED)
        return Words(f"{called.sv} ({by.sv})", f"{called.en} ({by.en})")

    def node(self, node: NamedNode, brief: bool = False) -> Words:
        """Return what a node of the document is called; in brief where its words are many."""
        values = self.said[node]
        if sg("Participation") in values[rdf("type")]:
            body, role, whole = (
                [self.of(term) for term in values[sg(name)]] for name in ("participant", "role", "participationIn")
            )
            if body and role and whole:
                return Words(f"{body[0].sv}: {role[0].sv}, {whole[0].sv}", f"{body[0].en}: {role[0].en}, {whole[0].en}")
        name = next((values[name][0].value for name in NAMES if values.get(name)), node.value.removeprefix(self.base))
        if brief and len(name) > LONGEST:
            name = name[:LONGEST].rsplit(" ", 1)[0] + " …"
        return Words(name, name)
