"""Bytes in, `Document` out: one module a format."""

from __future__ import annotations

import hashlib

from loaders.document import Document
from loaders.errors import SourceError
from loaders.readers import confined
from loaders.readers.composition import canonical
from loaders.readers.formats import CONFINED, reader_of
from loaders.readers.limits import within_blocks, within_length, within_size
from loaders.sources import Source

__all__ = ["canonical", "read"]


def read(source: Source) -> Document:
    """Read a source into canonical text and blocks.

    The text is Unicode NFC with LF line ends, without what has no print (byte order mark, soft hyphens, marks
    of writing direction); control characters are spaces. Of plain text and Markdown nothing else is changed, so
    that a quotation is what the source prints; only where the cells of a table in plain text wrap is each of its
    rows written on one line, as those of other formats are.

    Raises:
        SourceError: the source cannot be opened, is empty, is not of the format that its name says, is damaged,
            encrypted, or beyond the limits of size, time and memory; says what to do.
    """
    content = source.content
    within_size(content, source.kind, source.path)
    if not content.strip():
        raise SourceError(source.path, "the file is empty", remedy="put the text of the document in it")
    reader = reader_of(source.kind, content, source.path)
    if source.kind in CONFINED:
        text, blocks, warnings = confined.read(source.kind, content, source.path)
    else:
        text, blocks, warnings = reader(content, source.path)
    if not blocks:
        raise SourceError(source.path, "the file holds no words", remedy="put the text of the document in it")
    within_length(text, source.path)
    within_blocks(text, blocks, source.path)
    digest = hashlib.sha256(content).hexdigest()
    return Document(source.slug, text, blocks, digest, about=source.about, warnings=warnings)
