"""A document: what is known of it, what was found in it, and its passages in their context."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import groupby
from typing import Final

from pyoxigraph import NamedNode

from api.errors import NotFound
from api.pages.addresses import things_of
from api.pages.graph import PASSAGE, Described, Graph, Label, Quote, Term, quote, term_label
from api.pages.page import Page, View
from api.pages.passages import Part, around, marked
from api.pages.relations import missing, relation_of, words_of
from api.pages.statements import Value, value_of
from api.pages.things import page_of
from api.pages.words import WORDS
from api.release import file_of
from api.told import statements_query
from ontology import PREFIXES, SG

PAGE: Final = 40
_DCTERMS: Final = PREFIXES["dcterms"]
_KINDS: Final = """SELECT ?graph ?class (COUNT(DISTINCT ?thing) AS ?n)
WHERE { GRAPH ?graph { ?thing a ?class } } GROUP BY ?graph ?class"""
_PASSAGES: Final = f"""SELECT ?text ?passage ?start ?quotation ?line ?page ?heading ?document ?title ?language
WHERE {{ ?passage oa:hasSource ?text ; oa:hasSelector/oa:start ?start . {PASSAGE} }}
ORDER BY ?start ?passage LIMIT {PAGE} OFFSET """
_COUNT: Final = "SELECT ?text (COUNT(*) AS ?n) WHERE { ?passage oa:hasSource ?text } GROUP BY ?text"
_PLACES: Final = """SELECT ?text ?passage ?start ?end ?heading
WHERE { ?passage oa:hasSource ?text ; oa:hasSelector ?position . ?position oa:start ?start ; oa:end ?end .
  OPTIONAL { ?passage sg:sectionHeading ?heading } } ORDER BY ?start LIMIT 20000"""
_SUPPORTED: Final = """SELECT DISTINCT ?passage ?node WHERE {{ VALUES ?passage {{ {passages} }}
  {{ ?node sg:evidence ?passage }} UNION {{ ?passage sg:mentions ?node }} }} LIMIT 2000"""
# A participation or an assertion is told by the things that it joins or speaks of.
_ENDS: Final = (f"{SG}participant", f"{SG}participationIn", f"{PREFIXES['rdf']}subject")
_TOLD: Final = ("issued", "publisher", "creator", "language", "license")


async def document(view: View) -> Page:
    """What stands at /doc/… : a document, its text, or a part of it that is a thing of its own."""
    slug, _, part = view.path.removeprefix("/doc/").partition("/")
    iri = f"{view.graph.base_iri}doc/{slug}"
    if part not in ("", "text"):
        return await page_of(view, f"{iri}/{part}")
    try:
        described = (await view.graph.describe([iri])).get(iri)
    except ValueError:
        described = None
    if described is None or f"{SG}SourceDocument" not in {kind.value for kind in described[f"{PREFIXES['rdf']}type"]}:
        raise NotFound((f"There is no document {slug}.", f"Det finns inget dokument {slug}."))
    return await (_text(view, slug, iri, {iri: described}) if part else _overview(view, slug, iri, {iri: described}))


async def _overview(view: View, slug: str, iri: str, described: Described) -> Page:
    graph, number = view.graph, view.number("page")
    text = NamedNode(f"{iri}/text")
    kinds = await graph.select(_KINDS, graph=NamedNode(f"{graph.base_iri}graph/doc/{slug}"))
    (count,) = await graph.select(_COUNT, text=text) or [{}]
    total = int(count["n"].value) if count else 0
    rows = await graph.select(f"{_PASSAGES}{(number - 1) * PAGE}", text=text)
    supported = await _supported(view, [row["passage"].value for row in rows])
    facts = described[iri]
    told = {relation_of(f"{_DCTERMS}{name}"): facts.get(f"{_DCTERMS}{name}", ()) for name in _TOLD}
    labels = await graph.labels([term.value for terms in told.values() for term in terms if "://" in term.value])
    quotes = [quote(row) for row in rows]
    found = [(term_label(row["class"].value, view.spoken), row) for row in kinds]
    return Page(
        "document.html",
        _title(described, iri).text,
        {
            "label": _title(described, iri),
            "iri": iri,
            "facts": [
                (words_of(relation, view.spoken), [_fact(view, labels, relation, term) for term in terms])
                for relation, terms in told.items()
                if terms
            ],
            "missing": [
                words_of(relation, view.spoken)
                for relation in missing(
                    (f"{SG}SourceDocument",), frozenset(one for one, terms in told.items() if terms)
                )
            ],
            "kinds": sorted(
                (
                    (label.text, int(row["n"].value), things_of(view.site, row["class"].value))
                    for label, row in found
                    if label
                )
            ),
            "sections": [(head, list(items)) for head, items in groupby(quotes, key=lambda item: item.heading)],
            "supported": supported,
            "total": total,
            "open": _may_be_shown(described, iri),
            "text": f"{view.site.settings.path_prefix}/doc/{slug}/text",
            "pages": (number, -(-total // PAGE), f"?lang={view.spoken}&page="),
            "data": [],
            "sparql": statements_query(iri, view.spoken),
        },
        links=((iri, 'rel="canonical"'), (iri, 'rel="cite-as"')),
    )


def _fact(view: View, labels: dict[str, Label], relation: str, term: Term) -> Value:
    """A fact as it is shown: a language is named, not written as its code."""
    key = f"language_{term.value}"
    if relation == "dcterms:language" and key in WORDS:
        return Value(Label(view.words(key), view.spoken))
    return value_of(view.site, labels, term, view.spoken)


async def _text(view: View, slug: str, iri: str, described: Described) -> Page:
    """The text with its passages marked; without a licence only the section of the passage asked for."""
    open_, place = _may_be_shown(described, iri), re.fullmatch(r"(\d{1,9}),(\d{1,9})", view.parameters.get("char", ""))
    here = (int(place[1]), int(place[2])) if place else None
    rows = await view.graph.select(_PLACES, text=NamedNode(f"{iri}/text"))
    places = {(int(row["start"].value), int(row["end"].value)): row for row in rows}
    if here is not None and here not in places:
        raise NotFound(("The graph has no such passage.", "Textstället finns inte i grafen."))
    passage = places[here]["passage"].value if here else ""
    parts: list[Part] = []
    if open_ or here:
        whole = _read(view, slug)
        headings = {row["heading"].value for row in rows if "heading" in row}
        own = places[here]["heading"].value if here and "heading" in places[here] else ""
        start, end = (0, len(whole)) if open_ or here is None else around(whole, here, own, headings)
        parts = marked(whole, list(places), start, end, here)
    quotes: dict[str, Quote] = await view.graph.quotes([passage] if passage else [])
    return Page(
        "text.html",
        _title(described, iri).text,
        {
            "label": _title(described, iri),
            "document": f"{view.site.settings.path_prefix}/doc/{slug}",
            "open": open_,
            "parts": parts,
            "quote": quotes.get(passage),
            "supported": (await _supported(view, [passage] if passage else [])).get(passage, []),
        },
        links=((passage or f"{iri}/text", 'rel="canonical"'),),
        robots="" if here is None else "noindex",
    )


def _title(described: Described, iri: str) -> Label:
    titles = described[iri].get(f"{_DCTERMS}title", ())
    return Label(titles[0].value, getattr(titles[0], "language", "") or "") if titles else Label(iri, "")


def _may_be_shown(described: Described, iri: str) -> bool:
    """A licence allows it, and somebody has read it for personal data."""
    return bool(described[iri].get(f"{_DCTERMS}license")) and bool(described[iri].get(f"{SG}privacyCheckedBy"))


def _read(view: View, slug: str) -> str:
    """The masked text as the release holds it."""
    release = view.graph.edition.release
    listed = {item["path"] for item in release.manifest["files"]}
    path = f"texts/{slug}.txt"
    if path not in listed:
        raise NotFound(("The release has no text of this document.", "Utgåvan har ingen text av det här dokumentet."))
    return file_of(release.path, path).read_bytes().decode("utf-8")


async def _supported(view: View, passages: list[str]) -> dict[str, list[Value]]:
    """What rests on each passage, or is named in it."""
    if not passages:
        return {}
    graph: Graph = view.graph
    rows = await graph.select(_SUPPORTED.format(passages=" ".join(f"<{one}>" for one in sorted(passages))))
    nodes = await graph.describe(row["node"].value for row in rows)
    ends = {
        node: {term.value for predicate in _ENDS for term in said.get(predicate, ())} for node, said in nodes.items()
    }
    labels = await graph.labels({row["node"].value for row in rows} | {one for found in ends.values() for one in found})
    found: dict[str, dict[str, Value]] = defaultdict(dict)
    for row in rows:
        for one in sorted(ends.get(row["node"].value) or {row["node"].value}):
            found[row["passage"].value][one] = value_of(view.site, labels, NamedNode(one), view.spoken)
    return {passage: sorted(values.values(), key=lambda value: value.label.text) for passage, values in found.items()}
