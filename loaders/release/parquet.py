"""Tables as Apache Parquet (format 2.9): one row group, a page a column, packed with zstd.

Written by hand, for the library that writes it is larger than all else that the loader needs and signs each
file with its version. Types are those of the CSV: text, and whole numbers as numbers; an empty cell is null.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import TypeAlias

import zstandard

from loaders.release.tabulated import Column, Row, Table

MAGIC = b"PAR1"
INT64, BYTE_ARRAY = 2, 6  # physical types
REQUIRED, OPTIONAL = 0, 1
UTF8, PLAIN, RLE, ZSTD = 0, 0, 3, 6
DATA_PAGE = 0
I32, I64, BINARY, LIST, STRUCT = 5, 6, 8, 9, 12  # of Thrift's compact protocol
Value: TypeAlias = "tuple[int, object]"  # a type of Thrift, and a value of it
Fields: TypeAlias = "dict[int, Value]"


def write(folder: Path, tables: Mapping[Table, list[Row]]) -> None:
    """Write one file a table; what its columns mean stands in the file's metadata as JSON ("columns")."""
    for table, rows in tables.items():
        (folder / f"{table.name}.parquet").write_bytes(_file(table, rows))


def _file(table: Table, rows: Sequence[Row]) -> bytes:
    parts, chunks, place = [MAGIC], [], len(MAGIC)
    for number, column in enumerate(table.columns):
        values = [row[number] for row in rows]
        page = _page(column, values)
        packed = zstandard.ZstdCompressor().compress(page)
        header = _struct(
            {
                1: (I32, DATA_PAGE),
                2: (I32, len(page)),
                3: (I32, len(packed)),
                5: (STRUCT, {1: (I32, len(values)), 2: (I32, PLAIN), 3: (I32, RLE), 4: (I32, RLE)}),
            }
        )
        chunks.append(_chunk(column, len(values), place, len(header) + len(page), len(header) + len(packed)))
        parts += [header, packed]
        place += len(header) + len(packed)
    footer = _struct(_metadata(table, len(rows), chunks, place - len(MAGIC)))
    return b"".join([*parts, footer, struct.pack("<I", len(footer)), MAGIC])


def _page(column: Column, values: Sequence[str]) -> bytes:
    """Which cells hold a value (a level each, run-length encoded), and those values one after the other."""
    levels = b""
    if not column.key:
        runs = [(is_there, sum(1 for _ in run)) for is_there, run in groupby(values, bool)]
        encoded = b"".join(_varint(length << 1) + bytes([is_there]) for is_there, length in runs)
        levels = struct.pack("<I", len(encoded)) + encoded
    held = [value for value in values if value or column.key]
    if column.datatype == "integer":
        return levels + struct.pack(f"<{len(held)}q", *map(int, held))
    texts = [value.encode() for value in held]
    return levels + b"".join(struct.pack("<I", len(text)) + text for text in texts)


def _chunk(column: Column, values: int, place: int, plain: int, packed: int) -> Value:
    about: Fields = {
        1: (I32, _physical(column)),
        2: (LIST, (I32, [PLAIN, RLE])),
        3: (LIST, (BINARY, [column.name])),
        4: (I32, ZSTD),
        5: (I64, values),
        6: (I64, plain),
        7: (I64, packed),
        9: (I64, place),
    }
    return STRUCT, {2: (I64, place), 3: (STRUCT, about)}


def _metadata(table: Table, rows: int, chunks: Sequence[Value], size: int) -> Fields:
    schema: list[object] = [{4: (BINARY, table.name), 5: (I32, len(table.columns))}]
    schema += [_element(column) for column in table.columns]
    groups = [{1: (LIST, (STRUCT, [value for _, value in chunks])), 2: (I64, size), 3: (I64, rows)}]
    columns = {column.name: dict(column.meaning) for column in table.columns}
    said = {"title": dict(table.title), "description": dict(table.description), "columns": columns}
    pairs = [{1: (BINARY, key), 2: (BINARY, json.dumps(held, ensure_ascii=False))} for key, held in said.items()]
    return {
        1: (I32, 2),
        2: (LIST, (STRUCT, schema)),
        3: (I64, rows),
        4: (LIST, (STRUCT, groups)),
        5: (LIST, (STRUCT, pairs)),
        6: (BINARY, "Samgraf"),
    }


def _element(column: Column) -> Fields:
    element: Fields = {1: (I32, _physical(column)), 3: (I32, REQUIRED if column.key else OPTIONAL)}
    element[4] = (BINARY, column.name)
    if column.datatype != "integer":
        element |= {6: (I32, UTF8), 10: (STRUCT, {1: (STRUCT, {})})}  # text
    return element


def _physical(column: Column) -> int:
    return INT64 if column.datatype == "integer" else BYTE_ARRAY


def _struct(fields: Fields) -> bytes:
    parts, before = [], 0
    for number, (kind, value) in sorted(fields.items()):
        parts.append(bytes([(number - before) << 4 | kind]) + _value(kind, value))
        before = number
    return b"".join(parts) + b"\0"


def _value(kind: int, value: object) -> bytes:
    match value:
        case int():
            return _varint(value << 1 if value >= 0 else (-value << 1) - 1)
        case str():
            text = value.encode()
            return _varint(len(text)) + text
        case (int() as of, list() as items):
            head = bytes([len(items) << 4 | of]) if len(items) < 15 else bytes([0xF0 | of]) + _varint(len(items))
            return head + b"".join(_value(of, item) for item in items)
        case dict():
            return _struct(value)
    raise TypeError(kind)


def _varint(number: int) -> bytes:
    parts = bytearray()
    while number > 0x7F:
        parts.append(number & 0x7F | 0x80)
        number >>= 7
    return bytes([*parts, number])
