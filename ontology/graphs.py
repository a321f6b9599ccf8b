"""The Turtle files of this folder, and the four named graphs made of them."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple, TypeVar

from pyoxigraph import BlankNode, CanonicalizationAlgorithm, Dataset, NamedNode, Quad, RdfFormat, parse

from ontology.namespaces import DEFAULT_BASE

GENID: Final = DEFAULT_BASE + ".well-known/genid/"
"""Where the blank nodes of hand-written Turtle get their IRIs (RDF 1.1 Concepts, 3.5)."""

PROFILES: Final = ("catalogue", "european", "swedish")
_FOLDERS: Final = {"ontology": ".", "shapes": "shapes", "schemes": "schemes", "reference": "reference"}


_Node = TypeVar("_Node")


class File(NamedTuple):
    """A Turtle file as it stands: its name in its folder ("role.ttl") and its bytes."""

    name: str
    content: bytes


@cache
def _files(name: str) -> tuple[File, ...]:
    folder = files("ontology") / _FOLDERS[name]
    found = [entry for entry in folder.iterdir() if entry.name.endswith(".ttl")] if folder.is_dir() else []
    return tuple(File(entry.name, entry.read_bytes()) for entry in sorted(found, key=lambda entry: entry.name))


def graph_files() -> dict[str, list[File]]:
    """The Turtle files of each graph ("ontology", "shapes", "schemes", "reference"), sorted by name."""
    return {name: list(_files(name)) for name in _FOLDERS}


def profiles() -> dict[str, File]:
    """The shapes of a catalogue by name: "catalogue" for both renderings, "european" and "swedish" for one.

    They are no part of `graph/shapes`: no document is validated against them.
    """
    folder = files("ontology") / "shapes" / "profiles"
    return {name: File(f"{name}.ttl", (folder / f"{name}.ttl").read_bytes()) for name in PROFILES}


def context() -> bytes:
    """The JSON-LD 1.1 context of the whole graph, as it is served."""
    return (files("ontology") / "context.jsonld").read_bytes()


def quads(name: str, base_iri: str = DEFAULT_BASE) -> list[Quad]:
    """The quads of `graph/{name}`, without blank nodes.

    A blank node becomes an IRI made of its graph, its file and the label that RDFC-1.0 gives it in that
    file, so that a change in one file leaves the IRIs of the others alone.

    Raises:
        KeyError: there is no such graph among "ontology", "shapes", "schemes", "reference".
        SyntaxError: a file is not Turtle; carries the file's name, line and column.
    """
    return list(_quads(name, base_iri))


@cache
def _quads(name: str, base_iri: str) -> tuple[Quad, ...]:
    graph_name = NamedNode(f"{base_iri}graph/{name}")
    made: dict[Quad, None] = {}
    for file in _files(name):
        dataset = Dataset(parsed(file, base_iri))
        dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
        stem = f"{GENID}{name}/{file.name.removesuffix('.ttl')}/"
        for quad in dataset:
            subject, value = _named(quad.subject, stem), _named(quad.object, stem)
            made[Quad(subject, quad.predicate, value, graph_name)] = None
    return tuple(sorted(made, key=str))


def parsed(file: File, base_iri: str = DEFAULT_BASE) -> list[Quad]:
    """The triples of one file in the order they are written, blank nodes and all.

    Raises:
        SyntaxError: the file is not Turtle; its `filename` is the file's name.
    """
    try:
        return list(parse(file.content, RdfFormat.TURTLE, base_iri=base_iri, rename_blank_nodes=True))
    except SyntaxError as error:
        error.filename = file.name
        raise


def _named(node: _Node, stem: str) -> _Node | NamedNode:
    return NamedNode(stem + node.value) if isinstance(node, BlankNode) else node
