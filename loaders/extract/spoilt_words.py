"""Words that character recognition spoilt, and what they were.

Recognition takes l for 1 or I, o for 0, m for rn, drops the dots of å, ä and ö, and tears words apart. A word that no
dictionary knows is mended where one known word alone looks the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations, product

from loaders.document import Span, Stretches
from loaders.extract.persons.names import is_first_name
from loaders.names.gazetteer import gazetteer
from loaders.names.lexicon import is_common, is_compound, lemma
from ontology import vocabulary

WORD = re.compile(r"[^\W_]+")
BROKEN = re.compile(r"(?<![\w-])(?P<first>[^\W\d_]{2,}) (?P<rest>[a-zåäö]{2,})(?![\w-])")
# Signs in a word that no word has: "ti1l", "arbetspIats", "k0mmun"; and letters in a number: "2O25".
IN_WORD = re.compile(r"(?<=[a-zåäö])[1I0]+(?=[a-zåäö])")
CODE = re.compile(r"[\da-f]+")  # hexadecimal: "2efa1e"
ADDRESS = re.compile(r"(?<!\S)\S*?(?:@|www\.|://)\S*")
IN_NUMBER = re.compile(
    r"(?<![^\W_])(?:(?=[OlI]*\d)\d*[OlI][\dOlI]*(?![^\W_])|[lI](?=,\d|[ ]\d{3}(?!\d))|(?<![^\n ])l(?=[.)][ ]+[A-ZÅÄÖ])"
    r"|(?<=[Ss]ida[ ])[lI]{1,2}(?![^\W_]))"
)  # "2O25", "l,8", "l 450", "l. Inledning", "Sida ll"
CAPITALS = re.compile(r"[A-ZÅÄÖ0]{2,}")  # "F0RUM"
FIRST = {"0": "O", "l": "I"}  # at the beginning of a word
LETTER, DIGIT = {"1": "l", "I": "l", "0": "o"}, str.maketrans("OlI", "011")
DOTTED = {"a": "åä", "o": "ö"}
# Small words without their dots that a dictionary has, and hardly any text.
SMALL = {"fran": "från", "pa": "på", "tva": "två", "nar": "när", "ar": "är", "for": "för"}
MOST_DOTS, MOST_PLACES = 3, 6  # letters of a word that lost theirs, or may have
FEWEST, SHARE, OF_UNKNOWN = 4, 0.004, 0.1  # words that are mended; of all; of those that no dictionary knows
SHORTEST, LONGEST = 3, 40  # letters: what is longer is no word


def spoilt_words(text: str) -> list[tuple[int, int, str]]:
    """Return the stretches of spoilt words with what they were; none where too few say that a page was recognised."""
    edits = {*_words(text), *_broken(text)}
    words = WORD.findall(text)
    if len(edits) < max(FEWEST, SHARE * len(words)):
        return []
    if len(edits) < OF_UNKNOWN * sum(word.islower() and len(word) <= LONGEST and not is_known(word) for word in words):
        return []  # another language
    small = ((n.start(), n.end(), SMALL[n.group()]) for n in WORD.finditer(text) if n.group() in SMALL)
    return sorted({*edits, *small})


def _words(text: str) -> Iterator[tuple[int, int, str]]:
    meant = dict[str, str]()
    addresses = Stretches(Span(*found.span()) for found in ADDRESS.finditer(text))
    for found in WORD.finditer(text):
        word = found.group()
        if word not in meant:
            meant[word] = _mended(word)
        if meant[word] != word and not addresses.overlap(Span(*found.span())) and not _is_half(text, found):
            yield found.start(), found.end(), meant[word]
    for number in IN_NUMBER.finditer(text):
        if not addresses.overlap(Span(*number.span())):
            yield number.start(), number.end(), number.group().translate(DIGIT)


def _is_half(text: str, word: re.Match[str]) -> bool:
    """Whether a hyphen at a line's end parts what may be one word."""
    return text.startswith("-", word.end()) or text[max(word.start() - 6, 0) : word.start()].rstrip().endswith("-")


def _mended(word: str) -> str:
    """Return the known word that a word was, or the word itself."""
    if len(word) > LONGEST or len(word) < SHORTEST - word.startswith("0"):
        return word
    if any(map(str.isdigit, word)) and CODE.fullmatch(word):
        return word
    sure = IN_WORD.sub(lambda signs: "".join(LETTER[sign] for sign in signs.group()), word)
    if "0" in word and CAPITALS.fullmatch(word):
        return written if is_known((written := word.replace("0", "O")).lower()) else word
    if word[0] in FIRST and word[1:].islower() and not is_known(word):
        written = _mended(FIRST[word[0]] + word[1:])
        return written if is_known(written.lower()) else word
    if sure.isalpha() and sure != word and (word[:1].islower() or any(map(str.isdigit, word)) or is_common(sure)):
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
    if len(places) > MOST_PLACES:
        return
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
        if len(whole) > LONGEST:
            continue
        torn = not (is_known(first) and is_known(rest)) and lemma(whole) is not None
        if torn or (first.islower() and whole in gazetteer().repairs):
            yield found.start(), found.end(), whole


def is_known(word: str) -> bool:
    """Whether a word is one of the language, of a name, or of the vocabulary; first names too, lest a person is lost.

    >>> is_known("samverkan"), is_known("Jokkmokks"), is_known("Erna"), is_known("sarnverkan")
    (True, True, True, False)
    """
    named = word in gazetteer().repairs or is_first_name(word)
    return lemma(word) is not None or named or word.casefold() in _labels() or is_compound(word)


@cache
def _labels() -> frozenset[str]:
    """Return the words of the vocabulary's labels, in small letters."""
    schemes = vocabulary().schemes.values()
    labels = (label for scheme in schemes for one in scheme.values() for label in (one.pref["sv"], *one.alt))
    return frozenset(word.casefold() for label in labels for word in WORD.findall(label))
