"""What can go wrong in a build, and whose fault it is.

```
LoaderError                 status: what the command line exits with
├── InputError (1)          the input is at fault
│   ├── SourceError         one document: unreadable, or its about.ttl or curation.ttl is broken
│   ├── LedgerError         documents/ledger.csv is broken
│   └── NothingToBuild      no document that can be read
├── DataFolderError (1)     the data folder is read-only, full, or holds what no build wrote
├── ClusterLost (1)         the workers or the scheduler that read were lost
└── BrokenPromise (3)       the loader made what it promises never to make
```
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar


class LoaderError(Exception):
    """Anything that a build refuses; its text is one sentence for a person."""

    status: ClassVar[int] = 3


class InputError(LoaderError):
    """The input is at fault: mending a file mends it."""

    status = 1


class SourceError(InputError):
    """A document cannot be read: where, which rule it breaks, and what to do.

    >>> print(SourceError(Path("plan/about.ttl"), "a date is xsd:date", line=3, remedy="write the date out"))
    plan/about.ttl, line 3: a date is xsd:date; write the date out
    """

    def __init__(
        self, path: Path, rule: str, *, line: int | None = None, page: int | None = None, remedy: str = ""
    ) -> None:
        self.path, self.rule, self.line, self.page, self.remedy = path, rule, line, page, remedy
        super().__init__(self._said(str(path)))

    def brief(self) -> str:
        """Say the same with the names of folder and file alone, so that it is the same on every machine."""
        return self._said("/".join(self.path.parts[-2:] if self.path.stem in HOUSE_NAMES else self.path.parts[-1:]))

    def _said(self, name: str) -> str:
        page = f", page {self.page}" if self.page is not None else ""
        line = f", line {self.line}" if self.line is not None else ""
        return f"{name}{page}{line}: {self.rule}" + (f"; {self.remedy}" if self.remedy else "")

    def __reduce__(self) -> tuple[Any, ...]:
        # Errors cross from the processes that extract; keyword arguments do not by themselves.
        return _source_error, (self.path, self.rule, self.line, self.page, self.remedy)


# Names that say nothing without their folder.
HOUSE_NAMES = frozenset({"source", "about", "curation"})


def _source_error(path: Path, rule: str, line: int | None, page: int | None, remedy: str) -> SourceError:
    return SourceError(path, rule, line=line, page=page, remedy=remedy)


class LedgerError(InputError):
    """The ledger of IRIs is broken; without it published IRIs could change hands, so nothing is built."""


class NothingToBuild(InputError):
    """No document that can be read was found; no release is made."""


class DataFolderError(LoaderError):
    """The data folder cannot be written, or is full; the current release is as it was."""

    status = 1  # another folder, or room in this one, mends it


class ClusterLost(LoaderError):
    """The workers or the scheduler of a cluster were lost; what they had read is kept."""

    status = 1  # workers that are started mend it


class BrokenPromise(LoaderError):
    """The loader made something that it promises never to make, such as a blank node in a public graph."""
