"""Factors under headings, behind labels and in lists, of several genres, each written in its test."""

from __future__ import annotations

from loaders.document import Document
from loaders.extract.factors import factors
from loaders.extract.reading import Reading
from loaders.readers.text import blocks
from loaders.records import Node, Ref

CLASSES = ("SuccessFactor", "Pitfall", "Benefit")


def reading(text: str) -> Reading:
    """A text before anything is found in it."""
    return Reading(Document("prov", text, blocks(text), "0"))


def found(text: str) -> list[tuple[str, str]]:
    """The class and wording of each factor of a text."""
    about = reading(text)
    factors.extract(about)
    return [(node.type, words(node)) for node in about.of(*CLASSES)]


def words(node: Node) -> str:
    """The wording of a statement."""
    (text,) = node.get("sg:text")
    return text.value  # type: ignore[union-attr]  # a literal


def test_a_list_under_a_heading_keeps_class_heading_and_passage() -> None:
    """The class is the printed one, the passage is the item without its marker, and equals the wording."""
    about = reading("Nyttor\n\n- Tydligt syfte.\n- Kortare vägar\n")

    factors.extract(about)

    first, second = about.of("Benefit")
    assert [words(first), words(second)] == ["Tydligt syfte.", "Kortare vägar"]
    assert [about.text(span) for span in first.evidence] == ["Tydligt syfte."]
    assert [value.value for value in first.get("sg:printedHeading")] == ["Nyttor"]  # type: ignore[union-attr]  # literals
    assert first.get("sg:about") == [Ref("doc/prov")]
    assert not first.get("sg:expressedBy")


def test_numbered_bulleted_and_bare_lists_are_read_alike() -> None:
    """The layout of the list does not matter."""
    items = ["Tydligt mandat från start", "Tidig dialog med alla"]
    expected = [("SuccessFactor", item) for item in items]

    for mark in ("1. {}\n2. {}", "• {}\n• {}", "{}\n\n{}", "– {}\n– {}"):
        text = "Projektet\n\nProjektet pågick i två år.\n\nFramgångsfaktorer\n\n" + mark.format(*items) + "\n"
        assert found(text) == expected, mark


def test_lines_right_under_their_heading_are_a_list() -> None:
    """A heading glued to its bare lines, as a slide is printed, still announces each of them."""
    assert found("Workshop\n\nFallgropar\nOtydligt mandat\nBrist på tid\nMånga nya deltagare\n\nTack för idag!\n") == [
        ("Pitfall", "Otydligt mandat"),
        ("Pitfall", "Brist på tid"),
        ("Pitfall", "Många nya deltagare"),
    ]


def test_singular_labels_say_one_factor_each() -> None:
    """ "Framgångsfaktor: …" is one factor, in a line of its own or in a list; several behind a plural label part."""
    assert found("Framgångsfaktor: Tidig dialog, med alla parter\nFallgrop: Otydliga roller\n") == [
        ("SuccessFactor", "Tidig dialog, med alla parter"),
        ("Pitfall", "Otydliga roller"),
    ]
    assert found("Lärdomar\n\n- Fallgrop: brist på tid\n- Nytta: kortare vägar\n") == [
        ("Pitfall", "brist på tid"),
        ("Benefit", "kortare vägar"),
    ]
    assert found("Fallgropar: otydliga roller; brist på tid\n") == [
        ("Pitfall", "otydliga roller"),
        ("Pitfall", "brist på tid"),
    ]


def test_values_of_several_lines_or_sentences_part() -> None:
    """A plural label may be followed by lines or sentences; a number behind a label changes nothing."""
    assert found("Nyttor:   Kortare vägar\n          En gemensam\n          karta\n") == [
        ("Benefit", "Kortare vägar"),
        ("Benefit", "En gemensam\n          karta"),
    ]
    assert found("Fallgropar: Oklara mål. Brist på tid.\nFallgrop 2: Många möten\n") == [
        ("Pitfall", "Oklara mål."),
        ("Pitfall", "Brist på tid."),
        ("Pitfall", "Många möten"),
    ]


