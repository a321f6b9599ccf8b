"""What tests share: where the project is, and the folder with material that is no part of it."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import pickle
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import httpx
import pyoxigraph
import pytest

import ontology
import queries
from loaders.document import Document
from loaders.extract import extract
from loaders.extract.parties.participants import takes_part
from loaders.names.gazetteer import gazetteer
from loaders.readers.text import blocks
from loaders.readers.wrapped import whole_rows
from loaders.records import Concept, Node, Ref
from loaders.release import index
from loaders.release.build import build

pytest_plugins = ["building"]
ROOT = Path(__file__).resolve().parent.parent
BASE = "https://w3id.org/samgraf/"
VOID = b"""@prefix sd: <http://www.w3.org/ns/sparql-service-description#> .
<https://public-url.invalid/sparql#service> a sd:Service ; sd:endpoint <https://public-url.invalid/sparql> .
"""


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of outside material (registers, official shapes, marked documents), no part of the project.

    SAMGRAF_SHARED names it; else it is looked for beside the checkout. A test that needs it is skipped where
    there is none, but fails where the environment says that this is a CI.
    """
    folder = Path(os.environ.get("SAMGRAF_SHARED") or ROOT.parent / "shared")
    if not folder.is_dir():
        reason = "the folder of outside material is not there; SAMGRAF_SHARED names it"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return folder


@pytest.fixture(scope="session")
def taking_part() -> Callable[[str], dict[str, set[str]]]:
    """What the loader tells of a plain text: title of each project → names of the bodies that take part in it."""

    def read(text: str) -> dict[str, set[str]]:
        text = whole_rows(text)
        found = extract(Document("prov", text, blocks(text), ""))
        told: dict[str, set[str]] = {node.label or "": set() for node in found.nodes if node.type == "Project"}
        for part in found.nodes:
            if part.type != "Participation" or not isinstance(part.owner, Node) or part.owner.type != "Project":
                continue
            roles = {role.slug for role in part.get("sg:role") if isinstance(role, Concept)}
            for agent in part.get("sg:participant") if roles & takes_part() else ():
                if isinstance(agent, Ref):
                    told[part.owner.label or ""].add(gazetteer().labels[agent.path])
                elif isinstance(agent, Node) and agent.type != "ActorGroup":
                    told[part.owner.label or ""].add(agent.label or "")
        return told

    return read


@pytest.fixture(scope="session")
def write_release() -> Callable[..., Path]:
    """Write a release as the loader does, from one Turtle text a named graph, and make it current.

    `write_release(data, {"reference": "<s> <p> <o> ."}, id="r1", files={"exports/a.csv": b"…"})`. The default
    graph is the merge; IRIs are read relative to the base.
    """

    def write(data: Path, graphs: Mapping[str, str], id: str = "r1", files: Mapping[str, bytes] | None = None) -> Path:
        folder = data / "releases" / id
        (folder / "store").mkdir(parents=True)
        store = pyoxigraph.Store(str(folder / "store"))
        for name, turtle in graphs.items():
            quads = pyoxigraph.parse(turtle, pyoxigraph.RdfFormat.TURTLE, base_iri=BASE)
            graph = pyoxigraph.NamedNode(f"{BASE}graph/{name}")
            store.extend(pyoxigraph.Quad(*quad.triple, graph) for quad in quads)
        store.extend({pyoxigraph.Quad(*quad.triple) for quad in store})
        store.flush()
        index.write(folder / "search", store, queries.questions(BASE).values())
        listed = []
        for path, content in {"void.ttl": VOID, **(files or {})}.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)
            digest = hashlib.sha256(content).hexdigest()
            listed.append({"path": path, "bytes": len(content), "sha256": digest})
        manifest = {"id": id, "base_iri": BASE, "quads": len(store), "documents": [], "files": listed}
        (folder / "manifest.json").write_text(json.dumps(manifest))
        link = data / f"link-{id}"
        link.symlink_to(Path("releases") / id)
        link.replace(data / "current")
        return data

    return write


@pytest.fixture(scope="session")
def example_quads() -> tuple[pyoxigraph.Quad, ...]:
    """The default graph of `data/example.ttl` with ontology, schemes and what the rules derive."""
    store = pyoxigraph.Store()
    for name in ("ontology", "schemes"):
        store.extend(pyoxigraph.Quad(*quad.triple) for quad in ontology.quads(name))
    store.load(path=ROOT / "tests" / "data" / "example.ttl", base_iri=ontology.DEFAULT_BASE)
    for rule in queries.rules():
        store.extend([pyoxigraph.Quad(*triple) for triple in store.query(rule.text)])
    return tuple(store)


@pytest.fixture
def example(example_quads: tuple[pyoxigraph.Quad, ...]) -> pyoxigraph.Store:
    """A store of one's own with the example in its default graph."""
    store = pyoxigraph.Store()
    store.extend(example_quads)
    return store


@pytest.fixture(scope="session")
def make_once(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Any]:
    """Make what many tests look at once a run, not once for each process that runs tests side by side.

    `make_once("name", make)` gives what `make(folder)` returned, whoever called it; nobody may change the folder.
    """
    ours = tmp_path_factory.getbasetemp()
    base = ours.parent if "PYTEST_XDIST_WORKER" in os.environ else ours

    def once(name: str, make: Callable[[Path], Any]) -> Any:
        folder = base / f"once-{name}"
        with (base / f"once-{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            made = folder / "made.pickle"
            if not made.exists():
                shutil.rmtree(folder, ignore_errors=True)
                folder.mkdir()
                made.write_bytes(pickle.dumps(make(folder)))
            return pickle.loads(made.read_bytes())

    return once


@pytest.fixture(scope="session")
def forum_release(make_once: Callable[..., Path]) -> Path:
    """A release of the documents of this repository, built once a run; the ledger is a copy."""

    def make(work: Path) -> Path:
        shutil.copytree(ROOT / "documents", work / "documents")
        result = build(data=work / "var", documents_root=work / "documents", jobs=1)
        assert result.path is not None
        return result.path

    return make_once("forum", make)


@pytest.fixture(scope="session")
def free_port() -> Callable[[], int]:
    """Find a port that was free a moment ago."""

    def find() -> int:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            return int(probe.getsockname()[1])

    return find


@pytest.fixture(scope="session")
def wait_for() -> Callable[[str, subprocess.Popen[bytes]], None]:
    """Wait until an address answers; fail if its server ends or takes more than two minutes."""

    def wait(url: str, server: subprocess.Popen[bytes]) -> None:
        end = time.monotonic() + 120
        with httpx.Client(timeout=5) as client:
            while time.monotonic() < end:
                assert server.poll() is None, f"the server of {url} has ended"
                try:
                    client.get(url)
                except httpx.TransportError:
                    time.sleep(0.2)
                else:
                    return
        pytest.fail(f"{url} does not answer")

    return wait


@pytest.fixture(scope="session")
def served(
    forum_release: Path, free_port: Callable[[], int], wait_for: Callable[[str, subprocess.Popen[bytes]], None]
) -> Iterator[str]:
    """The address of our own server with the release of this repository, for clients in processes of their own."""
    port = free_port()
    command = [sys.executable, "-m", "samgraf", "serve", "--data", str(forum_release.parent.parent)]
    environment = {**os.environ, "SAMGRAF_METRICS_PORT": "0"}
    server = subprocess.Popen(
        [*command, "--port", str(port)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        env=environment,
    )
    try:
        wait_for(f"http://127.0.0.1:{port}/health/live", server)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()
