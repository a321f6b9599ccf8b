"""Tables in plain text: pipes, tabs and columns of blanks into rows of cells."""

from __future__ import annotations

import pytest

from loaders.document import Kind
from loaders.readers.text import blocks

PIPES = "| Projekt | Ägare |\n|---|---|\n| Vattenkartan | Region Skåne |"
TABS = "Projekt\tÄgare\nVattenkartan\tRegion Skåne"
COLUMNS = "Projekt          Ägare\nVattenkartan     Region Skåne"


def cells(text: str) -> list[list[str]]:
    """The cells of every row in a text."""
    return [[text[cell.start : cell.end] for cell in b.cells] for b in blocks(text) if b.kind is Kind.ROW]


@pytest.mark.parametrize("text", [PIPES, TABS, COLUMNS])
def test_a_table_gives_the_same_rows_however_it_is_parted(text: str) -> None:
    """Pipes, tabs and columns of blanks give one row a line, without the rule."""
    assert cells(text) == [["Projekt", "Ägare"], ["Vattenkartan", "Region Skåne"]]


def test_a_cell_that_goes_on_below_stands_in_its_column() -> None:
    """A wrapped cell is a row with nothing in the other columns."""
    text = "Projekt     Partner        Tid\nKusten      Region A,      2024\n            Region B"

    assert cells(text)[-1] == ["", "Region B", ""]


def test_a_cell_that_fills_its_column_ends_where_the_next_begins() -> None:
    """One blank parts two cells where the second begins right under its head."""
    text = "Part        Roll\nÅmåls kommun testort\nEda kommun  testort"

    assert cells(text.replace("Part        Roll", "Part         Roll").replace("Eda kommun  ", "Eda kommun   ")) == [
        ["Part", "Roll"],
        ["Åmåls kommun", "testort"],
        ["Eda kommun", "testort"],
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Samplanering i Bergslagen | 2\nVarför samplanering?\n\nMer text här.",
        "Projektnamn:     Kusten\nSökande:         Region A",
        "En mening med  två blanksteg.\nOch en till utan.",
        "a --- b\n\nc",
    ],
)
def test_what_only_looks_like_a_table_is_none(text: str) -> None:
    """A page head with a pipe, labels with aligned values and a slip of two blanks give no row."""
    assert cells(text) == []


def test_a_rule_makes_the_row_above_it_the_head() -> None:
    """The row over a rule has level 1."""
    rows = [block for block in blocks(PIPES) if block.kind is Kind.ROW]

    assert [row.level for row in rows] == [1, None]


def test_offsets_of_cells_are_those_of_the_text() -> None:
    """Cells lie in their row, in order."""
    for text in (PIPES, TABS, COLUMNS):
        for row in (b for b in blocks(text) if b.kind is Kind.ROW):
            assert all(row.start <= c.start <= c.end <= row.end for c in row.cells)


def test_a_numbered_line_over_labels_text_or_a_list_is_a_heading() -> None:
    """Only a line that goes on in its numbering is an item."""
    text = "1. Uppgifter\nSökande: Region A\n\n2. Risker\n1. Tid\n2. Pengar\n\n3. Bakgrund\nText följer här."

    kinds = [(block.kind, text[block.start : block.end]) for block in blocks(text) if block.kind is not Kind.LABEL]

    assert kinds == [
        (Kind.HEADING, "1. Uppgifter"),
        (Kind.HEADING, "2. Risker"),
        (Kind.ITEM, "Tid"),
        (Kind.ITEM, "Pengar"),
        (Kind.HEADING, "3. Bakgrund"),
        (Kind.PARAGRAPH, "Text följer här."),
    ]


def test_items_whose_marker_stands_far_from_their_words_are_no_rows() -> None:
    """A table has more in its first column than a sign or a number with its stop."""
    for gap in ("  ", "\t"):
        marked = [f"•{gap}Kusten i norr", f"•{gap}Mat nära", f"•{gap}Skog"]

        assert [(b.kind, b.marker) for b in blocks("\n".join(marked))] == [(Kind.ITEM, "•")] * 3
        assert cells(f"1.{gap}Kusten{gap}Region A\n2.{gap}Maten{gap}Region B")[0] == ["1.", "Kusten", "Region A"]
