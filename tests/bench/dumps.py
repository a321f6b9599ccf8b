"""Time and memory of each dump beside a bare one: `python tests/bench/dumps.py RELEASE`.

    python tests/bench/synthetic.py FOLDER --projects 12500   # 650,000 triples in a named graph and in the merge
    python tests/bench/dumps.py FOLDER/current

What a build writes of a format (sorted, plain, gzip and zstd; N-Quads with each graph by itself) and `Store.dump`
alone, in seconds of the processor. The budget is four times the bare dump and 1 GB; exit status 1 where it is
exceeded.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from pyoxigraph import DefaultGraph, RdfFormat, Store

from loaders.release import dumps
from loaders.release.packing import pack

TIMES, MEGABYTES = 4.0, 1000.0


def seconds(work: Callable[..., object], *given: object, **named: object) -> float:
    """Return the processor's seconds that some work takes."""
    begun = time.process_time()
    work(*given, **named)
    return time.process_time() - begun


def main(release: Path) -> int:
    """Print a line a format; return 1 where a budget is exceeded."""
    store, worst = Store.read_only(str(release / "store")), 0.0
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        graphs: list[Path] = []

        named = sum(1 for graph in store.named_graphs() for _ in store.quads_for_pattern(None, None, None, graph))

        def of_graphs() -> None:
            graphs.extend(dumps.write_graphs(folder, store))
            dumps.write_quads(folder, graphs)
            for graph in graphs:
                pack(graph)

        formats: list[tuple[RdfFormat, Callable[[], object], dict[str, DefaultGraph]]] = [
            (RdfFormat.N_QUADS, of_graphs, {}),
            (RdfFormat.TRIG, lambda: dumps.write_trig(folder, graphs), {}),
            (RdfFormat.N_TRIPLES, lambda: dumps.write_merge(folder, store), {"from_graph": DefaultGraph()}),
        ]
        for form, ours, whole in formats:
            took = seconds(ours)
            bare = seconds(store.dump, str(folder / "bare"), form, **whole)
            if not whole:  # it dumps the merge too, which has no place in ours
                bare *= named / len(store)
            worst = max(worst, took / bare)
            print(f"{form.name}: {took:.2f} s, bare {bare:.2f} s, {took / bare:.1f} times", flush=True)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{named:,} quads, {len(store) - named:,} triples of the merge, peak {peak:.0f} MB")
    return int(worst > TIMES or peak > MEGABYTES)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
