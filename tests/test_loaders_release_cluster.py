"""loaders.release.cluster: work by a real Dask cluster on loopback, whose workers and scheduler are killed."""

from __future__ import annotations

import importlib.util
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import pytest

from building import STIG, House
from loaders.errors import ClusterLost, InputError
from loaders.release import cluster as module
from loaders.release.build import build
from loaders.release.cluster import Cluster

ROOT = Path(__file__).parent.parent


def test_a_cluster_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """The address is named, once it has had its time."""
    monkeypatch.setattr(module, "PATIENCE", "1s")
    with pytest.raises(InputError, match="no scheduler"):
        Cluster("tcp://127.0.0.1:1")


def started(*arguments: str, folder: Path) -> subprocess.Popen[bytes]:
    path = os.pathsep.join(map(str, (ROOT, ROOT / "tests")))
    environment = {**os.environ, "PYTHONPATH": path, "DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "30s"}
    log = (folder / f"{arguments[0].rpartition('_')[2]}.log").open("ab")
    command = [sys.executable, "-m", *arguments]
    return subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=log)


class Started(NamedTuple):
    """A cluster: its address, its processes and what starts a worker more."""

    address: str
    workers: list[subprocess.Popen[bytes]]
    scheduler: subprocess.Popen[bytes]
    start: Callable[[], None]


@contextmanager
def clustered(folder: Path) -> Iterator[Started]:
    """A scheduler and two workers of one thread each, none of which is started again if it ends."""
    file = folder / "scheduler.json"
    at = ("--host", "127.0.0.1", "--no-dashboard")
    scheduler = started(
        "distributed.cli.dask_scheduler", *at, "--port", "0", "--scheduler-file", str(file), folder=folder
    )
    alone = ("--scheduler-file", str(file), "--nthreads", "1", "--no-nanny", *at)
    workers: list[subprocess.Popen[bytes]] = []

    def start() -> None:
        workers.append(started("distributed.cli.dask_worker", *alone, folder=folder))

    start()
    start()
    for _ in range(300):
        if file.exists() and (address := _address(file)):
            break
        time.sleep(0.2)
    _wait_for_workers(address, 2)
    try:
        yield Started(address, workers, scheduler, start)
    finally:
        for process in (*workers, scheduler):
            process.kill()
            process.wait()


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[Started]:
    """A real cluster."""
    with clustered(tmp_path) as started:
        yield started


def _address(file: Path) -> str:
    try:
        return str(json.loads(file.read_text())["address"])
    except ValueError:
        return ""


def _wait_for_workers(address: str, count: int) -> None:
    from distributed import Client

    with Client(address, timeout="60s", set_as_default=False) as client:
        client.wait_for_workers(count, timeout=120)


@pytest.mark.proof
@pytest.mark.filterwarnings("ignore")
def test_a_cluster_builds_what_one_machine_builds(cluster: Started, tmp_path: Path) -> None:
    """A worker that is killed half-way costs only its documents: the release is the same, byte for byte."""
    address, workers = cluster.address, cluster.workers
    path = ROOT / "tests" / "bench" / "documents.py"
    spec = importlib.util.spec_from_file_location("documents", path)
    assert spec is not None and spec.loader is not None
    sys.modules["documents"] = documents = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(documents)
    documents.write(tmp_path / "documents", 16, 2_000)
    told: list[str] = []

    def killing(message: str) -> None:
        told.append(message)
        if message.startswith("read ") and workers[0].poll() is None:
            workers[0].kill()
            workers[0].wait()

    options = {"documents_root": tmp_path / "documents"}
    there = build((), tmp_path / "there", cluster=address, progress=killing, **options)
    here = build((), tmp_path / "here", jobs=2, **options)

    assert workers[0].returncode == -signal.SIGKILL
    assert sum(message.startswith("read ") for message in told) == 16
    assert (there.id, there.documents, there.status) == (here.id, here.documents, 0)
    assert (there.path / "manifest.json").read_bytes() == (here.path / "manifest.json").read_bytes()


