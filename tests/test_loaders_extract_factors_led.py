"""Factors that a sentence leads on to by itself, in members that stand alone; lists that stand under what leads in."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal

from loaders.document import Document
from loaders.extract import extract
from loaders.readers.text import blocks
from loaders.records import Node

KINDS = {"SuccessFactor": "S", "Pitfall": "P", "Benefit": "B"}
OPENING = "Projektet Gröna stråk drevs av Region Dalarna.\n\n"


def told(text: str, opening: str = OPENING) -> list[str]:
    """Kind and words of each factor of a text on a project."""
    text = opening + text
    found = []
    for node in extract(Document("prov", text, blocks(text), "")).nodes:
        if isinstance(node, Node) and node.type in KINDS:
            (words,) = node.get("sg:text")
            assert isinstance(words, Literal)
            found.append(f"{KINDS[node.type]} {words.value.rstrip('.')}")
    return sorted(found)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Den största nyttan uppgavs vara kortare restider.", ["B kortare restider"]),
        ("Nyttan för länet sades vara att servicen blir jämn.", ["B att servicen blir jämn"]),
        ("Som ett problem togs upp att mandaten var oklara.", ["P att mandaten var oklara"]),
        ("Vi föll på för korta tidplaner.", ["P för korta tidplaner"]),
        ("Det vi har vunnit är tätare turer.", ["B tätare turer"]),
        ("För invånarna är den tydligaste nyttan säkrare skolvägar.", ["B säkrare skolvägar"]),
        ("Samarbetet har gett oss effektivare inköp.", ["B effektivare inköp"]),
        ("Projektet har resulterat i en rapport och två kartor.", []),
        ("Det är Skogsstyrelsen som leder arbetet.", []),
        ("Tydliga mål och engagerade chefer var nycklarna till framgång.", ["S Tydliga mål", "S engagerade chefer"]),
        ("Arbetet försvårades av brist på tydliga mål och gemensamma rutiner.", None),
        ("”Vi bromsades hela tiden av långa avstånd” (projektledaren)", ["P långa avstånd"]),
        ("Parterna framhåller nyttor som lägre avgifter och tätare turer.", ["B lägre avgifter", "B tätare turer"]),
        ("En lärdom är att man inte ska hålla möten utan beslut.", ["P hålla möten utan beslut"]),
        ("Samarbetet har gett flera vinster.", []),
        ("Utbyggnaden försenades av regn i Norge.", []),
    ],
)
def test_a_sentence_leads_on_to_factors(sentence: str, expected: list[str] | None) -> None:
    """What would lead in a list leads on to what the sentence ends with; what is one stays one."""
    joined = ["P brist på tydliga mål och gemensamma rutiner"]
    assert told(f"Sammanfattning\n\n{sentence}\n") == (joined if expected is None else expected)


@pytest.mark.parametrize(
    "text",
    [
        "§ 3 Hinder på vägen\nPunkterna har sammanställts av gruppen.\n- Sena besked\n- Oklara mandat\n",
        "**Hinder**\nPunkterna har sammanställts av gruppen.\n- Sena besked\n- Oklara mandat\n",
        "Kommentar\n\nMötet hölls i maj. Arbetet bromsades av två\nskäl:\n    sena besked\n    oklara mandat\n",
        "Kommentar\n\nVi snubblade på två saker:\n- Sena besked\n- Oklara mandat\n",
        "Kommentar\n\nHinder – Sena besked. Oklara mandat.\n",
        "Bild\n\nHinder\tAnsvar\nSena besked\tA\nOklara mandat\n",
    ],
)
def test_lists_stand_under_what_leads_in(text: str) -> None:
    """A section sign, emphasis, a sentence on the text and a wrapped lead-in do not hide a list, nor an empty cell."""
    assert [words.lower() for words in told(text)] == ["p oklara mandat", "p sena besked"]


def test_nothing_is_told_of_what_is_not_there_yet() -> None:
    """A sentence that says where or when factors will be told is none, nor that there are none."""
    assert told("Effekter\nEffekterna utvärderas först under 2027.\n\nRisker\nInga risker har identifierats.\n") == []
