"""Projects and factors of layouts: entries, matters, questions of forms, tables set in; and what gives none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.document import Document
from loaders.extract.factors import factors
from loaders.extract.reading import Reading
from loaders.labels import exact
from loaders.readers.rows import rows
from loaders.readers.text import blocks

Reads = Callable[[str], dict[str, set[str]]]

GRANTED = """Beslut om stöd 2023

Nämnden fördelar medel enligt följande.

Beviljas

2023-11   Broar i trä
          Hylte kommun                    300 000 kr
          Samverkan med Laholms kommun och
          Region Halland

2023-14   Vatten i kretslopp
          Halmstads kommun                120 000 kr

Avslås

2023-12   Ljus längs leden
          Varbergs Ridklubb
          Skäl: utanför syftet

2023-15   Båtar på timmen
          Falkenbergs kommun
"""
TALKS = """Program för dagen

Framtidens resor
Region Halland

Mat i tysta rum
Hylte kommun

Kaffe
"""
MINUTES = """§ 7     Projektmedel till Broar i trä
        RUN 2023-11

Ärendebeskrivning
Hylte kommun ansöker om medel för att tillsammans med Laholms kommun bygga broar.

Nämndens beslut
Hylte kommun beviljas 300 000 kronor.

§ 8     Avslag för Ljus längs leden

Nämndens beslut
Ansökan från Varbergs kommun avslås.

§ 9     Stöd till Region Halland

Region Halland beviljas 50 000 kronor för en utredning.

§ 10    Yttrande över remiss från Boverket

Nämnden avstår.
"""
FORM = """1. Vem söker?
   ( ) Region   (x) Kommun   ( ) Ideell förening

   Namn på sökande
   Hylte kommun

2. Vad heter projektet?
   Broar i trä

3. Vilka samarbetar ni med?
   Laholms kommun (ritar) samt Region Halland. Varbergs kommun är tillfrågad.

4. Hur sprids resultatet?
   I en skrift
"""
REPORT = """1.1 Projektets benämning
Broar i trä

1.2 Projektägare
Hylte kommun

1.3 Parter

Part                 Roll            Andel
Hylte kommun         Projektägare    60 %
Laholms kommun       Partner         40 %
Summa                                100 %
"""
TABLE = """   Insatser per delstrategi

 Insats                  Ansvarig            Genomförs tillsammans med     Status
 Broar i trä             Region Halland      Hylte kommun                  Pågår
 Fler tekniker i         Laholms             Varbergs kommun,              Klar
 inlandet                kommun              Falkenbergs kommun
                                                                              3
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            GRANTED,
            {
                "Broar i trä": {"Hylte kommun", "Laholms kommun", "Region Halland"},
                "Vatten i kretslopp": {"Halmstads kommun"},
                "Ljus längs leden": {"Varbergs Ridklubb"},
                "Båtar på timmen": {"Falkenbergs kommun"},
            },
        ),
        ("DELRAPP0RT 2     sid. 7\n\nArbetet går framåt. Projektet drivs av Hylte kommun.\n", {}),
        (TALKS, {}),
        (
            MINUTES,
            {"Broar i trä": {"Hylte kommun", "Laholms kommun"}, "Ljus längs leden": {"Varbergs kommun"}},
        ),
        (FORM, {"Broar i trä": {"Hylte kommun", "Laholms kommun", "Region Halland"}}),
        (REPORT, {"Broar i trä": {"Hylte kommun", "Laholms kommun"}}),
        (
            TABLE,
            {
                "Broar i trä": {"Region Halland", "Hylte kommun"},
                "Fler tekniker i inlandet": {"Laholms kommun", "Varbergs kommun", "Falkenbergs kommun"},
            },
        ),
    ],
    ids=["entries", "page head", "talks", "minutes", "questions", "numbered", "set in"],
)
def test_projects_are_read_in_many_layouts(taking_part: Reads, text: str, expected: dict[str, set[str]]) -> None:
    """A title over the bodies that answer for it, a matter of minutes, a question with its answer, a table set in.

    Talks with their speakers' bodies, a grant to a body and a remark are no projects; who was only asked takes no part.
    """
    assert taking_part(text) == expected


