"""Removes old releases, with the contacts and unmasked texts that they hold, and what is cached of a document."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import NamedTuple

from loaders.errors import InputError
from loaders.release import manifest
from loaders.release.folder import DataFolder, writing


class Pruned(NamedTuple):
    """A release that was removed, and how many bytes it took on disk."""

    id: str
    bytes: int


def prune(data: Path, keep: int | None = None, document: str | None = None) -> list[Pruned]:
    """Remove releases: all but the newest `keep` (the current one always stays), or all with a document.

    With a document its shards in the cache are removed as well.

    Raises:
        InputError: `keep` is less than one, or the current release holds the document.
        DataFolderError: the data folder cannot be written.
    """
    if keep is not None and keep < 1:
        raise InputError("at least one release is kept; say --keep 1 or more")
    folder = DataFolder(data)
    with folder.locked(), writing(data):
        current, ids = folder.current_id(), folder.ids()
        kept = set(ids[-keep:] if keep is not None else ids)
        holding = {name for name in ids if document and document in manifest.documents(folder.releases / name)}
        if current in holding:
            raise InputError(f"the current release holds {document}; build one without it first")
        if keep is not None and current in ids and current not in kept:
            kept = {*ids[len(ids) - keep + 1 :], current} if keep > 1 else {current}
        if document:
            _forget(folder.extracted, document)
        return [_remove(folder, name) for name in ids if name in holding or name not in kept]


def _forget(cache: Path, document: str) -> None:
    """Remove the shards that name a document, its own among them, and what a killed build left.

    Those of other documents are made anew when needed.
    """
    for left in cache.glob("scratch-*"):
        shutil.rmtree(left)
    for shard in cache.glob("*.*"):
        if document.encode() in shard.read_bytes():
            shard.unlink()


def _remove(folder: DataFolder, name: str) -> Pruned:
    # Taken out of sight in one step: a release that is half removed is never seen.
    doomed = folder.releases / f".removed-{name}"
    (folder.releases / name).rename(doomed)
    size = sum(path.stat().st_blocks * 512 for path in doomed.rglob("*"))
    shutil.rmtree(doomed)
    return Pruned(name, size)
