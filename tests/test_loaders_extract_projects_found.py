"""Projects of forms, tables, lists and running text, with who takes part; and what gives none."""

from __future__ import annotations

import pytest

from loaders.document import Document
from loaders.extract import Extraction, extract
from loaders.names.gazetteer import gazetteer
from loaders.readers.text import blocks
from loaders.records import Concept, Node, Ref


def read(text: str) -> Extraction:
    """What the loader finds in a text."""
    return extract(Document("prov", text, blocks(text), ""))


def projects(text: str) -> dict[str, set[tuple[str, str]]]:
    """Title → (body, role) of every named body with a role in the project."""
    found = read(text)
    parts: dict[str, set[tuple[str, str]]] = {n.label or "": set() for n in found.nodes if n.type == "Project"}
    for part in found.nodes:
        if part.type == "Participation" and isinstance(part.owner, Node) and part.owner.type == "Project":
            for agent in part.get("sg:participant"):
                assert isinstance(agent, Node | Ref)
                name = gazetteer().labels[agent.path] if isinstance(agent, Ref) else agent.label
                roles = [role.slug for role in part.get("sg:role") if isinstance(role, Concept)]
                parts[part.owner.label or ""].add((name or "", roles[0]))
    return parts


FORM = """Projektnamn: Kusten ihop (KUST)
Sökande: Region Halland
Medsökande: Laholms kommun, Hylte
  kommun; Kalix Hamn AB
Projekttid: 2025-01-01 – 2026-06-30
Budget: 1 500 000 kr
"""


def test_a_form_is_a_project_with_its_parties() -> None:
    """Label by label: title, applicant, co-applicants over two lines, one of them unknown."""
    assert projects(FORM) == {
        "Kusten ihop": {
            ("Region Halland", "applicant"),
            ("Laholms kommun", "co-applicant"),
            ("Hylte kommun", "co-applicant"),
            ("Kalix Hamn AB", "co-applicant"),
        }
    }


def test_a_form_tells_short_name_period_and_budget() -> None:
    """The particulars of a form stand on its project, dates as dates and the sum in SEK."""
    project = next(node for node in read(FORM).nodes if node.type == "Project")

    props = ("sg:acronym", "schema:startDate", "schema:endDate", "sg:budget")
    told = {prop: getattr(project.get(prop)[0], "value", "") for prop in props}
    assert told == {
        "sg:acronym": "KUST",
        "schema:startDate": "2025-01-01",
        "schema:endDate": "2026-06-30",
        "sg:budget": "1500000",
    }


@pytest.mark.parametrize(
    "text",
    [
        "Projektnamn\nBryggor\n\nSökande\nRegion Halland",
        "- Projektnamn: Bryggor\n- Sökande: Region Halland",
        "| Projektnamn | Bryggor |\n| Sökande | Region Halland |",
        "**Projektnamn:** Bryggor\n**Sökande:** Region Halland",
    ],
)
def test_a_form_is_read_however_it_is_laid_out(text: str) -> None:
    """Lines, items, rows of two cells and labels above their values say the same."""
    assert projects(text) == {"Bryggor": {("Region Halland", "applicant")}}


def test_another_title_begins_another_project() -> None:
    """What follows the second title belongs to the second project."""
    text = "Projektnamn: Ett\nProjektägare: Region Skåne\n\nProjektnamn: Två\nProjektägare: Region Halland"

    assert projects(text) == {"Ett": {("Region Skåne", "lead")}, "Två": {("Region Halland", "lead")}}


def test_lines_that_begin_with_parties_tell_their_roles() -> None:
    """The words behind a party's name are its role; a reference group is no taking part."""
    text = FORM + (
        "\nParternas roller\nTorsby och Hällefors kommuner: testorter\nFilipstads kommun: deltar i referensgruppen\n"
    )

    assert projects(text)["Kusten ihop"] >= {
        ("Torsby kommun", "test-site"),
        ("Hällefors kommun", "test-site"),
        ("Filipstads kommun", "reference-group"),
    }


def test_places_under_a_label_for_bodies_are_bodies() -> None:
    """ "Deltagande regioner: Halland" means the region, a place under another label no body."""
    text = "Projektnamn: Ett\nDeltagande regioner: Halland, Skåne\nPlats: Kalmar"

    assert projects(text) == {
        "Ett": {("Region Halland", "participating-region"), ("Region Skåne", "participating-region")}
    }


