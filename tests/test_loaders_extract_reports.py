"""Projects of ordinary reports: runs of titles over their texts, lines of a first page; and what gives none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.document import Document
from loaders.extract import extract
from loaders.names.gazetteer import gazetteer
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
        ("Kommunförbundet Norrdal hjälper till.\n", "Kommunförbundet Norrdal"),
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


PAGE = """Beviljade projekt 2025

Länsstyrelsen i Kalmar län har beslutat om stöd till följande projekt.

Hamnen som mötesplats
Borgholms kommun får 1,1 miljoner kronor för att utveckla Byxelkroks hamn.
Kommunen samarbetar med Ölands Turistförening.

Färskvatten på Öland
Mörbylånga kommun har beviljats 2,4 miljoner kronor. Kalmar Länstrafik deltar i projektet.
"""
SLIDES = """3
Projekt A – Bergspendeln
Region Värmland (projektägare)
Storfors kommun, Filipstads kommun
Stråk och noder

4
Projekt B – Gods på spår
Karlstads kommun (projektägare)
Trafikverket, Eda kommun, Coompanion Värmland
Karlstads universitet utvärderar
"""


def test_grants_of_a_page_are_projects_by_their_headings(taking_part: Parties) -> None:
    """What a grant is to improve is none: no project "Byxelkroks hamn"."""
    assert taking_part(PAGE) == {
        "Hamnen som mötesplats": {"Borgholms kommun", "Ölands Turistförening"},
        "Färskvatten på Öland": {"Mörbylånga kommun", "Kalmar Länstrafik"},
    }


def test_a_letter_is_no_projects_name(taking_part: Parties) -> None:
    """On slides lines of bodies under a project's take part; who evaluates it does not."""
    assert taking_part(SLIDES) == {
        "Bergspendeln": {"Region Värmland", "Storfors kommun", "Filipstads kommun"},
        "Gods på spår": {"Karlstads kommun", "Trafikverket", "Eda kommun", "Coompanion Värmland"},
    }


def test_a_heading_spells_a_title_whole(taking_part: Parties) -> None:
    """Also one that goes on with "som" and a verb; running text ends it there."""
    minutes = (
        "§ 87 Medfinansiering av projektet Älvar som förenar (RUN 2023/412)\n\nBeslut\nLänsstyrelsen i Västmanlands "
        "län beviljas 950 000 kr för projektet Älvar som förenar. Skogsstyrelsen har uttryckt intresse.\n"
    )
    prose = "I nämnden togs projektet Havet som leds av Region Halland upp.\n"

    assert taking_part(minutes) == {"Älvar som förenar": {"Länsstyrelsen i Västmanlands län"}}
    assert taking_part(prose) == {"Havet": {"Region Halland"}}


def test_a_definite_noun_is_a_name_where_the_text_keeps_its_capital(taking_part: Parties) -> None:
    """ "Arbetet är ett projekt" names none."""
    text = "Vi har följt Stadslandet i tre år. {} är ett utvecklingsprojekt som drivs av Region Halland.\n"

    assert taking_part(text.format("Stadslandet")) == {"Stadslandet": {"Region Halland"}}
    assert taking_part("Vi har följt stadslandet. " + text.format("Stadslandet")) == {}


@pytest.mark.parametrize(
    ("sentence", "parties"),
    [
        ("Region Västmanland har i egenskap av projektägare redovisat projektet Kusten.", {"Region Västmanland"}),
        ("Hylte kommun var med i projektet Kusten, liksom Trafikverket.", {"Hylte kommun", "Trafikverket"}),
        ("Pajala kommun har sagt att man vill gå med i projektet Kusten.", set()),
    ],
)
def test_parts_of_running_text(sentence: str, parties: set[str], taking_part: Parties) -> None:
    """ "I egenskap av", "liksom"; who would like to join has not."""
    assert taking_part(sentence + "\n") == {"Kusten": parties}


def test_a_heading_on_several_works_is_no_title(taking_part: Parties) -> None:
    """Over the title of the first of them; nor is where municipalities lie one."""
    text = (
        "Fyra pågående arbeten\n\nKust och land\n\nBeskrivning\n\nKommunerna i Sjuhärad använder en karta. Projektet "
        "prövar den.\n\nDeltagare i projektet: Borås stad, Region Halland\n"
    )

    assert taking_part(text) == {"Kust och land": {"Borås kommun", "Region Halland"}}


FORM = """Ansökan om bidrag

A. Sökande
Organisation: Region Sörmland

B. Projektet
Benämning: Mellan sjöarna
Sökt bidrag: 2 000 000 kr

C. Vilka deltar?
Förutom Region Sörmland deltar Flens kommun och Vingåkers kommun. Boverket ingår i en referensgrupp.

D. Bakgrund
Projektet bygger på erfarenheter från Södra kusten 2030, som Trosa kommun genomförde 2019–2021.
"""


def test_a_lettered_question_heads_its_answer(taking_part: Parties) -> None:
    """All sentences of an answer on who takes part are of the project; what another body did before is another one."""
    told = taking_part(FORM)

    assert told == {
        "Mellan sjöarna": {"Region Sörmland", "Flens kommun", "Vingåkers kommun"},
        "Södra kusten 2030": {"Trosa kommun"},
    }


