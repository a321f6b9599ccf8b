"""The first document's traps (what misleads an extractor there), on its real release. T numbers as in TRAPS."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from pyoxigraph import Store

SLUG = "regionalt-forum-for-planering-2025"
BASE = "https://w3id.org/samgraf/"
PREFIXES = f"""
PREFIX basis: <{BASE}scheme/basis/> PREFIX cv: <http://data.europa.eu/m8g/> PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX foaf: <http://xmlns.com/foaf/0.1/> PREFIX id: <{BASE}id/> PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX org: <http://www.w3.org/ns/org#> PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX role: <{BASE}scheme/role/>
PREFIX schema: <https://schema.org/> PREFIX sg: <{BASE}ns#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX dcat: <http://www.w3.org/ns/dcat#>
"""
Ask = Callable[[str], set[tuple[str, ...]]]


@pytest.fixture(scope="module")
def ask(forum_release: Path) -> Ask:
    """Run a SELECT on the release's default graph; IRIs come without the base."""
    store = Store.read_only(str(forum_release / "store"))

    def run(query: str) -> set[tuple[str, ...]]:
        rows = store.query(PREFIXES + query)
        return {tuple(term.value.removeprefix(BASE) if term is not None else "" for term in row) for row in rows}

    return run


def lines(ask: Ask, type_: str) -> set[int]:
    """The lines on which the passages of a class's nodes stand."""
    return {int(row[0]) for row in ask(f"SELECT ?l {{ ?n a sg:{type_} ; sg:evidence/sg:line ?l }}")}


def roles(ask: Ask, undertaking: str) -> set[tuple[str, str]]:
    """Who has which role in an undertaking: last part of the agent's path, role."""
    found = ask(f"SELECT ?a ?r {{ <{BASE}id/{undertaking}> sg:hasParticipation [ sg:participant ?a ; sg:role ?r ] }}")
    return {(agent.rsplit("/", 1)[1], role.rsplit("/", 1)[1]) for agent, role in found}


def test_t01_lists_are_classed_as_printed_and_doubted_by_a_curator(ask: Ask) -> None:
    """Five benefits and four success factors of the overall set carry the kind that a curator suggests."""
    found = ask(
        """SELECT ?c ?k { ?f a ?c ; sg:suggestedKind ?k ; sg:inSet ?s . FILTER(STRSTARTS(STR(?c), STR(sg:))) }"""
    )
    counted = ask("""SELECT ?c (COUNT(?f) AS ?n) { ?f a ?c ; sg:suggestedKind ?k } GROUP BY ?c""")

    assert found == {
        ("ns#Benefit", "scheme/factor-kind/framgangsfaktor"),
        ("ns#SuccessFactor", "scheme/factor-kind/nytta"),
    }
    assert counted == {("ns#Benefit", "5"), ("ns#SuccessFactor", "4")}


def test_t02_t03_imagined_text_is_narrative_and_vision_only(ask: Ask) -> None:
    """One narrative made with AI, six visions of 2035, and nothing else from their lines."""
    assert ask(
        "SELECT ?ai (COUNT(DISTINCT ?p) AS ?n) {"
        " ?story a sg:Narrative ; sg:generatedWithAI ?ai ; sg:evidence ?p } GROUP BY ?ai"
    ) == {("true", "5")}
    assert ask("SELECT ?y (COUNT(?v) AS ?n) { ?v a sg:Vision ; sg:horizon ?y } GROUP BY ?y") == {("2035", "6")}
    told = ask("""SELECT DISTINCT ?c { ?n a ?c ; sg:evidence/sg:line ?l . ?c rdfs:subClassOf* sg:Statement .
                  FILTER((?l >= 82 && ?l <= 92) || (?l >= 116 && ?l <= 124)) }""")
    assert told == {("ns#Narrative",), ("ns#Vision",)}


def test_t04_line_13_is_evidence_of_the_assignment_and_of_no_project(ask: Ask) -> None:
    """A project whose title is part of the assignment's name has nothing on its line."""
    assert ask("SELECT ?p { ?p a/rdfs:subClassOf* sg:Project ; sg:evidence/sg:line 13 }") == set()
    assert len(ask("SELECT ?a { ?a a sg:GovernmentAssignment ; sg:evidence/sg:line 13 }")) == 1


