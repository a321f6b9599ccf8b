"""The vocabulary as the loaders read it."""

from __future__ import annotations

import pickle

from ontology import SCHEME, SG, vocabulary


def test_term_carries_labels_parents_and_ranges() -> None:
    """A class knows what it is called and what it is a kind of, a property what it leads to."""
    pitfall = vocabulary().classes[SG + "Pitfall"]
    expressed_by = vocabulary().properties[SG + "expressedBy"]

    assert pitfall.label == {"sv": "Fallgrop", "en": "Pitfall"}
    assert pitfall.parents == (SG + "Factor",)
    assert expressed_by.domains == (SG + "Statement",)
    assert expressed_by.ranges == ("http://xmlns.com/foaf/0.1/Agent", SG + "Inquiry")


def test_superclasses_go_all_the_way_up() -> None:
    """A pilot project is a project, an undertaking and a prov:Activity."""
    above = vocabulary().superclasses(SG + "PilotProject")

    assert {SG + "PilotProject", SG + "Project", SG + "Undertaking", "http://www.w3.org/ns/prov#Activity"} <= above
    assert SG + "Output" not in above


def test_class_of_others_has_itself_alone_above_it() -> None:
    """What this ontology does not describe has no ancestors here."""
    assert vocabulary().superclasses("https://schema.org/Event") == {"https://schema.org/Event"}


def test_concept_knows_its_place() -> None:
    """A concept is found by scheme and slug, with its IRI and the class it stands for."""
    region = vocabulary().schemes["org-kind"]["region"]

    assert region.iri == SCHEME + "org-kind/region"
    assert (region.scheme, region.slug) == ("org-kind", "region")
    assert region.pref["sv"] == "region"
    assert region.see_also == (SG + "Region",)
    assert any("…" in label for label in region.hidden)


def test_labels_of_other_languages_recognise_nothing() -> None:
    """An English prefLabel is for people; only an altLabel says what an English document may print."""
    concepts = [concept for held in vocabulary().schemes.values() for concept in held.values()]
    english = {concept.pref["en"].casefold() for concept in concepts} - {
        concept.pref["sv"].casefold() for concept in concepts
    }
    recognised = {label.casefold() for concept in concepts for label in (*concept.alt, *concept.hidden)}

    assert len(concepts) > 150
    assert {"success factor", "participating region"} <= english
    assert {"success factor", "participating region"} & recognised == set()


def test_order_is_that_of_the_files() -> None:
    """Concepts come as their file lists them, so that the first match is the one its author put first."""
    assert list(vocabulary().schemes["level"]) == ["state", "region", "municipality"]


def test_vocabulary_reaches_other_processes() -> None:
    """Loaders run in processes of their own: everything pickles."""
    assert pickle.loads(pickle.dumps(vocabulary())) == vocabulary()