@pytest.mark.parametrize("words", ["Planen"])
def test_what_is_done_need_be_no_project(words: str, taking_part: Parties) -> None:
    """A network and a definite noun are none."""
    assert taking_part(f"I projekt har vi lärt av {words}, som Region Skåne driver.\n") == {}


def test_a_relative_clause_is_of_the_project_that_it_stands_behind(taking_part: Parties) -> None:
    """Of the second of two."""
    text = "I projektet Bo kvar ingår ett samarbete med projektet Hjemme, som drivs av Innlandet fylkeskommune.\n"

    assert taking_part(text) == {"Bo kvar": set(), "Hjemme": {"Innlandet fylkeskommune"}}


CATALOGUE = """Projektkatalog 2021–2023

BERGTÄKT BLIR BADPLATS
Tierps kommun, 2021–2022
Tillsammans med Östhammars kommun har kommunen tagit fram en vägledning.
Budget: 1,3 mkr

BARNENS KARTA
Region Uppsala, 2021–2023
Bakom projektet står förutom regionen Sveriges lantbruksuniversitet.
Budget: 2,8 mkr
"""
FIELD = """Berättelser från fältet

Skolbyn
Hylte kommun provar i projektet Skolbyn gemensamma lärare.

Samma tåg
Sex län har ett tågsystem. Mälardalsrådet driver projektet. Med i arbetet är också Trafikverket.

Vatten i torka
I projektet Sjöns vattenår samlas kommunerna. Region Halland leder arbetet.

Ny webb
Boverket har en ny webb. Med i arbetet är Lantmäteriet.
"""


def test_a_body_with_its_years_answers_for_the_title_over_it(taking_part: Parties) -> None:
    """In a catalogue, by its first line, with what the text below tells."""
    assert taking_part(CATALOGUE) == {
        "BERGTÄKT BLIR BADPLATS": {"Tierps kommun", "Östhammars kommun"},
        "BARNENS KARTA": {"Region Uppsala", "Sveriges lantbruksuniversitet"},
    }


def test_titles_beside_a_projects_are_projects_where_they_say_so(taking_part: Parties) -> None:
    """A heading of one word spells a name whole; what does not say "projektet" is none and of none."""
    assert taking_part(FIELD) == {
        "Skolbyn": {"Hylte kommun"},
        "Samma tåg": {"Mälardalsrådet", "Trafikverket"},
        "Sjöns vattenår": {"Region Halland"},
    }


def test_a_section_on_something_else_is_not_of_the_only_project(taking_part: Parties) -> None:
    """Where the only project has a section of its own, named by its heading."""
    text = (
        "Skolbyn\nHylte kommun provar i projektet Skolbyn gemensamma lärare.\n\nNy webb\nBoverket har en ny webb. "
        "Med i arbetet är Lantmäteriet.\n"
    )

    assert taking_part(text) == {"Skolbyn": {"Hylte kommun"}}


def test_who_runs_a_like_project_takes_no_part(taking_part: Parties) -> None:
    """Nor does who was in contact with it."""
    text = "Projektet Blå rum har haft kontakt med Lysekils kommun, som driver ett liknande projekt.\n"

    assert taking_part(text) == {"Blå rum": set()}


@pytest.mark.parametrize("kind", ["Slutrapport", "Slutredovisning 2023", "Lägesrapport"])
def test_what_a_document_is_names_no_project(kind: str, taking_part: Parties) -> None:
    """A form under it tells of no project that is called so; the line under it may be its name."""
    form = "\n\nProjektägare: Region Halland\nDeltagare: Varbergs kommun, Falkenbergs kommun\n"

    assert taking_part(kind + form) == {}
    assert set(taking_part(f"{kind}\nKustlinjen{form}")) == {"Kustlinjen"}


def test_a_heading_that_says_something_is_no_collaboration_and_no_body() -> None:
    """A title with a verb tells of working together and names nothing."""

    def told(heading: str) -> set[str]:
        text = f"{heading}\n\nYdre kommun och Kinda kommun deltog.\n"
        found = extract(Document("prov", text, blocks(text), ""))
        return {node.type for node in found.nodes if node.label == heading}

    assert told("Samverkan lönar sig för småkommuner") == set()
    assert "Collaboration" in told("Samverkan Östra skärgården")


def test_a_first_name_at_a_place_is_no_title(taking_part: Parties) -> None:
    """It is somebody, and a run of headings with one is no run of titles."""
    assert taking_part(EXAMPLES.replace("Skogens gröna band", "Karin i Gävle")) == {}
    assert "Kajer i Gävle" in taking_part(EXAMPLES.replace("Skogens gröna band", "Kajer i Gävle"))


def test_a_person_in_brackets_is_no_part_of_a_title(taking_part: Parties) -> None:
    """Whether or not a list knows the name; a short name stays with its project."""
    text = "Projekt\n- Kustlinjen ({}), Hylte kommun\n- Skogens band (SKOB), Laholms kommun\n"

    for who in ("Youssra Obrecht", "Maja", "Maj Ek"):
        assert set(taking_part(text.format(who))) == {"Kustlinjen", "Skogens band"}


def test_a_company_is_no_project(taking_part: Parties) -> None:
    """However it is told of: its name says what it is."""
    assert taking_part("Regionala utvecklingsnämnden beslutar att Norrtåg AB beviljas 770 000 kr.\n") == {}
