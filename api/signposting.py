"""Signposts for programs that land on a page (FAIR Signposting): what it is of, how to cite it, where the data is.

In Link headers, and all of it in a link set (RFC 9264).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache

from fastapi import APIRouter
from fastapi import Request as HTTPRequest
from starlette.responses import Response

from api.described import Described, described
from api.negotiation import Format
from api.release import Release
from api.site import Site
from ontology import dcat, dcterms

Link = tuple[str, str]
"""A target and its parameters, as in a Link header."""

ABOUT_PAGE, DATASET = "https://schema.org/AboutPage", "https://schema.org/Dataset"
IANA = "http://www.iana.org/assignments/media-types/"
RENDERINGS = (("ttl", "text/turtle"), ("jsonld", "application/ld+json"), ("rdf", "application/rdf+xml"))
LINKSET = Format("json", "application/linkset+json", ("application/linkset+json", "application/json"), "json")
AS_TEXT = Format("text", "application/linkset", ("application/linkset", "text/plain"), "txt")
NAMED = 6  # files in a header; the link set names all


def of_dataset(release: Release, url: str) -> tuple[Link, ...]:
    """The links of the page that one lands on for the dataset."""
    return _of_dataset(described(release, url), url)


@lru_cache(maxsize=8)
def _of_dataset(told: Described, url: str) -> tuple[Link, ...]:
    items = [link for link in _links(told) if 'rel="item"' in link[1]]
    others = [link for link in _links(told) if 'rel="item"' not in link[1]]
    return (*others, *items[:NAMED], (f"{url}linkset", f'rel="linkset"; type="{LINKSET.content_type}"'))


def of_thing(iri: str, release: Release, url: str) -> tuple[Link, ...]:
    """The links of the page of a thing, but for its data, which the page itself names."""
    licence = described(release, url).value(described(release, url).dataset, dcterms("license"))
    links = [(iri, 'rel="cite-as"'), (ABOUT_PAGE, 'rel="type"'), (url, 'rel="collection"; type="text/html"')]
    return (*links, (licence, 'rel="license"')) if licence else tuple(links)


def of_file(release: Release, url: str) -> str:
    """The Link header of a file of the release: what it is a part of."""
    return f'<{url}>; rel="collection"; type="text/html", <{url}linkset>; rel="linkset"; type="{LINKSET.content_type}"'


def _links(told: Described) -> Iterator[Link]:
    """Everything that the landing page of the dataset leads to."""
    yield told.landing, 'rel="cite-as"'
    yield from ((kind, 'rel="type"') for kind in (ABOUT_PAGE, DATASET))
    for relation, predicate in (("license", "license"), ("author", "creator")):
        yield from ((iri, f'rel="{relation}"') for iri in told.values(told.dataset, dcterms(predicate)))
    for extension, media_type in RENDERINGS:
        yield f"{told.url}catalogue.{extension}", f'rel="describedby"; type="{media_type}"'
    for one in told.values(told.dataset, dcat("distribution")):
        media_type = told.value(one, dcat("mediaType")).removeprefix(IANA)
        packed = told.value(one, dcat("compressFormat")).removeprefix(IANA)
        for address in told.values(one, dcat("downloadURL")):
            yield address, f'rel="item"; type="{packed or media_type}"'


def linkset(told: Described) -> dict[str, object]:
    """The links of the dataset and of its parts, as RFC 9264 writes them in JSON."""
    contexts: dict[str, dict[str, list[dict[str, str]]]] = {}

    def say(anchor: str, link: Link) -> None:
        said = dict(part.split("=", 1) for part in link[1].split("; "))
        parameters = {name: text.strip('"') for name, text in said.items() if name != "rel"}
        targets = contexts.setdefault(anchor, {}).setdefault(said["rel"].strip('"'), [])
        targets.append({"href": link[0], **parameters})

    for link in _links(told):
        say(told.url, link)
        if 'rel="item"' in link[1]:
            say(link[0], (told.url, 'rel="collection"; type="text/html"'))
        elif 'rel="describedby"' in link[1]:
            say(link[0], (told.url, 'rel="describes"; type="text/html"'))
    return {"linkset": [{"anchor": anchor, **links} for anchor, links in contexts.items()]}


def _as_text(whole: dict[str, object]) -> str:
    """The same as links of the header's form, each with its anchor."""
    lines = []
    for context in whole["linkset"]:  # type: ignore[attr-defined]
        for relation, targets in context.items():
            if relation == "anchor":
                continue
            for target in targets:
                own = "".join(f'; {name}="{text}"' for name, text in target.items() if name != "href")
                lines.append(f'<{target["href"]}>; rel="{relation}"{own}; anchor="{context["anchor"]}"')
    return ",\n".join(lines) + "\n"


def router(site: Site) -> APIRouter:
    """The route of the link set."""
    routes = APIRouter(tags=["catalogue"])

    @routes.get("/linkset", summary="What belongs to the dataset, as a link set (RFC 9264)")
    def links(http_request: HTTPRequest) -> Response:
        chosen = site.choose(http_request.scope, "", (LINKSET, AS_TEXT))
        whole = linkset(described(site.releases.current.release, site.settings.url))
        text = _as_text(whole) if chosen is AS_TEXT else json.dumps(whole, indent=1) + "\n"
        headers = {"Vary": "Accept", "Cache-Control": "no-cache"}
        return Response(text, media_type=chosen.content_type, headers=headers)

    return routes