def killed(*processes: subprocess.Popen[bytes]) -> None:
    for process in processes:
        process.kill()
        process.wait()


def slowly(number: int) -> int:
    time.sleep(0.3)
    return number


@pytest.fixture
def large(house: House) -> House:
    """A house of more documents than two workers are given at once."""
    for number in range(30):
        house.document(f"document-{number}", STIG.replace("Stig", f"Stig {number}"))
    return house


@pytest.mark.proof
@pytest.mark.filterwarnings("ignore")
def test_a_slow_task_holds_up_no_other_on_a_cluster(cluster: Started, tmp_path: Path) -> None:
    """It ends when all that came after it have given their results."""
    gate, tasks = tmp_path / "gate", [(number, "") for number in range(20)]

    results = Cluster(cluster.address).map(_at_gate, [("slow", str(gate)), *tasks])
    before = {next(results)[0] for _ in tasks}
    gate.touch()

    assert before == {number for number, _ in tasks}
    assert list(results) == [("slow", str(gate))]


def _at_gate(gate: str) -> str:
    while gate and not Path(gate).exists():
        time.sleep(0.1)
    return gate


@pytest.mark.proof
@pytest.mark.filterwarnings("ignore")
def test_a_build_without_workers_says_so_and_ends(
    cluster: Started, large: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It waits for new ones for a while, says what to do, and the next build reads only what was not read."""
    monkeypatch.setattr(module, "NEW_WORKERS", 5)
    told: list[str] = []
    again: list[str] = []

    def killing(message: str) -> None:
        told.append(message)
        if message.startswith("read "):
            killed(*cluster.workers)

    with pytest.raises(ClusterLost, match=r"start some \(dask worker tcp://.*build again: what was read is kept"):
        large.build(cluster=cluster.address, progress=killing)
    after = large.build(progress=again.append)

    assert any("all workers are lost; waiting 5 s" in message for message in told)
    assert after.current
    assert _read(told)
    assert sorted(_read(told) + _read(again)) == sorted(after.documents)


def _read(told: list[str]) -> list[str]:
    return [message.split()[1] for message in told if message.startswith("read ")]


@pytest.mark.proof
@pytest.mark.filterwarnings("ignore")
def test_new_workers_take_the_place_of_lost_ones(cluster: Started) -> None:
    """Work goes on with workers that come while a build waits, twice as well as once."""
    told: list[str] = []

    def starting(message: str) -> None:
        told.append(message)
        cluster.start()

    results = Cluster(cluster.address, starting).map(slowly, ((number, number) for number in range(40)))
    made = [next(results)]
    for _ in range(2):
        killed(*cluster.workers)
        made += [next(results) for _ in range(10)]
    made += results

    assert len(told) == 2
    assert sorted(made) == [(number, number) for number in range(40)]


@pytest.mark.proof
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(("step", "how"), [("reading", "SIGKILL"), ("read", "SIGTERM"), ("validated", "SIGKILL")])
def test_a_build_without_scheduler_ends(cluster: Started, large: House, step: str, how: str) -> None:
    """The scheduler's end is told, whenever it comes, with what to do; the exit status is that of a broken input."""

    def ending(message: str) -> None:
        if message.startswith(f"{step} ") and cluster.scheduler.poll() is None:
            cluster.scheduler.send_signal(signal.Signals[how])
            cluster.scheduler.wait()

    with pytest.raises(ClusterLost, match="the scheduler was lost; start it and its workers") as lost:
        large.build(cluster=cluster.address, progress=ending)

    assert lost.value.status == 1
    assert large.build().current


@pytest.mark.proof
@pytest.mark.filterwarnings("ignore")
def test_workers_with_another_loader_do_no_work(cluster: Started, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those that come later are found out too: no one asked them at first."""
    crew = Cluster(cluster.address)
    monkeypatch.setattr(module, "program_key", lambda: "another")

    with pytest.raises(InputError, match="install the same"):
        list(crew.map(slowly, [(1, 1)]))
