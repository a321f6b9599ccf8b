"""What has the form of a body's name and is said to be a way of working: "Idéburet partnerskap, IOP, är en modell"."""

from __future__ import annotations

import re

WAY = (
    r"(?:,[ \n][^,.;\n]{2,30},)?[ \n](?:är|bygger[ \n]på)[ \n](?:en|ett)[ \n](?:[\w-]+[ \n](?:och[ \n])?){0,3}?"
    r"(?:\w*(?:modell|metod|form|avtal|överenskommelse|begrepp|verktyg|arbetssätt))(?![^\W_])"
)
SHORT = re.compile(r"[A-ZÅÄÖ]{2,6}")


def is_way_of_working(text: str, words: str) -> bool:
    """Whether a text defines a name, or the short form that ends it, as a model, method or kind of agreement.

    >>> is_way_of_working("IOP är en avtalsform.", "Partnerskapet IOP"), is_way_of_working("IOP är ett nätverk.", "IOP")
    (True, False)
    """
    last = words.split()[-1]
    names = [words, last] if SHORT.fullmatch(last) else [words]
    return any(re.search(rf"(?<![^\W_]){re.escape(name)}{WAY}", text, re.IGNORECASE) for name in names)
