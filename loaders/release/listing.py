"""A catalogue while it is being written: quads in order, each once, with what they already say at hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from ontology import rdf

Term = NamedNode | Literal
TYPE = rdf("type")


class Listing:
    """Quads of one graph."""

    def __init__(self, written: Iterable[Quad], graph: NamedNode | None = None) -> None:
        self._graph = graph or DefaultGraph()
        self._said: dict[tuple[NamedNode, NamedNode], dict[Term, None]] = {}
        for quad in written:
            if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
                self.say(quad.subject, quad.predicate, quad.object)

    @property
    def quads(self) -> list[Quad]:
        """Everything said, in order."""
        return [Quad(*place, value, self._graph) for place, values in self._said.items() for value in values]

    def say(self, subject: NamedNode, predicate: NamedNode, *values: Term) -> None:
        """Add values to a property."""
        if values:
            self._said.setdefault((subject, predicate), {}).update(dict.fromkeys(values))

    def default(self, subject: NamedNode, predicate: NamedNode, *values: Term) -> None:
        """Say it where nothing is said yet."""
        if not self.of(subject, predicate):
            self.say(subject, predicate, *values)

    def of(self, subject: NamedNode, predicate: NamedNode) -> list[Term]:
        """Return the values of a property."""
        return list(self._said.get((subject, predicate), ()))

    def inherit(self, subject: NamedNode, source: NamedNode, predicates: Iterable[NamedNode]) -> None:
        """Say of a thing what another says, property by property, where it says nothing itself."""
        for predicate in predicates:
            self.default(subject, predicate, *self.of(source, predicate))

    def kinds(self, kind: NamedNode) -> list[NamedNode]:
        """Return the things of a class."""
        return [subject for (subject, predicate), values in self._said.items() if kind in values and predicate == TYPE]


def in_languages(texts: Mapping[str, str]) -> list[Literal]:
    """Return texts by language as literals."""
    return [Literal(text, language=tag) for tag, text in texts.items()]
