"""Projects of tables: a head that names a title and parties, and one project a row.

Also tables of parties and their roles, under a heading that names a project or in its section. A row whose first
cell is empty or begins small goes on with the one above it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from loaders.document import Block, Kind, Span
from loaders.extract.bodies.kinds import has_form
from loaders.extract.bodies.organisations import named
from loaders.extract.forms.grids import pairs
from loaders.extract.forms.labels import meaning
from loaders.extract.forms.titles import LEADING, STRONG
from loaders.extract.parties.participants import listed, takes_part
from loaders.extract.parties.role_lines import roles_told
from loaders.extract.parties.spoken import spoken_of
from loaders.extract.projects import matrices
from loaders.extract.projects.name_forms import DOING
from loaders.extract.projects.particulars import particular, project_titled
from loaders.extract.projects.segment_kinds import Kind as Held
from loaders.extract.projects.segment_kinds import kind_of
from loaders.extract.reading import Reading
from loaders.labels import cues, exact, normal
from loaders.layout.lines import RUNS_ON
from loaders.records import Node

# A head over titles: "Pågående insatser", "Projekt/insats", "Ansökan avser".
OF_PROJECTS = re.compile(
    r"(?:[\w-]+\s+)?(?:[\w-]*projekt(?:et|en)?|insatser(?:na)?|förstudi(?:e|er|en)|satsning(?:ar|en)?|piloter(?:na)?|pilot"
    r"|initiativ|försök(?:en|et)?|samarbete(?:n|na|t)?)(?:\s*/\s*\w+)?"
)
BODIES = re.compile(
    r"(?:[\w-]+\s+)?(?:kommun|region|länsstyrelse|organisation|aktör|myndighet|part|partner|förening|företag|bolag|utförare)"
    r"(?:s|n|en|er|ar|et|erna|arna|na|ner)?(?:(?:,\s*|\s*/\s*|\s+(?:och|eller)\s+)[\w-]+)*|vem|vilka"
)
NAMING = re.compile(r"namn|benämning|beteckning|rubrik|rubricering|titel|vad|ärende(?:mening)?|objekt")
NAMED = re.compile(r"projekt(?:ets\s)?\s?(?:namn|titel)|titel|benämning")  # "Projekt" may be what a body did
JOINT = re.compile(r"\s*[,;]\s*|\s+(?:och|samt)\s+")
ROLES = re.compile(r"(?:[\w-]*roll(?:er|en)?|deltar\s+som|medverkar\s+som)(?:\s+i\s.*)?")  # of the party beside it
Cell = tuple[Span, ...]  # one stretch a line
MOST_BETWEEN = 4  # blocks between two parts of a table
# Heads over what is to be done, which has somebody responsible and others beside her too.
TO_DO = re.compile(
    r"\w*(?:åtgärd|aktivitet|moment|uppgift|uppdrag)|(?:del)?mål|steg|fråg|punkt|förslag|pass|tid|del|insats|arbets"
)
PARTY_COLUMN, FEWEST_ROWS = "participants", 2
TOTAL = re.compile(r"\W*(?:summa|total)", re.IGNORECASE)
JOINING = frozenset({"collaborating-party", "funder"})  # beside those somebody else answers for it
MOST = 0.6


@dataclass(frozen=True)
class Table:
    """A table's head and rows; every row has a cell for each column of the head."""

    head: tuple[Span, ...]
    rows: tuple[tuple[Cell, ...], ...]


def extract(reading: Reading) -> None:
    """Read every table whose head tells what its columns hold."""
    for table in tables(reading):
        if len(table.head) == 2 and any(meaning(reading.text(row[0][0])) for row in table.rows if row[0]):
            continue  # a box of labels and values, each line by itself
        if matrices.read(reading, table.head, table.rows):
            continue
        turned = _is_turned(reading, table)
        table = _turned(table) if turned else table
        columns = [_column(reading.text(cell)) if cell.start < cell.end else None for cell in table.head]
        columns[0] = ("title", False) if turned else columns[0]
        if exact("section", reading.text(table.head[0])) == PARTY_COLUMN:
            columns = [
                None if c == ("title", False) and n and not NAMED.match(normal(reading.text(table.head[n]))) else c
                for n, c in enumerate(columns)
            ]  # what each of them did
        columns = _with_bodies(reading, table, columns)
        columns = _with_titles(reading, table, columns)
        if _lists_projects(columns):
            if not _lists_doings(reading, table, columns):
                _projects(reading, table, columns)
        elif project := _project_of(reading, table):
            _parties(reading, table, project)


