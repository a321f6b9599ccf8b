"""Search over HTTP, on a small release: what is found, how it is told, and what a hostile text does."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from api import search
from api.app import create_app
from api.settings import Settings
from api.wording import terms_of

PREFIXES = """@prefix sg: <https://w3id.org/samgraf/ns#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix dcterms: <http://purl.org/dc/terms/> . @prefix oa: <http://www.w3.org/ns/oa#> .
"""


def passage(start: int, exact: str, prefix: str = "", mentions: str = "") -> str:
    node = f"<doc/d/text#char={start},{start + len(exact)}>"
    around = f'; oa:prefix "{prefix}"' if prefix else ""
    named = f"; sg:mentions <id/{mentions}>" if mentions else ""
    return f"""{node} a sg:Passage ; sg:line 7 ; sg:sectionHeading "Rön" {named} ; oa:hasSource <doc/d/text> ;
      oa:hasSelector <doc/d/selector/{start}/position> , <doc/d/selector/{start}/quote> .
    <doc/d/selector/{start}/position> oa:start {start} . <doc/d/selector/{start}/quote> oa:exact "{exact}" {around} ."""


FACTS = f"""{PREFIXES}
<doc/d> a sg:SourceDocument ; dcterms:title "Rapport"@sv ; dcterms:language "sv" .
<id/org/o> a sg:Region ; skos:prefLabel "Region Östergötland"@sv .
<id/org/habo> a sg:Municipality ; skos:prefLabel "Habo kommun"@sv .
<id/org/haabo> a sg:Municipality ; skos:prefLabel "Håbo kommun"@sv .
<id/project/p> a sg:PilotProject ; skos:prefLabel "Energiplanering i norr"@sv , "Energy planning"@en .
<id/factor/f> a sg:Benefit ; sg:text "Tydliga mål och roller för planerarna"@sv ;
  sg:evidence <doc/d/text#char=100,137> .
