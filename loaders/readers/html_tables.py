"""Tables of web pages: rows of cells, those that reach over several rows or columns in the first of these."""

from __future__ import annotations

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from loaders.document import Kind
from loaders.readers.composition import Piece, one_line

BROKEN = "p, br, div, li, dt, dd, h4, h5, h6"  # in a cell, each begins a line and ends one
BREAK = "\u2028"
FRAMED = frozenset({"table", "h1", "h2", "h3"})


def is_table(table: LexborNode) -> bool:
    """Whether a table is one of cells, and no frame around text with headings, or for a page's columns."""
    if any(found.tag in FRAMED and found.mem_id != table.mem_id for found in table.traverse()):
        return False
    return table.css_first("ul, ol") is None or any(len(row.css("th, td")) > 1 for row in table.css("tr"))


def rows(table: LexborNode) -> Iterator[Piece]:
    """Yield the rows of a table that holds nothing but cells; a caption stands before them."""
    for caption in table.css("caption"):
        yield Piece(Kind.PARAGRAPH, one_line(caption.text()))
    over: dict[int, int] = {}  # by column, how many rows more a cell reaches down
    for number, row in enumerate(table.css("tr")):
        cells: list[str] = []
        heads = 0
        found = row.css("th, td")
        for cell in [*found, None]:
            while over.get(len(cells), 0):
                over[len(cells)] -= 1
                cells.append("")
            if cell is None:
                break
            across, down = _span(cell, "colspan"), _span(cell, "rowspan")
            over.update((column, down - 1) for column in range(len(cells), len(cells) + across))
            cells.append(_text(cell))
            cells += [""] * (across - 1)
            heads += cell.tag == "th"
        yield Piece(Kind.ROW, cells=tuple(cells), header=number == 0 and heads in (0, len(found)))


def _text(cell: LexborNode) -> str:
    """Return the lines of a cell as a browser shows it: elements break them, line breaks of the source do not."""
    for node in cell.css(BROKEN):
        node.insert_before(BREAK)
        node.insert_after(BREAK)
    return "\n".join(line for raw in cell.text().split(BREAK) if (line := one_line(raw)))


def _span(cell: LexborNode, name: str) -> int:
    said = (cell.attributes.get(name) or "1").strip()
    return max(1, min(int(said), 100)) if said.isdecimal() and len(said) < 6 else 1
