"""The query editor at /sparql: a form that works as it is, the answer to its query, words to complete it from."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Final
from urllib.parse import urlencode

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
)

from api.errors import NotFound, Problem, ResultTooLarge
from api.negotiation import GRAPHS, RESULTS
from api.pages.addresses import address
from api.pages.columns import column_words
from api.pages.graph import Label
from api.pages.page import Page, View, block
from api.pages.relations import words_of
from api.pages.templates import EDITOR_NAME
from api.protocol import SparqlRequest
from api.shortened import short
from api.sparql import checked
from api.tokens import tokens
from ontology import PREFIXES, rdf, vocabulary, void, xsd
from queries import Question, questions

ROWS: Final = 100
LONGEST_LINK: Final = 6000  # of a query in an address; what is longer, proxies refuse
FIRST: Final = f"""PREFIX sg: <{PREFIXES["sg"]}>

SELECT ?organisation ?role ?undertaking WHERE {{
  ?participation sg:participant ?organisation ;
    sg:role ?role ;
    sg:participationIn ?undertaking .
}}
ORDER BY ?undertaking ?organisation
LIMIT 100
"""
_DATASET: Final = ("default-graph-uri", "named-graph-uri")
_PLAIN: Final = (None, xsd("string"), rdf("langString"))
_SCRIPT_WORDS: Final = ("editor_label", "editor_help", "running", "stopped", "failed", "answered", "completions")

Node = NamedNode | BlankNode | Literal | Triple


@dataclass(frozen=True, slots=True)
class Cell:
    """A term of an answer: its text, where that leads, its language or datatype, and words for a thing."""

    text: str
    href: str = ""
    language: str = ""
    datatype: str = ""
    label: Label | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What is shown of an answer: yes or no, or `rows` of a `total`, a cell or None under each of `heads`."""

    boolean: bool | None = None
    heads: tuple[str, ...] = ()
    rows: tuple[tuple[Cell | None, ...], ...] = ()
    total: int = 0