@pytest.mark.parametrize(
    "text",
    [
        "Titel: Minnesanteckningar\nDeltagare: Region Skåne, Region Halland",
        "Ärende: Samråd\nHandläggare: Asta Provsson",
    ],
)
def test_a_title_of_no_project_gives_none(text: str) -> None:
    """The title of a document with participants only is no project's."""
    assert projects(text) == {}


def test_a_table_has_a_project_a_row() -> None:
    """The head tells what a column holds; a cell goes on below, over a name broken between its words."""
    text = (
        "Projekt          Sökande            Partner                 Tid\n"
        "Hamnarna         Varbergs kommun    Region Halland, Kalix   2024-2026\n"
        "                                    Hamn AB\n"
        "Cyklarna         Kungsbacka kommun  Boverket                2024\n"
    )

    assert projects(text) == {
        "Hamnarna": {
            ("Varbergs kommun", "applicant"),
            ("Region Halland", "collaborating-party"),
            ("Kalix Hamn AB", "collaborating-party"),
        },
        "Cyklarna": {("Kungsbacka kommun", "applicant"), ("Boverket", "collaborating-party")},
    }


@pytest.mark.parametrize(
    "text",
    [
        "| Kommun | Invånare |\n|---|---|\n| Eda kommun | 8 500 |",
        "| Tid | Punkt |\n|---|---|\n| 09.00 | Region Skåne hälsar välkommen |",
    ],
)
def test_a_table_of_other_things_gives_no_project(text: str) -> None:
    """Without a title and a party in its head a table lists no projects."""
    assert projects(text) == {}


def test_a_list_that_a_sentence_introduces_has_a_project_a_line() -> None:
    """A body behind a comma, a dash or in brackets answers for the project; a comma may stand in the title."""
    text = (
        "Följande projekt beviljas stöd:\n\n* Studie av hamnen, Verkö, Karlskrona kommun\n"
        "* Kallt vatten (Kalix Hamn AB)\n* Svala gårdar – Mjölby kommun\n* Brobygge i Sundsvall, Sundsvalls kommun\n"
    )

    assert projects(text) == {
        "Studie av hamnen, Verkö": {("Karlskrona kommun", "applicant")},
        "Kallt vatten": {("Kalix Hamn AB", "applicant")},
        "Svala gårdar": {("Mjölby kommun", "applicant")},
        "Brobygge i Sundsvall": {("Sundsvalls kommun", "applicant")},
    }


@pytest.mark.parametrize(
    "text",
    [
        "Följande kommuner deltar:\n\n* Eda kommun\n* Arvika kommun",
        "Projektet ska:\n\n* ta fram en karta\n* samla parterna\n* utbilda Eda kommun",
        "På mötet deltog:\n\n* Asta Provsson, Region Skåne\n* Birger Provsson, Region Halland",
    ],
)
def test_a_list_of_other_things_gives_no_project(text: str) -> None:
    """Bodies, tasks and persons are no projects."""
    assert projects(text) == {}


@pytest.mark.parametrize(
    ("text", "title", "parties"),
    [
        (
            "Projektet ”Höga kusten” leds av Region Skåne i samverkan med Region Halland. Även Kalix Hamn AB deltar.",
            "Höga kusten",
            {
                ("Region Skåne", "lead"),
                ("Region Halland", "collaborating-party"),
                ("Kalix Hamn AB", "collaborating-party"),
            },
        ),
        (
            "Bakom ansökan till projektet ”Skogen” står Eda kommun och Arvika kommun. Boverket följer projektet.",
            "Skogen",
            {("Eda kommun", "applicant"), ("Arvika kommun", "applicant"), ("Boverket", "observer")},
        ),
        (
            "Värme ihop är ett samverkansprojekt mellan Arboga kommun och Köpings kommun.",
            "Värme ihop",
            {("Arboga kommun", "collaborating-party"), ("Köpings kommun", "collaborating-party")},
        ),
        (
            "Projektet Solparken drivs av Flens kommun. I styrgruppen ingår Trafikverket.",
            "Solparken",
            {("Flens kommun", "responsible"), ("Trafikverket", "steering-group")},
        ),
    ],
)
def test_running_text_names_a_project_and_its_parties(text: str, title: str, parties: set[tuple[str, str]]) -> None:
    """In quotation marks, in words before a verb, by a definition; later sentences add to it."""
    assert projects(text) == {title: parties}


