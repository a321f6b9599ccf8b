"""The time that a release covers, from the dates of its documents and corrections."""

from __future__ import annotations

from calendar import monthrange
from typing import NamedTuple

from pyoxigraph import Literal, QuerySolutions, Store

from ontology import PREFIXES, xsd

DATES = f"""PREFIX dcterms: <{PREFIXES["dcterms"]}>
PREFIX sg: <{PREFIXES["sg"]}>

SELECT ?kind ?date WHERE {{
  VALUES (?kind ?property) {{ (sg:SourceDocument dcterms:issued) (sg:Correction dcterms:date) }}
  ?thing a ?kind ;
    ?property ?date .
}}
ORDER BY STR(?date)"""


class Period(NamedTuple):
    """When the first and the last document were issued, and when the last of documents and corrections."""

    start: Literal
    end: Literal
    modified: Literal


def period(store: Store) -> Period | None:
    """Return what the default graph of a store covers, or None where no document is dated.

    A date is written as year, year and month, or day; the order of such texts is that of time. A month becomes
    its first or last day, for DCAT-AP-SE knows no months.
    """
    rows = store.query(DATES)
    assert isinstance(rows, QuerySolutions)
    dated = [(row["kind"].value, row["date"]) for row in rows]
    issued = [date for kind, date in dated if kind.endswith("#SourceDocument")]
    return Period(_day(issued[0]), _day(issued[-1], last=True), _day(dated[-1][1])) if issued else None


def _day(date: Literal, last: bool = False) -> Literal:
    """Return the first or last day of a month; a year or a day as it is."""
    if date.datatype != xsd("gYearMonth"):
        return date
    year, month = int(date.value[:4]), int(date.value[5:7])
    day = monthrange(year, month)[1] if last else 1
    return Literal(f"{year:04}-{month:02}-{day:02}", datatype=xsd("date"))
