"""Projects, parties and bodies of layouts that fresh documents have, and what of the same look gives none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.document import Document
from loaders.extract.bodies import bodies
from loaders.extract.bodies.known_bodies import ORGANISATIONS
from loaders.extract.order import EXTRACTORS
from loaders.extract.persons.form import withheld
from loaders.extract.reading import Reading
from loaders.readers.text import blocks

Reads = Callable[[str], dict[str, set[str]]]


def read(text: str) -> Reading:
    """A text with all that is found in it."""
    reading = Reading(Document("prov", text, blocks(text), "0"))
    for extractor in EXTRACTORS:
        extractor.extract(reading)
    return reading


def kept(text: str) -> set[str | None]:
    """The names of the bodies that a text has beside those of the reference graph."""
    reading = Reading(Document("prov", text, blocks(text), "0"))
    bodies.extract(reading)
    return {node.label for node in reading.of(*ORGANISATIONS)}


GRANTED = """Projekten som får stöd

- Nära vardag
  Hylte kommun får 2,6 miljoner kronor för att pröva lärande på distans.
- Vindens tekniker
  Varbergs kommun tilldelas 900 000 kr. Utbildningen görs i samarbete med Laholms kommun.
- Runt sjön på cykel
  1,9 miljoner kronor går till Falkenbergs kommun, som samverkar med Kungsbacka kommun.

Vad händer nu?

- Nästa omgång
  Utlysningen öppnar i maj.
"""
MINUTES = """Styrgruppsmöte nr 3, Broar i trä

Ledamöter
Eva Ek          Region Halland, ordförande
Olle Alm        Hylte kommun
Maja Lund       Göta Timmer AB

Adjungerade
Lisa Berg       Energimyndigheten
Anmält förhinder     Varbergs kommun

§ 1 Öppnande
Mötet öppnas.
"""
PRESENT = """Minnesanteckningar, styrgruppen för Broar i trä
Projekt: Broar i trä

Närvarande: Region Halland (ordf.), Hylte kommun, Trafikverket (observatör)
Frånvarande: Laholms kommun

1. Läget
Allt går bra.
"""
OTHER_MEETING = """Minnesanteckningar, planeringsforum

Närvarande: Region Halland, Hylte kommun

Hylte kommun leder projektet Broar i trä.
"""
RECOGNISED = """Projektet Kana1bygd 1edde s av Hylte kommun. Med var Laholms kommun och Länssty-
relsen i Hallands län. Syftet var att sam1a de p1aner som fanns. Tidigare hade al1a p1anerat
fram till sin egen gräns.

Som en följd startade Varbergs kommun pro-
jektet Slussvakten tillsammans med Dals1ands Turist AB.
"""
ABROAD = """Ljus längs sundet

Lead partner
Hylte kommun, Sverige

Projektpartner
Halden kommune, Norge
Helsingør Kommune, Danmark
Fiskevårdsföreningen Norra Sundet, Sverige

Associerade partner (utan budget)
Sjöfartsverket
"""
LONG_LABEL = """Projektnamn: Broar i trä
Sökande: Hylte kommun
Parter som bidrar med arbetstid men utan egen budget: Laholms kommun
Kommuner som har tackat nej till att vara med i projektet: Varbergs kommun
"""
CHAPTERS = """Ansökan om stöd till regional utveckling

Benämning: Broar i trä
Sökande: Hylte kommun

3. ARBETSFÖRDELNING
Hylte kommun: leder projektet och ansvarar för mätningarna
Laholms kommun: upplåter mark

4. Vanliga skäl till avslag
- Projektet låg nära den vanliga verksamheten
- Region Halland saknade medel
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            GRANTED,
            {
                "Nära vardag": {"Hylte kommun"},
                "Vindens tekniker": {"Varbergs kommun", "Laholms kommun"},
                "Runt sjön på cykel": {"Falkenbergs kommun", "Kungsbacka kommun"},
            },
        ),
        (MINUTES, {"Broar i trä": {"Region Halland", "Hylte kommun", "Göta Timmer AB"}}),
        (PRESENT, {"Broar i trä": {"Region Halland", "Hylte kommun"}}),
        (OTHER_MEETING, {"Broar i trä": {"Hylte kommun"}}),
        (LONG_LABEL, {"Broar i trä": {"Hylte kommun", "Laholms kommun"}}),
        (CHAPTERS, {"Broar i trä": {"Hylte kommun", "Laholms kommun"}}),
    ],
    ids=["granted", "members", "present", "forum", "long label", "chapters"],
)
def test_projects_of_fresh_layouts(taking_part: Reads, text: str, expected: dict[str, set[str]]) -> None:
    """Sums told in sentences, seats in a steering group, long labels; chapters and other meetings give none."""
    assert taking_part(text) == expected


