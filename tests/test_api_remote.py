"""api.engine.remote: the server before another SPARQL endpoint, here a small one in a thread."""

from __future__ import annotations

import contextlib
import re
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import parse_qs

import pytest
from pyoxigraph import NamedNode, QueryResultsFormat, QueryTriples, RdfFormat, Store
from starlette.testclient import TestClient

from api import releases
from api.app import create_app
from api.engine import pulse, remote
from api.settings import Settings
from loaders.release.prune import prune

BASE = "https://w3id.org/samgraf/"
TURTLE = "<id/a> <ns#p> <id/b> . <id/b> <ns#p> 1, 2, 3 ."
HELD = """<graph/description#dataset> <http://purl.org/dc/terms/identifier> "r1" ."""


class Endpoint(BaseHTTPRequestHandler):
    """A SPARQL endpoint as simple as can be; some texts make it misbehave."""

    protocol_version = "HTTP/1.1"
    store = Store()
    dropped = threading.Event()
    seen: list[tuple[dict[str, list[str]], str]] = []  # noqa: RUF012  # one server a module

    def do_POST(self) -> None:
        """Answer a form POST."""
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        self.seen.append((form, self.headers.get("Authorization", "")))
        query = form["query"][0]
        if "slow" in query:
            time.sleep(3)
        if "elsewhere" in query:
            self.send_response(302)
            self.send_header("Location", "http://127.0.0.1:1/")
            self.end_headers()
            self.close_connection = True
            return
        if "reset" in query:
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.close_connection = True
            return
        if "behind" in query:
            self.send_error(502)
            return
        if "page" in query:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(b"<html>Sign in")
            self.close_connection = True
            return
        if "dripping" in query:
            with contextlib.suppress(OSError):
                for letter in b"HTTP/1.1 200 OK\r\nX-Slow: " + b"x" * 400:
                    self.wfile.write(bytes([letter]))
                    time.sleep(0.05)
            self.dropped.set()
            return
        if "busy" in query:
            self.send_response(503)
            self.send_header("Retry-After", "7")
            self.end_headers()
            self.close_connection = True
            return
        graphs = {
            name: [NamedNode(iri) for iri in form[f"{kind}-graph-uri"]]
            for kind, name in (("default", "default_graph"), ("named", "named_graphs"))
            if f"{kind}-graph-uri" in form
        }
        try:
            results = self.store.query(query, **graphs)
            if isinstance(results, QueryTriples):
                body = results.serialize(format=RdfFormat.from_media_type(self.headers["Accept"]))
            else:
                body = results.serialize(format=QueryResultsFormat.from_media_type(self.headers["Accept"]))
        except SyntaxError as error:
            self.send_error(400, str(error)[:50])
            return
        self.send_response(200)
        self.send_header("Content-Length", str(len(body) + (10 if "broken" in query else 0)))
        self.end_headers()
        self.wfile.write(body)
        self.close_connection = "broken" in query

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def client(write_release: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    Endpoint.store.load(TURTLE + HELD, RdfFormat.TURTLE, base_iri=BASE)
    Endpoint.store.load(TURTLE, RdfFormat.TURTLE, base_iri=BASE, to_graph=NamedNode(f"{BASE}graph/g"))
    server = ThreadingHTTPServer(("127.0.0.1", 0), Endpoint)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    data = write_release(tmp_path_factory.mktemp("remote"), {"reference": ""})
    settings = Settings(
        data=data,
        metrics_port=0,
        workers=1,
        query_seconds=1,
        result_mb=2,
        store=f"http://127.0.0.1:{server.server_port}/sparql",
        store_user="reader",
        store_password="secret",
    )
    with TestClient(create_app(settings)) as client:
        yield client
    server.shutdown()
    thread.join()
    server.server_close()


def ask(client: TestClient, query: str, **parameters: str):
    return client.get("/sparql", params={"query": query, **parameters}, headers={"Accept": "text/csv"})


def kind(response) -> tuple[int, str]:
    return response.status_code, response.json()["type"].rpartition("/")[2]


def test_a_query_is_answered_from_elsewhere(client: TestClient) -> None:
    """The text, the graphs and the credentials go to the endpoint; its bytes come back."""
    answer = ask(client, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", **{"default-graph-uri": f"{BASE}graph/g"})

    form, authorization = Endpoint.seen[-1]
    assert answer.text.split() == ["n", "4"]
    assert form["default-graph-uri"] == [f"{BASE}graph/g"]
    assert authorization == "Basic cmVhZGVyOnNlY3JldA=="


def test_a_large_answer_comes_in_pieces(client: TestClient) -> None:
    """More than is held back is passed on whole."""
    numbers = " ".join(map(str, range(1000)))
    query = f"SELECT ?a ?b {{ VALUES ?a {{ {numbers} }} VALUES ?b {{ {' '.join(map(str, range(100)))} }} }}"

    assert ask(client, query).text.count("\r\n") == 100_001


def test_things_and_graphs(client: TestClient) -> None:
    """Linked data and the Graph Store Protocol are answered by queries; what is not there is 404."""
    headers = {"Accept": "application/n-triples"}

    thing = client.get("/data/a", headers=headers)
    graph = client.get("/graph/g", headers=headers)

    assert thing.text == f"<{BASE}id/a> <{BASE}ns#p> <{BASE}id/b> .\n"
    assert len(graph.text.splitlines()) == 4
    assert client.get("/data/none").status_code == client.get("/graph/none").status_code == 404


def test_variables_have_their_values_in_the_text(client: TestClient) -> None:
    """Values that our own engine binds beside the text stand in the text for another: pages ask so."""
    response = client.get("/page/a", headers={"Accept": "text/html"})

    assert response.status_code == 200
    assert any(f"VALUES (?thing) {{ (<{BASE}id/a>) }}" in form["query"][0] for form, _ in Endpoint.seen)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("SELECT nonsense", (400, "syntax")),
        ("ASK {} #slow", (504, "timeout")),
        ("ASK {} #busy", (503, "overloaded")),
        ("ASK {} #reset", (503, "store-away")),
        ("ASK {} #behind", (503, "store-away")),
        ("ASK {} #broken", (500, "engine")),
        ("ASK {} #elsewhere", (500, "engine")),
        ("ASK {} #page", (500, "engine")),
        ("ASK {} #dripping", (504, "timeout")),
        ("SELECT * { SERVICE <http://127.0.0.1:1/> {} }", (403, "outgoing")),
        (
            f"SELECT * {{ {' '.join(f'VALUES ?v{i} {{ {chr(32).join(map(str, range(90)))} }}' for i in range(3))} }}",
            (413, "result-too-large"),
        ),
    ],
)
def test_its_failures_are_ours(client: TestClient, query: str, expected: tuple[int, str]) -> None:
    """An answer that breaks off, points elsewhere, is a page, is too large or never ends gives a problem as of ours."""
    response = client.get("/sparql", params={"query": query})

    if expected[1] == "result-too-large":
        assert response.status_code == 413 or not response.text.endswith("]}}")
    else:
        assert kind(response) == expected


