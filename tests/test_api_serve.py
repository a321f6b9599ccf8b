"""api.serve, api.connection and api.metrics: the real server in a process of its own."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from readers import Readers

ROOT = Path(__file__).resolve().parent.parent
CODE = "from api.serve import run; from api.settings import Settings; run(Settings.from_environment())"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class Server:
    """The server's process; its log is kept."""

    def __init__(self, data: Path, **settings: object) -> None:
        self.port, self.metrics_port = free_port(), free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        given = {"data": data, "port": self.port, "metrics_port": self.metrics_port, "workers": 1, **settings}
        environment = {f"SAMGRAF_{name.upper()}": str(value) for name, value in given.items()}
        self._log = tempfile.TemporaryFile()  # noqa: SIM115  # no pipe: it would fill, and hold the server up
        self.process = subprocess.Popen(
            [sys.executable, "-c", CODE], cwd=ROOT, env={**os.environ, **environment}, stderr=self._log
        )

    def wait(self) -> None:
        """Wait until it is ready."""
        began = time.monotonic()
        with httpx.Client() as client:  # one for all attempts: each takes longer to make than to ask with
            while time.monotonic() - began < 60:
                try:
                    if client.get(f"{self.url}/health/ready").status_code == 200:
                        return
                except httpx.TransportError:
                    pass
                time.sleep(0.05)
        pytest.fail("the server did not get ready")

    def wait_for_query(self) -> None:
        """Wait until a worker has a query."""
        with httpx.Client() as client:
            while "queries_running 0" in client.get(f"http://127.0.0.1:{self.metrics_port}/metrics").text:
                time.sleep(0.02)

    def until(self, release: str) -> None:
        """Wait ten seconds at most until it answers from a release."""
        for _ in range(200):
            time.sleep(0.05)
            if httpx.get(f"{self.url}/health/ready", timeout=60).json()["release"] == release:
                break

    def kill(self) -> None:
        """End it outright."""
        self.process.kill()
        self.process.wait(40)
        self._log.close()

    def stop(self) -> list[dict[str, object]]:
        """Its log, line by line."""
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(40)
        with self._log as log:
            log.seek(0)
            return [json.loads(line) for line in log]


@pytest.fixture
def data(write_release: Callable[..., Path], tmp_path: Path) -> Path:
    facts = " ".join(f"<x:s{i}> <x:p> {i} ." for i in range(300))
    return write_release(tmp_path, {"reference": f"{facts} <x:v> <x:is> 'one' ."})


@pytest.fixture
def server(data: Path) -> Iterator[Server]:
    server = Server(data)
    server.wait()
    yield server
    if server.process.poll() is None:
        server.stop()


def raw(server: Server, *requests: bytes) -> list[bytes]:
    """The answers to requests on one connection, sent one after the other; Date left out."""
    answers = []
    with socket.create_connection(("127.0.0.1", server.port)) as connection:
        connection.settimeout(5)
        for request in requests:
            connection.sendall(request)
            answer = b""
            while b"\r\n\r\n" not in answer:
                answer += connection.recv(65536)
            head, _, body = answer.partition(b"\r\n\r\n")
            length = re.search(rb"content-length: (\d+)", head)
            while length and not request.startswith(b"HEAD") and len(body) < int(length.group(1)):
                body += connection.recv(65536)
            answers.append(re.sub(rb"date: [^\r]*\r\n", b"", head, flags=re.I) + b"\r\n\r\n" + body)
    return answers


def get(query: str, *headers: str) -> bytes:
    lines = [f"GET /sparql?query={query} HTTP/1.1", "Host: x", *headers, "", ""]
    return "\r\n".join(lines).encode()


def test_the_same_request_gets_the_same_bytes(server: Server) -> None:
    """Computed, from the cache and by the request's very bytes: one answer, on this and on other connections."""
    request = get("SELECT%20?o%20%7B%20%3Cx:v%3E%20?p%20?o%20%7D", "Accept: text/csv")

    answers = raw(server, request, request, request) + raw(server, request)

    assert len(set(answers)) == 1
    assert answers[0].startswith(b"HTTP/1.1 200 OK\r\n")
    assert answers[0].endswith(b"o\r\none\r\n")


