"""A text as it was before character recognition spoilt its words, for those who read it; and the way back.

Recognition takes l for 1 or I, o for 0, m for rn, drops the dots of å, ä and ö, and tears words apart. A word that no
dictionary knows is mended where one known word alone looks the same; what is read in the mended text is then quoted
from the printed one.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations, product, takewhile

from loaders.document import Block, Document, Span, Stretches
from loaders.names.gazetteer import gazetteer
from loaders.names.lexicon import is_common, is_compound, lemma
from ontology import vocabulary

WORD = re.compile(r"[^\W_]+")
BROKEN = re.compile(r"(?<![\w-])(?P<first>[^\W\d_]{2,}) (?P<rest>[a-zåäö]{2,})(?![\w-])")
# Signs in a word that no word has: "ti1l", "arbetspIats", "k0mmun"; and letters in a number: "2O25".
IN_WORD = re.compile(r"(?<=[a-zåäö])[1I0]+(?=[a-zåäö])")
ADDRESS = re.compile(r"\S*(?:@|www\.|://)\S*")
IN_NUMBER = re.compile(r"(?<![^\W_])(?=[OlI]*\d)\d*[OlI][\dOlI]*(?![^\W_])")
LETTER, DIGIT = {"1": "l", "I": "l", "0": "o"}, str.maketrans("OlI", "011")
DOTTED = {"a": "åä", "o": "ö"}
# Small words without their dots that a dictionary has, and hardly any text.
SMALL = {"fran": "från", "pa": "på", "tva": "två", "nar": "när", "ar": "är", "for": "för"}
MOST_DOTS = 3  # letters of a word that lost theirs
FEWEST, SHARE, OF_UNKNOWN = 4, 0.004, 0.1  # words that are mended; of all; of those that no dictionary knows
SHORTEST = 3


@dataclass(frozen=True)
class Repaired:
    """A document with its words mended; `here` and `there` are places in it and in the printed one, in order."""

    document: Document
    here: tuple[int, ...]
    there: tuple[int, ...]

    def back(self, span: Span) -> Span:
        """Return the stretch of the printed text that a stretch of the mended one stands for."""
        return Span(self._place(span.start), self._place(span.end))

    def _place(self, offset: int) -> int:
        at = bisect.bisect_right(self.here, offset) - 1
        return self.there[at] + offset - self.here[at]


def repair(document: Document) -> Repaired | None:
    """Return a document with its spoilt words mended, None where it has too few for a recognised one."""
    text = document.text
    edits = sorted({*_words(text), *_broken(text)})
    words = WORD.findall(text)
    if len(edits) < max(FEWEST, SHARE * len(words)):
        return None
    if len(edits) < OF_UNKNOWN * sum(word.islower() and not is_known(word) for word in words):
        return None  # another language
    small = ((n.start(), n.end(), SMALL[n.group()]) for n in WORD.finditer(text) if n.group() in SMALL)
    edits = sorted({*edits, *small})
    parts, here, there, printed, length = list[str](), [0], [0], 0, 0
    for start, end, mended in (_least(text, *edit) for edit in edits):
        if start < printed:
            continue  # a part of what was mended
        parts += text[printed:start], mended
        length += start - printed + len(mended)
        printed = end
        here.append(length)
        there.append(printed)
    parts.append(text[printed:])
    moved = Repaired(document, tuple(there), tuple(here))  # the way there is the way back, turned
    blocks = tuple(_block(block, moved) for block in document.blocks)
    return Repaired(replace(document, text="".join(parts), blocks=blocks), tuple(here), tuple(there))


def _least(text: str, start: int, end: int, mended: str) -> tuple[int, int, str]:
    """Return what an edit changes, without what is the same before and behind it, so that all places stay true."""
    printed = text[start:end]
    before = _alike(printed, mended)
    behind = _alike(printed[before:][::-1], mended[before:][::-1])
    return start + before, end - behind, mended[before : len(mended) - behind]


def _alike(one: str, other: str) -> int:
    """Return how many letters two words begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _block(block: Block, moved: Repaired) -> Block:
    start, end = moved.back(block.span)
    value = None if block.value is None else moved.back(Span(block.value, block.value)).start
    return replace(block, start=start, end=end, value=value, cells=tuple(map(moved.back, block.cells)))


