"""Questions with their values."""

import re
from collections.abc import Collection, Mapping
from dataclasses import replace

import pyoxigraph
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from queries import ParameterError, Question, bind, questions, with_values
from queries.parameters import Term
from queries.tokens import tokens

QUESTIONS = list(questions().values())
BETA = "id/org/region-beta"
VALUES = {
    "organisation": BETA,
    "thing": BETA,
    "region": BETA,
    "project": "id/project/kustkartan",
    "county": "id/lan/92",
    "collaboration": "id/collaboration/samverkan-hamn",
    "inquiry": "id/inquiry/kustutredningen",
    "plan": "id/output/samverkan-hamn--plan",
    "holder": "id/group/forum-for-kustplanering--deltagarna",
    "set": "id/set/forum-for-kustplanering--slutsatser",
    "document": "doc/forum-for-kustplanering",
    "passage": "doc/forum-for-kustplanering/text#char=0,23",
    "status": "applied",
    "level": "region",
    "role": "participating-region",
    "kind": "metod",
    "basis": "inferred",
    "method": "by-label",
    "horizon": "2035",
    "least": "2",
    "steps": "1",
    "word": "strukturbild",
}
THEMES = {"factors": "roller-ansvar", "themes": "rumslig-analys-gis", "statements": "klimat"}
FITTING = {
    "what-is-said-with-a-word": {"word": "samverkan"},
    "which-neighbours-never-meet": {"region": "id/org/region-gamma"},
    "which-partners-share-a-partner-elsewhere": {"region": ""},
    "which-regions-in-one-project-do-not-border": {"project": "id/project/bergsparet"},
    "which-regions-share-partners-across-projects": {"region": "id/org/region-alfa"},
    "who-next-door-is-missing-from-a-project": {"least": "1"},
}
"""Values that a question needs to have rows on the example, where others than those above."""

asked = pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)


def rows(store: pyoxigraph.Store, text: str, terms: object = None, hidden: Collection[str] = ()) -> list[str]:
    """Each row as text, without the columns of some variables."""
    found = store.query(text, substitutions=terms or None)
    if isinstance(found, pyoxigraph.QueryTriples):
        return [str(triple) for triple in found]
    shown = [variable for variable in found.variables if variable.value not in hidden]
    return [str({variable.value: str(row[variable]) for variable in shown}) for row in found]


def terms_of(question: Question, values: Mapping[str, str]) -> dict[pyoxigraph.Variable, Term]:
    """The terms that values mean, by the variables of the question as it is written."""
    found = {one.variable: one.term(values.get(one.name, one.default or "")) for one in question.parameters}
    return {variable: term for variable, term in found.items() if term is not None}


def chosen(question: Question) -> dict[str, str]:
    values = VALUES | {"theme": THEMES.get(question.topic, "")} | FITTING.get(question.name, {})
    return {parameter.name: values[parameter.name] for parameter in question.parameters}


@asked
@pytest.mark.parametrize("given", [True, False], ids=["given", "default"])
def test_every_way_of_binding_answers_alike(question: Question, given: bool, example: pyoxigraph.Store) -> None:
    """Terms in the text, substituted by the engine or in a VALUES clause: the same rows, but for the columns."""
    values = chosen(question) if given else {}
    terms = terms_of(question, values)
    columns = {one.variable.value for one in question.parameters}

    bound = sorted(rows(example, bind(question, values)))

    assert bound == sorted(rows(example, question.text, terms, columns))
    assert bound == sorted(rows(example, with_values(question.text, terms) if terms else question.text, None, columns))


@asked
def test_an_answer_has_no_column_of_a_parameter(question: Question, example: pyoxigraph.Store) -> None:
    """Given, by default or left open, a parameter is asked with and not told."""
    optional = {one.name: "" for one in question.parameters if not one.required}

    for values in (chosen(question), {}, optional):
        found = example.query(bind(question, values))
        if isinstance(found, pyoxigraph.QuerySolutions):
            assert not [one.value for one in found.variables if one.value.startswith("_")]


@asked
def test_a_question_answers_on_the_example(question: Question, example: pyoxigraph.Store) -> None:
    """Each question has rows with values that fit the example, and as it stands, where an editor binds nothing."""
    assert rows(example, bind(question, chosen(question)))
    assert rows(example, question.text) or question.name in FITTING


