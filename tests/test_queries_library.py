"""The house rules of the `.rq` files: header, prefixes, form."""

import re
from collections import Counter
from pathlib import Path

import pyoxigraph
import pytest

import ontology
from ontology import PREFIXES, SCHEME, vocabulary
from queries import HeaderError, checks, questions, rules
from queries.header import read, split
from queries.tokens import prefixes, tokens

FOLDER = Path(__file__).parent.parent / "queries"
FILES = sorted(FOLDER.glob("*/*.rq"))
QUESTIONS = list(questions().values())
KEYWORDS = frozenset(
    re.findall(
        r"\w+",
        """AS ASC BIND BOUND BY COALESCE CONCAT CONSTRUCT CONTAINS COUNT DESC DISTINCT EXISTS FILTER GROUP GROUP_CONCAT
        HAVING IF IN IRI LANG LCASE LIMIT MAX MIN MINUS NOT OPTIONAL ORDER PREFIX REGEX REPLACE SELECT SEPARATOR STR
        STRAFTER STRBEFORE STRENDS STRLEN STRSTARTS SUBSTR UNION VALUES WHERE""",
    )
)
HEAD = """#+ summary: What?
#+ description: What it asks.
#+ x-sv: {summary: Vad, description: Vad den frågar.}
"""

files = pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")


def test_every_file_is_found() -> None:
    """Nothing in the folder is left out, and there is as much as was promised."""
    assert len(QUESTIONS) + len(rules()) + len(checks()) == len(FILES)
    assert len(QUESTIONS) >= 40


@files
def test_header_comes_first_and_reads(path: Path) -> None:
    """The header is YAML with summary and description in both languages, and no line of it stands further down."""
    written, query = split(path.read_text(encoding="utf-8"))

    assert written and "#+" not in query
    read(f"{path.parent.name}/{path.name}", path.read_text(encoding="utf-8"))


@files
def test_prefixes_are_sorted_used_and_mean_one_thing(path: Path) -> None:
    """Each declared prefix is used, none is missing, and each means what it means everywhere."""
    _, query = split(path.read_text(encoding="utf-8"))
    declared = prefixes(query)
    known = PREFIXES | {name: f"{SCHEME}{name}/" for name in vocabulary().schemes}
    body = query.partition("\n\n")[2]
    used = {token.text.partition(":")[0] for token in tokens(body) if token.kind == "name"}
    used |= {"xsd" for token in tokens(body) if "_xsd_" in token.text}  # grlc writes xsd:gYear there

    assert list(declared) == sorted(used)
    assert all(known[name] == iri for name, iri in declared.items())


@files
def test_terms_of_our_own_exist(path: Path) -> None:
    """A class, property or concept that a query names is in the ontology or in its scheme."""
    _, query = split(path.read_text(encoding="utf-8"))
    declared, words = prefixes(query), vocabulary()
    iris = [
        declared[prefix] + local
        for prefix, _, local in (token.text.partition(":") for token in tokens(query) if token.kind == "name")
        if prefix in declared
    ]
    concepts = {concept.iri for scheme in words.schemes.values() for concept in scheme.values()}
    terms = {*words.classes, *words.properties, *concepts, f"{SCHEME}role/takes-part"}

    assert {iri for iri in iris if iri.startswith(ontology.DEFAULT_BASE)} <= terms


@files
def test_form(path: Path) -> None:
    """Two spaces a step, keywords in capitals, no tab or trailing space, one WHERE at the edge, variables in words."""
    _, query = split(path.read_text(encoding="utf-8"))
    lines = query.splitlines()
    words = [token.text for token in tokens(query)]

    assert query.endswith("\n") and not query.endswith("\n\n") and "\t" not in query
    assert all(line == line.rstrip() and (len(line) - len(line.lstrip())) % 2 == 0 for line in lines)
    assert not [word for word in words if word.upper() in KEYWORDS and word != word.upper()]
    assert sum(bool(re.match(r"(SELECT .*)?WHERE \{$", line)) for line in lines) == 1
    assert not [word for word in words if re.fullmatch(r"[?$]\w{1,2}", word)]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_a_question_projects_and_groups_by_its_parameters(question) -> None:  # type: ignore[no-untyped-def]
    """The engine takes terms beside the text for projected variables alone; `$` keeps grlc from writing over them."""
    if question.form == "CONSTRUCT":
        return
    head, _, rest = question.text.partition("SELECT ")[2].partition("WHERE {")
    tail = rest.rpartition("\n}\n")[2]

    for parameter in question.parameters:
        assert f"${parameter.variable.value}" in head
        assert "GROUP BY" not in tail or f"${parameter.variable.value}" in tail


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_an_answer_has_an_order(question) -> None:  # type: ignore[no-untyped-def]
    """Rows come in one order, so that pages and downloads agree."""
    assert question.form == "CONSTRUCT" or "\nORDER BY " in question.text


