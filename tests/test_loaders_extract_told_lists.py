"""Bodies of lists that the words over them or the persons before them tell."""

from __future__ import annotations

import pytest

from loaders.document import Document
from loaders.extract import extract
from loaders.extract.bodies.known_bodies import ORGANISATIONS
from loaders.readers.text import blocks


def found(text: str) -> list[str]:
    """The names of the bodies of a text that the reference graph does not know."""
    return [n.label or "" for n in extract(Document("prov", text, blocks(text), "")).nodes if n.type in ORGANISATIONS]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Våra externa samverkanspartners:\n\nLjuståget\n\nHjälpa barnen\n\nGood in Change.\n\nTexten går vidare.",
            ["Ljuståget", "Hjälpa barnen", "Good in Change"],
        ),
        ("Föreningar som deltar:\n\nSveriges badvänner\n\nSveriges kommuner", ["Sveriges badvänner"]),
        ("Projektets partners är\n\nUppsala universitet\n\nMadrid stad\n\nArtok i Florens", ["Madrid stad", "Artok"]),
        (
            "Rådet består av:\n\nMaja Lind, Alfakomp\n\nOskar Berg, Boverket\n\nEva Ström, Läsvågen"
            "\n\nPer Nyman, Trafikverket",
            ["Alfakomp", "Läsvågen"],
        ),
    ],
)
def test_words_over_a_list_or_persons_in_it_tell_that_its_lines_are_bodies(text: str, names: list[str]) -> None:
    """Lines a paragraph, items, and persons with the bodies they come from."""
    assert found(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Våra samverkanspartners:\n\nKommuner\n\nLokala företag\n\nMaja Lind",
        "Våra teman:\n\nLjuståget\n\nHjälpa barnen\n\nGood in Change.",
        "Partners får stöd. Ämnen är\n\nVatten\n\nLjus",
        "Där var:\n\nMaja Lind, Ordförande\n\nOskar Berg, Sekreterare\n\nEva Ström, Boverket\n\nPer Nyman, Ledamot",
        "Föreningar som deltar:\n\n" + "åäö" * 50_000,
    ],
)
def test_other_lists_hold_no_bodies(text: str) -> None:
    """Groups, persons, themes, what persons are, and one word without end."""
    assert found(text) == []


def test_a_town_of_another_country_is_a_plain_organisation() -> None:
    """The classes of authorities are the reference graph's, which holds all of the country's."""
    text = "Projektets partners är\n\nUppsala universitet\n\nMadrid stad"

    made = extract(Document("prov", text, blocks(text), ""))

    assert [(n.type, n.label) for n in made.nodes if n.type in ORGANISATIONS] == [("Organisation", "Madrid stad")]