def test_another_header_is_another_request(server: Server) -> None:
    """What was found by one request's bytes is not given to one that differs in a header or in its method."""
    query = "ASK%20%7B%7D"
    etag = re.search(rb'etag: ("[^"]*")', raw(server, get(query), get(query))[1])
    assert etag

    answers = raw(
        server,
        get(query, "Accept: text/csv"),
        get(query, f"If-None-Match: {etag.group(1).decode()}"),
        get(query, f"If-None-Match: {etag.group(1).decode()}"),
        get(query).replace(b"GET", b"HEAD"),
        get(query),
    )

    assert [answer[9:12] for answer in answers] == [b"200", b"304", b"304", b"200", b"200"]
    assert b"boolean\r\ntrue" in answers[0]
    assert answers[3].endswith(b"\r\n\r\n")
    assert answers[4].endswith(b'"boolean":true}')


def test_a_new_release_is_not_answered_from_the_old_ones_bytes(
    server: Server, data: Path, write_release: Callable[..., Path]
) -> None:
    """After the release has changed, the same bytes get the new answer."""
    request = get("SELECT%20?o%20%7B%20%3Cx:v%3E%20?p%20?o%20%7D", "Accept: text/csv")
    assert raw(server, request, request)[1].endswith(b"one\r\n")

    write_release(data, {"reference": "<x:v> <x:is> 'two' ."}, id="r2")

    for _ in range(100):
        if raw(server, request)[0].endswith(b"two\r\n"):
            break
        time.sleep(0.05)
    assert raw(server, request, request)[1].endswith(b"two\r\n")


def test_answers_of_a_release_that_is_gone_are_not_kept(
    server: Server, data: Path, write_release: Callable[..., Path]
) -> None:
    """What a document said that has been withdrawn is not to be found in memory either."""
    for number in range(20):
        httpx.get(f"{server.url}/sparql", params={"query": f"SELECT * {{ ?s ?p ?o }} #{number}"})

    def kept() -> int:
        text = httpx.get(f"http://127.0.0.1:{server.metrics_port}/metrics").text
        return int(float(re.findall(r"^samgraf_cache_bytes (\S+)", text, re.M)[0]))

    before = kept()
    write_release(data, {"reference": "<x:v> <x:is> 'two' ."}, id="r2")
    for _ in range(100):
        if httpx.get(f"{server.url}/health/ready").json()["release"] == "r2":
            break
        time.sleep(0.05)

    assert before > 50_000 > kept()


def test_requests_in_one_piece_are_answered_in_turn(server: Server) -> None:
    """Pipelined requests, and one that comes in two pieces, are answered as ever."""
    one, two = get("ASK%20%7B%7D"), get("ASK%20%7B?x%20?y%20%22none%22%7D")
    raw(server, one, two)

    with socket.create_connection(("127.0.0.1", server.port)) as connection:
        connection.settimeout(5)
        connection.sendall(one + two + one[:20])
        time.sleep(0.2)
        connection.sendall(one[20:])
        answer = b""
        while answer.count(b'"boolean"') < 3:
            answer += connection.recv(65536)

    assert re.findall(rb'"boolean":(\w+)', answer) == [b"true", b"false", b"true"]


def test_metrics_count_what_happens(server: Server) -> None:
    """Requests by status, cache, release and queue are told to Prometheus, on loopback."""
    for query in ("ASK {}", "ASK {}", "nonsense"):
        httpx.get(f"{server.url}/sparql", params={"query": query})

    text = httpx.get(f"http://127.0.0.1:{server.metrics_port}/metrics").text

    assert 'samgraf_requests_total{route="sparql",status="200"} 2' in text
    assert 'samgraf_requests_total{route="sparql",status="400"} 1' in text
    assert 'samgraf_release{id="r1",engine="memory"} 1' in text
    assert re.search(r"samgraf_cache_hits_total [1-9]", text)
    for line in text.splitlines():
        assert line.startswith("#") or re.fullmatch(r"[a-z_]+(\{[^}]*\})? [0-9.e+-]+", line), line


def test_the_log_has_no_address_and_no_query(server: Server) -> None:
    """One JSON object a line; of a query its hash, of a client nothing."""
    httpx.post(
        f"{server.url}/sparql", data={"query": "SELECT * { ?hemlig ?p ?o }"}, headers={"X-Forwarded-For": "192.0.2.7"}
    )

    log = server.stop()

    line = next(entry for entry in log if entry["logger"] == "api.access" and entry["method"] == "POST")
    assert (line["route"], line["status"], len(str(line["query"]))) == ("sparql", 200, 16)
    assert not re.search("hemlig|192.0.2|127.0.0.1:[0-9]+.*client", json.dumps(log))


