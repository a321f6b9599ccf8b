"""The catalogue for portals, and the feed of releases."""

from __future__ import annotations

from datetime import UTC, datetime
from xml.sax.saxutils import escape, quoteattr

from fastapi import APIRouter
from fastapi import Request as HTTPRequest
from starlette.responses import Response

from api.errors import NotFound
from api.files import Description, described
from api.negotiation import GRAPHS, by_extension
from api.release import Release, held
from api.site import Site

EUROPEAN, SWEDISH = "catalogue.ttl", "catalogue-se.ttl"
RDF_XML = next(one for one in GRAPHS if one.name == "rdfxml")
NEWEST = 50  # entries of the feed; older releases are found by their address


def router(site: Site) -> APIRouter:
    """The routes of catalogue and feed."""
    routes = APIRouter(tags=["catalogue"])

    @routes.get("/catalogue", summary="The catalogue, DCAT-AP 3")
    def catalogue(http_request: HTTPRequest) -> Response:
        return described(site, http_request.scope, "catalogue", EUROPEAN)

    @routes.get("/catalogue.{extension}", summary="The catalogue, DCAT-AP 3 (.ttl .jsonld .rdf)")
    def catalogue_file(extension: str) -> Response:
        chosen = by_extension(extension, GRAPHS)
        if chosen is None:
            raise NotFound((f"The catalogue is not made as .{extension}.", f"Katalogen finns inte som .{extension}."))
        return Description(site, EUROPEAN, chosen)

    @routes.get("/datasets/dcat", summary="The catalogue, DCAT-AP-SE in RDF/XML, where Swedish harvesters look")
    def swedish() -> Response:
        return Description(site, SWEDISH, RDF_XML)

    @routes.get("/releases.atom", summary="The feed of releases")
    def feed() -> Response:
        return Response(_feed(site), media_type="application/atom+xml", headers={"Cache-Control": "no-cache"})

    return routes


def _feed(site: Site) -> str:
    """Atom (RFC 4287): every release on disk, the newest first, with when it was made here."""
    current = site.releases.current.release
    url, known = site.settings.url, held(site.settings.data / "releases")
    updated = known[0][0] if known else datetime.fromtimestamp(0, UTC)
    entries = "".join(_entry(url, when, release, release.id == current.id) for when, release in known[:NEWEST])
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="sv">\n'
        f"<title>Samgraf: utgåvor · releases</title>\n<id>{escape(url)}releases.atom</id>\n"
        f"<updated>{updated.isoformat()}</updated>\n<author><name>Samgraf</name></author>\n"
        f'<link rel="self" href={quoteattr(url + "releases.atom")}/>\n'
        f'<link rel="alternate" href={quoteattr(url)}/>\n{entries}</feed>\n'
    )


def _entry(url: str, when: datetime, release: Release, current: bool) -> str:
    titles = ", ".join(str(one["title"]) for one in release.manifest["documents"])
    state = "gällande · current" if current else "ersatt · superseded"
    return (
        f"<entry><title>{release.id} ({state})</title><id>{escape(url)}releases/{release.id}/</id>"
        f"<updated>{when.isoformat()}</updated><link href={quoteattr(f'{url}releases/{release.id}/')}/>"
        f'<link rel="related" href={quoteattr(f"{url}releases/{release.id}/changes")}/>'
        f"<summary>{escape(titles)}</summary></entry>\n"
    )
