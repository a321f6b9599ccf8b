"""Projects that running text names inside its sentences, by the words before and behind the name; and what are none."""

from __future__ import annotations

import pytest

from loaders.document import Document
from loaders.extract import extract
from loaders.readers.text import blocks


def titles(text: str) -> set[str]:
    """The titles of the projects that a text names."""
    return {n.label or "" for n in extract(Document("prov", text, blocks(text), "")).nodes if n.type == "Project"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kunskapen kommer från Lamm och ljung, ett avslutat projekt som Falkenbergs kommun drev.",
            {"Lamm och ljung"},
        ),
        ("Våren 2024 inledde Borås Stad och Högskolan i Borås därtill Lätt last, en mindre förstudie.", {"Lätt last"}),
        ("Arbetssättet hämtades från Tidigt ute, Region Hallands projekt för unga.", {"Tidigt ute"}),
        (
            "Vid mötet presenterades också Flexibla lass. Det är ett projekt som Karlstads kommun driver.",
            {"Flexibla lass"},
        ),
        ("I dag är Elväg Småland ett samarbete mellan Jönköpings kommun och Trafikverket.", {"Elväg Småland"}),
        ("Planen bygger vidare på Ung i byn, som Rättviks kommun drev 2019–2022.", {"Ung i byn"}),
        ("Arbetet bygger på Våt mark (2019–2022), som Vara kommun ledde.", {"Våt mark"}),
        ("Slutrapporten från Säker is är klar. Projektet ägdes av Luleå kommun.", {"Säker is"}),
        (
            "Med start i maj deltar Storumans kommun i Räls och råvara. Projektet leds av Region Skåne.",
            {"Räls och råvara"},
        ),
        (
            "Läsfrämjandet bärs till stor del av Buss tur och retur. Projektet ägs av Åsele kommun.",
            {"Buss tur och retur"},
        ),
        (
            "Vart tar massorna vägen? Det vill Kretsloppskajen ta reda på. Bakom projektet står Trosa kommun.",
            {"Kretsloppskajen"},
        ),
        ("I Kylhuset Kiruna undersöker Kiruna kommun hur värme i projektet kan lagras.", {"Kylhuset Kiruna"}),
        (
            "Tre projekt får stöd. Mest, 11 miljoner kronor, går till Ellager Höglandet. Där ska Skara kommun prova.",
            {"Ellager Höglandet"},
        ),
        ("Gnosjö kommun söker 2 miljoner kronor från Vinnova till Lång resa – en kort väg till jobb.", {"Lång resa"}),
        ("Nu är det klart att ”Hitta hem” får fortsätta. Projektet ägs av Ånge kommun.", {"Hitta hem"}),
        ("Två projekt har avslutats under året: Grön fläta och Blå port.", {"Grön fläta", "Blå port"}),
        ("Projekten Grön fläta och Blå port har delat erfarenheter.", {"Grön fläta", "Blå port"}),
        ("Kulturarv i rörelse – så heter det projekt som Region Gotland nu startar.", {"Kulturarv i rörelse"}),
        ("Glesbygdens apotek kallas den satsning som Strömsunds kommun har inlett.", {"Glesbygdens apotek"}),
        ("Projektet Vem äger vattnet? leds av Region Gotland.", {"Vem äger vattnet?"}),
        ("I projektet Nära nog! samarbetar Ljusdals kommun och Hudiksvalls kommun.", {"Nära nog!"}),
        ("I systerprojektet Tillgänglig hållplats har Region Halland byggt om.", {"Tillgänglig hållplats"}),
    ],
)
def test_words_around_a_name_tell_that_it_is_a_projects(text: str, expected: set[str]) -> None:
    """By an apposition, what it follows on, who does it, or the next sentence that calls it a project."""
    assert titles(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Mötet hölls i Falun, ett centrum för projekt i regionen som Region Dalarna gärna visar.",
        "Vi tackar Sofia Lund, en eldsjäl i projektet, och Bo Ek, som ledde mötet.",
        "Projekten i Blekinge, en insats för öarna, har stannat.",
        "Kommunen bytte till Teams, ett verktyg som projekten använder.",
        "Tre projekt i Småland får stöd. Mest pengar går till Växjö. Där ska Växjö kommun bygga nytt.",
        "I dag är Norrköping ett centrum för projekt om AI.",
        "Arbetet bygger på Länsplan 2022–2033, som Region Uppsala beslutade. Projektet väntar.",
        "Slutrapporten från Riksrevisionen är klar. Projektet ägdes av Luleå kommun.",
        "Boken ”Allt om ån” är slut. Projektet trycker fler.",
        "Sara sade: ”Det blev bra”. Projektet firade.",
        "Det ska Sametinget ta reda på. Bakom projektet står Naturvårdsverket.",
        "I Folkets hus träffades Säters kommun och Hedemora kommun för att tala om projekten.",
        "Frågan bärs av Maria Falk. Projektet ägs av kommunen.",
        "Två rapporter har kommit under året: Klimatbokslut och Vägval. Projektet läser dem.",
    ],
)
def test_places_bodies_persons_and_works_so_framed_are_none(text: str) -> None:
    """The same frames around what is no project."""
    assert titles(text) == set()
