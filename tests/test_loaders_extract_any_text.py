"""Whatever the text, statements are found without a fault and every wording is its passage."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal

from loaders.document import Document
from loaders.extract import quantities, themes
from loaders.extract.factors import factors
from loaders.extract.reading import Reading
from loaders.extract.statements import plans, statements
from loaders.iris import STATEMENTS
from loaders.readers.text import blocks

LINES = st.sampled_from(
    [
        "",
        "",
        "Framgångsfaktorer",
        "Fallgropar:",
        "## Nyttor",
        "### Ett kansli",
        "Fallgrop 2: brist på tid",
        "- Tidig dialog",
        "1. Ta fram en karta",
        "En regional handlingsplan med två åtgärder:",
        "Slutsatser",
        "Framtidsbilder 2040",
        "En berättelse om vägen till 2040",
        "Sammanfattning av diskussionen",
        "Avslutande reflektioner (Almgren AB)",
        "Region Halland sammanfattade reflektionen bra:",
        "”Kartor ger samtal”",
        "Det betonades att 30 % av länets 400 företag deltar. Vi vet inte varför!",
        "En framgångsfaktor var att alla kom, att ingen gick och att kaffet fanns.",
        "Typ | Beskrivning",
        "Hinder | Skilda regelverk",
        "Vilka fallgropar finns?",
        "viktiga behov som nämndes var:",
    ]
)
TEXTS = st.lists(LINES | st.text(max_size=60), max_size=30).map("\n".join)


@settings(max_examples=150, deadline=None)
@given(TEXTS.map(lambda text: text.replace("\r", "\n")))
def test_no_text_breaks_them_and_every_wording_is_a_passage(text: str) -> None:
    """Passages are not empty, lie in one block, and joined by an empty line are the wording."""
    reading = Reading(Document("prov", text, blocks(text), "0"))

    for extractor in (factors, statements, plans, quantities, themes):
        extractor.extract(reading)

    for node in reading.nodes:
        if node.type in STATEMENTS | {"Measure"}:
            (words,) = node.get("sg:text")
            assert isinstance(words, Literal)
            assert words.value == "\n\n".join(text[slice(*span)] for span in node.evidence) and words.value.strip()
        for span in node.evidence:
            block = reading.document.block_at(span.start)
            assert block is not None and block.span.covers(span)
