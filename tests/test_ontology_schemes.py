"""The concept schemes: slugs that queries rely on, labels in two languages that tell concepts apart."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest
from pyoxigraph import Literal, NamedNode

from ontology import SCHEME, SG, Concept, graph_files, quads, rdf, skos, vocabulary

SLUGS = {
    "basis": "stated implied inferred reference curated",
    "border-kind": "land lake point",
    "factor-kind": "framgangsfaktor fallgrop nytta",
    "factor-theme": """
        bred-medverkan dialog gemensamma-underlag metod kunskapsspridning tydligt-syfte
        samverkansform roller-ansvar mandat resurser kontinuitet kulturskillnader
        omsesidig-forstaelse gemensam-malbild genomslag gemensamt-larande fortroende regional-roll
        kontaktvagar
    """,
    "level": "state region municipality",
    "method": """
        by-label by-heading by-table by-list by-sentence by-inline-cue by-reference-name
        by-name-form by-domain by-coreference
    """,
    "org-kind": """
        region lansstyrelse kommun statlig-myndighet regeringskansli regering kommunalforbund
        elnatsbolag akademi konsult naringsliv natverk deltagare ovrig
    """,
    "output-kind": """
        verktyg metod spel strukturbild gis-plattform samverkansmodell arbetssatt kunskapsunderlag
        analys plattform konferens natverk handlingsplan betankande
    """,
    "role": """
        participating-region contact-organisation lead collaborating-party knowledge-provider
        responsible mobilised-actor target-primary target-secondary applicant co-applicant
        steering-group test-site reference-group observer evaluator funder assignee commissioner
        call-issuer documenter
    """,
    "section": """
        summary participants contact budget period background agenda conclusions needs vision
        narrative discussion plan reflections furniture
    """,
    "status": "applied granted rejected ongoing completed expected",
    "theme": """
        strategisk-planering flernivasamverkan granssamverkan totalforsvar beredskap bostad energi
        elnat klimat infrastruktur tillganglighet gron-infrastruktur rumslig-analys-gis
        digitalisering kompetensutveckling gransbygd-glesa-geografier samhallsomvandling
        gron-omstallning naringsliv
    """,
}
TAKES_PART = {
    "participating-region",
    "lead",
    "applicant",
    "co-applicant",
    "collaborating-party",
    "responsible",
    "steering-group",
    "test-site",
}
DATA_THEMES = {
    "energi": "ENER",
    "elnat": "ENER",
    "klimat": "ENVI",
    "gron-infrastruktur": "ENVI",
    "gron-omstallning": "ENVI",
    "infrastruktur": "TRAN",
    "tillganglighet": "TRAN",
    "totalforsvar": "JUST",
    "beredskap": "JUST",
    "bostad": "SOCI",
    "naringsliv": "ECON",
    "digitalisering": "TECH",
    "kompetensutveckling": "EDUC",
    "flernivasamverkan": "GOVE",
    "granssamverkan": "GOVE",
}


def objects(subject: str, predicate: NamedNode) -> set[str]:
    """The objects of one predicate of a concept, as IRIs or text."""
    return {
        quad.object.value
        for quad in quads("schemes")
        if quad.subject == NamedNode(subject) and quad.predicate == predicate
    }


def all_labels(concept: Concept) -> list[str]:
    return [concept.pref["sv"], *concept.alt, *concept.hidden]


@pytest.mark.parametrize("scheme", sorted(SLUGS))
def test_a_scheme_holds_the_slugs_that_queries_rely_on(scheme: str) -> None:
    """No slug of the design has gone: a published IRI is deprecated, never dropped."""
    concepts = vocabulary().schemes[scheme]

    assert set(SLUGS[scheme].split()) <= set(concepts)


@pytest.mark.parametrize("scheme", sorted(SLUGS))
def test_every_concept_speaks_swedish_and_english(scheme: str) -> None:
    """The scheme and each of its concepts have one label and one definition in each language."""
    texts = {
        (quad.subject.value, quad.predicate, quad.object.language)
        for quad in quads("schemes")
        if isinstance(quad.object, Literal)
    }
    members = [SCHEME + scheme, *(concept.iri for concept in vocabulary().schemes[scheme].values())]

    missing = [
        (iri, predicate.value, language)
        for iri in members
        for predicate in (skos("prefLabel"), skos("definition"))
        for language in ("sv", "en")
        if (iri, predicate, language) not in texts
    ]

    assert missing == []


@pytest.mark.parametrize("scheme", sorted(SLUGS))
def test_no_label_stands_for_two_concepts_of_a_scheme(scheme: str) -> None:
    """A word of a document leads to one concept, whatever its case and hyphens."""
    owners = defaultdict(set)
    for slug, concept in vocabulary().schemes[scheme].items():
        for label in all_labels(concept):
            owners[label.casefold().replace("-", "")].add(slug)

    assert {label: slugs for label, slugs in owners.items() if len(slugs) > 1} == {}


def test_the_kinds_of_labels_of_a_concept_are_disjoint() -> None:
    """SKOS S13: no label of a concept is preferred, alternative and hidden at once."""
    repeated = [
        (concept.iri, label)
        for scheme in SLUGS
        for concept in vocabulary().schemes[scheme].values()
        for label in set(all_labels(concept))
        if all_labels(concept).count(label) > 1
    ]

    assert repeated == []


def test_every_concept_belongs_to_the_scheme_of_its_address() -> None:
    """skos:inScheme and skos:hasTopConcept say what the IRI says."""
    placed = {
        (quad.subject.value, quad.object.value) for quad in quads("schemes") if quad.predicate == skos("inScheme")
    }
    listed = {
        (quad.object.value, quad.subject.value) for quad in quads("schemes") if quad.predicate == skos("hasTopConcept")
    }
    expected = {(concept.iri, SCHEME + scheme) for scheme in SLUGS for concept in vocabulary().schemes[scheme].values()}

    assert expected <= placed
    assert expected <= listed


def test_levels_match_the_publisher_types_of_adms() -> None:
    """State, region and municipality are national, regional and local authority."""
    matched = {
        slug: objects(concept.iri, skos("closeMatch")) for slug, concept in vocabulary().schemes["level"].items()
    }

    assert matched == {
        "state": {"http://purl.org/adms/publishertype/NationalAuthority"},
        "region": {"http://purl.org/adms/publishertype/RegionalAuthority"},
        "municipality": {"http://purl.org/adms/publishertype/LocalAuthority"},
    }


def test_each_theme_has_one_data_theme_above_it() -> None:
    """The broader theme is the one of the EU's table that the design names; REGI for the rest."""
    above = {slug: objects(concept.iri, skos("broadMatch")) for slug, concept in vocabulary().schemes["theme"].items()}

    assert above == {
        slug: {f"http://publications.europa.eu/resource/authority/data-theme/{DATA_THEMES.get(slug, 'REGI')}"}
        for slug in SLUGS["theme"].split()
    }


