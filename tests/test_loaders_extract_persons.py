"""Persons are found in texts of every kind, so that nothing of them is published."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.document import Document, Kind, Span
from loaders.extract.persons import persons
from loaders.extract.persons.addresses import addresses, numbers
from loaders.extract.persons.names import is_first_name, is_surname
from loaders.extract.reading import Reading
from loaders.masking import MASK, mask
from loaders.readers import canonical
from loaders.readers.text import blocks
from loaders.records import Node, Ref

GENRES = sorted(path.stem for path in (Path(__file__).parent / "data" / "persons").glob("*.txt"))
Read = Callable[[str], Reading]


def read(text: str) -> Reading:
    """A text in which the persons have been found."""
    text = canonical(text)
    reading = Reading(Document("prov", text, blocks(text), "0"))
    persons.extract(reading)
    return reading


def marked(text: str) -> tuple[str, list[str]]:
    """A text without its marks, and what stands between them: all that is personal data."""
    plain, private = "", []
    for i, piece in enumerate(text.replace("⟧", "⟦").split("⟦")):
        plain += piece
        if i % 2:
            private.append(piece)
    return plain, private


def private(reading: Reading) -> list[str]:
    """The private stretches of a text, in order."""
    return [reading.text(span) for span in reading.private]


def body(thing: Node | Ref | None) -> str | None:
    """What tells a body: its path, or its name where it has none."""
    return thing.path if isinstance(thing, Ref) else thing.label if thing else None


@pytest.mark.parametrize("genre", GENRES)
def test_personal_data_of_a_genre_is_found_and_nothing_else(genre: str) -> None:
    """Press release, minutes, form, evaluation, table, letter, programme …: the marked stretches are private."""
    path = Path(__file__).parent / "data" / "persons" / f"{genre}.txt"
    text, expected = marked(path.read_text("utf-8"))

    found = private(read(text))

    assert found == expected


def test_genres_are_there() -> None:
    """The texts above have been read, among them one without any person."""
    assert len(GENRES) >= 12
    assert "no-person" in GENRES


def test_first_document_has_its_persons_and_no_more(root: Path) -> None:
    """16 persons and 12 addresses; a mask on each line that holds one, and on no other."""
    (source,) = root.glob("documents/*/source.txt")
    reading = read(source.read_text("utf-8"))

    lines = {reading.document.line(span.start) for span in reading.private}

    assert len(reading.persons) == 16
    assert sum(person.email is not None for person in reading.persons) == 12
    assert all(person.organisation is not None for person in reading.persons)
    assert lines == {
        *(17, 18, 21, 22, 26, 27, 29, 30),
        *(157, 169, 187, 199, 217, 229, 245, 258, 276, 323, 325, 327),
    }
    assert not any(n.span.start < p.end and p.start < n.span.end for n in reading.names for p in reading.private)


def test_first_document_shows_beside_its_persons_what_is_said_of_bodies(root: Path) -> None:
    """On a line with a person the body, the case and an organisation's own domain stay to be quoted."""
    (source,) = root.glob("documents/*/source.txt")
    reading = read(source.read_text("utf-8"))

    masked = mask(reading.document.text, reading.private).split("\n")

    assert [masked[n - 1].split(",")[-1].strip(" " + MASK) for n in (17, 26, 157, 229, 258, 327)] == [
        "Tillväxtverket", "Bouvier Advisory", "regionhalland.se", "region uppsala.se", "rjl.se", "Tillväxtverket",
    ]  # fmt: skip
    assert not any("@" in line for line in masked)


@pytest.mark.parametrize(
    "before", ["Kontaktperson är ", "Kontakta ", "Kontakta gärna ", "Kontaktpersonen är ", "Kontakt: "]
)
def test_who_is_to_be_contacted_is_masked_without_any_list_of_names(before: str) -> None:
    """A body stands there as well, and keeps its name."""
    assert private(read(f"{before}Xerxes Kvarnlund.\n")) == ["Xerxes Kvarnlund"]
    assert private(read(f"{before}Region Skåne.\n")) == []


