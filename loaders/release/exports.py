"""The folder `exports/` of a release: dumps, tables, and the sums to check them by."""

from __future__ import annotations

import hashlib
from pathlib import Path

from pyoxigraph import Store

from loaders.release import csvw, dumps, network, parquet, xlsx
from loaders.release.dumps import Counts, Step
from loaders.release.published import TABLES, WORKBOOK
from loaders.release.tabulated import tables
from ontology import DEFAULT_BASE

SUMS = "SHA256SUMS"


def write(folder: Path, store: Store, base_iri: str = DEFAULT_BASE, step: Step = lambda name: None) -> Counts:
    """Write the exports of a store and their sums; `step` is told what is being written."""
    folder.mkdir()
    counts = dumps.write(folder, store, base_iri, step)
    step("writing tables")
    write_tables(folder / TABLES, store, base_iri)
    write_sums(folder)
    return counts


def write_tables(folder: Path, store: Store, base_iri: str = DEFAULT_BASE) -> None:
    """Write the tables of a store: CSV with its metadata, Parquet, a workbook, a map and a network."""
    folder.mkdir()
    rows = csvw.write(folder, {table: table.rows(store, base_iri, folder) for table in tables()})
    by_name = {table.name: table for table in rows}
    bodies, pairs = by_name["organisations"], by_name["cooperation"]
    parquet.write(folder, rows)
    xlsx.write(folder / WORKBOOK, rows)
    network.write_map(folder / network.GEOJSON, by_name["territories"], rows[by_name["territories"]])
    network.write_network(folder / network.GRAPHML, bodies, rows[bodies], pairs, rows[pairs])


def write_sums(folder: Path) -> None:
    """Write SHA256SUMS over the files of a folder, as `sha256sum --check` reads it."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and path.name != SUMS)
    lines = [f"{_sha256(path)}  {path.relative_to(folder).as_posix()}\n" for path in files]
    (folder / SUMS).write_text("".join(lines), encoding="utf-8")


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
