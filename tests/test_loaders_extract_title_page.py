"""The first page: what a document is, and the meeting that it reports from."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode

from loaders.document import Document
from loaders.extract import extract
from loaders.extract.events import title_page
from loaders.extract.persons import persons
from loaders.extract.reading import Reading
from loaders.readers.text import blocks
from loaders.records import Concept, Node, Object, Ref

MINUTES = """\
# Minnesanteckningar från nätverksträff

Datum: 2024-03-05
Plats: Växjö

Kontaktpersoner

Ymer Granat, Region Kronoberg
ymer.granat@kronoberg.se

Vi talade om kartor.
"""
REPORT = """\
Kvist Advisory

Regional träff om vatten

Härnösand, 2 maj 2024

Anteckningar och reflektioner från digital träff i Sundsvall om regional planering

Kontaktpersoner

Ymer Granat, Boverket
ymer.granat@boverket.se

Konsulter

Loa Flint, Kvist Advisory
loa.flint@kvist.example

Bakgrund

Dagen hölls för tredje gången.
"""


def read(text: str, about: str | None = None) -> Reading:
    """A text whose first page has been read."""
    document = Document("prov", text, blocks(text), "0", about=about.encode() if about else None)
    reading = Reading(document)
    persons.extract(reading)
    title_page.extract(reading)
    return reading


def said(reading: Reading, prop: str) -> list[str]:
    """The values of the document's metadata for a property."""
    return [plain(value.object) for value in reading.metadata if value.prop == prop]


def plain(thing: Object) -> str:
    """A value as a short text."""
    if isinstance(thing, Node):
        return thing.label or thing.type
    if isinstance(thing, Ref):
        return thing.path
    return thing.slug if isinstance(thing, Concept) else thing.value


def roles(reading: Reading) -> dict[str, str]:
    """Who has which role at the event."""
    return {
        plain(part.get("sg:role")[0]): plain(part.get("sg:participant")[0])
        for part in reading.of("Participation")
        if part.owner is reading.event
    }


def test_report_of_a_meeting_makes_its_event() -> None:
    """Titled as the document; the day is the first page's and inferred, the town is what the sentence names."""
    reading = read(REPORT)

    event = reading.event
    assert event is not None
    assert event.label == "Regional träff om vatten"
    assert [reading.text(span) for span in event.evidence] == [
        "Regional träff om vatten",
        "Anteckningar och reflektioner från digital träff",
    ]
    (day,) = [value for value in event.values if value.prop == "schema:startDate"]
    assert (plain(day.object), day.basis, [reading.text(s) for s in day.evidence]) == (
        "2024-05-02",
        "inferred",
        ["2 maj 2024"],
    )
    (place,) = event.get("schema:location")
    assert isinstance(place, Node) and (place.type, place.label) == ("Territory", "Sundsvall")


def test_those_who_answer_for_a_meeting_have_their_roles_and_no_one_organises() -> None:
    """Contacts and documenter by their headings, by their printed names; nothing else is asserted."""
    reading = read(REPORT)

    assert roles(reading) == {"contact-organisation": "id/org/boverket", "documenter": "Kvist Advisory"}
    assert {p.basis for p in reading.of("Participation")} == {"stated"}
    assert plain(reading.author or Ref("")) == "Kvist Advisory"
    assert [plain(thing) for p in reading.persons for thing in p.contact_of] == [
        reading.event and reading.event.label
    ] * 2


def test_firm_over_the_title_is_the_author_by_inference() -> None:
    """A name alone on the first page is no title; that it wrote the document is a conclusion."""
    reading = read(REPORT)

    (creator,) = [value for value in reading.metadata if value.prop == "dcterms:creator"]
    assert (plain(creator.object), creator.basis) == ("Kvist Advisory", "inferred")
    assert said(reading, "dcterms:publisher") == []


def test_fields_of_minutes_are_stated() -> None:
    """A field for the date and one for the place say when and where the meeting was."""
    reading = read(MINUTES)

    event = reading.event
    assert event is not None
    assert [(value.prop, plain(value.object), value.basis) for value in event.values] == [
        ("schema:startDate", "2024-03-05", "stated"),
        ("schema:location", "Växjö", None),
    ]
    assert said(reading, "dcterms:issued") == ["2024-03-05"]
    assert roles(reading) == {"contact-organisation": "id/org/region-kronoberg"}


