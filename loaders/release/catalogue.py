"""The catalogue: what people wrote in documents/catalogue.ttl, and what the release knows of itself.

DCAT-AP 3.0.1, with what DCAT-AP-SE asks for besides. What holds host names, sizes and sums is added in `addresses`.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, serialize

from loaders import turtle
from loaders.errors import InputError
from loaders.release.controlled import AUTHORITY, MEDIA_TYPE, ONTOLOGY
from loaders.release.dumps import NAMES
from loaders.release.listing import Listing, Term, in_languages
from loaders.release.period import Period
from loaders.release.published import SERVICES, File, Form, Service
from ontology import DEFAULT_BASE, Namespace, adms, dcat, dcterms, rdf, sg

EUROPEAN, SWEDISH = "catalogue", "catalogue-se"
dcatap = Namespace("http://data.europa.eu/r5r/")
COMPLETED = NamedNode(f"{AUTHORITY}distribution-status/COMPLETED")
STABLE = NamedNode(f"{AUTHORITY}planned-availability/STABLE")
REST = NamedNode("http://www.wikidata.org/entity/Q749568")  # from the list of DCAT-AP-SE
# What files and services say as the dataset does, unless they say otherwise.
OF_ALL = (dcterms("license"), dcatap("applicableLegislation"))
OF_FILES = (*OF_ALL, dcterms("rights"), dcterms("issued"), dcterms("modified"), dcterms("language"))
OF_SERIES = (*map(dcat, ("keyword", "theme")), *map(dcterms, ("conformsTo", "modified", "temporal")))
OF_SERVICES = (
    *OF_ALL,
    dcatap("hvdCategory"),
    dcterms("publisher"),
    dcterms("accessRights"),
    dcat("contactPoint"),
    dcat("keyword"),
    dcat("theme"),
)


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


def quads(
    written: Sequence[Quad],
    release: str,
    base_iri: str = DEFAULT_BASE,
    files: Sequence[File] = (),
    period: Period | None = None,
) -> list[Quad]:
    """Return graph/catalogue: no host names, nor sizes and sums, which a dump cannot hold of itself."""
    node = Namespace(f"{base_iri}catalogue#")
    listing, dataset = Listing(written, NamedNode(f"{base_iri}graph/catalogue")), node("graph")
    listing.say(dataset, rdf("type"), dcat("Dataset"))
    listing.say(dataset, dcat("version"), Literal(release))
    listing.say(dataset, dcterms("conformsTo"), ONTOLOGY)
    if period:
        listing.say(dataset, dcterms("temporal"), node("period"))
        listing.say(node("period"), rdf("type"), dcterms("PeriodOfTime"))
        listing.say(node("period"), dcat("startDate"), period.start)
        listing.say(node("period"), dcat("endDate"), period.end)
        listing.say(dataset, dcterms("modified"), period.modified)
    for catalogue in listing.kinds(dcat("Catalog")):
        listing.inherit(catalogue, dataset, (dcterms("issued"), dcterms("modified")))
    for series in listing.kinds(dcat("DatasetSeries")):
        listing.inherit(series, dataset, OF_SERIES)
    for file in files:
        one = node(file.path)
        _distribution(listing, node, one, file.form, in_languages(file.title), file.description)
        if file.packed:
            listing.say(one, dcat("compressFormat"), NamedNode(f"{MEDIA_TYPE}application/{file.packed}"))
    for service in SERVICES:
        _service(listing, node, service)
    return listing.quads


def _distribution(
    listing: Listing, node: Namespace, one: NamedNode, form: Form, title: Sequence[Term], said: dict[str, str]
) -> None:
    listing.say(node("graph"), dcat("distribution"), one)
    listing.say(one, rdf("type"), dcat("Distribution"))
    listing.say(one, dcterms("title"), *title)
    listing.say(one, dcterms("description"), *in_languages(said))
    listing.say(one, dcterms("format"), NamedNode(f"{AUTHORITY}file-type/{form.code}"))
    listing.say(one, dcat("mediaType"), NamedNode(f"{MEDIA_TYPE}{form.media_type}"))
    listing.say(one, adms("status"), COMPLETED)
    listing.say(one, dcatap("availability"), STABLE)
    listing.inherit(one, node("graph"), OF_FILES)


def _service(listing: Listing, node: Namespace, service: Service) -> None:
    own, access = node(service.name), node(f"{service.name}-access")
    listing.say(own, rdf("type"), dcat("DataService"))
    listing.default(own, dcterms("title"), *in_languages({"sv": service.name, "en": service.name}))
    listing.default(own, dcterms("description"), *in_languages(service.description))
    listing.say(own, dcterms("format"), NamedNode(f"{AUTHORITY}file-type/{service.form.code}"))
    listing.say(own, dcat("servesDataset"), node("graph"))
    listing.say(own, dcterms("conformsTo"), *map(NamedNode, service.standards))
    if service.form.name == "REST":
        listing.say(own, dcterms("type"), REST)
    listing.inherit(own, node("graph"), OF_SERVICES)
    _distribution(listing, node, access, service.form, listing.of(own, dcterms("title")), service.description)
    listing.say(access, dcat("accessService"), own)


def file_of(quads: Sequence[Quad], form: RdfFormat = RdfFormat.TURTLE) -> bytes:
    """Return quads, whatever their graphs, as Turtle (or as another format) with bytes that only they decide."""
    triples = sorted({quad.triple for quad in quads}, key=str)
    return bytes(serialize(triples, format=form, prefixes=NAMES) or b"")
