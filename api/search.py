"""Search in the index of the release: names as they are and as they are printed, statements, quotations.

The index is SQLite, opened for reading alone, in a thread with a deadline.
"""

from __future__ import annotations

import asyncio
import difflib
import re
import sqlite3
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Concatenate, Final, ParamSpec, TypeVar

from api.errors import NotFound, Overloaded, TimedOut
from api.wording import Term, terms_of
from ontology import PREFIXES, vocabulary
from queries.stems import plain

FEW: Final = 5  # of each kind, where all kinds are shown
PAGE: Final = 25  # of one kind
SECONDS = 3.0
STEPS = 10_000  # of SQLite between two looks at the clock
WAITING = 32  # searches that may be under way or wait
QUESTION: Final = f"{PREFIXES['sh']}SPARQLExecutable"
_OTHERS = f"{PREFIXES['schema']}Event {PREFIXES['skos']}Concept {PREFIXES['owl']}Class {QUESTION}".split()
KINDS: Final[Mapping[str, str]] = {re.split("[/#]", iri)[-1]: iri for iri in (*_OTHERS, *vocabulary().classes)}
"""The classes that hits are listed under, by their local names."""
LAST: Final = frozenset(_OTHERS[1:])
"""What the documents do not say themselves is shown after what they say."""
_FOUND: Final = """WITH hit AS MATERIALIZED (SELECT rowid AS entry, bm25(words, 8, 4, 1) AS score FROM words
    WHERE words MATCH :match),
  best AS (SELECT thing, entry.id AS entry, min(score * CASE role WHEN 'name' THEN 2 ELSE 1 END
      * CASE WHEN passage IS NULL THEN 1 ELSE 2 END * CASE length(text) WHEN :length THEN 4 ELSE 1 END) AS score
    FROM hit JOIN entry ON entry.id = hit.entry GROUP BY thing),
  ranked AS (SELECT best.*, iri, kind, sv, en, other, COUNT(*) OVER (PARTITION BY kind) AS total,
      MIN(score) OVER (PARTITION BY kind) AS first, ROW_NUMBER() OVER (PARTITION BY kind ORDER BY score, iri) AS place
    FROM best JOIN thing ON thing.id = best.thing WHERE :kind IN ('', kind))
SELECT ranked.iri, kind, sv, en, other, total, text, entry.language, role, passage.iri AS passage, exact, prefix,
  suffix, line, page, heading, document, title, passage.language AS quoted_in
FROM ranked JOIN entry ON entry.id = ranked.entry LEFT JOIN passage ON passage.id = entry.passage
WHERE place > :skip AND place <= :skip + :rows ORDER BY first, kind, place"""

_STAND: Final = """SELECT DISTINCT passage.id, passage.iri AS passage, exact, prefix, suffix, line, page,
  heading, document, title, passage.language AS quoted_in
FROM words JOIN entry ON entry.id = words.rowid JOIN passage ON passage.id = entry.passage AND exact = entry.text
WHERE words MATCH :match ORDER BY passage.id"""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A passage: its IRI, its words and those around them, its place and its document."""

    iri: str
    exact: str
    prefix: str
    suffix: str
    line: int | None
    page: int | None
    heading: str
    document: str
    title: str
    language: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A thing that was found: its names by language ("" for any), the text that matched and the passage that prints it.

    `role` of the text: "name", "alias", "text" or "quotation". A question's `iri` is its name.
    """

    iri: str
    names: Mapping[str, str]
    text: str
    language: str
    role: str
    quotation: Quotation | None

    def name(self, spoken: str) -> tuple[str, str]:
        """Its name and the language of that, in the language spoken where there is one."""
        language = next(one for one in (spoken, "sv", "en", "") if self.names.get(one))
        return self.names[language], language


@dataclass(frozen=True, slots=True)
class Found:
    """The hits by class, each with how many there are in all.

    `by_all` is false where no text holds all that was asked for and those that hold some are shown; `instead` is a
    search for words that there are.
    """

    kinds: tuple[tuple[str, int, tuple[Hit, ...]], ...] = ()
    by_all: bool = True
    instead: str = ""

    @property
    def total(self) -> int:
        """How many hits there are of all kinds."""
        return sum(total for _, total, _ in self.kinds)