@asked
def test_a_parameter_narrows_the_answer(question: Question, example: pyoxigraph.Store) -> None:
    """What is asked with values is part of what is asked without."""
    given = {parameter.variable.value for parameter in question.parameters if parameter.name != "least"}
    if not given or "GROUP BY $" in question.text:
        return

    narrow = set(rows(example, bind(question, chosen(question))))

    assert narrow <= set(rows(example, question.text, None, given | {"__least_number"}))


def test_a_default_is_asked_with_where_no_value_is_given() -> None:
    """A question asked without values has its default's term."""
    text = bind(questions()["which-projects-concern-a-theme"], {})

    assert "<https://w3id.org/samgraf/scheme/theme/totalforsvar>" in text and "_theme_iri" not in text


def test_only_variables_are_bound() -> None:
    """A name in a string, a comment, an IRI or a longer name stays as it is."""
    asked = replace(
        questions()["what-is-said-with-a-word"],
        text="SELECT $_word_literal ?text WHERE {\n  # ?_word_literal\n"
        '  ?text <http://x/?_word_literal> "?_word_literal" , ?_word_literal , ?_word_literals .\n}\n',
    )

    bound = bind(asked, {"word": "mål"})

    assert bound == (
        "SELECT ?text WHERE {\n  # ?_word_literal\n"
        '  ?text <http://x/?_word_literal> "?_word_literal" , "mål" , ?_word_literals .\n}\n'
    )


def test_a_concept_is_labelled_in_the_language_asked_for(example: pyoxigraph.Store) -> None:
    """The same question in English gives English labels of concepts, and names as they are."""
    question = questions()["who-are-the-target-groups"]

    swedish, english = (rows(example, bind(question, {}, language)) for language in ("sv", "en"))

    assert "primär målgrupp" in str(swedish) and "primär målgrupp" not in str(english)
    assert len(swedish) == len(english) and "Region Beta" in str(english)


def test_another_language_is_refused() -> None:
    """Labels are in Swedish and English."""
    with pytest.raises(ValueError, match="sv and en"):
        bind(questions()["who-holds-a-role"], {}, "de")


def test_an_unknown_parameter_is_told_what_there_is() -> None:
    """The error names the parameter given and those of the question."""
    with pytest.raises(ParameterError, match="it has: region") as caught:
        bind(questions()["which-regions-share-partners-across-projects"], {"regoin": BETA})

    assert caught.value.name == "regoin"


def test_a_question_left_open_asks_for_everything() -> None:
    """Nothing is put in; the column of the parameter goes."""
    question = questions()["which-regions-take-part-in-which-project"]

    assert bind(question, {"region": ""}) == question.text.replace("$__region_iri ", "")


HOSTILE = [
    '" } #',
    "' ) } UNION { ?s ?p ?o",
    '\\" }',
    '"""',
    "\\u0022 }",
    "}}}",
    "> ?x ?y . <",
    "> } #",
    "\\u003E",
    "2035) || (1",
    "$",
]
KINDS = {
    "what-is-said-with-a-word": ("word", ""),
    "who-has-an-organisation-worked-with": ("organisation", "http://example.org/"),
    "who-holds-a-role": ("role", ""),
    "which-needs-are-mentioned": ("horizon", ""),
    "which-regions-meet-in-several-projects": ("least", ""),
}
"""A question for each kind of parameter, and what its values begin with."""


def test_every_kind_is_attacked() -> None:
    """Each kind of parameter is among those that the next test gives hostile values."""
    kinds = {
        one.kind for name, (given, _) in KINDS.items() for one in questions()[name].parameters if one.name == given
    }

    assert kinds == {one.kind for question in QUESTIONS for one in question.parameters}


@pytest.mark.parametrize("name", KINDS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(value=st.text(max_size=40) | st.sampled_from(HOSTILE))
def test_no_value_breaks_out_of_its_question(name: str, value: str, example: pyoxigraph.Store) -> None:
    """A value is refused, or is one term: the text has the words it had, and the answer is the right one.

    The engine substitutes terms by itself, beside the text; a VALUES clause is what a remote store gets from a page.
    """
    question, (given_name, prefix) = questions()[name], KINDS[name]
    values = {given_name: prefix + value}
    try:
        bound = bind(question, values)
    except ParameterError:
        return
    terms, columns = terms_of(question, values), {one.variable.value for one in question.parameters}

    found = sorted(rows(example, bound))

    assert found == sorted(rows(example, question.text, terms, columns))
    assert found == sorted(rows(example, with_values(question.text, terms) if terms else question.text, None, columns))
    words = [word.text for word in tokens(question.text) if word.text[0] != "$"]
    assert len(list(tokens(re.sub(r"\^\^<[^>]*>", "", bound)))) == len(words)
