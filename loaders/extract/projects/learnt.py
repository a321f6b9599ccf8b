"""Projects whose names only their surroundings tell: words that stand where names of projects were learnt to stand.

What rules find stands; of the other capitals of headings, sentences and cells, those are taken that likely begin one.
What the words themselves and all their places in the document say is weighed once more: `title_names.csv` holds what
each such trait adds to the odds that they name a project.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from operator import itemgetter
from typing import NamedTuple

from loaders.document import Span, Stretches
from loaders.extract.persons.form import withheld
from loaders.extract.persons.names import is_first_name, is_surname
from loaders.extract.projects.kept_capitals import OTHER, PROJECTS
from loaders.extract.projects.known_titles import SHORTEST_TITLE, titles
from loaders.extract.projects.names_of_words import OF_LAND
from loaders.extract.projects.particulars import project_titled
from loaders.extract.projects.plausible_names import OF_ANOTHER, QUOTES, is_place, may_be_name, of_other_kind
from loaders.extract.projects.weighed import HEADING, sentences_said
from loaders.extract.reading import Reading
from loaders.iris import normalised
from loaders.learnt.titles import Said, likely_names
from loaders.learnt.weights import shares, weights
from loaders.names.lexicon import is_common, is_finite

NAMES = "title_names.csv"
LIKELY = 0.35  # least share: tests/bench/learn_titles.py shows what others give
SURE = 0.8  # of a single word that no dictionary has, maybe a surname, and of a heading, which may head anything
FEWEST = 0.05  # least share of a place that is weighed once more
MOST = 3  # places, words and projects that are told apart from more
STEPS = 10  # of a share
NEAR = 60  # code points before a name
OPENING, FIRST_LINES = 500, 3  # code points of a text, lines that say what it is
# "De flesta projekt inom Hamnklivet": what several projects stand in is a programme.
HOLDS_PROJECTS = re.compile(r"(?<![^\W_])(?:del)?projekt(?:en)?\s+(?:inom|i)\s+$", re.IGNORECASE)
LONGEST_PLACE = 2  # words: "Norra Halland"


class Place(NamedTuple):
    """Where a sentence may name a project, and how likely it does, from 0 to 1."""

    share: float
    name: Span
    sentence: Span
    whole: Said


def extract(reading: Reading) -> None:
    """Add the projects that a document likely names, in any of its sentences and headings, and that no rule found."""
    for name, traits in candidates(reading):
        if is_likely(reading.text(name), traits, shares(traits, weights(NAMES))[0]):
            project = project_titled(reading, name, "by-learnt-wording")
            if project is not None and project.method == "by-learnt-wording":
                project.basis = "inferred"


def is_likely(words: str, traits: Collection[str], share: float, least: float = LIKELY) -> bool:
    """Whether words with these traits and this share of likeness, from 0 to 1, are taken for a project's name."""
    coined = len(words.split()) == 1 and not is_common(words)
    return share >= (max(SURE, least) if coined or HEADING in traits else least)


def candidates(reading: Reading) -> Iterator[tuple[Span, frozenset[str]]]:
    """Yield what may name a project that no rule found, where that is likeliest, with the traits of all its places.

    Names of persons, places and bodies are none, nor those of other things by their own head or the noun before them;
    a text that never speaks of projects or work has none.
    """
    if not PROJECTS.search(reading.document.text):
        return
    projects = reading.of("Project", "PilotProject")
    known = Stretches(span for node in projects for span in node.evidence)
    found: defaultdict[str, list[Place]] = defaultdict(list)
    for sentence, whole in sentences_said(reading):
        for name, share in likely_names(whole):
            taken = known.overlap(name) or titles(reading).longest_at(name.start) > 0
            if share >= FEWEST and not taken and _may_be_new(reading, sentence, name):
                found[normalised(reading.text(name))].append(Place(share, name, sentence, whole))
    opening = [normalised(line.strip("#*= ")) for line in reading.document.text[:OPENING].splitlines() if line.strip()]
    for places in found.values():
        if any(HOLDS_PROJECTS.search(reading.document.text, *_before(place)) for place in places):
            continue
        likeliest = max(places, key=itemgetter(0))
        if normalised(reading.text(likeliest.name).partition("\n")[0]) in opening[:FIRST_LINES]:
            continue  # on what the whole document is, rules have judged
        yield likeliest.name, frozenset((f"projects {min(len(projects), MOST)}", *_traits(reading, places, likeliest)))


def _before(place: Place) -> Span:
    return Span(max(place.sentence.start, place.name.start - NEAR), place.name.start)


def _may_be_new(reading: Reading, sentence: Span, name: Span) -> bool:
    words, before = reading.text(name), reading.document.text[max(sentence.start, name.start - NEAR) : name.start]
    placed = any(each.span.end == name.end and len(words.split()) <= LONGEST_PLACE for each in reading.names_in(name))
    place = placed or OF_LAND.fullmatch(words) or is_place(reading, name)
    person = reading.is_private(name) or withheld(reading, name) or is_first_name(words) or is_surname(words)
    noun_before = before.casefold().strip(f"{QUOTES} ")
    other = of_other_kind(words) or of_other_kind(noun_before) or OF_ANOTHER.search(f"{noun_before} ")
    noun = len(words.split()) == 1 and not may_be_name(reading, name, alone=True)
    said = _is_sentence(reading, sentence, words)
    return len(words) >= SHORTEST_TITLE and not (place or person or other or noun or said)


def _is_sentence(reading: Reading, sentence: Span, words: str) -> bool:
    """Whether words are a sentence by themselves: "Unga familjer väntar."."""
    whole = reading.text(sentence)
    return whole.rstrip(".!") == words != whole and is_finite(words.split()[-1].casefold())


def _traits(reading: Reading, places: list[Place], likeliest: Place) -> Iterator[str]:
    """Yield what is weighed of words that may name a project, and of their places."""
    share, name, sentence, whole = likeliest
    words, before = reading.text(name), reading.document.text[sentence.start : name.start]
    likely = 1 - math.prod(1 - place.share for place in places)
    first = all(place.name.start == place.sentence.start for place in places)
    size = len(words.split())
    yield from (f"likely {n}" for n in range(1, int(STEPS * likely) + 1))
    yield from (f"likeliest {n}" for n in range(1, int(STEPS * share) + 1))
    yield from (f"places {min(len(places), MOST)}", f"first {first}", f"size {min(size, MOST)} first {first}")
    yield f"other before {OTHER.search(before.casefold()) is not None}"
    yield f"name {may_be_name(reading, name, alone=True)}"
    yield from (trait for trait in whole.around if trait.startswith(("kind ", "level ", "under ", "undertaking ")))
    if HEADING in whole.around:
        yield f"heading whole {name == sentence} size {min(size, MOST)}"