class Searches:
    """Runs searches in threads of their own, a few at a time."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(2, thread_name_prefix="search")
        self._waiting = 0

    async def run(self, release: Path, terms: Sequence[Term], kind: str = "", page: int = 1) -> Found:
        """Search the index of a release; of one class, a page of hits, else the first few of each.

        Raises:
            NotFound: the release has no index.
            TimedOut: it took more than SECONDS.
            Overloaded: too many searches wait.
        """
        if not terms:
            return Found()
        if self._waiting >= WAITING:
            raise Overloaded(("Too many searches at once.", "För många sökningar på en gång."), {"Retry-After": "2"})
        self._waiting += 1
        try:
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(self._threads, _within, release, _look, tuple(terms), kind, page)
        finally:
            self._waiting -= 1

    async def stand(
        self, release: Path, words: tuple[tuple[str, ...], ...], most: int
    ) -> list[tuple[int, list[Quotation]]]:
        """Where words stand in quotations: for each group of them how many quotations, and the first of these.

        The words are those of the vocabulary, so that each group is looked for once in the life of a release.

        Raises:
            NotFound: the release has no index.
            TimedOut: it took more than SECONDS.
        """
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, _standing, release, words, most)

    def close(self) -> None:
        """Let the threads end."""
        self._threads.shutdown(wait=False, cancel_futures=True)


Arguments = ParamSpec("Arguments")
Answer = TypeVar("Answer")


def _within(
    release: Path,
    work: Callable[Concatenate[sqlite3.Connection, Arguments], Answer],
    *args: Arguments.args,
    **kwargs: Arguments.kwargs,
) -> Answer:
    """What a piece of work makes of the index of a release before the deadline."""
    path = release / "search" / "index.sqlite"
    if not path.is_file():
        raise NotFound(
            (
                "The release has no search index; samgraf build makes one.",
                "Utgåvan har inget sökregister; samgraf build gör ett.",
            )
        )
    deadline = time.monotonic() + SECONDS
    with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as database:
        database.row_factory = sqlite3.Row
        database.set_progress_handler(lambda: time.monotonic() > deadline, STEPS)
        try:
            return work(database, *args, **kwargs)
        except sqlite3.OperationalError as error:
            if "interrupted" not in str(error):
                raise
            raise TimedOut(
                (
                    f"A search has {SECONDS:g} seconds; search for more or longer words.",
                    f"En sökning får ta {SECONDS:g} sekunder; sök på fler eller längre ord.",
                ),
                limit=SECONDS,
            ) from None


@lru_cache(maxsize=512)
def _standing(release: Path, words: tuple[tuple[str, ...], ...], most: int) -> list[tuple[int, list[Quotation]]]:
    return _within(release, _stand, words, most)


def _look(database: sqlite3.Connection, terms: tuple[Term, ...], kind: str, page: int) -> Found:
    rows = PAGE if kind else FEW
    values = {
        "kind": KINDS[kind] if kind else "",
        "length": sum(len(word) + 1 for term in terms for word in term.folded) - 1,
        "skip": (page - 1) * rows,
        "rows": rows,
    }

    def found(joint: str) -> tuple[tuple[str, int, tuple[Hit, ...]], ...]:
        by_kind: dict[tuple[str, int], list[Hit]] = {}
        for row in database.execute(_FOUND, {**values, "match": joint.join(term.match for term in terms)}):
            by_kind.setdefault((row["kind"], row["total"]), []).append(_hit(row))
        ordered = sorted(by_kind.items(), key=lambda item: item[0][0] in LAST)
        return tuple((*key, tuple(hits)) for key, hits in ordered)

    if kinds := found(" AND "):
        return Found(kinds)
    return Found(found(" OR ") if len(terms) > 1 else (), False, _instead(database, terms))


def _hit(row: sqlite3.Row) -> Hit:
    names = {"sv": row["sv"] or "", "en": row["en"] or "", "": row["other"] or ""}
    quotation = _quotation(row) if row["passage"] else None
    return Hit(row["iri"], names, row["text"], row["language"], row["role"], quotation)


def _quotation(row: sqlite3.Row) -> Quotation:
    values: list[Any] = [row[name] for name in ("passage", "exact", "prefix", "suffix", "line", "page", "heading")]
    values += [row[name] for name in ("document", "title", "quoted_in")]
    return Quotation(*values)


def _stand(
    database: sqlite3.Connection, words: Sequence[Sequence[str]], most: int
) -> list[tuple[int, list[Quotation]]]:
    found = []
    for group in words:
        phrases = {term.in_a_row for word in group for term in terms_of(f'"{word}"')}
        match = " OR ".join(sorted(phrases)) or '""'
        rows = database.execute(_STAND, {"match": match}).fetchall()
        found.append((len(rows), [_quotation(row) for row in rows[:most]]))
    return found


def _instead(database: sqlite3.Connection, terms: tuple[Term, ...]) -> str:
    """The search with words that there are in place of those that there are not; "" if none is near."""
    words, changed = [], False
    for term in terms:
        known = database.execute("SELECT 1 FROM words WHERE words MATCH ? LIMIT 1", (term.match,)).fetchone()
        for word in term.folded:
            near = [] if known else difflib.get_close_matches(word, _forms(database, word), 1, 0.75)
            words.append(near[0] if near else word)
            changed = changed or bool(near)
    return " ".join(words) if changed else ""


def _forms(database: sqlite3.Connection, word: str) -> list[str]:
    """The printed words of about the same length that begin alike, the commonest first."""
    initials = {"a": "aåä", "o": "oö", "e": "eé"}.get(plain(word[0]), word[0])
    rows = database.execute(
        "SELECT word FROM form WHERE instr(?, substr(stem, 1, 1)) AND abs(length(word) - ?) < 3 "
        "ORDER BY n DESC, word LIMIT 5000",
        (initials, len(word)),
    )
    return [row["word"] for row in rows]
