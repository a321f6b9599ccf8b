"""Real engines of others behind our API: a release is published to each, and answers are those of our own.

Oxigraph's server comes from PyPI by a lock of its own, Virtuoso 7 from Debian.
"""

from __future__ import annotations

import re
import shutil
import signal
import socket
import subprocess
import time
import venv
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from pyoxigraph import QueryResultsFormat, RdfFormat, parse, parse_query_results, serialize
from starlette.testclient import TestClient

from api.app import create_app
from api.engine.virtuoso import OWN_GRAPHS
from api.settings import Settings
from loaders.errors import InputError
from loaders.graph_store import GraphStore
from loaders.publish import publish
from queries import questions
from test_api_serve import HELD, THING, ReadersOfAll, Server

BASE = "https://w3id.org/samgraf/"
HERE = Path(__file__).parent
DOCUMENT = "regionalt-forum-for-planering-2025"
NAMES = (
    *("data/project/spelplan", "data/org/region-skane", "data/lan/13", "data/collaboration/samverkan-bostad"),
    *("graph/derived", "graph/doc/" + DOCUMENT, f"graph/doc/{DOCUMENT}/evidence", "graphs?default"),
)
WORD = re.compile(r"[\w./#-]+")
PAGES = (
    "",
    "page/project/spelplan",
    "page/org/region-skane",
    "page/lan/13",
    f"doc/{DOCUMENT}",
    "things",
    "search?q=spel",
)

pytestmark = [pytest.mark.proof, pytest.mark.filterwarnings("ignore::DeprecationWarning")]


def free_port() -> int:
    """A port that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(command: list[str], folder: Path, url: str) -> Iterator[None]:
    """A server in a process of its own, from its first answer on."""
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            for _ in range(300):
                assert server.poll() is None, f"{command[0]} has ended"
                try:
                    urlopen(f"{url}?query=ASK%7B%7D", timeout=5).close()
                    break
                except URLError:
                    time.sleep(0.2)
            yield
        finally:
            server.terminate()


@contextmanager
def oxigraph(folder: Path, *options: str) -> Iterator[tuple[str, GraphStore]]:
    """Oxigraph's own server; it has a default graph."""
    venv.create(folder / "env", with_pip=True)
    lock = HERE / "tools" / "oxigraph" / "requirements.lock"
    pip = [str(folder / "env" / "bin" / "python"), "-m", "pip", "install", "-q", "--require-hashes", "-r", str(lock)]
    subprocess.run(pip, check=True)
    port = free_port()
    program = [str(folder / "env" / "bin" / "oxigraph"), "serve", "--location", "store", *options]
    url = f"http://127.0.0.1:{port}/query"
    with running([*program, "--bind", f"127.0.0.1:{port}"], folder, url):
        yield url, GraphStore(url)


@contextmanager
def union(folder: Path) -> Iterator[tuple[str, GraphStore]]:
    """The same as GraphDB and RDF4J are: the default graph is the union, and a named graph stands for the merge."""
    with oxigraph(folder, "--union-default-graph") as (url, _):
        url += f"?default-graph-uri={BASE}graph/default"
        yield url, GraphStore(url)


@contextmanager
def virtuoso(folder: Path) -> Iterator[GraphStore]:
    """Virtuoso 7; a named graph stands for the default graph."""
    program = shutil.which("virtuoso-t")
    if program is None:
        pytest.skip("virtuoso-t is not there; Debian has it as virtuoso-opensource-7")
    port = free_port()
    ini = (HERE / "data" / "virtuoso" / "virtuoso.ini").read_text()
    ini = re.sub(r"\bPORT\b", str(port), ini.replace("SQL_PORT", str(free_port())))
    (folder / "virtuoso.ini").write_text(ini)
    command = [program, "+foreground", "+configfile", "virtuoso.ini"]
    url = f"http://127.0.0.1:{port}/sparql"
    with running(command, folder, url):
        url += f"?default-graph-uri={BASE}graph/default"
        yield url, GraphStore(url, user="dba", password="dba")


def client_of(data: Path, **settings: str) -> TestClient:
    return TestClient(create_app(Settings(data=data, metrics_port=0, workers=2, query_seconds=20, **settings)))


