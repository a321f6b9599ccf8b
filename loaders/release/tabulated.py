"""Tables: each `tables/*.rq` is one, with what its columns mean in its header.

A header holds `title` and `description` by language and `columns`, in the order of the SELECT: what each
means by language, `type` (a CSVW datatype; string where it says none), `key`, `separator` of a list, and the
table that its values refer to. Rows are sorted by key, lists by value, so a table depends on the graph alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import yaml
from pyoxigraph import QuerySolution, QuerySolutions, Store

from loaders.errors import BrokenPromise
from loaders.release.sorting import in_order
from ontology import DEFAULT_BASE
from queries.header import split

Row = tuple[str, ...]
MOVING = ("id", "doc", "graph")


@dataclass(frozen=True)
class Column:
    """A column: what it means by language, its datatype, and how it joins."""

    name: str
    meaning: Mapping[str, str]
    datatype: str = "string"
    key: bool = False
    separator: str = ""
    references: str = ""


@dataclass(frozen=True, eq=False)
class Table:
    """A table without its rows: title and description by language, columns, and the query that fills it."""

    name: str
    title: Mapping[str, str]
    description: Mapping[str, str]
    columns: tuple[Column, ...]
    text: str

    @property
    def keys(self) -> tuple[str, ...]:
        """The names of the columns that together tell rows apart."""
        return tuple(column.name for column in self.columns if column.key)

    def rows(self, store: Store, base_iri: str = DEFAULT_BASE, folder: Path | None = None) -> Iterator[Row]:
        """Yield the rows that the default graph of a store gives, one for each key; many are sorted in a folder.

        Several values of a property that should have one are no two rows: the least of them stands.

        Raises:
            BrokenPromise: the query's columns are not those of the header.
        """
        text = self.text
        for part in MOVING:
            text = text.replace(f"{DEFAULT_BASE}{part}/", f"{base_iri}{part}/")
        found = store.query(text)
        assert isinstance(found, QuerySolutions)
        if [variable.value for variable in found.variables] != [column.name for column in self.columns]:
            raise BrokenPromise(f"table {self.name}: the SELECT does not give the columns of the header")
        keyed = in_order(map(self._keyed, found), folder)
        return (next(same)[1] for _, same in groupby(keyed, itemgetter(0)))

    def _keyed(self, solution: QuerySolution) -> tuple[Row, Row]:
        row = tuple(_cell(column, term) for column, term in zip(self.columns, solution, strict=True))
        return tuple(cell for column, cell in zip(self.columns, row, strict=True) if column.key), row


def _cell(column: Column, term: Any) -> str:
    if term is None:
        return ""
    value = str(term.value)
    return column.separator.join(sorted(filter(None, value.split(column.separator)))) if column.separator else value


@cache
def tables() -> tuple[Table, ...]:
    """Return every table, by name."""
    folder = files("loaders.release") / "tables"
    entries = sorted((entry for entry in folder.iterdir() if entry.name.endswith(".rq")), key=lambda entry: entry.name)
    return tuple(_table(entry.name.removesuffix(".rq"), entry.read_text(encoding="utf-8")) for entry in entries)


def _table(name: str, text: str) -> Table:
    header, query = split(text)
    said = yaml.safe_load(header)
    columns = tuple(
        Column(
            column,
            {tag: about[tag] for tag in ("sv", "en")},
            about.get("type", "string"),
            about.get("key", False),
            about.get("separator", ""),
            about.get("references", ""),
        )
        for column, about in said["columns"].items()
    )
    return Table(name, said["title"], said["description"], columns, query)
