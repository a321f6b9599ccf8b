"""The server under load while workers and mother are killed, releases swapped, connections cut and the disk
filled, at random. The data folder is a small file system of its own where this user may mount one.

`make proof` runs it for SAMGRAF_PROOF_SECONDS (60); the seed is printed and can be given as SAMGRAF_PROOF_SEED.
"""

from __future__ import annotations

import os
import random
import signal
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest

from readers import Readers

pytestmark = pytest.mark.proof
ROOT = Path(__file__).resolve().parent.parent
SECONDS = float(os.environ.get("SAMGRAF_PROOF_SECONDS", "60"))
FORMATS = ["application/sparql-results+json", "application/sparql-results+xml", "text/csv"]
QUERIES = [
    *[f"SELECT ?o {{ <x:s{i}> <x:p1> ?o }} ORDER BY ?o" for i in range(20)],
    "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
    "SELECT ?p (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?p ORDER BY ?p",
    "SELECT * { ?s ?p ?o } ORDER BY ?s ?p ?o",
    "SELECT * { ?s <x:p1> ?o . ?t <x:p2> ?o } ORDER BY ?s ?t ?o",  # large: comes in pieces
    "SELECT (COUNT(*) AS ?n) { ?a <x:p1> ?b . ?c <x:p2> ?b . ?d <x:p3> ?b }",
    "ASK { ?s <x:version> ?o }",
]
HOSTILE = ["SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", "SELECT * " + "{" * 300, "SELECT * {{{{"]


DISK_BYTES = 64 << 20


def release(version: str) -> dict[str, str]:
    facts = "\n".join(f"<x:s{i}> <x:p{j}> <x:o{(i * j) % 40}> ." for i in range(200) for j in range(8))
    return {"reference": f"{facts} <x:s1> <x:version> '{version}' . <x:s1> <x:p1> '{version}' ."}


@contextmanager
def small_disk(folder: Path) -> Iterator[bool]:
    """A file system of DISK_BYTES on this folder; False where this user may mount none."""
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={DISK_BYTES}", "tmpfs", str(folder)]
    try:
        mounted = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        mounted = False
    try:
        yield mounted
    finally:
        if mounted:
            subprocess.run(["umount", "--lazy", str(folder)], check=True)


