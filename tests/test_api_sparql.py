"""api.sparql through the whole application: the SPARQL 1.1 Protocol, statement by statement."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pyoxigraph
import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.settings import Settings

GRAPHS = {
    "a": "<id/x> <ns#p> <id/y> . <id/x> <ns#q> 1 . <id/x> <ns#name> 'å, \"b\"'@sv .",
    "b": "<id/x> <ns#p> <id/y> . <id/z> <ns#q> 2 .",
    "c": "<id/w> <ns#q> 3 .",
}
BASE = "https://w3id.org/samgraf/"
JSON = {"Accept": "application/sparql-results+json"}
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"


@pytest.fixture(scope="module")
def client(write_release: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    data = write_release(tmp_path_factory.mktemp("sparql") / "var", GRAPHS)
    settings = Settings(data=data, metrics_port=0, query_bytes=20_000, workers=1)
    with TestClient(create_app(settings), base_url="http://127.0.0.1:8000") as client:
        yield client


def count(response) -> int:
    return int(response.json()["results"]["bindings"][0]["n"]["value"])


def post(client: TestClient, body: bytes | str, content_type: str | None, **parameters: str):
    headers = {} if content_type is None else {"Content-Type": content_type}
    return client.post("/sparql", content=body, headers=headers, params=parameters)


def test_query_via_get(client: TestClient) -> None:
    """2.1.1: the query string holds one parameter query, percent-encoded."""
    response = client.get("/sparql", params={"query": COUNT})

    assert (response.status_code, count(response)) == (200, 5)


def test_query_via_form(client: TestClient) -> None:
    """2.1.2: a form in the body, its values decoded once."""
    literal = client.post("/sparql", data={"query": "SELECT ('%2F+å' AS ?n) {}"})

    assert literal.json()["results"]["bindings"][0]["n"]["value"] == "%2F+å"


def test_query_via_direct_post(client: TestClient) -> None:
    """2.1.3: the unencoded query as the body."""
    response = post(client, COUNT, "application/sparql-query; charset=UTF-8")

    assert count(response) == 5


def test_query_via_the_method_query(client: TestClient) -> None:
    """HTTP QUERY is read as POST is."""
    response = client.request("QUERY", "/sparql", content=COUNT, headers={"Content-Type": "application/sparql-query"})

    assert count(response) == 5


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_other_methods_are_refused_with_those_there_are(client: TestClient, method: str) -> None:
    """bad_query_method: 405 with Allow."""
    response = client.request(method, "/sparql", params={"query": "ASK {}"})

    assert response.status_code == 405
    assert {"GET", "POST"} <= set(response.headers["allow"].split(", "))


@pytest.mark.parametrize(
    ("send", "status"),
    [
        (lambda c: c.get("/sparql?query=ASK%20%7B%7D&query=SELECT%20%2A%20%7B%7D"), 400),
        (
            lambda c: post(c, "query=ASK%20%7B%7D&query=ASK%20%7B%7D", "application/x-www-form-urlencoded"),
            400,
        ),
        (lambda c: post(c, "ASK {}", "text/plain"), 415),
        (lambda c: post(c, "query=ASK%20%7B%7D", None), 415),
        (lambda c: post(c, "ASK {}", None), 415),
        (lambda c: post(c, "ASK {}".encode("utf-16"), "application/sparql-query; charset=UTF-16"), 415),
        (lambda c: post(c, "ASK {}".encode("utf-16"), "application/sparql-query"), 400),
        (lambda c: c.get("/sparql?query=ASK%20%7B%ff%7D"), 400),
        (lambda c: c.get("/sparql", params={"query": "ASK { ?s ?p }"}), 400),
        (lambda c: c.get("/sparql", params={"update": "CLEAR ALL"}), 400),
        (
            lambda c: post(c, "update=CLEAR%20ALL&update=CLEAR%20ALL", "application/x-www-form-urlencoded"),
            400,
        ),
        (
            lambda c: post(c, "query=ASK%20%7B%7D&update=CLEAR%20ALL", "application/x-www-form-urlencoded"),
            400,
        ),
        (lambda c: post(c, "CLEAR ALL", "text/plain"), 415),
        (lambda c: post(c, "update=CLEAR%20ALL", None), 415),
        (lambda c: post(c, "CLEAR ALL".encode("utf-16"), "application/sparql-update"), 400),
        (lambda c: post(c, "CLEAR XYZ", "application/sparql-update"), 400),
        (lambda c: post(c, "ASK {}", "application/sparql-query", query="ASK {}"), 400),
        (lambda c: post(c, "x=1", "application/x-www-form-urlencoded"), 400),
    ],
)
def test_malformed_requests(client: TestClient, send, status: int) -> None:
    """Each of the manifest's bad_ requests, and some more, gets its 4xx as a problem document."""
    response = send(client)

    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["status"] == status


