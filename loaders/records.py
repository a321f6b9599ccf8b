"""What the loader found in a document, before it has IRIs.

A `Node` is a thing that the text speaks of; its values are other nodes, things of the reference graph
(`Ref`), concepts (`Concept`), literals or other IRIs (of a licence). Every node carries the stretches that support it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode

from loaders.document import Span


@dataclass(frozen=True, slots=True)
class Ref:
    """A thing of the reference graph, or the document itself, by its path below the base IRI.

    >>> Ref("id/lan/13").path
    'id/lan/13'
    """

    path: str


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept, by scheme and slug: `Concept("role", "lead")`."""

    scheme: str
    slug: str


@dataclass(eq=False, slots=True)
class Node:
    """A thing found in a document.

    `type` is the local name of its class (sg:, or schema: for Event); `label` what it is called,
    as printed; `owner` the undertaking, event or plan that it belongs to, for kinds without a name of
    their own; `method` a concept of the scheme `method`; `rank` its place among its like.
    """

    type: str
    label: str | None
    evidence: list[Span]
    method: str
    basis: str | None = None
    owner: Node | Ref | None = None
    slug: str | None = None
    values: list[Value] = field(default_factory=list)

    def add(self, prop: str, value: Object, evidence: Iterable[Span] = (), basis: str | None = None) -> None:
        """Say something of the node once; with `evidence` where it rests on another passage than the node."""
        found = next((v for v in self.values if v.prop == prop and v.object == value), None)
        if found is None:
            self.values.append(Value(prop, value, tuple(evidence), basis))

    def get(self, prop: str) -> list[Object]:
        """Return what the node says for a property."""
        return [value.object for value in self.values if value.prop == prop]


Object = Node | Ref | Concept | Literal | NamedNode


@dataclass(frozen=True, slots=True)
class Value:
    """One statement of a node; with evidence or basis of its own it gets an rdf:Statement."""

    prop: str
    object: Object
    evidence: tuple[Span, ...] = ()
    basis: str | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch that names things: their nodes or references."""

    span: Span
    things: tuple[Node | Ref, ...]


@dataclass(frozen=True, slots=True)
class Person:
    """A person met in the text; kept in the contacts store only.

    `spans` are all stretches of the name; `email` is normalised, `printed_email` as the text has it;
    `contact_of` and `presents` are the nodes that the person is tied to, each by `tie` of its own passage.
    """

    name: str
    spans: tuple[Span, ...]
    email: str | None = None
    printed_email: str | None = None
    organisation: Node | Ref | None = None
    contact_of: tuple[Node | Ref, ...] = ()
    presents: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Name:
    """A stretch that names reference things.

    `span` is the name itself; `printed` the whole coordination where words are shared in it ("Region Kalmar"
    of "Region Gotland och Kalmar"), else the same. `kind` is "organisation", "territory" or "place" (a bare
    town name that nothing tells apart).
    """

    span: Span
    ref: Ref
    kind: str
    printed: Span
    method: str = "by-reference-name"
