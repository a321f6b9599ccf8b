"""What a text searches for: it is cut into words, and nothing else of it reaches the index."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
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

    def finds(self, folded: str, stemmed: str) -> bool:
        """Whether a word of a text is one of those looked for; of a row of words, each is."""
        bare = all(word.isascii() for word in self.folded)
        forms = ((folded, stemmed), (plain(folded), plain(stemmed))) if bare else ((folded, stemmed),)
        for word, stemmed in forms:
            for wanted in self.folded:
                own = stem(wanted)
                if self.is_beginning:
                    found = word.startswith(wanted)
                else:
                    single = len(self.folded) == 1
                    found = stemmed == own or (single and len(_root(own)) > 2 and stemmed.startswith(_root(own)))
                    found = found or (single and len(own) >= _FULL and stemmed.endswith(own))
                if found:
                    return True
        return False


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


def pieces(text: str, terms: Sequence[Term]) -> list[tuple[str, bool]]:
    """A text in pieces, each with whether it is a word that was searched for.

    >>> pieces("Region Skåne och Halland", terms_of("skane"))
    [('Region ', False), ('Skåne', True), (' och Halland', False)]
    """
    cut, at = [], 0
    for word in words_of(text):
        if any(term.finds(word.folded, word.stem) for term in terms):
            cut += [(text[at : word.start], False), (text[word.start : word.end], True)]
            at = word.end
    return [piece for piece in (*cut, (text[at:], False)) if piece[0]]
