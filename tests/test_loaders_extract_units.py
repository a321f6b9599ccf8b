"""Projects of the units that a laid-out document repeats, and what looks like such units and is none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Reads = Callable[[str], dict[str, set[str]]]

GROUPS = """Aktuellt, maj 2025

Is i ladan
I två år har Åre kommun prövat att lagra snö. Region Jämtland Härjedalen deltar.

Kortare väg hem
Krokoms och Strömsunds kommuner går ihop om en gemensam busslinje. Starten är satt till september.
"""
NESTED = """Idéer som vi bär i Bergslagen:

- Hyttan brinner igen
  - Vem: Norbergs kommun
  - Med: Fagersta kommun
  - När: 2023–2025
- Malmvägen på cykel
  - Vem: Lindesbergs kommun
  - När: 2024
"""
ROWS = """LÄGESBILD V. 12

GRÖNT   Digitala planer i bygden
        Mora kommun, Orsa kommun. Enligt plan.
RÖTT    Bana genom skogen
        Avesta kommun. Konsulten har sagt upp avtalet.
"""
GROUPED = """| Insatsområde / projekt | Aktör |
|---|---|
| **1. Stärkt konkurrenskraft** | |
| Vinter hela året | Vimmerby kommun |
| **2. Grön omställning** | |
| – inga beviljade projekt – | |
| **3. Social hållbarhet** | |
| Farmors kaffe: generationsmöten i tvättstugan | Oskarshamns kommun |
"""
RECORDS = """Träff 3 av 27

Industrispår i norr
Ärende-ID 20364411
Stödmottagare: Piteå kommun
Deltagande organisationer: Älvsbyns kommun
Beviljat EU-stöd: 9 812 440 kr

Träff 4 av 27

Bröd och pedagogik
Ärende-ID 20364502
Stödmottagare: Älvsbyns kommun
"""
CONTENTS = """INNEHÅLL

Så läser du katalogen ......................................... 4
DEL 1  MILJÖ
  Laxen hem till Nissan (Halmstads kommun) .................... 6
  Biokol i rabatten (Region Halland) .......................... 9
Bilagor
  Utlysningens villkor ....................................... 17
"""
OPENINGS = """VERKSAMHETEN UNDER ÅRET

Infrastruktur
E22 hela vägen. Arbetsgruppen har träffats sex gånger. Bromölla kommun leder arbetet.

Skola och arbete
Språkvän på jobbet. 140 personer har fått en mentor. Kristianstads kommun driver insatsen.
"""
BODIES_FIRST = """Fördelning av årets samverkanspott

Strängnäs kommun, Runor i realtid ........ 250 000
Trosa kommun, Skärgårdens sista mil ...... 400 000
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            GROUPS,
            {
                "Is i ladan": {"Åre kommun", "Region Jämtland Härjedalen"},
                "Kortare väg hem": {"Krokoms kommun", "Strömsunds kommun"},
            },
        ),
        (
            NESTED,
            {
                "Hyttan brinner igen": {"Norbergs kommun", "Fagersta kommun"},
                "Malmvägen på cykel": {"Lindesbergs kommun"},
            },
        ),
        (
            ROWS,
            {
                "Digitala planer i bygden": {"Mora kommun", "Orsa kommun"},
                "Bana genom skogen": {"Avesta kommun"},
            },
        ),
        (
            GROUPED,
            {
                "Vinter hela året": {"Vimmerby kommun"},
                "Farmors kaffe: generationsmöten i tvättstugan": {"Oskarshamns kommun"},
            },
        ),
        (
            RECORDS,
            {
                "Industrispår i norr": {"Piteå kommun", "Älvsbyns kommun"},
                "Bröd och pedagogik": {"Älvsbyns kommun"},
            },
        ),
        (
            CONTENTS,
            {"Laxen hem till Nissan": {"Halmstads kommun"}, "Biokol i rabatten": {"Region Halland"}},
        ),
        (
            OPENINGS,
            {"E22 hela vägen": {"Bromölla kommun"}, "Språkvän på jobbet": {"Kristianstads kommun"}},
        ),
        (
            BODIES_FIRST,
            {"Runor i realtid": {"Strängnäs kommun"}, "Skärgårdens sista mil": {"Trosa kommun"}},
        ),
    ],
    ids=["groups", "nested", "rows", "grouped", "records", "contents", "openings", "bodies first"],
)
def test_the_units_of_a_layout_are_projects(taking_part: Reads, text: str, expected: dict[str, set[str]]) -> None:
    """Each unit has a title and bodies beside or under it, and stands among its like."""
    found = taking_part(text)

    assert found == expected


