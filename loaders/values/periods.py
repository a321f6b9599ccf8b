"""Spans of time as forms and tables print them: "2026-09-01 – 2028-08-31", "januari 2024 till mars 2025"."""

from __future__ import annotations

import datetime
import re
from typing import NamedTuple

from loaders.values.dates import MONTHS

MONTH = "|".join(f"{month[:3]}t?(?:{month[3:]})?" if len(month) > 3 else month for month in MONTHS)
YEAR = r"(?:19|20)\d\d"
POINT = re.compile(
    rf"(?<!\d)(?:(?P<y>{YEAR})-(?P<m>0[1-9]|1[0-2])(?:-(?P<d>0[1-9]|[12]\d|3[01])|(?!-?\d))"
    rf"|(?:(?P<day>[12]?\d|3[01])\s+)?(?P<month>{MONTH})\.?\s+(?P<year>{YEAR})|(?P<only>{YEAR})(?!-\d\d(?!\d)))(?!\d)",
    re.IGNORECASE,
)
TO = re.compile(r"\s*(?:[-–—]|till(?:\s+och\s+med)?|t\.?o\.?m\.?)\s*", re.IGNORECASE)


class Moment(NamedTuple):
    """A day, month or year: ISO text and the local name of its XML Schema type."""

    text: str
    type: str


class Period(NamedTuple):
    """From when to when; `end` is None where only a beginning is printed."""

    start: Moment
    end: Moment | None


def period(words: str) -> Period | None:
    """Return the first span of time in words, or None; a single year begins and ends it.

    >>> period("Projekttid: januari 2026 – 31 december 2027")
    Period(start=Moment(text='2026-01', type='gYearMonth'), end=Moment(text='2027-12-31', type='date'))
    """
    found = POINT.search(words)
    start = _moment(found) if found else None
    if found is None or start is None:
        return None
    joint = TO.match(words, found.end())
    other = POINT.match(words, joint.end()) if joint else None
    end = _moment(other) if other else None
    if end is None and start.type == "gYear":
        end = start
    return Period(start, end) if end is None or end.text[:4] >= start.text[:4] else None


def _moment(found: re.Match[str]) -> Moment | None:
    if found["only"]:
        return Moment(found["only"], "gYear")
    year = found["y"] or found["year"]
    month = found["m"] or f"{_number(found['month']):02}"
    day = found["d"] or found["day"]
    if not day:
        return Moment(f"{year}-{month}", "gYearMonth")
    try:
        return Moment(datetime.date(int(year), int(month), int(day)).isoformat(), "date")
    except ValueError:
        return None


def _number(month: str) -> int:
    return next(n for n, name in enumerate(MONTHS, 1) if name.startswith(month.casefold()))
