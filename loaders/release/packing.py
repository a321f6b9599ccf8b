"""Compressed copies of files, whose bytes depend on nothing but what is packed."""

from __future__ import annotations

import gzip
import shutil
from pathlib import Path

import zstandard

GZIP_LEVEL = 4  # level 6 takes twice the time for a twentieth of the size
COPIED_AT_ONCE = 1 << 20


def pack(path: Path) -> None:
    """Write a file's gzip and zstd copies beside it; neither holds a name or a time."""
    with (
        path.open("rb") as plain,
        path.with_name(f"{path.name}.gz").open("wb") as raw,
        gzip.GzipFile("", "wb", GZIP_LEVEL, raw, mtime=0) as packed,
    ):
        shutil.copyfileobj(plain, packed, COPIED_AT_ONCE)
    with path.open("rb") as plain, path.with_name(f"{path.name}.zst").open("wb") as raw:
        zstandard.ZstdCompressor().copy_stream(plain, raw, size=path.stat().st_size)
