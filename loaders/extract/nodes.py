"""What has been found in a document so far, in order; by class and owner too, for a long one holds thousands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from loaders.records import Node, Ref


class Nodes:
    """The nodes of a document in the order that they were found in; each is there once.

    >>> nodes, leader = Nodes(), Node("Project", "Kusten", [], "by-label")
    >>> nodes.append(leader)
    >>> nodes.append(Node("Participation", None, [], "by-label", owner=leader))
    >>> [node.label for node in nodes.of("Project", "PilotProject")], len(nodes.owned("Participation", leader))
    (['Kusten'], 1)
    """

    def __init__(self) -> None:
        self._places: dict[Node, int] = {}
        self._appended: list[Node] = []
        self._changed: list[Node] = []
        self._by_type: defaultdict[str, list[Node]] = defaultdict(list)
        self._owned: defaultdict[tuple[str, int], list[Node]] = defaultdict(list)

    def __iter__(self) -> Iterator[Node]:
        return iter(tuple(self._places))

    def __contains__(self, node: object) -> bool:
        return node in self._places

    def append(self, node: Node) -> None:
        """Add a node; its class and owner stay, but for `retype`."""
        self._places[node] = len(self._appended)
        self._appended.append(node)
        for held in self._lists(node):
            held.append(node)
        self.note(node)

    def since(self, count: int) -> list[Node]:
        """Return the nodes that were appended behind the first `count`, also those taken out again."""
        return self._appended[count:]

    def note(self, node: Node) -> None:
        """Note that something was said of a node that those who look it up by its words must know."""
        self._changed.append(node)

    def changes(self, count: int) -> list[Node]:
        """Return the nodes that were added, changed or taken out, behind the first `count` times."""
        return self._changed[count:]

    def place(self, node: Node) -> int:
        """Return a number that goes up with the order of the nodes."""
        return self._places[node]

    def remove(self, node: Node) -> None:
        """Take a node out."""
        del self._places[node]
        for held in self._lists(node):
            held.remove(node)
        self.note(node)

    def retype(self, node: Node, type: str) -> None:
        """Give a node another class; its place stays."""
        for held in self._lists(node):
            held.remove(node)
        node.type = type
        for held in self._lists(node):
            held.append(node)
        self.note(node)

    def of(self, *types: str) -> list[Node]:
        """Return the nodes of these classes."""
        return sorted((node for type in types for node in self._by_type[type]), key=self._places.__getitem__)

    def owned(self, type: str, owner: Node | Ref) -> list[Node]:
        """Return the nodes of a class that belong to an undertaking, event or plan."""
        return sorted(self._owned[type, id(owner)], key=self._places.__getitem__)

    def _lists(self, node: Node) -> Iterator[list[Node]]:
        yield self._by_type[node.type]
        if node.owner is not None:
            yield self._owned[node.type, id(node.owner)]
