"""What a text searches for: it is cut into words, and nothing else of it reaches the index."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from queries.stems import plain, stem, words_of

LONGEST: Final = 200  # characters of a search that are read
MOST_WORDS: Final = 12
_FULL: Final = 4  # letters that the end of a compound has at least


@dataclass(frozen=True, slots=True)
class Term:
    """A word, its beginning, or several words in a row that are searched for."""

    folded: tuple[str, ...]
    is_beginning: bool = False

    @property
    def match(self) -> str:
        """The term as an FTS5 expression; letters and digits alone stand in its strings."""
        columns = "{stem plain}" if all(word.isascii() for word in self.folded) else "stem"
        stems = [stem(word) for word in self.folded]
        if len(stems) > 1:
            return f'{columns} : "{" ".join(stems)}"'
        if self.is_beginning:
            return f'{columns} : "{self.folded[0]}" *'
        wider = f'{columns} : "{stems[0]}"'
        if len(_root(stems[0])) > 2:
            wider += f' OR {columns} : "{_root(stems[0])}" *'
        if len(stems[0]) >= _FULL:
            wider += f' OR backward : "{stems[0][::-1]}" *'
        return f"({wider})"

    @property
    def in_a_row(self) -> str:
        """The words themselves in any inflection, no longer ones that they are part of, as an FTS5 expression."""
        return f'stem : "{" ".join(stem(word) for word in self.folded)}"'


def _root(stemmed: str) -> str:
    """A stem without a further ending: what plural and singular have in common."""
    shorter = stem(stemmed)
    return shorter if len(shorter) > _FULL else stemmed


def terms_of(asked: str) -> tuple[Term, ...]:
    """What a text searches for: each word, and words in a row where they stand between quotation marks.

    >>> [term.folded for term in terms_of('Skåne "tydligt syfte"')], terms_of("bost*")[0].is_beginning
    ([('skåne',), ('tydligt', 'syfte')], True)
    """
    asked = unicodedata.normalize("NFC", asked)[:LONGEST]
    terms: list[Term] = []
    for number, part in enumerate(re.split('["”“«»]', asked)):
        words = list(words_of(part))
        if number % 2 and len(words) > 1:
            terms.append(Term(tuple(word.folded for word in words[:MOST_WORDS])))
        else:
            terms += [Term((one.folded,), part[one.end : one.end + 1] == "*") for one in words]
    return tuple(dict.fromkeys(terms))[:MOST_WORDS]


@dataclass(frozen=True, slots=True)
class _Forms:
    """What a word may be, or begin or end with, to be one of those that are searched for."""

    stems: frozenset[str]
    roots: tuple[str, ...]
    ends: tuple[str, ...]
    beginnings: tuple[str, ...]

    def hold(self, folded: str, stemmed: str) -> bool:
        return (
            stemmed in self.stems
            or folded.startswith(self.beginnings)
            or stemmed.startswith(self.roots)
            or stemmed.endswith(self.ends)
        )


@lru_cache(maxsize=256)
def _forms(terms: tuple[Term, ...]) -> _Forms:
    """The forms of the words of some terms; of a row of words, each is looked for as it is."""
    whole = [term for term in terms if not term.is_beginning]
    single = [stem(term.folded[0]) for term in whole if len(term.folded) == 1]
    return _Forms(
        frozenset(stem(word) for term in whole for word in term.folded),
        tuple(root for one in single if len(root := _root(one)) > 2),
        tuple(one for one in single if len(one) >= _FULL),
        tuple(term.folded[0] for term in terms if term.is_beginning),
    )


def pieces(text: str, terms: Sequence[Term]) -> list[tuple[str, bool]]:
    """A text in pieces, each with whether it is a word that was searched for.

    >>> pieces("Region Skåne och Halland", terms_of("skane"))
    [('Region ', False), ('Skåne', True), (' och Halland', False)]
    """
    forms = _forms(tuple(terms))
    bare = _forms(tuple(term for term in terms if all(word.isascii() for word in term.folded)))
    cut, at = [], 0
    for word in words_of(text):
        if forms.hold(word.folded, word.stem) or bare.hold(plain(word.folded), plain(word.stem)):
            cut += [(text[at : word.start], False), (text[word.start : word.end], True)]
            at = word.end
    return [piece for piece in (*cut, (text[at:], False)) if piece[0]]
