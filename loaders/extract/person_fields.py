"""Persons in fields: behind a label, in a list of those present, in a table's column, in a signature."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.document import Kind, Span
from loaders.extract.front_page import front
from loaders.extract.person_form import ON_ONE_LINE, cue, likely, plausible
from loaders.extract.person_names import WORD, is_first_name
from loaders.extract.reading import Reading
from loaders.labels import exact

SEPARATOR = re.compile(r"\s*(?:[,;|/\n\t]|\s[–-]\s|\s{3,}|(?<=\s)(?:och|samt|&)(?=\s)|\(|\))\s*")
TURNED = re.compile(rf"(?P<last>{WORD}),[ \u00a0](?P<first>{WORD})(?![^\W_])")
SIGNATURE_LINES = 6


def fields(reading: Reading) -> Iterator[Span]:
    """Yield the names in fields: behind a label, under a heading, in a list of those present, in a table's column."""
    for section in reading.sections:
        headed = any(is_field(h.text) or h.section in ("contact", "consultants") for h in section.headings[-2:])
        for block in section.body:
            if block.kind is Kind.LABEL and block.value is not None:
                if is_field(reading.document.text[block.start : block.value]):
                    yield from _pieces(reading, Span(block.value, block.end))
            elif headed:
                yield from _pieces(reading, block.span)


def is_field(label: str) -> bool:
    """Whether a label or heading says that persons follow."""
    return exact("person-cue", label) == "field"


def _pieces(reading: Reading, span: Span) -> Iterator[Span]:
    """Yield the pieces of a field that are names: known ones, and others with an organisation or title behind them."""
    text = reading.document.text
    for found in TURNED.finditer(text, *span):
        if (
            is_first_name(found["first"])
            and not is_first_name(found["last"])
            and plausible(reading, Span(*found.span()))
        ):
            yield Span(*found.span())
    start = span.start
    cuts = [*SEPARATOR.finditer(text, *span)]
    for cut_start, cut_end in [*((c.start(), c.end()) for c in cuts), (span.end, span.end)]:
        words = re.compile(rf"[\s.*•-]*(?:(?i:{cue('title')})\s+)?(?P<name>{ON_ONE_LINE})[\s.*:]*").fullmatch(
            text, start, max(start, cut_start)
        )
        first_of_line = text.rfind("\n", span.start, start) + 1 >= start - 3 or start == span.start
        if words:
            name = Span(*words.span("name"))
            single = " " not in reading.text(name).strip()
            if plausible(reading, name, 1 if single else 2) and (
                likely(reading, name) if not first_of_line or single else True
            ):
                yield name
        start = cut_end


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
    """Yield the cells of a table's columns whose head says that persons stand in them."""
    cell = re.compile(r"[^|\t]+?(?=\s*[|\t]|\s{3,}|\s*$)")
    for block in reading.document.blocks:
        heads: dict[int, str] = {}
        start = block.start
        for line in reading.text(block).split("\n"):
            cells = [
                Span(start + m.start() + len(m.group()) - len(m.group().lstrip()), start + m.end())
                for m in cell.finditer(line)
                if m.group().strip()
            ]
            if len(cells) > 1:
                texts = [reading.text(c) for c in cells]
                fields_here = {i for i, words in enumerate(texts) if is_field(words)}
                if fields_here and len(fields_here) < len(texts):
                    heads = dict.fromkeys(fields_here, "person")
                else:
                    yield from (c for i, c in enumerate(cells) if i in heads and plausible(reading, c))
            start += len(line) + 1
