"""Texts that print changed, by misread words or broken lines: read as they were written, quoted as they are printed."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal

from loaders.document import Document, Span
from loaders.extract import Extraction, extract
from loaders.extract.as_written import as_written
from loaders.extract.spoilt_words import SMALL, WORD, is_known
from loaders.readers.text import blocks

PRINTED = """Slutredovisning

Projektnamn: Älgens väg
Projektägare: Sunne kornmun
Sarnverkan rned: Torsby komrnun och Länsstyre1sen i Värm1ands län

Det är Sunne kommun sorn leder arbetet ti1lsammans med Torsby komrnun. Bes1utet togs 2O24-O3-12. Arbetet har
pågatt under tva ar. Bered ningen var kort.

Framgangsfaktorer
- Mötena hölls ute i byarna ti1l a1la årstider
- Jägarna fick vara rned fran början
"""
CLEAN = "Sunne kommun leder projektet Älgens väg tillsammans med Torsby kommun och Länsstyrelsen i Värmlands län."


def document(text: str) -> Document:
    """A document of plain text."""
    return Document("prov", text, blocks(text), "0")


def test_spoilt_words_are_mended_and_everything_else_stays() -> None:
    """Digits in words, letters in numbers, rn and m, lost dots, a torn word; the capital of a name is left."""
    repaired = as_written(document(PRINTED))

    assert repaired is not None
    text = repaired.document.text
    assert "Samverkan med: Torsby kommun och" in text and "Sunne kommun som leder arbetet tillsammans med" in text
    assert "Beslutet togs 2024-03-12. Arbetet har\npågått under" in text and "Beredningen var kort" in text
    assert "Framgångsfaktorer\n- Mötena hölls ute i byarna till alla årstider\n- Jägarna fick vara med från" in text
    assert [block.kind for block in repaired.document.blocks] == [block.kind for block in document(PRINTED).blocks]
    assert [repaired.document.quote(block) for block in repaired.document.blocks][1] == "Projektnamn: Älgens väg"


def test_headings_numbers_and_first_letters_of_a_recognised_report_are_mended() -> None:
    """Zeros in words of capitals, l for 1 alone, before a comma and in "l.", and what a word begins with."""
    text = """RAPPORT 0M STRAK 0CH STATI0NER

F0RUM F0R PLANERING

Sarnrnanfattning av dagen fran l. till sista punkten.


l. Leden hem

Sökande                Sunne kornmun
Medsökande             Torsby kornmun
lnsats                 l,8 mkr

Resorna ökade fran 9OO till l 450. A2O, B0 och CO2 ar beteckningar.


2. Skogspendeln

0mradet rned flest resor ligger i Torsby kornmun, sorn äger projektet. Sunne kornmun deltar.
"""
    repaired = as_written(document(text))

    assert repaired is not None
    written = repaired.document
    for line in (
        "RAPPORT OM STRAK OCH STATIONER",
        "FORUM FOR PLANERING",
        "1. Leden hem",
        "Insats                 1,8 mkr",
        "Resorna ökade från 900 till 1 450. A2O, B0 och CO2 är beteckningar.",
        "Området med flest resor",
    ):
        assert line in written.text, written.text
    assert [block.marker for block in written.blocks if block.marker] == ["1.", "2."]


@pytest.mark.parametrize(
    "text",
    [
        CLEAN,
        "The project was lead by Region Skåne and has ran for a year. It was part of an effort for the sea and for all "
        "who fare there, and man and sea are one. The report has been read for a time by some of the board.",
        "Skriv till anna.a1m@komrnun.example, bo.ber9@komrnun.example, c1as@komrnun.example eller www.sko1an.example.",
        "Kalla, grona, roda sjoar",
        "Nycklar: 2efa1e, a0f674, 3ff1e7, 0ab1c2, e1bd5b, 6a0c44, 9da1a4, k1a2b och l0m9n.",
    ],
)
def test_other_texts_are_read_as_they_are(text: str) -> None:
    """Clean ones, another language, addresses, and one that is too short to tell."""
    assert as_written(document(text)) is None


def test_what_a_spoilt_text_says_is_found_and_quoted_as_printed() -> None:
    """The parties behind a misread label and sentence; wordings and every passage stand in the printed text."""
    found = extract(document(PRINTED))

    project = next(node for node in found.nodes if node.type == "Project")
    roles = [node for node in found.nodes if node.type == "Participation" and node.owner is project]
    assert project.label == "Älgens väg" and len(roles) == 3
    factors = [str(value.value) for node in found.nodes for value in node.get("sg:text") if isinstance(value, Literal)]
    assert factors == ["Mötena hölls ute i byarna ti1l a1la årstider", "Jägarna fick vara rned fran början"]
    assert all(found.document.quote(span).strip() for node in found.nodes for span in node.evidence)
    quoted = {found.document.quote(span) for node in found.nodes for span in node.evidence}
    assert {"Mötena hölls ute i byarna ti1l a1la årstider"} <= quoted


def test_persons_of_a_spoilt_text_are_private_where_they_are_printed() -> None:
    """Stretches before and behind a mended word are the same persons'."""
    text = PRINTED + "\nKontakt: Eva Lindqvist, eva.l1ndqvist2O@sunne.example, tel 0565-160 00, Sunne kornmun\n"

    found = extract(document(text))

    hidden = "".join(found.document.quote(span) for span in found.private)
    assert "Eva Lindqvist" in hidden and "eva.l1ndqvist2O@sunne.example" in hidden
    assert [person.email for person in found.persons if person.email] == ["eva.l1ndqvist2o@sunne.example"]


