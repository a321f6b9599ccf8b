"""Where in a sentence the name of a project stands, by weights learnt from annotated documents.

"Sedan dess driver Eda och Årjäng | Gränsvatten |, och i höst …". `title_starts.csv` holds what the words around a
capital add to the odds that a project's name begins there, `title_ends.csv` what those around its last word do.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import takewhile
from operator import itemgetter
from typing import NamedTuple

from loaders.document import Span
from loaders.learnt.weights import STEM, shares, weights
from loaders.names.lexicon import is_common, is_finite

STARTS, ENDS = "title_starts.csv", "title_ends.csv"
TAKEN = ("organisation",)  # what is known to name one begins no other name
WORD = re.compile(r"\d+(?:[.:]\d+)+|[^\W_]+(?:[-’'&/][^\W_]+)*|[.,:;?!()–\-”\"“«»|]")  # "Kustkoll 2.0"
QUOTES = '”"“«»'
BETWEEN_WORDS = frozenset(",–-")  # of a name too
SMALL = frozenset(
    {"i", "på", "för", "av", "med", "till", "mellan", "om", "mot", "från", "utan", "vid", "genom", "och", "samt"}
    | {"inom", "under", "över", "hos"}
)
LONGEST = 12  # words and marks of a name
NEAR, FAR, ON = 3, 8, 10  # words before and behind a capital
LIKELY = 0.1  # least share of a capital where its end is looked for
MOST_AGAIN = 3  # places that are told apart from more
MOST_PLACES = 20  # that are looked at
NOTHING = "<>"  # before and behind a sentence


class Repeats:
    """The capitals of a text that it has more than once, and how many words on it goes on alike."""

    def __init__(self, text: str) -> None:
        """Read a text once."""
        words = list(WORD.finditer(text))
        self._words = [word.group() for word in words]
        self._starts = [word.start() for word in words]
        self._numbers = {word.start(): n for n, word in enumerate(words)}
        self._places: defaultdict[str, list[int]] = defaultdict(list)
        for n, word in enumerate(self._words):
            if word[0].isupper() and len(self._places[word]) <= MOST_PLACES:
                self._places[word].append(n)

    def lengths(self, place: int) -> tuple[int, ...]:
        """Return how many words the text has alike, from that at a place on, at each other place with that word.

        >>> Repeats("Nära vatten, och Nära vatten igen; Nära hem.").lengths(0)
        (2, 1)
        >>> Repeats("Kusten blir bra och Kusten").lengths(0)
        (1,)
        """
        own = self._numbers.get(place)
        if own is None:
            return ()
        return tuple(self._alike(own, other) for other in self._places.get(self._words[own], ()) if other != own)

    def places(self, place: int, size: int) -> tuple[int, ...]:
        """Return where else the text has as many words, `LONGEST` at most, as stand at a place.

        >>> Repeats("Nära vatten, och Nära vatten igen; Nära hem.").places(0, 2)
        (17,)
        """
        own = self._numbers.get(place)
        if own is None:
            return ()
        others = (other for other in self._places.get(self._words[own], ()) if other != own)
        return tuple(self._starts[other] for other in others if self._alike(own, other) >= min(size, LONGEST))

    def _alike(self, one: int, other: int) -> int:
        pairs = zip(self._words[one : one + LONGEST], self._words[other : other + LONGEST], strict=False)
        return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


class Said(NamedTuple):
    """A sentence to weigh: its words, how each is shown, its form, what it is known to name, and what is around."""

    words: Sequence[re.Match[str]]
    shown: Sequence[str]
    forms: Sequence[str]
    known: Sequence[str]
    around: tuple[str, ...]
    again: Sequence[tuple[int, ...]]  # of `Repeats`

    def at(self, n: int) -> str:
        """Return how a word is shown, or what stands for none."""
        return self.shown[n] if 0 <= n < len(self.shown) else NOTHING

    def form(self, n: int) -> str:
        """Return the form of a word, or what stands for none."""
        return self.forms[n] if 0 <= n < len(self.forms) else NOTHING


def said(text: str, sentence: Span, known: Iterable[tuple[Span, str]], around: Iterable[str], repeats: Repeats) -> Said:
    """Return a sentence as it is weighed; `known` are the stretches whose names are known, with what they are."""
    words = list(WORD.finditer(text, *sentence))
    kinds = {n: kind for span, kind in known for n, word in enumerate(words) if span.start <= word.start() < span.end}
    held = [kinds.get(n, "") for n in range(len(words))]
    forms = [form(word.group()) for word in words]
    shown = [f"<{held[n]}>" if held[n] else _shown(words, forms, n) for n in range(len(words))]
    bodies = sum(kind == "organisation" and held[n - 1 : n] != [kind] for n, kind in enumerate(held))
    around = (*around, f"bodies {min(bodies, 3)}", *(f"with {one}" for one in {*shown}))
    return Said(words, shown, forms, held, around, [repeats.lengths(word.start()) for word in words])


def _shown(words: list[re.Match[str]], forms: list[str], n: int) -> str:
    word = words[n].group()
    if n and word[0].isupper() and words[n - 1].group() not in ".?!:":
        return f"^{word[:STEM].casefold()}" if "c" in forms[n] else "NAME"
    return "0" if word[0].isdigit() else word[:STEM].casefold()


def form(word: str) -> str:
    """Return the shape of a word, and whether a dictionary has it, as a verb or as a small word."""
    if not word[0].isalpha():
        return "Q" if word in QUOTES else "0" if word[0].isdigit() else word
    shape = "AA" if word.isupper() and len(word) > 1 else "Aa" if word[0].isupper() else "a"
    small = word.casefold()
    return f"{shape}{'c' if is_common(word) else 'n'}{'f' * is_finite(small)}{'p' * (small in SMALL)}"


def starts(said: Said, taken: Container[str] = TAKEN) -> Iterator[int]:
    """Yield the words of a sentence that a name may begin with: capitals that begin no name of a kind that is taken."""
    yield from (n for n, word in enumerate(said.words) if word.group()[0].isupper() and said.known[n] not in taken)


def ends(said: Said, first: int) -> Iterator[int]:
    """Yield the words that a name may end with that begins with a word: up to a mark."""
    for n in range(first, min(first + LONGEST, len(said.words))):
        word = said.words[n].group()
        if word[0].isalnum():
            yield n
        elif word not in BETWEEN_WORDS:
            return


def at_start(said: Said, n: int) -> Iterator[str]:
    """Yield what is weighed of a word that a name may begin with."""
    word, form = said.words[n].group(), said.form(n)
    before = said.words[n - 1].group() if n else ""
    place = "first" if not n else "quoted" if before in QUOTES else before if before in ".?!:(" else "inside"
    yield from said.around
    yield from (f"behind {' '.join(said.at(k) for k in range(n - count, n))}" for count in range(1, NEAR + 1))
    yield from (f"second {said.at(n - 2)}", f"third {said.at(n + 2)}", f"next {said.at(n + 1)}")
    yield f"next {said.at(n + 1)} {said.at(n + 2)}"
    yield from (f"word {word[:STEM].casefold()}", f"form {form}", f"form {form} {said.at(n + 1)}")
    yield from (
        f"next form {said.form(n + 1)}",
        f"form before {said.form(n - 1)}",
        f"form before {said.form(n - 1)} {form}",
    )
    yield from (f"known {said.known[n]}", f"ending {word[-4:].casefold()}")
    yield from (f"ending {word[-3:].casefold()}", f"size {min(len(word) // 3, 5)}")
    yield from (f"place {place}", f"place {place} {form}", f"place {place} {said.at(n - 1)}")
    yield from (f"again {length} {_times(said, n, length)} {place}" for length in (1, 2, 3))
    yield f"again {_times(said, n, 1)} {form}"
    yield from (f"far {one}" for one in {*said.shown[max(n - FAR, 0) : max(n - NEAR, 0)]})
    yield from (f"on {one}" for one in {*said.shown[n + 2 : n + ON]})
    around = (k for k in (-2, -1, 1, 2, 3, 4) if 0 <= n + k < len(said.known) and said.known[n + k])
    yield from (f"near {k} {said.known[n + k]}" for k in around)


def _times(said: Said, n: int, length: int) -> int:
    """Return how often else the text has a word and those behind it."""
    return min(sum(one >= length for one in said.again[n]), MOST_AGAIN)


def at_end(said: Said, first: int, last: int) -> Iterator[str]:
    """Yield what is weighed of a word that a name may end with that begins with another."""
    size, quoted = min(last - first + 1, 9), first > 0 and said.words[first - 1].group() in QUOTES
    form, behind = said.form(last), said.form(last + 1)
    yield from (f"last {said.at(last)}", f"next {said.at(last + 1)}", f"next {said.at(last + 1)} {said.at(last + 2)}")
    yield from (f"pair {said.at(last)} {said.at(last + 1)}", f"form {form}", f"next form {behind}")
    yield from (f"forms {form} {behind}", f"next form {behind} {said.form(last + 2)}", f"size {size}")
    again, further = (_times(said, first, last - first + more) for more in (1, 2))
    yield from (f"again {again} {further}", f"again {again} {further} {behind}", f"again {again} {further} {size}")
    yield from (f"size {size} {form}", f"size {size} before {behind}", f"quoted {quoted} {behind}")
    yield from (f"behind {said.at(first - 1)} {behind}", f"forms {said.form(last - 1)} {form} {behind}")
    yield from (f"within {one}" for one in {*said.shown[first : last + 1]})
    yield from (f"within form {one}" for one in {*said.forms[first : last + 1]})


def likely_names(
    said: Said, begin: str = STARTS, end: str = ENDS, taken: Container[str] = TAKEN
) -> Iterator[tuple[Span, float]]:
    """Yield where names may stand in a sentence, with how likely each is, from 0 to 1, by the weights of two files."""
    for first in starts(said, taken):
        begins = shares(at_start(said, first), weights(begin))[0]
        if begins >= LIKELY and (places := list(ends(said, first))):
            stops = ((last, shares(at_end(said, first, last), weights(end))[0]) for last in places)
            last, share = max(stops, key=itemgetter(1))
            yield Span(said.words[first].start(), said.words[last].end()), begins * share
