"""Headings that name projects, judged by all that the document says for them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Parties = Callable[[str], dict[str, set[str]]]

EXAMPLES = """Planera över gränser

Här är några exempel.

Vindkraft utan krockar

Region Halland leder arbetet. Hylte kommun deltar.

Hamnens labb

Där möts Halmstads kommun och Laholms kommun för att pröva lösningar.

Läs mer om Hamnens labb

Tåget dit

Restiderna är korta. Tåget dit är ett försök, och Falkenbergs kommun ingår i partnerskapet.
"""
THEMES = """Rapport om läget i länet

Bostäder och mark

Halmstads kommun och Laholms kommun har brist på bostäder.

Vägar och tåg

Region Halland ansvarar för kollektivtrafiken. Trafikverket och Hylte kommun bygger vägar.
"""
SLIDES = """[Bild 1]
Starka noder i väst
Delrapport till styrgruppen

[Bild 2]
Vilka är med?
Region Halland (projektägare)
Hylte kommun
"""
PAGE_HEAD = """KUSTENS KRAFT                        Årsrapport 2022   Sida 1

Kustens kraft startade i januari 2021. Region Halland är sökande och Hylte kommun är medsökande.
"""


def test_a_heading_is_a_projects_by_what_its_text_and_its_like_say(taking_part: Parties) -> None:
    """The second tells only who is together in it; those beside it are projects, and words over it say "exempel"."""
    found = taking_part(EXAMPLES)

    assert found["Vindkraft utan krockar"] == {"Region Halland", "Hylte kommun"}
    assert set(found) == {"Vindkraft utan krockar", "Hamnens labb", "Tåget dit"}


def test_labels_under_numbered_efforts_are_the_projects(taking_part: Parties) -> None:
    """The word before the number says what they are; a form's own sections are none."""
    text = (
        "Insats 1 Stråket\nAnsvarig: Region Halland\nMedverkande: Hylte kommun\n\n"
        "Insats 2 Gemensam beredskap\nAnsvarig: Boverket\n"
    )

    assert taking_part(text) == {"Stråket": {"Region Halland", "Hylte kommun"}, "Gemensam beredskap": {"Boverket"}}
    assert taking_part("Uppgifter om insatsen\n\nTitel: Stråket\nSökande: Region Halland\n").keys() == {"Stråket"}


def test_who_is_in_a_row_under_a_projects_name_takes_part(taking_part: Parties) -> None:
    """In its first sentences, without a word for the work; who speaks, pays or is alone there does not."""
    begins = "Fem exempel från länet\n\nKajen\n\n"
    goes_on = "\n\nTorget\n\nRegion Halland leder arbetet. Eda kommun deltar.\n"

    assert taking_part(f"{begins}Hylte kommun och Laholms kommun har byggt bryggor.{goes_on}")["Kajen"] == {
        "Hylte kommun",
        "Laholms kommun",
    }
    for none in ("har berättat om bryggor", "har beviljat medel", "finansierar bryggor"):
        assert not taking_part(f"{begins}Hylte kommun och Laholms kommun {none}.{goes_on}").get("Kajen")


def test_what_medel_go_to_is_a_project_with_a_word_of_its_own(taking_part: Parties) -> None:
    """A body, a place or a person is none."""
    assert set(taking_part("Region Halland har fått medel till Ytan räcker inte.\n")) == {"Ytan räcker inte"}
    for none in ("Hylte kommun", "Norra Halland", "Röda Korset", "Maj Ek", "Västra Götaland"):
        assert taking_part(f"Region Halland har gett medel till {none}.\n") == {}


@pytest.mark.parametrize(
    "sentence",
    [
        "Hylte kommun och Laholms kommun har startat Kust i tid. Målet är dubbelspår.",
        "Hylte kommun delar erfarenheter i samarbetet Kust i tid, som pågår till 2026.",
        "Det är klart att Kust i tid får 3,4 miljoner kronor. Bakom satsningen står Hylte kommun.",
        "Hylte kommun berättade om Kust i tid, ett treårigt projekt tillsammans med Laholms kommun.",
    ],
)
def test_what_is_begun_shared_or_given_money_is_a_project(taking_part: Parties, sentence: str) -> None:
    """Where the name has a word of its own, or the next sentence says what it is; a body or place is none."""
    assert set(taking_part(sentence)) == {"Kust i tid"}
    for none in ("Halmstads kommun", "Västra Götaland", "Maj Ek"):
        assert taking_part(sentence.replace("Kust i tid", none)) == {}


