"""The questions' part of the API description: an address each, its parameters typed, with examples that run."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from api.negotiation import GRAPHS
from api.questions import TABLES
from api.questions_paging import MOST, PER_PAGE
from ontology import DEFAULT_BASE
from queries import Parameter, Question, questions
from queries.parameters import TEXT_LIMIT

_PROBLEMS: Final = {
    "400": "A parameter has a value that it cannot take; `parameter` names it and `reason` says what would do",
    "404": "There is no such question, format or page",
    "406": "No such format, or no territory in the answer",
    "503": "Too many queries, or the store is away; Retry-After says when to come back",
    "504": "The query ran longer than the limit",
}
_PAGING: Final = (
    ("page", "Page of the answer, counted from 1; without page and per_page all rows come", 1, 10**6, 1),
    ("per_page", "Rows a page", PER_PAGE, MOST, PER_PAGE),
)
_HEADERS: Final = {
    "Link": {"schema": {"type": "string"}, "description": "With paging: first, prev, next and last page"},
    "X-Total-Count": {"schema": {"type": "integer"}, "description": "With paging: rows in all"},
    "ETag": {"schema": {"type": "string"}},
}
_LANGUAGE: Final = {
    "name": "lang",
    "in": "query",
    "description": "Language of labels; wins over Accept-Language",
    "schema": {"type": "string", "enum": ["sv", "en"]},
    "example": "en",
}


def paths(base_iri: str = DEFAULT_BASE) -> dict[str, Any]:
    """The path items of all questions, and of the address that they have in common."""
    known = questions(base_iri)
    name = {
        "name": "name",
        "in": "path",
        "required": True,
        "description": "The question, with an ending that names a format if wanted (.csv, .geojson …)",
        "schema": {"type": "string"},
        "examples": {one: {"value": one} for one in known},
    }
    whole = {
        "operationId": "question",
        "tags": ["questions"],
        "summary": "The answer to a question",
        "parameters": [name, *_paging(), _LANGUAGE],
        "responses": _responses(""),
    }
    return {"/questions/{name}": {"get": whole}, **{f"/questions/{one}": _path(known[one]) for one in known}}


def _path(question: Question) -> dict[str, Any]:
    paged = _paging() if question.form == "SELECT" else []
    operation = {
        "operationId": question.name.replace("-", "_"),
        "tags": ["questions"],
        "summary": question.summary["en"],
        "description": question.description["en"],
        "parameters": [*map(_parameter, question.parameters), *paged, _LANGUAGE],
        "responses": _responses(question.form),
    }
    return {"get": operation}


def _parameter(parameter: Parameter) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": parameter.name,
        "in": "query",
        "required": False,
        "description": parameter.label["en"] + (f" (sg:{kind})" if (kind := _class(parameter)) else ""),
        "allowEmptyValue": not parameter.required,
        "schema": {**_schema(parameter), **({"default": _value(parameter)} if parameter.default else {})},
    }
    return described | ({"example": example} if (example := _example(parameter)) is not None else {})


def _schema(parameter: Parameter) -> Mapping[str, Any]:
    kinds: dict[str, dict[str, Any]] = {
        "iri": {"type": "string", "format": "iri"},
        "concept": {"type": "string", "enum": [choice.rpartition("/")[2] for choice in parameter.choices]},
        "year": {"type": "string", "pattern": "^[0-9]{4}$"},
        "number": {"type": "integer", "minimum": parameter.minimum, "maximum": parameter.maximum},
        "text": {"type": "string", "maxLength": TEXT_LIMIT},
    }
    return kinds[parameter.kind]


def _value(parameter: Parameter) -> str | int:
    given = parameter.default or ""
    if parameter.kind == "number":
        return int(given)
    return given.rpartition("/")[2] if parameter.kind == "concept" else given


def _example(parameter: Parameter) -> str | int | None:
    """The default, else a value that can be told without looking into the graph."""
    if parameter.default:
        return _value(parameter)
    if parameter.kind == "concept":
        return parameter.choices[0].rpartition("/")[2]
    if parameter.kind == "number":
        return parameter.minimum
    return "2030" if parameter.kind == "year" else None


def _class(parameter: Parameter) -> str:
    return (parameter.class_iri or "").rpartition("#")[2]


def _paging() -> list[dict[str, Any]]:
    return [
        {
            "name": name,
            "in": "query",
            "description": text,
            "schema": {"type": "integer", "minimum": 1, "maximum": most, "default": default},
            "example": example,
        }
        for name, text, default, most, example in _PAGING
    ]


def _responses(form: str) -> dict[str, Any]:
    formats = {"SELECT": TABLES, "CONSTRUCT": GRAPHS}.get(form, (*TABLES, *GRAPHS))
    content: dict[str, Any] = {one.content_type.partition(";")[0]: {} for one in formats}
    answered = {"description": "The answer", "content": content, "headers": _HEADERS}
    problems = {
        status: {"description": text, "content": {"application/problem+json": {}}} for status, text in _PROBLEMS.items()
    }
    return {"200": answered, **problems}
