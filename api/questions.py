"""The named questions over HTTP: listed, and answered in the formats of SPARQL results."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from fastapi import Request as HTTPRequest
from starlette.responses import JSONResponse, Response

from api import http
from api.engine.request import Request
from api.errors import BadRequest, NotFound
from api.negotiation import GRAPHS, HTML, JSON, RESULTS, by_extension, language
from api.site import GraphResponse, PageResponse, Site
from queries import Parameter, ParameterError, Question, bind, questions

_OURS = ("lang",)  # parameters of the address that are none of the question


def question_request(question: Question, values: dict[str, str], spoken: str, format_name: str) -> Request:
    """The request that answers a question.

    Args:
        question: which.
        values: what its parameters are given, as a person writes them; the rest take their defaults.
        spoken: "sv" or "en", the language of labels.
        format_name: of `api.negotiation`.

    Raises:
        BadRequest: a value does not fit its parameter; members `parameter` and `reason`.
    """
    try:
        bound = bind(question, values, spoken)
    except ParameterError as error:
        raise BadRequest(f"{error}.", parameter=error.name, reason=error.reason) from error
    bindings = tuple((variable.value, str(term)) for variable, term in bound.substitutions.items())
    return Request(text=bound.text, bindings=bindings, format=format_name)


def router(site: Site) -> APIRouter:
    """The routes of the questions."""
    routes = APIRouter(tags=["questions"])

    @routes.get("/questions", summary="The named questions")
    def listed(http_request: HTTPRequest) -> Response:
        scope = http_request.scope
        if site.choose(scope, "questions", (JSON,)) is HTML:
            return PageResponse(site, "questions")
        spoken = _language(http_request)
        known = questions(site.releases.current.release.base_iri).values()
        content = {"questions": [_summary(question, spoken, site.settings.url) for question in known]}
        headers = {"Vary": "Accept, Accept-Language", "Content-Language": spoken}
        return JSONResponse(content, headers=headers)

    @routes.get("/questions/{name}", summary="The answer to a question (.csv .tsv .json .xml, RDF or Accept)")
    def answered(name: str, http_request: HTTPRequest) -> Response:
        known = questions(site.releases.current.release.base_iri)
        stem, _, extension = name.rpartition(".")
        formats = GRAPHS if name in known and known[name].form == "CONSTRUCT" else RESULTS
        chosen = None
        if name not in known and stem in known:
            formats = GRAPHS if known[stem].form == "CONSTRUCT" else RESULTS
            chosen = by_extension(extension, formats)
            name = stem if chosen else name
        if name not in known:
            raise NotFound(f"There is no question {name}.")
        filename = f"{name}.{chosen.extension}" if chosen else ""
        chosen = chosen or site.choose(http_request.scope, "question", formats)
        if chosen is HTML:
            return PageResponse(site, "question")
        values = {key: value for key, value in http_request.query_params.items() if key not in _OURS}
        request = question_request(known[name], values, _language(http_request), chosen.name)
        return GraphResponse(site, request, chosen, filename)

    return routes


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