def test_no_two_questions_ask_the_same() -> None:
    """No two WHERE clauses are the same up to the names of their variables."""

    def shape(text: str) -> str:
        names: dict[str, str] = {}
        where = text[re.search(r"^(?:SELECT .*)?WHERE \{$", text, re.MULTILINE).start() :]  # type: ignore[union-attr]
        where = where[where.index("WHERE {") : where.rindex("\n}")]
        return " ".join(
            names.setdefault(token.text.lstrip("?$"), f"?{len(names)}") if token.kind == "variable" else token.text
            for token in tokens(where)
        )

    counted = Counter(shape(question.text) for question in QUESTIONS)

    assert counted.most_common(1)[0][1] == 1


def test_the_questions_of_the_researchers_are_there() -> None:
    """Each of the twenty competency questions has a file that bears its number."""
    numbers = {tag for question in QUESTIONS for tag in question.tags if tag.startswith("CQ")}

    assert numbers == {
        f"CQ{number:02}" for number in (1, 2, 3, 4, 5, 6, 11, 13, 14, 15, 16, 18, 19, 21, 22, 23, 25, 27, 28, 29)
    }


def test_defaults_move_with_the_base() -> None:
    """A publisher under another base gets defaults there; concepts stay where they are."""
    moved = questions("https://graf.example/")["who-has-an-organisation-worked-with"]

    assert moved.parameters[0].default == "https://graf.example/id/org/region-halland"
    assert all(
        ontology.DEFAULT_BASE + "id/" not in question.text for question in questions("https://graf.example/").values()
    )


def test_a_default_is_a_whole_iri_where_an_iri_is_asked_for() -> None:
    """grlc puts a default into the text as it stands, so a slug would not do there."""
    defaults = [p.default for q in QUESTIONS for p in q.parameters if p.kind in ("iri", "concept") and p.default]

    assert defaults and all(default.startswith("https://") for default in defaults)


def test_a_rule_runs_after_what_it_reads() -> None:
    """Shared partners are made of co-participations, counts of both and of bridges."""
    order = [rule.name for rule in rules()]

    assert order.index("co-participation") < order.index("shared-partner") < order.index("shares-partner-with")
    assert max(order.index("bridge"), order.index("co-participation")) < order.index("count")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("SELECT ?a WHERE {\n}\n", "other keys"),
        ("#+ summary: [\nSELECT", "no YAML"),
        (HEAD.replace("x-sv", "x-de") + "SELECT", "other keys"),
        (HEAD.replace("#+ x-sv: {summary: Vad, description: Vad den frågar.}\n", "") + "SELECT", "x-sv"),
        (HEAD.replace("Vad den frågar.", '""') + "SELECT", "description is missing"),
        (HEAD + "SELECT ?__a_iri", "x-parameters says nothing of a"),
        (HEAD + "#+ x-parameters:\n#+   a: {sv: A, en: A}\nSELECT ?_a_iri", "needs a default"),
        (HEAD + "#+ x-parameters:\n#+   a: {sv: A, en: A}\nSELECT ?b", "no variable in the query for: a"),
        (HEAD + "#+ x-parameters:\n#+   a: {sv: A, en: A, scheme: nothing}\nSELECT ?__a_iri", "no concept scheme"),
        (HEAD + '#+ x-parameters:\n#+   a: {sv: A, en: A, class: "no:Class"}\nSELECT ?__a_iri', "unknown prefix"),
        (HEAD + "#+ x-picture: {kind: pie, columns: [a, b]}\nSELECT ?a ?b WHERE {", "kind among bar, map, matrix"),
        (HEAD + "#+ x-picture: {kind: bar, columns: [a]}\nSELECT ?a WHERE {", "from 2 to 2 columns"),
        (HEAD + "#+ x-picture: {kind: bar, columns: [a, c]}\nSELECT ?a ?b WHERE { ?c", r"\['c'\] are none"),
    ],
)
def test_a_faulty_header_is_told_where_and_why(text: str, reason: str) -> None:
    """The error names the file and what is wrong with it."""
    with pytest.raises(HeaderError, match=reason) as caught:
        read("topic/question.rq", text)

    assert caught.value.path == "topic/question.rq"


def test_every_text_parses() -> None:
    """The engine reads every question, rule and check."""
    store = pyoxigraph.Store()

    for item in (*QUESTIONS, *rules(), *checks()):
        store.query(item.text)
