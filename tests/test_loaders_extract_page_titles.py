"""The project that a page's title names, where its text only says "projektet"; and titles that name none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Reads = Callable[[str], dict[str, set[str]]]

PARTS = "Projektet drivs av Hylte kommun tillsammans med Laholms kommun.\n"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            f"# Kustens framtid\n\nMånga byar väntar på vatten. Därför har två kommuner gått samman.\n\n{PARTS}",
            "Kustens framtid",
        ),
        (
            f"Vägar till vila\n\nByarna väntar.\n\nBakgrund\n\nVägen är smal.\n\nSå arbetar vi\n\n{PARTS}",
            "Vägar till vila",
        ),
        (f"Bro i två län (BITL)\n\nProjektet vill öka resandet.\n\n{PARTS}", "Bro i två län"),
        (f"Grön scen – mer av jorden\n\nVad handlar projektet om?\n\n{PARTS}", "Grön scen – mer av jorden"),
        (f"RIV 2 – nya vägar till vatten\n\nRIV 2 ger oss tid att lyssna.\n\n{PARTS}", "RIV 2 – nya vägar till vatten"),
    ],
)
def test_a_pages_title_names_the_project_of_its_text(text: str, title: str, taking_part: Reads) -> None:
    """Who takes part is told far below, also under headings of its own."""
    assert taking_part(text) == {title: {"Hylte kommun", "Laholms kommun"}}


@pytest.mark.parametrize(
    "text",
    [
        "Kommunen bygger ny bro\n\nProjektet drivs av Hylte kommun.\n",  # a sentence
        "Region Halland\n\nProjektet drivs av Hylte kommun.\n",  # a body
        "Kustens framtid\n\nDe tre projekten drivs av Hylte kommun. I projektet Bron deltar Boverket.\n",
        "Kustens framtid\n\nTre projekt får stöd. Projektet i norr drivs av Hylte kommun.\n",  # of several
        "Kustens framtid\n\nBoken gavs ut av Boverket. Den handlar om projekt vid kusten.\n",
        "Om oss\n\nProjektet drivs av Hylte kommun.\n",
        "Projektet i korthet\n\nProjektet drivs av Hylte kommun.\n",
        "Anna Lind\n\nProjektet drivs av Hylte kommun.\n",
    ],
)
def test_other_titles_name_no_project(text: str, taking_part: Reads) -> None:
    """A sentence, a body, a person, a general heading, or a text on several projects or on another thing."""
    assert text.partition("\n")[0] not in taking_part(text)


def test_a_subtitle_and_a_line_with_a_date_and_author_are_no_titles(taking_part: Reads) -> None:
    """The report's title names the project, though the text names another; its author's name is none of its titles."""
    text = """Havsvågen\n\nBuss och båt i en resa\n\nSlutrapport 2025-03-04. Författare: Siv Ekermark

1 Sammanfattning

Havsvågen prövade en ny resa. Projektet bekostades av parterna. Hylte kommun har varit projektägare.\n\n2 Fortsättning\n
Resten tas om hand i projektet Tyst natt, som leds av Laholms kommun.\n"""

    assert taking_part(text) == {"Havsvågen": {"Hylte kommun"}, "Tyst natt": {"Laholms kommun"}}


REPORT = """Närmare havet
Fiske och fritid i norra Bohuslän

Slutrapport 2025-11-12
Författare: Elin Stranne

1 Sammanfattning

Närmare havet har provat nya sätt att använda gamla hamnar. Projektet finansierades av Tillväxtverket.

2 Organisation

Strömstads kommun har varit projektägare. Tanums kommun har varit part.

3 Fortsättning

Arbetet går vidare i projektet Hamnar i nät, som leds av Lysekils kommun.
"""
SHEET = """PROJEKTBLAD – BELYSNING

LJUSNA
Smart vägbelysning i små samhällen