@pytest.mark.parametrize(
    "text",
    [
        "Dokumentation av en metod\n\nMetoden prövades i tre län.",
        "Ansökan om stöd\n\nProjektet har fem träffar om planering.",
        "Handlingsplan för vatten\n\n2024-03-05\n\nPlanen gäller länet.",
    ],
)
def test_document_that_reports_from_no_meeting_has_no_event(text: str) -> None:
    """A word for a record or a meeting alone tells no meeting that the document reports from."""
    reading = read(text)

    assert reading.event is None
    assert reading.of("Event", "Territory") == []


def test_about_wins_over_the_text_and_is_kept_whole() -> None:
    """Title, date, publisher, licence and language as stated; bodies below the base become references."""
    reading = read(
        REPORT,
        """@prefix dcterms: <http://purl.org/dc/terms/> .
<> dcterms:title "En annan titel"@sv ; dcterms:issued "2024-06"^^<http://www.w3.org/2001/XMLSchema#gYearMonth> ;
  dcterms:publisher <https://w3id.org/samgraf/id/org/boverket> ; dcterms:language "sv" ;
  dcterms:license <http://creativecommons.org/publicdomain/zero/1.0/> .""",
    )

    assert said(reading, "dcterms:title") == ["En annan titel"]
    assert said(reading, "dcterms:issued") == ["2024-06"]
    assert Ref("id/org/boverket") in [value.object for value in reading.metadata]
    assert NamedNode("http://creativecommons.org/publicdomain/zero/1.0/") in [v.object for v in reading.metadata]
    assert said(reading, "dcterms:language") == ["sv"]
    assert reading.event is not None and reading.event.label == "En annan titel"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# Uppdrag om vatten\n\nBoverket ska.", "Uppdrag om vatten"),
        ("Region Skåne\n\nPlan för vatten\n\nPlanen gäller.", "Plan för vatten"),
        ("2024-03-05\n\nPlan för vatten\n\nPlanen gäller.", "Plan för vatten"),
        ("Ymer Granat, Boverket\n\nPlan för vatten\n\nPlanen gäller.", "Plan för vatten"),
        ("Planen gäller hela länet och alla kommuner.\nDen antas i juni.", "prov"),
        ("", "prov"),
    ],
)
def test_title_is_the_first_line_that_is_no_name_or_date(text: str, title: str) -> None:
    """A body, a person or a date is no title; without one the slug stands for it."""
    assert said(read(text), "dcterms:title") == [title]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Plan\n\nUtgivare: Boverket\n\nText här.", ("id/org/boverket", [])),
        ("Plan\n\nDatum: 5 mars 2024\n\nText här.", (None, ["2024-03-05"])),
        ("Plan\n\nVäxjö den 5 mars 2024\n\nText här.", (None, ["2024-03-05"])),
        ("Plan\n\nText om 5 mars 2024.", (None, [])),
    ],
)
def test_publisher_and_date_from_the_first_page(text: str, expected: tuple[str | None, list[str]]) -> None:
    """From a field or a line of their own; a date in running text is not the document's."""
    reading = read(text)

    assert (next(iter(said(reading, "dcterms:publisher")), None), said(reading, "dcterms:issued")) == expected


def test_first_document(root: Path) -> None:
    """The forum of its title, on its day, in a town and no region, with two bodies by role and four persons."""
    (source,) = root.glob("documents/*/source.txt")
    reading = read(source.read_text("utf-8"), source.with_name("about.ttl").read_text("utf-8"))

    event = reading.event
    assert event is not None
    assert event.label == said(reading, "dcterms:title")[0]
    assert event.get("schema:startDate") == [
        Literal("2025-10-08", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#date"))
    ]
    assert [(p.type, p.label) for p in event.get("schema:location") if isinstance(p, Node)] == [
        ("Territory", "Stockholm")
    ]
    assert roles(reading) == {"contact-organisation": "id/org/tillvaxtverket", "documenter": "Bouvier Advisory"}
    assert sum(event in person.contact_of for person in reading.persons) == 4


@pytest.mark.parametrize(
    "text",
    [
        "Xerxes Kvarnlund\nSlutrapport, kapitel 1\n\nProjektet drivs av Region Skåne.\n",
        "# Xerxes Kvarnlund\n\nProjektet drivs av Region Skåne och Lunds kommun.\n",
    ],
)
def test_what_may_be_a_persons_name_is_no_title_and_no_project(text: str) -> None:
    """A name that no list knows stands over a text as a title does, and is kept out of both."""
    found = extract(Document("prov", text, blocks(text), ""))

    said = [value.object.value for value in found.metadata if isinstance(value.object, Literal)]
    assert not [words for words in (*said, *(node.label or "" for node in found.nodes)) if "Xerxes" in words]
