"""The server against queries and clients that mean it harm; beside each query a twin that looks like it.

The server runs in a process of its own with small limits: a query has one second and 128 MB. How long each
takes is measured by `tests/bench/hostile.py`; here no more is asked of time than that nothing hangs.
"""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).resolve().parent.parent
SECONDS, MEMORY_MB, RESULT_MB = 1, 128, 8
HANG_SECONDS = 120  # a client that waits so long for a server with a limit of seconds waits for nothing
PREFIXES = "PREFIX e: <http://example.org/> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "


@dataclass
class Server:
    """A running server: its address and process id."""

    url: str
    pid: int

    def ask(self, query: str, **options: float) -> httpx.Response:
        """Send a query by direct POST."""
        return httpx.post(
            f"{self.url}/sparql",
            content=query.encode(),
            headers={"Content-Type": "application/sparql-query"},
            timeout=options.get("timeout", HANG_SECONDS),
        )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def serving(data: Path, **settings: object) -> Iterator[Server]:
    """The real server in a process of its own, ready."""
    port = free_port()
    environment = {f"SAMGRAF_{name.upper()}": str(value) for name, value in settings.items()}
    command = "from api.serve import run; from api.settings import Settings; run(Settings.from_environment())"
    process = subprocess.Popen(
        [sys.executable, "-c", command],
        cwd=ROOT,
        env={
            **os.environ,
            "SAMGRAF_DATA": str(data),
            "SAMGRAF_PORT": str(port),
            "SAMGRAF_METRICS_PORT": "0",
            "SAMGRAF_LOG_LEVEL": "error",
            **environment,
        },
        stderr=subprocess.DEVNULL,
    )
    try:
        url = f"http://127.0.0.1:{port}"
        end = time.monotonic() + HANG_SECONDS
        with httpx.Client() as client:  # one for all attempts: each takes longer to make than to ask with
            while not _ready(client, url):
                assert time.monotonic() < end, "the server did not get ready"
                time.sleep(0.05)
        yield Server(url, process.pid)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(10)


def _ready(client: httpx.Client, url: str) -> bool:
    try:
        return client.get(f"{url}/health/ready").status_code == 200
    except httpx.TransportError:
        return False


def triples() -> str:
    return "\n".join(
        f"<http://example.org/s{i}> <http://example.org/p{j}> <http://example.org/s{(i * 7 + j) % 400}> ."
        for i in range(400)
        for j in range(10)
    )


