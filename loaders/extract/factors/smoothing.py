"""A text as its cues are looked for: adverbs and "enligt …" between the words of a cue made blank, offsets kept."""

from __future__ import annotations

import re
from functools import lru_cache

from loaders.document import Span

# "Ett hinder var dessutom att …", "Vinsten är framför allt att …"
ADVERB = (
    r"också|även|dessutom|därtill|därutöver|likaså|samtidigt|däremot|emellertid|ändå|alltså|således|givetvis|naturligtvis|förstås"
    r"|framför\s+allt|främst|i\s+första\s+hand|bland\s+annat|bl\.\s?a\.|till\s+exempel|t\.\s?ex\.|exempelvis|till\s+(?:stor|viss)\s+del|delvis"
    r"|i\s+(?:hög|stor)\s+(?:grad|utsträckning)"
)
# "Det beror enligt rektorn Per-Olov Skytte på att …", "Hindret var, enligt projektledaren, att …"
ACCORDING = r"(?:,\s+)?enligt\s+(?:[\w.:-]+\s+){0,5}?[\w.:-]+(?:,(?=\s)|(?=\s+(?:på|av|i|är|var|har|det|den|att)\s))"
INSERTED = re.compile(rf"(?<![^\W_])(?:{ADVERB})(?![^\W_])|{ACCORDING}", re.IGNORECASE)


@lru_cache(maxsize=1)
def smoothed(text: str) -> str:
    """Return a text of the same length without what may stand anywhere in a sentence.

    >>> smoothed("Ett hinder var dessutom att möten ställdes in.")
    'Ett hinder var          att möten ställdes in.'
    """
    return INSERTED.sub(lambda found: " " * len(found.group()), text)


def trimmed(text: str, span: Span) -> Span:
    """Leave out the white space, and what was made blank, before the words of a stretch."""
    words = text[slice(*span)]
    return Span(span.end - len(words.lstrip(" ,\n")), span.end)
