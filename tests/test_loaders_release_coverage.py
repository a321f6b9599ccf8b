"""Stretches of text that nothing was made of."""

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from loaders.release.coverage import unread
from ontology import dcterms, rdf, schema, sg, skos

TEXT = "Rubrik\n\nFörsta meningen. Andra meningen. Tredje meningen.\n- punkt\n---\n"


def passage(words: str) -> NamedNode:
    start = TEXT.index(words)
    return NamedNode(f"https://w3id.org/samgraf/doc/plan/text#char={start},{start + len(words)}")


def stated(words: str) -> Quad:
    return Quad(NamedNode("http://x/n"), sg("evidence"), passage(words))


def texts(*quads: Quad) -> list[str]:
    return [TEXT[one.span.start : one.span.end] for one in unread(TEXT, quads)]


def test_a_text_that_nothing_was_made_of_is_told_line_by_line() -> None:
    """Neighbouring sentences of a line are one stretch; rules and empty lines are none."""
    assert texts() == ["Rubrik", "Första meningen. Andra meningen. Tredje meningen.", "- punkt"]


def test_a_sentence_that_a_statement_rests_on_is_left_out() -> None:
    """Its neighbours are told on their own, with the line they stand on."""
    found = unread(TEXT, [stated("Andra")])

    assert [TEXT[one.span.start : one.span.end] for one in found][1:3] == ["Första meningen.", "Tredje meningen."]
    assert [one.line for one in found] == [1, 3, 3, 4]


def test_a_sentence_in_which_something_is_only_named_is_told_so() -> None:
    """A mention is no statement."""
    found = unread(TEXT, [Quad(passage("Andra"), sg("mentions"), NamedNode("http://x/n"))])

    assert [one.mentions for one in found] == [False, False, True, False, False]


def test_a_heading_that_passages_name_counts_as_read() -> None:
    """It was used, though nothing rests on it."""
    heading = Quad(passage("Andra"), sg("sectionHeading"), Literal("Rubrik"))

    assert "Rubrik" not in texts(heading)


def test_an_empty_section_counts_as_read() -> None:
    """The run says that there is nothing under the heading."""
    assert "Rubrik" not in texts(Quad(NamedNode("http://x/run"), sg("emptySection"), passage("Rubrik")))


def left(text: str, predicate: NamedNode, value: NamedNode | Literal) -> dict[str, bool]:
    """What is left of a text of whose word Kusten a name or statement is made: stretches, and whether they name it."""
    thing, start = NamedNode("http://x/n"), text.index("Kusten")
    place = NamedNode(f"https://w3id.org/samgraf/doc/plan/text#char={start},{start + 6}")
    quads = [Quad(thing, predicate, value), Quad(thing, sg("evidence"), place)]
    return {text[slice(*one.span)]: one.mentions for one in unread(text, quads)}


@pytest.mark.parametrize(
    ("predicate", "value"),
    [(skos("prefLabel"), Literal("Kusten")), (rdf("predicate"), dcterms("spatial"))],
    ids=["a name", "a place"],
)
def test_a_sentence_of_which_only_a_name_is_made_is_left(predicate: NamedNode, value: NamedNode | Literal) -> None:
    """It has more to say; so has what goes on in the next line. Its neighbour, which names nothing, is told apart."""
    assert left("Kusten togs fram i fjol. Det regnade då.", predicate, value) == {
        "Kusten togs fram i fjol.": True,
        "Det regnade då.": False,
    }
    assert "Kusten togs fram" in left("Kusten togs fram\ni fjol.", predicate, value)


@pytest.mark.parametrize("text", ["Slutrapport: Kusten", "Projekt: Kusten.", "Kusten togs fram i fjol"])
def test_a_title_or_label_with_a_name_is_read(text: str) -> None:
    """A line that is no sentence, or a label with its value, has no room for more."""
    assert left(text, skos("prefLabel"), Literal("Kusten")) == {}


def test_a_sentence_with_a_statement_is_read_whatever_it_names() -> None:
    """A part or a day that it tells rests on it."""
    assert left("Kusten togs fram i fjol.", rdf("predicate"), schema("startDate")) == {}
