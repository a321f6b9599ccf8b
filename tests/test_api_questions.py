"""api.questions and its parts: the named questions over HTTP on the real release."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import zstandard
from pyoxigraph import QueryResultsFormat, RdfFormat, parse, parse_query_results
from starlette.testclient import TestClient

from api.app import create_app
from api.questions_openapi import paths
from api.settings import Settings
from queries import questions

NAMES = list(questions())
TABLES = [name for name, question in questions().items() if question.form == "SELECT"]
TAKES_PART = "which-regions-take-part-in-which-project"
SHARED = "which-regions-share-partners-across-projects"
NETWORK = "collaboration-network"
STOCKHOLM = "https://w3id.org/samgraf/id/org/region-stockholm"
JSON = {"Accept": "application/json"}


@pytest.fixture(scope="module")
def client(forum_release: Path) -> Iterator[TestClient]:
    """The app on the real release."""
    settings = Settings(data=forum_release.parent.parent, metrics_port=0, workers=1, public_url="https://example.se/g")
    with TestClient(create_app(settings)) as client:
        yield client


def links(client: TestClient, path: str) -> dict[str, str]:
    """The addresses of a Link header by their relation, below the test server."""
    found = client.get(path).links
    return {relation: link["url"].removeprefix("https://example.se/g") for relation, link in found.items()}


def rows(client: TestClient, path: str) -> list[str]:
    """The rows of an answer in CSV."""
    return list(map(str, csv.reader(io.StringIO(client.get(path).text, newline=""))))[1:]


@pytest.mark.parametrize("extension", ["csv", "tsv", "json", "xml"])
def test_pages_joined_are_the_whole_answer(extension: str, client: TestClient) -> None:
    """From the first page, next leads through all rows in the format asked for, each once and in order."""
    path, pages = f"/questions/{TAKES_PART}.{extension}?per_page=10", []
    while path:
        answer = client.get(path)
        assert answer.headers["x-total-count"] == "23"
        pages.append(answer)
        path = links(client, path).get("next", "")

    whole = client.get(f"/questions/{TAKES_PART}.{extension}").content

    def told(content: bytes) -> list[str]:
        if extension == "csv":
            return [str(row) for row in csv.reader(io.StringIO(content.decode(), newline=""))][1:]
        formats = {"tsv": QueryResultsFormat.TSV, "json": QueryResultsFormat.JSON, "xml": QueryResultsFormat.XML}
        return [str(row) for row in parse_query_results(content, format=formats[extension])]

    assert len(pages) == 3
    assert [row for page in pages for row in told(page.content)] == told(whole)


def test_links_are_first_previous_next_and_last(client: TestClient) -> None:
    """Each leads to a page that is there, with the values and the language that were given; ends have none beyond."""
    path = f"/questions/{TAKES_PART}.csv?per_page=10&lang=en&region="

    first, middle, last = (links(client, f"{path}&page={page}") for page in (1, 2, 3))

    assert (first.keys(), middle.keys(), last.keys()) == (
        {"first", "next", "last"},
        {"first", "prev", "next", "last"},
        {"first", "prev", "last"},
    )
    assert middle["prev"] == first["first"] == last["first"]
    assert middle["next"] == first["last"]
    assert all("lang=en" in link and "region=&" in link for link in middle.values())
    assert client.get(middle["prev"]).content == client.get(f"{path}&page=1").content


def test_links_keep_a_format_that_was_negotiated(client: TestClient) -> None:
    """A program that asked by Accept finds the same format behind the links."""
    answer = client.get(f"/questions/{TAKES_PART}?page=1&per_page=5", headers={"Accept": "text/csv"})

    assert f"/questions/{TAKES_PART}.csv?" in answer.links["next"]["url"]


def test_json_says_the_total_and_stays_what_readers_expect(client: TestClient) -> None:
    """The members stand beside head and results."""
    answer = client.get(f"/questions/{TAKES_PART}?page=2&per_page=20", headers=JSON)

    content = answer.json()
    assert {name: content[name] for name in ("total", "page", "per_page", "pages")} == {
        "total": 23,
        "page": 2,
        "per_page": 20,
        "pages": 2,
    }
    assert len(content["results"]["bindings"]) == 3
    assert len(list(parse_query_results(answer.content, format=QueryResultsFormat.JSON))) == 3


@pytest.mark.parametrize("name", TABLES)
def test_every_question_can_be_paged(name: str, client: TestClient) -> None:
    """The total is that of the whole answer, and a page of one row is its first row."""
    whole = client.get(f"/questions/{name}.json").json()["results"]["bindings"]

    page = client.get(f"/questions/{name}.json?page=1&per_page=1").json()

    assert page["total"] == len(whole)
    assert page["results"]["bindings"] == whole[:1]


@pytest.mark.parametrize(
    ("query", "status", "parameter"),
    [
        ("page=0", 400, "page"),
        ("page=two", 400, "page"),
        ("per_page=1001", 400, "per_page"),
        ("page=1&page=2", 400, "page"),
        ("regoin=x", 400, "regoin"),
        ("region=not an iri", 400, "region"),
        (f"region={STOCKHOLM}&region={STOCKHOLM}", 400, "region"),
        ("region=https://w3id.org/samgraf/id/org/tillvaxtverket", 400, "region"),
        ("region=id/org/region-nowhere", 400, "region"),
    ],
)
def test_a_value_that_does_not_fit_is_told_why(query: str, status: int, parameter: str, client: TestClient) -> None:
    """A problem document names the parameter and says what would do, in the language asked for."""
    for extension in ("json", "csv", "geojson"):
        answer = client.get(f"/questions/{TAKES_PART}.{extension}?{query}")

        assert (answer.status_code, answer.json()["parameter"]) == (status, parameter)
        assert answer.json()["reason"] and answer.headers["content-type"] == "application/problem+json"


def test_what_is_wrong_is_said_in_the_language_asked_for(client: TestClient) -> None:
    """Swedish where that is asked for."""
    path = f"/questions/{TAKES_PART}.json?region=id/org/region-nowhere&lang="

    english, swedish = (client.get(path + spoken).json()["reason"] for spoken in ("en", "sv"))

    assert "is no sg:Region" in english and "är ingen sg:Region" in swedish


def test_a_page_beyond_the_last_is_not_found(client: TestClient) -> None:
    """The problem says how many there are."""
    answer = client.get(f"/questions/{TAKES_PART}.json?page=9&per_page=10")

    assert (answer.status_code, answer.json()["pages"], answer.json()["total"]) == (404, 3, 23)


def test_an_empty_answer_has_one_page(client: TestClient) -> None:
    """Nothing found is no error."""
    kronoberg = "https://w3id.org/samgraf/id/org/region-kronoberg"

    answer = client.get(f"/questions/{TAKES_PART}.json?page=1&region={kronoberg}")

    assert (answer.status_code, answer.json()["total"], answer.json()["pages"]) == (200, 0, 1)
    assert set(answer.links) == {"first", "last"}


def test_a_name_that_is_nearly_right_is_told_the_right_one(client: TestClient) -> None:
    """And an ending that there is not, those that there are."""
    name = client.get("/questions/which-regions-share-partner", headers=JSON)
    ending = client.get(f"/questions/{SHARED}.xlsx", headers=JSON)

    assert name.status_code == 404 and SHARED in name.json()["near"]
    assert ending.status_code == 404 and ".geojson" in ending.json()["detail"]


def test_an_answer_has_no_column_of_a_parameter(client: TestClient) -> None:
    """In no format."""
    for extension in ("csv", "tsv", "json", "xml", "geojson"):
        answer = client.get(f"/questions/{SHARED}.{extension}?region={STOCKHOLM}")
        assert answer.status_code == 200 and "_iri" not in answer.text


@pytest.mark.parametrize("extension", ["json?page=1", "csv?page=1", "geojson", "csv", "xml"])
def test_every_answer_can_be_validated(extension: str, client: TestClient) -> None:
    """A client that has it gets 304; HEAD has GET's headers; another language or page is another answer."""
    path = f"/questions/{TAKES_PART}.{extension}"
    answer = client.get(path)

    again = client.get(path, headers={"If-None-Match": answer.headers["etag"]})
    head = client.head(path)
    other = client.get(f"{path}{'&' if '?' in path else '?'}lang=en")

    assert (again.status_code, again.content) == (304, b"")
    assert (head.headers["etag"], head.content) == (answer.headers["etag"], b"")
    assert head.headers["content-type"] == answer.headers["content-type"]
    assert other.headers["etag"] != answer.headers["etag"]
    assert "Accept-Language" in answer.headers["vary"]


