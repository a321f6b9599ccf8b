"""Projects and who takes part of the forms, sheets and tables that funders use; and what of them gives none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Reads = Callable[[str], dict[str, set[str]]]

OF_TWO_COUNTRIES = """Projektnavn / Projektnamn: Grenseløs sykkel
Svensk projektägare: Region Värmland
Norsk projektägare: Innlandet fylkeskommune
Svenska partner: Eda kommun, Arvika kommun
Partner, Norge: Kongsvinger kommune
Projektperiod: 2023-05-01 – 2026-04-30
"""
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
ASKED = """1. Vad heter projektet?
Ljus i natten

2. Vilka andra organisationer deltar i projektet?
Åre kommun och Coompanion Jämtland

3. Vilka myndigheter har ni haft kontakt med?
Trafikverket
"""
ACTIVITIES = """Aktiviteter 2025

| Nr | Aktivitet | Ansvarig | Medverkar | Klart |
|---|---|---|---|---|
| 1 | Se över hållplatserna | Region Blekinge | Karlskrona kommun | 2025 |
| 2 | Pendlarparkering i Bräkne-Hoby | Ronneby kommun | Trafikverket | 2026 |
"""
DOINGS = """Insatsplan 2026

Insats | Ansvarig | Medverkar
Utveckla vandringsleder i Ätradalen | Ulricehamns kommun | Västra Götalandsregionen
Kartlägga kulturmiljöer | Länsstyrelsen i Västra Götalands län | Borås stad
Grönare stränder | Borås stad | Ulricehamns kommun
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
BOX_OF_THE_BOARD = """Region Gävleborg

Fakta
Ägare: Region Gävleborg
"""
SUBTITLED_BOX = """BOTHNIA COAST
Samarbete om havsmiljön i Kvarken

Samordnande stödmottagare  Länsstyrelsen i Västerbottens län
Stödmottagare Sverige      Umeå universitet, Umeå kommun
Stödmottagare Finland      Österbottens förbund
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
ITEMS = """Våra pågående satsningar

1. Vind i seglen
   – Ägare: Karlskrona kommun
   – Partner: Blekinge Tekniska Högskola, Marinteknik i Syd AB
2. Gamla banken
   – Ägare: Sölvesborgs kommun
3. Mer information
   – Webbplats: under uppbyggnad
"""
OF_FACTORS = """Projektet Gruvleden ägs av Ludvika kommun.

| Projekt | Framgångsfaktor |
|---|---|
| Gruvleden | Föreningarna fick skriva skyltarna |
"""
TURNED = """| | Vindhamn | Saltgruvan |
|---|---|---|
| Projektägare | Karlshamns kommun | Region Blekinge |
| Partner | Karlshamns Hamn AB | Sölvesborgs kommun, Blekinge museum |
| Budget | 3 mkr | 2 mkr |
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
ONE_ROW = """Projekt: Kallbad Kalix | Ägare: Kalix kommun | Partner: Kalix Simsällskap, Haparanda kommun | Status: pågår
Projekt: Norrsken i skolan | Ägare: Kiruna kommun | Partner: Institutet för rymdfysik | Status: avslutat
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
OF_PERSONS = """Projekt: Kompetens för kusten
Projektägare: Region Halland

Styrgrupp
Namn                Organisation          Roll
Lena Alm            Region Halland        Ordförande
Bo Ek               Hylte kommun          Ledamot

Referensgrupp
Namn                Organisation          Roll
Kim Dahl            Boverket              Ledamot
Siv Berg            Laholms kommun        Ledamot
"""
TWO_LANGUAGES = """Projekttitel (svenska): Rena vågor
Projekttitel (engelska): Clean waves
Koordinerande part: Orust kommun
"""
DECIDED = """Bidrag beviljas till: Åmåls kommun
För projektet: Kanalen vaknar
I projektet deltar: Säffle kommun och Dalslands Kanal AB
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            TURNED,
            {
                "Vindhamn": {"Karlshamns kommun", "Karlshamns Hamn AB"},
                "Saltgruvan": {"Region Blekinge", "Sölvesborgs kommun", "Blekinge museum"},
            },
        ),
        (DECISION, {"Klippans cykelparadis": {"Klippans kommun"}, "Åsbo odlar": {"Region Skåne"}}),
        (YEARS_APART, {}),
        (
            ONE_ROW,
            {
                "Kallbad Kalix": {"Kalix kommun", "Kalix Simsällskap", "Haparanda kommun"},
                "Norrsken i skolan": {"Kiruna kommun", "Institutet för rymdfysik"},
            },
        ),
        (
            FOLLOWED,
            {
                "Bredband i glesbygd": {"Region Västernorrland", "Ånge kommun", "Sollefteå kommun"},
                "Hälsa i hemmet": {"Kramfors kommun", "Mittuniversitetet"},
            },
        ),
        (OF_PERSONS, {"Kompetens för kusten": {"Region Halland", "Hylte kommun"}}),
        (TWO_LANGUAGES, {"Rena vågor": {"Orust kommun"}}),
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
        (
            ITEMS,
            {
                "Vind i seglen": {"Karlskrona kommun", "Blekinge tekniska högskola", "Marinteknik i Syd AB"},
                "Gamla banken": {"Sölvesborgs kommun"},
            },
        ),
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
        (BOX_OF_THE_BOARD, {}),
        (
            SUBTITLED_BOX,
            {
                "BOTHNIA COAST": {
                    "Länsstyrelsen i Västerbottens län",
                    "Umeå universitet",
                    "Umeå kommun",
                    "Österbottens förbund",
                }
            },
        ),
        (
            DOING,
            {"Levande lantmat": {"Region Sörmland", "Flens kommun", "Sörmlands Ost AB", "Matvetarna ideell förening"}},
        ),
        (
            OF_TWO_COUNTRIES,
            {
                "Grenseløs sykkel": {
                    "Region Värmland",
                    "Innlandet fylkeskommune",
                    "Eda kommun",
                    "Arvika kommun",
                    "Kongsvinger kommune",
                }
            },
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
        (ASKED, {"Ljus i natten": {"Åre kommun", "Coompanion Jämtland"}}),
        (ACTIVITIES, {}),
        (DOINGS, {}),
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
        "turned",
        "decision of a meeting",
        "years",
        "one row",
        "followed",
        "persons",
        "two languages",
        "decided",
        "cells that run on",
        "slipped cells",
        "items",
        "table of factors",
        "box",
        "slides",
        "box of a board",
        "subtitle",
        "what each does",
        "two countries",
        "title, bodies",
        "number in brackets",
        "questions",
        "activities",
        "doings",
        "names",
    ],
)
def test_projects_are_read_from_funders_forms(taking_part: Reads, text: str, expected: dict[str, set[str]]) -> None:
    """Each project has the bodies that its form names; an activity of a plan is none."""
    assert taking_part(text) == expected
