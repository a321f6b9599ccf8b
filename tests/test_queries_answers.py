"""The researchers' questions on the real release: every value of every answer, as worked out by hand."""

import csv
from collections import Counter
from pathlib import Path

import pyoxigraph
import pytest

import ontology
from queries import Question, bind, questions

DATA = Path(__file__).parent / "data"
QUESTIONS = questions()
COLLABORATION = "which-factors-does-a-collaboration-state"
ANSWERS = {
    "CQ01": ("which-pilot-projects-are-there", {}),
    "CQ02": ("which-regions-take-part-in-which-project", {}),
    "CQ03": ("which-regions-take-part-in-several-projects", {}),
    "CQ04": ("which-regions-take-part-in-no-project", {}),
    "CQ05": ("which-regions-meet-in-several-projects", {}),
    "CQ06": ("which-regions-share-partners-across-projects", {}),
    "CQ06-also-meet": ("which-partners-share-a-partner-elsewhere", {}),
    "CQ11": ("which-state-actors-are-named", {}),
    "CQ13": ("who-is-the-contact-for-each-project", {}),
    "CQ14": ("who-holds-the-government-assignment", {}),
    "CQ15": ("what-does-a-call-require", {}),
    "CQ16": ("who-are-the-target-groups", {"project": "SPELPLAN"}),
    "CQ18": ("which-projects-concern-a-theme", {"theme": "totalforsvar"}),
    "CQ19-strukturbild": ("which-projects-work-with", {"word": "strukturbild"}),
    "CQ19-gis": ("which-projects-work-with", {"word": "GIS"}),
    "CQ21": (COLLABORATION, {"collaboration": "Samverkan Bostad"}),
    "CQ22": (COLLABORATION, {"collaboration": "Samverkan Energiplanering"}),
    "CQ23": (COLLABORATION, {"collaboration": "Samverkan samhällsomvandling"}),
    "CQ23-platforms": ("which-platforms-are-named", {"collaboration": "Samverkan samhällsomvandling"}),
    "CQ25": ("which-success-factors-recur", {}),
    "CQ27": ("what-does-an-inquiry-conclude", {}),
    "CQ27-reports": ("when-are-reports-due", {}),
    "CQ28": ("which-needs-are-mentioned", {"horizon": "2035"}),
    "CQ29": ("which-measures-has-an-action-plan", {}),
    "CQ29-actors": ("who-was-mobilised", {}),
}
"""What a file of answers answers: a question, and values by the name of the thing meant."""
BY_NAME = ("project", "collaboration")
ONE_A_THING = {"CQ19-strukturbild", "CQ19-gis"}
"""Where one project may have several outputs of a kind, and the answer names it once."""


@pytest.fixture(scope="module")
def release(forum_release: Path) -> pyoxigraph.Store:
    """The public store of the real release."""
    return pyoxigraph.Store.read_only(str(forum_release / "store"))


def named(store: pyoxigraph.Store, label: str) -> str:
    """The IRI of the undertaking of that name."""
    found = {
        quad.subject.value
        for quad in store.quads_for_pattern(
            None, ontology.rdfs("label"), pyoxigraph.Literal(label, language="sv"), None
        )
    }
    return min(iri for iri in found if "/id/project/" in iri or "/id/collaboration/" in iri)


def answered(store: pyoxigraph.Store, question: Question, values: dict[str, str]) -> list[dict[str, str]]:
    """The rows of an answer, each value as text by the name of its column."""
    given = {name: named(store, value) if name in BY_NAME else value for name, value in values.items()}
    solutions = store.query(bind(question, given))
    return [
        {variable.value: row[variable].value if row[variable] is not None else "" for variable in solutions.variables}
        for row in solutions
    ]


def test_every_file_of_answers_is_asked() -> None:
    """Each file of expected answers has its question, and each researcher's question its answers."""
    stems = {path.stem for path in (DATA / "answers").glob("*.csv")}
    numbers = {tag for question in QUESTIONS.values() for tag in question.tags if tag.startswith("CQ")}

    assert stems == ANSWERS.keys()
    assert {stem.partition("-")[0] for stem in stems} == numbers


