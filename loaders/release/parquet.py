"""Tables as Apache Parquet, by pyarrow: text, whole numbers as numbers, an empty cell as null."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from itertools import islice
from pathlib import Path

import pyarrow as pa  # type: ignore[import-untyped]  # it has no stubs
from pyarrow import parquet

from loaders.release.tabulated import Column, Row, Table

GROUP = 100_000  # rows in memory at once, a row group of the file


def write(folder: Path, tables: Mapping[Table, Iterable[Row]]) -> None:
    """Write one file a table; what its columns mean stands in the file's metadata as JSON ("columns").

    The same rows give the same bytes with the same pyarrow, which signs each file with its version.
    """
    for table, rows in tables.items():
        said = {
            "title": table.title,
            "description": table.description,
            "columns": {column.name: dict(column.meaning) for column in table.columns},
        }
        schema = pa.schema(
            [pa.field(column.name, _type(column), nullable=not column.key) for column in table.columns],
            metadata={key: json.dumps(told, ensure_ascii=False) for key, told in said.items()},
        )
        coming = iter(rows)
        with parquet.ParquetWriter(folder / f"{table.name}.parquet", schema, compression="zstd") as file:
            for first in coming:
                cells = zip(first, *islice(coming, GROUP - 1), strict=True)
                arrays = [_array(column, held) for column, held in zip(table.columns, cells, strict=True)]
                file.write_table(pa.Table.from_arrays(arrays, schema=schema))


def _type(column: Column) -> pa.DataType:
    return pa.int64() if column.datatype == "integer" else pa.string()


def _array(column: Column, cells: tuple[str, ...]) -> pa.Array:
    if column.datatype == "integer":
        return pa.array([int(cell) if cell else None for cell in cells], pa.int64())
    return pa.array([cell if cell or column.key else None for cell in cells], pa.string())
