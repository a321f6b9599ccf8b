"""Persons in fields: behind a label, in a list of those present, in a table's column, in a signature."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from loaders.document import Kind, Span
from loaders.extract.events.front_page import front
from loaders.extract.persons.form import ON_ONE_LINE, cue, likely, never_small, plausible, words_of
from loaders.extract.persons.names import WORD, is_first_name
from loaders.extract.reading import Reading
from loaders.labels import exact, normal

SEPARATOR = re.compile(r"\s*(?:[,;|/\n\t]|\s[–-]\s|\s{3,}|(?<=\s)(?:och|samt|&)(?=\s)|\(|\))\s*")
TURNED = re.compile(rf"(?P<last>{WORD}),[ \u00a0](?P<first>{WORD})(?![^\W_])")
AUTHORED = re.compile(r"(?:[\w-]+\s+){0,2}[a-zåäö]+(?:d|t|en|et)\s+av")  # "Ifylld av", "Rapporten sammanställd av"
SIGNATURE_LINES = 6


def fields(reading: Reading) -> Iterator[Span]:
    """Yield the names behind a label and under a heading that say that persons follow."""
    for section in reading.sections:
        kinds = {
            kind(h.text) or ("field" if h.section in ("contact", "consultants") else None)
            for h in section.headings[-2:]
        }
        headed = "field" if "field" in kinds else "group" if "group" in kinds else None
        for block in section.body:
            if block.pair:
                if labelled := kind(reading.text(block.pair[0])):
                    yield from _pieces(reading, block.pair[1], labelled == "field")
            elif headed:
                yield from _pieces(reading, block.span, headed == "field")
            elif block.kind is Kind.PARAGRAPH:
                yield from _under_label(reading, block.span)


def _under_label(reading: Reading, span: Span) -> Iterator[Span]:
    """Yield the names on a line under one that says that a person follows: "Kontaktperson" over "Maj Ek"."""
    above: str | None = None
    for line in re.finditer(r"\S[^\n]*", reading.text(span)):
        if above == "field":
            yield from _pieces(reading, Span(span.start + line.start(), span.start + line.end()), True)
        above = kind(line.group())


@lru_cache(maxsize=20_000)  # each line may be one over names
def kind(label: str) -> str | None:
    """Return what a label or heading announces: "field" for persons, "group" for persons or bodies, else None."""
    found = exact("person-cue", label)
    if found is None and AUTHORED.fullmatch(normal(label)) and not exact("role", label):
        return "field"
    return found if found in ("field", "group") else None


def _pieces(reading: Reading, span: Span, persons_alone: bool) -> Iterator[Span]:
    """Yield the pieces of a field that are names.

    Known ones; where persons alone are meant, the first of a line too; and any behind another that was found.
    """
    text = reading.document.text
    for found in TURNED.finditer(text, *span):
        turned = Span(*found.span())
        if is_first_name(found["first"]) and not is_first_name(found["last"]) and plausible(reading, turned):
            yield turned
    piece = re.compile(rf"[\s.*•-]*(?:(?i:{cue('title')})\s+)?(?P<name>{ON_ONE_LINE})[\s.*:]*")
    start, behind_name = span.start, False
    for cut in [*SEPARATOR.finditer(text, *span), None]:
        end = cut.start() if cut else span.end
        words = piece.fullmatch(text, start, max(start, end))
        first = text.rfind("\n", span.start, start) + 1 >= start - 3 or start == span.start
        followed = cut is not None and text[cut.start() : cut.end()].strip()[:1] in (",", "(", "|")
        if words:
            name = Span(*words.span("name"))
            single = len(words_of(reading, name)) == 1
            believed = likely(reading, name) or (
                not single and ((first and (persons_alone or followed)) or (behind_name and _two_words(reading, name)))
            )
            if believed and plausible(reading, name, 1 if single else 2):
                yield name
                # Behind a comma stands as well the body that the person comes from.
                behind_name = cut is not None and "," not in cut.group()
        start = cut.end() if cut else end


def _two_words(reading: Reading, name: Span) -> bool:
    words = words_of(reading, name)
    return len(words) == 2 and all(never_small(reading, word) for word in words)


def signatures(reading: Reading) -> Iterator[Span]:
    """Yield the names on lines of their own below the words of a signature, and of authors on the first page."""
    text = reading.document.text
    for found in re.finditer(rf"(?im:^[^\n]{{0,40}}{cue('signature')}[^\n]{{0,60}}$)", text):
        lines = [m for m in re.finditer(r"[^\n]*\S[^\n]*", text[found.end() : found.end() + 400])][:SIGNATURE_LINES]
        for line in lines:
            for name in re.finditer(
                rf"(?:^|(?<=\s\s)|(?<=/))\s*(?P<name>{ON_ONE_LINE})(?=\s*$|\s\s|\s*,|/)", line.group()
            ):
                offset = found.end() + line.start()
                span = Span(offset + name.start("name"), offset + name.end("name"))
                if plausible(reading, span):
                    yield span
    for heading in front(reading):
        words = re.match(rf"(?P<name>{ON_ONE_LINE}),\s", heading.text)
        if words and reading.names_in(Span(heading.block.start + words.end(), heading.block.end)):
            span = Span(heading.block.start, heading.block.start + words.end("name"))
            if plausible(reading, span):
                yield span


def columns(reading: Reading) -> Iterator[Span]:
    """Yield the names in the rows of tables: under a head, or beside a first cell, that says that persons follow."""
    heads: set[int] = set()
    for block in reading.document.blocks:
        if block.kind is not Kind.ROW:
            heads = set()
            continue
        named = {i for i, cell in enumerate(block.cells) if kind(reading.text(cell))}
        if named and (block.level == 1 or len(named) > 1 or named != {0}):
            heads = named
            continue
        for i, cell in enumerate(block.cells):
            if i in heads or (named == {0} and i > 0):
                yield from _pieces(reading, cell, persons_alone=True)
