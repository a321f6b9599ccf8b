"""Dumps: canonical N-Quads of the named graphs, N-Triples of their merge, and the sums to check them by.

A public graph holds no blank node, so the sorted lines are the canonical form (RDFC-1.0) and two releases
can be compared by diff.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import Quad, RdfFormat, Store, serialize

from loaders.release.store import named, triples

DUMP = "samgraf.nq"
MERGE = "samgraf.nt"
FILES = (DUMP, MERGE)
SUMS = "SHA256SUMS"


class Counts(NamedTuple):
    """How many quads the named graphs hold, and how many triples their merge."""

    quads: int
    triples: int


def write(folder: Path, store: Store) -> Counts:
    """Write the dumps of a store and their sums.

    The graphs are listed one by one: what is in no listed graph is in no dump.
    """
    folder.mkdir()
    quads = _write(folder / DUMP, named(store), RdfFormat.N_QUADS)
    merge = _write(folder / MERGE, triples(store), RdfFormat.N_TRIPLES)
    write_sums(folder)
    return Counts(quads, merge)


def write_sums(folder: Path) -> None:
    """Write SHA256SUMS over the files of a folder, as `sha256sum --check` reads it."""
    files = sorted(path for path in folder.iterdir() if path.name != SUMS)
    lines = (f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files)
    (folder / SUMS).write_text("".join(lines), encoding="utf-8")


def _write(path: Path, quads: Iterable[Quad], form: RdfFormat) -> int:
    lines = sorted(bytes(serialize(quads, format=form) or b"").splitlines(keepends=True))
    path.write_bytes(b"".join(lines))
    return len(lines)
