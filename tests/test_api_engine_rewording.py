"""api.engine.inlining and api.engine.rewording: queries for engines that are told nothing beside the text."""

from __future__ import annotations

import pytest
from pyoxigraph import NamedNode, Store, Variable

import queries
from api.engine.inlining import inlined
from api.engine.rewording import reworded

PREFIX = "PREFIX sg: <https://w3id.org/samgraf/ns#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
THING = "https://w3id.org/samgraf/id/org/region-beta"


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?t ?o WHERE { ?t ?p ?o }",
        "SELECT ?t WHERE { { BIND(?t AS ?n) } UNION { ?n ?in ?t FILTER(?in NOT IN (sg:mentions)) } }",
        "SELECT ?t (COUNT(*) AS ?n) WHERE { ?s ?p ?t } GROUP BY ?t",
        "SELECT ?t ?l WHERE { { SELECT ?t ?x WHERE { ?x ?p ?t } } ?x rdfs:label ?l OPTIONAL { ?t sg:none ?n } }",
        "SELECT ?t ?x WHERE { ?x ?p ?o FILTER EXISTS { ?x ?q ?t } VALUES ?p { sg:participant } }",
        "SELECT $t ?x WHERE { ?x a sg:Region FILTER(?x = COALESCE(?t, ?x)) }",
        "SELECT ?t ?x WHERE { ?x a sg:Region MINUS { ?y sg:participant ?x FILTER(?x = sg:none) } }",
    ],
)
def test_values_in_the_text_answer_as_values_beside_it(example: Store, query: str) -> None:
    """The rows are those of the engine's own substitution."""
    beside = example.query(PREFIX + query, substitutions={Variable("t"): NamedNode(THING)})

    inside = example.query(inlined(PREFIX + query, [("t", f"<{THING}>")]))

    assert sorted(map(str, inside)) == sorted(map(str, beside)) != []


@pytest.mark.parametrize("name", queries.questions())
def test_a_question_in_other_words_has_the_same_rows(example: Store, name: str) -> None:
    """What is written for Virtuoso means the same to others, but for the mark between names."""
    text = queries.bind(queries.questions()[name], {})

    there = sorted(str(row).replace(" · ", " | ") for row in example.query(text))

    assert sorted(map(str, example.query(reworded(text)))) == there


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("ASK { ?s ?p 'GRAPH <x:g>' } # GRAPH <x:g>", None),
        ("SELECT ?k { ?k rdfs:subClassOf* ?top }", None),
        ("SELECT ?k { ?k rdfs:subClassOf* <x:other> }", None),
        ("SELECT (GROUP_CONCAT(?a; SEPARATOR = ', ') AS ?b) {}", None),
        ("ASK { GRAPH ?g { ?s ?p ?o } }", "ASK { FILTER(?g NOT IN (<x:hidden>)) GRAPH ?g { ?s ?p ?o } }"),
    ],
)
def test_only_what_must_be_is_said_otherwise(query: str, expected: str | None) -> None:
    """Strings, comments, other classes and plain separators stay; graphs that are no graphs of ours are hidden."""
    assert reworded(query, ["x:hidden"]) == (expected or query)
