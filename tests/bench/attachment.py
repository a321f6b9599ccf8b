"""How many of a document's factors are attached to what they are about.

A factor of the gold may say so in `about`: the title of a project or other undertaking, or null where the text tells it
of none in particular (several, a meeting, a programme). Judged are the factors that were found and say it.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any, NamedTuple

TITLE, TEXT = 0.80, 0.85  # least likeness of a title, of a factor's words: those of score.py


class Attached(NamedTuple):
    """One factor: its words, what the gold and the prediction say it is about, and how it was judged."""

    text: str
    about: str | None
    found: str | None
    verdict: str  # right, wrong (of something else), missing (of nothing)


def attached(gold: dict[str, Any], predicted: dict[str, Any]) -> Iterator[Attached]:
    """Judge the attachment of each factor of the gold that was found."""
    titles = {p["title"]: [p["title"], *p.get("title_aliases", []), p.get("title_as_written", p["title"])]
              for p in gold["projects"]}  # fmt: skip
    left = list(predicted["factors"])
    for factor in gold["factors"]:
        same = max(left, key=lambda each: _same_factor(factor, each), default=None)
        if "about" not in factor or same is None or _same_factor(factor, same) < TEXT:
            continue
        left.remove(same)
        about, found = factor["about"], same["about"]
        right = found is about or any(_alike(title, found) >= TITLE for title in titles.get(about, [about]))
        verdict = "right" if right else "missing" if found is None else "wrong"
        yield Attached(factor["text"], about, found, verdict)


def _same_factor(factor: dict[str, Any], other: dict[str, Any]) -> float:
    return _alike(factor["text"], other["text"]) if factor["type"] == other["type"] else 0.0


def _alike(one: str | None, other: str | None) -> float:
    return SequenceMatcher(None, *(" ".join((each or "").casefold().split()) for each in (one, other))).ratio()
