"""Quads as a graph that pySHACL reads.

pySHACL and rdflib are used here and in `loaders.shacl`, and nowhere else in a build.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
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

    def objects(self, subject: Any = None, predicate: Any = None, unique: bool = False) -> Generator[Any]:
        """Yield the values that a thing has of a property, as pySHACL asks of each by the million."""
        if isinstance(self.store, _OneGraph) and type(subject) is type(predicate) is rdflib.URIRef:
            yield from self.store.values(subject, predicate)
        else:
            yield from super().objects(subject, predicate, unique)

    def query(self, query_object: str | Query, *arguments: Any, **options: Any) -> Answer:
        """Answer a query that declares the prefixes it uses."""
        asked = _parsed(query_object) if isinstance(query_object, str) else query_object
        return super().query(asked, *arguments, **options)


class _OneGraph(SimpleMemory):
    """A store of one graph that passes for one of many, as pySHACL needs of data: no context is kept a triple.

    Most things have one value for a property and most values one thing: then that stands in an index as it is, and
    no dictionary around it. A long document has half a million triples, and one of rdflib's takes a kilobyte.
    """

    context_aware = True
    graph_aware = True

    def __init__(self) -> None:
        super().__init__()
        self._values: dict[Any, dict[Any, Any]] = {}  # by subject, by predicate
        self._subjects: dict[Any, dict[Any, Any]] = {}  # by predicate, by value
        self._size = 0

    def add(self, triple: Any, context: Any, quoted: bool = False) -> None:
        """Add a triple."""
        subject, predicate, value = triple
        if _put(self._values.setdefault(subject, {}), predicate, value):
            _put(self._subjects.setdefault(predicate, {}), value, subject)
            self._size += 1

    def remove(self, triple_pattern: Any, context: Any = None) -> None:
        """Take triples out."""
        for (subject, predicate, value), _ in list(self.triples(triple_pattern)):
            _drop(self._values[subject], predicate, value)
            _drop(self._subjects[predicate], value, subject)
            self._size -= 1

    def values(self, subject: Any, predicate: Any) -> Iterable[Any]:
        """Return the values that a thing has of a property."""
        return _each(self._values.get(subject, {}).get(predicate))

    def triples(self, triple_pattern: Any, context: Any = None) -> Iterator[tuple[Any, Iterator[Any]]]:
        """Yield the triples of a pattern."""
        subject, predicate, value = triple_pattern
        if subject is not None:
            held = self._values.get(subject, {})
            for own in (predicate,) if predicate is not None else tuple(held):
                others = _each(held.get(own))
                for other in others if value is None else (value,) if value in others else ():
                    yield (subject, own, other), iter(())
            return
        for own in (predicate,) if predicate is not None else tuple(self._subjects):
            by_value = self._subjects.get(own, {})
            for other in (value,) if value is not None else by_value:
                for thing in _each(by_value.get(other)):
                    yield (thing, own, other), iter(())

    def __len__(self, context: Any = None) -> int:
        """Return the number of triples, which pySHACL asks of each shape."""
        return self._size


def _put(index: dict[Any, Any], key: Any, term: Any) -> bool:
    """Hold one more term under a key; return whether it was not there."""
    held = index.get(key)
    if held is None:
        index[key] = term
    elif type(held) is dict:
        if term in held:
            return False
        held[term] = None
    elif held == term:
        return False
    else:
        index[key] = {held: None, term: None}
    return True


def _drop(index: dict[Any, Any], key: Any, term: Any) -> None:
    held = index[key]
    if type(held) is dict and len(held) > 1:
        del held[term]
    else:
        del index[key]


def _each(held: Any) -> Iterable[Any]:
    if held is None:
        return ()
    return held if type(held) is dict else (held,)


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