def test_busy_says_when_to_come_back(client: TestClient) -> None:
    """Retry-After of the endpoint is passed on."""
    assert client.get("/sparql", params={"query": "ASK {} #busy"}).headers["retry-after"] == "7"


def test_an_endpoint_that_is_not_there(write_release: Callable[..., Path], tmp_path: Path) -> None:
    """The server starts, and says that it has nothing to answer from."""
    data = write_release(tmp_path, {"reference": ""})
    with socket.socket() as taken:  # a port that nobody listens at
        taken.bind(("127.0.0.1", 0))
        store = f"http://127.0.0.1:{taken.getsockname()[1]}/sparql"
        settings = Settings(data=data, metrics_port=0, workers=1, store=store)

        with TestClient(create_app(settings)) as client:
            assert client.get("/health/ready").status_code == 503


def no_such_name(*_: object, **__: object) -> None:
    """What a resolver says that knows no such host."""
    raise socket.gaierror(socket.EAI_NONAME, "unknown")


def not_in_time(*_: object, **__: object) -> None:
    """What a host does that swallows all packets."""
    raise TimeoutError


@pytest.mark.parametrize("fault", [None, no_such_name, not_in_time])
def test_a_store_that_has_gone_is_told_as_away(
    write_release: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: Callable[..., None]
) -> None:
    """Queries, data and pages: 503 with when to come back, and nothing of where the store was, or who asks it."""
    data = write_release(tmp_path, {"reference": ""})
    server = started(type("Going", (Endpoint,), {"store": holding("r1")}))
    store = f"http://localhost:{server.server_port}/where-it-is/sparql"
    settings = Settings(data=data, metrics_port=0, workers=1, store=store, store_user="reader", store_password="secret")

    with TestClient(create_app(settings)) as client:
        server.shutdown()
        server.server_close()
        if fault:
            monkeypatch.setattr(socket, "getaddrinfo", fault)
        answers = [client.get("/sparql", params={"query": "ASK {}"}), client.get("/data/a")]
        answers += [client.post("/sparql", data={"query": "ASK {}"}), client.get("/questions/who-is-within-reach.json")]
        page = client.get("/page/a", headers={"Accept": "text/html"})

    assert [kind(answer) for answer in answers] == [(503, "store-away")] * 4
    assert (page.status_code, "Databasen är borta" in page.text) == (503, True)
    for answer in (*answers, page):
        assert answer.headers["retry-after"] == "5"
        assert not re.search(f"where-it-is|localhost|{server.server_port}|reader|secret", answer.text)


