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
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from functools import cache
from itertools import groupby, pairwise
from operator import itemgetter
from pathlib import Path
from typing import Final, NamedTuple

from pyoxigraph import Literal, NamedNode, Store

from loaders.release.indexed import MERGE, Passage, Quoted
from loaders.release.sorting import in_order
from ontology import PREFIXES, SG, dcterms, owl, rdf, rdfs, schema, sg, skos, vocabulary
from queries import Question
from queries.stems import plain, words_of

NAME: Final = "index.sqlite"
AT_ONCE: Final = 100_000  # facts sorted in memory, some 0.5 kB each
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
# What is read of the graph, in this order.
_TOLD: Final = (rdf("type"), *_ROLES, sg("evidence"), sg("mentions"))
_TERMS: Final = {owl(name): owl("Class") for name in ("Class", "ObjectProperty", "DatatypeProperty")}


class Entry(NamedTuple):
    """A text of a thing: its role ("name", "alias", "text" or "quotation") and the number of what prints it."""

    text: str
    language: str
    role: str
    passage: int | None = None


def write(folder: Path, store: Store, questions: Iterable[Question]) -> None:
    """Write the index of a store into a new folder."""
    folder.mkdir()
    with closing(sqlite3.connect(folder / NAME)) as database:
        database.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {_SCHEMA}")
        quoted = Quoted(database, folder)
        with database:
            quoted.fill(store)
            _Writer(database).write(_things(store, quoted, questions, folder))
            database.execute("INSERT INTO words(words) VALUES ('optimize')")
        quoted.close()


class _Writer:
    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._forms: dict[str, Counter[str]] = defaultdict(Counter)

    def write(self, things: Iterable[tuple[str, str, list[Entry]]]) -> None:
        entry_number = 0
        for number, (iri, kind, entries) in enumerate(things, 1):
            names = {one.language: one.text for one in reversed(entries) if one.role in ("name", "text")}
            row = number, iri, kind, names.get("sv"), names.get("en"), next(iter(names.values()), entries[0].text)
            self._database.execute("INSERT INTO thing VALUES (?, ?, ?, ?, ?, ?)", row)
            for entry in entries:
                entry_number += 1
                stored = entry_number, number, entry.text, entry.language, entry.role, entry.passage
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
    store: Store, quoted: Quoted, questions: Iterable[Question], folder: Path
) -> Iterator[tuple[str, str, list[Entry]]]:
    """Yield IRI, class and texts of what is found: things, then quotations told by none of them, then questions.

    Things come one at a time, in the order of their IRIs, so that no more than one is in memory.
    """
    for iri, facts in groupby(in_order(_facts(store), folder, AT_ONCE), itemgetter(0)):
        about: dict[NamedNode, list[tuple[str, str]]] = defaultdict(list)
        for _, place, value, language in facts:
            about[_TOLD[place]].append((value, language))
        kinds = dict.fromkeys(kind for kind, _ in about[rdf("type")])
        if not kinds:
            continue
        mentioned = quoted.of(passage for passage, _ in about[sg("mentions")])
        evidence = quoted.of(passage for passage, _ in about[sg("evidence")])
        said = [Entry(*text, role) for predicate, role in _ROLES.items() for text in about[predicate]]
        entries = _distinct([*said, *_printed(mentioned)], evidence)
        shown = {(entry.passage, entry.text.casefold()) for entry in entries}
        quoted.tell((*mentioned, *(one for one in evidence if (one.number, one.exact.casefold()) in shown)))
        if entries:
            yield from ((iri, kind, entries) for kind in kinds)
    for iri, passage in quoted.untold():
        yield iri, f"{SG}Passage", [Entry(passage.exact, passage.language, "quotation", passage.number)]
    for question in questions:
        words = [Entry(text, language, "name") for language, text in question.summary.items()]
        yield question.name, QUESTION, [*words, *(Entry(t, one, "text") for one, t in question.description.items())]


def _facts(store: Store) -> Iterator[tuple[str, int, str, str]]:
    """Yield what the index tells of each IRI: the place of the property in _TOLD, a text or an IRI, its language."""
    for place, predicate in enumerate(_TOLD):
        for quad in store.quads_for_pattern(None, predicate, None, MERGE):
            thing, value = (quad.object, quad.subject) if predicate == sg("mentions") else (quad.subject, quad.object)
            if predicate in _ROLES and isinstance(value, Literal):
                yield _value(thing), place, unicodedata.normalize("NFC", value.value), value.language or ""
            elif predicate not in _ROLES and (iri := value if predicate != rdf("type") else _listed(thing, value)):
                yield _value(thing), place, _value(iri), ""


def _listed(thing: object, kind: object) -> NamedNode | None:
    """Return the class that a thing of a class is listed under; the terms of the ontology are under one."""
    if not isinstance(kind, NamedNode):
        return None
    if kind.value in _listed_classes():
        return kind
    return _TERMS.get(kind) if _value(thing).startswith(SG) else None


@cache
def _listed_classes() -> frozenset[str]:
    own = {iri for iri in vocabulary().classes if iri not in _BETWEEN}
    return frozenset(own | {schema("Event").value, skos("Concept").value})


def _printed(mentioned: Iterable[Passage]) -> list[Entry]:
    """The passages that name a thing, one for each printed form: the first in its document."""
    forms: dict[str, Passage] = {}
    for passage in sorted(mentioned):
        forms.setdefault(passage.exact.casefold(), passage)
    return [Entry(one.exact, one.language, "alias", one.number) for one in forms.values()]


def _distinct(entries: list[Entry], evidence: Sequence[Passage]) -> list[Entry]:
    """Each text once, with the passage that prints it; one that none prints with the first that supports the thing."""
    printed = {one.exact.casefold(): one.number for one in reversed(evidence)}
    printed |= {one.text.casefold(): one.passage for one in reversed(entries) if one.passage}
    first = evidence[0].number if evidence else None
    kept: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        passage = printed.get(entry.text.casefold(), first)
        same = kept.setdefault((entry.text.casefold(), entry.language), entry._replace(passage=passage))
        if same.role == "alias" != entry.role:
            kept[entry.text.casefold(), entry.language] = same._replace(role=entry.role)
    return sorted(kept.values(), key=lambda one: ("name", "text", "alias").index(one.role))


def _value(term: object) -> str:
    return term.value if isinstance(term, NamedNode) else ""
