"""The map of the site for crawlers: an index, and parts with the pages of what the documents say."""

from __future__ import annotations

from typing import Final
from xml.sax.saxutils import escape

from starlette.datastructures import QueryParams
from starlette.types import Receive, Scope, Send

from api import http
from api.pages.addresses import address
from api.pages.graph import Graph
from api.site import Site
from queries import questions

PART: Final = 5000
_COUNT: Final = "SELECT (COUNT(DISTINCT ?thing) AS ?n) WHERE { ?thing sg:evidence ?passage ; rdfs:label ?label }"
_THINGS: Final = """SELECT DISTINCT ?thing WHERE { ?thing sg:evidence ?passage ; rdfs:label ?label }
ORDER BY ?thing LIMIT """
_SPACE: Final = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


async def sitemap(site: Site, scope: Scope, receive: Receive, send: Send) -> None:
    """Send /sitemap.xml (the index) or /sitemap.xml?part=n."""
    graph = Graph(site, scope, "sv")
    root = site.settings.url.rstrip("/").removesuffix(site.settings.path_prefix)
    part = QueryParams(scope["query_string"]).get("part", "")
    if part.isascii() and part.isdigit():
        number = int(part[:6])
        if number == 0:
            names = [f"/questions/{name}" for name in questions(graph.base_iri)]
            paths = [
                site.settings.path_prefix + one for one in ("/", "/questions", "/things", "/ns", "/shapes", *names)
            ]
        else:
            rows = await graph.select(f"{_THINGS}{PART} OFFSET {(number - 1) * PART}")
            paths = [address(site, row["thing"].value) for row in rows]
        listed = "".join(f"<url><loc>{escape(root + path)}</loc></url>\n" for path in paths)
        body = f"<urlset {_SPACE}>\n{listed}</urlset>\n"
    else:
        (counted,) = await graph.select(_COUNT)
        parts = range(1 + -(-int(counted["n"].value) // PART))
        listed = "".join(
            f"<sitemap><loc>{escape(site.settings.url)}sitemap.xml?part={one}</loc></sitemap>\n" for one in parts
        )
        body = f"<sitemapindex {_SPACE}>\n{listed}</sitemapindex>\n"
    headers = [*http.DATA_ONLY, (b"content-type", b"application/xml"), (b"cache-control", b"no-cache")]
    content = f'<?xml version="1.0" encoding="UTF-8"?>\n{body}'.encode()
    await http.send_whole(send, 200, headers, content, http.is_head(scope))
