"""Tables as Apache Parquet, by pyarrow: text, whole numbers as numbers, an empty cell as null."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa  # type: ignore[import-untyped]  # it has no stubs
from pyarrow import parquet

from loaders.release.tabulated import Column, Row, Table


def write(folder: Path, tables: Mapping[Table, list[Row]]) -> None:
    """Write one file a table; what its columns mean stands in the file's metadata as JSON ("columns").

    The same rows give the same bytes with the same pyarrow, which signs each file with its version.
    """
    for table, rows in tables.items():
        cells = zip(*rows, strict=True) if rows else ((),) * len(table.columns)
        arrays = [_array(column, held) for column, held in zip(table.columns, cells, strict=True)]
        said = {
            "title": table.title,
            "description": table.description,
            "columns": {column.name: dict(column.meaning) for column in table.columns},
        }
        schema = pa.schema(
            [pa.field(c.name, a.type, nullable=not c.key) for c, a in zip(table.columns, arrays, strict=True)],
            metadata={key: json.dumps(told, ensure_ascii=False) for key, told in said.items()},
        )
        held = pa.Table.from_arrays(arrays, schema=schema)
        parquet.write_table(held, folder / f"{table.name}.parquet", compression="zstd")


def _array(column: Column, cells: tuple[str, ...]) -> pa.Array:
    if column.datatype == "integer":
        return pa.array([int(cell) if cell else None for cell in cells], pa.int64())
    return pa.array([cell if cell or column.key else None for cell in cells], pa.string())