@pytest.mark.parametrize(
    "text",
    [
        "Projektet leds av Region Skåne.",
        "Flera kommuner får pengar för pilotprojekt. Eda kommun deltar.",
        "Det är Trafikverket som leder rådet.",
        "Projektet Region Skåne har fått stöd.",
    ],
)
def test_a_project_without_a_name_is_none(text: str) -> None:
    """What has no title of its own, or a body's, makes no project."""
    assert projects(text) == {}


def test_who_has_not_taken_part_takes_no_part() -> None:
    """A negation gives no participation."""
    assert projects("Projektet Solparken drivs av Flens kommun. Boverket har inte deltagit i projektet.") == {
        "Solparken": {("Flens kommun", "responsible")}
    }


@pytest.mark.parametrize(
    ("text", "title", "parties"),
    [
        (
            "Projektet Vindkraft ihop leds sedan 2021 av Region Skåne. Även Lunds universitet medverkar.",
            "Vindkraft ihop",
            {("Region Skåne", "lead"), ("Lunds universitet", "collaborating-party")},
        ),
        (
            "Projektet ”Kusten”, som Eda kommun driver tillsammans med Arvika kommun, har fått stöd.",
            "Kusten",
            {("Eda kommun", "responsible"), ("Arvika kommun", "collaborating-party")},
        ),
        (
            "Projektet ”Kusten” genomförs av Eda kommun med Arvika kommun som partner, medan Årjängs kommun avstod.",
            "Kusten",
            {("Eda kommun", "responsible"), ("Arvika kommun", "collaborating-party")},
        ),
        (
            "I ett annat projekt, Nära vatten, deltog Eda kommun och Arvika kommun.",
            "Nära vatten",
            {("Eda kommun", "collaborating-party"), ("Arvika kommun", "collaborating-party")},
        ),
        (
            "Två satsningar får medel. Den första heter Skogens hus. Medverkande kommuner är Eda, Arvika och Torsby.",
            "Skogens hus",
            {
                ("Eda kommun", "collaborating-party"),
                ("Arvika kommun", "collaborating-party"),
                ("Torsby kommun", "collaborating-party"),
            },
        ),
        (
            "Två projekt visades. Med Mat nära vill Eda kommun korta vägen till skolan.",
            "Mat nära",
            {("Eda kommun", "collaborating-party")},
        ),
        (
            "Tre projekt pågår. Vatten som resurs bedrivs gemensamt av Eda kommun och Arvika kommun.",
            "Vatten som resurs",
            {("Eda kommun", "responsible"), ("Arvika kommun", "responsible")},
        ),
    ],
)
def test_clauses_tell_who_takes_part(text: str, title: str, parties: set[tuple[str, str]]) -> None:
    """Adverbs, relative clauses, nouns for roles and names that only a verb gives away."""
    assert projects(text) == {title: parties}


@pytest.mark.parametrize(
    "more",
    [
        "Årjängs kommun inbjöds men avböjde.",
        "I ett senare skede skulle även Årjängs kommun kunna delta i projektet.",
        "Enligt Årjängs kommun deltar Eda kommun i projektet.",
        "Projektet bygger på en plattform som Årjängs kommun ansvarar för.",
        "Eda kommun deltar i projektet, men Årjängs kommun deltar inte.",
        "Projektet genomförs i Årjängs kommun.",
    ],
)
def test_who_is_only_spoken_of_takes_no_part(more: str) -> None:
    """Declined, imagined, a source, the owner of another thing, a place: none takes part."""
    found = projects(f"Projektet ”Kusten” drivs av Eda kommun. {more}")

    assert {name for name, _ in found["Kusten"]} == {"Eda kommun"}


