"""Projects of ordinary reports: runs of titles over their texts, lines of a first page; and what gives none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.document import Document
from loaders.extract import extract
from loaders.names import gazetteer
from loaders.readers.text import blocks

Parties = Callable[[str], dict[str, set[str]]]

EXAMPLES = """Goda exempel på planering över gränser

Här visar vi hur kommuner arbetar ihop.

Skogens gröna band

Arbetet samordnas av Region Halland. Laholms kommun och Hylte kommun deltar.

Tätortsnära skog i Hylteregionen

I arbetet ingår Hylte kommun och Falkenbergs kommun.

Ny webb

Webbplatsen har fått nya sidor.
"""
FORUM = """Planeringsforum 2020

Fyra arbeten presenterades.

Arbete 1. Stationer som motor
Presenterades av Trafikverket
Kommunerna längs banan – Trosa, Gnesta och Flen – har gått samman för att planera kring stationerna. Region Sörmland
bidrar med tjänstepersoner.

Arbete 2. En bok om skogen
Presenterades av Boverket
I projektet En bok om skogen har Region Värmland och Skogsstyrelsen gett ut en handbok.

Arbete 3. Lunchen
Presenterades av Boverket
Maten var god och samtalen livliga.
"""


def test_titles_under_a_heading_on_examples_are_projects(taking_part: Parties) -> None:
    """Each whose text tells of a body's part; a title with words in small letters is nobody's name."""
    assert taking_part(EXAMPLES) == {
        "Skogens gröna band": {"Region Halland", "Laholms kommun", "Hylte kommun"},
        "Tätortsnära skog i Hylteregionen": {"Hylte kommun", "Falkenbergs kommun"},
    }


def test_numbered_works_are_projects_where_they_tell_of_parties(taking_part: Parties) -> None:
    """Who presented one takes no part by that; towns behind "kommunerna längs banan" stand for their municipalities."""
    assert taking_part(FORUM) == {
        "Stationer som motor": {"Trosa kommun", "Gnesta kommun", "Flens kommun", "Region Sörmland"},
        "En bok om skogen": {"Region Värmland", "Skogsstyrelsen"},
    }


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (
            "SLUTRAPPORT\nProjekt Samlad vattenplan i Småland och på öarna\nDiarienummer RJL 2021/873\n\n"
            "Projektägare har varit Region Halland.\n",
            {"Samlad vattenplan i Småland och på öarna"},
        ),
        (
            "Ansökan om stöd 2026\n\nProjektets namn\n\nMot kusten – samlad plan i Kalmar och Blekinge län\n\n"
            "Sammanfattning\n\nRegion Blekinge söker medel för en plan.\n",
            {"Mot kusten – samlad plan i Kalmar och Blekinge län"},
        ),
        (
            "Fem regioner har startat ett gemensamt arbete om vatten. Sjöns vattenår, som projektet heter, samlar "
            "Region Uppsala och Region Sörmland.\n",
            {"Sjöns vattenår"},
        ),
        (
            "Utvärdering av insatsen Plan för fler\n\nInsatsen omfattar tre projekt.\n\nDe tre projekten\n\n"
            "Bostad för vården\n\nSökande var Ystads kommun.\n",
            {"Bostad för vården"},
        ),
        ("Ansökan från Region Halland om projektet Tvärspår avslås då medel saknas.\n", {"Tvärspår"}),
    ],
)
def test_a_title_is_read_whole(text: str, titles: set[str], taking_part: Parties) -> None:
    """On a line of a first page, under its label, before "som projektet heter"; a programme of projects is none."""
    assert set(taking_part(text)) == titles


def test_a_commission_leaves_who_does_the_work_its_part(taking_part: Parties) -> None:
    """Who asked for it takes no part by that."""
    text = "Det har Södertörns högskola undersökt i projektet Halvtid, på uppdrag av Norrtälje kommun.\n"

    assert taking_part(text) == {"Halvtid": {"Södertörns högskola"}}


def test_an_important_partner_takes_part(taking_part: Parties) -> None:
    """An adjective may stand before the noun; another's partner is none of the project's."""
    text = "Vara kommun driver projektet Tågstopp. Trafikverket är en viktig partner."

    assert taking_part(text) == {"Tågstopp": {"Vara kommun", "Trafikverket"}}


def test_a_body_before_its_sum_keeps_its_name() -> None:
    """The first word of a region's name is no label."""
    text = "Samfinansiering\nRegion Blekinge 600 000 kr\nRegion Halland 500 000 kr\nSökt belopp 1 800 000 kr\n"

    found = extract(Document("prov", text, blocks(text), ""))

    assert [node.label for node in found.nodes if node.type not in ("Document", "Project")] == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Planen ses över. Emåförbundet, Högsby kommun och SLU prövar den.\n", "Emåförbundet"),
        (
            "I gruppen ingår Vattenmyndigheten för Södra Östersjöns vattendistrikt.\n",
            "Vattenmyndigheten för Södra Östersjöns vattendistrikt",
        ),
        ("Kommunförbundet Skåne hjälper till.\n", "Kommunförbundet Skåne"),
        ("Länsförbundet ska höras.\n", None),
    ],
)
def test_bodies_are_known_by_form_where_a_sentence_begins(text: str, name: str | None) -> None:
    """Before another body of an enumeration, or with the area of an authority; a common noun is none."""
    found = extract(Document("prov", text, blocks(text), ""))

    assert {node.label for node in found.nodes if node.method == "by-name-form"} - {None} == ({name} if name else set())


def test_towns_without_a_word_for_their_kind_stay_places() -> None:
    """ "Kommunerna i länet" tells what one town behind it stands for as little as a sentence of its own."""
    text = "Kommunerna i länet har svarat. Trosa, Gnesta och Flen ligger vid banan.\n"

    assert {name.kind for name in gazetteer().find(text)} == {"place"}
