"""Records become quads: every node with its evidence, and nothing personal in a public graph."""

from __future__ import annotations

from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from loaders.curation import Curation, Place
from loaders.document import Document
from loaders.extract import extract
from loaders.graphs import Mapped
from loaders.ledger import Ledger
from loaders.mapping import map_document
from loaders.masking import MASK, masks
from loaders.readers.text import blocks
from loaders.resolve import resolve
from ontology import dcterms, oa, org, rdf, sg

BASE = "https://w3id.org/samgraf/"
TEXT = """Vägar till vatten

Sammanfattande beskrivning

Projektet utvecklar en metod för dialog i Hallands län.

Deltagande regioner: Region Halland, Region Skåne

Kontakt: Asta Lindström, asta.lindstrom@regionhalland.se

Framgångsfaktorer

- Bred förankring
- Att Asta Lindström samlade alla

Fallgropar

- Bred förankring
"""


def mapped(text: str = TEXT, curation: Curation | None = None) -> Mapped:
    """A text as quads, by the whole way from document to mapping."""
    extraction = extract(Document("prov", text, blocks(text), "0" * 64))
    resolution = resolve([extraction], {}, Ledger(), BASE)
    stretches = masks([extraction], {"prov": curation} if curation else {})
    return map_document(extraction, resolution, stretches["prov"], "0123456789abcdef")


def public(quads: Mapped) -> list[Quad]:
    """The quads of the public graphs."""
    return [*quads.facts, *quads.evidence, *quads.provenance]


def words(quads: list[Quad]) -> list[str]:
    """Every literal and IRI of some quads."""
    return [term.value for quad in quads for term in (quad.subject, quad.object) if not isinstance(term, BlankNode)]


def test_no_name_or_address_is_in_a_public_quad() -> None:
    """Neither literals, passages nor IRIs of the public graphs hold the person; the private graph does."""
    found = mapped()

    assert not [word for word in words(public(found)) if "Asta" in word or "@" in word or "lindstr" in word.lower()]
    assert Literal("Asta Lindström") in {quad.object for quad in found.contacts}


def test_a_factor_that_names_a_person_is_private_and_the_others_are_not() -> None:
    """Where the wording itself is personal data the node goes to the contacts graph with its passage."""
    found = mapped()

    def factors(quads: list[Quad]) -> list[str]:
        kinds = (sg("SuccessFactor"), sg("Pitfall"))
        nodes = {quad.subject for quad in quads if quad.predicate == rdf("type") and quad.object in kinds}
        return sorted(q.object.value for q in quads if q.subject in nodes and q.predicate == sg("text"))

    assert factors(found.facts) == ["Bred förankring", "Bred förankring"]
    assert factors(found.contacts) == ["Att Asta Lindström samlade alla"]


def test_the_same_words_as_success_factor_and_pitfall_are_two_statements() -> None:
    """The class is a part of what names a statement."""
    nodes = {q.subject for q in mapped().facts if q.predicate == sg("text") and q.object.value == "Bred förankring"}

    assert len(nodes) == 2


def test_a_contact_organisation_rests_on_the_domain_alone() -> None:
    """The passage is the domain, without the local part before it, as prefix neither."""
    found = mapped()

    exact = {quad.object.value: quad.subject for quad in found.evidence if quad.predicate == oa("exact")}
    prefixes = {quad.subject for quad in found.evidence if quad.predicate == oa("prefix")}
    assert "regionhalland.se" in exact
    assert exact["regionhalland.se"] not in prefixes


def test_prefix_and_suffix_end_at_personal_data() -> None:
    """What stands beside a quotation stops where a mask begins."""
    found = mapped("Deltagare: Region Skåne genom Asta Lindström, asta.lindstrom@skane.se, och Region Halland\n")

    beside = [quad.object.value for quad in found.evidence if quad.predicate in (oa("prefix"), oa("suffix"))]
    assert beside
    assert not [text for text in beside if MASK in text or "Asta" in text]


def test_what_a_curator_masks_is_as_if_it_were_personal() -> None:
    """A stretch named in curation is quoted nowhere."""
    start = TEXT.index("Region Skåne")
    span = next(block.span for block in blocks(TEXT) if block.start <= start < block.end)
    span = type(span)(start, start + len("Region Skåne"))

    found = mapped(curation=Curation((Place(span, None, masked=True),)))

    assert not [quad for quad in found.evidence if quad.predicate == oa("exact") and "Skåne" in quad.object.value]
    assert [quad for quad in found.contacts if quad.predicate == oa("exact") and quad.object.value == "Region Skåne"]


def test_public_graphs_hold_no_blank_node_and_every_passage_its_selectors() -> None:
    """Sorted N-Quads are canonical: all nodes have IRIs."""
    found = mapped()

    assert not [
        quad for quad in public(found) if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode)
    ]
    passages = {quad.subject for quad in found.evidence if quad.object == sg("Passage")}
    assert passages
    assert all(sum(q.subject == p and q.predicate == oa("hasSelector") for q in found.evidence) == 2 for p in passages)


def test_both_directions_of_a_participation_are_written() -> None:
    """Whoever starts at the undertaking or at the participation finds the other."""
    found = mapped()

    forth = {(q.subject, q.object) for q in found.facts if q.predicate == sg("hasParticipation")}
    back = {(q.object, q.subject) for q in found.facts if q.predicate == sg("participationIn")}
    assert forth == back
    assert len(forth) == 3


def test_about_ttl_wins_over_the_text() -> None:
    """What about.ttl says of title and date stands; what the text says of them does not."""
    text = "Region Skåne\n\nRapport om vatten\n\nMalmö, 2025-03-04\n\nDetta är en rapport om vatten.\n"
    about = (
        '@prefix dcterms: <http://purl.org/dc/terms/> .\n<> dcterms:title "Vatten i söder"@sv ; '
        'dcterms:issued "2025-05-06"^^<http://www.w3.org/2001/XMLSchema#date> .'
    ).encode()
    extraction = extract(Document("prov", text, blocks(text), "0" * 64, about=about))
    resolution = resolve([extraction], {}, Ledger(), BASE)

    found = map_document(extraction, resolution, masks([extraction], {})["prov"], "0123456789abcdef")

    document = NamedNode(f"{BASE}doc/prov")
    said = {(q.predicate, q.object.value) for q in found.facts if q.subject == document}
    assert {value for predicate, value in said if predicate == dcterms("title")} == {"Vatten i söder"}
    assert {value for predicate, value in said if predicate == dcterms("issued")} == {"2025-05-06"}
    assert extraction.issued == "2025-05-06"


def test_an_unknown_body_keeps_its_kind_and_level() -> None:
    """A company named in a participants line is an organisation of its form's kind."""
    found = mapped(TEXT.replace("Region Skåne", "Norrvatten Analys AB"))

    kinds = {q.object.value for q in found.facts if q.predicate == org("classification")}
    assert f"{BASE}scheme/org-kind/naringsliv" in kinds
