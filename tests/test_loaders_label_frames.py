"""Roles and titles that labels tell in wordings that no scheme lists, and labels that tell none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.label_frames import of_other_thing, role_framed, title_framed
from loaders.labels import exact, normal
from loaders.readers.rows import rows

Reads = Callable[[str], dict[str, set[str]]]


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("Parter som bidrar med arbetstid men utan budget", "collaborating-party"),
        ("Andra samarbetsparter", "collaborating-party"),
        ("Medverkande företag", "collaborating-party"),
        ("Övriga medverkande kommuner och regioner", "collaborating-party"),
        ("Samarbetspartner från näringslivet", "collaborating-party"),
        ("Vilka organisationer står bakom projektet?", "collaborating-party"),
        ("Vilka mer är med?", "collaborating-party"),
        ("Görs ihop med", "collaborating-party"),
        ("Kommuner som är med", "collaborating-party"),
        ("Vilka söker ni tillsammans med?", "collaborating-party"),
        ("Andra som lägger tid i projektet", "collaborating-party"),
        ("Gör jobbet ihop med", "collaborating-party"),
        ("Utförs med", "collaborating-party"),
        ("Medarbetande", "collaborating-party"),
        ("Avsätter arbetstid", "collaborating-party"),
        ("Vem är ansvarig för projektet?", "responsible"),
        ("Vem har varit projektägare?", "lead"),
        ("Vilka har deltagit aktivt i genomförandet?", "collaborating-party"),
        ("Ordnas av", "responsible"),
        ("Styrgruppens sammansättning", "steering-group"),
        ("Representanter i styrgruppen", "steering-group"),
        ("Projektet hålls ihop av", "lead"),
        ("Vem håller i det?", "lead"),
        ("Ägare av anknytande projekt", "lead"),
        ("Drivande kommun", "lead"),
        ("Sökt av", "applicant"),
        ("Vem söker pengar?", "applicant"),
        ("Söks hos", "funder"),
        ("Extern följeforskare", "evaluator"),
        ("Adjungerade i referensgruppen", None),
    ],
)
def test_a_label_tells_a_role_by_its_frame(label: str, role: str | None) -> None:
    """A noun for parties with what qualifies it, a verb in the passive, a question after who does it."""
    assert exact("role", label) == role


@pytest.mark.parametrize(
    "label",
    [
        "Ägare till fastigheten",
        "Fastighetsägare",
        "Parter som tackat nej",
        "Kommuner som inte deltar",
        "Kommuner som berörs",
        "Motpart",
        "Part i målet",
        "Andra som arbetar med frågan",
        "Andra som bidrar ekonomiskt",
        "Vilka arbetar med liknande frågor?",
        "Vilka har bidragit med finansiering men inte deltagit?",
        "Vem gör vad",
        "Vem äger frågan?",
        "Vilka effekter har projektet gett?",
        "Projektägarens kontaktuppgifter",
        "Partnerskapets syfte",
        "Företagens deltagande",
        "Samverkan med andra projekt",
    ],
)
def test_a_label_of_another_matter_tells_no_role(label: str) -> None:
    """What belongs to something else, denies, asks for an effect or stands in the genitive before another noun."""
    assert role_framed(normal(label)) is None


def test_a_label_without_end_names_nothing() -> None:
    assert exact("role", "a " * 2_500) is None


def test_labels_ask_for_names_of_projects() -> None:
    """Of the form's own, or of another; a person's or a document's name is none."""
    own = ["Insatsens benämning", "Vad ska projektet heta?", "Rubrik för satsningen", "Delprojektets titel"]
    other = ["Anknytande projekt", "Angränsande insatser", "Tidigare förstudie"]
    none = ["Namn på kontaktperson", "Rapportens titel", "Projektets syfte", "Vad heter du?"]

    assert [title_framed(normal(label)) for label in own + none] == [True] * len(own) + [False] * len(none)
    assert [of_other_thing(normal(label)) for label in other + none] == [True] * len(other) + [False] * len(none)


OWN_AND_OTHER = """Slutrapport

Insatsens benämning: Broar i trä
Stödmottagare: Hylte kommun
Andra samarbetsparter: Laholms kommun, Göta Timmer AB
Kommuner som inte deltar: Varbergs kommun

Fortsättning

Anknytande projekt: Ljuset leder hem
Ägare av anknytande projekt: Falkenbergs kommun
Parter i anknytande projekt: Hylte kommun, Region Halland
"""
TWICE = """Ärende: RUN 2025/0412

Benämning: Broar i trä
Sökande: Hylte kommun
Genomförs tillsammans med: Laholms kommun

Liknande arbete

Benämning: Ljus längs leden
Huvudman: Region Halland
Sker ihop med: Varbergs kommun
"""
NONE_BESIDE = """Projektnamn: Broar i trä
Sökande: Hylte kommun
Anknytande projekt: Se bilaga, avsnitt 3.
"""
OVER_VALUES = """Projektets namn
Broar i trä

Driver
Hylte kommun

Samverkansparter (enl. beslut)
Laholms kommun
Region Halland, Hishults
  Hembygdsförening
"""
UNKNOWN_HEADS = """Våra projekt just nu

Projekt | Hålls ihop av | Med på resan | Klart
Broar i trä | Hylte kommun | Laholms kommun, Göta Timmer AB | 2027
Jord att bygga på | Varbergs kommun | Region Halland | 2028
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            OWN_AND_OTHER,
            {
                "Broar i trä": {"Hylte kommun", "Laholms kommun", "Göta Timmer AB"},
                "Ljuset leder hem": {"Falkenbergs kommun", "Hylte kommun", "Region Halland"},
            },
        ),
        (
            TWICE,
            {
                "Broar i trä": {"Hylte kommun", "Laholms kommun"},
                "Ljus längs leden": {"Region Halland", "Varbergs kommun"},
            },
        ),
        (
            OVER_VALUES,
            {"Broar i trä": {"Hylte kommun", "Laholms kommun", "Region Halland", "Hishults Hembygdsförening"}},
        ),
        (NONE_BESIDE, {"Broar i trä": {"Hylte kommun"}}),
        (
            UNKNOWN_HEADS,
            {
                "Broar i trä": {"Hylte kommun", "Laholms kommun", "Göta Timmer AB"},
                "Jord att bygga på": {"Varbergs kommun", "Region Halland"},
            },
        ),
    ],
    ids=["anknytande", "label twice", "over values", "no name", "table"],
)
def test_forms_of_any_wording_are_read(taking_part: Reads, text: str, expected: dict[str, set[str]]) -> None:
    """A second project's owner and parties are its own; a diary number and a reference are no projects."""
    assert taking_part(text) == expected


def test_a_numbered_heading_with_blanks_is_no_head_of_a_table() -> None:
    """What stands under it may happen to have blanks where its words begin; a head of columns is one still."""
    heading = ["3  ERFARENHETER", "Vad hjälpte?", "a) Korta möten", "b) En kassa", "Vad hindrade?", "a) Sena besked"]
    table = ["Nr  Namn", "1   Kusten", "2   Skogen"]

    assert (rows(heading), len(rows(table))) == ({}, 3)
