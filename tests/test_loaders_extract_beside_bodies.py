"""Names that sentences put beside bodies as projects' are; places, programmes, meetings and persons that stand so."""

from __future__ import annotations

import pytest

from loaders.document import Document
from loaders.extract import extract
from loaders.extract.projects.body_frames import ACTIVE, MASK, PRESENTED, STRONG
from loaders.readers.text import blocks

SPEAKS = "Här är några av de projekt som pågår i länet. "


def titles(text: str) -> set[str]:
    """The titles of the projects that a text names."""
    return {n.label or "" for n in extract(Document("prov", text, blocks(text), "")).nodes if n.type == "Project"}


@pytest.mark.parametrize("before", ["", SPEAKS])
@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Karin berättade om Vägar till vatten, där Mora kommun och Orsa kommun samarbetar.", "Vägar till vatten"),
        ("Mats presenterade Byn som skafferi. Region Kronoberg är projektägare.", "Byn som skafferi"),
        ("Regionen lyfte fram Ladda landet, som Region Uppsala genomför med Heby kommun.", "Ladda landet"),
        ("Gnesta kommun och Trosa kommun driver tillsammans Nya rum.", "Nya rum"),
        ("Med Skolmat från trakten vill Skara kommun köpa mer mat från gårdar.", "Skolmat från trakten"),
        ("Genom Fler i jobb har Ludvika kommun hjälpt hundra personer.", "Fler i jobb"),
        ("Bakom Skog och folk står Skogsstyrelsen och Åsele kommun.", "Skog och folk"),
        ("I arbetet med Dricksvatten 2040 samverkar Uppsala kommun och Knivsta kommun.", "Dricksvatten 2040"),
        ("Nybro kommun äger Framtidens fritid och Emmaboda kommun är med som part.", "Framtidens fritid"),
        ("Gävle kommun är ansvarig för Steget före, som slutredovisas i höst.", "Steget före"),
        ("Oskarshamns kommun och Västerviks kommun samarbetar i Hållbara hamnar.", "Hållbara hamnar"),
        ("Skövde kommun är med i Färre resor fler möten, som Region Skåne samordnar.", "Färre resor fler möten"),
        ("En fortsättning är Skiftesläge Väst i tiden, där Skövde kommun deltar.", "Skiftesläge Väst i tiden"),
        ("Nu driver vi Vägen hem tillsammans med Dorotea kommun.", "Vägen hem"),
    ],
)
def test_what_bodies_do_with_a_name_tells_that_it_is_a_projects(before: str, text: str, title: str) -> None:
    """Also where no noun in the section says so."""
    assert titles(before + text) == {title}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("I Levande gator prövar Nyköpings kommun nya sätt att möblera torget.", "Levande gator"),
        ("Torrmark i norr (2021–2023). Projektägare var Umeå universitet.", "Torrmark i norr"),
        ("Dammar i slättlandet (DIS) ska ge råd om vatten. Skara kommun håller i projektet.", "Dammar i slättlandet"),
        ("Erik Sand, projektledare för Ett hållbart Öland, berättade.", "Ett hållbart Öland"),
        ("Ansökan om Timmerleden lämnades in av Timrå kommun.", "Timmerleden"),
        ("I höstas drog Kumla kommun i gång Food Forward.", "Food Forward"),
        ("Samresa, som startade i januari, drivs av Hylte kommun.", "Samresa"),
        ("Vi leder Samåkarna tillsammans med Eda kommun.", "Samåkarna"),
        ("Till projektet, som heter Välkommen till byn, har Åre kommun anställt en lots.", "Välkommen till byn"),
    ],
)
def test_where_a_section_speaks_of_projects_less_is_asked(text: str, title: str) -> None:
    """A name may then begin the sentence, or stand where a place could."""
    assert titles(SPEAKS + text) == {title}


@pytest.mark.parametrize("before", ["", SPEAKS])
@pytest.mark.parametrize(
    "text",
    [
        "Karin berättade om Landsbygdsprogrammet, där Mora kommun har en roll.",
        "Sedan följde Kulturnatten, ett evenemang som Värmdö kommun anordnar.",
        "Gävle kommun är ansvarig för Översiktsplan 2040, som antas i höst.",
        "Gnesta kommun och Trosa kommun driver tillsammans Kustbostäder AB.",
        "Region Östergötland leder Nätverket för hållbara sjukhus.",
        "Ett gott exempel är Dalsjöfors, där Borås Stad byggt nya bostäder.",
        "I Gamla stan prövar Region Stockholm nya hållplatser.",
        "I Sundsvall och Timrå samarbetar Sundsvalls kommun och Timrå kommun om vatten.",
        "Samma dag besökte gruppen Gysinge bruk, som Sandvikens kommun äger.",
        "Flera kommuner deltog i Europeiska Trafikantveckan, som Trafikverket samordnar.",
        "Region Skåne berättade om Fatuma Warsame. Malmö kommun leder arbetet.",
        "Med Ny i Sverige som tema höll Falu kommun ett möte.",
        "Näringsliv och tillväxt, som leds av Mora kommun, har sex anställda.",
        "Trafikverket ansvarar för Södra stambanan, som Malmö kommun vill bygga ut.",
        "Genom Leader Bergslagen har Ludvika kommun fått pengar.",
    ],
)
def test_places_programmes_meetings_and_persons_beside_bodies_are_none(before: str, text: str) -> None:
    """Bodies lead, own, join and tell of those too."""
    assert titles(before + text) == set()


def test_a_long_row_of_bodies_is_looked_through_once() -> None:
    """The frames are not tried from each body of a row: so long a one would take minutes."""
    row = ", ".join([MASK * 12] * 20_000)

    assert not [*STRONG.finditer(row), *ACTIVE.finditer(row), *PRESENTED.finditer(row)]
