"""SHACL over quads: what a graph breaks of a set of shapes, each message in both languages.

pySHACL and rdflib are used here and nowhere else in a build.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Any, NamedTuple

import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple
from pyshacl import validate
from rdflib.namespace import SH
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Result as Answer

from loaders.errors import BrokenPromise


class Result(NamedTuple):
    """What one shape says of one node: `rule` is its name and path, `must` whether it is a violation."""

    node: str
    rule: str
    must: bool
    sv: str
    en: str


def results(quads: Iterable[Quad | Triple], asked: rdflib.Graph) -> Iterator[Result]:
    """Yield what a graph breaks of the asked `shapes`, in no order and with repetitions.

    Raises:
        BrokenPromise: the shapes cannot be run.
    """
    # Not by pySHACL's focus_nodes: that skips inner shapes too (sh:not, sh:qualifiedValueShape) and inverts them.
    _, report, _ = validate(graph(quads), shacl_graph=asked, inplace=True)
    if not isinstance(report, rdflib.Graph):
        raise BrokenPromise(f"the shapes cannot be run: {report}")
    for result in report.subjects(SH.resultSeverity):
        yield _result(report, asked, result)


def graph(quads: Iterable[Quad | Triple]) -> rdflib.Graph:
    """Return quads, whatever their graphs, as pySHACL reads them."""
    return _filled(_Graph(), quads)


def shapes(quads: Iterable[Quad | Triple]) -> rdflib.Graph:
    """Return shapes as pySHACL reads them: without the contexts that it needs of data."""
    return _filled(rdflib.Graph(store="SimpleMemory"), quads)


def _filled(made: rdflib.Graph, quads: Iterable[Quad | Triple]) -> rdflib.Graph:
    for quad in quads:
        made.add((_term(quad.subject), _term(quad.predicate), _term(quad.object)))
    return made


class _Graph(rdflib.Graph):
    """A graph that parses each query once: shapes ask the same of every document, and rdflib parses slowly."""

    def query(self, query_object: str | Query, *arguments: Any, **options: Any) -> Answer:
        """Answer a query that declares the prefixes it uses."""
        asked = _parsed(query_object) if isinstance(query_object, str) else query_object
        return super().query(asked, *arguments, **options)


@cache
def _parsed(query: str) -> Query:
    return prepareQuery(query)


def _result(report: rdflib.Graph, asked: rdflib.Graph, result: rdflib.term.Node) -> Result:
    path, shape = report.value(result, SH.resultPath), report.value(result, SH.sourceShape)
    owners = list(asked.subjects(SH.property, shape))
    # A shape that several have, or whose path has no name, stands for itself.
    owner = owners[0] if len(owners) == 1 and isinstance(path, rdflib.URIRef) else shape
    rule = "/".join(_local(str(part)) for part in (owner, path) if isinstance(part, rdflib.URIRef))
    messages = (m for m in report.objects(result, SH.resultMessage) if isinstance(m, rdflib.Literal))
    texts = {message.language or "": str(message) for message in messages}
    english = texts.get("en") or texts.get("") or rule
    must = report.value(result, SH.resultSeverity) == SH.Violation
    return Result(str(report.value(result, SH.focusNode)), rule, must, texts.get("sv", english), english)


def _local(iri: str) -> str:
    return iri.replace("#", "/").rpartition("/")[2]


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
