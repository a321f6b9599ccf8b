"""A problem as a page: what a browser shows in place of a problem document, or at the address of a kind."""

from __future__ import annotations

from starlette.datastructures import QueryParams
from starlette.types import Receive, Scope, Send

from api import http
from api.errors import KINDS, NoRelease, Problem
from api.negotiation import language
from api.pages.page import CSP
from api.pages.templates import text_of
from api.site import Site


async def problem_page(site: Site, scope: Scope, receive: Receive, send: Send) -> None:
    """Send the page of the problem in the scope; without one, of the kind that the path names, with 200."""
    met: Problem | None = scope.get("samgraf.problem")
    problem = met or KINDS[scope["path_params"]["kind"]]()
    here = "/" if met else f"/problems/{problem.kind}"
    parameters = QueryParams(scope["query_string"])
    spoken = language(parameters.get("lang", ""), http.header(scope, b"accept-language"))
    prefix = site.settings.path_prefix
    try:
        release = site.releases.current.release.id
    except NoRelease:
        release = "–"
    body = text_of(
        "problem.html",
        spoken,
        prefix,
        title=problem.titles[spoken == "sv"],
        kind=problem.kind.replace("-", "_"),
        told=problem.told(spoken),
        status=problem.http_status,
        robots="noindex",
        record="",
        release=release,
        switch={code: f"{prefix}{here}?lang={code}" for code in ("sv", "en")},
        feeds=[],
    ).encode()
    headers = [
        *http.COMMON,
        (b"content-type", b"text/html; charset=utf-8"),
        (b"content-language", spoken.encode()),
        (b"content-security-policy", CSP.encode()),
        (b"cache-control", b"no-store"),
        (b"vary", b"Accept, Accept-Language"),
        *((name.lower().encode(), value.encode()) for name, value in problem.headers.items()),
    ]
    await http.send_whole(send, problem.http_status if met else 200, headers, body, http.is_head(scope))
