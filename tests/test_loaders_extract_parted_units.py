"""Projects whose like other text parts from them, boxes of facts, and what a page says of itself that names none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Reads = Callable[[str], dict[str, set[str]]]

COUNTED = """Cykla året om

EXEMPEL 1                                    Eslöv

Vallen som blev väg

Eslövs kommun och Region Skåne lade grus på en banvall.

Nyttan
Fler cyklar till skolan.

EXEMPEL 2                                    Höör

Nattlyktan

Höörs kommun provade ljus som följer cyklisten. Skånetrafiken deltog.

Nyttan
Färre faller.
"""
COLLECTED = """Projektportfölj natur
Underlag till nämnden

Underlag natur   maj 2025     1/4

LAX PÅ STAN
> ägs av Falkenbergs kommun
> budget 2 mnkr

Det vi lärt oss:
> nätet ska upp före regnet

Underlag natur   maj 2025     2/4

HEDEN ÖPPNAS
> drivs av Hylte kommun och Laholms kommun

Underlag natur   maj 2025     3/4

Beslutspunkter
> Ska listan kortas?
"""
NOTES = """Lappar från väggen

[grön] Ängen vid skolan – Hylte kommun, Laholms kommun
[grön] Backen åter – Varbergs kommun + Region Halland
[grön] mer tid!
"""
BOXES = """Anslag i hallen

+---------------------------+
| Mat från myren            |
| Driver: Gällivare kommun  |
| Tillsammans med: Kiruna kommun |
+---------------------------+

+---------------------------+
| Vägen hem                 |
| Driver: Pajala kommun     |
| Tillsammans med: Trafikverket |
+---------------------------+
"""
NESTED = """Läget i projekten

* Ängen håller andan
  o leds av Osby kommun
  o Hässleholms kommun lånar ut folk
* Skuggans gårdar
  o Bromölla kommun är ensam utförare
  o klart i maj
"""
STACKED = """Start / Stöd / Lokala exempel / Våtmark vid vägen

Våtmark vid vägen

Publicerad 3 maj 2025

Bullret störde fåglarna.

Fakta

Koordinator
Varbergs kommun

Partner
Trafikverket
"""
PAGED = """Inspiration från Halland

SIDA 4 – TEATER I TVÄTTEN

Hallen stod tom.

FAKTA
Vad                 Teater i tvätten
Drivs av            Hylte kommun
Tillsammans med     Region Halland
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (COUNTED, {"Vallen som blev väg": {"Eslövs kommun", "Region Skåne"}, "Nattlyktan": {"Höörs kommun"}}),
        (COLLECTED, {"LAX PÅ STAN": {"Falkenbergs kommun"}, "HEDEN ÖPPNAS": {"Hylte kommun", "Laholms kommun"}}),
        (
            NOTES,
            {
                "Ängen vid skolan": {"Hylte kommun", "Laholms kommun"},
                "Backen åter": {"Varbergs kommun", "Region Halland"},
            },
        ),
        (
            BOXES,
            {"Mat från myren": {"Gällivare kommun", "Kiruna kommun"}, "Vägen hem": {"Pajala kommun", "Trafikverket"}},
        ),
        (NESTED, {"Ängen håller andan": {"Osby kommun"}, "Skuggans gårdar": {"Bromölla kommun"}}),
        (STACKED, {"Våtmark vid vägen": {"Varbergs kommun", "Trafikverket"}}),
        (PAGED, {"TEATER I TVÄTTEN": {"Hylte kommun", "Region Halland"}}),
        (
            "Bild 1\n\nGrusets väg – vilka gör vad?\n• Projektägare: Region Värmland\n• Partner: Sunne kommun\n",
            {"Grusets väg": {"Region Värmland", "Sunne kommun"}},
        ),
        (
            "Projektets namn och diarienummer\nLeder i Uppland, 434-2211-2022\n\nProjektägare\nTierps kommun\n",
            {"Leder i Uppland": {"Tierps kommun"}},
        ),
    ],
    ids=["counted", "collected", "notes", "boxes", "nested", "stacked", "paged", "asked", "number behind"],
)
def test_units_that_other_text_parts_are_projects(taking_part: Reads, text: str, expected: dict[str, set[str]]) -> None:
    """Counted examples, what a collection has, notes, boxes and items over others are units, wherever they stand."""
    found = taking_part(text)

    assert {title: expected[title] & parties for title, parties in found.items()} == expected


@pytest.mark.parametrize(
    "text",
    [
        "Undertecknas av\n\nRegiondirektör, Region Blekinge\nRäddningschef, Räddningstjänsten Östra Blekinge\n"
        "Kommundirektör, Karlshamns kommun\n",
        "DELEGATIONSBESLUT\n\nSökande: Almi Väst AB\nBelopp: 5 400 000 kr\nMedfinansiär: Region Halland\n",
        "Slutrapport\n\nLuleå som ovan\n\nProjektledare: Eva Ek\nProjektägare: Luleå kommun\n",
        "Tillväxtverket\nBox 4044, 102 61 Stockholm\n\nSökande: Alvesta kommun\nÄrendenummer: 20291847\n",
        "PROJEKTPORTFÖLJ 2025\n\nExpediering\nRegion Halland\nHylte kommun\n\nBudget och läge\nBudgeten håller.\n",
    ],
    ids=["signed", "kind of paper", "signature", "address", "sent to"],
)
def test_what_a_page_says_of_itself_names_none(taking_part: Reads, text: str) -> None:
    """Offices that sign, kinds of papers, addresses and receivers are no projects."""
    assert taking_part(text) == {}
