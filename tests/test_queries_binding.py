"""Questions with their values."""

import pyoxigraph
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from queries import ParameterError, Question, bind, questions

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


def rows(store: pyoxigraph.Store, text: str, terms: object = None) -> list[str]:
    return [str(row) for row in store.query(text, substitutions=terms or None)]


def chosen(question: Question) -> dict[str, str]:
    values = VALUES | {"theme": THEMES.get(question.topic, "")} | FITTING.get(question.name, {})
    return {parameter.name: values[parameter.name] for parameter in question.parameters}


@asked
def test_both_ways_of_binding_answer_alike(question: Question, example: pyoxigraph.Store) -> None:
    """Terms beside the text and terms in a VALUES clause give the same rows, with every parameter given."""
    bound = bind(question, chosen(question))

    beside = rows(example, bound.text, dict(bound.substitutions))

    assert sorted(beside) == sorted(rows(example, bound.inline))


@asked
def test_a_question_answers_on_the_example(question: Question, example: pyoxigraph.Store) -> None:
    """Each question has rows with values that fit the example, and as it stands, where an editor binds nothing."""
    bound = bind(question, chosen(question))

    assert rows(example, bound.text, dict(bound.substitutions))
    assert rows(example, question.text) or question.name in FITTING


@asked
def test_a_parameter_narrows_the_answer(question: Question, example: pyoxigraph.Store) -> None:
    """What is asked with values is part of what is asked without."""
    given = {parameter.variable.value for parameter in question.parameters if parameter.name != "least"}
    if not given or "GROUP BY $" in question.text:
        return
    bound = bind(question, chosen(question))

    def kept(solutions: pyoxigraph.QuerySolutions) -> set[tuple[object, ...]]:
        shown = [variable for variable in solutions.variables if variable.value not in given]
        return {tuple(str(row[variable]) for variable in shown) for row in solutions}

    narrow = kept(example.query(bound.text, substitutions=dict(bound.substitutions)))  # type: ignore[arg-type]

    assert narrow <= kept(example.query(question.text))  # type: ignore[arg-type]


def test_defaults_are_bound_where_no_value_is_given() -> None:
    """A question asked without values has its default's term."""
    bound = bind(questions()["which-projects-concern-a-theme"], {})

    assert [term.value for term in bound.substitutions.values()] == [
        "https://w3id.org/samgraf/scheme/theme/totalforsvar"
    ]


def test_a_concept_is_labelled_in_the_language_asked_for(example: pyoxigraph.Store) -> None:
    """The same question in English gives English labels of concepts, and names as they are."""
    question = questions()["who-are-the-target-groups"]

    swedish, english = (rows(example, bind(question, {}, language).text) for language in ("sv", "en"))

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


def test_a_question_without_values_stands_as_written() -> None:
    """Nothing bound, nothing inserted."""
    bound = bind(questions()["which-regions-take-part-in-which-project"], {"region": ""})

    assert bound.inline == bound.text and not bound.substitutions


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(
    value=st.text(max_size=40)
    | st.sampled_from(['" } #', "' ) } UNION { ?s ?p ?o", '\\" }', '"""', "\\u0022 }", "}}}"])
)
def test_no_text_breaks_out_of_its_question(value: str, example: pyoxigraph.Store) -> None:
    """Whatever is asked for, the rows are those whose wording holds it, both ways, or the value is refused."""
    question = questions()["what-is-said-with-a-word"]
    try:
        bound = bind(question, {"word": value})
    except ParameterError:
        return

    beside = list(example.query(bound.text, substitutions=dict(bound.substitutions)))  # type: ignore[arg-type]

    assert all(
        bound.substitutions[question.parameters[0].variable].value.lower() in row["text"].value.lower()
        for row in beside
    )  # type: ignore[union-attr]
    assert sorted(map(str, beside)) == sorted(rows(example, bound.inline))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(tail=st.text(max_size=30) | st.sampled_from(["> ?x ?y . <", "> } #", "\\u003E"]))
def test_no_iri_breaks_out_of_its_question(tail: str, example: pyoxigraph.Store) -> None:
    """An IRI that names nothing finds nothing, both ways, or is refused."""
    question = questions()["who-has-an-organisation-worked-with"]
    try:
        bound = bind(question, {"organisation": f"http://example.org/{tail}"})
    except ParameterError:
        return

    assert rows(example, bound.text, dict(bound.substitutions)) == rows(example, bound.inline) == []