@pytest.mark.parametrize(
    "send",
    [
        lambda c: c.post("/sparql", data={"update": "INSERT DATA { <a:a> <a:b> <a:c> }"}),
        lambda c: post(c, "CLEAR ALL", "application/sparql-update"),
        lambda c: post(c, "CLEAR ALL", "application/sparql-update", **{"using-graph-uri": "http://example.org/"}),
        lambda c: post(c, "INSERT DATA { <a> <b> <c> }", "application/sparql-update"),
    ],
)
def test_updates_are_refused_with_the_reason(client: TestClient, send) -> None:
    """A well-formed update gets 403: the graph is read-only over HTTP, and nothing has changed."""
    response = send(client)

    assert (response.status_code, response.json()["type"].rpartition("/")[2]) == (403, "read-only")
    assert count(client.get("/sparql", params={"query": COUNT})) == 5


@pytest.mark.parametrize(
    "update", ["LOAD <http://127.0.0.1:9/x>", "INSERT { ?s ?p ?o } WHERE { SERVICE <x:y> { ?s ?p ?o } }"]
)
def test_updates_that_reach_out_are_refused_as_such(client: TestClient, update: str) -> None:
    """LOAD and SERVICE are named as the reason, before the engine sees the text."""
    response = post(client, update, "application/sparql-update")

    assert (response.status_code, response.json()["type"].rpartition("/")[2]) == (403, "outgoing")


def test_a_syntax_error_says_where(client: TestClient) -> None:
    """line and column stand in the problem document."""
    problem = client.get("/sparql", params={"query": "SELECT *\nWHERE { ?s ?p }"}).json()

    assert (problem["line"], problem["column"]) == (2, 16)


def test_a_syntax_error_names_characters_in_words(client: TestClient) -> None:
    """The parser's ranges of code points tell a person nothing."""
    problem = client.get("/sparql", params={"query": "SELECT ?"}).json()

    assert problem["detail"].startswith("expected one of DESCRIBE, a digit, a letter, ")
    assert "u{" not in problem["detail"]


def test_an_unknown_function_is_the_querys_fault(client: TestClient) -> None:
    """A query that cannot be evaluated gets 400, not 500."""
    response = client.get("/sparql", params={"query": "SELECT (<x:f>(1) AS ?y) {}"})

    assert (response.status_code, response.json()["type"].rpartition("/")[2]) == (400, "evaluation")


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ({}, 5),
        ({"default-graph-uri": [BASE + "graph/a"]}, 3),
        ({"default-graph-uri": [BASE + "graph/a", BASE + "graph/b"]}, 4),
        ({"default-graph-uri": [BASE + "graph/a", BASE + "graph/a"]}, 3),
        ({"named-graph-uri": [BASE + "graph/a"]}, 0),
        ({"default-graph-uri": ["http://example.org/none"]}, 0),
    ],
)
def test_the_dataset_of_the_protocol(client: TestClient, parameters, expected: int) -> None:
    """2.1.4: default-graph-uri makes the default graph, as a merge: a triple of two graphs counts once."""
    query = "SELECT (COUNT(*) AS ?n) FROM <http://example.org/other> WHERE { ?s ?p ?o }" if parameters else None
    query = query or "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"

    response = client.get("/sparql", params={"query": query, **parameters})

    assert count(response) == (expected if parameters else 5)


