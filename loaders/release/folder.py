"""The data folder: its lock, its releases, and the link to the current one.

```
DATA/releases/<id>/     complete releases; DATA/releases/.building/ is the one being made
DATA/current            → releases/<id>
DATA/extracted/         the cache of the loader
DATA/build.lock         held by the one build that runs
```
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from loaders.errors import DataFolderError


class DataFolder:
    """A folder that holds releases; made where it is missing.

    Raises:
        DataFolderError: the folder cannot be made or written.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.releases = path / "releases"
        self.current = path / "current"
        self.extracted = path / "extracted"
        with writing(path):
            self.releases.mkdir(parents=True, exist_ok=True)
        if self.current.exists() and not self.current.is_symlink():
            raise DataFolderError(f"{self.current} is no link to a release; move it away")

    def current_id(self) -> str | None:
        """Return the id of the current release, or None where there is none."""
        return self.current.resolve().name if (self.current / "manifest.json").is_file() else None

    def ids(self) -> list[str]:
        """Return the ids of the complete releases, the newest last."""
        found = [entry for entry in self.releases.iterdir() if (entry / "manifest.json").is_file()]
        complete = [entry for entry in found if not entry.name.startswith(".")]
        return [entry.name for entry in sorted(complete, key=lambda entry: (entry.stat().st_mtime_ns, entry.name))]

    @contextmanager
    def locked(self, waiting: Callable[[], None] = lambda: None) -> Iterator[None]:
        """Hold the folder for one build or prune; calls `waiting` once where another holds it, then waits.

        The lock is the system's: it goes with the process that holds it, however that ends. What one that was
        killed left half made or half removed is gone then: it holds unmasked texts.
        """
        with writing(self.path):
            lock = (self.path / "build.lock").open("a")
        with lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                waiting()
                fcntl.flock(lock, fcntl.LOCK_EX)
            with writing(self.path):
                for left in self.releases.glob(".*"):
                    shutil.rmtree(left)
            yield

    @contextmanager
    def workshop(self) -> Iterator[Path]:
        """Give an empty folder beside the releases, gone afterwards unless it was published.

        The caller holds the lock.
        """
        folder = self.releases / ".building"
        folder.mkdir()
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def publish(self, folder: Path, release: str) -> Path:
        """Bring a finished folder to the disk and give it its name, in one step."""
        for inner, _, names in os.walk(folder):
            for name in names:
                _sync(Path(inner, name))
            _sync(Path(inner))
        target = self.releases / release
        if target.exists():  # without a manifest: what a person left there; a whole one is never made again
            shutil.rmtree(target)
        folder.rename(target)
        _sync(self.releases)
        return target

    def point_at(self, release: str) -> None:
        """Make a release the current one, in one step."""
        fresh = self.path / ".current"
        fresh.unlink(missing_ok=True)
        fresh.symlink_to(Path("releases", release))
        fresh.replace(self.current)
        _sync(self.path)


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turn a failure to write into an error that says where, and that nothing is lost."""
    try:
        yield
    except OSError as error:
        what = error.strerror or str(error)
        raise DataFolderError(f"{path}: {what}; the current release is as it was") from error


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