def test_recognised_pages_are_mended(taking_part: Reads) -> None:
    """A digit inside a word, a name and the noun before one broken over lines."""
    found = taking_part(RECOGNISED)

    assert found["Slussvakten"] == {"Varbergs kommun", "Dalslands Turist AB"}
    assert "Länssty-" not in kept(RECOGNISED)


def test_partners_of_other_countries_are_bodies(taking_part: Reads) -> None:
    """Their countries, and the label over those without a budget, are none; nor is a municipality a person."""
    names = {node.label for node in read(ABROAD).of(*ORGANISATIONS)}

    assert names == {"Halden kommune", "Helsingør Kommune", "Fiskevårdsföreningen Norra Sundet"}
    reading = Reading(Document("prov", "Halden Kommune, Norge", blocks("Halden Kommune, Norge"), "0"))
    assert not withheld(reading, reading.document.blocks[0].span)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Planforum Halland är ett nätverk för dem som planerar.", {"Planforum Halland"}),
        ("Vi träffade Kustsamling Väst, en ideell förening med 40 medlemmar.", {"Kustsamling Väst"}),
        ("Sökande är Hylte kommun. Halland Nord Turism är projektpartner.", {"Halland Nord Turism"}),
        ("Forumet är ett nätverk för dem som planerar.", set()),
        ("Här är ett nätverk som fungerar.", set()),
        ("Maj Ek är projektägare.", set()),
        ("Halland är en organisation i sig.", set()),
        (
            "När | Vad | Vem\nApril | Ny omgång | Tillväxtverket\nMaj | Träff | Familjen Varberg\n"
            "Juni | Resa | Hylte kommun\n",
            {"Familjen Varberg"},
        ),
        (
            "När | Vad | Vem\nApril | Ny omgång | Tillväxtverket\nMaj | Träff | Maj Ek\nJuni | Resa | Hylte kommun\n",
            set(),
        ),
        (
            "I rummet\n\n- Kommuner\n- Hylte kommun, Laholms kommun\n- Övriga\n"
            "- Skåne Nordost, Sveriges Allmännytta, Göta Timmer AB\n",
            {"Skåne Nordost", "Göta Timmer AB"},
        ),
        ("- Beviljade projekt\n- Skåne Nordost, Sveriges Allmännytta, Göta Timmer AB\n", {"Göta Timmer AB"}),
    ],
    ids=[
        "defined", "apposed", "in a role", "common word", "opening", "person", "county", "column", "person in column",
        "group over", "title",
    ],
)  # fmt: skip
def test_bodies_without_a_form(text: str, expected: set[str]) -> None:
    """A definition, a role, a column of bodies or a group's line over an enumeration tells them."""
    assert kept(text) == expected


def test_a_name_of_running_text_is_as_long_as_its_cell(taking_part: Reads) -> None:
    """A preposition that ends a sentence's name is the name's own where a cell holds it."""
    table = "Projekt | Ägare\nJord att bygga på | Hylte kommun\nBroar i trä | Laholms kommun\n"

    assert taking_part(f"{table}\nFör projektet Jord att bygga på är Region Halland medsökande.") == {
        "Jord att bygga på": {"Hylte kommun", "Region Halland"},
        "Broar i trä": {"Laholms kommun"},
    }


WRAPPED = """Minnesanteckningar från höstens möte i länet om gods och järnväg

Närvarande: Region Halland, Region Skåne, Trafikverket, Hylte kommun, Länsstyrelsen
Halland, Boverket, Laholms kommun, Falkenbergs kommun, Kungsbacka kommun, Kalmar kommun
och Linköpings universitet
Vid pennan: Eva Ek

Mötet öppnades av Region Halland som hälsade alla välkomna till dagens genomgång av läget
i länet. Därefter berättade Trafikverket om vinterns arbeten på Västkustbanan och
"""


def test_a_value_goes_on_under_a_line_that_is_full() -> None:
    """In a text whose lines are broken at one width; else what stands under a label is apart."""
    first, short = blocks(WRAPPED)[1], blocks("Plats: Hylte\nRegion Halland hälsade välkommen.\n")

    assert WRAPPED[first.start : first.end].endswith("Linköpings universitet")
    assert [block.kind.value for block in short] == ["label", "paragraph"]
