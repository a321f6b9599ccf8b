"""The cache of a build: one file a document and step, under a key that says all it depends on."""

from __future__ import annotations

import os
import pickle
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

# What reading a file that is no whole pickle of these classes can raise (library reference, pickle.load).
DAMAGED = (pickle.UnpicklingError, EOFError, AttributeError, ImportError, IndexError, ValueError, TypeError)


class Shards:
    """A folder of pickled shards, readable by its owner alone: they hold names.

    A shard is written whole or not at all; one that cannot be read is as good as missing.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.chmod(0o700)
        for left in folder.glob("scratch-*"):  # of a build that was killed
            shutil.rmtree(left)
        self._used: set[str] = set()

    def get(self, step: str, key: str) -> Any | None:
        """Return what was put under a key for a step, or None."""
        path = self._path(step, key)
        try:
            with path.open("rb") as file:
                return pickle.load(file)  # our own files, in a folder that only we can write
        except FileNotFoundError:
            return None
        except DAMAGED:
            path.unlink(missing_ok=True)
            return None

    def put(self, step: str, key: str, value: object) -> None:
        """Keep a value for later builds."""
        path = self._path(step, key)
        fresh = path.with_suffix(f".{os.getpid()}")
        try:
            with fresh.open("wb") as file:
                pickle.dump(value, file, protocol=pickle.HIGHEST_PROTOCOL)
            fresh.replace(path)
        finally:
            fresh.unlink(missing_ok=True)

    @contextmanager
    def scratch(self) -> Iterator[Path]:
        """Give an empty folder that only we can read, gone afterwards."""
        with tempfile.TemporaryDirectory(prefix="scratch-", dir=self.folder) as folder:
            yield Path(folder)

    def keep(self, step: str, beginning: str) -> None:
        """Count the shards of a step as used whose keys begin with this."""
        self._used.update(path.name for path in self.folder.glob(f"{step}-{beginning}*"))

    def sweep(self) -> None:
        """Remove the shards that nothing read or wrote: those of withdrawn documents and older loaders."""
        for path in self.folder.glob("*.*"):
            if path.name not in self._used:
                path.unlink(missing_ok=True)

    def _path(self, step: str, key: str) -> Path:
        name = f"{step}-{key}.pickle"
        self._used.add(name)
        return self.folder / name
