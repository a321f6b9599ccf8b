"""Bytes in, `Document` out: one module a format."""

from __future__ import annotations

import hashlib

from loaders.document import Document
from loaders.errors import SourceError
from loaders.readers import confined
from loaders.readers.composition import canonical
from loaders.readers.formats import CONFINED, reader_of
from loaders.sources import Source

__all__ = ["canonical", "read"]

LARGEST = {"txt": 20 << 20, "text": 20 << 20, "md": 20 << 20, "htm": 20 << 20, "html": 20 << 20}
LARGEST_OTHER = 200 << 20  # bytes: pictures are in it
LONGEST = 5_000_000  # code points of canonical text: some 2,000 pages
LONGEST_BLOCK = 200_000  # code points: no paragraph of a person is as long, and recognisers take their time over one


def read(source: Source) -> Document:
    """Read a source into canonical text and blocks.

    The text is Unicode NFC with LF line ends, without what has no print (byte order mark, soft hyphens, marks
    of writing direction); control characters are spaces. Of plain text and Markdown nothing else is changed, so
    that a quotation is what the source prints.

    Raises:
        SourceError: the source cannot be opened, is empty, is not of the format that its name says, is damaged,
            encrypted, or beyond the limits of size, time and memory; says what to do.
    """
    largest = LARGEST.get(source.kind, LARGEST_OTHER)
    content = source.content
    if len(content) > largest:
        raise SourceError(
            source.path, f"the file has {len(content) >> 20} MB, more than {largest >> 20}", remedy="split the document"
        )
    if not content.strip():
        raise SourceError(source.path, "the file is empty", remedy="put the text of the document in it")
    reader = reader_of(source.kind, content, source.path)
    if source.kind in CONFINED:
        text, blocks, warnings = confined.read(source.kind, content, source.path)
    else:
        text, blocks, warnings = reader(content, source.path)
    if not blocks:
        raise SourceError(source.path, "the file holds no words", remedy="put the text of the document in it")
    if len(text) > LONGEST:
        raise SourceError(
            source.path, f"the text has {len(text):,} characters, more than {LONGEST:,}", remedy="split the document"
        )
    if longest := next((block for block in blocks if block.end - block.start > LONGEST_BLOCK), None):
        raise SourceError(
            source.path,
            f"a paragraph or line of {longest.end - longest.start:,} characters",
            line=text.count("\n", 0, longest.start) + 1,
            page=longest.page,
            remedy=f"break it into lines and paragraphs, each under {LONGEST_BLOCK:,} characters",
        )
    digest = hashlib.sha256(content).hexdigest()
    return Document(source.slug, text, blocks, digest, about=source.about, warnings=warnings)
