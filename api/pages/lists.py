"""Lists of things by class, with filters; and the classes there are."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final
from urllib.parse import urlencode

from pyoxigraph import NamedNode

from api.errors import NotFound
from api.pages.addresses import address, things_of
from api.pages.graph import Label, term_label
from api.pages.listed import EVENT, ROWS, SORTED, Listed, pattern
from api.pages.page import Page, View
from api.pages.words import alphabetical
from ontology import SG, vocabulary

_COUNTS: Final = """SELECT ?dataset ?class ?n WHERE {
  ?dataset void:classPartition ?part . ?part void:class ?class ; void:entities ?n }"""
_TOPS: Final = ("Undertaking", "Output", "Statement", "Organisation", "Territory")
_COUNTIES: Final = "SELECT ?thing ?label WHERE { ?thing a sg:County ; rdfs:label ?label } ORDER BY ?label LIMIT 30"


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter of a list: its choices as pairs of value and words."""

    name: str
    chosen: str
    choices: tuple[tuple[str, str], ...]


async def classes(view: View) -> Page:
    """The page at /things: the classes that have things, under what they are kinds of."""
    dataset = NamedNode(f"{view.graph.base_iri}graph/description#dataset")
    rows = await view.graph.select(_COUNTS, dataset=dataset)
    counts = {row["class"].value: int(row["n"].value) for row in rows}
    terms = vocabulary()
    groups: dict[str, list[tuple[str, int, str]]] = {}
    for iri, term in terms.classes.items():
        if iri in counts:
            above = terms.superclasses(iri)
            top = next((one for one in _TOPS if f"{SG}{one}" in above), "")
            groups.setdefault(top, []).append((term.label[view.spoken], counts[iri], things_of(view.site, iri)))
    named = [
        (
            label.text if (label := term_label(SG + top, view.spoken)) else view.words("other"),
            sorted(groups[top], key=lambda one: alphabetical(one[0])),
        )
        for top in (*_TOPS, "")
        if top in groups
    ]
    return Page("classes.html", view.words("things"), {"groups": named})


async def things(view: View) -> Page:
    """The page at /things/{Class}: what is of this class, narrowed and by pages.

    Raises:
        NotFound: the ontology has no such class, or a filter's value is none.
    """
    name = view.path.rpartition("/")[2]
    iri = EVENT if name == "Event" else f"{SG}{name}"
    terms = vocabulary()
    if iri not in terms.classes and iri != EVENT:
        raise NotFound((f"There is no class {name}.", f"Klassen {name} finns inte."))
    filters = await _filters(view)
    chosen = {one.name: one.chosen for one in filters if one.chosen}
    listed = Listed(view, pattern(view, iri, chosen))
    number = view.number("page")
    total = await listed.count()
    shown = await (listed.sorted(number) if total <= SORTED else listed.unsorted(number))
    title = term_label(iri, view.spoken) or Label(view.words("event"), view.spoken)
    query = urlencode([*chosen.items(), ("lang", view.spoken), ("page", "")])
    return Page(
        "things.html",
        title.text,
        {
            "label": title,
            "comment": terms.classes[iri].comment[view.spoken] if iri in terms.classes else "",
            "term": address(view.site, iri),
            "filters": filters,
            "rows": shown,
            "total": total,
            "is_sorted": total <= SORTED,
            "pages": (number, max(1, -(-total // ROWS)), f"?{query}"),
        },
        robots="noindex" if chosen else "",
    )


async def _filters(view: View) -> list[Filter]:
    made = []
    for name in ("theme", "level", "role"):
        made.append(Filter(name, view.parameters.get(name, ""), _concepts(name, view.spoken)))
    counties = await view.graph.select(_COUNTIES)
    choices = tuple((row["thing"].value.rpartition("/")[2], row["label"].value) for row in counties)
    made.append(Filter("county", view.parameters.get("county", ""), choices))
    made.append(Filter("named", view.parameters.get("named", ""), (("1", view.words("named_in_documents")),)))
    for one in made:
        if one.chosen and one.chosen not in {value for value, _ in one.choices}:
            raise NotFound((f"The filter {one.name} has no such value.", f"Filtret {one.name} har inget sådant värde."))
    return made


@cache
def _concepts(name: str, spoken: str) -> tuple[tuple[str, str], ...]:
    """The choices of a filter by concept; a theme is one of projects or of factors."""
    schemes = (name, "factor-theme") if name == "theme" else (name,)
    concepts = [item for scheme in schemes for item in vocabulary().schemes[scheme].values()]
    return tuple((f"{one.scheme}/{one.slug}", one.pref[spoken]) for one in concepts)
