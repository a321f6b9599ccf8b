"""The questions as pages: all of them by topic, and each with its form and its answer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import urlencode

from pyoxigraph import Literal

from api.engine.request import Request
from api.errors import BadRequest, NotFound, ResultTooLarge
from api.made import asker
from api.pages.columns import column_words
from api.pages.graph import Label, Quote, Row, term_label
from api.pages.page import Page, View
from api.pages.pictures import picture
from api.pages.statements import Value, value_of
from api.pages.words import capital
from api.questions import check_things, question_request
from queries import Parameter, Question, questions

ROWS: Final = 50
CHOICES: Final = 400  # things to choose among; a field for an address follows where there are more
_THINGS: Final = """SELECT DISTINCT ?thing ?label WHERE {{ VALUES ?class {{ {classes} }} 
  ?thing a ?class ; rdfs:label ?label .
  {named} }} ORDER BY ?label LIMIT {limit}"""
_LOCATED: Final = """SELECT ?thing WHERE {{ VALUES ?thing {{ {things} }}
  {{ ?thing a sg:County }} UNION {{ ?thing dcterms:spatial/a sg:County }} }} LIMIT 1"""
_NAMED: Final = "FILTER EXISTS { ?document schema:mentions ?thing }"


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the form: a list to choose from where there are `choices`, pairs of value and words."""

    name: str
    label: str
    kind: str
    value: str
    required: bool
    choices: tuple[tuple[str, str], ...]
    error: str = ""


async def listed(view: View) -> Page:
    """The page at /questions."""
    topics: dict[str, list[Question]] = {}
    for question in questions(view.graph.base_iri).values():
        topics.setdefault(question.topic, []).append(question)
    return Page("questions.html", view.words("questions"), {"topics": topics})


async def asked(view: View) -> Page:
    """The page at /questions/{name}: form, answer, downloads.

    Raises:
        NotFound: there is no question of that name.
    """
    name = view.path.rpartition("/")[2]
    question = questions(view.graph.base_iri).get(name)
    if question is None:
        raise NotFound((f"There is no question {name}.", f"Det finns ingen fråga {name}."))
    known = {parameter.name for parameter in question.parameters}
    values = {key: value for key, value in view.parameters.items() if key in known}
    fields = [await _field(view, parameter, values) for parameter in question.parameters]
    content: dict[str, object] = {"heads": [], "rows": [], "total": 0, "too_large": False, "pages": (1, 1, "")}
    content |= {"picture": {}, "is_map": False, "sparql": question.text}
    is_table = question.form == "SELECT"
    given = _given(question, values)
    try:
        request = question_request(question, given, view.spoken, "json")
        await check_things(asker(view.site, view.scope), question, given, view.spoken)
        content["sparql"] = request.text
        if is_table:
            content |= await _answer(view, question, request, values)
    except BadRequest as error:
        wrong = error.members.get("parameter")
        fields = [replace(one, error=str(error.members["reason"])) if one.name == wrong else one for one in fields]
    except ResultTooLarge:
        content["too_large"] = True
    query = urlencode([*values.items(), ("lang", view.spoken)])
    path = f"questions/{name}"
    tables = ("csv", "tsv", "json", "xml", "geojson") if content["is_map"] else ("csv", "tsv", "json", "xml")
    formats = tables if is_table else ("ttl", "jsonld", "nt", "rdf")
    prefix = view.site.settings.path_prefix
    content |= {
        "summary": question.summary[view.spoken],
        "description": question.description[view.spoken],
        "fields": fields,
        "is_table": is_table,
        "downloads": [(one, f"{prefix}/{path}.{one}?{query}") for one in formats],
        "editor": f"{prefix}/sparql?{urlencode({'query': content['sparql']})}",
        "permalink": f"{view.site.settings.url}{path}?{query}",
    }
    robots = "noindex" if view.parameters else ""
    return Page("question.html", question.summary[view.spoken], content, robots=robots)


def _given(question: Question, values: dict[str, str]) -> dict[str, str]:
    """The values of a form: an empty field that needs one has its default, another is open."""
    needed = {one.name for one in question.parameters if one.required and one.default}
    return {name: value for name, value in values.items() if value.strip() or name not in needed}


