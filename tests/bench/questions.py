"""What each question takes on a release, with its defaults and without: `python tests/bench/questions.py [DATA]`.

DATA is a data folder with a release, as `samgraf build` or `synthetic.py` makes it (here: var). The slowest come
first. Exit status 1 where one takes longer than half a second on a release of up to 100,000 triples.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pyoxigraph

from queries import bind, questions

SECONDS, TRIPLES = 0.5, 100_000


def seconds(store: pyoxigraph.Store, text: str) -> tuple[float, int]:
    """Return the best of three times and the number of rows."""
    best = float("inf")
    for _ in range(3):
        begun = time.perf_counter()
        rows = sum(1 for _ in store.query(text))
        best = min(best, time.perf_counter() - begun)
    return best, rows


def main(data: Path) -> int:
    """Print a line for each question; return 1 where one exceeds the budget."""
    store = pyoxigraph.Store.read_only(str(data / "current" / "store"))
    taken = sorted(
        (
            (max(bound := seconds(store, bind(question, {})), seconds(store, question.text)), bound[1], name)
            for name, question in questions().items()
        ),
        reverse=True,
    )
    print(f"{len(store):,} triples; seconds, rows with the defaults, question")
    for (slowest, _), rows, name in taken:
        print(f"{slowest:8.3f} {rows:6} {name}")
    return int(len(store) <= TRIPLES and taken[0][0][0] > SECONDS)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("var")))
