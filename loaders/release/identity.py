"""The id of a release and the keys of cached shards: hashes of what goes in."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import metadata
from importlib.resources import files
from importlib.resources.abc import Traversable

from loaders.readers import ocr
from loaders.sources import Source

# What documents are read, compared and validated with; another version may see another thing.
LIBRARIES = (
    "faker",
    "lxml",
    "markdown-it-py",
    "pyoxigraph",
    "pypdfium2",
    "pyshacl",
    "python-docx",
    "python-pptx",
    "rapidfuzz",
    "rdflib",
    "selectolax",
    "simplemma",
)
ID_DIGITS = 16
version = cache(metadata.version)  # asked for every document, and read from files


def digest(*parts: bytes | str) -> str:
    """Return the sha256 of parts in lower-case hex; where one part ends and the next begins counts.

    >>> digest("a", "bc") == digest("ab", "c")
    False
    """
    whole = hashlib.sha256()
    for part in parts:
        content = part.encode() if isinstance(part, str) else part
        whole.update(b"%d:" % len(content) + content)
    return whole.hexdigest()


def shard_key(source: Source) -> str:
    """Return the key of what is extracted from a document: the document, the vocabulary, the loader."""
    return digest(source.key, package_key("ontology"), loader_key())


def loader_key() -> str:
    """Return the hash of the loader: its source files and the libraries that it reads with.

    A machine that recognises characters in pictures reads pages that another one cannot.
    """
    libraries = (f"{name} {version(name)}" for name in LIBRARIES)
    return digest(package_key("loaders"), *libraries, unicodedata.unidata_version, ocr.version())


def release_id(base_iri: str, documents: Iterable[str], others: Iterable[bytes | str]) -> str:
    """Return the id of a release, from the keys of its documents in any order and all else that goes in."""
    programs = (package_key("ontology"), package_key("queries"), loader_key())
    return digest(base_iri, *programs, *sorted(documents), "|", *others)[:ID_DIGITS]


@cache
def package_key(package: str) -> str:
    """Return the hash of a package's files, code and data alike."""
    return digest(*(part for named in _files(files(package), "") for part in named))


def _files(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir() and entry.name != "__pycache__":
            yield from _files(entry, f"{path}{entry.name}/")
        elif entry.is_file() and not entry.name.endswith((".pyc", ".pyo", "~")):
            yield f"{path}{entry.name}", entry.read_bytes()
