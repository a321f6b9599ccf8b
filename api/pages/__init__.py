"""HTML for people: every fact without JavaScript, in Swedish and English, nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from fastapi import APIRouter
from starlette.responses import Response

from api.pages import asking, documents, front, things
from api.pages.page import handler
from api.pages.problems import problem_page
from api.pages.templates import static
from api.site import PageHandler, PageResponse, Site

PAGES: Final[Mapping[str, PageHandler]] = {
    "thing": handler(things.thing),
    "concept": handler(things.thing),
    "document": handler(documents.document),
    "questions": handler(asking.listed),
    "question": handler(asking.asked),
    "front": handler(front.front),
    "problem": problem_page,
}
"""The pages by the kind of their address."""


def router(site: Site) -> APIRouter:
    """The routes that are for people alone."""
    routes = APIRouter(include_in_schema=False)

    @routes.get("/")
    def start() -> Response:
        return PageResponse(site, "front")

    @routes.get("/page/{path:path}")
    def page(path: str) -> Response:
        return PageResponse(site, "thing")

    @routes.get("/static/{name}")
    def style(name: str) -> Response:
        headers = {"Cache-Control": "public, max-age=31536000, immutable"}
        return Response(static(name), media_type="text/css", headers=headers)

    return routes
