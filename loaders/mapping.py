"""Records into quads: a document's facts with their evidence, and apart what only the contacts store may hold.

What a passage, label or wording says of a person decides where a node goes (ONTOLOGY §8 g): public when at
least one passage of it is free of personal data, else into the contacts graph.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, Quad

from loaders import iris
from loaders.document import Document, Span
from loaders.extract import Extraction
from loaders.extract.addresses import addresses
from loaders.masking import MASK, Stretches, mask
from loaders.records import Concept, Node, Object, Person, Value
from loaders.resolve import Resolution
from ontology import PREFIXES, SCHEME

CONTEXT = 40  # code points of prefix and suffix beside a quotation


def iri(curie: str) -> NamedNode:
    """Expand a prefixed name: `iri("sg:about")`."""
    prefix, local = curie.split(":", 1)
    return NamedNode(PREFIXES[prefix] + local)


TYPE = iri("rdf:type")


@dataclass
class Mapped:
    """A document's quads, by the kind of graph they stand in."""

    facts: list[Quad] = field(default_factory=list)
    evidence: list[Quad] = field(default_factory=list)
    contacts: list[Quad] = field(default_factory=list)
    provenance: list[Quad] = field(default_factory=list)


def map_document(extraction: Extraction, resolution: Resolution, stretches: Stretches, run_key: str) -> Mapped:
    """Map what was found in one document.

    Args:
        extraction: what was found, with the document it was found in.
        resolution: which nodes are one thing, and the path of each.
        stretches: what is masked in the document's text.
        run_key: key of the shard that the extraction came from; names the run.
    """
    return _Mapper(extraction, resolution, stretches, run_key).map()


