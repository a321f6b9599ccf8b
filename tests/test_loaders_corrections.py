"""What curators say, in the graph."""

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from loaders.corrections import apply
from loaders.curation import Correction, Curation
from loaders.graphs import Mapped
from ontology import SCHEME, dcat, dcterms, foaf, rdf, rdfs, sg, skos, xsd

BASE = "https://w3id.org/samgraf/"
PREFIXES = f"""@base <{BASE}> . @prefix sg: <ns#> . @prefix dcterms: <http://purl.org/dc/terms/> .
@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
"""
Object = NamedNode | Literal


def iri(path: str) -> NamedNode:
    return NamedNode(BASE + path)


def graph(turtle: str, name: str) -> list[Quad]:
    triples = parse(PREFIXES + turtle, RdfFormat.TURTLE)
    return [Quad(t.subject, t.predicate, t.object, iri(f"graph/{name}")) for t in triples]


def mapped(facts: str, evidence: str = "", contacts: str = "", slug: str = "plan") -> Mapped:
    return Mapped(
        graph(facts, f"doc/{slug}"), graph(evidence, f"doc/{slug}/evidence"), graph(contacts, f"doc/{slug}/contacts")
    )


def signed(**form: object) -> Curation:
    date = Literal("2026-01-31", datatype=xsd("date"))
    why = (Literal("därför", language="sv"),)
    return Curation(corrections=(Correction(iri("id/correction/plan-1"), iri("id/agent/k1"), date, why, **form),))


def values(quads: list[Quad], subject: str, predicate: NamedNode) -> set[str]:
    return {q.object.value for q in quads if q.subject == iri(subject) and q.predicate == predicate}


PROJECT = '<id/project/a> a sg:Project ; skos:prefLabel "A"@sv ; dcterms:title "A"@sv ; sg:acronym "OLD" .'
STATEMENT = """<id/assertion/x> a rdf:Statement ; rdf:subject <id/project/a> ;
  rdf:predicate sg:acronym ; rdf:object "OLD" ."""


def test_a_value_of_which_one_may_stand_replaces_the_loaders() -> None:
    """The loader's acronym leaves the document's graph with the statement about it; the new one is curated."""
    said = signed(says=(iri("id/project/a"), sg("acronym"), Literal("NEW")))

    made = apply({"plan": mapped(PROJECT, STATEMENT)}, {"plan": said})

    assert values(made.documents["plan"].facts, "id/project/a", sg("acronym")) == set()
    assert made.documents["plan"].evidence == []
    assert values(made.curation, "id/project/a", sg("acronym")) == {"NEW"}
    assert values(made.curation, "id/correction/plan-1", sg("basis")) == {f"{SCHEME}basis/curated"}
    assert values(made.curation, "id/correction/plan-1", rdfs("comment")) == {"därför"}
    assert made.findings == []


def test_a_part_whose_role_is_corrected_is_the_curators_and_a_project_whose_acronym_is_stays_the_loaders() -> None:
    """A participation consists of who, what and in what role; the loader found the project by any name."""
    found = f"sg:method <{SCHEME}method/by-table> ; sg:basis <{SCHEME}basis/stated> ; sg:confidence 0.97"
    part = f'<id/participation/p> a sg:Participation ; {found} ; sg:printedName "Öst" ; sg:role <{SCHEME}role/lead> .'
    project = f'<id/project/a> a sg:Project ; {found} ; sg:acronym "OLD" .'
    role = signed(says=(iri("id/participation/p"), sg("role"), NamedNode(f"{SCHEME}role/observer")))
    acronym = signed(says=(iri("id/project/a"), sg("acronym"), Literal("NEW")))

    for curation, node, basis, sure in (
        (role, "id/participation/p", "curated", set()),
        (acronym, "id/project/a", "stated", {"0.97"}),
    ):
        made = apply({"plan": mapped(part + project)}, {"plan": curation}).documents["plan"]

        assert values(made.facts, node, sg("basis")) == {f"{SCHEME}basis/{basis}"}
        assert values(made.facts, node, sg("confidence")) == sure
        assert values(made.facts, "id/participation/p", sg("printedName")) == {"Öst"}


def test_a_value_of_which_many_may_stand_is_added() -> None:
    """An other name stands beside the printed ones."""
    said = signed(says=(iri("id/project/a"), skos("altLabel"), Literal("Aet", language="sv")))

    made = apply({"plan": mapped(PROJECT + '<id/project/a> skos:altLabel "Ah"@sv .')}, {"plan": said})

    assert values(made.documents["plan"].facts, "id/project/a", skos("altLabel")) == {"Ah"}
    assert values(made.curation, "id/project/a", skos("altLabel")) == {"Aet"}