def test_an_item_may_be_called_as_a_section_is() -> None:
    """ "Budget" in a list of factors ends nothing."""
    assert found("Framgångsfaktorer\n\n- Budget\n- Mandat\n") == [
        ("SuccessFactor", "Budget"),
        ("SuccessFactor", "Mandat"),
    ]


def test_where_to_read_on_is_no_factor() -> None:
    """What a page puts below its text ends the list."""
    text = "Vad stjälper?\n\nAtt folk byter jobb.\n\nLäs mer om projektet på regionens webbplats.\n"

    assert found(text) == [("Pitfall", "Att folk byter jobb.")]


def test_the_next_title_is_no_item_of_a_bare_list() -> None:
    """A last line over a long paragraph heads what follows."""
    prose = "Projektet drivs av flera parter och handlar om gemensam planering av kusten i tre år. " * 2
    assert found(f"Fallgropar\n\nBrist på tid\n\nOklara mål\n\nProjekt Beta\n\n{prose}\n") == [
        ("Pitfall", "Brist på tid"),
        ("Pitfall", "Oklara mål"),
    ]


def test_a_heading_in_the_singular_heads_one_paragraph() -> None:
    """The paragraph under it is the factor, even of two sentences; what follows is not."""
    text = "Fallgrop\n\nRollerna var otydliga. Ingen ledde arbetet.\n\nNästa steg är ett möte i vår.\n"

    assert found(text) == [("Pitfall", "Rollerna var otydliga. Ingen ledde arbetet.")]


def test_sections_of_an_application_are_told_by_brackets() -> None:
    """ "B5. Risker (fallgropar)" announces pitfalls."""
    text = "B5. Risker (fallgropar)\n- Parterna saknar tid\n\nB6. Budget\n- Lön\n- Resor\n"

    assert found(text) == [("Pitfall", "Parterna saknar tid")]


def test_headings_under_a_heading_of_factors_name_or_group_them() -> None:
    """By its level a heading is under another; prose explains it, a list is grouped by it."""
    text = (
        "## Framgångsfaktorer\n\n### Ett gemensamt kansli\n\nKansliet ledde arbetet. Det gick bra.\n\n"
        "### I kommunerna\n\n- Tidig dialog\n\n## Nästa del\n\nText om annat.\n"
    )

    assert found(text) == [("SuccessFactor", "Ett gemensamt kansli"), ("SuccessFactor", "Tidig dialog")]


def test_a_sentence_with_a_colon_announces_the_list_under_it() -> None:
    """Only the list right under the sentence is meant."""
    text = (
        "Samtal\n\nI samtalen nämndes följande framgångsfaktorer:\n\n- Tidig dialog\n- Tydliga roller\n\n"
        "Mötet avslutades med en genomgång av tidplanen:\n\n- Start i maj\n- Slut i juni\n"
    )

    assert found(text) == [("SuccessFactor", "Tidig dialog"), ("SuccessFactor", "Tydliga roller")]


def test_lessons_are_factors_by_inference() -> None:
    """What a project learnt is advice, a success factor; what it says was missing is a pitfall."""
    about = reading("Lärdomar\n\n- Börja med en gemensam karta\n- Det saknades mandat\n")

    factors.extract(about)

    assert [(node.type, words(node), node.basis) for node in about.of(*CLASSES)] == [
        ("SuccessFactor", "Börja med en gemensam karta", "inferred"),
        ("Pitfall", "Det saknades mandat", "inferred"),
    ]


def test_tables_name_the_kind_in_a_head_or_in_the_cell_before() -> None:
    """Pipes, tabs and aligned columns are tables alike; empty cells say nothing."""
    assert found("| Fallgropar | Nyttor |\n|---|---|\n| Brist på tid | Kortare vägar |\n| Oklara mål | – |\n") == [
        ("Pitfall", "Brist på tid"),
        ("Benefit", "Kortare vägar"),
        ("Pitfall", "Oklara mål"),
    ]
    assert found("Typ | Beskrivning\nFramgångsfaktor | Ett gemensamt kansli\nHinder | Skilda regelverk\n") == [
        ("SuccessFactor", "Ett gemensamt kansli"),
        ("Pitfall", "Skilda regelverk"),
    ]