def test_t05_regionen_is_the_territory_and_then_the_authority(ask: Ask) -> None:
    """The share of emissions is the county's, the mobilised actor the regional authority."""
    assert ("id/lan/14",) in ask("SELECT ?t { ?q a sg:Quantity ; schema:value 30 ; dcterms:spatial ?t }")
    assert ("vastra-gotalandsregionen", "mobilised-actor") in roles(ask, "collaboration/samverkan-energiplanering")
    assert ask(
        "SELECT ?b { ?p sg:participant <https://w3id.org/samgraf/id/org/vastra-gotalandsregionen> ; sg:basis ?b }"
    ) == {("scheme/basis/implied",)}


def test_t06_regionens_is_the_body_named_just_before(ask: Ask) -> None:
    """The knowledge is Region Stockholm's."""
    found = ask("""SELECT ?t { ?p sg:mentions ?t ; sg:line 225 ; oa:hasSelector/oa:exact "regionens" }""")

    assert found == {("id/org/region-stockholm",)}


def test_t07_t08_one_agent_may_have_two_roles(ask: Ask) -> None:
    """Regions named as target groups take part as well; Region Stockholm gives knowledge and takes part."""
    spelplan = roles(ask, "project/spelplan")

    for region in ("region-gotland", "region-blekinge", "region-kalmar-lan"):
        assert {(region, "target-primary"), (region, "participating-region")} <= spelplan
    assert ("spelplan--kommunerna-i-dessa-lan", "target-secondary") in spelplan
    green = roles(ask, "project/gron-infrastruktur-i-langsiktig-strategisk-planering")
    assert {("region-stockholm", "knowledge-provider"), ("region-stockholm", "participating-region")} <= green


def test_t09_a_coordination_is_two_authorities(ask: Ask) -> None:
    """Two boards collaborate, with the whole coordination as printed name, and no third."""
    found = ask(f"""SELECT ?a ?n {{ <{BASE}id/project/starkt-samverkan-inom-regional-strategisk-planering>
        sg:hasParticipation [ sg:participant ?a ; sg:role role:collaborating-party ; sg:printedName ?n ] .
        ?a a sg:CountyAdministrativeBoard }}""")

    printed = "Länsstyrelsen i Södermanlands och i Jönköpings län"
    assert found == {
        ("id/org/lansstyrelsen-i-sodermanlands-lan", printed),
        ("id/org/lansstyrelsen-i-jonkopings-lan", printed),
    }


def test_t10_the_presenter_came_from_another_body(ask: Ask) -> None:
    """The talk on societal transformation was given from Tillväxtverket; the county board answers for the work."""
    assert ask(f"""SELECT ?o {{ ?t a sg:Presentation ; sg:presenterOrganisation ?o ;
        sg:about <{BASE}id/collaboration/samverkan-samhallsomvandling> }}""") == {("id/org/tillvaxtverket",)}
    assert ("lansstyrelsen-i-norrbottens-lan", "responsible") in roles(
        ask, "collaboration/samverkan-samhallsomvandling"
    )


def test_t11_t12_t13_contacts_are_inferred_from_domains_and_lead_nothing(ask: Ask) -> None:
    """Eight contact organisations, all inferred; nobody leads."""
    found = ask(
        "SELECT ?p ?b ?q { ?x sg:participationIn ?p ; sg:role role:contact-organisation ; sg:basis ?b ;"
        " sg:evidence/oa:hasSelector/oa:exact ?q . ?p a sg:PilotProject }"
    )

    assert len(found) == 8
    assert {basis for _, basis, _ in found} == {"scheme/basis/inferred"}
    assert not any("@" in quote for _, _, quote in found)
    assert ask("SELECT ?x { ?x sg:role role:lead }") == set()


def test_t14_an_upper_bound_with_its_condition(ask: Ask) -> None:
    """Jobs at risk: at most 25,000, until 2030, if the transition is delayed."""
    found = ask("SELECT ?m ?u ?c { ?q schema:maxValue ?m ; sg:until ?u ; sg:condition ?c }")

    assert found == {("25000", "2030", "om omställningen försenas")}


def test_t15_a_date_without_year_is_inferred(ask: Ask) -> None:
    """The interim report's day is the last before the meeting; the final one is expected as printed."""
    found = ask("""SELECT ?l ?d ?b ?s { ?o a sg:Output ; skos:prefLabel ?l ; dcterms:issued ?d ; sg:status ?s .
        ?x rdf:subject ?o ; rdf:predicate dcterms:issued ; sg:basis ?b }""")

    assert found == {
        ("delbetänkande", "2025-06-30", "scheme/basis/inferred", "scheme/status/completed"),
        ("slutbetänkande", "2026-06-01", "scheme/basis/stated", "scheme/status/expected"),
    }


