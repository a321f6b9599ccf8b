"""Learn which of the bodies near a project take part in it: `parties.csv` of `loaders/learnt`.

    python tests/bench/learn_parties.py [--write]

Cases are the bodies that stand near the projects of the annotation and that no rule gives a part there, at each place
where they are met; of those who take part, a first round tells at which place that shows. Without `--write`, four
fifths of the documents are learnt from, and what the rest gives is printed: at each likeness, the share of the parts
taken that are right, and of the sought found.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any, NamedTuple

from learning import Case, apart, documents, learn, names_in, normal, options, write

from loaders import readers
from loaders.extract.as_written import as_written
from loaders.extract.order import EXTRACTORS
from loaders.extract.parties import learnt
from loaders.extract.reading import Reading
from loaders.learnt.weights import BIAS, shares
from loaders.names.gazetteer import gazetteer
from loaders.records import Node, Ref
from loaders.sources import find

FEWEST_DOCUMENTS = 3  # what fewer hold is not learnt: it would tell of their subjects
HELD_DOWN = 10.0  # weights: few and small ones tell as much of other documents
ALIKE = 0.8  # of titles, as the scores compare them
SHOWS = 0.3  # least share of a place, but for the likeliest, that a second round learns a part from
PART = "part"
BYSTANDERS = "bystanders"  # a folder of texts in which most bodies take no part


class Pair(NamedTuple):
    """A body near a project: the document, whether it takes part, and what is weighed at each place."""

    document: str
    takes: bool
    places: list[tuple[str, ...]]


def pairs(path: Path, gold: dict[str, list[dict[str, Any]]]) -> Iterator[Pair]:
    """Yield the bodies near projects of which the annotation tells, and no rule."""
    reading = Reading(readers.read(find([path]).sources[0]))
    if written := as_written(reading.document):
        reading = Reading(written.document)
    for extractor in EXTRACTORS[: EXTRACTORS.index(learnt)]:
        extractor.extract(reading)
    one_name = {normal(n): normal(o["name"]) for o in gold["organisations"] for n in (o["name"], *o.get("aliases", []))}
    told = {id(node): project for node, project in _same(reading.of("Project", "PilotProject"), gold["projects"])}
    found: defaultdict[tuple[int, str], list[tuple[str, ...]]] = defaultdict(list)
    for project, actor, traits in learnt.candidates(reading):
        name = normal(_label(actor.thing))
        found[id(project), one_name.get(name, name)].append(tuple(sorted({BIAS, *traits})))
    for (project, name), places in found.items():
        if project in told and not told[project].get("optional"):
            own, free = (
                {one_name.get(normal(each), normal(each)) for each in told[project].get(key) or ()}
                for key in ("participants", "participants_optional")
            )
            if name not in free - own:
                yield Pair(path.name, name in own, places)


def _label(body: Node | Ref) -> str:
    return (gazetteer().labels.get(body.path, "") if isinstance(body, Ref) else body.label) or ""


def _same(found: list[Node], projects: list[dict[str, Any]]) -> Iterator[tuple[Node, dict[str, Any]]]:
    """Yield the projects found with those of the annotation that they are, the likest first, each once."""
    both = ((n, m) for n in range(len(found)) for m in range(len(projects)))
    alike = sorted(((_likeness(found[n].label or "", projects[m]), n, m) for n, m in both), reverse=True)
    left, open_ = {*range(len(found))}, {*range(len(projects))}
    for likeness, n, m in alike:
        if likeness >= ALIKE and n in left and m in open_:
            left.remove(n)
            open_.remove(m)
            yield found[n], projects[m]


def _likeness(title: str, project: dict[str, Any]) -> float:
    names = {project["title"], project.get("title_as_written") or "", *project.get("title_aliases", [])}
    return max(SequenceMatcher(None, normal(name), normal(title), autojunk=False).ratio() for name in names)


def weights_of(seen: list[Pair], own: frozenset[str]) -> dict[str, list[float]]:
    """Return the weights learnt of pairs, in two rounds."""
    first = learn([case for pair in seen for case in _cases(pair)], (PART,), FEWEST_DOCUMENTS, own, HELD_DOWN)
    return learn([case for pair in seen for case in _cases(pair, first)], (PART,), FEWEST_DOCUMENTS, own, HELD_DOWN)


def _cases(pair: Pair, first: dict[str, list[float]] | None = None) -> Iterator[Case]:
    likely = [shares(place, first)[0] for place in pair.places] if pair.takes and first else []
    for n, place in enumerate(pair.places):
        if not likely or likely[n] >= min(SHOWS, max(likely)):
            yield Case(pair.document, PART if pair.takes else "", place)


def judged(left: list[Pair], weights: dict[str, list[float]]) -> Iterator[str]:
    """Yield a line for each likeness: the share of the parts taken that are right, and of the sought found."""
    found = [(max(shares(place, weights)[0] for place in pair.places), pair.takes) for pair in left]
    sought = sum(takes for _, takes in found)
    for least in (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8):
        taken = [right for share, right in found if share >= least]
        yield f"{least}  {sum(taken) / max(len(taken), 1):.2f}  {sum(taken) / max(sought, 1):.2f}"


def main() -> None:
    """Learn and write the weights, or show how well those learnt of a part do on the rest."""
    asked = options(__doc__ or "")
    read = list(documents(BYSTANDERS))
    own = names_in(readers.read(find([path]).sources[0]).text for path, _ in read)
    known = [pair for path, gold in read for pair in pairs(path, gold)]
    left = frozenset() if asked.write else apart(path.name for path, _ in read)
    weights = weights_of([pair for pair in known if pair.document not in left], own)
    if asked.write:
        write(learnt.PARTIES, (PART,), weights)
        return
    print("likeness  right  found", *judged([pair for pair in known if pair.document in left], weights), sep="\n")


if __name__ == "__main__":
    main()
