"""Projects of cards, boxes, grids and lines of parties with their roles; and what of them gives none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.document import Document
from loaders.extract import extract
from loaders.readers.text import blocks

Reads = Callable[[str], dict[str, set[str]]]

CARDS = """Namn: Fossilfri färja
Kommuner: Öckerö, Tjörn
Stöd från: Tillväxtverket
Medförare: Sjöfartsverket

Namn: Levande torg
Kommuner: Skara, Götene
Stöd från: Tillväxtverket
"""
BOX = """FAKTA OM PROJEKTET
Kust möter inland – en vattenplan
Ansvarig organisation  Länsstyrelsen i Kalmar län
Partner(s)             Region Kalmar län
Löptid                 2024–2027
"""
GRID = """Projektnamn
Tid för samverkan
Sökande organisation                     Org.nr
Bjurholms kommun                         212000-2619
Samverkande organisationer
Vindelns kommun, Vännäs kommun
"""
ROLES = """Aktörer i projektet Blå kust

Region Skåne – projektägare
Malmö stad – partner
Länsstyrelsen Skåne – referensgrupp
Tillväxtverket – finansiär
"""
UNDER_HEADINGS = """# Våra samverkansprojekt

## Stråket i söder

*Region Halland (projektägare), Trafikverket*

Vi planerar pendling.

## Ren kust

*Varbergs kommun, Falkenbergs kommun, Kattegatts vänförening*

Vi samlar nät.
"""
NUMBERED_LABELS = """1. Uppgifter om sökande
Organisationens namn: Karlskrona kommun

2. Medsökande organisationer
Medsökande 1: Ronneby kommun

3. Uppgifter om projektet
Benämning: Smart elnät
Projekttid: 2024–2026

4. Samverkanspartner utan egen budget
Region Blekinge, Boverket
"""
PLACES = """Projektnamn: Vind i samklang
Huvudman: Region Västernorrland
Med i projektet: Sollefteå, Kramfors
Testorter: Torsby, Hagfors
"""
APPLIED = """§ 15 Ansökan från Hofors kommun – Industrispåret

Sökande: Hofors kommun
Beslut: Avslag.
"""
STRONG_LABELS = """### Sjöstad 2030
**Ägare** Karlstads kommun
**Partner** Region Värmland, CGI

Sjöstad 2030 växer.
"""
PRINTED_KINDS = """FÖRSTUDIE
Regional vattenbank

1 Parter
Koordinator        Region Skåne
Behovsägare        Lunds kommun
Budget             Eslövs kommun betalar
"""
SUBTITLED = """Regionen satsar på två projekt

• Nya spår – om återbruk. Projektägare: Eskilstuna kommun. Partner: Trafikverket.
• Trygg natt – om vandring. Projektägare: Strängnäs kommun.

– Det är roligt, säger Rebecka Dahlqvist Roos, regionråd.
"""
PAGE = """Hem > Utveckling > Digital hälsa hela vägen

Digital hälsa hela vägen

Så många som möjligt ska kunna få vård där de bor.

Snabbfakta
Projektägare: Region Skåne
Parter: Lunds kommun, Science Park Borås, Marks kommun
"""
HEADED = """Delårsrapport – samverkansprojekt i norr

Gränslöst lärande

Övergripande ansvar ligger hos Haparanda stad. I arbetet deltar Övertorneå kommun.

Arktisk mat

Övergripande ansvar ligger hos Region Norrbotten. I arbetet deltar Gällivare kommun.
"""
HEADS_OF_A_TABLE = """| Titel | Vem? | Med vilka? | Pengar |
|-------|------|------------|--------|
| Hållbart häng | Kungsbacka kommun | Boverket | 200 tkr |
| Unga leder | Region Halland | Alla sex kommuner | 2 mkr |
"""
QUOTED = """Bifall
Ansökan 7 "Skolskjuts 2.0" (Vetlanda kommun, Sävsjö kommun)
Ansökan 9 "Jobbspår" (Värnamo kommun)

