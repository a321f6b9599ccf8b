"""Many readers: two servers behind a stock nginx with a cache, as docs/nginx.conf has it."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path

import httpx
import pytest

from readers import Readers

ROOT = Path(__file__).resolve().parent.parent
CODE = "from api.serve import run; from api.settings import Settings; run(Settings.from_environment())"
QUERY = {"query": "SELECT ?v { <x:v> <x:is> ?v }"}
HELD = '<graph/description#dataset> <http://purl.org/dc/terms/identifier> "%s" . '


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(url: str) -> None:
    """Return once an address answers well."""
    end = time.monotonic() + 90
    while time.monotonic() < end:
        try:
            if httpx.get(url).status_code == 200:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.1)
    pytest.fail(f"{url} does not answer")


def serve(data: Path, port: int, **settings: str) -> subprocess.Popen[bytes]:
    """A server of ours, up to its first answer."""
    given = {"DATA": str(data), "PORT": str(port), "METRICS_PORT": "0", "WORKERS": "1", **settings}
    environment = {f"SAMGRAF_{name}": value for name, value in given.items()}
    server = subprocess.Popen(
        [sys.executable, "-c", CODE], cwd=ROOT, env={**os.environ, **environment}, stderr=subprocess.DEVNULL
    )
    wait_for(f"http://127.0.0.1:{port}/health/ready")
    return server


def stop(server: subprocess.Popen[bytes]) -> None:
    server.send_signal(signal.SIGTERM)
    server.wait(60)


@pytest.fixture
def ports(tmp_path: Path) -> Iterator[list[int]]:
    """Ports of nginx, which runs, and of the two servers behind it, which do not yet."""
    program = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if program is None:
        pytest.skip("nginx is not there; Debian has it as nginx-light")
    ports = [free_port() for _ in range(3)]
    text = (ROOT / "docs" / "nginx.conf").read_text().replace("CACHE", str(tmp_path / "cache"))
    for number, port in enumerate(ports):
        text = text.replace(f"127.0.0.1:800{number}", f"127.0.0.1:{port}")
    (tmp_path / "nginx.conf").write_text(
        f"{'user root;' * (os.geteuid() == 0)}\npid {tmp_path}/pid;\nerror_log stderr;\ndaemon off;\n{text}"
    )
    command = [program, "-p", str(tmp_path), "-e", "stderr", "-c", str(tmp_path / "nginx.conf")]
    nginx = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    yield ports
    nginx.terminate()
    nginx.wait(20)


class ReadersOfRows(Readers):
    """Readers that ask through nginx all the time, each question with a cache of its own or not."""

    def __init__(self, port: int) -> None:
        self.answers: Counter[tuple[int, str, str]] = Counter()
        self._url = f"http://127.0.0.1:{port}/sparql"
        super().__init__(self._ask)

    def _ask(self, number: int, ended: threading.Event) -> None:
        asked = 0
        with httpx.Client(timeout=60) as client:
            while not ended.is_set():
                asked += 1
                # Every other question is one that nobody has asked before: it passes the cache.
                text = QUERY["query"] + (f" #{number}-{asked}" if asked % 2 else "")
                answer = client.get(self._url, params={"query": text}, headers={"Accept": "text/csv"})
                body = re.sub(r"\s+", " ", answer.text)[:60]
                self.answers[answer.status_code, body, answer.headers.get("etag", "") if asked % 2 == 0 else ""] += 1
                time.sleep(0.01)


@pytest.mark.proof
def test_readers_notice_a_new_release_and_another_store_by_the_answers_alone(
    ports: list[int], write_release: Callable[..., Path], tmp_path: Path
) -> None:
    """Not one answer fails or mixes two releases: the release changes, the store by SIGHUP, a server starts again."""
    data, file = tmp_path / "var", tmp_path / "samgraf.env"
    old, new = ({"description": HELD % id + f"<x:v> <x:is> '{said}' ."} for id, said in (("r1", "old"), ("r2", "new")))
    write_release(data, old, id="r1")
    elsewhere = write_release(tmp_path / "elsewhere", new, id="r2")
    file.write_text("# no store\n")
    first, second = (serve(data, port, SETTINGS=str(file)) for port in ports[1:])
    store = serve(elsewhere, port := free_port())
    try:
        with ReadersOfRows(ports[0]) as readers:
            time.sleep(2)
            write_release(data, new, id="r2")
            time.sleep(3)
            before = readers.answers.total()
            file.write_text(f"SAMGRAF_STORE=http://127.0.0.1:{port}/sparql\n")
            for server in (first, second):
                server.send_signal(signal.SIGHUP)
            time.sleep(2)
            stop(first)
            first = serve(data, ports[1], SETTINGS=str(file))
            time.sleep(2)
    finally:
        for server in (first, second, store):
            stop(server)

    told = {(status, body) for status, body, _ in readers.answers}
    tags = {(body, tag) for _, body, tag in readers.answers if tag}
    assert told == {(200, "v old "), (200, "v new ")}
    assert readers.answers.total() > before > 20
    assert len({tag for _, tag in tags}) == len(tags) >= 3  # no tag of one release on the answer of another


@pytest.mark.proof
def test_a_kept_answer_is_asked_after_by_all_who_want_it(
    ports: list[int], write_release: Callable[..., Path], tmp_path: Path
) -> None:
    """Of many who ask at once for what was kept long ago, none gets the answer of a release that is gone."""
    data = tmp_path / "var"
    write_release(data, {"description": "<x:v> <x:is> 'old' ."}, id="r1")
    server = serve(data, ports[1])
    url = f"http://127.0.0.1:{ports[0]}/sparql"
    try:
        kept = httpx.get(url, params=QUERY, headers={"Accept": "text/csv"}).text
        write_release(data, {"description": "<x:v> <x:is> 'new' ."}, id="r2")
        time.sleep(3)
        with ThreadPoolExecutor(16) as pool:
            asked = pool.map(lambda _: httpx.get(url, params=QUERY, headers={"Accept": "text/csv"}).text, range(64))
            told = {" ".join(text.split()) for text in asked}
    finally:
        stop(server)

    assert kept.split() == ["v", "old"]
    assert told == {"v new"}


@pytest.mark.proof
def test_a_server_whose_store_is_away_is_passed_by(
    ports: list[int], write_release: Callable[..., Path], tmp_path: Path
) -> None:
    """What is read comes from the other; a POST is not sent twice; without any store it is 503 with Retry-After."""
    data = write_release(tmp_path, {"description": f"{HELD % 'r1'}<x:v> <x:is> 'said' ."})
    places = [free_port(), free_port()]
    stores = [serve(data, port) for port in places]
    servers = [
        serve(data, port, STORE=f"http://127.0.0.1:{place}/sparql")
        for port, place in zip(ports[1:], places, strict=True)
    ]
    url, fresh = f"http://127.0.0.1:{ports[0]}/sparql", (f"ASK {{}} #{number}" for number in count())
    try:
        stop(stores[0])
        read = [httpx.get(url, params={"query": next(fresh)}).status_code for _ in range(8)]
        posted = [httpx.post(url, data={"query": next(fresh)}).status_code for _ in range(8)]
        stop(stores[1])
        nobody = httpx.get(url, params={"query": next(fresh)})
    finally:
        for server in (*stores, *servers):
            stop(server)

    assert read == [200] * 8 and set(posted) == {200, 503}
    assert (nobody.status_code, nobody.headers["retry-after"]) == (503, "5")
