"""Learn where names of projects stand in sentences: the CSVs `title_…` of `loaders/learnt`.

    python tests/bench/learn_titles.py [--neutral FOLDER] [--write]

Cases are the capitals of the headings and sentences of the documents that may be learnt from, and the words behind
those that begin a title of the annotation. What these make likely in documents they were not learnt from is weighed
once more: whether it is a title, by all its places and by what the words are. So is what rules find there, by whatever
is known of it (`titles.csv`). FOLDER holds further texts (NAME.txt): of these, those in which it finds no project
are learnt from as naming none. Without `--write`, four fifths of the documents are learnt from, and what the rest gives
is printed: at each likeness, the share of the names taken that are right, and of the titles found that no rule finds;
and the share of what rules find and this keeps that is right, and of what is right that it keeps.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, NamedTuple

from learning import FOLDERS, Case, apart, documents, learn, names_in, normal, options, write

from loaders import readers
from loaders.document import Span
from loaders.extract.as_written import as_written
from loaders.extract.order import EXTRACTORS
from loaders.extract.projects import learnt, particulars, title_odds, title_traits, weighed
from loaders.extract.projects.known_titles import titles as known_titles
from loaders.extract.reading import Reading
from loaders.iris import normalised
from loaders.learnt import titles
from loaders.learnt.weights import BIAS, shares
from loaders.learnt.weights import weights as written
from loaders.sources import find

FEWEST_DOCUMENTS = 3  # what fewer hold is not learnt: it would tell of their subjects
FEWEST_OF_TITLES = 5  # their words alike
BEGINS, ENDS, NAMES, TITLES = "begins", "ends", "names", "titles"
ALIKE = 0.8  # of the words of two titles that are one
UNMENDED = ("prose", "layout-learnt")  # no rule was mended for these: what rules leave there, they leave elsewhere
Learnt = dict[str, dict[str, list[float]]]


class Told(NamedTuple):
    """A document as the loader reads it, with where it spells the titles of its annotation; none in neutral ones."""

    path: Path
    reading: Reading
    places: list[Span]
    named: list[str]  # titles and other names of the annotation
    sentences: list[titles.Said]

    @property
    def unmended(self) -> bool:
        """Whether rules do on it as on any document."""
        return self.path.parent.name in UNMENDED

    @property
    def annotated(self) -> bool:
        """Whether what rules find in it is known to be right or wrong."""
        return self.path.parent.name in FOLDERS

    @property
    def judges(self) -> bool:
        """Whether rules left of it what they leave of any document."""
        return not self.places or self.unmended


def told(path: Path, projects: list[dict[str, Any]] | None) -> Iterator[Told]:
    """Yield a document as the loader reads it; without annotation, only one in which rules find no project."""
    reading = by_rules(path)
    if projects is not None or not reading.of("Project", "PilotProject"):
        named = [name for project in projects or [] for name in _names(project)]
        places = {place for name in named for place in _places(reading.document.text, name)}
        longest = [one for one in places if not any(other.covers(one) and other != one for other in places)]
        yield Told(path, reading, sorted(longest), named, [said for _, said in weighed.sentences_said(reading)])


def by_rules(path: Path) -> Reading:
    """Return a document with what rules find in it, before anything is learnt of it."""
    reading = Reading(readers.read(find([path]).sources[0]))
    if written := as_written(reading.document):
        reading = Reading(written.document)
    for extractor in EXTRACTORS[: EXTRACTORS.index(learnt)]:
        extractor.extract(reading)
    return reading


def _names(project: dict[str, Any]) -> set[str]:
    return {project["title"], project.get("title_as_written") or project["title"], *project.get("title_aliases", [])}


def _places(text: str, name: str) -> Iterator[Span]:
    """Yield where a text spells a name, whole."""
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


def found(one: Told) -> Iterator[Case]:
    """Yield the titles that rules, read anew, and the weights of the moment find, and whether each is one."""
    for title, traits in ruled(one) if one.annotated else ():
        yield Case(one.path.name, TITLES if is_named(one, title) else "", _held(traits))
    for name, _ in learnt.candidates(one.reading) if one.judges else ():
        traits = frozenset(
            title_traits.title_traits(one.reading, _one_line(one.reading.text(name)), name, "by-learnt-wording")
        )
        yield Case(one.path.name, TITLES if name in one.places else "", _held(traits))


def ruled(one: Told) -> list[tuple[str, frozenset[str]]]:
    """Return the titles that rules find in a document with what is weighed of them when they do."""
    held: list[tuple[str, frozenset[str]]] = []

    def keep(reading: Reading, title: str, place: Span, method: str) -> bool:
        held.append((title, frozenset(title_traits.title_traits(reading, title, place, method))))
        return True

    particulars.is_likely_title = keep
    by_rules(one.path)
    return held


def is_named(one: Told, title: str) -> bool:
    """Whether the annotation has a title, in about these words: as the scores compare them."""
    ratios = (SequenceMatcher(None, normal(name), normal(title), autojunk=False).ratio() for name in one.named)
    return any(ratio >= ALIKE for ratio in ratios)


def _one_line(words: str) -> str:
    return " ".join(words.split())


def learnt_of(known: list[Told], left: frozenset[str], own: frozenset[str]) -> Learnt:
    """Return the weights of beginnings and ends, learnt of all documents but some; names that they own are not."""
    seen = [case for one in known if one.path.name not in left for case in cases(one)]
    kinds = (BEGINS, ENDS)
    return {k: learn([case for which, case in seen if which == k], (k,), FEWEST_DOCUMENTS, own) for k in kinds}


def weighed_by(weights: Learnt) -> None:
    """Let the loader weigh by these weights."""
    kinds = {titles.STARTS: BEGINS, titles.ENDS: ENDS}
    titles.weights = title_traits.weights = lambda name: weights[kinds[name]] if name in kinds else written(name)


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


def kept(known: list[Told], weights: dict[str, list[float]]) -> Iterator[str]:
    """Yield a line for each likeness: the share of what rules find and is kept that is right, and of the right kept."""
    ruled_ = [
        (shares({BIAS, *traits}, weights)[0], is_named(one, title))
        for one in known
        if one.unmended
        for title, traits in ruled(one)
    ]
    whole = sum(right for _, right in ruled_)
    for least in (0.0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5):
        taken = [right for share, right in ruled_ if share >= least]
        yield f"{least}  {sum(taken) / max(len(taken), 1):.3f}  {sum(taken) / max(whole, 1):.3f}"


def main() -> None:
    """Learn and write the weights, or show how well those learnt of a part do on the rest."""
    asked = options(__doc__ or "")
    neutral = sorted(asked.neutral.glob("*.txt")) if asked.neutral else []
    particulars.is_likely_title = lambda *_: True  # what is weighed is not refused
    known = [one for path, gold in documents() for one in told(path, gold.get("projects", []))]
    known += [one for path in neutral for one in told(path, None)]
    left = frozenset() if asked.write else apart(one.path.name for one in known)
    own = names_in(one.reading.document.text for one in known)
    halves = apart((one.path.name for one in known if one.path.name not in left), 2)
    named: list[Case] = []
    titled: list[Case] = []
    for half in (halves, frozenset(one.path.name for one in known) - halves):
        weighed_by(learnt_of(known, half | left, own))
        told_of = [one for one in known if one.path.name in half - left]
        named += [case for one in told_of if one.judges for case in names(one)]
        titled += [case for one in told_of for case in found(one)]
    again = learn(named, (NAMES,), FEWEST_DOCUMENTS, own)
    every = learn(titled, (TITLES,), FEWEST_OF_TITLES, own)
    weights = learnt_of(known, left, own)
    if asked.write:
        write(titles.STARTS, (BEGINS,), weights[BEGINS])
        write(titles.ENDS, (ENDS,), weights[ENDS])
        write(learnt.NAMES, (NAMES,), again)
        write(title_odds.TITLES, (TITLES,), every)
        return
    weighed_by(weights)
    rest = [one for one in known if one.path.name in left]
    print("likeness  right  found", *judged(rest, again), sep="\n")
    print("likeness  right  kept", *kept(rest, every), sep="\n")


if __name__ == "__main__":
    main()
