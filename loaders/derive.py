"""Derived relations: the rules of queries/rules, each seeing what those before it made."""

from __future__ import annotations

from collections.abc import Sequence

from pyoxigraph import BlankNode, DefaultGraph, NamedNode, Quad, QueryTriples, Store

from loaders.errors import BrokenPromise
from ontology import DEFAULT_BASE
from queries import Rule


def derive(store: Store, rules: Sequence[Rule], base_iri: str = DEFAULT_BASE) -> int:
    """Run the rules on the default graph of a store, in the order given; return how many triples they made.

    What a rule constructs is added to `graph/derived`, and to the default graph before the next rule runs.

    Raises:
        BrokenPromise: a rule is no CONSTRUCT, or constructs a blank node.
    """
    graph, made = NamedNode(f"{base_iri}graph/derived"), 0
    for rule in rules:
        triples = store.query(rule.text)
        if not isinstance(triples, QueryTriples):
            raise BrokenPromise(f"rule {rule.name}: a rule is a CONSTRUCT")
        new = dict.fromkeys(triples)
        if any(isinstance(term, BlankNode) for triple in new for term in (triple.subject, triple.object)):
            raise BrokenPromise(f"rule {rule.name}: a public graph holds no blank node")
        graphs = (graph, DefaultGraph())
        store.bulk_extend(Quad(t.subject, t.predicate, t.object, name) for t in new for name in graphs)
        made += len(new)
    return made