@pytest.mark.parametrize("name", ANSWERS)
def test_an_answer_is_exact(name: str, release: pyoxigraph.Store) -> None:
    """Every row that is expected is there once, and no other."""
    question, values = ANSWERS[name]
    with (DATA / "answers" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        columns, expected = list(reader.fieldnames or ()), Counter(tuple(row.values()) for row in reader)

    rows = answered(release, QUESTIONS[question], values)

    found = Counter(tuple(row[column] for column in columns) for row in rows)
    assert (Counter(set(found)) if name in ONE_A_THING else found) == expected


def test_a_factor_without_a_holder_says_who_presented_its_collaboration(release: pyoxigraph.Store) -> None:
    """The text says who presented a collaboration, not who holds its factors."""
    rows = answered(
        release, QUESTIONS["what-is-said-on-a-factor-theme"], {"theme": f"{ontology.SCHEME}factor-theme/mandat"}
    )

    found = {(row["line"], row["holderLabel"], row["presenterLabel"]) for row in rows}
    assert ("354", "", "Region Blekinge") in found


def test_every_question_answers_without_values(release: pyoxigraph.Store) -> None:
    """Each question has rows on the real release as it stands, and as many as were approved.

    Where a change of the graph changes an answer on purpose, the new number goes into `data/rows.csv`.
    """
    with (DATA / "rows.csv").open(encoding="utf-8", newline="") as file:
        approved = {row["question"]: int(row["rows"]) for row in csv.DictReader(file)}

    counted = {}
    for name, question in QUESTIONS.items():
        counted[name] = sum(1 for _ in release.query(bind(question, {})))

    assert counted == approved
    assert all(counted.values())


@pytest.mark.parametrize("name", QUESTIONS)
def test_an_open_question_answers(name: str, release: pyoxigraph.Store) -> None:
    """An editor that binds nothing gets rows from the text as it stands."""
    assert next(iter(release.query(QUESTIONS[name].text)), None) is not None


def test_who_meets_where_by_the_text_alone(release: pyoxigraph.Store) -> None:
    """The researchers' own query for shared partners, which knows no derived relation, gives the same pairs."""
    text = """PREFIX sg: <https://w3id.org/samgraf/ns#>
    PREFIX role: <https://w3id.org/samgraf/scheme/role/>
    PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
    SELECT DISTINCT ?a ?b ?via {
      ?p sg:hasParticipation [ sg:participant ?x ; sg:role role:participating-region ] ,
                             [ sg:participant ?m ; sg:role role:participating-region ] .
      ?q sg:hasParticipation [ sg:participant ?m ; sg:role role:participating-region ] ,
                             [ sg:participant ?y ; sg:role role:participating-region ] .
      FILTER(?p != ?q && ?x != ?m && ?y != ?m && STR(?x) < STR(?y))
      FILTER NOT EXISTS { ?z sg:hasParticipation [ sg:participant ?x ; sg:role role:participating-region ] ,
                                                 [ sg:participant ?y ; sg:role role:participating-region ] }
      ?x skos:prefLabel ?a . ?y skos:prefLabel ?b . ?m skos:prefLabel ?via
      FILTER(LANG(?a) = "sv" && LANG(?b) = "sv" && LANG(?via) = "sv") }"""

    plain = {tuple(term.value for term in row) for row in release.query(text)}

    rows = answered(release, QUESTIONS["which-regions-share-partners-across-projects"], {})
    assert plain == {(row["firstLabel"], row["secondLabel"], row["partnerLabel"]) for row in rows}


SECOND = """
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix schema: <https://schema.org/> .
@prefix sg: <https://w3id.org/samgraf/ns#> .
@prefix status: <https://w3id.org/samgraf/scheme/status/> .
<doc/b> a sg:SourceDocument ; dcterms:title "B"@sv ; schema:mentions <id/project/kustkartan> .
<doc/b/text> dcterms:isFormatOf <doc/b> .
<doc/b/text#char=0,10> a sg:Passage ; oa:hasSource <doc/b/text> ; sg:line 1 ; sg:mentions <id/org/region-alfa> ;
  oa:hasSelector <doc/b/selector/0-10/position> , <doc/b/selector/0-10/quote> .
<doc/b/selector/0-10/position> oa:start 0 ; oa:end 10 .
<doc/b/selector/0-10/quote> oa:exact "Kustkartan" .
<doc/b/text#char=20,31> a sg:Passage ; oa:hasSource <doc/b/text> ; sg:line 2 ; sg:mentions <id/org/region-alfa> ;
  oa:hasSelector <doc/b/selector/20-31/position> , <doc/b/selector/20-31/quote> .
<doc/b/selector/20-31/position> oa:start 20 ; oa:end 31 .
<doc/b/selector/20-31/quote> oa:exact "Alfaregionen" .
<id/project/kustkartan> a sg:PilotProject ; sg:status status:granted ; dcterms:alternative "En bättre karta"@sv ;
  sg:evidence <doc/b/text#char=0,10> .
<id/participation/project-kustkartan--region-alfa--participating-region> sg:printedName "Alfaregionen"@sv ;
  sg:evidence <doc/b/text#char=20,31> .
"""


@pytest.mark.parametrize(
    "name",
    [
        "which-pilot-projects-are-there",
        "which-regions-take-part-in-which-project",
        "which-regions-take-part-in-several-projects",
        "which-regions-share-partners-across-projects",
        "who-is-in-a-project",
        "who-is-the-contact-for-each-project",
        "who-are-the-target-groups",
        "which-projects-concern-a-theme",
        "which-projects-work-with",
        "which-levels-meet-in-each-project",
        "which-themes-does-each-region-work-with",
    ],
)
def test_a_second_document_multiplies_no_row(name: str, example: pyoxigraph.Store) -> None:
    """A project that two documents name, one with another name for a region, is counted once."""
    before = len(answered(example, QUESTIONS[name], {}))

    example.load(SECOND, format=pyoxigraph.RdfFormat.TURTLE, base_iri=ontology.DEFAULT_BASE)

    assert len(answered(example, QUESTIONS[name], {})) == before > 0
