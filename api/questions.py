"""The named questions over HTTP: listed, and answered as tables, maps or RDF, whole or page by page."""

from __future__ import annotations

import difflib
import json
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlencode

from fastapi import APIRouter
from fastapi import Request as HTTPRequest
from pyoxigraph import NamedNode
from starlette.responses import JSONResponse, Response

from api import http, questions_map, questions_paging
from api.engine.request import Request
from api.errors import NotFound
from api.http import Headers
from api.made import Ask, MadeResponse, asker
from api.negotiation import GRAPHS, HTML, JSON, RESULTS, Format, by_extension, language
from api.questions_map import GEOJSON
from api.questions_paging import wrong
from api.site import GraphResponse, PageResponse, Site
from queries import Parameter, ParameterError, Question, bind, questions

OURS: Final = ("lang", "page", "per_page")  # parameters of the address that are none of the question
TABLES: Final = (*RESULTS, GEOJSON)


def question_request(question: Question, values: Mapping[str, str], spoken: str, format_name: str) -> Request:
    """The request that answers a question.

    Args:
        question: which.
        values: what its parameters are given, as a person writes them; the rest take their defaults.
        spoken: "sv" or "en", the language of labels and of what is wrong.
        format_name: of `api.negotiation`.

    Raises:
        BadRequest: a value does not fit its parameter; members `parameter` and `reason`.
    """
    try:
        return Request(text=bind(question, values, spoken), format=format_name)
    except ParameterError as error:
        raise wrong(error.name, (error.reasons["en"], error.reasons["sv"]), spoken) from error


async def check_things(ask: Ask, question: Question, values: Mapping[str, str], spoken: str) -> None:
    """See that each thing named is of its parameter's class; bind the values first.

    Raises:
        BadRequest: one is not; members `parameter` and `reason`.
    """
    named = {one.name: str(one.term(value)) for one in question.parameters
             if one.classes and (value := values.get(one.name, "").strip())}  # fmt: skip
    if not named:
        return
    pairs = [f"({named[one.name]} {NamedNode(kind)})" for one in question.parameters if one.name in named
             for kind in one.classes]  # fmt: skip
    text = f"SELECT DISTINCT ?thing WHERE {{ VALUES (?thing ?class) {{ {' '.join(pairs)} }} ?thing a ?class }}"
    found = json.loads(await ask(Request(text=text)))["results"]["bindings"]
    known = {str(NamedNode(row["thing"]["value"])) for row in found}
    for parameter in question.parameters:
        if parameter.name in named and named[parameter.name] not in known:
            kind = (parameter.class_iri or "").rpartition("#")[2]
            iri = named[parameter.name].strip("<>")
            said = f"{iri} is no sg:{kind} in this graph", f"{iri} är ingen sg:{kind} i grafen"
            raise wrong(parameter.name, said, spoken)


def router(site: Site) -> APIRouter:
    """The routes of the questions."""
    routes = APIRouter(tags=["questions"])

    @routes.get("/questions", summary="The named questions")
    async def listed(http_request: HTTPRequest) -> Response:
        scope = http_request.scope
        if site.choose(scope, "questions", (JSON,)) is HTML:
            return PageResponse(site, "questions")
        spoken = _language(http_request)
        known = questions(site.releases.current.release.base_iri).values()
        content = {"questions": [_summary(question, spoken, site.settings.url) for question in known]}
        headers = {"Vary": "Accept, Accept-Language", "Content-Language": spoken}
        return JSONResponse(content, headers=headers)

    @routes.get("/questions/{name}", summary="The answer to a question (.csv .tsv .json .xml .geojson, RDF or Accept)")
    async def answered(name: str, http_request: HTTPRequest) -> Response:
        question, chosen = _named(name, questions(site.releases.current.release.base_iri))
        filename = f"{question.name}.{chosen.extension}" if chosen else ""
        chosen = chosen or site.choose(http_request.scope, "question", _formats(question))
        if chosen is HTML:
            return PageResponse(site, "question")
        return await _answer(site, question, http_request, chosen, filename)

    return routes


