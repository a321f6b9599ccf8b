"""The VoID partitions of a graph: its classes, the properties of each class, and what those lead to.

Query editors offer by them what may follow a class: `void:classPartition` / `void:propertyPartition`, and below
that the classes or datatypes (void-ext) of the objects.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, Store

from ontology import Namespace, void

void_ext = Namespace("http://ldf.fi/void-ext#")

CLASSES = "SELECT ?class (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s a ?class } GROUP BY ?class ORDER BY ?class"
PROPERTIES = "SELECT ?property (COUNT(*) AS ?n) WHERE { ?s ?property ?o } GROUP BY ?property ORDER BY ?property"
OF_CLASSES = """SELECT ?class ?property (COUNT(*) AS ?n) WHERE { ?s a ?class ; ?property ?o }
GROUP BY ?class ?property ORDER BY ?class ?property"""
OBJECTS = {
    "class": "SELECT DISTINCT ?class ?property ?object WHERE { ?s a ?class ; ?property ?o . ?o a ?object }",
    "datatype": """SELECT DISTINCT ?class ?property ?object WHERE {
  ?s a ?class ; ?property ?o . FILTER(isLiteral(?o)) BIND(DATATYPE(?o) AS ?object) }""",
}


def partitions(store: Store, dataset: NamedNode, graph: NamedNode) -> Iterator[Quad]:
    """Yield the partitions of the default graph of `store`, in order; their IRIs hang on the dataset's."""
    base = dataset.value.partition("#")[0]
    objects = {kind: _objects(store, query) for kind, query in OBJECTS.items()}
    properties: dict[NamedNode, list[tuple[NamedNode, Literal]]] = defaultdict(list)
    for row in rows_of(store, OF_CLASSES):
        properties[row["class"]].append((row["property"], row["n"]))
    for number, row in enumerate(rows_of(store, CLASSES), 1):
        part = NamedNode(f"{base}#class-{number}")
        yield Quad(dataset, void("classPartition"), part, graph)
        yield Quad(part, void("class"), row["class"], graph)
        yield Quad(part, void("entities"), row["n"], graph)
        for which, (name, often) in enumerate(properties[row["class"]], 1):
            held = NamedNode(f"{part.value}-property-{which}")
            yield Quad(part, void("propertyPartition"), held, graph)
            yield Quad(held, void("property"), name, graph)
            yield Quad(held, void("triples"), often, graph)
            for kind, namespace in (("class", void), ("datatype", void_ext)):
                for last, found in enumerate(objects[kind][row["class"], name], 1):
                    end = NamedNode(f"{held.value}-{kind}-{last}")
                    yield Quad(held, namespace(f"{kind}Partition"), end, graph)
                    yield Quad(end, namespace(kind), found, graph)
    for number, row in enumerate(rows_of(store, PROPERTIES), 1):
        part = NamedNode(f"{base}#property-{number}")
        yield Quad(dataset, void("propertyPartition"), part, graph)
        yield Quad(part, void("property"), row["property"], graph)
        yield Quad(part, void("triples"), row["n"], graph)


def _objects(store: Store, query: str) -> dict[tuple[NamedNode, NamedNode], list[NamedNode]]:
    found: dict[tuple[NamedNode, NamedNode], list[NamedNode]] = defaultdict(list)
    for row in rows_of(store, query):
        found[row["class"], row["property"]].append(row["object"])
    return defaultdict(list, {key: sorted(terms, key=str) for key, terms in found.items()})


def rows_of(store: Store, query: str) -> QuerySolutions:
    """Return the solutions of a SELECT query."""
    rows = store.query(query)
    assert isinstance(rows, QuerySolutions)
    return rows
