"""Steps 1 and 2 of a build: documents read and recognised, in parallel and cached, and their curation."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import NamedNode

from loaders import about, curation, iris
from loaders.additions import added
from loaders.curation import Curation
from loaders.errors import SourceError
from loaders.extract import Extraction
from loaders.masking import MASK
from loaders.release.crew import Crew
from loaders.release.identity import shard_key
from loaders.release.journal import Journal
from loaders.release.recogniser import Recogniser
from loaders.release.shards import Shards
from loaders.release.shelves import Shelf
from loaders.sources import Fault, Found, Source


class Met(NamedTuple):
    """A person met in a document."""

    name: str
    email: str | None


@dataclass
class Gathered:
    """The documents that were read, by slug; what they hold stays in the shards until it is asked for.

    `keys` are those of their shards, in the order of slugs, `persons` who was met but those that a curator
    says are none; `faults` tell who is left out.
    """

    shards: Shards
    keys: dict[str, str] = field(default_factory=dict)
    curations: dict[str, Curation] = field(default_factory=dict)
    persons: dict[str, tuple[Met, ...]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    @property
    def extractions(self) -> Shelf[Extraction]:
        """What was found in each document, and what curators add to it, in the order of slugs."""

        def whole(found: Extraction) -> Extraction:
            return added(found, self.curations[found.slug].additions)

        return Shelf(self.shards, "extraction", self.keys.values(), whole)

    def took(self, source: Source, extraction: Extraction, base_iri: str) -> None:
        """Note a document that was read; it is left out where a correction names a stretch of another text."""
        slug = source.slug
        try:
            curation.hold(self.curations[slug], source, extraction.text)
        except SourceError as error:
            self.faults.append(Fault(slug, error))
            return
        taken_back = {correction.retracts for correction in self.curations[slug].corrections}
        self.persons[slug] = tuple(
            Met(person.name, person.email)
            for number, person in enumerate(extraction.persons, 1)
            if NamedNode(base_iri + iris.person(slug, number)) not in taken_back
        )

    def closed(self) -> Gathered:
        """Return it in order, without the documents that are left out."""
        slugs = sorted(self.persons)
        return Gathered(
            self.shards,
            {slug: self.keys[slug] for slug in slugs},
            {slug: self.curations[slug] for slug in slugs},
            {slug: self.persons[slug] for slug in slugs},
            sorted(self.faults, key=lambda fault: (fault.slug, fault.error.brief())),
        )


def gather(
    found: Found, shards: Shards, recogniser: Recogniser, base_iri: str, crew: Crew, journal: Journal
) -> Gathered:
    """Read, recognise and cache the documents; one that is unreadable or has broken Turtle is left out.

    Args:
        found: the documents.
        shards: the cache.
        recogniser: finds what a document holds.
        base_iri: what the relative IRIs of curation stand below.
        crew: who reads.
        journal: told of each document that is read anew.
    """
    made = Gathered(shards, faults=list(found.faults))
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
            made.took(source, cached, base_iri)
    tasks = ((one, (recogniser, one if crew.shares_disk else one.carried())) for one in waiting)
    for number, (source, result) in enumerate(crew.map(_extract, tasks), 1):
        if isinstance(result, SourceError):
            made.faults.append(Fault(source.slug, result))
            continue
        shards.put("extraction", made.keys[source.slug], result)
        journal.document("read", source.slug, number, len(waiting))
        made.took(source, result, base_iri)
    _leave_out_named(made)
    return made.closed()


def _leave_out_named(made: Gathered) -> None:
    """Leave out the documents whose slug names a person in full: it would stand in every public IRI of theirs."""
    names = {iris.slug(person.name) for persons in made.persons.values() for person in persons}
    for slug in list(made.persons):
        for name in _parts(slug) & names:
            if "-" in name:
                masked = slug.replace(name, re.sub("[^-]", MASK, name))
                remedy = "name it by its title, or tell in curation.ttl that this is no person"
                error = SourceError(Path(masked), "the name of the file or folder names a person", remedy=remedy)
                made.faults.append(Fault(masked, error))
                made.persons.pop(slug, None)


def _parts(slug: str) -> set[str]:
    """Return what stands between hyphens of a slug, alone and together.

    >>> sorted(_parts("a-b"))
    ['a', 'a-b', 'b']
    """
    words = slug.split("-")
    ends = range(1, len(words) + 1)
    return {"-".join(words[start:end]) for end in ends for start in range(end)}


def _extract(task: tuple[Recogniser, Source]) -> Extraction | SourceError:
    recogniser, source = task
    try:
        return recogniser.extract(source)
    except SourceError as error:
        return error