@pytest.mark.parametrize(
    "text",
    [
        "Presentation 2: Mat nära\n\nMat nära är ett projekt som drivs av Eda kommun.",
        "Våra projekt i länet\n\nHär är de.\n\nMat nära\n\nProjektet drivs av Eda kommun.",
        "# Ansökan om projektmedel: Mat nära\n\nProjektet drivs av Eda kommun.",
        "§ 7 Ansökan om projektmedel: Mat nära\nProjektet drivs av Eda kommun.",
        "Bild 3\nProjektet Mat nära\nGenomförs av: Eda kommun",
    ],
)
def test_a_heading_names_the_project_of_its_text(text: str) -> None:
    """A prefix or number is no part of the name; a slide's title stands under its number."""
    assert projects(text) == {"Mat nära": {("Eda kommun", "responsible")}}


def test_a_heading_on_the_cost_of_efforts_lists_none() -> None:
    """ "Kostnaderna för insatserna" is over no list of them: what follows stays headings."""
    text = (
        "## Bedömer kostnaderna för insatserna\n\nMyndigheten bedömer kostnaderna.\n\n"
        "## Hänsyn till bördan\n\nUppdraget genomförs tillsammans med Eda kommun."
    )

    assert projects(text) == {}


@pytest.mark.parametrize(
    "heading", ["Bred samverkan", "Samverkan och dialog", "Tillsammans med andra intressenter", "Nära samarbete"]
)
def test_a_heading_on_whom_to_ask_is_no_project(heading: str) -> None:
    """An assignment tells under it whom the agency asks; beside it "Blå vägar" is a project of the same list."""
    over = "# Ett uppdrag\n\nDet prövas.\n\n## Kloka insatser\n\nDe ska prövas."
    text = over + "\n\n## {}\n\nBoverket samverkar med Tillväxtverket.\n"

    assert projects(text.format(heading)) == {}
    assert set(projects(text.format("Blå vägar"))) == {"Blå vägar"}


@pytest.mark.parametrize(
    "heading",
    ["Deklaration mellan två län", "EU:s vägar", "Vägstrategier", "Direktiv och råd", "Överenskommelse om vägar"],
)
def test_what_is_decided_is_no_project(heading: str) -> None:
    """News has a heading for what was signed or issued, and comes back to it in its text; "Blå vägar" is a project."""
    over = "# Två möten\n\nDe hölls i går.\n\n## {0}\n\n"
    text = over + "{0} ska prövas. Region Skåne leder arbetet med {0} och satsningar.\n"

    assert projects(text.format(heading)) == {}
    assert set(projects(text.format("Blå vägar"))) == {"Blå vägar"}


def test_the_government_alone_is_no_party_under_a_heading() -> None:
    """ "Regeringen fortsätter att främja …" is told under anything; a region that does so has a project."""
    over = "# Stöd till vägar\n\nMer pengar.\n\n## Nationella vägar\n\n"
    text = over + "Nationella vägar ska prövas. {} leder arbetet med nationella vägar och projekt.\n"

    assert projects(text.format("Regeringen")) == {}
    assert set(projects(text.format("Region Skåne"))) == {"Nationella vägar"}


@pytest.mark.parametrize("heading", ["Organisation", "Lägesrapport", "Region Skåne", "Nytt projekt om boende", "Syfte"])
def test_a_heading_of_any_report_names_no_project(heading: str) -> None:
    """What any report may have, a body, or a headline."""
    assert projects(f"{heading}\n\nProjektet drivs av Eda kommun.") == {}


def test_a_list_may_say_roles_in_a_line() -> None:
    """By labels, in brackets, and behind "i samverkan med"; one line under a heading for what was refused."""
    text = (
        "Beviljade projekt\n\n* Lots. Sökande: Eda kommun. Medsökande: Arvika kommun\n"
        "* Stråket, Region Värmland (samordnare), Torsby kommun\n"
        "* Skolvägen – Kils kommun, i samverkan med Grums kommun\n"
        "\nAvslag\n\n* Banan, Hagfors kommun\n"
    )

    assert projects(text) == {
        "Lots": {("Eda kommun", "applicant"), ("Arvika kommun", "co-applicant")},
        "Stråket": {("Region Värmland", "lead"), ("Torsby kommun", "applicant")},
        "Skolvägen": {("Kils kommun", "applicant"), ("Grums kommun", "collaborating-party")},
        "Banan": {("Hagfors kommun", "applicant")},
    }