I KORTHET
Koordinator: Hylte kommun
Partner: Laholms kommun
Tid: 2024–2026
"""
NO_PAGES = (
    "NYTT FRÅN REGIONEN\n\nBUSSEN KOMMER\nProjektet drivs av Hylte kommun. I projektet ingår Laholms kommun.\n",
    "HANDLINGSPLAN\nTrygg skärgård\n\nProjektet drivs av Hylte kommun. Trygg skärgård gäller till 2028.\n",
    "Lärande utvärdering av det som är gjort\n\nProjektet drevs av Hylte kommun och var bra. Projektet är slut.\n",
)


def test_a_title_over_its_subtitle_names_the_project_of_a_report_and_of_a_sheet(taking_part: Reads) -> None:
    """The report's kind stands under the subtitle, the sheet's over the title; another project is named later."""
    assert taking_part(REPORT) == {
        "Närmare havet": {"Strömstads kommun", "Tanums kommun"},
        "Hamnar i nät": {"Lysekils kommun"},
    }
    assert taking_part(SHEET) == {"LJUSNA": {"Hylte kommun", "Laholms kommun"}}


@pytest.mark.parametrize("text", NO_PAGES)
def test_news_plans_and_evaluations_are_no_projects(taking_part: Reads, text: str) -> None:
    """Though their text says "projektet"."""
    assert taking_part(text) == {}


OWNED = "Varbergs kommun har ägt projektet. Kungsbacka kommun har varit part.\n"
SISTER = "\nFortsättning\n\nErfarenheter finns i projektet Kajkant, som drivs av Sotenäs kommun.\n"
OF_A_REPORT = (
    ("Vågbrytaren\nSlutrapport till Region Halland, mars 2025", "Vågbrytaren"),
    ("Hamnnavet Tvååker\n\nSlutrapport till Region Halland", "Hamnnavet Tvååker"),
    ("Kusten ställer om 2022–2025\n\nSlutrapport", "Kusten ställer om 2022–2025"),
    ("Slutrapport – Mat på rätt köl\n\n2024-06-12", "Mat på rätt köl"),
    ("Halvtidsrapport för Norrsken på räls", "Norrsken på räls"),
    ("Lärande utvärdering av Bussbyn\nSlutrapport", "Bussbyn"),
    ("SLUTRAPPORT\nDiarienummer: RUN 2021/338\nProjektperiod: 2021–2024\n\nSkogens skafferi", "Skogens skafferi"),
    ("Ett öppnare Halland\nProjektplan, version 1.2", "Ett öppnare Halland"),
    ("# Tre år med Fjällkedjan", "Fjällkedjan"),
    ("Region Halland\nStart Om oss Kontakt\n\n# Halland till bords", "Halland till bords"),
)


@pytest.mark.parametrize(("head", "title"), OF_A_REPORT)
def test_the_title_on_a_first_page_is_found_wherever_it_stands(head: str, title: str, taking_part: Reads) -> None:
    """Over or under the kind of report, in its line, below fields or a menu; a sister project keeps its own."""
    found = taking_part(f"{head}\n\nOrganisation\n\n{OWNED}{SISTER}")

    assert found == {title: {"Varbergs kommun", "Kungsbacka kommun"}, "Kajkant": {"Sotenäs kommun"}}


@pytest.mark.parametrize(
    "head",
    [
        "Protokollsutdrag\nHållbarhetsnämnden\nDiarienummer 304-8812-2025",
        "Beslutslista\nRegionala utvecklingsnämnden",
        "Kustforum 2025\nErfarenheter och lärdomar",
        "Anna Lind\nSlutrapport till Region Halland",
        "Xerxa Pwyll\nSlutrapport till Region Halland",
        "MÖTESANTECKNINGAR\nKustens framtid",
        "Uppgifter om projektet\nProjektnamn: Kajkant",
    ],
)
def test_kinds_of_pages_bodies_meetings_and_persons_are_no_titles(head: str, taking_part: Reads) -> None:
    """Though the text under them speaks of one project."""
    assert taking_part(f"{head}\n\nOrganisation\n\n{OWNED}").keys() <= {"Kajkant"}


def test_other_projects_of_a_web_page_do_not_take_its_own_from_it(taking_part: Reads) -> None:
    """ "Alla projekt" links elsewhere; a page whose text is on several has no title of one."""
    page = f"# Halland till bords\n\nProjektet samlar odlare.\n\n## Parter\n\n{OWNED}\n## Andra projekt\n\n- Kajkant"

    assert "Halland till bords" in taking_part(f"{page}\n\nAlla projekt\n")
    assert taking_part(f"# Halland till bords\n\nFem projekt får stöd.\n\n## Parter\n\n{OWNED}") == {}
