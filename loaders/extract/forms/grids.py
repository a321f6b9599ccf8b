"""Forms that print rows of labels over rows of values: "Sökande   Org.nr" over "Eda kommun   212000-…"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from loaders.document import Block, Kind, Span
from loaders.extract.reading import Reading
from loaders.labels import exact, normal

SCHEMES = ("section", "role", "person-cue")
OTHER_LABEL = re.compile(r"(?:organisations?\.?\s?-?|org\.?\s?-?|post|telefon)(?:nr|nummer)|bankgiro|webbplats|ort|län")
FEWEST = 2  # rows of labels, each over one of values


def runs(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Yield the rows that follow on one another."""
    run: list[Block] = []
    for block in (*blocks, None):
        if block is not None and block.kind is Kind.ROW:
            run.append(block)
        elif run:
            yield run
            run = []


def pairs(reading: Reading, rows: Sequence[Block]) -> list[tuple[Span, Span]]:
    """Return each label of a run of rows with the value under it; none where labels and values do not take turns."""
    if len(rows) < 2 * FEWEST or len(rows) % 2:
        return []
    if any(_is_labels(reading, row) != (n % 2 == 0) for n, row in enumerate(rows)):
        return []
    turns = list(pairwise(rows))[::2]
    both = (cells for above, below in turns for cells in zip(above.cells, below.cells, strict=False))
    return [(label, value) for label, value in both if label.start < label.end and value.start < value.end]


def _is_labels(reading: Reading, row: Block) -> bool:
    """Whether all that a row holds are labels."""
    words = [reading.text(cell) for cell in row.cells if cell.start < cell.end]
    return all(any(exact(s, w) for s in SCHEMES) or OTHER_LABEL.fullmatch(normal(w)) is not None for w in words)
