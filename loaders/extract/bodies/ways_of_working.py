"""What has the form of a body's name and is said to be a way of working: "Idéburet partnerskap, IOP, är en modell"."""

from __future__ import annotations

import re
from functools import lru_cache

WAY = re.compile(
    r"(?=(?:,[ \n][^,.;\n]{2,30},)?[ \n](?:är|bygger[ \n]på)[ \n](?:en|ett)[ \n](?:[\w-]+[ \n](?:och[ \n])?){0,3}?"
    r"(?:\w*(?:modell|metod|form|avtal|överenskommelse|begrepp|verktyg|arbetssätt))(?![^\W_]))",
    re.IGNORECASE,
)
SHORT = re.compile(r"[A-ZÅÄÖ]{2,6}")


def is_way_of_working(text: str, words: str) -> bool:
    """Whether a text defines a name, or the short form that ends it, as a model, method or kind of agreement.

    >>> is_way_of_working("IOP är en avtalsform.", "Partnerskapet IOP"), is_way_of_working("IOP är ett nätverk.", "IOP")
    (True, False)
    """
    last = words.split()[-1]
    names = [words, last] if SHORT.fullmatch(last) else [words]
    places = [(end - len(name), name) for name in names for end in _ways(text) if end >= len(name)]
    return any(
        text[at : at + len(name)].lower() == name.lower() and not text[max(at - 1, 0) : at].isalnum()
        for at, name in places
    )


@lru_cache(maxsize=1)  # name after name is asked for
def _ways(text: str) -> list[int]:
    """Return where what a text defines so ends."""
    return [found.start() for found in WAY.finditer(text)]
