"""Search over HTTP: a page for people, JSON for programs."""

from __future__ import annotations

import hashlib
import json
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter
from fastapi import Request as HTTPRequest
from starlette.responses import Response

from api import http
from api.errors import BadRequest
from api.hits import Found, Hit
from api.negotiation import HTML, JSON, language
from api.pages.addresses import address
from api.pages.searching import number_of, place_of
from api.search_index import FEW, KINDS, PAGE, QUESTION
from api.site import PageResponse, Site
from api.wording import pieces, terms_of


def router(site: Site) -> APIRouter:
    """The routes of the search."""
    routes = APIRouter(tags=["search"])

    @routes.get("/search", summary="Search names, statements and quotations: ?q=, of one kind ?kind=, ?page=")
    async def search(http_request: HTTPRequest, q: str = "", kind: str = "", page: str = "1") -> Response:
        if site.choose(http_request.scope, "search", (JSON,)) is HTML:
            return PageResponse(site, "search")
        return await _answer(site, http_request, q, kind, page)

    @routes.get("/search.json", summary="The same as JSON, whatever the Accept")
    async def search_json(http_request: HTTPRequest, q: str = "", kind: str = "", page: str = "1") -> Response:
        return await _answer(site, http_request, q, kind, page)

    return routes


async def _answer(site: Site, http_request: HTTPRequest, q: str, kind: str, page: str) -> Response:
    if kind and kind not in KINDS:
        raise BadRequest(
            (
                f"There is no kind {kind[:40]}; there are {', '.join(sorted(KINDS))}.",
                f"Slaget {kind[:40]} finns inte; det finns {', '.join(sorted(KINDS))}.",
            )
        )
    terms, number, release = terms_of(q), number_of(page), site.releases.current.release
    spoken = language(http_request.query_params.get("lang", ""), http.header(http_request.scope, b"accept-language"))
    found = await site.searches.run(release.path, terms, kind, number)
    content = {
        "q": " ".join(q.split())[:200],
        "release": release.id,
        "total": found.total,
        "all_words": found.by_all,
        "did_you_mean": found.instead or None,
        "kinds": [_kind(site, found, place, q, number, spoken) for place in range(len(found.kinds))],
    }
    body = json.dumps(content, ensure_ascii=False, indent=1).encode() + b"\n"
    etag = b'"%s"' % hashlib.blake2b(body, digest_size=16).hexdigest().encode()
    headers = {"Vary": "Accept, Accept-Language", "Content-Language": spoken, "ETag": etag.decode()}
    if http.matches(http.header(http_request.scope, b"if-none-match"), etag):
        return Response(status_code=304, headers=headers)
    return Response(body, media_type="application/json", headers={**headers, "Cache-Control": "no-cache"})


def _kind(site: Site, found: Found, place: int, q: str, number: int, spoken: str) -> dict[str, Any]:
    iri, total, hits = found.kinds[place]
    name = next(short for short, full in KINDS.items() if full == iri)
    shown = (number - 1) * PAGE + len(hits)
    more = shown < total
    following = {"q": q, "kind": name, "page": number + 1 if len(hits) > FEW or number > 1 else 1, "lang": spoken}
    return {
        "kind": name,
        "class": iri,
        "total": total,
        "hits": [_hit(site, hit, iri, q, spoken) for hit in hits],
        "next": f"{site.settings.url}search.json?{urlencode(following)}" if more else None,
    }


def _hit(site: Site, hit: Hit, kind: str, q: str, spoken: str) -> dict[str, Any]:
    root = site.settings.url.rstrip("/").removesuffix(site.settings.path_prefix)
    name, name_language = hit.name(spoken)
    terms, quoted = terms_of(q), hit.quotation
    told: dict[str, Any] = {
        "iri": None if kind == QUESTION else hit.iri,
        "page": root + place_of(site, hit, kind),
        "name": name,
        "language": name_language or None,
        "matched": {"text": hit.text, "language": hit.language or None, "as": hit.role},
        "words": [piece for piece, is_found in pieces(hit.text, terms) if is_found],
        "quotation": None,
    }
    if quoted is not None:
        told["quotation"] = {
            "text": quoted.exact,
            "prefix": quoted.prefix,
            "suffix": quoted.suffix,
            "passage": quoted.iri,
            "page": root + address(site, quoted.iri),
            "document": quoted.document,
            "title": quoted.title,
            "heading": quoted.heading or None,
            "line": quoted.line,
            "page_number": quoted.page,
        }
    return told
