"""DCAT-AP-SE 3.0.1: the European catalogue in the form that dataportal.se asks for.

The two profiles contradict each other in formats (a media type as text, not a term of the EU's list) and in
places (GeoNames, and a node with the bounding box).
"""

from __future__ import annotations

from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode, Quad

from loaders.release.controlled import AUTHORITY, MEDIA_TYPE, described
from ontology import dcat, dcterms, skos

GEONAMES = "http://sws.geonames.org/"
FILE_TYPE = f"{AUTHORITY}file-type/"


def rendered(quads: Iterable[Quad]) -> list[Quad]:
    """Return a catalogue in its Swedish form; it comes in the European one.

    A place is renamed after the GeoNames entry that documents/catalogue.ttl says is the same
    (skos:exactMatch); one without such an entry stays as it is.
    """
    held = list(quads)
    media = {q.subject: q.object for q in held if q.predicate == dcat("mediaType")}
    services = {q.object: q.subject for q in held if q.predicate == dcat("accessService")}
    names = {
        q.subject: q.object
        for q in held
        if q.predicate == skos("exactMatch") and isinstance(q.object, NamedNode) and q.object.value.startswith(GEONAMES)
    }
    said: dict[Quad, None] = {}
    for quad in held:
        value = quad.object
        if quad.predicate == dcterms("format"):
            found = media.get(quad.subject) or media.get(services.get(quad.subject, quad.subject))
            if isinstance(found, NamedNode):
                value = Literal(found.value.removeprefix(MEDIA_TYPE))
        elif quad.predicate == dcterms("spatial") and isinstance(value, NamedNode) and value in names:
            said[Quad(quad.subject, quad.predicate, names[value])] = None
        if not str(quad.subject).startswith(f"<{FILE_TYPE}"):
            said[Quad(quad.subject, quad.predicate, value)] = None
    return [*said, *(quad for quad in described(said) if quad not in said)]
