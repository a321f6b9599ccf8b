"""api.app: what holds for every address, and the linked data, files and questions behind them."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse
from starlette.testclient import TestClient

from api.app import create_app
from api.errors import KINDS
from api.settings import Settings

BASE = "https://w3id.org/samgraf/"
GRAPHS = {
    "ontology": "<ns#Project> a <x:Class> . <ns> <x:version> <ns/1.0.0> .",
    "schemes": """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        <scheme/role> a skos:ConceptScheme .
        <scheme/role/partner> skos:inScheme <scheme/role> ; skos:prefLabel "partner"@sv .
        <scheme/level/state> skos:inScheme <scheme/level> .""",
    "shapes": "<shapes#ProjectShape> a <x:Shape> .",
    "doc/report": "<id/project/alfa> a <ns#Project> . <id/participation/1> <ns#participationIn> <id/project/alfa> ."
    " <doc/report> <x:title> 'R' . <doc/report/text> <x:of> <doc/report> .",
    "reference": "<id/lan/13> <x:label> 'Hallands län'@sv .",
}
FILES = {
    "exports/samgraf.csv": b"a,b\r\n",
    "texts/report.txt": b"masked",
    "catalogue.ttl": b"<https://public-url.invalid/catalogue> a <x:Catalog> .",
}
PATHS = [
    "/sparql?query=ASK%20%7B%7D",
    "/sparql",
    "/id/project/alfa",
    "/data/project/alfa",
    "/data/project/alfa.ttl",
    "/doc/report",
    "/doc/report/text",
    "/scheme/role",
    "/scheme/role/partner",
    "/ns",
    "/ns/1.0.0",
    "/shapes",
    "/graph/reference",
    "/graph/doc/report",
    "/graphs?default",
    f"/graphs?graph={BASE}graph/reference",
    "/questions",
    "/exports/samgraf.csv",
    "/exports/",
    "/releases/r1/exports/samgraf.csv",
    "/catalogue",
    "/catalogue.rdf",
    "/.well-known/void",
    "/limits",
    "/problems/timeout",
    "/health/live",
    "/health/ready",
    "/robots.txt",
    "/openapi.json",
]


@pytest.fixture(scope="module")
def data(write_release: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_release(tmp_path_factory.mktemp("app") / "var", GRAPHS, files=FILES)


@pytest.fixture(scope="module")
def client(data: Path) -> Iterator[TestClient]:
    settings = Settings(data=data, metrics_port=0, workers=1, public_url="https://data.example.se/")
    with TestClient(create_app(settings, pages={}), follow_redirects=False) as client:
        yield client


@pytest.fixture(scope="module")
def site(data: Path) -> Iterator[TestClient]:
    """With pages, under a path of its host."""
    settings = Settings(data=data, metrics_port=0, workers=1, public_url="https://example.se/graf")
    with TestClient(create_app(settings), follow_redirects=False) as client:
        yield client


def triples(content: bytes, media_type: str) -> list[str]:
    format = RdfFormat.from_media_type(media_type.partition(";")[0])
    assert format is not None
    return sorted(str(quad.triple) for quad in parse(content, format))


@pytest.mark.parametrize("path", PATHS)
def test_head_options_and_common_headers(client: TestClient, path: str) -> None:
    """Every address answers HEAD as GET without its body, OPTIONS with Allow, and may be read from anywhere."""
    get, head, options = client.get(path), client.head(path), client.options(path)

    assert get.status_code == head.status_code == (303 if path.startswith("/id/") else 200)
    assert head.content == b""
    assert {**get.headers} == {**head.headers}
    assert (options.status_code, "GET" in options.headers["allow"]) == (204, True)
    for response in (get, head, options):
        assert response.headers.get_list("access-control-allow-origin") == ["*"]
        assert response.headers.get_list("samgraf-release") == ["r1"]
        assert response.headers["x-content-type-options"] == "nosniff"
        assert "default-src 'none'" in response.headers["content-security-policy"]


@pytest.mark.parametrize("path", [path for path in PATHS if not path.startswith(("/limits", "/sparql"))])
def test_other_methods_are_refused(client: TestClient, path: str) -> None:
    """DELETE gets 405 with Allow, as a problem document."""
    response = client.delete(path)

    assert (response.status_code, response.headers["allow"]) == (405, "GET, HEAD, OPTIONS")
    assert response.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize(
    "path",
    [
        "/nothing",
        "/data/project/beta",
        "/data/project/a%22b",
        "/data/project/alfa.xyz",
        "/doc/none",
        "/scheme/none",
        "/scheme/role/none",
        "/ns/9.9.9",
        "/graph/none",
        "/graphs?graph=http://example.org/none",
        "/questions/none",
        "/exports/none",
        "/exports/../manifest.json",
        "/exports/..%2f..%2fr1%2fmanifest.json",
        "/releases/r1/texts/report.txt",
        "/releases/r1/private/manifest.json",
        "/releases/..%2f..%2fvar/exports/samgraf.csv",
        "/releases/r9/exports/samgraf.csv",
        "/catalogue.xls",
        "/problems/none",
    ],
)
def test_what_is_not_there(client: TestClient, path: str) -> None:
    """An address of nothing gets 404 (a release that is not there: 404 as well), as a problem document."""
    response = client.get(path)

    assert response.status_code == 404
    assert response.json()["status"] == 404


def test_a_thing_redirects_to_its_data(client: TestClient) -> None:
    """/id/… answers 303 with Vary; without a page also a browser is sent to the data."""
    response = client.get("/id/project/alfa", headers={"Accept": "text/html, */*;q=0.1"})

    assert (response.status_code, response.headers["location"]) == (303, "/data/project/alfa")
    assert response.headers["vary"] == "Accept"


@pytest.mark.parametrize(
    ("extension", "media_type"),
    [
        ("ttl", "text/turtle"),
        ("nt", "application/n-triples"),
        ("jsonld", "application/ld+json"),
        ("rdf", "application/rdf+xml"),
    ],
)
def test_data_of_a_thing(client: TestClient, extension: str, media_type: str) -> None:
    """All triples with the thing as subject and as object, in the format of the ending."""
    response = client.get(f"/data/project/alfa.{extension}")

    assert response.headers["content-type"].partition(";")[0] == media_type
    assert triples(response.content, media_type) == [
        f"<{BASE}id/participation/1> <{BASE}ns#participationIn> <{BASE}id/project/alfa>",
        f"<{BASE}id/project/alfa> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{BASE}ns#Project>",
    ]


@pytest.mark.parametrize(
    ("path", "graph"),
    [
        ("/ns", "ontology"),
        ("/shapes", "shapes"),
        ("/graph/reference", "reference"),
        ("/graph/doc/report", "doc/report"),
    ],
)
def test_graphs(client: TestClient, path: str, graph: str) -> None:
    """A named graph whole, in the format asked for, the same by its address and by the Graph Store Protocol."""
    headers = {"Accept": "application/n-triples"}

    direct = client.get(path, headers=headers)
    indirect = client.get("/graphs", params={"graph": f"{BASE}graph/{graph}"}, headers=headers)

    expected = sorted(str(quad.triple) for quad in parse(GRAPHS[graph], RdfFormat.TURTLE, base_iri=BASE))
    assert triples(direct.content, "application/n-triples") == expected
    assert triples(indirect.content, "application/n-triples") == expected


@pytest.mark.parametrize("query", ["", "?graph=a&graph=b", "?default&graph=x:y", "?graph=relative"])
def test_the_graph_store_needs_one_graph(client: TestClient, query: str) -> None:
    """None, two, or one that is no absolute IRI: 400."""
    assert client.get(f"/graphs{query}").status_code == 400


def test_a_scheme_holds_its_concepts_only(client: TestClient) -> None:
    """/scheme/{name} gives the scheme and its concepts, not those of others."""
    response = client.get("/scheme/role", headers={"Accept": "application/n-triples"})

    assert b"scheme/role/partner" in response.content
    assert b"scheme/level" not in response.content


@pytest.mark.parametrize("path", ["/exports/samgraf.csv", "/catalogue", "/.well-known/void", "/data/project/alfa.ttl"])
def test_validators(client: TestClient, path: str) -> None:
    """Files and descriptions have an ETag that gives 304."""
    first = client.get(path)

    again = client.get(path, headers={"If-None-Match": first.headers["etag"]})

    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])


def test_the_catalogue_has_the_public_address(client: TestClient) -> None:
    """The placeholder is filled in."""
    response = client.get("/catalogue", headers={"Accept": "application/n-triples"})

    assert b"<https://data.example.se/catalogue>" in response.content


def test_a_dump_in_parts(client: TestClient) -> None:
    """A range of a dump can be asked for."""
    response = client.get("/exports/samgraf.csv", headers={"Range": "bytes=0-1"})

    assert (response.status_code, response.content) == (206, b"a,")


def test_limits_are_those_of_the_settings(client: TestClient) -> None:
    """/limits is flat JSON and true."""
    limits = client.get("/limits").json()

    assert (limits["query_seconds"], limits["query_memory_mb"]) == (20, 512)
    assert all(not isinstance(value, dict) for value in limits.values())


def test_questions_are_listed_and_answered(client: TestClient) -> None:
    """Each listed question answers in each table format, with a file name where the ending asks for one."""
    listed = client.get("/questions").json()["questions"]
    name = next(question["name"] for question in listed if not question["parameters"])

    table = client.get(f"/questions/{name}.csv")

    assert len(listed) >= 20
    assert table.headers["content-type"] == "text/csv; charset=utf-8"
    assert f'filename="{name}.csv"' in table.headers["content-disposition"]
    for extension in ("json", "tsv", "xml"):
        assert client.get(f"/questions/{name}.{extension}").status_code in (200, 404)


def test_every_question_can_be_asked(client: TestClient) -> None:
    """With their defaults all questions run."""
    for question in client.get("/questions").json()["questions"]:
        response = client.get(f"/questions/{question['name']}")
        assert response.status_code == 200, (question["name"], response.text)


def test_a_value_that_does_not_fit(client: TestClient) -> None:
    """A parameter that there is not gets 400, which names it."""
    name = client.get("/questions").json()["questions"][0]["name"]

    response = client.get(f"/questions/{name}", params={"nonsense": "1"})

    assert (response.status_code, response.json()["parameter"]) == (400, "nonsense")


def test_question_titles_speak_the_clients_language(client: TestClient) -> None:
    """?lang= wins over Accept-Language."""
    titles = [
        client.get("/questions", params=parameters, headers={"Accept-Language": tag}).json()["questions"][0]["title"]
        for parameters, tag in [({}, "sv"), ({}, "en"), ({"lang": "sv"}, "en")]
    ]

    assert titles[0] == titles[2] != titles[1]


@pytest.mark.parametrize("path", ["/nothing", "/exports/none", "/questions/?x=y", "/limits/"])
@pytest.mark.parametrize("accept", ["text/html", "image/png", "*/*"])
def test_what_is_sent_in_place_of_an_answer_may_run_nothing(site: TestClient, path: str, accept: str) -> None:
    """Problems and redirects, as documents and as pages, have a policy too."""
    for method in ("GET", "HEAD", "POST", "DELETE"):
        response = site.request(method, path, headers={"Accept": accept})

        assert response.headers["content-security-policy"].startswith("default-src '")


def test_a_redirect_stays_where_the_world_sees_the_server(site: TestClient) -> None:
    """A path with a slash too many leads to the one without, whatever host the request names."""
    response = site.get("/graf/questions/?lang=en", headers={"Host": "evil.example"})

    assert (response.status_code, response.headers["location"]) == (307, "/graf/questions?lang=en")


@pytest.mark.parametrize("kind", KINDS)
def test_the_address_of_a_kind_of_problem_explains_it(site: TestClient, kind: str) -> None:
    """`type` of a problem document leads a browser to a page, in both languages, a program to JSON."""
    address = f"/problems/{kind}"

    pages = [site.get(address, params={"lang": lang}, headers={"Accept": "text/html"}) for lang in ("en", "sv")]
    described = site.get(address).json()

    for page, title in zip(pages, KINDS[kind].titles, strict=True):
        assert page.status_code == 200
        assert html.escape(title) in page.text
    assert described["title"] == dict(zip(("en", "sv"), KINDS[kind].titles, strict=True))


def test_under_a_path_prefix(data: Path) -> None:
    """Behind a proxy that keeps or strips the public address's path, addresses and links are right."""
    settings = Settings(data=data, metrics_port=0, workers=1, public_url="https://example.se/graf")
    with TestClient(create_app(settings), follow_redirects=False) as client:
        for prefix in ("", "/graf"):
            described = client.get(f"{prefix}/sparql", headers={"Accept": "application/n-triples"})
            redirect = client.get(f"{prefix}/id/project/alfa")

            assert b"<https://example.se/graf/sparql>" in described.content
            assert redirect.headers["location"] == "/graf/data/project/alfa"
            assert client.get(f"{prefix}/openapi.json").json()["servers"] == [{"url": "https://example.se/graf"}]
        assert client.get("/graf").text == client.get("/").text
        assert client.get("/grafik").status_code == 404


def test_without_a_release(tmp_path: Path) -> None:
    """The server starts, lives, is not ready, and says why."""
    with TestClient(create_app(Settings(data=tmp_path, metrics_port=0, workers=1))) as client:
        live, ready = client.get("/health/live"), client.get("/health/ready")
        asked = client.get("/sparql", params={"query": "ASK {}"})

    assert (live.status_code, ready.status_code, asked.status_code) == (200, 503, 503)
    assert asked.json()["type"].endswith("no-release")


def test_the_description_names_every_address(client: TestClient) -> None:
    """/openapi.json holds the endpoint and the routes, each operation with an id of its own."""
    paths = client.get("/openapi.json").json()["paths"]
    ids = [operation["operationId"] for path in paths.values() for operation in path.values()]

    assert {"/sparql", "/questions/{name}", "/data/{path}", "/graphs", "/limits"} <= set(paths)
    assert len(ids) == len(set(ids))
