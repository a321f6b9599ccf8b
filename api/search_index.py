"""What is asked of the index of a release: the hits for words, quotations that hold them, words near to those."""

from __future__ import annotations

import difflib
import re
import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any, Final

from api.hits import Found, Hit, Quotation
from api.wording import Term, terms_of
from ontology import PREFIXES, vocabulary
from queries.stems import plain

FEW: Final = 5  # of each kind, where all kinds are shown
PAGE: Final = 25  # of one kind
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


def look(database: sqlite3.Connection, terms: tuple[Term, ...], kind: str, page: int) -> Found:
    """Find the things that all terms speak of, or else some; of one kind a page, of each else the first few."""
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


def stand(database: sqlite3.Connection, words: Sequence[Sequence[str]], most: int) -> list[tuple[int, list[Quotation]]]:
    """Count the quotations in which a word of each group stands, and return the first of them."""
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
