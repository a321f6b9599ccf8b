"""Time and memory of a build of this repository's documents: `python tests/bench/build.py [RUNS]`.

Each run is a process of its own with an empty data folder (nothing cached), then one more with the first
run's cache. The budget of the reference build is 10 seconds and 500 MB; exit status 1 where it is exceeded.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SECONDS, MEGABYTES = 10.0, 500.0


def build(documents: Path, data: Path) -> tuple[float, float]:
    """Return the seconds and the peak megabytes of one build."""
    command = [sys.executable, "-m", "samgraf", "build", str(documents), "--data", str(data)]
    begun = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) != 0:
        raise SystemExit(f"the build failed: {' '.join(command)}")
    return time.perf_counter() - begun, usage.ru_maxrss / 1024


def main(runs: int) -> int:
    """Print medians; return 1 where a budget is exceeded."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        shutil.copytree(ROOT / "documents", work / "documents")
        fresh = [build(work / "documents", work / f"var{n}") for n in range(runs)]
        again, _ = build(work / "documents", work / "var0")
    seconds = statistics.median(s for s, _ in fresh)
    memory = max(m for _, m in fresh)
    print(f"reference build, {runs} runs: median {seconds:.1f} s, peak {memory:.0f} MB (largest process)")
    print(f"unchanged documents again: {again:.1f} s")
    return int(seconds > SECONDS or memory > MEGABYTES)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 3))
