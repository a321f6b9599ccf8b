"""What a form says: a label and its values, however they are laid out.

"Label: value" on a line, also as a list item; a row of two cells; a label on a line of its own with the values
on those below it; a heading with short lines or items under it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from loaders.document import Block, Kind, Span
from loaders.extract.forms.grids import pairs, runs
from loaders.extract.forms.labels import NAMES, Field, labelled, meaning, parted
from loaders.extract.forms.stacked import apart, begins_with_body, inside, stacked
from loaders.extract.forms.titles import may_title, title_of_item, title_over, title_over_box, title_over_text
from loaders.extract.persons.form import withheld
from loaders.extract.projects.name_forms import NO_NAME
from loaders.extract.projects.page_titles import ABOUT
from loaders.extract.reading import Reading
from loaders.factor_words.headings import factor_kind
from loaders.label_frames import of_other_thing
from loaders.labels import exact, normal
from loaders.layout.lines import lines_of

IN_ITEM = re.compile(r"(?:\*\*)?(?P<label>[^\W\d_][^:\n*]{1,45}?)(?:\*\*)?:(?:\*\*)?[ \t]+(?=\S)")
DASHED = re.compile(r"(?P<label>[^\W\d_][\w /-]{1,40}?)\s+[–-]\s+(?=[A-ZÅÄÖ])")  # "Referensgrupp – Trafikverket"
APPLYING = re.compile(r"(?<![^\W_])(?:huvud)?sökande(?:n|s)?(?![^\W_])|stödmottagare", re.IGNORECASE)
ORGANISATION = re.compile(
    r"(?:sökande\s+)?organisation(?:ens\s+namn)?|organisationsnamn|namn(?:\s+på\s+organisation\w*)?"
)
FOR_NAME = re.compile(r"namn|titel|heter", re.IGNORECASE)
MARK = re.compile(r"[–|:=-]|\.{2,}|_{2,}")  # between a label and its value
OTHER = re.compile(r"[A-ZÅÄÖ][\w /-]{1,25}?(?:\s+[–|=-]\s+|:\s|\s*\.{3,}\s*|\s{2,})\S")
FEWEST_UNMARKED, LONGEST_LABEL = 2, 4  # lines; words
LONGEST_VALUE = 160
SUM = re.compile(r"\d\s*(?:kronor|kr|mkr|tkr|mnkr)(?![^\W_])", re.IGNORECASE)
VALUE = re.compile(r"[A-ZÅÄÖ\d]|(?:(?:från|till)\s+(?:och\s+med\s+)?)?\w+\s+\d{4}(?!\d)")  # "mars 2022 – maj 2024" too
BOX = re.compile(r"\s*(?:[\[(]\s?[xX✓✔]?\s?[\])]|[☐☑☒□■])")  # what is ticked of a form's choices


def fields(reading: Reading) -> Iterator[Field]:
    """Yield the fields of a document in order; a label that the schemes do not know gives none."""
    for i, section in enumerate(reading.sections):
        if boxed := title_over_box(reading, i):
            yield boxed
        for above, below in zip(section.headings, section.headings[1:], strict=False):
            if meaning(above.text) == ("title", False) and FOR_NAME.search(above.text) and not below.known:
                yield Field("title", False, above.block.span, (below.block.span,))
        for label, values, _ in apart(reading, section):
            yield from _field(reading, label, values)
        if section.headings and section.body and not section.factor:
            yield from _headed(reading, section.headings[-1].block, section.body)
        under = dict(pair for run in runs(section.body) for pair in pairs(reading, run))
        applying = any(APPLYING.search(h.text) for h in section.headings)
        for n, block in enumerate(_with_rest(section.body)):
            rest = section.body[n + 1 :]
            if title := (
                title_over(reading, block, rest)
                or title_over_text(reading, block, rest)
                or title_of_item(reading, block, rest)
            ):
                yield title
            if under.keys() & set(block.cells):
                for label in block.cells:
                    yield from _field(reading, label, (under[label],)) if label in under else ()
            elif not set(under.values()) & set(block.cells):
                yield from _inside(reading, block, applying)


def _with_rest(body: Sequence[Block]) -> list[Block]:
    """Return the blocks, each row of two cells with what goes on under its second in rows without a label."""
    found: list[Block] = []
    for block in body:
        goes_on = len(block.cells) == 2 and block.cells[0].start == block.cells[0].end
        if goes_on and found and len(found[-1].cells) == 2 and found[-1].cells[1].end > found[-1].cells[1].start:
            label, value = found[-1].cells
            found[-1] = replace(found[-1], end=block.end, cells=(label, Span(value.start, block.end)))
        else:
            found.append(block)
    return found


def _inside(reading: Reading, block: Block, applying: bool) -> Iterator[Field]:
    text = reading.document.text
    if applying and (named := _names_applicant(reading, block)):
        yield named
    elif block.pair:
        for label, value in labelled(reading, block):
            yield from _field(reading, label, (value,))
    elif block.kind is Kind.ROW and len(block.cells) == 2:
        label, value = block.cells
        words = reading.text(value)
        if words and not (meaning(words) or factor_kind(words) or exact("section", words)):
            yield from _field(reading, label, (value,))
    elif block.kind is Kind.ROW and (cells := _labels_in_cells(reading, block)):
        for label, value in cells:
            yield from _field(reading, label, (value,))
    elif block.kind is Kind.ITEM and (found := IN_ITEM.match(text, block.start, block.end)):
        for label, value in parted(reading, Span(block.start, found.end()), found.end(), block.end):
            yield from _field(reading, label, (value,))
    elif (
        block.kind is Kind.ITEM
        and len(lines := lines_of(reading.document, block.span)) > 1
        and _asks(reading, lines[0])
    ):
        yield from _field(reading, lines[0], tuple(lines[1:]))  # "2. Sökande organisation" over its answer
    elif block.kind is Kind.ITEM and (before := _before_body(reading, block)):
        yield from _field(reading, before, (Span(before.end, block.end),))
    elif block.kind is Kind.PARAGRAPH:
        lines = lines_of(reading.document, block.span)
        if unmarked := list(_unmarked(reading, lines)):
            yield from unmarked
            return
        if len(lines) > 2 and ABOUT.fullmatch(reading.text(lines[0])):
            lines = lines[1:]
        short = list(takewhile(lambda line: _is_short(reading, line), lines))
        cards = sum(meaning(reading.text(line)) is not None for line in short) > 1  # over prose of their own
        if len(short) > 1 and meaning(reading.text(lines[0])) and (cards or len(short) == len(lines)):
            for label, values, role in stacked(reading, short):
                yield from [Field(role, True, label, values)] if role else _field(reading, label, values)
            return
        for label, values in inside(reading, lines):
            yield from _field(reading, label, values)
        for line in lines:
            found = DASHED.match(text, *line)
            if found and exact("role", found["label"]):
                yield from _field(reading, Span(line.start, found.end("label")), (Span(found.end(), line.end),))


def _labels_in_cells(reading: Reading, block: Block) -> list[tuple[Span, Span]]:
    """Part "Projekt: Kusten | Ägare: Region A", each cell a label with its value."""
    found = [IN_ITEM.match(reading.document.text, *cell) for cell in block.cells]
    if not all(found) or not any(each and meaning(each["label"]) for each in found[:1]):
        return []
    both = zip(found, block.cells, strict=True)
    return [(Span(*each.span("label")), Span(each.end(), cell.end)) for each, cell in both if each]


def _asks(reading: Reading, line: Span) -> bool:
    said = meaning(reading.text(line))
    return said is not None and (said[1] or said[0] == "title")


def _unmarked(reading: Reading, lines: Sequence[Span]) -> Iterator[Field]:
    """Read lines that begin with labels without a colon: "Projektägare A kommun", "Projekttid 2022–2024".

    A title may stand over them; no other line of the block may be without a label, but those with one that no scheme
    knows ("Läge – klart"), and one of many that has a sum: "Bidrag från Vinnova 384 807 kronor".
    """
    parted = [_label_before(reading, line) for line in lines]
    told = [each for each in parted if each]
    rest = [line for line, each in zip(lines[1:], parted[1:], strict=True) if not each]
    without = [line for line in rest if not OTHER.match(reading.text(line))]
    sums = len(without) == 1 and len(told) > FEWEST_UNMARKED and SUM.search(reading.text(without[0]))
    if len(told) < FEWEST_UNMARKED or len(without) > 1 or (without and not sums):
        return
    first = reading.text(lines[0])
    owned = any(meaning(reading.text(label)) in (("lead", True), ("applicant", True)) for label, _ in told)
    if parted[0] is None and owned and not (ABOUT.fullmatch(first) or meaning(first) or first[-1] in ".:;,!?"):
        yield Field("title", False, lines[0], (lines[0],))
    for label, value in told:
        yield from _field(reading, label, (value,))


def _label_before(reading: Reading, line: Span) -> tuple[Span, Span] | None:
    """Part a line behind the longest label that it begins with, before a capital or a figure."""
    if any(name.span.start == line.start for name in reading.authorities_in(line)):
        return None  # "Region A 600 000 kr": the word is the name's own
    words = list(re.finditer(r"\S+", reading.text(line)))
    for n in range(min(LONGEST_LABEL, len(words) - 1), 0, -1):
        label = Span(line.start, line.start + words[n - 1].end())
        behind = n + (MARK.fullmatch(words[n].group()) is not None)
        if behind == len(words):
            continue
        value = Span(line.start + words[behind].start(), line.end)
        begins = reading.text(label)[0].isupper() and VALUE.match(reading.text(value))
        if begins and meaning(reading.text(label)):
            return label, value
    return None


def _before_body(reading: Reading, block: Block) -> Span | None:
    """Return a role's label that a body's name follows at once, on a line of a list: "Projektägare Region A"."""
    first = next((n.printed.start for n in reading.authorities_in(block)), block.start)
    label = Span(block.start, block.start + len(reading.document.text[block.start : first].rstrip()))
    return label if label.start < label.end and exact("role", reading.text(label)) else None


def _named(reading: Reading, label: Span, value: Span) -> tuple[str, bool] | None:
    """Read "Namn: Kusten" as a title: what bears that label is mostly a person, and may be a body."""
    if normal(reading.text(label)) not in NAMES or any(reading.names_in(value)):
        return None
    private = reading.is_private(value)
    return None if private or withheld(reading, value) else ("title", False)


def _of_other(reading: Reading, label: Span, value: Span) -> tuple[str, bool] | None:
    """Read "Anknytande projekt: Kusten" as the title of another project than the form's own, where it is one name."""
    other = of_other_thing(normal(reading.text(label))) and "," not in reading.text(value)
    beside = reading.document.block_at(label.start) is reading.document.block_at(value.start)
    said = reading.text(value)
    named = (
        may_title(said)
        and not NO_NAME.match(said)
        and not withheld(reading, value)
        and not begins_with_body(reading, value)
    )
    return ("title", False) if other and beside and named else None


