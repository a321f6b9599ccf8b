"""Learn where names of projects stand in sentences: the CSVs `title_…` of `loaders/learnt`.

    python tests/bench/learn_titles.py [--neutral FOLDER] [--write]

Cases are the capitals of the headings and sentences of the documents that may be learnt from, and the words behind
those that begin a title of the annotation. What these make likely in documents they were not learnt from is weighed
once more: whether it is a title, by all its places and by what the words are. FOLDER holds further texts (NAME.txt):
of these, those in which the loader finds no project are learnt from as naming none. Without `--write`, four fifths of
the documents are learnt from, and what the rest gives is printed: at each likeness, the share of the names taken that
are right, and of the titles found that no rule finds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from learning import Case, apart, documents, learn, names_in, options, write

from loaders import readers
from loaders.document import Span
from loaders.extract.as_written import as_written
from loaders.extract.order import EXTRACTORS
from loaders.extract.projects import learnt, weighed
from loaders.extract.projects.known_titles import titles as known_titles
from loaders.extract.reading import Reading
from loaders.iris import normalised
from loaders.learnt import titles
from loaders.learnt.weights import BIAS, shares
from loaders.sources import find

FEWEST_DOCUMENTS = 3  # what fewer hold is not learnt: it would tell of their subjects
BEGINS, ENDS, NAMES = "begins", "ends", "names"
UNMENDED = ("prose", "layout-learnt")  # no rule was mended for these: what rules leave there, they leave elsewhere
Learnt = dict[str, dict[str, list[float]]]


class Told(NamedTuple):
    """A document as the loader reads it, with where it spells the titles of its annotation; none in neutral ones."""

    path: Path
    reading: Reading
    places: list[Span]
    sentences: list[titles.Said]

    @property
    def judges(self) -> bool:
        """Whether rules left of it what they leave of any document."""
        return not self.places or self.path.parent.name in UNMENDED


def told(path: Path, projects: list[dict[str, Any]] | None) -> Iterator[Told]:
    """Yield a document as the loader reads it; without annotation, only one in which rules find no project."""
    reading = Reading(readers.read(find([path]).sources[0]))
    if written := as_written(reading.document):
        reading = Reading(written.document)
    for extractor in EXTRACTORS[: EXTRACTORS.index(learnt)]:
        extractor.extract(reading)
    if projects is not None or not reading.of("Project", "PilotProject"):
        places = {place for project in projects or [] for place in _places(reading.document.text, project)}
        longest = [one for one in places if not any(other.covers(one) and other != one for other in places)]
        yield Told(path, reading, sorted(longest), [said for _, said in weighed.sentences_said(reading)])


def _places(text: str, project: dict[str, Any]) -> Iterator[Span]:
    """Yield where a text spells a title of the annotation, or another name of it, whole."""
    for name in {project["title"], project.get("title_as_written") or "", *project.get("title_aliases", [])}:
        if words := re.findall(r"\w+", name):
            spelt = r"\W+".join(map(re.escape, words))
            yield from (Span(*found.span()) for found in re.finditer(rf"(?<!\w){spelt}(?!\w)", text, re.IGNORECASE))


def cases(one: Told) -> Iterator[tuple[str, Case]]:
    """Yield what may begin or end a name in sentences, and whether it does; nothing within a name begins one."""
    starts = {place.start: place for place in one.places}
    within = {n for place in one.places for n in range(place.start + 1, place.end)}
    for said in one.sentences:
        for first in titles.starts(said):
            place = said.words[first].start()
            if place in within:
                continue
            name = starts.get(place)
            yield BEGINS, Case(one.path.name, BEGINS if name else "", _held(titles.at_start(said, first)))
            for last in titles.ends(said, first) if name else ():
                ends = name is not None and said.words[last].end() == name.end
                yield ENDS, Case(one.path.name, ENDS if ends else "", _held(titles.at_end(said, first, last)))


def _held(traits: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({BIAS, *traits}))


def names(one: Told) -> Iterator[Case]:
    """Yield what the weights of the moment make likely to name a project that no rule found, and whether it does."""
    for name, traits in learnt.candidates(one.reading):
        yield Case(one.path.name, NAMES if name in one.places else "", _held(traits))


def learnt_of(known: list[Told], left: frozenset[str], own: frozenset[str]) -> Learnt:
    """Return the weights of beginnings and ends, learnt of all documents but some; names that they own are not."""
    seen = [case for one in known if one.path.name not in left for case in cases(one)]
    kinds = (BEGINS, ENDS)
    return {k: learn([case for which, case in seen if which == k], (k,), FEWEST_DOCUMENTS, own) for k in kinds}


def weighed_by(weights: Learnt) -> None:
    """Let the loader weigh by these weights."""
    kinds = {titles.STARTS: BEGINS, titles.ENDS: ENDS}
    titles.weights = lambda name: weights[kinds[name]]


def judged(known: list[Told], weights: dict[str, list[float]]) -> Iterator[str]:
    """Yield a line for each likeness: the share of the names taken that are right, and of the sought found."""
    found = [
        (one.reading.text(name), traits, shares({BIAS, *traits}, weights)[0], name in one.places)
        for one in known
        for name, traits in learnt.candidates(one.reading)
    ]
    sought = sum(len({*_left(one)}) for one in known)
    for least in (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
        taken = [right for *told, right in found if learnt.is_likely(*told, least)]
        yield f"{least}  {sum(taken) / max(len(taken), 1):.2f}  {sum(taken) / max(sought, 1):.2f}"


def _left(one: Told) -> Iterator[str]:
    """Yield the titles of a document that no rule found."""
    rules = known_titles(one.reading)
    return (normalised(one.reading.text(place)) for place in one.places if not rules.longest_at(place.start))


def main() -> None:
    """Learn and write the weights, or show how well those learnt of a part do on the rest."""
    asked = options(__doc__ or "")
    neutral = sorted(asked.neutral.glob("*.txt")) if asked.neutral else []
    known = [one for path, gold in documents() for one in told(path, gold.get("projects", []))]
    known += [one for path in neutral for one in told(path, None)]
    left = frozenset() if asked.write else apart(one.path.name for one in known)
    own = names_in(one.reading.document.text for one in known)
    halves = apart((one.path.name for one in known if one.path.name not in left), 2)
    seen: list[Case] = []
    for half in (halves, frozenset(one.path.name for one in known) - halves):
        weighed_by(learnt_of(known, half | left, own))
        seen += [case for one in known if one.judges and one.path.name in half - left for case in names(one)]
    again = learn(seen, (NAMES,), FEWEST_DOCUMENTS, own)
    weights = learnt_of(known, left, own)
    if asked.write:
        write(titles.STARTS, (BEGINS,), weights[BEGINS])
        write(titles.ENDS, (ENDS,), weights[ENDS])
        write(learnt.NAMES, (NAMES,), again)
        return
    weighed_by(weights)
    print("likeness  right  found", *judged([one for one in known if one.path.name in left], again), sep="\n")


if __name__ == "__main__":
    main()
