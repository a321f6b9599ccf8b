"""The pages of the vocabulary, of named graphs and of the limits, on a small release."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from api.app import create_app
from api.pages.words import WORDS
from api.settings import Settings

PREFIXES = """@prefix sg: <https://w3id.org/samgraf/ns#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix dcterms: <http://purl.org/dc/terms/> .
@prefix oa: <http://www.w3.org/ns/oa#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix void: <http://rdfs.org/ns/void#> .
"""
SCHEME = "https://w3id.org/samgraf/scheme"
QUOTES = {10: "Behovet av territoriella planeringen är stort", 90: "En bred dialog", 150: "Ordet planeringsfri"}


def passage(start: int, exact: str) -> str:
    return f"""<doc/d/text#char={start},{start + len(exact)}> a sg:Passage ; sg:line 3 ; oa:hasSource <doc/d/text> ;
      oa:hasSelector <doc/d/s/{start}/p> , <doc/d/s/{start}/q> .
    <doc/d/s/{start}/p> oa:start {start} . <doc/d/s/{start}/q> oa:exact "{exact}" ."""


@pytest.fixture(scope="module")
def client(write_release: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    facts = f"""{PREFIXES}<doc/d> a sg:SourceDocument ; dcterms:title "Rapport"@sv .
      <id/project/p> a sg:Project ; rdfs:label "Pärlan"@sv ; <http://www.w3.org/ns/dcat#theme>
        <{SCHEME}/theme/strategisk-planering> ; sg:method <{SCHEME}/method/by-heading> ."""
    evidence = PREFIXES + "<doc/d/text> dcterms:isFormatOf <doc/d> ." + "".join(passage(*one) for one in QUOTES.items())
    ontology = f"""{PREFIXES}<ns> a owl:Ontology ; owl:versionIRI <ns/1.2.3> .
      <{SCHEME}/theme> a skos:ConceptScheme ; skos:prefLabel "Planeringsteman"@sv .
      <{SCHEME}/theme/strategisk-planering> a skos:Concept ; skos:inScheme <{SCHEME}/theme> .
      <{SCHEME}/theme/totalforsvar> a skos:Concept ; skos:inScheme <{SCHEME}/theme> ."""
    description = f"""{PREFIXES}<graph/description#dataset> void:classPartition <p1> ; void:propertyPartition <p2> .
      <p1> void:class sg:Project ; void:entities 1 . <p2> void:property sg:method ; void:triples 1 ."""
    graphs = {"doc/d": facts, "doc/d/evidence": evidence, "ontology": ontology, "description": description}
    files = {"exports/graphs/doc/d.nq": b"x"}
    data = write_release(tmp_path_factory.mktemp("vocabulary") / "var", graphs, files=files)
    settings = Settings(data=data, metrics_port=0, workers=1, public_url="https://data.example.se/graf/")
    headers = {"Accept": "text/html", "Accept-Language": "sv"}
    with TestClient(create_app(settings), headers=headers, follow_redirects=False) as client:
        yield client


def page(client: TestClient, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200, response.text
    return " ".join(response.text.split())


def test_a_concept_tells_where_its_words_stand(client: TestClient) -> None:
    """In any inflection, each quotation with its place; a longer word that holds one is another word."""
    text = page(client, "/scheme/theme/strategisk-planering")
    stands = text[text.index('id="stands"') :]

    assert "<mark>territoriella</mark> <mark>planeringen</mark>" in stands and 'class="count">(1)' in stands
    assert 'href="/graf/doc/d/text?char=10,55#char=10,55"' in stands
    assert "planeringsfri" not in stands
    assert "Inget citat innehåller något av orden" in page(client, "/scheme/theme/totalforsvar")


def test_a_scheme_counts_quotations_beside_uses(client: TestClient) -> None:
    """Under its own name, each concept in both languages with a link to where its words stand."""
    text = page(client, "/scheme/theme")

    assert "<h1>Planeringsteman</h1>" in text
    assert '<a href="/graf/scheme/theme/strategisk-planering?lang=sv#stands">1</a>' in text
    assert "Strategic planning" in text


def test_a_term_has_an_example_from_the_graph(client: TestClient) -> None:
    """A thing of the class; of a property, what it joins."""
    text = page(client, "/ns")

    assert 'Exempel: <a href="/graf/page/project/p">Pärlan</a>' in text
    assert text.count("Exempel:") == 2 and "Pärlan</a> → <a" in text


def test_a_version_of_the_ontology_is_that_or_none(client: TestClient) -> None:
    """The version in force has a page; another does not."""
    assert client.get("/ns/1.2.3").status_code == 200
    assert client.get("/ns/9.9.9").status_code == 404


def test_a_theme_does_not_borrow_how_a_thing_was_found(client: TestClient) -> None:
    """That a project concerns a theme is a judgement, whatever method found the project."""
    text = page(client, "/scheme/theme/strategisk-planering")

    assert "Bedömt ur orden i källan" in text and "Hur det hittades: rubrik" not in text


def test_a_graph_has_a_page_and_data_at_one_address(client: TestClient) -> None:
    """How much it holds of what, its document, its file; Turtle for a program; one that is not there is not found."""
    text = page(client, "/graph/doc/d")

    assert "6 uppgifter" in text and 'href="/graf/things/Project?lang=sv"' in text
    assert 'href="/graf/doc/d?lang=sv"' in text and 'href="/graf/exports/graphs/doc/d.nq"' in text
    program = client.get("/graph/doc/d", headers={"Accept": "text/turtle"})
    assert program.headers["content-type"].startswith("text/turtle")
    assert client.get("/graph/nonsense").status_code == 404
    assert (
        client.get("/graphs?default", headers={"Accept": "text/html,*/*;q=0.8"})
        .headers["content-type"]
        .startswith("text/turtle")
    )


def test_the_limits_are_a_page_and_flat_json(client: TestClient) -> None:
    """The same limits, each in words on the page."""
    told = client.get("/limits", headers={"Accept": "application/json"}).json()
    text = page(client, "/limits")

    assert told["query_seconds"] == 20 and not any(isinstance(value, dict) for value in told.values())
    assert all(f"<code>{name}</code>" in text for name in told)
    assert {f"limit_{name}" for name in told} <= WORDS.keys()
    assert json.dumps(told)


def test_the_interface_is_told_in_both_languages(client: TestClient) -> None:
    """What the API description says of addresses, parameters and faults stands on the Swedish page in Swedish."""
    swedish, english = (
        client.get(f"/docs?lang={spoken}", headers={"Accept": "text/html"}).text for spoken in ("sv", "en")
    )
    page = swedish[swedish.index("<main") : swedish.index("</main>")]

    assert "Frågan tog längre tid än gränsen" in page and "Språk för namn" in page
    assert 'lang="en"' not in page
    assert "The query ran longer than the limit" in english