WRITTEN = """Slutrapport för Älgens väg

Projektägare: Sunne kommun
Samarbetsparter: Torsby kommun, Länsstyrelsen i Värmlands län, {}

Projektet Älgens väg har prövat hur kommunerna tillsammans kan leda djuren {} med i arbetet sedan 2023.

Framgångsfaktorer
- Mötena hölls ute i byarna där de som kör om natten bor, och alltid efter mjölkningen på kvällen
- Jägarna fick vara med från början
""".format(
    "Hembygdsföreningen i Norra Finnskoga och Värmlands Skogsmaskiner AB",
    "förbi vägarna under vintern. Region Värmland har varit",
)
BROKEN = """Slutrapport för Älgens väg

Projektägare: Sunne kommun
Samarbetsparter: Torsby kommun, Länsstyrelsen i Värmlands län,
   Hembygdsföreningen i Norra Finnskoga och Värmlands
Skogsmaskiner AB

Projektet Älgens väg har prövat hur kommunerna till-
sammans kan leda djuren förbi vägarna under vintern. Region
Värmland har varit med i arbetet sedan 2023.

Framgångsfaktorer
- Mötena hölls ute i byarna där de som kör om natten bor, och
  alltid efter mjölkningen på kvällen
- Jägarna fick vara med från början
"""


def test_a_text_broken_into_lines_says_what_it_said_whole() -> None:
    """A name over two lines, a word parted by a hyphen, an item set in: the same things, quoted with their breaks."""
    whole, broken = extract(document(WRITTEN)), extract(document(BROKEN))

    def said(found: Extraction) -> list[tuple[str, str | None, str]]:
        return [
            (n.type, n.label, " ".join("".join(map(found.document.quote, n.evidence)).split())) for n in found.nodes
        ]

    assert [one[:2] for one in said(whole)] == [one[:2] for one in said(broken)]
    assert "Värmlands Skogsmaskiner AB" in {label for _, label, _ in said(broken)}
    quoted = [broken.document.quote(span) for node in broken.nodes for span in node.evidence]
    assert "Värmlands\nSkogsmaskiner AB" in quoted
    assert [words for words in quoted if words != words.strip()] == []
    texts = {str(value.value) for node in broken.nodes for value in node.get("sg:text") if isinstance(value, Literal)}
    assert "Mötena hölls ute i byarna där de som kör om natten bor, och\n  alltid efter mjölkningen på kvällen" in texts


def test_each_word_of_a_text_made_whole_stands_for_the_printed_one() -> None:
    """No blank or line's end before or behind it comes along; a word in halves is quoted with what parts them."""
    written = as_written(document(BROKEN))
    assert written is not None
    words = [*WORD.finditer(written.document.text)]
    printed = [BROKEN[slice(*written.back(Span(*found.span())))] for found in words]

    assert [word.replace("-\n", "") for word in printed] == [found.group() for found in words]
    assert "till-\nsammans" in printed


def test_lines_that_are_things_of_their_own_stay_apart() -> None:
    """Short lines, and one that is as long as any but ends a sentence or leads on to a list."""
    text = (
        "Vi har tagit fram underlag till fyra kommuner i länet.\nVi har tagit fram kartor åt alla fyra kommuner:\n"
        "Sunne kommun\nTorsby kommun\nArvika kommun\n\n" + "Rader som fyller bredden finns det flera stycken av\n" * 4
    )
    written = as_written(document(text))
    assert written is None or written.document.text.startswith(text[: text.index("\n\n")])


NOISE = {"m": "rn", "l": "1", "å": "a", "ö": "o", "ä": "a", "0": "O"}


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10_000), st.floats(0.02, 0.4))
def test_places_of_the_mended_text_are_those_of_the_printed_one(seed: int, rate: float) -> None:
    """Each word of the mended text stands for the printed one, whole; what no edit touches is the same."""
    chance = random.Random(seed)
    text = "".join(
        NOISE.get(char, char) if chance.random() < rate else char for char in CLEAN + "\n" + "Alla skolor är med. " * 9
    )
    repaired = as_written(document(text))
    if repaired is None:
        return
    printed = [found.group() for found in WORD.finditer(text)]
    stood = [repaired.back(Span(*found.span())) for found in WORD.finditer(repaired.document.text)]

    assert [text[slice(*span)] for span in stood] == printed
    for word, span in zip(WORD.findall(repaired.document.text), stood, strict=True):
        printed_word = text[slice(*span)]
        assert word == printed_word or is_known(word) or any(map(str.isdigit, printed_word)) or word in SMALL.values()
