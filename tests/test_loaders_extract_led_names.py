"""Names of projects that a sentence, a heading or minutes bring up without a noun, and who takes part in them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Reads = Callable[[str], dict[str, set[str]]]
SEVERAL = "Nämnden fattade under året beslut om nitton projekt. Här redovisas några av dem.\n\n"


@pytest.mark.parametrize(
    ("text", "title", "parties"),
    [
        (
            "Bakom ansökan till Skafferiet i dalen står Mora kommun, som har fått med sig Orsa kommun.",
            "Skafferiet i dalen",
            {"Mora kommun", "Orsa kommun"},
        ),
        (
            "Bakom förslaget till Kustens nya fyrar finns Region Halland och Varbergs kommun.",
            "Kustens nya fyrar",
            {"Region Halland", "Varbergs kommun"},
        ),
        (
            "Jobbspåret, som startade i januari, drivs av Eslövs kommun tillsammans med Region Skåne.",
            "Jobbspåret",
            {"Eslövs kommun", "Region Skåne"},
        ),
        (
            "Kulturkarusellen, som går in på sitt sista år, leds av Region Gotland.",
            "Kulturkarusellen",
            {"Region Gotland"},
        ),
        (
            "Fiskevägar förbi (treårigt, beviljat i mars) samordnas av Länsstyrelsen i Kalmar län.",
            "Fiskevägar förbi",
            {"Länsstyrelsen i Kalmar län"},
        ),
        (
            "Det största av dem, Skogens dolda värden, ägs av Skogsstyrelsen. I arbetet ingår Ljusdals kommun.",
            "Skogens dolda värden",
            {"Skogsstyrelsen", "Ljusdals kommun"},
        ),
        (
            "Årets mest omtalade satsning, Nattåg norrut, samordnas av Trafikverket.",
            "Nattåg norrut",
            {"Trafikverket"},
        ),
        (
            "Det senaste tillskottet, Lärlingslyftet, drivs av Falköpings kommun.",
            "Lärlingslyftet",
            {"Falköpings kommun"},
        ),
        (
            "Bergs kommun deltog. Värnamo kommun informerade om Spår i skogen, som kommunen driver på egen hand.",
            "Spår i skogen",
            {"Värnamo kommun"},
        ),
        (
            "Region Dalarna berättade om Bron till jobbet, som regionen äger ihop med Falu kommun.",
            "Bron till jobbet",
            {"Region Dalarna", "Falu kommun"},
        ),
        (
            "Därefter var det dags för Hörby kommun, som driver Mat från åsen i samverkan med Höörs kommun.",
            "Mat från åsen",
            {"Hörby kommun", "Höörs kommun"},
        ),
        (
            "Med i Grönare gårdar är Vara kommun, Essunga kommun och Sveriges lantbruksuniversitet.",
            "Grönare gårdar",
            {"Vara kommun", "Essunga kommun", "Sveriges lantbruksuniversitet"},
        ),
        (
            "I Levande lador, som avslutades i december, har Skövde kommun varit projektägare. "
            "Tibro kommun bidrog med två byggnader.",
            "Levande lador",
            {"Skövde kommun", "Tibro kommun"},
        ),
        (
            "Drivkraften bakom Hästen i stan är Täby kommun. Danderyds kommun hoppade av.",
            "Hästen i stan",
            {"Täby kommun"},
        ),
        (
            "Region Kalmar län lämnade in en ansökan till Vinnova för Rälsbuss på nytt. "
            "Med på ansökan är Hultsfreds kommun.",
            "Rälsbuss på nytt",
            {"Region Kalmar län", "Hultsfreds kommun"},
        ),
        (
            "Mest uppmärksamhet fick Delade maskiner. Bakom den står Alvesta kommun.",
            "Delade maskiner",
            {"Alvesta kommun"},
        ),
        (
            "Umeå universitet presenterade Distanslyftet, som drivs ihop med Åsele kommun.",
            "Distanslyftet",
            {"Umeå universitet", "Åsele kommun"},
        ),
        (
            "Sist ut var Öckerö kommun och deras Bärande båtar, ett samarbete med Chalmers tekniska högskola.",
            "Bärande båtar",
            {"Öckerö kommun", "Chalmers tekniska högskola"},
        ),
        (
            "Näst på tur stod Vetlanda kommun, som tillsammans med Sävsjö kommun utvecklar Grön el i ladan.",
            "Grön el i ladan",
            {"Vetlanda kommun", "Sävsjö kommun"},
        ),
    ],
)
def test_who_leads_tells_a_name_by_whatever_stands_between(
    text: str, title: str, parties: set[str], taking_part: Reads
) -> None:
    """An aside, an apposition, a noun for the application, or a noun for a body that was named."""
    assert taking_part(SEVERAL + text) == {title: parties}


@pytest.mark.parametrize(
    "text",
    [
        "Återvinningscentralen, som öppnade i maj, drivs av Lunds kommun.",
        "Bakom ansökan till Tillväxtverket står Lunds kommun och Eslövs kommun.",
        "Det minsta av länets sjukhus, Lasarettet i Enköping, drivs av Region Uppsala.",
        "Samordningen, som startade i januari, leds av Region Uppsala tillsammans med Uppsala kommun.",
        "Bredbandsutbyggnaden, som startade i januari, leds av Region Uppsala.",
        "Den största av sjöarna, Hjälmaren, förvaltas av Länsstyrelsen i Örebro län.",
        "Uppsala kommun informerade om Uppsala Vatten, som kommunen äger.",
        "Näringslivskontoret, som flyttar i höst, leds av Lunds kommun tillsammans med Eslövs kommun.",
        "Svenska Mässan, som ägs av en stiftelse i Göteborgs Stad, byggs om.",
        "Handboken Tillgängliga entréer togs fram av Boverket tillsammans med Trafikverket.",
        "På Österlen, där Simrishamns kommun växer, byggs ett hotell. I Ystad ökar skatten.",
        "Hösten 2024 leddes Region Skåne och Lunds kommun av samma parti.",
    ],
)
def test_other_things_are_led_too(text: str, taking_part: Reads) -> None:
    """Places to go to, standing tasks, offices, lakes and bodies."""
    assert taking_part(SEVERAL + text) == {}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Redan 2021 startade Åre kommun och Bergs kommun projektet Snö på hyllan.",
            {"Snö på hyllan": {"Åre kommun", "Bergs kommun"}},
        ),
        (
            "Under tre år har Region Sörmland drivit projektet Steg för steg till skolan. Syftet är trygga vägar.",
            {"Steg för steg till skolan": {"Region Sörmland"}},
        ),
        (
            "Trosa kommun leder projektet Kusten till hösten.",
            {"Kusten": {"Trosa kommun"}},
        ),
        (
            "Trosa kommun leder projektet Hem till byn tillsammans med Gnesta kommun.",
            {"Hem till byn": {"Trosa kommun", "Gnesta kommun"}},
        ),
        (
            "Nämnden beslutar\natt bevilja Arboga kommun 300 000 kronor för projektet Åns år, samt\n"
            "att avslå ansökan från Kungsörs Båtklubb AB om medel till projektet Segel i sikte.",
            {"Åns år": {"Arboga kommun"}, "Segel i sikte": {"Kungsörs Båtklubb AB"}},
        ),
    ],
)
def test_a_name_behind_its_noun_is_whole_and_nothing_else(
    text: str, told: dict[str, set[str]], taking_part: Reads
) -> None:
    """What it leads to belongs to it, a time does not; each decision is about its own."""
    assert taking_part(text) == told


REPORT = """Lägesrapport oktober

