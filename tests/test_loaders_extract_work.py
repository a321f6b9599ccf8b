"""The work of recognising a document grows with its length: counted in calls, so that no clock is asked."""

import sys
from types import FrameType

import pytest

from loaders.document import Document, Span
from loaders.extract import extract
from loaders.extract.factors import nouns
from loaders.extract.projects import plausible_names
from loaders.extract.reading import Reading
from loaders.readers.text import blocks

MOST = 2.25  # times the work of half the text; linear is 2
FEW = 60


def calls(text: str) -> int:
    """Return how many functions are called to recognise a text."""
    counted = 0

    def count(frame: FrameType, event: str, what: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    document = Document("arbete", text, blocks(text), "0" * 64)
    sys.setprofile(count)
    try:
        extract(document)
    finally:
        sys.setprofile(None)
    return counted


PROJECTS = "Projektnamn: Kusten{0}\nProjektägare: Region Skåne\nMedsökande: Lunds kommun\n\n"
REPORT = (
    "{0}. Projektet Kustvägen {0}\n\nProjektägare: Gävle kommun\n\nSamverkan i Region Dalarna och Boverket. "
    "Projektet Kustvägen {0} bidrar till trafik i Falu kommun.\n\nFramgångsfaktorer\n\n- Tidig dialog om mål {0}\n\n"
)


PARTY = "Lunds kommun, Region Skåne, Växjö kommun, Gävle kommun, "


@pytest.mark.parametrize(("head", "part"), [("", PROJECTS), ("", REPORT), ("Projektnamn: Kusten\nMedsökande: ", PARTY)])
def test_twice_the_text_is_twice_the_work(head: str, part: str) -> None:
    """No part of a long document is compared with all the others."""
    once, twice = (head + "".join(part.format(n) for n in range(count)) for count in (FEW, 2 * FEW))
    calls(once)  # what is made once a process

    assert calls(twice) < MOST * calls(once)


def test_a_line_of_a_long_list_does_not_read_the_list(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is asked of the words before a sentence is asked only where it may matter, and of a page at most."""
    asked: list[int] = []
    monkeypatch.setattr(nouns, "tells_of_work", lambda words: asked.append(len(words)) or False)

    for lines in (50, 1000):
        text = "- Region Skåne\n" * lines + "- Det som bidrog mest var tidig dialog.\n"
        nouns.behind_noun(text, Span(text.index("Det"), len(text) - 1))

    assert asked
    assert max(asked) <= nouns.FURTHEST_BACK


def test_a_name_is_looked_for_in_the_text_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether a word keeps its capital is asked of the whole text: once a name, not for each sentence."""
    asked: list[str] = []
    stands = plausible_names._stands
    monkeypatch.setattr(
        plausible_names, "_stands", lambda text, words, behind: asked.append(words) or stands(text, words, behind)
    )
    text = "Vi har följt Stadslandet norr. Stadslandet leds av Region Skåne.\n\n" * 20
    reading = Reading(Document("arbete", text, blocks(text), "0" * 64))

    kept = {plausible_names.keeps_capital(reading, words) for words in ["Stadslandet"] * 20}

    assert kept == {True}
    assert len(asked) == 2
