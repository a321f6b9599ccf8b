"""Dates as Swedish texts print them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.document import Span

MONTHS = tuple(
    re.findall(r"\w+", "januari februari mars april maj juni juli augusti september oktober november december")
)
ISO = re.compile(r"(?<![\d-])(?P<y>(?:19|20)\d\d)-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])(?![\d-])")
WRITTEN = re.compile(
    rf"(?<![\d-])(?P<d>[12]?\d|3[01])\s+(?P<m>{'|'.join(MONTHS)})(?:\s+(?P<y>(?:19|20)\d\d))?(?!\w)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Printed:
    """A date as printed; `year` is None where the text leaves it out."""

    span: Span
    year: int | None
    month: int
    day: int

    def value(self, before: str | None = None) -> str:
        """Return the ISO date; without a printed year the last such day before the given ISO date.

        >>> next(dates("lämnades 30 juni", Span(0, 16))).value("2025-10-08")
        '2025-06-30'
        """
        if self.year is not None:
            return datetime.date(self.year, self.month, self.day).isoformat()
        if before is None:
            raise ValueError("a date without a year needs a date to lie before")
        limit = datetime.date.fromisoformat(before)
        year = limit.year if (self.month, self.day) < (limit.month, limit.day) else limit.year - 1
        return datetime.date(year, self.month, self.day).isoformat()


def dates(text: str, span: Span) -> Iterator[Printed]:
    """Yield the dates that a stretch prints, in order; one that is no day of the calendar is left out."""
    found = [*ISO.finditer(text, *span), *WRITTEN.finditer(text, *span)]
    for match in sorted(found, key=lambda m: m.start()):
        month = int(match["m"]) if match["m"].isdigit() else MONTHS.index(match["m"].lower()) + 1
        year = int(match["y"]) if match["y"] else None
        try:
            datetime.date(year or 2024, month, int(match["d"]))
        except ValueError:
            continue
        yield Printed(Span(*match.span()), year, month, int(match["d"]))