def test_a_spoilt_heading_is_known() -> None:
    """Lost diacritics and digits for letters do not hide a heading."""
    assert found("Framgangsfaktorer\n\n- Ett kansli\n\nFa1lgropar\n\n- Brist på tid\n") == [
        ("SuccessFactor", "Ett kansli"),
        ("Pitfall", "Brist på tid"),
    ]


def test_a_list_without_a_cue_is_no_factor() -> None:
    """Actions, participants, questions and visions are none."""
    text = (
        "Nästa steg\n\n- Ta fram en karta\n- Möte i maj\n\nDeltagare\n\n- Region Halland\n\n"
        "Frågor\n\n- Vilka fallgropar finns?\n"
    )

    assert found(text) == []


def test_labels_of_a_form_end_the_list() -> None:
    """What a form says next is no further factor."""
    assert found("Nyttor:\n- Kortare vägar\nKontaktperson: A. Andersson\nBudget: 30 kr\n") == [
        ("Benefit", "Kortare vägar")
    ]


def test_a_heading_over_the_factor_headings_gathers_them_in_a_set() -> None:
    """All lists under it are in one set, held by the participants where it says that they discussed."""
    about = reading(
        "Deltagarna möttes i maj.\n\nSlutsatser från gruppdiskussionerna\n\nNyttor\n\n- Kortare vägar\n\n"
        "Fallgropar\n\n- Brist på tid\n\nAnnat projekt\n\nText om projektet.\n\nNyttor\n\n- Gemensam karta\n"
    )

    factors.extract(about)

    (gathered,) = about.of("StatementSet")
    (group,) = about.of("ActorGroup")
    inside = [node for node in about.of(*CLASSES) if node.get("sg:inSet")]
    assert gathered.label == "Slutsatser från gruppdiskussionerna"
    assert [words(node) for node in inside] == ["Kortare vägar", "Brist på tid"]
    assert all(node.get("sg:expressedBy") == [group] for node in inside)


def test_a_firm_in_the_genitive_holds_the_set_it_heads() -> None:
    """Accents may have slipped, and a firm be called by the first word of its name."""
    about = reading("Almgrèns val av viktigaste:\n\nNytta\n\nKortare vägar mellan parterna\n")
    firm = about.add("Consultancy", "Almgren Strategi", [], "by-title-page")

    factors.extract(about)

    (node,) = about.of("Benefit")
    assert node.get("sg:expressedBy") == [firm]


def test_an_undertaking_is_what_its_factors_are_about_and_no_set() -> None:
    """The heading of the undertaking over the lists gathers nothing."""
    about = reading("Samverkan Vatten\n\nFallgropar\n\n- Brist på tid\n")
    node = about.add("Collaboration", "Samverkan Vatten", [about.document.blocks[0].span], "by-heading")
    about.scopes[0].undertaking = node

    factors.extract(about)

    assert not about.of("StatementSet")
    assert [pitfall.get("sg:about") for pitfall in about.of("Pitfall")] == [[node]]


def test_signs_of_slides_mark_items() -> None:
    """Plus and minus signs, arrows and ticks before lines under a heading are list markers."""
    assert found(
        "Bild 5\nVinster\n+ Kortare restid\n+ En beställning\n\nFallgropar\n− Oklar ägare\n− Sena beslut\n"
    ) == [
        ("Benefit", "Kortare restid"),
        ("Benefit", "En beställning"),
        ("Pitfall", "Oklar ägare"),
        ("Pitfall", "Sena beslut"),
    ]


def test_a_table_of_projects_under_a_factor_heading_gives_none() -> None:
    """Its head names titles and parties; the rows of another table there are factors."""
    table = "| Projekt | Sökande |\n|---|---|\n| Hamnarnas framtid | Varbergs kommun |\n"

    assert found(f"Framgångsfaktorer\n\n{table}") == []
    assert found("Framgångsfaktorer\n\n| Nr | Vad |\n|---|---|\n| 1 | Tidig dialog med alla |\n") == [
        ("SuccessFactor", "Tidig dialog med alla")
    ]
