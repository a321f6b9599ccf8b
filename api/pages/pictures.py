"""Answers as pictures: bars, a map of the counties or a matrix, drawn from the rows that the table shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from pyoxigraph import NamedNode

from api.pages.addresses import address
from api.pages.columns import column_words
from api.pages.counties import outlines
from api.pages.graph import Label, Row
from api.pages.page import View
from queries import Question

BARS: Final = 40
SIDE: Final = 40  # of a matrix
_COUNTIES: Final = """SELECT ?thing ?county WHERE {{ VALUES ?thing {{ {things} }}
  {{ ?thing a sg:County . BIND(?thing AS ?county) }}
  UNION {{ ?thing dcterms:spatial ?county . ?county a sg:County }} }}"""


@dataclass(frozen=True, slots=True)
class Mark:
    """A bar, or the head of a row or column of a matrix: its words and where it leads."""

    label: Label
    href: str
    count: int = 0


async def picture(view: View, question: Question, rows: Sequence[Row], labels: Mapping[str, Label]) -> dict[str, Any]:
    """What the template draws: `kind` and its parts; nothing where the rows make no picture, or one too large.

    Every row is in it, so it says what the table says. `column` names what is counted, "" where the rows are.
    """
    if question.picture is None or len(rows) < 2:
        return {}
    kind, (first, *others) = question.picture.kind, question.picture.columns
    amount = others[1:] if kind == "matrix" else others
    parts = await _parts(_Marks(view, labels), kind, rows, first, others)
    return parts and {"kind": kind, "column": column_words(amount[0], view.spoken) if amount else "", **parts}


async def _parts(marks: _Marks, kind: str, rows: Sequence[Row], first: str, others: Sequence[str]) -> dict[str, Any]:
    if kind == "map":
        return await _map(marks.view, rows, first, others)
    if kind == "bar":
        bars = [marks.of(row, first, _amount(row, others[-1:])) for row in rows]
        return {"bars": bars, "most": max(one.count for one in bars) or 1} if len(bars) <= BARS else {}
    across_column, *amount = others
    down = {row[first].value: marks.of(row, first) for row in rows if first in row}
    across = {row[across_column].value: marks.of(row, across_column) for row in rows if across_column in row}
    cells: Counter[tuple[str, str]] = Counter()
    for row in rows:
        if first in row and across_column in row:
            cells[row[first].value, row[across_column].value] += _amount(row, amount)
    if down.keys() & across.keys():  # pairs in one direction: the same things both ways
        down = across = down | across
        cells += Counter({(other, one): count for (one, other), count in cells.items()})
    if max(len(down), len(across)) > SIDE:
        return {}
    heads = sorted(across, key=lambda iri: across[iri].label.text)
    body = [
        (down[iri], [cells[iri, head] for head in heads]) for iri in sorted(down, key=lambda one: down[one].label.text)
    ]
    return {"heads": [across[head] for head in heads], "body": body}


class _Marks:
    def __init__(self, view: View, labels: Mapping[str, Label]) -> None:
        self.view, self._labels = view, labels

    def of(self, row: Row, column: str, count: int = 0) -> Mark:
        """The thing in a column; its words are the row's own, else the graph's."""
        value, words = row[column].value if column in row else "", row.get(f"{column}Label")
        if words is not None:
            return Mark(Label(words.value, getattr(words, "language", "") or ""), address(self.view.site, value), count)
        return Mark(self._labels.get(value, Label(value, "")), address(self.view.site, value), count)


def _amount(row: Row, columns: Sequence[str]) -> int:
    """The number in the column; one a row where there is none."""
    if not columns:
        return 1
    value = row[columns[0]].value if columns[0] in row else ""
    return int(value) if value.isdigit() else 0


async def _map(view: View, rows: Sequence[Row], column: str, amount: Sequence[str]) -> dict[str, Any]:
    iris = {term.value for row in rows if isinstance(term := row.get(column), NamedNode)}
    text = _COUNTIES.format(things=" ".join(str(NamedNode(iri)) for iri in sorted(iris)))
    county = {row["thing"].value: row["county"].value.rpartition("/")[2] for row in await view.graph.select(text)}
    counted: Counter[str] = Counter()
    for row in rows:
        if (term := row.get(column)) is not None and term.value in county:
            counted[county[term.value]] += _amount(row, amount)
    if not counted:
        return {}
    shapes = outlines()
    counties = [(one, counted[one.code]) for one in shapes.counties]
    return {"box": shapes.box, "source": shapes.source, "counties": counties}
