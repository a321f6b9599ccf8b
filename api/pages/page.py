"""From what a page says to an HTTP response: language, template, validators, headers."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlencode

import zstandard
from markupsafe import Markup
from starlette.datastructures import QueryParams
from starlette.types import Receive, Scope, Send

from api import http
from api.cache import Entry
from api.client import HangUp
from api.described import described
from api.errors import Problem
from api.negotiation import coding, language
from api.pages.addresses import address
from api.pages.graph import Graph
from api.pages.relations import words_of
from api.pages.templates import ASSETS, text_of
from api.pages.words import WORDS
from api.site import PageHandler, Site
from ontology import dcterms

CSP: Final = "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
# What stands in a page of others runs nothing, sends nothing and loads its style sheet alone.
FRAMED_CSP: Final = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *"


@dataclass(frozen=True, slots=True)
class View:
    """What a page is made from: the address asked for, the language, and the graph."""

    site: Site
    scope: Scope
    spoken: str
    parameters: QueryParams
    graph: Graph

    @property
    def path(self) -> str:
        """The address below the public one, with its slash."""
        return str(self.scope["path"])

    def words(self, key: str) -> str:
        """A text of the interface in the page's language."""
        return WORDS[key][self.spoken != "sv"]

    def number(self, name: str, least: int = 1, most: int = 100_000) -> int:
        """A whole number among the parameters, `least` if it is none."""
        given = self.parameters.get(name, "")
        return min(max(int(given), least), most) if given.isascii() and given.isdigit() else least


@dataclass(frozen=True, slots=True)
class Page:
    """What is shown: a template with its content, and where the same stands in other forms.

    `links` are pairs of a target and the parameters of its Link header; `record` is JSON-LD for search engines.
    One that is `framed` may stand in the pages of others. A page that tells a `problem` has its status; like one
    that is not `lasting`, it is not kept.
    """

    template: str
    title: str
    content: Mapping[str, Any] = field(default_factory=dict)
    links: tuple[tuple[str, str], ...] = ()
    robots: str = ""
    record: Mapping[str, Any] | None = None
    problem: Problem | None = None
    lasting: bool = True
    framed: bool = False


Maker = Callable[[View], Awaitable[Page]]


def handler(make: Maker) -> PageHandler:
    """What answers a request with the page that `make` makes."""

    async def send_page(site: Site, scope: Scope, receive: Receive, send: Send) -> None:
        parameters = QueryParams(scope["query_string"])
        spoken = language(parameters.get("lang", ""), http.header(scope, b"accept-language"))
        packing = coding(http.header(scope, b"accept-encoding"))
        view = View(site, scope, spoken, parameters, Graph(site, scope, spoken))
        seed = [view.graph.edition.name, ASSETS, site.settings.url, scope["path"], spoken, packing]
        seed += [scope["query_string"].decode("latin-1"), repr(scope.get("samgraf.asked"))]
        etag = b'"%s"' % hashlib.blake2b("\n".join(seed).encode(), digest_size=16).hexdigest().encode()
        entry = site.answers.cache.get(etag)
        if entry is None:
            with HangUp(receive):
                page = await _of_one_release(make, view)
            if page is None:
                await send_page(site, scope, receive, send)
                return
            lasting = page.lasting and page.problem is None
            headers = _headers(view, page, etag if lasting else b"")
            body = packed(_render(view, page).encode(), packing)
            if packing:
                headers.append((b"content-encoding", packing.encode()))
            if not lasting:
                status = page.problem.http_status if page.problem else 200
                await http.send_whole(send, status, headers, body, http.is_head(scope))
                return
            entry = Entry(body, [*headers, (b"content-length", b"%d" % len(body))], etag)
            site.answers.cache.put(etag, entry)
        if http.matches(http.header(scope, b"if-none-match"), etag):
            await http.send_not_modified(send, entry.headers)
            return
        await send({"type": "http.response.start", "status": 200, "headers": entry.headers})
        await send({"type": "http.response.body", "body": b"" if http.is_head(scope) else entry.body})

    return send_page


async def _of_one_release(make: Maker, view: View) -> Page | None:
    """The page, or None where another release has come while it was made: half of it may be of that one.

    Raises:
        Problem: there is no page, and it is not that half of the answers that it was made from were of another release.
    """
    try:
        page = await make(view)
    except Problem:
        if view.site.releases.current is view.graph.edition:
            raise
        return None
    return page if view.site.releases.current is view.graph.edition else None


def _render(view: View, page: Page) -> str:
    """The HTML of a page in its language."""
    prefix = view.site.settings.path_prefix
    parameters = [(name, value) for name, value in view.parameters.multi_items() if name != "lang"]
    release = view.graph.edition.release
    told = described(release, view.site.settings.url)
    dated = told.value(told.dataset, dcterms("modified"))  # a release does not change: when it was read says nothing
    return text_of(
        page.template,
        view.spoken,
        prefix,
        title=page.title,
        robots=page.robots,
        record=block({"@context": "https://schema.org", **page.record}) if page.record else "",
        release=release.id,
        dated=dated,
        cited=f"{WORDS['release'][view.spoken != 'sv'].lower()} {release.id}" + (f" ({dated})" if dated else ""),
        example=bool(release.manifest.get("example_publisher")),
        link=lambda iri: address(view.site, iri),
        relation_words=lambda relation: words_of(relation, view.spoken),
        switch={code: f"{prefix}{view.path}?{urlencode([*parameters, ('lang', code)])}" for code in ("sv", "en")},
        feeds=[link for link in page.links if "alternate" in link[1] and "type=" in link[1]],
        **page.content,
    )


def block(record: Mapping[str, Any]) -> Markup:
    """JSON that cannot end the element that it stands in."""
    return Markup(json.dumps(record, ensure_ascii=False).replace("<", "\\u003c"))


def _headers(view: View, page: Page, etag: bytes) -> http.Headers:
    headers = [
        *http.COMMON,
        (b"content-type", b"text/html; charset=utf-8"),
        (b"content-language", view.spoken.encode()),
        (b"content-security-policy", (FRAMED_CSP if page.framed else CSP).encode()),
        (b"vary", b"Accept, Accept-Language, Accept-Encoding"),
        *([(b"cache-control", b"no-cache"), (b"etag", etag)] if etag else [(b"cache-control", b"no-store")]),
    ]
    if page.problem:
        headers += [(name.lower().encode(), value.encode()) for name, value in page.problem.headers.items()]
    if page.links:
        value = ", ".join(f"<{target}>; {parameters}" for target, parameters in page.links)
        headers.append((b"link", value.encode("ascii", "ignore")))
    return headers


def packed(body: bytes, packing: str) -> bytes:
    """A body in a content coding ("" for none)."""
    if packing == "zstd":
        return zstandard.ZstdCompressor(level=6).compress(body)
    return gzip.compress(body, 6, mtime=0) if packing == "gzip" else body
