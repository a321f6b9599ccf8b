"""The JSON-LD context: short names that expand to the IRIs of the graph, and back."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pyoxigraph import RdfFormat, parse
from rdflib import Graph
from rdflib.compare import isomorphic

from ontology import PREFIXES, SG, context, vocabulary

DOCUMENT: dict[str, Any] = {
    "id": "https://example.org/need",
    "type": "Need",
    "text": {"sv": "Gemensamt språkbruk"},
    "horizon": "2035",
    "about": "https://example.org/event",
    "evidence": ["https://example.org/text#char=1,5"],
    "altLabel": {"sv": ["Ett", "Två"], "en": ["One"]},
    "confidence": "0.9",
}
TURTLE = """
@prefix sg: <https://w3id.org/samgraf/ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

<https://example.org/need> a sg:Need ;
  sg:text "Gemensamt språkbruk"@sv ;
  sg:horizon "2035"^^xsd:gYear ;
  sg:about <https://example.org/event> ;
  sg:evidence <https://example.org/text#char=1,5> ;
  skos:altLabel "Ett"@sv, "Två"@sv, "One"@en ;
  sg:confidence 0.9 .
"""


@pytest.fixture(scope="module")
def terms() -> dict[str, Any]:
    return json.loads(context())["@context"]


def expanded(definition: Any) -> str:
    name = definition["@id"] if isinstance(definition, dict) else definition
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local


def test_every_term_of_the_ontology_has_its_short_name(terms: dict[str, Any]) -> None:
    """Class or property, the local name stands for the IRI."""
    minted = [*vocabulary().classes, *vocabulary().properties]

    wrong = [iri for iri in minted if expanded(terms[iri.removeprefix(SG)]) != iri]

    assert len(minted) >= 116
    assert wrong == []


def test_values_are_typed_as_the_ontology_says(terms: dict[str, Any]) -> None:
    """An IRI for a thing, a language map for text with language, the datatype for the rest."""
    wrong = []
    for iri, term in vocabulary().properties.items():
        definition = terms[iri.removeprefix(SG)]
        held = definition if isinstance(definition, dict) else {}
        kind = term.ranges[0] if term.ranges else ""
        if kind == PREFIXES["rdf"] + "langString":
            right = held.get("@container") == "@language"
        elif kind == PREFIXES["xsd"] + "string":
            right = held == {}
        elif kind.startswith(PREFIXES["xsd"]):
            right = held.get("@type") == kind.replace(PREFIXES["xsd"], "xsd:")
        else:
            right = held.get("@type") == "@id"
        if not right:
            wrong.append(iri)

    assert wrong == []


def test_prefixes_mean_what_they_mean_everywhere(terms: dict[str, Any]) -> None:
    """Every prefix of the project is in the context, with its one meaning."""
    assert {prefix: terms.get(prefix) for prefix in PREFIXES} == PREFIXES


# rdflib 7 warns of a class that its own parser uses.
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
def test_rdflib_reads_what_the_context_shortens() -> None:
    """A document in short names gives the triples meant."""
    text = json.dumps({**json.loads(context()), **DOCUMENT})

    read = Graph().parse(data=text, format="json-ld")

    assert isomorphic(read, Graph().parse(data=TURTLE, format="turtle"))


def test_pyoxigraph_reads_what_the_context_shortens() -> None:
    """The parser that the loaders use gives the same triples."""
    text = json.dumps({**json.loads(context()), **DOCUMENT})

    read = set(parse(text, RdfFormat.JSON_LD))

    assert read == set(parse(TURTLE, RdfFormat.TURTLE))