def _is_turned(reading: Reading, table: Table) -> bool:
    """Whether labels stand in the first column, and each other one is a project's."""
    told = [meaning(reading.text(row[0][0])) for row in table.rows if row[0]]
    first, roles = table.head[0], {t[0] for t in told if t and t[1]}
    led = bool(roles & LEADING) and len(roles & takes_part()) > 1
    return (
        len(table.head) > FEWEST_ROWS
        and (first.start == first.end or meaning(reading.text(first)) == ("title", False))
        and not any(meaning(reading.text(cell)) for cell in table.head[1:])
        and (led or (bool(roles) and sum(map(bool, told)) >= MOST * len(told)))
    )


def _turned(table: Table) -> Table:
    rows = ([(head,), *cells] for head, *cells in zip(table.head[1:], *(row[1:] for row in table.rows), strict=True))
    heads = (row[0][0] for row in table.rows)
    return Table((table.head[0], *heads), tuple(tuple(row) for row in rows))


def _column(words: str) -> tuple[str, bool] | None:
    """Return what a head says that a column holds."""
    return meaning(words) or (("summary", False) if exact("section", words) == "summary" else None)


def _with_titles(
    reading: Reading, table: Table, columns: list[tuple[str, bool] | None]
) -> list[tuple[str, bool] | None]:
    """Take a column that its head says is of projects, or of names, for titles; else, beside who applies, of names."""
    titles = [n for n, column in enumerate(columns) if column == ("title", False)]
    if titles:  # of "Ärende" beside "Projekt", the one with names
        best = next((n for n in titles if len(titles) > 1 and _holds_names(reading, table, n)), titles[0])
        return [None if n in titles and n != best else column for n, column in enumerate(columns)]
    heads = [normal(reading.text(cell)) for cell in table.head]
    roles = {column[0] for column in columns if column and column[1]}
    free = [n for n, column in enumerate(columns) if column is None]
    at = next((n for n in free if OF_PROJECTS.fullmatch(heads[n])), None)
    means = any(column and column[0] in ("budget", "period", "status") for column in columns)
    if at is None and roles & takes_part() and means and "namn" in heads:
        at = heads.index("namn")
    elif at is None and roles & LEADING:
        free = [n for n in free if _holds_names(reading, table, n)]
        shared = roles - LEADING and takes_part() >= roles and not TO_DO.match(heads[0])
        at = next((n for n in free if NAMING.fullmatch(heads[n]) or roles & STRONG or (shared and not n)), None)
    return [("title", False) if n == at else column for n, column in enumerate(columns)]


def _holds_names(reading: Reading, table: Table, n: int) -> bool:
    """Whether most rows have in a column what may be a name, of no body, person, sum, time or number."""
    cells = [row[n][0] for row in table.rows if row[n]]
    named = [kind_of(reading, cell) in (Held.NAME, Held.SENTENCE) for cell in cells]
    return sum(named) > MOST * len(table.rows)


def _with_bodies(
    reading: Reading, table: Table, columns: list[tuple[str, bool] | None]
) -> list[tuple[str, bool] | None]:
    """Take a column of bodies beside titles for who answers for them, where no head tells a role."""
    if ("title", False) not in columns or any(column and column[1] and column[0] not in JOINING for column in columns):
        return columns
    heads = [BODIES.fullmatch(normal(reading.text(cell))) is not None for cell in table.head]
    held = [not column and _holds_bodies(reading, table, n) for n, column in enumerate(columns)]
    heads = [head or holds for head, holds in zip(heads, held, strict=True)]
    return [("responsible", True) if head else column for head, column in zip(heads, columns, strict=True)]


def _holds_bodies(reading: Reading, table: Table, n: int) -> bool:
    """Whether most cells of a column begin with a known body."""
    cells = [row[n][0] for row in table.rows if row[n]]
    known = [any(m.printed.start == c.start for m in reading.authorities_in(c)) for c in cells]
    return sum(known) >= MOST * len(cells) > 0