def _names_applicant(reading: Reading, block: Block) -> Field | None:
    """Read "Organisation: A" under a heading on the applicant."""
    label, value = block.pair or (block.span, block.span)
    names = block.pair and ORGANISATION.fullmatch(normal(reading.text(label)))
    return Field("applicant", True, label, (value,)) if names else None


def _headed(reading: Reading, heading: Block, body: tuple[Block, ...]) -> Iterator[Field]:
    """Read a heading as a label: what stands under it are lines or items, no running text."""
    told_by = meaning(reading.text(heading))
    if told_by is None:
        return
    values: list[Span] = []
    was_item = False
    for block in body:
        lines = lines_of(reading.document, block.span)
        first = reading.text(lines[0])
        said = first.partition(":")[0] if ":" in first else first  # "Tidsplan: våren" is the next field
        next_one = meaning(said) is not None or exact("section", said) is not None
        ended = bool(values) and was_item and block.kind is not Kind.ITEM  # the list is over
        was_item = block.kind is Kind.ITEM
        if ended or next_one or (values and first[-1] == ":") or block.kind not in (Kind.PARAGRAPH, Kind.ITEM):
            break
        if not _is_short(reading, block.span):
            told = None if values or not told_by[1] else _first_of(reading, block)  # a sentence is no title
            values += [told] if told else []
            break
        values += [line for line in lines if not BOX.match(reading.text(line))]
    if values:
        yield from _field(reading, heading.span, tuple(values))


def _first_of(reading: Reading, block: Block) -> Span | None:
    """Return the first sentence of an answer in prose, where it begins with a body: "A kommun (ritar) och B. Vi …"."""
    first = next(reading.sentences(block))
    end = first.start + len(reading.text(first).rstrip(" ."))
    return Span(first.start, end) if begins_with_body(reading, first) else None


def _is_short(reading: Reading, span: Span) -> bool:
    words = reading.text(span)
    return len(words) <= LONGEST_VALUE and not re.search(r"[^\d\s]\.(?:\s+[A-ZÅÄÖ]|$)", words)


def _field(reading: Reading, label: Span, values: tuple[Span, ...]) -> Iterator[Field]:
    found = meaning(reading.text(label)) or _named(reading, label, values[0]) or _of_other(reading, label, values[0])
    if found is None:
        return
    concept, is_role = found
    if concept == "funder" and re.search(r"\d", reading.text(values[0])) and "finans" in normal(reading.text(label)):
        concept, is_role = "budget", False
    yield Field(concept, is_role, label, values)