def told(text: str) -> set[tuple[str, str]]:
    """The class and wording of each factor of a text."""
    reading = Reading(Document("prov", text, blocks(text), "0"))
    factors.extract(reading)
    found = reading.of("SuccessFactor", "Pitfall", "Benefit")
    return {(node.type, node.get("sg:text")[0].value) for node in found}  # type: ignore[union-attr]  # a literal


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Gynnande faktorer\na) Korta möten\nb) En kassa\n",
            {("SuccessFactor", "Korta möten"), ("SuccessFactor", "En kassa")},
        ),
        (
            "Kusten – vad höll tillbaka arbetet?\n- Sen start\n- Få båtar\n",
            {("Pitfall", "Sen start"), ("Pitfall", "Få båtar")},
        ),
        (
            "Kusten – lärdomar hittills\nBörja smått, inte stort\nRäkna tiden\n",
            {("SuccessFactor", "Börja smått, inte stort"), ("SuccessFactor", "Räkna tiden")},
        ),
        (
            "Tre saker har varit avgorande för att nå fram:\n1) korta möten\n2) en kassa\n\n"
            "3. Nästa steg\n\nAllt går vidare.\n",
            {("SuccessFactor", "korta möten"), ("SuccessFactor", "en kassa")},
        ),
        (
            "8. Vilken nytta ger projektet?\n   [x] Lägre hyror\n   [ ] Renare luft\n   [x] Fler jobb\n",
            {("Benefit", "Lägre hyror"), ("Benefit", "Fler jobb")},
        ),
        ("Projektet rullar på. Det som går trögt är att få fram siffror.\n", {("Pitfall", "att få fram siffror")}),
        ("Handeln växer. Det som går trögt är försäljningen av bilar.\n", set()),
        (
            "  Styrkor som drivit arbetet framåt    Svagheter som bromsat\n"
            "  – korta möten varje vecka            – sena besked\n"
            "  – en gemensam kassa                  – otydliga roller\n",
            {
                ("SuccessFactor", "korta möten varje vecka"),
                ("SuccessFactor", "en gemensam kassa"),
                ("Pitfall", "sena besked"),
                ("Pitfall", "otydliga roller"),
            },
        ),
        (
            "Det som gjorde att det funkade\nSkogsägarna såg nytta för egen del\nEn karta\n",
            {("SuccessFactor", "Skogsägarna såg nytta för egen del"), ("SuccessFactor", "En karta")},
        ),
    ],
)
def test_factors_are_read_in_many_layouts(text: str, expected: set[tuple[str, str]]) -> None:
    """A heading with its subject before a dash, a lead-in, ticked choices, columns; the world gives none."""
    assert told(text) == expected


def test_a_grant_to_a_person_is_no_project(taking_part: Reads) -> None:
    """A title over a body may be a person's name, whether or not a list knows the first name."""
    text = """Beviljade projekt 2025

Xerxes Kvarnlund
Region Skåne
250 000 kr

Broar i trä
Lunds kommun
300 000 kr
"""

    assert taking_part(text) == {"Broar i trä": {"Lunds kommun"}}


def test_lines_set_in_that_hold_blanks_are_no_table() -> None:
    """Two lines with a gap are a slip of the keyboard; three columns, or a third line, make a table."""
    assert rows([" Vi ses  i maj", " Ta med  en bok"]) == {}
    assert len(rows([" Del   Vem    När", " Bro   Hylte  maj"])) == 2


def test_a_label_may_have_a_shape() -> None:
    """ "… parter" of the scheme stands for any word before it, and a question mark does not matter."""
    assert exact("role", "Lokala parter") == "collaborating-party"
    assert exact("role", "Vem söker?") == "applicant"
    assert exact("role", "De lokala och regionala berörda parter") is None