def test_t16_t17_projects_are_applications_to_one_agencys_call(ask: Ask) -> None:
    """Eight applications, without dates or money, in the call of one of the assignment's three agencies."""
    assert ask("SELECT ?s (COUNT(?p) AS ?n) { ?p a sg:PilotProject ; sg:status ?s } GROUP BY ?s") == {
        ("scheme/status/applied", "8")
    }
    assert ask("SELECT ?p { ?p a sg:PilotProject ; schema:startDate|schema:endDate|sg:budget ?x }") == set()
    assert roles(ask, "call/utlysning-tillvaxtverket") == {("tillvaxtverket", "call-issuer")}


def test_t18_what_is_only_possible_is_no_output(ask: Ask) -> None:
    """Possible later work with a structure plan is none of the green infrastructure project's outputs."""
    found = ask(
        f"SELECT ?k {{ <{BASE}id/project/gron-infrastruktur-i-langsiktig-strategisk-planering>"
        " sg:develops/sg:outputKind ?k }"
    )

    assert ("scheme/output-kind/strukturbild",) not in found


def test_t19_a_missing_mandate_is_no_assignment(ask: Ask) -> None:
    """There is one government assignment, and Region Blekinge has no part in it."""
    assert len(ask("SELECT ?a { ?a a sg:GovernmentAssignment }")) == 1
    assert (
        ask(
            "SELECT ?r { ?p sg:participant <https://w3id.org/samgraf/id/org/region-blekinge> ; sg:role ?r ."
            " FILTER(?r = role:assignee) }"
        )
        == set()
    )


def test_t20_t21_t22_platforms_with_who_answers_for_them(ask: Ask) -> None:
    """Six platforms; one responsible board is stated, three are inferred; a project is an initiative too."""
    platforms = ask("SELECT ?l { ?p a sg:CollaborationPlatform ; skos:prefLabel ?l }")
    bases = ask(
        "SELECT ?l ?b { ?p a sg:CollaborationPlatform ; skos:prefLabel ?l . ?x rdf:subject ?p ;"
        " rdf:predicate sg:responsibleParty ; sg:basis ?b }"
    )

    assert platforms == {
        ("AGON",),
        ("GAIST",),
        ("Freia",),
        ("ACCEL",),
        ("Rådet för energiomställning",),
        ("Blekinge bostadsnätverk",),
    }
    assert bases == {
        ("AGON", "scheme/basis/stated"),
        ("GAIST", "scheme/basis/inferred"),
        ("Freia", "scheme/basis/inferred"),
        ("ACCEL", "scheme/basis/inferred"),
    }
    assert ask("SELECT ?l { ?c sg:initiative ?p . ?p a sg:Project ; dcterms:title ?l }") == {("ELSA",)}


def test_t24_the_quotation_is_region_blekinges(ask: Ask) -> None:
    """The quoted words are an observation of the body named on the line before."""
    assert ask("SELECT ?o { ?s a sg:Observation ; sg:evidence/sg:line 480 ; sg:expressedBy ?o }") == {
        ("id/org/region-blekinge",)
    }


def test_t25_t27_the_event_has_a_day_a_town_and_no_organiser(ask: Ask) -> None:
    """The date is inferred from the title page, Stockholm is a place; documenter and contact are told."""
    event = f"<{BASE}id/event/{SLUG}>"
    assert ask(f"SELECT ?d ?l {{ {event} schema:startDate ?d ; schema:location/skos:prefLabel ?l }}") == {
        ("2025-10-08", "Stockholm")
    }
    assert ask(f"SELECT ?b {{ ?x rdf:subject {event} ; rdf:predicate schema:startDate ; sg:basis ?b }}") == {
        ("scheme/basis/inferred",)
    }
    assert roles(ask, f"event/{SLUG}") == {
        ("bouvier-advisory", "documenter"),
        ("tillvaxtverket", "contact-organisation"),
    }


def test_t30_empty_sections_are_told_and_give_nothing(ask: Ask) -> None:
    """Three headings without content stand in the run's provenance."""
    found = ask("SELECT ?q { ?run sg:emptySection/oa:hasSelector/oa:exact ?q }")

    assert found == {("lakttagelser kring innehållet",), ("Generella likheter",), ("Specifika sakfrågor",)}


