"""SHACL on one document: what is withheld and what is listed."""

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, parse
from pyshacl.shape import Shape

from loaders import shacl, shacl_graph
from loaders.errors import BrokenPromise
from loaders.graphs import Mapped
from loaders.validate import validate
from ontology import quads, rdf

BASE = "https://w3id.org/samgraf/"
PREFIXES = f"""@base <{BASE}> . @prefix sg: <ns#> . @prefix dcterms: <http://purl.org/dc/terms/> .
@prefix oa: <http://www.w3.org/ns/oa#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> . @prefix vcard: <http://www.w3.org/2006/vcard/ns#> .
"""
PASSAGE = """<doc/plan/text#char=0,2> a sg:Passage ; oa:hasSource <doc/plan/text> ; sg:line 1 ;
  oa:hasSelector <doc/plan/selector/0-2/position> , <doc/plan/selector/0-2/quote> .
<doc/plan/selector/0-2/position> a oa:TextPositionSelector ; oa:start 0 ; oa:end 2 .
<doc/plan/selector/0-2/quote> a oa:TextQuoteSelector ; oa:exact "AB" .
"""
PROJECT = """<id/project/a> a sg:Project ; skos:prefLabel "A"@sv ; dcterms:title "A"@sv ;
  sg:evidence <doc/plan/text#char=0,2> ; sg:hasParticipation <id/participation/p> .
<id/participation/p> a sg:Participation ; sg:participationIn <id/project/a> ; sg:participant <id/org/region-halland> ;
  sg:role <scheme/role/participating-region> ; sg:basis <scheme/basis/stated> ;
  sg:evidence <doc/plan/text#char=0,2> .
"""


def graph(turtle: str, name: str) -> list[Quad]:
    graph_name = NamedNode(f"{BASE}graph/{name}")
    return [Quad(t.subject, t.predicate, t.object, graph_name) for t in parse(PREFIXES + turtle, RdfFormat.TURTLE)]


def mapped(facts: str, contacts: str = "", evidence: str = PASSAGE) -> Mapped:
    return Mapped(graph(facts, "doc/plan"), graph(evidence, "doc/plan/evidence"), graph(contacts, "doc/plan/contacts"))


def things(one: Mapped) -> set[str]:
    return {q.subject.value.removeprefix(BASE) for q in (*one.facts, *one.contacts) if q.predicate == rdf("type")}


def test_what_keeps_the_shapes_stays_as_it_is() -> None:
    """A valid document comes back untouched, its reference things known without being loaded."""
    document = mapped(PROJECT)

    made = validate("plan", document)

    assert [finding for finding in made.findings if finding.severity == "withheld"] == []
    assert made.mapped == document


def test_a_node_that_breaks_a_must_shape_is_withheld_with_what_hangs_on_it() -> None:
    """A project without a title goes with its participation and passage; its neighbour stays."""
    other = """<id/project/b> a sg:Project ; skos:prefLabel "B"@sv ; dcterms:title "B"@sv ;
      sg:evidence <doc/plan/text#char=3,5> ."""
    passages = PASSAGE + PASSAGE.replace("0,2", "3,5").replace("0-2", "3-5").replace("start 0", "start 3").replace(
        "end 2", "end 5"
    )

    made = validate("plan", mapped(PROJECT.replace('dcterms:title "A"@sv ;', "") + other, evidence=passages))

    assert things(made.mapped) == {"id/project/b"}
    assert {q.subject.value for q in made.mapped.evidence if "char=0,2" in q.subject.value} == set()
    assert [(f.node, f.rule) for f in made.findings if f.severity == "withheld"] == [
        (f"{BASE}id/project/a", "ProjectShape/title")
    ]


def test_what_loses_its_support_by_a_withholding_is_withheld_in_turn() -> None:
    """A broken passage takes the nodes that have no other."""
    broken = PASSAGE.replace("oa:hasSource <doc/plan/text> ;", "")

    made = validate("plan", mapped(PROJECT, evidence=broken))

    assert made.mapped.facts == []
    assert made.mapped.evidence == []


