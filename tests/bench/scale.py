"""What a build costs, step by step: processor seconds, memory and disk, in one process.

    python tests/bench/documents.py FOLDER --documents 64 --bytes 2000
    python tests/bench/scale.py FOLDER DATA

Seconds are of the processor, so that a busy machine tells the same; DATA is an empty data folder.
"""

from __future__ import annotations

import argparse
import itertools
import json
import resource
import time
from pathlib import Path

from loaders.release.build import build

PARTS = ("store", "exports", "search", "texts", "private")


def main(source: Path, data: Path) -> None:
    """Print a line a step, then what the release takes on disk, in JSON."""
    marks: list[tuple[str, float, int]] = []

    def note(message: str) -> None:
        if not message.startswith("read "):
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            marks.append((message, time.process_time(), peak))

    result = build((source,), data, documents_root=source, jobs=1, progress=note)
    note("end")
    for (step, begun, _), (_, ended, peak) in itertools.pairwise(marks):
        print(json.dumps({"step": step, "cpu_seconds": round(ended - begun, 2), "peak_mb": peak}))
    assert result.path is not None
    said = json.loads((result.path / "manifest.json").read_text())
    disk = {part: _bytes(result.path / part) for part in PARTS}
    total = {"documents": len(result.documents), "triples": said["triples"], "shards": _bytes(data / "extracted")}
    print(json.dumps({**total, **disk}))


def _bytes(folder: Path) -> int:
    return sum(file.stat().st_blocks * 512 for file in folder.rglob("*") if file.is_file())


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path)
    parser.add_argument("data", type=Path)
    given = parser.parse_args()
    main(given.source, given.data)
