"""`samgraf add`: a new folder in documents/ with a document and an about.ttl filled in from what it says."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Quad

from loaders import iris, sources
from loaders.errors import InputError
from loaders.ledger import Ledger
from loaders.masking import MASK
from loaders.preview import Preview, preview
from loaders.sources import Source
from ontology import DEFAULT_BASE, dcterms

HEAD = """@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix sg: <https://w3id.org/samgraf/ns#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

# As samgraf add found it in the document: see that it is right, and fill in the lines that begin with #.
<>
"""
# What is known of a document, in this order; where it is not found the line stands as a comment.
ASKED = (
    (dcterms("title"), 'dcterms:title "TITLE"@sv ;'),
    (dcterms("issued"), 'dcterms:issued "YYYY-MM-DD"^^xsd:date ;  # or "YYYY"^^xsd:gYear'),
    (dcterms("creator"), "dcterms:creator <id/org/SLUG> ;  # the body that wrote it"),
    (dcterms("publisher"), "dcterms:publisher <id/org/SLUG> ;  # the body that publishes it"),
)
SHOWN = """  # dcterms:license <https://…> ;  # with the next line: the text is shown whole, else in passages
  # sg:privacyCheckedBy <id/agent/HANDLE> ;  # who has read the masked text
"""


class Added(NamedTuple):
    """The new folder, the document in it, and what the loader makes of it."""

    folder: Path
    source: Source
    preview: Preview


def add(
    file: Path, documents: Path, slug: str | None = None, ledger: Ledger | None = None, base_iri: str = DEFAULT_BASE
) -> Added:
    """Put a document into a folder of its own, with an about.ttl that says what it tells of itself.

    Args:
        file: the document; it is copied.
        documents: the folder of document folders.
        slug: the new folder's name; made of the file's where it is None.
        ledger: which IRIs are taken.
        base_iri: the publisher's base.

    Raises:
        InputError: there is no such file, the name is taken or cannot be one, or the document is there already.
        SourceError: the document cannot be read; nothing is written.
        OSError: the folder cannot be written.
    """
    if not file.is_file():
        raise InputError(f"{file}: there is no such file; name one document")
    name = iris.slug(file.stem) if slug is None else slug
    if not name or name != iris.slug(name):
        raise InputError(f"{name or file.stem!r} can be no folder's name; give one of a-z, 0-9 and - by --slug")
    _refuse_again(file, documents, name)
    kind = file.suffix[1:].lower() or "txt"
    found = preview(Source(name, file, kind), ledger, base_iri)
    text = HEAD + _about(found.mapped.facts, NamedNode(f"{base_iri}doc/{name}"), name)
    documents.mkdir(parents=True, exist_ok=True)
    folder = documents / name
    # A folder is there whole or not at all.
    with tempfile.TemporaryDirectory(prefix=f".{name}.", dir=documents) as workshop:
        made = Path(workshop) / name
        made.mkdir()
        shutil.copyfile(file, made / f"source.{kind}")
        (made / "about.ttl").write_text(text, encoding="utf-8")
        os.rename(made, folder)
    return Added(folder, Source(name, folder / f"source.{kind}", kind, text.encode(), folder=folder), found)


def _refuse_again(file: Path, documents: Path, name: str) -> None:
    """Refuse a name that is taken, and a document that stands in another folder."""
    if (documents / name).exists():
        raise InputError(f"{documents / name} is there already; give another name by --slug")
    digest = hashlib.sha256(Source(name, file, "").content).digest()
    for one in sources.find([documents]).sources if documents.is_dir() else ():
        if one.path.stat().st_size == file.stat().st_size and hashlib.sha256(one.content).digest() == digest:
            raise InputError(f"{file} is there already, as {one.path}")


def _about(facts: list[Quad], document: NamedNode, name: str) -> str:
    """Return the statements on a document, each on its line."""
    said = {quad.predicate: quad.object for quad in facts if quad.subject == document}
    lines = []
    for predicate, asked in ASKED:
        value = said.get(predicate)
        unknown = value is None or (isinstance(value, Literal) and (MASK in value.value or value.value == name))
        local = predicate.value.removeprefix(dcterms("").value)
        lines.append(f"  # {asked}\n" if unknown else f"  dcterms:{local} {_written(value)} ;\n")
    language = said.get(dcterms("language"))
    spoken = language.value if isinstance(language, Literal) else "sv"
    return "".join([*lines, SHOWN, f'  dcterms:language "{spoken}" .\n'])


def _written(value: object) -> str:
    """Return a term in Turtle; a date with the prefix that the file declares."""
    return (
        str(value).replace("<http://www.w3.org/2001/XMLSchema#", "xsd:", 1).removesuffix(">")
        if isinstance(value, Literal) and value.language is None
        else str(value)
    )