# --- contacts ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kontakt: Ymer Granat, ymer.granat@regionhalland.se", ("Ymer Granat", "id/org/region-halland", None)),
        ("Kontakt: Sara Fält, handläggare, Boverket", ("Sara Fält", "id/org/boverket", "Boverket")),  # a common word
        ("Kontakt: Ymer Granat, ymer.granat@lansstyrelsen.se", ("Ymer Granat", None, None)),
        ("Kontakt: Ymer Granat, Boverket, ymer@skane.se", ("Ymer Granat", "id/org/boverket", "Boverket")),
        ("Kontakt: ymer.granat@skane.se", (None, "id/org/region-skane", None)),
        ("Kontaktperson: Ymer Granat (Region Skåne)", ("Ymer Granat", "id/org/region-skane", "Region Skåne")),
        ("Kontakt: Ymer Granat, utvecklare på Norrsken Analys AB", ("Ymer Granat", "Norrsken Analys AB",
                                                                    "Norrsken Analys AB")),
    ],
)  # fmt: skip
def test_contact_has_the_body_that_the_line_or_the_domain_tells(
    text: str, expected: tuple[str | None, str | None, str | None]
) -> None:
    """A printed name wins; a domain that many share, as that of the county boards, tells no body."""
    reading = read(text)

    (contact,) = persons.contacts(reading, reading.document.blocks[0])

    assert (
        reading.text(contact.name) if contact.name else None,
        body(contact.organisation),
        reading.text(contact.organisation_span) if contact.organisation_span else None,
    ) == expected


def test_domain_alone_is_the_passage_of_a_role_that_it_tells() -> None:
    """Neither local part nor sign are in it; a broken domain is quoted as printed; a shared one is not."""
    reading = read(
        "Kontakt: Ymer Granat, ymer.granat@region uppsala.se\n\nKontakt: Loa Flint, loa.flint@lansstyrelsen.se\n"
    )

    domains = [c.domain for block in reading.document.blocks for c in persons.contacts(reading, block)]

    assert [reading.text(span) if span else None for span in domains] == ["region uppsala.se", None]
    assert [reading.text(span) for span in reading.domains] == ["region uppsala.se"]
    assert [p.email for p in reading.persons] == ["ymer.granat@regionuppsala.se", "loa.flint@lansstyrelsen.se"]


def test_address_on_the_line_or_in_the_field_below_is_the_persons() -> None:
    """ "Name, body" over an address; a label for the name and another for the address."""
    reading = read(
        "Kontaktpersoner\n\nYmer Granat, Boverket\nymer.granat@boverket.se\n\n"
        "Kontaktperson: Loa Flint\nE-post: flint@skane.se\n"
    )

    found = [c for b in reading.document.blocks if b.kind is not Kind.HEADING for c in persons.contacts(reading, b)]

    named = [(reading.text(c.name), reading.text(c.email)) for c in found if c.name and c.email]
    assert named == [("Ymer Granat", "ymer.granat@boverket.se"), ("Loa Flint", "flint@skane.se")]


def test_firm_under_a_heading_of_consultants_is_a_consultancy() -> None:
    """A body that the reference graph does not know is kept by its printed name, with what the heading tells."""
    reading = read("Konsulter\n\nYmer Granat, Kvist Planering\nymer.granat@kvist.example\n")

    (contact,) = persons.contacts(reading, reading.document.blocks[1])

    (firm,) = reading.of("Consultancy")
    assert contact.organisation is firm
    assert firm.label == "Kvist Planering"
    assert {reading.text(span) for span in firm.evidence} == {"Kvist Planering"}


