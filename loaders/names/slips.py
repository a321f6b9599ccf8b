"""Names of authorities with one letter lost, doubled or exchanged: "Folkhäsomyndigheten", "Läkemedelverket".

Only long words are mended, and only those of one authority alone; the first letter and the ending must be right, so
that a plural ("Polismyndigheter") and another body of that kind stay what they are.
"""

from __future__ import annotations

from collections.abc import Iterable

from rapidfuzz.distance import OSA

SHORTEST = 12  # letters
ENDING = 3  # letters


def is_slip(word: str, name: str) -> bool:
    """Whether a word is a name with one slip of the pen.

    >>> is_slip("Läkemedelverket", "Läkemedelsverket"), is_slip("Polismyndigheter", "Polismyndigheten")
    (True, False)
    """
    return (
        len(name) >= SHORTEST
        and word[0] == name[0]
        and word[-ENDING:] == name[-ENDING:]
        and OSA.distance(word, name, score_cutoff=1) == 1
    )


class Slips:
    """What misspelt words stand for, among names of one word."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = sorted(name for name in names if len(name) >= SHORTEST)

    def __getitem__(self, word: str) -> str:
        """Return the name that a word, or its genitive, is a slip for, else the word itself."""
        if len(word) < SHORTEST - 1 or not word[0].isupper():
            return word
        bare = word.removesuffix("s")
        meant = [name for name in self._names if is_slip(bare, name)]
        return meant[0] if len(meant) == 1 else word
