"""`search/index.sqlite` of a release: the words that things go by and the quotations, for full-text search.

Tables: `thing` (IRI, class, names by language), `entry` (a text of a thing, in which role, the passage that prints
it), `passage` (a quotation with its context and place), `words` (FTS5: an entry's stems, the same without accents,
and read backwards, so that the end of a compound is found), `form` (each stem's commonest printed form).
All of it is read from the default graph of the public store, whose texts are masked.
"""

from __future__ import annotations

import sqlite3
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from itertools import pairwise
from pathlib import Path
from typing import Final, NamedTuple

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, Store

from loaders.release.indexed import Passage, passages
from ontology import PREFIXES, SG, dcterms, owl, rdf, rdfs, schema, sg, skos, vocabulary
from queries import Question
from queries.stems import plain, words_of

NAME: Final = "index.sqlite"
QUESTION: Final = f"{PREFIXES['sh']}SPARQLExecutable"
_SCHEMA: Final = """
CREATE TABLE thing (id INTEGER PRIMARY KEY, iri TEXT NOT NULL, kind TEXT NOT NULL, sv TEXT, en TEXT, other TEXT);
CREATE TABLE entry (id INTEGER PRIMARY KEY, thing INTEGER NOT NULL, text TEXT NOT NULL, language TEXT NOT NULL,
  role TEXT NOT NULL, passage INTEGER);
CREATE TABLE passage (id INTEGER PRIMARY KEY, iri TEXT NOT NULL, exact TEXT NOT NULL, prefix TEXT NOT NULL,
  suffix TEXT NOT NULL, line INTEGER, page INTEGER, heading TEXT NOT NULL, document TEXT NOT NULL,
  title TEXT NOT NULL, language TEXT NOT NULL);
CREATE VIRTUAL TABLE words USING fts5(stem, plain, backward, content = '', tokenize = 'ascii');
CREATE TABLE form (stem TEXT PRIMARY KEY, word TEXT NOT NULL, n INTEGER NOT NULL) WITHOUT ROWID;
"""
# What a thing is called, in the order of preference, and what is said in full.
_ROLES: Final = {
    skos("prefLabel"): "name",
    dcterms("title"): "name",
    rdfs("label"): "name",
    sg("acronym"): "alias",
    skos("altLabel"): "alias",
    dcterms("alternative"): "alias",
    skos("hiddenLabel"): "alias",
    sg("text"): "text",
    dcterms("abstract"): "text",
    skos("definition"): "text",
}
# These stand between two things and are told on the pages of both.
_BETWEEN: Final = frozenset(
    f"{SG}{name}"
    for name in ("Passage", "Participation", "CoParticipation", "SharedPartner", "Bridge", "Border", "Correction")
)
_TERMS: Final = {owl(name): owl("Class").value for name in ("Class", "ObjectProperty", "DatatypeProperty")}


class Entry(NamedTuple):
    """A text of a thing: its role ("name", "alias", "text" or "quotation") and the passage that prints it."""

    text: str
    language: str
    role: str
    passage: str = ""


def write(folder: Path, store: Store, questions: Iterable[Question]) -> None:
    """Write the index of a store into a new folder."""
    folder.mkdir()
    quoted = passages(store)
    with closing(sqlite3.connect(folder / NAME)) as database, database:
        database.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {_SCHEMA}")
        numbers = {iri: number for number, iri in enumerate(quoted, 1)}
        rows = ((numbers[iri], iri, *passage[:9]) for iri, passage in quoted.items())
        database.executemany(f"INSERT INTO passage VALUES ({', '.join('?' * 11)})", rows)
        _Writer(database, numbers).write(_things(store, quoted, questions))
        database.execute("INSERT INTO words(words) VALUES ('optimize')")


class _Writer:
    def __init__(self, database: sqlite3.Connection, numbers: Mapping[str, int]) -> None:
        self._database, self._numbers = database, numbers
        self._forms: dict[str, Counter[str]] = defaultdict(Counter)

    def write(self, things: Iterable[tuple[str, str, list[Entry]]]) -> None:
        entry_number = 0
        for number, (iri, kind, entries) in enumerate(things, 1):
            names = {one.language: one.text for one in reversed(entries) if one.role in ("name", "text")}
            row = number, iri, kind, names.get("sv"), names.get("en"), next(iter(names.values()), entries[0].text)
            self._database.execute("INSERT INTO thing VALUES (?, ?, ?, ?, ?, ?)", row)
            for entry in entries:
                entry_number += 1
                passage = self._numbers.get(entry.passage)
                stored = entry_number, number, entry.text, entry.language, entry.role, passage
                self._database.execute("INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?)", stored)
                columns = self._columns(entry.text)
                self._database.execute(
                    "INSERT INTO words(rowid, stem, plain, backward) VALUES (?, ?, ?, ?)", (entry_number, *columns)
                )
        rows = ((stem, *forms.most_common(1)[0]) for stem, forms in self._forms.items())
        self._database.executemany("INSERT INTO form VALUES (?, ?, ?)", rows)

    def _columns(self, text: str) -> tuple[str, str, str]:
        words = list(words_of(text))
        for word in words:
            self._forms[word.stem][word.folded] += 1
        # A word parted by a hyphen at the end of a line is found whole, too.
        parted = [a.folded + b.folded for a, b in pairwise(words) if text[a.end : b.start] in ("-", "-\n")]
        stems = [*(word.stem for word in words), *(word.stem for whole in parted for word in words_of(whole))]
        return " ".join(stems), " ".join(map(plain, stems)), " ".join(stem[::-1] for stem in stems)


