"""Persons in running text: beside a title, a verb of speech or a party, and by their first names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from loaders.document import Block, Span
from loaders.extract.person_form import NAME, ON_ONE_LINE, cue, likely, plausible, words_of
from loaders.extract.person_index import common_words
from loaders.extract.person_names import (
    GAP,
    LONGEST,
    TOKEN,
    is_common_surname,
    is_first_name,
    is_patronymic,
    is_surname,
)
from loaders.extract.reading import Reading

PARTY = re.compile(rf"(?P<name>{ON_ONE_LINE})[ \u00a0]\((?:S|M|SD|C|V|KD|L|MP|FP|-|–|opol\.?|opolitisk)\)")


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    title, of = cue("title"), r"(?:\s*,\s+|\s+\(|\s+är\s+)"
    body = r"(?:på|vid|från|hos|för|i)"
    return re.compile(
        {
            "title before": rf"(?i:{title}){GAP}(?P<name>{ON_ONE_LINE})",
            "title behind": rf"(?P<name>{NAME}){of}(?:[a-zåäö]+\s+){{0,2}}(?i:{title})",
            "speech": rf"(?i:{cue('speech')}){GAP}(?P<name>{ON_ONE_LINE})",
            "talk": rf"(?i:{cue('talk')}):?(?:\s+(?i:{title}))?{GAP}(?P<name>{ON_ONE_LINE})",
            "act": rf"(?P<name>{NAME})(?:\s+{body}\s+[^.;:!?\n]{{2,60}}?|,[^.;:!?\n]{{2,80}},)?\s+(?i:{cue('act')})",
        }[kind]
    )


def running(reading: Reading, block: Block) -> Iterator[Span]:
    """Yield the names that stand beside a title, a verb or a party in running text."""
    text = reading.document.text
    for kind in ("title before", "title behind", "speech", "talk", "act"):
        at = block.start
        while found := _pattern(kind).search(text, at, block.end):
            name = _trim(reading, Span(*found.span("name")), from_left=kind in ("title behind", "act"))
            at = max(found.start("name") + 1, found.end("name") if name else 0)
            if name and _believed(reading, name, kind):
                yield name
    for found in PARTY.finditer(text, block.start, block.end):
        if (name := _trim(reading, Span(*found.span("name")))) and plausible(reading, name):
            yield name


def _believed(reading: Reading, name: Span, kind: str) -> bool:
    single = len(words_of(reading, name)) == 1
    if single:
        return kind in ("title before", "speech") and plausible(reading, name, 1) and likely(reading, name)
    if not plausible(reading, name):
        return False
    behind = reading.document.text[name.end : name.end + 12]
    return (
        kind in ("title before", "title behind")
        or likely(reading, name)
        or (kind in ("speech", "talk") and bool(re.match(r",|\s+(?:på|vid|från|hos)\s", behind)))
    )


def _trim(reading: Reading, span: Span, from_left: bool = False) -> Span | None:
    """Cut off a first word that only opens a sentence ("När Maria Ek"), and names of bodies that follow."""
    tokens = [m for m in TOKEN.finditer(reading.text(span))]
    for name in reading.names:
        if span.start < name.span.start < span.end and name.kind == "organisation":
            tokens = [m for m in tokens if span.start + m.end() <= name.span.start]
    while (
        from_left
        and len(tokens) > 1
        and not is_first_name(tokens[0].group())
        and (
            is_first_name(tokens[1].group())
            or tokens[1]["particle"] is not None
            or tokens[0].group().casefold() in common_words(reading.document.text)
        )
    ):
        tokens = tokens[1:]
    while tokens and tokens[-1]["word"] is None:
        tokens = tokens[:-1]
    return Span(span.start + tokens[0].start(), span.start + tokens[-1].end()) if tokens else None


def listed(reading: Reading, block: Block) -> Iterator[Span]:
    """Yield the names by list of first names and surnames: a first name with a capitalised word behind it."""
    text = reading.document.text
    tokens = [m for m in TOKEN.finditer(text, block.start, block.end) if not m["particle"] or m.start() > block.start]
    i = 0
    while i < len(tokens):
        word = tokens[i]["word"]
        if not word or not (
            is_first_name(word)
            or (_next(text, tokens, i) and is_patronymic(tokens[i + 1].group()) and never_small(reading, tokens[i]))
        ):
            i += 1
            continue
        j = i + 1
        while j < len(tokens) and j - i < LONGEST and re.fullmatch(GAP, text[tokens[j - 1].end() : tokens[j].start()]):
            j += 1
        span = _surnamed(reading, tokens[i:j])
        if span is None:
            i += 1
            continue
        yield span
        i = next(k for k in range(i, len(tokens) + 1) if k == len(tokens) or tokens[k].start() >= span.end)


def _next(text: str, tokens: list[re.Match[str]], i: int) -> bool:
    return i + 1 < len(tokens) and bool(re.fullmatch(GAP, text[tokens[i].end() : tokens[i + 1].start()]))


def never_small(reading: Reading, token: re.Match[str]) -> bool:
    """Whether a capitalised word is no common word with the capital of a sentence: it never stands in small letters."""
    word = token.group()
    return word[0].isupper() and len(word) > 2 and word.casefold() not in common_words(reading.document.text)


def _surnamed(reading: Reading, tokens: list[re.Match[str]]) -> Span | None:
    """Return the longest run of tokens, first name in front, that ends in what may be a surname."""
    for end in range(len(tokens), 1, -1):
        last = tokens[end - 1]
        if not last["word"] or (last["word"].isupper() and not tokens[0].group().isupper() and len(last["word"]) > 1):
            continue
        span = Span(tokens[0].start(), last.end())
        if last["word"].isupper() and len(last["word"]) > 1:
            known = is_common_surname(last.group()) or is_patronymic(last.group())
        else:
            known = is_surname(last.group()) or (never_small(reading, last) and never_small(reading, tokens[0]))
        if known and plausible(reading, span):
            return span
    return None
