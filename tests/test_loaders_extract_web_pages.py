"""Projects of the web pages of agencies, regions and municipalities, as they look when they are saved as text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.document import Document
from loaders.extract import extract
from loaders.readers.text import blocks
from loaders.records import Node

Reads = Callable[[str], dict[str, set[str]]]

FOLDED = """Projekt och samarbeten

Här listar vi pågående projekt.

Projekt vi deltar i

 • Skog och mark
  • Wood Tick Innovation

   Projektets mål är färre fästingar i skogen.

   Webbplats: http://www.example.org

   Lead Partner: Region Halland

   Övriga partners: Hylte kommun, Statens Skog Institutt

   Kontakt

   • Telefon 0451-00 00 00
  • Kustlabbet

   Projektet bygger på ett tidigare försök.

   Lead Partner: Laholms kommun
"""
PRIORITISED = """Partnerskapets prioriterade projekt är:

 • Hela vägen (Burlövs kommun), 7 032 404 kronor
 • Starkare (Sjöbo kommun)
"""
LABELS_ALONE = """Våtmarksrestaurering Storskogen

LONA-projektet omfattar en våtmark i ett naturreservat. Även röjning ingår i projektet.

Projektperiod:

2020-2021

Finansiering:

LONA

Parter:

Östhammars kommun samt Heby kommun

Del av län det berör:

Tierp
"""
REGISTER = """KUST

Programområde
1.1 Kompetensförsörjning
Region
Sydsverige
Utlysning
2015/00984
Projektägare
Kommunförbundet Skåne
Projektnummer
2016/00158
Projektperiod
2016-10-01-2018-09-30
Kontaktperson
Maj Ek

Sammanfattning

Syftet med projektet är att stärka kommunerna.
"""
SENTENCE_OVER = """Samverkan Norrdal är inne i sin avslutningsfas

Projektet Samverkan Norrdal är inne i sin avslutningsfas. Region Halland har tilldelats finansiering för att \
genomföra projektet.
"""
MENU = """Projekt som du kan läsa om

Ansök om stöd
Lämna synpunkter
Frågor och svar
"""
QUOTED_FIRST = """Natur på ön
Leader Gute
Projektnamn: “Natur och kulturmiljö”, paraplyprojekt, jnr 2019-2619
Projektägare: Leader Gute
Kontaktperson: Leader Gutes kansli, 0498-00 00 00
"""
CAPITALS = """SLUTRAPPORT

FÖRSTUDIE: LADDA HELA ÖN & GLASBYGDEN Identifiering av lämpliga platser och affärsmodell för laddning på landsbygden

Förstudien har drivits av Region Halland.
"""
CAPTIONED = """Förstärkta stigar

Genom att förstärka leder skapas möjlighet att vandra.

En vandrare som vilar
  • Projektägare: Hylte kommun
  • Projekttid: 2019-12-01—2020-01-31
"""
CHAPTER = "Utvecklingsprojekt\n\nLunds kommun är en aktiv partner i många projekt. Projekten drivs ofta med andra.\n"
OF_PERSONS = """Här presenteras vi som arbetar med projekten.

 • Maj Ek

   Projektets mål är hennes sak.

   Projektägare: Region Halland
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            FOLDED,
            {
                "Wood Tick Innovation": {"Region Halland", "Hylte kommun", "Statens Skog Institutt"},
                "Kustlabbet": {"Laholms kommun"},
            },
        ),
        (PRIORITISED, {"Hela vägen": {"Burlövs kommun"}, "Starkare": {"Sjöbo kommun"}}),
        (LABELS_ALONE, {"Våtmarksrestaurering Storskogen": {"Östhammars kommun", "Heby kommun"}}),
        (REGISTER, {"KUST": {"Skånes Kommuner"}}),
        (SENTENCE_OVER, {"Samverkan Norrdal": {"Region Halland"}}),
        (MENU, {}),
        (QUOTED_FIRST, {"Natur och kulturmiljö": {"Leader Gute"}}),
        (CAPITALS, {"LADDA HELA ÖN & GLASBYGDEN": {"Region Halland"}}),
        (CAPTIONED, {"Förstärkta stigar": {"Hylte kommun"}}),
        (CHAPTER, {}),
        (OF_PERSONS, {}),
    ],
    ids=[
        "folded",
        "sum behind brackets",
        "labels alone",
        "register",
        "sentence over",
        "menu",
        "quoted first",
        "capitals",
        "captioned",
        "chapter",
        "a person",
    ],
)
def test_projects_are_read_from_pages(taking_part: Reads, text: str, expected: dict[str, set[str]]) -> None:
    """A title stands over text and labels; a region's development, a chapter and a person are no projects."""
    assert taking_part(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Diarienummer\nKoordinator Nordskog Science Park AB\nStatus Avslutat\n", {"Nordskog Science Park AB"}),
        (
            "Det blev resultatet av Strukturfondspartnerskapet Skåne-Blekinges möte.\n",
            {"Strukturfondspartnerskapet Skåne-Blekinge"},
        ),
        (
            "Det blev resultatet av Strukturfondspartnerskapet Övre Norrsveriges möte.\n",
            {"Strukturfondspartnerskapet Övre Norrsverige"},
        ),
        ("Vi träffade Stiftelsen Fryshus i går.\n", {"Stiftelsen Fryshus"}),
        ("Arbetet i nätverket Biogas Väst fortsätter, i nätverket för biogas med.\n", {"Biogas Väst"}),
        ("Rena Hav AB får drygt 33 miljoner kronor i stöd.\n\nEU-kontoret hjälper till.\n", {"Rena Hav AB"}),
    ],
)
def test_bodies_lose_what_is_not_of_their_names(text: str, expected: set[str]) -> None:
    """The word for a role before a name, and a place's genitive behind it."""
    found = extract(Document("prov", text, blocks(text), "")).nodes

    assert {
        n.label for n in found if isinstance(n, Node) and n.label and n.type not in ("Project", "ActorGroup")
    } == expected


@pytest.mark.parametrize(
    "text",
    [
        "I strategin pekar regionen ut fyra frågor som är avgörande för genomförandet av projektet.\n",
        "Nyttorna visas i en analys av projektet.\nResultat\n- En gemensam modell.\n- Ett nytt stöd.\n",
    ],
)
def test_what_a_relative_clause_or_an_earlier_line_tells_is_no_factor(text: str) -> None:
    """The questions are decisive, not that they were chosen; the list stands under "Resultat"."""
    found = extract(Document("prov", text, blocks(text), "")).nodes

    assert [n for n in found if isinstance(n, Node) and n.type in ("SuccessFactor", "Pitfall", "Benefit")] == []
