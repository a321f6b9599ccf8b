"""A recogniser of one kind of line, so that tests of a build need no document of the real world.

```
project: Spel om mark            a project
region: id/org/region-halland    takes part in the project above, as the reference thing of that path
person: Vera Exempel <vera@exempel.example>    a person, private
unnamed: x                       a project without label and title: it breaks a shape
```
A text with the word UNREADABLE cannot be read. The same lines give the same quads.
"""

from __future__ import annotations

import hashlib
import os
import re
import signal
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad

from loaders import iris
from loaders.errors import SourceError
from loaders.graphs import Mapped
from loaders.ledger import Row
from ontology import SCHEME, dcterms, foaf, oa, prov, rdf, sg, skos, vcard

LINE = re.compile(r"(project|region|person|unnamed): (.*)")
PERSON = re.compile(r"(?P<name>[^<\n]+?)(?: <(?P<email>[^>]+)>)?$")


@dataclass
class Person:
    """A person met on a line."""

    name: str
    email: str | None
    spans: tuple[tuple[int, int], ...]


@dataclass
class Document:
    """What was read."""

    sha256: str
    text: str
    slug: str = ""
    warnings: tuple[()] = ()


@dataclass
class Extraction:
    """The lines of a document, by kind."""

    slug: str
    text: str
    document: Document
    lines: list[tuple[str, str, int, int]]
    persons: list[Person]


@dataclass
class Resolution:
    """Slugs that were free."""

    base_iri: str
    new_rows: list[Row] = field(default_factory=list)


class Tiny:
    """The recogniser; `log` is a file that gets a line for each document read, `killed_in` a step to die in."""

    def __init__(self, log: Path | None = None, killed_in: str = "") -> None:
        self.log, self.killed_in = log, killed_in

    def extract(self, source):
        """Split the text into its lines."""
        self._maybe_die("extract")
        text = source.content.decode()
        if self.log:
            with self.log.open("a") as log:
                log.write(f"{source.slug}\n")
        if "UNREADABLE" in text:
            raise SourceError(source.path, "the text says so", line=1, remedy="write another")
        lines = [(f[1], f[2], *f.span(2)) for f in LINE.finditer(text)]
        found = [(PERSON.match(words), start, end) for kind, words, start, end in lines if kind == "person"]
        persons = [Person(one["name"], one["email"], ((start, end),)) for one, start, end in found]
        return Extraction(source.slug, text, Document("0" * 64, text), lines, persons)

    def resolve(self, extractions, curations, ledger, base_iri):
        """Take a slug for each project that has none."""
        self._maybe_die("resolve")
        rows = {}
        for one in extractions:
            for kind, words, _, _ in one.lines:
                slug = f"project/{iris.slug(words)}"
                if kind == "project" and ledger.holder(slug) is None:
                    rows.setdefault(slug, Row(slug, one.slug, words))
        return Resolution(base_iri, list(rows.values()))

    def masks(self, extractions, curations):
        """Mask the persons, and what curators mask."""
        return {
            one.slug: [*(s for p in one.persons for s in p.spans), *(tuple(m) for m in curations[one.slug].masks)]
            for one in extractions
        }

    def mask(self, text, stretches):
        """Put a block for each code point."""
        covered = {i for start, end in stretches for i in range(start, end)}
        return "".join("█" if i in covered and char != "\n" else char for i, char in enumerate(text))

    def map(self, extraction, resolution, stretches, run_key):
        """Write the lines as quads."""
        self._maybe_die("map")
        return _Mapping(extraction, resolution.base_iri, self.mask(extraction.text, stretches), run_key).map()

    def _maybe_die(self, step):
        if step == self.killed_in:
            os.kill(os.getpid(), signal.SIGKILL)