def test_person_is_tied_to_undertaking_and_talk() -> None:
    """A contact's person answers for an undertaking; a presenter gave a talk; said twice it is said once."""
    reading = read("Kontakt: Ymer Granat, ymer.granat@skane.se")
    (contact,) = persons.contacts(reading, reading.document.blocks[0])
    project = reading.add("Project", "Grön väg", [Span(0, 1)], "by-heading")
    talk = reading.add("Presentation", "Presentation", [Span(0, 1)], "by-list")

    for thing in (project, project, talk):
        persons.tie(reading, contact, thing)

    assert (reading.persons[0].contact_of, reading.persons[0].presents) == ((project,), (talk,))


def test_presenter_has_the_body_behind_the_name() -> None:
    """Not the body that the line names before: that one answers for the case."""
    text = "Samverkan Skog - Boverket, presenterat av Ymer Granat, Region Skåne"
    reading = read(text)

    (presenter,) = persons.contacts(reading, Span(0, len(text)))

    assert body(presenter.organisation) == "id/org/region-skane"


# --- names, addresses, numbers ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "YMER GRANAT deltog.", "Granat, Ymer (Region Skåne)", "Ymer\nGranat", "ymer.granat", "ymer granat", "Granats",
        "Ymer sa det.", "Ymer Granats förslag", "linkedin.com/in/ymer-granat",
    ],
)  # fmt: skip
def test_found_name_is_private_wherever_it_comes_back(text: str) -> None:
    """In capitals, turned, over a line end, as an address spells it, in part, in the genitive."""
    masked = private(read(f"Kontakt: Ymer Granat, ymer.granat@skane.se\n\n{text}\n"))

    assert any(word.casefold().startswith(("ymer", "granat")) for word in masked[2:])


@pytest.mark.parametrize("cue", ["Kontakt", "Kontaktperson"])
def test_a_name_that_no_list_knows_behind_a_contact_is_private(cue: str) -> None:
    """Without a colon too, at the end of its line; a body there is none."""
    assert private(read(f"Projektet Kusten.\n\n{cue} Youssra Obrecht\n")) == ["Youssra Obrecht"]
    assert private(read(f"Projektet Kusten.\n\n{cue} Region Skåne\n")) == []


def test_names_of_things_are_no_persons() -> None:
    """A common word, a body or a place that is spelt like a part of a person's name stays."""
    reading = read("Kontakt: Sten Lund, sten.lund@skane.se\n\nVid Lunds kommun finns en sten. Sten är hårt.\n")

    assert private(reading) == ["Sten Lund", "sten.lund@"]


@pytest.mark.parametrize(
    ("printed", "normal"),
    [
        ("maj.ek@skane.se", "maj.ek@skane.se"),
        ("Maj.Ek@Skane.se", "maj.ek@skane.se"),
        ("maj.ek@region uppsala.se", "maj.ek@regionuppsala.se"),
        ("maj.ek@region-\nhalland.se", "maj.ek@regionhalland.se"),
        ("maj.ek@skane. se", "maj.ek@skane.se"),
        ("maj.ek(at)skane.se", "maj.ek@skane.se"),
        ("maj.ek [at] okand.example", "maj.ek@okand.example"),
        ("maj. ek@skane.se", "maj.ek@skane.se"),
    ],
)
def test_address_is_read_as_it_is_meant(printed: str, normal: str) -> None:
    """Broken and written-out addresses are found whole, and nothing after them."""
    text = f"Skriv till {printed} eller ring."

    (address,) = addresses(text)

    assert address.normal == normal
    assert text[address.span.start : address.span.end] == printed


@pytest.mark.parametrize("text", ["Möt oss @ kontoret", "2@", "a@", "kl. 10 @", "@handle"])
def test_sign_without_an_address_is_none(text: str) -> None:
    """An @ alone, with no local part or no domain beside it, is no address."""
    assert list(addresses(text)) == []