def test_t32_titles_subtitles_and_acronyms_in_either_order(ask: Ask) -> None:
    """A second line is a subtitle or the name that the acronym above it stands for."""
    assert ask("SELECT ?t ?s { ?p dcterms:title ?t ; dcterms:alternative ?s ; a sg:PilotProject }") == {
        ("Samplanering i praktiken", "Utveckling av regional strategisk planering")
    }
    assert ask("SELECT ?t ?a { ?p dcterms:title ?t ; sg:acronym ?a }") == {("Strategisk Planering i Norr", "SPIN")}


def test_t33_t67_t68_three_collaborations_under_several_headings(ask: Ask) -> None:
    """Each is one thing whatever its heading, and none is a project."""
    found = ask("SELECT ?c ?l { ?c a sg:Collaboration ; skos:prefLabel ?l }")

    assert {label for _, label in found} == {
        "Samverkan Bostad",
        "Samverkan Energiplanering",
        "Samverkan samhällsomvandling",
    }
    assert len(ask("SELECT ?p { ?p a/rdfs:subClassOf* sg:Project }")) == 9


def test_t35_bare_lines_and_paragraphs_are_counted_right(ask: Ask) -> None:
    """Five conclusions, six needs, eight and three observations of discussions, six reflections."""
    assert lines(ask, "Conclusion") == {284, 286, 288, 290, 292}
    assert lines(ask, "Need") == {102, 104, 106, 108, 110, 112}
    assert {n for n in lines(ask, "Observation") if 294 < n < 312 or 430 < n < 438} == {
        296,
        298,
        300,
        302,
        304,
        306,
        308,
        310,
        432,
        434,
        436,
    }
    assert lines(ask, "Reflection") == {466, 468, 470, 472, 474, 476}


def test_t34_factors_belong_to_the_case_above_them(ask: Ask) -> None:
    """Thirty-one factors of the three cases, thirteen of the overall set, three of the consultants' choice."""
    found = ask("""SELECT ?a (COUNT(?f) AS ?n) { ?f a ?c ; sg:about ?x . ?c rdfs:subClassOf sg:Factor .
        ?x skos:prefLabel ?a } GROUP BY ?a""")
    sets = ask(
        "SELECT ?l (COUNT(?f) AS ?n) { ?f a/rdfs:subClassOf sg:Factor ; sg:inSet/skos:prefLabel ?l } GROUP BY ?l"
    )

    assert {
        ("Samverkan Bostad", "10"),
        ("Samverkan Energiplanering", "10"),
        ("Samverkan samhällsomvandling", "10"),
    } <= found
    assert {number for label, number in sets} == {"13", "3"}


def test_t36_measures_without_their_numbers(ask: Ask) -> None:
    """Six measures, positions one to six, wording without the number."""
    found = ask("SELECT ?n ?t { ?p a sg:ActionPlan ; sg:hasMeasure [ schema:position ?n ; sg:text ?t ] }")

    assert {number for number, _ in found} == {"1", "2", "3", "4", "5", "6"}
    assert not any(re.match(r"\d", text) for _, text in found)


def test_t41_four_sessions(ask: Ask) -> None:
    """The agenda's four sessions are events of the forum."""
    found = ask(
        f"SELECT ?l {{ ?s schema:superEvent <{BASE}id/event/{SLUG}> ; skos:prefLabel ?l ."
        " FILTER NOT EXISTS { ?s a sg:Presentation } }"
    )

    assert found == {("Visionär verkstad",), ("Pilotprojekt",), ("SVESAM",), ("Samverkan och drivkrafter",)}


def test_t54_t55_territories_by_ellipsis(ask: Ask) -> None:
    """Counties are read out of coordinations and never typed as organisations."""

    def of(project: str) -> set[tuple[str, ...]]:
        return ask(f"SELECT ?t {{ <{BASE}id/project/{project}> dcterms:spatial ?t . ?t a sg:County }}")

    assert of("strategisk-planering-i-det-regionala-utvecklingsarbetet") == {
        ("id/lan/20",),
        ("id/lan/21",),
        ("id/lan/19",),
    }
    assert of("strategisk-planering-i-varmlands-och-orebro-lan") == {("id/lan/17",), ("id/lan/18",)}
    assert ask("SELECT ?t { ?t a/rdfs:subClassOf* sg:Territory ; a/rdfs:subClassOf* org:Organization }") == set()


def test_t60_one_region_has_two_levels(ask: Ask) -> None:
    """Region Gotland is region and municipality, one organisation."""
    assert ask(f"SELECT ?l {{ <{BASE}id/org/region-gotland> sg:level ?l }}") == {
        ("scheme/level/region",),
        ("scheme/level/municipality",),
    }


