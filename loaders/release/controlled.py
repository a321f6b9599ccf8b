"""What a catalogue says of terms that are not its own: their class, as the range shapes of DCAT-AP want it.

Harvesters read one file and fetch nothing; without a class at hand they cannot tell a language from a place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, Quad

from ontology import PREFIXES, SG, Namespace, dcat, dcterms, foaf, owl, rdf, skos

spdx = Namespace(PREFIXES["spdx"])
AUTHORITY = "http://publications.europa.eu/resource/authority/"
MEDIA_TYPE = "http://www.iana.org/assignments/media-types/"
CC0 = NamedNode("http://creativecommons.org/publicdomain/zero/1.0/")
PUBLIC_DOMAIN = NamedNode("http://purl.org/adms/licencetype/PublicDomain")
ONTOLOGY = NamedNode(SG.removesuffix("#"))
THEMES = NamedNode(f"{AUTHORITY}data-theme")
CLASSES = (
    (f"{AUTHORITY}access-right/", dcterms("RightsStatement")),
    (f"{AUTHORITY}language/", dcterms("LinguisticSystem")),
    (f"{AUTHORITY}frequency/", dcterms("Frequency")),
    (f"{AUTHORITY}file-type/", dcterms("MediaTypeOrExtent")),
    (f"{AUTHORITY}data-theme/", skos("Concept")),
    (f"{AUTHORITY}distribution-status/", skos("Concept")),
    (f"{AUTHORITY}planned-availability/", skos("Concept")),
    (f"{AUTHORITY}country/", dcterms("Location")),
    (f"{AUTHORITY}licence/", dcterms("LicenseDocument")),
    ("http://creativecommons.org/", dcterms("LicenseDocument")),
    ("http://purl.org/adms/publishertype/", skos("Concept")),
    ("http://www.iana.org/assignments/media-types/", dcterms("MediaType")),
    ("http://sws.geonames.org/", dcterms("Location")),
    ("http://spdx.org/rdf/terms#checksumAlgorithm_", spdx("ChecksumAlgorithm")),
)
ALIKE = (skos("exactMatch"), owl("sameAs"))  # what is only said to be the same needs no class
PAGES = (foaf("homepage"), foaf("page"), dcat("landingPage"))
TITLES = {
    ONTOLOGY.value: {"sv": "Samgrafs ontologi", "en": "The Samgraf ontology"},
    "https://www.w3.org/TR/sparql11-protocol/": {"en": "SPARQL 1.1 Protocol"},
    "https://www.w3.org/TR/sparql11-query/": {"en": "SPARQL 1.1 Query Language"},
    "https://www.w3.org/TR/sparql11-service-description/": {"en": "SPARQL 1.1 Service Description"},
    "https://spec.openapis.org/oas/v3.1.0": {"en": "OpenAPI Specification 3.1"},
    "https://www.w3.org/TR/tabular-data-model/": {"en": "Model for Tabular Data and Metadata on the Web"},
}


def described(quads: Iterable[Quad]) -> Iterator[Quad]:
    """Yield the class of every controlled term that quads name, and the titles of standards."""
    held = list(quads)
    typed = {quad.subject for quad in held if quad.predicate == rdf("type")}
    named = (quad.object for quad in held if quad.predicate not in ALIKE)
    for term in dict.fromkeys(term for term in named if isinstance(term, NamedNode)):
        kind = next((kind for start, kind in CLASSES if term.value.startswith(start)), None)
        if kind and term not in typed:
            yield Quad(term, rdf("type"), kind)
            if kind == skos("Concept"):
                yield Quad(term, skos("prefLabel"), Literal(term.value.rpartition("/")[2], language="en"))
    for standard in dict.fromkeys(q.object for q in held if q.predicate == dcterms("conformsTo")):
        if isinstance(standard, NamedNode):
            yield Quad(standard, rdf("type"), dcterms("Standard"))
            for tag, text in TITLES.get(standard.value, {}).items():
                yield Quad(standard, dcterms("title"), Literal(text, language=tag))
    if any(quad.object == THEMES for quad in held):
        yield Quad(THEMES, rdf("type"), skos("ConceptScheme"))
        yield Quad(THEMES, dcterms("title"), Literal("Dataset themes", language="en"))
    if any(quad.object == CC0 for quad in held):
        # The EU's list has a name of its own for this licence; portals score only licences of that list.
        yield Quad(CC0, owl("sameAs"), NamedNode(f"{AUTHORITY}licence/CC0"))
        yield Quad(CC0, dcterms("title"), Literal("CC0 1.0", language="en"))
        yield Quad(CC0, dcterms("type"), PUBLIC_DOMAIN)
        yield Quad(PUBLIC_DOMAIN, rdf("type"), skos("Concept"))
        yield Quad(PUBLIC_DOMAIN, skos("prefLabel"), Literal("Work in the public domain", language="en"))
    for page in dict.fromkeys(q.object for q in held if q.predicate in PAGES):
        if isinstance(page, NamedNode):
            yield Quad(page, rdf("type"), foaf("Document"))