@pytest.mark.parametrize(
    "text",
    [
        "Program\n\n09.30 Inledning, Region Gävleborg\n10.00 Den nya planen, Trafikverket\n11.00 Frågor, Boverket\n",
        "Program\n\nInledning – Region Gävleborg\nDen nya planen – Trafikverket\nVår roll – Söderhamns kommun\n",
        "Kontakt\n\nRegion Skåne\n  Maj Lindvall, enhetschef\nRegion Halland\n  Jonas Ek, planerare\n",
        "Styrelsen\n\nOrdförande: Maj Berg, Region Uppsala\nLedamöter: Eva Lind, Heby kommun; Ola Ek, Tierps kommun\n",
        "Sändlista\n\nRegion Gotland\nUppsala universitet\nSvenskt Näringsliv\n",
        "| Dokument | Beslutas av | Gäller |\n|---|---|---|\n| Regional plan för bussar | Region Skåne | 2022–2033 |\n"
        "| Energi och klimat | Lunds kommun | 2025–2029 |\n| Vision 2040 | Lomma kommun | 2020–2040 |\n",
        "| Åtgärd | Ansvarig | När |\n|---|---|---|\n| Belysning vid hållplatser | Lunds kommun | 2025 |\n"
        "| Mätning av trygghet | Region Skåne | 2026 |\n",
        "KÄLLOR\n\nBoverket (2021). Vision för Sverige. Karlskrona.\nRegion Skåne (2022). Att leva på linjen. Malmö.\n",
        "Året som gick\n\nKompetens\nRegion Värmland har tagit fram en plan med Karlstads universitet.\n\n"
        "Trafik\nRegion Värmland ansvarar för trafiken. Resandet ökade.\n",
        "Medarbetare\n\nMaj Ek\nRegion Skåne\n2019–2022\n\nKim Lund\nLunds kommun\n2020–2023\n",
    ],
    ids=["clock", "talks", "contacts", "board", "receivers", "documents", "measures", "sources", "chapters", "persons"],
)
def test_what_is_laid_out_likewise_gives_none(taking_part: Reads, text: str) -> None:
    """Agendas, addresses, members, documents, measures, sources and chapters have bodies beside them too."""
    found = taking_part(text)

    assert found == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Tabell 4. Projekt med stöd\n\nOrganisation | Projektnamn | Belopp\nFalu kommun | Gruvans röster | 350\n"
            "Leksands kommun | Scen vid Siljan | 275\n",
            {"Gruvans röster": {"Falu kommun"}, "Scen vid Siljan": {"Leksands kommun"}},
        ),
        (
            "Bilaga 3. Insatser som startar\n\n(1) Vatten åt alla\n    Ansvarig: Region Skåne\n(2) En dörr in\n"
            "    Ansvarig: Hässleholms kommun\n",
            {"Vatten åt alla": {"Region Skåne"}, "En dörr in": {"Hässleholms kommun"}},
        ),
        (
            "Kvartalsrapport för projekten\n\n↑ Ett kort för resan\n  Region Halland, Hylte kommun. Testas sedan maj.\n"
            "→ Lots i Dalsland\n  Åmåls kommun, Färgelanda kommun. Tjänsten är tillsatt.\n",
            {
                "Ett kort för resan": {"Region Halland", "Hylte kommun"},
                "Lots i Dalsland": {"Åmåls kommun", "Färgelanda kommun"},
            },
        ),
    ],
    ids=["bars without a frame", "numbers in brackets", "arrows"],
)
def test_marks_and_heads_of_other_kinds_are_read_too(
    taking_part: Reads, text: str, expected: dict[str, set[str]]
) -> None:
    """What a list is marked with, and how a table is drawn, varies."""
    assert taking_part(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Följande projekt har fått stöd:\n\n- *Skördar det här?* | Eda kommun\n"
            '- Region Värmland, Torsby kommun – "Stigen: vandra hela året" (340 000 kr)\n'
            "- Kvarn: bröd på bygdens mjöl (Arvika kommun, Årjängs kommun), 90 tkr\n",
            {
                "Skördar det här?": {"Eda kommun"},
                "Stigen: vandra hela året": {"Region Värmland", "Torsby kommun"},
                "Kvarn: bröd på bygdens mjöl": {"Arvika kommun", "Årjängs kommun"},
            },
        ),
        (
            "Projekten:\n\nTvå åar\nÄgare: Orsa kommun\nTillsammans med: Mora kommun\nTid: 2023–2025\n* * *\n"
            "Spår av is\nÄgare: Rättviks kommun\nTid: 2024\n* * *\nNattbuss\nÄgare: Vansbro kommun\nTid: 2025\n",
            {
                "Två åar": {"Orsa kommun", "Mora kommun"},
                "Spår av is": {"Rättviks kommun"},
                "Nattbuss": {"Vansbro kommun"},
            },
        ),
        (
            "Dialogdag\nVälkomna!\nRegion Dalarna | Dialogdag | 1\n\nTorvtak\n- Projektägare är Orsa kommun.\n"
            "- Projekttid: 2023–2025\nRegion Dalarna | Dialogdag | 2\n\nBron\n- Läge: pågår\n"
            "- Arbetet drivs av Mora kommun tillsammans med Älvdalens kommun.\nRegion Dalarna | Dialogdag | 3\n",
            {"Torvtak": {"Orsa kommun"}, "Bron": {"Mora kommun", "Älvdalens kommun"}},
        ),
    ],
    ids=["marks", "ruled", "slides"],
)
def test_titles_ask_explain_and_stand_between_marks_and_rules(
    taking_part: Reads, text: str, expected: dict[str, set[str]]
) -> None:
    """A title may ask, have a colon within quotation marks or emphasis, and stand alone over items on its slide."""
    found = taking_part(text)

    assert found == expected


