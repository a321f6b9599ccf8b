"""Where things are found on this site, and how things elsewhere are told from them."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import quote

from api.site import Site
from ontology import DEFAULT_BASE, SCHEME, SG, SHAPES

_PASSAGE = re.compile(r"(doc/[^#]+/text)#char=(\d+),(\d+)")


def address(site: Site, iri: str) -> str:
    """The page of a thing: a path here, or the IRI itself where it is somebody else's.

    A passage is shown in its context, marked.
    """
    return _address(site.settings.path_prefix, site.releases.current.release.base_iri, iri)


@lru_cache(maxsize=8192)
def _address(prefix: str, base: str, iri: str) -> str:
    for known in (base, DEFAULT_BASE):
        if not iri.startswith(known):
            continue
        path = iri[len(known) :]
        if path.startswith("id/"):
            return f"{prefix}/page/{quote(path[3:])}"
        if passage := _PASSAGE.fullmatch(path):
            text, start, end = passage.groups()
            return f"{prefix}/{quote(text)}?char={start},{end}#char={start},{end}"
        if path.startswith(("doc/", "graph/")) or iri.startswith((SG, SCHEME, SHAPES)):
            return f"{prefix}/{quote(path, safe='/#')}"
    return iri if iri.startswith(("http://", "https://")) else ""


def things_of(site: Site, class_iri: str) -> str:
    """The list of the things of a class; "" for a class that is not of the ontology."""
    if class_iri.startswith(SG):
        return f"{site.settings.path_prefix}/things/{class_iri[len(SG) :]}"
    return f"{site.settings.path_prefix}/things/Event" if class_iri.endswith("schema.org/Event") else ""
