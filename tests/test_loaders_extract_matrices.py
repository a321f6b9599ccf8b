"""Matrices of projects and bodies, and tables whose heads or cells tell less than most do."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Reads = Callable[[str], dict[str, set[str]]]
BOTH = {"Strandhugg": {"Region Halland", "Hylte kommun"}, "Ljus i mörkret": {"Hylte kommun"}}


@pytest.mark.parametrize(
    "text",
    [
        "Vem deltar i vilka projekt?\n\nPart\tStrandhugg\tLjus i mörkret\nRegion Halland\tx\t-\nHylte kommun\tx\tx\n",
        "| Kommun | A | B |\n|---|---|---|\n| Hylte | ● | ● |\n| Region Halland | ● | |\n\n"
        "Projekt: A = Strandhugg; B = Ljus i mörkret\n",
        "Part | Strandhugg | Ljus i mörkret\nRegion Halland | Ä | –\nHylte kommun | M | Ä\n\n"
        "Ä = äger projektet, M = medverkar\n",
        "Aktör           Strandhugg    Ljus i mörkret\nRegion Halland  projektägare  –\n"
        "Hylte kommun    partner       projektägare\n",
    ],
)
def test_a_mark_says_that_a_body_takes_part(taking_part: Reads, text: str) -> None:
    """Projects stand along either side, by name or by a letter with a key; marks are signs, letters or roles."""
    assert taking_part(text) == BOTH


@pytest.mark.parametrize(
    "text",
    [
        "Närvaro i projektens styrgrupp\n\nKommun\t12 mars\t3 april\nHylte kommun\tx\t-\nLaholms kommun\tx\tx\n",
        "Område\tStat\tRegion\tKommun\nTillsyn\tx\t-\tx\nBibliotek\t-\t-\tx\n",
        "Kommun\tBredband\tSkola\nHylte kommun\tx\tx\nLaholms kommun\t-\tx\n",
    ],
)
def test_a_matrix_of_days_or_subjects_gives_no_project(taking_part: Reads, text: str) -> None:
    """Nothing says that what stands beside the bodies is a project."""
    assert not taking_part(text)


def test_each_party_has_the_role_beside_it(taking_part: Reads) -> None:
    """A title may stand for several rows, of a party and its role each; a funder takes no part."""
    text = "Projekt      Part              Roll\nKusten       Hylte kommun      sökande\n"
    text += "             Laholms kommun    medsökande\n             Tillväxtverket    finansiär\n"

    assert taking_part(text) == {"Kusten": {"Hylte kommun", "Laholms kommun"}}


def test_of_two_columns_for_titles_the_one_with_names_has_them(taking_part: Reads) -> None:
    """ "Ärende" holds numbers, "Projekt" names; a question may be one, and a bar before the head an empty cell."""
    told = taking_part(
        " | Ärende | Projekt | Sökande\n1 | 25-11 | Var ska vi bo? | Hylte kommun\n2 | 25-12 | Ön | Region Halland\n"
    )

    assert told == {"Var ska vi bo?": {"Hylte kommun"}, "Ön": {"Region Halland"}}


def test_a_table_of_risks_or_of_what_is_to_be_done_gives_no_project(taking_part: Reads) -> None:
    """Who answers for a measure takes part in no project of that name."""
    assert not taking_part(
        "Risk\tÅtgärd\tAnsvarig\nPersonal slutar\tBoka i tid\tHylte kommun\nTid saknas\tVälj\tOsby kommun\n"
    )


def test_a_sum_under_the_last_row_is_no_part_of_its_title(taking_part: Reads) -> None:
    """The number's cell is empty in a row for the sum; marks of other kinds part bodies in a cell."""
    text = "| Nr | Projekt | Parter | Kr |\n|---|---|---|---|\n"
    text += "| 1 | Strandhugg | Hylte kommun<br>Tallbro AB / Osby kommun | 9 000 |\n"
    text += "|  | Summa |  | 9 000 |\n"

    assert taking_part(text) == {"Strandhugg": {"Hylte kommun", "Tallbro AB", "Osby kommun"}}
