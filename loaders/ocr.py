"""Words as character recognition spoils them: lost diacritics, digits for letters, rn for m, broken over a line.

A spoilt word is taken for a known one only where it is no known word itself and one alone folds to the same.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

SHORTEST = 5
FOLDED = str.maketrans("åäàáâãöòóôõ0éèê1|ì5", "aaaaaaoooooo" + "eee" + "lll" + "s")
LINE_END = r"(?:-[ \t]*\n[ \t]*)?"
LOST = {"å": "[åa]", "ä": "[äa]", "ö": "[öo0]", "Å": "[ÅA]", "Ä": "[ÄA]", "Ö": "[ÖO0]"}


@lru_cache(maxsize=50_000)  # of scheme after scheme the same labels
def folded(word: str) -> str:
    """Return a word with what recognition confuses made one.

    >>> folded("Projektnarnn") == folded("projektnamn"), folded("0rebro") == folded("Örebro")
    (True, True)
    """
    return word.casefold().translate(FOLDED).replace("rn", "m").replace("i", "l")


def loose(words: str) -> str:
    """Return a pattern of words that also matches them without diacritics and broken by a hyphen at a line's end.

    >>> re.fullmatch(loose("länsstyrelsen"), "lans-\\nstyrelsen") is not None
    True
    """
    letters = [r"\s+" if char == " " else LOST.get(char, re.escape(char)) for char in words]
    return "".join(
        letter if before == r"\s+" or letter == r"\s+" or not before else LINE_END + letter
        for before, letter in zip(["", *letters], letters, strict=False)
    )


class Repairs:
    """What spoilt words stand for, among known ones.

    >>> Repairs(["Örebro", "Ljungby"])["0rebro"], Repairs(["Örebro"])["Orebros"]
    ('Örebro', 'Orebros')
    """

    def __init__(self, known: Iterable[str]) -> None:
        self._known = frozenset(known)
        by_fold: dict[str, set[str]] = defaultdict(set)
        for word in self._known:
            if len(word) >= SHORTEST:
                by_fold[folded(word)].add(word)
        self._repaired = {fold: min(words) for fold, words in by_fold.items() if len(words) == 1}

    def __contains__(self, word: str) -> bool:
        """Whether a word is a known one, in the genitive or not."""
        return word in self._known or word.removesuffix("s") in self._known

    def __getitem__(self, word: str) -> str:
        """Return the known word that a word is a spoilt form of, else the word itself."""
        if len(word) < SHORTEST or word in self:
            return word
        meant = self._repaired.get(folded(word))
        if meant is None or (meant[0].isupper() and word[0].islower() and word[0] != "l"):
            return word
        return meant
