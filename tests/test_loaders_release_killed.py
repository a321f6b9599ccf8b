"""A build that is killed at any moment: what readers see is whole, and the next one goes on from what was done.

The builds are the command itself with two processes, the real loader and an empty cache, and quicker ones with the
recogniser of the tests beside a release that is there.
"""

from __future__ import annotations

import hashlib
import json
import os
import pickle
import random
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from building import SPEL, STIG, Built, House, environment, listing
from loaders import sources
from loaders.release.identity import shard_key

COMMAND = [sys.executable, "-m", "samgraf", "build", "--data", "var", "--log", "log", "--jobs", "2"]
TINY = """
import sys
from pathlib import Path
from loaders.release.build import build
from tiny_recogniser import Tiny

say = lambda message: print(message, file=sys.stderr, flush=True)
with open("log", "w") as log:
    build((), Path("var"), documents_root=Path("documents"), jobs=1, recogniser=Tiny(), progress=say, log=log)
"""
REPORT = """Rapport om {0}

Projekt: {0} i samverkan
Partner: Region Halland, Region Skåne och Länsstyrelsen i Blekinge län
Kontaktperson: Vera Exempel, vera@exempel.example

Projektet {0} i samverkan leds av Region Skåne. Arbetet bromsades av oklara roller.
"""


@dataclass
class Case:
    """A build that is to be killed: how a house looks before it, how it is run, and what it comes to undisturbed."""

    command: list[str]
    fresh: Callable[[Path], House]
    place: Path
    kills: int = 0
    reused: int = 0
    finished: int = 0

    def __post_init__(self) -> None:
        house = self.fresh(self.place / "undisturbed")
        self.before = seen(house)
        _, self.whole = run(house, self.command, None)
        self.after = seen(house)
        assert self.after and self.after != self.before

    def until_done(self, number: int, chance: random.Random) -> None:
        """Begin anew and kill one build after the other, till one is done before its moment has come."""
        house, done = self.fresh(self.place / f"{number}"), False
        _, known = cached(house)
        while not done:
            shards, documents = cached(house)

            done, _ = run(house, self.command, chance.uniform(0, self.whole))

            now, _ = cached(house)
            assert {name: now.get(name, was) for name, was in shards.items()} == shards, "what was done is done again"
            assert not documents & read(house), "what was read is read again"
            assert seen(house) in ([self.after] if done else [self.before, self.after])
            self.kills += not done
            self.finished += done
            self.reused += len(documents - known)


def run(house: House, command: list[str], moment: float | None) -> tuple[bool, float]:
    """Build and kill, seconds after the first document may be read; return whether it was done before, and its time.

    All that a build starts holds its standard error, which ends when the last of them does.
    """
    (house.root / "log").unlink(missing_ok=True)
    with subprocess.Popen(
        command, cwd=house.root, env=environment(), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, bufsize=0
    ) as process:
        assert process.stderr is not None
        told = process.stderr.readline()
        assert told.startswith(b"reading "), told + process.stderr.read()
        began = time.monotonic()
        try:
            process.communicate(timeout=moment)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate(timeout=30)
    assert process.returncode in (0, -9)
    return process.returncode == 0, time.monotonic() - began


def seen(house: House) -> dict[str, str]:
    """Return the files of the current release with their sums; none where there is no release."""
    for release in (house.data / "releases").glob("[!.]*"):
        for path, held in listing(release).items():
            assert hashlib.sha256((release / path).read_bytes()).hexdigest() == held
    return listing(house.current()) if (house.data / "current").is_symlink() else {}


def cached(house: House) -> tuple[dict[str, tuple[int, int]], set[str]]:
    """Return the shards of the cache, each whole, with what changes when one is written, and the documents read."""
    shards = {}
    for shard in (house.data / "extracted").glob("*.pickle"):
        assert pickle.loads(shard.read_bytes()) is not None
        shards[shard.name] = shard.stat().st_ino, shard.stat().st_mtime_ns
    documents = sources.find([house.documents]).sources
    return shards, {one.slug for one in documents if f"extraction-{shard_key(one)}.pickle" in shards}


def read(house: House) -> set[str]:
    """Return the documents that the last build read, by its log."""
    log = house.root / "log"
    lines = [json.loads(line) for line in log.read_text().splitlines() if line.endswith("}")] if log.exists() else []
    return {line["document"] for line in lines if line["step"] == "reading" and "document" in line}


def reports(root: Path) -> House:
    """A house of four reports, with neither release nor cache."""
    house = House(root)
    for name in ("Bron", "Hamnen", "Kusten", "Skogen"):
        house.document(name.lower(), REPORT.format(name))
    return house


@pytest.mark.proof
def test_builds_killed_at_any_moment_leave_what_is_whole(built: Built, tmp_path: Path) -> None:
    """A hundred kills at random moments (in CI two dozen), a fifth of them of the real loader with an empty cache.

    After each the current release is the one of before or the new one, whole; the next build does nothing again
    that was done, and its release is that of a build that was never killed, byte for byte.
    """

    def changed(root: Path) -> House:
        house = House.like(built.house, root)
        house.document("ett", SPEL + STIG)
        house.document("tre", STIG)
        return house

    chance = random.Random(8)
    kills = 24 if os.environ.get("CI") else 100
    real = Case(COMMAND, reports, tmp_path / "real")
    tiny = Case([sys.executable, "-c", TINY], changed, tmp_path / "tiny")

    for case, least in ((real, kills // 5), (tiny, kills - kills // 5)):
        for number in range(kills):
            if case.kills < least:
                case.until_done(number, chance)

        assert case.kills >= least
        assert case.finished
        assert case.reused
