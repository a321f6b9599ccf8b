"""Derived relations: the rules of queries/rules, each seeing what those before it made."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, QueryTriples, Store

from loaders.errors import BrokenPromise
from ontology import DEFAULT_BASE
from queries import Rule

AT_ONCE = 50_000  # triples of a rule in memory


def derive(store: Store, rules: Sequence[Rule], base_iri: str = DEFAULT_BASE) -> int:
    """Run the rules on the default graph of a store, in the order given; return how many triples are derived now.

    What a rule constructs is added to `graph/derived`, and to the default graph before the next rule runs.

    Raises:
        BrokenPromise: a rule is no CONSTRUCT, or constructs a blank node.
    """
    graph = NamedNode(f"{base_iri}graph/derived")
    graphs = (graph, DefaultGraph())
    for rule in rules:
        triples = store.query(rule.text)
        if not isinstance(triples, QueryTriples):
            raise BrokenPromise(f"rule {rule.name}: a rule is a CONSTRUCT")
        # The rule sees the store as it was when it began, so what it makes can be put there meanwhile.
        while new := dict.fromkeys(islice(triples, AT_ONCE)):
            if any(isinstance(term, BlankNode) for triple in new for term in (triple.subject, triple.object)):
                raise BrokenPromise(f"rule {rule.name}: a public graph holds no blank node")
            store.bulk_extend(Quad(t.subject, t.predicate, t.object, name) for t in new for name in graphs)
    return sum(1 for _ in store.quads_for_pattern(None, None, None, graph))
