"""The folder `exports/` of a release: dumps, and the sums to check them by."""

from __future__ import annotations

import hashlib
from pathlib import Path

from pyoxigraph import Store

from loaders.release import dumps
from loaders.release.dumps import Counts
from ontology import DEFAULT_BASE

SUMS = "SHA256SUMS"


def write(folder: Path, store: Store, base_iri: str = DEFAULT_BASE) -> Counts:
    """Write the exports of a store and their sums."""
    folder.mkdir()
    counts = dumps.write(folder, store, base_iri)
    write_sums(folder)
    return counts


def write_sums(folder: Path) -> None:
    """Write SHA256SUMS over the files of a folder, as `sha256sum --check` reads it."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != SUMS)
    lines = [f"{_sha256(path)}  {path.relative_to(folder).as_posix()}\n" for path in files]
    (folder / SUMS).write_text("".join(lines), encoding="utf-8")


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
