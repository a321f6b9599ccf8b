"""Problems: what is wrong is told in the reader's language, wherever it comes from."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.errors import FOREIGN, KINDS, NotFound, Problem, QuerySyntax
from api.settings import Settings

NAMES = {kind.__name__ for kind in (*KINDS.values(), Problem)}
NO_QUERY = {"query": "SELECT ?"}


@pytest.fixture(scope="module")
def client(forum_release: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(data=forum_release.parent.parent, metrics_port=0, workers=1))) as found:
        yield found


def in_one_language(source: str) -> Iterator[int]:
    """The lines on which a problem is made from one text of ours."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in NAMES and node.args:
            said = node.args[0]
            if isinstance(said, ast.JoinedStr | ast.BinOp) or (isinstance(said, ast.Constant) and said.value):
                yield node.lineno


def test_one_text_alone_is_noticed() -> None:
    """What the next test looks for is found where it stands."""
    assert list(in_one_language('NotFound("Nothing.")\nNotFound(("Nothing.", "Inget."))\nNotFound(f"{x}.")')) == [1, 3]


def test_every_problem_of_ours_is_told_in_both_languages(root: Path) -> None:
    """No problem is made from a text in English alone."""
    sources = {path: path.read_text("utf-8") for path in (root / "api").rglob("*.py")}
    assert sum(text.count("raise ") for text in sources.values()) > 60

    assert [f"{path.name}:{line}" for path, text in sources.items() for line in in_one_language(text)] == []


def test_a_detail_in_two_languages() -> None:
    """Each reader has their own; as an exception it is in English."""
    problem = NotFound(("Nothing here.", "Inget här."))

    assert (problem.told("sv"), problem.told("en")) == (("Inget här.", ""), ("Nothing here.", ""))
    assert str(problem) == problem.detail == "Nothing here."


def test_the_words_of_another_program_stay_as_they_are() -> None:
    """In Swedish a sentence leads to them."""
    problem = QuerySyntax("expected one of WHERE")

    assert problem.told("sv") == (FOREIGN, "expected one of WHERE")
    assert problem.told("en") == ("expected one of WHERE", "")


@pytest.mark.parametrize(
    ("address", "headers", "spoken"),
    [
        ("/graph/none", {}, "en"),
        ("/graph/none", {"Accept-Language": "sv"}, "sv"),
        ("/graph/none?lang=sv", {"Accept-Language": "en"}, "sv"),
        ("/data/org/nothing-here.ttl", {"Accept-Language": "sv"}, "sv"),
        ("/questions/what-is-said-with-a-word.json?page=0", {"Accept-Language": "sv"}, "sv"),
        ("/questions/who-is-within-reach.json?steps=99", {"Accept-Language": "sv"}, "sv"),
        ("/questions/who-is-within-reach.json?steps=99", {"Accept-Language": "en"}, "en"),
    ],
)
def test_a_problem_document_is_in_the_readers_language(
    client: TestClient, address: str, headers: dict[str, str], spoken: str
) -> None:
    """Title and detail; English for programs that do not say."""
    answer = client.get(address, headers={"Accept": "application/json"} | headers)

    assert answer.status_code >= 400 and answer.headers["content-language"] == spoken
    problem = answer.json()
    said = problem["title"] + problem["detail"]
    assert FOREIGN not in said
    assert any(word in said for word in ("Finns inte", "protokollet", "är inget")) == (spoken == "sv")


def test_a_parsers_message_follows_a_swedish_sentence(client: TestClient) -> None:
    """In the problem document and, marked as English, on the page."""
    swedish = {"Accept-Language": "sv"}
    problem = client.get("/sparql", params=NO_QUERY, headers=swedish).json()
    page = client.get("/sparql", params=NO_QUERY, headers={**swedish, "Accept": "text/html"}).text

    assert problem["title"] == "Inte en SPARQL-fråga"
    assert problem["detail"].startswith(f"{FOREIGN} expected one of ")
    assert f'<p>{FOREIGN} <span lang="en">expected one of ' in page


def test_a_problem_page_says_what_is_wrong_in_swedish(client: TestClient) -> None:
    """And nothing of it in English."""
    page = client.get("/page/org/nothing-here", headers={"Accept": "text/html", "Accept-Language": "sv"})

    assert page.status_code == 404
    assert "Grafen säger inget om " in page.text
    assert "The graph" not in page.text