def test_labels_and_values_that_each_stand_alone_are_a_form(taking_part: Reads) -> None:
    """Each on a line of its own, with or without empty lines between; a person and a heading are no value."""
    apart = """Projektnamn

Broar i trä

Ansvarig organisation, med fullständig adress

Hylte kommun

Medverkande kommuner eller regioner

Laholms kommun

Region Halland

Projektledare, med titel

Xerxes Kvarnlund, strateg

Resultat

Regionen har mätt restider och funnit att de är långa.
"""
    stacked = """Förstudie
Broar i trä mellan
Hylte och Laholm
Medverkande
Xerxes Kvarnlund, Region Halland
Tjänstepersoner från följande kommuner
-
Hylte
Laholm
Innehållsförteckning
Inledning
"""

    assert taking_part(apart) == {"Broar i trä": {"Hylte kommun", "Laholms kommun", "Region Halland"}}
    assert taking_part(stacked) == {
        "Broar i trä mellan Hylte och Laholm": {"Hylte kommun", "Laholms kommun", "Region Halland"}
    }


def test_a_body_that_stands_beside_the_word_for_its_part_is_granted_what_is_granted(taking_part: Reads) -> None:
    """ "till den svenska parten, A": the comma parts nothing."""
    text = """Projekt: Broar i trä

Beslut

Nämnden beslutar att bevilja stöd till den svenska parten, Hylte kommun, för ovan nämnda projekt.
"""

    assert taking_part(text) == {"Broar i trä": {"Hylte kommun"}}


def test_labels_under_a_name_that_another_slide_told_are_its_projects(taking_part: Reads) -> None:
    """They are, up to the next line that may be a name; labels under any other line are nobody's."""
    text = """Pågående projekt
• Broar i trä – drivs av Hylte kommun
• Sjön runt – drivs av Lunds kommun

Broar i trä
2022–2025 | 4 mnkr
Styrgrupp: Hylte kommun, Laholms kommun

Kostnader i länet
Parter: Region Skåne

Sjön runt
Parter: Eslövs kommun, Xerxes Kvarnlund
"""

    assert taking_part(text) == {
        "Broar i trä": {"Hylte kommun", "Laholms kommun"},
        "Sjön runt": {"Lunds kommun", "Eslövs kommun"},
    }


def test_labels_with_a_colon_over_their_values_stand_anywhere_in_a_block(taking_part: Reads) -> None:
    """An address, a person or another label under one is no value."""
    text = """1 (7)
Beslutsdatum
2022-10-25
Projekttitel:
Broar i trä
Koordinator:
Hylte kommun
Box 14
Projektledare:
Xerxes Kvarnlund
Medsökande:
Diarienummer:
2022-118
Samverkanspart:
Laholms kommun
"""

    assert taking_part(text) == {"Broar i trä": {"Hylte kommun", "Laholms kommun"}}


def test_cards_of_labels_over_values_end_with_prose_of_their_own(taking_part: Reads) -> None:
    """One card with as many labels as values is no register: a body is no label. Applicants have labels of theirs."""
    cards = """PROJEKTKATALOG
Samverkan i Mälardalen 2020–2024

PROJEKT 01
STILLA STRÄNDER
ÄGARE
Hylte kommun
MEDVERKANDE
Laholms kommun
Region Halland
Mälarens vattenvårdsförbund
TID
2020–2022
OM PROJEKTET
Stränder som slits av besökare får stigar, bryggor och regler som gäller på båda sidor.

PROJEKT 02
NATTBUSSEN
ÄGARE
Lunds kommun
OM PROJEKTET
Nattskiftet ska kunna åka hem. Turerna provades i två år och blev kvar.
"""
    form = """Grunduppgifter
Namn på projekt
Delta utan bil

Sökande organisation
Organisationsnamn
Hylte kommun
Organisationsnummer
212000-1111
Kontaktperson
Xerxes Kvarnlund, 035-12 34 56

Medsökande 1
Organisationsnamn
Laholms kommun
Kontaktperson
Xerxes Kvarnlund

Övriga samarbetspartners (utan egen budget)
Region Halland, Hallandstrafiken AB
"""

    assert taking_part(cards) == {
        "STILLA STRÄNDER": {"Hylte kommun", "Laholms kommun", "Region Halland", "Mälarens vattenvårdsförbund"},
        "NATTBUSSEN": {"Lunds kommun"},
    }
    assert taking_part(form) == {
        "Delta utan bil": {"Hylte kommun", "Laholms kommun", "Region Halland", "Hallandstrafiken AB"}
    }