Ansökan 10 "Trivsel" (snart)
"""
TWO_ON_A_LINE = """Projekt: Biokol
Huvudaktör: Stockholm Vatten och Avfall     Tid: 2021–2023
Samarbete: Nacka kommun                     Kostnad: 8 mnkr
"""
RUNS_ON = """Projektet Säker is

Projektägare/kontakt          Lidköpings kommun
Styrgrupp                     Lidköpings kommun, Götene kommun,
                              Trafikverket
"""
UNMARKED = """Cirkulär möbelmarknad
Projektägare Växjö kommun
Projektpartner Alvesta kommun, Odlarföreningen Solrosen
Projekttid 2022-2024
"""
UNMARKED_WITH_SUM = """Slussar för idéer

Diarienummer 2015-06541
Koordinator Linköpings universitet
Bidrag från Vinnova 384 807 kronor
Projektets löptid december 2015 - december 2016

Bakgrund
Uppdraget rör de förstudieprojekt som andra genomför.
"""
PROSE = """Slussar för idéer

Koordinator Linköpings universitet
Alla i länet får höra av sig med frågor.
Projektets löptid december 2015 - december 2016
"""
TITLE_AND_SUM = """Projekt som fått bygdemedel 2022

Bastu vid Storsjön: Bergs kommun, 150 000 kronor
Ny brygga: Hackås IF, 45 000 kronor
Lekplats: Svenstaviks samhällsförening tillsammans med Bergs kommun, 80 000 kronor
Fiberkarta: Region Jämtland Härjedalen, 500 000 kronor
"""
BRACKETS = """Så går det för våra projekt:

Grannsamverkan 2.0 (Knivsta, Håbo och Enköpings kommuner)
Pilotområden är utsedda. Nästa steg är utbildning.

Skogens hus (Heby kommun)
Vilande på grund av överklagat bygglov.
"""
TOLD_IN_CELLS = """| Område | Projekt | Vem gör vad |
|--------|---------|-------------|
| Klimat | Bilpool på landet | Eda kommun leder, Kils kommun deltar |
| Hälsa | Naturrum | Hammarö kommun leder, SLU utvärderar |
"""
PARTIES_AND_DEEDS = """| Aktör | Roll | Insats |
|-------|------|--------|
| Region Gotland | Huvudsökande | Projektledning |
| Uppsala universitet | Partner | Analys |
"""
LETTER = """LÄNSSTYRELSEN
DALARNAS LÄN                         BESLUT                  2024-04-11

Mottagare: Orsa kommun
"""
VALUES = """Projekt          Hela vägen hem
Drivs av         Söderhamns kommun
Tillsammans med  Bollnäs kommun, Ljusdals kommun
Pengar från      Region Gävleborg
Fråga            Ebba-Stina Molander
"""
MATTER = """Ärende 3. Stöd till "Matresan"
   Sökande part: Mörbylånga kommun
   Medsökande part(er): Borgholms kommun
