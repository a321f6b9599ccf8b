"""Projects and who takes part of the forms, sheets and tables that funders use; and what of them gives none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Reads = Callable[[str], dict[str, set[str]]]

EARLIER = """Vi har gjort detta förut.

Projekt: Mobil vårdcentral (2016–2019), Region Dalarna och Orsa kommun
Förstudie: Ny energi i gruvan – Smedjebackens kommun och Högskolan Dalarna
Pilot: Delad tvätt (Falu kommun, Kopparstaden AB)
Projekt: Kraft i väst, en satsning
Ägare: Eda kommun
"""
NUMBERED = """[P1] Lärande längs banan
Ägare        Vilhelmina kommun
Deltar       Storumans kommun, Dorotea kommun

[P2] Renens väg
Ägare        Sametinget
Deltar       Sorsele kommun
"""
ACTIVITIES = """Aktiviteter 2025

| Nr | Aktivitet | Ansvarig | Medverkar | Klart |
|---|---|---|---|---|
| 1 | Se över hållplatserna | Region Blekinge | Karlskrona kommun | 2025 |
| 2 | Pendlarparkering i Bräkne-Hoby | Ronneby kommun | Trafikverket | 2026 |
"""
NAMED = """Insatser som får stöd 2025

Insats | Ansvarig | Medverkande
Skånska solfångare | Region Skåne | Lunds kommun
Den gröna tråden | Eslövs kommun | Höörs kommun
Bygga Hörby | Hörby kommun | Region Skåne
"""
BOXED = """Faktablad 3/2024

KALLVATTEN
Geotermisk fjärrkyla för Sundsvalls centrum

KORT OM PROJEKTET
Projektägare: Sundsvall Energi AB
Deltar gör: Sundsvalls kommun, Mittuniversitetet

BAKGRUND
Somrarna blir varmare.

TIDIGARE ARBETEN
Projekt: Snö i lager, Härnösands kommun och Mittuniversitetet

KONTAKT
Projektledare: Maj Ek, Sundsvall Energi AB
"""
SLIDES = """HÅLLPLATS FRAMTID
Slutkonferens
Hudiksvall 4 maj 2024

Hållplats framtid | Slutkonferens      1


Kort om projektet
• Mars 2022 – februari 2024
• Ägare: Region Gävleborg
• Parter: Hudiksvalls kommun, Nordanstigs kommun och
  Ljusdals kommun

Hållplats framtid | Slutkonferens      2
"""
DOING = """Projektets namn: Levande lantmat
Sökande: Region Sörmland

SAMVERKANSPARTER OCH ROLLER
Flens kommun: upphandlar
Sörmlands Ost AB: levererar till fyra skolkök
Matvetarna ideell förening: håller smakkvällar
Samråd sker med: Livsmedelsverket
Kontaktperson: Lisa Bergvall

SYNPUNKTER
Trafikverket: har inget att invända
Boverket: vill se fler mätningar

BUDGET
Katrineholms kommun: 100 000
"""
WRAPPED = """Projekt                      Projektägare            Samverkanspartner
---------------------------  ----------------------  --------------------------
Grön omställning i           Sandvikens kommun       Gävle kommun, Högskolan i
Gästrikland                                          Gävle och Sandvik Coromant
                                                     AB
Ungas väg till jobb          Region Gävleborg        Arbetsförmedlingen,
                                                     Bollnäs kommun
"""
SLIPPED = """Projekt           Ägare                 Status      Kommentar
Fjällnära vård    Region Jämtland Härjedalen  Grön   Inget att rapportera
Rena sjöar        Bräcke kommun         Gul         Upphandlingen är sen
"""
WORK = """Projektets namn: Smart is
Koordinator: Luleå tekniska universitet

Arbetspaket | Ansvarig | Deltagare
AP1 Projektledning | Luleå tekniska universitet | Samtliga
AP2 Mätning av is | Luleå Hamn AB | Sjöfartsverket
"""
OF_FACTORS = """Projektet Gruvleden ägs av Ludvika kommun.

| Projekt | Framgångsfaktor |
|---|---|
| Gruvleden | Föreningarna fick skriva skyltarna |
"""
DECISION = """Leader Nordvästra Skåne
Beslut vid LAG-möte 2024-03-12

Ärende 1
Projektnamn: Klippans cykelparadis
Sökande: Klippans kommun
Sökt stöd: 420 000 kr

