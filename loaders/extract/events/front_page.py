"""The lines and fields of a document's first page, and the date that it bears."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.document import Kind, Span
from loaders.extract.reading import Reading
from loaders.labels import exact
from loaders.layout.headings import Heading
from loaders.values.dates import Printed, dates

FRONT_BLOCKS = 40  # as far as the fields of a form's or minutes' head reach
MOST_WORDS = 3  # of a place beside a date


def front(reading: Reading) -> Iterator[Heading]:
    """Yield the headings over the first text of the document: the lines of its title page."""
    for section in reading.sections:
        yield from section.headings
        if any(block.kind is not Kind.LABEL for block in section.body):
            return


def place_and_date(reading: Reading, span: Span) -> Printed | None:
    """Return the date of a line that holds nothing else but a place: "Växjö, 2024-05-02", "den 2 maj 2024"."""
    for day in dates(reading.document.text, span):
        before = (
            reading.document.text[span.start : day.span.start].replace(" den ", " ").strip(" ,–-").removesuffix(" den")
        )
        if (
            day.span.end >= span.end - 1
            and day.year
            and len(before.split()) <= MOST_WORDS
            and (before == "den" or before.istitle() or not before)
        ):
            return day
    return None


def fields(reading: Reading, kind: str) -> Iterator[Span]:
    """Yield the values of the first page's fields of a kind of the scheme section: "Datum: 2024-05-02"."""
    for block in reading.document.blocks[:FRONT_BLOCKS]:
        if block.pair and exact("section", reading.text(block.pair[0])) == kind:
            yield block.pair[1]


def date(reading: Reading) -> Printed | None:
    """Return the date of the title page: in a field, on a line with the place, or in the title."""
    lines = [h.block.span for h in front(reading)]
    fielded = (day for span in fields(reading, "date") for day in dates(reading.document.text, span))
    placed = (day for span in lines if (day := place_and_date(reading, span)))
    titled = (day for span in lines for day in dates(reading.document.text, span))
    return next((day for source in (fielded, placed, titled) for day in source if day.year), None)
