"""What a release has that an older one had not, and the reverse: by document, thing by thing."""

from __future__ import annotations

from pathlib import Path
from typing import Literal, NamedTuple

from loaders.release import dumps, manifest


class Change(NamedTuple):
    """A document that is new, changed or withdrawn, with the IRIs of the things that came and went with it."""

    document: str
    kind: Literal["new", "changed", "withdrawn"]
    came: tuple[str, ...]
    went: tuple[str, ...]

    def __str__(self) -> str:
        told = [f"{len(things)} things {verb}" for things, verb in ((self.came, "came"), (self.went, "went")) if things]
        return f"{self.document}: {self.kind}" + (f"; {', '.join(told)}" if told else "")


def changes(old: Path | None, new: Path) -> list[Change]:
    """Compare two releases; one that there is not has no documents."""
    before, after = (_documents(release) for release in (old, new))
    found = []
    for slug in sorted(before.keys() | after.keys()):
        if before.get(slug) == after.get(slug):
            continue
        had, has = (
            _things(release, slug) if slug in held else set() for release, held in ((old, before), (new, after))
        )
        kind: Literal["new", "changed", "withdrawn"]
        kind = "new" if slug not in before else "withdrawn" if slug not in after else "changed"
        found.append(Change(slug, kind, tuple(sorted(has - had)), tuple(sorted(had - has))))
    return found


def _documents(release: Path | None) -> dict[str, str]:
    """Return the sums of the graphs of a release's documents, by slug."""
    if release is None or not (release / manifest.NAME).is_file():
        return {}
    said = manifest.read(release)
    sums = {one["path"]: one["sha256"] for one in said["files"]}
    return {one["slug"]: sums.get(_dump(one["slug"]), "") for one in said["documents"]}


def _things(release: Path | None, slug: str) -> set[str]:
    """Return what a document's graph says something of."""
    path = release / _dump(slug) if release else None
    if path is None or not path.is_file():
        return set()
    with path.open("rb") as file:
        return {line[1 : line.index(b">")].decode() for line in file}


def _dump(slug: str) -> str:
    return f"exports/{dumps.GRAPHS}/doc/{slug}.nq"
