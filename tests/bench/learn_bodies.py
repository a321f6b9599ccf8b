"""Learn where names of bodies stand in sentences: the CSVs `body_…` of `loaders/learnt`.

    python tests/bench/learn_bodies.py [--write]

Cases are the capitals of the sentences of the documents that may be learnt from, but those of bodies that rules find,
and the words behind those that begin a body of the annotation. What these make likely in documents they were not
learnt from is weighed once more: whether it is a body, by all its places and by what the words are. Without `--write`,
four fifths of the documents are learnt from, and what the rest gives is printed: at each likeness, the share of the
names taken that are right, and of the bodies found that no rule finds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from learning import Case, apart, documents, learn, names_in, options, write

from loaders import readers
from loaders.document import Span, Stretches
from loaders.extract.as_written import as_written
from loaders.extract.bodies import learnt
from loaders.extract.bodies.known_bodies import bodies_in
from loaders.extract.order import EXTRACTORS
from loaders.extract.reading import Reading
from loaders.learnt import titles
from loaders.learnt.weights import BIAS, shares
from loaders.learnt.weights import weights as written
from loaders.sources import find

FEWEST_DOCUMENTS = 3  # what fewer hold is not learnt: it would tell of their subjects
BEGINS, ENDS, NAMES = "begins", "ends", "names"
UNMENDED = ("prose", "layout-learnt")  # folders that few rules were mended for
Learnt = dict[str, dict[str, list[float]]]


class Told(NamedTuple):
    """A document as the loader reads it, with where it spells the bodies of its annotation."""

    path: Path
    reading: Reading
    places: frozenset[Span]
    sentences: list[titles.Said]

    @property
    def judges(self) -> bool:
        """Whether rules left of it what they leave of any document."""
        return self.path.parent.name in UNMENDED


def told(path: Path, bodies: list[dict[str, Any]]) -> Told:
    """Return a document as the loader reads it when bodies are learnt of."""
    reading = Reading(readers.read(find([path]).sources[0]))
    if rewritten := as_written(reading.document):
        reading = Reading(rewritten.document)
    for extractor in EXTRACTORS[: EXTRACTORS.index(learnt)]:
        extractor.extract(reading)
    places = {place for body in bodies for place in _places(reading.document.text, body)}
    longest = frozenset(one for one in places if not any(other.covers(one) and other != one for other in places))
    return Told(path, reading, longest, list(learnt.sentences_said(reading)))


def _places(text: str, body: dict[str, Any]) -> Iterator[Span]:
    """Yield where a text spells a name of a body of the annotation, whole and with a capital; a genitive may end it."""
    for name in {body["name"], *body.get("mentions", []), *body.get("aliases", [])}:
        if words := re.findall(r"\w+", name):
            spelt = r"\W+".join(map(re.escape, words))
            found = re.finditer(rf"(?<!\w){spelt}(?=s?(?!\w))", text)
            yield from (Span(*one.span()) for one in found if text[one.start()].isupper())


def cases(one: Told) -> Iterator[tuple[str, Case]]:
    """Yield what may begin or end a name in sentences, and whether it does; nothing within a name begins one."""
    starts = {place.start: place for place in one.places}
    within = {n for place in one.places for n in range(place.start + 1, place.end)}
    for said in one.sentences:
        for first in titles.starts(said, learnt.TAKEN):
            place = said.words[first].start()
            if place in within:
                continue
            name = starts.get(place)
            yield BEGINS, Case(one.path.name, BEGINS if name else "", _held(titles.at_start(said, first)))
            for last in titles.ends(said, first) if name else ():
                ends = name is not None and name.end <= said.words[last].end() <= name.end + 1
                yield ENDS, Case(one.path.name, ENDS if ends else "", _held(titles.at_end(said, first, last)))


def _held(traits: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({BIAS, *traits}))


def names(one: Told) -> Iterator[Case]:
    """Yield what the weights of the moment make likely to name a body that no rule found, and whether it does."""
    for name, traits in learnt.candidates(one.reading):
        right = not {name, Span(name.start, name.end - 1)}.isdisjoint(one.places)
        yield Case(one.path.name, NAMES if right else "", _held(traits))


def learnt_of(known: list[Told], left: frozenset[str], own: frozenset[str]) -> Learnt:
    """Return the weights of beginnings and ends, learnt of all documents but some; names that they own are not."""
    seen = [case for one in known if one.path.name not in left for case in cases(one)]
    kinds = (BEGINS, ENDS)
    return {k: learn([case for which, case in seen if which == k], (k,), FEWEST_DOCUMENTS, own) for k in kinds}


def weighed_by(weights: Learnt) -> None:
    """Let the loader weigh by these weights."""
    kinds = {learnt.STARTS: BEGINS, learnt.ENDS: ENDS}
    titles.weights = lambda name: weights[kinds[name]] if name in kinds else written(name)


def judged(known: list[Told], weights: dict[str, list[float]]) -> Iterator[str]:
    """Yield a line for each likeness: the share of the names taken that are right, and of the sought found."""
    found = [(shares(case.traits, weights)[0], case.kind != "") for one in known for case in names(one)]
    sought = sum(len({*_left(one)}) for one in known)
    for least in (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        taken = [right for share, right in found if share >= least]
        right = sum(taken)
        yield f"{least}  {right / max(len(taken), 1):.2f}  {right / max(sought, 1):.2f}  ({right} of {len(taken)})"


def _left(one: Told) -> Iterator[str]:
    """Yield the names of bodies of a document that no rule found."""
    reading = one.reading
    whole = Span(0, len(reading.document.text))
    rules = Stretches([*(n.span for n in reading.names), *(place for place, _ in bodies_in(reading, whole))])
    return (reading.text(place) for place in one.places if not rules.overlap(place))


def main() -> None:
    """Learn and write the weights, or show how well those learnt of a part do on the rest."""
    asked = options(__doc__ or "")
    known = [told(path, gold.get("organisations", [])) for path, gold in documents()]
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
        write(learnt.STARTS, (BEGINS,), weights[BEGINS])
        write(learnt.ENDS, (ENDS,), weights[ENDS])
        write(learnt.NAMES, (NAMES,), again)
        return
    weighed_by(weights)
    print("likeness  right  found", *judged([one for one in known if one.path.name in left], again), sep="\n")


if __name__ == "__main__":
    main()