def _things(
    store: Store, quoted: Mapping[str, Passage], questions: Iterable[Question]
) -> Iterator[tuple[str, str, list[Entry]]]:
    """Yield IRI, class and texts of what is found: things, then quotations told by none of them, then questions."""
    kinds = _kinds(store)
    said = _said(store)
    told = {_value(q.subject) for q in _mentions(store) if _value(q.object) in kinds}
    for iri, printed in _printed(store, quoted).items():
        said[iri] += [Entry(quoted[one].exact, quoted[one].language, "alias", one) for one in printed]
    supports: dict[str, list[str]] = defaultdict(list)
    for quad in store.quads_for_pattern(None, sg("evidence"), None, DefaultGraph()):
        supports[_value(quad.subject)].append(_value(quad.object))
    for iri in sorted(kinds.keys() & said.keys()):
        entries = _distinct(said[iri], [one for one in sorted(supports[iri]) if one in quoted], quoted)
        told |= {one.passage for one in entries if one.passage and _same(one.text, quoted[one.passage].exact)}
        yield from ((iri, kind, entries) for kind in sorted(kinds[iri]))
    for iri, passage in quoted.items():
        if iri not in told:
            yield iri, f"{SG}Passage", [Entry(passage.exact, passage.language, "quotation", iri)]
    for question in questions:
        words = [Entry(text, language, "name") for language, text in question.summary.items()]
        yield question.name, QUESTION, [*words, *(Entry(t, one, "text") for one, t in question.description.items())]


def _kinds(store: Store) -> dict[str, set[str]]:
    """The class that each thing is listed under; the terms of the ontology are under one."""
    ours = {iri for iri in vocabulary().classes if iri not in _BETWEEN} | {schema("Event").value, skos("Concept").value}
    kinds: dict[str, set[str]] = defaultdict(set)
    for quad in store.quads_for_pattern(None, rdf("type"), None, DefaultGraph()):
        kind, iri = _value(quad.object), _value(quad.subject)
        if kind in ours:
            kinds[iri].add(kind)
        elif iri.startswith(SG) and isinstance(quad.object, NamedNode) and quad.object in _TERMS:
            kinds[iri].add(_TERMS[quad.object])
    return kinds


def _said(store: Store) -> dict[str, list[Entry]]:
    said: dict[str, list[Entry]] = defaultdict(list)
    for predicate, role in _ROLES.items():
        for quad in store.quads_for_pattern(None, predicate, None, DefaultGraph()):
            if isinstance(quad.object, Literal):
                text = unicodedata.normalize("NFC", quad.object.value)
                said[_value(quad.subject)].append(Entry(text, quad.object.language or "", role))
    return said


def _printed(store: Store, quoted: Mapping[str, Passage]) -> dict[str, list[str]]:
    """The passages that name each thing, one for each printed form: the first in the document."""
    named: dict[str, dict[str, str]] = defaultdict(dict)
    mentions = [
        (quoted[_value(quad.subject)], _value(quad.subject), _value(quad.object))
        for quad in _mentions(store)
        if _value(quad.subject) in quoted
    ]
    for passage, iri, thing in sorted(mentions):
        named[thing].setdefault(passage.exact.casefold(), iri)
    return {thing: list(forms.values()) for thing, forms in named.items()}


def _mentions(store: Store) -> Iterator[Quad]:
    return store.quads_for_pattern(None, sg("mentions"), None, DefaultGraph())


def _distinct(entries: list[Entry], evidence: list[str], quoted: Mapping[str, Passage]) -> list[Entry]:
    """Each text once, with the passage that prints it; one that none prints with the first that supports the thing."""
    printed = {quoted[one].exact.casefold(): one for one in reversed(evidence)}
    printed |= {one.text.casefold(): one.passage for one in reversed(entries) if one.passage}
    first = evidence[0] if evidence else ""
    kept: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        passage = printed.get(entry.text.casefold(), first)
        same = kept.setdefault((entry.text.casefold(), entry.language), entry._replace(passage=passage))
        if same.role == "alias" != entry.role:
            kept[entry.text.casefold(), entry.language] = same._replace(role=entry.role)
    return sorted(kept.values(), key=lambda one: ("name", "text", "alias").index(one.role))


def _same(one: str, other: str) -> bool:
    return one.casefold() == other.casefold()


def _value(term: object) -> str:
    return term.value if isinstance(term, NamedNode) else ""
