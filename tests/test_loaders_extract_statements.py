"""Visions, narratives, needs, conclusions, observations and reflections, each from a small text."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal

from loaders.document import Document
from loaders.extract.reading import Reading
from loaders.extract.statements import statements
from loaders.readers.text import blocks
from loaders.records import Node, Ref


def reading(text: str, event: bool = False) -> Reading:
    """A text before anything is found in it, of a meeting or not."""
    about = Reading(Document("prov", text, blocks(text), "0"))
    if event:
        about.event = about.add("Event", "Mötet", [], "by-title-page")
    return about


def values(node: Node, prop: str) -> list[str]:
    """The literal values of a property."""
    return [value.value for value in node.get(prop) if isinstance(value, Literal)]


def test_a_look_back_gives_visions_with_the_year_of_its_heading() -> None:
    """One vision a paragraph, in the set of the heading; nothing in it is an observation."""
    about = reading(
        'Några inspel i "tillbakablick från år 2045"\n\nDet finns en gemensam karta. Alla ritar.\n\nTågen går i tid.\n'
    )

    statements.extract(about)

    visions, (gathered,) = about.of("Vision"), about.of("StatementSet")
    assert [values(node, "sg:text") for node in visions] == [
        ["Det finns en gemensam karta. Alla ritar."],
        ["Tågen går i tid."],
    ]
    assert all(values(node, "sg:horizon") == ["2045"] and node.get("sg:inSet") == [gathered] for node in visions)
    assert not about.of("Observation", "Conclusion")


def test_a_story_is_one_narrative_and_what_is_said_of_it_is_no_part() -> None:
    """Its paragraphs are joined, each a passage; that AI helped is shown by the sentence that says so."""
    about = reading(
        "En berättelse om vägen till 2040\n\nEn berättelse togs fram med hjälp av AI.\n\n"
        "Berättelsen i korthet\n\nÅr 2025 var allt splittrat.\n\nÅr 2040 är allt helt.\n"
    )

    statements.extract(about)

    (node,) = about.of("Narrative")
    assert values(node, "sg:text") == ["År 2025 var allt splittrat.\n\nÅr 2040 är allt helt."]
    assert len(node.evidence) == 2
    (made,) = [value for value in node.values if value.prop == "sg:generatedWithAI"]
    assert [about.text(span) for span in made.evidence] == ["En berättelse togs fram med hjälp av AI."]
    assert values(node, "sg:horizon") == ["2040"]


def test_a_story_that_nothing_shows_to_be_imagined_is_left_alone() -> None:
    """A heading may call a report a story."""
    about = reading("Berättelsen\n\nKommunen byggde en bro förra året.\n")

    statements.extract(about)

    assert not about.of("Narrative", "Vision")


def test_a_project_that_uses_ai_is_no_story() -> None:
    """Only a heading that calls it a story makes it one."""
    about = reading("Planering med hjälp av AI\n\nVi planerar med hjälp av AI.\n\nÅr 2030 är vi klara.\n")

    statements.extract(about)

    assert not about.of("Narrative")


def test_needs_follow_the_sentence_that_introduces_them() -> None:
    """Bare lines are one need each, with the year of the sentence."""
    about = reading("Samtal\n\nPå vägen mot 2035 fanns behov som nämndes:\n\nEtt språk\n\nTydligare roller\n", True)

    statements.extract(about)

    needs = about.of("Need")
    assert [values(node, "sg:text") + values(node, "sg:horizon") for node in needs] == [
        ["Ett språk", "2035"],
        ["Tydligare roller", "2035"],
    ]
    assert [node.get("sg:about") for node in needs] == [[about.event], [about.event]]


def test_conclusions_of_a_report_are_held_by_its_inquiry() -> None:
    """They keep the order that they are printed in."""
    about = reading("Tre viktiga slutsatser från delbetänkandet\n\nAnsvaret är delat\n\nRollerna är otydliga\n")
    inquiry = about.add("Inquiry", "NORDAM", [], "by-name-form")
    about.add("Output", "delbetänkande", [], "by-keyword", owner=inquiry)

    statements.extract(about)

    conclusions = about.of("Conclusion")
    assert [values(node, "schema:position") for node in conclusions] == [["1"], ["2"]]
    assert all(node.get("sg:expressedBy") == [inquiry] == node.get("sg:about") for node in conclusions)


def test_a_discussion_gives_one_observation_a_paragraph_or_item() -> None:
    """Questions and introductions are none."""
    about = reading(
        "Sammanfattning av diskussionen\n\nDeltagarna saknar en karta.\n\n- Rollerna är otydliga\n- Vad nu?\n",
        True,
    )

    statements.extract(about)

    observations = about.of("Observation")
    assert [values(node, "sg:text") for node in observations] == [
        ["Deltagarna saknar en karta."],
        ["Rollerna är otydliga"],
    ]
    assert all(node.get("sg:expressedBy") == about.of("ActorGroup") for node in observations)


def test_reflections_are_the_named_authors_and_a_quotation_is_another_bodys() -> None:
    """The body of the line before holds the quotation, as printed with its marks."""
    about = reading(
        "Avslutande reflektioner (Almgren Strategi AB)\n\nPlaneringen har mognat.\n\n"
        "Region Halland sammanfattade reflektionen bra:\n\n”Kartor ger samtal”\n"
    )

    statements.extract(about)

    (reflection,), (quotation,) = about.of("Reflection"), about.of("Observation")
    (author,) = reflection.get("sg:expressedBy")
    assert isinstance(author, Node) and author.label == "Almgren Strategi AB"
    assert values(reflection, "sg:text") == ["Planeringen har mognat."]
    assert values(quotation, "sg:text") == ["”Kartor ger samtal”"]
    assert quotation.get("sg:expressedBy") == [Ref("id/org/region-halland")]


def test_running_text_reports_what_was_stressed_and_who_had_no_mandate() -> None:
    """The reported clause alone is the wording."""
    about = reading(
        "Samverkan Vatten\n\nDet betonades att kartan behövs. Region Halland hade inget formellt uppdrag.\n"
    )

    statements.extract(about)

    assert [values(node, "sg:text") for node in about.of("Observation")] == [
        ["kartan behövs."],
        ["Region Halland hade inget formellt uppdrag."],
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Slutsatser\n\n\n\nNästa del\n\nText om annat.\n",
        "Bakgrund\n\nDet fanns tre frågor.\n\n- Vad behövs?\n",
        "Diskussion\n\nVilka behov finns?\n",
    ],
)
def test_empty_sections_and_questions_give_no_statement(text: str) -> None:
    """A heading without text says nothing, and neither does a question."""
    about = reading(text)

    statements.extract(about)

    assert list(about.nodes) == []


def test_a_paragraph_too_long_for_a_passage_is_taken_by_its_sentences() -> None:
    """No passage is over 1,000 characters."""
    sentence = "Deltagarna talade länge om kartor och roller i den regionala planeringen. "
    about = reading("Diskussion\n\n" + sentence * 20 + "\n")

    statements.extract(about)

    assert len(about.of("Observation")) == 20
    assert max(span.end - span.start for node in about.nodes for span in node.evidence) <= 1000
