"""A build by the processes of this machine beside one by a Dask cluster on loopback: seconds, and the same release.

    python tests/bench/documents.py FOLDER --documents 30 --bytes 2000
    python tests/bench/cluster.py FOLDER

The cluster is a scheduler and two workers of one thread each (`tests/test_loaders_release_cluster.py`, which also kills
one of them); `--jobs` is 1 and 2. What is not parted by document takes the same in all and is in the second number.
"""

from __future__ import annotations

import argparse
import io
import json
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import test_loaders_release_cluster as cluster
from loaders.release.build import build

PARTED = ("reading", "mapping", "validating")


def main(source: Path) -> None:
    """Build three times with nothing cached; print seconds of the clock, and whether the releases are one."""
    ids = set()
    print("who | read, mapped and validated, s | whole build, s")
    with tempfile.TemporaryDirectory() as folder:
        for name, options in (("--jobs 1", {"jobs": 1}), ("--jobs 2", {"jobs": 2})):
            ids.add(_timed(name, source, Path(folder, name), options))
        with cluster.clustered(Path(folder)) as started:
            ids.add(_timed("--cluster, two workers", source, Path(folder, "cluster"), {"cluster": started.address}))
    print("the same release" if len(ids) == 1 else f"releases differ: {sorted(ids)}")


def _timed(name: str, source: Path, data: Path, options: dict[str, Any]) -> str:
    log, began = io.StringIO(), time.perf_counter()
    result = build((source,), data, documents_root=source, log=log, **options)
    whole = time.perf_counter() - began
    steps = [line for line in map(json.loads, log.getvalue().splitlines()) if "document" not in line]
    parted = sum(line["seconds"] for line in steps if line["step"] in PARTED)
    print(f"{name} | {parted:.1f} | {whole:.1f}", flush=True)
    assert result.id is not None
    return str(result.id)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path)
    main(parser.parse_args().source)
