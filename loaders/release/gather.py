"""Steps 1 and 2 of a build: documents read and recognised, in parallel and cached, and their curation."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import NamedNode

from loaders import about, curation, iris
from loaders.curation import Curation
from loaders.errors import SourceError
from loaders.extract import Extraction
from loaders.masking import MASK
from loaders.records import Person
from loaders.release.crew import Crew
from loaders.release.identity import shard_key
from loaders.release.recogniser import Recogniser
from loaders.release.shards import Shards
from loaders.sources import Fault, Found, Source

Progress = Callable[[str], None]


@dataclass
class Gathered:
    """What the documents hold, by slug: extraction, curation, key of the shard; and who is left out."""

    extractions: dict[str, Extraction] = field(default_factory=dict)
    curations: dict[str, Curation] = field(default_factory=dict)
    keys: dict[str, str] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def persons(self, slug: str, base_iri: str) -> Iterator[Person]:
        """Yield the persons found in a document, but those that a curator says are none."""
        taken_back = {correction.retracts for correction in self.curations[slug].corrections}
        for number, person in enumerate(self.extractions[slug].persons, 1):
            if NamedNode(base_iri + iris.person(slug, number)) not in taken_back:
                yield person


def gather(
    found: Found, shards: Shards, recogniser: Recogniser, base_iri: str, crew: Crew, progress: Progress
) -> Gathered:
    """Read, recognise and cache the documents; one that is unreadable or has broken Turtle is left out.

    Args:
        found: the documents.
        shards: the cache.
        recogniser: finds what a document holds.
        base_iri: what the relative IRIs of curation stand below.
        crew: who reads.
        progress: told of each document that is read anew.
    """
    made = Gathered(faults=list(found.faults))
    waiting: list[Source] = []
    for source in found.sources:
        try:
            about.read(source, base_iri)
            made.curations[source.slug] = curation.read(source, base_iri)
            made.keys[source.slug] = shard_key(source)
        except SourceError as error:
            made.faults.append(Fault(source.slug, error))
            continue
        cached = shards.get("extraction", made.keys[source.slug])
        if cached is None:
            waiting.append(source)
        else:
            made.extractions[source.slug] = cached
    tasks = ((recogniser, source if crew.shares_disk else source.carried()) for source in waiting)
    results, begun = crew.map(_extract, tasks), time.monotonic()
    for number, (source, result) in enumerate(zip(waiting, results, strict=True), 1):
        if isinstance(result, SourceError):
            made.faults.append(Fault(source.slug, result))
            continue
        progress(f"read {source.slug} ({_pace(number, len(waiting), time.monotonic() - begun)})")
        shards.put("extraction", made.keys[source.slug], result)
        made.extractions[source.slug] = result
    _leave_out_named(made, base_iri)
    made.extractions = dict(sorted(made.extractions.items()))
    made.curations = {slug: made.curations[slug] for slug in made.extractions}
    made.faults.sort(key=lambda fault: (fault.slug, fault.error.brief()))
    return made


def _leave_out_named(made: Gathered, base_iri: str) -> None:
    """Leave out the documents whose slug names a person in full: it would stand in every public IRI of theirs."""
    names = {iris.slug(person.name) for slug in made.extractions for person in made.persons(slug, base_iri)}
    for slug in list(made.extractions):
        for name in names:
            if "-" in name and f"-{name}-" in f"-{slug}-":
                masked = slug.replace(name, re.sub("[^-]", MASK, name))
                remedy = "name it by its title, or tell in curation.ttl that this is no person"
                error = SourceError(Path(masked), "the name of the file or folder names a person", remedy=remedy)
                made.faults.append(Fault(masked, error))
                made.extractions.pop(slug, None)


def _extract(task: tuple[Recogniser, Source]) -> Extraction | SourceError:
    recogniser, source = task
    try:
        return recogniser.extract(source)
    except SourceError as error:
        return error


def _pace(done: int, of: int, seconds: float) -> str:
    """Say how far it has come, and once it tells something, how fast and how long the rest takes.

    >>> _pace(50, 250, 20.0)
    '50 of 250, 2.5 a second, 80 s left'
    """
    if seconds < 5 or done == of:
        return f"{done} of {of}"
    return f"{done} of {of}, {done / seconds:.1f} a second, {(of - done) * seconds / done:.0f} s left"
