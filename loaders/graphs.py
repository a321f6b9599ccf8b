"""The graphs of one document while they are written, and the passages that its statements rest on."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse, serialize

from loaders import iris
from loaders.document import Span
from loaders.extract import Extraction
from loaders.masking import MASK, Stretches, mask
from loaders.names.words import beginnings
from loaders.resolve import Resolution
from ontology import PREFIXES, SCHEME

CONTEXT = 40  # code points of prefix and suffix beside a quotation


@cache
def iri(curie: str) -> NamedNode:
    """Expand a prefixed name.

    >>> iri("sg:about").value
    'https://w3id.org/samgraf/ns#about'
    """
    prefix, local = curie.split(":", 1)
    return NamedNode(PREFIXES[prefix] + local)


def concept(scheme: str, slug: str) -> NamedNode:
    """Return the IRI of a concept."""
    return NamedNode(f"{SCHEME}{scheme}/{slug}")


@dataclass
class Mapped:
    """A document's quads, by the kind of graph they stand in.

    Pickled as N-Quads: a tenth of the time and a quarter of the bytes of as many objects.
    """

    facts: list[Quad] = field(default_factory=list)
    evidence: list[Quad] = field(default_factory=list)
    contacts: list[Quad] = field(default_factory=list)
    provenance: list[Quad] = field(default_factory=list)

    def __getstate__(self) -> dict[str, bytes | None]:
        """Return the quads of each kind as N-Quads."""
        return {kind: serialize(quads, format=RdfFormat.N_QUADS) for kind, quads in vars(self).items()}

    def __setstate__(self, state: dict[str, bytes]) -> None:
        """Take the quads back."""
        for kind, written in state.items():
            setattr(self, kind, list(parse(written, RdfFormat.N_QUADS, lenient=True)))


class DocumentGraphs:
    """Writes quads into a document's graphs: "facts", "evidence", "contacts", "provenance".

    `masked` is the document's text without personal data; what may be quoted is decided against it.
    """

    def __init__(self, extraction: Extraction, resolution: Resolution, stretches: Stretches) -> None:
        self.found = extraction
        self.document = extraction.document
        self.resolution = resolution.of(extraction)
        self.masked = mask(self.document.text, stretches)
        self.out = Mapped()
        self._described: set[tuple[str, Span]] = set()
        self._personal: dict[str, bool] = {}
        self._said: defaultdict[str, set[tuple[object, object]]] = defaultdict(set)
        self._counted: defaultdict[str, int] = defaultdict(int)  # the quads of each graph that are in _said
        slug = self.document.slug
        paths = {
            "facts": f"doc/{slug}",
            "evidence": f"doc/{slug}/evidence",
            "contacts": f"doc/{slug}/contacts",
            "provenance": "provenance",
        }
        self._graphs = {name: self.named(f"graph/{path}") for name, path in paths.items()}

    def named(self, path: str) -> NamedNode:
        """Return the IRI of a path below the base."""
        return NamedNode(self.resolution.base_iri + path)

    def say(self, graph: str, subject: NamedNode, predicate: str, value: NamedNode | Literal) -> None:
        """Write one quad; `predicate` is a prefixed name."""
        getattr(self.out, graph).append(Quad(subject, iri(predicate), value, self._graphs[graph]))

    def has_said(self, graph: str, subject: NamedNode, predicate: NamedNode) -> bool:
        """Whether a graph already holds a value of a thing for a property."""
        quads: list[Quad] = getattr(self.out, graph)
        said = self._said[graph]
        said.update((quad.subject, quad.predicate) for quad in quads[self._counted[graph] :])
        self._counted[graph] = len(quads)
        return (subject, predicate) in said

    def is_open(self, span: Span) -> bool:
        """Whether a stretch is free of personal data."""
        return MASK not in self.masked[span.start : span.end]

    def is_personal(self, words: str) -> bool:
        """Whether words hold personal data: a person's name or address, or a part of the text that is masked."""
        if words not in self._personal:  # a heading is over many passages
            self._personal[words] = self.resolution.holds_personal_data(words) or any(
                not self._is_shown(part) and part in self.document.text for part in words.split("\n\n")
            )
        return self._personal[words]

    def _is_shown(self, words: str) -> bool:
        """Whether the masked text has words: most as words of their own, and then at the first place or two."""
        own = any(self.masked.startswith(words, at) for at in beginnings(self.masked, words))
        return own or words in self.masked

    def written(self) -> Mapped:
        """Return what was written, each quad once."""
        for name in ("facts", "evidence", "contacts", "provenance"):
            setattr(self.out, name, list(dict.fromkeys(getattr(self.out, name))))
        return self.out

    def passage(self, graph: str, span: Span) -> NamedNode:
        """Describe a passage once a graph, and return its IRI."""
        node = self.named(iris.passage(self.document.slug, *span))
        if (graph, span) in self._described:
            return node
        self._described.add((graph, span))
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
        if above and not self.is_personal(above):
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
