"""For those who run the server and those who ask how far they may go: health and limits."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi import Request as HTTPRequest
from starlette.responses import JSONResponse, Response

from api.errors import KINDS, NoRelease, NotFound
from api.negotiation import HTML, JSON
from api.site import PageResponse, Site
from api.syntax import DEPTH_LIMIT

_FRESH = {"Cache-Control": "no-store"}


def router(site: Site) -> APIRouter:
    """The routes of operation."""
    routes = APIRouter(tags=["operation"])

    @routes.get("/health/live", summary="The process answers")
    def live() -> Response:
        return JSONResponse({"status": "live"}, headers=_FRESH)

    @routes.get("/health/ready", summary="A release is open and queries are answered")
    async def ready() -> Response:
        edition = site.releases.current
        if edition.engine.closed:
            raise NoRelease(("The engine is being started again.", "Frågemotorn startas om."), {"Retry-After": "1"})
        await edition.engine.check()
        content = {"status": "ready", "release": edition.release.id, "quads": edition.release.quads}
        return JSONResponse(content, headers=_FRESH)

    @routes.get("/limits", summary="The limits in force")
    def limits(http_request: HTTPRequest) -> Response:
        if site.choose(http_request.scope, "limits", (JSON,)) is HTML:
            return PageResponse(site, "limits")
        return JSONResponse(limits_in_force(site), headers={"Vary": "Accept"})

    @routes.get("/problems/{kind}", summary="What a kind of problem means")
    def problem(kind: str, http_request: HTTPRequest) -> Response:
        known = KINDS.get(kind)
        if known is None:
            raise NotFound(("There is no problem of this kind.", "Det finns inget problem av det slaget."))
        if site.choose(http_request.scope, "problem", (JSON,)) is HTML:
            return PageResponse(site, "problem")
        english, swedish = known.titles
        content = {"kind": kind, "status": known.status, "title": {"en": english, "sv": swedish}}
        content["description"] = known.__doc__
        return JSONResponse(content, headers={"Vary": "Accept"})

    return routes


def limits_in_force(site: Site) -> dict[str, bool | int | float | list[str]]:
    """The limits, flat, as `/limits` gives them."""
    settings = site.settings
    return {
        "query_seconds": settings.query_seconds,
        "query_memory_mb": settings.query_memory_mb,
        "query_bytes": settings.query_bytes,
        "query_nesting": DEPTH_LIMIT,
        "result_mb": settings.result_mb,
        "lengthy_queries_at_once": settings.workers,
        "service": list(settings.service_allow),
        "update": False,
    }
