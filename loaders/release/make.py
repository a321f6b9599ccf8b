"""Steps 6 to 12 of a build: corrected quads in, the folder of a release out."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pyoxigraph import Quad

import queries
from loaders.corrections import Corrected
from loaders.derive import derive
from loaders.findings import Finding, of_reading
from loaders.graphs import Mapped
from loaders.release import catalogue, checks, completeness, dumps, index, manifest, outlets, report, store
from loaders.release.crew import Crew
from loaders.release.elsewhere import Elsewhere
from loaders.release.gather import Gathered
from loaders.release.identity import digest, loader_key, package_key
from loaders.release.journal import Journal
from loaders.release.privacy import People, leaks
from loaders.release.shards import Shards
from loaders.release.shelves import Shelf, Texts
from loaders.validate import Validated, validate
from ontology import quads

GRAPHS = ("ontology", "schemes", "shapes", "reference")


@dataclass(frozen=True)
class Plan:
    """What a release is made of: its id and base, what was read, the masked texts, the quads as corrected.

    `hand_written` are the triples of documents/catalogue.ttl.
    """

    release: str
    base: str
    read: Gathered
    texts: Texts
    corrected: Corrected
    hand_written: list[Quad]

    @property
    def keeps_contacts(self) -> bool:
        """Whether persons and unmasked texts are kept for the publisher."""
        return catalogue.keeps_contacts(self.hand_written)


def make(plan: Plan, folder: Path, shards: Shards, crew: Crew, journal: Journal) -> list[Finding]:
    """Write a release into an empty folder; return what was found, errors among it if it must not be shown.

    Raises:
        BrokenPromise: the loader, a rule or a check is at fault.
        OSError: the disk is full.
    """
    private = folder / manifest.PRIVATE
    private.mkdir(mode=0o700)
    findings = _of_reading(plan.read)
    journal.step("validating")
    findings += [*plan.corrected.findings, *_validate_all(plan, shards, crew, journal)]
    mapped = plan.corrected.documents
    journal.step("loading the store")
    graph = store.load(folder / "store", _public(plan, mapped))
    _write_private(plan, private, mapped)
    journal.step("deriving")
    derive(graph, queries.rules(plan.base), plan.base)
    journal.step("checking")
    findings += checks.check(graph, queries.checks(plan.base), plan.base)
    journal.step("describing")
    said = outlets.describe_in(graph, plan.hand_written, plan.release, plan.base)
    journal.step("looking for persons")
    findings += leaks(_people(plan), store.named(graph), plan.texts, plan.base)
    if any(finding.severity == "error" for finding in findings):
        return findings
    counts = outlets.write(folder, graph, said, plan.base, journal.step)
    journal.step("writing the search index")
    index.write(folder / "search", graph, queries.questions(plan.base).values())
    findings += outlets.findings(plan.hand_written, counts, plan.base)
    journal.step("writing the report")
    by_document: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_document[finding.document].append(finding)
    around = Elsewhere(graph, plan.base)
    documents = [_report(plan, folder, slug, one, by_document[slug], around) for slug, one in mapped.items()]
    general = [finding for finding in findings if not finding.document]
    report.write(folder, plan.release, documents, plan.read.faults, general)
    titles = {str(one["slug"]): str(one["title"]) for one in documents}
    manifest.write(folder, _said(plan, counts, titles))
    return findings


def _of_reading(read: Gathered) -> list[Finding]:
    return [one for held in read.extractions for one in of_reading(held.document)]


def _validate_all(plan: Plan, shards: Shards, crew: Crew, journal: Journal) -> list[Finding]:
    """Put each document as validated in the place of what it was, in the light of what curators say of its things."""
    said: dict[object, list[Quad]] = defaultdict(list)
    for quad in plan.corrected.curation:
        said[quad.subject].append(quad)
    documents, programs = plan.corrected.documents, (loader_key(), package_key("ontology"), plan.base)
    keys: dict[str, str] = {}
    waiting: set[str] = set()

    def tasks() -> Iterator[tuple[str, Task]]:
        for slug, mapped in documents.items():
            own = (*mapped.facts, *mapped.evidence, *mapped.contacts)
            near = tuple(quad for subject in dict.fromkeys(q.subject for q in own) for quad in said.get(subject, ()))
            # The document's own key stands first: a build that finds its release already there keeps what is its.
            keys[slug] = f"{plan.read.keys[slug]}-" + digest(
                slug, *programs, *sorted(map(str, own)), "|", *sorted(map(str, near))
            )
            if shards.get("validated", keys[slug]) is None:
                waiting.add(slug)
                yield slug, (slug, replace(mapped, provenance=[]), near, plan.base)

    for slug, result in crew.map(_validate, tasks()):
        waiting.remove(slug)
        shards.put("validated", keys[slug], result)
        journal.document("validated", slug, len(keys) - len(waiting), len(documents))
    findings: list[Finding] = []
    for slug, valid in zip(keys, Shelf[Validated](shards, "validated", keys.values()), strict=True):
        documents[slug] = replace(valid.mapped, provenance=documents[slug].provenance)
        findings += valid.findings
    return findings


Task = tuple[str, Mapped, tuple[Quad, ...], str]


def _validate(task: Task) -> Validated:
    return validate(*task)


def _public(plan: Plan, mapped: Mapping[str, Mapped]) -> Iterator[Quad]:
    """Yield the quads of the public graphs, named one by one."""
    for name in GRAPHS:
        yield from quads(name, plan.base)
    for one in mapped.values():
        yield from (*one.facts, *one.evidence, *one.provenance)
    yield from plan.corrected.curation


def _people(plan: Plan) -> People:
    """Return the persons to look for: all that were found, but those that a curator says are none."""
    people = People()
    for slug, persons in plan.read.persons.items():
        for person in persons:
            people.add(slug, person.name, person.email)
    return people


def _write_private(plan: Plan, folder: Path, mapped: Mapping[str, Mapped]) -> None:
    """Write what only the publisher may see, unless the publisher has no need of it."""
    if not plan.keeps_contacts:
        return
    store.load(folder / "store", (quad for one in mapped.values() for quad in one.contacts)).flush()
    texts, documents = folder / "texts", []
    texts.mkdir()
    for slug, extraction in zip(plan.read.keys, plan.read.extractions, strict=True):
        (texts / f"{slug}.txt").write_bytes(extraction.text.encode())
        persons = [
            {"name": person.name, "email": person.email, "spans": [list(span) for span in person.spans]}
            for person in extraction.persons
        ]
        documents.append({"slug": slug, "source_sha256": extraction.document.sha256, "persons": persons})
    report.write_json(folder / "report.json", {"id": plan.release, "documents": documents})


def _report(
    plan: Plan, folder: Path, slug: str, mapped: Mapped, own: list[Finding], elsewhere: Elsewhere
) -> dict[str, object]:
    text, curated = plan.texts[slug], plan.corrected.curation
    return report.document(folder, slug, mapped, text, own, plan.base, curated, elsewhere)


def _said(plan: Plan, counts: dumps.Counts, titles: dict[str, str]) -> dict[str, object]:
    documents = [
        {
            "slug": slug,
            "title": title,
            "graph": f"{plan.base}graph/doc/{slug}",
            "sha256": hashlib.sha256(plan.texts[slug].encode()).hexdigest(),
        }
        for slug, title in titles.items()
    ]
    return {
        "id": plan.release,
        "base_iri": plan.base,
        "quads": counts.quads + counts.triples,
        "triples": counts.triples,
        "documents": documents,
        "example_publisher": completeness.is_example(plan.hand_written),
    }
