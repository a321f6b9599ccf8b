"""The query editor as a browser without scripts sees it, and what its script fetches."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.settings import Settings
from queries import questions

BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "Accept-Language": "sv"}
VOID = b"""@prefix void: <http://rdfs.org/ns/void#> . @prefix sg: <https://w3id.org/samgraf/ns#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
<https://public-url.invalid/#c> void:class sg:Project ; void:entities 3 .
<https://public-url.invalid/#p> void:property dcterms:title ; void:triples 7 .
<https://public-url.invalid/#q> void:property <http://elsewhere.example/p> ; void:triples 9 .
"""
GRAPH = """@prefix sg: <https://w3id.org/samgraf/ns#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
<id/project/a> a sg:Project ; rdfs:label "A & B"@sv ; sg:count 3 ; sg:about [ sg:count 4 ] .
"""


@pytest.fixture(scope="module")
def client(write_release, tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:  # type: ignore[no-untyped-def]
    data = write_release(tmp_path_factory.mktemp("data"), {"reference": GRAPH}, files={"void.ttl": VOID})
    settings = Settings(data=data, metrics_port=0, workers=1)
    with TestClient(create_app(settings), headers=BROWSER, follow_redirects=False) as client:
        yield client


def answer(text: str) -> str:
    """The part of a page that holds the answer, without what white space and markup stand in it."""
    (found,) = re.findall('<section id="answer".*?</section>', text, re.DOTALL)
    return " ".join(re.sub("<[^>]*>", " ", found).split())


def test_a_browser_gets_the_editor_and_others_the_description(client: TestClient) -> None:
    """Without a query a person gets the form with one to begin with, a program VoID and service description."""
    page = client.get("/sparql")
    data = client.get("/sparql", headers={"Accept": "*/*"})

    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert re.search(r"<textarea[^>]*>\s*PREFIX sg:", page.text)
    assert data.headers["content-type"].startswith("text/turtle")


def test_an_answer_is_a_table_with_links_to_pages(client: TestClient) -> None:
    """Each term of a row: things with their page and label, texts with language or datatype, nothing for unbound."""
    query = """PREFIX sg: <https://w3id.org/samgraf/ns#>
