"""The vocabulary as pages: the ontology, its concept schemes, the shapes."""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from pyoxigraph import NamedNode

from api.errors import NotFound
from api.explanation import short
from api.pages.addresses import address, things_of
from api.pages.graph import Label, term_label
from api.pages.page import Page, View
from api.pages.statements import Value
from api.pages.things import thing
from ontology import DEFAULT_BASE, SCHEME, SHAPES, vocabulary
from ontology.vocabulary import Term

_PARTITIONS: Final = """SELECT ?dataset ?term ?n WHERE {
  { ?dataset void:classPartition ?part . ?part void:class ?term ; void:entities ?n } UNION
  { ?dataset void:propertyPartition ?part . ?part void:property ?term ; void:triples ?n } }"""
_USE: Final = """SELECT ?scheme ?concept (COUNT(*) AS ?n) WHERE {
  ?concept skos:inScheme ?scheme . ?thing ?relation ?concept .
  FILTER(?relation NOT IN (skos:hasTopConcept, skos:member, rdf:object, sh:hasValue, rdf:first)) }
GROUP BY ?scheme ?concept"""
_SHAPES: Final = """SELECT ?shape ?class ?message WHERE {
  ?shape a sh:NodeShape . OPTIONAL { ?shape sh:targetClass ?class }
  OPTIONAL { ?shape sh:message|(sh:property/sh:message)|(sh:sparql/sh:message) ?message } } 
ORDER BY ?shape LIMIT 2000"""


async def ontology(view: View) -> Page:
    """The page at /ns: every class and property, defined in both languages, with how often it is used."""
    dataset = NamedNode(f"{view.graph.base_iri}graph/description#dataset")
    rows = await view.graph.select(_PARTITIONS, dataset=dataset)
    counts = {row["term"].value: int(row["n"].value) for row in rows}
    terms = vocabulary()

    def told(kind: dict[str, Term]) -> list[tuple[str, Term, int, list[tuple[str, list[Value]]], str]]:
        listed = []
        for iri, term in sorted(kind.items(), key=lambda item: item[1].label[view.spoken].casefold()):
            parts = [("above", term.parents), ("domain", term.domains), ("range", term.ranges)]
            linked = [(key, [_linked(view, one) for one in iris]) for key, iris in parts if iris]
            listed.append((iri.rpartition("#")[2], term, counts.get(iri, 0), linked, things_of(view.site, iri)))
        return listed

    schemes = [(name, len(concepts)) for name, concepts in terms.schemes.items()]
    content = {"classes": told(dict(terms.classes)), "properties": told(dict(terms.properties)), "schemes": schemes}
    return Page("ontology.html", view.words("vocabulary"), content, _links(f"{DEFAULT_BASE}ns"))


async def scheme(view: View) -> Page:
    """The page at /scheme/{name}: its concepts as a thesaurus.

    Raises:
        NotFound: there is no scheme of that name.
    """
    name = view.path.rpartition("/")[2]
    concepts = vocabulary().schemes.get(name)
    if concepts is None:
        raise NotFound(f"There is no scheme {name}.")
    rows = await view.graph.select(_USE, scheme=NamedNode(f"{SCHEME}{name}"))
    counts = {row["concept"].value: int(row["n"].value) for row in rows}
    listed = sorted(concepts.values(), key=lambda one: one.pref[view.spoken].casefold())
    content = {
        "name": name,
        "concepts": [(one, counts.get(one.iri, 0), address(view.site, one.iri)) for one in listed],
    }
    return Page("scheme.html", f"{view.words('scheme')}: {name}", content, _links(f"{SCHEME}{name}"))


async def concept(view: View) -> Page:
    """The page of a concept: as any thing, with the words that it is recognised by."""
    page = await thing(view)
    name, _, slug = view.path.removeprefix("/scheme/").partition("/")
    known = vocabulary().schemes.get(name, {}).get(slug)
    if known is None:
        return page
    words = (*known.alt, *known.hidden)
    both = [Label(known.pref[one], one) for one in ("sv", "en") if one != view.spoken]
    content = {
        **page.content,
        "recognised": words,
        "others": both,
        "scheme": f"{view.site.settings.path_prefix}/scheme/{name}",
    }
    return Page("concept.html", page.title, content, page.links)


async def shapes(view: View) -> Page:
    """The page at /shapes: what is checked of which class, in the words of the messages."""
    found: dict[str, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    for row in await view.graph.select(_SHAPES):
        kinds, messages = found[row["shape"].value]
        if "class" in row:
            kinds.add(row["class"].value)
        if "message" in row and getattr(row["message"], "language", "") in (view.spoken, "", None):
            messages.add(row["message"].value)
    listed = [
        (iri.removeprefix(SHAPES), [_linked(view, one) for one in sorted(kinds)], sorted(messages))
        for iri, (kinds, messages) in sorted(found.items())
        if iri.startswith(SHAPES)
    ]
    return Page("shapes.html", view.words("shapes"), {"shapes": listed}, _links(SHAPES.rstrip("#")))


def _linked(view: View, iri: str) -> Value:
    label = term_label(iri, view.spoken)
    return Value(label or Label(short(iri), ""), address(view.site, iri))


def _links(iri: str) -> tuple[tuple[str, str], ...]:
    return ((iri, 'rel="canonical"'), (iri, 'rel="alternate"; type="text/turtle"'))
