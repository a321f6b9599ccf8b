"""Sorting more than memory holds: what is too much is sorted part by part on disk."""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Iterable, Iterator
from heapq import merge
from itertools import islice
from pathlib import Path
from typing import IO, Any, TypeVar

Item = TypeVar("Item")
IN_MEMORY, TOGETHER = 300_000, 1_000  # items sorted at once; items written and read at once


def in_order(items: Iterable[Item], folder: Path | None = None, most: int = IN_MEMORY) -> Iterator[Item]:
    """Yield items from the least to the greatest, as `sorted` does.

    Args:
        items: what is sorted.
        folder: where files without a name take what is more than `most`; where the system keeps such, if None.
        most: how many are in memory at once.
    """
    coming: Iterator[Any] = iter(items)
    part = sorted(islice(coming, most))
    parts: list[IO[bytes]] = []
    while following := sorted(islice(coming, most)):
        parts.append(_written(part, folder))
        part = following
    if parts:
        yield from merge(*map(_read, parts), part)
    else:
        yield from part
    for file in parts:
        file.close()


def _written(part: list[Any], folder: Path | None) -> IO[bytes]:
    file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - closed when it is read to its end
    for start in range(0, len(part), TOGETHER):
        pickle.dump(part[start : start + TOGETHER], file, protocol=pickle.HIGHEST_PROTOCOL)
    file.seek(0)
    return file


def _read(file: IO[bytes]) -> Iterator[Any]:
    while True:
        try:
            yield from pickle.load(file)
        except EOFError:
            return
