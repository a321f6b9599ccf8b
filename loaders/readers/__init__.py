"""Bytes in, `Document` out: one module a format."""

from __future__ import annotations

import hashlib
import unicodedata

from loaders.document import Document
from loaders.errors import SourceError
from loaders.readers import text as plain
from loaders.sources import Source


def read(source: Source) -> Document:
    """Read a source into canonical text and blocks.

    The text is Unicode NFC with LF line ends and no byte order mark; nothing else is changed, so that a
    quotation is what the source prints.

    Raises:
        SourceError: the source is empty, is no text, or is not UTF-8; says what to do.
    """
    content = source.path.read_bytes()
    text = canonical(decode(content, source))
    return Document(source.slug, text, plain.blocks(text), hashlib.sha256(content).hexdigest(), about=source.about)


def decode(content: bytes, source: Source) -> str:
    """Decode UTF-8, refusing what is empty or no text."""
    if not content.strip():
        raise SourceError(source.path, "the file is empty", remedy="put the text of the document in it")
    if b"\0" in content[:65536]:
        raise SourceError(
            source.path, "the file is not text (it holds NUL bytes)", remedy="save the document as plain text in UTF-8"
        )
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise SourceError(
            source.path, f"byte {error.start} is not UTF-8", line=line, remedy="save the file as UTF-8"
        ) from error


def canonical(text: str) -> str:
    """Return NFC text with LF line ends; a form feed stays, being a page break.

    >>> canonical("Ra\\u030ad\\r\\n")
    'Råd\\n'
    """
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