@pytest.mark.parametrize("packing", ["gzip", "zstd", "identity"])
def test_made_answers_are_packed_as_wanted(packing: str, client: TestClient) -> None:
    """What is unpacked is the same."""
    plain = client.get(f"/questions/{TAKES_PART}.geojson", headers={"Accept-Encoding": "identity"})

    answer = client.get(f"/questions/{TAKES_PART}.geojson", headers={"Accept-Encoding": packing})

    assert answer.headers.get("content-encoding", "identity") == packing
    # The test client unpacks gzip itself.
    unpacked = zstandard.decompress(answer.content) if packing == "zstd" else answer.content
    assert unpacked == plain.content


def test_a_map_has_the_rows_with_their_counties(client: TestClient, forum_release: Path) -> None:
    """A row's geometry is the outline, as the release holds it, of the county of the region it names."""
    answer = client.get(f"/questions/{TAKES_PART}.geojson?region={STOCKHOLM}")
    held = json.loads((forum_release / "exports" / "tables" / "territories.geojson").read_bytes())
    outline = next(one["geometry"] for one in held["features"] if one["id"].endswith("/lan/01"))

    collection = answer.json()
    assert answer.headers["content-type"] == "application/geo+json"
    assert (collection["type"], len(collection["features"])) == ("FeatureCollection", 2)
    for feature in collection["features"]:
        assert feature["geometry"]["coordinates"] == (
            outline["coordinates"] if outline["type"] == "MultiPolygon" else [outline["coordinates"]]
        )
        assert feature["properties"]["regionLabel"] == "Region Stockholm"
        assert feature["properties"]["line"] in (155, 227)


