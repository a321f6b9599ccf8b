"""The catalogue: what people wrote in documents/catalogue.ttl, and the files of the release."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, serialize

from loaders import turtle
from loaders.errors import InputError
from loaders.release.dumps import MERGE, QUADS
from ontology import DEFAULT_BASE, PREFIXES, PUBLIC_URL_PLACEHOLDER, Namespace, dcat, dcterms, rdf, sg, xsd

spdx = Namespace(PREFIXES["spdx"])
FILE_TYPE = "http://publications.europa.eu/resource/authority/file-type/"
MEDIA_TYPE = "http://www.iana.org/assignments/media-types/application/"
FILES = {QUADS: ("RDF_N_QUADS", "n-quads"), MERGE: ("RDF_N_TRIPLES", "n-triples")}


def read(path: Path, base_iri: str = DEFAULT_BASE) -> list[Quad]:
    """Read documents/catalogue.ttl; without one the catalogue holds the files alone.

    Raises:
        SourceError: the file is not Turtle; carries the line.
        InputError: it holds a blank node.
    """
    if not path.exists():
        return []
    triples = turtle.read(path.read_bytes(), path, base_iri)
    if any(not isinstance(term, NamedNode | Literal) for t in triples for term in (t.subject, t.object)):
        raise InputError(f"{path}: a catalogue holds no blank node; give the thing in […] an IRI")
    return triples


def keeps_contacts(triples: list[Quad]) -> bool:
    """Tell whether the publisher has use for the contacts store: sg:keepContacts, true unless said."""
    return not any(t.predicate == sg("keepContacts") and t.object == Literal(False) for t in triples)


def quads(triples: list[Quad], release: str, base_iri: str = DEFAULT_BASE) -> Iterator[Quad]:
    """Yield graph/catalogue: no host names, nor sizes and sums, which a dump cannot hold of itself."""
    graph = NamedNode(f"{base_iri}graph/catalogue")
    node = Namespace(f"{base_iri}catalogue#")
    yield from (Quad(t.subject, t.predicate, t.object, graph) for t in triples)
    yield Quad(node("graph"), rdf("type"), dcat("Dataset"), graph)
    yield Quad(node("graph"), dcat("version"), Literal(release), graph)
    for name, (form, media) in FILES.items():
        file = node(name)
        yield Quad(node("graph"), dcat("distribution"), file, graph)
        yield Quad(file, rdf("type"), dcat("Distribution"), graph)
        yield Quad(file, dcterms("title"), Literal(name, language="en"), graph)
        yield Quad(file, dcterms("title"), Literal(name, language="sv"), graph)
        yield Quad(file, dcterms("format"), NamedNode(FILE_TYPE + form), graph)
        yield Quad(file, dcat("mediaType"), NamedNode(MEDIA_TYPE + media), graph)


def file_triples(exports: Path, base_iri: str = DEFAULT_BASE) -> Iterator[Quad]:
    """Yield what only a file beside the dumps can say: address below the placeholder, size and sum."""
    node = Namespace(f"{base_iri}catalogue#")
    folder = f"{PUBLIC_URL_PLACEHOLDER}exports/"
    for name in FILES:
        content, checksum = (exports / name).read_bytes(), node(f"{name}-sha1")
        size = Literal(str(len(content)), datatype=xsd("nonNegativeInteger"))
        digest = Literal(hashlib.sha1(content).hexdigest(), datatype=xsd("hexBinary"))
        yield Quad(node(name), dcat("accessURL"), NamedNode(folder))
        yield Quad(node(name), dcat("downloadURL"), NamedNode(folder + name))
        yield Quad(node(name), dcat("byteSize"), size)
        yield Quad(node(name), spdx("checksum"), checksum)
        yield Quad(checksum, rdf("type"), spdx("Checksum"))
        # SHA-1 is what DCAT-AP-SE lists; SHA256SUMS stands beside the files.
        yield Quad(checksum, spdx("algorithm"), spdx("checksumAlgorithm_sha1"))
        yield Quad(checksum, spdx("checksumValue"), digest)


def turtle_file(quads: list[Quad]) -> bytes:
    """Return quads, whatever their graphs, as Turtle whose bytes depend on nothing but them."""
    used = {prefix: iri for prefix, iri in sorted(PREFIXES.items()) if prefix != "sgshapes"}
    triples = sorted({quad.triple for quad in quads}, key=str)
    return bytes(serialize(triples, format=RdfFormat.TURTLE, prefixes=used) or b"")
