"""Everything the graph says of one thing, each statement with the passages that support it.

A statement rests on the rdf:Statement made for it, where there is one; else on the passages of the node that
it is said of, in the documents whose graphs say it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeAlias, cast

from pyoxigraph import Literal, NamedNode, QuerySolutions, Store, Variable

from ontology import DEFAULT_BASE, PREFIXES, SG, vocabulary

Term: TypeAlias = NamedNode | Literal
Row: TypeAlias = Mapping[str, Term]
Select: TypeAlias = Callable[[str, NamedNode], Iterable[Row]]
"""Answers a SELECT in which ?thing stands for the second argument."""


class UnknownThing(LookupError):
    """The graph says nothing of this IRI."""


@dataclass(frozen=True, order=True)
class Support:
    """What a statement rests on: a quotation with its place, or only how it was found.

    `line` and `page` count from 1; `document` is the source's title; `note` a curator's reason.
    """

    document: str = ""
    line: int | None = None
    page: int | None = None
    heading: str = ""
    quotation: str = ""
    method: str = ""
    basis: str = ""
    note: str = ""
    passage: str = ""


@dataclass(frozen=True)
class Statement:
    """A triple, the graphs that hold it, the words for its ends, and what it rests on."""

    subject: str
    predicate: str
    object: Term
    label: str
    graphs: tuple[str, ...]
    support: tuple[Support, ...]


@dataclass(frozen=True)
class Explanation:
    """A thing: what is said of it (`subject` is the thing), what refers to it, and where it is mentioned."""

    iri: str
    label: str
    statements: tuple[Statement, ...]
    references: tuple[Statement, ...]
    mentions: tuple[Support, ...]


_PREFIXES: Final = "".join(
    f"PREFIX {name}: <{PREFIXES[name]}>\n"
    for name in ("dcterms", "foaf", "oa", "prov", "rdf", "rdfs", "schema", "sg", "skos")
)
# What points at a thing without saying anything of it: evidence is told beside the statements it supports.
_POINTERS: Final = "rdf:subject, rdf:predicate, rdf:object, sg:mentions, schema:mentions, prov:wasDerivedFrom"
_PASSAGE: Final = """
  ?passage oa:hasSelector/oa:exact ?quotation .
  OPTIONAL { ?passage sg:line ?line }
  OPTIONAL { ?passage sg:page ?page }
  OPTIONAL { ?passage sg:sectionHeading ?heading }
  OPTIONAL { ?passage oa:hasSource/dcterms:isFormatOf/dcterms:title ?document }"""
_OUT: Final = """SELECT ?thing ?graph ?predicate ?object WHERE { GRAPH ?graph { ?thing ?predicate ?object } }"""
_IN: Final = f"""SELECT ?thing ?graph ?subject ?predicate WHERE {{
  GRAPH ?graph {{ ?subject ?predicate ?thing }}
  FILTER(?predicate NOT IN ({_POINTERS}))
}}"""
_NEAR: Final = f"{{ BIND(?thing AS ?node) }} UNION {{ ?node ?in ?thing FILTER(?in NOT IN ({_POINTERS})) }}"
_SUPPORT: Final = f"""SELECT DISTINCT ?thing ?node ?method ?basis
  ?passage ?quotation ?line ?page ?heading ?document
WHERE {{
  {_NEAR}
  OPTIONAL {{ ?node sg:method ?method }}
  OPTIONAL {{ ?node sg:basis ?basis }}
  OPTIONAL {{ ?node sg:evidence ?passage . {_PASSAGE} }}
  FILTER(BOUND(?passage) || BOUND(?method) || BOUND(?basis))
}}"""
_ASSERTED: Final = f"""SELECT DISTINCT ?thing ?subject ?predicate ?object ?basis ?method ?note
  ?passage ?quotation ?line ?page ?heading ?document
