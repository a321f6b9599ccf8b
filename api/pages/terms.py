"""The vocabulary as pages: the ontology, its concept schemes, the shapes."""

from __future__ import annotations

from collections import defaultdict
from textwrap import shorten
from typing import Final
from urllib.parse import urlencode

from pyoxigraph import NamedNode

from api.errors import NotFound
from api.hits import Quotation
from api.pages.addresses import address, things_of
from api.pages.graph import Label, term_label
from api.pages.page import Page, View
from api.pages.searching import told_as_quote
from api.pages.statements import Value, value_of
from api.pages.things import thing
from api.pages.words import alphabetical, capital
from api.shortened import short
from api.wording import terms_of
from ontology import DEFAULT_BASE, SCHEME, SHAPES, vocabulary
from ontology.vocabulary import Concept, Term

SHOWN: Final = 90  # characters of what an example is called
QUOTED: Final = 25  # quotations shown of a concept's words
_PARTITIONS: Final = """SELECT ?dataset ?term ?n WHERE {
  { ?dataset void:classPartition ?part . ?part void:class ?term ; void:entities ?n } UNION
  { ?dataset void:propertyPartition ?part . ?part void:property ?term ; void:triples ?n .
    FILTER NOT EXISTS { ?dataset void:class ?class } } }"""
_USE: Final = """SELECT ?scheme ?concept (COUNT(*) AS ?n) WHERE {
  ?concept skos:inScheme ?scheme . ?thing ?relation ?concept .
  FILTER(?relation NOT IN (skos:hasTopConcept, skos:member, rdf:object, sh:hasValue, rdf:first)) }
GROUP BY ?scheme ?concept"""
_VERSION: Final = "SELECT ?version ?ontology WHERE { ?ontology <http://www.w3.org/2002/07/owl#versionIRI> ?version }"
_EXAMPLE: Final = "{{ SELECT ?term ?from ?to WHERE {{ BIND(<{0}> AS ?term) {1} }} LIMIT 1 }}"
_SHAPES: Final = """SELECT DISTINCT ?shape ?class ?message WHERE {{
  ?shape a sh:NodeShape .
  {{ ?shape sh:targetClass ?class }} UNION
  {{ ?shape sh:message|(sh:property/sh:message)|(sh:sparql/sh:message) ?message
     FILTER(LANG(?message) IN ("{0}", "")) }} UNION
  {{ FILTER NOT EXISTS {{ ?shape sh:targetClass|sh:message|sh:property|sh:sparql ?more }} }} }}
LIMIT 2000"""


async def ontology(view: View) -> Page:
    """The page at /ns: every class and property, defined in both languages, how often it is used, an example.

    Raises:
        NotFound: a version is asked for, and it is another.
    """
    version = view.path.removeprefix("/ns").strip("/")
    if version and not await view.graph.select(_VERSION, version=NamedNode(f"{DEFAULT_BASE}ns/{version}")):
        raise NotFound(
            (f"The ontology is of another version than {version}.", f"Ontologin har en annan version än {version}.")
        )
    dataset = NamedNode(f"{view.graph.base_iri}graph/description#dataset")
    rows = await view.graph.select(_PARTITIONS, dataset=dataset)
    counts = {row["term"].value: int(row["n"].value) for row in rows}
    terms = vocabulary()
    examples = await _examples(view, [iri for iri in (*terms.classes, *terms.properties) if iri in counts])

    def told(kind: dict[str, Term]) -> list[tuple[str, Term, int, list[tuple[str, list[Value]]], str, list[Value]]]:
        listed = []
        for iri, term in sorted(kind.items(), key=lambda item: alphabetical(item[1].label[view.spoken])):
            parts = [("above", term.parents), ("domain", term.domains), ("range", term.ranges)]
            linked = [(key, [_linked(view, one) for one in iris]) for key, iris in parts if iris]
            place = things_of(view.site, iri)
            listed.append((iri.rpartition("#")[2], term, counts.get(iri, 0), linked, place, examples.get(iri, [])))
        return listed

    names = await view.graph.labels(f"{SCHEME}{name}" for name in terms.schemes)
    schemes = [
        (name, _titled(names.get(f"{SCHEME}{name}"), name), len(concepts)) for name, concepts in terms.schemes.items()
    ]
    content = {"classes": told(dict(terms.classes)), "properties": told(dict(terms.properties)), "schemes": schemes}
    return Page("ontology.html", view.words("vocabulary"), content, _links(f"{DEFAULT_BASE}ns"))


