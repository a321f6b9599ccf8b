"""Removes old releases, with the contacts and unmasked texts that they hold, and what is cached of a document."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import NamedTuple

from loaders.errors import InputError
from loaders.release import manifest
from loaders.release.folder import DataFolder, writing
from loaders.release.shards import Shards


class Pruned(NamedTuple):
    """A release that was removed, and how many bytes it took on disk."""

    id: str
    bytes: int


def prune(data: Path, keep: int | None = None, document: str | None = None) -> list[Pruned]:
    """Remove releases: all but the newest `keep`, or all that hold a document; the current one always stays.

    With a document what the cache and the page for its review hold of it is removed as well.

    Raises:
        InputError: `keep` is less than one.
        DataFolderError: the data folder cannot be written.
    """
    if keep is not None and keep < 1:
        raise InputError("at least one release is kept; say --keep 1 or more")
    folder = DataFolder(data)
    with folder.locked(), writing(data):
        current, ids = folder.current_id(), folder.ids()
        kept = set(ids[-keep:] if keep is not None else ids)
        if keep is not None and current in ids and current not in kept:
            kept = {*ids[len(ids) - keep + 1 :], current} if keep > 1 else {current}
        if document:
            kept -= {name for name in ids if name != current and holds(folder.releases / name, document)}
            _forget(folder, document)
        return [_remove(folder, name) for name in ids if name not in kept]


def holds(release: Path, document: str) -> bool:
    """Whether a release was made from a document, among others."""
    return release.is_dir() and document in manifest.documents(release)


def _forget(folder: DataFolder, document: str) -> None:
    """Remove the shards that name a document, its own among them, what a killed build left, and its review.

    Those of other documents are made anew when needed.
    """
    for shard in Shards(folder.extracted).folder.glob("*.*"):
        if document.encode() in shard.read_bytes():
            shard.unlink()
    (folder.path / "review" / f"{document}.html").unlink(missing_ok=True)


def _remove(folder: DataFolder, name: str) -> Pruned:
    # Taken out of sight in one step: a release that is half removed is never seen.
    doomed = folder.releases / f".removed-{name}"
    (folder.releases / name).rename(doomed)
    size = sum(path.stat().st_blocks * 512 for path in doomed.rglob("*"))
    shutil.rmtree(doomed)
    return Pruned(name, size)
