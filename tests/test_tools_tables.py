"""Tables and dumps of a release in readers that are no part of this project: csvw, pyarrow, Debian's raptor2."""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
import venv
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from loaders.release import csvw, dumps, parquet
from loaders.release.tabulated import Column, Row, Table, tables

LOCK = Path(__file__).parent / "tools" / "tables" / "requirements.lock"
READ = """import json, sys, pyarrow.parquet as parquet
table = parquet.read_table(sys.argv[1])
fields = {field.name: [str(field.type), field.nullable] for field in table.schema}
said = {key.decode(): json.loads(text) for key, text in table.schema.metadata.items()}
print(json.dumps({"rows": [list(row.values()) for row in table.to_pylist()], "fields": fields, "said": said}))
"""
SYNTAXES = {"nq": "nquads", "trig": "trig", "nt": "ntriples", "ttl": "turtle", "rdf": "rdfxml"}
ODD: dict[Table, list[Row]] = {
    Table(
        name,
        {"sv": "Udda", "en": "Odd"},
        {"sv": "Tomma och långa.", "en": "Empty and long."},
        (
            Column("thing", {"sv": "ting", "en": "thing"}, "anyURI", key=True),
            Column("often", {"sv": "antal", "en": "number"}, "integer"),
            Column("text", {"sv": "text", "en": "text"}),
        ),
        "",
    ): rows
    for name, rows in {
        "empty": [],
        "none": [("x:a", "", "")],
        "odd": [
            ("x:å", "-3", "=1+1\n"),
            ("x:b", "", "🙂"),
            ("x:c", str(2**40), ""),
            *[(f"x:{n}", "7", "ö" * 300) for n in range(2000)],
        ],
    }.items()
}


@pytest.fixture(scope="module")
def tools(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of an environment with what the lock names."""
    folder = tmp_path_factory.mktemp("tables") / "env"
    venv.create(folder, with_pip=True)
    install = [folder / "bin" / "python", "-m", "pip", "install", "-q", "--require-hashes", "-r", LOCK]
    subprocess.run(install, check=True)
    return folder / "bin"


@pytest.mark.proof
def test_csvw_accepts_the_metadata_with_its_tables(forum_release: Path, tools: Path, tmp_path: Path) -> None:
    """And refuses a cell that is not what the metadata says, so that it did look."""
    folder = forum_release / "exports" / "tables"
    shutil.copytree(folder, tmp_path / "bad")
    passages = tmp_path / "bad" / "passages.csv"
    head, row, *rest = passages.read_bytes().split(b"\r\n")
    passages.write_bytes(b"\r\n".join([head, b",".join(b"x" * bool(cell) for cell in row.split(b",")), *rest]))

    good, bad = (subprocess.run([tools / "csvwvalidate", one / csvw.METADATA]) for one in (folder, tmp_path / "bad"))

    assert (good.returncode == 0, bad.returncode != 0) == (True, True)


@pytest.mark.proof
@pytest.mark.parametrize("table", tables(), ids=lambda table: table.name)
def test_pyarrow_reads_what_the_csv_says(forum_release: Path, tools: Path, table: Table) -> None:
    """Row by row, whole numbers as numbers, and what each column means in both languages."""
    folder = forum_release / "exports" / "tables"
    lines = (folder / f"{table.name}.csv").read_text("utf-8")

    told = _read(tools, folder / f"{table.name}.parquet")

    _, *rows = csv.reader(lines.splitlines(keepends=True))
    assert [["" if cell is None else str(cell) for cell in row] for row in told["rows"]] == rows
    assert told["said"]["columns"] == {column.name: column.meaning for column in table.columns}
    numbers = {column.name for column in table.columns if column.datatype == "integer"}
    assert {name for name, (kind, _) in told["fields"].items() if kind == "int64"} == numbers
    assert {name for name, (_, nullable) in told["fields"].items() if not nullable} == set(table.keys)


@pytest.mark.proof
def test_pyarrow_reads_empty_odd_and_long_cells(tools: Path, tmp_path: Path) -> None:
    """No row, no value, negative and large numbers, more text than a page of memory."""
    parquet.write(tmp_path, ODD)

    for table, rows in ODD.items():
        told = _read(tools, tmp_path / f"{table.name}.parquet")
        assert told["rows"] == [[one, int(often) if often else None, text or None] for one, often, text in rows]


def _read(tools: Path, path: Path) -> dict[str, list[list[object]]]:
    told = subprocess.run([tools / "python", "-c", READ, path], check=True, capture_output=True)
    return json.loads(told.stdout)


@pytest.mark.proof
@pytest.mark.parametrize("ending", SYNTAXES)
def test_raptor_reads_every_dump_as_the_same_graph(forum_release: Path, ending: str) -> None:
    """All but JSON-LD, which it does not know."""
    rapper = shutil.which("rapper")
    if rapper is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("Debian's raptor2-utils is not installed")
    whole = RdfFormat.N_QUADS if ending in ("nq", "trig") else RdfFormat.N_TRIPLES
    exports = forum_release / "exports"
    dump = exports / (dumps.QUADS if whole == RdfFormat.N_QUADS else dumps.MERGE)

    command = [rapper, "-q", "-i", SYNTAXES[ending], "-o", "nquads", exports / f"samgraf.{ending}"]
    read = subprocess.run(command, check=True, capture_output=True)

    assert set(parse(read.stdout, RdfFormat.N_QUADS)) == set(parse(path=dump, format=RdfFormat.N_QUADS))
