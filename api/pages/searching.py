"""The page of the search: hits by kind, with the words found and where they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from urllib.parse import urlencode

from api.errors import NotFound
from api.hits import Hit, Quotation
from api.pages.addresses import address
from api.pages.graph import Quote, term_label
from api.pages.page import Page, View
from api.search_index import KINDS, PAGE, QUESTION
from api.site import Site
from api.wording import LONGEST, Term, pieces, terms_of
from ontology import SG

_HEADINGS: Final = {
    QUESTION: "questions",
    KINDS["Concept"]: "concepts",
    KINDS["Class"]: "terms",
    KINDS["Event"]: "event",
    KINDS["Passage"]: "quotations",
}
SHORT: Final = 60  # characters of a name that is shown again in its context
Pieces = Sequence[tuple[str, bool]]


@dataclass(frozen=True, slots=True)
class Shown:
    """A hit as it is shown: its name and text in pieces (text, whether it was searched for), and its quotation.

    `context` are the pieces of the quotation with what stands before and after it; none where the name is the
    quotation and long.
    """

    href: str
    name: Pieces
    language: str
    text: Pieces
    text_language: str
    quote: Quote | None
    context: Pieces


def place_of(site: Site, hit: Hit, kind: str) -> str:
    """The page of a hit."""
    return f"{site.settings.path_prefix}/questions/{hit.iri}" if kind == QUESTION else address(site, hit.iri)


def number_of(page: str) -> int:
    """A page from 1; the first for what is no number."""
    return max(1, int(page)) if page.isascii() and page.isdigit() and len(page) < 6 else 1


async def search(view: View) -> Page:
    """The page at /search?q=.

    Raises:
        NotFound: there is no such kind.
    """
    asked, kind = view.parameters.get("q", "")[:LONGEST].strip(), view.parameters.get("kind", "")
    if kind and kind not in KINDS:
        raise NotFound((f"There is no kind {kind[:40]}.", f"Slaget {kind[:40]} finns inte."))
    number, terms = number_of(view.parameters.get("page", "")), terms_of(asked)
    found = await view.site.searches.run(view.graph.edition.release.path, terms, kind, number)
    groups = []
    for iri, total, hits in found.kinds:
        name = next(short for short, full in KINDS.items() if full == iri)
        more = urlencode({"q": asked, "kind": name, "lang": view.spoken})
        groups.append((_heading(view, iri), total, [_shown(view, hit, iri, terms) for hit in hits], f"?{more}"))
    last = max((-(-total // PAGE) for _, total, _ in found.kinds), default=1) if kind else 1
    query = urlencode({"q": asked, "kind": kind, "lang": view.spoken, "page": ""})
    content = {
        "q": asked,
        "groups": groups,
        "total": found.total,
        "by_all": found.by_all,
        "instead": found.instead,
        "instead_href": f"?{urlencode({'q': found.instead, 'lang': view.spoken})}",
        "kind": kind,
        "all_kinds": f"?{urlencode({'q': asked, 'lang': view.spoken})}",
        "pages": (number, last, f"?{query}"),
        "json": f"{view.site.settings.path_prefix}/search.json?{urlencode({'q': asked, 'lang': view.spoken})}",
    }
    title = f"{asked} – {view.words('search')}" if asked else view.words("search")
    return Page("search.html", title, content, robots="noindex")


def _heading(view: View, kind: str) -> str:
    if kind in _HEADINGS:
        return view.words(_HEADINGS[kind])
    label = term_label(kind, view.spoken)
    return label.text if label else kind


def _shown(view: View, hit: Hit, kind: str, terms: tuple[Term, ...]) -> Shown:
    name, language = hit.name(view.spoken)
    href = place_of(view.site, hit, kind)
    if href.startswith("/") and "#" not in href:
        href += f"?lang={view.spoken}"
    quote, context = told_as_quote(hit.quotation, terms) if hit.quotation else (None, ())
    if quote is not None and kind != f"{SG}Passage" and quote.text == name and len(name) >= SHORT:
        context = ()
    shown = [] if kind == f"{SG}Passage" else pieces(name, terms)
    is_told = hit.text == name or (quote is not None and quote.text == hit.text)
    text = [] if is_told else pieces(hit.text, terms)
    return Shown(href, shown, language, text, hit.language, quote, context)


@lru_cache(maxsize=4096)
def told_as_quote(quoted: Quotation, terms: tuple[Term, ...]) -> tuple[Quote, Pieces]:
    """A quotation, and its words in pieces with what stands before and after them."""
    place = quoted.line, quoted.page, quoted.heading, quoted.document, quoted.title, quoted.language
    before, after = f"…{quoted.prefix}" * bool(quoted.prefix), f"{quoted.suffix}…" * bool(quoted.suffix)
    context = [(before, False), *pieces(quoted.exact, terms), (after, False)]
    return Quote(quoted.iri, quoted.exact, *place), tuple(one for one in context if one[0])