@pytest.mark.parametrize(
    "line",
    [
        "Projekt: Havslyftet. Deltagare: Boverket, Malmö kommun.",
        "Projekt: Havslyftet; Deltagare: Boverket, Malmö kommun",
        "Projekt: Havslyftet | Deltagare: Boverket, Malmö kommun",
        "Projekt: Havslyftet, Deltagare: Boverket, Malmö kommun",
        "- Projekt: Havslyftet. Deltagare: Boverket, Malmö kommun",
    ],
)
def test_labels_on_one_line_are_parted(line: str) -> None:
    """Each label that the schemes know begins a field of its own, whatever mark stands before it."""
    assert {title: {name for name, _ in parts} for title, parts in projects(line).items()} == {
        "Havslyftet": {"Boverket", "Malmö kommun"}
    }


def test_a_word_before_a_colon_that_is_no_label_stays_in_the_title() -> None:
    """Only the schemes say what a label is."""
    assert set(projects("Projektnamn: Vatten, Ljus: en förstudie\nSökande: Boverket")) == {"Vatten, Ljus: en förstudie"}


def test_a_name_may_end_with_a_word_that_is_spelt_like_a_verb() -> None:
    """It is a verb only where the sentence goes on."""
    assert set(projects("Nämnden ger Hofors kommun stöd för projektet Gröna leder.")) == {"Gröna leder"}
    assert set(projects("Projektet Kusten leder Boverket och Hofors kommun.")) == {"Kusten"}


def test_a_preface_and_a_line_on_rights_are_no_projects() -> None:
    """Whatever is told under them of who takes part."""
    assert set(
        projects("© VERKET | 2020\n\nFörord\n\nI projektet Kusten har Region Skåne och Eda kommun deltagit.\n")
    ) == {"Kusten"}


def test_one_of_the_projects_is_named_beside_them() -> None:
    """In apposition, as "projektet, X," has it; what is only said of them is no name."""
    assert set(projects("I ett av projekten, Upphandling Syd, leder Eda kommun arbetet.")) == {"Upphandling Syd"}
    assert projects("I ett av projekten, som Eda kommun leder, är arbetet klart.") == {}


def test_a_date_over_a_text_is_no_project() -> None:
    """Its day looks like the number of a heading."""
    text = "Lärcentra för alla\n\n10 februari 2022\n\nProjektet är ett samarbete mellan Skolverket och Boverket.\n"

    assert "februari 2022" not in projects(text)


def test_single_quotation_marks_hold_a_name() -> None:
    """As typographers set them; an apostrophe ends none."""
    assert set(projects("Studien har granskat projektet ‘Polisen i Eda’, som Eda kommun leder.")) == {"Polisen i Eda"}
    assert set(projects("Studien har granskat projektet ‘Kustens’s vänner’, som Eda kommun leder.")) == {
        "Kustens’s vänner"
    }


def test_a_heading_that_is_a_networks_name_is_no_project() -> None:
    """Though the text under it tells who takes part."""
    text = (
        "Miljösamverkan Norr\n\nMiljösamverkan Norr samordnar tillsyn. Medverkar gör Boverket och Naturvårdsverket.\n"
    )

    assert projects(text) == {}


def test_a_label_below_the_word_project_is_no_title() -> None:
    """A box of facts names the project's owner, not a project called so."""
    assert projects("Fakta om projektet\nProjektägare\nKalmar kommun\n") == {}


@pytest.mark.parametrize("broken", ["Region Gäv-\nleborg", "Region\nGävleborg"])
def test_a_line_that_ends_within_a_body_ends_no_title(broken: str) -> None:
    """Text broken into lines, a word with a hyphen too: the verb ends the title, not the line."""
    text = f"Rapport\n\nUnder 2023 startade arbetet. Projektet Älvdalsleden leds av {broken} i samverkan med andra.\n"

    assert projects(text) == {"Älvdalsleden": {("Region Gävleborg", "lead")}}


@pytest.mark.parametrize(
    ("heading", "title"),
    [("Havet 2020–2022", "Havet 2020–2022")],
)
def test_a_name_ends_before_a_place_or_years_where_the_text_calls_it_so(heading: str, title: str) -> None:
    """The heading of a report says where and when; where nothing else names the project, its words stay whole."""
    text = f"Utvärdering av projektet {heading}\n\nBakgrund\n\nProjektet Kusten leds av Eda kommun.\n"

    assert title in projects(text)
    assert f"{title} 2020–2022" not in projects(text)