async def _field(view: View, parameter: Parameter, values: dict[str, str]) -> Field:
    value = values.get(parameter.name, parameter.default or "")
    choices: list[tuple[str, str]] = []
    if parameter.scheme:
        for iri in parameter.choices:
            label = term_label(iri, view.spoken)
            choices.append((iri.rpartition("/")[2], label.text if label else iri))
        value = value.rpartition("/")[2]
    elif parameter.classes:
        choices = await _things(view, " ".join(f"<{one}>" for one in parameter.classes))
        if value and value not in {one for one, _ in choices}:
            choices.insert(0, (value, value))
    kind = {"year": "text", "number": "number"}.get(parameter.kind, "text")
    return Field(parameter.name, parameter.label[view.spoken], kind, value, parameter.required, tuple(choices))


async def _things(view: View, classes: str) -> list[tuple[str, str]]:
    """The things of some classes; where they are too many, those that a document names."""
    for named in ("", _NAMED):
        rows = await view.graph.select(_THINGS.format(classes=classes, named=named, limit=CHOICES + 1))
        if len(rows) <= CHOICES:
            return [(row["thing"].value, row["label"].value) for row in rows]
    return []


async def _answer(view: View, question: Question, request: Request, values: dict[str, str]) -> dict[str, object]:
    """The rows of a page of the answer, each cell a value with where it leads, and all of them as a picture."""
    rows = await view.graph.run(request)
    names = list(dict.fromkeys(name for row in rows for name in row))
    order = {name: place for place, name in enumerate(_projected(question))}
    names.sort(key=lambda name: order.get(name, len(order)))
    shown = [name for name in names if not (name.endswith("Label") and name[:-5] in names)]
    number = view.number("page")
    part = rows[(number - 1) * ROWS : number * ROWS]
    drawn = question.picture.columns if question.picture else ()
    terms = [
        *(term for row in part for term in row.values()),
        *(row[one] for row in rows for one in drawn if one in row),
    ]
    iris = {term.value for term in terms if "://" in term.value and " " not in term.value}
    labels = await view.graph.labels(iris)
    quotes = await view.graph.quotes(iri for iri in iris if "/text#char=" in iri)
    there = Label(view.words("show_in_source"), view.spoken)
    query = urlencode([*values.items(), ("lang", view.spoken), ("page", "")])
    return {
        "heads": [capital(column_words(name.removesuffix("Label"), view.spoken)) for name in shown],
        "rows": [_cells(view, labels | _quoted(row, quotes, there), row, shown) for row in part],
        "total": len(rows),
        "picture": await picture(view, question, rows, labels),
        "is_map": await _has_territory(view, iris),
        "pages": (number, max(1, -(-len(rows) // ROWS)), f"?{query}"),
    }


def _quoted(row: Row, quotes: dict[str, Quote], there: Label) -> dict[str, Label]:
    """What the passages of a row are called: their words, or only where they are if the row has those words already."""
    told = [term.value for term in row.values() if isinstance(term, Literal)]
    items = [quotes[term.value] for term in row.values() if term.value in quotes]
    return {
        item.iri: there if any(item.text in text for text in told) else Label(f"”{item.text}”", item.language)
        for item in items
    }


async def _has_territory(view: View, iris: set[str]) -> bool:
    """Whether one of some things is a county or has one: then there is a map of the answer."""
    values = " ".join(f"<{iri}>" for iri in sorted(iris) if "/text#char=" not in iri)
    return bool(values and await view.graph.select(_LOCATED.format(things=values)))


def _projected(question: Question) -> list[str]:
    head = question.text.partition("WHERE")[0].partition("SELECT")[2]
    return [word.strip("?$()") for word in head.split() if word.startswith(("?", "$"))]


def _cells(view: View, labels: dict[str, Label], row: Row, names: list[str]) -> list[Value | None]:
    return [_cell(view, labels, row, name) for name in names]


def _cell(view: View, labels: dict[str, Label], row: Row, name: str) -> Value | None:
    term = row.get(name)
    if term is None:
        return None
    value = value_of(view.site, labels, term, view.spoken)
    words = row.get(f"{name}Label")
    return replace(value, label=Label(words.value, getattr(words, "language", "") or "")) if words else value