def test_a_session_of_a_forum_is_no_project(taking_part: Parties) -> None:
    """Whatever is told under it: "Pass 1: Att planera …"."""
    text = "Pass 1: Att planera nu\nHylte kommun leder arbetet.\n\nPass 2: Vem äger stranden\nLaholms kommun deltar.\n"
    assert taking_part(text) == {}


def test_bodies_in_brackets_are_no_part_of_a_title(taking_part: Parties) -> None:
    """They take part."""
    assert set(taking_part("Projektet Fjälltåget (Åre kommun, Krokoms kommun)\n")) == {"Fjälltåget"}


def test_the_title_under_the_kind_of_report_is_a_projects(taking_part: Parties) -> None:
    """Another project that its text names takes nothing from it."""
    text = (
        "Slutrapport\n\nLevande torg\nDiarienummer 2020/1432\n\nBakgrund\nRegion Halland var projektägare. Levande torg"
        " är klart.\n\nFortsättning\nHylte kommun fortsätter i projektet Torgdags.\n"
    )

    assert taking_part(text)["Levande torg"] == {"Region Halland"}
    assert set(taking_part(text)) == {"Levande torg", "Torgdags"}


def test_the_subjects_of_a_report_are_no_projects(taking_part: Parties) -> None:
    """Bodies stand under them too, but nothing says that they are projects."""
    assert taking_part(THEMES) == {}


@pytest.mark.parametrize("name", ["Maj Ek", "Maj i Hylte"])
def test_portraits_are_no_projects(taking_part: Parties, name: str) -> None:
    """Where a heading of the run is somebody, none of it is a project's."""
    assert taking_part(EXAMPLES.replace("Tåget dit\n\n", f"{name}\n\n")) == {}


@pytest.mark.parametrize(
    "heading",
    ["Så gör vi", "Regional plan", "Region Halland", "Projektet går vidare", "Slutsatser", "Redogörelse för ärendet"],
)
def test_a_sentence_plan_body_or_chapter_among_them_is_none(taking_part: Parties, heading: str) -> None:
    """The others stay projects."""
    assert set(taking_part(EXAMPLES.replace("Hamnens labb", heading))) == {"Vindkraft utan krockar", "Tåget dit"}


def test_the_title_of_slides_or_of_a_page_is_a_projects_by_its_owner(taking_part: Parties) -> None:
    """What stands under or beside it says what kind of report it heads."""
    assert taking_part(SLIDES) == {"Starka noder i väst": {"Region Halland", "Hylte kommun"}}
    assert taking_part(PAGE_HEAD) == {"Kustens kraft": {"Region Halland", "Hylte kommun"}}
    assert taking_part(SLIDES.replace(" (projektägare)", "")) == {}


@pytest.mark.parametrize(
    "title", ["Lägesrapport 3 – Kust i samverkan", "Bilaga till projektet Kust i samverkan    Sida l"]
)
def test_kinds_of_reports_and_numbers_of_pages_are_no_part_of_a_title(taking_part: Parties, title: str) -> None:
    """They stand on its line."""
    assert set(taking_part(f"{title}\n\nProjektägare: Region Halland\nProjektparter: Hylte kommun\n")) == {
        "Kust i samverkan"
    }


def test_a_heading_in_capitals_names_a_project_behind_its_noun(taking_part: Parties) -> None:
    """As one in small letters does."""
    text = "UTVÄRDERING AV PROJEKTET KUST I SAMVERKAN\n\nProjektägare: Region Halland\n"
    assert taking_part(text) == {"KUST I SAMVERKAN": {"Region Halland"}}


@pytest.mark.parametrize("who", ["Maja", "Obrecht", "Youssra Obrecht", "Maja Obrecht", "Lindström"])
@pytest.mark.parametrize(
    "said",
    [
        "Region Halland meddelar att {} får 300 000 kronor. Projektet handlar om kusten.",
        "I år har Region Halland startat {}. Hylte kommun deltar i projektet.",
        "Stödet går till samarbetet {} där Hylte kommun deltar.",
    ],
)
def test_a_persons_name_is_no_project(taking_part: Parties, said: str, who: str) -> None:
    """Whoever gets money is named as a project is; nor does a name begin inside a body's."""
    assert taking_part(f"Nyheter om planering\n\n{said.format(who)}\n") == {}


