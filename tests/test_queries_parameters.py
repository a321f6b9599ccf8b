"""What each kind of parameter takes, and what it refuses."""

import unicodedata

import pyoxigraph
import pytest
from hypothesis import given
from hypothesis import strategies as st

import ontology
from queries import Parameter, ParameterError

SPEAK = {"sv": "Sak", "en": "Thing"}


def parameter(kind: str, required: bool = False, **more: object) -> Parameter:
    return Parameter("p", kind, pyoxigraph.Variable("__p"), SPEAK, required, **more)


@pytest.mark.parametrize(
    ("kind", "value", "term"),
    [
        ("iri", "http://example.org/a", "<http://example.org/a>"),
        ("iri", " id/org/region-halland ", f"<{ontology.DEFAULT_BASE}id/org/region-halland>"),
        ("year", "2035", '"2035"^^<http://www.w3.org/2001/XMLSchema#gYear>'),
        ("number", "007", '"7"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        ("text", "gra\u0308ns", '"gräns"'),
    ],
)
def test_a_value_becomes_the_term_it_means(kind: str, value: str, term: str) -> None:
    """Space around a value is dropped, an IRI below the base made whole, a text composed."""
    assert str(parameter(kind).term(value)) == term


@pytest.mark.parametrize("value", ["totalforsvar", f"{ontology.SCHEME}theme/totalforsvar"])
def test_a_concept_is_named_by_slug_or_iri(value: str) -> None:
    """Both mean the same concept."""
    term = parameter("concept", scheme="theme").term(value)

    assert term == pyoxigraph.NamedNode(f"{ontology.SCHEME}theme/totalforsvar")


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("iri", "region-halland"),
        ("iri", "not an iri"),
        ("iri", "http://example.org/a> ?x <b"),
        ("iri", "id/org/a b"),
        ("concept", "framgang"),
        ("concept", "http://example.org/totalforsvar"),
        ("year", "35"),
        ("year", "20355"),
        ("year", "٢٠٣٥"),
        ("number", "two"),
        ("number", "-1"),
        ("number", "1e3"),
        ("number", "9999999999"),
        ("text", "a\nb"),
        ("text", "a\\u0022"),
        ("text", "x" * 201),
    ],
)
def test_a_value_of_another_kind_is_refused_with_a_reason(kind: str, value: str) -> None:
    """The error names the parameter and says in both languages what would do."""
    scheme = "theme" if kind == "concept" else None

    with pytest.raises(ParameterError) as caught:
        parameter(kind, scheme=scheme).term(value)

    assert caught.value.name == "p"
    assert caught.value.reasons["en"] and caught.value.reasons["sv"]


def test_a_refused_concept_is_told_what_there_is() -> None:
    """The reason lists the concepts of the scheme."""
    with pytest.raises(ParameterError, match="state, region, municipality"):
        parameter("concept", scheme="level").term("county")


def test_a_number_keeps_to_its_bounds() -> None:
    """One more than the maximum is refused."""
    bounded = parameter("number", minimum=1, maximum=3)

    assert bounded.term("3") is not None
    with pytest.raises(ParameterError, match="1–3"):
        bounded.term("4")


def test_an_empty_value_leaves_an_optional_parameter_open() -> None:
    """A form that was sent with an empty field asks for everything."""
    assert parameter("text").term(" ") is None


def test_a_required_parameter_needs_a_value() -> None:
    """Where everything cannot be meant, empty is refused."""
    with pytest.raises(ParameterError, match="needs a value"):
        parameter("text", required=True).term("")


@given(st.text(max_size=60))
def test_a_text_comes_back_as_it_was_given(value: str) -> None:
    """Whatever a text holds, it is refused or it is the same text to the engine, and nothing more."""
    try:
        term = parameter("text").term(value)
    except ParameterError:
        return
    if term is None:
        assert not value.strip()
        return

    (row,) = pyoxigraph.Store().query(f"SELECT ?a WHERE {{ VALUES (?a) {{ ({term}) }} }}")

    assert row[0] == pyoxigraph.Literal(unicodedata.normalize("NFC", value.strip()))


@given(st.text(max_size=60))
def test_an_iri_comes_back_as_it_was_given(value: str) -> None:
    """Whatever an IRI holds, it is refused or it is one term to the engine, and nothing more."""
    try:
        term = parameter("iri").term("http://example.org/" + value)
    except ParameterError:
        return
    assert term is not None

    (row,) = pyoxigraph.Store().query(f"SELECT ?a WHERE {{ VALUES (?a) {{ ({term}) }} }}")

    assert row[0] == term


@given(st.sampled_from(["year", "number", "concept"]), st.text(max_size=30))
def test_other_kinds_take_no_text_that_could_end_a_term(kind: str, value: str) -> None:
    """A year, a number or a concept that is taken is written in harmless signs."""
    try:
        term = parameter(kind, scheme="theme" if kind == "concept" else None).term(value)
    except ParameterError:
        return
    if term is not None:
        assert term.value.isascii() and not set(term.value) & set('"\\<>{} \n')
