"""Persons in running text: beside a title, a verb of speech or a party, and by their first names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from loaders.document import Block, Span
from loaders.extract.person_form import NAME, ON_ONE_LINE, OPENERS, broken, cue, likely, plausible, words_of
from loaders.extract.person_index import common_words
from loaders.extract.person_names import (
    GAP,
    INITIAL,
    LONGEST,
    TOKEN,
    WORD,
    is_common_surname,
    is_first_name,
    is_patronymic,
    is_surname,
)
from loaders.extract.reading import Reading

PARTY = re.compile(rf"(?P<name>{ON_ONE_LINE})[ \u00a0]\((?:S|M|SD|C|V|KD|L|MP|FP|-|–|opol\.?|opolitisk)\)")


# "M. Ek", and "Ek, M." as lists of references have it.
INITIALLED = re.compile(
    rf"(?<![^\W_]){INITIAL}[ \u00a0](?P<name>{WORD})"
    rf"|(?P<turned>{WORD}),[ \u00a0]{INITIAL}(?=,|\s?&|[ \u00a0]?\(|[ \u00a0]och|$)"
)


# A bracket, and a comma behind it, join names as "och" does.
AND = r"(?:[ \u00a0]\([^()\n]{2,60}\),?|,?)\s+(?:och|samt|&|respektive)\s+"
JOINED = re.compile(rf"(?:{AND}|[ \u00a0]\([^()\n]{{2,60}}\),\s+)(?P<name>{ON_ONE_LINE})")
JOINED_BEFORE = re.compile(rf"(?<![^\W_])(?P<name>{ON_ONE_LINE})(?:{AND}|[ \u00a0]\([^()\n]{{2,60}}\),\s+)")


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
    for found in INITIALLED.finditer(text, block.start, block.end):
        if is_surname(found["name"] or found["turned"], behind_first_name=True) and plausible(
            reading, Span(*found.span(found.lastgroup or 0)), 1
        ):
            yield Span(*found.span())
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
            is_first_name(tokens[1].group()) or tokens[1]["particle"] is not None or not never_small(reading, tokens[0])
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


def never_small(reading: Reading, token: re.Match[str]) -> bool:
    """Whether a capitalised word is no common word with the capital of a sentence: it never stands in small letters."""
    word = token.group()
    small = word.casefold() in OPENERS or word.casefold() in common_words(reading.document.text)
    return word[0].isupper() and len(word) > 2 and not small


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
            known = is_surname(last.group(), behind_first_name=True) or _unknown_surname(reading, tokens[0], last)
        if known and plausible(reading, span):
            return span
    return None


def _unknown_surname(reading: Reading, first: re.Match[str], last: re.Match[str]) -> bool:
    """Whether a word behind a first name may be a surname that no list knows.

    Not where either is a common word of the text, the last is a first name itself, or the run goes on to the left.
    """
    text = reading.document.text
    before = re.search(rf"(?<![^\W_]){WORD}(?=[ \u00a0]$)", text[max(0, first.start() - 40) : first.start()])
    runs_on = before and before.group().casefold() not in common_words(text) | OPENERS
    # "Kollegan Maj Ek": a noun in the definite form, or of one who does something.
    runs_on = runs_on and not re.search(r"(?:n|re|ör|te|de|er)$", before.group() if before else "")
    return (
        never_small(reading, last) and never_small(reading, first) and not is_first_name(last.group()) and not runs_on
    )


def joined_to(reading: Reading, name: Span) -> Iterator[Span]:
    """Yield the names that are coordinated with a found one: "Maj Ek (A), X Y (B) och Z W"."""
    text = reading.document.text
    for joint in (JOINED, JOINED_BEFORE):
        found = joint.match(text, name.end) if joint is JOINED else None
        if joint is JOINED_BEFORE:
            line = max(text.rfind("\n\n", 0, name.start), name.start - 120, 0)
            found = next((m for m in joint.finditer(text, line, name.start) if m.end() == name.start), None)
        if found:
            span = Span(*found.span("name"))
            if plausible(reading, span):
                yield span
