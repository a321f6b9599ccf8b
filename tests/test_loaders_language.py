"""loaders.language: what language a document is said to be in."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Literal

from loaders.language import language
from loaders.preview import preview
from loaders.sources import Source
from ontology import dcterms

SWEDISH = "Projektet leds av Region Halland och pågår till 2027. Det är viktigt att alla är med.\n"
ENGLISH = "Region Halland leads the project, which is part of a programme of the European Union.\n"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (SWEDISH, "sv"),
        (ENGLISH, "en"),
        (SWEDISH * 3 + "Summary: " + ENGLISH, "sv"),
        (ENGLISH * 3 + SWEDISH, "en"),
        ("Region Halland, Region Skåne", "sv"),
        ("", "sv"),
    ],
)
def test_the_small_words_tell_the_language(text: str, code: str) -> None:
    """What most of them are of; Swedish where there are none."""
    assert language(text) == code


def test_an_english_document_is_not_said_to_be_swedish(tmp_path: Path) -> None:
    """The graph says what the text is written in."""
    path = tmp_path / "prov.txt"
    path.write_text("Planning across borders\n\n" + ENGLISH, encoding="utf-8")

    facts = preview(Source("prov", path, "txt")).mapped.facts

    assert [quad.object for quad in facts if quad.predicate == dcterms("language")] == [Literal("en")]
