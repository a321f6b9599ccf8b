"""loaders.release.crew: work by processes and by a real Dask cluster on loopback."""

from __future__ import annotations

import importlib.util
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from building import environment
from loaders.errors import BrokenPromise, InputError
from loaders.release import crew
from loaders.release.build import build
from loaders.release.crew import AHEAD, Cluster, Processes

ROOT = Path(__file__).parent.parent
PARENT = """
import sys
from loaders.release.crew import Processes
from test_loaders_release_crew import waiting_for

if __name__ == "__main__":
    list(Processes(2).map(waiting_for, ((name, "never") for name in sys.argv[1:])))
"""


def squared(number: int) -> int:
    return number * number


def dying(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def waiting_for(task: tuple[str, str]) -> str:
    """Make one file and wait for another, for at most a minute."""
    begun, awaited = map(Path, task)
    begun.touch()
    for _ in range(600):
        if awaited.exists():
            return "done"
        time.sleep(0.1)
    raise TimeoutError(awaited)


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("count", [0, 1, 2, 40])
def test_results_come_in_the_order_of_the_tasks(jobs: int, count: int) -> None:
    """In this process and in others, for none, one and many."""
    assert list(Processes(jobs).map(squared, iter(range(count)))) == [n * n for n in range(count)]


def test_tasks_are_made_as_there_is_room_for_them() -> None:
    """Who takes results slowly has few of them waiting: memory does not grow with the number of tasks."""
    made = []

    def tasks() -> Iterator[int]:
        for number in range(1000):
            made.append(number)
            yield number

    results = Processes(2).map(squared, tasks())
    next(results)

    assert len(made) <= 2 * AHEAD + 2
    results.close()


def test_a_process_that_ends_is_told() -> None:
    """The message says what to try."""
    with pytest.raises(BrokenPromise, match="fewer --jobs"):
        list(Processes(2).map(dying, range(8)))


def test_processes_end_with_the_one_that_was_killed(tmp_path: Path) -> None:
    """In the middle of a task; all that it started hold its standard output, which closes with the last of them."""
    begun = [tmp_path / "one", tmp_path / "two"]
    command = [sys.executable, "-c", PARENT, *map(str, begun)]
    with subprocess.Popen(command, env=environment(), stdout=subprocess.PIPE, cwd=tmp_path) as parent:
        while not all(file.exists() for file in begun):
            assert parent.poll() is None
            time.sleep(0.1)

        parent.kill()

        # The tasks wait for a minute.
        assert parent.communicate(timeout=20) == (b"", None)


def test_a_cluster_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """The address is named, once it has had its time."""
    monkeypatch.setattr(crew, "PATIENCE", "1s")
    with pytest.raises(InputError, match="no scheduler"):
        Cluster("tcp://127.0.0.1:1")


def started(*arguments: str, folder: Path) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "DASK_DISTRIBUTED__COMM__TIMEOUTS__CONNECT": "30s"}
    log = (folder / f"{arguments[0].rpartition('_')[2]}.log").open("ab")
    command = [sys.executable, "-m", *arguments]
    return subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=log)


@contextmanager
def clustered(folder: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A scheduler and two workers of one thread each, none of which is started again if it ends."""
    file = folder / "scheduler.json"
    at = ("--host", "127.0.0.1", "--no-dashboard")
    scheduler = started(
        "distributed.cli.dask_scheduler", *at, "--port", "0", "--scheduler-file", str(file), folder=folder
    )
    alone = ("--scheduler-file", str(file), "--nthreads", "1", "--no-nanny", *at)
    workers = [started("distributed.cli.dask_worker", *alone, folder=folder) for _ in range(2)]
    for _ in range(300):
        if file.exists() and (address := _address(file)):
            break
        time.sleep(0.2)
    _wait_for_workers(address, 2)
    try:
        yield address, workers
    finally:
        for process in (*workers, scheduler):
            process.kill()
            process.wait()


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
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
def test_a_cluster_builds_what_one_machine_builds(
    cluster: tuple[str, list[subprocess.Popen[bytes]]], tmp_path: Path
) -> None:
    """A worker that is killed half-way costs only its documents: the release is the same, byte for byte."""
    address, workers = cluster
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
