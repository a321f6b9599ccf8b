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
        ("Nytt projekt i oktober: Hela kartan Blekinge\n", {"Hela kartan Blekinge"}),
        ("Nu drar Trygg torgyta igång. Projektet leds av Bodens kommun.", {"Trygg torgyta"}),
        ("Region Värmland driver Dela bil på landet. Hagfors kommun är med i projektet.", {"Dela bil på landet"}),
        ("Trafikverket startade 2024 Elbåt 24. Projektet ska visa om båtar kan ersätta bussar.", {"Elbåt 24"}),
        ("Projektet efterträdde Ett steg till, som Hylte kommun och Region Halland drev.", {"Ett steg till"}),
        ("Projektet Våta fötter kompletterar Snabba ben, som drivs av Ystads kommun.", {"Våta fötter", "Snabba ben"}),
        (
            "Ett avslutat projekt är Nästa hållplats framtiden. Det ägdes av Region Skåne.",
            {"Nästa hållplats framtiden"},
        ),
        (
            "Tre projekt är viktiga för vårt län nu: Rör (Region Skåne), Solö (Eda kommun) och Bådan (Hylte kommun).",
            {"Rör", "Solö", "Bådan"},
        ),
        (
            "Bakgrund: Erfarenheter av projektet Hållbar hamn, som Gävle kommun drev, är goda. Arbetet stannade där.",
            {"Hållbar hamn"},
        ),
        (
            "I projektet deltar många. Arbetet sker inom Kultur utan gränser, som leds av Region Skåne.",
            {"Kultur utan gränser"},
        ),
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
        "VAD PROJEKTET GAV\n\nVägen blev bättre.\n\nSVÅRIGHETER SOM PROJEKTET MÖTTE\n\nSnön.",
        "PROJEKTET I SAMMANFATTNING\n\nBra.\n\nSÅ SKA PROJEKTET SPRIDAS\n\nBrett.",
        "Den gemensamma strategin Havet 2030, som Region Skåne ledde, ligger till grund för projekten.",
        "Nytt projekt i Falun: Falu kommun",
        "Liknande projekt: Det finns inga",
        "Nu drar Trafikverket igång. Projektet leds av Bodens kommun.",
        "Region Värmland driver Karlstad Airport. Projektet är dyrt.",
        "Karin Ek från Region Uppsala presenterade Anders Ek. Projektet har tagit fram en mall.",
        "Region Skåne driver ett projekt om trafik, Maria Ek, tillsammans med Lunds kommun.",
        "Vi jämför med Finland, där Helsingfors stad drev frågan i projekt.",
    ],
)
def test_places_bodies_persons_and_works_so_framed_are_none(text: str) -> None:
    """The same frames around what is no project."""
    assert titles(text) == set()
