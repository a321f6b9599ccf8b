"""Tables as CSV (RFC 4180), and the metadata that says what is in them (CSV on the Web)."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from loaders.release.tabulated import Column, Row, Table
from loaders.release.tabulated import tables as known

METADATA = "csv-metadata.json"  # where a reader of CSV on the Web looks, for every table of a folder


class Written(Iterable[Row]):
    """The rows of a table that was written, read again each time they are asked for."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __iter__(self) -> Iterator[Row]:
        with self._path.open(encoding="utf-8", newline="") as file:
            lines = csv.reader(file, strict=True)
            next(lines)
            yield from map(tuple, lines)


def write(folder: Path, tables: Mapping[Table, Iterable[Row]]) -> dict[Table, Written]:
    """Write one file a table and the metadata of all: UTF-8, commas, CRLF, a header line; return what was written."""
    for table, rows in tables.items():
        with _path(folder, table).open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\r\n")
            writer.writerow(column.name for column in table.columns)
            writer.writerows(rows)
    text = json.dumps(_group(list(tables)), ensure_ascii=False, indent=1)
    (folder / METADATA).write_text(text + "\n", encoding="utf-8")
    return {table: Written(_path(folder, table)) for table in tables}


def _path(folder: Path, table: Table) -> Path:
    return folder / f"{table.name}.csv"


def _group(tables: list[Table]) -> dict[str, Any]:
    return {
        "@context": "http://www.w3.org/ns/csvw",
        "dc:title": _texts({"sv": "Samgraf, tabeller", "en": "Samgraf, tables"}),
        "dc:license": {"@id": "http://creativecommons.org/publicdomain/zero/1.0/"},
        "tables": [_table(table) for table in tables],
    }


def _table(table: Table) -> dict[str, Any]:
    keys = list(table.keys)
    links = [column for column in table.columns if column.references]
    schema: dict[str, Any] = {"columns": [_column(column) for column in table.columns], "primaryKey": keys}
    if links:
        schema["foreignKeys"] = [_link(column) for column in links]
    return {
        "url": f"{table.name}.csv",
        "dc:title": _texts(table.title),
        "dc:description": _texts(table.description),
        "tableSchema": schema,
    }


def _column(column: Column) -> dict[str, Any]:
    # `titles` must be what the header line says, so what a column means stands beside it.
    said: dict[str, Any] = {
        "name": column.name,
        "titles": column.name,
        "dc:description": _texts(column.meaning),
        "datatype": column.datatype,
    }
    if column.separator:
        said["separator"] = column.separator
    if column.key:
        said["required"] = True
    return said


def _link(column: Column) -> dict[str, Any]:
    """Return a foreign key; a table that is referred to has its IRI in its first column."""
    from_table = next(table for table in known() if table.name == column.references)
    reference = {"resource": f"{column.references}.csv", "columnReference": from_table.columns[0].name}
    return {"columnReference": column.name, "reference": reference}


def _texts(texts: Mapping[str, str]) -> list[dict[str, str]]:
    return [{"@value": text, "@language": tag} for tag, text in texts.items()]
