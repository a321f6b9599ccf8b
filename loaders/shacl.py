"""SHACL over quads: what a graph breaks of a set of shapes, each message in both languages.

pySHACL and rdflib are used here and in `loaders.shacl_graph`, and nowhere else in a build.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import rdflib
from pyoxigraph import Quad, Triple
from pyshacl import validate
from rdflib.namespace import RDF, RDFS, SH

from loaders.errors import BrokenPromise
from loaders.shacl_graph import graph, plain_graph

TARGETS = (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf)
COUNTS = {SH.qualifiedMinCount: SH.minCount, SH.qualifiedMaxCount: SH.maxCount}
BESIDE_COUNTS = frozenset({*COUNTS, SH.path, SH.qualifiedValueShape, SH.severity, SH.message, *TARGETS, RDF.type})


class Result(NamedTuple):
    """What one shape says of one node: `rule` is its name and path, `must` whether it is a violation."""

    node: str
    rule: str
    must: bool
    sv: str
    en: str


class Shapes(NamedTuple):
    """Shapes as pySHACL runs them, and the node shapes that each property shape was written under.

    `classed` are the properties that stand for the values of another that are of a class, `united` the classes that
    stand for any of several.
    """

    graph: rdflib.Graph
    owners: Mapping[rdflib.term.Node, Sequence[rdflib.term.Node]]
    classed: Mapping[rdflib.URIRef, tuple[rdflib.term.Node, rdflib.term.Node]]
    united: Mapping[rdflib.URIRef, Sequence[rdflib.term.Node]]


def results(quads: Iterable[Quad | Triple], asked: Shapes) -> Iterator[Result]:
    """Yield what a graph breaks of the asked `shapes`, in no order and with repetitions.

    Raises:
        BrokenPromise: the shapes cannot be run.
    """
    # Not by pySHACL's focus_nodes: that skips inner shapes too (sh:not, sh:qualifiedValueShape) and inverts them.
    data = graph(quads)
    _class(data, asked)
    _, report, _ = validate(data, shacl_graph=asked.graph, inplace=True)
    if not isinstance(report, rdflib.Graph):
        raise BrokenPromise(f"the shapes cannot be run: {report}")
    for result in report.subjects(SH.resultSeverity):
        yield _result(report, asked, result)


def shapes(quads: Iterable[Quad | Triple]) -> Shapes:
    """Return shapes as pySHACL runs them fast.

    A property shape has the targets of the node shape over it. What it says is the same, but pySHACL runs it once
    for all nodes; under a node shape it runs it, and sets it up, again for each.
    """
    made = plain_graph(quads)
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
    return Shapes(made, owners, _classed(made), _united(made))


def _classed(made: rdflib.Graph) -> dict[rdflib.URIRef, tuple[rdflib.term.Node, rdflib.term.Node]]:
    """Put a property of its own for "so many values of a class", and a plain count of it, where no more is asked.

    It means the same, and pySHACL counts all nodes at once; a shape of values it runs for each value, and words a
    result for each that is of another class: a third of the time of a document, as each passage has two selectors.
    """
    found: dict[rdflib.URIRef, tuple[rdflib.term.Node, rdflib.term.Node]] = {}
    for shape, inner in list(made.subject_objects(SH.qualifiedValueShape)):
        path, asked = made.value(shape, SH.path), list(made.predicate_objects(inner))
        by_class = [predicate for predicate, _ in asked] == [SH["class"]]
        if not (by_class and isinstance(path, rdflib.URIRef) and set(made.predicates(shape)) <= BESIDE_COUNTS):
            continue
        own = rdflib.URIRef(f"urn:of-class:{len(found)}#{_local(str(path))}")
        found[own] = (path, asked[0][1])
        made.set((shape, SH.path, own))
        made.remove((shape, SH.qualifiedValueShape, None))
        for qualified, count in COUNTS.items():
            for number in list(made.objects(shape, qualified)):
                made.remove((shape, qualified, number))
                made.add((shape, count, number))
    return found


def _united(made: rdflib.Graph) -> dict[rdflib.URIRef, Sequence[rdflib.term.Node]]:
    """Put a class of its own for "of this class or of that": pySHACL runs a shape for each value and class."""
    found: dict[rdflib.URIRef, Sequence[rdflib.term.Node]] = {}
    for shape, head in list(made.subject_objects(SH["or"])):
        options = [list(made.predicate_objects(option)) for option in made.items(head)]
        by_class = all([predicate for predicate, _ in asked] == [SH["class"]] for asked in options)
        if by_class and (shape, SH.message, None) in made and (shape, SH["class"], None) not in made:
            own = rdflib.URIRef(f"urn:of-any:{len(found)}")
            found[own] = [asked[0][1] for asked in options]
            made.remove((shape, SH["or"], head))
            made.add((shape, SH["class"], own))
    return found


def _class(data: rdflib.Graph, asked: Shapes) -> None:
    """Add the properties that stand for values of a class, and the classes that stand for several."""
    for own, classes in asked.united.items():
        for one in classes:
            data.add((one, RDFS.subClassOf, own))
    for own, (path, wanted) in asked.classed.items():
        kind, fitting = RDF.type, set(data.transitive_subjects(RDFS.subClassOf, wanted))
        for subject, value in list(data.subject_objects(path)):
            if not fitting.isdisjoint(data.objects(value, kind)):
                data.add((subject, own, value))


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
