"""What factors are about: the undertaking that their line, section or a heading over them names, or none."""

from __future__ import annotations

import pytest

from loaders.document import Document
from loaders.extract import extract
from loaders.readers.text import blocks
from loaders.records import Node

TWO = """Utvärdering av två projekt

Projektet Blå stigen
Projektet Blå stigen drivs av Region Halland och Falkenbergs kommun.
{first}
Projektet Grön våg
Projektet Grön våg drivs av Region Skåne och Lunds kommun.
{second}"""
LIST = "\n{head}\n- Tidig dialog med alla\n- Tydliga roller\n"


def subjects(text: str) -> list[str]:
    """The title of what each factor of a text is about, in order; empty where it is no undertaking."""
    found = extract(Document("prov", text, blocks(text), "0")).nodes
    factors = [node for node in found if node.type in ("SuccessFactor", "Pitfall", "Benefit")]
    about = [value for node in sorted(factors, key=lambda node: node.evidence[0]) for value in node.get("sg:about")]
    return [(value.label or "") if isinstance(value, Node) and value.type == "Project" else "" for value in about]


def lists(head: str = "Framgångsfaktorer", first: bool = True, second: bool = True) -> str:
    """The text of two projects, with a list under the one, the other or both."""
    told = LIST.format(head=head)
    return TWO.format(first=told if first else "", second=told if second else "")


def test_a_list_is_about_the_project_whose_heading_it_stands_under() -> None:
    """Also where only the first of several has one."""
    assert subjects(lists()) == ["Blå stigen", "Blå stigen", "Grön våg", "Grön våg"]
    assert subjects(lists(second=False)) == ["Blå stigen", "Blå stigen"]


@pytest.mark.parametrize("head", ["Framgångsfaktorer", "Lärdomar", "Gruppdiskussion\nFramgångsfaktorer:"])
def test_a_list_behind_the_last_of_several_is_about_none(head: str) -> None:
    """It sums up: no other of them has a list of its own."""
    assert subjects(lists(head, first=False)) == ["", ""]


def test_a_chapter_of_its_own_is_not_about_the_section_before_it() -> None:
    """Numbers rank headings: "3." ends what "2.2" is about, "2.2.1" does not."""
    text = (
        "2. Projekten\n\n2.1 Projektet Blå stigen\nProjektet drivs av Region Halland.\n\n"
        "2.2 Projektet Grön våg\nProjektet drivs av Region Skåne.\n\n{} Framgångsfaktorer\n- Tidig dialog med alla\n"
    )
    assert subjects(text.format("2.2.1")) == ["Grön våg"]
    assert subjects(text.format("3.")) == [""]


def test_the_line_itself_names_the_project() -> None:
    """The name in the line, or before it in the paragraph, wins over what stands nearer above."""
    text = lists(first=False, second=False) + (
        "\nErfarenheter\n\nBlå stigen: framgångsfaktor – alla var med från start.\n"
        "\nI projektet Grön våg var en fallgrop att mandatet var oklart.\n"
    )
    assert subjects(text) == ["Blå stigen", "Grön våg"]


def test_one_project_of_a_document_is_what_its_lists_are_about() -> None:
    """But for one that is told of only behind them, and for what is said of a programme."""
    project = "Projektnamn: Blå stigen\nProjektägare: Region Halland\n"
    told = "\nRisker\n- Oklart mandat för alla\n"
    assert subjects(f"Ansökan\n\n{project}{told}") == ["Blå stigen"]
    assert subjects(f"Läget i länet\n{told}\nAnnat\n\n{project}") == [""]
    assert subjects(f"Ansökan\n\n{project}\nErfarenheter från programmet\n{told}") == [""]


def test_talks_of_a_meeting_are_not_about_the_one_project_that_it_names() -> None:
    """A closing discussion stands apart from the session on the project."""
    text = (
        "Rapport från regionalt forum för planering 2022\n\nForumet hölls i Lund.\n\nPass 1. Projektet Blå "
        "stigen\nProjektet Blå stigen drivs av Region Halland.\n"
        "\nFramgångsfaktorer\n- Tidig dialog med alla\n\nAvslutande panel\n\nPanelen lyfte följande "
        "framgångsfaktorer:\n- Tydlig avsändare\n"
    )
    assert subjects(text) == ["Blå stigen", ""]


def test_each_sheet_of_a_table_is_about_its_own_project() -> None:
    """Sheets of one table a project follow on one another without headings."""
    sheet = "Projekt\t{}\nÄgare\t{}\nPeriod\t2022–2024\nFallgrop 1\tMarkägarna kom in sent\n"
    text = sheet.format("Blå stigen", "Region Halland") + "\n" + sheet.format("Grön våg", "Region Skåne")
    assert subjects(text) == ["Blå stigen", "Grön våg"]
