"""Projects of decisions, news, slides and tables: numbered items, lines of a list, odd heads; and what gives none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Reads = Callable[[str], dict[str, set[str]]]

NUMBERED = """Fyra miljoner till länet

Nämnden har beviljat stöd till flera projekt. De beviljade projekten:

1. Trästråket

Region Halland beviljar Hylte kommun 320 000 kr. Medsökande är Laholms kommun.

2. Gränslösa transporter och deras betydelse för stationsorterna längs kusten och i inlandet

Norrtåg AB beviljas 770 000 kr.

3. Mat nära

Länsstyrelsen i Hallands län beviljas 90 000 kr. Projektet följs av Boverket som observatör.
"""
# A page on one project: its text names it, a box of facts does not.
PAGE = """Om projektet

Fjällkoll är ett tvåårigt samarbete där Bergs kommun prövar nya sätt att planera.

Fakta
Projektledning: Region Jämtland Härjedalen
Partner: Bergs kommun, Boverket
Referensgrupp: Åre kommun
"""
SHORTLY = """Årsbok 2023 – Projekt i korthet

Nedan redovisas de projekt som regionen har deltagit i.

Skördeväg 2.0
Roll: medfinansiär. Övriga parter: Boverket, Region Halland.
Ett nytt mått är framtaget.

Bär i rörelse
Roll: partner. Övriga parter: Hylte kommun.
Projektet avslutades i juni.
"""
CASES = """Kapitel 3. Fallstudier

3.1 Stråket Norr
Initiativet till Stråket Norr togs 2019. I styrgruppen satt Umeå kommun och Trafikverket.

