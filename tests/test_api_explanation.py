"""api.explanation: what is told of a thing, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph
import pytest

from api.explanation import Select, Statement, UnknownThing, explain, in_store
from api.shortened import absolute, short

BASE = "https://w3id.org/samgraf/"
GRAPH = """
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX sg: <https://w3id.org/samgraf/ns#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

<graph/doc/plan> {
  <doc/plan> dcterms:title "Planen"@sv .
  <doc/plan/text> dcterms:isFormatOf <doc/plan> .
  <id/project/ny> a sg:Project ; skos:prefLabel "Ny"@sv ; sg:evidence <doc/plan/text#char=0,2> ;
    sg:status <scheme/status/applied> ; sg:hasParticipation <id/participation/p> .
  <id/participation/p> a sg:Participation ; sg:participationIn <id/project/ny> ;
    sg:participant <id/org/nord> ; sg:role <scheme/role/participating-region> ;
    sg:printedName "Nordregionen"@sv ; sg:basis <scheme/basis/stated> ; sg:method <scheme/method/by-label> ;
    sg:evidence <doc/plan/text#char=10,22> .
}
<graph/doc/plan/evidence> {
  <doc/plan/text#char=0,2> oa:hasSource <doc/plan/text> ; oa:hasSelector <s1> ; sg:line 1 .
  <s1> oa:exact "Ny" .
  <doc/plan/text#char=10,22> oa:hasSource <doc/plan/text> ; oa:hasSelector <s2> ; sg:line 3 ;
    sg:sectionHeading "Deltagande regioner" ; sg:mentions <id/org/nord> .
  <s2> oa:exact "Nordregionen" .
  <doc/plan/text#char=30,37> oa:hasSource <doc/plan/text> ; oa:hasSelector <s3> ; sg:line 5 .
  <s3> oa:exact "ansökan" .
  <id/assertion/a> a rdf:Statement ; rdf:subject <id/project/ny> ; rdf:predicate sg:status ;
    rdf:object <scheme/status/applied> ; sg:basis <scheme/basis/implied> ;
    sg:evidence <doc/plan/text#char=30,37> .
}
<graph/reference> {
  <id/org/nord> a sg:Region ; skos:prefLabel "Region Nord"@sv .
  <scheme/role/participating-region> skos:prefLabel "participating region"@en .
}
"""


@pytest.fixture
def select(tmp_path: Path) -> Select:
    """What answers from a store on disk with the graph above."""
    store = pyoxigraph.Store(str(tmp_path))
    quads = list(pyoxigraph.parse(GRAPH, format=pyoxigraph.RdfFormat.TRIG, base_iri=BASE))
    store.extend(quads)
    store.extend({pyoxigraph.Quad(*quad.triple) for quad in quads})
    store.flush()
    return in_store(tmp_path)


def one(statements: Iterable[Statement], predicate: str) -> Statement:
    """The only statement with that predicate."""
    (found,) = (item for item in statements if short(item.predicate) == predicate)
    return found


def test_statement_shows_its_nodes_quotation_place_and_method(select: Select) -> None:
    """A participation's printed name comes with the quotation, line, heading and method it was found by."""
    printed = one(explain(select, absolute("id/participation/p")).statements, "sg:printedName")

    (support,) = printed.support
    assert printed.label == "Nordregionen"
    assert (support.quotation, support.document, support.line) == ("Nordregionen", "Planen", 3)
    assert (support.heading, support.method, support.basis) == ("Deltagande regioner", "by-label", "stated")


def test_statement_of_its_own_evidence_shows_that(select: Select) -> None:
    """Where an rdf:Statement is made for a triple, its passage is shown, not the node's."""
    status = one(explain(select, absolute("id/project/ny")).statements, "sg:status")

    assert [(item.quotation, item.basis) for item in status.support] == [("ansökan", "implied")]


def test_triple_written_both_ways_is_told_once(select: Select) -> None:
    """A project's participation is told as a reference with the participation's evidence, and only there."""
    ny = explain(select, absolute("id/project/ny"))

    part = one(ny.references, "sg:participationIn")
    assert part.label == "Region Nord: participating region in Ny"
    assert [item.quotation for item in part.support] == ["Nordregionen"]
    assert [item for item in ny.statements if short(item.predicate) == "sg:hasParticipation"] == []


def test_statement_of_another_graph_does_not_borrow_a_documents_passage(select: Select) -> None:
    """What the reference graph says of a body is not given a document's quotation."""
    name = one(explain(select, absolute("id/org/nord")).statements, "skos:prefLabel")

    assert [short(graph) for graph in name.graphs] == ["graph/reference"]
    assert name.support == ()


def test_mentions_are_listed_by_place(select: Select) -> None:
    """Where a body is mentioned is told apart from what is said of it."""
    nord = explain(select, absolute("id/org/nord"))

    assert [(item.quotation, item.line) for item in nord.mentions] == [("Nordregionen", 3)]


def test_thing_of_which_nothing_is_said_is_unknown(select: Select) -> None:
    """No statement at all is an error, not an empty explanation."""
    with pytest.raises(UnknownThing):
        explain(select, absolute("id/org/syd"))


@pytest.mark.parametrize("given", ["id/org/nord", "/id/org/nord", f"<{BASE}id/org/nord>", f"{BASE}id/org/nord"])
def test_thing_is_named_in_any_usual_form(given: str) -> None:
    """IRI, bracketed IRI and path below the base mean the same."""
    assert absolute(given) == f"{BASE}id/org/nord"


@pytest.mark.parametrize("given", ["id/org/a b", "id/org/<x>"])
def test_what_can_be_no_iri_is_refused(given: str) -> None:
    """A text with spaces or brackets in it is not made an IRI."""
    with pytest.raises(ValueError):
        absolute(given)
