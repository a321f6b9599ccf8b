"""Each check passes on a sound graph and finds its fault in a broken one."""

import pyoxigraph
import pytest

import ontology
from queries import checks

DOC = "doc/forum-for-kustplanering"
ID = "forum-for-kustplanering"
HEAD = f"""BASE <{ontology.DEFAULT_BASE}>
PREFIX basis: <{ontology.SCHEME}basis/>
PREFIX dcat: <http://www.w3.org/ns/dcat#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX role: <{ontology.SCHEME}role/>
PREFIX sg: <{ontology.SG}>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX vcard: <http://www.w3.org/2006/vcard/ns#>
"""
PART = "<id/participation/project-kustkartan--region-alfa--participating-region>"
MEETING = "<id/coparticipation/region-alfa--region-beta>"
FACTOR = f"<id/factor/{ID}-00000001>"
VISION = f"<id/vision/{ID}-00000001>"

LATER = f"""INSERT DATA {{ <id/need/{ID}-00000009> sg:text 'Behov'@sv ; sg:evidence <p> .
    <p> oa:hasSource <{DOC}/text> ; sg:sectionHeading "Generella likheter" ; oa:hasSelector <s> . <s> oa:start %d }}"""

FAULTS = {
    "concept-of-no-scheme": "INSERT DATA { <id/project/kustkartan> dcat:theme <scheme/theme/anything> }",
    "derived-count-that-disagrees": f"INSERT DATA {{ {MEETING} sg:through <id/project/bergsparet> }}",
    "document-not-described": f"DELETE WHERE {{ <{DOC}> dcterms:license ?any }}",
    "doubtful-merge": f"""INSERT DATA {{ <id/assertion/{ID}-00000009> rdf:subject <id/org/region-alfa> ;
        rdf:object "Alfaregionen"@sv ; sg:mergedBecause <scheme/method/by-name-form> ; sg:confidence 0.7 }}""",
    "e-mail-address-in-public": "INSERT DATA { <id/org/planverket> vcard:note 'Skriv till post@planverket.example.' }",
    "evidence-that-is-no-passage": f"INSERT DATA {{ {FACTOR} sg:evidence <{DOC}/text#char=0,1> }}",
    "factor-in-other-words": f"""DELETE {{ {FACTOR} sg:text ?text }} INSERT {{ {FACTOR} sg:text "Brett deltagande"@sv }}
        WHERE {{ {FACTOR} sg:text ?text }}""",
    "finding-told-as-a-vision": f"""INSERT {{ <id/observation/{ID}-00000009> a sg:Observation ; sg:evidence ?passage }}
        WHERE {{ {VISION} sg:evidence ?passage }}""",
    "masked-text-quoted": "INSERT { ?selector oa:suffix ', ████' } WHERE { ?selector oa:exact 'Kustkartan' }",
    "node-without-evidence": "DELETE WHERE { <id/project/kustkartan> sg:evidence ?passage }",
    "participating-region-that-is-no-region": f"INSERT DATA {{ {PART} sg:participant <id/org/planverket> }}",
    "participation-said-in-one-direction": f"DELETE WHERE {{ ?undertaking sg:hasParticipation {PART} }}",
    "participation-without-one-undertaking": f"INSERT DATA {{ {PART} sg:participationIn <id/project/sjolyftet> }}",
    "passage-too-long-to-be-shortest": """INSERT DATA { <p> a sg:Passage ; oa:hasSelector <s> .
        <s> oa:start 5 ; oa:end 1006 }""",
    "passage-without-one-quotation": "INSERT { ?quote oa:exact 'Kustkarta' } WHERE { ?quote oa:exact 'Kustkartan' }",
    "person-in-public": "INSERT DATA { <id/person/x-p01> a foaf:Person }",
    "platform-that-is-a-public-body": "INSERT DATA { <id/org/fyren> a sg:NationalAgency }",
    "printed-name-outside-its-passages": f"INSERT DATA {{ {PART} sg:printedName 'Alfas region'@sv }}",
    "quotation-of-another-length": """DELETE { ?selector oa:exact ?words } INSERT { ?selector oa:exact 'Kustkarta' }
        WHERE { ?selector oa:exact ?words FILTER(?words = 'Kustkartan') }""",
    "role-that-disagrees": f"INSERT DATA {{ {PART} sg:role role:observer }}",
    "several-preferred-labels": "INSERT DATA { <id/org/planverket> skos:prefLabel 'Verket för plan'@sv }",
    "several-titles": "INSERT DATA { <id/project/kustkartan> dcterms:title 'Kustkartan 2'@sv }",
    "statement-under-an-empty-heading": LATER % 779,
    "territory-that-is-an-organisation": "INSERT DATA { <id/lan/91> a sg:Organisation }",
    "thing-of-no-kind": f"INSERT DATA {{ {FACTOR} sg:about <id/project/nowhere> }}",
    "two-bodies-for-one-territory": "INSERT DATA { <id/org/region-ny> a sg:Region ; dcterms:spatial <id/lan/91> }",
    "two-undertakings-of-one-name": "INSERT DATA { <id/project/kk-2> a sg:PilotProject ; rdfs:label 'Kustkartan'@sv }",
    "vision-that-is-a-finding": f"INSERT DATA {{ {VISION} a sg:Observation }}",
}
CHECKS = {check.name: check for check in checks()}


def test_every_check_has_its_fault() -> None:
    """No check is there that was never seen to find anything."""
    assert FAULTS.keys() == CHECKS.keys()


@pytest.mark.parametrize("name", CHECKS)
def test_a_sound_graph_passes(name: str, example: pyoxigraph.Store) -> None:
    """The example, modelled as it should be, has no fault."""
    assert [str(row) for row in example.query(CHECKS[name].text)] == []


@pytest.mark.parametrize("name", CHECKS)
def test_a_fault_is_found(name: str, example: pyoxigraph.Store) -> None:
    """One fault gives a row whose first column names a node."""
    example.update(HEAD + FAULTS[name])

    rows = list(example.query(CHECKS[name].text))

    assert rows and all(isinstance(row[0], pyoxigraph.NamedNode) for row in rows)


def test_content_under_a_repeated_heading_is_no_fault(example: pyoxigraph.Store) -> None:
    """A page heading that was empty once may have its text under it later, after another heading."""
    example.update(HEAD + LATER % 1500)

    assert list(example.query(CHECKS["statement-under-an-empty-heading"].text)) == []


def test_the_catalogue_may_have_a_function_address(example: pyoxigraph.Store) -> None:
    """The contact point of a dataset carries the publisher's own address."""
    example.update(
        HEAD + "INSERT DATA { <d> dcat:contactPoint <c> . <c> vcard:hasEmail <mailto:post@planverket.example> }"
    )

    assert list(example.query(CHECKS["e-mail-address-in-public"].text)) == []


def test_a_merge_that_is_sure_is_not_listed(example: pyoxigraph.Store) -> None:
    """What is right in at least nine cases of ten needs no second look."""
    example.update(HEAD + FAULTS["doubtful-merge"].replace("0.7", "0.97"))

    assert list(example.query(CHECKS["doubtful-merge"].text)) == []
