"""The page of a named graph: how much it holds of what, where it is to be had, and the limits in force."""

from __future__ import annotations

from typing import Final

from pyoxigraph import NamedNode

from api.errors import NotFound
from api.operations import limits_in_force
from api.pages.addresses import address, things_of
from api.pages.graph import term_label
from api.pages.page import Page, View
from api.pages.words import number

_SIZE: Final = "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"
_KINDS: Final = """SELECT ?g ?class (COUNT(DISTINCT ?thing) AS ?n) WHERE { GRAPH ?g { ?thing a ?class } }
GROUP BY ?g ?class"""


async def graph(view: View) -> Page:
    """The page at /graph/{name}.

    Raises:
        NotFound: there is no such graph.
    """
    iri = f"{view.graph.base_iri}{view.path[1:]}"
    try:
        sizes, kinds = await view.graph.all(_SIZE, _KINDS, g=NamedNode(iri))
    except ValueError as error:
        raise NotFound(
            (f"{view.path} is no address of a graph.", f"{view.path} är ingen adress till en graf.")
        ) from error
    if not sizes:
        raise NotFound((f"There is no graph {iri}.", f"Grafen {iri} finns inte."))
    name = view.path.removeprefix("/graph/")
    slug = name.removeprefix("doc/").partition("/")[0] if name.startswith("doc/") else ""
    stem = f"exports/graphs/{name}."
    listed = [
        (label.text, int(row["n"].value), things_of(view.site, row["class"].value))
        for row in kinds
        if (label := term_label(row["class"].value, view.spoken))
    ]
    content = {
        "name": name,
        "iri": iri,
        "size": int(sizes[0]["n"].value),
        "kinds": sorted(listed),
        "document": address(view.site, f"{view.graph.base_iri}doc/{slug}") if slug else "",
        "files": [one for one in view.graph.edition.release.manifest["files"] if one["path"].startswith(stem)],
        "sparql": f"SELECT ?s ?p ?o\nFROM <{iri}>\nWHERE {{ ?s ?p ?o }}\nLIMIT 100",
    }
    links = ((iri, 'rel="canonical"'), (iri, 'rel="alternate"; type="text/turtle"'))
    return Page("graph.html", f"{view.words('graph')}: {name}", content, links)


async def limits(view: View) -> Page:
    """The page at /limits: what a client may ask for, in words."""
    told = limits_in_force(view.site)
    rows = [(name, view.words(f"limit_{name}"), _said(view, value)) for name, value in told.items()]
    return Page("limits.html", view.words("limits"), {"rows": rows})


def _said(view: View, value: bool | int | float | list[str]) -> str:
    if isinstance(value, bool):
        return view.words("yes" if value else "no")
    if isinstance(value, list):
        return ", ".join(value) or view.words("none")
    return number(value, view.spoken) if isinstance(value, int) else f"{value:g}"
