"""Forms, catalogues and decks whose layout is drawn with signs: dots before values, lines over titles, broken words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.document import Document, Kind
from loaders.extract import extract
from loaders.readers.text import blocks

Reads = Callable[[str], dict[str, set[str]]]

FORM = """ANSÖKAN OM STÖD – REGIONALA UTVECKLINGSMEDEL

A. SÖKANDE
Organisation ............ Hylte kommun
Kontaktperson ........... Yrsa Kvarnlund-Sandén

B. PROJEKTET
Benämning ............... Småspår – turism längs banan
Startdatum .............. 2024-03-01

C. SAMARBETSPARTER
1 Laholms kommun
2 Varbergs kommun
3 Föreningen Banvallen

D. BESKRIV MÖJLIGA RISKER
Banans skick är sämre än väntat.
"""
CATALOGUE = """PROJEKTKATALOG 2024
Landsbygd och näringsliv

==========================
Mobil slakt i inlandet
==========================
Huvudman      Region Halland
I samverkan   Hylte kommun, Bygdetrafik
Finansieras   Tillväxtverket (1,1 mnkr)
När           feb 2023 – dec 2024

Vad gick bra?
 + Appen fanns redan
"""
DECK = """Inlandet i rörelse
Slutkonferens, Hylte


Slide 2
Vilka är vi?
Projektledning: Region Halland
Partners: Hylte kommun, Laholms kommun


Slide 3
Det här fungerade inte
Byte av system mitt i projektet
Otydligt vem som fick besluta
"""
ANSWERS = """INTRESSEANMÄLAN – PILOT

1. Projektets arbetsnamn: Sjöstråken
2. Vilka vill ni arbeta med? Region Halland, Hylte kommun och Laholms kommun
3. Tidsplan: våren 2026 till hösten 2027
"""
AREAS = """Fyra pilotområden för hållbar markanvändning

Publicerad 3 september 2025

Boverket har valt ut pilotområden som ska väga av mellan bostäder och natur.

Östra Slätten
Här är det Hylte kommun som är projektägare i samarbete med Region Halland.

Norra Kusten
Laholms kommun och Varbergs kommun driver piloten gemensamt.
"""
EXAMPLES = """Anteckningar

Exempel 1: Gemensam utsikt
Arbetet presenterades. Det har bedrivits tillsammans med Boverket.

Exempel 2: Elen i söder
I projektet Effekt Syd samverkar Laholms kommun och Varbergs kommun.
"""
HEADS = """[Bild 1]
Lagom långt till skolan
Hylte 3 mars 2026

[Bild 2]        Lagom långt till skolan | Hylte kommun
Vilka är vi?
> Hylte kommun – projektägare
> Laholms kommun – bidrar med mätdata
> Boverket – adjungerat till styrgruppen

[Bild 3]        Lagom långt till skolan | Hylte kommun
Vi är inte ensamma
> Byar i takt – Varbergs kommun, Region Halland

Projektet Byar i takt leds av Region Halland.
"""
BROKEN = """Beslut

Nämnden beviljar stöd till projektet Grön sjöfart Väner-
hamnarna. Hylte kommun leder projektet.
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            FORM,
            {
                "Småspår – turism längs banan": {
                    "Hylte kommun",
                    "Laholms kommun",
                    "Varbergs kommun",
                    "Föreningen Banvallen",
                }
            },
        ),
        (CATALOGUE, {"Mobil slakt i inlandet": {"Region Halland", "Hylte kommun", "Bygdetrafik"}}),
        (DECK, {"Inlandet i rörelse": {"Region Halland", "Hylte kommun", "Laholms kommun"}}),
        (ANSWERS, {"Sjöstråken": {"Region Halland", "Hylte kommun", "Laholms kommun"}}),
        (
            AREAS,
            {
                "Östra Slätten": {"Hylte kommun", "Region Halland"},
                "Norra Kusten": {"Laholms kommun", "Varbergs kommun"},
            },
        ),
        (
            EXAMPLES,
            {
                "Gemensam utsikt": {"Boverket"},
                "Effekt Syd": {"Laholms kommun", "Varbergs kommun"},
            },
        ),
        (
            HEADS,
            {
                "Lagom långt till skolan": {"Hylte kommun", "Laholms kommun"},
                "Byar i takt": {"Varbergs kommun", "Region Halland"},
            },
        ),
        (BROKEN, {"Grön sjöfart Vänerhamnarna": {"Hylte kommun"}}),
    ],
    ids=[
        "dots before values",
        "lines over titles",
        "first slide",
        "answers",
        "areas",
        "examples",
        "heads of slides",
        "broken word",
    ],
)
def test_drawn_layouts_give_their_projects(text: str, expected: dict[str, set[str]], taking_part: Reads) -> None:
    """One project each, with all who take part; no heading of the form and no question is one."""
    assert taking_part(text) == expected


def test_a_person_behind_dots_is_withheld() -> None:
    """The label tells it as before a colon."""
    found = extract(Document("prov", FORM, blocks(FORM), ""))

    assert [person.name for person in found.persons] == ["Yrsa Kvarnlund-Sandén"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Rubrik\n=====\nText som följer.\n", [Kind.PARAGRAPH, Kind.PARAGRAPH]),
        ("Ägare ....... Hylte kommun\n", [Kind.LABEL]),
        ("Fallgropar ....... 7\n", [Kind.PARAGRAPH]),
        ("Vi väntade ... och väntade.\n", [Kind.PARAGRAPH]),
        ("1 Laholms kommun\n2 Varbergs kommun\n", [Kind.ITEM, Kind.ITEM]),
        ("1 Inledning\nText som följer.\n\n2 Bakgrund\nMer text.\n", [Kind.HEADING, Kind.PARAGRAPH] * 2),
    ],
)
def test_signs_part_lines_only_where_they_are_drawn(text: str, kinds: list[Kind]) -> None:
    """A line of signs parts as an empty one does; three dots do not, and a chapter's number stays one."""
    assert [block.kind for block in blocks(text)] == kinds