async def editor(view: View) -> Page:
    """The page at /sparql: with the query that was asked and its answer, or one to begin with."""
    asked: SparqlRequest | None = view.scope.get("samgraf.asked")
    content: dict[str, object] = {
        "query": asked.text if asked else _example(view),
        "dataset": _dataset(view, asked),
        "formats": (RESULTS, GRAPHS),
        "examples": _examples(view),
        "settings": _settings(view),
        "script": f"{view.site.settings.path_prefix}/static/{EDITOR_NAME}",
        **dict.fromkeys(("answer", "problem", "trouble")),
        "too_large": False,
    }
    title = view.words("editor")
    if asked is None:
        return Page("editor.html", title, content, robots="noindex" if view.parameters else "")
    problem, lasting = None, True
    try:
        look, _, request = checked(asked, "", f"{view.site.settings.url}sparql", view.site.settings.service_allow)
        lasting = not look.volatile
        is_graph = look.form in ("construct", "describe")
        content |= _elsewhere(view, asked, is_graph)
        body = await view.graph.read(replace(request, format="ntriples" if is_graph else "json"))
        first = (view.number("page") - 1) * ROWS
        heads, rows, total = await asyncio.to_thread(_triples if is_graph else _solutions, body, first, asked.text)
        content["answer"] = await _shown(view, heads, rows, total)
        content["pages"] = (view.number("page"), max(1, -(-total // ROWS)), f"?{_query(view, asked, page='')}")
    except ResultTooLarge:
        content["too_large"] = True
    except Problem as error:
        problem = error
        content |= {"problem": error.titles[view.spoken == "sv"], "trouble": _trouble(asked.text, error, view.spoken)}
    return Page("editor.html", title, content, robots="noindex", problem=problem, lasting=lasting)


def terms(folder: Path) -> bytes:
    """What a query can be completed from, as JSON: prefixes, and the classes and properties of a release.

    `{"prefixes": {"sg": "https://…"}, "terms": [["sg:Project", "class", "Projekt", "Project", 8], …]}`; the number
    says how often the release uses it.
    """
    return _terms(folder)


@lru_cache(maxsize=4)
def _terms(folder: Path) -> bytes:
    counts: dict[tuple[str, str], int] = {}
    known = vocabulary()
    counts |= {("class", short(iri)): 0 for iri in known.classes}
    counts |= {("property", short(iri)): 0 for iri in known.properties}
    described = list(parse(path=folder / "void.ttl", format=RdfFormat.TURTLE))
    numbers = {(quad.subject, quad.predicate): quad.object for quad in described}
    for quad in described:
        if quad.predicate in (void("class"), void("property")) and isinstance(quad.object, NamedNode):
            kind, count = ("class", "entities") if quad.predicate == void("class") else ("property", "triples")
            number = numbers.get((quad.subject, void(count)))
            key = kind, short(quad.object.value)
            counts[key] = max(counts.get(key, 0), int(number.value) if isinstance(number, Literal) else 0)
    listed = [
        [name, kind, words_of(name, "sv"), words_of(name, "en"), count]
        for (kind, name), count in sorted(counts.items())
        if name.partition(":")[0] in PREFIXES
    ]
    return json.dumps({"prefixes": PREFIXES, "terms": listed}, ensure_ascii=False, separators=(",", ":")).encode()


def _example(view: View) -> str:
    """The query to begin with: that of the question named, or a small one.

    Raises:
        NotFound: there is no question of that name.
    """
    name = view.parameters.get("example", "")
    if not name:
        return FIRST
    question = questions(view.graph.base_iri).get(name)
    if question is None:
        raise NotFound((f"There is no question {name}.", f"Det finns ingen fråga {name}."))
    return question.text


def _examples(view: View) -> dict[str, list[Question]]:
    topics: dict[str, list[Question]] = {}
    for question in questions(view.graph.base_iri).values():
        topics.setdefault(question.topic, []).append(question)
    return topics


def _settings(view: View) -> str:
    """What the script needs to know, in the page's language."""
    release = view.graph.edition.release.id
    return block(
        {
            "terms": f"{view.site.settings.path_prefix}/static/terms.{release}.json",
            "spoken": view.spoken,
            **{name: view.words(name) for name in _SCRIPT_WORDS},
        }
    )


def _dataset(view: View, asked: SparqlRequest | None) -> list[tuple[str, str]]:
    if asked is None:
        return [(name, iri) for name in _DATASET for iri in view.parameters.getlist(name)]
    graphs = (asked.default_graphs or (), asked.named_graphs or ())
    return [(name, iri) for name, iris in zip(_DATASET, graphs, strict=True) for iri in iris]


def _query(view: View, asked: SparqlRequest, **more: str) -> str:
    return urlencode([("query", asked.text), *_dataset(view, asked), ("lang", view.spoken), *more.items()])


def _elsewhere(view: View, asked: SparqlRequest, is_graph: bool) -> Mapping[str, object]:
    """Addresses of the same answer: as this page, and in each format (a form sends what is too long for one)."""
    path = f"{view.site.settings.path_prefix}/sparql"
    formats = [one.extension for one in (GRAPHS if is_graph else RESULTS)]
    permalink = f"{path}?{_query(view, asked)}"
    if len(permalink) > LONGEST_LINK:
        return {"permalink": "", "downloads": [(one, "") for one in formats]}
    downloads = [(one, f"{path}?{_query(view, asked, format=one)}") for one in formats]
    return {"permalink": permalink, "downloads": downloads}


Rows = list[tuple[Node | None, ...]]


def _in_order(names: list[str], text: str) -> list[str]:
    """The variables of an answer; those of `SELECT *`, which have no order, as the query comes to them.

    >>> _in_order(["o", "s"], "SELECT DISTINCT * { ?s ?p ?o }"), _in_order(["o", "s"], "SELECT ?o ?s { ?s ?p ?o }")
    (['s', 'o'], ['o', 's'])
    """
    words = [token.text for token in tokens(text)]
    head = [word.casefold() for word in words if word.casefold() not in ("distinct", "reduced")]
    if "*" not in head[1:] or head[head.index("*") - 1] != "select":
        return names
    met = list(dict.fromkeys(word[1:] for word in words if word.startswith(("?", "$"))))
    return sorted(names, key=lambda name: met.index(name) if name in met else len(met))


def _solutions(body: bytes, first: int, text: str) -> tuple[tuple[str, ...] | bool, Rows, int]:
    """The variables of an answer in JSON, or what it says to ASK; its rows from `first` on; how many there are."""
    results = parse_query_results(body, format=QueryResultsFormat.JSON)
    if isinstance(results, QueryBoolean):
        return bool(results), [], 0
    assert isinstance(results, QuerySolutions)
    names = _in_order([variable.value for variable in results.variables], text)
    rows: Rows = []
    total = 0
    for total, row in enumerate(results, 1):
        if first < total <= first + ROWS:
            rows.append(tuple(row[name] for name in names))
    return tuple(f"?{name}" for name in names), rows, total


def _triples(body: bytes, first: int, _: str) -> tuple[tuple[str, ...] | bool, Rows, int]:
    """As `_solutions`, of a graph in N-Triples."""
    total = body.count(b"\n")
    quads = islice(parse(body, RdfFormat.N_TRIPLES), first, first + ROWS)
    return ("subject", "predicate", "object"), [(quad.subject, quad.predicate, quad.object) for quad in quads], total


async def _shown(view: View, heads: tuple[str, ...] | bool, rows: Rows, total: int) -> Answer:
    if isinstance(heads, bool):
        return Answer(boolean=heads)
    iris = {term.value for row in rows for term in row if isinstance(term, NamedNode)}
    labels = await view.graph.labels(iris)
    cells = tuple(tuple(_cell(view, labels, term) for term in row) for row in rows)
    words = tuple(head if head.startswith("?") else column_words(head, view.spoken) for head in heads)
    return Answer(heads=words, rows=cells, total=total)


def _cell(view: View, labels: Mapping[str, Label], term: Node | None) -> Cell | None:
    if term is None:
        return None
    if isinstance(term, NamedNode):
        name = short(term.value, view.graph.base_iri)
        return Cell(name, address(view.site, term.value), label=labels.get(term.value))
    if isinstance(term, Literal):
        datatype = "" if term.datatype in _PLAIN else short(term.datatype.value)
        return Cell(term.value, language=term.language or "", datatype=datatype)
    return Cell(str(term))


def _trouble(text: str, problem: Problem, spoken: str) -> dict[str, object]:
    """What went wrong, and the line of the query where it did, parted at the column (both from 1)."""
    line, column = problem.members.get("line", 0), problem.members.get("column", 1)
    lines = text.splitlines()
    excerpt = lines[line - 1] if 0 < line <= len(lines) else ""
    return {
        "told": problem.told(spoken),
        "line": line,
        "column": column,
        "before": excerpt[: column - 1],
        "after": excerpt[column - 1 :],
    }