@pytest.fixture(scope="module")
def ours(forum_release: Path) -> Iterator[TestClient]:
    """Our own engine."""
    with client_of(forum_release.parent.parent) as client:
        yield client


@pytest.fixture(scope="module", params=[oxigraph, union, virtuoso], ids=["oxigraph", "union", "virtuoso"])
def engine(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, GraphStore]]:
    """A real engine with nothing in it: the address of its endpoint, and how it is written."""
    start: Callable[[Path], Iterator[tuple[str, GraphStore]]] = request.param
    with start(tmp_path_factory.mktemp("engine")) as started:
        yield started


@pytest.fixture(scope="module")
def theirs(engine: tuple[str, GraphStore], forum_release: Path) -> Iterator[TestClient]:
    """Our server before the engine, to which the release is published."""
    url, store = engine
    publish(forum_release, store, own=OWN_GRAPHS)
    with client_of(forum_release.parent.parent, store=url) as client:
        assert client.get("/health/ready").status_code == 200
        yield client


def value(term: object) -> object:
    """A term as its text says it.

    Known differences, none of which changes what a reader is told: no value or an empty one where nothing was
    concatenated, the order and the mark between concatenated names, a language kept on them, true or 1, digits.
    """
    text = getattr(term, "value", term) or None
    if text is None or text in ("true", "false"):
        return text and float(text == "true")
    if re.fullmatch(r"-?\d+(\.\d+)?", text):
        return float(text)
    return tuple(sorted(re.split(r" · | \| ", text)))


def rows(client: TestClient, path: str) -> list[str]:
    """The rows of an answer, in an order of their own."""
    answer = client.get(path, headers={"Accept": "application/sparql-results+json"})
    assert answer.status_code == 200, answer.text
    found = parse_query_results(answer.content, QueryResultsFormat.JSON)
    names = sorted(variable.value for variable in found.variables)
    return sorted(str([(name, value(row[name])) for name in names]) for row in found)


def triples(client: TestClient, path: str) -> set[str]:
    """The triples of an answer, without geometries, which Virtuoso keeps in a form of its own."""
    answer = client.get(f"/{path}", headers={"Accept": "application/n-triples"})
    assert answer.status_code == 200, answer.text
    found = (str(quad.triple) for quad in parse(answer.content, RdfFormat.N_TRIPLES))
    return {triple for triple in found if "POINT(" not in triple and "POLYGON(" not in triple}


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_every_question_has_the_same_rows(ours: TestClient, theirs: TestClient, lang: str) -> None:
    """With the defaults of its parameters, in both languages."""
    differing = []
    for name, question in questions().items():
        path = f"/questions/{name}?lang={lang}"
        read = rows if question.form == "SELECT" else triples
        if read(ours, path.removeprefix("/" * (read is triples))) != read(
            theirs, path.removeprefix("/" * (read is triples))
        ):
            differing.append(name)

    assert differing == []


@pytest.mark.parametrize("name", NAMES)
def test_things_and_graphs_have_the_same_triples(ours: TestClient, theirs: TestClient, name: str) -> None:
    """Lookups and the Graph Store Protocol."""
    assert triples(theirs, name) == triples(ours, name)


@pytest.mark.parametrize("name", PAGES)
def test_pages_say_the_same(ours: TestClient, theirs: TestClient, name: str) -> None:
    """What a person reads does not tell the engine, but for the order of what has no order of its own."""
    headers = {"Accept": "text/html", "Accept-Language": "en"}

    mine, other = (Counter(WORD.findall(one.get(f"/{name}", headers=headers).text)) for one in (ours, theirs))

    assert mine == other and mine.total() > 50


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g",
        f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{BASE}graph/derived> {{ ?s ?p ?o }} }}",
        f"SELECT (COUNT(*) AS ?n) FROM <{BASE}graph/derived> {{ ?s ?p ?o }}",
        "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
        'SELECT ?s { ?s ?p "SPELPLAN"@sv }',
    ],
)
def test_queries_see_the_same_dataset(ours: TestClient, theirs: TestClient, query: str) -> None:
    """The default graph is the merge, and the named graphs are those of the release, no more."""
    assert rows(theirs, f"/sparql?query={query}") == rows(ours, f"/sparql?query={query}")


