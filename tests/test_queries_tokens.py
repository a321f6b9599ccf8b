"""The reader of our own query texts."""

import pytest

from queries.tokens import Pattern, parts, prefixes, tokens

RULE = """PREFIX ex: <http://example.org/>

CONSTRUCT {
  ?a ex:made ?b .
}
WHERE {
  {
    SELECT ?a (COUNT(?x) AS ?n) WHERE {
      ?a ex:one/^ex:two ?b , "ex:no"@sv ;
        a ex:Thing .
    }
    GROUP BY ?a
    HAVING(COUNT(?x) > 1)
  }
  OPTIONAL { ?b (ex:three|ex:four)* ?c . }
  FILTER(?n > 1 && NOT EXISTS { ?b ex:five ?d . })
  VALUES ?kind { ex:Six ex:Seven }
  BIND(IRI(CONCAT("ex:eight", STR(?a))) AS ?e)
}
"""


def test_tokens_leave_out_gaps_and_comments() -> None:
    """A sign in a string or an IRI begins no comment; one elsewhere does."""
    text = "SELECT ?a { ?a <http://a/#b> '#c' } # ?d"

    found = [token.text for token in tokens(text)]

    assert found == ["SELECT", "?a", "{", "?a", "<http://a/#b>", "'#c'", "}"]


def test_a_less_than_sign_is_no_iri() -> None:
    """`?a < ?b && ?c > ?d` holds two comparisons."""
    kinds = [token.kind for token in tokens("?a < ?b && ?c > ?d")]

    assert "iri" not in kinds


def test_prefixes_are_read_in_their_order() -> None:
    """Each PREFIX line gives one prefix."""
    assert prefixes(RULE) == {"ex": "http://example.org/"}


def test_parts_reads_template_and_where_apart() -> None:
    """What a rule writes stands in its template, and nowhere else."""
    written, _ = parts(RULE)

    assert written == [Pattern("?a", ("http://example.org/made",), "?b")]


def test_parts_reads_paths_subqueries_and_filters() -> None:
    """Patterns in subqueries, optionals and NOT EXISTS count as read; values and strings do not."""
    _, read = parts(RULE)

    steps = [tuple(step.removeprefix("http://example.org/") for step in pattern.path) for pattern in read]
    assert steps == [("one", "two"), ("one", "two"), ("a",), ("three", "four"), ("five",)]
    assert read[1].object == '"ex:no"@sv'


def test_a_select_has_no_parts() -> None:
    """A query that constructs nothing is no rule."""
    with pytest.raises(ValueError, match="CONSTRUCT"):
        parts("SELECT ?a WHERE { ?a ?b ?c }")


def test_blank_nodes_are_refused() -> None:
    """A pattern in brackets would be read wrongly, so it is refused."""
    with pytest.raises(ValueError, match="blank nodes"):
        parts("CONSTRUCT { ?a a ?b . } WHERE { ?a a [ a ?b ] . }")


def test_what_follows_a_filter_is_read_whole() -> None:
    """A subject after a FILTER or a BIND is no part of its expression."""
    text = """PREFIX x: <http://x/>

CONSTRUCT { ?a x:made ?b . }
WHERE {
  ?a x:one ?b .
  FILTER(?a != ?b)
  ?b x:two ?c .
  BIND(STR(?c) AS ?d)
  ?c x:three ?d .
}
"""

    _, where = parts(text)

    assert [(pattern.subject, pattern.path) for pattern in where] == [
        ("?a", ("http://x/one",)),
        ("?b", ("http://x/two",)),
        ("?c", ("http://x/three",)),
    ]