FORUM = """Vattendagen
Anteckningar från mötet den 3 april 2025

Om dagen
Fyra arbeten presenterades under förmiddagen. Region Skåne inledde.

Torra somrar
Bevattning i samverkan på Österlen

Projektet undersöker hur lantbruk kan dela på vattnet. Simrishamns kommun leder arbetet och Tomelilla kommun deltar.

Framgångsfaktorer
- Lantbrukarna var med från dag ett

Rena åar
Fosforfällor i Helge å

Föredragen av Lina Åkerlind, Kristianstads kommun

Kristianstads kommun och Hässleholms kommun bygger tillsammans trettio dammar.

Framgångsfaktorer
- Markägarna fick betalt

DAMMLABBET

Osby kommun undersöker hur dammar kan skötas.

Framgångsfaktorer
- Skolan var med

Samtal vid borden
Deltagarna talade om vem som ska äga dammarna. Region Skåne svarade att det är oklart.
"""


def test_the_works_of_a_forum_stand_over_their_subtitles_speakers_and_factors(taking_part: Parties) -> None:
    """Each heads factors, as its like do; what was talked of behind them does not."""
    assert taking_part(FORUM) == {
        "Torra somrar": {"Simrishamns kommun", "Tomelilla kommun"},
        "Rena åar": {"Kristianstads kommun", "Hässleholms kommun"},
        "DAMMLABBET": {"Osby kommun"},
    }


AGREEMENT = """ÖVERENSKOMMELSE

§ 1 Bakgrund
Parterna har länge arbetat tillsammans.

§ 2 Gemensamma projekt
Under avtalstiden genomförs följande projekt.

a) Hela vägen hem
Region Gävleborg leder arbetet. Projektet kartlägger hur människor reser.

b) Ovanåkers nya torg
Projektägare är Ovanåkers kommun. Bollnäs kommun bistår.

§ 3 Åtaganden
a) Betalning
Hudiksvalls kommun betalar sin del senast den 31 mars.

b) Uppsägning
Avtalet kan sägas upp av Region Gävleborg.
"""


def test_lettered_titles_over_text_are_projects_where_projects_are_said_to_follow(taking_part: Parties) -> None:
    """One begins as a sentence may; what the parties undertake is none."""
    found = taking_part(AGREEMENT)
    assert set(found) == {"Hela vägen hem", "Ovanåkers nya torg"}
    assert "Ovanåkers kommun" in found["Ovanåkers nya torg"]


STAGE = """Kustdagarna 2026

1. Varför kustdagar?

Kusten växer. Fyra initiativ fick en halvtimme var.

2. Ålgräs åter

Göteborgs universitet har tillsammans med Orust kommun planterat ålgräs.

Framgångsfaktorer: Båtklubbarna flyttade sina bojar

3. Vrakbanken

Tanums kommun och Lysekils kommun skrotar gamla båtar.

Framgångsfaktorer: Ingen frågar vem som äger
"""
SHORT_TALKS = """Inspel om det som pågår

Matlådan

* Laholms kommun äger, Hylte kommun är med
* Pengar t.o.m. juni 2026

Slakt nära

* Idé om slakteri. Region Halland söker pengar i vår
* Hylte kommun är medsökande
"""
SLIDES_OF_PROJECTS = """Trafikdagen

Växjö växer.

Pågående projekt (1)
Cykla till tåget
• Drivs av Hylte kommun tillsammans med Laholms kommun

2
Trafikdagen

Pågående projekt (2)
Spår i norr – fler tåg
• Samarbete mellan Region Halland och Hylte kommun
"""
SUBJECTS = (
    "Rapport\n\nVägar\nHylte kommun och Laholms kommun sköter vägar tillsammans.\n\nTåg\nRegion Halland ansvarar"
    " för tåg i samverkan med Hylte kommun.\n",
    "Våra kommuner\n\nHylte\nHylte kommun samarbetar med Laholms kommun. Kommunen deltar i nätverk.\n\nLaholm\n"
    "Laholms kommun leder arbetet tillsammans med Region Halland.\n",
)


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (STAGE, {"Ålgräs åter", "Vrakbanken"}),
        (SHORT_TALKS, {"Matlådan", "Slakt nära"}),
        (SLIDES_OF_PROJECTS, {"Cykla till tåget", "Spår i norr – fler tåg"}),
        *((text, set()) for text in SUBJECTS),
    ],
)
def test_titles_in_a_run_over_what_bodies_do_are_projects(text: str, titles: set[str], taking_part: Parties) -> None:
    """With factors of their own, over points, behind a number; subjects and places are none."""
    assert set(taking_part(text)) == titles


