"""`samgraf build`: documents in, one immutable release out, made current by rename.

The steps are those of DESIGN.md, "A release"; what each does stands in its own module.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO

from pyoxigraph import Quad

from loaders import corrections, ledger, sources
from loaders.errors import NothingToBuild
from loaders.findings import Finding
from loaders.graphs import Mapped
from loaders.ledger import Ledger
from loaders.release import catalogue, manifest, report
from loaders.release.changes import Change, changes
from loaders.release.cluster import Cluster
from loaders.release.crew import Crew, Processes
from loaders.release.folder import DataFolder, writing
from loaders.release.gather import Gathered, gather
from loaders.release.identity import release_id
from loaders.release.journal import Journal, Progress
from loaders.release.make import Plan, make
from loaders.release.recogniser import Loader, Recogniser
from loaders.release.shards import Shards
from loaders.release.shelves import OnDisk, Texts
from loaders.resolve import Resolution
from loaders.sources import Fault, Source
from ontology import DEFAULT_BASE


@dataclass(frozen=True)
class BuildResult:
    """How a build ended.

    `path` is the release, None where checks forbade one or an older one stays; `current` tells whether it is the
    current release, `reused` whether it was there already; `kept_for` names the documents for whose sake an older
    release stayed current; `changes` tell what the release has more and less than the one that was current before it.
    """

    id: str
    path: Path | None
    current: bool = False
    reused: bool = False
    documents: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()
    findings: tuple[Finding, ...] = ()
    passed_by: tuple[Path, ...] = ()
    kept_for: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()

    @property
    def status(self) -> int:
        """The exit status: 0 for all documents, 1 where some are left out, 3 where checks failed."""
        if self.path is None and not self.kept_for:
            return 3
        return 1 if self.faults else 0


def build(
    paths: Sequence[Path] = (),
    data: Path = Path("var"),
    base_iri: str = DEFAULT_BASE,
    documents_root: Path = Path("documents"),
    jobs: int | None = None,
    cluster: str = "",
    keep_going: bool = False,
    progress: Progress = lambda message: None,
    log: IO[str] | None = None,
    recogniser: Recogniser | None = None,
) -> BuildResult:
    """Build a release and make it current.

    Args:
        paths: document folders, folders that hold them, bare files; `documents_root` where none is given.
        data: the data folder.
        base_iri: what `id/`, `doc/` and `graph/` stand below.
        documents_root: the folder of catalogue.ttl and ledger.csv.
        jobs: how many processes may read at once; as many as there are cores where it is None.
        cluster: the address of a Dask scheduler, whose workers read instead.
        keep_going: make the release current though a faulty document vanishes by it.
        progress: told in a few words what is being done.
        log: gets the same in lines of JSON, as `Journal` has them.
        recogniser: finds what documents hold; the loader itself where it is None.

    Raises:
        InputError: a path is missing, nothing can be read, or ledger or catalogue is broken.
        DataFolderError: the data folder cannot be written; the current release is as it was.
        ClusterLost: the cluster's workers or its scheduler were lost; what was read is kept.
        BrokenPromise: the loader, a rule or a check is at fault.
    """
    folder = DataFolder(data)
    crew: Crew = Cluster(cluster, progress) if cluster else Processes(jobs or os.cpu_count() or 1)
    with folder.locked(lambda: progress("another build holds the data folder; waiting")), writing(data):
        one = _Build(folder, base_iri, documents_root, recogniser or Loader(), crew, Journal(progress, log))
        return one.run(paths or (documents_root,), keep_going)


class _Build:
    def __init__(
        self,
        folder: DataFolder,
        base_iri: str,
        root: Path,
        recogniser: Recogniser,
        crew: Crew,
        journal: Journal,
    ) -> None:
        self.folder, self.base, self.root = folder, base_iri, root
        self.recogniser, self.crew, self.journal = recogniser, crew, journal
        self.shards = Shards(folder.extracted)

    def run(self, paths: Sequence[Path], keep_going: bool) -> BuildResult:
        hand_written = catalogue.read(self.root / "catalogue.ttl", self.base)
        held = ledger.read(self.root / "ledger.csv")
        kept = held.without_words_of(lambda slug: not (self.root / slug).is_dir())
        found = sources.find(paths, without=self.folder.path)
        self.journal.step("reading", f"reading {len(found.sources)} documents")
        read = gather(found, self.shards, self.recogniser, self.base, self.crew, self.journal)
        # A house whose last document was taken out is no mistake; one that holds none where nothing is to go is.
        withdrawn = self.root in paths and bool(held.rows) and self.folder.current_id() is not None
        if not read.keys and (read.faults or not withdrawn):
            raise NothingToBuild(_nothing(read.faults, paths))
        self.journal.step("resolving")
        resolution = self.recogniser.resolve(read.extractions, read.curations, kept, self.base)
        rows = kept.with_rows(resolution.new_rows)
        release = self._id(read, hand_written, rows)
        path = self.folder.releases / release
        # What is not to be current is not made: it would be served among the releases, by its own address.
        if not keep_going and (vanishing := self._vanishing(read)):
            self.journal.close(documents=len(read.keys), left_out=len(read.faults))
            return BuildResult(release, None, faults=tuple(read.faults), passed_by=found.passed_by, kept_for=vanishing)
        reused = (path / manifest.NAME).is_file()
        findings = report.findings(path) if reused else self._make(release, read, resolution, hand_written)
        self.journal.close(release=release, documents=len(read.keys), left_out=len(read.faults))
        before = self.folder.current_id()
        result = BuildResult(
            release,
            path,
            reused=reused,
            documents=tuple(read.keys),
            faults=tuple(read.faults),
            findings=tuple(sorted(findings)),
            passed_by=found.passed_by,
        )
        if any(finding.severity == "error" for finding in findings):
            return replace(result, path=None)
        told = changes(self.folder.releases / before if before else None, path)
        unwritten = self._keep_ledger(held, kept, rows, found.sources)
        self.folder.point_at(release)
        if reused:
            for key in read.keys.values():
                self.shards.keep("validated", key)
        self.shards.sweep()
        return replace(result, current=True, findings=(*result.findings, *unwritten), changes=tuple(told))

    def _make(self, release: str, read: Gathered, resolution: Resolution, hand_written: list[Quad]) -> list[Finding]:
        """Make a release and publish it, unless it breaks a promise; return what was found."""
        with self.folder.workshop() as workshop, self.shards.scratch() as scratch:
            mapped: OnDisk[Mapped] = OnDisk(scratch / "mapped")
            texts = workshop / "texts"
            texts.mkdir()
            self.journal.step("mapping")
            stretches = self.recogniser.masks(read.extractions, read.curations)
            for slug, one in zip(read.keys, read.extractions, strict=True):
                mapped[slug] = self.recogniser.map(one, resolution, stretches[slug], read.keys[slug])
                (texts / f"{slug}.txt").write_bytes(self.recogniser.mask(one.text, stretches[slug]).encode())
            corrected = corrections.apply(mapped, read.curations, self.base)
            plan = Plan(release, self.base, read, Texts(texts, read.keys), corrected, hand_written)
            findings = make(plan, workshop, self.shards, self.crew, self.journal)
            if not any(finding.severity == "error" for finding in findings):
                self.journal.step("publishing")
                self.folder.publish(workshop, release)
        return findings

    def _id(self, read: Gathered, hand_written: Sequence[Quad], rows: Ledger) -> str:
        """Return the release's id; the ledger counts as this build leaves it, so the next has the same."""
        faults = (f"{fault.slug} {fault.error.brief()}" for fault in read.faults)
        written = "\n".join(sorted(map(str, hand_written)))
        return release_id(self.base, read.keys.values(), (written, rows.text(), *faults))

    def _vanishing(self, read: Gathered) -> tuple[str, ...]:
        """Return the faulty documents that the current release holds and the new one does not."""
        current = self.folder.current_id()
        if current is None:
            return ()
        lost = manifest.documents(self.folder.releases / current) - read.keys.keys()
        return tuple(sorted(lost & {fault.slug for fault in read.faults}))

    def _keep_ledger(self, held: Ledger, kept: Ledger, rows: Ledger, found: Sequence[Source]) -> list[Finding]:
        """Write down which slugs the documents of this house took; those from elsewhere leave no trace."""
        root = self.root.resolve()
        ours = {one.slug for one in found if one.folder and root in one.folder.resolve().parents}
        new = kept.with_rows(row for row in rows.rows if row.document in ours)
        try:
            if new != held:
                ledger.write(self.root / "ledger.csv", new)
        except OSError as error:
            sv = f"Liggaren kunde inte skrivas ({error.strerror}); IRI:er kan byta ägare."
            en = f"The ledger could not be written ({error.strerror}); IRIs may change hands."
            return [Finding("", "warning", "ledger", "", sv, en)]
        return []


def _nothing(faults: Sequence[Fault], paths: Sequence[Path]) -> str:
    """Say why there is nothing to build."""
    if faults:
        return "no document can be read: " + "; ".join(str(fault.error) for fault in faults)
    return f"no document in {', '.join(map(str, paths))}"
