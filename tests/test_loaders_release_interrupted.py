"""A build that is killed, cannot write or meets another: the release of before is whole and current."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from building import BASE, SPEL, STIG, Built, House, environment, listing
from loaders.errors import DataFolderError
from loaders.release.build import BuildResult

SCRIPT = """
import resource, signal, sys
from pathlib import Path
from tiny_recogniser import Tiny
from loaders.errors import DataFolderError
from loaders.release import build as module, folder, make

root, killed_in, limit = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
if limit:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))


def dying(owner, name):
    def die(*arguments, **options):
        __import__("os").kill(__import__("os").getpid(), signal.SIGKILL)
    setattr(owner, name, die)


where = {"load": (make.store, "load"), "manifest": (make.manifest, "write"), "sync": (folder, "_sync"),
         "ledger": (module.ledger, "write"), "point": (folder.DataFolder, "point_at")}
if killed_in in where:
    dying(*where[killed_in])
try:
    module.build((), root / "var", documents_root=root / "documents", jobs=1, recogniser=Tiny(killed_in=killed_in))
except DataFolderError as error:
    print(error)
    sys.exit(error.status)
"""


def run(house: House, killed_in: str = "", limit: int = 0) -> subprocess.CompletedProcess[str]:
    """Build in a process of its own, which dies at a step or may write files up to a size."""
    command = [sys.executable, "-c", SCRIPT, str(house.root), killed_in, str(limit)]
    return subprocess.run(command, capture_output=True, text=True, env=environment(), check=False)


def test_a_data_folder_that_cannot_be_made_is_an_error_of_its_own(house: House) -> None:
    """A file where the folder should be is said, with its path."""
    house.document("ett", SPEL)
    house.data.write_text("")

    with pytest.raises(DataFolderError, match="var"):
        house.build()


@pytest.fixture
def open_house(built: Built) -> Iterator[House]:
    """The built house in a folder that other users may enter: pytest's own are closed to them."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield House.like(built.house, Path(folder) / "house")


@contextmanager
def without_right_to_write(folder: Path) -> Iterator[None]:
    """Take the right to write in a folder away, from the superuser by not being it for a while."""
    mode, user = folder.stat().st_mode, os.geteuid()
    folder.chmod(0o555)
    if user == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        if user == 0:
            os.seteuid(0)
        folder.chmod(mode)


def test_a_read_only_data_folder_loses_nothing(open_house: House) -> None:
    """The error names the folder, and the current release is as it was."""
    before = open_house.current()
    open_house.document("tre", STIG)

    with without_right_to_write(open_house.data), pytest.raises(DataFolderError, match=r"var.*as it was"):
        open_house.build()

    assert open_house.current() == before
    assert open_house.build().documents == ("ett", "tre", "tva")


def test_a_current_that_is_no_link_is_left_alone(house: House) -> None:
    """What a person put there is not replaced."""
    house.document("ett", SPEL)
    (house.data / "current").mkdir(parents=True)

    with pytest.raises(DataFolderError, match="no link"):
        house.build()


@pytest.mark.proof
@pytest.mark.parametrize("step", ["extract", "load", "manifest", "sync", "ledger", "point"])
def test_a_build_that_is_killed_leaves_the_old_release_whole(again: House, step: str) -> None:
    """SIGKILL at any step: current is the old release, complete, and the next build succeeds."""
    first = again.current()
    before = listing(first)
    again.document("ett", SPEL + STIG.replace("Stig i skogen", "Sten vid sundet"))  # the ledger gets a line more

    killed = run(again, killed_in=step)

    assert killed.returncode == -9, killed.stderr
    assert again.current() == first
    assert listing(first) == before
    assert again.store().query(f"ASK {{ <{BASE}id/project/spel-om-mark> ?p ?o }}")
    after = again.build()
    assert (after.status, after.current) == (0, True)
    assert not [entry.name for entry in (again.data / "releases").iterdir() if entry.name.startswith(".")]


@pytest.mark.proof
@pytest.mark.parametrize("limit", [1_000, 60_000, 1_500_000])
def test_a_full_disk_is_told_and_loses_nothing(again: House, limit: int) -> None:
    """A write that fails, in cache, store or dump, leaves the old release current and nothing half made."""
    first = again.current()
    again.document("ett", SPEL + STIG)

    full = run(again, limit=limit)

    assert full.returncode == 1, full.stderr
    assert "the current release is as it was" in full.stdout
    assert again.current() == first
    assert [entry.name for entry in (again.data / "releases").iterdir()] == [first.name]
    assert again.build().current


def test_two_builds_at_once_take_turns(house: House) -> None:
    """The second says that it waits, and both succeed with the same release."""
    house.document("ett", SPEL)
    told: list[str] = []
    results: list[BuildResult] = []
    gate = threading.Event()

    def first() -> None:
        def hold(message: str) -> None:
            gate.set()
            time.sleep(0.05)

        results.append(house.build(progress=hold))

    worker = threading.Thread(target=first)
    worker.start()
    gate.wait(30)
    results.append(house.build(progress=told.append))
    worker.join()

    assert any("another build" in message for message in told)
    assert {(one.id, one.current, one.status) for one in results} == {(results[0].id, True, 0)}
    assert sorted(one.reused for one in results) == [False, True]