def test_questions_that_any_text_asks_and_feet_of_pages_name_none(taking_part: Reads) -> None:
    """ "Vilka är vi?" over bodies, and a foot that counts the pages."""
    foot = "Region Halland | Beredskap | {}\n\n"
    found = taking_part(
        f"Övning\n{foot.format(1)}Vilka är vi?\n- Hylte kommun\n- Laholms kommun\n{foot.format(2)}"
        f"Har du frågor?\nRegion Halland svarar.\n{foot.format(3)}"
    )

    assert found == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "GODA EXEMPEL\n\n=== KORT 1 ===\nBänken\nVar: Orsa\nVilka: Orsa kommun (ledare), Mora "
            "kommun\nVad blev bättre?\n"
            "• Fler sitter ute\nTips: Börja i maj.\n\n=== KORT 2 ===\nGemensam plan för Oreälvens stränder\nVar: Mora\n"
            "Vilka: Mora kommun (ledare), Region Dalarna\nVad blev bättre?\n• Ett samråd i stället för två\n",
            {
                "Bänken": {"Orsa kommun", "Mora kommun"},
                "Gemensam plan för Oreälvens stränder": {"Mora kommun", "Region Dalarna"},
            },
        ),
        (
            "LEADER NORRA SKOGEN\nBeviljade projekt efter mötet\n\nSTIG FÖR ALLA\nSökande: Orsa "
            "kommun\nStöd: 310 000 kr\n"
            "Ny led vid sjön.\n\nBRÖD OCH BÄR\nSökande: Mora kommun\nSamarbete med: Älvdalens "
            "kommun\nStöd: 640 000 kr\n"
            "Ett gemensamt kök.\n",
            {"STIG FÖR ALLA": {"Orsa kommun"}, "BRÖD OCH BÄR": {"Mora kommun", "Älvdalens kommun"}},
        ),
        (
            "Till: nätverket\nÄmne: Läget\n\nHej alla!\n\nTack för ett bra möte i torsdags. Som "
            "utlovat kommer här listan över de "
            "projekt som rör oss i länet just nu. Hör av er om något är fel, så ändrar jag det.\n\n"
            "1. Virke hem. Orsa kommun driver det här tillsammans med Mora kommun.\n\n"
            "2. Tomma lador. Rättviks kommun leder, och Leksands kommun deltar.\n",
            {"Virke hem": {"Orsa kommun", "Mora kommun"}, "Tomma lador": {"Rättviks kommun", "Leksands kommun"}},
        ),
        (
            "Region Dalarna   |   Dialog 14 maj   |   sid 1\n\nVälkomna\n\nRegion Dalarna   |   "
            "Dialog 14 maj   |   sid 2\n\n"
            "Två projekt vi lär av\n• Isvatten 2040 – leds av Orsa kommun, med Mora kommun som partner\n"
            "• Bygdens karta – Rättviks kommun och Leksands kommun, avslutades 2023\n\n"
            "Region Dalarna   |   Dialog 14 maj   |   sid 3\n\nTack\n",
            {
                "Isvatten 2040": {"Orsa kommun", "Mora kommun"},
                "Bygdens karta": {"Rättviks kommun", "Leksands kommun"},
            },
        ),
        (
            "Projekten 2022\n\nProjektkort 1\nTorvtak\nÄgs av\nOrsa kommun\nGörs ihop med\nMora kommun\n\n"
            "Projektkort 2\nVem vaktar bron?\nÄgs av\nRättviks kommun\nKontakt: Karin Ek\n",
            {"Torvtak": {"Orsa kommun", "Mora kommun"}, "Vem vaktar bron?": {"Rättviks kommun"}},
        ),
    ],
    ids=["cards", "one-label-often", "mail", "feet-with-bars", "labels-over-values"],
)
def test_runs_of_units_win_over_what_heads_them(taking_part: Reads, text: str, expected: dict[str, set[str]]) -> None:
    """Units that each tell who leads, or stand under words on projects, are projects; a line over them all is none."""
    found = taking_part(text)

    assert found == expected


