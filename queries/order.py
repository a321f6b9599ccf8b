"""In which order the rules run: a rule that reads what another writes comes after it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from graphlib import CycleError as GraphCycle
from graphlib import TopologicalSorter
from typing import Final, NamedTuple

from ontology import rdf, rdfs, vocabulary
from queries.tokens import Pattern, parts

_TYPE: Final = rdf("type").value
_SUBCLASS: Final = rdfs("subClassOf").value


class CycleError(ValueError):
    """Rules that wait for each other; `names` are theirs, in the circle's order."""

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__(f"these rules feed each other in a circle: {' → '.join(names)}")
        self.names = names


class _Use(NamedTuple):
    """A predicate and the class of its subject ("" where the pattern does not say)."""

    predicate: str
    of: str


def computed(texts: Mapping[str, str]) -> tuple[str, ...]:
    """The names of the rules in the order they run; among those free to run, by name.

    Raises:
        CycleError: a rule reads, directly or through others, what it writes.
        ValueError: a text is no CONSTRUCT query as the house writes it.
    """
    written, read = {}, {}
    for name, text in texts.items():
        template, where = parts(text)
        written[name], read[name] = set(_uses(template)), set(_uses(where))
    sorter: TopologicalSorter[str] = TopologicalSorter()
    for reader in sorted(texts):
        feeders = [writer for writer in sorted(texts) if _feeds(written[writer], read[reader])]
        sorter.add(reader, *feeders)
    try:
        sorter.prepare()
    except GraphCycle as error:
        raise CycleError(tuple(error.args[1])) from error
    return tuple(_by_name(sorter))


def _by_name(sorter: TopologicalSorter[str]) -> Iterator[str]:
    while sorter.is_active():
        for name in sorted(sorter.get_ready()):
            yield name
            sorter.done(name)


def _feeds(written: set[_Use], read: set[_Use]) -> bool:
    return any(_meets(one, other) for one in written for other in read)


def _meets(written: _Use, read: _Use) -> bool:
    if written.predicate != read.predicate:
        return False
    if "" in (written.of, read.of) or written.of == read.of:
        return True
    return written.predicate == _TYPE and read.of in vocabulary().superclasses(written.of)


def _uses(patterns: Iterable[Pattern]) -> Iterator[_Use]:
    """What the patterns touch: each predicate with its subject's class, and each class as rdf:type of it."""
    patterns = list(patterns)
    kinds = {one.subject: one.object for one in patterns if one.path == (_SUBCLASS,)}
    classes: dict[str, set[str]] = defaultdict(set)
    for pattern in patterns:
        if pattern.path[0] == "a":
            found = kinds.get(pattern.object, pattern.object)
            classes[pattern.subject].add("" if found.startswith("?") else found)
    for pattern in patterns:
        of = classes.get(pattern.subject) or {""}
        for step, predicate in enumerate(pattern.path):
            used = _TYPE if predicate == "a" else predicate
            yield from (_Use(used, one) for one in (of if step == 0 else {""}))