1. Pågående projekt

Spår genom stan
Leds av Umeå kommun. Region Västerbotten deltar.

Fler på landet
Ansökan lämnad till Tillväxtverket. Sökande är Robertsfors kommun, medsökande Nordmalings kommun.

Hela bygden bygger
Drivs av Vännäs kommun och Bjurholms kommun.

2. Övrigt
Nästa möte är i maj.
"""


def test_a_text_without_a_subject_is_told_of_its_heading(taking_part: Reads) -> None:
    """Whatever word the heading begins with."""
    assert taking_part(REPORT) == {
        "Spår genom stan": {"Umeå kommun", "Region Västerbotten"},
        "Fler på landet": {"Robertsfors kommun", "Nordmalings kommun"},
        "Hela bygden bygger": {"Vännäs kommun", "Bjurholms kommun"},
    }


def test_offices_and_libraries_are_run_too(taking_part: Reads) -> None:
    """A text without a subject alone does not make a project of its heading."""
    text = "Organisation\n\nStadsbiblioteket\nDrivs av Umeå kommun.\n\nTuristbyrån\nLeds av Umeå kommun.\n"
    assert taking_part(text) == {}


MINUTES = """STYRGRUPPSMÖTE 4 – SKOGENS VATTEN

Tid: 3 mars 2025
Plats: Digitalt

Närvarande ledamöter
Bo Ek       Region Kronoberg, ordförande
Eva Asp     Växjö kommun
Ida Berg    Skogsstyrelsen

Övriga
Pia Lund    Naturvårdsverket, observatör
Frånvarande Alvesta kommun

§ 1 Mötet öppnas
Dagordningen godkänns.

