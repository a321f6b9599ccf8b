"""Answers as plain text, for a person at a terminal."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from pyoxigraph import (
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    parse_query_results,
)

from api.explanation import Explanation, Statement, Support
from api.shortened import short
from ontology import DEFAULT_BASE, SG, vocabulary

PAD_LIMIT = 60  # a longer cell runs on, and does not push the others out for all rows


def table(results: bytes, base_iri: str = DEFAULT_BASE, brief: bool = False) -> str:
    """SPARQL results in JSON as a table with a head, IRIs shortened; "yes" or "no" for an ASK.

    `brief` leaves out what a person has no use for: parameters (`_…`), and `x` where there is an `xLabel`.

    >>> print(table(b'{"head":{"vars":["a"]},"results":{"bindings":[{"a":{"type":"literal","value":"x"}}]}}'))
    a
    ─
    x
    <BLANKLINE>
    1 row
    """
    parsed = parse_query_results(results, format=QueryResultsFormat.JSON)
    if isinstance(parsed, QueryBoolean):
        return "yes" if parsed else "no"
    assert isinstance(parsed, QuerySolutions)
    names = [variable.value for variable in parsed.variables]
    shown = [name for name in names if not (brief and (name[0] == "_" or f"{name}Label" in names))]
    heads = [name.removesuffix("Label") if brief else name for name in shown]
    rows = [[_cell(row[name], base_iri) for name in shown] for row in parsed]
    count = f"{len(rows)} row{'' if len(rows) == 1 else 's'}"
    return "\n".join([*columns([heads, *rows]), "", count])


def explanation(told: Explanation, base_iri: str = DEFAULT_BASE) -> str:
    """All that is said of a thing, each statement with its quotation and place below it.

    What rests on the same passages as the thing itself says so once, at the head.
    """
    own = _usual(told.statements)
    lines = [one_line(told.label or short(told.iri, base_iri)), told.iri, *_supports(own)]
    for head, statements in (("", told.statements), ("Referred to by", told.references)):
        lines += ["", *([head] if head and statements else [])]
        for item in statements:
            if item.predicate == f"{SG}evidence" and not head:  # its passages are what is shown
                continue
            lines.append(_said(item, told.iri, base_iri))
            if item.support != own or head:
                lines += _supports(item.support)
    if told.mentions:
        lines += ["", f"Mentioned in {len(told.mentions)} passage{'' if len(told.mentions) == 1 else 's'}"]
        lines += _supports(told.mentions)
    return "\n".join(_without_double_gaps(lines))


def one_line(text: str) -> str:
    """A text without line breaks and control characters, which a terminal would obey."""
    return "".join(" " if unicodedata.category(char) in ("Cc", "Zl", "Zp") else char for char in text)


def _usual(statements: Sequence[Statement]) -> tuple[Support, ...]:
    supports = [item.support for item in statements]
    return max(supports, key=supports.count, default=())


def _said(item: Statement, thing: str, base_iri: str) -> str:
    terms = vocabulary()
    words = terms.properties[item.predicate].label["en"] if item.predicate in terms.properties else ""
    predicate = short(item.predicate, base_iri) + (f" ({words})" if words else "")
    if item.subject != thing:
        other = short(item.subject, base_iri)
        return f"{predicate} of: {_named(item.label, other)}"
    other = short(item.object.value, base_iri) if isinstance(item.object, NamedNode) else ""
    language = getattr(item.object, "language", None)
    return f"{predicate}: {_named(item.label, other)}{f' @{language}' if language else ''}"


def _named(label: str, iri: str) -> str:
    return f"{one_line(label)}  {iri}".strip() if iri else f'"{one_line(label)}"'


def _supports(supports: Sequence[Support]) -> Iterator[str]:
    for item in supports:
        place = [item.document]
        place += [f"page {item.page}"] if item.page is not None else []
        place += [f"line {item.line}"] if item.line is not None else []
        place += [f"under “{item.heading}”"] if item.heading else []
        parts = [f"“{item.quotation}”"] if item.quotation else []
        parts += [", ".join(part for part in place if part)] if item.quotation else []
        parts += [", ".join(part for part in (item.basis, item.method) if part)]
        parts += [item.note]
        yield "    " + " · ".join(one_line(part) for part in parts if part)


def columns(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Rows of text as aligned lines; the first row is the head and gets a rule."""
    widths = [min(PAD_LIMIT, max(len(cell) for cell in column)) for column in zip(*rows, strict=True)]
    for number, row in enumerate(rows):
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        if number == 0:
            yield "  ".join("─" * width for width in widths)


def _cell(term: object, base_iri: str) -> str:
    if isinstance(term, NamedNode):
        return short(term.value, base_iri)
    return one_line(term.value) if isinstance(term, Literal) else str(term or "")


def _without_double_gaps(lines: Sequence[str]) -> Iterator[str]:
    for number, line in enumerate(lines):
        if line or (number + 1 < len(lines) and lines[number + 1]):
            yield line