def _named(name: str, known: Mapping[str, Question]) -> tuple[Question, Format | None]:
    """The question of an address, and the format that its ending names."""
    if name in known:
        return known[name], None
    stem, _, extension = name.rpartition(".")
    if stem in known:
        chosen = by_extension(extension, _formats(known[stem]))
        if chosen:
            return known[stem], chosen
        there = ", ".join(f".{one.extension}" for one in _formats(known[stem]))
        raise NotFound((f"The answer to {stem} comes as {there}.", f"Svaret på {stem} finns som {there}."))
    near = difflib.get_close_matches(stem or name, known, n=3, cutoff=0.4)
    english, swedish = f"There is no question {name}.", f"Det finns ingen fråga {name}."
    if near:
        english += f" Did you mean {' or '.join(near)}?"
        swedish += f" Menade du {' eller '.join(near)}?"
    raise NotFound((english, swedish), near=near)


def _formats(question: Question) -> tuple[Format, ...]:
    return GRAPHS if question.form == "CONSTRUCT" else TABLES


async def _answer(site: Site, question: Question, http_request: HTTPRequest, chosen: Format, filename: str) -> Response:
    spoken = _language(http_request)
    values = _values(http_request)
    request = question_request(question, values, spoken, "json" if chosen is GEOJSON else chosen.name)
    paging = questions_paging.wanted(http_request.query_params, spoken)
    if paging and question.form == "CONSTRUCT":
        raise wrong("page", ("RDF has no rows to page through", "RDF har inga rader att bläddra i"), spoken)
    await check_things(asker(site, http_request.scope), question, values, spoken)
    address = f"{site.settings.url}questions/{question.name}.{chosen.extension}"

    async def make(ask: Ask) -> tuple[Headers, bytes]:
        headers: Headers = [
            (b"content-type", chosen.content_type.encode()),
            (b"vary", b"Accept, Accept-Language, Accept-Encoding"),
            (b"content-language", spoken.encode()),
        ]
        if filename:
            headers.append((b"content-disposition", f'inline; filename="{filename}"'.encode()))
        part, members = request, {}
        if paging:
            total = await questions_paging.count(ask, request)
            headers += paging.headers(address, {**values, "lang": spoken}, total)
            part, members = paging.part(request), paging.members(total)
        if chosen is GEOJSON:
            told = {"title": question.summary[spoken], **members}
            return headers, await questions_map.collection(ask, part, site.releases.current.release.path, told)
        body = await ask(part)
        return headers, questions_paging.with_members(body, members) if chosen.name == "json" else body

    if paging or chosen is GEOJSON:
        seed = f"{address}\n{filename}\n{urlencode(values)}\n{paging}\n".encode() + request.encode()
        return MadeResponse(site, seed, make)
    return GraphResponse(site, request, chosen, filename, spoken)


def _values(http_request: HTTPRequest) -> dict[str, str]:
    """What the question's parameters are given.

    Raises:
        BadRequest: one is given twice.
    """
    values: dict[str, str] = {}
    for name, value in http_request.query_params.multi_items():
        if name in values:
            raise wrong(name, ("is given twice", "anges två gånger"), _language(http_request))
        values[name] = value
    return {name: value for name, value in values.items() if name not in OURS}


def _language(http_request: HTTPRequest) -> str:
    accept_language = http.header(http_request.scope, b"accept-language")
    return language(http_request.query_params.get("lang", ""), accept_language)


def _summary(question: Question, spoken: str, url: str) -> dict[str, Any]:
    return {
        "name": question.name,
        "title": question.summary[spoken],
        "description": question.description[spoken],
        "topic": question.topic,
        "tags": list(question.tags),
        "url": f"{url}questions/{question.name}",
        "formats": [one.extension for one in _formats(question)],
        "parameters": [_parameter(parameter, spoken) for parameter in question.parameters],
    }


def _parameter(parameter: Parameter, spoken: str) -> dict[str, Any]:
    return {
        "name": parameter.name,
        "label": parameter.label[spoken],
        "kind": parameter.kind,
        "required": parameter.required,
        "default": parameter.default,
        **({"class": parameter.class_iri} if parameter.class_iri else {}),
        **({"choices": list(parameter.choices)} if parameter.choices else {}),
    }
