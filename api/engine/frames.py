"""How the server and its workers talk over a socket pair: frames of a kind, a length and so many bytes.

to a worker       REQUEST (JSON)
from a worker     ENCODING (a content coding, before any data) · DATA … · END (JSON) or PROBLEM (JSON)
"""

from __future__ import annotations

import struct

REQUEST, ENCODING, DATA, END, PROBLEM = b"R", b"C", b"D", b"E", b"X"
_HEAD = struct.Struct("!cI")
HEAD_BYTES = _HEAD.size


def frame(kind: bytes, payload: bytes = b"") -> bytes:
    """One frame.

    >>> frame(DATA, b"abc")
    b'D\\x00\\x00\\x00\\x03abc'
    """
    return _HEAD.pack(kind, len(payload)) + payload


def head(data: bytes | bytearray, start: int = 0) -> tuple[bytes, int]:
    """Kind and length of the frame that begins at `start`; HEAD_BYTES must be there."""
    kind, length = _HEAD.unpack_from(data, start)
    return kind, length
