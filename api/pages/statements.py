"""What the graph says of one thing, as rows of its page: value, quotations, how it was found."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from pyoxigraph import Literal, NamedNode

from api.pages.addresses import address
from api.pages.factors import Factors, factors_of
from api.pages.graph import Described, Graph, Label, Quote, Row, Term
from api.pages.relations import JUDGED, OTHER_ROLE, SILENT, SINGLE, order_of, relation_of
from api.pages.words import WORDS, alphabetical
from api.site import Site
from ontology import PREFIXES, SCHEME, SG

SHOWN: Final = 25  # of one relation; the rest is paged
_FACTS: Final = "SELECT ?thing ?g ?p ?o WHERE { GRAPH ?g { ?thing ?p ?o } } LIMIT 2000"
_COUNTS: Final = "SELECT ?thing ?p (COUNT(*) AS ?n) WHERE { ?s ?p ?thing } GROUP BY ?thing ?p"
_ASSERTED: Final = """SELECT ?thing ?p ?o ?kind ?basis ?method ?note ?passage WHERE {
  ?statement rdf:subject ?thing ; rdf:predicate ?p ; rdf:object ?o ; a ?kind .
  OPTIONAL { ?statement sg:basis ?basis } OPTIONAL { ?statement sg:method|sg:mergedBecause ?method }
  OPTIONAL { ?statement rdfs:comment ?note } OPTIONAL { ?statement sg:evidence ?passage }
} LIMIT 1000"""
_TAKING: Final = f"SELECT ?role WHERE {{ <{SCHEME}role/takes-part> skos:member ?role }}"
_REFERRING: Final = "SELECT DISTINCT ?thing ?p ?s WHERE {{ ?s ?p ?thing }} ORDER BY ?s LIMIT {limit} OFFSET {offset}"
# The parts of a node that stands between two things, in the order they are told.
_BETWEEN: Final = ("role", "printedName", "partner", "through", "throughFirst", "throughSecond", "count")
_ENDS: Final = ("participant", "participationIn", "member")
_ROLES: Final = ("^sg:participant", "^sg:participationIn")
_FOUND: Final = ("basis", "method", "confidence")
_BOOLEAN: Final = f"{PREFIXES['xsd']}boolean"
_TYPE: Final = f"{PREFIXES['rdf']}type"


@dataclass(frozen=True, slots=True)
class Value:
    """A thing or a text as it is shown."""

    label: Label
    href: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """One row: a relation with its value, more on it, and what it rests on.

    `own`: it rests on the passages of the thing itself; `judged`: on rules that no passage
    states. `how` are the basis and the method, `notes` reasons. `said_in` are the documents that say so, where
    others say otherwise.
    """

    relation: str
    value: Value
    more: tuple[tuple[str, Value], ...] = ()
    quotes: tuple[Quote, ...] = ()
    how: tuple[str, ...] = ()
    notes: tuple[Label, ...] = ()
    own: bool = False
    judged: bool = False
    curated: bool = False
    said_in: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """All rows of a page; `counts` by relation from the other end, `quotes` of the thing itself.

    `iri` is the thing's own. `met` counts by kind the factors of what an organisation takes part in.
    """

    iri: str
    classes: tuple[str, ...]
    facts: dict[str, tuple[Term, ...]]
    graphs: frozenset[str]
    statements: tuple[Statement, ...]
    counts: dict[str, int]
    quotes: tuple[Quote, ...]
    how: tuple[str, ...]
    met: dict[str, int]


def value_of(site: Site, labels: Mapping[str, Label], term: Term, spoken: str) -> Value:
    """A term as it is shown: a literal's words, yes or no, or a thing's label with the address of its page."""
    if isinstance(term, Literal) and term.datatype.value == _BOOLEAN:
        return Value(Label(WORDS["yes" if term.value in ("true", "1") else "no"][spoken != "sv"], spoken))
    if isinstance(term, Literal):
        return Value(Label(term.value, term.language or ""))
    return Value(labels.get(term.value, Label(term.value, "")), address(site, term.value))


async def told_of(graph: Graph, site: Site, iri: str, only: str = "", page: int = 1) -> Told | None:
    """Everything that a page shows of a thing; None if the graph does not know it.

    Args:
        graph, site: where it is read and shown.
        iri: the thing.
        only: a relation from the other end that alone is shown, by `page`.
        page: from 1.
    """
    thing = NamedNode(iri)
    facts, counted, asserted = await graph.all(_FACTS, _COUNTS, _ASSERTED, thing=thing)
    if not facts and not counted:
        return None
    counts = {relation_of(row["p"].value, True): int(row["n"].value) for row in counted}
    predicates = {relation_of(row["p"].value, True): row["p"] for row in counted}
    counts = {one: count for one, count in counts.items() if one not in SILENT and one != "^rdf:subject"}
    wanted = [one for one in counts if only in ("", one)]
    paged = _REFERRING.format(limit=SHOWN, offset=(page - 1) * SHOWN if only else 0)
    answers = await asyncio.gather(*(graph.select(paged, thing=thing, p=predicates[one]) for one in wanted))
    referring = [row for rows in answers for row in rows]
    said: dict[tuple[str, Term], set[str]] = defaultdict(set)
    for row in facts:
        said[row["p"].value, row["o"]].add(row["g"].value)
    derived = _objects(said, f"{PREFIXES['prov']}wasDerivedFrom")[:SHOWN]
    has_roles = not only and _ROLES[0] in counts
    factors = await factors_of(graph, iri) if has_roles else Factors({}, ())
    told = [factor.value for _, factor, _ in factors.some]
    nodes = await graph.describe([*(row["s"].value for row in referring), *derived, *told])
    own = _objects(said, f"{SG}evidence")
    passages = {term.value for parts in nodes.values() for term in parts.get(f"{SG}evidence", ())[:5]}
    passages |= {row["s"].value for row in referring if row["p"].value == f"{SG}mentions"}
    passages |= {row["passage"].value for row in asserted if "passage" in row} | set(own[:SHOWN])
    quotes = await graph.quotes(passages)
    between = {t.value for n in nodes.values() for name in (*_BETWEEN, *_ENDS) for t in n.get(SG + name, ())}
    between |= {t.value for n in nodes.values() for name in ("basis", "method") for t in n.get(SG + name, ())}
    iris = {o.value for (_, o) in said if isinstance(o, NamedNode)} | set(nodes) | {iri}
    iris |= {undertaking.value for _, _, undertaking in factors.some}
    iris |= {row[name].value for row in asserted for name in ("basis", "method") if name in row}
    iris |= {f"{graph.base_iri}doc/{one.split('/graph/doc/')[1].split('/')[0]}" for one in _documents(said)}
    labels = await graph.labels(one for one in iris | between if "://" in one and " " not in one)
    taking = await graph.select(_TAKING) if counts.keys() & _ROLES else []
    rows = _Rows(graph, site, iri, labels, quotes, frozenset(row["role"].value for row in taking))
    statements = [] if only else list(rows.outward(said, asserted, nodes))
    statements = _disagreeing(statements)
    statements += rows.inward(referring, nodes)
    statements += rows.met(factors, nodes)
    classes = _objects(said, _TYPE)
    by_predicate: dict[str, list[Term]] = defaultdict(list)
    for predicate, term in said:
        by_predicate[predicate].append(term)
    return Told(
        iri,
        tuple(classes),
        {predicate: tuple(terms) for predicate, terms in by_predicate.items()},
        frozenset(one for graphs in said.values() for one in graphs),
        tuple(sorted(statements, key=lambda item: (order_of(item.relation), alphabetical(item.value.label.text)))),
        counts,
        tuple(quotes[one] for one in own if one in quotes),
        rows.found({SG + name: _objects(said, SG + name) for name in _FOUND}),
        factors.counts,
    )


def _documents(said: Mapping[tuple[str, Term], set[str]]) -> set[str]:
    return {graph for graphs in said.values() for graph in graphs if "/graph/doc/" in graph}


def _disagreeing(statements: Sequence[Statement]) -> list[Statement]:
    """The statements, each without its documents where no other document says otherwise."""
    sayings: dict[str, set[tuple[Value, ...]]] = defaultdict(set)
    for one in statements:
        if one.said_in:
            sayings[one.relation].add(one.said_in)
    return [one if len(sayings[one.relation]) > 1 else replace(one, said_in=()) for one in statements]


def _objects(said: Iterable[tuple[str, Term]], predicate: str) -> list[str]:
    return sorted(term.value for one, term in said if one == predicate)


@dataclass(frozen=True, slots=True)
class _Rows:
    """Makes rows of triples; `taking` are the roles that count as taking part."""

    graph: Graph
    site: Site
    iri: str
    labels: dict[str, Label]
    quotes: dict[str, Quote]
    taking: frozenset[str]

    def value(self, term: Term) -> Value:
        return value_of(self.site, self.labels, term, self.graph.spoken)

    def how(self, iris: Iterable[str]) -> tuple[str, ...]:
        return tuple(self.labels[one].text for one in iris if one in self.labels)

    def found(self, parts: Mapping[str, list[str]]) -> tuple[str, ...]:
        """How a node was found: its basis, the method, and how often that is right."""
        basis, methods, shares = (parts[SG + name] for name in _FOUND)
        swedish = self.graph.spoken == "sv"
        sure = [WORDS["sure"][not swedish].format(n=f"{100 * Decimal(share):.0f}") for share in shares]
        unsure = [WORDS["unsure"][not swedish]] if methods and not shares else []
        return (*self.how(basis + methods), *sure, *unsure)

    def outward(
        self, said: dict[tuple[str, Term], set[str]], asserted: Sequence[Row], nodes: Described
    ) -> Iterable[Statement]:
        supports: dict[tuple[str, Term], list[Row]] = defaultdict(list)
        for row in asserted:
            supports[row["p"].value, row["o"]].append(row)
        for (predicate, term), graphs in said.items():
            relation = relation_of(predicate)
            if relation in SILENT or self._repeated(term, said, predicate):
                continue
            if term.value in nodes and isinstance(term, NamedNode):
                yield self.node(relation, term, nodes[term.value])
                continue
            rows = supports[predicate, term]
            found = {row["passage"].value for row in rows if "passage" in row}
            how = [row[name].value for name in ("basis", "method") for row in rows if name in row]
            notes = {Label(n.value, n.language or "") for row in rows if isinstance(n := row.get("note"), Literal)}
            spoken = {note for note in notes if note.language == self.graph.spoken}
            in_document = any("/graph/doc/" in graph for graph in graphs)
            yield Statement(
                relation,
                self.value(term),
                quotes=tuple(self.quotes[one] for one in sorted(found) if one in self.quotes),
                how=self.how(dict.fromkeys(how)),
                notes=tuple(spoken or notes),
                own=in_document and not found and relation not in JUDGED,
                judged=relation in JUDGED and not found,
                curated=any(graph.endswith("graph/curation") for graph in graphs),
                said_in=self.documents(graphs) if relation in SINGLE else (),
            )

    def documents(self, graphs: Iterable[str]) -> tuple[Value, ...]:
        """The documents that some graphs hold the facts of."""
        stem = f"{self.graph.base_iri}graph/doc/"
        slugs = sorted({one.removeprefix(stem).partition("/")[0] for one in graphs if one.startswith(stem)})
        return tuple(self.value(NamedNode(f"{self.graph.base_iri}doc/{slug}")) for slug in slugs)

    def _repeated(self, term: Term, said: Iterable[tuple[str, Term]], predicate: str) -> bool:
        """A title that is the label, or words in the other language where there are some in the page's."""
        if not isinstance(term, Literal):
            return False
        if predicate == f"{PREFIXES['dcterms']}title" and self.labels.get(self.iri) == Label(
            term.value, term.language or ""
        ):
            return True
        others = {other.language for one, other in said if one == predicate and isinstance(other, Literal)}
        return bool(term.language) and term.language != self.graph.spoken and self.graph.spoken in others

    def inward(self, referring: Sequence[Row], nodes: Described) -> Iterable[Statement]:
        for row in referring:
            parts = nodes.get(row["s"].value, {})
            relation = relation_of(row["p"].value, True)
            if relation == "^sg:member":  # told apart by what joins the two
                relation = next((relation_of(kind.value) for kind in parts.get(_TYPE, ())), relation)
            roles = {role.value for role in parts.get(f"{SG}role", ())}
            if relation in _ROLES and roles and not roles & self.taking:
                relation += OTHER_ROLE
            yield self.node(relation, row["s"], parts)

    def met(self, factors: Factors, nodes: Described) -> Iterable[Statement]:
        """The factors of what an organisation takes part in, each with what it is said about."""
        for relation, factor, undertaking in factors.some:
            told = self.node(relation, factor, nodes.get(factor.value, {}))
            yield replace(told, more=(("sg:about", self.value(undertaking)),))

    def part(self, name: str, parts: Mapping[str, tuple[Term, ...]]) -> str:
        """The relation of a part of a node: where one of two meets their partner is told from this one's side."""
        members = sorted(term.value for term in parts.get(f"{SG}member", ()))
        if name == "count":
            return "sg:count/projects"
        if name not in ("throughFirst", "throughSecond") or self.iri not in members:
            return f"sg:{name}"
        is_own = (name == "throughFirst") == (members[0] == self.iri)
        return "sg:through/own" if is_own else "sg:through/other"

    def node(self, relation: str, node: Term, parts: Mapping[str, tuple[Term, ...]]) -> Statement:
        """A node as a row: what stands between two things is told by its other end."""
        passages = [term.value for term in parts.get(f"{SG}evidence", ())]
        if relation == "^sg:mentions":
            passages = [node.value]
        elif relation[1:] in JUDGED:
            passages = []
        ends = [term for name in _ENDS for term in sorted(parts.get(SG + name, ()), key=str) if term.value != self.iri]
        if not ends and relation == "sg:Bridge":
            ends = list(parts.get(f"{SG}through", ()))
        more = [("", self.value(term)) for term in ends[1:]]
        judged = relation[1:] in JUDGED
        if ends:
            more += [
                (self.part(name, parts), self.value(term))
                for name in _BETWEEN
                for term in parts.get(SG + name, ())
                if term.value != self.iri and term not in ends
            ]
        return Statement(
            relation,
            self.value(ends[0] if ends else node),
            tuple(more),
            tuple(self.quotes[one] for one in passages if one in self.quotes),
            () if judged else self.found({SG + name: [t.value for t in parts.get(SG + name, ())] for name in _FOUND}),
            judged=judged,
        )
