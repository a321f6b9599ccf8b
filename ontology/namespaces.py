"""The names of things: bases, prefixes and a short way to write an IRI.

`ns#`, `scheme/` and `shapes#` are the same wherever the graph is published; `id/`, `doc/` and `graph/` stand
under the base IRI of the publisher.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from pyoxigraph import NamedNode

DEFAULT_BASE: Final = "https://w3id.org/samgraf/"
SG: Final = DEFAULT_BASE + "ns#"
SCHEME: Final = DEFAULT_BASE + "scheme/"
SHAPES: Final = DEFAULT_BASE + "shapes#"
PUBLIC_URL_PLACEHOLDER: Final = "https://public-url.invalid/"
"""What catalogue, VoID and service description carry until a server or `samgraf export` fills in its own."""

PREFIXES: Final[dict[str, str]] = {
    "adms": "http://www.w3.org/ns/adms#",
    "bibo": "http://purl.org/ontology/bibo/",
    "cv": "http://data.europa.eu/m8g/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "eurio": "http://data.europa.eu/s66#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "geo": "http://www.opengis.net/ont/geosparql#",
    "nif": "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sd": "http://www.w3.org/ns/sparql-service-description#",
    "sg": SG,
    "sgshapes": SHAPES,
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vann": "http://purl.org/vocab/vann/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "void": "http://rdfs.org/ns/void#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""Every prefix the project uses, with the one meaning it has everywhere."""


class Namespace:
    """A vocabulary whose terms are made by calling it.

    >>> sg("Project")
    <NamedNode value=https://w3id.org/samgraf/ns#Project>
    """

    def __init__(self, iri: str) -> None:
        self.iri = iri
        self._term = cache(lambda name: NamedNode(iri + name))

    def __call__(self, name: str) -> NamedNode:
        """The term of that local name."""
        return self._term(name)

    def __contains__(self, term: object) -> bool:
        return isinstance(term, NamedNode) and term.value.startswith(self.iri)

    def __repr__(self) -> str:
        return f"Namespace({self.iri!r})"


adms = Namespace(PREFIXES["adms"])
bibo = Namespace(PREFIXES["bibo"])
cv = Namespace(PREFIXES["cv"])
dcat = Namespace(PREFIXES["dcat"])
dcterms = Namespace(PREFIXES["dcterms"])
foaf = Namespace(PREFIXES["foaf"])
geo = Namespace(PREFIXES["geo"])
oa = Namespace(PREFIXES["oa"])
org = Namespace(PREFIXES["org"])
owl = Namespace(PREFIXES["owl"])
prov = Namespace(PREFIXES["prov"])
rdf = Namespace(PREFIXES["rdf"])
rdfs = Namespace(PREFIXES["rdfs"])
schema = Namespace(PREFIXES["schema"])
scheme = Namespace(SCHEME)
sd = Namespace(PREFIXES["sd"])
sg = Namespace(SG)
sh = Namespace(PREFIXES["sh"])
shapes = Namespace(SHAPES)
skos = Namespace(PREFIXES["skos"])
vann = Namespace(PREFIXES["vann"])
vcard = Namespace(PREFIXES["vcard"])
void = Namespace(PREFIXES["void"])
xsd = Namespace(PREFIXES["xsd"])
