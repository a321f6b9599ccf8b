"""Bodies that only their enumeration tells, and what stands in enumerations without being one."""

from __future__ import annotations

import pytest

from loaders.document import Document
from loaders.extract.bodies import bodies
from loaders.extract.bodies.known_bodies import ORGANISATIONS
from loaders.extract.reading import Reading
from loaders.readers.text import blocks


def found(text: str) -> list[str]:
    """The names of the bodies of a text that the reference graph does not know."""
    reading = Reading(Document("prov", text, blocks(text), ""))
    bodies.extract(reading)
    return [node.label or "" for node in reading.of(*ORGANISATIONS)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Nätet byggs ut (NORD), Teknik, Boverket, Eda kommun, Region Skåne", ["Teknik"]),
        ("I arbetet deltar Trälle, Boverket och Eda kommun.", ["Trälle"]),
        (
            "Parterna är Boverket, forskningsinstitutet RISE, Gävle Gårdsmission och Ljus i Gävle.",
            ["Gävle Gårdsmission", "Ljus i Gävle"],
        ),
        (
            "De aktörer som har gått med i arbetet och delar data är Blänket, NetHire, Monstret och oKart.",
            ["Blänket", "NetHire", "Monstret", "oKart"],
        ),
        ("Vi arbetar med en rad partners – Solbladet, KSAB och Eda kommun – i år.", ["Solbladet", "KSAB"]),
        ("Solbladet, Boverket och Eda kommun driver arbetet.", ["Solbladet"]),
        ("Medel går till Boverket, Hjälpa barnen och Eda kommun.", ["Hjälpa barnen"]),
        ("Det drivs av Boverket, Skogs- och mjölkfacket och Eda kommun.", ["Skogs- och mjölkfacket"]),
    ],
)
def test_a_member_of_an_enumeration_of_bodies_is_one(text: str, names: list[str]) -> None:
    """Two others are bodies, or the words before say that bodies are enumerated."""
    assert found(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Den andra, Kustbandet, leddes av Boverket med Eda kommun, Region Skåne och SKR.",
        "Region Blekinge, Samverkan Skogsplanering\n\nArbetet pågår.",
        "Kustbandet, Boverket, Eda kommun, Region Skåne\n\nArbetet pågår.",
        "Ansvaret delas av Boverket, Norge, Eda kommun och Region Skåne.",
        "I projektet deltar Boverket, Maja, Eda kommun och Maja Ek.",
        "Boverket, Klimatprogrammet, Eda kommun och Rapporten deltar.",
        "Mötet i Storbyn gällde Boverket, Eda kommun och Storbyn.",
        "Institutionen för Ekonomi och Samhälle, Uppsala universitet, Boverket",
        "Boverket, Eda kommun, Vatten och avlopp deltar.",
        "Tre ämnen var Boverket, Kartor och Ljus.",
        "Kommunerna Mora, Storbyn, Orsa och Rättvik deltar.",
    ],
)
def test_what_stands_beside_bodies_need_not_be_one(text: str) -> None:
    """A title of a line, a country, a person, a programme, a place, a unit, half a phrase and a town are none."""
    assert found(text) == []


def test_the_shorter_form_of_a_name_is_no_second_body() -> None:
    """The text names the company in full elsewhere."""
    text = "Det görs tillsammans med Boverket, Kalix slip och Eda kommun.\n\nKalix Slip AB betalar."

    assert found(text) == ["Kalix Slip AB"]


def test_a_name_of_somebody_whose_surname_is_a_word_is_no_body() -> None:
    """ "Kalv Arkitekter" is a firm; who is called "Stålbrand" is nobody's firm, though both are words."""
    assert found("Med är Osby kommun, Hörby kommun, Youssra Stålbrand och Kalv Arkitekter.") == ["Kalv Arkitekter"]
