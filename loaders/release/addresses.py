"""What only a file beside the exports can say of them: where they stand, how large they are, their sums.

Addresses stand below the public URL's placeholder; whoever serves or exports the file fills it in.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad

from loaders.release.controlled import described, spdx
from loaders.release.listing import Listing
from loaders.release.published import SERVICES, File
from ontology import DEFAULT_BASE, PUBLIC_URL_PLACEHOLDER, Namespace, dcat, dcterms, foaf, rdf, xsd

odrs = Namespace("http://schema.theodi.org/odrs#")


def addressed(
    quads: Sequence[Quad], exports: Path, base_iri: str = DEFAULT_BASE, files: Sequence[File] = ()
) -> list[Quad]:
    """Return a catalogue with what only a file beside the exports can say, in the default graph.

    That is addresses below the placeholder, sizes and sums, and the classes of the terms it names.
    """
    node = Namespace(f"{base_iri}catalogue#")
    listing, dataset, folder = Listing(quads), node("graph"), f"{PUBLIC_URL_PLACEHOLDER}exports/"
    home, docs, api = (NamedNode(PUBLIC_URL_PLACEHOLDER + path) for path in ("", "docs", "openapi.json"))
    for catalogue in listing.kinds(dcat("Catalog")):
        listing.default(catalogue, foaf("homepage"), home)
    for one in (dataset, *listing.kinds(dcat("DataService"))):
        listing.default(one, dcat("landingPage"), home)
    for one in (dataset, *listing.kinds(dcat("DataService")), *listing.kinds(dcat("Distribution"))):
        listing.default(one, foaf("page"), docs)
    for rights in listing.kinds(odrs("RightsStatement")):
        listing.default(rights, odrs("attributionURL"), home)
        for predicate in ("copyrightStatement", "reuserGuidelines"):
            listing.default(rights, odrs(predicate), docs)
    for file in files:
        one, checksum = node(file.path), node(f"{file.path}-sha1")
        listing.say(one, dcat("accessURL"), NamedNode(folder))
        listing.say(one, dcat("downloadURL"), NamedNode(folder + file.path))
        size = (exports / file.path).stat().st_size
        listing.say(one, dcat("byteSize"), Literal(str(size), datatype=xsd("nonNegativeInteger")))
        listing.say(one, spdx("checksum"), checksum)
        listing.say(checksum, rdf("type"), spdx("Checksum"))
        # SHA-1 is what DCAT-AP-SE lists; SHA256SUMS stands beside the files.
        listing.say(checksum, spdx("algorithm"), spdx("checksumAlgorithm_sha1"))
        listing.say(checksum, spdx("checksumValue"), Literal(_sha1(exports / file.path), datatype=xsd("hexBinary")))
    for service in SERVICES:
        own, access = node(service.name), node(f"{service.name}-access")
        endpoint = NamedNode(PUBLIC_URL_PLACEHOLDER + service.path)
        listing.say(own, dcat("endpointURL"), endpoint)
        listing.say(own, dcat("endpointDescription"), api)
        listing.say(access, dcat("accessURL"), endpoint)
        listing.say(access, dcterms("conformsTo"), api)  # dataportal.se shows the API from here
    for quad in described(listing.quads):
        listing.say(quad.subject, quad.predicate, quad.object)  # type: ignore[arg-type]
    return listing.quads


def _sha1(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha1").hexdigest()
