"""A release on disk, as its manifest tells of it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from api.errors import NoRelease, NotFound


@dataclass(frozen=True, slots=True)
class Release:
    """A release on disk, as its manifest says."""

    path: Path
    id: str
    base_iri: str
    quads: int
    manifest: dict[str, Any] = field(hash=False, compare=False)

    @classmethod
    def open(cls, path: Path) -> Release:
        """Read the manifest of the release in a folder (or behind a link).

        Raises:
            NoRelease: there is none, or its manifest cannot be read.
        """
        try:
            folder = path.resolve(strict=True)
            manifest = json.loads((folder / "manifest.json").read_bytes())
            return cls(folder, manifest["id"], manifest["base_iri"], manifest["quads"], manifest)
        except FileNotFoundError as error:
            raise NoRelease(
                (
                    f"There is no release at {path.name}; samgraf build makes one.",
                    f"Det finns ingen utgåva i {path.name}; samgraf build gör en.",
                )
            ) from error
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise NoRelease(
                (
                    f"The manifest of {path.name} cannot be read: {error!r}.",
                    f"Manifestet i {path.name} går inte att läsa: {error!r}.",
                )
            ) from error

    @property
    def exports(self) -> list[dict[str, Any]]:
        """The files for download, as the manifest has them."""
        return [item for item in self.manifest["files"] if item["path"].startswith("exports/")]

    @property
    def whole_exports(self) -> list[dict[str, Any]]:
        """Those that hold more than one graph: each document has files of its own besides."""
        return [item for item in self.exports if not item["path"].startswith("exports/graphs/")]


def file_of(folder: Path, name: str) -> Path:
    """A file in the folder of a release.

    Raises:
        NotFound: there is none, or the release has been removed while a store elsewhere still answers from it.
    """
    path = folder / name
    if path.is_file():
        return path
    if folder.is_dir():
        raise NotFound(
            (f"The release has no {name}; samgraf build makes one.", f"Utgåvan har ingen {name}; samgraf build gör en.")
        )
    raise NotFound(
        (
            f"The files of release {folder.name} have been removed from this server.",
            f"Filerna i utgåva {folder.name} har tagits bort från servern.",
        )
    )


def held(folder: Path) -> list[tuple[datetime, Release]]:
    """The releases in a folder with when each was made here, the newest first."""
    found = []
    for path in folder.iterdir():
        if path.name.startswith("."):  # one that is being made
            continue
        try:
            made = datetime.fromtimestamp(int((path / "manifest.json").stat().st_mtime), UTC)
            found.append((made, Release.open(path)))
        except (NoRelease, OSError):
            continue  # removed while we look, or left there by a person
    return sorted(found, key=lambda one: (one[0], one[1].id), reverse=True)