<id/output/x> a sg:Output ; skos:prefLabel "modell"@sv ; sg:evidence <doc/d/text#char=300,330> .
"""
EVIDENCE = f"""{PREFIXES} <doc/d/text> dcterms:isFormatOf <doc/d> .
{passage(100, "Tydliga mål och roller för planerarna")}
{passage(200, "Östgötaregionen", "Deltagare: ", "org/o")}
{passage(300, "arbetet gav en kartläggning av")}
"""


@pytest.fixture(scope="module")
def data(write_release: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    cases = "".join(f'<id/case/c{n}> a sg:Case ; skos:prefLabel "Övning {n:02}"@sv .\n' for n in range(60))
    graphs = {"doc/d": FACTS + cases, "doc/d/evidence": EVIDENCE}
    return write_release(tmp_path_factory.mktemp("search") / "var", graphs)


@pytest.fixture(scope="module")
def client(data: Path) -> Iterator[TestClient]:
    settings = Settings(data=data, metrics_port=0, workers=1, public_url="https://data.example.se/graf/")
    with TestClient(create_app(settings), headers={"Accept-Language": "sv"}) as client:
        yield client


def asked(client: TestClient, q: str, **more: str) -> dict[str, Any]:
    response = client.get("/search.json", params={"q": q, **more})
    assert response.status_code == 200, response.text
    return dict(response.json())


def names(client: TestClient, q: str) -> list[str]:
    ours = ("Concept", "Class", "SPARQLExecutable")
    return [hit["name"] for kind in asked(client, q)["kinds"] if kind["kind"] not in ours for hit in kind["hits"]]


@pytest.mark.parametrize(
    ("q", "name"),
    [
        ("MÅLET", "Tydliga mål och roller för planerarna"),
        ("rollen", "Tydliga mål och roller för planerarna"),
        ("ostergotland", "Region Östergötland"),
        ("Östergötlands", "Region Östergötland"),
        ("o\u0308stergo\u0308tland", "Region Östergötland"),
        ("planeringen", "Energiplanering i norr"),
        ("energi*", "Energiplanering i norr"),
        ("energy", "Energiplanering i norr"),
        ('"mål och roller"', "Tydliga mål och roller för planerarna"),
        ("Östgötaregionen", "Region Östergötland"),
    ],
)
def test_a_name_is_found_by(client: TestClient, q: str, name: str) -> None:
    """Any case, inflection, spelling without accents, the end of a compound, the beginning, English, as printed."""
    assert name in names(client, q)


def test_what_is_not_in_a_row_is_no_phrase(client: TestClient) -> None:
    """The same words in another order are found only without quotation marks."""
    assert names(client, '"roller och mål"') == []
    assert names(client, "roller och mål") != []


def test_letters_with_accents_are_letters_of_their_own(client: TestClient) -> None:
    """Håbo is Håbo alone; habo is both, the town that is spelled so first."""
    assert names(client, "håbo") == ["Håbo kommun"]
    assert names(client, "habo") == ["Habo kommun", "Håbo kommun"]


def test_a_hit_has_its_quotation_with_place_and_address(client: TestClient) -> None:
    """A name as printed comes with the passage that prints it; addresses are public ones."""
    (kind,) = asked(client, "Östgötaregionen")["kinds"]
    (hit,) = kind["hits"]

    assert (kind["kind"], kind["total"], hit["page"]) == ("Region", 1, "https://data.example.se/graf/page/org/o")
    assert hit["matched"] == {"text": "Östgötaregionen", "language": "sv", "as": "alias"}
    assert hit["words"] == ["Östgötaregionen"]
    assert hit["quotation"] | {"passage": ""} == {
        "text": "Östgötaregionen",
        "prefix": "Deltagare: ",
        "suffix": "",
        "passage": "",
        "page": "https://data.example.se/graf/doc/d/text?char=200,215#char=200,215",
        "document": "https://w3id.org/samgraf/doc/d",
        "title": "Rapport",
        "heading": "Rön",
        "line": 7,
        "page_number": None,
    }


def test_a_quotation_that_no_name_tells_is_found_by_itself(client: TestClient) -> None:
    """What a thing says is told with the thing, once; what only supports one is a hit of its own."""
    kinds = {kind["kind"]: kind for kind in asked(client, "kartläggningar")["kinds"]}

    assert kinds["Passage"]["hits"][0]["quotation"]["text"] == "arbetet gav en kartläggning av"
    assert "Passage" not in {kind["kind"] for kind in asked(client, "tydliga mål roller")["kinds"]}


def test_questions_and_concepts_are_found(client: TestClient) -> None:
    """A question leads to its page; concepts and terms of the ontology stand last."""
    kinds = asked(client, "deltar regioner")["kinds"]
    questions = next(kind for kind in kinds if kind["kind"] == "SPARQLExecutable")

    assert questions["hits"][0]["page"].startswith("https://data.example.se/graf/questions/")
    assert next(kind["kind"] for kind in asked(client, "region")["kinds"]) not in ("Concept", "Class")


def test_hits_of_one_kind_are_paged(client: TestClient) -> None:
    """Five of each kind, with an address of the rest; its pages hold every hit once."""
    first = asked(client, "övning")["kinds"][0]
    pages = [asked(client, "övning", kind="Case", page=str(number))["kinds"] for number in (1, 2, 3, 4)]
    found = [hit["name"] for kinds in pages for kind in kinds for hit in kind["hits"]]

    assert (first["kind"], first["total"], len(first["hits"])) == ("Case", 60, 5)
    assert first["next"] == "https://data.example.se/graf/search.json?q=%C3%B6vning&kind=Case&page=1&lang=sv"
    assert [len(kinds) for kinds in pages] == [1, 1, 1, 0]
    assert sorted(found) == [f"Övning {n:02}" for n in range(60)]
    assert pages[2][0]["next"] is None


def test_words_that_are_near_are_offered(client: TestClient) -> None:
    """Where nothing is found, the page asks whether another word was meant; some words are better than none."""
    wrong = asked(client, "ostergotlnd")
    half = asked(client, "finnsinte östergötland")

    assert (wrong["total"], wrong["did_you_mean"]) == (0, "östergötland")
    assert half["all_words"] is False and half["total"] == 1
    assert (
        'href="?q=%C3%B6sterg%C3%B6tland' in client.get("/search?q=ostergotlnd", headers={"Accept": "text/html"}).text
    )


@pytest.mark.parametrize(
    "q",
    [
        '"',
        '" OR *',
        "a AND NOT b",
        "stem : x",
        "NEAR(a b)",
        "^a + b",
        "'; DROP TABLE thing; --",
        "\x00",
        "(" * 3000,
        "x" * 9000,
        "a " * 4000,
        "*",
        "-",
        "█",
        "\ud7ff\uffff",
        "<script>alert(1)</script>",
        "{stem plain} : a*",
    ],
)
def test_no_text_breaks_the_search(client: TestClient, q: str) -> None:
    """Whatever is written is words or nothing; the page shows it escaped."""
    answer = client.get("/search.json", params={"q": q})
    page = client.get("/search", params={"q": q}, headers={"Accept": "text/html"})

    assert (answer.status_code, page.status_code) == (200, 200)
    assert "<script>alert" not in page.text
    assert names(client, "habo") == ["Habo kommun", "Håbo kommun"]


def test_a_text_is_read_up_to_a_length() -> None:
    """At most MOST_WORDS words, of LONGEST characters."""
    assert len(terms_of(" ".join(f"ord{n}" for n in range(90)))) == 12
    assert terms_of("x" * 5000)[0].folded == ("x" * 64,)


def test_the_page_marks_what_was_found(client: TestClient) -> None:
    """The word is marked in the name and in the quotation, which leads to its place."""
    text = client.get("/search?q=roller", headers={"Accept": "text/html"}).text

    assert "Tydliga mål och <mark>roller</mark> för planerarna" in text
    assert 'href="/graf/doc/d/text?char=100,137#char=100,137"' in text


def test_the_address_speaks_html_and_json(client: TestClient) -> None:
    """By Accept; a validator holds; a kind that is none is told."""
    json_answer = client.get("/search?q=habo")
    known = client.get("/search?q=habo", headers={"If-None-Match": json_answer.headers["etag"]})

    assert json_answer.headers["content-type"] == "application/json"
    assert "Accept" in json_answer.headers["vary"]
    assert known.status_code == 304
    assert client.get("/search?q=habo", headers={"Accept": "text/html"}).headers["content-type"].startswith("text/html")
    assert client.get("/search.json?q=habo&kind=Nonsense").status_code == 400
    assert client.get("/search?q=habo&kind=Nonsense", headers={"Accept": "text/html"}).status_code == 404


def test_an_endless_search_is_stopped(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """Past its deadline a search ends with 504, and the next is answered."""
    monkeypatch.setattr(search, "SECONDS", -1.0)
    monkeypatch.setattr(search, "STEPS", 1)
    stopped = client.get("/search.json?q=%C3%B6vning")
    monkeypatch.undo()

    assert (stopped.status_code, stopped.json()["type"].rpartition("/")[2]) == (504, "timeout")
    assert names(client, "habo") != []


def test_too_many_searches_are_refused(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """What could not be answered soon gets 503 and when to come back."""
    monkeypatch.setattr(search, "WAITING", 0)

    refused = client.get("/search.json?q=habo")

    assert (refused.status_code, refused.headers["retry-after"]) == (503, "2")


def test_the_index_cannot_be_written_to_by_a_search(data: Path, client: TestClient) -> None:
    """A search leaves every byte as it was, and no file beside the index."""
    folder = data / "current" / "search"
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    asked(client, "habo")

    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    assert list(before) == ["index.sqlite"]


def test_a_release_without_an_index_says_so(write_release: Callable[..., Path], tmp_path: Path) -> None:
    """One made by an older loader is served all the same; its search tells what to do."""
    data = write_release(tmp_path / "var", {"doc/d": FACTS})
    (data / "current" / "search" / "index.sqlite").unlink()
    with TestClient(create_app(Settings(data=data, metrics_port=0, workers=1))) as client:
        answer = client.get("/search.json?q=habo")

    assert answer.status_code == 404 and "samgraf build" in answer.json()["detail"]


def test_a_withdrawn_document_is_no_longer_found(write_release: Callable[..., Path], tmp_path: Path) -> None:
    """The index is of the release: with the next one, what the document said is gone."""
    data = write_release(tmp_path / "var", {"doc/d": FACTS, "doc/d/evidence": EVIDENCE})
    write_release(data, {"reference": FACTS.partition("<doc/d>")[0]}, id="r2")
    with TestClient(create_app(Settings(data=data, metrics_port=0, workers=1))) as client:
        found = client.get("/search.json?q=%C3%B6stergotland").json()

    assert (found["release"], found["total"]) == ("r2", 0)
    with sqlite3.connect(data / "releases" / "r2" / "search" / "index.sqlite") as database:
        assert database.execute("SELECT COUNT(*) FROM passage").fetchone() == (0,)
