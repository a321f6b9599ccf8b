"""`samgraf check`: is a release still what its build promised, and does a file keep the shapes?"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat, Store, parse

import queries
from loaders.errors import InputError, SourceError
from loaders.findings import Finding
from loaders.graphs import Mapped
from loaders.release import catalogue, checks, completeness, manifest, profiles
from loaders.validate import validate
from ontology import DEFAULT_BASE


def release(folder: Path) -> Iterator[Finding]:
    """Yield what is wrong with a release: changed files, broken shapes, faults that the checks find.

    Both renderings of the catalogue are held against what their profile demands, if documents/catalogue.ttl makes one.

    Raises:
        InputError: there is no release in the folder.
    """
    if not (folder / manifest.NAME).is_file():
        raise InputError(f"{folder}: there is no release; make one with samgraf build")
    said = manifest.read(folder)
    yield from _changed_files(folder, said["files"])
    base_iri = said["base_iri"]
    store = Store.read_only(str(folder / "store"))
    curated = list(_graph(store, f"{base_iri}graph/curation"))
    for document in said["documents"]:
        slug, graph = document["slug"], document["graph"]
        own = Mapped(facts=list(_graph(store, graph)), evidence=list(_graph(store, f"{graph}/evidence")))
        yield from validate(slug, own, curated, base_iri).findings
    yield from checks.check(store, queries.checks(base_iri), base_iri)
    listed = list(_graph(store, f"{base_iri}graph/catalogue"))
    yield from completeness.findings(listed, base_iri, "error")
    if not completeness.is_described(listed, base_iri):
        return
    for name, profile in ((catalogue.EUROPEAN, profiles.EUROPEAN), (catalogue.SWEDISH, profiles.SWEDISH)):
        rendering = folder / f"{name}.ttl"
        if rendering.is_file():  # one that is not there is missing in the manifest or in the graph, as said above
            yield from profiles.findings(_read(rendering, base_iri), profile)


def file(path: Path, base_iri: str = DEFAULT_BASE) -> Iterator[Finding]:
    """Yield where an RDF file breaks the shapes; its relative IRIs stand below the base.

    A catalogue is held against the profile that it is written for, European or Swedish.

    Raises:
        InputError: the file is missing, or its name's ending tells no RDF format.
        SourceError: it is not well-formed; carries the line.
    """
    quads = _read(path, base_iri)
    yield from validate(path.stem, Mapped(facts=quads), (), base_iri).findings
    if profile := profiles.profile_of(quads):
        yield from profiles.findings(quads, profile)


def _read(path: Path, base_iri: str) -> list[Quad]:
    form = RdfFormat.from_extension(path.suffix[1:])
    if form is None:
        raise InputError(f"{path}: {path.suffix or 'no ending'} is no RDF format; .ttl, .trig, .nt, .nq … are")
    try:
        content = path.read_bytes()
        return list(parse(content, format=form, base_iri=base_iri))
    except SyntaxError as error:
        rule = str(error.msg).partition(": ")[2] or str(error.msg)
        raise SourceError(path, f"not well-formed: {rule}", line=error.lineno) from error
    except ValueError as error:
        raise SourceError(path, f"not well-formed: {error}") from error
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}") from error


def _changed_files(folder: Path, files: list[dict[str, object]]) -> Iterator[Finding]:
    for listed in files:
        name = str(listed["path"])
        try:
            content = (folder / name).read_bytes()
        except OSError:
            yield _changed(name, "saknas", "is missing")
            continue
        if hashlib.sha256(content).hexdigest() != listed["sha256"]:
            yield _changed(name, "är ändrad", "was changed")


def _changed(name: str, sv: str, en: str) -> Finding:
    return Finding("", "error", "manifest", "", f"{name} {sv} sedan bygget.", f"{name} {en} since the build.")


def _graph(store: Store, name: str) -> Iterator[Quad]:
    return store.quads_for_pattern(None, None, None, NamedNode(name))