Ärende 2
Projektnamn: Åsbo odlar
Sökande: Region Skåne
Sökt stöd: 180 000 kr
"""
YEARS_APART = """| | 2024 | 2025 |
|---|---|---|
| Partner | 3 | 4 |
| Budget | 3 mkr | 2 mkr |
"""
FOLLOWED = """STATUSRAPPORT Q3

1. Bredband i glesbygd
   Status: Grön
   Ansvarig: Region Västernorrland
   Deltar: Ånge kommun, Sollefteå kommun

2. Hälsa i hemmet
   Status: Gul
   Ansvarig: Kramfors kommun
   Deltar: Mittuniversitetet
"""
DECIDED = """Bidrag beviljas till: Åmåls kommun
För projektet: Kanalen vaknar
I projektet deltar: Säffle kommun och Dalslands Kanal AB
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (DECISION, {"Klippans cykelparadis": {"Klippans kommun"}, "Åsbo odlar": {"Region Skåne"}}),
        (YEARS_APART, {}),
        (
            FOLLOWED,
            {
                "Bredband i glesbygd": {"Region Västernorrland", "Ånge kommun", "Sollefteå kommun"},
                "Hälsa i hemmet": {"Kramfors kommun", "Mittuniversitetet"},
            },
        ),
        (DECIDED, {"Kanalen vaknar": {"Åmåls kommun", "Säffle kommun", "Dalslands Kanal AB"}}),
        (
            WRAPPED,
            {
                "Grön omställning i Gästrikland": {
                    "Sandvikens kommun",
                    "Gävle kommun",
                    "Högskolan i Gävle",
                    "Sandvik Coromant AB",
                },
                "Ungas väg till jobb": {"Region Gävleborg", "Arbetsförmedlingen", "Bollnäs kommun"},
            },
        ),
        (SLIPPED, {"Fjällnära vård": {"Region Jämtland Härjedalen"}, "Rena sjöar": {"Bräcke kommun"}}),
        (WORK, {"Smart is": {"Luleå tekniska universitet", "Luleå Hamn AB", "Sjöfartsverket"}}),
        (OF_FACTORS, {"Gruvleden": {"Ludvika kommun"}}),
        (
            BOXED,
            {
                "KALLVATTEN": {"Sundsvall Energi AB", "Sundsvalls kommun", "Mittuniversitetet"},
                "Snö i lager": {"Härnösands kommun", "Mittuniversitetet"},
            },
        ),
        (
            SLIDES,
            {
                "HÅLLPLATS FRAMTID": {
                    "Region Gävleborg",
                    "Hudiksvalls kommun",
                    "Nordanstigs kommun",
                    "Ljusdals kommun",
                }
            },
        ),
        (
            DOING,
            {"Levande lantmat": {"Region Sörmland", "Flens kommun", "Sörmlands Ost AB", "Matvetarna ideell förening"}},
        ),
        (
            EARLIER,
            {
                "Mobil vårdcentral": {"Region Dalarna", "Orsa kommun"},
                "Ny energi i gruvan": {"Smedjebackens kommun", "Högskolan Dalarna"},
                "Delad tvätt": {"Falu kommun", "Kopparstaden AB"},
                "Kraft i väst, en satsning": {"Eda kommun"},
            },
        ),
        (
            NUMBERED,
            {
                "Lärande längs banan": {"Vilhelmina kommun", "Storumans kommun", "Dorotea kommun"},
                "Renens väg": {"Sametinget", "Sorsele kommun"},
            },
        ),
        (ACTIVITIES, {}),
        (
            NAMED,
            {
                "Skånska solfångare": {"Region Skåne", "Lunds kommun"},
                "Den gröna tråden": {"Eslövs kommun", "Höörs kommun"},
                "Bygga Hörby": {"Hörby kommun", "Region Skåne"},
            },
        ),
    ],
    ids=[
        "decision of a meeting",
        "years",
        "followed",
        "decided",
        "cells that run on",
        "slipped cells",
        "work packages",
        "table of factors",
        "box",
        "slides",
        "what each does",
        "title, bodies",
        "number in brackets",
        "activities",
        "names",
    ],
)
def test_projects_are_read_from_funders_forms(taking_part: Reads, text: str, expected: dict[str, set[str]]) -> None:
    """Each project has the bodies that its form names; an activity of a plan is none."""
    assert taking_part(text) == expected
