"""What is looked at in an Office file (a zip of XML) before a library opens it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from loaders.errors import SourceError

LARGEST = 400 << 20  # bytes unpacked, pictures and films included
LARGEST_XML = 64 << 20  # bytes of XML unpacked; a 300-page report has less than 10 MB
MOST_PARTS = 20_000
LEGACY = b"\xd0\xcf\x11\xe0"  # the container of Word and PowerPoint before 2007, and of encrypted Office files
BROKEN = "open the file in the program that made it and save it again"


def check(content: bytes, path: Path, holds: str) -> None:
    """Refuse what is no Office file of the kind, is encrypted, or would fill the memory when unpacked.

    Args:
        content: the file.
        path: where it is, for the error.
        holds: the part that a file of the kind holds, such as "word/document.xml".

    Raises:
        SourceError: says which of these, and what to do.
    """
    if content.startswith(LEGACY):
        raise SourceError(
            path, "the file is encrypted, or of Office 97-2003", remedy="save it without password as .docx or .pptx"
        )
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            if holds not in {part.filename for part in parts}:
                raise SourceError(path, f"the file holds no {holds}", remedy="name it by what it is, or save it anew")
            _measure(parts, path)
            _look_for_entities(archive, parts, path)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError, OSError, EOFError) as error:
        raise SourceError(path, f"the file is truncated or damaged ({error})", remedy=BROKEN) from error
    except Exception as error:  # zlib, lzma and struct raise their own
        if isinstance(error, SourceError):
            raise
        raise SourceError(path, f"the file is damaged ({error})", remedy=BROKEN) from error


def _measure(parts: list[zipfile.ZipInfo], path: Path) -> None:
    """Refuse a zip bomb by the sizes in its directory; zipfile holds each part to the size said there."""
    xml = sum(part.file_size for part in parts if _is_xml(part))
    whole = sum(part.file_size for part in parts)
    if whole > LARGEST or xml > LARGEST_XML or len(parts) > MOST_PARTS:
        raise SourceError(
            path,
            f"the file unpacks to {whole >> 20} MB ({xml >> 20} MB of it XML) in {len(parts)} parts",
            remedy=f"split it: {LARGEST >> 20} MB, {LARGEST_XML >> 20} MB of XML and {MOST_PARTS} parts are the most",
        )


def _look_for_entities(archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo], path: Path) -> None:
    """Refuse XML that declares a document type, as no Office program writes: it is where XML bombs are."""
    for part in parts:
        if _is_xml(part):
            with archive.open(part) as stream:
                head = stream.read(4096).replace(b"\0", b"")
            if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
                raise SourceError(path, f"{part.filename} declares XML entities", remedy=BROKEN)


def _is_xml(part: zipfile.ZipInfo) -> bool:
    return part.filename.lower().endswith((".xml", ".rels", ".vml"))