@pytest.mark.parametrize("form", ["text/csv", "text/tab-separated-values", "application/sparql-results+xml"])
def test_truth_is_told_in_every_format(ours: TestClient, theirs: TestClient, form: str) -> None:
    """ASK gives a boolean."""
    for query, truth in (("ASK { ?s ?p ?o }", "true"), ("ASK { ?s <x:none> ?o }", "false")):
        answer = theirs.get("/sparql", params={"query": query}, headers={"Accept": form})

        assert truth in answer.text


@pytest.mark.parametrize(
    ("query", "kind"),
    [
        ("SELECT ?s {", "syntax"),
        (
            "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(STR(?c) < STR(?f) && STR(?f) < STR(?i)) }",
            "timeout",
        ),
    ],
)
def test_failures_have_the_kinds_of_our_own(
    engine: tuple[str, GraphStore], theirs: TestClient, forum_release: Path, query: str, kind: str
) -> None:
    """A query that is none, and one that takes too long."""
    settings = Settings(data=forum_release.parent.parent, metrics_port=0, workers=2, query_seconds=2, store=engine[0])
    with TestClient(create_app(settings)) as client:
        answer = client.get("/sparql", params={"query": query})

    assert answer.json()["type"].rpartition("/")[2] == kind


def test_a_whole_dataset_is_not_sent_again(
    engine: tuple[str, GraphStore], theirs: TestClient, forum_release: Path
) -> None:
    """Publishing twice sends once; another release is refused a place that is taken."""
    again = publish(forum_release, engine[1], own=OWN_GRAPHS)

    assert again.sent == 0 and again.triples > 50_000


def test_a_foreign_graph_is_refused_by_name(
    engine: tuple[str, GraphStore], theirs: TestClient, forum_release: Path
) -> None:
    """Beside a whole release, and beside what the engine has of itself."""
    store = engine[1]
    store.add("urn:x:foreign", b"<x:s> <x:p> <x:o> .\n")

    try:
        with pytest.raises(InputError, match="something else: urn:x:foreign;"):
            publish(forum_release, store, own=OWN_GRAPHS)
    finally:
        store._send("DELETE", store._graphs, f"{store._graphs.path}?graph=urn:x:foreign", b"", {})

    assert publish(forum_release, store, own=OWN_GRAPHS).sent == 0


def test_a_running_server_passes_from_one_engine_to_another(write_release: Callable[..., Path], tmp_path: Path) -> None:
    """From Oxigraph with one release to Virtuoso with the next and back, under load: none fails, none is of both."""
    data, file = tmp_path / "var", tmp_path / "samgraf.env"
    texts = {id: HELD.format(id) + THING.format(id) for id in ("r1", "r2")}
    for id, text in texts.items():
        write_release(data, {"description": text}, id=id)
    for name in ("ox", "virt"):
        (tmp_path / name).mkdir()
    with oxigraph(tmp_path / "ox") as one, virtuoso(tmp_path / "virt") as other:
        for (_, store), text in zip((one, other), texts.values(), strict=True):
            triples = serialize(parse(text, RdfFormat.TURTLE, base_iri=BASE), format=RdfFormat.N_TRIPLES)
            for graph in (f"{BASE}graph/description", None):
                store.add(graph, triples)
        file.write_text(f"SAMGRAF_STORE={one[0]}\n")
        server = Server(data, settings=file)
        try:
            server.wait()
            with ReadersOfAll(server.url) as readers:
                for (url, _), id in ((other, "r2"), (one, "r1")) * 2:
                    file.write_text(f"SAMGRAF_STORE={url}\n")
                    server.process.send_signal(signal.SIGHUP)
                    server.until(id)
                    time.sleep(1)
        finally:
            log = [str(line["message"]) for line in server.stop()]

    opened = [re.findall(r"[(\w-]+\)", line)[0] for line in log if line.startswith("release")]
    assert opened == ["(remote)", *["(remote-virtuoso)", "(remote)"] * 2]
    assert readers.told == {(200, id, f"v {id}") for id in texts} | {(200, "", id) for id in texts}
    assert readers.asked > 100
