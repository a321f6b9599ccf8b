"""documents/ledger.csv: which thing holds which slug, so that an IRI once published never changes hands.

One row a slug: `slug` is the IRI's path behind `id/` ("project/brygga"), `document` the slug of the
document whose thing holds it, `title` what that thing is called. People may read and mend it; git keeps it.
Of a document that is withdrawn the ledger keeps no title, a digest stands for it; the slug stays taken, as an IRI once
published is never reused.
"""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from loaders import iris
from loaders.errors import LedgerError

COLUMNS = ("slug", "document", "title")
DIGEST = re.compile("#[0-9a-f]{16}")


class Row(NamedTuple):
    """That a slug belongs to the thing of that title in that document."""

    slug: str
    document: str
    title: str

    def is_of(self, document: str, title: str) -> bool:
        """Tell whether it is the row of a document's thing of that title."""
        return self.document == document and _digest(title) in (self.title, _digest(self.title))


@dataclass(frozen=True)
class Ledger:
    """The rows of a ledger, one a slug.

    >>> Ledger((Row("project/forstudie", "rapport", "Förstudie"),)).holder("project/forstudie").document
    'rapport'
    """

    rows: tuple[Row, ...] = field(default=())

    @cached_property
    def _by_slug(self) -> dict[str, Row]:
        return {row.slug: row for row in self.rows}

    def holder(self, slug: str) -> Row | None:
        """Return the row of a slug, or None where the slug is free."""
        return self._by_slug.get(slug)

    def with_rows(self, rows: Iterable[Row]) -> Ledger:
        """Return the ledger with more rows, sorted; a slug that is held keeps its holder."""
        return Ledger(tuple(sorted({row.slug: row for row in (*rows, *self.rows)}.values())))

    def without_words_of(self, withdrawn: Callable[[str], bool]) -> Ledger:
        """Return the ledger with a digest for each title of the documents that are withdrawn.

        >>> Ledger((Row("project/brygga", "rapport", "Brygga"),)).without_words_of(lambda slug: True).rows[0].title
        '#8e97e417dc52e14c'
        """
        gone = {row.document for row in self.rows if withdrawn(row.document)}
        return Ledger(
            tuple(
                row._replace(title=_digest(row.title))
                if row.document in gone and not DIGEST.fullmatch(row.title)
                else row
                for row in self.rows
            )
        )

    def text(self) -> str:
        """Return the ledger as the file holds it."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerows((COLUMNS, *self.rows))
        return out.getvalue()


def _digest(title: str) -> str:
    return "#" + hashlib.sha256(iris.normalised(title).encode()).hexdigest()[:16]


def write(path: Path, ledger: Ledger) -> None:
    """Write a ledger whole or not at all.

    Raises:
        OSError: the folder cannot be written.
    """
    fresh = path.with_suffix(".csv.new")
    try:
        fresh.write_text(ledger.text(), encoding="utf-8", newline="")
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)


def read(path: Path) -> Ledger:
    """Read a ledger; one that is not there is empty.

    Raises:
        LedgerError: the file is not UTF-8, has other columns, or gives one slug twice; names the line.
    """
    if not path.exists():
        return Ledger()
    try:
        lines = csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline=""), strict=True)
        if tuple(next(lines, COLUMNS)) != COLUMNS:
            raise LedgerError(f"{path}, line 1: the columns of a ledger are {','.join(COLUMNS)}")
        rows: dict[str, Row] = {}
        for cells in lines:
            if len(cells) != len(COLUMNS) or not cells[0]:
                raise LedgerError(f"{path}, line {lines.line_num}: a row has a slug, a document and a title")
            if cells[0] in rows:
                raise LedgerError(f"{path}, line {lines.line_num}: {cells[0]} is held twice; keep one row")
            rows[cells[0]] = Row(*cells)
    except UnicodeDecodeError as error:
        raise LedgerError(f"{path}: byte {error.start} is not UTF-8; take the file back from git") from error
    except csv.Error as error:
        raise LedgerError(f"{path}, line {lines.line_num}: {error}; take the file back from git") from error
    return Ledger(tuple(sorted(rows.values())))
