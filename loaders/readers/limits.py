"""How much of a document is read: what is beyond it is refused at once, so that no file holds up the others."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from loaders.document import Block
from loaders.errors import SourceError

LARGEST = {"txt": 20 << 20, "text": 20 << 20, "md": 20 << 20, "htm": 20 << 20, "html": 20 << 20}
LARGEST_OTHER = 200 << 20  # bytes: pictures are in it
LONGEST = 5_000_000  # code points of canonical text: some 2,000 pages
LONGEST_BLOCK = 200_000  # code points: no paragraph of a person is as long, and recognisers take their time over one
MOST_BLOCKS = 40_000  # paragraphs, items, lines and rows: some 1,500 pages, and two minutes of recognising
REMEDY = "split the document"


def within_size(content: bytes, kind: str, path: Path) -> None:
    """Refuse a file that is too large for its format.

    Raises:
        SourceError: it is.
    """
    largest = LARGEST.get(kind, LARGEST_OTHER)
    if len(content) > largest:
        rule = f"the file has {len(content) >> 20} MB, more than {largest >> 20}"
        raise SourceError(path, rule, remedy=REMEDY)


def within_length(text: str, path: Path) -> None:
    """Refuse a text that is too long, before it is parted into blocks.

    Raises:
        SourceError: it is.
    """
    if len(text) > LONGEST:
        rule = f"the text has {len(text):,} characters, more than {LONGEST:,}"
        raise SourceError(path, rule, remedy=REMEDY)


def within_blocks(text: str, blocks: Sequence[Block], path: Path) -> None:
    """Refuse a text of too many blocks, or with one that is too long.

    Raises:
        SourceError: it has them.
    """
    if len(blocks) > MOST_BLOCKS:
        rule = f"the document has {len(blocks):,} paragraphs, lines of lists and rows, more than {MOST_BLOCKS:,}"
        raise SourceError(path, rule, remedy=REMEDY)
    if longest := next((block for block in blocks if block.end - block.start > LONGEST_BLOCK), None):
        raise SourceError(
            path,
            f"a paragraph or line of {longest.end - longest.start:,} characters",
            line=text.count("\n", 0, longest.start) + 1,
            page=longest.page,
            remedy=f"break it into lines and paragraphs, each under {LONGEST_BLOCK:,} characters",
        )
