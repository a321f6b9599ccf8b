"""The work of recognising a document grows with its length: counted in calls, so that no clock is asked."""

import sys
from types import FrameType

import pytest

from loaders.document import Document
from loaders.extract import extract
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


@pytest.mark.parametrize("part", [PROJECTS, REPORT])
def test_twice_the_text_is_twice_the_work(part: str) -> None:
    """No part of a long document is compared with all the others."""
    once, twice = ("".join(part.format(n) for n in range(count)) for count in (FEW, 2 * FEW))
    calls(once)  # what is made once a process

    assert calls(twice) < MOST * calls(once)
