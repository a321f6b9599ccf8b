"""Persons in running text: beside a title, a verb of speech or a party, and by their first names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, partial

from loaders.document import Block, Span
from loaders.extract.persons.form import (
    NAME,
    ON_ONE_LINE,
    broken,
    cue,
    likely,
    names_over,
    never_small,
    plausible,
    words_of,
)
from loaders.extract.persons.names import GAP, INITIAL, TOKEN, UPPER, WORD, is_first_name, is_surname
from loaders.extract.reading import Reading
from loaders.names.words import search_capital
from ontology import vocabulary

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


# A line of a list: "- Maj Ek, Boverket"; lines below one another with the same mark behind the name.
BEFORE_NAME = re.compile(r"[ \t]*(?:[-–•*|][ \t]*)?")
BEHIND_NAME = re.compile(r"[ \t]*(?:[,(|\t]|$)|[ \t]{3,}", re.MULTILINE)
LISTED = re.compile(rf"\n?{BEFORE_NAME.pattern}(?P<name>{ON_ONE_LINE})(?P<mark>{BEHIND_NAME.pattern})", re.MULTILINE)
SIGNED = re.compile(rf"{ON_ONE_LINE}(?:[ \t]{{3,}}{ON_ONE_LINE})+")  # names beside one another on a line
# Nobody else stands there alone
CONTACT = re.compile(r"(?<![^\W_])kontakt(?:a(?:\s+gärna)?|person(?:er|en)?(?:\s+är)?)?\s+\Z", re.IGNORECASE)
LABEL = 20  # code points before a name
SAME_LIST = 300  # code points between the lines at most


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    title, of = cue("title"), r"(?:\s*,\s+|\s+\(|\s+är\s+)"
    words = max(len(label.split()) for label in vocabulary().schemes["person-cue"]["title"].hidden)
    soon = rf"(?<![^\W_])(?=(?:\S+\s+){{1,{words}}}?[{UPPER}])"  # a capital: asked first, titles being a hundred
    body = r"(?:på|vid|från|hos|för|i)"
    return re.compile(
        {
            "title before": rf"{soon}(?i:{title}){GAP}(?P<name>{ON_ONE_LINE})",
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
        at, leads = block.start, kind in ("title behind", "act")  # the name
        search = partial(search_capital, _pattern(kind)) if leads else _pattern(kind).search
        while found := search(text, at, block.end):
            name = _trim(reading, Span(*found.span("name")), from_left=leads)
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
    if len(words_of(reading, name)) == 1:
        shouted = reading.text(name).isupper()
        return (
            kind in ("title before", "speech") and not shouted and plausible(reading, name, 1) and likely(reading, name)
        )
    if not plausible(reading, name):
        return False
    if kind in ("title before", "title behind") or likely(reading, name):
        return True
    behind = reading.document.text[name.end : name.end + 12]
    asked = kind == "talk" and CONTACT.search(reading.document.text, max(name.start - LABEL, 0), name.start)
    ends = (kind == "speech" or asked) and re.match(r"[.”\"]*(?:\n|$)", behind)
    return bool(ends) or (kind in ("speech", "talk") and bool(re.match(r",|\s+(?:på|vid|från|hos)\s", behind)))


def _trim(reading: Reading, span: Span, from_left: bool = False) -> Span | None:
    """Cut off a first word that only opens a sentence ("När Maria Ek"), and names of bodies that follow."""
    tokens = [m for m in TOKEN.finditer(reading.text(span))]
    for name in names_over(reading, span):
        if span.start < name.span.start and name.kind == "organisation":
            tokens = [m for m in tokens if span.start + m.end() <= name.span.start]
    for k in range(1, len(tokens)):
        if not broken(reading.document.text, span.start + tokens[k - 1].end(), span.start + tokens[k].start()):
            tokens = tokens[k:] if from_left else tokens[:k]
            break
    while (
        from_left
        and len(tokens) > 1
        and not is_first_name(tokens[0].group())
        and (
            is_first_name(tokens[1].group())
            or tokens[1]["particle"] is not None
            or not never_small(reading, tokens[0].group())
        )
    ):
        tokens = tokens[1:]
    while tokens and tokens[-1]["word"] is None:
        tokens = tokens[:-1]
    return Span(span.start + tokens[0].start(), span.start + tokens[-1].end()) if tokens else None


def joined_to(reading: Reading, name: Span) -> Iterator[Span]:
    """Yield the names that stand beside a found one: joined by "och", or on the lines above and below in its place."""
    text = reading.document.text
    found = [JOINED.match(text, name.end)]
    nearby = max(0, name.start - SAME_LIST)
    above = max(text.rfind("\n\n", nearby, name.start), name.start - 120, 0)
    found += [m for m in JOINED_BEFORE.finditer(text, above, name.start) if m.end() == name.start]
    start, end = text.rfind("\n", nearby, name.start) + 1, text.find("\n", name.end, name.end + SAME_LIST)
    whole = Span(start, end if end >= 0 else len(text))
    if (block := reading.document.block_at(name.start)) and not block.cells and SIGNED.fullmatch(text, *whole):
        found += re.compile(rf"(?P<name>{ON_ONE_LINE})(?=[ \t]{{3,}}|$)", re.MULTILINE).finditer(text, *whole)
    opening = BEFORE_NAME.fullmatch(text, start, name.start)
    mark = BEHIND_NAME.match(text, name.end)
    if opening and mark:
        last = nearby + len(text[nearby:start].rstrip())
        for line in (text.rfind("\n", nearby, last) + 1, end + 1 if end >= 0 else len(text)):
            beside = LISTED.match(text, line)
            if beside and beside["mark"].strip() == mark.group().strip() and abs(line - start) < SAME_LIST:
                found.append(beside)
    for match in found:
        if match and plausible(reading, span := Span(*match.span("name"))) and _all_never_small(reading, span):
            yield span


def _all_never_small(reading: Reading, span: Span) -> bool:
    return all(never_small(reading, word) for word in words_of(reading, span))
