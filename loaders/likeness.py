"""Whether two names may be one name written twice: in other spelling, spoilt by recognition, or nearly equal.

Nothing here says that two things are one: a title asks for support beside it (`loaders.resolve`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from rapidfuzz import fuzz, process

from loaders import ocr
from loaders.names.gazetteer import gazetteer

# Of 100, for each pair of words that differ; by tests/bench/likeness.py, which prints what others would give.
LEAST = 92.0
SHORTEST = 6  # letters of a word that may differ: in shorter ones a letter makes another word
LEGAL_FORMS = {"aktiebolag": "ab", "aktiebolaget": "ab", "handelsbolag": "hb", "kommanditbolag": "kb"}
WORDS = re.compile(r"\w+")


@cache
def spelling(name: str) -> str:
    """Return what is left of a name without case, blanks, hyphens and other signs, legal forms cut short.

    >>> spelling("Kust-ringen Aktiebolag"), spelling("KUSTRINGEN AB")
    ('kustringenab', 'kustringenab')
    """
    return "".join(LEGAL_FORMS.get(word, word) for word in _words(name.casefold())) or name


def recognised(name: str) -> str:
    """Return the spelling of a name with what character recognition confuses made one.

    >>> recognised("Frarntidens kustiinje") == recognised("Framtidens kustlinje")
    True
    """
    return ocr.folded(spelling(name))


def initials(name: str) -> str:
    """Return the first letters of a name's words: names that `similar` yields have the same.

    >>> initials("Framtidens kust-linje")
    'fk'
    """
    return "".join(word[0].casefold() for word in _words(name))


def similar(name: str, others: Iterable[str]) -> Iterator[str]:
    """Yield those of other names that are nearly the same, the likest first.

    Word for word: a number, a short word, a word more or less, another first letter, or the name of another place
    makes another name.

    >>> list(similar("Framtidens kustlinjer", ["Framtidens kustlinje", "Framtidens kuster"]))
    ['Framtidens kustlinje']
    """
    for other, _, _ in process.extract(
        name, others, scorer=fuzz.ratio, processor=str.casefold, score_cutoff=LEAST - 10, limit=None
    ):
        words = zip(_words(name), _words(other), strict=False)
        if initials(name) == initials(other) and all(_alike(one, two) for one, two in words):
            yield other


def _words(name: str) -> list[str]:
    return WORDS.findall(name.replace("-", ""))


def _alike(one: str, other: str) -> bool:
    if one.casefold().removesuffix("s") == other.casefold().removesuffix("s"):
        return True
    if min(len(one), len(other)) < SHORTEST or not (one.isalpha() and other.isalpha()):
        return False
    places = gazetteer().repairs
    return fuzz.ratio(one.casefold(), other.casefold()) >= LEAST and not (one in places and other in places)
