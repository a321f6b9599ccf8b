"""Labels that stand over their values, each on a line of its own, with or without empty lines between."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from loaders.document import Span
from loaders.extract.bodies.kinds import has_form
from loaders.extract.bodies.known_bodies import bodies_in
from loaders.extract.forms.grids import OTHER_LABEL, SCHEMES
from loaders.extract.forms.labels import meaning
from loaders.extract.reading import Reading
from loaders.labels import exact, normal
from loaders.layout.lines import RUNS_ON
from loaders.layout.sections import Section

# "Politiker från följande kommuner" under "Medverkande": the places under it are bodies, in the role above.
OF_KIND = re.compile(r"(?:följande|deltagande|berörda|medverkande)\s+(?:kommuner|regioner|länsstyrelser)$")
OF_NAME = re.compile(r"(?:namn|titel)\s+på\s+\w*projekt\w*|projekt(?:ets\s+)?(?:namn|titel|benämning)", re.IGNORECASE)
# Under "Medsökande 1": the label of the name itself, and those of what is no part of it
OF_BODY = re.compile(r"organisation(?:ens|s)?\s?namn|namn", re.IGNORECASE)
LETTER = re.compile(r"[^\W_]")


def apart(reading: Reading, section: Section) -> Iterator[tuple[Span, tuple[Span, ...], str | None]]:
    """Yield labels of roles with the bodies under them where all stand apart, so that each looks like a heading."""
    label: Span | None = None
    values: list[Span] = []
    for heading in section.headings:
        at = heading.block.span
        if label is not None and not heading.known and begins_with_body(reading, at):
            values.append(at)
            continue
        if label is not None and values:
            yield label, tuple(values), None
        said = meaning(heading.text)
        label, values = at if said and said[1] else None, []
    if label is not None and values:
        yield label, tuple(values), None


def stacked(reading: Reading, lines: Sequence[Span]) -> Iterator[tuple[Span, tuple[Span, ...], str | None]]:
    """Yield the labels among lines, the first of which is one, with the lines under each.

    The role is given where a label has that of the one above it. A heading of another kind ends the values.
    """
    label, values, role = lines[0], list[Span](), _role(reading, lines[0])
    given: str | None = None
    for line in lines[1:]:
        words = reading.text(line)
        if OF_BODY.fullmatch(words):
            continue
        of_kind = role is not None and OF_KIND.search(words) is not None
        if values and (of_kind or _is_label(words)):
            yield label, tuple(values), given
            label, values = line, []
            given = role if of_kind else None
            role = role if of_kind else _role(reading, line)
        elif values and _runs_on(reading, values[-1], line):
            values[-1] = Span(values[-1].start, line.end)
        elif LETTER.search(words):
            values.append(line)
    if values:
        yield label, tuple(values), given


def _runs_on(reading: Reading, above: Span, line: Span) -> bool:
    """Whether a line of a value goes on in the next: by its end, or as an enumeration whose last name is broken."""
    words, (first, *_) = reading.text(above), reading.text(line).split(",")
    broken = "," in words and not has_form(first) and has_form(f"{words.split(',')[-1].strip()} {first}")
    return broken or RUNS_ON.search(words) is not None


def inside(reading: Reading, lines: Sequence[Span]) -> Iterator[tuple[Span, tuple[Span, ...]]]:
    """Yield the labels that stand anywhere among lines, each with the line under it.

    They have a colon or ask for a project's name. A role's value must begin with a body: an address or a
    person may follow too.
    """
    for label, value in pairwise(lines):
        told = reading.text(label).endswith(":") or OF_NAME.fullmatch(reading.text(label))
        said = meaning(reading.text(label)) if told else None
        if said and not reading.text(value).endswith(":") and (not said[1] or begins_with_body(reading, value)):
            yield label, (value,)


def begins_with_body(reading: Reading, span: Span) -> bool:
    """Whether a stretch begins with a body's name."""
    starts = [name.printed.start for name in reading.authorities_in(span)]
    return span.start in (*starts, *(place.start for place, _ in bodies_in(reading, span)))


def _is_label(words: str) -> bool:
    known = meaning(words) or any(exact(scheme, words) for scheme in SCHEMES)
    return bool(known) or OTHER_LABEL.fullmatch(normal(words)) is not None


def _role(reading: Reading, label: Span) -> str | None:
    said = meaning(reading.text(label))
    return said[0] if said and said[1] else None
