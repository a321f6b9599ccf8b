"""How a node says that it was found, once a curator has changed what that spoke for."""

from __future__ import annotations

from dataclasses import replace

from pyoxigraph import NamedNode, Quad

from loaders.correction_quads import BY_CURATION, CURATED
from loaders.graphs import Mapped
from ontology import sg

BASIS, METHOD = sg("basis"), sg("method")
# The values that a node consists of: who has found them has found the node. Of any other the statement alone tells.
VOUCHED = frozenset({sg("participant"), sg("participationIn"), sg("role"), sg("text")})


def vouched_by_curator(mapped: Mapped, node: NamedNode, predicate: NamedNode) -> Mapped:
    """Return a document in which a node is a curator's if it consists of a value of that property, which is corrected.

    The share of cases in which the loader's method is right says nothing of it now, nor is its actor called by the
    name that was printed for another.
    """
    if predicate not in VOUCHED:
        return mapped
    gone = {BASIS, METHOD, sg("confidence"), *({sg("printedName")} if predicate == sg("participant") else ())}

    def rewritten(quads: list[Quad]) -> list[Quad]:
        kept = [quad for quad in quads if quad.subject != node or quad.predicate not in gone]
        found = next((quad for quad in quads if quad.subject == node and quad.predicate == METHOD), None)
        if found is None:
            return kept
        graph = found.graph_name
        return [*kept, Quad(node, BASIS, CURATED, graph), Quad(node, METHOD, BY_CURATION, graph)]

    return replace(mapped, facts=rewritten(mapped.facts), contacts=rewritten(mapped.contacts))