def test_what_is_given_up_is_dropped(client: TestClient) -> None:
    """The connection to the endpoint is closed, so that it can stop; and a deadline holds in the head of an answer."""
    Endpoint.dropped.clear()

    client.get("/sparql", params={"query": "ASK {} #dripping again"})

    assert Endpoint.dropped.wait(10)


def test_more_than_may_be_asked_at_once_waits_its_turn(client: TestClient) -> None:
    """Thirty at once, four of them on their way: none is refused."""
    with ThreadPoolExecutor(30) as pool:
        answers = list(pool.map(lambda n: ask(client, f"SELECT (COUNT(*) AS ?n) {{ ?s ?p ?o }} #{n}"), range(30)))

    assert [answer.status_code for answer in answers] == [200] * 30


def holding(release: str) -> Store:
    """A store with a release in it."""
    store = Store()
    store.load(HELD.replace("r1", release), RdfFormat.TURTLE, base_iri=BASE)
    return store


def started(handler: type[Endpoint], port: int = 0) -> ThreadingHTTPServer:
    server = ThreadingHTTPServer(("127.0.0.1", port), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def ready(client: TestClient) -> str:
    """The release that it has got ready with, within ten seconds; else nothing."""
    for _ in range(100):
        answer = client.get("/health/ready")
        if answer.status_code == 200:
            return str(answer.json()["release"])
        time.sleep(0.1)
    return ""


def test_an_endpoint_that_comes_back_is_taken_up(
    write_release: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server that was started while the store was away, or said rubbish, is ready soon after it is there."""
    monkeypatch.setattr(releases, "STORE_SECONDS", 0.1)
    data = write_release(tmp_path, {"reference": ""})
    rubbish = type("Rubbish", (Endpoint,), {"store": SimpleNamespace(query=lambda *_, **__: Rubbish())})
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    settings = Settings(data=data, metrics_port=0, workers=1, store=f"http://127.0.0.1:{port}/sparql")

    with TestClient(create_app(settings)) as client:
        assert client.get("/health/ready").status_code == 503
        wrong = started(rubbish, port)
        time.sleep(1)
        assert client.get("/health/ready").status_code == 503
        wrong.shutdown()
        wrong.server_close()
        right = started(Endpoint, port)
        name = ready(client)
        right.shutdown()
        right.server_close()

    assert name == "r1"


def test_ready_means_that_the_store_answers(
    write_release: Callable[..., Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not while it is away, holds its peace or holds nothing; and again once it is back. All beside it goes on."""
    monkeypatch.setattr(pulse, "FRESH_SECONDS", 0.1)
    monkeypatch.setattr(pulse, "SECONDS", 0.5)
    monkeypatch.setattr(remote, "SECONDS", 0.5)
    data = write_release(tmp_path, {"reference": ""}, files={"exports/a.csv": b"a"})
    handler = type("Going", (Endpoint,), {"store": holding("r1")})
    server = started(handler)
    port = server.server_port
    settings = Settings(data=data, metrics_port=0, workers=1, store=f"http://127.0.0.1:{port}/sparql")

    def stop() -> None:
        server.shutdown()
        server.server_close()

    with TestClient(create_app(settings)) as client, socket.socket() as silent:
        assert client.get("/health/ready").status_code == 200
        stop()
        time.sleep(0.2)
        away = client.get("/health/ready")
        rest = client.get("/exports/a.csv"), client.get("/health/live")
        silent.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        silent.bind(("127.0.0.1", port))
        silent.listen()
        time.sleep(0.2)
        dumb = client.get("/health/ready")
        silent.close()
        server = started(type("Empty", (Endpoint,), {"store": Store()}), port)
        time.sleep(0.2)
        empty = client.get("/health/ready")
        stop()
        server = started(handler, port)
        back = ready(client)
        stop()

    assert [kind(answer) for answer in (away, dumb, empty)] == [
        (503, "store-away"),
        (503, "store-away"),
        (503, "no-release"),
    ]
    assert {answer.headers["retry-after"] for answer in (away, dumb, empty)} == {"5"}
    assert [answer.status_code for answer in rest] == [200, 200]
    assert back == "r1"


def test_many_who_ask_whether_it_is_ready_cost_the_store_one_question(client: TestClient) -> None:
    """Within two seconds, whether they come at once or one after the other; nor do they wait behind queries."""
    time.sleep(pulse.FRESH_SECONDS + 0.1)
    with ThreadPoolExecutor(30) as pool:
        slow = [pool.submit(ask, client, f"ASK {{}} #slow {number}") for number in range(8)]
        time.sleep(0.3)
        before = len(Endpoint.seen)
        answers = list(pool.map(lambda _: client.get("/health/ready").status_code, range(20)))
        asked = [form["query"][0] for form, _ in Endpoint.seen[before:] if '"r1"' in form["query"][0]]
        busy = [one for one in slow if not one.done()]

    assert answers == [200] * 20 and len(busy) >= 4
    assert len(asked) == 1


def test_files_of_a_release_that_was_pruned_are_not_found(write_release: Callable[..., Path], tmp_path: Path) -> None:
    """Where the store still answers from it: files say what has become of them, and nothing fails of itself."""
    files = {"exports/a.csv": b"a", "exports/samgraf.nq": b"", "catalogue.ttl": b"", "texts/plan.txt": b"text"}
    data = write_release(tmp_path, {"reference": ""}, id="r1", files=files)
    allowed = "<doc/plan> a <ns#SourceDocument> ; dct:license <x:l> ; <ns#privacyCheckedBy> <x:p> ."
    store = holding("r1")
    store.load("@prefix dct: <http://purl.org/dc/terms/> ." + allowed, RdfFormat.TURTLE, base_iri=BASE)
    server = started(type("Holding", (Endpoint,), {"store": store}))
    settings = Settings(data=data, metrics_port=0, workers=1, store=f"http://127.0.0.1:{server.server_port}/sparql")
    told = ("exports/a.csv", "search.json?q=text", ".well-known/void", "catalogue.rdf")
    page = {"Accept": "text/html"}
    other = ("search?q=text", "exports/", "releases/r1/", "releases/r1/exports/a.csv", "releases/r1/changes")
    other += ("", "page/a", "things", "limits", "docs", "sitemap.xml", "sparql", "static/terms.r1.json", "releases/r2/")

    with TestClient(create_app(settings), raise_server_exceptions=False) as client:
        before = (
            client.get("/doc/plan/text?lang=sv", headers=page).status_code,
            client.get("/exports/a.csv").status_code,
        )
        write_release(data, {"reference": ""}, id="r2", files=files)
        prune(data, keep=1)
        answers = [client.get(f"/{path}") for path in told] + [client.get("/doc/plan/text?lang=en", headers=page)]
        rest = {
            (path, form): client.get(f"/{path}", headers={"Accept": form}).status_code
            for path in other
            for form in ("*/*", "text/html")
        }
        ready = client.get("/health/ready").json()["release"]
    server.shutdown()
    server.server_close()

    assert before == (200, 200) and ready == "r1"
    assert [(answer.status_code, "have been removed" in answer.text) for answer in answers] == [(404, True)] * 5
    assert {place: status for place, status in rest.items() if status not in (200, 404, 406)} == {}
    assert rest["things", "text/html"] == rest["", "text/html"] == rest["releases/r2/", "*/*"] == 200


class Rubbish:
    """An answer that is none."""

    def serialize(self, **_: object) -> bytes:
        """Return no JSON."""
        return b"[}"


def test_the_release_is_the_one_that_the_store_holds(write_release: Callable[..., Path], tmp_path: Path) -> None:
    """Whichever is current on disk; where it is not at hand, or the name is none, there is nothing to serve."""
    data = write_release(tmp_path, {"reference": ""}, id="r1", files={"exports/a.csv": b"of r1"})
    write_release(tmp_path, {"reference": ""}, id="r2", files={"exports/a.csv": b"of r2"})
    told = []
    for identifier in ("r1", "r3", "../releases/r1"):
        server = started(type("Holding", (Endpoint,), {"store": holding(identifier)}))
        settings = Settings(data=data, metrics_port=0, store=f"http://127.0.0.1:{server.server_port}/sparql")
        with TestClient(create_app(settings)) as client:
            told.append((client.get("/health/ready").status_code, client.get("/exports/a.csv").text[:5]))
        server.shutdown()
        server.server_close()

    assert told[0] == (200, "of r1")
    assert [status for status, _ in told[1:]] == [503, 503]