WHERE {{
  {{ ?statement rdf:subject ?thing }} UNION {{ ?statement rdf:object ?thing }}
  ?statement rdf:subject ?subject ; rdf:predicate ?predicate ; rdf:object ?object .
  OPTIONAL {{ ?statement sg:basis ?basis }}
  OPTIONAL {{ ?statement sg:method|sg:mergedBecause ?method }}
  OPTIONAL {{ ?statement rdfs:comment ?note }}
  OPTIONAL {{ ?statement sg:evidence ?passage . {_PASSAGE} }}
}}"""
_LABELS: Final = f"""SELECT DISTINCT ?thing ?node ?label ?agent ?role ?in WHERE {{
  {{ ?thing ?out ?node }} UNION {_NEAR}
  {{ ?node skos:prefLabel|dcterms:title|rdfs:label|sg:text|foaf:name ?label }}
  UNION
  {{
    ?node sg:participant/skos:prefLabel ?agent ;
      sg:role/skos:prefLabel ?role ;
      sg:participationIn/skos:prefLabel ?in .
    FILTER(LANG(?role) = "en")
  }}
}}"""
_MENTIONS: Final = f"""SELECT DISTINCT ?thing ?passage ?quotation ?line ?page ?heading ?document WHERE {{
  ?passage sg:mentions ?thing . {_PASSAGE}
}}"""


def in_store(folder: Path) -> Select:
    """What answers from a store on disk that nobody writes to."""
    store = Store.read_only(str(folder))

    def select(text: str, thing: NamedNode) -> Iterator[Row]:
        answer = cast(QuerySolutions, store.query(text, substitutions={Variable("thing"): thing}))
        names = [variable.value for variable in answer.variables]
        for row in answer:
            yield {name: row[name] for name in names if row[name] is not None}

    return select


def explain(select: Select, iri: str, base_iri: str = DEFAULT_BASE) -> Explanation:
    """Tell everything that the graph says of a thing.

    Raises:
        UnknownThing: nothing.
    """
    thing = NamedNode(iri)

    def ask(query: str) -> list[Row]:
        return list(select(_PREFIXES + query, thing))

    said: dict[tuple[str, str, Term], set[str]] = defaultdict(set)
    for row in ask(_OUT):
        said[iri, row["predicate"].value, row["object"]].add(row["graph"].value)
    for row in ask(_IN):
        said[row["subject"].value, row["predicate"].value, thing].add(row["graph"].value)
    if not said:
        raise UnknownThing(iri)
    own: dict[str, list[Support]] = defaultdict(list)
    for row in ask(_SUPPORT):
        own[row["node"].value].append(_support(row))
    asserted: dict[tuple[str, str, Term], list[Support]] = defaultdict(list)
    for row in ask(_ASSERTED):
        triple = row["subject"].value, row["predicate"].value, row["object"]
        asserted[triple].append(_support(row))
    labels = _labels(ask(_LABELS))

    def statement(triple: tuple[str, str, Term], graphs: set[str]) -> Statement:
        subject, predicate, value = triple
        other = value if subject == iri else NamedNode(subject)
        places = [graph.replace(f"{base_iri}graph/doc/", f"{base_iri}doc/") + "/" for graph in graphs]
        support = asserted.get(triple) or [
            item for item in own[subject] if not item.passage or item.passage.startswith(tuple(places))
        ]
        label = other.value if isinstance(other, Literal) else labels.get(other.value, "")
        return Statement(
            subject, predicate, value, label, tuple(sorted(graphs)), tuple(sorted(set(support), key=_place))
        )

    told = [statement(triple, graphs) for triple, graphs in said.items()]
    # A participation is written both ways; it is told once, where its own evidence stands.
    inward = {(item.subject, item.object.value) for item in told if item.predicate == f"{SG}participationIn"}
    told = [
        item
        for item in told
        if item.predicate != f"{SG}hasParticipation" or (item.object.value, item.subject) not in inward
    ]
    return Explanation(
        iri,
        labels.get(iri, ""),
        _ordered(item for item in told if item.subject == iri),
        _ordered(item for item in told if item.subject != iri),
        tuple(sorted((_support(row) for row in ask(_MENTIONS)), key=_place)),
    )


def _support(row: Row) -> Support:
    def text(name: str) -> str:
        return row[name].value if name in row else ""

    def number(name: str) -> int | None:
        return int(row[name].value) if name in row else None

    return Support(
        document=text("document"),
        line=number("line"),
        page=number("page"),
        heading=text("heading"),
        quotation=text("quotation"),
        method=text("method").rpartition("/")[2],
        basis=text("basis").rpartition("/")[2],
        note=text("note"),
        passage=text("passage"),
    )


def _labels(rows: Iterable[Row]) -> dict[str, str]:
    """One label a node: Swedish before other languages and short before long; the house's own words in English."""
    found: dict[str, list[tuple[bool, int, str]]] = defaultdict(list)
    for row in rows:
        if "agent" in row:
            agent = row["agent"]
            foreign = isinstance(agent, Literal) and agent.language != "sv"
            label = f"{agent.value}: {row['role'].value} in {row['in'].value}"
            found[row["node"].value].append((foreign, 0, label))
        elif isinstance(literal := row["label"], Literal):
            found[row["node"].value].append((literal.language not in ("sv", None), len(literal.value), literal.value))
    words = {iri: min(labels)[2] for iri, labels in found.items()}
    terms = vocabulary()
    words |= {iri: term.label["en"] for iri, term in terms.classes.items() if iri in words}
    for scheme in terms.schemes.values():
        words |= {item.iri: item.pref["en"] for item in scheme.values() if item.iri in words}
    return words


def _ordered(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    def key(item: Statement) -> tuple[bool, bool, str, str, str]:
        kind, name = (
            item.predicate == f"{PREFIXES['rdf']}type",
            "abel" in item.predicate or "itle" in item.predicate,
        )
        return not kind, not name, item.predicate, item.label, item.object.value

    return tuple(sorted(statements, key=key))


def _place(support: Support) -> tuple[str, int, int, str]:
    return support.document, support.page or 0, support.line or 0, support.passage
