"""Nodes and triples taken out of a mapped document, with what hangs on them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from pyoxigraph import NamedNode, Quad

from loaders.graphs import Mapped
from loaders.hanging import hanging, without
from ontology import rdf


def withheld(mapped: Mapped, nodes: Collection[NamedNode], private: bool = False) -> Mapped:
    """Return a document's quads without some nodes and what hangs on them, or only its private ones without them."""
    if private:
        return replace(mapped, contacts=without(mapped.contacts, hanging(mapped.contacts, nodes)))
    everything = [*mapped.facts, *mapped.evidence, *mapped.contacts]
    gone = hanging(everything, nodes)
    return replace(
        mapped,
        facts=without(mapped.facts, gone),
        evidence=without(mapped.evidence, gone),
        contacts=without(mapped.contacts, gone),
    )


def taken_out(mapped: Mapped, old: Collection[Quad]) -> Mapped:
    """Return a document without some triples and without the statements about them."""
    if not old:
        return mapped
    triples = {(quad.subject, quad.predicate, quad.object) for quad in old}
    parts: dict[NamedNode, dict[NamedNode, object]] = {}
    for quad in (*mapped.evidence, *mapped.contacts):
        if quad.predicate in (rdf("subject"), rdf("predicate"), rdf("object")):
            parts.setdefault(quad.subject, {})[quad.predicate] = quad.object  # type: ignore[arg-type]
    about = [
        node
        for node, said in parts.items()
        if (said.get(rdf("subject")), said.get(rdf("predicate")), said.get(rdf("object"))) in triples
    ]
    rest = withheld(mapped, about) if about else mapped
    return replace(
        rest,
        facts=[quad for quad in rest.facts if quad not in old],
        contacts=[quad for quad in rest.contacts if quad not in old],
    )
