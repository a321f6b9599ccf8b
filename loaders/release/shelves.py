"""What a build holds of its documents on disk, as if it were at hand: one document at a time comes into memory."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping, Sequence
from pathlib import Path
from typing import Any, Generic, TypeVar

from loaders.release.shards import Shards

Value = TypeVar("Value")


class Shelf(Sequence[Value], Generic[Value]):
    """What was put for a step under each of some keys, read from disk whenever it is asked for.

    Args:
        shards: where it stands.
        step: for which step.
        keys: under which keys, in their order.
        then: what is made of each when it is read; nothing where it is None.

    Raises:
        OSError: a shard that was there is gone, as when two builds share a cache without its lock.
    """

    def __init__(
        self, shards: Shards, step: str, keys: Iterable[str], then: Callable[[Value], Value] | None = None
    ) -> None:
        self._shards, self._step, self._keys, self._then = shards, step, tuple(keys), then

    def __len__(self) -> int:
        return len(self._keys)

    def __getitem__(self, number: Any) -> Any:
        """Read one of them."""
        found = self._shards.get(self._step, self._keys[number])
        if found is None:
            raise OSError(f"a shard of this build was lost: {self._step}-{self._keys[number]}")
        return self._then(found) if self._then else found


class OnDisk(MutableMapping[str, Value], Generic[Value]):
    """A mapping whose values stand in files of a folder of its own; its keys are in the order of their arrival."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files: dict[str, Path] = {}
        folder.mkdir()

    def __getitem__(self, key: str) -> Value:
        """Read a value."""
        with self._files[key].open("rb") as file:
            value: Value = pickle.load(file)
        return value

    def __setitem__(self, key: str, value: Value) -> None:
        """Write a value."""
        path = self._files.get(key, self._folder / f"{len(self._files)}")
        with path.open("wb") as file:
            pickle.dump(value, file, protocol=pickle.HIGHEST_PROTOCOL)
        self._files[key] = path

    def __delitem__(self, key: str) -> None:
        """Remove a value."""
        self._files.pop(key).unlink()

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


class Texts(Mapping[str, str]):
    """The texts of a folder, one a file `<slug>.txt`, read whenever they are asked for."""

    def __init__(self, folder: Path, slugs: Iterable[str]) -> None:
        self._folder, self._slugs = folder, tuple(slugs)

    def __getitem__(self, slug: str) -> str:
        """Read a text."""
        return (self._folder / f"{slug}.txt").read_bytes().decode()

    def __iter__(self) -> Iterator[str]:
        return iter(self._slugs)

    def __len__(self) -> int:
        return len(self._slugs)
