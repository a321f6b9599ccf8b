"""Quads into stores."""

from pathlib import Path

import pytest
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad

from loaders.errors import BrokenPromise
from loaders.release import store

S, P = NamedNode("http://x/s"), NamedNode("http://x/p")
G, H = NamedNode("http://x/g"), NamedNode("http://x/h")


def test_a_triple_of_two_graphs_is_once_in_the_merge(tmp_path: Path) -> None:
    """COUNT says one, where the engine's union of graphs would say two."""
    made = store.load(tmp_path / "store", [Quad(S, P, Literal("a"), G), Quad(S, P, Literal("a"), H)])

    assert len(list(store.triples(made))) == 1
    assert [quad.graph_name for quad in store.named(made)] == [G, H]


def test_what_is_added_later_reaches_both(tmp_path: Path) -> None:
    """The graph and the merge hold it."""
    made = store.load(tmp_path / "store", [])

    store.add(made, [Quad(S, P, Literal("a"), G)])

    assert set(made) == {Quad(S, P, Literal("a"), G), Quad(S, P, Literal("a"), DefaultGraph())}


@pytest.mark.parametrize("quad", [Quad(BlankNode(), P, S, G), Quad(S, P, BlankNode(), G)])
def test_a_blank_node_is_refused(tmp_path: Path, quad: Quad) -> None:
    """With one, sorted lines would not be canonical."""
    with pytest.raises(BrokenPromise, match="blank node"):
        store.load(tmp_path / "store", [quad])
