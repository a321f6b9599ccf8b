"""Tables that a saved web page leaves as paragraphs, and titles with whose they are on their line."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.names.gazetteer import gazetteer

Reads = Callable[[str], dict[str, set[str]]]

# No table: labels that follow on one another, over sums of something else.
BUDGET = """Projektnamn

Sökande

Sökt belopp

Fyll i alla fälten.

Så här mycket har vi:

4 576 459

Det är allt.
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (BUDGET, {}),
    ],
    ids=[
        "no table",
    ],
)
def test_projects_are_read_from_cells_and_lines(taking_part: Reads, text: str, expected: dict[str, set[str]]) -> None:
    """A row is told by its sum; a title ends before "ett projekt mellan"; a new sentence is no title."""
    assert taking_part(text) == expected


def test_a_place_that_begins_a_body_ends_an_enumeration() -> None:
    """ "Jönköping University" is one name, "Jönköpings län" and "Jönköpings kommun" go with the places before."""
    found = gazetteer().find("i Nässjö, Jönköping University och Växjö")
    counties = gazetteer().find("Kalmar, Jönköpings och Kronobergs län")

    assert [name.kind for name in found] == ["place", "organisation", "place"]
    assert [name.kind for name in counties] == ["territory"] * 3