def test_measures_reports_and_next_meetings_are_no_projects(taking_part: Reads) -> None:
    """Headings over who answers for a measure, over what deviated, and over where one meets next."""
    found = taking_part(
        "Handlingsplan för vatten\n\nÅtgärd 1. Plats för regnet\nMora kommun gräver en damm.\nAnsvarig: Mora kommun. "
        "Kostnad: 4,5 mnkr.\n\nÅtgärd 2. Svala rum\nOrsa kommun ställer i ordning rum.\nAnsvarig: "
        "Orsa kommun. Kostnad: 1 mnkr.\n"
        "\nAvvikelser\nMora kommun leder en försenad upphandling.\n\nNästa forum\nRegion Dalarna "
        "bjuder in till Falun i maj.\n"
    )

    assert found == {}


def test_titles_may_end_with_a_year_and_stand_behind_roman_numbers(taking_part: Reads) -> None:
    """ "Torvtak 2030. A leder." and "III. Bron – A (1 000 000 kr)"."""
    told = taking_part(
        "Följande projekt beviljades.\n\nLevande åar. Orsa kommun leder projektet.\n\nTorvtak 2030. Mora kommun "
        "leder projektet. Leksands kommun deltar.\n"
    )
    counted = taking_part(
        "Projektlista\n\nII. Klimatbron 2.0 – Orsa kommun; Mora kommun (5 000 000 kronor)\n\n"
        "III. Skogsteget – Rättviks kommun (7 400 000 kronor)\n"
    )

    assert told == {"Levande åar": {"Orsa kommun"}, "Torvtak 2030": {"Mora kommun", "Leksands kommun"}}
    assert counted == {"Klimatbron 2.0": {"Orsa kommun", "Mora kommun"}, "Skogsteget": {"Rättviks kommun"}}


GRANTED = """EU-medel till norr

Fem aktörer får medel.

### Beviljade svenska projekt:

Snabba nät för byarna (SNÄV), Nätvik, Luleå kommun, Bodens kommun

Projektet bygger ut näten. Fokus är på jordbruk.

Vård på väg, Region Stockholm, Nätvik

Projektet prövar bilder från vägen.

Östersjöringen, Norrkabel AB, Norrkabel Estonia

Projektet avser en ny väg för trafiken.

**Fjällfibern (fas 1), Vetenskapsrådet, Polarforskningssekretariatet**

Projektet utgör en första del.
"""


def test_lines_that_paragraphs_present_are_projects_with_the_bodies_behind_the_title(taking_part: Reads) -> None:
    """Behind a short name in brackets all are bodies; a name that may be a person's is none."""
    assert taking_part(GRANTED) == {
        "Snabba nät för byarna": {"Nätvik", "Luleå kommun", "Bodens kommun"},
        "Vård på väg": {"Region Stockholm", "Nätvik"},
        "Östersjöringen": {"Norrkabel AB"},
        "Fjällfibern (fas 1)": {"Vetenskapsrådet", "Polarforskningssekretariatet"},
    }


def test_persons_behind_titles_are_no_bodies_and_make_no_list(taking_part: Reads) -> None:
    """Where no line ends with a body that is known as one, the run tells nothing."""
    text = "Projekten\n\nVård på väg, Xerxes Kvarnlund\n\nProjektet prövar.\n\nMat nära, Yrsa\n\nProjektet växer.\n"

    assert not any(taking_part(text).values())


def test_titles_alone_over_their_paragraphs_are_read(taking_part: Reads) -> None:
    """Without a comma in any line: who takes part stands in the text, if anywhere."""
    text = (
        "2. Projekten\n\n2.1 Projektet Blå stigen\nProjektet drivs av Region Halland.\n\n"
        "2.2 Projektet Grön våg\nProjektet drivs av Region Skåne.\n"
    )
    assert taking_part(text) == {"Blå stigen": {"Region Halland"}, "Grön våg": {"Region Skåne"}}


