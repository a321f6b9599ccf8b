"""A document while it is being read: its sentences, however long a text runs on."""

from __future__ import annotations

import time

import pytest

from loaders.document import Document
from loaders.extract import extract
from loaders.extract.reading import LONGEST_SENTENCE, Reading
from loaders.readers.text import blocks


def document(text: str) -> Document:
    """A text as it is read."""
    return Document("prov", text, blocks(text), "0")


def test_a_sentence_without_end_is_parted_between_words() -> None:
    """Each part is short enough, and no word is lost or cut."""
    reading = Reading(document("Alla kom och " * 1_000))

    parts = list(reading.sentences(reading.document.blocks[0]))

    assert max(part.end - part.start for part in parts) <= LONGEST_SENTENCE
    assert " ".join(map(reading.text, parts)) == ("Alla kom och " * 1_000).rstrip()


def test_a_word_without_end_is_parted_too() -> None:
    """It has no blank to be parted at."""
    reading = Reading(document("Alla kom. " + "a" * 10_000 + " Sedan gick de."))

    parts = list(reading.sentences(reading.document.blocks[0]))

    assert [part.end - part.start for part in parts] == [9, 4_000, 4_000, 2_015]


@pytest.mark.parametrize(
    "unit", ["Att alla kom bidrog till att ", "Bild 1\nRapport om allt\n", "vi i Eda kommun ", "Kusten, "]
)
def test_what_runs_on_is_read_in_time_that_grows_with_its_length(unit: str) -> None:
    """Four times as much takes at most some eight times as long, in every rule."""

    def seconds(length: int) -> float:
        start = time.process_time()  # the processor's, whatever else the machine does
        extract(document(unit * (length // len(unit))))
        return time.process_time() - start

    seconds(1_000)
    assert seconds(12_000) < 8 * seconds(3_000) + 0.5
