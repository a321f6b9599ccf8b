"""News and assignments of the Government: where a project's name ends in them, what is none, and who takes part."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Reads = Callable[[str], dict[str, set[str]]]

STRATEGY = "Den fortsätter. Boverket får i uppdrag att driva arbetet i samverkan med Trafikverket."


@pytest.mark.parametrize(
    ("sentence", "titles"),
    [
        (
            "Stödet går till initiativet Electric Barge Initiative för att främja laddbara pråmar.",
            {"Electric Barge Initiative"},
        ),
        ("Vi såg projektet Robust Harbours som Sverige initierade tillsammans med Island.", {"Robust Harbours"}),
        ("I rapporten summeras projektet Framtidens bryggor som genomförts av Boverket.", {"Framtidens bryggor"}),
        ("Hon besöker klubben som driver projektet Football for life i Malmö för att se mer.", {"Football for life"}),
        (
            "Sverige står bakom initiativet Coalition for Harbours, Research and Innovation in Estonia som samlar oss.",
            {"Coalition for Harbours, Research and Innovation in Estonia"},
        ),
        ("Hon stöder initiativet End the Quay Age i översynen av lagen.", {"End the Quay Age"}),
        ("I projektet Öka bryggan jobbar man med att nå fram till barn.", {"Öka bryggan"}),
        ("Satsningen Hamnlyftet förstärks och utvidgas.", {"Hamnlyftet"}),
        ("Projektet Sveriges Hamnmåltider syftar till att skapa nytt.", {"Sveriges Hamnmåltider"}),
        ("Det har påbörjats under namnet Lärandeprojektet Hamn på lika villkor.", {"Hamn på lika villkor"}),
        ("Hon mötte FN-initiativet Sustainable Harbours for All.", {"Sustainable Harbours for All"}),
        ("Trafikverket pausar projektet Nässjö–Lund.", {"Nässjö–Lund"}),
    ],
)
def test_a_name_ends_where_the_sentence_goes_on(sentence: str, titles: set[str], taking_part: Reads) -> None:
    """Before its verb, aim or language does; what pays for a project or is its kind is no name."""
    assert taking_part(sentence).keys() == titles


def test_a_short_form_given_before_ends_with_its_capitals(taking_part: Reads) -> None:
    """An infinitive behind it is the sentence's, and a project takes no part in itself."""
    text = (
        "I projektet Harbour Medicine Sweden (HMS) ska Eda kommun i samverkan med styrgruppen för HMS fördela medlen."
    )

    assert taking_part(text) == {"Harbour Medicine Sweden": {"Eda kommun"}}


@pytest.mark.parametrize(
    "text",
    [
        f"# Satsningar för nya hamnar i budgeten\n\nDet görs nu.\n\n## Återförande av bryggor\n\n{STRATEGY}",
        f"# Regeringen gör stora satsningar på hamnar\n\nDet görs nu.\n\n## Hamnlistor för barn\n\n{STRATEGY}",
        f"# Uppdrag att genomföra insatser för hamnar\n\n2011/1234/X T\n\n{STRATEGY}",
        f"# Program för besöket\n\n## Torsdag 13 oktober\n\nProjektet är nytt. {STRATEGY}",
        "# Hamnar i världen\n\n## Ett starkare hav\n\nBoverket driver frågan, och samarbetet fortsätter.",
        "# Ministern i Gävle\n\n" + "Hon såg havet. " * 120 + "\n\nEtt bolag bygger. Projektet drivs av Boverket.",
        "Inom projekten samverkar Boverket i Hamnklivet. De flesta projekt inom Hamnklivet är fleråriga.",
        "Boverket för dialog med Bryggsystemets användare och andra i arbetet med projekt.",
    ],
)
def test_subjects_of_policy_are_no_projects(text: str, taking_part: Reads) -> None:
    """What a government invests in, plans by day or assigns is headed so, and has no name of a project."""
    assert taking_part(text) == {}


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        ("Regeringen uppdrar åt Boverket att inom ramen för projektet Hamnstad skapa möjligheter.", {"Boverket"}),
        (
            "Regeringen ger Boverket och Trafikverket i uppdrag att genomföra projektet Hamnstad.",
            {"Boverket", "Trafikverket"},
        ),
        ("Boverket ges i uppdrag att förbereda projektet Hamnstad.", {"Boverket"}),
        ("Regeringen uppdrar åt Boverket att betala ut medel till Eda kommun för projektet Hamnstad.", {"Eda kommun"}),
        ("Regeringen uppdrar åt Boverket att fördela medel till Eda kommun för projektet Hamnstad.", {"Eda kommun"}),
        ("Regeringen har beviljat Eda kommun två miljoner kronor för projektet Hamnstad.", {"Eda kommun"}),
        ("Boverket får i uppdrag att analysera projektet Hamnstad.", set()),
        ("Projektet Hamnstad pågår. Boverket ska årligen bevaka projektet.", set()),
        ("Projektet Hamnstad pågår. Boverket ska särskilt belysa orsakerna till projektets försening.", set()),
    ],
)
def test_who_has_the_task_to_do_it_takes_part(sentence: str, parties: set[str], taking_part: Reads) -> None:
    """And who gets money for it, but not who is to pay, study or watch it."""
    assert taking_part(sentence) == {"Hamnstad": parties}
