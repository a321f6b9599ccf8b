"""The signs, numbers and letters that stand before the items of a list."""

from __future__ import annotations

import re

# Signs, also those of fonts of symbols, which have no meaning of their own (U+F000 to U+F0FF).
SIGN = "[-–•●○▪▫■◆◦*‣·►▶→↑↓›»>➢➤✓✔✗✘+!\uf000-\uf0ff]"
NUMBER = r"\d{1,2}[.)]|\(\d{1,2}\)|[a-zåäö]\)|\([a-zåäö]\)|[ivx]{2,4}\)"
MARKER = re.compile(rf"{SIGN}|{NUMBER}|o")  # "o": the round sign of a list within a list, read as a letter
ITEM = re.compile(
    rf"[ \t]*(?P<marker>{SIGN}|{NUMBER}|[a-zåäö]\.(?=[ \t]+[A-ZÅÄÖ])|o(?=[ \t]+[*”\"“»\w]))"
    r"(?:[ \t]+(?=\S)|(?<=\d\.)(?=[A-ZÅÄÖ][a-zåäö])|(?<=[-–•])(?=[A-ZÅÄÖ][a-zåäö]))"
)