def test_a_should_shape_is_listed_and_the_node_stays() -> None:
    """A document without a date loads with a warning in both languages."""
    document = '<doc/plan> a sg:SourceDocument ; dcterms:title "Plan"@sv ; dcterms:language "sv" .'

    made = validate("plan", mapped(document))

    issued = next(finding for finding in made.findings if finding.rule.endswith("/issued"))
    assert (issued.severity, issued.document, issued.node) == ("warning", "plan", f"{BASE}doc/plan")
    assert issued.sv != issued.en
    assert "doc/plan" in things(made.mapped)


@pytest.mark.parametrize(
    ("names", "listed"),
    [
        ('"A"@sv', False),
        ('"A"@en', False),
        ('"A"@de', True),
        ('"A"@de , "A"@en', False),
        ('"A"@de , "A"@sv', False),
    ],
)
def test_a_name_is_in_swedish_or_in_the_language_of_the_document(names: str, listed: bool) -> None:
    """Other languages beside it do no harm, alone they are listed once."""
    document = '<doc/plan> a sg:SourceDocument ; dcterms:title "Plan"@en ; dcterms:language "en" .'
    project = PROJECT.replace('skos:prefLabel "A"@sv', f"skos:prefLabel {names}")

    made = validate("plan", mapped(document + project))

    found = [(f.severity, f.node) for f in made.findings if f.rule == "NameLanguageShape"]
    assert found == [("warning", f"{BASE}doc/plan")] * listed


def test_a_document_itself_is_never_withheld() -> None:
    """With it everything would go: its own fault is listed."""
    made = validate("plan", mapped('<doc/plan> a sg:SourceDocument ; dcterms:language "sv" .' + PROJECT))

    assert {"doc/plan", "id/project/a"} <= things(made.mapped)
    assert [f.severity for f in made.findings if f.rule == "SourceDocumentShape/title"] == ["warning"]


def test_what_curators_say_counts_for_the_document() -> None:
    """A title that only graph/curation holds fills the shape."""
    curated = graph('<id/project/a> dcterms:title "A"@sv .', "curation")

    made = validate("plan", mapped(PROJECT.replace('dcterms:title "A"@sv ;', "")), curated)

    assert "id/project/a" in things(made.mapped)


def test_a_private_node_is_validated_by_itself() -> None:
    """A person with two names is withheld from the contacts; nothing public goes for it."""
    person = '<id/person/plan-p01> a foaf:Person ; foaf:name "A B" , "A C" ; sg:evidence <doc/plan/text#char=0,2> .'

    made = validate("plan", mapped(PROJECT, person))

    assert things(made.mapped) == {"id/project/a", "id/participation/p"}
    assert [f.node for f in made.findings if f.severity == "withheld"] == [f"{BASE}id/person/plan-p01"]


def test_a_private_node_takes_nothing_from_the_public_graph() -> None:
    """It may quote a public passage with more beside it; one that breaks a shape goes from its own graph only."""
    beside = PASSAGE.replace('"AB" .', '"AB" ; oa:suffix "{}" .')
    secret = PROJECT.replace("project/a", "project/s").replace("tion/p", "tion/s").replace('"A"', '"S"')
    document = mapped(PROJECT, secret + beside.format(" with Maj Ek"), beside.format(" with "))
    twice = PROJECT.replace('dcterms:title "A"@sv', 'dcterms:title "A", "B"')

    kept = validate("plan", document)
    lost = validate("plan", mapped(PROJECT, twice + PASSAGE))

    assert [finding for finding in kept.findings if finding.severity == "withheld"] == []
    assert kept.mapped == document
    assert any(finding.severity == "withheld" for finding in lost.findings)
    assert lost.mapped.facts == mapped(PROJECT).facts
    assert not any(quad.subject.value.endswith("project/a") for quad in lost.mapped.contacts)


def test_a_base_of_ones_own_finds_the_reference_things() -> None:
    """The reference graph moves with the base, so a body is known there too."""
    moved = "https://data.example/"

    def move(quad: Quad) -> Quad:
        parts = [
            NamedNode(t.value.replace(f"{BASE}id/", f"{moved}id/").replace(f"{BASE}doc/", f"{moved}doc/"))
            if isinstance(t, NamedNode)
            else t
            for t in (quad.subject, quad.predicate, quad.object)
        ]
        return Quad(*parts, quad.graph_name)

    document = mapped(PROJECT)

    made = validate("plan", Mapped([*map(move, document.facts)], [*map(move, document.evidence)], []), (), moved)

    assert [finding for finding in made.findings if finding.severity == "withheld"] == []
    assert len(made.mapped.facts) == len(document.facts)


