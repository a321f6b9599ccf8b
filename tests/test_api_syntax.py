"""api.syntax: what is known of a query before it is parsed."""

from __future__ import annotations

import pytest

from api.errors import OutgoingRefused, TooDeep, TooLong
from api.syntax import DEPTH_LIMIT, TOKEN_LIMIT, outline

E = "http://ex.org/sparql"


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("SELECT * {}", "select"),
        ("# SELECT\nASK {}", "ask"),
        ("PREFIX a: <http://a/>\nBASE <http://b/> prefix : <#> construct where { ?s ?p ?o }", "construct"),
        ("PREFIX select: <http://a/> DESCRIBE select:x", "describe"),
        ("DESCRIBE<http://a/x>", "describe"),
        ("INSERT DATA { <a:a> <a:b> 1 }", None),
        ("", None),
        ("selector", None),
    ],
)
def test_the_form(text: str, form: str | None) -> None:
    """The form is the first keyword after the prologue; comments and prefixes do not mislead."""
    assert outline(text).form == form


@pytest.mark.parametrize(
    ("text", "default", "named"),
    [
        ("SELECT * { ?s ?p 'FROM <x>' }", None, None),
        ("SELECT * FROM <http://a/g> { }", ("http://a/g",), ()),
        ("SELECT * FROM NAMED <http://a/g> WHERE { }", (), ("http://a/g",)),
        ("PREFIX a: <http://a/> CONSTRUCT { ?s ?p ?o } FROM a:g FROM <r> WHERE { }", ("http://a/g", f"{E}/r"), ()),
        ("BASE <http://b/> ASK FROM <r> FROM NAMED <s> FROM <r> { }", ("http://b/r",), ("http://b/s",)),
        ("SELECT ?from { ?from ?named <http://a/from> }", None, None),
    ],
)
def test_the_dataset(text: str, default: tuple[str, ...] | None, named: tuple[str, ...] | None) -> None:
    """FROM clauses are read with their prefixes and relative IRIs; the word elsewhere is none."""
    look = outline(text, f"{E}/")

    assert (look.default_graphs, look.named_graphs) == (default, named)


@pytest.mark.parametrize(
    ("text", "volatile"),
    [
        ("SELECT (NOW() AS ?x) {}", True),
        ("SELECT * { FILTER(?x < rand # a comment\n ()) }", True),
        ("SELECT * { BIND(bnode('a') AS ?x) }", True),
        ("CONSTRUCT { [] <a:a> ?o } WHERE { ?s ?p ?o }", True),
        ("CONSTRUCT { _:x <a:a> ?o } WHERE { ?s ?p ?o }", True),
        ("CONSTRUCT { ?s <a:a> ?o } WHERE { [] ?s (?o) }", False),
        ("SELECT ?now { ?now ?rand 'NOW()' }", False),
    ],
)
def test_what_changes_by_itself(text: str, volatile: bool) -> None:
    """Clock, chance and fresh blank nodes make an answer one of its moment."""
    assert outline(text).volatile is volatile


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * " + "{" * 100_000,
        "SELECT * { FILTER(" + "(" * 100_000,
        "SELECT * { FILTER(" + "!" * 100_000 + "1) }",
        "SELECT * { ?s " + "(" * 100_000 + "<a:a>" + ")" * 100_000 + " ?o }",
        "SELECT * { ?s ?p " + "[ ?p " * 10_000,
        "SELECT * " + "{ #{\n" * (DEPTH_LIMIT + 1) + "}" * (DEPTH_LIMIT + 1),
    ],
)
def test_too_deep(text: str) -> None:
    """What would end the engine's process is refused with the limit."""
    with pytest.raises(TooDeep) as refusal:
        outline(text)

    assert refusal.value.members == {"limit": DEPTH_LIMIT}


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * " + "{" * 200 + "}" * 200,
        "SELECT * { ?s ?p '" + "{" * 5000 + "' } # " + "(" * 5000,
        "SELECT * {" + "{ ?s ?p ?o } UNION " * 1000 + "{} }",
        "SELECT * { VALUES ?x {" + "(1)" * 1000 + "} }",
    ],
)
def test_wide_is_not_deep(text: str) -> None:
    """Brackets side by side, in strings and in comments do not count as nested."""
    assert outline(text).form == "select"


@pytest.mark.parametrize("target", [f"<{E}>", "<sparql>", "e:sparql", "# c\n<http://ex.org/sparql>"])
def test_an_endpoint_on_the_list_may_be_asked(target: str) -> None:
    """SERVICE with a constant IRI of the list passes, however the IRI is written."""
    text = f"BASE <http://ex.org/> PREFIX e: <http://ex.org/> SELECT * {{ SERVICE {target} {{ ?s ?p ?o }} }}"

    assert outline(text, "", (E,)).form == "select"


@pytest.mark.parametrize(
    "target", ["<http://ex.org/sparql2>", "<http://ex.org/>", "?e", "<http://ex.org/sparql?x>", "SILENT ?e"]
)
def test_no_other_endpoint_may_be_asked(target: str) -> None:
    """A neighbour's address or a variable is refused though the list is not empty."""
    with pytest.raises(OutgoingRefused):
        outline(f"SELECT * {{ SERVICE {target} {{ ?s ?p ?o }} }}", "", (E,))


def test_a_text_of_countless_tokens_is_refused() -> None:
    """Each costs time to look at, so their number has a limit of its own; long names have few."""
    with pytest.raises(TooLong):
        outline("SELECT * FROM <x:g> {" + "." * (TOKEN_LIMIT + 1) + "}")

    values = " ".join(f"<https://example.org/a-rather-long-name/{number}>" for number in range(20_000))
    assert outline(f"SELECT * FROM <x:g> {{ VALUES ?x {{ {values} }} }}").default_graphs == ("x:g",)
