"""Linked data: every IRI below the base is answered under the same path here."""

from __future__ import annotations

import re

from fastapi import APIRouter
from fastapi import Request as HTTPRequest
from starlette.responses import RedirectResponse, Response

from api.engine.request import Request
from api.errors import BadRequest, NotFound
from api.negotiation import GRAPHS, HTML, RESULTS, Format, by_extension
from api.site import GraphResponse, PageResponse, Site
from api.told import statements_query
from ontology import DEFAULT_BASE, profiles, skos

# What an IRI cannot hold; slugs and codes never need it.
_NO_IRI = re.compile(r"[\x00-\x20<>\"{}|^`\\]")
_FIXED = ("ns", "scheme/", "shapes", ".well-known/genid/")


def router(site: Site) -> APIRouter:
    """The routes of things, vocabularies and graphs."""
    routes = APIRouter(tags=["linked data"])

    def iri(path: str) -> str:
        if _NO_IRI.search(path):
            raise NotFound((f"/{path} is no address of a thing.", f"/{path} är ingen adress till en sak."))
        fixed = path.startswith(_FIXED)
        return (DEFAULT_BASE if fixed else site.releases.current.release.base_iri) + path

    def about(thing: str, chosen: Format, filename: str = "") -> GraphResponse:
        """All triples with the thing as subject or object."""
        text = f"CONSTRUCT {{ <{thing}> ?p ?o . ?s ?q <{thing}> }}"
        text += f" WHERE {{ {{ ?s ?q <{thing}> }} UNION {{ <{thing}> ?p ?o }} }}"
        return GraphResponse(site, Request(text=text, format=chosen.name, thing=thing), chosen, filename)

    def negotiated(http_request: HTTPRequest, kind: str, path: str) -> Response:
        chosen = site.choose(http_request.scope, kind, GRAPHS)
        return PageResponse(site, kind) if chosen is HTML else about(iri(path), chosen)

    def graph(http_request: HTTPRequest, kind: str, name: str, thing: str = "") -> Response:
        chosen = site.choose(http_request.scope, kind, GRAPHS)
        if chosen is HTML:
            return PageResponse(site, kind)
        request = Request(operation="graph", text=name, format=chosen.name, thing=thing)
        return GraphResponse(site, request, chosen)

    @routes.get("/id/{path:path}", summary="A thing: redirects to its page or its data")
    async def thing(path: str, http_request: HTTPRequest) -> Response:
        chosen = site.choose(http_request.scope, "thing", GRAPHS)
        place = "page" if chosen is HTML else "data"
        iri(f"id/{path}")
        headers = {"Vary": "Accept"}
        return RedirectResponse(f"{site.settings.path_prefix}/{place}/{path}", 303, headers)

    @routes.get(
        "/data/{path:path}", summary="What is known of a thing, in RDF or as a table (.ttl .jsonld .nt .rdf .csv)"
    )
    def data(path: str, http_request: HTTPRequest) -> Response:
        stem, _, extension = path.rpartition(".")
        if stem and (table := by_extension(extension, RESULTS)) and table.name == "csv":
            thing = iri(f"id/{stem}")
            request = Request(text=statements_query(thing), format="csv", thing=thing)
            return GraphResponse(site, request, table, path.rpartition("/")[2])
        chosen = by_extension(extension, GRAPHS) if stem else None
        if chosen is None:
            return about(iri(f"id/{path}"), site.choose(http_request.scope, "", GRAPHS))
        return about(iri(f"id/{stem}"), chosen, path.rpartition("/")[2])

    @routes.get("/doc/{path:path}", summary="A document, its text or a part of it")
    async def document(path: str, http_request: HTTPRequest) -> Response:
        return negotiated(http_request, "document", f"doc/{path}")

    @routes.get("/scheme/{path:path}", summary="A vocabulary, whole, or one of its concepts")
    async def scheme(path: str, http_request: HTTPRequest) -> Response:
        if "/" in path:
            return negotiated(http_request, "concept", f"scheme/{path}")
        chosen = site.choose(http_request.scope, "scheme", GRAPHS)
        if chosen is HTML:
            return PageResponse(site, "scheme")
        whole = iri(f"scheme/{path}")
        text = (
            f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {{ VALUES ?s {{ <{whole}> }} ?s ?p ?o }} UNION "
            f"{{ ?s {skos('inScheme')} <{whole}> ; ?p ?o }} }}"
        )
        return GraphResponse(site, Request(text=text, format=chosen.name, thing=whole), chosen)

    @routes.get("/ns", summary="The ontology")
    async def ontology(http_request: HTTPRequest) -> Response:
        return graph(http_request, "ontology", iri("graph/ontology"))

    @routes.get("/ns/{version}", summary="The ontology, if it is of this version")
    async def ontology_version(version: str, http_request: HTTPRequest) -> Response:
        return graph(http_request, "ontology", iri("graph/ontology"), iri(f"ns/{version}"))

    @routes.get("/shapes", summary="The shapes that the graph is validated against")
    async def shapes(http_request: HTTPRequest) -> Response:
        return graph(http_request, "shapes", iri("graph/shapes"))

    @routes.get("/shapes/{name}", summary="The shapes of a catalogue, in Turtle: catalogue, european, swedish")
    async def profile(name: str) -> Response:
        file = profiles().get(name.removesuffix(".ttl"))
        if file is None:
            raise NotFound((f"There are no shapes named {name}.", f"Det finns inga former som heter {name}."))
        return Response(file.content, media_type="text/turtle")

    @routes.get("/graph/{name:path}", summary="A named graph")
    async def named_graph(name: str, http_request: HTTPRequest) -> Response:
        return graph(http_request, "graph", iri(f"graph/{name}"))

    @routes.get("/.well-known/genid/{path:path}", summary="A node that its Turtle file gives no name")
    async def nameless(path: str, http_request: HTTPRequest) -> Response:
        thing = iri(f".well-known/genid/{path}")
        return about(thing, site.choose(http_request.scope, "", GRAPHS))

    @routes.get("/graphs", summary="Graph Store Protocol, reading: ?graph=IRI or ?default")
    async def graph_store(http_request: HTTPRequest) -> Response:
        parameters = http_request.query_params.multi_items()
        wanted = [value for name, value in parameters if name == "graph"]
        default = [name for name, value in parameters if name == "default"]
        if len(wanted) + len(default) != 1:
            raise BadRequest(
                ("One graph is named: ?graph=IRI or ?default.", "Ange en graf: ?graph=IRI eller ?default.")
            )
        if default or wanted == ["default"]:
            return graph(http_request, "", "")
        if _NO_IRI.search(wanted[0]) or ":" not in wanted[0]:
            raise BadRequest(("?graph= needs an absolute IRI.", "?graph= behöver en fullständig IRI."))
        return graph(http_request, "", wanted[0])

    return routes
