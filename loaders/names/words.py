"""The words of a text as names are matched on them, and what may stand between two."""

from __future__ import annotations

import bisect
import re
from collections import defaultdict
from functools import lru_cache
from typing import NamedTuple

LETTER = r"[^\W_¹²³⁰⁴-⁹]"  # the raised number of a footnote is no part of the word beside it
# A hyphen at the end of a line is inside the word: "kom-" and "mun" below it.
WORD = re.compile(rf"{LETTER}+(?:(?:[’']|-(?:[ \t]*\n[ \t]*)?(?!(?:och|samt|eller)\b)){LETTER}+)*")
BROKEN = re.compile(r"-[ \t]*\n[ \t]*(?=[a-zåäö])|(?<=-)[ \t]*\n[ \t]*")
LEFT_OVER = re.compile(r"(?<=[a-zåäö])-(?=[a-zåäö])")  # of a line's end in another setting: "Trafik-verket"
BETWEEN = re.compile(r"(?:(?<=Kungl)\.|-)?[ \t]+|-?[ \t]*\n[ \t]*|-")
SEPARATOR = re.compile(r"\s*,\s+(?:och|samt)\s+|\s*[,;]\s+|\s+(?:och|samt|respektive|and)\s+|\s*/\s*|\s+&\s+")
# "Länsstyrelsen i A och i B": the preposition may be repeated inside a coordination.
JOINT = re.compile(rf"-?(?:{SEPARATOR.pattern})(?:i\s+)?")


CAPITAL = re.compile(r"[^\W\d_a-zåäö]")
RUN = re.compile(r"[^\W_]+")


class Word(NamedTuple):
    """A word of a text, whole and mended: `text` is what it stands for."""

    text: str
    start: int
    end: int
    repaired: bool = False


def search_capital(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    """Search for a pattern that begins with a capital: where one stands, some ten times as fast as everywhere.

    >>> search_capital(re.compile("(?<!-)[A-Z]sk"), "en ask i x-Ask, Osk", 0, 19)
    <re.Match object; span=(16, 19), match='Osk'>
    """
    places = (capital.start() for capital in CAPITAL.finditer(text, start, end))
    return next((found for at in places if (found := pattern.match(text, at, end))), None)


def beginnings(text: str, words: str) -> list[int]:
    """Return where the first of some words stands as a word of its own, or in the genitive: where all may stand.

    >>> beginnings("Linds ask, Lindsjö", "Lind")
    [0]
    """
    first, begun = RUN.search(words), places_of_words(text)
    if first is None:
        return []
    marks = first.start()  # before it
    places = (place - marks for form in ("", "s") for place in begun.get(f"{first.group()}{form}", ()))
    return sorted(at for at in places if not marks or (at >= 0 and not text[max(at - 1, 0) : at].isalnum()))


@lru_cache(maxsize=2)  # a text, and the same in small letters
def places_of_words(text: str) -> dict[str, list[int]]:
    """Return where each word of a text stands, a hyphen between two."""
    places = defaultdict[str, list[int]](list)
    for word in RUN.finditer(text):
        places[word.group()].append(word.start())
    return places


def behind_joint(text: str, words: list[Word], i: int) -> int | None:
    """Return the index of the word behind the separator after word i - 1, or None where there is none."""
    joint = JOINT.match(text, words[i - 1].end) if 0 < i < len(words) else None
    if joint is None:
        return None
    at = bisect.bisect_left(words, joint.end(), key=lambda word: word.start)
    return at if at < len(words) and words[at].start == joint.end() else None


def titled(word: str) -> str:
    """Return a word in capitals as a name spells it: "KALMAR"."""
    return word[:1] + word[1:].lower() if word.isupper() and len(word) > 4 else word
