"""Tables as one workbook, by XlsxWriter, every cell text: what begins with = or - is no formula there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from itertools import chain, islice
from pathlib import Path

from xlsxwriter import Workbook  # type: ignore[import-untyped]  # it has no stubs

from loaders.release.tabulated import Row, Table

EPOCH = datetime(1980, 1, 1)  # when each workbook says it was made, so that the same tables give the same bytes
MOST_ROWS, MOST_CHARACTERS = 1_048_576, 32_767  # of a sheet, of a cell
ABOUT = "Förklaring · About"
AS_TEXT = "@"  # the built-in number format of text


def write(path: Path, tables: Mapping[Table, Iterable[Row]]) -> None:
    """Write a workbook: a sheet that explains, then one a table (or more, where one holds not all its rows)."""
    with Workbook(str(path), {"constant_memory": True}) as book:
        book.set_properties({"created": EPOCH})
        _sheet(book, ABOUT, _about(tables))
        for table, rows in tables.items():
            head = tuple(column.name for column in table.columns)
            _sheet(book, table.name, chain((head,), islice(coming := iter(rows), MOST_ROWS - 1)))
            for number, first in enumerate(coming, 2):
                _sheet(book, f"{table.name}-{number}", chain((head, first), islice(coming, MOST_ROWS - 2)))


def _sheet(book: Workbook, name: str, rows: Iterable[Row]) -> None:
    plain, bold = book.add_format({"num_format": AS_TEXT}), book.add_format({"num_format": AS_TEXT, "bold": True})
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    for place, row in enumerate(rows):
        for column, value in enumerate(row):
            sheet.write_string(place, column, value[:MOST_CHARACTERS], plain if place else bold)


def _about(tables: Iterable[Table]) -> Iterator[Row]:
    yield ("Tabell · Table", "Kolumn · Column", "Svenska", "English")
    for table in tables:
        told = {language: f"{table.title[language]}. {table.description[language]}" for language in ("sv", "en")}
        yield (table.name, "", told["sv"], told["en"])
        for column in table.columns:
            yield (table.name, column.name, column.meaning["sv"], column.meaning["en"])
