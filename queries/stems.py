"""How words are compared in a search: without case and inflection, and without accents where none are typed.

The index of a release and the text of a search are cut and folded by the same rules, which stand here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import snowballstemmer  # type: ignore[import-untyped]  # it has no stubs

_WORD = re.compile(r"[^\W_]+")
_LONGEST = 64  # letters of a word that count; a longer one is none


class Word(NamedTuple):
    """A word of a text: where it stands in it (code points), folded to lower case, and its stem."""

    start: int
    end: int
    folded: str
    stem: str


def words_of(text: str) -> Iterator[Word]:
    """Yield the words of a text in NFC.

    >>> [(word.folded, word.stem) for word in words_of("Geografiska områden")]
    [('geografiska', 'geografisk'), ('områden', 'områd')]
    """
    for found in _WORD.finditer(text):
        folded = found.group().casefold()[:_LONGEST]
        yield Word(found.start(), found.end(), folded, stem(folded))


@lru_cache(maxsize=1 << 17)
def stem(word: str) -> str:
    """A word in lower case without its Swedish ending (Snowball).

    >>> stem("kommunerna"), stem("kommuner"), stem("kommun")
    ('kommun', 'kommun', 'kommun')
    """
    return str(snowballstemmer.stemmer("swedish").stemWord(word))


@lru_cache(maxsize=1 << 17)
def plain(word: str) -> str:
    """A word without accents, as it is typed where the keyboard has none.

    >>> plain("östergötland"), plain("idé")
    ('ostergotland', 'ide')
    """
    return "".join(char for char in unicodedata.normalize("NFD", word) if not unicodedata.combining(char))
