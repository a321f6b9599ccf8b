"""Dumps: the named graphs as canonical N-Quads and TriG, their merge in four formats, each graph by itself.

A public graph holds no blank node, so the sorted lines are the canonical form (RDFC-1.0) and two releases
can be compared by diff. Everything else is written from those lines, so all dumps are in one order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, parse, serialize

from loaders.release import jsonld
from loaders.release.packing import pack
from ontology import DEFAULT_BASE, PREFIXES

QUADS, TRIG = "samgraf.nq", "samgraf.trig"
MERGE, TURTLE, XML, JSON = "samgraf.nt", "samgraf.ttl", "samgraf.rdf", "samgraf.jsonld"
DUMPS = (QUADS, TRIG, MERGE, TURTLE, XML, JSON)
GRAPHS = "graphs"
# XML 1.0 has no way to write these, and reads a carriage return as a line feed.
UNFIT_FOR_XML = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
NAMES = {prefix: iri for prefix, iri in sorted(PREFIXES.items()) if prefix != "sgshapes"}


class Counts(NamedTuple):
    """How many quads the named graphs hold, how many triples their merge, how many of those XML cannot carry."""

    quads: int
    triples: int
    unfit_for_xml: int


def write(folder: Path, store: Store, base_iri: str = DEFAULT_BASE) -> Counts:
    """Write the dumps of a store into a folder, the whole ones plain and compressed.

    The graphs are listed one by one: what is in no listed graph is in no dump of the graphs.
    """
    parts = list(_write_graphs(folder / GRAPHS, store, base_iri))
    count = _sort_into(folder / QUADS, (line for part in parts for line in part.read_bytes().splitlines(True)))
    _serialize(_quads(parts), folder / TRIG, RdfFormat.TRIG)
    triples = _sort_into(folder / MERGE, _lines(store, DefaultGraph()))
    merge = folder / MERGE
    _serialize(_quads([merge]), folder / TURTLE, RdfFormat.TURTLE)
    unfit = _write_xml(merge, folder / XML)
    jsonld.write(folder / JSON, _quads([merge]))
    for name in DUMPS:
        pack(folder / name)
    return Counts(count, triples, unfit)


def graph_file(graph: NamedNode, ending: str, base_iri: str = DEFAULT_BASE) -> str:
    """Return where the dump of a named graph stands in the folder.

    >>> graph_file(NamedNode(DEFAULT_BASE + "graph/doc/forum/evidence"), "nq")
    'graphs/doc/forum/evidence.nq'
    """
    return f"{GRAPHS}/{graph.value.removeprefix(base_iri).removeprefix('graph/')}.{ending}"


def _write_graphs(folder: Path, store: Store, base_iri: str) -> Iterator[Path]:
    """Write each named graph as N-Quads and Turtle; yield the former, in the order of the graphs' names."""
    for graph in sorted((name for name in store.named_graphs() if isinstance(name, NamedNode)), key=str):
        quads, turtle = (folder.parent / graph_file(graph, ending, base_iri) for ending in ("nq", "ttl"))
        quads.parent.mkdir(parents=True, exist_ok=True)
        # A line break in a literal is escaped, so what stands before one is the end of a statement.
        named = b" %s .\n" % str(graph).encode()
        _sort_into(quads, (line.removesuffix(b" .\n") + named for line in _lines(store, graph)))
        triples = (Quad(quad.subject, quad.predicate, quad.object) for quad in _quads([quads]))
        _serialize(triples, turtle, RdfFormat.TURTLE)
        yield quads


def _write_xml(merge: Path, path: Path) -> int:
    """Write the merge as RDF/XML; return how many triples XML cannot carry."""
    unfit = 0

    def fit() -> Iterator[Quad]:
        nonlocal unfit
        for quad in _quads([merge]):
            if isinstance(quad.object, Literal) and UNFIT_FOR_XML.search(quad.object.value):
                unfit += 1
            else:
                yield quad

    _serialize(fit(), path, RdfFormat.RDF_XML)
    return unfit


def _lines(store: Store, graph: NamedNode | DefaultGraph) -> list[bytes]:
    return bytes(store.dump(format=RdfFormat.N_TRIPLES, from_graph=graph) or b"").splitlines(keepends=True)


def _sort_into(path: Path, lines: Iterable[bytes]) -> int:
    ordered = sorted(lines)
    with path.open("wb") as file:
        file.writelines(ordered)
    return len(ordered)


def _quads(files: Iterable[Path]) -> Iterator[Quad]:
    for path in files:
        yield from parse(path=path, format=RdfFormat.N_QUADS)


def _serialize(quads: Iterable[Quad], path: Path, form: RdfFormat) -> None:
    if form != RdfFormat.TRIG:
        serialize((quad.triple for quad in quads), path, format=form, prefixes=NAMES)
    else:
        serialize(quads, path, format=form, prefixes=NAMES)
