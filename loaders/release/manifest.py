"""manifest.json: what a release holds, file by file, so that it can be checked after a copy."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

NAME = "manifest.json"
# Their bytes differ from run to run though what they hold does not.
UNLISTED = frozenset({"store", "search"})
PRIVATE = "private"


def write(folder: Path, said: Mapping[str, Any]) -> None:
    """Write the manifest of a release: what is said of it, then every public file with size and sum.

    Private files are listed in a manifest among themselves: the sum of an unmasked text would let a masked
    short name be guessed.
    """
    private = folder / PRIVATE
    _write(private / NAME, {"id": said["id"], "files": _files(private, UNLISTED)})
    _write(folder / NAME, {**said, "files": _files(folder, UNLISTED | {PRIVATE})})


def read(folder: Path) -> dict[str, Any]:
    """Read the manifest of a release."""
    held: dict[str, Any] = json.loads((folder / NAME).read_text(encoding="utf-8"))
    return held


def documents(folder: Path) -> set[str]:
    """Return the slugs of the documents that a release holds."""
    return {document["slug"] for document in read(folder)["documents"]}


def _write(path: Path, content: Mapping[str, Any]) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _files(folder: Path, without: Iterable[str]) -> list[dict[str, Any]]:
    listed: list[dict[str, Any]] = []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and name.split("/")[0] not in without and name != NAME:
            with path.open("rb") as file:
                listed.append(
                    {
                        "path": name,
                        "bytes": path.stat().st_size,
                        "sha256": hashlib.file_digest(file, "sha256").hexdigest(),
                    }
                )
    return listed