async def _examples(view: View, iris: list[str]) -> dict[str, list[Value]]:
    """A thing of each class, and what each property joins, as the graph holds them."""
    classes = vocabulary().classes
    parts = [_EXAMPLE.format(iri, f"?from a <{iri}>" if iri in classes else f"?from <{iri}> ?to") for iri in iris]
    if not parts:
        return {}
    rows = await view.graph.select(f"SELECT ?term ?from ?to WHERE {{ {' UNION '.join(parts)} }}")
    ends = {row[name] for row in rows for name in ("from", "to") if name in row}
    names = await view.graph.names({one.value for one in ends if isinstance(one, NamedNode)})
    labels = {iri: Label(shorten(one.text, SHOWN, placeholder=" …"), one.language) for iri, one in names.items()}
    return {
        row["term"].value: [
            value_of(view.site, labels, row[name], view.spoken) for name in ("from", "to") if name in row
        ]
        for row in rows
    }


async def scheme(view: View) -> Page:
    """The page at /scheme/{name}: its concepts as a thesaurus.

    Raises:
        NotFound: there is no scheme of that name.
    """
    name = view.path.rpartition("/")[2]
    concepts = vocabulary().schemes.get(name)
    if concepts is None:
        raise NotFound((f"There is no scheme {name}.", f"Begreppsschemat {name} finns inte."))
    rows = await view.graph.select(_USE, scheme=NamedNode(f"{SCHEME}{name}"))
    counts = {row["concept"].value: int(row["n"].value) for row in rows}
    listed = sorted(concepts.values(), key=lambda one: alphabetical(one.pref[view.spoken]))
    stand = await _stand(view, tuple(_words(one) for one in listed), 0)
    label = _titled((await view.graph.labels([f"{SCHEME}{name}"])).get(f"{SCHEME}{name}"), name)
    content = {
        "name": name,
        "label": label,
        "concepts": [
            (one, counts.get(one.iri, 0), standing, address(view.site, one.iri))
            for one, (standing, _) in zip(listed, stand, strict=True)
        ],
    }
    return Page("scheme.html", label.text, content, _links(f"{SCHEME}{name}"))


async def concept(view: View) -> Page:
    """The page of a concept: as any thing, with the words that it is recognised by."""
    page = await thing(view)
    name, _, slug = view.path.removeprefix("/scheme/").partition("/")
    known = vocabulary().schemes.get(name, {}).get(slug)
    if known is None:
        return page
    words = (*known.alt, *known.hidden)
    terms = tuple(term for word in _words(known) for term in terms_of(f'"{word}"'))
    ((standing, quotations),) = await _stand(view, (_words(known),), QUOTED)
    both = [Label(known.pref[one], one) for one in ("sv", "en") if one != view.spoken]
    content = {
        **page.content,
        "recognised": words,
        "others": both,
        "standing": standing,
        "quotations": [told_as_quote(one, terms) for one in quotations],
        "search": f"{view.site.settings.path_prefix}/search?{urlencode({'q': known.pref['sv'], 'lang': view.spoken})}",
        "scheme": f"{view.site.settings.path_prefix}/scheme/{name}",
    }
    return Page("concept.html", page.title, content, page.links)


async def _stand(view: View, words: tuple[tuple[str, ...], ...], most: int) -> list[tuple[int, list[Quotation]]]:
    """Where words stand; nowhere in a release that has no index."""
    try:
        return await view.site.searches.stand(view.graph.edition.release.path, words, most)
    except NotFound:
        return [(0, [])] * len(words)


def _titled(label: Label | None, name: str) -> Label:
    """What a scheme is called as a title; its name where it has no label."""
    return Label(capital(label.text), label.language) if label else Label(name, "")


def _words(concept: Concept) -> tuple[str, ...]:
    """The Swedish words that a concept is recognised by in documents."""
    return (concept.pref["sv"], *concept.alt, *concept.hidden)


async def shapes(view: View) -> Page:
    """The page at /shapes: what is checked of which class, in the words of the messages."""
    found: dict[str, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    for row in await view.graph.select(_SHAPES.format(view.spoken)):
        kinds, messages = found[row["shape"].value]
        if "class" in row:
            kinds.add(row["class"].value)
        if "message" in row:
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
