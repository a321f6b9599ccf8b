"""api.plain: answers for a person at a terminal."""

from __future__ import annotations

import json

from pyoxigraph import Literal, NamedNode

from api.explanation import Explanation, Statement, Support
from api.plain import explanation, table

BASE = "https://w3id.org/samgraf/"


def results(*rows: dict[str, dict[str, str]]) -> bytes:
    """SPARQL results in JSON with the columns of the first row."""
    return json.dumps({"head": {"vars": list(rows[0])}, "results": {"bindings": rows}}).encode()


def test_table_aligns_columns_and_shortens_iris() -> None:
    """Each column is as wide as its widest cell; IRIs are prefixed names or paths below the base."""
    answer = results(
        {"who": {"type": "uri", "value": f"{BASE}id/org/nord"}, "n": {"type": "literal", "value": "2"}},
        {"who": {"type": "uri", "value": f"{BASE}ns#Project"}, "n": {"type": "literal", "value": "10"}},
    )

    lines = table(answer).splitlines()

    assert lines == ["who          n", "───────────  ──", "id/org/nord  2", "sg:Project   10", "", "2 rows"]


def test_brief_table_shows_labels_in_place_of_iris() -> None:
    """Parameters and IRIs that have a label are left out."""
    answer = results(
        {
            "__region_iri": {"type": "uri", "value": "urn:x"},
            "first": {"type": "uri", "value": "urn:a"},
            "firstLabel": {"type": "literal", "value": "A"},
            "count": {"type": "literal", "value": "2"},
        }
    )

    assert table(answer, brief=True).splitlines()[0].split() == ["first", "count"]
    assert table(answer).splitlines()[0].split() == ["__region_iri", "first", "firstLabel", "count"]


def test_table_of_an_ask_is_a_word() -> None:
    """A boolean answer is said in a word."""
    assert table(b'{"head": {}, "boolean": false}') == "no"


def test_table_leaves_an_unbound_cell_empty() -> None:
    """A variable without value is an empty cell, not None."""
    answer = results({"a": {"type": "literal", "value": "x"}, "b": {"type": "literal", "value": "y"}}, {})

    assert table(answer).splitlines()[3] == ""


def test_terminal_escapes_of_a_document_are_not_passed_on() -> None:
    """A control character in a text never reaches the terminal."""
    answer = results({"a": {"type": "literal", "value": "före\u001b[2Jefter"}})

    assert "\u001b" not in table(answer)


def test_long_cell_does_not_widen_its_column_without_end() -> None:
    """A long text runs on, and the next row is not padded to its length."""
    answer = results(
        {"a": {"type": "literal", "value": "x" * 500}, "b": {"type": "literal", "value": "y"}},
        {"a": {"type": "literal", "value": "z"}, "b": {"type": "literal", "value": "y"}},
    )

    assert len(table(answer).splitlines()[3]) < 100


def test_explanation_shows_quotation_document_line_and_method() -> None:
    """Below a statement stands what supports it."""
    support = Support("Planen", 3, None, "Deltagande regioner", "Nordregionen", "by-label", "stated")
    name = Statement(f"{BASE}id/p", f"{BASE}ns#printedName", Literal("Nordregionen"), "Nordregionen", (), (support,))
    reference = Statement(f"{BASE}id/x", f"{BASE}ns#about", NamedNode(f"{BASE}id/p"), "Utsagan", (), (support,))

    text = explanation(Explanation(f"{BASE}id/p", "Del", (name,), (reference,), (support,)))

    assert 'sg:printedName (name as printed): "Nordregionen"' in text
    assert "“Nordregionen” · Planen, line 3, under “Deltagande regioner” · stated, by-label" in text
    assert "sg:about (about) of: Utsagan  id/x" in text
    assert "Mentioned in 1 passage" in text
