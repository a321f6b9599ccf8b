"""Where the things of a release stand in its documents: what a merge joined, and what may be one though it is two."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from pyoxigraph import DefaultGraph, NamedNode, QuerySolutions, Store

import queries
from loaders.graphs import CONTEXT
from ontology import dcterms, oa, sg, skos

PASSAGE = re.compile(r"doc/([^/#]+)/text#char=(\d+),\d+$")
NAMESAKES = "two-undertakings-of-one-name"
MOST = 5  # of namesakes and documents that a person looks at; a name that more bear tells nothing


class Place(NamedTuple):
    """Where a document tells of a thing first: the document's slug and title, the line, its words about it."""

    slug: str
    title: str
    line: int
    words: str


class Elsewhere:
    """What the public store of a release says of where its things stand."""

    def __init__(self, store: Store, base_iri: str) -> None:
        self.store, self.base = store, base_iri
        self._places: dict[NamedNode, tuple[Place, ...]] = {}

    def places(self, thing: NamedNode, but: str = "") -> tuple[Place, ...]:
        """Return the first place of a thing in each document but one, in the order of the documents' dates."""
        if thing not in self._places:
            self._places[thing] = tuple(self._found(thing))
        return tuple(place for place in self._places[thing] if place.slug != but)

    def name(self, thing: NamedNode) -> str:
        """Return what a thing is called."""
        return self._text(thing, skos("prefLabel"))

    @cached_property
    def namesakes(self) -> Mapping[NamedNode, Sequence[NamedNode]]:
        """The undertakings of one kind that bear the name of another, by that."""
        rows = self.store.query(next(one.text for one in queries.checks(self.base) if one.name == NAMESAKES))
        found: dict[NamedNode, list[NamedNode]] = defaultdict(list)
        assert isinstance(rows, QuerySolutions)
        for one, other in ((row[0], row[1]) for row in rows):
            found[one].append(other)
            found[other].append(one)
        return found

    def _found(self, thing: NamedNode) -> list[Place]:
        first: dict[str, tuple[int, NamedNode]] = {}
        for passage in self._values(thing, sg("evidence")):
            if isinstance(passage, NamedNode) and (at := PASSAGE.search(passage.value)):
                first[at[1]] = min(
                    first.get(at[1], (int(at[2]), passage)), (int(at[2]), passage), key=lambda one: one[0]
                )
        dated = sorted((self._text(self._document(slug), dcterms("issued")) or "9999", slug) for slug in first)
        return [self._place(slug, first[slug][1]) for _, slug in dated]

    def _place(self, slug: str, passage: NamedNode) -> Place:
        said = {"prefix": "", "exact": "", "suffix": ""}
        for selector in self._values(passage, oa("hasSelector")):
            said = {name: self._text(selector, oa(name)) or words for name, words in said.items()}
        words = f"{_tail(said['prefix'])}{said['exact']}{_head(said['suffix'])}"
        title = self._text(self._document(slug), dcterms("title")) or slug
        return Place(slug, title, int(self._text(passage, sg("line")) or 0), " ".join(words.split()))

    def _document(self, slug: str) -> NamedNode:
        return NamedNode(f"{self.base}doc/{slug}")

    def _values(self, subject: object, predicate: NamedNode) -> list[object]:
        quads = self.store.quads_for_pattern(subject, predicate, None, DefaultGraph())  # type: ignore[arg-type]
        return [quad.object for quad in quads]

    def _text(self, subject: object, predicate: NamedNode) -> str:
        return next((str(value.value) for value in self._values(subject, predicate) if hasattr(value, "value")), "")


def _head(words: str) -> str:
    """Return what stands behind a quotation in its line, without half a word."""
    line, ended, _ = words.partition("\n")
    return line if ended or len(line) < CONTEXT or " " not in line else f"{line.rpartition(' ')[0]} …"


def _tail(words: str) -> str:
    """Return what stands before a quotation in its line, without half a word."""
    _, begun, line = words.rpartition("\n")
    return line if begun or len(line) < CONTEXT or " " not in line else f"… {line.partition(' ')[2]}"
