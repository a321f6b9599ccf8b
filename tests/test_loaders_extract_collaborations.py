"""Collaborations, their talks and the groups they aim at, in other words than the first document's."""

from __future__ import annotations

from loaders.document import Document
from loaders.extract import Extraction, extract
from loaders.readers.text import blocks
from loaders.records import Concept, Node, Ref

TALKS = """Samverkan i länen

Samverkan Vatten, presenterat av Asta Lindström, Region Kronoberg

Samverkan Skola, presenterat av Birger Bergström, Region Halland

Region Kronoberg, Samverkan Vattenplanering

Region Kronoberg och Länsstyrelsen bedrev ett arbete om dricksvatten i Kronobergs län.

Fallgropar

- Oklara mandat
"""


def read(text: str) -> Extraction:
    """What is found in a text."""
    return extract(Document("prov", text, blocks(text), ""))


def of(found: Extraction, type_: str) -> list[Node]:
    """The nodes of a class."""
    return [node for node in found.nodes if node.type == type_]


def test_a_line_that_tells_who_presented_is_a_collaboration_without_an_introduction() -> None:
    """ "X, presenterat av N, A" is structure enough; the case heading names the same thing."""
    found = read(TALKS)

    assert {node.label for node in of(found, "Collaboration")} == {"Samverkan Vatten", "Samverkan Skola"}
    assert {ref.path for talk in of(found, "Presentation") for ref in talk.get("sg:presenterOrganisation")} == {
        "id/org/region-kronoberg",
        "id/org/region-halland",
    }


def test_a_collaboration_goes_on_in_a_text_that_stands_apart_without_a_heading() -> None:
    """It stands behind the list of those who take part."""
    text = "Samverkan Stadsbygd\n\nDeltagare\n- Region Skåne\n- Malmö stad\n\nKontakt: Region Skåne, planering\n"

    assert {node.label for node in of(read(text), "Collaboration")} == {"Samverkan Stadsbygd"}


def test_factors_hang_on_the_collaboration_of_the_case_heading() -> None:
    """A heading over the list of talks takes nothing from the case."""
    (pitfall,) = of(read(TALKS), "Pitfall")

    (about,) = pitfall.get("sg:about")
    assert isinstance(about, Node)
    assert about.label == "Samverkan Vatten"


def test_municipalities_of_named_counties_are_one_group() -> None:
    """ "kommunerna i A och B län" is a group with both counties, and no territory of the project."""
    text = (
        "Vägar till vatten\n\nSammanfattande beskrivning\n\nProjektet utvecklar en metod. Primära målgrupper är "
        "kommunerna i Kalmar och Blekinge län samt relevanta myndigheter.\n\nDeltagande regioner: Region Skåne\n"
    )

    found = read(text)

    (group,) = [node for node in of(found, "ActorGroup") if node.get("dcterms:spatial")]
    assert group.label == "kommunerna i Kalmar och Blekinge län"
    assert set(group.get("dcterms:spatial")) == {Ref("id/lan/08"), Ref("id/lan/10")}
    roles = [p.get("sg:role") for p in of(found, "Participation") if group in p.get("sg:participant")]
    assert roles == [[Concept("role", "target-primary")]]
    (project,) = of(found, "Project")
    assert project.get("dcterms:spatial") == []


def test_a_line_on_target_groups_makes_its_bodies_no_parties() -> None:
    """The label may stand behind another on the line; a person and groups of people are no bodies."""
    text = (
        "Projektnamn: Broar i trä\nProjektägare: Hylte kommun\nMålgrupp: unga i byarna, Region Halland\n"
        "Medverkar: Falkenbergs kommun. Sekundär målgrupp: Laholms kommun, Xerxes Kvarnlund.\n"
    )

    parts = of(read(text), "Participation")

    told = {
        (p.get("sg:participant")[0], role.slug) for p in parts for role in p.get("sg:role") if isinstance(role, Concept)
    }
    assert told == {
        (Ref("id/org/kommun-1315"), "lead"),
        (Ref("id/org/region-halland"), "target-primary"),
        (Ref("id/org/kommun-1382"), "collaborating-party"),
        (Ref("id/org/kommun-1381"), "target-secondary"),
    }


def test_a_quotation_is_its_speakers_whatever_the_verb_s_object() -> None:
    """The line before a quotation tells whose it is."""
    text = "Avslutande reflektioner\n\nDagen var lång.\n\nRegion Skåne sammanfattade dagen väl:\n\n”Kartan är navet”\n"

    (said,) = of(read(text), "Observation")

    assert said.get("sg:expressedBy") == [Ref("id/org/region-skane")]


def test_a_project_that_a_collaboration_s_section_names_has_its_own_parties() -> None:
    """ "Samverkan om vatten" heads what several projects do: who is in them is told of each, not of the heading."""
    found = read(
        "Dialog i länet\n\nSamverkan om vatten\n\n"
        "Kustens vatten är ett projekt som Region Skåne driver tillsammans med Malmö stad.\n\n"
        "Kristianstads kommun deltar i samverkan. "
        "I projektet Friska åar deltar Sjöbo kommun. Det leds av Eslövs kommun."
    )

    parties = {(node.owner.label, str(node.get("sg:participant")[0])) for node in of(found, "Participation")}
    assert {title: [party for owner, party in sorted(parties) if owner == title] for title, _ in parties} == {
        "Kustens vatten": ["Ref(path='id/org/kommun-1280')", "Ref(path='id/org/region-skane')"],
        "Samverkan om vatten": ["Ref(path='id/org/kommun-1290')"],
        "Friska åar": ["Ref(path='id/org/kommun-1265')", "Ref(path='id/org/kommun-1285')"],
    }
