"""Swedish words: which are common ones, which only names, and which are verbs, by the dictionary of simplemma.

A capital inside a sentence means a name; the dictionary tells whether the name is made of common words ("Robusta
byar") or is a name all through ("Sordavala", "Northvolt").
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

# How the verbs of the present and past end.
ENDINGS = ("r", "de", "te", "as", "es", "gs", "ds", "vs", "ls", "ks", "tog", "rog", "rev", "ick", "höll", "kom", "stod")
SHORTEST_COMPOUND = 9  # letters: shorter ones are places as often ("Junsele", "Harstena")
LONGEST_COMPOUND = 60  # letters: what is longer is none, and would be cut at each of them
SHORTEST_PART = 3
JOINTS = ("", "s")  # between its parts: "stad" + "s" + "kärna"
IRREGULAR = frozenset(
    ("är", "var", "ska", "skall", "kan", "vill", "måste", "bör", "har", "blir", "blev", "fick", "gick", "stod", "såg")
)


@lru_cache(maxsize=50_000)
def lemma(word: str) -> str | None:
    """Return the form that a dictionary has of a word, None where it does not know it.

    >>> lemma("byar"), lemma("Sordavala"), lemma("northvolt")
    ('by', 'Sordavala', None)
    """
    known = _dictionary().get(word.casefold()) or _dictionary().get(word)
    return str(known) if known else None


@lru_cache(maxsize=50_000)
def is_common(word: str) -> bool:
    """Whether a word, whatever its capital, is a common one of the language, or a compound of two.

    >>> is_common("Robusta"), is_common("Vinterstäder"), is_common("Linköping"), is_common("Northvolt")
    (True, True, False, False)
    """
    form = lemma(word)
    return form[:1].islower() if form else is_compound(word)


@lru_cache(maxsize=50_000)
def is_compound(word: str, shortest: int = SHORTEST_COMPOUND) -> bool:
    """Whether a word that the dictionary does not have is made of two that it has.

    >>> is_compound("Vinterstäder"), is_compound("Barentsrådet"), is_compound("skogen")
    (True, False, False)
    """
    small = word.casefold()
    if len(small) > LONGEST_COMPOUND or lemma(small) is not None or not small.isalpha():
        return False
    cuts = range(SHORTEST_PART, len(small) - SHORTEST_PART + 1) if len(small) >= shortest else ()
    return any(
        _is_part(small[cut:]) and any(_is_part(small[:cut].removesuffix(joint)) for joint in JOINTS) for cut in cuts
    )


@lru_cache(maxsize=50_000)
def is_finite(word: str) -> bool:
    """Whether a word may be a verb in the present or past, which some nouns look like ("vägar", "kilar").

    >>> is_finite("svarar"), is_finite("fortskrider"), is_finite("byar")
    (True, True, False)
    """
    form = lemma(word)
    regular = form is not None and form != word and form.endswith(("a", "å"))
    past = len(word) > 4 and word.endswith(("des", "tes"))
    other = word.endswith(("ande", "ende")) or (word.endswith("or") and len(word) > 4)  # "flickor", but "tror"
    return past or word in IRREGULAR or (regular and not other and word.endswith(ENDINGS))


def is_only_verb(word: str) -> bool:
    """Whether a word is a verb in the present or past, and no noun in the plural, as its definite form tells.

    >>> is_only_verb("väntar"), is_only_verb("bussar")
    (True, False)
    """
    return is_finite(word) and lemma(f"{word}na") is None


def is_english(words: str) -> bool:
    """Whether words are all common ones of English.

    >>> is_english("Food Forward"), is_english("Gunnar Hill")
    (True, False)
    """
    return all(word.casefold() in _english() for word in words.split())


@cache  # a factory reads its dictionary, 15 MB, anew
def _english() -> Mapping[str, str]:
    return DefaultDictionaryFactory().get_dictionary("en")


def _is_part(word: str) -> bool:
    form = lemma(word)
    return len(word) >= SHORTEST_PART and form is not None


@cache
def _dictionary() -> Mapping[str, str]:
    return DefaultDictionaryFactory().get_dictionary("sv")
