"""Hand-written Turtle beside a document: read with an error that names the line."""

from __future__ import annotations

from codecs import BOM_UTF8
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from loaders.errors import SourceError
from ontology import DEFAULT_BASE, PREFIXES

# The paths below the base that move with it; ns#, scheme/ and shapes# never do.
MOVING = ("id/", "doc/", "graph/")
# On the first line, so that lines keep their numbers: a correction of one line is a whole file.
DECLARED = "".join(f"@prefix {prefix}: <{namespace}> . " for prefix, namespace in PREFIXES.items()).encode()


def read(content: bytes, path: Path, base_iri: str, at: str = "") -> list[Quad]:
    """Return the triples of a Turtle file in file order, relative IRIs resolved against `base_iri` + `at`.

    IRIs written under the default base are moved to `base_iri`, so that a file copied from the published
    graph means the same things in a graph with a base of its own. The prefixes of the ontology are declared.

    Raises:
        SourceError: the file is not Turtle in UTF-8; carries the line.
    """
    try:
        triples = list(
            parse(DECLARED + content.removeprefix(BOM_UTF8), format=RdfFormat.TURTLE, base_iri=base_iri + at)
        )
    except SyntaxError as error:
        rule = str(error.msg).partition(": ")[2] or str(error.msg)
        raise SourceError(path, f"not Turtle: {rule}", line=error.lineno, remedy="mend the line") from error
    except ValueError as error:
        raise SourceError(path, f"not Turtle: {error}", remedy="save the file as Turtle in UTF-8") from error
    return [Quad(_moved(t.subject, base_iri), t.predicate, _moved(t.object, base_iri)) for t in triples]  # type: ignore[arg-type]


def _moved(term: object, base_iri: str) -> object:
    if isinstance(term, NamedNode) and base_iri != DEFAULT_BASE:
        path = term.value.removeprefix(DEFAULT_BASE)
        if path != term.value and path.startswith(MOVING):
            return NamedNode(base_iri + path)
    return term


def line_of(content: bytes, *words: str) -> int | None:
    """Return the first line, from 1, that holds all the words, or None: where a faulty statement may be."""
    for number, line in enumerate(content.decode("utf-8", "replace").splitlines(), 1):
        if all(word in line for word in words):
            return number
    return None


def local(term: NamedNode) -> str:
    """Return the last part of an IRI: what a prefixed name shows after its colon.

    >>> local(NamedNode("http://purl.org/dc/terms/issued"))
    'issued'
    """
    return term.value.replace("#", "/").rpartition("/")[2]
