"""What a curator does about what a check found: where the things stand, and the correction in one line."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from pyoxigraph import NamedNode, QuerySolution

from loaders.release import offers
from loaders.release.elsewhere import NAMESAKES, Elsewhere, Place
from loaders.release.offers import Offer
from loaders.release.wording import Words, local


def remedy(rule: str, row: QuerySolution, elsewhere: Elsewhere) -> Words | None:
    """Return what a finding adds to the words of its check, or None where it has nothing to add."""
    told = REMEDIES.get(rule)
    return told(row, elsewhere) if told else None


def _of_namesakes(row: QuerySolution, elsewhere: Elsewhere) -> Words | None:
    """Tell where two undertakings of one name stand, and how they are joined."""
    one, other = offers.plainer_first(row["undertaking"], row["other"])
    here, there = elsewhere.places(other), elsewhere.places(one)
    if not (here and there):
        return None
    (offer,) = offers.of_namesake(other, one, elsewhere.base)
    told = _told(other, here[0], one, there[0], elsewhere.base)
    return Words(
        f"{told.sv}. Är de ett: {_written(offer, here[0]).sv}",
        f"{told.en}. If they are one, {_written(offer, here[0]).en}",
    )


def _of_merge(row: QuerySolution, elsewhere: Elsewhere) -> Words | None:
    """Tell what a name was joined with, by which method, and how they are kept apart."""
    subject, printed = row["subject"], row["printed"]
    thing = printed if isinstance(printed, NamedNode) else subject
    places = elsewhere.places(row["statement"])
    there = elsewhere.places(thing, places[0].slug) if places else ()
    if not there:
        return None
    name = elsewhere.name(thing) if isinstance(printed, NamedNode) else printed.value
    (offer,) = offers.of_merge(thing, name, places[0].slug, elsewhere.base)
    told = _told(None, places[0], thing, there[0], elsewhere.base)
    why = local(row["method"])
    return Words(
        f"{told.sv}; {why}. Är de två: {_written(offer, places[0]).sv}",
        f"{told.en}; {why}. If they are two, {_written(offer, places[0]).en}",
    )


def _told(one: NamedNode | None, here: Place, other: NamedNode, there: Place, base_iri: str) -> Words:
    def said(node: NamedNode | None, place: Place, line: str) -> str:
        stands = f"{place.slug}, {line} {place.line}: “{place.words}”"
        return stands if node is None else f"{node.value.removeprefix(base_iri)} ({stands})"

    return Words(
        f"{said(one, here, 'rad')} och {said(other, there, 'rad')}",
        f"{said(one, here, 'line')} and {said(other, there, 'line')}",
    )


def _written(offer: Offer, place: Place) -> Words:
    file, page = f"documents/{place.slug}/curation.ttl", f"report/{place.slug}.html"
    turtle = " ".join(offer.turtle.split())
    return Words(
        f"skriv i {file}, under raderna i {page}: {turtle}",
        f"write into {file}, below the prefixes of {page}: {turtle}",
    )


REMEDIES: Final[Mapping[str, Callable[[QuerySolution, Elsewhere], Words | None]]] = {
    NAMESAKES: _of_namesakes,
    "doubtful-merge": _of_merge,
}