def test_a_slide_of_one_project_tells_bodies_a_period_and_a_sum(taking_part: Reads) -> None:
    """One unit is enough where all three stand under a title; a title of common words is no body beside one."""
    slide = "Bild 1\nStad och skog\n\n{title}\nHylte kommun + Laholms kommun\nmaj 2021 – juni 2022 | 1,1 mkr\n"
    row = "Projekt som fått medel\n\n{}, Hylte kommun\n\nSyftet är att odla.\n\nNya fält, Laholms kommun\n\nVi mäter.\n"

    assert taking_part(slide.format(title="Skogens skola")) == {"Skogens skola": {"Hylte kommun", "Laholms kommun"}}
    assert taking_part(row.format("Aktiv i Torup")) == {
        "Aktiv i Torup": {"Hylte kommun"},
        "Nya fält": {"Laholms kommun"},
    }


SLIDES = """Insatser i länet 2024

Närvarande
- Region Halland: Eva Ek
- Hylte kommun: Olle Alm

--- 3 ---
Insatser i länet 2024
Den tysta hamnen
* Sökande organisation: Hylte kommun
* Stärka planeringen i små orter

--- 4 ---
Insatser i länet 2024
Blå skafferiet
* Drivs av Laholms kommun
* Medverkar: Region Halland
* 3 100 tkr
"""
SAVED = """Projekt:
Nedan redovisas projekten.

Projekt;Koordinator;Deltagare;Tidsperiod
Skogens skafferi;Hylte kommun;Laholms kommun, Region Halland;2018-01-01 – 2021-12-31
Unga bygger;Högskolan i Halmstad;Hylte kommun;2018-01-01 – 2021-12-31
"""
BEHIND_AGENDA = """Anteckningar

Dagordning
1. Mötets öppnande
2. Val av justerare

Här följer de projekt som fått stöd.

» Hamn för alla
  Projektägare är Hylte kommun. I projektet medverkar Region Halland och Laholms kommun.

» Rådslag
  Sökande: Laholms kommun. Medsökande: Region Halland.
"""
LED_BY = """Projekt
Sammanställningen visar läget vid årsskiftet.
Region Halland: Ö-drift (tillsammans med Hylte kommun)
Laholms kommun → ”Kartan och terrängen” (i samarbete med Region Halland)
"""
MATTERS = """Protokoll

Ärende 24 Ansökan om projektmedel: Lövsprånget
Dnr 365-5777-2025
Projektägare är Hylte kommun.

Ärende 25 Ansökan om projektmedel: Strandrum
Sökande är Laholms kommun. Medsökande är Region Halland.

Ärende 26 Mötet avslutas
"""
STARRED = """Beviljade medel

Projekten i korthet:
* **Rörelserum**, Hylte kommun, Laholms kommun
* **Naturnära torg**, Region Halland, Hylte kommun
"""


@pytest.mark.parametrize(
    ("text", "projects"),
    [
        (SLIDES, {"Den tysta hamnen": {"Hylte kommun"}, "Blå skafferiet": {"Laholms kommun", "Region Halland"}}),
        (
            SAVED,
            {
                "Skogens skafferi": {"Hylte kommun", "Laholms kommun", "Region Halland"},
                "Unga bygger": {"Högskolan i Halmstad", "Hylte kommun"},
            },
        ),
        (
            BEHIND_AGENDA,
            {
                "Hamn för alla": {"Hylte kommun", "Region Halland", "Laholms kommun"},
                "Rådslag": {"Laholms kommun", "Region Halland"},
            },
        ),
        (
            LED_BY,
            {
                "Ö-drift": {"Region Halland", "Hylte kommun"},
                "Kartan och terrängen": {"Laholms kommun", "Region Halland"},
            },
        ),
        (MATTERS, {"Lövsprånget": {"Hylte kommun"}, "Strandrum": {"Laholms kommun", "Region Halland"}}),
        (
            STARRED,
            {"Rörelserum": {"Hylte kommun", "Laholms kommun"}, "Naturnära torg": {"Region Halland", "Hylte kommun"}},
        ),
    ],
    ids=["slides", "semicolons", "behind an agenda", "led by", "matters", "starred"],
)
def test_units_are_read_before_forms_and_lists(taking_part: Reads, text: str, projects: dict[str, set[str]]) -> None:
    """What a layout repeats is read whole, and what stands in or over a unit makes no project of its own."""
    assert taking_part(text) == projects
