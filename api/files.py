"""What the release holds as files: dumps and tables, VoID and service description."""

from __future__ import annotations

import hashlib
import mimetypes
from functools import lru_cache
from pathlib import Path

from fastapi import APIRouter
from fastapi import Request as HTTPRequest
from pyoxigraph import RdfFormat, Triple, parse, serialize
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from api import changes, http, signposting
from api.errors import NoRelease, NotFound
from api.negotiation import GRAPHS, HTML, JSON, Format
from api.release import Release, file_of
from api.site import PageResponse, Site
from ontology import PREFIXES, PUBLIC_URL_PLACEHOLDER, sd

_TYPES = {
    ".ttl": "text/turtle; charset=utf-8",
    ".nq": "application/n-quads",
    ".nt": "application/n-triples",
    ".trig": "application/trig",
    ".jsonld": "application/ld+json",
    ".rdf": "application/rdf+xml",
    ".graphml": "application/graphml+xml",
    ".csv": "text/csv; charset=utf-8",
    ".geojson": "application/geo+json",
    ".parquet": "application/vnd.apache.parquet",
    ".gz": "application/gzip",
    ".zst": "application/zstd",
}
ROBOTS = """User-agent: *
Disallow: /sparql
Disallow: /questions/*?
Disallow: /search
"""


class Description(Response):
    """A Turtle file of the release in any RDF format, with the public address filled in."""

    def __init__(self, site: Site, name: str, chosen: Format) -> None:
        super().__init__()
        self._site, self._name, self._chosen = site, name, chosen

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the file, or 304."""
        release = self._site.releases.current.release
        settings = self._site.settings
        federated = bool(settings.service_allow) and self._name == "void.ttl"
        body = _described(release.path, self._name, settings.url, self._chosen.content_type, federated)
        etag = b'"%s"' % hashlib.blake2b(body, digest_size=16).hexdigest().encode()
        headers = [
            *http.DATA_ONLY,
            (b"content-type", self._chosen.content_type.encode()),
            (b"vary", b"Accept"),
            (b"etag", etag),
            (b"cache-control", b"no-cache"),
        ]
        if http.matches(http.header(scope, b"if-none-match"), etag):
            await http.send_not_modified(send, headers)
        else:
            await http.send_whole(send, 200, headers, body, http.is_head(scope))


@lru_cache(maxsize=64)
def _described(folder: Path, name: str, url: str, media_type: str, federated: bool) -> bytes:
    """Read once for each release and format; a release does not change.

    What only the server knows is added: whether SERVICE may ask other endpoints.
    """
    turtle = file_of(folder, name).read_text(encoding="utf-8").replace(PUBLIC_URL_PLACEHOLDER, url)
    triples = [quad.triple for quad in parse(turtle, RdfFormat.TURTLE, base_iri=url)]
    if federated:
        services = [triple.subject for triple in triples if triple.object == sd("Service")]
        triples += [Triple(service, sd("feature"), sd("BasicFederatedQuery")) for service in services]
    return serialize(triples, format=RdfFormat.from_media_type(media_type), prefixes=PREFIXES) or b""


class EndpointDescription:
    """VoID and service description, or the page with the editor for a browser."""

    def __init__(self, site: Site) -> None:
        self._site = site

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send what suits the client."""
        await described(self._site, scope, "sparql", "void.ttl")(scope, receive, send)


def described(site: Site, scope: Scope, kind: str, name: str) -> Response:
    """What the client likes best of the page of this kind and the Turtle file in any RDF format."""
    chosen = site.choose(scope, kind, GRAPHS)
    return PageResponse(site, kind) if chosen is HTML else Description(site, name, chosen)


def release_named(site: Site, identifier: str) -> Release:
    """A release on disk by its id.

    Raises:
        NotFound: there is none.
    """
    if identifier != Path(identifier).name or identifier.startswith("."):
        raise NotFound(("There is no such release.", "Utgåvan finns inte."))
    try:
        return Release.open(site.settings.data / "releases" / identifier)
    except NoRelease as error:
        raise NotFound(("There is no such release.", "Utgåvan finns inte.")) from error


