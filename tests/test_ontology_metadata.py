"""What FAIR checkers of ontologies look for (the published tests of FOOPS!), on the ontology as it is written."""

from __future__ import annotations

import re

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from ontology import PREFIXES, SG, bibo, dcterms, graph_files, owl, parsed, rdf, rdfs, skos, vann

ONTOLOGY = NamedNode(SG.removesuffix("#"))
WORDS = {"label": (rdfs("label"), skos("prefLabel")), "definition": (rdfs("comment"), skos("definition"))}


@pytest.fixture(scope="module")
def quads() -> list[Quad]:
    """The ontology alone, as one gets it by its IRI."""
    return [quad for file in graph_files()["ontology"] for quad in parsed(file)]


@pytest.mark.parametrize(
    "predicate",
    [
        *(dcterms(n) for n in ("title", "description", "license", "creator", "publisher", "created", "issued")),
        *(dcterms(n) for n in ("modified", "contributor", "bibliographicCitation", "rights", "source", "abstract")),
        *(owl("versionIRI"), owl("versionInfo"), bibo("status")),
        *(vann("preferredNamespacePrefix"), vann("preferredNamespaceUri")),
        *(rdfs("label"), rdfs("comment"), rdfs("seeAlso")),
    ],
    ids=lambda term: re.split("[/#]", term.value)[-1],
)
def test_the_ontology_says_what_checkers_look_for(quads: list[Quad], predicate: NamedNode) -> None:
    """OM1 to OM5, VER1: minimal, recommended and detailed metadata, licence, provenance, version."""
    assert [quad for quad in quads if quad.subject == ONTOLOGY and quad.predicate == predicate]


def test_version_and_namespace_stand_below_a_permanent_address(quads: list[Quad]) -> None:
    """PURL1, URI1, URI2: a permanent IRI without file ending, a version IRI below it, the prefix as registered."""
    own = {quad.predicate: quad.object.value for quad in quads if quad.subject == ONTOLOGY}

    assert ONTOLOGY.value.startswith("https://w3id.org/")
    assert own[owl("versionIRI")] == f"{ONTOLOGY.value}/{own[owl('versionInfo')]}"
    assert own[vann("preferredNamespaceUri")] == SG == PREFIXES[own[vann("preferredNamespacePrefix")]]
    assert own[dcterms("license")].startswith("http")
    assert own[owl("versionInfo")] in own[dcterms("bibliographicCitation")]


@pytest.mark.parametrize("words", WORDS)
def test_every_term_has_its_words(quads: list[Quad], words: str) -> None:
    """VOC1, VOC2: a label and a definition, here in both languages."""
    kinds = {owl("Class"), owl("ObjectProperty"), owl("DatatypeProperty")}
    terms = {quad.subject for quad in quads if quad.predicate == rdf("type") and quad.object in kinds}
    own = {term for term in terms if isinstance(term, NamedNode) and term.value.startswith(SG)}

    tags: dict[object, set[str | None]] = {term: set() for term in own}
    for quad in quads:
        if quad.subject in tags and quad.predicate in WORDS[words] and isinstance(quad.object, Literal):
            tags[quad.subject].add(quad.object.language)

    assert len(own) > 80
    assert {term for term, held in tags.items() if not {"sv", "en"} <= held} == set()


def test_existing_vocabularies_are_built_on(quads: list[Quad]) -> None:
    """VOC3, VOC4: terms of others are imported or mapped to, and metadata uses known vocabularies."""
    links = {rdfs("subClassOf"), rdfs("subPropertyOf"), owl("equivalentClass"), skos("closeMatch")}
    outside = {q.object.value for q in quads if q.predicate in links and isinstance(q.object, NamedNode)}

    used = {name for name, iri in PREFIXES.items() for term in outside if term.startswith(iri) and iri != SG}
    assert {"org", "prov", "schema"} <= used
