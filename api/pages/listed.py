"""The things of a class, narrowed by filters, a page at a time: in milliseconds however many there are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, TypeAlias

from api.pages.addresses import address
from api.pages.graph import Label, labelled, labels_of, term_label
from api.pages.page import View
from api.pages.words import alphabetical
from ontology import PREFIXES, SCHEME, vocabulary

ROWS: Final = 50
SORTED: Final = 2000  # things whose names are read to sort them
Item: TypeAlias = tuple[Label, str, Label | None]
"""A thing's name, its page and its class."""
EVENT: Final = f"{PREFIXES['schema']}Event"
_NARROWED: Final = {
    "theme": "{{ ?thing dcat:theme {0} }} UNION {{ ?thing sg:factorTheme {0} }}",
    "level": "{{ ?thing sg:level {0} }}",
    "role": "{{ ?part sg:role {0} ; sg:participant ?thing }} UNION {{ ?part sg:role {0} ; sg:participationIn ?thing }}",
    "county": "{{ ?thing dcterms:spatial {0} }} UNION "
    "{{ ?place dcterms:isPartOf {0} . ?thing dcterms:spatial ?place }} UNION "
    "{{ ?who dcterms:spatial {0} . ?part sg:participant ?who ; sg:participationIn ?thing }}",
    "named": "{{ ?document schema:mentions ?thing }}",
}


@dataclass(frozen=True, slots=True)
class Listed:
    """The things that a pattern gives as ?thing."""

    view: View
    where: str

    async def count(self) -> int:
        """How many there are."""
        rows = await self.view.graph.select(f"SELECT (COUNT(DISTINCT ?thing) AS ?n) WHERE {{ {self.where} }}")
        return int(rows[0]["n"].value)

    async def sorted(self, number: int) -> list[Item]:
        """A page of them in the order of the alphabet, for which the names of all are read."""
        text = f"SELECT DISTINCT ?thing ?label WHERE {{ {self.where} OPTIONAL {{ {labelled('thing')} }} }}"
        rows = await self.view.graph.select(text)
        labels = labels_of(rows, "thing", self.view.spoken)
        known = {row["thing"].value: "" for row in rows} | {iri: label.text for iri, label in labels.items()}
        named = sorted(known, key=lambda iri: (alphabetical(known[iri] or iri), iri))
        return await self._items(named[(number - 1) * ROWS : number * ROWS])

    async def unsorted(self, number: int) -> list[Item]:
        """A page of them in the order of the store: to sort this many takes longer than a reader waits."""
        text = f"SELECT DISTINCT ?thing WHERE {{ {self.where} }} LIMIT {ROWS} OFFSET {(number - 1) * ROWS}"
        iris = [row["thing"].value for row in await self.view.graph.select(text)]
        return await self._items(iris)

    async def _items(self, iris: Sequence[str]) -> list[Item]:
        labels = await self.view.graph.names(iris)
        values = " ".join(f"<{iri}>" for iri in iris)
        rows = await self.view.graph.select(
            f"SELECT ?thing ?class WHERE {{ VALUES ?thing {{ {values} }} ?thing a ?class }}"
        )
        kinds: dict[str, Label] = {}
        for row in rows:
            if label := term_label(row["class"].value, self.view.spoken):
                kinds[row["thing"].value] = label
        site = self.view.site
        return [(labels.get(iri, Label(iri, "")), address(site, iri), kinds.get(iri)) for iri in iris]


@cache
def _kinds(iri: str) -> tuple[str, ...]:
    """A class and those below it."""
    terms = vocabulary()
    return tuple(one for one in (*terms.classes, EVENT) if one == iri or iri in terms.superclasses(one))


def pattern(view: View, iri: str, chosen: Mapping[str, str]) -> str:
    """The pattern of a class and filters: what narrows is found first, from its end, and then looked at."""
    kinds = [f"<{one}>" for one in _kinds(iri)]
    if not chosen:
        return f"VALUES ?class {{ {' '.join(kinds)} }} ?thing a ?class ."
    county = f"{view.graph.base_iri}id/lan/"
    values = {name: f"<{county if name == 'county' else SCHEME}{value}>" for name, value in chosen.items()}
    parts = [f"{{ SELECT DISTINCT ?thing {{ {_NARROWED[name].format(value)} }} }}" for name, value in values.items()]
    return f"{' '.join(parts)} FILTER EXISTS {{ ?thing a ?class FILTER(?class IN ({', '.join(kinds)})) }}"
