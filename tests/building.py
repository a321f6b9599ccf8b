"""Builds for tests: a house of documents, a recogniser of one kind of line, and a release made once to look at."""

from __future__ import annotations

import io
import json
import os
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from pyoxigraph import Store

from loaders.release.build import BuildResult, build
from tiny_recogniser import Tiny

BASE = "https://w3id.org/samgraf/"
SPEL = "project: Spel om mark\nregion: id/org/region-halland\nregion: id/org/region-skane\n"
STIG = "project: Stig i skogen\nregion: id/org/region-skane\nperson: Vera Exempel <vera@exempel.example>\n"
SIGNED = f"""@prefix sg: <{BASE}ns#> . @prefix dcterms: <http://purl.org/dc/terms/> .
@prefix prov: <http://www.w3.org/ns/prov#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
[] a sg:Correction ; prov:wasAttributedTo <id/agent/k1> ; rdfs:comment "Se texten."@sv ;
  dcterms:date "2026-01-31"^^<http://www.w3.org/2001/XMLSchema#date> ; """


class House:
    """A folder of documents and a data folder, built as a test says."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.documents, self.data = root / "documents", root / "var"
        self.documents.mkdir(parents=True, exist_ok=True)

    @classmethod
    def like(cls, other: House, root: Path) -> House:
        """Another house with all that one holds: documents, ledger, releases and cache."""
        shutil.copytree(other.root, root, symlinks=True, dirs_exist_ok=True)
        return cls(root)

    def document(self, slug: str, text: str, **files: str) -> Path:
        """Write a document folder, or write over it."""
        folder = self.documents / slug
        folder.mkdir(exist_ok=True)
        (folder / "source.txt").write_text(text)
        for stem, content in files.items():
            (folder / f"{stem}.ttl").write_text(content)
        return folder

    def build(self, *paths: Path, **options: object) -> BuildResult:
        """Build with the tiny recogniser, in this process, unless a test says otherwise."""
        options = {"recogniser": Tiny(), "jobs": 1, "data": self.data, **options}
        return build(paths, documents_root=self.documents, **options)

    def current(self) -> Path:
        """The release that readers see."""
        return (self.data / "current").resolve()

    def store(self) -> Store:
        """Its public store."""
        return Store.read_only(str(self.current() / "store"))


@dataclass(frozen=True)
class Built:
    """A house after its first build: what that gave, told and logged."""

    house: House
    result: BuildResult
    told: list[str]
    log: str


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A house without documents."""
    return House(tmp_path)


@pytest.fixture(scope="session")
def built(make_once: Callable[..., Built]) -> Built:
    """Two documents that name one project, and one of them another; built once for the tests that only look."""

    def make(folder: Path) -> Built:
        house, told, log = House(folder / "house"), list[str](), io.StringIO()
        house.document("ett", SPEL)
        house.document("tva", f"{SPEL}{STIG}region: id/org/region-blekinge\n")
        result = house.build(progress=told.append, log=log)
        return Built(house, result, told, log.getvalue())

    return make_once("built", make)


@pytest.fixture
def again(built: Built, tmp_path: Path) -> House:
    """A house of one's own that is as the built one, to be changed and built again."""
    return House.like(built.house, tmp_path / "again")


def listing(release: Path) -> dict[str, str]:
    """The files of a release with their sums."""
    return {file["path"]: file["sha256"] for file in json.loads((release / "manifest.json").read_text())["files"]}


def environment() -> dict[str, str]:
    """What a process needs to import what this one imports."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