def tables(reading: Reading) -> Iterator[Table]:
    """Yield the tables of a document: runs of rows with the same columns; one may go on under the head of another."""
    run: list[Block] = []
    head: tuple[Span, ...] = ()
    since = 0
    for block in (*reading.document.blocks, None):
        joins = block is not None and block.kind is Kind.ROW and (not run or _joins(run[-1], block))
        if block is not None and joins:
            run.append(block)
            continue
        if run and since <= MOST_BETWEEN and _goes_on(reading, head, run[0]):
            yield _table(reading, [replace(run[0], cells=head), *run])
            since = 0
        elif len(run) >= FEWEST_ROWS and not pairs(reading, run):
            yield _table(reading, run)
            head, since = run[0].cells, 0
        since += 1
        run = [block] if block is not None and block.kind is Kind.ROW else []


def _joins(above: Block, row: Block) -> bool:
    """Whether a row is of the table of the one above it: no head, and where a line is between them as wide."""
    return row.level is None and row.gap <= (len(row.cells) == len(above.cells))


def _goes_on(reading: Reading, head: tuple[Span, ...], row: Block) -> bool:
    """Whether a row goes on with the table of a head: it has as many cells, no label, and a body in one for bodies."""
    if len(head) <= FEWEST_ROWS or len(row.cells) != len(head) or row.level is not None:
        return False
    if any(meaning(reading.text(cell)) for cell in row.cells if cell.start < cell.end):
        return False
    columns = zip(head, row.cells, strict=True)
    return any(reading.names_in(cell) for above, cell in columns if _is_of_bodies(reading.text(above)))


def _is_of_bodies(words: str) -> bool:
    said = meaning(words)
    return said[1] if said else BODIES.fullmatch(normal(words)) is not None


def _table(reading: Reading, run: list[Block]) -> Table:
    head, rows = run[0].cells, list[list[Cell]]()
    for block in run[1:]:
        cells = [*block.cells, *(Span(block.end, block.end) for _ in head)][: len(head)]
        filled = [(cell,) if cell.start < cell.end else () for cell in cells]
        goes_on = (
            not filled[0] or reading.text(filled[0][0])[0].islower() or (rows and _runs_on(reading, rows[-1], filled))
        )
        if rows and goes_on and not TOTAL.match(reading.text(block)):
            rows[-1] = [(*above, *below) for above, below in zip(rows[-1], filled, strict=True)]
        else:
            rows.append(list(filled))
    return Table(head, tuple(tuple(row) for row in rows))


def _runs_on(reading: Reading, above: Sequence[Cell], below: Sequence[Cell]) -> bool:
    """Whether a row with fewer cells goes on with the one above it, where one that it fills was left open."""
    fewer = sum(map(bool, below)) < sum(map(bool, above)) and all(a for a, b in zip(above, below, strict=True) if b)
    return fewer and any(b and RUNS_ON.search(reading.text(a[-1])) for a, b in zip(above, below, strict=True))


def _lists_projects(columns: list[tuple[str, bool] | None]) -> bool:
    """Whether a head names projects' titles beside parties, or beside what only a project has."""
    roles = {column[0] for column in columns if column and column[1]}
    titled = ("title", False) in columns
    others = {column[0] for column in columns if column and not column[1]} - {"title"}
    return titled and bool(roles or len(others) > 1)


def _lists_doings(reading: Reading, table: Table, columns: list[tuple[str, bool] | None]) -> bool:
    """Whether most rows under a head that does not speak of projects say what is to be done, as those of a plan do."""
    at = columns.index(("title", False))
    titles = [reading.text(row[at][0]) for row in table.rows if row[at]]
    doing = sum(DOING.match(words) is not None for words in titles)
    return "projekt" not in normal(reading.text(table.head[at])) and doing > len(titles) / 2


def _projects(reading: Reading, table: Table, columns: list[tuple[str, bool] | None]) -> None:
    at = columns.index(("title", False))
    filled = [any(cell for n, cell in enumerate(row) if n != at) for row in table.rows]
    grouped = sum(filled) >= FEWEST_ROWS and not all(filled)  # a row of one cell heads others
    alone = sum(bool(column and column[1]) for column in columns) == 1
    told = [n for n, cell in enumerate(table.head) if alone and ROLES.fullmatch(normal(reading.text(cell)))]
    for row, tells in zip(table.rows, filled, strict=True):
        if not row[at] or (grouped and not tells):
            continue
        label = " ".join(reading.text(span) for span in row[at]) if len(row[at]) > 1 else None
        project = project_titled(reading, row[at][0], "by-table", label)
        if project is None:
            continue
        for column, head, cell in zip(columns, table.head, row, strict=True):
            if column is None or column[0] == "title" or not cell:
                continue
            if column[1] and told and _paired(reading, project, cell, row[told[0]]):
                continue
            concept, is_role = column
            if is_role and any(any(cues("role", reading.document.text, *line)) for line in cell):
                for line in cell:  # "Kils kommun leder, Eda kommun deltar"
                    spoken_of(reading, project, line)
            elif is_role:
                _listed(reading, project, concept, cell, reading.text(head))
            elif concept == "summary":  # "Ett projekt mellan A och B"
                for sentence in (sentence for line in cell for sentence in reading.sentences(line)):
                    spoken_of(reading, project, sentence)
            else:
                particular(reading, project, concept, cell[0])