class _Mapper:
    def __init__(self, extraction: Extraction, resolution: Resolution, stretches: Stretches, run_key: str) -> None:
        self.found = extraction
        self.document: Document = extraction.document
        self.resolution = resolution
        self.stretches = stretches
        self.masked = mask(self.document.text, stretches)
        self.run_key = run_key
        self.base = resolution.base_iri
        slug = self.document.slug
        self.graphs = {
            name: NamedNode(f"{self.base}graph/{path}")
            for name, path in {
                "facts": f"doc/{slug}",
                "evidence": f"doc/{slug}/evidence",
                "contacts": f"doc/{slug}/contacts",
                "provenance": "provenance",
            }.items()
        }
        self.out = Mapped()
        self.passages: set[tuple[str, Span]] = set()
        self.private = {id(node) for node in extraction.nodes if self._is_private(node)}
        self._spread_private()

    # --- where a node goes -------------------------------------------------------------------------

    def _open(self, span: Span) -> bool:
        """Whether a stretch is free of personal data."""
        return MASK not in self.masked[span.start : span.end]

    def _is_private(self, node: Node) -> bool:
        words = [value.object.value for value in node.values if isinstance(value.object, Literal)]
        names = [node.label or "", self.resolution.label(node) or ""]
        return not any(self._open(span) for span in node.evidence) or any(map(self._personal, [*names, *words]))

    def _personal(self, words: str) -> bool:
        """Whether words hold personal data: a person's name or address, or a part of the text that is masked."""
        return self.resolution.holds_personal_data(words) or any(
            part in self.document.text and part not in self.masked for part in words.split("\n\n")
        )

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

    def named(self, path: str) -> NamedNode:
        return NamedNode(self.base + path)

    def term(self, value: Object) -> NamedNode | Literal:
        if isinstance(value, Concept):
            return NamedNode(f"{SCHEME}{value.scheme}/{value.slug}")
        if isinstance(value, Literal | NamedNode):
            return value
        return self.named(self.resolution.path(value))

    def text(self, words: str) -> Literal:
        return Literal(words, language=self.document.language)

    def say(self, graph: str, subject: NamedNode, predicate: str, value: NamedNode | Literal) -> None:
        getattr(self.out, graph).append(Quad(subject, iri(predicate), value, self.graphs[graph]))

    # --- passages ------------------------------------------------------------------------------------

    def passage(self, graph: str, span: Span) -> NamedNode:
        """Describe a passage once a graph, and return its IRI."""
        node = self.named(iris.passage(self.document.slug, *span))
        if (graph, span) in self.passages:
            return node
        self.passages.add((graph, span))
        slug, text = self.document.slug, self.document.text
        position = self.named(iris.selector(slug, *span, "position"))
        quote = self.named(iris.selector(slug, *span, "quote"))
        self.say(graph, node, "rdf:type", iri("sg:Passage"))
        self.say(graph, node, "oa:hasSource", self.named(f"doc/{slug}/text"))
        self.say(graph, node, "oa:hasSelector", position)
        self.say(graph, node, "oa:hasSelector", quote)
        self.say(graph, node, "sg:line", Literal(self.document.line(span.start)))
        block = self.document.block_at(span.start)
        if block and block.page:
            self.say(graph, node, "sg:page", Literal(block.page))
        above = self.found.heading_above(span.start)
        if above and not self._personal(above):
            self.say(graph, node, "sg:sectionHeading", Literal(above))
        self.say(graph, position, "rdf:type", iri("oa:TextPositionSelector"))
        self.say(graph, position, "oa:start", Literal(span.start))
        self.say(graph, position, "oa:end", Literal(span.end))
        self.say(graph, quote, "rdf:type", iri("oa:TextQuoteSelector"))
        self.say(graph, quote, "oa:exact", Literal(text[span.start : span.end]))
        for name, words in zip(("oa:prefix", "oa:suffix"), self._context(graph, span), strict=True):
            if words:
                self.say(graph, quote, name, Literal(words))
        return node

    def _context(self, graph: str, span: Span) -> tuple[str, str]:
        """Return what stands beside a stretch in its block, up to the nearest personal data."""
        source = self.document.text if graph == "contacts" else self.masked
        block = self.document.block_at(span.start)
        start, end = (block.start, block.end) if block else span
        before = source[max(start, span.start - CONTEXT) : span.start].rpartition(MASK)[2]
        after = source[span.end : min(max(end, span.end), span.end + CONTEXT)].partition(MASK)[0]
        if graph != "contacts" and self.found.is_domain(span):
            before = ""
        return before, after

    # --- nodes ---------------------------------------------------------------------------------------

    def map(self) -> Mapped:
        self._document()
        for node in self.found.nodes:
            self._node(node, "contacts" if id(node) in self.private else "facts")
        for mention in self.found.mentions:
            things = [thing for thing in mention.things if id(thing) not in self.private]
            graph = "evidence" if self._open(mention.span) else "contacts"
            for thing in things:
                self.say(graph, self.passage(graph, mention.span), "sg:mentions", self.term(thing))
                if graph == "evidence":
                    self.say("facts", self._doc, "schema:mentions", self.term(thing))
        for number, person in enumerate(self.found.persons, 1):
            self._person(number, person)
        self._provenance()
        for name in ("facts", "evidence", "contacts", "provenance"):
            setattr(self.out, name, list(dict.fromkeys(getattr(self.out, name))))
        return self.out

    def _node(self, node: Node, graph: str) -> None:
        subject = self.term(node)
        assert isinstance(subject, NamedNode)
        beside = "contacts" if graph == "contacts" else "evidence"
        self.say(graph, subject, "rdf:type", iri("schema:Event" if node.type == "Event" else f"sg:{node.type}"))
        for span in dict.fromkeys(node.evidence):
            if graph == "contacts" or self._open(span):
                self.say(graph, subject, "sg:evidence", self.passage(beside, span))
            else:
                self.say("contacts", subject, "sg:evidence", self.passage("contacts", span))
        self.say(graph, subject, "sg:method", NamedNode(f"{SCHEME}method/{node.method}"))
        if node.basis:
            self.say(graph, subject, "sg:basis", NamedNode(f"{SCHEME}basis/{node.basis}"))
        self._labels(node, subject, graph)
        for value in node.values:
            self._value(node, subject, value, graph)
        if node.type == "Participation" and node.owner is not None:
            owner = self.term(node.owner)
            assert isinstance(owner, NamedNode)
            self.say(graph, subject, "sg:participationIn", owner)
            self.say(graph, owner, "sg:hasParticipation", subject)

    def _labels(self, node: Node, subject: NamedNode, graph: str) -> None:
        label = self.resolution.label(node)
        if label is None or node.type in iris.STATEMENTS or node.type in ("Participation", "Measure"):
            return
        self.say(graph, subject, "skos:prefLabel", self.text(label))
        if node.type in ("Project", "PilotProject"):
            self.say(graph, subject, "dcterms:title", self.text(label))
        if node.label and node.label != label:
            self.say(graph, subject, "skos:altLabel", self.text(node.label))
            why = self.resolution.reason(node)
            if why:
                self._assert(subject, "skos:altLabel", self.text(node.label), node.evidence[:1], "inferred", graph, why)

    def _value(self, node: Node, subject: NamedNode, value: Value, graph: str) -> None:
        private = isinstance(value.object, Node) and id(value.object) in self.private
        target = "contacts" if private else graph
        if target != "contacts" and value.evidence and not any(self._open(span) for span in value.evidence):
            target = "contacts"
        if target == "contacts" and self.resolution.without_contacts:
            return
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
        self.say(beside, node, "sg:basis", NamedNode(f"{SCHEME}basis/{basis}"))
        for span in evidence:
            if beside == "contacts" or self._open(span):
                self.say(beside, node, "sg:evidence", self.passage(beside, span))
        if because:
            self.say(beside, node, "sg:mergedBecause", NamedNode(f"{SCHEME}method/{because}"))

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
            if isinstance(term, Literal) and self._personal(term.value):
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
        if self.resolution.without_contacts:
            return
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
        self.say("provenance", run, "schema:softwareVersion", Literal(self.resolution.software_version))
        self.say("provenance", agent, "rdf:type", iri("prov:SoftwareAgent"))
        for span in self.found.empty_sections:
            if self._open(span):
                self.say("provenance", run, "sg:emptySection", self.passage("evidence", span))
