"""loaders.publish and loaders.graph_store: a release sent to a store that speaks both protocols, in a thread."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from pyoxigraph import DefaultGraph, NamedNode, Quad, QueryResultsFormat, RdfFormat, Store, parse

from loaders import graph_store
from loaders import publish as module
from loaders.errors import InputError
from loaders.graph_store import GraphStore, StoreError
from loaders.publish import publish

NODE = "https://w3id.org/samgraf/graph/description"
DIGEST = 'Digest realm="store", nonce="abc", qop="auth", algorithm="MD5", opaque="xyz"'


class Elsewhere(BaseHTTPRequestHandler):
    """A store with both protocols; writes meet `fails` in turn, `union` says what the default graph is.

    Without `lists_graphs` it says of `GRAPH ?g {}` only that there is something, as Virtuoso does.
    """

    store: Store
    written: list[tuple[str, str, int, bytes]]
    fails: list[int]
    challenge = ""
    page = b""
    union = False
    lists_graphs = True

    def do_GET(self) -> None:
        """Say nothing, but who may come in."""
        self._end(401 if self.challenge and not self.headers.get("Authorization") else 200)

    def do_PUT(self) -> None:
        """Write a graph, or ask who writes, or fail."""
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.challenge and not self.headers.get("Authorization", "").startswith(self.challenge[:5]):
            self._end(401)
            return
        if self.fails:
            self._end(self.fails.pop(0))
            return
        name = parse_qs(urlsplit(self.path).query).get("graph", [""])[0]
        graph = NamedNode(name) if name else DefaultGraph()
        self.written.append((self.command, name, body.count(b"\n"), body))
        if self.command == "PUT":
            self.store.clear_graph(graph)
        self.store.extend(Quad(*quad.triple, graph) for quad in parse(body, RdfFormat.N_TRIPLES))
        self._end(204)

    def do_POST(self) -> None:
        """Answer a query, or add to a graph."""
        if self.path.startswith("/store"):
            self.do_PUT()
            return
        query = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())["query"][0]
        if "GRAPH ?g {}" in query and not self.lists_graphs:
            query = "SELECT * {}"
        found = self.store.query(query, use_default_graph_as_union=self.union)
        self._end(200, self.page or found.serialize(format=QueryResultsFormat.JSON))

    def _end(self, status: int, body: bytes = b"") -> None:
        self.send_response(status)
        if status == 401:
            self.send_header("WWW-Authenticate", self.challenge)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[type[Elsewhere], str]]:
    """An empty store, and the address of its endpoint; nobody waits between tries."""
    monkeypatch.setattr(graph_store, "PAUSE_SECONDS", 0)
    handler = type("Handler", (Elsewhere,), {"store": Store(), "written": [], "fails": []})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield handler, f"http://127.0.0.1:{server.server_port}/query"
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_release_is_sent_whole(elsewhere: tuple[type[Elsewhere], str], forum_release: Path) -> None:
    """Every graph and the merge; the description goes first and the default graph last."""
    handler, url = elsewhere

    done = publish(forum_release, GraphStore(url))

    said = json.loads((forum_release / "manifest.json").read_text())
    assert (done.release, done.triples, done.sent) == (said["id"], said["quads"], said["quads"])
    assert set(handler.store) == set(Store.read_only(str(forum_release / "store")))
    assert handler.written[0][1].endswith("graph/description") and handler.written[-1][1] == ""


def test_nothing_private_is_sent(elsewhere: tuple[type[Elsewhere], str], forum_release: Path) -> None:
    """No name or address of the contacts, and no graph of theirs."""
    handler, url = elsewhere

    publish(forum_release, GraphStore(url))

    contacts = Store.read_only(str(forum_release / "private" / "store"))
    names = {row["n"].value for row in contacts.query("SELECT ?n { ?s <http://xmlns.com/foaf/0.1/name> ?n }")}
    sent = b"".join(body for _, _, _, body in handler.written).decode()
    assert names and not [name for name in names if name in sent]
    assert not [graph for _, graph, _, _ in handler.written if "contacts" in graph]


def test_publishing_goes_on_where_it_stopped(
    elsewhere: tuple[type[Elsewhere], str], forum_release: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is there is not sent again, in the middle of a graph as well."""
    handler, url = elsewhere
    monkeypatch.setattr(module, "BATCH", 5_000)
    send, count = GraphStore.add, [0]

    def stopping(self: GraphStore, graph: str | None, triples: bytes) -> None:
        count[0] += graph is None
        if count[0] == 4:
            raise KeyboardInterrupt
        send(self, graph, triples)

    monkeypatch.setattr(GraphStore, "add", stopping)
    with pytest.raises(KeyboardInterrupt):
        publish(forum_release, GraphStore(url))
    monkeypatch.setattr(GraphStore, "add", send)
    before = len(handler.written)

    done = publish(forum_release, GraphStore(url))

    assert [graph for _, graph, _, _ in handler.written[before:]] == [""] * (len(handler.written) - before)
    assert done.sent == done.triples - (done.triples - done.sent) < done.triples / 2
    assert set(handler.store) == set(Store.read_only(str(forum_release / "store")))