§ 2 Läget i projektet
Arbetet går enligt plan. Tingsryds kommun, som är part i projektet, har lämnat karta.
"""


def test_members_of_the_group_that_runs_a_project_take_part(taking_part: Reads) -> None:
    """Not who is absent or looks on; nor is the word over them a title."""
    members = {"Region Kronoberg", "Växjö kommun", "Skogsstyrelsen", "Tingsryds kommun"}
    assert taking_part(MINUTES) == {"SKOGENS VATTEN": members}


def test_members_in_lines_under_a_named_project(taking_part: Reads) -> None:
    """The head of the page names the project, the lines have commas."""
    text = (
        "Protokoll\nStyrgruppen för projektet Kust i takt, möte 3\n\nLedamöter:\nAnna Lind, Region Blekinge\n"
        "Karl Frisk, Karlskrona kommun\nMia Dahl, Boverket, adjungerad\n\n1. Öppnande\nOrdföranden öppnade mötet."
    )
    assert taking_part(text) == {"Kust i takt": {"Region Blekinge", "Karlskrona kommun"}}


def test_a_subtitle_in_the_head_of_a_page_makes_no_other_project(taking_part: Reads) -> None:
    """Its text calls the project by the title alone."""
    text = (
        "Protokoll\nStyrgruppsmöte nr 6, Ljusvägen – belysta stigar runt sjön\n\nNärvarande\nAnn Lo, Säters kommun\n"
        "Bo Vik, Falu kommun\n\n§ 2 Läget\nLjusvägen är ett samarbetsprojekt mellan kommunerna.\n"
    )
    assert taking_part(text) == {"Ljusvägen": {"Säters kommun", "Falu kommun"}}


def test_who_meets_on_something_else_takes_part_in_no_project(taking_part: Reads) -> None:
    """No group of the project has met."""
    text = (
        "Mötesanteckningar\n\nLedamöter\nAnna Lind, Region Blekinge\nKarl Frisk, Karlskrona kommun\n\n"
        "Projektet Kust i takt\nProjektet leds av Ronneby kommun."
    )
    assert taking_part(text) == {"Kust i takt": {"Ronneby kommun"}}


def test_a_text_is_about_what_it_opens_with_not_about_an_aside(taking_part: Reads) -> None:
    """A later block that says "projektet" means the first."""
    text = (
        "I maj startade projektet Tång på tallriken. Syftet är ny mat.\n\n"
        "Idén är inte ny. Redan 2019 provade Orusts kommun något liknande i projektet Algfabriken.\n\n"
        "Projektet leds av Tjörns kommun."
    )
    assert taking_part(text)["Tång på tallriken"] == {"Tjörns kommun"}


@pytest.mark.parametrize(
    ("told", "parties"),
    [
        ("Tibro kommun är ny i kretsen. Karlsborgs kommun valde att inte gå med.", {"Tibro kommun"}),
        ("I styrgruppen sitter utöver parterna även Boverket. Som adjungerad finns Skolverket med.", {"Boverket"}),
        ("I dag deltar också Tibro kommun, och Boverket följer arbetet som observatör.", {"Tibro kommun"}),
        ("Vinnova stod för halva kostnaden. Boverket gick in med pengar. Skolverket bistod med data.", set()),
        ("Länsstyrelsen i Skåne län har prövat tillståndet. Boverket, som granskar projektet, är nöjt.", set()),
        ("Det andra, som saknar namn, leds av Tibro kommun. Hjo kommun medverkar.", set()),
    ],
)
def test_members_told_later_and_who_is_none(told: str, parties: set[str], taking_part: Reads) -> None:
    """Who joins takes part; who pays, permits, looks on or supplies does not."""
    assert taking_part(f"Projektet Ny mark drivs av Skövde kommun. {told}") == {"Ny mark": {"Skövde kommun", *parties}}


def test_the_head_of_an_evaluation_names_its_author(taking_part: Reads) -> None:
    """The body under the title wrote it."""
    text = "Utvärdering av Ett enda stopp\nKonturen AB, mars 2025\n\nUppdraget\nProjektet har letts av Region Halland."
    assert taking_part(text) == {"Ett enda stopp": {"Region Halland"}}


def test_members_in_one_line_and_one_that_joined(taking_part: Reads) -> None:
    """Each body of the line is judged by itself; a date behind the title is none of it."""
    text = (
        "Minnesanteckningar\nStyrgruppsmöte Tåg i takt, 12 maj 2025\n\nNärvarande: Lena Ask (Region Värmland), "
        "Bo Hed (Karlstads kommun), Olle Fors (Trafikverket, adjungerad)\nFrånvarande: Säffle kommun\n\n"
        "1. Mötet öppnas\nLena Ask hälsade välkommen.\n\n"
        "2. Läget\nSedan i januari deltar även Karlstads universitet i projektet."
    )
    assert taking_part(text) == {"Tåg i takt": {"Region Värmland", "Karlstads kommun", "Karlstads universitet"}}