"""
PERSONS = """Namn: Ylva-Li Brännström
Kommuner: Skara, Götene
Stöd från: Tillväxtverket
"""
MEETING = """Namn: Länsmöte om trafik
Tid: 13–15
Deltagare: Region Skåne, Lunds kommun
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            CARDS,
            {
                "Fossilfri färja": {"Öckerö kommun", "Tjörns kommun", "Sjöfartsverket"},
                "Levande torg": {"Skara kommun", "Götene kommun"},
            },
        ),
        (BOX, {"Kust möter inland – en vattenplan": {"Länsstyrelsen i Kalmar län", "Region Kalmar län"}}),
        (GRID, {"Tid för samverkan": {"Bjurholms kommun", "Vindelns kommun", "Vännäs kommun"}}),
        (ROLES, {"Blå kust": {"Region Skåne", "Malmö kommun"}}),
        (
            UNDER_HEADINGS,
            {
                "Stråket i söder": {"Region Halland", "Trafikverket"},
                "Ren kust": {"Varbergs kommun", "Falkenbergs kommun", "Kattegatts vänförening"},
            },
        ),
        (NUMBERED_LABELS, {"Smart elnät": {"Karlskrona kommun", "Ronneby kommun", "Region Blekinge", "Boverket"}}),
        (PLACES, {"Vind i samklang": {"Region Västernorrland", "Sollefteå kommun", "Kramfors kommun"}}),
        (APPLIED, {"Industrispåret": {"Hofors kommun"}}),
        (STRONG_LABELS, {"Sjöstad 2030": {"Karlstads kommun", "Region Värmland", "CGI"}}),
        (PRINTED_KINDS, {"Regional vattenbank": {"Region Skåne", "Lunds kommun"}}),
        (SUBTITLED, {"Nya spår": {"Eskilstuna kommun", "Trafikverket"}, "Trygg natt": {"Strängnäs kommun"}}),
        (PAGE, {"Digital hälsa hela vägen": {"Region Skåne", "Lunds kommun", "Science Park Borås", "Marks kommun"}}),
        (
            HEADED,
            {
                "Gränslöst lärande": {"Haparanda kommun", "Övertorneå kommun"},
                "Arktisk mat": {"Region Norrbotten", "Gällivare kommun"},
            },
        ),
        (HEADS_OF_A_TABLE, {"Hållbart häng": {"Kungsbacka kommun", "Boverket"}, "Unga leder": {"Region Halland"}}),
        (QUOTED, {"Skolskjuts 2.0": {"Vetlanda kommun", "Sävsjö kommun"}, "Jobbspår": {"Värnamo kommun"}}),
        (TWO_ON_A_LINE, {"Biokol": {"Stockholm Vatten och Avfall", "Nacka kommun"}}),
        (RUNS_ON, {"Säker is": {"Lidköpings kommun", "Götene kommun", "Trafikverket"}}),
        (
            UNMARKED,
            {"Cirkulär möbelmarknad": {"Växjö kommun", "Alvesta kommun", "Odlarföreningen Solrosen"}},
        ),
        (UNMARKED_WITH_SUM, {"Slussar för idéer": {"Linköpings universitet"}}),
        (PROSE, {}),
        (
            TITLE_AND_SUM,
            {
                "Bastu vid Storsjön": {"Bergs kommun"},
                "Ny brygga": {"Hackås IF"},
                "Lekplats": {"Svenstaviks samhällsförening", "Bergs kommun"},
                "Fiberkarta": {"Region Jämtland Härjedalen"},
            },
        ),
        (
            BRACKETS,
            {
                "Grannsamverkan 2.0": {"Knivsta kommun", "Håbo kommun", "Enköpings kommun"},
                "Skogens hus": {"Heby kommun"},
            },
        ),
        (TOLD_IN_CELLS, {"Bilpool på landet": {"Eda kommun", "Kils kommun"}, "Naturrum": {"Hammarö kommun"}}),
        (PARTIES_AND_DEEDS, {}),
        (LETTER, {}),
        (VALUES, {"Hela vägen hem": {"Söderhamns kommun", "Bollnäs kommun", "Ljusdals kommun"}}),
        (MATTER, {"Matresan": {"Mörbylånga kommun", "Borgholms kommun"}}),
        (PERSONS, {}),
        (MEETING, {}),
    ],
    ids=[
        "cards",
        "box",
        "grid",
        "roles",
        "headings",
        "numbered",
        "places",
        "applied",
        "strong labels",
        "kinds of parties",
        "subtitled",
        "page",
        "headed",
        "heads of a table",
        "quoted",
        "two on a line",
        "runs on",
        "unmarked",
        "unmarked with a sum",
        "among prose",
        "title and sum",
        "brackets",
        "told in cells",
        "parties and deeds",
        "a letter",
        "values",
        "matter",
        "a person",
        "a meeting",
    ],
)
def test_projects_are_read_from_cards_and_boxes(taking_part: Reads, text: str, expected: dict[str, set[str]]) -> None:
    """A card is a project's where parties and money stand by its name, not a person's or a meeting's."""
    assert taking_part(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Kontaktperson\n{}\nBakgrund\nKommunen växer.\n",
        "Ifylld av: {}\nDatum: 2023-03-14\n",
        "Underskrifter\nMora den 3 mars 2024\n\n{}\n",
    ],
    ids=["label on a line of its own", "written by", "signed"],
)
@pytest.mark.parametrize("name", ["Anna Lind", "Torun Abrahamsson-Wiik", "Gry Solheim", "Göran Ståltråd Berg"])
def test_a_person_under_a_label_is_private(text: str, name: str) -> None:
    """Whether usual or not, a name behind a label for persons is kept out of everything public."""
    words = text.format(name)

    found = extract(Document("prov", words, blocks(words), ""))

    assert [words[span.start : span.end] for span in found.private] == [name]


