"""Quads into stores: named graphs, and as the default graph their merge, each triple once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from pyoxigraph import BlankNode, DefaultGraph, Quad, RdfFormat, Store, serialize

from loaders.errors import BrokenPromise

AT_ONCE = 100_000  # quads loaded in one go, then as many triples: the store sorts them in memory, some 1.5 kB each


def load(folder: Path, quads: Iterable[Quad]) -> Store:
    """Make a store on disk that holds the quads in their graphs and their merge in the default graph.

    The quads are taken as they come, so that no second copy of them is held; what comes twice is kept once.

    Raises:
        BrokenPromise: a quad holds a blank node.
        OSError: the disk is full, or the folder cannot be written.
    """
    store, coming = Store(folder), iter(quads)
    while batch := list(islice(coming, AT_ONCE)):
        # Written and read again, which both go on within the engine: a quad made in Python for each triple of the
        # merge takes longer, and so does a look at each term for what hardly ever stands there.
        written = serialize(batch, format=RdfFormat.N_QUADS)
        if written and b"_:" in written:
            _refuse_blank_nodes(batch)
        store.bulk_load(written, RdfFormat.N_QUADS, lenient=True)
        merge = serialize((quad.triple for quad in batch), format=RdfFormat.N_TRIPLES)
        store.bulk_load(merge, RdfFormat.N_TRIPLES, lenient=True)
    return store


def _refuse_blank_nodes(quads: Iterable[Quad]) -> None:
    for quad in quads:
        if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode):
            raise BrokenPromise(f"{quad.graph_name}: a blank node would make dumps differ from run to run")


def add(store: Store, quads: Iterable[Quad]) -> None:
    """Add quads to their graphs and to the default graph of a store."""
    held = list(quads)
    store.extend((*held, *merged(held)))


def merged(quads: Iterable[Quad]) -> Iterator[Quad]:
    """Yield the triples of quads as quads of the default graph."""
    return (Quad(quad.subject, quad.predicate, quad.object, DefaultGraph()) for quad in quads)


def named(store: Store) -> Iterator[Quad]:
    """Yield the quads of the named graphs, graph by graph; never those of the merge."""
    for graph in sorted(store.named_graphs(), key=str):
        yield from store.quads_for_pattern(None, None, None, graph)


def triples(store: Store) -> Iterator[Quad]:
    """Yield the quads of the default graph."""
    return store.quads_for_pattern(None, None, None, DefaultGraph())
