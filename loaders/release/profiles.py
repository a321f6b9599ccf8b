"""Does a rendering of the catalogue keep what its profile demands: DCAT-AP 3.0.1, DCAT-AP-SE 3.0.1?

The shapes are the project's own (ontology/shapes/profiles), so that a release can be checked anywhere.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache

from pyoxigraph import Literal, Quad, Triple

from loaders import shacl
from loaders.findings import Finding
from ontology import dcat, dcterms, parsed, profiles, rdf

EUROPEAN, SWEDISH = "european", "swedish"
OF_BOTH = "catalogue"


def findings(quads: Collection[Quad | Triple], profile: str) -> Iterator[Finding]:
    """Yield where a catalogue breaks a profile, as errors; what it should say besides, as warnings.

    Args:
        quads: the catalogue; their graphs do not matter.
        profile: EUROPEAN or SWEDISH.
    """
    if not holds_catalogue(quads):
        sv = "Filen beskriver ingen katalog (dcat:Catalog)."
        yield Finding("", "error", profile, "", sv, "The file describes no catalogue (dcat:Catalog).")
        return
    found = {
        Finding("", "error" if one.must else "warning", f"{profile}: {one.rule}", one.node, one.sv, one.en)
        for one in shacl.results(quads, _shapes(profile))
    }
    yield from sorted(found)


def profile_of(quads: Collection[Quad | Triple]) -> str | None:
    """Return which profile a file is written for, None where it holds no catalogue.

    The two contradict each other in formats: a media type as text is Swedish.
    """
    if not holds_catalogue(quads):
        return None
    formats = (quad.object for quad in quads if quad.predicate == dcterms("format"))
    return SWEDISH if any(isinstance(value, Literal) for value in formats) else EUROPEAN


def holds_catalogue(quads: Collection[Quad | Triple]) -> bool:
    """Tell whether there is a dcat:Catalog among quads."""
    return any(quad.predicate == rdf("type") and quad.object == dcat("Catalog") for quad in quads)


@cache
def _shapes(profile: str) -> shacl.Shapes:
    files = profiles()
    triples = [triple for name in (OF_BOTH, profile) for triple in parsed(files[name])]
    return shacl.shapes(triples)
