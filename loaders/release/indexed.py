"""The quotations of a store with their context and place, for the search index: on disk, looked up one by one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from pyoxigraph import DefaultGraph, Literal, NamedNode, QuerySolution, QuerySolutions, Store

from ontology import PREFIXES

MERGE: Final = DefaultGraph()
_QUERY: Final = f"""PREFIX oa: <{PREFIXES["oa"]}> PREFIX sg: <{PREFIXES["sg"]}> PREFIX dcterms: <{PREFIXES["dcterms"]}>
SELECT * WHERE {{ ?passage oa:hasSelector ?quote ; oa:hasSource/dcterms:isFormatOf ?document . ?quote oa:exact ?exact .
  ?passage oa:hasSelector/oa:start ?start .
  OPTIONAL {{ ?quote oa:prefix ?prefix }} OPTIONAL {{ ?quote oa:suffix ?suffix }}
  OPTIONAL {{ ?passage sg:line ?line }} OPTIONAL {{ ?passage sg:page ?page }}
  OPTIONAL {{ ?passage sg:sectionHeading ?heading }} OPTIONAL {{ ?document dcterms:title ?title }}
  OPTIONAL {{ ?document dcterms:language ?language }} }}"""
_COLUMNS: Final = "iri, exact, prefix, suffix, line, page, heading, document, title, language"
# `found` stands in the order of documents and places; `place` gives the number of a passage, `told` who are shown.
_STAGES: Final = f"""
CREATE TABLE stage.found (start INTEGER, {_COLUMNS}, PRIMARY KEY (document, start, iri)) WITHOUT ROWID;
CREATE TABLE stage.place (iri TEXT PRIMARY KEY, id INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE stage.told (id INTEGER PRIMARY KEY);
"""


class Passage(NamedTuple):
    """A quotation by its number in the index, which goes by document and place."""

    number: int
    exact: str
    language: str


class Quoted:
    """The passages of a store, in the table `passage` of the index and in tables beside it that are thrown away."""

    def __init__(self, database: sqlite3.Connection, folder: Path) -> None:
        self._database, self._file = database, folder / "stage.sqlite"
        database.execute("ATTACH ? AS stage", (str(self._file),))
        database.executescript(f"PRAGMA stage.journal_mode = OFF; PRAGMA stage.synchronous = OFF; {_STAGES}")

    def fill(self, store: Store) -> None:
        """Take the passages of a store's default graph."""
        solutions = store.query(_QUERY)
        assert isinstance(solutions, QuerySolutions)
        held = f"INSERT OR IGNORE INTO stage.found (start, {_COLUMNS}) VALUES ({', '.join('?' * 11)})"
        self._database.executemany(held, map(_row, solutions))
        numbered = f"INSERT INTO passage ({_COLUMNS}) SELECT {_COLUMNS} FROM stage.found ORDER BY document, start, iri"
        self._database.execute(numbered)
        self._database.execute("INSERT INTO stage.place SELECT iri, id FROM passage")
        self._database.execute("DELETE FROM stage.found")

    def of(self, iris: Iterable[str]) -> list[Passage]:
        """Return those of the IRIs that are passages, in the order of document and place."""
        text = """SELECT id, exact, language FROM passage
          WHERE id = (SELECT place.id FROM stage.place AS place WHERE place.iri = ?)"""
        found = (self._database.execute(text, (iri,)).fetchone() for iri in iris)
        return sorted(Passage(*row) for row in found if row)

    def tell(self, shown: Iterable[Passage]) -> None:
        """Note passages that are shown with a thing."""
        numbers = ((passage.number,) for passage in shown)
        self._database.executemany("INSERT OR IGNORE INTO stage.told VALUES (?)", numbers)

    def untold(self) -> Iterator[tuple[str, Passage]]:
        """Yield IRI and passage of those that no thing shows."""
        text = """SELECT iri, id, exact, language FROM passage
          WHERE id NOT IN (SELECT told.id FROM stage.told AS told) ORDER BY id"""
        for iri, *row in self._database.execute(text):
            yield iri, Passage(*row)

    def close(self) -> None:
        """Throw away what stands beside the index."""
        self._database.execute("DETACH stage")
        self._file.unlink()


def _row(row: QuerySolution) -> tuple[object, ...]:
    return (
        int(_text(row["start"])),
        *(_text(row[name]) for name in ("passage", "exact", "prefix", "suffix")),
        *(int(_text(row[name])) if row[name] else None for name in ("line", "page")),
        _text(row["heading"]),
        _text(row["document"]),
        _text(row["title"]) or _text(row["document"]),
        _text(row["language"]),
    )


def _text(term: object) -> str:
    return term.value if isinstance(term, Literal | NamedNode) else ""
