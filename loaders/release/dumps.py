"""Dumps: the named graphs as canonical N-Quads and TriG, their merge in four formats, each graph by itself.

A public graph holds no blank node, so the sorted lines are the canonical form (RDFC-1.0) and two releases
can be compared by diff. Everything else is written from those lines, so all dumps are in one order.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, parse, serialize

from loaders.release import jsonld
from loaders.release.packing import pack
from loaders.release.sorting import in_order
from ontology import DEFAULT_BASE, PREFIXES

QUADS, TRIG = "samgraf.nq", "samgraf.trig"
MERGE, TURTLE, XML, JSON = "samgraf.nt", "samgraf.ttl", "samgraf.rdf", "samgraf.jsonld"
DUMPS = (QUADS, TRIG, MERGE, TURTLE, XML, JSON)
GRAPHS = "graphs"
Step = Callable[[str], None]
# XML 1.0 has no way to write these, and reads a carriage return as a line feed.
UNFIT_FOR_XML = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
NAMES = {prefix: iri for prefix, iri in sorted(PREFIXES.items()) if prefix != "sgshapes"}


class Counts(NamedTuple):
    """How many quads the named graphs hold, how many triples their merge, how many of those XML cannot carry."""

    quads: int
    triples: int
    unfit_for_xml: int


def write(folder: Path, store: Store, base_iri: str = DEFAULT_BASE, step: Step = lambda name: None) -> Counts:
    """Write the dumps of a store into a folder, each plain and compressed.

    The graphs are listed one by one: what is in no listed graph is in no dump of the graphs.
    """
    step("writing N-Quads")
    graphs = list(write_graphs(folder, store, base_iri))
    count = write_quads(folder, graphs)
    step("writing TriG")
    write_trig(folder, graphs)
    step("writing each graph by itself")
    for graph in graphs:
        pack(graph)
        _packed_after(graph.with_suffix(".ttl"), partial(_write_turtle, graph))
    step("writing N-Triples")
    triples = write_merge(folder, store)
    step("writing Turtle")
    _packed_after(folder / TURTLE, lambda path: _serialize(_quads([folder / MERGE]), path, RdfFormat.TURTLE))
    step("writing RDF/XML")
    unfit = _write_xml(folder / MERGE, folder / XML)
    pack(folder / XML)
    step("writing JSON-LD")
    _packed_after(folder / JSON, lambda path: jsonld.write(path, _quads([folder / MERGE])))
    return Counts(count, triples, unfit)


def write_quads(folder: Path, graphs: Iterable[Path]) -> int:
    """Write the named graphs as one file of sorted N-Quads, from those of each, plain and compressed; count them."""
    count = _sort_into(folder / QUADS, (line for graph in graphs for line in _lines_of(graph)))
    pack(folder / QUADS)
    return count


def write_trig(folder: Path, graphs: Iterable[Path]) -> None:
    """Write the named graphs as TriG, in the order of their names, plain and compressed."""
    _packed_after(folder / TRIG, lambda path: _serialize(_quads(graphs), path, RdfFormat.TRIG))


def write_merge(folder: Path, store: Store) -> int:
    """Write the default graph of a store as sorted N-Triples, plain and compressed; count the triples."""
    count = _sort_into(folder / MERGE, _lines(store, DefaultGraph(), folder))
    pack(folder / MERGE)
    return count


def _packed_after(path: Path, write: Callable[[Path], None]) -> None:
    write(path)
    pack(path)


def graph_file(graph: NamedNode, ending: str, base_iri: str = DEFAULT_BASE) -> str:
    """Return where the dump of a named graph stands in the folder.

    >>> graph_file(NamedNode(DEFAULT_BASE + "graph/doc/forum/evidence"), "nq")
    'graphs/doc/forum/evidence.nq'
    """
    return f"{GRAPHS}/{graph.value.removeprefix(base_iri).removeprefix('graph/')}.{ending}"


def write_graphs(folder: Path, store: Store, base_iri: str = DEFAULT_BASE) -> Iterator[Path]:
    """Write each named graph as sorted N-Quads; yield the files, in the order of the graphs' names."""
    for graph in sorted((name for name in store.named_graphs() if isinstance(name, NamedNode)), key=str):
        quads = folder / graph_file(graph, "nq", base_iri)
        quads.parent.mkdir(parents=True, exist_ok=True)
        # A line break in a literal is escaped, so what stands before one is the end of a statement.
        named = b" %s .\n" % str(graph).encode()
        _sort_into(quads, (line.removesuffix(b" .\n") + named for line in _lines(store, graph, folder)))
        yield quads


def _write_turtle(quads: Path, path: Path) -> None:
    """Write the triples of a file of N-Quads as Turtle."""
    _serialize((Quad(*quad.triple) for quad in _quads([quads])), path, RdfFormat.TURTLE)


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


def _lines(store: Store, graph: NamedNode | DefaultGraph, folder: Path) -> Iterator[bytes]:
    with tempfile.NamedTemporaryFile(dir=folder) as file:
        store.dump(file.name, RdfFormat.N_TRIPLES, from_graph=graph)
        yield from file


def _lines_of(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        yield from file


def _sort_into(path: Path, lines: Iterable[bytes]) -> int:
    count = 0
    with path.open("wb") as file:
        for line in in_order(lines, path.parent):
            count += file.write(line) > 0
    return count


def _quads(files: Iterable[Path]) -> Iterator[Quad]:
    for path in files:
        yield from parse(path=path, format=RdfFormat.N_QUADS)


def _serialize(quads: Iterable[Quad], path: Path, form: RdfFormat) -> None:
    if form != RdfFormat.TRIG:
        serialize((quad.triple for quad in quads), path, format=form, prefixes=NAMES)
    else:
        serialize(quads, path, format=form, prefixes=NAMES)
