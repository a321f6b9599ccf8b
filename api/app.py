"""The application: `create_app(settings)` puts the parts together."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import urlsplit

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api import (
    catalogue,
    files,
    http,
    metrics,
    openapi,
    operations,
    questions,
    questions_openapi,
    resources,
    searching,
    signposting,
)
from api import pages as html
from api.answers import Answers, ConnectionBroken
from api.client import ClientGone
from api.errors import BadRequest, MethodNotAllowed, NotFound, Problem
from api.observed import Observed
from api.pages import PAGES
from api.releases import Releases
from api.settings import Settings
from api.site import PageHandler, Site
from api.sparql import SparqlEndpoint

logger = logging.getLogger(__name__)

READING = ("GET", "HEAD", "OPTIONS")
OURS = "This is our fault.", "Felet är vårt."
ROUTES = frozenset(
    (
        *("sparql", "questions", "id", "data", "page", "doc", "ns", "scheme", "shapes", "graph", "graphs"),
        *("exports", "releases", "catalogue", "datasets", "limits", "health", "search"),
        *("things", "docs", "static", "embed", "linkset"),
    )
)


def create_app(settings: Settings, pages: Mapping[str, PageHandler] = PAGES) -> Samgraf:
    """The server as an ASGI application.

    Args:
        settings: where the data folder is, the limits, the public address.
        pages: HTML by kind of address; kinds without a page are answered as data only.
    """
    return Samgraf(settings, pages)


class Samgraf(FastAPI):
    """FastAPI for all but `/sparql`, which is answered without it.

    It gives every answer the common headers, answers HEAD and OPTIONS everywhere and takes the path prefix of
    the public address away.
    """

    def __init__(self, settings: Settings, pages: Mapping[str, PageHandler]) -> None:
        @asynccontextmanager
        async def lifespan(_: FastAPI) -> AsyncIterator[None]:
            await self.site.releases.start()
            port = settings.metrics_port
            server = await metrics.serve(self.metrics, self.site.answers, port) if port else None
            yield
            if server is not None:
                server.close()
            await self.site.releases.stop()
            self.site.searches.close()

        super().__init__(
            title="Samgraf",
            summary="A knowledge graph of regional planning in Sweden",
            version="1",
            lifespan=lifespan,
            docs_url=None,
            redoc_url=None,
        )
        releases = Releases(settings, settings.data / "current")
        self.site = Site(settings, releases, Answers(releases, settings), pages)
        for kind, respond in _handlers(self.site).items():
            self.add_exception_handler(kind, respond)
        self.metrics = metrics.Metrics()
        self._prefix = settings.path_prefix
        self._base_iri = settings.base_iri
        self._endpoint = SparqlEndpoint(self.site, files.EndpointDescription(self.site))
        for part in (operations, questions, searching, resources, files, catalogue, signposting, html):
            self.include_router(part.router(self.site))

    def openapi(self) -> dict[str, Any]:
        """The description of all addresses, `/sparql` among them; made once."""
        if self.openapi_schema is None:
            description = super().openapi()
            description["paths"]["/sparql"] = openapi.sparql_path()
            description["paths"] |= questions_openapi.paths(self._base_iri)
            description["servers"] = [{"url": self.site.settings.url.rstrip("/")}]
        return self.openapi_schema or {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one connection of the server (ASGI)."""
        if scope["type"] != "http":
            await super().__call__(scope, receive, send)
            return
        path: str = scope["path"]
        if self._prefix and f"{path}/".startswith(f"{self._prefix}/"):
            path = path[len(self._prefix) :] or "/"
            scope = {**scope, "path": path, "raw_path": path.encode()}
        observed = Observed(send, self.site.releases.id)
        status: int | None = None
        try:
            if path == "/sparql":
                await self._endpoint(scope, receive, observed)
            elif scope["method"] == "OPTIONS":
                await http.send_options(observed, READING)
            else:
                await self._by_route(super().__call__, scope, receive, observed)
        except ClientGone:
            status = 499
        except Problem as problem:
            await self.site.send_problem(scope, observed, problem)
        except ConnectionBroken:
            status = 0
            raise
        except Exception:
            # The edge: whatever is not foreseen is ours, is logged and told as such.
            logger.exception("unforeseen")
            if observed.status:
                raise
            await self.site.send_problem(scope, observed, Problem(OURS))
        finally:
            observed.report(self.metrics, scope, _route(path), status)

    async def _by_route(self, routes: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
        head = scope["method"] == "HEAD"
        if head:
            scope = {**scope, "method": "GET", "samgraf.head": True}

        async def send_with_common(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = message["headers"]
                if message["status"] == 307:  # the framework's, to an address with or without a closing slash
                    headers = [(name, self._within(value) if name == b"location" else value) for name, value in headers]
                present = {name for name, _ in headers}
                added = [item for item in http.DATA_ONLY if item[0] not in present]
                message = {**message, "headers": [*headers, *added]}
            elif head:
                message = {**message, "body": b""}
            await send(message)

        await routes(scope, receive, send_with_common)

    def _within(self, location: bytes) -> bytes:
        """An address of ours as a path, for what a request calls this host is not to be repeated."""
        url = urlsplit(location.decode("latin-1"))
        query = f"?{url.query}" if url.query else ""
        return f"{self._prefix}/{url.path.lstrip('/')}{query}".encode("latin-1")


def _route(path: str) -> str:
    """The kind of address, for metrics: there are few of them."""
    first = path[1:].partition("/")[0]
    return first if first in ROUTES else "other"


class _ProblemResponse(Response):
    def __init__(self, problem: Problem, site: Site) -> None:
        super().__init__()
        self._problem, self._site = problem, site

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._site.send_problem(scope, send, self._problem)


def _handlers(site: Site) -> dict[int | type[Exception], Any]:
    """How what is raised in a route becomes a response."""

    def problem(_: Request, error: Problem) -> Response:
        return _ProblemResponse(error, site)

    def of_framework(request: Request, error: HTTPException) -> Response:
        if error.status_code == 404:
            return _ProblemResponse(
                NotFound((f"There is nothing at {request.url.path}.", f"Det finns inget på {request.url.path}.")), site
            )
        if error.status_code == 405:
            detail = http.not_a_method(request.method)
            return _ProblemResponse(MethodNotAllowed(detail, {"Allow": ", ".join(READING)}), site)
        return _ProblemResponse(BadRequest(str(error.detail)), site)

    def invalid(_: Request, error: RequestValidationError) -> Response:
        return _ProblemResponse(BadRequest(str(error)), site)

    def unforeseen(_: Request, error: Exception) -> Response:
        return _ProblemResponse(Problem(OURS), site)

    return {
        Problem: problem,
        HTTPException: of_framework,
        RequestValidationError: invalid,
        Exception: unforeseen,
    }
