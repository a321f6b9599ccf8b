"""The page of a thing: a sentence, statements under questions, what the sources leave out, how to cite it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from api import signposting
from api.errors import NotFound
from api.pages.addresses import things_of
from api.pages.drawings import map_of, network_of
from api.pages.factors import QUESTION
from api.pages.graph import Label, term_label
from api.pages.page import Page, View
from api.pages.relations import OTHER_ROLE, QUESTIONS, missing, question_of, relation_of, words_of
from api.pages.statements import SHOWN, Statement, Told, told_of
from api.pages.words import WORDS
from api.shortened import short
from api.told import statements_query
from ontology import DEFAULT_BASE, SG, vocabulary
from queries import questions

MEDIA: Final = {
    "ttl": "text/turtle",
    "jsonld": "application/ld+json",
    "nt": "application/n-triples",
    "rdf": "application/rdf+xml",
}


@dataclass(frozen=True, slots=True)
class Group:
    """The statements of one relation, with what it is called.

    `count` is how many there are, 0 where that is not told; `all` how many `rest` leads to, "" where all are shown.
    """

    relation: str
    name: str
    items: tuple[Statement, ...]
    count: int
    all: int
    rest: str


@dataclass(frozen=True, slots=True)
class Section:
    """A question with the statements that answer it, by relation."""

    name: str
    groups: tuple[Group, ...]


async def thing(view: View) -> Page:
    """The page of what stands at /page/… ; of a concept or another thing under its own address."""
    path = view.path[1:]
    fixed = path.startswith(("scheme/", "ns", "shapes"))
    base = DEFAULT_BASE if fixed else view.graph.base_iri
    return await page_of(view, base + (f"id/{path[5:]}" if path.startswith("page/") else path))


async def page_of(view: View, iri: str) -> Page:
    """The page of the thing with this IRI.

    Raises:
        NotFound: the graph does not know it.
    """
    try:
        only, number = view.parameters.get("relation", ""), view.number("page")
        told = await told_of(view.graph, view.site, iri, only, number)
    except ValueError as error:
        raise NotFound(
            (f"{view.path} is no address of a thing.", f"{view.path} är ingen adress till en sak.")
        ) from error
    if told is None or (only and only not in told.counts):
        raise NotFound((f"The graph says nothing of {iri}.", f"Grafen säger inget om {iri}."))
    label = (await view.graph.names([iri])).get(iri, Label(short(iri, view.graph.base_iri), ""))
    relations = frozenset(item.relation for item in told.statements)
    relations |= {relation for relation, count in told.counts.items() if count > SHOWN}
    above = {parent for one in told.classes for parent in vocabulary().superclasses(one)}
    draws = not only and "^sg:member" in told.counts and f"{SG}Organisation" in above
    network = await network_of(view.graph, view.site, iri) if draws else None
    places = await map_of(view.graph, view.site, iri) if not only and f"{SG}Undertaking" in above else None
    data = _data_address(view, iri)
    pages = -(-told.counts[only] // SHOWN) if only else 1
    return Page(
        "thing.html",
        label.text,
        {
            "label": label,
            "iri": iri,
            "kinds": [(term_label(one, view.spoken), things_of(view.site, one)) for one in told.classes],
            "sentence": sentence(told, view.spoken),
            "sections": sections(view, told),
            "asks": [] if only else asks(view, iri, above),
            "missing": [] if only else [words_of(one, view.spoken) for one in missing(told.classes, relations)],
            "network": network,
            "places": places,
            "quotes": told.quotes,
            "how": told.how,
            "data": [(extension, f"{data}.{extension}") for extension in (*MEDIA, "csv")] if data else [],
            "sparql": statements_query(iri, view.spoken),
            "url": view.site.settings.url,
            "only": words_of(only, view.spoken) if only else "",
            "pages": (number, pages, f"?relation={only.replace('^', '%5E')}&lang={view.spoken}&page="),
            "is_reference": any(graph.endswith("graph/reference") for graph in told.graphs),
        },
        record={"@type": "Thing", "@id": iri, "name": label.text, "identifier": iri},
        links=(
            (iri, 'rel="canonical"'),
            *signposting.of_thing(iri, view.graph.edition.release, view.site.settings.url),
            *((f"{data}.{ext}", f'rel="alternate describedby"; type="{MEDIA[ext]}"') for ext in MEDIA if data),
        ),
    )


def asks(view: View, iri: str, above: Collection[str]) -> list[tuple[str, str]]:
    """The named questions that can be asked of a thing of these classes, with their addresses."""
    prefix = view.site.settings.path_prefix
    found = []
    for question in questions(view.graph.base_iri).values():
        taking = next((one for one in question.parameters if one.class_iri in above), None)
        if taking is not None:
            query = urlencode({taking.name: iri, "lang": view.spoken})
            found.append((question.summary[view.spoken], f"{prefix}/questions/{question.name}?{query}"))
    return found


def _data_address(view: View, iri: str) -> str:
    below = iri.removeprefix(view.graph.base_iri)
    return f"{view.site.settings.path_prefix}/data/{below[3:]}" if below.startswith("id/") else ""


def sections(view: View, told: Told) -> list[Section]:
    """The statements in the order of the questions."""
    groups: dict[str, dict[str, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    for item in told.statements:
        groups[question_of(item.relation)][item.relation].append(item)
    made = []
    for name in (*QUESTIONS, "other"):
        if name in groups:
            listed = (_group(view, told, relation, tuple(items)) for relation, items in groups[name].items())
            made.append(Section(name, tuple(listed)))
    return made


def _group(view: View, told: Told, relation: str, items: tuple[Statement, ...]) -> Group:
    name, base = words_of(relation, view.spoken), _counted(relation)
    if relation in told.met:
        query = urlencode({"organisation": told.iri, "lang": view.spoken})
        rest = f"{view.site.settings.path_prefix}/questions/{QUESTION}?{query}"
        count = told.met[relation]
        return Group(relation, name, items, count, count, rest)
    there = told.counts.get(base, 0)
    rest = f"?relation={base.replace('^', '%5E')}&lang={view.spoken}" if there > SHOWN else ""
    count = (there if rest else len(items)) if relation.startswith("^") else 0
    return Group(relation, name, items, count, there, rest)


def _counted(relation: str) -> str:
    """The relation whose count tells whether all is shown: what joins two organisations has one for all kinds,
    and participations have one for all roles.
    """
    if relation in ("sg:CoParticipation", "sg:SharedPartner", "sg:Bridge"):
        return "^sg:member"
    return relation.removesuffix(OTHER_ROLE)


def sentence(told: Told, spoken: str) -> str:
    """One sentence on what the thing is, as certain as the sources are and no more."""
    position = spoken != "sv"
    above = {parent for one in told.classes for parent in vocabulary().superclasses(one)}
    kinds = [label.text.lower() for one in told.classes if (label := term_label(one, spoken))]
    kind = " / ".join(kinds)
    statuses = [relation_of(term.value).rpartition("/")[2] for term in told.facts.get(f"{SG}status", ())]
    for name, key in (("Vision", "is_vision"), ("Statement", "is_statement"), ("Output", "is_output")):
        if SG + name in above:
            return WORDS[key][position].format(kind=kind)
    if SG + "Undertaking" in above:
        agreed = len(statuses) == 1 and f"is_{statuses[0]}" in WORDS
        key = f"is_{statuses[0]}" if agreed else "is_disputed" if len(statuses) > 1 else "is_undertaking"
        return WORDS[key][position].format(kind=kind)
    in_documents = any("/graph/doc/" in graph for graph in told.graphs) or "^sg:mentions" in told.counts
    if any(graph.endswith("graph/reference") for graph in told.graphs):
        return WORDS["is_named" if in_documents else "is_unnamed"][position].format(kind=kind)
    key = "is_derived" if any(graph.endswith("graph/derived") for graph in told.graphs) else "is_thing"
    return WORDS[key][position].format(kind=kind) if kind else ""
