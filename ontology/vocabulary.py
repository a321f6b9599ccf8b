"""The ontology and its concept schemes as Python reads them: labels to show and labels to recognise by.

skos:prefLabel and skos:altLabel say what a heading, a table head or a "label:" line may be called,
skos:hiddenLabel holds cue words and phrases of running text. Preferred labels in other languages are for display
and stay out of `alt` and `hidden`; an English altLabel is what an English document may say.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final, TypeAlias

from pyoxigraph import Literal, NamedNode, Quad

from ontology.graphs import graph_files, parsed
from ontology.namespaces import SCHEME, owl, rdf, rdfs, schema, sg, skos

_PROPERTIES: Final = (owl("ObjectProperty"), owl("DatatypeProperty"))

Texts: TypeAlias = Mapping[str, str]
"""A text by language ("sv", "en")."""


@dataclass(frozen=True, slots=True)
class Term:
    """A class or property of the ontology.

    `parents` are what it is declared a subclass or subproperty of, `domains` and `ranges` also count
    schema:domainIncludes and schema:rangeIncludes; all are IRIs, in the order written.
    """

    iri: str
    label: Texts
    comment: Texts
    parents: tuple[str, ...]
    domains: tuple[str, ...]
    ranges: tuple[str, ...]
    alt: tuple[str, ...]
    hidden: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept of a scheme; `see_also` are the IRIs it points to, as a kind of organisation to its class."""

    iri: str
    scheme: str
    slug: str
    pref: Texts
    alt: tuple[str, ...]
    hidden: tuple[str, ...]
    definition: Texts
    see_also: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Classes and properties by IRI; concepts by scheme, then slug, each in the order of its file."""

    classes: Mapping[str, Term]
    properties: Mapping[str, Term]
    schemes: Mapping[str, Mapping[str, Concept]]

    def superclasses(self, iri: str) -> frozenset[str]:
        """The class itself and everything above it, as far as this ontology says."""
        found: set[str] = set()
        waiting = [iri]
        while waiting:
            current = waiting.pop()
            if current not in found:
                found.add(current)
                waiting.extend(self.classes[current].parents if current in self.classes else ())
        return frozenset(found)


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary, parsed once.

    >>> vocabulary().classes["https://w3id.org/samgraf/ns#Pitfall"].label["sv"]
    'Fallgrop'
    """
    sources = graph_files()
    terms = _described(quad for file in sources["ontology"] for quad in parsed(file))
    concepts = _described(quad for file in sources["schemes"] for quad in parsed(file))
    schemes: dict[str, dict[str, Concept]] = defaultdict(dict)
    for iri, values in concepts.items():
        if skos("Concept") in values[rdf("type")]:
            scheme, _, slug = iri.removeprefix(SCHEME).partition("/")
            schemes[scheme][slug] = _concept(iri, scheme, slug, values)
    return Vocabulary(
        classes=_terms(terms, (owl("Class"),)),
        properties=_terms(terms, _PROPERTIES),
        schemes=dict(sorted(schemes.items())),
    )


_Values: TypeAlias = defaultdict[NamedNode, list[NamedNode | Literal]]


def _described(triples: Iterable[Quad]) -> dict[str, _Values]:
    found: defaultdict[str, _Values] = defaultdict(lambda: defaultdict(list))
    for triple in triples:
        if isinstance(triple.subject, NamedNode) and isinstance(triple.object, NamedNode | Literal):
            found[triple.subject.value][triple.predicate].append(triple.object)
    return found


def _terms(described: Mapping[str, _Values], kinds: Iterable[NamedNode]) -> Mapping[str, Term]:
    return {
        iri: Term(
            iri=iri,
            label=_texts(values, rdfs("label")),
            comment=_texts(values, rdfs("comment")),
            parents=_iris(values, rdfs("subClassOf"), rdfs("subPropertyOf")),
            domains=_iris(values, rdfs("domain"), schema("domainIncludes")),
            ranges=_iris(values, rdfs("range"), schema("rangeIncludes")),
            alt=_in(values, skos("altLabel"), "sv"),
            hidden=_in(values, skos("hiddenLabel"), "sv"),
        )
        for iri, values in described.items()
        if NamedNode(iri) in sg and any(kind in values[rdf("type")] for kind in kinds)
    }


def _concept(iri: str, scheme: str, slug: str, values: _Values) -> Concept:
    return Concept(
        iri=iri,
        scheme=scheme,
        slug=slug,
        pref=_texts(values, skos("prefLabel")),
        alt=_in(values, skos("altLabel"), "sv", "en"),
        hidden=_in(values, skos("hiddenLabel"), "sv"),
        definition=_texts(values, skos("definition")),
        see_also=_iris(values, rdfs("seeAlso")),
    )


def _texts(values: _Values, predicate: NamedNode) -> Texts:
    held = (value for value in values[predicate] if isinstance(value, Literal))
    return {literal.language or "": literal.value for literal in held}


def _in(values: _Values, predicate: NamedNode, *languages: str) -> tuple[str, ...]:
    held = (value for value in values[predicate] if isinstance(value, Literal))
    return tuple(literal.value for literal in held if literal.language in languages)


def _iris(values: _Values, *predicates: NamedNode) -> tuple[str, ...]:
    held = (value for predicate in predicates for value in values[predicate])
    return tuple(value.value for value in held if isinstance(value, NamedNode))
