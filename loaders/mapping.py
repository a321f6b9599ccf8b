"""Records into quads: a document's facts with their evidence, and apart what only the contacts store may hold.

What a passage, label or wording says of a person decides where a node goes (ONTOLOGY §8 g): public when at
least one passage of it is free of personal data, else into the contacts graph.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from importlib.metadata import version

from pyoxigraph import Literal, NamedNode

from loaders import iris
from loaders.confidence import confidence
from loaders.counts import counts
from loaders.document import Span
from loaders.extract import Extraction
from loaders.extract.persons.addresses import addresses
from loaders.graphs import DocumentGraphs, Mapped, concept, iri
from loaders.masking import Stretches, mask
from loaders.records import Concept, Node, Object, Person, Value
from loaders.resolve import Resolution
from ontology import xsd


def map_document(extraction: Extraction, resolution: Resolution, stretches: Stretches, run_key: str) -> Mapped:
    """Map what was found in one document.

    Args:
        extraction: what was found, with the document it was found in.
        resolution: which nodes are one thing, and the path of each.
        stretches: what is masked in the document's text.
        run_key: key of the shard that the extraction came from; names the run.
    """
    return _Mapper(extraction, resolution, stretches, run_key).map()


class _Mapper(DocumentGraphs):
    def __init__(self, extraction: Extraction, resolution: Resolution, stretches: Stretches, run_key: str) -> None:
        super().__init__(extraction, resolution, stretches)
        self.run_key = run_key
        self._told: set[tuple[str, NamedNode]] = set()
        self.private = {id(node) for node in extraction.nodes if self._is_private(node)}
        self._spread_private()

    # --- where a node goes -------------------------------------------------------------------------

    def _is_private(self, node: Node) -> bool:
        words = [value.object.value for value in node.values if isinstance(value.object, Literal)]
        names = [node.label or "", self.resolution.label(node) or ""]
        return not any(self.is_open(span) for span in node.evidence) or any(map(self.is_personal, [*names, *words]))

    def _spread_private(self) -> None:
        """A part cannot be public when what it hangs on is not."""
        changed = True
        while changed:
            changed = False
            for node in self.found.nodes:
                needs: list[object] = [node.owner] if node.type in ("Participation", "Measure") else []
                needs += [v.object for v in node.values if v.prop in ("sg:participant", "sg:about")]
                if id(node) not in self.private and any(id(need) in self.private for need in needs):
                    self.private.add(id(node))
                    changed = True

    # --- terms ---------------------------------------------------------------------------------------

    def term(self, value: Object) -> NamedNode | Literal:
        if isinstance(value, Concept):
            return concept(value.scheme, value.slug)
        if isinstance(value, Literal | NamedNode):
            return value
        return self.named(self.resolution.path(value))

    def text(self, words: str) -> Literal:
        return Literal(words, language=self.document.language)

    # --- nodes ---------------------------------------------------------------------------------------

    def map(self) -> Mapped:
        self._document()
        for node in self.found.nodes:
            self._node(node, "contacts" if id(node) in self.private else "facts")
        for mention in self.found.mentions:
            things = [thing for thing in mention.things if id(thing) not in self.private]
            graph = "evidence" if self.is_open(mention.span) else "contacts"
            for thing in things:
                self.say(graph, self.passage(graph, mention.span), "sg:mentions", self.term(thing))
                if graph == "evidence":
                    self.say("facts", self._doc, "schema:mentions", self.term(thing))
        for number, person in enumerate(self.found.persons, 1):
            self._person(number, person)
        self._provenance()
        return self.written()

    def _node(self, node: Node, graph: str) -> None:
        subject = self.term(node)
        assert isinstance(subject, NamedNode)
        beside = "contacts" if graph == "contacts" else "evidence"
        if self.resolution.is_reference(node):
            # What the register says of it stands; the document adds how it calls it, and a curator why.
            self._labels(node, subject, graph)
            return
        again = (graph, subject) in self._told
        self._told.add((graph, subject))
        for span in dict.fromkeys(node.evidence):
            if graph == "contacts" or self.is_open(span):
                self.say(graph, subject, "sg:evidence", self.passage(beside, span))
            else:
                self.say("contacts", subject, "sg:evidence", self.passage("contacts", span))
        if not again:  # of a thing that the document has twice, how it was found first stands
            self.say(graph, subject, "rdf:type", iri("schema:Event" if node.type == "Event" else f"sg:{node.type}"))
            self.say(graph, subject, "sg:method", concept("method", node.method))
            if (sure := confidence(node.method)) is not None:
                self.say(graph, subject, "sg:confidence", Literal(str(sure), datatype=xsd("decimal")))
            if node.basis:
                self.say(graph, subject, "sg:basis", concept("basis", node.basis))
        self._labels(node, subject, graph)
        for value in node.values:
            if not (again and self._stands(node, subject, value, graph)):
                self._value(node, subject, value, graph)
        if node.type == "Participation" and node.owner is not None:
            owner = self.term(node.owner)
            assert isinstance(owner, NamedNode)
            self.say(graph, subject, "sg:participationIn", owner)
            self.say(graph, owner, "sg:hasParticipation", subject)

    def _stands(self, node: Node, subject: NamedNode, value: Value, graph: str) -> bool:
        """Whether a thing that the document has twice has a value of which there is to be one."""
        predicate = iri(value.prop)
        if counts({iri(f"sg:{node.type}")}, predicate) == "many":
            return False
        return self.has_said(graph, subject, predicate)

    def _labels(self, node: Node, subject: NamedNode, graph: str) -> None:
        label = self.resolution.label(node)
        if label is None or node.type in iris.STATEMENTS or node.type in ("Participation", "Measure"):
            return
        if not self.resolution.is_reference(node):
            self.say(graph, subject, "skos:prefLabel", self.text(label))
        if node.type in ("Project", "PilotProject"):
            self.say(graph, subject, "dcterms:title", self.text(label))
        other = node.label if node.label != label else None
        if other:
            self.say(graph, subject, "skos:altLabel", self.text(other))
        if why := self.resolution.reason(node):
            said = ("skos:altLabel", self.text(other)) if other else None
            self._merged(subject, said, node.evidence[:1], graph, why)

    def _merged(
        self,
        subject: NamedNode,
        said: tuple[str, Literal] | None,
        evidence: Sequence[Span],
        graph: str,
        because: str,
    ) -> None:
        """State why a thing of another document is met here: on its other name, else on its being mentioned."""
        basis = "curated" if because == "by-curation" else "inferred"
        if said:
            self._assert(subject, *said, evidence, basis, graph, because)
        else:
            self.say(graph, self._doc, "schema:mentions", subject)
            self._assert(self._doc, "schema:mentions", subject, evidence, basis, graph, because)

    def _value(self, node: Node, subject: NamedNode, value: Value, graph: str) -> None:
        private = isinstance(value.object, Node) and id(value.object) in self.private
        target = "contacts" if private else graph
        if target != "contacts" and value.evidence and not any(self.is_open(span) for span in value.evidence):
            target = "contacts"
        term = self.term(value.object)
        self.say(target, subject, value.prop, term)
        if value.evidence or value.basis:
            self._assert(subject, value.prop, term, value.evidence or node.evidence, value.basis or "stated", target)

    def _assert(
        self,
        subject: NamedNode,
        prop: str,
        value: NamedNode | Literal,
        evidence: Sequence[Span],
        basis: str,
        graph: str,
        because: str | None = None,
    ) -> None:
        """State in the evidence graph on what one triple rests."""
        beside = "contacts" if graph == "contacts" else "evidence"
        predicate = iri(prop)
        words = value.value if isinstance(value, NamedNode) else str(value)
        node = self.named(iris.assertion(self.document.slug, subject.value, predicate.value, words))
        self.say(beside, node, "rdf:type", iri("rdf:Statement"))
        self.say(beside, node, "rdf:subject", subject)
        self.say(beside, node, "rdf:predicate", predicate)
        self.say(beside, node, "rdf:object", value)
        self.say(beside, node, "sg:basis", concept("basis", basis))
        for span in evidence:
            if beside == "contacts" or self.is_open(span):
                self.say(beside, node, "sg:evidence", self.passage(beside, span))
        if because:
            self.say(beside, node, "sg:mergedBecause", concept("method", because))
            if (sure := confidence(because)) is not None:
                self.say(beside, node, "sg:confidence", Literal(str(sure), datatype=xsd("decimal")))

    # --- document, persons, run ------------------------------------------------------------------------

    @property
    def _doc(self) -> NamedNode:
        return self.named(f"doc/{self.document.slug}")

    def _document(self) -> None:
        text = self.named(f"doc/{self.document.slug}/text")
        self.say("facts", self._doc, "rdf:type", iri("sg:SourceDocument"))
        for value in self.found.metadata:
            if isinstance(value.object, Node) and id(value.object) in self.private:
                continue
            term = self.term(value.object)
            if isinstance(term, Literal) and self.is_personal(term.value):
                term = self._masked(term)
            self.say("facts", self._doc, value.prop, term)
            if value.evidence:
                self._assert(self._doc, value.prop, term, value.evidence, value.basis or "stated", "facts")
        self.say("facts", text, "rdf:type", iri("foaf:Document"))
        self.say("facts", text, "dcterms:isFormatOf", self._doc)
        self.say("facts", text, "sg:sha256", Literal(hashlib.sha256(self.masked.encode()).hexdigest()))

    def _masked(self, title: Literal) -> Literal:
        """Return a title or description of the document without the persons that it names."""
        spans = [span for span, _ in self.resolution.people.find(title.value)]
        spans += [address.span for address in addresses(title.value)]
        return Literal(mask(title.value, spans), language=title.language)

    def _person(self, number: int, person: Person) -> None:
        node = self.named(iris.person(self.document.slug, number))
        self.say("contacts", node, "rdf:type", iri("foaf:Person"))
        self.say("contacts", node, "foaf:name", Literal(person.name))
        if person.email:
            self.say("contacts", node, "vcard:hasEmail", NamedNode(f"mailto:{person.email}"))
        if person.printed_email and person.printed_email != person.email:
            self.say("contacts", node, "sg:emailPrinted", Literal(person.printed_email))
        if person.organisation is not None:
            self.say("contacts", node, "org:memberOf", self.term(person.organisation))
        for span in person.spans:
            self.say("contacts", node, "sg:evidence", self.passage("contacts", span))
        for prop, things in (("sg:contactPerson", person.contact_of), ("sg:presenterPerson", person.presents)):
            for thing in things:
                subject = self.term(thing)
                assert isinstance(subject, NamedNode)
                self.say("contacts", subject, prop, node)

    def _provenance(self) -> None:
        run = self.named(iris.run(self.document.slug, self.run_key))
        agent = self.named("id/agent/samgraf")
        self.say("provenance", run, "rdf:type", iri("sg:ExtractionRun"))
        self.say("provenance", run, "prov:used", self._doc)
        self.say("provenance", run, "prov:wasAssociatedWith", agent)
        self.say("provenance", run, "schema:softwareVersion", Literal(version("samgraf")))
        self.say("provenance", agent, "rdf:type", iri("prov:SoftwareAgent"))
        for span in self.found.empty_sections:
            if self.is_open(span):
                self.say("provenance", run, "sg:emptySection", self.passage("evidence", span))
