"""The endpoint's part of the API description: `/sparql` is no route of the framework, so it is told here."""

from __future__ import annotations

from typing import Any

from api.negotiation import GRAPHS, RESULTS
from api.protocol import FORM, QUERY

_GRAPH_PARAMETERS = {
    "default-graph-uri": "A named graph to read as default graph; several are merged",
    "named-graph-uri": "A named graph that GRAPH may read",
}
_FORMAT = "In place of Accept, the ending of a file of that format: csv, ttl …; html for a page"
_PROBLEMS = {
    "400": "No SPARQL, or the protocol is broken: line, column and reason",
    "403": "An update, or a request to another server",
    "406": "No such format",
    "413": "The request or the answer is too long",
    "503": "Too many queries, or the store is away; Retry-After says when to come back",
    "504": "The query ran longer than the limit",
    "507": "The query needs more memory than the limit",
}


def sparql_path() -> dict[str, Any]:
    """The path item of `/sparql`."""
    answer: dict[str, Any] = {format.content_type.partition(";")[0]: {} for format in (*RESULTS, *GRAPHS)}
    responses: dict[str, Any] = {"200": {"description": "The answer", "content": answer}}
    for status, description in _PROBLEMS.items():
        responses[status] = {"description": description, "content": {"application/problem+json": {}}}
    text = {"type": "string"}
    texts = {"type": "array", "items": {"type": "string", "format": "iri"}}
    parameters = [{"name": "query", "in": "query", "schema": text, "description": "SPARQL 1.1; without it, VoID"}]
    parameters.append({"name": "format", "in": "query", "schema": text, "description": _FORMAT})
    parameters += [
        {"name": name, "in": "query", "schema": texts, "description": description}
        for name, description in _GRAPH_PARAMETERS.items()
    ]
    form = {"type": "object", "properties": {"query": text, "format": text, **dict.fromkeys(_GRAPH_PARAMETERS, texts)}}
    body = {"content": {FORM: {"schema": form}, QUERY: {"schema": text}}}
    common = {"tags": ["sparql"], "responses": responses}
    return {
        "get": {**common, "operationId": "sparql_get", "summary": "SPARQL query", "parameters": parameters},
        "post": {**common, "operationId": "sparql_post", "summary": "SPARQL query", "requestBody": body},
    }
