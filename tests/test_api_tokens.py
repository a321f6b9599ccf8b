"""api.tokens: SERVICE is found in every reading of a text, and only there."""

from __future__ import annotations

import pytest
from pyoxigraph import Store

from api.tokens import outgoing, tokens

E = "<http://127.0.0.1:1/>"
DISGUISED = [
    f"SELECT * {{ SERVICE {E} {{ ?s ?p ?o }} }}",
    f"SELECT * {{ sErViCe SILENT {E} {{ ?s ?p ?o }} }}",
    f"SELECT*{{SERVICE{E}{{?s?p?o}}}}",
    f"SELECT * {{ SERVICESILENT{E} {{ ?s ?p ?o }} }}",
    f"SELECT * {{ SERVICE # a comment\n SILENT#another\r{E}{{ ?s ?p ?o }} }}",
    "SELECT * { BIND(<http://127.0.0.1:1/> AS ?e) SERVICE ?e { ?s ?p ?o } }",
    "SELECT * { SERVICE$e { ?s ?p ?o } }",
    f"PREFIX : {E} SELECT * {{ SERVICE:x {{ ?s ?p ?o }} }}",
    f"PREFIX : {E} SELECT * {{ SERVICE:{{ ?s ?p ?o }} }}",
    f"PREFIX : {E} SELECT * {{ SERVICESILENT:x#\n{{ ?s ?p ?o }} }}",
    f"PREFIX e: {E} SELECT * {{ SERVICE e:x {{ ?s ?p ?o }} }}",
    f"SELECT * {{ ?s ?p trueSERVICE{E} {{ ?s ?p ?o }} }}",
    f"SELECT * {{ ?s ?p 1SERVICE{E} {{ ?s ?p ?o }} }}",
    f"SELECT * {{ ?s ?p 1.0e5SERVICE{E} {{ ?s ?p ?o }} }}",
    f"SELECT * {{ ?s ?p 'x'SERVICE{E} {{ ?s ?p ?o }} }}",
    f"SELECT * {{ {{ SELECT * {{ {{ }} UNION {{ SERVICE {E} {{ ?s ?p ?o }} }} }} }} }}",
    f"SELECT * {{ FILTER EXISTS {{ SERVICE {E} {{ ?s ?p ?o }} }} }}",
    f"SELECT * {{ ?s ?p ?x FILTER(?x<'>')SERVICE{E}{{ ?s ?p ?o }} FILTER(?x<'>') }}",
    f"SELECT * {{ ?s ?p ?x FILTER(?x<?y)SERVICE#>\n{E}{{ ?s ?p ?o }} }}",
    f"SELECT * {{ ?s ?p ?x FILTER(?x<?y#>'''\n)SERVICE{E}{{ ?s ?p ?o }} #'''\n }}",
    "SELECT * { ?s ?p ?x FILTER(1<'a>b')SERVICE" + E + "{ ?s ?p ?o } FILTER(1<'a>b') }",
    f"SELECT * {{ ?s ?p '\\'SERVICE' . SERVICE {E} {{ }} }}",
    f"ASK {{ ?s ?p ''' SERVICE ''' SERVICE {E} {{ }} }}",
]
HARMLESS = [
    "SELECT * { ?s ?p 'SERVICE <http://a/> { }' }",
    "SELECT * { ?s ?p '''a 'SERVICE' \n <http://a/> { }''' }",
    "SELECT * { ?s ?p ?o } # SERVICE <http://a/> { }",
    "SELECT ?service $SERVICE { ?service ?SERVICE ?o }",
    "SELECT * { ?s <http://example.org/SERVICE> <http://example.org/service#SERVICE> }",
    "PREFIX service: <http://example.org/service#> SELECT * { ?s service:SERVICE service:x; service:y ?o }",
    "PREFIX service: <http://e.org/> SELECT * { GRAPH service:x { ?s ?p ?o } }",
    "PREFIX service: <http://e.org/> SELECT * FROM service:x FROM NAMED service:y { ?s ?p ?o }",
    "PREFIX a: <http://example.org/> SELECT * { ?s a:SERVICE ?o ; a:is.SERVICE 'x'@service }",
    "SELECT * { _:SERVICE ?p ?o . ?s ?q _:a.SERVICE }",
    "SELECT * { ?s <http://www.w3.org/2000/01/rdf-schema#label> ?l FILTER(?l < 'service') }",
    "SELECT * { ?s ?p ?n . ?n <http://example.org/service#price> ?x FILTER(?x<5 && ?n>3) }",
]


@pytest.mark.parametrize("text", DISGUISED)
def test_service_is_found_in_every_disguise(text: str) -> None:
    """The keyword is seen whatever is glued to it, wrapped around it or put in front."""
    assert outgoing(text)


@pytest.mark.parametrize("text", HARMLESS)
def test_the_word_elsewhere_is_no_keyword(text: str) -> None:
    """The word in a string, a comment, a variable, a name or an IRI asks nobody."""
    assert outgoing(text) == []


@pytest.mark.parametrize("text", HARMLESS)
def test_the_harmless_ones_are_queries(text: str) -> None:
    """Each harmless text is one the engine takes, so that the test above tests something."""
    assert Store().query(text) is not None


@pytest.mark.parametrize("text", [text for text in DISGUISED if "SERVICE$" not in text])
def test_the_disguised_ones_are_no_mere_syntax_errors(text: str) -> None:
    """Each disguise is one the engine falls for: it parses (whatever becomes of the request)."""
    try:
        Store().query(text)
    except SyntaxError:
        pytest.fail("the engine does not read this text")
    except (OSError, RuntimeError, ValueError):
        pass


def test_tokens_leave_gaps_and_comments_out() -> None:
    """White space and comments are no tokens; strings, IRIs and names are one each."""
    found = [token.text for token in tokens("ASK{ ?s a:b.c <x y> '''q'' ''' } # end")]

    assert found == ["ASK", "{", "?s", "a:b.c", "<", "x", "y", ">", "'''q'' '''", "}"]


def test_a_text_with_too_many_readings_is_taken_to_hide_something() -> None:
    """Work is bounded: beyond a number of branches the text counts as asking."""
    assert outgoing("service" + "?x<#> " * 5000)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"""a" b', ['""', '"a"', "b"]),
        ('"""a""" b', ['"""a"""', "b"]),
        ('"""a""""', ['"""a"""', '"']),
        ("a.b-c d.e:f.", ["a", ".", "b", "-", "c", "d.e:f", "."]),
        ("true.SERVICE<x>", ["true", ".", "SERVICE", "<x>"]),
        ("'a\n'b'", ["'", "a", "'b'"]),
        ('"' + "a" * 100 + '\n"b"', ['"', "a" * 100, '"b"']),
    ],
)
def test_what_has_no_end_stands_for_itself(text: str, expected: list[str]) -> None:
    """A quotation mark whose string does not end, and letters that no colon makes a name, are read on from."""
    assert [token.text for token in tokens(text)] == expected