@contextmanager
def serving(data: Path) -> Iterator[tuple[str, int]]:
    """The real server; its address and process id."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    code = "from api.serve import run; from api.settings import Settings; run(Settings.from_environment())"
    settings = {
        "DATA": data, "PORT": port, "METRICS_PORT": 0, "LOG_LEVEL": "error", "ENGINE": "memory",
        "QUERY_SECONDS": 2, "QUERY_MEMORY_MB": 128, "WORKERS": 2, "CACHE_MB": 1,
    }  # fmt: skip
    environment = {**os.environ, **{f"SAMGRAF_{name}": str(value) for name, value in settings.items()}}
    process = subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, env=environment, stderr=subprocess.DEVNULL)
    url = f"http://127.0.0.1:{port}"
    try:
        until_ready(url)
        yield url, process.pid
    finally:
        process.terminate()
        process.wait(20)


def until_ready(url: str) -> None:
    for _ in range(400):
        try:
            if httpx.get(f"{url}/health/ready").status_code == 200:
                return
        except httpx.TransportError:
            pass
        time.sleep(0.05)
    pytest.fail("the server did not get ready")


def ask(client: httpx.Client, url: str, query: str, accept: str) -> httpx.Response:
    return client.get(f"{url}/sparql?query={quote(query)}", headers={"Accept": accept})


def children(pid: int) -> list[int]:
    try:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
    except OSError:
        return []


def resident_mb(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


def descriptors(pid: int) -> int:
    return len(list(Path(f"/proc/{pid}/fd").iterdir()))


class Load(Readers):
    """Clients that ask on and on, and compare each answer with those of a quiet server."""

    def __init__(self, url: str, right: dict[tuple[str, str], set[bytes]], seed: int) -> None:
        self.outcomes: Counter[str] = Counter()
        self.wrong: list[str] = []
        self._url, self._right, self._seed = url, right, seed
        super().__init__(self._run)

    def _run(self, number: int, ended: threading.Event) -> None:
        chance = random.Random(self._seed + number)
        with httpx.Client(timeout=30) as client:
            while not ended.is_set():
                query, accept = chance.choice(QUERIES), chance.choice(FORMATS)
                uncached = f"{query} #{chance.random()}" if chance.random() < 0.7 else query
                try:
                    response = ask(client, self._url, uncached, accept)
                except httpx.TransportError:
                    self.outcomes["broken off"] += 1
                    continue
                if response.status_code == 200:
                    self.outcomes["answered"] += 1
                    if response.content not in self._right[query, accept]:
                        self.wrong.append(f"{query} {accept} {response.content[:200]!r}")
                else:
                    self.outcomes[str(response.status_code)] += 1
                    if response.json()["status"] != response.status_code or response.status_code < 500:
                        self.wrong.append(response.text)


class Chaos:
    """What can happen to a server, one thing at a time."""

    def __init__(self, url: str, pid: int, data: Path, seed: int, may_fill: bool) -> None:
        self._url, self._pid, self._data, self._may_fill = url, pid, data, may_fill
        self._chance = random.Random(seed)
        self.done: Counter[str] = Counter()

    def step(self) -> None:
        """One fault, then a breath."""
        weights = {"worker": 6, "mother": 1, "swap": 2, "cut": 6, "half": 3, "hostile": 4, "flood": 1}
        if self._may_fill:
            weights["fill"] = 2
        kind = self._chance.choices(list(weights), list(weights.values()))[0]
        self.done[kind] += 1
        getattr(self, f"_{kind}")()
        time.sleep(self._chance.uniform(0.05, 0.5))

    def _worker(self) -> None:
        workers = [worker for mother in children(self._pid) for worker in children(mother)]
        if workers:
            self._kill(self._chance.choice(workers))

    def _mother(self) -> None:
        for mother in children(self._pid):
            self._kill(mother)

    @staticmethod
    def _kill(pid: int) -> None:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)

    def _fill(self) -> None:
        """Take the last byte of the disk, or give all of it back; what follows happens in a full one."""
        filler = self._data / "filler"
        if filler.exists():
            filler.unlink()
            return
        with suppress(OSError), filler.open("wb", buffering=0) as file:
            while file.write(bytes(1 << 20)):
                continue

    def _swap(self) -> None:
        link = self._data / "next"
        with suppress(OSError):  # there may be no room even for a link
            link.symlink_to(Path("releases") / self._chance.choice(["r1", "r2"]))
            link.replace(self._data / "current")

    def _connection(self) -> socket.socket:
        host, _, port = self._url.removeprefix("http://").partition(":")
        return socket.create_connection((host, int(port)))

    def _cut(self) -> None:
        with self._connection() as connection:
            query = quote(self._chance.choice([*QUERIES[-6:], *HOSTILE]))
            connection.sendall(
                f"GET /sparql?query={query}&x={self._chance.random()} HTTP/1.1\r\nHost: x\r\n\r\n".encode()
            )
            if self._chance.random() < 0.7:
                connection.settimeout(0.2)
                with suppress(TimeoutError):
                    connection.recv(self._chance.randint(1, 100_000))

    def _half(self) -> None:
        head = b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Type: application/sparql-query\r\n"
        with self._connection() as connection:
            connection.sendall(head + b"Content-Length: 90\r\n\r\nSELECT")

    def _hostile(self) -> None:
        threading.Thread(target=self._ask_hostile, daemon=True).start()

    def _flood(self) -> None:
        for _ in range(20):
            self._hostile()

    def _ask_hostile(self) -> None:
        try:
            query = f"{self._chance.choice(HOSTILE)} #{self._chance.random()}"
            httpx.get(f"{self._url}/sparql?query={quote(query)}", timeout=30)
        except httpx.TransportError:
            pass


def test_no_answer_is_wrong_and_nothing_leaks(write_release: Callable[..., Path], tmp_path: Path) -> None:
    """Whatever happens, 200 means the quiet server's bytes; afterwards processes, memory and files are as before."""
    with small_disk(tmp_path / "data") as mounted:
        under_faults(write_release, tmp_path / "data", mounted)


def under_faults(write_release: Callable[..., Path], folder: Path, may_fill: bool) -> None:
    seed = int(os.environ.get("SAMGRAF_PROOF_SEED") or time.time())
    print(f"SAMGRAF_PROOF_SEED={seed}" + ("" if may_fill else ", without a disk to fill"))
    right: dict[tuple[str, str], set[bytes]] = {}
    for version in ("r1", "r2"):
        data = write_release(folder, release(version), id=version)
        with serving(data) as (url, _), httpx.Client() as client:
            for query in QUERIES:
                for accept in FORMATS:
                    right.setdefault((query, accept), set()).add(ask(client, url, query, accept).content)

    with serving(data) as (url, pid):
        chaos = Chaos(url, pid, data, seed, may_fill)
        with Load(url, right, seed):
            time.sleep(3)  # what the server takes at work, before anything happens to it
        memory, files = resident_mb(pid), descriptors(pid)
        with Load(url, right, seed) as load:
            end = time.monotonic() + SECONDS
            while time.monotonic() < end:
                chaos.step()
        time.sleep(4)
        until_ready(url)
        with Load(url, right, seed) as after:
            time.sleep(2)
        mothers = children(pid)
        workers = [worker for mother in mothers for worker in children(mother)]
        grown, opened = resident_mb(pid) - memory, descriptors(pid) - files
    print(dict(chaos.done), dict(load.outcomes), f"memory +{grown:.0f} MB, files {opened:+d}")

    assert load.wrong == []
    assert after.wrong == []
    assert set(after.outcomes) == {"answered"}
    assert load.outcomes["answered"] > 100
    assert (len(mothers), len(workers)) == (1, 3)
    assert grown < 40
    assert opened < 20
