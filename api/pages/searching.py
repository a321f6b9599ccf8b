"""Search among names and quotations, by kind, with the words found."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from typing import Final

from pyoxigraph import Literal

from api.pages.addresses import address
from api.pages.graph import Label, Quote, term_label
from api.pages.page import Page, View

LIMIT: Final = 60
LONGEST: Final = 100
_NAMES: Final = f"""SELECT DISTINCT ?wanted ?thing ?label ?class WHERE {{
  ?thing skos:prefLabel|skos:altLabel|dcterms:title|sg:text|rdfs:label ?label ; a ?class .
  FILTER(CONTAINS(LCASE(STR(?label)), ?wanted))
}} ORDER BY STRLEN(STR(?label)) ?thing LIMIT {LIMIT}"""
_QUOTES: Final = f"""SELECT ?wanted ?passage WHERE {{
  ?selector oa:exact ?exact . FILTER(CONTAINS(LCASE(?exact), ?wanted)) ?passage oa:hasSelector ?selector ; sg:line ?line
}} ORDER BY ?line ?passage LIMIT {LIMIT}"""
_OTHER: Final = ""


def _last(name: str) -> tuple[bool, str]:
    return name == _OTHER, name


async def search(view: View) -> Page:
    """The page at /search?q=: things whose names hold the words, then the passages that do."""
    asked = unicodedata.normalize("NFC", view.parameters.get("q", "")).strip()[:LONGEST]
    content: dict[str, object] = {"q": asked, "kinds": [], "passages": [], "limited": False}
    if len(asked) > 1:
        wanted = Literal(asked.lower())
        named, quoted = await view.graph.all(_NAMES, _QUOTES, wanted=wanted)
        kinds: dict[str, dict[str, tuple[Label, str]]] = defaultdict(dict)
        for row in named:
            kind = term_label(row["class"].value, view.spoken)
            name = kind.text if kind else _OTHER
            label = Label(row["label"].value, getattr(row["label"], "language", "") or "")
            href = address(view.site, row["thing"].value)
            if href.startswith("/") or href.startswith(view.site.settings.path_prefix + "/"):
                kinds[name].setdefault(href, (label, href))
        quotes = await view.graph.quotes(row["passage"].value for row in quoted)
        ordered: list[Quote] = [quotes[row["passage"].value] for row in quoted if row["passage"].value in quotes]
        content |= {
            "kinds": [(name or view.words("concept"), list(kinds[name].values())) for name in sorted(kinds, key=_last)],
            "passages": ordered,
            "limited": len(named) == LIMIT or len(quoted) == LIMIT,
        }
    return Page("search.html", view.words("search"), content, robots="noindex")