def factors(text: str) -> set[tuple[str, str, str | None]]:
    """The class, wording and basis of each factor of a text."""
    kinds = ("SuccessFactor", "Pitfall", "Benefit")
    nodes = extract(Document("prov", text, blocks(text), "")).nodes
    return {(n.type, text[n.evidence[0].start : n.evidence[0].end], n.basis) for n in nodes if n.type in kinds}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Projekt: Broar\nLärdom: Börja i tid.\n", {("SuccessFactor", "Börja i tid.", "inferred")}),
        ("Största utmaningen: dåligt väder\n", {("Pitfall", "dåligt väder", None)}),
        (
            "2. Vad som gick bra\n2.1 Alla träffades på gårdarna.\n2.2 Besluten var snabba.\n",
            {("SuccessFactor", "Alla träffades på gårdarna.", None), ("SuccessFactor", "Besluten var snabba.", None)},
        ),
        (
            "Fråga 3. Vilka hinder har ni mött?\nSvar: Långa avstånd. Svårt att rekrytera.\n",
            {("Pitfall", "Långa avstånd.", None), ("Pitfall", "Svårt att rekrytera.", None)},
        ),
        (
            "Vad fungerar?\n- alla levererar\n\nVad fungerar inte?\n- olika tolkningar\n\n5. Nästa möte\n17 januari.\n",
            {("SuccessFactor", "alla levererar", None), ("Pitfall", "olika tolkningar", None)},
        ),
        (
            "Förväntade effekter:\n1. Renare luft\nRisker och hantering:\n1. Sen leverans\nMålgrupp:\n1. rederier\n",
            {("Benefit", "Renare luft", None), ("Pitfall", "Sen leverans", None)},
        ),
        (
            "Tre lärdomar: ta in driften; räkna med vinter; vi hade inte tid\n",
            {
                ("SuccessFactor", "ta in driften", "inferred"),
                ("SuccessFactor", "räkna med vinter", "inferred"),
                ("Pitfall", "vi hade inte tid", "inferred"),
            },
        ),
        (
            "Faktorer som bidrog till resultatet: 1) tidig förankring, 2) gemensam utbildning\n",
            {("SuccessFactor", "tidig förankring", None), ("SuccessFactor", "gemensam utbildning", None)},
        ),
        ("Hinder: oklar lag; lång väntan\n", {("Pitfall", "oklar lag", None), ("Pitfall", "lång väntan", None)}),
        (
            "Detta lyckades vi med:\n* enklare bokning\nDet här gör vi nu:\n* ny hemsida\n",
            {("SuccessFactor", "enklare bokning", None)},
        ),
    ],
    ids=[
        "lesson",
        "superlative",
        "numbered",
        "answer",
        "in report",
        "handled",
        "lessons",
        "said",
        "parted",
        "another list",
    ],
)
def test_factors_are_read_from_labels_and_answers(text: str, expected: set[tuple[str, str, str | None]]) -> None:
    """A label in the singular, an answer behind "Svar:"; another lead-in ends a list of factors."""
    assert factors(text) == expected


def test_names_beside_one_another_on_a_line_are_all_private() -> None:
    """Where one of the names on a line for signatures is known as a person's, the others are persons' too."""
    text = "Parterna enas.\n\nUppsala 2024-01-15\nYngvar Stålhandske        Mirja Ahokas        Love Sandin-Bergqvist\n"

    found = extract(Document("prov", text, blocks(text), ""))

    names = {text[span.start : span.end] for span in found.private}
    assert names == {"Yngvar Stålhandske", "Mirja Ahokas", "Love Sandin-Bergqvist"}