FORM = "application/x-www-form-urlencoded"
DIRECT = "application/sparql-query"
ONLY_THERE = f"""BASE <{BASE}> ASK {{
  <id/x> <ns#q> 1 . GRAPH <graph/b> {{ <id/z> <ns#q> 2 }}
  FILTER NOT EXISTS {{ ?s <ns#q> 2 }} FILTER NOT EXISTS {{ GRAPH <graph/c> {{ ?s ?p ?o }} }}
}}"""
DATASET = f"default-graph-uri={BASE}graph/a&named-graph-uri={BASE}graph/b"


@pytest.mark.parametrize(
    "send",
    [
        lambda c: c.get(f"/sparql?{DATASET}&query={quote(ONLY_THERE)}"),
        lambda c: c.post(f"/sparql?{DATASET}", content=ONLY_THERE, headers={"Content-Type": DIRECT}),
        lambda c: c.post(f"/sparql?{DATASET}", data={"query": ONLY_THERE}),
        lambda c: c.post(
            "/sparql",
            data={
                "query": ONLY_THERE,
                "default-graph-uri": f"{BASE}graph/a",
                "named-graph-uri": f"{BASE}graph/b",
            },
        ),
    ],
    ids=["get", "direct", "form, dataset in the URL", "form, dataset in the body"],
)
def test_the_dataset_by_each_way_of_asking(client: TestClient, send) -> None:
    """2.1.4: default and named graphs together, wherever the way of asking puts them."""
    assert client.get("/sparql", params={"query": ONLY_THERE}).json()["boolean"] is False
    assert send(client).json()["boolean"] is True


def test_the_dataset_of_the_request_wins(client: TestClient) -> None:
    """2.1.4: where request and query both name a dataset, the request's is used, for named graphs as well."""
    query = f"ASK FROM <{BASE}graph/c> FROM NAMED <{BASE}graph/c> {{ GRAPH ?g {{ ?s ?p 3 }} }}"

    alone = client.get("/sparql", params={"query": query})
    overruled = client.get("/sparql", params={"query": query, "named-graph-uri": f"{BASE}graph/b"})

    assert [alone.json()["boolean"], overruled.json()["boolean"]] == [True, False]


def test_a_media_type_is_read_whatever_its_case_and_parameters(client: TestClient) -> None:
    """2.1.2 and 2.1.3: names of media types know no case, and a charset of UTF-8 says what is so anyway."""
    direct = post(client, "ASK {}", "Application/SPARQL-Query;Charset=utf-8")
    form = post(client, "query=ASK%20%7B%7D", f"{FORM.title()}; charset=UTF-8")

    assert [direct.json()["boolean"], form.json()["boolean"]] == [True, True]


def test_the_merge_of_from_clauses(client: TestClient) -> None:
    """Graphs named by FROM, by relative IRI too, and twice, are merged; GRAPH sees those of FROM NAMED."""
    query = f"""BASE <{BASE}graph/> PREFIX g: <{BASE}graph/>
    SELECT (COUNT(*) AS ?n) (COUNT(DISTINCT ?g) AS ?graphs)
    FROM <a> FROM g:b FROM <a> FROM NAMED <b>
    WHERE {{ {{ ?s ?p ?o }} UNION {{ GRAPH ?g {{ ?s ?p ?o }} }} }}"""

    row = client.get("/sparql", params={"query": query}).json()["results"]["bindings"][0]

    assert (row["n"]["value"], row["graphs"]["value"]) == (str(4 + 2), "1")