@pytest.mark.parametrize(
    "number",
    ["08-681 91 00", "070-123 45 67", "0701234567", "+46 70 123 45 67", "+46 (0)8 681 91 00", "0046 8 681 91 00",
     "(090) 785 70 00", "19640823-3234", "640823-3234"],
)  # fmt: skip
def test_number_of_a_person_is_found(number: str) -> None:
    """Telephone numbers as Swedish texts print them, and personal identity numbers with their check digit."""
    text = f"Nås på {number}."

    assert [text[span.start : span.end] for span in numbers(text)] == [number]


@pytest.mark.parametrize(
    "text",
    ["2025-10-08", "202100-2247", "dnr 2024-001234", "1 000 000 kr", "25 000 jobb", "kl. 08.30-10.00", "0180",
     "2023:115", "640823-3235"],
)  # fmt: skip
def test_other_numbers_stay(text: str) -> None:
    """Dates, amounts, times, codes, registration numbers and a false check digit are no person's numbers."""
    assert list(numbers(text)) == []


@pytest.mark.parametrize(
    ("word", "first", "last"),
    [
        ("Ann-Marie", True, False),
        ("Hökerström", False, True),
        ("Huzaifa", True, False),
        ("Planering", False, False),
        ("Samverkan", False, False),
    ],
)
def test_word_is_told_by_list_and_form(word: str, first: bool, last: bool) -> None:
    """First names by list, surnames by list and ending."""
    assert (is_first_name(word), is_surname(word)) == (first, last)


WORDS = st.sampled_from(
    ["Region Skåne", "och", "planering", "Projektet", "2025", "\n", "\n\n", "Kontakt:", "–", ",", "(S)"]
)


@settings(max_examples=60, deadline=None)
@given(before=st.lists(WORDS, max_size=8), after=st.lists(WORDS, max_size=8))
def test_person_with_an_address_is_private_whatever_stands_around(before: list[str], after: list[str]) -> None:
    """The name and the local part never show; the stretches lie in the text, in order, apart."""
    text = " ".join([*before, "\n\nKontakt: Xhemile Qvarnhult, xhemile.qvarnhult@skane.se\n\n", *after])
    reading = read(text)

    masked = mask(reading.document.text, reading.private)

    assert "Xhemile" not in masked and "Qvarnhult" not in masked and "xhemile" not in masked
    assert len(masked) == len(reading.document.text)
    assert all(a.end <= b.start for a, b in zip(reading.private, reading.private[1:], strict=False))


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("aÅö@ .,-\n:|\tX1🌲█"), max_size=80))
def test_any_text_is_read_without_fault(text: str) -> None:
    """No text makes the search fail, and every stretch lies in it."""
    reading = read(text)

    assert all(0 <= span.start < span.end <= len(reading.document.text) for span in reading.private)


@pytest.mark.parametrize(
    "unit", ["Ymer Granat ", "YMER ", "Ymer-", "a@", "a.b@", "_", "A. ", "Ymer, ", "minister ", "01 "]
)
def test_long_run_of_one_thing_is_read_in_seconds(unit: str) -> None:
    """No text makes the search long: four times as much takes at most some eight times as long."""

    def seconds(length: int) -> float:
        start = time.process_time()  # the processor's, whatever else the machine does
        read(unit * (length // len(unit)))
        return time.process_time() - start

    seconds(100)
    assert seconds(12_000) < 8 * seconds(3_000) + 0.5


def test_a_stretch_is_private_as_soon_as_it_is_held_so() -> None:
    """Also where joining leaves as many stretches as there were before."""
    reading = Reading(document := Document("prov", "Eva Lind, Bo Ek", blocks("Eva Lind, Bo Ek"), "0"))
    reading.private = [Span(0, 3), Span(2, 8)]
    assert reading.is_private(Span(0, 8)) and not reading.is_private(Span(10, 15))

    reading.private = [Span(0, 8), Span(10, 15)]

    assert reading.is_private(Span(10, 15)) and document is reading.document