class _Mapping:
    def __init__(self, extraction, base, masked, run_key):
        self.one, self.base, self.masked, self.run_key = extraction, base, masked, run_key
        self.graph = f"{base}graph/doc/{extraction.slug}"
        self.doc = self.iri(f"doc/{extraction.slug}")

    def iri(self, path):
        """An IRI below the base."""
        return NamedNode(self.base + path)

    def map(self):
        """Every quad of the document."""
        facts, evidence = list(self.document()), []
        contacts, project = [], None
        persons = iter(enumerate(self.one.persons, 1))
        for kind, words, start, end in self.one.lines:
            graph = "/contacts" if kind == "person" else "/evidence"
            passage, quads = self.passage(graph, start, end)
            if kind == "person":
                contacts += [*quads, *self.person(passage, *next(persons))]
                continue
            evidence += quads
            if kind == "region":
                facts += self.participation(project, self.iri(words), passage)
            else:
                project = self.iri(f"id/project/{iris.slug(words)}")
                facts += self.project(project, words if kind == "project" else None, passage)
        graph = NamedNode(f"{self.base}graph/provenance")
        run = self.iri(iris.run(self.one.slug, self.run_key))
        provenance = [
            Quad(run, rdf("type"), sg("ExtractionRun"), graph),
            Quad(run, prov("used"), self.doc, graph),
        ]
        return Mapped(facts, evidence, contacts, provenance)

    def document(self) -> Iterator[Quad]:
        """The document and its text."""
        text = self.iri(f"doc/{self.one.slug}/text")
        yield self.say("", self.doc, rdf("type"), sg("SourceDocument"))
        yield self.say("", self.doc, dcterms("title"), Literal(self.one.slug, language="sv"))
        yield self.say("", self.doc, dcterms("language"), Literal("sv"))
        yield self.say("", text, rdf("type"), foaf("Document"))
        yield self.say("", text, dcterms("isFormatOf"), self.doc)
        yield self.say("", text, sg("sha256"), Literal(hashlib.sha256(self.masked.encode()).hexdigest()))

    def project(self, node, label, passage) -> Iterator[Quad]:
        """A project, named or not."""
        yield self.say("", node, rdf("type"), sg("Project"))
        yield self.say("", node, sg("evidence"), passage)
        if label is not None:
            yield self.say("", node, skos("prefLabel"), Literal(label, language="sv"))
            yield self.say("", node, dcterms("title"), Literal(label, language="sv"))

    def participation(self, project, body, passage) -> Iterator[Quad]:
        """That a body takes part."""
        role = "participating-region"
        node = self.iri(
            f"id/participation/project-{iris.tail(project.value[len(self.base) :])}"
            f"--{iris.tail(body.value[len(self.base) :])}--{role}"
        )
        yield self.say("", node, rdf("type"), sg("Participation"))
        yield self.say("", node, sg("participant"), body)
        yield self.say("", node, sg("role"), NamedNode(f"{SCHEME}role/{role}"))
        yield self.say("", node, sg("basis"), NamedNode(f"{SCHEME}basis/stated"))
        yield self.say("", node, sg("evidence"), passage)
        yield self.say("", node, sg("participationIn"), project)
        yield self.say("", project, sg("hasParticipation"), node)

    def person(self, passage, number, person) -> Iterator[Quad]:
        """A person, for the contacts."""
        node = self.iri(iris.person(self.one.slug, number))
        yield self.say("/contacts", node, rdf("type"), foaf("Person"))
        yield self.say("/contacts", node, sg("evidence"), passage)
        yield self.say("/contacts", node, foaf("name"), Literal(person.name))
        if person.email:
            yield self.say("/contacts", node, vcard("hasEmail"), NamedNode(f"mailto:{person.email}"))

    def passage(self, graph, start, end):
        """A passage with its selectors."""
        slug = self.one.slug
        node = self.iri(iris.passage(slug, start, end))
        position = self.iri(iris.selector(slug, start, end, "position"))
        quote = self.iri(iris.selector(slug, start, end, "quote"))
        line = self.one.text[:start].count("\n") + 1
        said = [
            (node, rdf("type"), sg("Passage")),
            (node, oa("hasSource"), self.iri(f"doc/{slug}/text")),
            (node, oa("hasSelector"), position),
            (node, oa("hasSelector"), quote),
            (node, sg("line"), Literal(line)),
            (position, rdf("type"), oa("TextPositionSelector")),
            (position, oa("start"), Literal(start)),
            (position, oa("end"), Literal(end)),
            (quote, rdf("type"), oa("TextQuoteSelector")),
            (quote, oa("exact"), Literal(self.one.text[start:end])),
        ]
        return node, [self.say(graph, *triple) for triple in said]

    def say(self, part, subject, predicate, value):
        """A quad in one of the document's graphs."""
        return Quad(subject, predicate, value, NamedNode(self.graph + part))
