"""Projects whose name stands in marks, and sentences on several of them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Reads = Callable[[str], dict[str, set[str]]]


@pytest.mark.parametrize("marks", ["””", '""', "»«", "’’", "**", "__"])
@pytest.mark.parametrize(
    "sentence",
    [
        "Hylte kommun driver sedan i våras {}.",
        "Ett annat exempel är {}, som Hylte kommun äger.",
        "Pengarna gick till Hylte kommun, som nu kan starta {}.",
        "Hylte kommun har länge arbetat med frågan. Arbetet sker i {}.",
        "Hylte kommun har tagit initiativ till ett projekt om skog. Det har fått heta {}.",
    ],
)
def test_a_name_in_marks_is_a_projects_beside_what_bodies_do(taking_part: Reads, sentence: str, marks: str) -> None:
    """Whatever the marks, and wherever in the sentence."""
    name = f"{marks[0]}Kvarnen mal igen{marks[1]}"
    assert taking_part(f"Läget i länet\n\n{sentence.format(name)}\n") == {"Kvarnen mal igen": {"Hylte kommun"}}


@pytest.mark.parametrize(
    "sentence",
    [
        "Hylte kommun har tagit fram handboken ”Plats för alla”.",
        "Ledarskapsdagen ”Rum för fler” samlade Hylte kommun och Region Halland.",
        "”Vi vågar mer när vi är flera”, säger Hylte kommun.",
        "Mottot för mötet var ”Våga fråga”, och Hylte kommun deltog.",
        "Hylte kommun deltar i ”Kusten”, som är en samverkansplattform.",
    ],
)
def test_marks_around_anything_else_make_no_project(taking_part: Reads, sentence: str) -> None:
    """The noun before it, or what is said of it, tells what it is."""
    assert taking_part(f"Läget i länet\n\n{sentence}\n") == {}


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "Hylte kommun driver ”Tak och trygghet”, Region Halland driver ”Led i skogen” och Ale kommun ”Ål i ån”.",
            {"Tak och trygghet": {"Hylte kommun"}, "Led i skogen": {"Region Halland"}, "Ål i ån": {"Ale kommun"}},
        ),
        (
            "Två projekt fick medel: ”Tak och trygghet” (Hylte kommun) och ”Led i skogen” (Region Halland).",
            {"Tak och trygghet": {"Hylte kommun"}, "Led i skogen": {"Region Halland"}},
        ),
        (
            "Medan projektet ”Tak och trygghet”, som leds av Hylte kommun, går mot sitt slut har ”Led i skogen” "
            "börjat. Det senare projektet ägs av Region Halland.",
            {"Tak och trygghet": {"Hylte kommun"}, "Led i skogen": {"Region Halland"}},
        ),
    ],
)
def test_a_sentence_on_several_projects_is_parted(taking_part: Reads, sentence: str, told: dict[str, set[str]]) -> None:
    """Bodies stand before each name or behind each."""
    assert taking_part(f"Läget i länet\n\n{sentence}\n") == told


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("Hylte kommun driver projektet Nära vård, etapp 2.", "Nära vård, etapp 2"),
        ("Hylte kommun driver projektet Mät havet – medborgare samlar data.", "Mät havet – medborgare samlar data"),
        ("Projektet Byflytt kom till när Hylte kommun gick före.", "Byflytt"),
    ],
)
def test_where_a_name_ends(taking_part: Reads, words: str, name: str) -> None:
    """A phase, a subtitle and what a preposition opens belong to it, a verb does not."""
    assert set(taking_part(f"Läget i länet\n\n{words}\n")) == {name}


@pytest.mark.parametrize(
    "sentence",
    [
        "Så småningom kom också Region Halland med.",
        "Också Region Halland har valt att delta.",
        "Förutom Hylte kommun är Region Halland med.",
        "Kretsen har vuxit, och numera är även Region Halland med.",
        "Parter är, förutom Hylte kommun, Region Halland.",
        "Med sig har kommunen Region Halland.",
    ],
)
def test_who_joined_is_told_in_a_later_paragraph(taking_part: Reads, sentence: str) -> None:
    """Whatever the order of verb and subject."""
    text = f"Läget i länet\n\nHylte kommun driver projektet ”Led i skogen”.\n\n{sentence}\n"
    assert taking_part(text)["Led i skogen"] == {"Hylte kommun", "Region Halland"}


def test_who_left_is_no_party(taking_part: Reads) -> None:
    """Though it was in it at first."""
    text = "Läget\n\nHylte kommun driver projektet ”Led i skogen”. Region Halland var med men lämnade projektet i fjol."
    assert taking_part(text)["Led i skogen"] == {"Hylte kommun"}