def test_takes_part_collects_the_roles_that_count() -> None:
    """Contact, target, funder, observer, evaluator and the like are not among them."""
    members = objects(SCHEME + "role/takes-part", skos("member"))

    assert {iri.removeprefix(SCHEME + "role/") for iri in members} == TAKES_PART
    assert {"takes-part"}.isdisjoint(vocabulary().schemes["role"])


def test_each_class_of_agents_has_one_kind() -> None:
    """The table of class and kind names every class of organisation once, and no class that is not there."""
    table = {concept.slug: concept.see_also for concept in vocabulary().schemes["org-kind"].values()}
    named = [iri for classes in table.values() for iri in classes]
    agents = {iri for iri in vocabulary().classes if SG + "Organisation" in vocabulary().superclasses(iri)} | {
        SG + "ActorGroup"
    }

    assert sorted(named) == sorted(agents)


@pytest.mark.parametrize(
    ("kind", "levels"),
    [
        ("region", {"region"}),
        ("lansstyrelse", {"state"}),
        ("kommun", {"municipality"}),
        ("statlig-myndighet", {"state"}),
        ("regering", {"state"}),
        ("regeringskansli", {"state"}),
        ("kommunalforbund", {"municipality", "region"}),
        ("konsult", set()),
        ("elnatsbolag", set()),
        ("natverk", set()),
    ],
)
def test_a_kind_says_which_levels_go_with_it(kind: str, levels: set[str]) -> None:
    """The level of a body follows from its kind; bodies outside the public sector have none."""
    found = objects(SCHEME + "org-kind/" + kind, skos("relatedMatch"))

    assert found == {SCHEME + "level/" + level for level in levels}


