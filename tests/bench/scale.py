"""What a build costs, step by step: processor seconds, memory and disk, in one process.

    python tests/bench/documents.py FOLDER --documents 64 --bytes 2000
    python tests/bench/scale.py FOLDER DATA [RESULTS]

Seconds are of the processor, so that a busy machine tells the same. An empty DATA is a first build; with DATA of an
earlier run, what is cached is not made again. The store is loaded once more beside a bare `Store.bulk_load` of the
same quads. The line that is printed last is added to RESULTS, for tests/bench/slopes.py to draw.
"""

from __future__ import annotations

import argparse
import io
import json
import tempfile
import time
from itertools import islice
from pathlib import Path
from typing import Any

from pyoxigraph import RdfFormat, Store, parse, serialize

from loaders.release import store
from loaders.release.build import build

PARTS = ("store", "exports", "search", "texts", "private")


def main(source: Path, data: Path, results: Path | None) -> None:
    """Print a line a step, then what the release holds and takes on disk, in JSON."""
    log = io.StringIO()
    result = build((source,), data, documents_root=source, jobs=1, log=log)
    steps = [line for line in map(json.loads, log.getvalue().splitlines()) if "document" not in line]
    for line in steps:
        print(json.dumps(line))
    assert result.path is not None
    said = json.loads((result.path / "manifest.json").read_text())
    whole: dict[str, Any] = {
        "documents": len(result.documents),
        "bytes": sum((source / slug / "source.txt").stat().st_size for slug in result.documents),
        "triples": said["triples"],
        "peak_mb": steps[-1]["peak_mb"],
        "cpu_seconds": {line["step"]: line["cpu_seconds"] for line in steps},
        "disk": {part: _bytes(result.path / part) for part in PARTS} | {"shards": _bytes(data / "extracted")},
        "load_of_bare": _load_beside_bare(result.path / "exports"),
    }
    print(json.dumps(whole))
    if results:
        with results.open("a") as file:
            file.write(json.dumps(whole) + "\n")


def _load_beside_bare(exports: Path) -> float:
    """Return the rate of loading quads and their merge, of that of a bare bulk load of the same from files.

    The quads are at hand, as a build has them of its documents; half a million at most.
    """
    quads = list(islice(parse(path=exports / "samgraf.nq", format=RdfFormat.N_QUADS), 500_000))
    ours, bare = [], []
    for _ in range(3):
        with tempfile.TemporaryDirectory(dir=exports.parents[2]) as folder:
            named, merged = Path(folder, "named.nq"), Path(folder, "merged.nt")
            serialize(quads, named, RdfFormat.N_QUADS)
            serialize((quad.triple for quad in quads), merged, RdfFormat.N_TRIPLES)
            begun = time.process_time()
            store.load(Path(folder, "ours"), quads)
            ours.append(time.process_time() - begun)
            begun = time.process_time()
            one = Store(Path(folder, "bare"))
            one.bulk_load(path=named, format=RdfFormat.N_QUADS)
            one.bulk_load(path=merged, format=RdfFormat.N_TRIPLES)
            bare.append(time.process_time() - begun)
    return round(min(bare) / min(ours), 2)


def _bytes(folder: Path) -> int:
    return sum(file.stat().st_blocks * 512 for file in folder.rglob("*") if file.is_file())


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path)
    parser.add_argument("data", type=Path)
    parser.add_argument("results", type=Path, nargs="?")
    given = parser.parse_args()
    main(given.source, given.data, given.results)
