"""Whether a title that a method finds is likely a project's, by weights learnt from annotated documents.

Titles are weighed each time that they are found, but those over a summary: `titles.csv` holds what each of their traits
adds to the odds. What the text says to be a project is one, whatever it is called.
"""

from __future__ import annotations

from loaders.document import Span
from loaders.extract.projects.title_traits import title_traits
from loaders.extract.reading import Reading
from loaders.learnt.weights import shares, weights

TITLES = "titles.csv"
LEAST = 0.2  # share: tests/bench/learn_titles.py shows what others keep and refuse
# Said to be a project: by its label, by the noun before or behind it, by what leads in its list or heads its column,
# or by the text under it, whose title it is or which begins with "Projektet".
SAID = frozenset(
    {"method by-label", "noun before True", "noun behind True", "titles text True", "over projektet True"}
    | {"lead about projects", "label about projects", "column about projects"}
)


def is_likely_title(reading: Reading, title: str, place: Span, method: str) -> bool:
    """Whether a title that a method finds at a place is said to be a project's, or likely is one."""
    traits = frozenset(title_traits(reading, title, place, method))
    return not SAID.isdisjoint(traits) or shares(traits, weights(TITLES))[0] >= LEAST
