"""SHACL over quads: what a graph breaks of a set of shapes, each message in both languages.

pySHACL and rdflib are used here and nowhere else in a build.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, NamedTuple

import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple
from pyshacl import validate
from rdflib.namespace import SH, NamespaceManager
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.sparql import Query
from rdflib.query import Result as Answer

from loaders.errors import BrokenPromise

TARGETS = (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf)


class Result(NamedTuple):
    """What one shape says of one node: `rule` is its name and path, `must` whether it is a violation."""

    node: str
    rule: str
    must: bool
    sv: str
    en: str


class Shapes(NamedTuple):
    """Shapes as pySHACL runs them, and the node shapes that each property shape was written under."""

    graph: rdflib.Graph
    owners: Mapping[rdflib.term.Node, Sequence[rdflib.term.Node]]


def results(quads: Iterable[Quad | Triple], asked: Shapes) -> Iterator[Result]:
    """Yield what a graph breaks of the asked `shapes`, in no order and with repetitions.

    Raises:
        BrokenPromise: the shapes cannot be run.
    """
    # Not by pySHACL's focus_nodes: that skips inner shapes too (sh:not, sh:qualifiedValueShape) and inverts them.
    _, report, _ = validate(graph(quads), shacl_graph=asked.graph, inplace=True)
    if not isinstance(report, rdflib.Graph):
        raise BrokenPromise(f"the shapes cannot be run: {report}")
    for result in report.subjects(SH.resultSeverity):
        yield _result(report, asked, result)


def graph(quads: Iterable[Quad | Triple]) -> rdflib.Graph:
    """Return quads, whatever their graphs, as pySHACL reads them."""
    return _filled(_Graph(), quads)


def shapes(quads: Iterable[Quad | Triple]) -> Shapes:
    """Return shapes as pySHACL reads them: without the contexts that it needs of data.

    A property shape has the targets of the node shape over it. What it says is the same, but pySHACL runs it once
    for all nodes; under a node shape it runs it, and sets it up, again for each.
    """
    made = _filled(_Graph(store="SimpleMemory"), quads)
    owners: dict[rdflib.term.Node, list[rdflib.term.Node]] = defaultdict(list)
    for owner, shape in made.subject_objects(SH.property):
        owners[shape].append(owner)
    for owner in set(made.subjects(SH.property)):
        targets = [(kind, target) for kind in TARGETS for target in made.objects(owner, kind)]
        if not targets or (None, None, owner) in made or (owner, SH.deactivated, None) in made:
            continue  # it is asked of values too, or of nothing
        for shape in made.objects(owner, SH.property):
            for kind, target in targets:
                made.add((shape, kind, target))
        made.remove((owner, SH.property, None))
    return Shapes(made, owners)


def _filled(made: rdflib.Graph, quads: Iterable[Quad | Triple]) -> rdflib.Graph:
    for quad in quads:
        made.add((_term(quad.subject), _term(quad.predicate), _term(quad.object)))
    return made


class _Graph(rdflib.Graph):
    """A graph that parses each query once, for shapes ask the same of every document, and shortens no IRI."""

    def __init__(self, store: str = "default") -> None:
        super().__init__(store)
        self.namespace_manager = _Whole(self, bind_namespaces="none")

    def query(self, query_object: str | Query, *arguments: Any, **options: Any) -> Answer:
        """Answer a query that declares the prefixes it uses."""
        asked = _parsed(query_object) if isinstance(query_object, str) else query_object
        return super().query(asked, *arguments, **options)


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


def _result(report: rdflib.Graph, asked: Shapes, result: rdflib.term.Node) -> Result:
    path, shape = report.value(result, SH.resultPath), report.value(result, SH.sourceShape)
    owners = asked.owners.get(shape, ()) if shape else ()
    # A shape that several have, or whose path has no name, stands for itself.
    owner = owners[0] if len(owners) == 1 and isinstance(path, rdflib.URIRef) else shape
    rule = "/".join(_local(str(part)) for part in (owner, path) if isinstance(part, rdflib.URIRef))
    # Of what a query says in two languages, the report has one, now this and now that.
    query = report.value(result, SH.sourceConstraint)
    said = [*report.objects(result, SH.resultMessage), *(asked.graph.objects(query, SH.message) if query else ())]
    texts = {message.language or "": str(message) for message in said if isinstance(message, rdflib.Literal)}
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