def test_relative_iris_are_resolved_against_the_endpoint(client: TestClient) -> None:
    """A query without BASE resolves its IRIs against the endpoint's public address."""
    response = client.get("/sparql", params={"query": "SELECT (STR(<x>) AS ?n) {}"})

    assert response.json()["results"]["bindings"][0]["n"]["value"] == "http://127.0.0.1:8000/x"


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        (None, "application/sparql-results+json"),
        ("*/*", "application/sparql-results+json"),
        ("application/json", "application/sparql-results+json"),
        ("application/sparql-results+xml", "application/sparql-results+xml"),
        ("text/csv", "text/csv; charset=utf-8"),
        ("text/csv;q=0.1, text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
        (
            "text/html;q=0.8,application/xhtml+xml;q=0.8,application/xml;q=0.9,*/*;q=0.1",
            "application/sparql-results+xml",
        ),
        ("image/png, */*;q=0.1", "application/sparql-results+json"),
    ],
)
def test_formats_of_solutions(client: TestClient, accept: str | None, expected: str) -> None:
    """SELECT is answered in the best of JSON, XML, CSV and TSV; all parse to the same solutions."""
    headers = {"Accept": accept} if accept else {}

    response = client.get("/sparql", params={"query": "SELECT ?o { ?s <x:p>|!<x:p> ?o }"}, headers=headers)

    assert response.headers["content-type"] == expected
    assert "Accept" in response.headers["vary"]
    media_type = expected.partition(";")[0]
    format = pyoxigraph.QueryResultsFormat.from_media_type(media_type)
    if media_type != "text/csv":
        assert len(list(pyoxigraph.parse_query_results(response.content, format))) == 5


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        (None, "text/turtle"),
        ("application/n-triples", "application/n-triples"),
        ("application/ld+json", "application/ld+json"),
        ("application/json", "application/ld+json"),
        ("application/rdf+xml", "application/rdf+xml"),
        ("application/trig", "application/trig"),
        ("application/n-quads", "application/n-quads"),
        ("text/turtle;q=0.5, application/rdf+xml;q=0.9", "application/rdf+xml"),
    ],
)
@pytest.mark.parametrize("query", ["CONSTRUCT WHERE { ?s ?p ?o }", "DESCRIBE <" + BASE + "id/x>"])
def test_formats_of_graphs(client: TestClient, accept: str | None, media_type: str, query: str) -> None:
    """CONSTRUCT and DESCRIBE are answered in six RDF formats that hold the same triples."""
    headers = {"Accept": accept} if accept else {}

    response = client.get("/sparql", params={"query": query}, headers=headers)

    assert response.headers["content-type"].partition(";")[0] == media_type
    parsed = pyoxigraph.parse(response.content, pyoxigraph.RdfFormat.from_media_type(media_type))
    assert len(list(parsed)) == (5 if query.startswith("CONSTRUCT") else 3)


def test_nothing_acceptable(client: TestClient) -> None:
    """406 names what there is."""
    response = client.get("/sparql", params={"query": "ASK {}"}, headers={"Accept": "image/png"})

    assert response.status_code == 406
    assert "text/csv" in response.json()["available"]


