"""Factors in tables: the head of a column tells the kind of what stands under it, or a cell that of the next."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import groupby
from typing import NamedTuple

from loaders.document import Block, Kind, Span
from loaders.extract.factors.values import FOR_WHOM, is_single, members, parts
from loaders.extract.forms.labels import meaning
from loaders.extract.reading import Reading
from loaders.factor_words.headings import factor_kind
from loaders.factor_words.labels import label_kind
from loaders.labels import exact

SHORTEST_WORD = 10
LONGEST_HEAD = 3  # words
# What else a table of risks or of what was learnt has columns for.
BESIDE = re.compile(
    r"(?:sannolikhet|konsekvens|påverkan|allvarlighet|(?:mot)?åtgärd|hantering|riskvärde|värdering|nivå|ansvar|kommentar|beskrivning|exempel"
    r"|prioritet|förslag|lösning|så\s|hur|vad|nr|orsak|område)\w*",
    re.IGNORECASE,
)
OF_RISKS = re.compile(
    r"(?:sannolikhet|konsekvens|riskvärde|(?:mot)?[åa]tg[äa]rd|(?:så\s+|det\s+|detta\s+)?hanter(?:ing|as)|beredskap"
    r"|(?:vår\s+)?plan(?![^\W_])|lösning)",
    re.IGNORECASE,
)
# Labels of lines between factors that tell something else of them or of the page.
ASIDE = re.compile(
    rf"{OF_RISKS.pattern}|(?:ansvar|kommentar|förslag|status"
    r"|tid(?:punkt|plan)?(?![^\W_])|när|vem|datum|kontakt|källa|foto|bild|uppföljning|nästa\s)",
    re.I,
)
COUNT = re.compile(r"[A-ZÅÄÖ]{0,2}\d{1,2}[.:]?")
# "Absolut.", "Inget svar.", "Går inte att säga än"
SAYS_LITTLE = re.compile(
    r"(?:[–-]\s+)?\(?(?:(?:ja|jo|nej|jodå|absolut|verkligen|självklart|inga|ingen(?:ting)?|inget|inte|ej|vet|svar(?:et)?|saknas|särskilt|jag|vi|det|kan"
    r"|aktuellt|kommentar(?:er)?|uppgift|se|ovan|pass|ännu|än|är|går|för\s+tidigt|att|säga|bedöma|svara|på|så\s+länge|klart|känt|redovisas|återkommer|senare"
    r"|våren|hösten|\d{4})(?![^\W_])[\s,.!)]*){1,7}",
    re.IGNORECASE,
)
MEASURED = re.compile(r"(?:ca\s+)?\d[\d\s.,–-]*\s*\S{1,5}\.?")


# "Sena besked. Åtgärd: tät dialog"
HANDLED = re.compile(rf"[.;,]?\s+(?=(?:{OF_RISKS.pattern})\s*:)", re.IGNORECASE)


def without_handling(reading: Reading, value: Span) -> Span:
    """Leave out what is done about a risk: "Sena besked. Åtgärd: tät dialog"."""
    handled = HANDLED.search(reading.document.text, *value)
    return Span(value.start, handled.start() if handled else value.end)


class Cell(NamedTuple):
    """A cell that words a factor: its kind, what the head or neighbour calls the kind, and its stretch."""

    kind: str
    heading: str
    span: Span


def tables(body: Sequence[Block]) -> Iterator[list[Block]]:
    """Yield the tables of a section: the rows that follow on one another; a header begins another table."""
    for kind, blocks in groupby(body, lambda block: block.kind):
        table: list[Block] = []
        for block in blocks if kind is Kind.ROW else ():
            if table and (block.level == 1 or block.gap):
                yield table
                table = []
            table.append(block)
        if table:
            yield table


def cells(reading: Reading, rows: Sequence[Block]) -> list[Cell]:
    """Return the factors of a table."""
    if heads := _columns(reading, rows):
        return [
            Cell(kind, head, part)
            for row in rows[1:]
            for (kind, head), cell in zip(heads, row.cells, strict=False)
            for part in parts(reading, cell)
            if kind and says_something(reading.text(part)) and not reading.text(part)[0].isdigit()
        ]
    return list(_rows(reading, rows))


def _columns(reading: Reading, rows: Sequence[Block]) -> list[tuple[str | None, str]]:
    """Return kind and head of each column, if the first row heads a table with a column of factors; else nothing."""
    words = [reading.text(cell) for cell in rows[0].cells]
    heads = [(factor_kind(word or " "), word) for word in words]
    told = [kind for kind, _ in heads if kind]
    if len(rows) == 1 or not told:
        return []
    if any(OF_RISKS.match(word) for word in words):  # "Risk | Sannolikhet | Effekt | Åtgärd"
        heads = [(kind if kind == "fallgrop" else None, word) for kind, word in heads]
    beside = [word for kind, word in heads if not kind and word]
    few = all(len(word.split()) <= LONGEST_HEAD for word in words)
    named = any(BESIDE.fullmatch(w) or meaning(w) is not None for w in beside)
    known = rows[0].level == 1 or counted(reading, rows) or named
    again = [row for row in rows[1:] if _named(reading.text(row.cells[0]))]
    return heads if len(told) > 1 or ((few or rows[0].level == 1) and known and beside and not again) else []


def counted(reading: Reading, rows: Sequence[Block]) -> bool:
    """Whether the first column counts the rows below a head: "Nr | Iakttagelse" over "1 | Alla kom", "Id" over "R1"."""
    first = [reading.text(row.cells[0]) for row in rows]
    return len(rows) > 1 and COUNT.fullmatch(first[0]) is None and all(map(COUNT.fullmatch, first[1:]))


def by_columns(reading: Reading, body: Sequence[Block]) -> dict[int, list[Cell]]:
    """Return the factors of each row of the tables that have columns or labels of them, by where the row starts."""
    found: dict[int, list[Cell]] = {}
    for table in tables(body):
        labels = [row for row in table if _named(reading.text(row.cells[0]) or " ")]
        if _columns(reading, table) or len(labels) == len(table):
            told = cells(reading, table)
            found |= {row.start: [cell for cell in told if row.span.covers(cell.span)] for row in table}
    return found


def _rows(reading: Reading, rows: Sequence[Block]) -> Iterator[Cell]:
    """Yield what stands behind cells that name a kind, also in the rows below that leave that cell empty."""
    told: tuple[int, str, str] | None = None
    kind_of = partial(exact, "factor-kind") if _has_others(reading, rows) else _named  # "Försenat" is how a project is
    for row in rows:
        words = [reading.text(cell) for cell in row.cells]
        named = next(((n, kind, w) for n, w in enumerate(words) if (kind := kind_of(w))), None)
        told = named or (told if told and not any(words[: told[0] + 1]) else None)
        if told is None:
            continue
        n, kind, heading = told
        behind = row.cells[n + 1 :] if any(words[n + 1 :]) else row.cells[:n] if named else ()  # "Sena besked | Hinder"
        for each in _values(reading, rows[0].cells, row.cells, behind):
            value = without_handling(reading, each)
            for part in parts(reading, value) if is_single(heading) else members(reading, value):
                if says_something(reading.text(part)):
                    yield Cell(kind, heading, part)


def _values(reading: Reading, heads: Sequence[Span], row: Sequence[Span], held: Sequence[Span]) -> Iterator[Span]:
    """Yield the cells that are told of a kind: those under groups ("Bord 1 | Bord 2"), else the longest."""
    matrix = not reading.text(heads[0]) and not any(OF_RISKS.match(reading.text(head)) for head in heads)
    groups = {head.start for head in heads if matrix or FOR_WHOM.match(reading.text(head))}
    grouped = [cell for head, cell in zip(heads, row, strict=False) if head.start in groups and cell in held]
    yield from grouped if len(grouped) > 1 else [longest(held)] if held else []


def _named(words: str) -> str | None:
    return label_kind(words) or (factor_kind(words) if words.endswith("?") else None)


def bare_cells(reading: Reading, body: Sequence[Block]) -> dict[int, Span]:
    """Return the cell of each row, by where that starts, that a heading of factors over the table is told of.

    It is the one behind a count, else the longest; none of a head, or where that names projects, parties or sums.
    """
    found: dict[int, Span] = {}
    for table in [table for table in tables(body) if not _has_others(reading, table)]:
        counts = counted(reading, table)
        for row in table[1:] if counts or table[0].level == 1 else table:
            found[row.start] = row.cells[1] if counts else longest(row.cells)
    return found


def _has_others(reading: Reading, rows: Sequence[Block]) -> bool:
    return len([cell for cell in rows[0].cells if meaning(reading.text(cell)) is not None]) > 1


def longest(row: Sequence[Span]) -> Span:
    """Return the longest cell of a row."""
    return max(row, key=lambda cell: cell.end - cell.start)


def says_something(words: str) -> bool:
    """Whether words may be a factor: two or more, or a long one ("Personberoende"), no measure and no "inget ännu"."""
    telling = len(words.split()) > 1 or len(words) >= SHORTEST_WORD
    return telling and not MEASURED.fullmatch(words) and not SAYS_LITTLE.fullmatch(words)
