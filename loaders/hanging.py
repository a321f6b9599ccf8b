"""What hangs on a node: what must go from a graph when a node is withheld or taken back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from pyoxigraph import NamedNode, Quad

from ontology import dcterms, oa, rdf, schema, sg

# A node that says one of these of what is gone has lost what it is about.
NEEDS = (
    sg("participationIn"),
    sg("participant"),
    sg("about"),
    schema("superEvent"),
    rdf("subject"),
    rdf("object"),
)
# A node goes with the last of the things that hold it by one of these.
HOLDS = (sg("develops"), sg("hasMeasure"), sg("hasParticipation"))
# What keeps a passage: something rests on it, or it names something.
RESTS = (sg("evidence"), sg("emptySection"))

Edges = dict[NamedNode, set[NamedNode]]


def hanging(quads: Sequence[Quad], nodes: Collection[NamedNode]) -> set[NamedNode]:
    """Return the nodes and what hangs on them: parts, statements about them, passages that only they needed.

    A thing that something else holds too, as an output that another project develops, stays.
    """
    dependants, held, holders = _edges(quads)
    gone: set[NamedNode] = set()
    waiting = list(nodes)
    while waiting:
        node = waiting.pop()
        if node in gone:
            continue
        gone.add(node)
        waiting.extend(dependants.get(node, ()))
        waiting.extend(part for part in held.get(node, ()) if holders[part] <= gone)
    return gone | _orphans(quads, gone)


def without(quads: Iterable[Quad], gone: Collection[NamedNode]) -> list[Quad]:
    """Return the quads that speak of none of the nodes."""
    return [quad for quad in quads if quad.subject not in gone and quad.object not in gone]


def _edges(quads: Sequence[Quad]) -> tuple[Edges, Edges, Edges]:
    cases = {quad.subject for quad in quads if quad.predicate == rdf("type") and quad.object == sg("Case")}
    dependants: Edges = defaultdict(set)
    held: Edges = defaultdict(set)
    holders: Edges = defaultdict(set)
    for subject, predicate, value, _ in quads:
        if not isinstance(subject, NamedNode) or not isinstance(value, NamedNode):
            continue
        # A case is part of its project; a project outlives the call it is part of.
        if predicate in NEEDS or (predicate == dcterms("isPartOf") and subject in cases):
            dependants[value].add(subject)
        elif predicate in HOLDS:
            held[subject].add(value)
            holders[value].add(subject)
    return dependants, held, holders


def _orphans(quads: Sequence[Quad], gone: Collection[NamedNode]) -> set[NamedNode]:
    """Return the passages that were there for gone nodes alone, and the selectors of all that go."""
    touched: set[NamedNode] = set()
    kept: set[NamedNode] = set()
    selectors: Edges = defaultdict(set)
    for subject, predicate, value, _ in quads:
        if not isinstance(subject, NamedNode) or not isinstance(value, NamedNode):
            continue
        if predicate in RESTS:
            (touched if subject in gone else kept).add(value)
        elif predicate == sg("mentions"):
            (touched if value in gone else kept).add(subject)
        elif predicate == oa("hasSelector"):
            selectors[subject].add(value)
    orphans = touched - kept
    return orphans.union(*(selectors[passage] for passage in (*orphans, *gone)))
