"""Bytes of a text in any encoding that occurs in Sweden → characters.

UTF-8 and what carries a byte order mark are told by rule. Among the single-byte encodings the one is taken
in which the letters beyond ASCII are those of Swedish and stand where Swedish has them. On lines of Swedish
in five encodings that is right far oftener than charset-normalizer: `tests/bench/text_encodings.py` compares them.
"""

from __future__ import annotations

import codecs
import re
from pathlib import Path
from typing import NamedTuple

from loaders.document import Doubt
from loaders.errors import SourceError

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark begins it
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# In the order in which they are taken where the bytes do not tell: Windows, the Mac of old, DOS.
SINGLE_BYTE = ("windows-1252", "mac-roman", "cp850")
NAMES = {"windows-1252": "windows-1252 (ISO 8859-1)", "mac-roman": "Mac Roman", "cp850": "code page 850"}
# Swedish and what names and quotations bring with them.
LOWER, UPPER, GUESTS = "åäö", "ÅÄÖ", "éèüÉÜáàçñøæØÆëïôíóúß"
SIGNS = "–—”“’‘…•·«»§°½¼¾²³€£©®™´\u00a0\u00ad±×¹"
PLAUSIBLE = 0.8
TWICE = re.compile("Ã[¥¤¶…„–\x85\x84\x96]")
# The signs that Windows' encoding has where ISO 8859-1 has control characters, and those that it leaves to them.
OF_WINDOWS = {ord(bytes([n]).decode("windows-1252", "ignore") or chr(n)): n for n in range(0x80, 0xA0)}
CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
NAMED = 10  # lines that a warning names
CONTROLLED, STRAY = 0.01, 8  # a larger share of control characters than this, and more than a few: it is no text


class Decoded(NamedTuple):
    """A text, and the encoding that was assumed where the bytes do not say it: of some lines, from 1, or of all."""

    text: str
    assumed: str | None = None
    lines: tuple[int, ...] = ()


def characters(content: bytes, path: Path) -> tuple[str, tuple[Doubt, ...]]:
    """Return the text of a file, and a warning where its encoding had to be told from its letters.

    Raises:
        SourceError: the bytes are no text, or a text in no encoding that occurs in Sweden.
    """
    decoded = decode(content)
    if decoded is None and b"\0" in content:
        raise SourceError(path, "the file is not text (it holds NUL bytes)", remedy=AS_TEXT)
    if decoded is None:
        at = _first_fault(content)
        raise SourceError(
            path,
            f"byte {at} is not UTF-8, and no other encoding makes Swedish of the bytes",
            line=content.count(b"\n", 0, at) + 1,
            remedy=AS_TEXT,
        )
    if len(CONTROLS.findall(decoded.text)) > max(CONTROLLED * len(decoded.text), STRAY):
        raise SourceError(path, "the file is not text (it is full of control characters)", remedy=AS_TEXT)
    if decoded.assumed is None:
        return decoded.text, ()
    if decoded.lines:
        which = ", ".join(map(str, decoded.lines[:NAMED])) + (" …" if len(decoded.lines) > NAMED else "")
        sv = f"rad {which} är inte UTF-8 som resten av texten och lästes som {decoded.assumed}"
        return decoded.text, (
            Doubt(sv, f"line {which} is not UTF-8 as the rest is, and was read as {decoded.assumed}"),
        )
    doubt = Doubt(
        f"texten är inte UTF-8 och lästes som {decoded.assumed}, efter sina svenska bokstäver",
        f"the text is not UTF-8 and was read as {decoded.assumed}, by its Swedish letters",
    )
    return decoded.text, (doubt,)


AS_TEXT = "save the document as plain text in UTF-8"


def _first_fault(content: bytes) -> int:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start
    return 0


def decode(content: bytes) -> Decoded | None:
    """Decode a text, or return None where no encoding makes plausible Swedish of the bytes.

    >>> decode("Räddningstjänst".encode("mac-roman")).assumed
    'Mac Roman'
    >>> decode(bytes(range(128, 256))) is None
    True
    """
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return _by_rule(content, encoding)
    if b"\0" in content:
        return _without_mark(content)
    if decoded := _by_rule(content, "utf-8"):
        return _undone(decoded)
    if mixed := _mixed(content):
        return mixed
    readings = [(_plausibility(text), name, text) for name in SINGLE_BYTE if (text := _read(content, name)) is not None]
    share, name, text = max(readings, key=lambda reading: reading[0])
    if share < PLAUSIBLE:
        return None
    if name == "windows-1252" and b"\xa4" in content and not re.search(rb"[\x80-\x9f]", content):
        return Decoded(content.decode("iso-8859-15"), "ISO 8859-15")
    return Decoded(text, NAMES[name])


def _undone(decoded: Decoded) -> Decoded:
    """Undo UTF-8 that a program took for Windows' encoding or ISO 8859-1 and wrote as UTF-8 once more: "GÃ¤vle"."""
    if len(TWICE.findall(decoded.text)) <= len(re.findall(f"[{LOWER}{UPPER}]", decoded.text)):
        return decoded
    try:
        return Decoded(decoded.text.translate(OF_WINDOWS).encode("iso-8859-1").decode("utf-8"), "UTF-8 × 2 (Ã¤ = ä)")
    except UnicodeError:
        return decoded


def _mixed(content: bytes) -> Decoded | None:
    """Read a text of which most lines beyond ASCII are UTF-8 and the others, pasted in, Windows' encoding."""
    lines = content.splitlines(keepends=True)
    strange = {n: _read(line, "windows-1252") for n, line in enumerate(lines, 1) if _read(line, "utf-8") is None}
    told = sum(not line.isascii() for line in lines) - len(strange)
    if told <= len(strange) or any(text is None or _plausibility(text) < PLAUSIBLE for text in strange.values()):
        return None
    text = "".join(strange.get(n) or line.decode("utf-8") for n, line in enumerate(lines, 1))
    return Decoded(text, NAMES["windows-1252"], tuple(strange))


def _by_rule(content: bytes, encoding: str) -> Decoded | None:
    text = _read(content, encoding)
    return None if text is None else Decoded(text)


def _read(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _without_mark(content: bytes) -> Decoded | None:
    """Read UTF-16 without a byte order mark: every other byte of a Latin text is zero."""
    head = content[: 1 << 16]
    for name, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        text = _read(content, name) if 2 * zeros.count(0) > len(zeros) else None
        if text is not None and "\0" not in text:
            return Decoded(text, name.upper().removesuffix("-LE").removesuffix("-BE"))
    return None


def _plausibility(text: str) -> float:
    """Return the share of the characters beyond ASCII that Swedish has there, 0 to 1."""
    beyond = re.findall(r"[^\x00-\x7f]", text)
    fit = (
        len(re.findall(rf"(?<![A-ZÅÄÖ]{{2}})[{LOWER}]|(?<![a-zåäö])[{UPPER}]", text))
        + 0.9 * len(re.findall(rf"(?<=[^\W\d_])[{GUESTS}]|[{GUESTS}](?=[^\W\d_])", text))
        + 0.9 * len(re.findall(rf"[{SIGNS}]", text))
    )
    return fit / len(beyond) if beyond else 1.0
