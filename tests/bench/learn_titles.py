"""Learn where names of projects stand in sentences: `title_starts.csv` and `title_ends.csv` of `loaders/learnt`.

    python tests/bench/learn_titles.py [--neutral FOLDER] [--write]

Cases are the capitals of the sentences of the documents that may be learnt from, and the words behind those that
begin a title of the annotation. FOLDER holds further texts (NAME.txt): of these, those in which the loader finds no
project are learnt from as naming none. Without `--write`, four fifths of the documents are learnt from, and what the
rest gives is printed: at each likeness, the share of the names taken that are right, and of the titles found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from learning import Case, apart, documents, learn, names_in, options, text_of, write

from loaders import readers
from loaders.document import Span
from loaders.extract.as_written import as_written
from loaders.extract.order import EXTRACTORS
from loaders.extract.projects import learnt
from loaders.extract.reading import Reading
from loaders.learnt import titles
from loaders.learnt.weights import BIAS
from loaders.sources import find

FEWEST_DOCUMENTS = 3  # what fewer hold is not learnt: it would tell of their subjects
BEGINS, ENDS = "begins", "ends"


class Sentence(NamedTuple):
    """A sentence of a document as it is weighed, how often its capitals come again, and the titles that stand in it."""

    document: str
    said: titles.Said
    again: list[int]
    names: list[Span]


def sentences(path: Path, projects: list[dict[str, Any]] | None) -> Iterator[Sentence]:
    """Yield the sentences of a document as the loader weighs them; without annotation, of one that names no project."""
    reading = Reading(readers.read(find([path]).sources[0]))
    if written := as_written(reading.document):
        reading = Reading(written.document)
    for extractor in EXTRACTORS[: EXTRACTORS.index(learnt)]:
        extractor.extract(reading)
    if projects is None and reading.of("Project", "PilotProject"):
        return
    places = [place for project in projects or [] for place in _places(reading.document.text, project)]
    for span, said, again in learnt.sentences_said(reading):
        inside = [place for place in places if span.covers(place)]
        longest = [one for one in inside if not any(other.covers(one) and other != one for other in inside)]
        yield Sentence(path.name, said, again, sorted({*longest}))


def _places(text: str, project: dict[str, Any]) -> Iterator[Span]:
    """Yield where a text spells a title of the annotation, or another name of it, whole."""
    for name in {project["title"], project.get("title_as_written") or "", *project.get("title_aliases", [])}:
        if words := re.findall(r"\w+", name):
            spelt = r"\W+".join(map(re.escape, words))
            yield from (Span(*found.span()) for found in re.finditer(rf"(?<!\w){spelt}(?!\w)", text, re.IGNORECASE))


def cases(told: Sentence) -> Iterator[tuple[str, Case]]:
    """Yield what may begin or end a name in a sentence, and whether it does; nothing within a name begins one."""
    words = told.said.words
    for first, again in zip(titles.starts(told.said), told.again, strict=True):
        place = words[first].start()
        name = next((name for name in told.names if name.start == place), None)
        if name is None and any(one.start < place < one.end for one in told.names):
            continue
        held = {BIAS, *titles.at_start(told.said, first, again)}
        yield BEGINS, Case(told.document, BEGINS if name else "", tuple(sorted(held)))
        for last in titles.ends(told.said, first) if name else ():
            held = {BIAS, *titles.at_end(told.said, first, last)}
            yield ENDS, Case(told.document, ENDS if words[last].end() == name.end else "", tuple(sorted(held)))


def judged(left: list[Sentence]) -> Iterator[str]:
    """Yield a line for each likeness: the share of the names taken that are right, and of the sought found."""
    found = [(share, name in told.names) for told in left for name, share in titles.likely_names(told.said, told.again)]
    sought = sum(len(told.names) for told in left)
    for least in (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
        taken = [right for share, right in found if share >= least]
        yield f"{least}  {sum(taken) / max(len(taken), 1):.2f}  {sum(taken) / max(sought, 1):.2f}"


def main() -> None:
    """Learn and write the weights, or show how well those learnt of a part do on the rest."""
    asked = options(__doc__ or "")
    known = list(documents())
    left = frozenset() if asked.write else apart(path.name for path, _ in known)
    neutral = sorted(asked.neutral.glob("*.txt")) if asked.neutral else []
    told = [each for path, gold in known for each in sentences(path, gold.get("projects", []))]
    told += [each for path in neutral for each in sentences(path, None)]
    seen = [case for each in told if each.document not in left for case in cases(each)]
    names = names_in(text_of(path) for path in (*(path for path, _ in known), *neutral))
    learnt_of = {
        kind: learn([case for which, case in seen if which == kind], (kind,), FEWEST_DOCUMENTS, names)
        for kind in (BEGINS, ENDS)
    }
    if asked.write:
        write(titles.STARTS, (BEGINS,), learnt_of[BEGINS])
        write(titles.ENDS, (ENDS,), learnt_of[ENDS])
        return
    titles.weights = lambda name: learnt_of[BEGINS if name == titles.STARTS else ENDS]
    print("likeness  right  found", *judged([each for each in told if each.document in left]), sep="\n")


if __name__ == "__main__":
    main()
