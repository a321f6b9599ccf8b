"""Tables of a release: what they hold, how they join, and that every reader gets the same."""

from __future__ import annotations

import csv
import json
import re
import xml.etree.ElementTree as ET
import zipfile
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from loaders.errors import BrokenPromise
from loaders.release import csvw, exports, network, parquet, published, xlsx
from loaders.release.tabulated import Column, Row, Table, tables
from ontology import SG, dcterms, rdf, rdfs

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
GRAPHML = "{http://graphml.graphdrawing.org/xmlns}"
ODD = '=SUM(A1)\n"quoted", å _x0041_ <b> \x0b'
SMALL = Table(
    "small",
    {"sv": "Liten", "en": "Small"},
    {"sv": "En tabell.", "en": "A table."},
    (
        Column("thing", {"sv": "ting", "en": "thing"}, "anyURI", key=True),
        Column("names", {"sv": "namn", "en": "names"}, separator="; "),
    ),
    'SELECT ?thing (GROUP_CONCAT(?name; separator = "; ") AS ?names) WHERE { ?thing <x:name> ?name } GROUP BY ?thing',
)


def named(table: str) -> Table:
    return next(one for one in tables() if one.name == table)


@pytest.fixture(scope="module")
def folder(forum_release: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables of the release of this repository."""
    made = tmp_path_factory.mktemp("tables") / "tables"
    exports.write_tables(made, Store.read_only(str(forum_release / "store")))
    return made


def read(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def test_every_table_is_documented_in_both_languages() -> None:
    """Title, description and each column; every column is one of the query."""
    assert len(tables()) == 10
    for table in tables():
        texts = [table.title, table.description, *(column.meaning for column in table.columns)]
        assert all(text["sv"] and text["en"] for text in texts)
        assert table.keys
        assert not list(table.rows(Store()))


@pytest.mark.parametrize("table", tables(), ids=lambda table: table.name)
def test_each_table_of_a_release_has_rows_told_apart_by_their_keys(folder: Path, table: Table) -> None:
    """In the order of the keys."""
    rows = read(folder, table.name)

    keys = [tuple(row[name] for name in table.keys) for row in rows]
    assert rows
    assert keys == sorted(set(keys))
    assert list(rows[0]) == [column.name for column in table.columns]


@pytest.mark.parametrize("table", tables(), ids=lambda table: table.name)
def test_what_refers_to_another_table_is_found_there(folder: Path, table: Table) -> None:
    """Tables join without a row lost."""
    rows = read(folder, table.name)

    for column in table.columns:
        if column.references:
            first = named(column.references).columns[0].name
            there = {row[first] for row in read(folder, column.references)}
            assert {row[column.name] for row in rows} - there == set(), column.name
        if column.datatype == "integer":
            assert all(re.fullmatch(r"\d+", row[column.name]) for row in rows if row[column.name])


def test_lists_and_rows_do_not_depend_on_the_order_of_the_store() -> None:
    """Values of a list are sorted, rows by key."""
    quads = [
        Quad(NamedNode(f"x:{thing}"), NamedNode("x:name"), Literal(name))
        for thing, name in (("b", "ö"), ("b", "a"), ("a", "c"))
    ]

    for order in (quads, quads[::-1]):
        store = Store()
        store.extend(order)
        assert list(SMALL.rows(store)) == [("x:a", "c"), ("x:b", "a; ö")]


def test_columns_that_the_query_does_not_give_are_our_fault() -> None:
    """Header and query must agree."""
    wrong = Table("wrong", SMALL.title, SMALL.description, SMALL.columns[::-1], SMALL.text)

    with pytest.raises(BrokenPromise, match="wrong"):
        wrong.rows(Store())


def test_iris_of_a_publishers_own_base_are_asked_for(example: Store) -> None:
    """A table of the example has its organisations, wherever they stand."""
    store, base = Store(), "https://data.example/"
    body = NamedNode(f"{base}id/org/x")
    store.extend([*example, Quad(body, rdf("type"), NamedNode(f"{SG}Region")), Quad(body, rdfs("label"), Literal("X"))])

    rows = named("organisations").rows(store, base)

    assert (body.value, "X") in {row[:2] for row in rows}


def test_csv_is_rfc_4180(tmp_path: Path) -> None:
    """Comma, CRLF, quotes doubled, a header line; what was written is read again."""
    csvw.write(tmp_path, {SMALL: [("x:a", ODD)]})

    content = (tmp_path / "small.csv").read_bytes()
    assert content.startswith(b"thing,names\r\nx:a,")
    assert content.endswith(b"\r\n")
    assert read(tmp_path, "small") == [{"thing": "x:a", "names": ODD}]


def test_the_metadata_describes_every_file_of_the_folder(folder: Path) -> None:
    """CSV on the Web: columns in order, keys, and where references lead."""
    said = json.loads((folder / "csv-metadata.json").read_text("utf-8"))

    assert {table["url"] for table in said["tables"]} == {path.name for path in folder.glob("*.csv")}
    for table in said["tables"]:
        schema, held = table["tableSchema"], read(folder, table["url"].removesuffix(".csv"))
        assert [column["titles"] for column in schema["columns"]] == list(held[0])
        assert {text["@language"] for column in schema["columns"] for text in column["dc:description"]} == {"sv", "en"}
        for link in schema.get("foreignKeys", []):
            assert (folder / link["reference"]["resource"]).exists()


def test_parquet_depends_on_the_rows_alone(tmp_path: Path) -> None:
    """The same rows give the same bytes, without the time of day in them; other rows others."""
    written = []
    for name, row in (("a", ("x:a", ODD)), ("b", ("x:a", ODD)), ("c", ("x:a", ""))):
        (tmp_path / name).mkdir()
        parquet.write(tmp_path / name, {SMALL: [row]})
        written.append((tmp_path / name / "small.parquet").read_bytes())

    assert written[0] == written[1] != written[2]
    for content in written:
        footer = int.from_bytes(content[-8:-4], "little")
        assert (content[:4], content[-4:]) == (b"PAR1", b"PAR1")
        assert b"thing" in content[-8 - footer :]


def cells(path: Path, sheet: int) -> list[list[ET.Element]]:
    with zipfile.ZipFile(path) as archive:
        root = ET.fromstring(archive.read(f"xl/worksheets/sheet{sheet}.xml"))
    return [list(row) for row in root.iter(f"{SHEET}row")]


def test_a_cell_of_the_workbook_is_text_whatever_it_begins_with(tmp_path: Path) -> None:
    """A formula would run on the reader's machine; what XML cannot carry is escaped as the format says."""
    xlsx.write(tmp_path / "a.xlsx", {SMALL: [("x:a", ODD)]})

    (_, row) = cells(tmp_path / "a.xlsx", 2)
    assert [cell.attrib["t"] for cell in row] == ["inlineStr", "inlineStr"]
    assert not row[1].findall(f"{SHEET}f")
    text = row[1].findtext(f"{SHEET}is/{SHEET}t") or ""
    assert text == ODD.replace("_x0041_", "_x005F_x0041_").replace("\x0b", "_x000B_")


def test_the_workbook_has_a_sheet_a_table_and_one_that_explains(folder: Path) -> None:
    """Every column of every table is explained in both languages."""
    with zipfile.ZipFile(folder / "samgraf.xlsx") as archive:
        assert archive.testzip() is None
        book = ET.fromstring(archive.read("xl/workbook.xml"))
        times = {entry.date_time for entry in archive.infolist()}
    names = [sheet.attrib["name"] for sheet in book.iter(f"{SHEET}sheet")]

    explained = [[cell.findtext(f"{SHEET}is/{SHEET}t") for cell in row] for row in cells(folder / "samgraf.xlsx", 1)]

    assert names == [xlsx.ABOUT, *(table.name for table in tables())]
    assert {time[0] for time in times} == {xlsx.EPOCH.year}  # none from the clock
    for table in tables():
        assert {row[1] for row in explained if row[0] == table.name} == {"", *(c.name for c in table.columns)}
    assert all(row[2] and row[3] for row in explained)


def test_rows_beyond_a_sheet_go_on_in_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No row is lost without a word."""
    monkeypatch.setattr(xlsx, "MOST_ROWS", 3)
    rows: list[Row] = [(f"x:{n}", "") for n in range(5)]

    xlsx.write(tmp_path / "a.xlsx", {SMALL: rows})

    assert [len(cells(tmp_path / "a.xlsx", sheet)) for sheet in (2, 3, 4)] == [3, 3, 2]


def test_the_map_has_counties_with_outlines_and_counts(folder: Path) -> None:
    """GeoJSON: one feature a territory, numbers as numbers."""
    said = json.loads((folder / "territories.geojson").read_text("utf-8"))

    counties = [one for one in said["features"] if one["properties"]["kind"] == "County"]
    assert len(counties) == 21
    assert {one["geometry"]["type"] for one in counties} <= {"Polygon", "MultiPolygon"}
    assert sum(one["properties"]["participations"] for one in counties) > 40
    rows = {row["territory"]: row for row in read(folder, "territories")}
    assert len(said["features"]) == len(rows)
    for one in said["features"]:
        told = {name: "" if value is None else str(value) for name, value in one["properties"].items()}
        assert told == rows[one["id"]]


def test_the_network_has_an_edge_a_pair_and_no_loose_node(folder: Path) -> None:
    """GraphML: every edge joins two nodes that are there, and each node has a name."""
    root = ET.parse(folder / "cooperation.graphml").getroot()

    nodes = {node.attrib["id"] for node in root.iter(f"{GRAPHML}node")}
    edges = [(edge.attrib["source"], edge.attrib["target"]) for edge in root.iter(f"{GRAPHML}edge")]
    names = [data for data in root.iter(f"{GRAPHML}data") if data.attrib["key"] == "name"]
    assert edges == [(row["first"], row["second"]) for row in read(folder, "cooperation")]
    assert {end for edge in edges for end in edge} == nodes
    assert len(names) == len(nodes)


def test_a_territory_without_an_outline_is_a_feature_still(tmp_path: Path) -> None:
    """Its geometry is null, as the format allows."""
    table = named("territories")
    row = tuple({"territory": "x:t", "kind": "Territory", "organisations": "2"}.get(c.name, "") for c in table.columns)

    network.write_map(tmp_path / "a.geojson", table, [tuple("0" if not v and i > 5 else v for i, v in enumerate(row))])

    (feature,) = json.loads((tmp_path / "a.geojson").read_text())["features"]
    assert (feature["geometry"], feature["properties"]["organisations"]) == (None, 2)


def test_every_published_file_is_written(forum_release: Path) -> None:
    """The catalogue lists no file that is not there, and every whole dump, table and drawing."""
    folder = forum_release / "exports"

    listed = {file.path for file in published.files()}

    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    unlisted = {name for name in there - listed if not name.startswith("graphs/")}
    assert listed <= there
    assert unlisted == {"SHA256SUMS", "tables/csv-metadata.json"}


def test_a_row_with_two_values_where_one_is_due_stays_one_row(example: Store) -> None:
    """The least stands, in every run."""
    body = NamedNode("https://w3id.org/samgraf/id/org/x")
    kind = Quad(body, rdf("type"), NamedNode(f"{SG}Region"))
    example.extend([kind, *(Quad(body, dcterms("identifier"), Literal(text)) for text in ("2", "1"))])

    rows = [row for row in named("organisations").rows(example) if row[0] == body.value]

    assert [row[-1] for row in rows] == ["1"]