@pytest.mark.parametrize("mark", ["b) Orsa kommun: ", "Orsa kommun – ", "§ 4 Orsa kommun: "])
def test_a_title_behind_the_body_that_applies_is_a_projects(taking_part: Parties, mark: str) -> None:
    """Where the text under the heading calls it so too; "Orsa kommun: ny budget" heads no project."""
    told = "Orsa kommun har med Mora kommun lämnat in ansökan Stenar vid ån. Projektet ska märka ut leder.\n"
    none = "Orsa kommun har arbetat fram en ny budget. Projektet redovisas i juni.\n"

    assert taking_part(f"# Ärenden\n\n## {mark}Stenar vid ån\n\n{told}") == {
        "Stenar vid ån": {"Orsa kommun", "Mora kommun"}
    }
    assert taking_part(f"# Ärenden\n\n## {mark}Läge för verksamheten\n\n{none}") == {}


def test_a_report_is_on_the_project_that_its_text_calls_by_name(taking_part: Parties) -> None:
    """Not on its title and subtitle, nor on where and when it was written."""
    text = "Lärbron – hundra mil utbildning\nSlutrapport\n\nOrsa i mars 2025\n\nOm projektet\n\n"
    text += "Projektet Lärbron pågick till 2024. Orsa kommun var projektägare och Mora kommun partner.\n"

    assert taking_part(text) == {"Lärbron": {"Orsa kommun", "Mora kommun"}}


def test_a_table_of_who_answers_and_who_takes_part_is_of_projects_unless_of_things_to_do(taking_part: Parties) -> None:
    """By its roles, whatever its first column is called; a plan of measures has both roles too."""
    rows = "Disken i byn\tOrsa kommun\tMora kommun\tIgång\nLuckan\tÄlvdalens kommun\tRättviks kommun\tVilande\n"
    projects = {"Disken i byn": {"Orsa kommun", "Mora kommun"}, "Luckan": {"Älvdalens kommun", "Rättviks kommun"}}

    for head in ("Försök", "Servicepunkt", "Vad"):
        assert taking_part(f"Läget\n\n{head}\tAnsvarig\tDeltagare\tLäge\n{rows}") == projects
    for head in ("Åtgärd", "Aktivitet", "Delmål", "Arbetsmoment"):
        assert taking_part(f"Läget\n\n{head}\tAnsvarig\tDeltagare\tLäge\n{rows}") == {}


def test_numbered_titles_over_rows_of_fields_head_them_and_a_forum_is_no_project(taking_part: Parties) -> None:
    """Under a forum's own title; the value of a label that ends with a body's first word goes on in the next line."""
    text = "Forum om vägar och vatten\n\nProjekten som redovisades.\n\n1. Leden hem\n\n"
    text += "Sökande          Orsa kommun\nMedsökande       Mora kommun\n\nProjektet märker ut leden.\n\n"
    text += "2. Bäcken\n\nSökande: Älvdalens kommun\nMedsökande: Rättviks kommun, Region\nGävleborg\n"

    assert taking_part(text) == {
        "Leden hem": {"Orsa kommun", "Mora kommun"},
        "Bäcken": {"Älvdalens kommun", "Rättviks kommun", "Region Gävleborg"},
    }


MATTER = """§ {n}
Stöd till regional utveckling: {title}
Dnr 26RUN1{n}

Ärendet
{who}

"""


def test_what_a_matter_of_support_is_called_behind_its_colon_is_a_project(taking_part: Parties) -> None:
    """Also where the section sign has a line of its own and the title asks; other matters are none."""
    text = MATTER.format(n=42, title="Kan vi bo kvar?", who="Orsa kommun söker medel. Mora kommun är medsökande.")
    text += MATTER.format(n=43, title="Timmer på räls", who="Älvdalens kommun söker stöd.")
    text += "\n§ 44\nYttrande över remiss: Vägar i länet\nDnr 26RUN144\n\nÄrendet\nOrsa kommun har yttrat sig.\n"

    assert taking_part(text) == {
        "Kan vi bo kvar?": {"Orsa kommun", "Mora kommun"},
        "Timmer på räls": {"Älvdalens kommun"},
    }


def test_a_title_that_its_slide_leads_in_is_the_projects(taking_part: Parties) -> None:
    """Over items that tell who leads it and who is with it; a label of factors heads no project."""
    slides = "Ett syskon västerut: Sand som resurs\n• Leds av Orsa kommun\n• Mora kommun är med som part\n\n"
    slides += "Och ett som just har börjat: Ny kust, nya ord\n• Leds av Älvdalens kommun\n• Gör en ordlista\n\n"
    slides += "En framgångsfaktor: Tidig dialog\n• Alla kommuner var med i projektet\n"

    assert taking_part(slides) == {
        "Sand som resurs": {"Orsa kommun", "Mora kommun"},
        "Ny kust, nya ord": {"Älvdalens kommun"},
    }
