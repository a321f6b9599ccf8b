"""Tables in plain text whose cells wrap: each row on one line, and what is no such table as it was."""

from __future__ import annotations

import pytest

from loaders.readers.wrapped import whole_rows

SPACED = """Ärende   Projekt              Sökande

2025-11  Kustens              Hylte kommun
         strandängar

2025-12  Bin på banvall       Region Halland,
                              Laholms kommun
"""
RULED = """Nr  Namn                Deltagande
                        kommuner
--  ------------------  ----------
1   Förstudie: Laxen i  Hylte,
    ån                  Laholm
2   Ljus längs leden    Varberg
"""
BOXED = """┌────────┬────────────┐
│ Projekt│ Part       │
├────────┼────────────┤
│ Kusten │ Hylte      │
│        │ kommun     │
│ Ön     │ Region A   │
└────────┴────────────┘
"""


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (SPACED, ["2025-11 | Kustens strandängar | Hylte kommun", "Bin på banvall | Region Halland, Laholms kommun"]),
        (RULED, ["Nr | Namn | Deltagande kommuner", "1 | Förstudie: Laxen i ån | Hylte, Laholm"]),
        (BOXED, ["| Kusten | Hylte kommun |", "| Ön | Region A |"]),
        (SPACED.replace("\n\n", "\n"), ["2025-11 | Kustens strandängar", "Region Halland, Laholms kommun"]),
    ],
)
def test_wrapped_cells_are_whole(text: str, rows: list[str]) -> None:
    """Empty lines, drawn lines or the width tell which lines are one row."""
    assert all(row in whole_rows(text) for row in rows), whole_rows(text)


def test_a_table_goes_on_behind_the_foot_of_a_page() -> None:
    """A row under the columns of the table above is a row of it."""
    assert "| 2025-13 | Skulpturparken | Osby kommun |" in whole_rows(
        SPACED + "\nRegion Halland, sida 2\n\n2025-13  Skulpturparken       Osby kommun\n"
    )


def test_what_stands_whole_below_another_keeps_its_line() -> None:
    """Bodies listed in a cell, each on a line of its own that had a place on the one above, stay apart."""
    text = "Nr  Projekt       Part\n--  ------------  ----------------------\n1   Kusten bort   Hylte kommun\n"
    text += "    från vägen    Osby AB\n2   Ön            Laholms kommun\n"

    assert whole_rows(text).splitlines()[2:4] == ["| 1 | Kusten bort från vägen | Hylte kommun |", "|  |  | Osby AB |"]


@pytest.mark.parametrize(
    "text",
    [
        "Ägare         Hylte kommun\nPartner       Region Halland,\n              Laholms kommun\nMedel         90 tkr",
        "Projekt   Part             Roll\nKusten    Hylte kommun     ägare\n          Laholms kommun   partner",
        "21  Allt är i drift.\n\n22  Tillståndet är\n    försenat.\n\n23  Ny ledare på plats.",
        "2025-11   Kusten\n          Hylte kommun     90 tkr\n\n2025-12   Ön\n          Osby kommun      80 tkr",
        "Länsstyrelsen           BESLUT        1(2)\n          2023-06-19    Dnr 501\n\nSKÅNE         Hylte kommun",
        "| Projekt | Part |\n|---|---|\n| Område ett | |\n| Kusten | Hylte kommun |",
    ],
)
def test_what_is_no_table_with_wrapped_cells_stays_as_it_was(text: str) -> None:
    """Labels, parts by role, numbered notes, records, heads of letters and tables whose lines are their rows."""
    assert whole_rows(text) == text
