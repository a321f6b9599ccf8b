"""Action plans and their measures."""

from __future__ import annotations

from pyoxigraph import Literal

from loaders.document import Document
from loaders.extract.reading import Reading
from loaders.extract.statements import plans
from loaders.readers.text import blocks


def reading(text: str) -> Reading:
    """A text in which the plans have been found, on an undertaking that the whole of it is about."""
    about = Reading(Document("prov", text, blocks(text), "0"))
    node = about.add("Collaboration", "Samverkan Vatten", [], "by-heading")
    for scope in about.scopes:
        scope.undertaking = node
    plans.extract(about)
    return about


def test_a_plan_has_its_shortest_words_and_numbered_measures() -> None:
    """The label describes it as printed; each measure has its position and its words without the number."""
    about = reading(
        "Samverkan Vatten\n\nArbetet ledde till en regional handlingsplan med två åtgärder:\n\n"
        "1. Ta fram en karta\n2. Kartlägga behov\n\nFallgropar\n\n1. Brist på tid\n"
    )

    (plan,), measures = about.of("ActionPlan"), about.of("Measure")
    assert plan.label == "regional handlingsplan med två åtgärder"
    assert [about.text(span) for span in plan.evidence] == [plan.label]
    assert next(iter(about.nodes)).get("sg:develops") == [plan]
    assert plan.get("sg:hasMeasure") == measures
    assert [
        [value.value for value in node.get("sg:text") + node.get("schema:position") if isinstance(value, Literal)]
        for node in measures
    ] == [["Ta fram en karta", "1"], ["Kartlägga behov", "2"]]


def test_a_heading_may_name_the_plan() -> None:
    """A numbered list right under it holds the measures."""
    about = reading("Handlingsplan\n\n1. Ta fram en karta\n2. Kartlägga behov\n")

    assert [plan.label for plan in about.of("ActionPlan")] == ["Handlingsplan"]


def test_without_a_numbered_list_there_is_no_plan() -> None:
    """A plan that is only spoken of, or a list that is no plan's, gives none."""
    assert not reading("Samverkan\n\nVi har en handlingsplan.\n\n1. Inledning\n2. Syfte\n").of("ActionPlan")
    assert not reading("Samverkan\n\nEn handlingsplan finns:\n\n- Ta fram en karta\n- Mötas\n").of("ActionPlan")