def test_stopping_lets_a_running_query_end(data: Path) -> None:
    """SIGTERM: no new connection, but who was asking gets the answer."""
    server = Server(data, query_seconds=20)
    server.wait()
    answers: list[httpx.Response] = []
    query = "SELECT (COUNT(*) AS ?n) { ?a <x:p> ?b . ?c <x:p> ?d . ?e <x:p> ?f FILTER(?b < 90 && ?b + ?d > ?f) }"
    thread = threading.Thread(
        target=lambda: answers.append(httpx.get(f"{server.url}/sparql", params={"query": query}, timeout=30))
    )
    thread.start()
    server.wait_for_query()

    server.stop()
    thread.join()

    assert answers[0].status_code in (200, 504)
    assert server.process.returncode in (0, -signal.SIGTERM)


HELD = "<graph/description#dataset> <http://purl.org/dc/terms/identifier> '{0}' . <x:v> <x:is> '{0}' ."
THING = (
    "<id/a> a <http://www.w3.org/2004/02/skos/core#Concept> ; <http://www.w3.org/2000/01/rdf-schema#label> '{0}'@en ."
)


class ReadersOfAll(Readers):
    """Readers who ask for a row and a page all the time; what they are told, and of which release it says it is."""

    def __init__(self, url: str) -> None:
        self.told: set[tuple[int, str, str]] = set()
        self.asked, self._url = 0, url
        super().__init__(self._ask)

    def _ask(self, number: int, ended: threading.Event) -> None:
        with httpx.Client(timeout=30, headers={"Accept": "text/csv, text/html"}) as client:
            while not ended.is_set():
                self.asked += 1
                # Each question is a new one, so that the cache has no answer to it.
                query = f"SELECT ?v {{ <x:v> <x:is> ?v }} # {number} {self.asked}"
                row = client.get(f"{self._url}/sparql", params={"query": query})
                page = client.get(f"{self._url}/page/a")
                self.told.add((row.status_code, row.headers.get("samgraf-release", ""), " ".join(row.text.split())))
                self.told.add((page.status_code, "", " ".join(sorted(set(re.findall(r"\br\d\b", page.text))))))


def test_a_running_server_changes_its_store_by_one_line_and_a_signal(
    write_release: Callable[..., Path], tmp_path: Path
) -> None:
    """There and back, under load: no answer fails and none is of two releases. A store that is none changes nothing."""
    data, file, stores = tmp_path / "var", tmp_path / "samgraf.env", []
    for id in ("r1", "r2"):
        graphs = {"description": HELD.format(id) + THING.format(id)}
        write_release(data, graphs, id=id)
        stores.append(Server(write_release(tmp_path / id, graphs, id=id)))
    lines = [f'# the store\nSAMGRAF_STORE="{store.url}/sparql"\n' for store in stores]
    file.write_text(lines[0])
    server = Server(data, settings=file)
    try:
        for one in (*stores, server):
            one.wait()
        with ReadersOfAll(server.url) as readers:
            for line, id in ((lines[1], "r2"), (lines[0], "r1"), ("SAMGRAF_STORE=http://127.0.0.1:1/\n", "r1")):
                file.write_text(line)
                server.process.send_signal(signal.SIGHUP)
                server.until(id)
                time.sleep(0.5)
    finally:
        log = [str(line["message"]) for line in server.stop()]
        for store in stores:
            store.stop()

    assert readers.told == {(200, id, f"v {id}") for id in ("r1", "r2")} | {(200, "", id) for id in ("r1", "r2")}
    assert readers.asked > 20
    assert [line for line in log if line.startswith("release")] == [
        f"release {id} is open (remote)" for id in ("r1", "r2", "r1")
    ]
    assert any(line.startswith("nothing is changed: http://127.0.0.1:1/ does not answer") for line in log)


def test_no_process_outlives_a_killed_server(data: Path) -> None:
    """When the server is killed outright, its mother process and workers end by themselves."""
    server = Server(data)
    server.wait()
    children = Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children").read_text().split()
    workers = [
        worker for mother in children for worker in Path(f"/proc/{mother}/task/{mother}/children").read_text().split()
    ]

    server.kill()
    time.sleep(0.5)

    assert len(workers) == 2
    assert not [pid for pid in (*children, *workers) if _alive(pid)]


def _alive(pid: str) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
