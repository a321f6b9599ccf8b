"""`samgraf publish`: the current release, loaded into a dataset of its own in a store elsewhere.

The description goes first, so that the dataset says which release it is becoming; the default graph goes
last, and of it the triple that says the same, so that no server takes half of it for a release. What is
there already is not sent again, which is all that going on after a fault takes. Only the dumps are read:
what is private is in none of them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from loaders.errors import InputError
from loaders.graph_store import GraphStore, StoreError
from loaders.release import dumps, manifest
from ontology import dcterms

BATCH = 20_000  # triples in one request: some 3 MB
NAMED = 3  # graphs that are not ours
SAMPLES = 20  # triples of a graph that are looked for after it was sent
LONGEST = 2_000  # bytes of a triple that is looked for: it stands in a query


class Published(NamedTuple):
    """What was done: the release, its graphs, the triples in them, and how many of those were sent now."""

    release: str
    graphs: int
    triples: int
    sent: int


class _Dump(NamedTuple):
    """The triples of a graph (None: the default graph), a line each in `path`, which ends in `ending`; all but one."""

    graph: str | None
    path: Path
    ending: bytes
    but: bytes = b""

    def triples(self) -> Iterator[bytes]:
        with self.path.open("rb") as file:
            for line in file:
                triple = line.removesuffix(self.ending) + b" .\n"
                if triple != self.but:
                    yield triple


def publish(
    release: Path,
    store: GraphStore,
    progress: Callable[[str], None] = lambda message: None,
    own: Collection[str] = (),
) -> Published:
    """Load a release into a store, graph by graph, and check what it holds then.

    `own` names graphs that an engine has of itself and no reader is shown.

    Raises:
        InputError: there is no release, or the dataset holds something else.
        StoreError: the store cannot be written, or holds something other than it was sent.
    """
    if not (release / manifest.NAME).is_file():
        raise InputError(f"{release}: there is no release; make one with samgraf build")
    said = manifest.read(release)
    whole = f'<{said["base_iri"]}graph/description#dataset> {dcterms("identifier")} "{said["id"]}"'
    dumped = list(_dumps(release / "exports", said["base_iri"], f"{whole} .\n".encode()))
    _refuse_others(store, said["id"], said["base_iri"], {*own, *(dump.graph or "" for dump in dumped)})
    empty = not store.count(None)
    sent = total = 0
    for number, dump in enumerate(dumped, 1):
        progress(f"publishing {dump.graph or 'the default graph'} ({number} of {len(dumped)})")
        count, new = _load(dump, store, progress)
        total, sent = total + count, sent + new
        if number == 1 and empty and store.count(None):
            raise InputError(
                "the default graph of this store is the union of its graphs, in which half a release would be seen; "
                f"name one that stands for it: …?default-graph-uri={said['base_iri']}graph/default"
            )
    if not store.holding(None, [whole]):
        store.add(None, f"{whole} .\n".encode())
        sent += 1
    return Published(said["id"], len(dumped), total + 1, sent)


def _dumps(exports: Path, base_iri: str, whole: bytes) -> Iterator[_Dump]:
    """Yield what is sent, in the order it is sent: the description first, the default graph without `whole` last."""
    folder = exports / dumps.GRAPHS
    description = folder / "description.nq"
    for path in (description, *sorted(set(folder.rglob("*.nq")) - {description})):
        graph = f"{base_iri}graph/{path.relative_to(folder).with_suffix('').as_posix()}"
        yield _Dump(graph, path, b" <%s> .\n" % graph.encode())
    yield _Dump(None, exports / dumps.MERGE, b" .\n", whole)


def _refuse_others(store: GraphStore, release: str, base_iri: str, known: Collection[str]) -> None:
    """Refuse a dataset that holds another release, or anything else: readers would see a mixture."""
    graph = f"{base_iri}graph/description"
    held = store.values(graph, f"{graph}#dataset", dcterms("identifier").value)
    if held and held != [release]:
        raise InputError(f"the dataset holds release {', '.join(held)}; give {release} a dataset of its own")
    if not held and store.count(None):
        raise InputError(f"the dataset holds something else; give release {release} a dataset of its own")
    others = sorted(store.graphs().difference(known))
    if others:
        named = ", ".join(others[:NAMED]) + (f" and {len(others) - NAMED} more" if len(others) > NAMED else "")
        raise InputError(
            f"the dataset holds graphs of something else: {named}; drop them, or give {release} a dataset of its own"
        )


def _load(dump: _Dump, store: GraphStore, progress: Callable[[str], None]) -> tuple[int, int]:
    """Send what the store lacks of a graph and check it; return how many triples it has and how many were sent.

    Triples are added and none is ever taken away, so that two who publish at once do not undo each other's work.
    """
    name = dump.graph or "the default graph"
    total = sum(1 for _ in dump.triples())
    there = _held(dump, store)
    sent = 0
    # What is there are the first ones, if all went well; if the count says otherwise afterwards, all are sent.
    for done in dict.fromkeys((there // BATCH * BATCH, 0)):
        if there >= total:
            break
        triples = islice(dump.triples(), done, None)
        while batch := list(islice(triples, BATCH)):
            store.add(dump.graph, b"".join(batch))
            done, sent = done + len(batch), sent + len(batch)
            if done < total:
                progress(f"{done} of {total} triples")
        there = _held(dump, store)
    if there != total:
        raise StoreError(f"{name}: the store has {there} triples of {total}; empty the dataset")
    sample = list(_sample(dump, total))
    found = store.holding(dump.graph, sample) if sample else 0
    if found != len(sample):
        raise StoreError(
            f"{name}: the store knows {found} of {len(sample)} triples that it was sent; empty the dataset"
        )
    return total, sent


def _held(dump: _Dump, store: GraphStore) -> int:
    """Return how many of a dump's triples a store has; the one left out may be put there meanwhile by another."""
    left_out = [dump.but.decode().removesuffix(" .\n")] if dump.but else []
    said = -1
    while True:
        count, before = store.count(dump.graph), said
        said = store.holding(dump.graph, left_out) if left_out else 0
        if said in (before, 0):  # nothing left out was there before it was counted, nor came between
            return count - said


def _sample(dump: _Dump, total: int) -> Iterator[str]:
    """Yield triples from all over a graph; no geometries, which some engines keep in a form of their own."""
    step = max(1, total // SAMPLES)
    spread = islice(dump.triples(), 0, None, step)
    short = (line for line in spread if len(line) < LONGEST and b"wktLiteral" not in line)
    return (line.decode().removesuffix(" .\n") for line in islice(short, SAMPLES))