SELECT ?s ?o ?none { VALUES ?p { <http://www.w3.org/2000/01/rdf-schema#label> sg:count } ?s ?p ?o } ORDER BY ?o"""

    page = client.get("/sparql", params={"query": query})

    assert page.status_code == 200
    assert '<a href="/page/project/a">id/project/a</a> <span class="how">A &amp; B</span>' in page.text
    assert '<span lang="sv">A &amp; B</span> <span class="how">@sv</span>' in page.text
    assert answer(page.text).startswith("Svar (3 rader) Svar ?s ?o ?none")
    assert "3 xsd:integer" in answer(page.text)
    assert f">\n{query.replace('<', '&lt;').replace('>', '&gt;')}</textarea>" in page.text


def test_yes_and_no_and_nothing_are_told(client: TestClient) -> None:
    """ASK is answered in words; no rows is said."""
    said = [
        answer(client.get("/sparql", params={"query": query, "lang": "en"}).text)
        for query in ("ASK {}", "ASK { <x:a> <x:b> 1 }", "SELECT * { <x:a> <x:b> ?o }")
    ]

    assert [text.split(" Download")[0] for text in said] == [
        "Answer Yes",
        "Answer No",
        "Answer (0 rows) The answer has no rows.",
    ]


def test_a_graph_is_a_table_of_its_triples(client: TestClient) -> None:
    """CONSTRUCT shows thing, relation and value, and is downloaded as RDF."""
    page = client.get("/sparql", params={"query": "CONSTRUCT WHERE { ?s <https://w3id.org/samgraf/ns#count> ?n }"})

    assert answer(page.text).startswith("Svar (2 rader) Svar sak relation värde")
    assert re.findall(r'download="samgraf\.(\w+)"', page.text) == ["ttl", "nt", "jsonld", "rdf", "trig", "nq"]


def test_each_download_is_what_it_says(client: TestClient) -> None:
    """The links under an answer give it in their format, to a browser too."""
    page = client.get("/sparql", params={"query": "SELECT ?a { VALUES ?a { 1 } }"})
    links = re.findall(r'href="(/sparql\?[^"]*)" download', page.text)
    types = [client.get(link.replace("&amp;", "&")).headers["content-type"].partition(";")[0] for link in links]

    assert types == [
        "application/sparql-results+json",
        "application/sparql-results+xml",
        "text/csv",
        "text/tab-separated-values",
    ]


@pytest.mark.parametrize(
    ("format", "accept", "expected"),
    [
        ("csv", "application/json", "text/csv"),
        ("html", "application/json", "text/html"),
        ("ttl", "application/json", "application/sparql-results+json"),
        ("nonsense", "text/csv", "text/csv"),
    ],
)
def test_format_comes_before_accept(client: TestClient, format: str, accept: str, expected: str) -> None:
    """A format that suits the query is given; another is no more heard than any unknown parameter."""
    response = client.get("/sparql", params={"query": "ASK {}", "format": format}, headers={"Accept": accept})

    assert response.headers["content-type"].partition(";")[0] == expected


def test_a_fault_is_shown_at_its_place(client: TestClient) -> None:
    """The status is that of the fault; line and column are told in words and for the script; the text stays."""
    page = client.get("/sparql", params={"query": "SELECT * {\n  ?s <x:p> }"})

    assert (page.status_code, page.headers["cache-control"]) == (400, "no-store")
    assert 'data-line="2" data-column="12"' in page.text
    assert "Fel på rad 2, tecken 12:" in answer(page.text)
    assert "?s &lt;x:p&gt; }</textarea>" in page.text
    assert 'aria-invalid="true" aria-describedby="trouble"' in page.text


def test_a_refusal_is_told_on_the_page(client: TestClient) -> None:
    """A query that would ask another server is refused there too."""
    page = client.get("/sparql", params={"query": "SELECT * { SERVICE <http://a.example/> { ?s ?p ?o } }"})

    assert page.status_code == 403
    assert "Inga anrop till andra servrar" in answer(page.text)


def test_long_answers_are_paged(client: TestClient) -> None:
    """A hundred rows a page; the second begins where the first ended."""
    query = f"SELECT ?n {{ VALUES ?n {{ {' '.join(map(str, range(101)))} }} }} ORDER BY ?n"
    first = client.get("/sparql", params={"query": query})
    (onward,) = re.findall(r'rel="next" href="([^"]*)"', first.text)
    second = client.get("/sparql" + onward.replace("&amp;", "&"))

    assert "(101 rader)" in first.text
    assert answer(second.text).startswith("Svar (101 rader) Svar ?n 100 xsd:integer")


def test_what_is_too_long_for_a_link_is_sent_by_a_form(client: TestClient) -> None:
    """A long query is answered by POST, and downloaded by POST."""
    query = f"ASK {{}} # {'x' * 7000}"
    page = client.post("/sparql", data={"query": query})
    file = client.post("/sparql", data={"query": query, "format": "json"})

    assert "Ja" in answer(page.text)
    assert 'id="permalink"' not in page.text
    assert re.findall(r'<button name="format" value="(\w+)"', page.text) == ["json", "xml", "csv", "tsv"]
    assert file.json()["boolean"] is True


def test_two_queries_by_post_are_not_mixed_up(client: TestClient) -> None:
    """What is kept of one is not given for another, nor for the empty form."""
    yes = client.post("/sparql", data={"query": "ASK {}"})
    no = client.post("/sparql", data={"query": "ASK { <x:a> <x:b> 1 }"})

    assert answer(yes.text).startswith("Svar Ja ")
    assert answer(no.text).startswith("Svar Nej ")
    assert answer(client.get("/sparql").text) == "Svar Frågan är inte ställd än."


def test_what_changes_each_time_is_not_kept(client: TestClient) -> None:
    """NOW and RAND have no validator; other answers do."""
    fresh = client.get("/sparql", params={"query": "SELECT (RAND() AS ?n) {}"})
    kept = client.get("/sparql", params={"query": "SELECT (1 AS ?n) {}"})

    assert fresh.headers["cache-control"] == "no-store"
    assert "etag" not in fresh.headers
    assert kept.headers["etag"]


def test_the_dataset_asked_for_stays(client: TestClient) -> None:
    """Graphs named in the address hold for the answer, its downloads and the next query."""
    graph = "https://w3id.org/samgraf/graph/nothing"
    page = client.get("/sparql", params={"query": "ASK { ?s ?p ?o }", "default-graph-uri": graph})

    assert "Nej" in answer(page.text)
    assert f'<input type="hidden" name="default-graph-uri" value="{graph}">' in page.text
    assert page.text.count("default-graph-uri=https") >= 5


def test_examples_are_the_named_questions(client: TestClient) -> None:
    """All are offered by topic; one that is chosen is in the form, not yet asked; another is not found."""
    listed = re.findall('<option value="([a-z-]+)">', client.get("/sparql").text)
    name = sorted(questions())[0]
    page = client.get("/sparql", params={"example": name})

    assert set(questions()) <= set(listed)
    assert "SELECT" in page.text.partition("<textarea")[2]
    assert "inte ställd än" in answer(page.text)
    assert client.get("/sparql", params={"example": "nothing"}).status_code == 404


def test_queries_are_completed_from_the_release(client: TestClient) -> None:
    """Classes and properties with words in both languages and how often they are used; others' without a prefix not."""
    page = client.get("/sparql")
    settings = json.loads(re.findall('<script type="application/json" id="settings">(.*?)</script>', page.text)[0])
    response = client.get(settings["terms"])
    terms = {name: rest for name, *rest in response.json()["terms"]}

    assert terms["sg:Project"] == ["class", "Projekt", "Project", 3]
    assert terms["dcterms:title"] == ["property", "titel", "title", 7]
    assert terms["sg:Pitfall"][3] == 0
    assert not any("elsewhere" in name for name in terms)
    assert response.json()["prefixes"]["sg"] == "https://w3id.org/samgraf/ns#"
    assert response.headers["cache-control"].endswith("immutable")
    assert client.get(settings["terms"].replace("r1", "r0")).status_code == 404


@pytest.mark.parametrize("coding", ["gzip", "identity"])
def test_the_script_is_sent_packed_and_kept_for_ever(client: TestClient, coding: str) -> None:
    """Its name holds its hash, and its licences stand in it."""
    (script,) = re.findall('<script type="module" src="([^"]*)"', client.get("/sparql").text)
    response = client.get(script, headers={"Accept-Encoding": coding})

    assert response.headers["content-type"].startswith("text/javascript")
    assert response.headers.get("content-encoding", "identity") == coding
    assert response.headers["vary"] == "Accept-Encoding"
    assert "Permission is hereby granted" in response.text[:4000]


def test_the_bundle_ships_the_licences_of_its_parts(root: Path) -> None:
    """Every package of the lock that stands in the bundle is named with its version and copyright."""
    folder = root / "api" / "editor"
    notice = (folder / "bundle" / "THIRD-PARTY.txt").read_text()
    locked = json.loads((folder / "package-lock.json").read_text())["packages"]
    lines = notice.splitlines()
    parts = [line.removesuffix(", MIT").rpartition(" ")[::2] for line in lines if line.endswith(", MIT")]

    assert len(parts) >= 10
    assert [locked[f"node_modules/{name}"]["version"] for name, _ in parts] == [version for _, version in parts]
    assert notice.count("Copyright (C)") == len(parts)
    assert "resolved" not in (folder / "package-lock.json").read_text()


@pytest.mark.parametrize(
    ("query", "heads"),
    [
        ("SELECT * { ?thing ?how ?what }", ["?thing", "?how", "?what"]),
        ("SELECT DISTINCT * WHERE { ?zebra a ?ape BIND(1 AS ?bee) }", ["?zebra", "?ape", "?bee"]),
        ("SELECT ?what ?thing { ?thing ?how ?what }", ["?what", "?thing"]),
        ("SELECT (COUNT(*) AS ?n) ?how { ?thing ?how ?what } GROUP BY ?how", ["?n", "?how"]),
    ],
)
def test_columns_stand_as_the_query_has_them(client: TestClient, query: str, heads: list[str]) -> None:
    """What SELECT * brings stands in the order in which the query comes to it, not in the engine's."""
    page = client.get("/sparql", params={"query": query})

    assert re.findall(r'<th scope="col">([^<]*)</th>', page.text) == heads
