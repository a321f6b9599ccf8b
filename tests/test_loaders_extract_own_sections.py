"""Who takes part by what a section under a project's name tells that bodies do; and what is told of no such project."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Reads = Callable[[str], dict[str, set[str]]]
SAID = [
    (
        "Projektet Levande byar\n\nI byarna undersöker Leksands kommun och Rättviks kommun hur skolor kan få nytt liv."
        " Högskolan Dalarna mäter hur mycket husen drar. Jordbruksverket bidrar med hälften av pengarna.\n\n"
        "Projektet Kallt vatten\n\nSLU bygger en app där boende kan rapportera läckor och Mora kommun lånar ut kartor."
        " Boverket har bett att få ta del av resultaten. Falu kommun väntar på besked. Konferensen hölls i Borlänge.",
        {
            "Levande byar": {"Leksands kommun", "Rättviks kommun", "Högskolan Dalarna"},
            "Kallt vatten": {"Sveriges lantbruksuniversitet", "Mora kommun"},
        },
    ),
    (  # its heading has a number, and a sentence tells that it is a project's name
        "Läget\n\n3.1 Strand i rörelse\n\nPå udden bygger Laholms kommun dyner av tång. Arbetet går under namnet"
        " Strand i rörelse. Lunds universitet räknar på vågorna.\n\n3.2 Slutord\n\nEda kommun räknar på hamnarna.",
        {"Strand i rörelse": {"Laholms kommun", "Lunds universitet"}},
    ),
    (  # who did a project, by whatever verb; who has no project of its own; an aside on one that nothing else knows
        "Arbetet bygger på förstudien Skogens guld, som Ljusdals kommun gjorde 2021.\n\nI dag drivs projektet Ny väg av"
        " Eda kommun, och Boverket ritar vägarna. Två av dem har arbetat i ett avslutat projekt som Falu kommun drev."
        " Borås stad har inget eget projekt men var med för att lyssna på projektet.",
        {"Skogens guld": {"Ljusdals kommun"}, "Ny väg": {"Eda kommun", "Boverket"}},
    ),
    (  # points of a slide on the project, and of one on something else
        "Presentation av projektet Stationsorter\n\nKort om projektet\n\n- Leds av Region Skåne\n"
        "- Trafikverket har haft en utredare i arbetsgruppen\n- Boverket är bollplank\n\n"
        "Andra projekt\n\n- Eda kommun tillsammans med Lunds kommun",
        {"Stationsorter": {"Region Skåne", "Trafikverket"}},
    ),
    (  # a section on the parties, under the title of the document; and one on what has happened
        "Projekt Smart hamn\n\nBakgrund.\n\nVilka?\n\nHöörs kommun håller ihop arbetet. SMHI lånar ut bojar."
        " Höörs kommun har låtit sitt bolag Hamn i Höör AB rita.\n\nHur går det?\n\nEda kommun ritar en ny plan.",
        {"Smart hamn": {"Höörs kommun", "Sveriges meteorologiska och hydrologiska institut", "Hamn i Höör AB"}},
    ),
    (  # what the document's contact and what stands over the form tells is not of works listed before
        "Koordinator: Eda kommun\nTid: 2024–2026\n\nTIDIGARE ARBETEN\n\nProjekt: Smart nät, Gotlands Elnät AB\n"
        "Projekt: Flexkraft, Uppsala kommun\n\nKONTAKT\n\nProjektledare: Lunds kommun",
        {"Smart nät": {"Gotlands Elnät AB"}, "Flexkraft": {"Uppsala kommun"}},
    ),
    (  # what is done in it, told right behind its name; one told in an aside; a line of dates that is no title
        "De största pengarna går till projektet Flexlab. Där ska Eda kommun och Boverket visa hur det går.\n\n"
        "I projektet Laddhamn undersöker Lunds kommun hur bilar laddas. Två av dem kom från projektet Bygdebil, ett"
        " äldre projekt som Falu kommun drev. Region Skåne fanns med i styrgruppen.",
        {
            "Flexlab": {"Eda kommun", "Boverket"},
            "Laddhamn": {"Lunds kommun", "Region Skåne"},
            "Bygdebil": {"Falu kommun"},
        },
    ),
    (  # behind a list of factors, under a line that is no heading of its own
        "Projektet Åar\n\nEda kommun och Elnätsbolaget Älvnät AB mäter flödet.\n\nFramgångsfaktorer\n\n- Samma mått\n"
        "- Öppna data\n\nVAD HÄNDER NU?\nArbetet går vidare i projektet Floden, med Region Skåne som partner.",
        {"Åar": {"Eda kommun", "Älvnät AB"}, "Floden": {"Region Skåne"}},
    ),
    (  # labels under "Övriga projekt" are of those
        "Luleå kommun får 6 miljoner kronor för projektet Vinterbuss.\n\nÖvriga projekt som beviljas stöd\n\n"
        "• Växthuset som batteri\n  Koordinator: Lunds kommun. Parter: Laholms kommun och Boverket.\n"
        "• Kylan som last\n  Koordinator: Umeå universitet. Parter: Region Västerbotten.",
        {
            "Vinterbuss": {"Luleå kommun"},
            "Växthuset som batteri": {"Lunds kommun", "Laholms kommun", "Boverket"},
            "Kylan som last": {"Umeå universitet", "Region Västerbotten"},
        },
    ),
    (  # a form asks, or tells what to answer
        "Ansökan\n\n1. Vad heter projektet?\n\nProjektet heter Nav i byn.\n\n2. Beskriv kort vad ni vill göra.\n\n"
        "En lada byggs om.\n\n3. Vilka är med och vad gör de?\n\nEda kommun lånar ut ladan. Årjängs kommun ritar."
        "\n\n4. Vilka risker ser ni?\n\nVi vet inte om Boverket ändrar reglerna.",
        {"Nav i byn": {"Eda kommun", "Årjängs kommun"}},
    ),
]


@pytest.mark.parametrize(("text", "told"), SAID)
def test_who_takes_part_by_section(text: str, told: dict[str, set[str]], taking_part: Reads) -> None:
    """What bodies do under a project's name is their part in it."""
    found = taking_part(text)

    assert found == told
