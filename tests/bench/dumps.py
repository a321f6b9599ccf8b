"""Time and memory of the dumps beside a bare dump: `python tests/bench/dumps.py RELEASE [COPIES]`.

A store with COPIES of a release under IRIs of their own is dumped as a build does (sorted, packed, each graph
by itself, JSON-LD with the context) and by `Store.dump` alone, format by format. The budget is four times the
bare dumps and 1 GB more than the store itself takes; exit status 1 where it is exceeded.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from pathlib import Path

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, parse

from loaders.release import dumps, store
from ontology import SG

TIMES, MEGABYTES = 4.0, 1000.0
OF_GRAPHS = (RdfFormat.N_QUADS, RdfFormat.TRIG)
OF_MERGE = (RdfFormat.N_TRIPLES, RdfFormat.TURTLE, RdfFormat.RDF_XML, RdfFormat.JSON_LD)


def copied(quad: Quad, number: int) -> Quad:
    """Return a quad on things of another copy; terms of the ontology stay what they are."""

    def term(one: object) -> object:
        own = isinstance(one, NamedNode) and "/samgraf/" in one.value and not one.value.startswith(SG)
        return NamedNode(f"{one.value}/{number}") if own and isinstance(one, NamedNode) else one

    value = quad.object if isinstance(quad.object, Literal) else term(quad.object)
    return Quad(term(quad.subject), quad.predicate, value, quad.graph_name)  # type: ignore[arg-type]


def megabytes() -> float:
    """Return the most memory that this process has taken."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main(release: Path, copies: int) -> int:
    """Print both; return 1 where a budget is exceeded."""
    held, whole = list(parse(path=release / "exports" / dumps.QUADS)), Store()
    for number in range(copies):
        store.add(whole, (copied(quad, number) for quad in held))
    before = megabytes()
    with tempfile.TemporaryDirectory() as folder:
        begun = time.process_time()
        counts = dumps.write(Path(folder), whole)
        took, memory = time.process_time() - begun, megabytes() - before
        begun = time.process_time()
        for form in OF_GRAPHS:
            whole.dump(Path(folder, "bare"), format=form)
        for form in OF_MERGE:
            whole.dump(Path(folder, "bare"), format=form, from_graph=DefaultGraph())
        bare = time.process_time() - begun
    print(
        f"{counts.quads} quads: {took:.1f} s, bare dumps {bare:.1f} s ({took / bare:.1f} times), {memory:.0f} MB more"
    )
    return int(took > TIMES * bare or memory > MEGABYTES)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 23))