def test_etag_and_304(client: TestClient) -> None:
    """The same request has the same strong ETag, another format another; If-None-Match gives 304."""
    first = client.get("/sparql", params={"query": COUNT}, headers=JSON)
    csv = client.get("/sparql", params={"query": COUNT}, headers={"Accept": "text/csv"})

    again = client.get("/sparql", params={"query": COUNT}, headers={**JSON, "If-None-Match": first.headers["etag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"] != csv.headers["etag"]
    assert "content-length" not in again.headers


def test_any_validator_will_do(client: TestClient) -> None:
    """If-None-Match: * holds for whatever there is (RFC 9110, 13.1.2)."""
    response = client.get("/sparql", params={"query": "ASK {}"}, headers={"If-None-Match": "*"})

    assert response.status_code == 304


@pytest.mark.parametrize("clause", ["WITH <x:g> DELETE {?s ?p ?o}", "DELETE {?s ?p ?o} USING <x:g>"])
def test_an_update_that_names_its_dataset_twice_is_malformed(client: TestClient, clause: str) -> None:
    """bad_update_dataset_conflict, in form and body: 400 of its own, not the 403 of every update."""
    update = f"{clause} WHERE {{ ?s ?p ?o }}"

    form = client.post("/sparql", data={"update": update, "using-named-graph-uri": "x:g"})
    direct = client.post(
        "/sparql",
        params={"using-graph-uri": "x:g"},
        content=update,
        headers={"Content-Type": "application/sparql-update"},
    )

    for response in (form, direct):
        assert (response.status_code, response.json()["type"].rpartition("/")[2]) == (400, "bad-request")


@pytest.mark.parametrize("call", ["NOW()", "RAND()", "UUID()", "STRUUID()", "now#\n()"])
def test_what_changes_by_itself_is_not_kept(client: TestClient, call: str) -> None:
    """Requests with NOW, RAND and the like have no ETag and are evaluated each time."""
    answers = [client.get("/sparql", params={"query": f"SELECT ({call} AS ?n) {{}}"}) for _ in range(2)]

    assert [answer.headers.get("etag") for answer in answers] == [None, None]
    assert answers[0].headers["cache-control"] == "no-store"
    assert answers[0].content != answers[1].content


def test_head_has_the_headers_of_get(client: TestClient) -> None:
    """HEAD answers a query with GET's headers and no body."""
    get = client.get("/sparql", params={"query": COUNT})

    head = client.head("/sparql", params={"query": COUNT})

    assert (head.status_code, head.content) == (200, b"")
    assert dict(head.headers) == dict(get.headers)


def test_options_and_cors(client: TestClient) -> None:
    """A preflight is answered, and every answer may be read from any origin."""
    preflight = client.options(
        "/sparql", headers={"Origin": "https://example.org", "Access-Control-Request-Method": "POST"}
    )
    answer = client.get("/sparql", params={"query": "ASK {}"}, headers={"Origin": "https://example.org"})

    assert preflight.status_code == 204
    assert "POST" in preflight.headers["access-control-allow-methods"]
    for response in (preflight, answer):
        assert response.headers.get_list("access-control-allow-origin") == ["*"]
    assert "ETag" in answer.headers["access-control-expose-headers"]


@pytest.mark.parametrize("coding", ["gzip", "zstd"])
def test_compression(client: TestClient, coding: str) -> None:
    """A larger answer comes compressed to who asks for it, with an ETag of its own; a small one does not."""
    query = "SELECT * { VALUES ?x { " + " ".join(map(str, range(500))) + " } }"
    plain = client.get("/sparql", params={"query": query}, headers={"Accept-Encoding": "identity"})

    packed = client.get("/sparql", params={"query": query}, headers={"Accept-Encoding": coding})
    small = client.get("/sparql", params={"query": "ASK {}"}, headers={"Accept-Encoding": coding})

    assert packed.headers["content-encoding"] == coding
    assert "content-encoding" not in small.headers
    assert "Accept-Encoding" in packed.headers["vary"]
    if coding == "gzip":
        assert packed.content == plain.content
    assert packed.headers["etag"] != plain.headers["etag"]
    assert int(packed.headers["content-length"]) < int(plain.headers["content-length"])


def test_too_long_a_text(client: TestClient) -> None:
    """413 for a body and 414 for a URL beyond the limit."""
    long = "ASK {} #" + "x" * 30_000

    assert post(client, long, "application/sparql-query").status_code == 413
    assert client.get("/sparql", params={"query": long}).status_code == 414


def test_unknown_parameters_are_ignored(client: TestClient) -> None:
    """?ac=1, as an editor sends it, changes nothing."""
    assert client.get("/sparql", params={"query": "ASK {}", "ac": "1"}).json()["boolean"] is True


def test_without_a_query_the_service_is_described(client: TestClient) -> None:
    """The service description names the configured public address."""
    response = client.get("/sparql", headers={"Accept": "application/n-triples"})

    assert b"/sparql-service-description#endpoint> <http://127.0.0.1:8000/sparql> ." in response.content
    assert b"public-url" not in response.content


@pytest.mark.parametrize("accept", ["text/csv", "text/tab-separated-values"])
def test_ask_in_a_table(client: TestClient, accept: str) -> None:
    """A boolean in CSV or TSV is one row of one column."""
    response = client.get("/sparql", params={"query": "ASK {}"}, headers={"Accept": accept})

    assert response.text.split() == ["boolean", "true"]


def test_problems_speak_the_clients_language(client: TestClient) -> None:
    """The title of a problem is Swedish or English."""
    titles = [
        client.get("/sparql", params={"query": "x"}, headers={"Accept-Language": tag}).json()["title"]
        for tag in ("sv", "en")
    ]

    assert titles == ["Inte en SPARQL-fråga", "Not a SPARQL query"]


def test_the_answer_is_the_engines(client: TestClient) -> None:
    """Language tags, quotes and diacritics come through every step unharmed."""
    query = "SELECT ?o { ?s <https://w3id.org/samgraf/ns#name> ?o }"

    content = json.loads(client.get("/sparql", params={"query": query}).content)

    assert content["results"]["bindings"] == [{"o": {"type": "literal", "value": 'å, "b"', "xml:lang": "sv"}}]