def test_t63_t64_variants_are_one_thing(ask: Ask) -> None:
    """One inquiry and one platform, whatever the case of their names."""
    assert ask("SELECT ?l { ?i a sg:Inquiry ; skos:prefLabel ?l }") == {("SVESAM",)}
    assert ask(f"SELECT ?l {{ <{BASE}id/org/accel> skos:altLabel ?l }}") == {("Accel",)}


def test_t65_network_and_conference_are_initiatives_and_no_outputs(ask: Ask) -> None:
    """What came out of the housing collaboration is a platform and an event."""
    found = ask(f"SELECT ?l {{ <{BASE}id/collaboration/samverkan-bostad> sg:initiative/skos:prefLabel ?l }}")

    assert found == {("Blekinge bostadsnätverk",), ("bostadsförsörjningskonferens",)}
    assert (
        ask(
            "SELECT ?o { ?o a sg:Output ; sg:outputKind ?k ."
            " FILTER(STRENDS(STR(?k), 'natverk') || STRENDS(STR(?k), 'konferens')) }"
        )
        == set()
    )


def test_t69_the_same_word_in_two_undertakings_is_two_groups(ask: Ask) -> None:
    """A group belongs to one undertaking, so it joins none."""
    assert (
        ask(
            "SELECT ?g { ?g a sg:ActorGroup . ?p sg:participant ?g ; sg:participationIn ?a ."
            " ?q sg:participant ?g ; sg:participationIn ?b . FILTER(?a != ?b) }"
        )
        == set()
    )


def test_t73_areas_without_a_code(ask: Ask) -> None:
    """A corridor by its name, and one border area of the project that studies it."""
    found = ask("SELECT ?l { ?a a sg:FunctionalArea ; skos:prefLabel ?l }")

    assert found == {("Nobelbanestråket",), ("gränsområdet",)}


def test_cases_only_where_the_text_gives_one(ask: Ask) -> None:
    """One for each region of the first project, one for the border area, none where cases are only spoken of."""
    found = ask("SELECT ?l ?t { ?c a sg:Case ; skos:prefLabel ?l ; dcterms:isPartOf/dcterms:title ?t }")

    assert {label for label, _ in found} == {
        "Case, Region Halland",
        "Case, Region Stockholm",
        "Case, Region Skåne",
        "Case, gränsområdet",
    }


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?x { ?x sg:participant <https://w3id.org/samgraf/id/org/region-kronoberg> }",  # N2
        "SELECT ?x { ?x sg:role role:lead }",  # N3
        "SELECT ?p { GRAPH ?g { ?p a foaf:Person } }",  # N4
        """SELECT ?s { ?s a/rdfs:subClassOf* sg:Statement ; sg:evidence/sg:sectionHeading ?h .
       FILTER(?h IN ("lakttagelser kring innehållet", "Generella likheter", "Specifika sakfrågor")) }""",  # N5
        """SELECT ?o { ?o a/rdfs:subClassOf* sg:Organisation ; skos:prefLabel|skos:altLabel ?l .
       FILTER(STR(?l) IN ("RUA", "AI", "GIS", "Kommuner", "Industrin")) }""",  # N6
        f"SELECT ?l {{ <{BASE}id/project/strategisk-planering-i-det-regionala-utvecklingsarbetet>"
        " sg:evidence/sg:line ?l . FILTER(?l = 13) }",  # N8
    ],
)
def test_negative_checks_find_nothing(ask: Ask, query: str) -> None:
    """What the document does not say is not in the graph."""
    assert ask(query) == set()


def test_every_quotation_is_the_text_at_its_offsets(ask: Ask, forum_release: Path) -> None:
    """Each passage's exact words stand in the masked text at its positions, and hold no mask."""
    text = (forum_release / "texts" / f"{SLUG}.txt").read_text(encoding="utf-8")
    found = ask("SELECT ?p ?s ?e ?x { ?p oa:hasSelector [ oa:start ?s ; oa:end ?e ] , [ oa:exact ?x ] }")

    assert len(found) > 250
    assert [p for p, start, end, exact in found if text[int(start) : int(end)] != exact] == []
    assert [p for p, *_, exact in found if "█" in exact or len(exact) > 1000] == []


def test_a_title_stands_under_no_heading_of_the_section_before(ask: Ask) -> None:
    """A heading's own passage is not placed under what heads another project's text."""
    found = ask('SELECT ?h { ?p a sg:PilotProject ; dcterms:title "SPELPLAN"@sv ; sg:evidence/sg:sectionHeading ?h }')

    assert found == set()