def test_half_a_release_does_not_say_that_it_is_one(
    elsewhere: tuple[type[Elsewhere], str], forum_release: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Until the last request, the default graph lacks what servers ask for."""
    handler, url = elsewhere
    monkeypatch.setattr(module, "BATCH", 5_000)
    said, send = [], GraphStore.add

    def looking(self: GraphStore, graph: str | None, triples: bytes) -> None:
        said.append(bool(handler.store.query(f"ASK {{ <{NODE}#dataset> <http://purl.org/dc/terms/identifier> ?id }}")))
        send(self, graph, triples)

    monkeypatch.setattr(GraphStore, "add", looking)
    publish(forum_release, GraphStore(url))

    assert not any(said) and len(said) > 10
    assert handler.store.query(f"ASK {{ <{NODE}#dataset> <http://purl.org/dc/terms/identifier> ?id }}")


def test_two_who_publish_at_once_do_not_undo_each_other(
    elsewhere: tuple[type[Elsewhere], str], forum_release: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both end well, and the store has all."""
    handler, url = elsewhere
    monkeypatch.setattr(module, "BATCH", 2_000)

    with ThreadPoolExecutor(2) as pool:
        done = list(pool.map(lambda _: publish(forum_release, GraphStore(url)), range(2)))

    assert len({one.triples for one in done}) == 1
    assert set(handler.store) == set(Store.read_only(str(forum_release / "store")))


def test_another_may_say_meanwhile_that_the_release_is_whole(
    elsewhere: tuple[type[Elsewhere], str], forum_release: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The triple that the other adds last is counted with none of what this one sends."""
    handler, url = elsewhere
    whole = set(Store.read_only(str(forum_release / "store")))
    publish(forum_release, GraphStore(url))
    (last,) = handler.store.quads_for_pattern(
        NamedNode(f"{NODE}#dataset"), NamedNode("http://purl.org/dc/terms/identifier"), None, DefaultGraph()
    )
    handler.store.remove(last)
    counted = GraphStore.count

    def count(store: GraphStore, graph: str | None) -> int:
        if graph is None:
            handler.store.add(last)
        return counted(store, graph)

    monkeypatch.setattr(GraphStore, "count", count)
    publish(forum_release, GraphStore(url))

    assert set(handler.store) == whole


def test_a_graph_with_a_gap_is_filled(
    elsewhere: tuple[type[Elsewhere], str], forum_release: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where what is there are not the first triples, as the count made it seem, all are sent."""
    handler, url = elsewhere
    monkeypatch.setattr(module, "BATCH", 1_000)
    whole = Store.read_only(str(forum_release / "store"))
    publish(forum_release, GraphStore(url))
    for quad in sorted(whole.quads_for_pattern(None, None, None, DefaultGraph()), key=str)[:50]:
        handler.store.remove(quad)

    publish(forum_release, GraphStore(url))

    assert set(handler.store) == set(whole)


def test_what_is_no_endpoint_is_told(elsewhere: tuple[type[Elsewhere], str], forum_release: Path) -> None:
    """A page in place of an answer, and addresses that are none or hold credentials."""
    handler, url = elsewhere
    handler.page = b"<html>"

    with pytest.raises(StoreError, match="no SPARQL endpoint"):
        publish(forum_release, GraphStore(url))
    for address in ("ftp://h/query", "query", "http://u:hemligt@h/query"):
        with pytest.raises(InputError, match="SAMGRAF_STORE_PASSWORD") as caught:
            GraphStore(address)
        assert "hemligt" not in str(caught.value)


@pytest.mark.parametrize("triple", ['<x:s> <x:p> "x" .', None])
def test_a_place_that_is_taken_is_refused(
    elsewhere: tuple[type[Elsewhere], str], forum_release: Path, triple: str | None
) -> None:
    """A dataset with other data, or with another release, stays as it is."""
    handler, url = elsewhere
    if triple:
        handler.store.load(triple, RdfFormat.N_TRIPLES)
    else:
        other = f'<{NODE}#dataset> <http://purl.org/dc/terms/identifier> "other" <{NODE}> .'
        handler.store.load(other, RdfFormat.N_QUADS)

    with pytest.raises(InputError, match="something else" if triple else "holds release other"):
        publish(forum_release, GraphStore(url))

    assert handler.written == []


@pytest.mark.parametrize("names_graphs", [True, False])
def test_foreign_graphs_are_named_and_refused(
    elsewhere: tuple[type[Elsewhere], str], forum_release: Path, names_graphs: bool
) -> None:
    """Whatever else is there, half of the release too; what stands for the merge and the engine's own are none."""
    handler, url = elsewhere
    handler.lists_graphs = names_graphs
    publish(forum_release, GraphStore(url))
    whole = set(handler.store)
    handler.store.remove(next(handler.store.quads_for_pattern(None, None, None, DefaultGraph())))
    for name in ("x:4", "x:1", "x:3", "x:2", "x:own", "x:merge"):
        handler.store.add(Quad(NamedNode("x:s"), NamedNode("x:p"), NamedNode("x:o"), NamedNode(name)))
    before = len(handler.written)

    with pytest.raises(InputError, match="something else: x:1, x:2, x:3 and 2 more; drop them"):
        publish(forum_release, GraphStore(url), own=["x:own"])
    for number in range(1, 5):
        handler.store.remove_graph(NamedNode(f"x:{number}"))
    with pytest.raises(InputError, match="something else: x:merge, x:own; drop them"):
        publish(forum_release, GraphStore(url))
    assert len(handler.written) == before
    assert not {"x:merge"} & GraphStore(f"{url}?default-graph-uri=x:merge").graphs()
    handler.store.remove_graph(NamedNode("x:merge"))
    publish(forum_release, GraphStore(url), own=["x:own"])

    handler.store.remove_graph(NamedNode("x:own"))
    assert set(handler.store) == whole


def test_a_union_must_name_the_graph_that_stands_for_the_merge(
    elsewhere: tuple[type[Elsewhere], str], forum_release: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Half a release would be seen in a union; the remedy goes on with what is sent."""
    handler, url = elsewhere
    handler.union = True
    remedy = "?default-graph-uri=https://w3id.org/samgraf/graph/default"

    with pytest.raises(InputError, match=re.escape(f"name one that stands for it: …{remedy}")):
        publish(forum_release, GraphStore(url))
    done = publish(forum_release, GraphStore(url + remedy))

    assert {name for _, name, _, _ in handler.written} >= {NODE, "https://w3id.org/samgraf/graph/default"}
    assert done.triples == sum(count for _, _, count, _ in handler.written)


def test_a_store_that_loses_triples_is_found_out(
    elsewhere: tuple[type[Elsewhere], str], forum_release: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Counts are compared after a graph was sent."""
    _, url = elsewhere
    send = GraphStore.add
    monkeypatch.setattr(GraphStore, "add", lambda self, graph, body: send(self, graph, body[: body.index(b"\n") + 1]))

    with pytest.raises(StoreError, match=r"the store has 1 triples of \d+"):
        publish(forum_release, GraphStore(url))


def test_a_store_that_changes_triples_is_found_out(
    elsewhere: tuple[type[Elsewhere], str], forum_release: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some triples are looked for, word for word."""
    _, url = elsewhere
    send = GraphStore.add
    monkeypatch.setattr(
        GraphStore, "add", lambda self, graph, body: send(self, graph, body.replace(b"samgraf/", b"x/"))
    )

    with pytest.raises(StoreError, match="knows 0 of"):
        publish(forum_release, GraphStore(url))


@pytest.mark.parametrize("challenge", [DIGEST, 'Basic realm="store"', ""])
def test_credentials_are_given_as_they_are_asked_for(elsewhere: tuple[type[Elsewhere], str], challenge: str) -> None:
    """Digest, Basic or none."""
    handler, url = elsewhere
    handler.challenge = challenge

    GraphStore(url, user="u", password="p").add("x:g", b"<x:s> <x:p> <x:o> .\n")

    assert len(handler.store) == 1


def test_a_busy_store_is_tried_again_and_one_that_refuses_is_not(elsewhere: tuple[type[Elsewhere], str]) -> None:
    """503 passes; 403 is told with what the store says."""
    handler, url = elsewhere
    handler.fails = [503, 503]
    store = GraphStore(url)

    store.add("x:g", b"<x:s> <x:p> <x:o> .\n")
    handler.fails = [403, 403]
    with pytest.raises(StoreError, match=r"403.*SAMGRAF_STORE_PASSWORD"):
        store.add("x:g", b"<x:s> <x:p> <x:o> .\n")

    assert len(handler.written) == 1 and handler.fails == [403]


@pytest.mark.parametrize(
    ("endpoint", "graphs"),
    [
        ("http://h/query", "http://h/store"),
        ("http://h/sparql?default-graph-uri=x:g", "http://h/sparql-graph-crud-auth"),
        ("http://h/repositories/r", "http://h/repositories/r/rdf-graphs/service"),
        ("http://h/ds/sparql", "http://h/ds/data"),
    ],
)
def test_where_graphs_are_written_is_known_for_common_engines(endpoint: str, graphs: str) -> None:
    """Oxigraph, Virtuoso, GraphDB and RDF4J, Fuseki."""
    assert GraphStore(endpoint)._graphs.geturl() == graphs


def test_where_graphs_are_written_must_be_said_for_others() -> None:
    """The message says how."""
    with pytest.raises(InputError, match="--graphs"):
        GraphStore("http://h/")


def test_without_a_release_there_is_nothing_to_publish(tmp_path: Path) -> None:
    """The message says what makes one."""
    with pytest.raises(InputError, match="samgraf build"):
        publish(tmp_path, GraphStore("http://127.0.0.1:1/query"))