# --- words ----------------------------------------------------------------------------------------------------


def _words(text: str) -> Iterator[tuple[int, int, str]]:
    meant = dict[str, str]()
    addresses = Stretches(Span(*found.span()) for found in ADDRESS.finditer(text))
    for found in WORD.finditer(text):
        word = found.group()
        if word not in meant:
            meant[word] = _mended(word)
        if meant[word] != word and not addresses.overlap(Span(*found.span())) and not _is_half(text, found):
            yield found.start(), found.end(), meant[word]
    yield from ((n.start(), n.end(), n.group().translate(DIGIT)) for n in IN_NUMBER.finditer(text))


def _is_half(text: str, word: re.Match[str]) -> bool:
    """Whether a hyphen at a line's end parts what may be one word."""
    return text.startswith("-", word.end()) or text[max(word.start() - 6, 0) : word.start()].rstrip().endswith("-")


def _mended(word: str) -> str:
    """Return the known word that a word was, or the word itself."""
    if len(word) < SHORTEST:
        return word
    sure = IN_WORD.sub(lambda signs: "".join(LETTER[sign] for sign in signs.group()), word)
    if sure != word and (word[:1].islower() or any(map(str.isdigit, word)) or is_common(sure)):
        word = sure if sure not in gazetteer().repairs or word[:1].islower() else word  # names say that they are mended
    if not word.isalpha() or not word[1:].islower() or is_known(word):
        return word
    for variants in (_swapped(word), _dotted(word)):
        known = {variant for variant in variants if lemma(variant) is not None}
        if known:
            return min(known) if len(known) == 1 and (word.islower() or min(known) not in gazetteer().repairs) else word
    return word


def _swapped(word: str) -> Iterator[str]:
    """Yield a word with rn for m, or m for rn, at one place or at all."""
    for one, other in (("rn", "m"), ("m", "rn")):
        yield word.replace(one, other)
        for found in re.finditer(one, word):
            yield word[: found.start()] + other + word[found.end() :]


def _dotted(word: str) -> Iterator[str]:
    places = [n for n, letter in enumerate(word) if letter in DOTTED]
    for count in range(1, min(MOST_DOTS, len(places)) + 1):
        for chosen in combinations(places, count):
            for letters in product(*(DOTTED[word[n]] for n in chosen)):
                given = dict(zip(chosen, letters, strict=True))
                yield "".join(given.get(n, letter) for n, letter in enumerate(word))


def _broken(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the words that a blank tears apart: one of the two is none by itself, or both make a name's word."""
    for found in BROKEN.finditer(text):
        first, rest = found["first"], found["rest"]
        whole = first + rest
        torn = not (is_known(first) and is_known(rest)) and lemma(whole) is not None
        if torn or (first.islower() and whole in gazetteer().repairs):
            yield found.start(), found.end(), whole


def is_known(word: str) -> bool:
    """Whether a word is one of the language, of a name, or of the vocabulary.

    >>> is_known("samverkan"), is_known("Jokkmokks"), is_known("sarnverkan")
    (True, True, False)
    """
    small = word.casefold()
    return lemma(word) is not None or word in gazetteer().repairs or small in _labels() or is_compound(word)


@cache
def _labels() -> frozenset[str]:
    """Return the words of the vocabulary's labels, in small letters."""
    schemes = vocabulary().schemes.values()
    labels = (label for scheme in schemes for one in scheme.values() for label in (one.pref["sv"], *one.alt))
    return frozenset(word.casefold() for label in labels for word in WORD.findall(label))
