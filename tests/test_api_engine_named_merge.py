"""api.engine.named_merge: queries for engines whose default graph is the union of all graphs."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import DefaultGraph, NamedNode, Quad, QueryBoolean, QuerySolutions, Store

import queries
from api.engine.named_merge import NamedMerge, within
from api.engine.request import Request

MERGE = "https://w3id.org/samgraf/graph/default"
ONE, TWO = NamedNode("x:one"), NamedNode("x:two")


@pytest.fixture(scope="module")
def apart(example_quads: tuple[Quad, ...]) -> Store:
    """The example with every third triple in one named graph, every second in another, some thus in both."""
    triples = sorted((quad.triple for quad in example_quads), key=str)
    store = Store()
    store.extend(example_quads)
    store.extend(Quad(triple.subject, triple.predicate, triple.object, ONE) for triple in triples[::3])
    store.extend(Quad(triple.subject, triple.predicate, triple.object, TWO) for triple in triples[::2])
    return store


@pytest.fixture(scope="module")
def union(apart: Store) -> Store:
    """The same where the merge is a named graph; asked without a graph, it answers from all of them."""
    store = Store()
    for quad in apart:
        graph = NamedNode(MERGE) if quad.graph_name == DefaultGraph() else quad.graph_name
        store.add(Quad(quad.subject, quad.predicate, quad.object, graph))
    return store


def answer(store: Store, text: str, union: bool = False) -> list[str]:
    found = store.query(text, use_default_graph_as_union=union)
    if isinstance(found, QueryBoolean):
        return [str(bool(found))]
    said = map(str, found)
    return sorted(said if isinstance(found, QuerySolutions) else set(said))  # a graph is a set


@pytest.mark.parametrize("name", queries.questions())
def test_every_question_has_the_same_rows(apart: Store, union: Store, name: str) -> None:
    """Counts too, which a union would double."""
    text = queries.bind(queries.questions()[name], {})

    assert answer(union, within(text, MERGE), union=True) == answer(apart, text)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
        "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g",
        "SELECT DISTINCT $g WHERE { { SELECT DISTINCT $g { GRAPH $g { ?s ?p ?o } } } ?s a ?o }",
        "SELECT ?s { ?s a ?k . GRAPH <x:one> { ?s ?q ?v } FILTER NOT EXISTS { GRAPH <x:two> { ?s ?q ?v } } }",
        "SELECT (COUNT(*) AS ?n) { { SELECT ?s { ?s a ?k } } ?s ?p ?o OPTIONAL { ?o ?q ?v } MINUS { ?s a ?v } }",
        "ASK { ?s ?p ?o }",
        "ASK WHERE { ?s <x:never> '}' } # { GRAPH ?g",
        "CONSTRUCT { ?s a ?o } WHERE { ?s a ?o }",
        "CONSTRUCT WHERE { ?s a ?o }",
        "SELECT (EXISTS { ?a a ?b } AS ?is) WHERE { VALUES ?x { 1 } }",
        "SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?s HAVING EXISTS { ?s a ?k } ORDER BY ?s",
        "SELECT ?s ?k WHERE { ?s a ?k } VALUES ?k { <https://w3id.org/samgraf/ns#Region> }",
        "PREFIX from: <x:> PREFIX graph: <x:> ASK { ?s ?p ?o FILTER(?s != from:x && ?s != graph:y) }",
        "DESCRIBE <https://w3id.org/samgraf/id/org/region-beta>",
        "DESCRIBE ?s WHERE { ?s a <https://w3id.org/samgraf/ns#Region> }",
        "SELECT ?v { { ?s a ?v } UNION { GRAPH <x:two> { ?s a ?v } } }",
    ],
)
def test_a_query_sees_the_merge_and_the_named_graphs(apart: Store, union: Store, text: str) -> None:
    """Subqueries, graphs, forms of their own and datasets that a query names itself."""
    assert answer(union, within(text, MERGE), union=True) == answer(apart, text) != []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SELECT ?s FROM <x:one> { ?s ?p ?o }", None),
        ("ASK FROM NAMED <x:one> { GRAPH ?g { ?s ?p ?o } }", None),
        ("CONSTRUCT WHERE { ?s ?p '}' }", "CONSTRUCT { ?s ?p '}' } WHERE { GRAPH <x:m> { ?s ?p '}' } }"),
        ("ASK { GRAPH ?g { ?s ?p ?o } }", "ASK { GRAPH <x:m> { FILTER(?g != <x:m>) GRAPH ?g { ?s ?p ?o } } }"),
    ],
)
def test_a_query_is_changed_where_it_must(text: str, expected: str | None) -> None:
    """A dataset of its own stays, a short form is told in full, and the merge is no named graph."""
    assert within(text, "x:m") == (expected or text)


@pytest.mark.parametrize("text", ["SELECT ?s {", "ASK { } }", "CONSTRUCT WHERE {", "{", "}", "", "{ } { }"])
def test_what_is_no_query_does_not_become_one(union: Store, text: str) -> None:
    """The engine refuses it as it would have."""
    with pytest.raises(SyntaxError):
        union.query(within(text, MERGE))


@given(st.text(alphabet="{}()?g<x:>'\"# \nGRAPH SELECT WHERE CONSTRUCT EXISTS", max_size=60))
def test_any_text_is_taken(text: str) -> None:
    """What is put in is all that is new: the text's own words stay, in their order."""
    rest = iter(within(text, "x:m"))

    assert all(character in rest for character in text)


def test_a_dataset_of_the_protocol_stands_beside_no_other() -> None:
    """The address's default graph is told to no engine; a reader's own dataset is."""
    dialect, url = NamedMerge(MERGE), urlsplit(f"https://x/q?default-graph-uri={MERGE}&infer=false")

    plain = dialect.fields(Request(text="ASK { ?s ?p ?o }"), url, 1)
    own = dialect.fields(Request(text="ASK { ?s ?p ?o }", default_graphs=("x:g",)), url, 1)
    whole = [dict(dialect.fields(Request(operation="graph", text=text), url, 1))["query"] for text in ("", "x:g")]

    assert plain == [("query", f"ASK {{ GRAPH <{MERGE}> {{ ?s ?p ?o }} }}"), ("infer", "false")]
    assert own == [("query", "ASK { ?s ?p ?o }"), ("infer", "false"), ("default-graph-uri", "x:g")]
    assert [MERGE in text for text in whole] == [True, False]