3.2 Pilot Bottenkusten
Piloten drevs av Region Västerbotten i samarbete med Boverket.
"""
TOLD = [
    (  # "leder" is part of the name, and the committee no body of the state
        "Trygghetsnämnden beviljar Mora kommun 90 000 kronor för projektet Gröna leder.\n",
        {"Gröna leder": {"Mora kommun"}},
    ),
    (PAGE, {"Fjällkoll": {"Region Jämtland Härjedalen", "Bergs kommun", "Boverket"}}),
    (SHORTLY, {"Skördeväg 2.0": {"Boverket", "Region Halland"}, "Bär i rörelse": {"Hylte kommun"}}),
    (
        CASES,
        {
            "Stråket Norr": {"Umeå kommun", "Trafikverket"},
            "Pilot Bottenkusten": {"Region Västerbotten", "Boverket"},
        },
    ),
    (  # bodies begin the lines, and sums end them; the Government decides and takes no part
        "De projekt som föreslås beviljas medel är:\n\n* Trafikverket, Väg E4 Ljungby 12 393 745 EUR (väg)\n"
        "* Eda kommun (väg mellan hamnen och E6) 12 067 500 EUR (väg)\n\nStödet gäller projektet Bottenfibern"
        " från Fibria Oy. Regeringen bemyndigar statsrådet att tillstyrka ansökningar som skickas av projektägarna.\n",
        {"Väg E4 Ljungby": {"Trafikverket"}, "väg mellan hamnen och E6": {"Eda kommun"}, "Bottenfibern": set()},
    ),
    (  # what was granted stands without a stop under each title, and no space behind the number
        "Två miljoner till länet\n\nDe beviljade projekten är:\n\n1.Ny gång över ån\n\nLänsstyrelsen i Hallands län"
        " beviljas 505 000 kr\n\nProjektet syftar till en bro i samverkan med Boverket som samarbetspart.\n\n2.Bär på"
        " hjul\n\nHylte kommun beviljas 90 000 kr\n\nProjektet ska nå alla byar.\n",
        {"Ny gång över ån": {"Länsstyrelsen i Hallands län", "Boverket"}, "Bär på hjul": {"Hylte kommun"}},
    ),
    (
        "De tre projekten är:\n\n- Eda kommun: Vatten över gränsen\n- Mora kommun och Orsa kommun: Sjön runt"
        "\n- Hylte kommun, Skogens röst\n",
        {
            "Vatten över gränsen": {"Eda kommun"},
            "Sjön runt": {"Mora kommun", "Orsa kommun"},
            "Skogens röst": {"Hylte kommun"},
        },
    ),
    (  # the name of a contact over the partners is no title
        "Havslabb\n\nFörprojektet ”Havslabb” ska förbereda en ansökan.\n\nFakta om projektet\n\nKontakt:\n\n"
        "Per Lindqvist\n\nLead Partner: Region Halland\n\nProjektpartner: Boverket\n",
        {"Havslabb": {"Region Halland", "Boverket"}},
    ),
    (  # labels on lines of their own, as a page that was copied has them
        "Projekt Mittleden\n\nProjektfakta\n\nProjektägare\n\nRegion Halland\n\nSamarbetspartners\n\nTre kommuner och"
        " Trafikverket\n\nProjektperiod\n\n2015 - 2019\n\nBakgrund\n\nProjektet omfattar vägen längs kusten.\n",
        {"Mittleden": {"Region Halland", "Trafikverket"}},
    ),
    (
        "Ladda mera\n\nDet låg till grund för projektet Ladda mera.\n\nProjektdata\n\nProjektperiod\n\n2018–2019\n\n"
        "Projektpartners\n\nMora kommun, Region Dalarna\n\nFinansiärer\n\nBoverket\n\nBakgrund\n\nElen räcker inte.\n",
        {"Ladda mera": {"Mora kommun", "Region Dalarna"}},
    ),
    (  # a party of one case is none of the next, the only one that is a project
        "3.1 Bakom kulisserna\nI styrgruppen satt Umeå kommun.\n\n3.2 Pilot Bottenkusten\nPiloten drevs av Boverket.\n",
        {"Pilot Bottenkusten": {"Boverket"}},
    ),
    (
        "Två projekt får stöd\n\nHylte kommun får 430 000 kronor för Redo by, ett projekt som genomförs ihop med"
        " Laholms kommun.\nFalkenbergs kommun beviljas 610 000 kronor för att ta fram Högt hav – en plan för kusten.\n",
        {"Redo by": {"Hylte kommun", "Laholms kommun"}, "Högt hav – en plan för kusten": {"Falkenbergs kommun"}},
    ),
    (
        "§ 42 Avslag på ansökan om stöd till Kustfiske\n\nBeslut\nAnsökan avslås.\n",
        {"Kustfiske": set()},
    ),
    ("Projekt: Havslyftet. Deltagare: Boverket, Malmö kommun.\n", {"Havslyftet": {"Boverket", "Malmö kommun"}}),
    (
        "Nr | Projekt | Huvudsökande | Samverkande\n1 | Rum för alla | Mora kommun | Orsa kommun; Boverket\n"
        "2 | Ny energi | Region Dalarna | Mora kommun\n",
        {"Rum för alla": {"Mora kommun", "Orsa kommun", "Boverket"}, "Ny energi": {"Region Dalarna", "Mora kommun"}},
    ),
    (
        NUMBERED,
        {
            "Trästråket": {"Hylte kommun", "Laholms kommun"},
            "Gränslösa transporter och deras betydelse för stationsorterna längs kusten och i inlandet": {"Norrtåg AB"},
            "Mat nära": {"Länsstyrelsen i Hallands län"},
        },
    ),
    (  # the same without empty lines: the numbered lines are headings as they stand
        "Beviljade projekt:\n\n1. Trästråket\nHylte kommun beviljas 320 000 kr.\n\n2. Mat nära\nLaholms kommun beviljas"
        " 90 000 kr.\n",
        {"Trästråket": {"Hylte kommun"}, "Mat nära": {"Laholms kommun"}},
    ),
    (
        "Följande projekt beviljades stöd:\n\n1. Trästråket – Hylte kommun beviljas 640 000 kronor\n\n"
        "2. Mat nära, Region Halland, 1,2 mnkr\n\n3. Havet (Laholms kommun)\n",
        {"Trästråket": {"Hylte kommun"}, "Mat nära": {"Region Halland"}, "Havet": {"Laholms kommun"}},
    ),
    (  # lines of one block; a body that only its place tells
        "Dessa förstudier har beviljats stöd:\nVätgas till sjöss, Gotlands Energi AB\nStål och hav, NORD Lab\n"
        "Cirkulär plast, Stiftelsen Framtida material\nNytt liv i gruvan, Gällivare kommun\n",
        {
            "Vätgas till sjöss": {"Gotlands Energi AB"},
            "Stål och hav": {"NORD Lab"},
            "Cirkulär plast": {"Stiftelsen Framtida material"},
            "Nytt liv i gruvan": {"Gällivare kommun"},
        },
    ),
    (
        "Relaterade projekt\n\n* [Havsnära](https://exempel.se/h), Halmstads kommun\n* [Skyfall](https://exempel.se/s),"
        " Region Halland\n",
        {"Havsnära": {"Halmstads kommun"}, "Skyfall": {"Region Halland"}},
    ),
    (
        "Kustnära bostäder\n\n• Projektägare Region Kalmar län\n• Parter: Västerviks kommun\n"
        "• Finansiär Tillväxtverket\n",
        {"Kustnära bostäder": {"Region Kalmar län", "Västerviks kommun"}},
    ),
    (
        "Pilot 1 – Smart gods\nÄgare: Trafikverket\nMedverkande: Region Skåne\n\nPilot 2 – Tysta båtar\nÄgare: Region"
        " Stockholm\nMedverkande: Norrtälje kommun\n",
        {"Smart gods": {"Trafikverket", "Region Skåne"}, "Tysta båtar": {"Region Stockholm", "Norrtälje kommun"}},
    ),
    (
        "| Dnr | Sökande organisation | Ansökan avser |\n|---|---|---|\n"
        "| 2023-1 | Region Blekinge | Skärgård i plan |\n"
        "| 2023-2 | Ronneby kommun | Trygg station |\n",
        {"Skärgård i plan": {"Region Blekinge"}, "Trygg station": {"Ronneby kommun"}},
    ),
    (
        "| Pågående insatser | Ansvarig | Deltar |\n|---|---|---|\n"
        "| Strandskydd | Länsstyrelsen Skåne | Ystads kommun |\n"
        "| Gårdar | Region Skåne | Tomelilla kommun |\n",
        {
            "Strandskydd": {"Länsstyrelsen i Skåne län", "Ystads kommun"},
            "Gårdar": {"Region Skåne", "Tomelilla kommun"},
        },
    ),
    (
        "# Kust och klimat\n\nVi hjälper kommuner att planera.\n\n## Fakta om projektet\n\n**Projektledning:** Region"
        " Halland\n**Projektpartner:** Varbergs kommun\n",
        {"Kust och klimat": {"Region Halland", "Varbergs kommun"}},
    ),
    (
        "Beslut om bidrag\n\nStödmottagare: Härjedalens kommun\nÄrende: Fjällnära boende\nSamverkande kommuner: Berg\n",
        {"Fjällnära boende": {"Härjedalens kommun", "Bergs kommun"}},
    ),
    (  # slides: the title is the last line over the labels
        "Pilotdag | 2\nPilot Siljansbygden\nProjektledare: Region Dalarna\nMed i projektet: Mora kommun\n\n"
        "Pilotdag | 3\nPilot Södra Vättern\nProjektledare: Habo kommun\nMed i projektet: Mullsjö kommun\n",
        {"Siljansbygden": {"Region Dalarna", "Mora kommun"}, "Södra Vättern": {"Habo kommun", "Mullsjö kommun"}},
    ),
    (
        "PROJEKTPLAN\nHela resan\nVersion 1.2\n\nBeställare: Trafikverket\nProjektägare: Region Värmland\n"
        "Referensgrupp: Boverket\n",
        {"Hela resan": {"Region Värmland"}},
    ),
    (
        "Delprojekt 1. Kartan\nAnsvarig part: Lantmäteriet\n\nDelprojekt 2. Dialogen\nAnsvarig part: Boverket\n",
        {"Kartan": {"Lantmäteriet"}, "Dialogen": {"Boverket"}},
    ),
    (
        "Tre projekt får stöd\n\nPengarna räcker långt.\n\nMalmens väg (2 100 000 kr)\nGällivare kommun driver"
        " projektet.\n\nSkola över gränsen (1,5 mnkr)\nPajala kommun är sökande.\n",
        {"Malmens väg": {"Gällivare kommun"}, "Skola över gränsen": {"Pajala kommun"}},
    ),
    (
        "Följande insatser genomfördes:\n• Region Uppsala drev projektet Tågnära byggande ihop med Tierps kommun.\n"
        "• Länsstyrelsen i Uppsala län drev projektet Våtmark på recept.\n",
        {
            "Tågnära byggande": {"Region Uppsala", "Tierps kommun"},
            "Våtmark på recept": {"Länsstyrelsen i Uppsala län"},
        },
    ),
    (
        "Kommun\tProjekt\tBeviljat\nOsby\tSkogens rum\t200 000\nHörby\tLevande torg\t150 000\n",
        {"Skogens rum": {"Osby kommun"}, "Levande torg": {"Hörby kommun"}},
    ),
    (  # an empty line under the head, a cell on two lines, and the table goes on behind a line
        "Kommun       Projekt            Part               Kronor\n\n"
        "Hörby        Bin längs          Trafikverket       9 000\n"
        "             vägen\nOsby         Skogens rum        Tomelilla kommun   8 000\n\nAvslag\n\n"
        "Lomma        Sjöns dag          –                  0\n\nLäs mer      på vår webb\n",
        {
            "Bin längs vägen": {"Hörby kommun", "Trafikverket"},
            "Skogens rum": {"Osby kommun", "Tomelilla kommun"},
            "Sjöns dag": {"Lomma kommun"},
        },
    ),
    (  # the second has a head of its own
        "Projekt | Ägare | Tid\nSkogens rum | Osby kommun | 2024\nLevande torg | Hörby kommun | 2025\n\nAvslutade\n\n"
        "Sjöns dag | Lomma kommun | 2020\nBygdens buss | Xerxes Kvarnlund | 2019\n\nKostnader\n\n"
        "Post | Utfall | Mål\nLöner | 9 000 | Region Skåne\nResor | 800 | Region Skåne\n",
        {
            "Skogens rum": {"Osby kommun"},
            "Levande torg": {"Hörby kommun"},
            "Sjöns dag": {"Lomma kommun"},
            "Bygdens buss": set(),
        },
    ),
    (  # lines drawn under every row, a cell on two lines
        "Projekt 2019\n\n+------+------+------+\n| Projekt | Projekt ägare | Medverkande |\n+------+------+------+\n"
        "| Resan hem | Region Skåne | Lunds kommun, |\n|  |  | Hörby kommun |\n+------+------+------+\n"
        "| Sjön runt | Osby kommun | Xerxes Kvarnlund |\n+------+------+------+\n",
        {"Resan hem": {"Region Skåne", "Lunds kommun", "Hörby kommun"}, "Sjön runt": {"Osby kommun"}},
    ),
    (
        "Dnr\tProjektnamn\tSökande\tSamverkan\n1\tSjön runt\tOsby kommun\tRegion Skåne\n2\tSpår\tLunds kommun\t–\n",
        {"Sjön runt": {"Osby kommun", "Region Skåne"}, "Spår": {"Lunds kommun"}},
    ),
    (
        "Avtal om projektet Sjön runt\n\nParter\n\nPart            Roll            Insats\n"
        "Osby kommun     Projektägare    90 000\nLunds kommun    Partner         80 000\n"
        "Boverket        Observatör      0\n",
        {"Sjön runt": {"Osby kommun", "Lunds kommun"}},
    ),
    (  # each with its label under it; what no list knows is told by its place, a person is none
        "Bidrag ur anslag 1:1\n\n"
        "1) Osby kommun, Sjön runt, 80 000 kr.\n   Medsökande: Hörby kommun. Beslut: beviljas.\n"
        "2) Region Skåne, egen satsning, Spår till torget, 70 000 kr.\n   Medsökande: –. Beslut: beviljas.\n"
        "3) Lunds UFF, Plan för alla, 60 000 kr.\n   Medsökande: Lunds kommun. Beslut: avslås.\n"
        "4) Xerxes Kvarnlund, Hus i sten, 50 000 kr.\n   Medsökande: Eslövs kommun. Beslut: avslås.\n\n"
        "Information\n\nProjektet Mat nära drivs av Malmö kommun.\n",
        {
            "Sjön runt": {"Osby kommun", "Hörby kommun"},
            "Spår till torget": {"Region Skåne"},
            "Plan för alla": {"Lunds UFF", "Lunds kommun"},
            "Hus i sten": {"Eslövs kommun"},
            "Mat nära": {"Malmö kommun"},
        },
    ),
    (
        "Projekt som fått medel, per kommun\n\nOsby\n  Sjön runt (Osby kommun, Skeppets bygdelag)      80 tkr\n"
        "  Xerxes Kvarnlund (Osby kommun)     10 tkr\n  Youssra Benali (Osby kommun)     10 tkr\n\nHörby\n"
        "  Spår till torget (Hörby kommun i samverkan med Lunds kommun)      90 tkr\n",
        {"Sjön runt": {"Osby kommun", "Skeppets bygdelag"}, "Spår till torget": {"Hörby kommun", "Lunds kommun"}},
    ),
    (
        "Projekt: Sjön runt        Ägare: Osby kommun        Status: gul\nParter: Hörby kommun\n\n"
        "Projekt: Spår till torget   Ägare: Lunds kommun\nParter: Region Skåne\n",
        {"Sjön runt": {"Osby kommun", "Hörby kommun"}, "Spår till torget": {"Lunds kommun", "Region Skåne"}},
    ),
    (
        "PROJEKTDIREKTIV\nDiarienummer: 2023/1\n\n1. Grundinformation\n1.1 Projektnamn\nSjön runt\n1.2 Projektägare\n"
        "Osby kommun\n1.3 Styrgrupp\nXerxes Kvarnlund, Region Skåne\n\n2. Syfte\nProjektet ska samla alla vid sjön.\n",
        {"Sjön runt": {"Osby kommun", "Region Skåne"}},
    ),
    (
        "Pilotens namn ........ Delad bild\nKommuner som söker ...... Osby, Hörby\nSamordnande kommun ...... Osby\n",
        {"Delad bild": {"Osby kommun", "Hörby kommun"}},
    ),
    (
        "Projektets namn: Levande orter\nMed sökande: Hudiks valls kommun\nPart: Länsstyrelsen Gävle borg\n\n"
        "PROJEKT ORGANlSATlON\n\nStyr grupp: Ljusdals kommun\n",
        {"Levande orter": {"Hudiksvalls kommun", "Länsstyrelsen i Gävleborgs län", "Ljusdals kommun"}},
    ),
    (
        "Regionen har valt. De tre projekten är:\n\n* Tåg till kusten 2\n* Ny kaj i Ystad (NYKAJ)\n* Bygdens buss\n",
        {"Tåg till kusten 2": set(), "Ny kaj i Ystad": set(), "Bygdens buss": set()},
    ),
    (
        "Följande projekt beviljas medel från fonden:\n\n1. TIDE – Towns in Dialogue Everywhere\n\n2. Bygdens buss\n",
        {"TIDE – Towns in Dialogue Everywhere": set(), "Bygdens buss": set()},
    ),
    (
        "Vi har format två utvecklingsprojekt som drivs under 2015–2018:\n\nStöd för analyser av risk\n\n"
        "Gemensam lägesbild\n",
        {"Stöd för analyser av risk": set(), "Gemensam lägesbild": set()},
    ),
    (
        "Regeringen har beslutat att Trafikverket får byggstarta följande två projekt under år 2025:\n\n"
        "* Norrbanan Strömsund, mötesspår\n* Viks resecentrum, plattformar m.m.\n",
        {"Norrbanan Strömsund, mötesspår": {"Trafikverket"}, "Viks resecentrum, plattformar m.m.": {"Trafikverket"}},
    ),
    (  # a name only its place would tell from a person's
        "De två projekten är:\n\n* Bygdens buss\n* Xerxes Kvarnlund\n",
        {"Bygdens buss": set()},
    ),
    (
        "Projektet Vind i seglen\n\nDeltagare:\n- Region Blekinge (projektledare)\n- Nätverket Levande kust\n"
        "- Energimyndigheten (finansiär)\n",
        {"Vind i seglen": {"Region Blekinge", "Nätverket Levande kust"}},
    ),
    (
        "Project title: Coastal Towns Together\nLead partner: Region Skåne\nPartners: Simrishamn Municipality"
        " and County Administrative Board of Skåne\nFunder: Swedish Agency for Economic and Regional Growth\n",
        {"Coastal Towns Together": {"Region Skåne", "Simrishamns kommun", "Länsstyrelsen i Skåne län"}},
    ),
]


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_a_document_that_lists_projects_gives_each_with_its_parties(
    text: str, told: dict[str, set[str]], taking_part: Reads
) -> None:
    """Whatever the layout: a title each, with those who apply, own or take part."""
    assert taking_part(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "Projekten ska:\n\n* stärka kusten\n* bygga bussar\n",
        "De tre projekten är:\n\n* Region Skåne\n* Lunds kommun\n",
        "Vi har dragit lärdom av två projekt:\n\n* Tydligt ansvar\n* Tidig dialog\n",
        "Det gäller två projekt som visat att:\n\n* Tydligt ansvar lönar sig\n* Tidig dialog behövs\n",
        "Projektet leds av Lunds kommun.\n\nSärskilda villkor för beslutet\n\nProjektägare: Lunds kommun\n",
        "Fördelarna med projekten är:\n\n* Det går fort. Alla vinner.\n* Alla kan delta.\n",
        "Syftet med projekten är:\n\n* Kortare restider\n* Fler bostäder\n",
        "Remissinstanser\n\n1. Region Skåne\n2. Lunds kommun\n3. Trafikverket\n",
        "Rapporten\n\n1. Inledning\n\nRegion Skåne leder arbetet med rapporten.\n\n2. Nuläge\n\nLunds kommun växer.\n",
        "Totalt har två projekt beviljats medel.\n\n* Det går fort: Alla vinner.\n",
        "Totalt har två projekt beviljats medel.\n\n* Region Skåne. Bygger ett nät.\n* Vägen. Den blir lång.\n",
        "Totalt har två projekt beviljats medel.\n\n* Kim Ek. Han är glad.\n* Maj Ek. Hon är glad.\n",
        "Nu har två projekt på gång.\n\n* Tidig dialog. Den är bra.\n* Tydligt ansvar. Det är bra.\n",
        "Summan fördelas\n\n|  |  |\n| --- | --- |\n| **Region** | **Kronor** |\n| Region Skåne | 90 000 |\n",
        "Fakta om projektet\n\nProjektledning: Region Halland\nParter: Varbergs kommun\n",
        "Vi har tre råd:\n\n1. Börja tidigt\n\nRegion Skåne säger så.\n\n2. Ta god tid\n\nLunds kommun säger så.\n",
    ],
)
def test_numbered_lines_and_common_headings_are_no_projects(text: str, taking_part: Reads) -> None:
    """Bodies, chapters and advice with numbers, and a heading that any project page has."""
    assert taking_part(text) == {}


def test_who_may_be_a_person_is_no_party_and_no_part_of_a_title(taking_part: Reads) -> None:
    """A line that ends with a name of two capitalised words alone keeps its title; the name goes nowhere."""
    text = (
        "Dessa projekt har beviljats stöd:\nVätgas till sjöss, Gotlands Energi AB\nSkogens dag, Xerxes Kvarnlund\n"
        "Nytt liv i gruvan, Gällivare kommun\nMat nära, Region Halland\n"
    )
    assert taking_part(text) == {
        "Vätgas till sjöss": {"Gotlands Energi AB"},
        "Skogens dag": set(),
        "Nytt liv i gruvan": {"Gällivare kommun"},
        "Mat nära": {"Region Halland"},
    }
