"""Persons by their names alone: a known first name with a surname behind it, or a word that may be one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.document import Block, Span
from loaders.extract.persons.form import OPENERS, broken, names_over, never_small, plausible
from loaders.extract.persons.index import common_words
from loaders.extract.persons.names import (
    GAP,
    LONGEST,
    TOKEN,
    WORD,
    is_common_surname,
    is_first_name,
    is_patronymic,
    is_surname,
)
from loaders.extract.reading import Reading

# "Anna, Bertil och Cecilia": that many first names in a row are persons, one or two may be names of other things.
IN_A_ROW = re.compile(rf"(?<![^\W_]){WORD}(?:(?:,[ \u00a0]|[ \u00a0](?:och|samt)[ \u00a0]){WORD}){{2,}}(?![^\W_])")


def first_names(reading: Reading, block: Block) -> Iterator[Span]:
    """Yield the first names that stand three or more in a row without surnames."""
    for found in IN_A_ROW.finditer(reading.document.text, block.start, block.end):
        words = list(re.finditer(WORD, found.group()))
        if all(is_first_name(word.group()) for word in words):
            spans = [Span(found.start() + word.start(), found.start() + word.end()) for word in words]
            if all(plausible(reading, span, 1) for span in spans):
                yield from spans


def listed(reading: Reading, block: Block) -> Iterator[Span]:
    """Yield the names by list of first names and surnames: a first name with a capitalised word behind it."""
    text = reading.document.text
    tokens = [m for m in TOKEN.finditer(text, block.start, block.end) if not m["particle"] or m.start() > block.start]
    i = 0
    while i < len(tokens):
        word = tokens[i]["word"]
        if not word or not (
            is_first_name(word)
            or (
                _next(text, tokens, i)
                and is_patronymic(tokens[i + 1].group())
                and never_small(reading, tokens[i].group())
            )
        ):
            i += 1
            continue
        j = i + 1
        while j < len(tokens) and j - i < LONGEST and _next(text, tokens, j - 1):
            j += 1
        span = _surnamed(reading, tokens[i:j])
        if span is None:
            i += 1
            continue
        yield span
        i = next(k for k in range(i, len(tokens) + 1) if k == len(tokens) or tokens[k].start() >= span.end)


def _next(text: str, tokens: list[re.Match[str]], i: int) -> bool:
    """Whether the next token follows on token i as words of one name do."""
    if i + 1 >= len(tokens):
        return False
    start, end = tokens[i].end(), tokens[i + 1].start()
    return bool(re.fullmatch(GAP, text[start:end])) and broken(text, start, end)


def _surnamed(reading: Reading, tokens: list[re.Match[str]]) -> Span | None:
    """Return the run of tokens, first name in front, that ends in a surname; an unknown one may follow on it."""
    ends = [n for n in range(len(tokens), 1, -1) if _may_end(tokens, n)]
    known = next((n for n in ends if _is_surname(tokens[n - 1].group())), None)
    if known is None:
        known = next((n for n in ends if _unknown_surname(reading, tokens[0], tokens[n - 1])), None)
    elif known + 1 == len(tokens) and known + 1 in ends and not is_surname(tokens[known - 1].group()[:-1]):
        known += _also_surname(reading, tokens[known])
    while known is not None and known > 1:
        span = Span(tokens[0].start(), tokens[known - 1].end())
        if plausible(reading, span):
            return span
        known = next((n for n in ends if n < known), None)
    return None


def _also_surname(reading: Reading, token: re.Match[str]) -> bool:
    """Whether a word behind a surname may be another: not a noun in the definite form, nor a place of its own."""
    definite = re.search(r"(?:en|et|na)$", token.group())
    return not definite and never_small(reading, token.group()) and not any(names_over(reading, Span(*token.span())))


def _may_end(tokens: list[re.Match[str]], n: int) -> bool:
    """Whether a name may end in its nth token: a word, in capitals only where the first name is."""
    last = tokens[n - 1]
    shouted = last.group().isupper() and len(last.group()) > 1
    return bool(last["word"]) and (not shouted or tokens[0].group().isupper())


def _is_surname(word: str) -> bool:
    if word.isupper() and len(word) > 1:
        return is_common_surname(word) or is_patronymic(word)
    return is_surname(word, behind_first_name=True)


def _unknown_surname(reading: Reading, first: re.Match[str], last: re.Match[str]) -> bool:
    """Whether a word behind a first name may be a surname that no list knows.

    Not where either is a common word of the text, the last is a first name itself, or the run goes on to the left.
    """
    text = reading.document.text
    before = re.search(rf"(?<![^\W_]){WORD}(?=[ \u00a0]$)", text[max(0, first.start() - 40) : first.start()])
    if last.group().isupper() and len(last.group()) > 1:
        return False
    runs_on = before and before.group().casefold() not in common_words(text) | OPENERS
    # "Kollegan Maj Ek": a noun in the definite form, or of one who does something.
    runs_on = runs_on and not re.search(r"(?:n|re|ör|te|de|er)$", before.group() if before else "")
    return (
        never_small(reading, last.group())
        and never_small(reading, first.group())
        and not is_first_name(last.group())
        and not runs_on
    )
