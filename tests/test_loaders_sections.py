"""Headings, bare lists and empty sections in plain text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from loaders.document import Document, Kind
from loaders.layout.sections import empty_headings, sections
from loaders.readers.text import blocks


def document(text: str) -> Document:
    """A document of that text."""
    return Document("prov", text, blocks(text), "")


def headings(text: str) -> list[str]:
    """The heading lines of a text."""
    return [h.text for section in sections(document(text)) for h in section.headings]


def test_a_known_heading_ends_a_bare_list() -> None:
    """Bare lines under a list heading are its items until the next heading that the schemes know."""
    text = (
        "Fem viktiga slutsatser från utredningen\n\nDet saknas mål\n\nRoller är oklara\n\n"
        "Sammanfattning av diskussionen\n\nAlla talade."
    )

    found = sections(document(text))

    assert [len(section.body) for section in found] == [2, 1]
    assert [section.kind for section in found] == ["conclusions", "discussion"]


def test_lines_after_a_colon_are_items() -> None:
    """A sentence that ends in a colon is followed by items, however long, and by no heading."""
    text = "Några viktiga behov som nämndes var:\n\nGemensamt språk\n\nTydligare mandat\n\nBakgrund\n\nDet var en gång."

    found = sections(document(text))

    assert [b.kind for b in found[0].body] == [Kind.PARAGRAPH, Kind.ITEM, Kind.ITEM]
    assert [h.text for h in found[1].headings] == ["Bakgrund"]


def test_the_hyphen_of_a_line_break_does_not_hide_a_heading() -> None:
    """ "Framgångs-faktorer" is the heading "Framgångsfaktorer"."""
    found = sections(document("Framgångs-faktorer\n\n- Bred förankring"))

    assert found[0].factor is not None
    assert found[0].factor.factor == "framgangsfaktor"


def test_a_section_whose_content_was_lost_is_empty() -> None:
    """A heading with a page's gap behind it and nothing under it is told as empty; page headings are not."""
    text = "Dagens sida\n\nGenerella likheter\n\n\n\nSakfrågor\n\n\n\nDagens sida\n\nNästa del\n\nHär står något."

    assert [h.text for h in empty_headings(sections(document(text)))] == ["Generella likheter", "Sakfrågor"]


def test_a_sentence_without_its_stop_before_a_page_break_is_no_heading() -> None:
    """A lone short line that ends a page continues the text above it."""
    text = "Deltagare\n\nAnna och Bo kom.\n\nMötet var ett utbyte mellan aktörer\n\n\n\nNästa sida\n\nText följer här."

    assert "Mötet var ett utbyte mellan aktörer" not in headings(text)


@given(st.text(alphabet=st.sampled_from("aB:.-?\n 1#”Nyttor"), max_size=200))
def test_every_block_is_in_one_section(text: str) -> None:
    """Whatever the text, no block is lost or doubled, and every block's stretch is true."""
    read = document(text)

    placed = [(b.start, b.end) for s in sections(read) for b in [*(h.block for h in s.headings), *s.body]]

    assert sorted(placed) == [(b.start, b.end) for b in read.blocks]
    assert all(read.quote(b) == read.quote(b).strip() for b in read.blocks)
