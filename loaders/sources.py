"""Where documents are found: document folders (`<slug>/source.txt`, about.ttl) and bare files."""

from __future__ import annotations

import hashlib
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

from loaders import iris
from loaders.errors import HOUSE_NAMES, InputError, SourceError

# Endings of what may be a document; a folder may hold other things, and those are passed by.
OWN_FILES = frozenset({"catalogue.ttl", "ledger.csv", "README.md"})  # stand beside the document folders
KINDS = frozenset({"doc", "docx", "htm", "html", "md", "odt", "pdf", "ppt", "pptx", "rtf", "text", "txt"})


@dataclass(frozen=True)
class Source:
    """A document to be read.

    `kind` is the ending of the file's name without its dot, `about` and `curation` the bytes of about.ttl
    and curation.ttl where there are any; `folder` is None for a bare file. `held` are the bytes themselves,
    for who cannot open the file.
    """

    slug: str
    path: Path
    kind: str
    about: bytes | None = None
    curation: bytes | None = None
    folder: Path | None = None
    held: bytes | None = None

    def carried(self) -> Source:
        """Return the document with its bytes, for another machine; as it is where they cannot be read."""
        try:
            return replace(self, held=self.content)
        except SourceError:
            return self

    @property
    def content(self) -> bytes:
        """The bytes of the file.

        Raises:
            SourceError: the file cannot be opened.
        """
        return _bytes(self.path) if self.held is None else self.held

    @property
    def key(self) -> str:
        """The sha256 of slug, bytes, about.ttl and curation.ttl: what makes it this document."""
        parts = (self.slug.encode(), self.kind.encode(), self.content, self.about, self.curation)
        return hashlib.sha256(b"".join(_framed(part) for part in parts)).hexdigest()


class Fault(NamedTuple):
    """A document that is left out: the slug it would have had, and why."""

    slug: str
    error: SourceError


class Found(NamedTuple):
    """What a search came upon: sources by slug, faulty folders, and files that are no documents."""

    sources: tuple[Source, ...]
    faults: tuple[Fault, ...]
    passed_by: tuple[Path, ...]


def find(paths: Iterable[Path], without: Path | None = None) -> Found:
    """Find the documents that paths name: folders are searched, files are taken as they are.

    The slug is a document folder's name, or a bare file's; where it is taken, eight digits of the sha256 of
    the bytes are added to it. A document that is named twice counts once. Neither the order of the paths nor
    their place on the machine decides anything.

    Args:
        paths: folders and files.
        without: a folder that is not searched (the data folder, whose texts are no sources).

    Raises:
        InputError: a path is not there.
    """
    sources: dict[Path, Source] = {}
    faults: dict[Path, Fault] = {}
    passed_by: set[Path] = set()
    for path in paths:
        if not path.exists():
            raise InputError(f"{path} does not exist; name a document, or a folder that holds documents")
        for found in _walk(path, without.resolve() if without else None):
            try:
                source = _source(found, path if path.is_dir() else found)
            except SourceError as error:
                faults[found.resolve()] = Fault(_slug(found.name), error)
                continue
            if source is None:
                passed_by.update({found} if found.name not in OWN_FILES else ())
            else:
                sources[source.path.resolve()] = source
    return Found(
        tuple(sorted(_named_apart(sources.values()), key=lambda source: source.slug)),
        tuple(sorted(faults.values(), key=lambda fault: (fault.slug, fault.error.brief()))),
        tuple(sorted(passed_by)),
    )


def _walk(path: Path, without: Path | None) -> Iterator[Path]:
    """Yield document folders (whatever else they hold) and files, in an order of their own."""
    if not path.is_dir():
        yield path.parent if path.stem in HOUSE_NAMES else path
        return
    for folder, inner, names in os.walk(path):
        here = Path(folder)
        inner[:] = sorted(name for name in inner if name[0] not in "._" and (here / name).resolve() != without)
        if "about.ttl" in names or any(Path(name).stem == "source" for name in names):
            inner.clear()
            yield here
        else:
            yield from (here / name for name in sorted(names) if name[0] != ".")


def _source(path: Path, named: Path) -> Source | None:
    """Return the document that a folder or file is, or None where a file is none; `named` is what was asked for."""
    if not path.is_dir():
        kind = path.suffix[1:].lower()
        if path != named and kind not in KINDS:
            return None
        return Source(_slug(path.stem), path if path == named else _inside(named, path), kind)
    held = sorted(entry for entry in path.iterdir() if entry.stem == "source" and entry.is_file())
    if not held:
        raise SourceError(path, "a document folder without a document", remedy="name its file source.txt, .pdf …")
    if len(held) > 1:
        names = ", ".join(entry.name for entry in held)
        raise SourceError(path, f"a document folder with several documents ({names})", remedy="keep one")
    beside = (path / "about.ttl", path / "curation.ttl")
    about, curation = (_bytes(_inside(named, file)) if file.exists() else None for file in beside)
    source = _inside(named, held[0])
    return Source(_slug(path.resolve().name), source, source.suffix[1:].lower(), about, curation, path)


def _inside(named: Path, file: Path) -> Path:
    """Return a file, unless it is a link that leads out of what was named: nobody asked to publish what is there.

    Raises:
        SourceError: it is.
    """
    if file.is_symlink() and not file.resolve().is_relative_to(named.resolve()):
        raise SourceError(file, "a link to a file elsewhere", remedy="put the file itself here, or name it")
    return file


def _slug(name: str) -> str:
    return iris.slug(name) or "dokument"


def _named_apart(sources: Iterable[Source]) -> Iterator[Source]:
    """Give documents that would share a slug one each; the same document found twice is one."""
    alike: dict[str, dict[str, Source]] = defaultdict(dict)
    for source in sorted(sources, key=lambda source: (source.folder is None, source.path)):
        alike[source.slug].setdefault(_digest(source), source)
    for slug, named in alike.items():
        keeps = [source for source in named.values() if source.folder and source.folder.resolve().name == slug]
        for digest, source in named.items():
            alone = len(named) == 1 or keeps == [source]
            yield source if alone else replace(source, slug=f"{slug}-{digest[:8]}")


def _digest(source: Source) -> str:
    try:
        return hashlib.sha256(source.content).hexdigest()
    except SourceError:  # told where the document is read, not where it is found
        return hashlib.sha256(source.path.name.encode()).hexdigest()


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise SourceError(path, f"cannot be opened ({error.strerror})", remedy="see to its permissions") from error


def _framed(part: bytes | None) -> bytes:
    """Mark where a part ends, and tell one that is missing from one that is empty."""
    return b"-" if part is None else b"%d:%s" % (len(part), part)
