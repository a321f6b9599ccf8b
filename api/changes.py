"""What a release says that the one before it did not, and the other way round: from their sorted N-Quads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

from api.errors import NotFound
from api.negotiation import Format
from api.release import Release, held

PATCH = Format("patch", "application/rdf-patch", ("application/rdf-patch", "text/plain"), "rdfp")
QUADS = "exports/samgraf.nq"


class Counted(NamedTuple):
    """How many quads came and went, by graph, sorted by its IRI."""

    graph: str
    came: int
    went: int


def before(data: Path, release: Release, wanted: str = "") -> Release | None:
    """The release made before this one here, or the one that is asked for; None for the first.

    Raises:
        NotFound: there is no release of the name asked for.
    """
    known = [one for _, one in held(data / "releases")]
    if wanted:
        found = next((one for one in known if one.id == wanted), None)
        if found is None:
            raise NotFound((f"There is no release {wanted}.", f"Utgåvan {wanted} finns inte."))
        return found
    place = next((number for number, one in enumerate(known) if one.id == release.id), len(known))
    return known[place + 1] if place + 1 < len(known) else None


def patch(old: Release | None, new: Release, url: str) -> Iterator[bytes]:
    """The change as RDF Patch, line by line: rows to delete and to add, in the order of the dumps."""
    yield b"H id <%sreleases/%s/> .\n" % (url.encode(), new.id.encode())
    if old is not None:
        yield b"H prev <%sreleases/%s/> .\n" % (url.encode(), old.id.encode())
    yield b"TX .\n"
    for kind, line in _differences(old, new):
        yield kind.encode() + b" " + line
    yield b"TC .\n"


@lru_cache(maxsize=16)
def counted(old: Release | None, new: Release) -> tuple[Counted, ...]:
    """How much came and went; a release does not change."""
    numbers: dict[str, Counter[str]] = {}
    for kind, line in _differences(old, new):
        graph = line[line.rindex(b" <") + 2 : line.rindex(b">")].decode()
        numbers.setdefault(graph, Counter())[kind] += 1
    return tuple(Counted(graph, count["A"], count["D"]) for graph, count in sorted(numbers.items()))


def _differences(old: Release | None, new: Release) -> Iterator[tuple[Literal["A", "D"], bytes]]:
    """The lines of one dump alone; both are sorted by bytes."""
    ours = _lines(new)
    theirs = _lines(old) if old is not None else iter(())
    one, other = next(theirs, b""), next(ours, b"")
    while one or other:
        if one == other:
            one, other = next(theirs, b""), next(ours, b"")
        elif not other or (one and one < other):
            yield "D", one
            one = next(theirs, b"")
        else:
            yield "A", other
            other = next(ours, b"")


def _lines(release: Release) -> Iterator[bytes]:
    try:
        file = (release.path / QUADS).open("rb")
    except OSError as error:
        raise NotFound((f"Release {release.id} has no {QUADS}.", f"Utgåvan {release.id} har ingen {QUADS}.")) from error
    with file:
        yield from file
