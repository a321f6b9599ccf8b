"""The ontology as its users meet it: complete, bilingual, within OWL 2 RL, and at peace with what it builds on."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest
from owlrl import DeductiveClosure, OWLRL_Semantics
from pyoxigraph import BlankNode, Literal, NamedNode
from rdflib import Graph, URIRef

from ontology import (
    DEFAULT_BASE,
    PREFIXES,
    SG,
    bibo,
    dcterms,
    foaf,
    graph_files,
    owl,
    parsed,
    prov,
    quads,
    rdf,
    rdfs,
    schema,
    sg,
    skos,
    vann,
    vocabulary,
    xsd,
)

ROOT = Path(__file__).resolve().parent.parent
ONTOLOGY = NamedNode(DEFAULT_BASE + "ns")
BOTH = {"sv", "en"}
EXAMPLES = sorted((ROOT / "tests" / "data" / "shapes").glob("*-valid.ttl"))


@cache
def triples() -> dict[NamedNode, dict[NamedNode, list[NamedNode | Literal]]]:
    """What samgraf.ttl says, by subject and predicate."""
    found: dict[NamedNode, dict[NamedNode, list[NamedNode | Literal]]] = defaultdict(lambda: defaultdict(list))
    for quad in quads("ontology"):
        found[quad.subject][quad.predicate].append(quad.object)
    return found


def values(subject: NamedNode, predicate: NamedNode) -> list[NamedNode | Literal]:
    return triples()[subject][predicate] if subject in triples() else []


def texts(subject: NamedNode, predicate: NamedNode) -> dict[str, str]:
    return {value.language: value.value for value in values(subject, predicate) if isinstance(value, Literal)}


def terms() -> list[NamedNode]:
    return [subject for subject in triples() if subject in sg]


def properties() -> list[NamedNode]:
    kinds = {owl("ObjectProperty"), owl("DatatypeProperty")}
    return [term for term in terms() if kinds & set(values(term, rdf("type")))]


def test_every_class_and_property_of_the_design_is_there() -> None:
    """55 classes and 69 properties are minted, and each is one or the other."""
    assert len(vocabulary().classes) == 55
    assert len(vocabulary().properties) == 69
    assert {term.value for term in terms()} == {*vocabulary().classes, *vocabulary().properties}


@pytest.mark.parametrize("term", terms(), ids=lambda term: term.value.removeprefix(SG))
def test_term_is_named_and_explained_in_both_languages(term: NamedNode) -> None:
    """Label, comment and definition in Swedish and English; comment and definition say the same."""
    definition = texts(term, skos("definition"))

    assert texts(term, rdfs("label")).keys() == BOTH
    assert definition.keys() == BOTH
    assert texts(term, rdfs("comment")) == definition
    assert all(text.endswith(".") and "(" not in text for text in definition.values())
    assert values(term, rdfs("isDefinedBy")) == [ONTOLOGY]


def test_labels_tell_terms_apart() -> None:
    """No two terms of a kind share a label in a language."""
    for kind in (vocabulary().classes, vocabulary().properties):
        for language in BOTH:
            labels = [term.label[language].casefold() for term in kind.values()]
            assert len(labels) == len(set(labels))


@pytest.mark.parametrize("name", sorted(iri.removeprefix(SG) for iri in vocabulary().properties))
def test_property_says_what_it_joins(name: str) -> None:
    """A domain, or a note that any node may have it; a range; never two of either, which would intersect."""
    term = vocabulary().properties[SG + name]

    assert term.domains or texts(sg(name), skos("scopeNote")).keys() == BOTH
    assert term.ranges
    assert len(values(sg(name), rdfs("domain"))) <= 1
    assert len(values(sg(name), rdfs("range"))) <= 1
    for exact, several in ((rdfs("domain"), "domainIncludes"), (rdfs("range"), "rangeIncludes")):
        assert not (values(sg(name), exact) and values(sg(name), schema(several)))


def test_property_is_of_the_kind_its_range_asks_for() -> None:
    """Literals by a datatype property, things by an object property."""
    literal = (PREFIXES["xsd"], PREFIXES["rdf"] + "langString")
    wrong = [
        term
        for term in properties()
        if all(iri.startswith(literal) for iri in vocabulary().properties[term.value].ranges)
        != (owl("DatatypeProperty") in values(term, rdf("type")))
    ]

    assert wrong == []


def test_pairs_that_mirror_each_other_are_declared() -> None:
    """Where one property leads from A to B and the other back, by their names, they are declared inverse."""
    names = {term.value.removeprefix(SG) for term in properties()}
    mirrored = {(f"has{name[0].upper()}{name[1:-2]}", name) for name in names if name.endswith("In")} & {
        (one, other) for one in names for other in names
    }

    assert mirrored == {("hasParticipation", "participationIn")}
    for one, other in mirrored:
        assert values(sg(other), owl("inverseOf")) == [sg(one)]


def test_derived_short_cuts_are_symmetric_and_irreflexive() -> None:
    """Who takes part with, shares with or borders on another is met from both ends and never from one."""
    for name in ("coParticipantOf", "neighbourOf", "sharesPartnerWith"):
        assert {owl("SymmetricProperty"), owl("IrreflexiveProperty")} <= set(values(sg(name), rdf("type")))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (sg("Territory"), NamedNode(PREFIXES["org"] + "Organization")),
        (sg("ActorGroup"), sg("Organisation")),
        (sg("CollaborationPlatform"), sg("PublicOrganisation")),
        (sg("SuccessFactor"), sg("Pitfall")),
        (sg("SuccessFactor"), sg("Benefit")),
        (sg("Pitfall"), sg("Benefit")),
        (sg("Vision"), sg("Observation")),
        (sg("Vision"), sg("Conclusion")),
        (sg("Vision"), sg("Quantity")),
    ],
    ids=lambda term: term.value.rpartition("#")[2],
)
def test_what_must_not_be_confused_is_disjoint(one: NamedNode, other: NamedNode) -> None:
    """Area and authority, group and body, kinds of factor, vision and finding are kept apart."""
    assert other in values(one, owl("disjointWith"))


def test_nothing_is_said_of_terms_of_others() -> None:
    """The only subjects are our terms, the ontology and its makers: no axiom on org:, cv:, schema: or any other."""
    others = [subject for subject in triples() if subject not in sg]

    assert {subject.value for subject in others} == {ONTOLOGY.value, DEFAULT_BASE + "#maintainers"}


def test_every_term_of_ours_that_is_used_is_defined() -> None:
    """No sg: IRI in ontology, schemes, shapes or reference that samgraf.ttl does not type."""
    defined = set(terms())
    used = {
        part
        for name in ("ontology", "schemes", "shapes", "reference")
        for quad in quads(name)
        for part in (quad.subject, quad.predicate, quad.object)
        if part in sg
    }

    assert len(used) > 110
    assert used - defined == set()


def test_only_what_owl_2_rl_allows_is_used() -> None:
    """Subclass, subproperty, inverse, symmetric, irreflexive, disjoint; no counts, no unions, no blank nodes."""
    allowed = {
        *(rdfs(name) for name in ("subClassOf", "subPropertyOf", "domain", "range")),
        *(owl(name) for name in ("disjointWith", "inverseOf", "versionIRI", "versionInfo")),
    }
    kinds = {
        *(owl(name) for name in ("Class", "ObjectProperty", "DatatypeProperty", "Ontology")),
        *(owl(name) for name in ("SymmetricProperty", "IrreflexiveProperty")),
        foaf("Group"),
    }
    ranges = {xsd(name) for name in ("boolean", "decimal", "integer", "string")}
    said = parsed(graph_files()["ontology"][0])
    meaningful = (PREFIXES["owl"], PREFIXES["rdfs"] + "sub", PREFIXES["rdfs"] + "domain", PREFIXES["rdfs"] + "range")

    assert {quad.predicate for quad in said if quad.predicate.value.startswith(meaningful)} <= allowed
    assert {quad.object for quad in said if quad.predicate == rdf("type")} == kinds
    datatypes = {quad.object for quad in said if quad.predicate == rdfs("range") and quad.object in xsd}
    assert datatypes <= ranges
    assert not any(isinstance(part, BlankNode) for quad in said for part in (quad.subject, quad.object))


def test_ontology_and_sound_examples_are_consistent() -> None:
    """No OWL 2 RL rule finds a contradiction in the ontology with every sound example of the shapes."""
    graph = Graph().parse(ROOT / "ontology" / "samgraf.ttl").parse(EXAMPLES[0].parent / "background.ttl")
    known = set(graph.subjects())
    for path in EXAMPLES:
        example = Graph().parse(path)
        own = {node: URIRef(f"{node}-in-{path.stem}") for node in set(example.subjects()) - known}
        for subject, predicate, value in example:
            graph.add((own.get(subject, subject), predicate, own.get(value, value)))

    DeductiveClosure(OWLRL_Semantics, axiomatic_triples=False).expand(graph)

    assert len(EXAMPLES) >= 55
    assert contradictions(graph) == []


def test_contradiction_would_be_found() -> None:
    """The check above is able to fail: an organisation that is a territory breaks a disjointness."""
    graph = Graph().parse(ROOT / "ontology" / "samgraf.ttl")
    graph.parse(data=f"<https://example.org/a> a <{SG}Region>, <{SG}County> .", format="turtle")

    DeductiveClosure(OWLRL_Semantics, axiomatic_triples=False).expand(graph)

    assert contradictions(graph) != []


def contradictions(graph: Graph) -> list[str]:
    return [
        str(message)
        for _, predicate, message in graph
        if str(predicate) == "http://www.daml.org/2002/03/agents/agent-ont#error"
    ]


def test_no_class_is_its_own_ancestor() -> None:
    """The hierarchy has no circle."""
    for iri, term in vocabulary().classes.items():
        assert all(iri not in vocabulary().superclasses(parent) for parent in term.parents)


def test_header_says_what_catalogues_and_checkers_read() -> None:
    """Title, licence, version, maker, dates, citation and namespace stand in the header."""
    needed = [
        *(dcterms(name) for name in ("title", "description", "license", "creator", "publisher", "created")),
        *(dcterms(name) for name in ("issued", "modified", "source", "bibliographicCitation")),
        *(owl("versionIRI"), owl("versionInfo"), bibo("status")),
    ]

    assert [predicate for predicate in needed if not values(ONTOLOGY, predicate)] == []
    assert [value.value for value in values(ONTOLOGY, vann("preferredNamespaceUri"))] == [SG]
    assert [value.value for value in values(ONTOLOGY, vann("preferredNamespacePrefix"))] == ["sg"]
    for predicate in (dcterms("title"), dcterms("description"), rdfs("label"), rdfs("comment")):
        assert texts(ONTOLOGY, predicate).keys() == BOTH
    version = texts(ONTOLOGY, owl("versionInfo"))[None]
    assert values(ONTOLOGY, owl("versionIRI")) == [NamedNode(f"{ONTOLOGY.value}/{version}")]
    license = NamedNode("http://creativecommons.org/publicdomain/zero/1.0/")
    assert values(ONTOLOGY, dcterms("license")) == [license]


@pytest.mark.parametrize(
    ("term", "parent"),
    [
        ("Undertaking", prov("Activity")),
        ("Output", prov("Entity")),
        ("Organisation", NamedNode(PREFIXES["org"] + "Organization")),
        ("PublicOrganisation", NamedNode(PREFIXES["cv"] + "PublicOrganisation")),
        ("CollaborationPlatform", NamedNode(PREFIXES["org"] + "OrganizationalCollaboration")),
        ("Participation", NamedNode(PREFIXES["cv"] + "Participation")),
        ("Passage", NamedNode(PREFIXES["oa"] + "SpecificResource")),
        ("Territory", NamedNode(PREFIXES["geo"] + "Feature")),
    ],
)
def test_anchor_is_inherited(term: str, parent: NamedNode) -> None:
    """The classes others know are reached by going up."""
    assert parent.value in vocabulary().superclasses(SG + term)


def test_words_for_things_are_swedish_and_lower_case_in_running_text() -> None:
    """A cue word of running text carries no capital, and both kinds of label are Swedish."""
    held = [
        (quad.predicate, quad.object)
        for quad in quads("ontology")
        if quad.predicate in (skos("altLabel"), skos("hiddenLabel"))
    ]

    assert len(held) > 80
    assert {label.language for _, label in held} == {"sv"}
    cues = [label.value for predicate, label in held if predicate == skos("hiddenLabel")]
    assert [cue for cue in cues if cue != cue.lower()] == []


@pytest.mark.parametrize("name", ["Project", "PilotProject", "Collaboration"])
def test_loose_word_for_collaboration_makes_no_project(name: str) -> None:
    """A text calls any joint work "samverkansprojekt", so that word names no class."""
    term = vocabulary().classes[SG + name]

    assert not any("samverkansprojekt" in word.casefold() for word in (*term.alt, *term.hidden))
