"""Headings or labels beside one another: where two announce factors, what a third leans to makes it one of them.

"Se upp med:", "Nyckeln:" and "Gav:" are a set of three kinds; "Gav:" alone may be over anything.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from loaders.factor_words.polarity import BENEFIT, PITFALL, SUCCESS, predicate
from loaders.labels import normal

LONGEST = 6  # words
NEAR = 2  # places before or behind
# "Så fungerar stödet", "Vi ska förbättra"
NEUTRAL = re.compile(r"(?<![^\W_])(?:ska|skall|kommer\s+att|fungerar|funkar|hjälper\s+till|hanterar)(?![^\W_])")


def completed(words: Sequence[str], kinds: Sequence[str | None]) -> list[str | None]:
    """Return the kinds of siblings, one found for what leans to good or bad beside two of different kinds.

    >>> completed(["Se upp med", "Nyckeln", "Gav"], ["fallgrop", "framgangsfaktor", None])
    ['fallgrop', 'framgangsfaktor', 'nytta']
    >>> completed(["Se upp med", "Nyckeln", "Kontakt"], ["fallgrop", "framgangsfaktor", None])
    ['fallgrop', 'framgangsfaktor', None]
    """
    return [kind or _third(words, kinds, n) for n, kind in enumerate(kinds)]


def _third(words: Sequence[str], kinds: Sequence[str | None], n: int) -> str | None:
    windows = (kinds[max(at, 0) : at + NEAR + 1] for at in range(max(n - NEAR, 0), n + 1))
    beside = next((set(near) - {None} for near in windows if len(near) == NEAR + 1 and near.count(None) == 1), set())
    good = _leans_to_good(words[n])
    if len(beside) != NEAR or good is None:
        return None
    missing = ({SUCCESS, PITFALL, BENEFIT} - beside).pop()
    return missing if good is (missing != PITFALL) else None


def _leans_to_good(words: str) -> bool | None:
    """Whether words tell of good or of bad, or None where they tell of neither."""
    key = normal(words).rstrip("? ")
    found = predicate(key) if len(key.split()) <= LONGEST and not NEUTRAL.search(key) else None
    if found is None or found.family in ("handle", "cause"):
        return None
    return found.denied is (found.family in ("fail", "hinder"))
