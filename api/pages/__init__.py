"""HTML for people: every fact without JavaScript, in Swedish and English, nothing from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.http import header
from api.negotiation import coding
from api.pages import (
    about,
    asking,
    documents,
    editor,
    embedding,
    front,
    graphs,
    interface,
    lists,
    releases,
    searching,
    terms,
    things,
)
from api.pages.page import handler, packed
from api.pages.problems import problem_page
from api.pages.sitemap import sitemap
from api.pages.templates import static
from api.site import PageHandler, PageResponse, Site

PAGES: Final[Mapping[str, PageHandler]] = {
    "thing": handler(things.thing),
    "concept": handler(terms.concept),
    "ontology": handler(terms.ontology),
    "scheme": handler(terms.scheme),
    "shapes": handler(terms.shapes),
    "classes": handler(lists.classes),
    "list": handler(lists.things),
    "search": handler(searching.search),
    "document": handler(documents.document),
    "questions": handler(asking.listed),
    "question": handler(asking.asked),
    "sparql": handler(editor.editor),
    "front": handler(front.front),
    "release": handler(releases.release),
    "changes": handler(releases.changed),
    "embed": handler(embedding.listed),
    "embedded question": handler(embedding.question),
    "embedded map": handler(embedding.map_),
    "embedded matrix": handler(embedding.matrix),
    "graph": handler(graphs.graph),
    "limits": handler(graphs.limits),
    "privacy": handler(about.privacy),
    "accessibility": handler(about.accessibility),
    "interface": handler(interface.interface),
    "sitemap": sitemap,
    "problem": problem_page,
}
"""The pages by the kind of their address."""
_ADDRESSES: Final[Mapping[str, str]] = {
    "/": "front",
    "/page/{path:path}": "thing",
    "/things": "classes",
    "/things/{name}": "list",
    "/privacy": "privacy",
    "/accessibility": "accessibility",
    "/docs": "interface",
    "/sitemap.xml": "sitemap",
    "/embed": "embed",
    "/embed/questions/{name}": "embedded question",
    "/embed/map": "embedded map",
    "/embed/matrix": "embedded matrix",
}
"""The addresses that are for people alone; the others are shared with data."""


_TERMS: Final = re.compile(r"terms\.([\w-]+)\.json")
_packed: Final = lru_cache(maxsize=32)(packed)


def router(site: Site) -> APIRouter:
    """The routes that are for people alone."""
    routes = APIRouter(include_in_schema=False)

    def add(path: str, kind: str) -> None:
        async def page() -> Response:
            return PageResponse(site, kind)

        routes.add_api_route(path, page, methods=["GET"])

    for path, kind in _ADDRESSES.items():
        if kind in site.pages:
            add(path, kind)

    @routes.get("/static/{name}")
    def asset(name: str, request: Request) -> Response:
        release = site.releases.current.release
        if asked := _TERMS.fullmatch(name):  # of the release of a page, which need not be in force any more
            folder = release.path if asked[1] == release.id else release.path.parent / asked[1]
            asked = asked if (folder / "manifest.json").is_file() else None
        if asked:
            content, media_type = editor.terms(folder), "application/json"
        else:
            content, media_type = static(name)
        headers = {"Cache-Control": "public, max-age=31536000, immutable", "Vary": "Accept-Encoding"}
        if packing := coding(header(request.scope, b"accept-encoding")):
            headers["Content-Encoding"] = packing
        return Response(_packed(content, packing), media_type=media_type, headers=headers)

    return routes
