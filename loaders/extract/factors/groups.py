"""What stands together under one heading, label, head of a column or lead-in: members of lists, columns and answers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from loaders.document import Block, Kind, Span
from loaders.extract.factors.places import label_of
from loaders.extract.factors.tables import COUNT, longest, says_something, tables
from loaders.extract.factors.values import FOR_WHOM, parts
from loaders.extract.reading import Reading
from loaders.factor_words.headings import factor_kind, heads_lessons
from loaders.factor_words.labels import label_kind
from loaders.factor_words.words import kind_of_noun
from loaders.layout.sections import Section
from loaders.learnt.announcers import over_traits

LONGEST_OVER = 160  # code points of what stands over a group that are weighed
LONGEST_LINE = 90  # code points of a line that heads what stands below it
MANY = 4  # members that are told apart from more
MOST_COLUMNS = 20  # of a table, that are read
MOST_CELLS = 3  # of a row with a label
COLUMN = "column"
SENTENCE = re.compile(r"[.!?]\s+(?=[^\W\da-zåäö])")
NOUN = re.compile(r"[^\W\d_]{4,}")


class Group(NamedTuple):
    """Members that one wording stands over, how they stand, and the heading above that."""

    form: str
    over: str
    above: str
    members: list[Span]
    beside: tuple[str, ...] = ()  # heads of the other columns


def groups(reading: Reading, section: Section) -> list[Group]:
    """Return the groups of a section: its sentences, lists and labels' values in reading order, then its tables'."""
    heading, above, *_ = *(h.text for h in reversed(section.headings)), "", ""
    found = list(_of_text(reading, section, heading, above))
    return found + [each for table in tables(section.body) for each in _of_table(reading, table, heading, above)]


def traits(reading: Reading, index: int, group: Group) -> Iterator[str]:
    """Yield what is weighed of what stands over a group: the words, and what rules make of them and of those beside."""
    sections = reading.sections
    before, after = sections[index - 1 : index] if index else (), sections[index + 1 : index + 2]
    yield from (f"form {group.form}", f"section {sections[index].kind}")
    yield from (f"many {min(len(group.members), MANY)} {group.form}",)
    yield from (
        f"{place} {s.factor and s.factor.factor}" for place, each in (("after", before), ("next", after)) for s in each
    )
    for place, words in (("over", group.over[-LONGEST_OVER:]), ("above", group.above[-LONGEST_OVER:])):
        yield from over_traits(place, words)
        yield from (f"{place} lessons {heads_lessons(words)}",) if words else ()
        yield from (f"{place} noun {kind}" for noun in NOUN.findall(words) if (kind := kind_of_noun(noun)))
    yield from (f"beside {kind}" for head in group.beside if (kind := factor_kind(head) or label_kind(head)))


def _of_text(reading: Reading, section: Section, heading: str, above: str) -> Iterator[Group]:
    lead, form, members = "", "", list[Span]()
    for n, block in enumerate(section.body):
        if members and (block.kind is not Kind.ITEM or not form.endswith("list")):
            yield _listed(form, lead, heading, above, members)
            lead, members = "", []
        label = label_of(reading, block)
        if block.kind is Kind.ROW:
            lead = ""
            continue
        if label and block.value is not None:
            value = parts(reading, Span(block.value, block.end))
            value = (
                value if len(value) != 1 else list(reading.sentences(replace(block, start=value[0].start, value=None)))
            )
            whom, lead = FOR_WHOM.match(label), ""
            yield Group("whom", heading, above, value) if whom else Group("label", label, heading, value)
        elif block.kind is Kind.ITEM:
            form = form if members else "further list" if n else "list"
            members.append(block.span)
        else:
            form, members, lead = (
                "further text" if n else "text",
                list(reading.sentences(block)),
                lead_in(reading.text(block)),
            )
            if lead and members:
                yield Group(form, heading, above, members[:-1])
                members = []
    yield _listed(form, lead, heading, above, members)


def _listed(form: str, lead: str, heading: str, above: str, members: list[Span]) -> Group:
    return Group("led", lead, heading, members) if lead else Group(form, heading, above, members)


def lead_in(text: str) -> str:
    """Return the line or sentence of a paragraph that leads in what stands below it, or an empty string.

    >>> lead_in("Vi möttes i maj. Tre medskick:"), lead_in("Vi möttes i maj.\\nTill nästa gång"), lead_in("Vi möttes.")
    ('Tre medskick:', 'Till nästa gång', '')
    """
    if text.endswith(":"):
        return SENTENCE.split(" ".join(text.split()))[-1]
    line = text.rpartition("\n")[2].strip()
    return line if line[-1:] not in '.!?”"' and len(line) <= LONGEST_LINE and line[:1].isupper() else ""


def _of_table(reading: Reading, rows: list[Block], heading: str, above: str) -> Iterator[Group]:
    if all(COUNT.fullmatch(reading.text(row.cells[0])) for row in rows):
        yield Group("cells", heading, above, [longest(row.cells) for row in rows])
    heads = [reading.text(head) for head in rows[0].cells[:MOST_COLUMNS]]
    for n in range(len(heads)):
        cells = [row.cells[n] for row in rows[1:] if len(row.cells) > n and row.cells[n].start < row.cells[n].end]
        members = [part for cell in cells for part in parts(reading, cell) if says_something(reading.text(part))]
        if heads[n]:
            yield Group(COLUMN, heads[n], heading, members, tuple(each for each in heads if each != heads[n]))
    for row in rows[1:] if rows[0].level == 1 else rows:
        filled = [cell for cell in row.cells if cell.start < cell.end]
        if len(row.cells) <= MOST_CELLS and len(filled) == 2:
            yield Group("row", reading.text(filled[0]), heading, parts(reading, filled[1]))
