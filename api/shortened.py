"""IRIs as people write and read them: with the prefix of a vocabulary, or as a path below the base."""

from __future__ import annotations

import re

from pyoxigraph import NamedNode

from ontology import DEFAULT_BASE, PREFIXES


def absolute(text: str, base_iri: str = DEFAULT_BASE) -> str:
    """The IRI that a person means: an IRI, with or without <>, a prefixed name, or its path below the base.

    >>> absolute("id/lan/13"), absolute("sg:Project")
    ('https://w3id.org/samgraf/id/lan/13', 'https://w3id.org/samgraf/ns#Project')

    Raises:
        ValueError: it cannot be an IRI.
    """
    given = text.strip().removeprefix("<").removesuffix(">")
    prefix, colon, local = given.partition(":")
    if colon and prefix in PREFIXES:
        given = PREFIXES[prefix] + local
    elif not re.match(r"[a-z][a-z0-9+.-]*:", given, re.IGNORECASE):
        given = base_iri + given.lstrip("/")
    return NamedNode(given).value


def short(iri: str, base_iri: str = DEFAULT_BASE) -> str:
    """The reverse of `absolute`, for people to read.

    >>> short("http://purl.org/dc/terms/title"), short("https://w3id.org/samgraf/id/lan/13")
    ('dcterms:title', 'id/lan/13')
    """
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and re.fullmatch(r"[\w-]+", iri[len(namespace) :]):
            return f"{prefix}:{iri[len(namespace) :]}"
    return iri.removeprefix(base_iri)
