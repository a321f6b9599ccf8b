"""What a curator adds: a thing that the loader missed, with the stretch of the text that tells it.

It becomes a record like those that were found, so that its IRI, quotation, validation and page are theirs too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from pyoxigraph import Literal

from loaders import iris
from loaders.document import Span
from loaders.extract import Extraction
from loaders.extract.bodies.kinds import kind_of
from loaders.extract.themes import factor_themes
from loaders.records import Concept, Node, Ref

# What may be added, and what must be said of it beside the stretch.
NEEDED: Final = {
    "Participation": ("sg:participationIn", "sg:participant", "sg:role"),
    **dict.fromkeys(sorted(iris.FACTORS), ("sg:about",)),
    "Project": (),
    "Organisation": (),
}


@dataclass(frozen=True)
class Addition:
    """A thing to add: its class, what is said of it, and its stretch: the place, or the words, which stand there once.

    `correction` is the path of the correction that adds it.
    """

    correction: str
    type: str
    stretch: Span | str
    values: tuple[tuple[str, Ref | Concept], ...] = ()


def added(extraction: Extraction, additions: Sequence[Addition]) -> Extraction:
    """Return what was found in a document with what is added to it.

    Left out is what has no stretch in the text, and a project or body that the loader finds by itself.
    """
    if not additions:
        return extraction
    nodes = list(extraction.nodes)
    for addition in additions:
        span = _place(extraction.text, addition.stretch)
        words = " ".join(extraction.text[slice(*span)].split()) if span else ""
        if span and words and not (addition.type in _NAMED and _is_found(nodes, addition.type, words)):
            nodes.append(_node(addition, span, extraction.text[slice(*span)], words, extraction.document.language))
    return replace(extraction, nodes=nodes)


_NAMED: Final = ("Project", "Organisation")


def _node(addition: Addition, span: Span, printed: str, words: str, language: str) -> Node:
    type_, values = addition.type, dict(addition.values)
    owner = values.pop("sg:participationIn", None)
    kind = None
    if type_ == "Organisation":
        type_, kind = kind_of(words)
    node = Node(type_, words if addition.type in _NAMED else None, [span], "by-curation", "curated")
    node.owner = owner if isinstance(owner, Ref) else None
    node.add("sg:adds", Ref(addition.correction))
    if kind:
        node.add("org:classification", Concept("org-kind", kind))
    if type_ in iris.FACTORS:
        node.add("sg:text", Literal(printed, language=language))
    for prop, value in values.items():
        node.add(prop, value)
    factor_themes(node)
    return node


def _is_found(nodes: Iterable[Node], type_: str, words: str) -> bool:
    kind, name = iris.type_of(type_), iris.normalised(words)
    return any(iris.type_of(node.type) == kind and iris.normalised(node.label or "") == name for node in nodes)


def _place(text: str, stretch: Span | str) -> Span | None:
    """Return where a stretch stands in a text; words that stand there twice tell no place."""
    if isinstance(stretch, Span):
        return stretch if stretch.end <= len(text) else None
    pattern = r"\s+".join(map(re.escape, stretch.split()))
    found = [Span(*match.span()) for match in re.finditer(pattern, text)] if pattern else []
    return found[0] if len(found) == 1 else None
