"""Names of projects that paragraphs open with, that are clauses, and that have the form of a person's name."""

from __future__ import annotations

import pytest

from loaders.document import Document
from loaders.extract import extract
from loaders.readers.text import blocks
from loaders.records import Node


def found(text: str) -> list[Node]:
    """All that a text tells of."""
    return extract(Document("prov", text, blocks(text), "")).nodes


def titles(text: str) -> set[str]:
    """The titles of the projects that a text names."""
    return {n.label or "" for n in found(text) if n.type == "Project"}


COMPARED = """Utvärdering

2. Tre projekt, tre sätt

Älvplan Siljan ägdes av Region Dalarna och genomfördes tillsammans med Mora kommun.

Skärgårdsleden var mindre. Här var det Kramfors kommun som höll i arbetet. Allt i Skärgårdsleden gick fort.

I Sjönoden, slutligen, samarbetade Eskilstuna kommun och Västerås stad.
"""


def test_paragraphs_that_open_with_names_tell_of_a_project_each() -> None:
    """One is told by a verb, the others by standing like it."""
    assert titles(COMPARED) == {"Älvplan Siljan", "Skärgårdsleden", "Sjönoden"}


@pytest.mark.parametrize("behind", [" – med Nora kommun som sökande", " tog fart i maj. Projektet ägs av Nora kommun"])
def test_paragraphs_under_projects_tell_of_one_each_where_they_say_so(behind: str) -> None:
    """What is learnt under such a heading is none, though bodies lead and join it."""
    first = "Ängar för alla – satsningen där Lekebergs kommun och Örebro kommun odlar."
    text = f"Projekt i länet\n\n{first}\n\nTyst strand{behind}, med Örebro kommun som partner.\n"
    assert titles(text) == {"Ängar för alla", "Tyst strand"}
    lessons = "Korta möten hjälpte. Nora kommun ledde dem.\n\nDigitala verktyg kräver att Örebro kommun deltar.\n"
    assert titles(f"Vad vi lärde av projekten\n\n{lessons}") == set()


def test_paragraphs_on_bodies_and_parts_tell_of_none() -> None:
    """The subject of a paragraph may be a body or a common noun."""
    text = "Uppdraget\n\nBoverket granskade planerna. Skogsstyrelsen deltog.\n\nKommunerna var med. Så var Eda kommun."
    assert titles(text) == set()


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Inom projektet Det som bär samarbetar Eda kommun och Årjängs kommun.", "Det som bär"),
        ("Projektet Kusten är avslutat. Eda kommun ägde det.", "Kusten"),
        ("Projektet Samsyn ägdes av Eda kommun.", "Samsyn"),
        ("Region Skåne driver projektet Slätten som avslutas 2026.", "Slätten"),
    ],
)
def test_a_name_may_be_a_clause(text: str, title: str) -> None:
    """Behind the verb of the sentence, or where what stands before it is no name, a verb is the name's own."""
    assert titles(text) == {title}


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Projekt i länet\n\nSharing Harvests leds av Region Skåne tillsammans med Lunds kommun.", "Sharing Harvests"),
        ("Projekt i länet\n\nLunds kommun driver Rural Makers Nordic med Höörs kommun.", "Rural Makers Nordic"),
        ("Projekt\n\nRegionen är part i Spårnod Oskarshamn, där Oskarshamns kommun leder.", "Spårnod Oskarshamn"),
    ],
)
def test_what_bodies_run_is_nobody(text: str, title: str) -> None:
    """Two words with capitals that no list of names has are a project where bodies run or join it."""
    assert title in titles(text)


def test_a_person_who_is_told_of_is_no_project() -> None:
    """A known name stays one whatever the verb."""
    assert titles("Projekt i länet\n\nArbetet leds av Stina Berg. Lunds kommun berättade om Rask Stålhav.") == set()


def test_members_of_a_joint_group_take_part_in_each_project() -> None:
    """The head of the minutes names both, and who decides."""
    text = (
        "Protokoll\n\nGemensam styrgrupp för projekten Vik 2050 och Tång till nytta\n\n"
        "Beslutande:  Eva Fors, Region Blekinge\n             Bo Öhrn, Region Kalmar län\n\n"
        "1. Vik 2050\nProjektet Vik 2050 ägs av Karlskrona kommun.\n"
    )
    nodes = found(text)
    held = [n for n in nodes if n.type == "Participation"]
    assert (
        len([n for n in held if "Region" in str(n.get("sg:participant")) or "region" in str(n.get("sg:participant"))])
        == 4
    )


def test_headings_with_one_lead_are_projects_where_one_is() -> None:
    """What is reported on like a project is one."""
    text = (
        "# Anteckningar\n\n## Lägesrapport: Stranden 2050\n\nProjektet Stranden 2050 leds av Eda kommun.\n\n"
        "## Lägesrapport: Ålgräskartan\n\nRegion Skåne och Region Blekinge inventerar. Ålgräskartan blir klar i maj.\n"
    )
    assert titles(text) == {"Stranden 2050", "Ålgräskartan"}


def test_numbered_measures_of_a_plan_are_none() -> None:
    """A plan numbers what is to be done."""
    text = (
        "Handlingsplan\n\nÅtgärd 1. Svala rum i skolan\nAlla skolor ska ha ett rum.\nAnsvarig: Sala kommun.\n\n"
        "Åtgärd 2. Plats för vatten\nEn damm byggs.\nAnsvarig: Heby kommun.\n"
    )
    assert titles(text) == set()