def _paired(reading: Reading, project: Node, parties: Cell, roles: Cell) -> bool:
    """Read the parties of a cell each with the role that stands beside it; tell whether there is one for each."""
    told = [roles_told(reading, span) for span in roles]
    if len(parties) != len(roles) or not any(told):
        return False
    for party, found in zip(parties, told, strict=True):
        for role in found or ["collaborating-party"]:
            listed(reading, project, role, party, "by-table")
    return True


def _listed(reading: Reading, project: Node, role: str, cell: Cell, label: str) -> None:
    """Read the parties of a cell; a name that goes on in the next line is joined from both."""
    text, rest = reading.document.text, list(cell)
    while len(rest) > 1:
        above, below = rest[0], rest[1]
        cut = max((joint.end() for joint in JOINT.finditer(text, *above)), default=above.start)
        joint = JOINT.search(text, *below)
        stop = joint.start() if joint else below.end
        tail, lead = _trimmed(text, cut, above.end), _trimmed(text, below.start, stop)
        if tail.start >= tail.end or (_is_whole(reading, tail) and _is_whole(reading, lead)):
            listed(reading, project, role, above, "by-table", label)
            rest.pop(0)
            continue
        if cut > above.start:
            listed(reading, project, role, Span(above.start, cut), "by-table", label)
        words = f"{reading.text(tail)} {reading.text(lead)}"
        if body := named(reading, words, [tail, lead], "by-table"):
            reading.participation(project, body, role, [tail, lead], "by-table")
        rest[:2] = [Span(joint.end(), below.end)] if joint else []
    for span in rest:
        listed(reading, project, role, span, "by-table", label)


def _is_whole(reading: Reading, span: Span) -> bool:
    """Whether a stretch is a body's name from end to end."""
    return has_form(reading.text(span)) or any(name.printed == span for name in reading.authorities_in(span))


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    left = start + len(words) - len(words.lstrip())
    return Span(left, max(left, start + len(words.rstrip())))


# --- parties and their roles --------------------------------------------------------------------------------------


def _project_of(reading: Reading, table: Table) -> Node | None:
    """Return the project whose parties a table lists: the one its heading names, or the section's."""
    heads = [exact("section", reading.text(cell)) for cell in table.head]
    if _party_column(reading, table) is None or len(table.head) < FEWEST_ROWS:
        return None
    i = reading.section_at(table.head[0].start)
    words = " ".join(h.text for h in reading.sections[i].headings).casefold()
    projects = reading.of("Project", "PilotProject")
    meant = [p for p in projects if p.label and p.label.casefold() in words]
    scope = reading.scopes[i].undertaking
    if meant or scope is not None:
        return meant[0] if len(meant) == 1 else scope if scope in projects else None
    roles = PARTY_COLUMN in heads[1:]  # "Part" beside "Roll": of the only project that the text tells of
    return projects[0] if roles and len(projects) == 1 else None


def _parties(reading: Reading, table: Table, project: Node) -> None:
    at = _party_column(reading, table) or 0
    over = [h.role for h in reading.sections[reading.section_at(table.head[0].start)].headings[-1:] if h.role]
    for row in table.rows:
        told = [role for cell in row[at + 1 :] for span in cell for role in roles_told(reading, span)]
        part = (
            [role for role in told if role in takes_part()] or told or over or ([] if at else ["collaborating-party"])
        )
        if row[at] and part:
            _listed(reading, project, part[0], row[at], reading.text(table.head[at]))


def _party_column(reading: Reading, table: Table) -> int | None:
    """Return the column of the parties: the first, or one behind that of the persons who stand for them."""
    heads = [normal(reading.text(cell)) for cell in table.head]
    told = [exact("section", head) == PARTY_COLUMN and not head.startswith("roll") for head in heads]
    if heads[0] in ("namn", "person", "ledamot", "deltagare") and True in told[1:]:
        return told.index(True, 1)
    return 0 if told[0] else None
