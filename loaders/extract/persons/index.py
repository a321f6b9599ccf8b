"""The full names of persons, ready to be found in any text."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from loaders.document import Span
from loaders.extract.persons.names import folded

WORD = re.compile(r"[^\W_]+")
# What may stand between the words of a name: marks and white space, but no empty line.
JOINT = re.compile(r"[^\w\n]{0,4}\n?[^\w\n]{0,4}|_")
TURNED = re.compile(r",?[ \u00a0]?\n?")  # behind a surname that stands first: "Ek, Maj"
BROKEN = re.compile(r"-\s*\n\s*")  # a hyphen that a line end has left
IN_ADDRESS = re.compile(r"(?<![\w.+-])[\w.+-]{0,64}@[\w.-]*|(?<![\w.])\w{1,64}(?:\.\w+)+")


class Names:
    """The full names of persons.

    Found are whole words in any case, over a line end, in the genitive, as addresses spell them, surname first,
    and without the middle names. The time grows with the length of the text, not with the number of names.

    >>> [name for _, name in Names(["Maj Ek"]).find("Maj Eks förslag")]
    ['Maj Ek']
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._by_first: dict[str, dict[tuple[str, ...], tuple[str, re.Pattern[str]]]] = defaultdict(dict)
        for name in names:
            whole = BROKEN.sub("", name)
            for form in (whole.casefold(), folded(whole)):
                words = tuple(WORD.findall(form))
                if len(words) > 1:
                    self._by_first[words[0]].setdefault(words, (name, JOINT))
                    self._by_first[words[0]].setdefault((words[0], words[-1]), (name, JOINT))
                    self._by_first[words[-1]].setdefault((words[-1], *words[:-1]), (name, TURNED))

    def find(self, text: str) -> Iterator[tuple[Span, str]]:
        """Yield the stretches of a text that spell a name, each with the name as it was given."""
        words = list(WORD.finditer(text))
        for i, first in enumerate(words):
            for order, (name, gap) in self._by_first.get(first.group().casefold(), {}).items():
                run = words[i : i + len(order)]
                if _spells(run, order) and all(
                    gap.fullmatch(text, a.end(), b.start()) and (gap is JOINT or b.group()[0].isupper())
                    for a, b in itertools.pairwise(run)
                ):
                    yield Span(first.start(), run[-1].end()), name


def _spells(words: Sequence[re.Match[str]], name: tuple[str, ...]) -> bool:
    said = tuple(word.group().casefold() for word in words)
    return said == name or (said[:-1] == name[:-1] and said[-1:] == (name[-1] + "s",))


@lru_cache(maxsize=2)
def common_words(text: str) -> frozenset[str]:
    """Return the words that a text has in small letters, addresses apart.

    Such a word with a capital only opens a sentence; it is no name.

    >>> "ek" in common_words("en ek, maj.ek@skane.se")
    True
    """
    return frozenset(word for word in WORD.findall(IN_ADDRESS.sub(" ", text)) if word[0].islower())
