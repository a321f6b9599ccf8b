"""Which encoding is told for lines of Swedish: ours against charset-normalizer's (to be installed for it).

    .venv/bin/python tests/bench/text_encodings.py TEXT...

Prints, for each encoding, on how many lines with letters beyond ASCII each of the two gives the line back.
"""

from __future__ import annotations

import sys
from pathlib import Path

from charset_normalizer import from_bytes

from loaders.readers.encoding import decode

ENCODINGS = ("utf-8", "windows-1252", "iso-8859-15", "mac-roman", "cp850")


def main(paths: list[str]) -> None:
    """Compare the two on the lines of texts in UTF-8."""
    lines = [line for path in paths for line in Path(path).read_text(encoding="utf-8").splitlines()]
    for encoding in ENCODINGS:
        trials = [(line, line.encode(encoding, "ignore")) for line in lines if not line.isascii()]
        trials = [(line, content) for line, content in trials if content.decode(encoding) == line]
        ours = sum((found := decode(content)) is not None and found.text == line for line, content in trials)
        theirs = sum(str(from_bytes(content).best()) == line for line, content in trials)
        print(
            f"{encoding:14} {len(trials):6} lines   ours {ours / len(trials):.3f}   theirs {theirs / len(trials):.3f}"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
