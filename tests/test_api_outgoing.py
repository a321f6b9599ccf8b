"""No request leaves the server: the look-over of the text and the workers' sandbox, each with the other away."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.app import create_app
from api.engine.ask import ask
from api.engine.request import Request
from api.errors import Problem
from api.settings import Settings

ROW = b'{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"literal","value":"from afar"}}]}}'


@dataclass
class Elsewhere:
    """Another server, which notes what it is asked."""

    url: str
    heard: list[str] = field(default_factory=list)


@pytest.fixture
def elsewhere() -> Iterator[Elsewhere]:
    class Answering(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            self.rfile.read(int(self.headers["Content-Length"]))
            other.heard.append(self.path)
            self.send_response(200)
            self.send_header("Content-Type", "application/sparql-results+json")
            self.send_header("Content-Length", str(len(ROW)))
            self.end_headers()
            self.wfile.write(ROW)

        do_GET = do_POST

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    other = Elsewhere(f"http://127.0.0.1:{server.server_address[1]}/sparql")
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield other
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="module")
def data(write_release: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_release(tmp_path_factory.mktemp("outgoing") / "var", {"reference": "<x:s> <x:p> <x:o> ."})


def run_unseen(data: Path, request: Request, allow: tuple[str, ...], output: Path) -> str:
    """Hand a request to a worker, past all that looks its text over."""
    settings = Settings(workers=1, service_allow=allow)
    with output.open("wb") as file:
        ask(data / "current" / "store", request, settings, file)
    return output.read_text()


UNSEEN = [
    Request(text="SELECT * {{ SERVICE <{0}> {{ ?x ?p ?o }} }}"),
    Request(text="SELECT * {{ VALUES ?e {{ <{0}> }} SERVICE ?e {{ ?x ?p ?o }} }}"),
    Request(text="LOAD <{0}>", operation="update"),
    Request(text="INSERT {{ <x:a> <x:b> ?x }} WHERE {{ SERVICE <{0}> {{ ?x ?p ?o }} }}", operation="update"),
]


@pytest.mark.skipif(sys.platform != "linux", reason="the sandbox is Linux's")
@pytest.mark.parametrize("request_", UNSEEN, ids=lambda request: request.text.partition("{")[0])
def test_a_worker_cannot_reach_out_though_nobody_looked_the_text_over(
    data: Path, elsewhere: Elsewhere, request_: Request, tmp_path: Path
) -> None:
    """With the look-over away the sandbox alone keeps a worker in; nothing that it was sent for comes back."""
    request = Request(text=request_.text.format(elsewhere.url), operation=request_.operation)

    try:
        answer = run_unseen(data, request, (), tmp_path / "answer")
    except Problem as problem:
        answer = str(problem)

    assert elsewhere.heard == []
    assert "from afar" not in answer


def test_a_worker_without_its_sandbox_would_reach_out(data: Path, elsewhere: Elsewhere, tmp_path: Path) -> None:
    """The same way, where SERVICE is allowed: so the silence above is the sandbox's doing."""
    answer = run_unseen(data, Request(text=UNSEEN[0].text.format(elsewhere.url)), (elsewhere.url,), tmp_path / "a")

    assert elsewhere.heard == ["/sparql"]
    assert "from afar" in answer


@pytest.fixture
def unguarded(data: Path, elsewhere: Elsewhere) -> Iterator[TestClient]:
    """A server whose workers may open sockets, since one endpoint is allowed: the other path of the same host."""
    settings = Settings(data=data, metrics_port=0, workers=1, service_allow=(f"{elsewhere.url}/allowed",))
    with TestClient(create_app(settings)) as client:
        yield client


DISGUISES = [
    "SELECT * {{ SERVICE <{0}> {{ ?x ?p ?o }} }}",
    "SELECT * {{ SERVICE SILENT <{0}> {{ ?x ?p ?o }} }}",
    "SELECT * {{ sErViCe#\n<{0}> {{ ?x ?p ?o }} }}",
    "SELECT * {{ VALUES ?e {{ <{0}> }} SERVICE ?e {{ ?x ?p ?o }} }}",
    "SELECT * {{ SERVICE <{0}/allowed> {{ SERVICE <{0}> {{ ?x ?p ?o }} }} }}",
    "SELECT * {{ SERVICE <{0}/allowed?> {{ ?x ?p ?o }} }}",
    "SELECT * {{ SERVICE <{0}/allowed/../> {{ ?x ?p ?o }} }}",
    "PREFIX e: <{0}> SELECT * {{ SERVICE e: {{ ?x ?p ?o }} }}",
    "PREFIX : <{0}> SELECT * {{ SERVICE:{{ ?x ?p ?o }} }}",
    "BASE <{0}/x> SELECT * {{ SERVICE <http:allowed> {{ ?x ?p ?o }} }}",
    "BASE <{0}/allowed> SELECT * {{ SERVICE <other> {{ ?x ?p ?o }} }}",
    "SELECT * {{ ?s ?p ?y FILTER(?y<'>')SERVICE<{0}>{{ ?x ?q ?o }} FILTER(?y<'>') }}",
    'SELECT * {{ VALUES ?y {{ """a" }} SERVICE <{0}> {{ ?x ?p ?o }} }} #"""',
    "SELECT * {{ ?s ?p true.SERVICE<{0}>{{ ?x ?q ?o }} }}",
    "SELECT * {{ ?s ?p 1.0e5.SERVICE<{0}>{{ ?x ?q ?o }} }}",
    "SELECT * {{ FILTER EXISTS {{ SERVICE <{0}> {{ ?x ?p ?o }} }} }}",
    "LOAD <{0}>",
    "L\\u004FAD <{0}>",
    "INSERT DATA {{ <x:a> <x:b> 1 }} ; load silent <{0}> into graph <x:g>",
    "INSERT {{ <x:a> <x:b> ?x }} WHERE {{ SERVICE <{0}/allowed> {{ ?x ?p ?o }} }}",
]


@pytest.mark.parametrize("text", DISGUISES)
def test_the_look_over_keeps_a_text_in_though_workers_may_reach_out(
    unguarded: TestClient, elsewhere: Elsewhere, text: str
) -> None:
    """With the sandbox away the look-over alone refuses every endpoint but the one that is allowed."""
    media_type = "query" if text.startswith(("SELECT", "PREFIX", "BASE")) else "update"

    response = unguarded.post(
        "/sparql",
        content=text.format(elsewhere.url),
        headers={"Content-Type": f"application/sparql-{media_type}"},
    )

    assert response.status_code in (400, 403)
    assert elsewhere.heard == []


def test_the_endpoint_that_is_allowed_is_asked(unguarded: TestClient, elsewhere: Elsewhere) -> None:
    """The twin: what is on the list is reached, and its answer comes back."""
    query = f"SELECT * {{ SERVICE <{elsewhere.url}/allowed> {{ ?x ?p ?o }} }}"

    response = unguarded.get("/sparql", params={"query": query})

    assert "from afar" in response.text
    assert elsewhere.heard == ["/sparql/allowed"]
