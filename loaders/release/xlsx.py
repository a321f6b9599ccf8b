"""Tables as one workbook (ECMA-376), every cell text: what begins with = or - is no formula there.

Written by hand, for the libraries that make workbooks put the time of day into them.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from loaders.release.tabulated import Row, Table

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
PART = "application/vnd.openxmlformats-officedocument.spreadsheetml"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
EPOCH = (1980, 1, 1, 0, 0, 0)  # the earliest time that a zip archive can hold
MOST_ROWS, MOST_CHARACTERS = 1_048_576, 32_767  # of a sheet, of a cell
UNFIT = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
ABOUT = "Förklaring · About"
# Style 0 is text, style 1 bold text; 49 is the built-in number format "@".
STYLES = (
    f'{HEAD}<styleSheet xmlns="{MAIN}"><fonts count="2"><font/><font><b/></font></fonts><fills count="2">'
    '<fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2">'
    '<xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/>'
    '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


def write(path: Path, tables: Mapping[Table, list[Row]]) -> None:
    """Write a workbook: a sheet that explains, then one a table (or more, where one holds not all its rows)."""
    sheets: list[tuple[str, list[Row]]] = [(ABOUT, list(_about(tables)))]
    for table, rows in tables.items():
        head = tuple(column.name for column in table.columns)
        for number, start in enumerate(range(0, max(1, len(rows)), MOST_ROWS - 1), 1):
            name = table.name if number == 1 else f"{table.name}-{number}"
            sheets.append((name, [head, *rows[start : start + MOST_ROWS - 1]]))
    names = [name for name, _ in sheets]
    with zipfile.ZipFile(path, "w") as archive:
        _put(archive, "[Content_Types].xml", [_types(len(sheets))])
        _put(archive, "_rels/.rels", [_links([("officeDocument", "xl/workbook.xml")])])
        _put(archive, "xl/workbook.xml", [_workbook(names)])
        places = [("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(sheets) + 1)]
        _put(archive, "xl/_rels/workbook.xml.rels", [_links([*places, ("styles", "styles.xml")])])
        _put(archive, "xl/styles.xml", [STYLES])
        for number, (_, rows) in enumerate(sheets, 1):
            _put(archive, f"xl/worksheets/sheet{number}.xml", _sheet(rows))


def _about(tables: Iterable[Table]) -> Iterator[Row]:
    yield ("Tabell · Table", "Kolumn · Column", "Svenska", "English")
    for table in tables:
        yield (table.name, "", f"{table.title['sv']}. {table.description['sv']}", _english(table))
        for column in table.columns:
            yield (table.name, column.name, column.meaning["sv"], column.meaning["en"])


def _english(table: Table) -> str:
    return f"{table.title['en']}. {table.description['en']}"


def _sheet(rows: Iterable[Row]) -> Iterator[str]:
    yield f'{HEAD}<worksheet xmlns="{MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" '
    yield 'topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>'
    for number, row in enumerate(rows):
        yield "<row>" + "".join(_cell(value, int(number == 0)) for value in row) + "</row>"
    yield "</sheetData></worksheet>"


def _cell(value: str, style: int) -> str:
    if not value:
        return f'<c s="{style}"/>'
    text = UNFIT.sub(lambda match: f"_x{ord(match[0]):04X}_", value[:MOST_CHARACTERS])
    return f'<c s="{style}" t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'


def _workbook(names: Iterable[str]) -> str:
    sheets = "".join(f'<sheet name={quoteattr(name)} sheetId="{n}" r:id="rId{n}"/>' for n, name in enumerate(names, 1))
    return f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{sheets}</sheets></workbook>'


def _types(sheets: int) -> str:
    parts = [("/xl/workbook.xml", "sheet.main"), ("/xl/styles.xml", "styles")]
    parts += [(f"/xl/worksheets/sheet{n}.xml", "worksheet") for n in range(1, sheets + 1)]
    said = "".join(f'<Override PartName="{name}" ContentType="{PART}.{kind}+xml"/>' for name, kind in parts)
    rels = f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{said}'
    return f'{HEAD}<Types xmlns="{PACKAGE}/content-types">{rels}</Types>'


def _links(targets: Iterable[tuple[str, str]]) -> str:
    said = "".join(
        f'<Relationship Id="rId{n}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{said}</Relationships>'


def _put(archive: zipfile.ZipFile, name: str, parts: Iterable[str]) -> None:
    entry = zipfile.ZipInfo(name, EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    with archive.open(entry, "w") as file:
        for part in parts:
            file.write(part.encode("utf-8", "replace"))
