"""loaders.release.crew: work by the processes of this machine."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from building import SPEL, STIG, House, environment, listing
from loaders.errors import BrokenPromise
from loaders.release import build as module
from loaders.release.crew import AHEAD, Processes

PARENT = """
import sys
from loaders.release.crew import Processes
from test_loaders_release_crew import waiting_for

if __name__ == "__main__":
    list(Processes(2).map(waiting_for, ((name, (name, "never")) for name in sys.argv[1:])))
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


def numbered(count: int) -> Iterator[tuple[str, int]]:
    return ((f"task {number}", number) for number in range(count))


@pytest.mark.parametrize("jobs", [1, 2])
@pytest.mark.parametrize("count", [0, 1, 2, 40])
def test_each_result_comes_with_the_name_of_its_task(jobs: int, count: int) -> None:
    """In this process and in others, for none, one and many."""
    made = list(Processes(jobs).map(squared, numbered(count)))

    assert sorted(made) == sorted((f"task {n}", n * n) for n in range(count))


def test_a_slow_task_holds_up_no_other(tmp_path: Path) -> None:
    """It ends when all that came after it, far more than wait at a time, have given their results."""
    gate, open_gate = tmp_path / "gate", tmp_path / "open"
    open_gate.touch()
    tasks = [("slow", (str(tmp_path / "slow"), str(gate)))]
    tasks += [(f"{number}", (str(tmp_path / f"{number}"), str(open_gate))) for number in range(5 * AHEAD)]

    results = Processes(2).map(waiting_for, tasks)
    before = {next(results)[0] for _ in tasks[1:]}
    gate.touch()

    assert before == {name for name, _ in tasks[1:]}
    assert list(results) == [("slow", "done")]


@pytest.mark.parametrize("jobs", [1, 2])
def test_tasks_are_made_as_there_is_room_for_them(jobs: int) -> None:
    """Who takes results slowly has few of them waiting: memory does not grow with the number of tasks."""
    made = []

    def tasks() -> Iterator[tuple[int, int]]:
        for number in range(1000):
            made.append(number)
            yield number, number

    results = Processes(jobs).map(squared, tasks())
    for taken in range(1, 30):
        next(results)
        assert len(made) <= taken + jobs * AHEAD

    results.close()


def test_a_process_that_ends_is_told() -> None:
    """The message says what to try."""
    with pytest.raises(BrokenPromise, match="fewer --jobs"):
        list(Processes(2).map(dying, numbered(8)))


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


class Backwards(Processes):
    """Gives the results last to first."""

    def map(self, work: Callable, tasks: Iterable) -> Iterator:
        """Do all the work, then give it."""
        return iter([*super().map(work, tasks)][::-1])


def test_a_release_is_the_same_in_whatever_order_results_come(
    house: House, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Documents, persons, findings, faults and ledger, byte for byte."""
    for slug in ("ett", "tre", "tva"):
        house.document(slug, f"{SPEL}{STIG}project: Spel {slug}\n")
    house.document("fyra", "UNREADABLE")
    house.document("sju", "UNREADABLE")
    other = House.like(house, tmp_path / "other")

    forwards = house.build()
    monkeypatch.setattr(module, "Processes", Backwards)
    backwards = other.build()

    assert listing(other.current()) == listing(house.current())
    assert (backwards.documents, backwards.findings) == (forwards.documents, forwards.findings)
    assert [fault.slug for fault in backwards.faults] == [fault.slug for fault in forwards.faults] == ["fyra", "sju"]
    assert (other.documents / "ledger.csv").read_bytes() == (house.documents / "ledger.csv").read_bytes()