def _file(release: Release, path: str, scope: Scope, url: str) -> Response:
    """A dump or table that the manifest lists; nothing else of the folder can be reached.

    The texts are left out: whether one may be shown is a matter of its licence.
    """
    entry = next((item for item in release.manifest["files"] if item["path"] == path), None)
    if entry is None or not path.startswith("exports/"):
        raise NotFound((f"The release has no file {path}.", f"Utgåvan har ingen fil {path}."))
    etag = f'"{entry["sha256"]}"'
    suffix = Path(path).suffix
    headers = {
        "ETag": etag,
        "Cache-Control": "no-cache",
        "Link": signposting.of_file(release, url),
        http.RELEASE.decode(): release.id,
    }
    if http.matches(http.header(scope, b"if-none-match"), etag.encode()):
        return Response(status_code=304, headers=headers)
    guessed = mimetypes.guess_type(path)[0] or "application/octet-stream"
    return FileResponse(file_of(release.path, path), media_type=_TYPES.get(suffix, guessed), headers=headers)


def _listing(site: Site, release: Release, scope: Scope) -> Response:
    if site.choose(scope, "release", (JSON,)) is HTML:
        return PageResponse(site, "release")
    base, current = f"{site.settings.url}releases/{release.id}/", site.releases.current.release.id
    files = [{"url": base + item["path"], "bytes": item["bytes"], "sha256": item["sha256"]} for item in release.exports]
    superseded = release.id != current
    headers = {"Vary": "Accept", http.RELEASE.decode(): release.id}
    if superseded:
        headers["Link"] = f'<{site.settings.url}releases/{current}/>; rel="latest-version"'
    said = {"release": release.id, "superseded": superseded, "changes": f"{base}changes", "files": files}
    return JSONResponse(said, headers=headers)


def _changes(site: Site, identifier: str, http_request: HTTPRequest) -> Response:
    release = release_named(site, identifier)
    old = changes.before(site.settings.data, release, http_request.query_params.get("since", ""))
    etag = f'"{old.id if old else ""}-{release.id}"'
    headers = {"ETag": etag, "Cache-Control": "no-cache", "Vary": "Accept", http.RELEASE.decode(): release.id}
    if http.matches(http.header(http_request.scope, b"if-none-match"), etag.encode()):
        return Response(status_code=304, headers=headers)
    parts = changes.patch(old, release, site.settings.url)
    return StreamingResponse(parts, media_type=changes.PATCH.content_type, headers=headers)


def router(site: Site) -> APIRouter:
    """The routes of files."""
    routes = APIRouter(tags=["files"])

    @routes.get("/.well-known/void", summary="VoID and service description")
    def void(http_request: HTTPRequest) -> Response:
        return described(site, http_request.scope, "void", "void.ttl")

    @routes.get("/exports/{path:path}", summary="Dumps and tables of the current release")
    def exports(path: str, http_request: HTTPRequest) -> Response:
        release = site.releases.current.release
        if not path:
            return _listing(site, release, http_request.scope)
        return _file(release, f"exports/{path}", http_request.scope, site.settings.url)

    @routes.get("/releases/{identifier}/changes", summary="What changed since the release before it, or ?since=ID")
    def change_list(identifier: str, http_request: HTTPRequest) -> Response:
        if site.choose(http_request.scope, "changes", (changes.PATCH,)) is HTML:
            return PageResponse(site, "changes")
        return _changes(site, identifier, http_request)

    @routes.get("/releases/{identifier}/changes.rdfp", summary="The same as RDF Patch")
    def change_patch(identifier: str, http_request: HTTPRequest) -> Response:
        return _changes(site, identifier, http_request)

    @routes.get("/releases/{identifier}/{path:path}", summary="A file of this or an older release")
    def release_file(identifier: str, path: str, http_request: HTTPRequest) -> Response:
        release = release_named(site, identifier)
        if not path:
            return _listing(site, release, http_request.scope)
        return _file(release, path, http_request.scope, site.settings.url)

    @routes.get("/robots.txt", include_in_schema=False)
    def robots() -> Response:
        return PlainTextResponse(ROBOTS + f"Sitemap: {site.settings.url}sitemap.xml\n")

    return routes