def test_a_term_that_no_shape_can_see_is_the_loaders_fault() -> None:
    """A quoted triple is none of RDF 1.1, which SHACL reads."""
    triple = graph(PROJECT, "x")[0].triple
    quad = Quad(NamedNode("http://x/s"), NamedNode("http://x/p"), triple, NamedNode("http://x/g"))

    with pytest.raises(BrokenPromise, match=r"RDF 1\.1"):
        validate("plan", Mapped([quad], [], []))


def test_shapes_are_run_once_for_all_nodes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ten times as many things of a kind run no shape more often, and no IRI is shortened for words nobody reads."""
    named = graph(
        """@prefix sh: <http://www.w3.org/ns/shacl#> . <s/Titled> a sh:NodeShape ; sh:targetClass sg:Project ;
        sh:property [ sh:path skos:prefLabel ; sh:minCount 1 ] , [ sh:path dcterms:title ; sh:minCount 1 ] .""",
        "shapes",
    )
    ran: list[object] = []
    run = Shape.validate
    monkeypatch.setattr(Shape, "validate", lambda self, *given, **more: ran.append(self) or run(self, *given, **more))
    monkeypatch.setattr("rdflib.namespace.insert_strie", lambda *_: pytest.fail("an IRI was shortened"))
    asked, counted = shacl.shapes(named), []

    for count in (2, 20):
        ran.clear()
        told = graph("\n".join(f"<id/project/{n}> a sg:Project ; skos:prefLabel 'N' ." for n in range(count)), "plan")
        counted.append((sorted({one.rule for one in shacl.results(told, asked)}), len(ran)))

    assert counted[0] == counted[1] == (["Titled/title"], counted[0][1])


def test_what_a_query_says_is_said_in_both_languages() -> None:
    """A shape that asks by SPARQL has two messages; the report of the engine holds one of them."""
    told = graph("<id/statement/a> a sg:Reflection ; sg:expressedBy <id/org/x> .", "plan")

    results = list(shacl.results(told, shacl.shapes(quads("shapes"))))

    (asked,) = (result for result in results if result.rule == "ReflectionShape")
    assert (asked.sv[:14], asked.en[:12]) == ("En reflektion ", "A reflection")


def test_a_count_of_values_of_a_class_means_what_it_says() -> None:
    """It is put otherwise for pySHACL to be fast: with none, one and two such, in subclasses and beside others."""
    said = graph(
        """@prefix sh: <http://www.w3.org/ns/shacl#> . <s/One> a sh:NodeShape ; sh:targetClass sg:Passage ;
        sh:property [ sh:path oa:hasSelector ; sh:qualifiedValueShape [ sh:class oa:TextQuoteSelector ] ;
        sh:qualifiedMinCount 1 ; sh:qualifiedMaxCount 1 ; sh:message 'exactly one' ] .""",
        "shapes",
    )
    told = graph(
        """<c/Own> <http://www.w3.org/2000/01/rdf-schema#subClassOf> oa:TextQuoteSelector .
        <q/1> a oa:TextQuoteSelector . <q/2> a <c/Own> .
        <q/3> a oa:TextPositionSelector .
        <p/none> a sg:Passage . <p/literal> a sg:Passage ; oa:hasSelector 'x' .
        <p/other> a sg:Passage ; oa:hasSelector <q/3> , <q/unknown> .
        <p/one> a sg:Passage ; oa:hasSelector <q/1> , <q/3> . <p/sub> a sg:Passage ; oa:hasSelector <q/2> .
        <p/two> a sg:Passage ; oa:hasSelector <q/1> , <q/2> , <q/3> .""",
        "plan",
    )
    as_written = shacl.shapes(said)._replace(graph=shacl_graph.plain_graph(said), classed={})

    broken = {(one.node, one.rule, one.must, one.en) for one in shacl.results(told, shacl.shapes(said))}

    names = ("none", "literal", "other", "two")
    assert broken == {(f"{BASE}p/{name}", "One/hasSelector", True, "exactly one") for name in names}
    assert {node for node, *_ in broken} == {one.node for one in shacl.results(told, as_written)}