@pytest.fixture(scope="module")
def data(write_release: Callable[..., Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_release(tmp_path_factory.mktemp("hostile") / "var", {"reference": triples()})


@pytest.fixture(scope="module")
def server(data: Path) -> Iterator[Server]:
    with serving(data, query_seconds=SECONDS, query_memory_mb=MEMORY_MB, result_mb=RESULT_MB, workers=2) as server:
        yield server


@pytest.fixture(scope="module")
def patient(data: Path) -> Iterator[Server]:
    """A server that gives a query all the time a busy machine takes for a benign one."""
    with serving(data, query_seconds=HANG_SECONDS, query_memory_mb=MEMORY_MB, workers=2) as server:
        yield server


@pytest.fixture(scope="module")
def listener() -> Iterator[tuple[int, list[bytes]]]:
    """A socket on loopback that notes whoever comes."""
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.2)
        stop = threading.Event()

        def listen() -> None:
            while not stop.is_set():
                try:
                    connection, _ = listening.accept()
                except TimeoutError:
                    continue
                heard.append(connection.recv(1000))
                connection.close()

        thread = threading.Thread(target=listen)
        thread.start()
        yield listening.getsockname()[1], heard
        stop.set()
        thread.join()


def nested(opening: str, middle: str, closing: str, times: int) -> str:
    return opening * times + middle + closing * times


ANY = "?a ?b ?c"
TIME, MEMORY, SIZE, DEEP, SYNTAX = "timeout", "memory", "result-too-large", "too-deep", "syntax"
LONG = "too-long"
# name, hostile query, what may come of it, its benign twin
HOSTILE = [
    ("cartesian count", "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", {TIME},
     "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?c ?e ?f }"),
    ("cartesian rows", "SELECT * { ?a ?b ?c . ?d ?e ?f }", {TIME, SIZE},
     "SELECT * { ?a ?b ?c } LIMIT 1000"),
    ("cartesian order", "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?f ?b", {TIME, MEMORY},
     "SELECT * { ?a ?b ?c } ORDER BY ?c ?b"),
    ("cartesian distinct", "SELECT DISTINCT * { ?a ?b ?c . ?d ?e ?f }", {TIME, MEMORY, SIZE},
     "SELECT DISTINCT ?a { ?a ?b ?c }"),
    ("cartesian group", "SELECT ?a ?d (SAMPLE(?i) AS ?x) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } GROUP BY ?a ?d",
     {TIME, MEMORY}, "SELECT ?a (COUNT(*) AS ?n) { ?a ?b ?c } GROUP BY ?a"),
    ("product of values", "SELECT (COUNT(*) AS ?n) {" + "".join(
        f" VALUES ?v{i} {{ {' '.join(map(str, range(400)))} }}" for i in range(4)) + "}", {TIME, MEMORY},
     "SELECT (COUNT(*) AS ?n) { VALUES ?v { " + " ".join(map(str, range(2000))) + " } }"),
    ("product of unions", "SELECT (COUNT(*) AS ?n) {" + "{ ?a ?b ?c } UNION { ?d ?e ?f } " * 6 + "}",
     {TIME, MEMORY, SYNTAX}, "SELECT (COUNT(*) AS ?n) {" + "{ ?a ?b ?c } UNION " * 10 + "{ ?a ?b ?c } }"),
    ("unbounded path", "SELECT (COUNT(*) AS ?n) { ?a (e:p0|!e:p0)* ?b . ?b (e:p1|!e:p1)* ?c . ?c (!e:x)+ ?d }",
     {TIME, MEMORY}, "SELECT ?b { e:s1 e:p1* ?b }"),
    ("path both ways", "SELECT * { ?a (^!e:x|!e:x)* ?b . ?c (^!e:x|!e:x)* ?d }", {TIME, MEMORY, SIZE},
     "SELECT * { e:s1 rdfs:subClassOf* ?b . e:s1 ^e:p1 ?c }"),
    ("path of paths", "SELECT (COUNT(*) AS ?n) { ?a (((!e:x)*)*)* ?b . ?c (((!e:x)+)+)+ ?d . ?e !e:x ?f }",
     {TIME, MEMORY}, "SELECT * { e:s1 (e:p1/e:p2)? ?b }"),
    ("regex of a product",
     "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f FILTER(REGEX(STR(?a), '(.*)*(s1)+.*(.*)*x')) }",
     {TIME, ""}, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c FILTER(REGEX(STR(?a), 's1.*5$')) }"),
    ("huge regex", "SELECT * { BIND(REGEX('a', '((a{1,500}){1,500}){1,500}') AS ?x) ?a ?b ?c . ?d ?e ?f . ?g ?h ?i "
     "FILTER(?x) }", {TIME, MEMORY, SIZE}, "SELECT (REGEX('aaa', '^a{1,5}$') AS ?x) {}"),
    ("replace bomb", "SELECT (STRLEN(?h) AS ?n) { BIND('aaaaaaaaaaaaaaaa' AS ?s0) "
     + " ".join(f"BIND(REPLACE(?s{i}, 'a', 'aaaaaaaaaaaaaaaa') AS ?s{i + 1})" for i in range(7))
     + " BIND(?s7 AS ?h) }", {TIME, MEMORY}, "SELECT (REPLACE('abc', 'b', 'bb') AS ?x) {}"),
    ("concat bomb", "SELECT (STRLEN(?s30) AS ?n) { BIND('0123456789' AS ?s0) "
     + " ".join(f"BIND(CONCAT(?s{i}, ?s{i}) AS ?s{i + 1})" for i in range(30)) + " }", {TIME, MEMORY},
     "SELECT (CONCAT('a', 'b', 'c') AS ?x) {}"),
    ("group_concat bomb", "SELECT (STRLEN(GROUP_CONCAT(CONCAT(STR(?a), STR(?b), STR(?c)))) AS ?n) "
     "{ ?a ?b ?c . ?d ?e ?f }", {TIME, MEMORY},
     "SELECT ?a (GROUP_CONCAT(STR(?c); SEPARATOR=', ') AS ?all) { ?a ?b ?c } GROUP BY ?a"),
    ("4,000 braces", "SELECT * " + nested("{", ANY, "}", 4000), {DEEP},
     "SELECT * " + nested("{", ANY, "}", 200)),
    ("100,000 braces", "SELECT * " + nested("{", ANY, "}", 100_000), {DEEP}, "SELECT * " + nested("{", "", "}", 390)),
    ("100,000 open braces", "SELECT * " + "{" * 100_000, {DEEP}, "SELECT * { ?a ?b '" + "{" * 5000 + "' }"),
    ("100,000 parentheses", "SELECT * { FILTER" + nested("(", "1", ")", 100_000) + " }", {DEEP},
     "SELECT * { FILTER" + nested("(", "1", ")", 200) + " }"),
    ("100,000 not", "SELECT * { FILTER(" + "!" * 100_000 + "1) }", {DEEP},
     "SELECT * { FILTER(" + "!" * 200 + "true) }"),
    ("100,000 in a path", "SELECT * { ?a " + nested("(", "e:p", ")", 100_000) + " ?b }", {DEEP},
     "SELECT * { ?a " + nested("(", "e:p1", ")", 100) + " ?b }"),
    ("100,000 lists", "SELECT * { ?a ?b " + nested("(", "1", ")", 100_000) + " }", {DEEP},
     "SELECT * { ?a ?b " + nested("(", "1", ")", 30) + " }"),
    ("50,000 steps of a path", "SELECT * { ?a " + "/".join(["e:p1"] * 50_000) + " ?b }",
     {TIME, MEMORY, DEEP, SYNTAX, ""}, "SELECT * { ?a " + "/".join(["e:p1"] * 10) + " ?b } LIMIT 5"),
    ("50,000 sums", "SELECT (" + "+".join(["1"] * 50_000) + " AS ?n) {}", {TIME, MEMORY, DEEP, ""},
     "SELECT (" + "+".join(["1"] * 200) + " AS ?n) {}"),
    ("50,000 or", "SELECT * { FILTER(" + "||".join(["?a"] * 50_000) + ") }", {TIME, MEMORY, DEEP, "", "evaluation"},
     "SELECT * { ?a ?b ?c FILTER(" + "||".join(["?a = ?c"] * 50) + ") }"),
    ("10 MB of text", "SELECT * { VALUES ?x { " + "1 " * 5_000_000 + "} }", {LONG},
     "SELECT * { VALUES ?x { " + "1 " * 50_000 + "} } LIMIT 5"),
    ("300 patterns", "SELECT (COUNT(*) AS ?n) { " + " ".join(f"?x{i} ?p{i} ?x{i + 1} ." for i in range(300)) + " }",
     {TIME, MEMORY}, "SELECT * { e:s1 " + " ; ".join(f"e:p{i % 10} ?x{i}" for i in range(40)) + " }"),
    ("nested subselects", "SELECT * {" + nested("{ SELECT * {", "?a ?b ?c . ?d ?e ?f . ?g ?h ?i", "} }", 190)
     + " ?j ?k ?l }", {TIME, MEMORY, SIZE, DEEP}, "SELECT *" + nested("{ { SELECT * ", "{ e:s1 ?b ?c }", "} }", 20)),
    ("nested exists",
     "SELECT * {" + nested("?a ?b ?c FILTER EXISTS { ", "?a ?x ?y . ?z ?v ?w . ?u ?t 1", "}", 150) + "}",
     {TIME, MEMORY, DEEP, SIZE}, "SELECT * {" + nested("e:s1 e:p1 ?c FILTER EXISTS { ", "?c ?x ?y", "}", 10) + "}"),
    ("not exists of a product", "SELECT * { ?a ?b ?c . ?d ?e ?f FILTER NOT EXISTS { ?c ?x ?d . ?f ?y ?a . ?q ?r ?s } }",
     {TIME, MEMORY, SIZE}, "SELECT * { ?a e:p1 ?c FILTER NOT EXISTS { ?c e:p2 ?a } }"),
    ("optional of a product", "SELECT (COUNT(*) AS ?n) { ?a ?b ?c OPTIONAL { ?d ?e ?f OPTIONAL { ?g ?h ?i } } }",
     {TIME, MEMORY}, "SELECT (COUNT(*) AS ?n) { ?a e:p1 ?c OPTIONAL { ?c e:p2 ?f } }"),
    ("constructed product", "CONSTRUCT { ?a ?e ?c . ?d ?b ?f } WHERE { ?a ?b ?c . ?d ?e ?f }", {TIME, MEMORY, SIZE},
     "CONSTRUCT { ?a e:q ?c } WHERE { ?a e:p1 ?c }"),
    # What follows means the look-over in the server itself, before any worker is asked.
    ("letters and dots", "SELECT (NOW() AS ?x) { " + "a." * 100_000, {SYNTAX},
     "PREFIX a.b-c: <http://example.org/> SELECT (NOW() AS ?x) { a.b-c:s1 a.b-c:p1 ?o.?o ?p 'a.b.c-d' }"),
    ("strings without end", "SELECT (NOW() AS ?x) { " + '"""\n\\' * 40_000, {SYNTAX},
     'SELECT (NOW() AS ?x) { VALUES ?x_ { """a" } ?s ?p ?o }'),
    ("quotes without end", "SELECT (NOW() AS ?x) { \"" + '\\"' * 100_000, {SYNTAX},
     "SELECT (NOW() AS ?x) { VALUES ?v { '" + "\\'" * 1000 + "' } }"),
    ("an IRI of sums", "SELECT (NOW() AS ?x) { FILTER(?x<" + "+a" * 100_000 + "'service>", {SYNTAX},
     "SELECT (NOW() AS ?x) { ?a ?b <http://example.org/#it's-a-service> }"),
    ("a long prefix, often", f"PREFIX l: <http://x/{'l' * 400_000}> SELECT * "
     + " ".join(f"FROM l:{i}" for i in range(50_000)) + " { ?a ?b ?c }", {LONG},
     "PREFIX l: <http://example.org/> SELECT * " + " ".join(f"FROM l:{i}" for i in range(100)) + " { ?a ?b ?c }"),
    ("bases on bases", "BASE <http://x/> " + "BASE <a/> " * 90_000 + "SELECT (NOW() AS ?x) {}", {LONG},
     "BASE <http://x/> " + "BASE <a/> " * 50 + "SELECT (NOW() AS ?x) {}"),
    ("described all", "DESCRIBE * { ?a ?b ?c . ?d ?e ?f }", {TIME, MEMORY, SIZE, ""}, "DESCRIBE e:s1"),
]  # fmt: skip


class Lookups:
    """Another client that looks things up all the while and notes how long it takes."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._stop = threading.Event()
        self.seconds: list[float] = []
        self.wrong: list[str] = []
        self._thread = threading.Thread(target=self._run)

    def __enter__(self) -> Lookups:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        transport = httpx.HTTPTransport(local_address="127.0.0.2")
        with httpx.Client(transport=transport, timeout=HANG_SECONDS) as client:
            i = 0
            while not self._stop.is_set():
                i += 1
                query = PREFIXES + f"SELECT ?o {{ e:s{i % 400} e:p1 ?o }} #{i}"
                began = time.perf_counter()
                response = client.get(f"{self._url}/sparql", params={"query": query})
                self.seconds.append(time.perf_counter() - began)
                if response.status_code != 200 or f"s{(i % 400 * 7 + 1) % 400}" not in response.text:
                    self.wrong.append(response.text)
                time.sleep(0.01)


class Memory:
    """The most private memory that any worker of the server held while this watched, in MB."""

    def __init__(self, server: Server) -> None:
        self._pid = server.pid
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._watch)
        self.most = 0.0

    def __enter__(self) -> Memory:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._stop.wait(0.02):
            for worker in (worker for mother in children(self._pid) for worker in children(mother)):
                self.most = max(self.most, private_mb(worker))


def children(pid: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def private_mb(pid: int) -> float:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:
        return 0.0
    return int(status.partition("RssAnon:")[2].split()[0]) / 1024 if "RssAnon:" in status else 0.0


def resident_mb(pid: int) -> float:
    return int(Path(f"/proc/{pid}/status").read_text().partition("VmRSS:")[2].split()[0]) / 1024


def address(server: Server) -> tuple[str, int]:
    return "127.0.0.1", int(server.url.rpartition(":")[2])


def connected(server: Server) -> socket.socket:
    return socket.create_connection(address(server), timeout=HANG_SECONDS)


def received(connection: socket.socket) -> bytes:
    parts = []
    with contextlib.suppress(ConnectionError):
        while part := connection.recv(1 << 16):
            parts.append(part)
    return b"".join(parts)


def outcome(server: Server, query: str) -> str:
    """The kind of problem that came back; "" for an answer."""
    try:
        response = server.ask(PREFIXES + query)
    except httpx.RemoteProtocolError:
        return TIME  # broken off in the middle of a large answer
    return response.json()["type"].rpartition("/")[2] if response.status_code >= 400 else ""


@pytest.mark.parametrize(("name", "query", "kinds", "twin"), HOSTILE, ids=[case[0] for case in HOSTILE])
def test_a_hostile_query_ends_and_its_twin_is_answered(
    server: Server, patient: Server, name: str, query: str, kinds: set[str], twin: str
) -> None:
    """It ends with its own problem, the memory stays capped, the server lives, the twin gets its answer."""
    with Memory(server) as memory:
        kind = outcome(server, query)

    benign = patient.ask(PREFIXES + twin)

    assert kind in kinds
    assert 0 < memory.most < MEMORY_MB + 64
    assert server.ask("ASK {}").json()["boolean"] is True
    assert benign.status_code == 200, benign.text


SERVICES = [
    "SELECT * {{ SERVICE <{0}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ SERVICE SILENT <{0}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ VALUES ?e {{ <{0}> }} SERVICE ?e {{ ?s ?p ?o }} }}",
    "SELECT * {{ SeRvIcE#\n<{0}> {{ ?s ?p ?o }} }}",
    "SELECT * {{ S\\u0045RVICE <{0}> {{ ?s ?p ?o }} }}",
    "PREFIX x: <{0}> SELECT * {{ SERVICE x: {{ ?s ?p ?o }} }}",
    "PREFIX : <{0}> SELECT * {{ SERVICE:{{ ?s ?p ?o }} }}",
    "SELECT * {{ ?s ?p 1SERVICE<{0}>{{ ?s ?p ?o }} }}",
    "SELECT * {{ {{ SELECT * {{ OPTIONAL {{ SERVICE <{0}> {{ ?s ?p ?o }} }} }} }} }}",
    "SELECT * {{ ?s ?p ?x FILTER(?x<'>')SERVICE<{0}>{{ ?s ?p ?o }} FILTER(?x<'>') }}",
    "SELECT * {{ SERVICE <http://127.0.0.1:80\\u0038/> {{ ?s ?p ?o }} }}",
    "LOAD <{0}>",
    "LOAD SILENT <{0}> INTO GRAPH <x:y>",
    "INSERT {{ ?s ?p ?o }} WHERE {{ SERVICE <{0}> {{ ?s ?p ?o }} }}",
]


@pytest.mark.parametrize("text", SERVICES)
def test_nothing_leaves_the_machine(server: Server, listener: tuple[int, list[bytes]], text: str) -> None:
    """SERVICE and LOAD in every disguise get a 4xx, and a listener hears nothing."""
    port, heard = listener
    media_type = "update" if text.startswith(("LOAD", "INSERT")) else "query"

    response = httpx.post(
        f"{server.url}/sparql",
        content=text.format(f"http://127.0.0.1:{port}/").encode(),
        headers={"Content-Type": f"application/sparql-{media_type}"},
    )

    assert response.status_code in (400, 403)
    assert heard == []


def test_lookups_are_answered_while_others_do_their_worst(data: Path) -> None:
    """Sixteen heavy clients at once: each ends with its problem, and another client's lookups are all right."""
    heavy = [HOSTILE[0][1], HOSTILE[2][1], HOSTILE[5][1], HOSTILE[15][1]]
    kinds: list[str] = []

    with serving(data, query_seconds=5, query_memory_mb=MEMORY_MB, workers=2) as server, Lookups(server.url) as lookups:
        threads = [
            threading.Thread(target=lambda i=i: kinds.append(outcome(server, f"{heavy[i % 4]} #{i}")))
            for i in range(16)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    assert lookups.wrong == []
    assert len(lookups.seconds) > 50
    assert len(kinds) == 16
    assert set(kinds) <= {TIME, MEMORY, DEEP, "overloaded"}


def test_idle_and_half_sent_connections_keep_nobody_out(server: Server) -> None:
    """A thousand idle connections and a hundred half-sent requests: the next client is answered."""
    address = ("127.0.0.1", int(server.url.rpartition(":")[2]))
    idle = [socket.create_connection(address) for _ in range(1000)]
    for connection in idle[:100]:
        connection.sendall(b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\nConte")

    response = server.ask("ASK {}")
    for connection in idle:
        connection.close()

    assert response.json()["boolean"] is True


HEADS = [
    ("an endless URL", b"GET /", b"a" * 65536, 414),
    ("an endless header", b"GET / HTTP/1.1\r\nX: ", b"a" * 65536, 431),
    ("endless headers", b"GET / HTTP/1.1\r\n", b"X: y\r\n" * 10_000, 431),
    ("another protocol", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", b"", 400),
    ("no method there is", b"FETCH /sparql HTTP/1.1\r\nHost: x\r\n\r\n", b"", 400),
    ("two lengths", b"POST /sparql HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n", b"", 400),
]


@pytest.mark.parametrize(("opening", "more", "status"), [case[1:] for case in HEADS], ids=[case[0] for case in HEADS])
def test_a_head_without_end_is_refused(server: Server, opening: bytes, more: bytes, status: int) -> None:
    """What is no request, or never becomes one, is told so by a problem document, and takes no memory."""
    before = resident_mb(server.pid)

    with connected(server) as connection:
        connection.sendall(opening)
        for _ in range(400 if more else 0):
            try:
                connection.sendall(more)
            except OSError:
                break
        head, _, body = received(connection).partition(b"\r\n\r\n")

    assert head.startswith(b"HTTP/1.1 %d " % status)
    assert b"content-security-policy: default-src 'none'" in head
    assert json.loads(body)["status"] == status
    assert resident_mb(server.pid) < before + 16
    assert server.ask("ASK {}").json()["boolean"] is True


def test_ordinary_heads_and_chunks_are_read(server: Server) -> None:
    """The twins: 40 KB of headers, and a body in a thousand small chunks with a trailer."""
    chunks = b"".join(b"4\r\n    \r\n" for _ in range(10_000))
    request = (
        b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\nConnection: close\r\n"
        + b"".join(b"X-%d: %s\r\n" % (i, b"y" * 30) for i in range(1000))
        + b"Transfer-Encoding: chunked\r\n\r\n6\r\nASK {}\r\n"
        + chunks
        + b"0\r\nX-Sum: 1\r\n\r\n"
    )

    with connected(server) as connection:
        connection.sendall(request)
        answer = received(connection)

    assert answer.startswith(b"HTTP/1.1 200")
    assert answer.endswith(b'"boolean":true}')


@pytest.mark.parametrize("opening", [b"5\r\nASK{}\r\n0\r\n", b"1;"], ids=["trailers", "chunk extension"])
def test_a_body_without_end_beside_its_chunks_is_cut_off(server: Server, opening: bytes) -> None:
    """Trailers and extensions of a chunk come to no more than headers do."""
    with connected(server) as connection, pytest.raises(OSError, match=r"reset|pipe"):
        connection.sendall(
            b"POST /sparql HTTP/1.1\r\nContent-Type: application/sparql-query\r\nTransfer-Encoding: chunked\r\n\r\n"
            + opening
        )
        for _ in range(1000):
            connection.sendall(b"X: y\r\n" * 10_000 if opening.endswith(b"\r\n") else b"a" * 65536)

    assert server.ask("ASK {}").json()["boolean"] is True


def test_a_long_body_makes_no_room_for_trailers(server: Server) -> None:
    """Behind 2.9 MB of body, ten of trailers are cut off as they are behind five bytes."""
    body = b"ASK {} #" + b"a" * 2_900_000
    with connected(server) as connection, pytest.raises(OSError, match=r"reset|pipe"):
        connection.sendall(
            b"POST /sparql HTTP/1.1\r\nContent-Type: application/sparql-query\r\nTransfer-Encoding: chunked\r\n\r\n"
            + b"%x\r\n%s\r\n0\r\n" % (len(body), body)
        )
        for _ in range(170):
            connection.sendall(b"X: y\r\n" * 10_000)

    assert server.ask("ASK {}").json()["boolean"] is True


def test_bodies_on_their_way_hold_little_memory(server: Server) -> None:
    """Sixty half-sent requests of 2.5 MB each: most are refused, short ones are answered all the while."""
    before = resident_mb(server.pid)
    head = (
        b"POST /sparql HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 3000000\r\n\r\n"
    )
    connections = [socket.create_connection(address(server)) for _ in range(60)]

    for connection in connections:
        with contextlib.suppress(OSError):
            connection.sendall(head + b"query=" + b"+" * 2_500_000)
    meanwhile = server.ask("ASK {} #" + "a" * 20_000)
    held = resident_mb(server.pid) - before
    for connection in connections:
        connection.close()

    assert meanwhile.json()["boolean"] is True
    assert held < 110
    assert server.ask("ASK {} #" + "a" * 900_000).json()["boolean"] is True


def test_a_slow_reader_gets_no_false_ending_and_holds_nobody_up(data: Path) -> None:
    """Who takes a large answer drop by drop is cut off at the deadline; others are served meanwhile."""
    with serving(data, query_seconds=3, workers=1, result_mb=512) as server:
        address = ("127.0.0.1", int(server.url.rpartition(":")[2]))
        request = (
            b"GET /sparql?query=SELECT%20*%20%7B%3Fa%20%3Fb%20%3Fc.%3Fd%20%3Fe%20%3Ff%7D HTTP/1.1\r\nHost: x\r\n\r\n"
        )
        with socket.create_connection(address) as slow:
            slow.sendall(request)
            received = slow.recv(1000)
            with Lookups(server.url) as lookups:
                time.sleep(4)
            slow.settimeout(HANG_SECONDS)
            while part := slow.recv(1 << 20):
                received = received[:100] + part[-100:]

    assert received.startswith(b"HTTP/1.1 200")
    assert not received.endswith(b"0\r\n\r\n")
    assert lookups.wrong == []


def test_a_client_that_hangs_up_stops_its_query(data: Path) -> None:
    """When the connection is dropped the query ends, though its deadline is far away."""
    with serving(data, query_seconds=10 * HANG_SECONDS, workers=1, cache_mb=0) as server:
        for _ in range(3):
            with pytest.raises(httpx.ReadTimeout):
                server.ask(HOSTILE[0][1], timeout=0.5)

        response = server.ask("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?c ?e ?f . ?f ?g ?h }")

    assert response.status_code == 200


def test_more_than_can_be_answered_is_refused_early(data: Path) -> None:
    """Beyond what the queue can answer in time comes 503 with Retry-After, what is let in ends at its limit."""
    with serving(data, query_seconds=2, workers=1) as server:
        responses: list[httpx.Response] = []
        threads = [
            threading.Thread(target=lambda i=i: responses.append(server.ask(f"{HOSTILE[0][1]} #{i}")))
            for i in range(12)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    refused = [response for response in responses if response.status_code == 503]
    assert {response.status_code for response in responses} == {503, 504}
    assert all(int(response.headers["retry-after"]) > 0 for response in refused)
