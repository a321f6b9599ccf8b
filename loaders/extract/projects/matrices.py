"""Matrices: projects along one side of a table, bodies along the other, and a mark where a body takes part.

A letter or number that stands for a project, or for a part in one, is told by a key: "A = Kusten", "P = projektägare".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from loaders.document import Span
from loaders.extract.bodies.kinds import has_form
from loaders.extract.forms.labels import meaning
from loaders.extract.forms.titles import LEADING
from loaders.extract.parties.participants import listed
from loaders.extract.projects.particulars import project_titled
from loaders.extract.projects.segment_kinds import Kind, is_bodies, kind_of
from loaders.extract.reading import Reading
from loaders.labels import cues, normal
from loaders.names.gazetteer import gazetteer

NONE = re.compile(r"[-–—−.·/○□☐0]*|nej|no|ej|inte", re.IGNORECASE)  # no part
MARK = re.compile(r"[xX×✓✔√●•■◆▲*+☑☒✗]{1,3}|[A-ZÅÄÖ]{1,2}|\d|ja|yes", re.IGNORECASE)
PLAIN = re.compile(r"[^\w\s]+|[xX×]{1,3}|ja|yes", re.IGNORECASE)  # a mark that needs no key
SHORT = re.compile(r"[A-ZÅÄÖ]\d{0,2}|[A-ZÅÄÖ]{1,3}[ -]?\d{1,2}|\d{1,2}")  # what stands for a project with a key
OF_PROJECTS = re.compile(
    r"(?<![^\W_])(?:[\w-]*projekt(?:en|ens)?|insats(?:en|er|erna)?|satsning(?:ar|arna)?|förstudie(?:r|rna)?|initiativ(?:en)?"
    r"|pilot(?:er|erna)?)(?![^\W_])",
    re.IGNORECASE,
)
LEADS = re.compile(r"(?:projekt)?(?:äg|led|driv|samordn|ansvar|huvud|koordin)", re.IGNORECASE)
APPLIES = re.compile(r"(?:huvud)?sökande|söker", re.IGNORECASE)
ASIDE = re.compile(r"finansi|referens|observ|intress|utvärd|inte|ej(?![^\W_])", re.IGNORECASE)
MOST = 0.6
BEFORE, BEHIND = 3, 4  # blocks over and under a table


def read(reading: Reading, head: Sequence[Span], rows: Sequence[Sequence[tuple[Span, ...]]]) -> bool:
    """Make the projects of a table that is a matrix, with who takes part; tell whether it is one."""
    body = [[cell[0] if cell else None for cell in row] for row in rows]
    marks = [reading.text(cell) if cell else "" for row in body for cell in row[1:]]
    roles = {mark: _role(reading, mark) for mark in {*marks}}
    if any(PLAIN.fullmatch(mark) and role for mark, role in roles.items()):  # "L" among crosses, without a key
        roles |= {m: "collaborating-party" for m, role in roles.items() if role is None and MARK.fullmatch(m)}
    told = [mark for mark in marks if not NONE.fullmatch(mark)]
    if len(head) < 2 or not told or any(roles[mark] is None for mark in told):
        return False
    firsts = [row[0] for row in body if row[0]]
    tops = [cell for cell in head[1:] if cell.start < cell.end]
    if len(firsts) < len(body) or len(tops) < len(head) - 1:
        return False
    across = _holds_bodies(reading, tops)  # the bodies head the columns
    led = not LEADING.isdisjoint(roles.values())  # parts in something that somebody leads or applies for
    if across == _holds_bodies(reading, firsts) or not (led or _of_projects(reading, head[0], across)):
        return False
    titles = [_meant(reading, cell, head[0]) for cell in (firsts if across else tops)]
    kinds = [kind_of(reading, title) if title else None for title in titles]
    if sum(kind in (Kind.NAME, Kind.SENTENCE, Kind.PERSON) for kind in kinds) < MOST * len(titles):
        return False
    towns = all(gazetteer().is_municipality(reading.text(cell)) for cell in (tops if across else firsts))
    label = "Kommuner" if towns else reading.text(head[0])
    for n, row in enumerate(body):
        for m, top in enumerate(tops):
            mark = reading.text(cell) if (cell := row[m + 1]) else ""
            title, party = (titles[n], top) if across else (titles[m], firsts[n])
            if title and (role := roles[mark]) and (project := project_titled(reading, title, "by-table")):
                listed(reading, project, role, party, "by-table", label)
    return True


def _of_projects(reading: Reading, corner: Span, across: bool) -> bool:
    """Whether the corner of a matrix, a heading or a line over it says that it is of projects."""
    blocks = [block for block in reading.document.blocks if not block.cells]
    at = sum(block.end <= corner.start for block in blocks)
    headings = reading.sections[reading.section_at(corner.start)].headings
    near = [*(heading.text for heading in headings), *map(reading.text, blocks[max(at - BEFORE, 0) : at + BEHIND])]
    return OF_PROJECTS.search("\n".join(near)) is not None


def _holds_bodies(reading: Reading, cells: Sequence[Span]) -> bool:
    return sum(_is_body(reading, cell) for cell in cells) >= MOST * len(cells)


def _is_body(reading: Reading, cell: Span) -> bool:
    words = reading.text(cell)
    return has_form(words) or is_bodies(reading, cell) or gazetteer().is_municipality(words)


def _meant(reading: Reading, cell: Span, corner: Span) -> Span | None:
    """Return a title, or the nearest that a key gives the letter or number that stands for it."""
    words = reading.text(cell)
    if not SHORT.fullmatch(words):
        return cell
    return _keyed(reading, words, corner.start)


def _keyed(reading: Reading, words: str, at: int) -> Span | None:
    """Return what the key nearest to a place says that a sign stands for: "A = Kusten; B = Berget"."""
    nearest = min(_meanings(reading.document.text, words), key=lambda span: abs(span.start - at), default=None)
    if nearest is None:
        return None
    more = re.search(r",\s+\w{1,2}\s*=", reading.document.text[nearest.start : nearest.end + 6])
    return Span(nearest.start, nearest.start + more.start()) if more else nearest


@lru_cache(maxsize=1_000)  # the same signs stand in cell after cell
def _meanings(text: str, sign: str) -> tuple[Span, ...]:
    """Return what a text says that a sign stands for, wherever it does."""
    key = re.compile(rf"(?<![^\W_]){re.escape(sign)}[ \t]*(?:=|:|\)|[–-](?=\s))[ \t]*(?P<meant>[^;\n=]*[^;\n=\s.,])")
    return tuple(Span(*found.span("meant")) for found in key.finditer(text))


def _role(reading: Reading, mark: str) -> str | None:
    """Return the part that a mark tells, by itself or by a key, "" for none; None where it is no mark."""
    if NONE.fullmatch(mark):
        return ""
    if said := meaning(mark):
        return said[0] if said[1] else None
    if PLAIN.fullmatch(mark):
        return "collaborating-party"
    if not MARK.fullmatch(mark):
        return None
    key = _keyed(reading, mark, 0)
    words = reading.text(key) if key else ""
    said = meaning(words) if words else None
    if said and said[1]:
        return said[0]
    if not words:
        return "" if words else None
    cued = next((cue.slug for cue in cues("role", normal(words))), None)
    fallback = "lead" if LEADS.match(words) else "applicant" if APPLIES.match(words) else "collaborating-party"
    return cued or fallback
