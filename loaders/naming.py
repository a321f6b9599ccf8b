"""What the records of one document are called: their paths below the base IRI, their labels.

Things that several documents may name have theirs from `resolve`; the path of what belongs to one document,
undertaking or event is made of its owner's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from pyoxigraph import Literal

from loaders import iris
from loaders.extract import Extraction
from loaders.extract.persons.addresses import addresses
from loaders.extract.persons.index import Names
from loaders.records import Concept, Node, Object, Ref


class Shared(NamedTuple):
    """What a record of a thing that several documents may name is called; `why` is the method of its merge.

    `reference` tells that it is a thing of the reference graph.
    """

    path: str
    label: str
    why: str | None
    reference: bool = False


class Named:
    """The names of one document's records.

    Args:
        base_iri: what the paths stand below.
        extraction: the document.
        shared: what is called as in other documents, by the record's identity.
        renamed: paths that a curator replaced.
        people: the names of the persons of every document.

    Raises:
        ValueError: records need one another in a circle, or a part has no whole.
    """

    def __init__(
        self,
        base_iri: str,
        extraction: Extraction,
        shared: Mapping[int, Shared],
        renamed: Mapping[str, str],
        people: Names,
    ) -> None:
        self.base_iri, self.people = base_iri, people
        self._shared, self._renamed = shared, renamed
        self._paths = {node: one.path for node, one in shared.items()}
        self._owned(extraction)

    def path(self, thing: Object) -> str:
        """Return the path below the base IRI of a record or reference thing."""
        if isinstance(thing, Ref):
            return thing.path
        return self._paths[id(thing)]

    def label(self, node: Node) -> str | None:
        """Return what the thing is called in every document: the form met first."""
        thing = self._shared.get(id(node))
        return thing.label if thing else node.label

    def is_reference(self, node: Node) -> bool:
        """Whether a record is a body of the reference graph, as a curator says."""
        thing = self._shared.get(id(node))
        return thing is not None and thing.reference

    def reason(self, node: Node) -> str | None:
        """Return the method by which a record was merged with one of another document, if it was."""
        thing = self._shared.get(id(node))
        return thing.why if thing else None

    def holds_personal_data(self, words: str) -> bool:
        """Tell whether words hold a found person's full name or address."""
        return holds_personal_data(self.people, words)

    def _owned(self, extraction: Extraction) -> None:
        used: dict[str, Node] = {}
        numbers: dict[str, int] = defaultdict(int)
        waiting = [node for node in extraction.nodes if id(node) not in self._paths]
        while waiting:
            ready = [node for node in waiting if all(id(need) in self._paths for need in _needs(node))]
            if not ready:
                raise ValueError(f"records of {extraction.slug} need one another in a circle")
            for node in ready:
                path = self._owned_path(extraction.slug, node)
                if iris.type_of(node.type) not in ("participation", "statement", "factor", "quantity", "measure"):
                    numbers[path] += 1
                    if path in used:
                        path = f"{path}-{iris.digest(extraction.slug, node.label or '', str(numbers[path]))}"
                    used[path] = node
                self._paths[id(node)] = self._renamed.get(path, path)
            waiting = [node for node in waiting if id(node) not in self._paths]

    def _owned_path(self, document: str, node: Node) -> str:
        type_ = iris.type_of(node.type)
        if node.type == "Participation":
            owner = self.path(_one(node.owner))
            agent = iris.tail(self.path(node.get("sg:participant")[0]))
            role = next(concept.slug for concept in node.get("sg:role") if isinstance(concept, Concept))
            return f"id/participation/{iris.kind(owner)}-{iris.tail(owner)}--{agent}--{role}"
        if node.type in iris.STATEMENTS:
            about = self.base_iri + self.path(node.get("sg:about")[0])
            words = "\n\n".join(value.value for value in node.get("sg:text") if isinstance(value, Literal))
            return f"id/{type_}/{document}-{iris.digest(node.type, about, iris.normalised(words))}"
        if node.type == "Measure":
            position = next(value.value for value in node.get("schema:position") if isinstance(value, Literal))
            return f"id/measure/{iris.tail(self.path(_one(node.owner)))}-{position}"
        slug = iris.slug(node.slug or node.label or "")
        if node.type == "StatementSet":
            return f"id/set/{document}--{slug}"
        owner = self.path(_one(node.owner)) if node.owner is not None else f"doc/{document}"
        if node.type == "Event":
            top = iris.tail(owner) if owner.startswith("id/") else document
            return f"id/event/{top}/{slug}"
        return f"id/{type_}/{iris.tail(owner) if owner.startswith('id/') else document}--{slug}"


def holds_personal_data(people: Names, words: str) -> bool:
    """Tell whether words hold one of the full names or an address."""
    return any(people.find(words)) or any(addresses(words))


def _needs(node: Node) -> list[Node]:
    """Return the records whose paths a record's own path is made of."""
    parts: list[object] = [node.owner]
    if node.type == "Participation":
        parts += node.get("sg:participant")
    if node.type in iris.STATEMENTS:
        parts += node.get("sg:about")
    return [part for part in parts if isinstance(part, Node)]


def _one(owner: Node | Ref | None) -> Node | Ref:
    if owner is None:
        raise ValueError("a part without its whole")
    return owner
