"""Terms written as SPARQL, for engines that take no terms beside the text."""

from __future__ import annotations

import re
from typing import Final, TypeAlias

from pyoxigraph import Literal, NamedNode

from ontology import xsd

Term: TypeAlias = NamedNode | Literal

_UNSAFE: Final = re.compile(r"[\x00-\x20<>\"{}|^`\\\x7f-\x9f]")
# Not \u…: SPARQL reads those before it looks for the end of the string (SPARQL 1.1, 19.2).
_ESCAPES: Final = str.maketrans({"\\": r"\\", '"': r"\"", "\n": r"\n", "\r": r"\r", "\t": r"\t"})


def serialised(term: Term) -> str:
    r"""The term as SPARQL 1.1 writes it, on one line; nothing in it can end it early.

    Raises:
        ValueError: an IRI holds a character that SPARQL does not allow in one.

    >>> print(serialised(Literal('a "b"')))
    "a \"b\""
    """
    if isinstance(term, NamedNode):
        return _iri(term.value)
    quoted = f'"{term.value.translate(_ESCAPES)}"'
    if term.language is not None:
        return f"{quoted}@{term.language}"
    if term.datatype == xsd("string"):
        return quoted
    return f"{quoted}^^{_iri(term.datatype.value)}"


def _iri(value: str) -> str:
    if _UNSAFE.search(value):
        raise ValueError(f"not an IRI that SPARQL can hold: {value!r}")
    return f"<{value}>"
