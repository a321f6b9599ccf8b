"""Quads as a graph that pySHACL reads.

pySHACL and rdflib are used here and in `loaders.shacl`, and nowhere else in a build.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any

import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple
from rdflib.namespace import NamespaceManager
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query
from rdflib.plugins.stores.memory import SimpleMemory
from rdflib.query import Result as Answer
from rdflib.store import Store

from loaders.errors import BrokenPromise


def graph(quads: Iterable[Quad | Triple]) -> rdflib.Graph:
    """Return quads, whatever their graphs, as pySHACL reads them."""
    return _filled(_Graph(), quads)


def plain_graph(quads: Iterable[Quad | Triple]) -> rdflib.Graph:
    """Return quads, whatever their graphs, as pySHACL reads shapes: without the contexts that it needs of data."""
    return _filled(_Graph("SimpleMemory"), quads)


def _filled(made: rdflib.Graph, quads: Iterable[Quad | Triple]) -> rdflib.Graph:
    for quad in quads:
        made.store.add((_term(quad.subject), _term(quad.predicate), _term(quad.object)), made)
    return made


class _Graph(rdflib.Graph):
    """A graph that parses each query once, for shapes ask the same of every document, and shortens no IRI."""

    def __init__(self, store: str | Store | None = None) -> None:
        super().__init__(store or _OneGraph())
        self.namespace_manager = _Whole(self, bind_namespaces="none")

    def query(self, query_object: str | Query, *arguments: Any, **options: Any) -> Answer:
        """Answer a query that declares the prefixes it uses."""
        asked = _parsed(query_object) if isinstance(query_object, str) else query_object
        return super().query(asked, *arguments, **options)


class _OneGraph(SimpleMemory):
    """A store of one graph that passes for one of many, as pySHACL needs of data: no context is kept a triple."""

    context_aware = True
    graph_aware = True
    _length: int | None = None

    def add(self, triple: Any, context: Any, quoted: bool = False) -> None:
        """Add a triple."""
        self._length = None
        super().add(triple, context, quoted)

    def remove(self, triple_pattern: Any, context: Any = None) -> None:
        """Take triples out."""
        self._length = None
        super().remove(triple_pattern, context)

    def __len__(self, context: Any = None) -> int:
        """Return the number of triples, which pySHACL asks of each shape, and rdflib counts anew."""
        if self._length is None:
            self._length = super().__len__(context)
        return self._length


class _Whole(NamespaceManager):
    """IRIs as they are. pySHACL describes each result in words that nobody reads, shortening the IRIs in them, and
    rdflib looks for the prefix of each among all it has met: the time grew with the square of the passages.
    """

    def normalizeUri(self, rdfTerm: str) -> str:  # as rdflib has it
        """Return an IRI in angle brackets."""
        return f"<{rdfTerm}>"


@cache
def _parsed(query: str) -> Query:
    return prepareQuery(query)


@lru_cache(maxsize=50_000)  # each document is held beside the same vocabulary, and names the same bodies
def _term(term: object) -> rdflib.term.IdentifiedNode | rdflib.Literal:
    match term:
        case NamedNode():
            return rdflib.URIRef(term.value)
        case BlankNode():
            return rdflib.BNode(term.value)
        case Literal(language=str() as language):
            return rdflib.Literal(term.value, lang=language)
        case Literal():
            return rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value), normalize=False)
    raise BrokenPromise(f"no RDF 1.1 term: {term}")