def test_a_theme_replaces_the_whole_judgement() -> None:
    """Every theme that the loader assigned goes when a curator assigns one."""
    themes = f"<id/project/a> dcat:theme <{SCHEME}theme/energi> , <{SCHEME}theme/bostad> ."
    said = signed(says=(iri("id/project/a"), dcat("theme"), NamedNode(f"{SCHEME}theme/klimat")))

    made = apply({"plan": mapped(PROJECT + themes)}, {"plan": said})

    assert values(made.documents["plan"].facts, "id/project/a", dcat("theme")) == set()
    assert values(made.curation, "id/project/a", dcat("theme")) == {f"{SCHEME}theme/klimat"}


def test_a_label_replaces_only_that_of_its_language() -> None:
    """prefLabel counts one a language."""
    said = signed(says=(iri("id/project/a"), skos("prefLabel"), Literal("B", language="sv")))

    made = apply({"plan": mapped(PROJECT + '<id/project/a> skos:prefLabel "A-en"@en .')}, {"plan": said})

    assert values(made.documents["plan"].facts, "id/project/a", skos("prefLabel")) == {"A-en"}


def test_a_title_is_corrected_in_every_document_and_a_status_in_one() -> None:
    """The merge must hold one title; two documents may disagree on the rest."""
    both = {slug: mapped(PROJECT, slug=slug) for slug in ("plan", "annan")}
    title = signed(says=(iri("id/project/a"), dcterms("title"), Literal("B", language="sv")))
    acronym = signed(says=(iri("id/project/a"), sg("acronym"), Literal("B")))

    titled, named = apply(both, {"plan": title}), apply(both, {"plan": acronym})

    assert values(titled.documents["annan"].facts, "id/project/a", dcterms("title")) == set()
    assert values(named.documents["annan"].facts, "id/project/a", sg("acronym")) == {"OLD"}


def test_a_title_that_is_the_label_is_corrected_as_both() -> None:
    """A page is headed by the label: it would show the old words. A label of its own, as an acronym, stays."""
    own = PROJECT.replace('skos:prefLabel "A"@sv', 'skos:prefLabel "KORT"@sv')
    title = signed(says=(iri("id/project/a"), dcterms("title"), Literal("B", language="sv")))

    same, apart = apply({"plan": mapped(PROJECT)}, {"plan": title}), apply({"plan": mapped(own)}, {"plan": title})

    assert values(same.documents["plan"].facts, "id/project/a", skos("prefLabel")) == set()
    assert values(same.curation, "id/project/a", skos("prefLabel")) == {"B"}
    assert values(apart.documents["plan"].facts, "id/project/a", skos("prefLabel")) == {"KORT"}
    assert values(apart.curation, "id/project/a", skos("prefLabel")) == set()


def test_a_node_that_is_taken_back_goes_with_what_hangs_on_it() -> None:
    """Its participation goes too, and graph/curation says why."""
    part = "<id/participation/p> sg:participationIn <id/project/a> ."

    made = apply({"plan": mapped(PROJECT + part)}, {"plan": signed(retracts=iri("id/project/a"))})

    assert made.documents["plan"].facts == []
    assert values(made.curation, "id/correction/plan-1", sg("retracts")) == {BASE + "id/project/a"}


def test_a_triple_is_taken_back_by_itself_or_by_its_statement() -> None:
    """The rest of the node stays."""
    triple = (iri("id/project/a"), sg("acronym"), Literal("OLD"))
    document = {"plan": mapped(PROJECT, STATEMENT)}

    for form in (triple, iri("id/assertion/x")):
        made = apply(document, {"plan": signed(retracts=form)}).documents["plan"]

        assert values(made.facts, "id/project/a", sg("acronym")) == set()
        assert values(made.facts, "id/project/a", dcterms("title")) == {"A"}
        assert made.evidence == []


def test_a_correction_that_fits_nothing_is_a_warning_that_names_it() -> None:
    """Its node may have another IRI now; nothing is published of it."""
    document = {"plan": mapped(PROJECT)}
    said = signed(says=(iri("id/project/b"), sg("acronym"), Literal("B")))
    merge = Curation(same=(("id/org/a", "id/org/b"),), replaced=(("id/project/a", "id/project/c"),))

    made, merged = apply(document, {"plan": said}), apply(document, {"plan": merge})

    assert [(f.severity, f.node) for f in made.findings] == [("warning", BASE + "id/correction/plan-1")]
    assert made.curation == []
    assert [f.node for f in merged.findings] == [BASE + "id/org/a"]


def test_what_is_said_of_a_private_node_stays_private() -> None:
    """A person's name never reaches graph/curation."""
    person = '<id/person/plan-p01> a foaf:Person ; foaf:name "Vera Exempl" .'
    said = signed(says=(iri("id/person/plan-p01"), foaf("name"), Literal("Vera Exempel")))

    made = apply({"plan": mapped(PROJECT, contacts=person)}, {"plan": said})

    contacts = made.documents["plan"].contacts
    assert made.curation == []
    assert {q.object.value for q in contacts if q.object == Literal("Vera Exempel")} == {"Vera Exempel"}
    assert Quad(iri("id/correction/plan-1"), rdf("type"), sg("Correction"), contacts[0].graph_name) in contacts