def test_a_row_of_two_regions_has_the_outlines_of_both(client: TestClient) -> None:
    """A pair is one feature over two counties; what shares no territory keeps its properties."""
    features = client.get(f"/questions/{SHARED}.geojson").json()["features"]

    assert len(features) == 8
    assert all(len(feature["geometry"]["coordinates"]) >= 2 for feature in features)


def test_a_map_is_paged_as_a_table(client: TestClient) -> None:
    """The collection says how many there are in all."""
    answer = client.get(f"/questions/{TAKES_PART}?page=3&per_page=10", headers={"Accept": "application/geo+json"})

    assert (answer.json()["total"], len(answer.json()["features"])) == (23, 3)
    assert ".geojson?" in answer.links["prev"]["url"]


def test_an_answer_without_territories_is_no_map(client: TestClient) -> None:
    """Where no row has one, another format must do."""
    answer = client.get("/questions/which-documents-are-there.geojson", headers=JSON)

    assert answer.status_code == 406 and "territory" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("extension", "format"),
    [("ttl", RdfFormat.TURTLE), ("nt", RdfFormat.N_TRIPLES), ("jsonld", RdfFormat.JSON_LD), ("rdf", RdfFormat.RDF_XML)],
)
def test_a_construct_is_answered_in_rdf(extension: str, format: RdfFormat, client: TestClient) -> None:
    """The same triples in each format, and no table of them."""
    turtle = set(map(str, parse(client.get(f"/questions/{NETWORK}").content, RdfFormat.TURTLE)))

    found = set(map(str, parse(client.get(f"/questions/{NETWORK}.{extension}").content, format)))

    assert found == turtle and len(found) > 20
    assert client.get(f"/questions/{NETWORK}.csv", headers=JSON).status_code == 404
    assert client.get(f"/questions/{NETWORK}?page=1", headers={"Accept": "text/turtle"}).status_code == 400


@pytest.mark.parametrize("name", NAMES)
def test_the_examples_of_the_description_run(name: str, client: TestClient) -> None:
    """Each parameter's example is taken, by itself and with the others."""
    operation = client.get("/openapi.json").json()["paths"][f"/questions/{name}"]["get"]
    examples = {one["name"]: one["example"] for one in operation["parameters"] if "example" in one}

    for values in ({}, *({one: examples[one]} for one in examples), examples):
        answer = client.get(f"/questions/{name}", params=values, headers={"Accept": "*/*"})
        assert answer.status_code == 200, (values, answer.text)
        assert answer.headers["content-type"].partition(";")[0] in operation["responses"]["200"]["content"]


def test_the_description_has_every_question_with_its_parameters() -> None:
    """Each has an address of its own, and what it takes is what the question takes."""
    described = paths()

    for name, question in questions().items():
        taken = {one["name"] for one in described[f"/questions/{name}"]["get"]["parameters"]}
        paging = {"page", "per_page"} if question.form == "SELECT" else set()
        assert taken == {one.name for one in question.parameters} | paging | {"lang"}
    assert "/questions/{name}" in described
