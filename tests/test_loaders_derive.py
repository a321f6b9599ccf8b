"""Rules on the merged graph."""

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from loaders.derive import derive
from loaders.errors import BrokenPromise
from queries import Rule

A, B, P, Q, R = (NamedNode(f"http://x/{name}") for name in "abpqr")


def rule(name: str, text: str) -> Rule:
    return Rule(name, {"sv": name, "en": name}, text)


def store(*quads: Quad) -> Store:
    held = Store()
    held.extend(quads)
    return held


FIRST = rule("first", "CONSTRUCT { ?o <http://x/q> ?s } WHERE { ?s <http://x/p> ?o }")
SECOND = rule("second", "CONSTRUCT { ?s <http://x/r> ?o } WHERE { ?s <http://x/q> ?o }")


def test_a_rule_sees_what_those_before_it_made() -> None:
    """Made triples stand in graph/derived and in the default graph, each once."""
    graph = NamedNode("https://data.example/graph/derived")
    held = store(Quad(A, P, B))

    count = derive(held, [FIRST, SECOND], "https://data.example/")

    assert count == 2
    assert set(held) == {Quad(A, P, B), Quad(B, Q, A, graph), Quad(B, Q, A), Quad(B, R, A, graph), Quad(B, R, A)}


def test_a_rule_does_not_see_what_comes_after_it() -> None:
    """The order is the caller's."""
    held = store(Quad(A, P, B))

    assert derive(held, [SECOND, FIRST]) == 1


def test_a_rule_reads_the_default_graph_alone() -> None:
    """What stands only in a named graph is no part of the merge."""
    held = store(Quad(A, P, B, NamedNode("http://x/g")))

    assert derive(held, [FIRST]) == 0


def test_what_is_there_already_is_not_doubled_in_the_merge() -> None:
    """A derived triple that a document states too is once in the default graph."""
    held = store(Quad(A, P, B), Quad(B, Q, A))

    derive(held, [FIRST])

    assert len(list(held.quads_for_pattern(B, Q, A, DefaultGraph()))) == 1


def test_a_blank_node_is_refused() -> None:
    """Public graphs hold none: dumps would differ from run to run."""
    bad = rule("bad", "CONSTRUCT { [] <http://x/q> ?s } WHERE { ?s <http://x/p> ?o }")

    with pytest.raises(BrokenPromise, match="rule bad"):
        derive(store(Quad(A, P, Literal("x"))), [bad])


def test_a_select_is_no_rule() -> None:
    """A rule constructs."""
    with pytest.raises(BrokenPromise, match="CONSTRUCT"):
        derive(store(), [rule("bad", "SELECT * WHERE { ?s ?p ?o }")])
