"""Which reader reads what: told by the ending of the name, held against the first bytes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from loaders.errors import SourceError
from loaders.readers import text as plain
from loaders.readers.composition import Layout, canonical
from loaders.readers.encoding import characters
from loaders.readers.limits import within_length
from loaders.readers.wrapped import whole_rows


def read_text(content: bytes, path: Path) -> Layout:
    """Read plain text; a form feed begins a page.

    Raises:
        SourceError: the bytes are no text, or too long a one.
    """
    decoded, warnings = characters(content, path)
    text = whole_rows(canonical(decoded))
    within_length(text, path)
    blocks = plain.blocks(text)
    if "\f" in text:
        blocks = tuple(replace(block, page=text.count("\f", 0, block.start) + 1) for block in blocks)
    return Layout(text, blocks, warnings)


Reader = Callable[[bytes, Path], Layout]
# The module of each format, imported when a file of it is read: their libraries take a while to start.
MODULES = {"docx": "docx", "htm": "html", "html": "html", "md": "markdown", "pdf": "pdf", "pptx": "pptx"}
# What parses bytes of unknown origin in C or C++ is read in a process of its own.
CONFINED = frozenset({"docx", "htm", "html", "pdf", "pptx"})
# How files begin that are no text, whatever their name says.
MAGIC = (
    (b"%PDF-", "pdf", "a PDF"),
    (b"PK\x03\x04", "docx pptx", "a zip archive, as Office documents are"),
    (b"\xd0\xcf\x11\xe0", "docx pptx", "an Office document of 97-2003, or an encrypted one"),
    (b"{\\rtf", "", "RTF"),
    (b"\x89PNG", "", "a picture (PNG)"),
    (b"\xff\xd8\xff", "", "a picture (JPEG)"),
    (b"GIF8", "", "a picture (GIF)"),
    (b"\x1f\x8b", "", "a gzip archive"),
    (b"\x7fELF", "", "a program"),
)
UNREAD = {"odt": ".docx or .pdf", "rtf": ".docx or .pdf", "doc": ".docx", "ppt": ".pptx", "xls": ".pdf", "xlsx": ".pdf"}


def reader_of(kind: str, content: bytes, path: Path) -> Reader:
    """Return the reader for a file; an ending that says nothing is read as plain text.

    Raises:
        SourceError: the format is not read, or the bytes are of another than the name says.
    """
    if kind in UNREAD:
        raise SourceError(path, f".{kind} is not read", remedy=f"save the document as {UNREAD[kind]}")
    for magic, kinds, name in MAGIC:
        if content.startswith(magic) and kind not in kinds.split():
            right = " or ".join(f".{one}" for one in kinds.split())
            remedy = f"name it {right} if that is what it is" if right else "save the document in a format that is read"
            raise SourceError(path, f"the file is {name}, though its name says .{kind}", remedy=remedy)
    if kind not in MODULES:
        return read_text
    read: Reader = import_module(f"loaders.readers.{MODULES[kind]}").read
    return read