def themes(wording: str) -> set[str]:
    """The factor themes whose stems begin a word of the wording."""
    return {
        slug
        for slug, concept in vocabulary().schemes["factor-theme"].items()
        if any(re.search(rf"(?<!\w){re.escape(stem)}", wording, re.IGNORECASE) for stem in concept.hidden)
    }


@pytest.mark.parametrize(
    ("wording", "theme"),
    [
        ("Samverkan mellan region, länsstyrelse och kommuner", "bred-medverkan"),
        ("Bred mobilisering av aktörer", "bred-medverkan"),
        ("Bred aktörsmedverkan", "bred-medverkan"),
        ("Tidig dialog och gemensamma analyser", "dialog"),
        ("Tidig dialog och gemensamma analyser", "gemensamma-underlag"),
        ("Avgränsade samverkansformer för olika syften", "samverkansform"),
        ("Metodutveckling för att beräkna elbehov", "metod"),
        ("Otydliga syften och förväntningar", "tydligt-syfte"),
        ("Korta kontaktvägar", "kontaktvagar"),
        ("Ökad tillit mellan parterna", "fortroende"),
        ("Brist på tid", "resurser"),
    ],
)
def test_general_words_lead_to_a_factor_theme(wording: str, theme: str) -> None:
    """Inflected and compound words find the theme by their stem."""
    assert theme in themes(wording)


@pytest.mark.parametrize(
    ("wording", "theme"),
    [
        ("Avgränsade samverkansformer för olika syften", "tydligt-syfte"),
        ("Otydliga roller mellan olika aktörer", "bred-medverkan"),
        ("Förändrade uppdrag", "roller-ansvar"),
    ],
)
def test_a_word_alone_does_not_make_a_factor_theme(wording: str, theme: str) -> None:
    """A word that is common to many wordings is no stem."""
    assert theme not in themes(wording)


def test_forms_of_names_have_something_besides_the_gap() -> None:
    """In org-kind "…" stands for a part of a name, beside words that tell the kind."""
    forms = [label for kind in vocabulary().schemes["org-kind"].values() for label in kind.hidden if "…" in label]

    assert len(forms) > 60
    assert [form for form in forms if len(re.sub(r"[…\s]", "", form)) < 2] == []


@pytest.mark.parametrize("scheme", sorted(SLUGS))
def test_a_file_declares_the_prefixes_it_uses_and_no_other(scheme: str) -> None:
    """A prefix that nobody uses is left over from something taken away."""
    content = next(file.content for file in graph_files()["schemes"] if file.name == f"{scheme}.ttl").decode()
    declared = re.findall(r"^@prefix ([\w-]+):", content, re.MULTILINE)
    body = re.sub(r'#.*$|<[^>]*>|"[^"]*"|^@prefix.*$', "", content, flags=re.MULTILINE)

    assert declared == sorted(declared)
    assert [name for name in declared if not re.search(rf"(?<![\w-]){name}:", body)] == []


def test_every_scheme_has_a_file_of_its_own() -> None:
    """One file a scheme, named after it."""
    schemes = {
        quad.subject.value.removeprefix(SCHEME)
        for quad in quads("schemes")
        if quad.predicate == rdf("type") and quad.object == skos("ConceptScheme")
    }

    assert {file.name.removesuffix(".ttl") for file in graph_files()["schemes"]} == schemes
    assert set(SLUGS) <= schemes
