"""Who takes part where a passage tells of one project: those who do something in it or join it, and no bystander."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.document import Document
from loaders.extract import extract
from loaders.extract.parties.participants import takes_part
from loaders.readers.text import blocks
from loaders.records import Concept

Reads = Callable[[str], set[str]]
TITLE = "Projektet ”Kusten i tid” började i våras."


@pytest.fixture
def taking_part() -> Reads:
    """Return the function that reads the printed names of those who take part in the only project of a text."""

    def read(text: str) -> set[str]:
        found = extract(Document("d", text, blocks(text), ""))
        return {
            " ".join(text[slice(*node.evidence[0])].split())
            for node in found.nodes
            if node.type == "Participation"
            and any(isinstance(role, Concept) and role.slug in takes_part() for role in node.get("sg:role"))
        }

    return read


@pytest.mark.parametrize(
    ("told", "parties"),
    [
        ("Hylte kommun tog första steget, sen hängde Laholms kommun på.", {"Hylte kommun", "Laholms kommun"}),
        ("I dag är även Hylte kommun med.", {"Hylte kommun"}),
        ("Hylte kommun blev formell ägare eftersom kommunen kunde ligga ute.", {"Hylte kommun"}),
        ("Det var plancheferna i Hylte kommun och Eda kommun som kom på det.", {"Hylte kommun", "Eda kommun"}),
        ("Region Halland samordnar och får sällskap av Hylte kommun och Eda kommun.", {"Hylte kommun", "Eda kommun"}),
        ("Styrgruppen har bestått av en person vardera från Hylte kommun och Eda kommun.", {"Hylte kommun"}),
        ("Ett varmt tack till Hylte kommun, som varit pilot.", {"Hylte kommun"}),
        ("Fem kommuner deltar, däribland Hylte kommun.", {"Hylte kommun"}),
        ("De deltagande kommunerna och att dessa – Hylte kommun och Eda kommun – avsatt folk bär det.", {"Eda kommun"}),
        ("Där sitter också Hylte kommun och Eda kommun med.", {"Hylte kommun", "Eda kommun"}),
        ("Hylte kommun och Eda kommun köper sedan i fjol hus tillsammans.", {"Hylte kommun", "Eda kommun"}),
        ("Sedan föregående möte har Eda kommun anslutit sig. Hylte kommun håller ihop det.", {"Hylte kommun"}),
        ("Hylte kommun har utforskat hur hus skulle kunna flyttas.", {"Hylte kommun"}),
        ("Hylte kommun vill tillsammans med Eda kommun flytta hus.", {"Hylte kommun", "Eda kommun"}),
        ("De är två, där Hylte kommun och Eda kommun gemensamt ger stöd.", {"Hylte kommun", "Eda kommun"}),
    ],
)
def test_who_does_something_in_a_passage_takes_part(told: str, parties: set[str], taking_part: Reads) -> None:
    """Whatever the verb and the order of words."""
    assert parties <= taking_part(f"{TITLE} {told}")


@pytest.mark.parametrize(
    "told",
    [
        "Hylte kommun har tackat nej.",
        "Hylte kommun säger att det är viktigt.",
        "Hylte kommun följer arbetet.",
        "Hylte kommun vill se mer.",
        "De är två, där Hylte kommun och Eda kommun tillsammans finansierar hälften.",
        "Hylte kommun går in med 2 miljoner kronor i medfinansiering.",
        "Hylte kommun har utlovat halva finansieringen.",
        "Hylte kommun har yttrat sig och tillstyrker.",
        "Hylte kommun har varit adjungerad.",
        "Hylte kommun bidrar med uppgifter om lediga tomter.",
        "Hylte kommun har hört av sig och undrar.",
        "Till hösten väntar Hylte kommun.",
        "Hylte kommun har meddelat att man avslutar sin medverkan.",
        "Hylte kommun har byggt upp en egen strategi.",
        "I Bohuslän har Hylte kommun ställt frågan om ett liknande upplägg.",
        "Träffen hölls i maj. Hylte kommun kom och deltog.",
        "Tryckningen stöttades av Hylte kommun.",
        "Ett annat är det som görs vid bron. Där har Hylte kommun öppnat skolor.",
        "Avtalet om den plattform som Hylte kommun har byggt är klart.",
        "Ett varmt tack till Hylte kommun som finansierat tryckningen.",
    ],
)
def test_who_stands_by_takes_no_part(told: str, taking_part: Reads) -> None:
    """Who says, pays, supplies, asks, waits or leaves, and who meets or does something else, does not join."""
    assert taking_part(f"{TITLE} {told}") == set()


def test_the_sentence_before_a_name_tells_of_the_same(taking_part: Reads) -> None:
    """A sentence that gives what was told its name says what that was about; any other does not."""
    told = "Nu satsar Hylte kommun och Eda kommun på att få husen bebodda."

    assert taking_part(f"{told} Projektet ”Kusten i tid”, som satsningen heter, får 2 mnkr.") == {
        "Hylte kommun",
        "Eda kommun",
    }
    assert taking_part(f"{told} En annan nyhet är att projektet ”Kusten i tid” börjar.") == set()


def test_in_later_paragraphs_bodies_must_join(taking_part: Reads) -> None:
    """A paragraph that does not speak of the project tells of it where it tells of joining or leading."""
    text = f"{TITLE}\n\nMed i arbetet finns också Hylte kommun.\n\nEda kommun bygger ett badhus."

    assert taking_part(text) == {"Hylte kommun"}


def test_a_noun_points_at_bodies_told_before(taking_part: Reads) -> None:
    """ "De båda kommunerna" are the last row of two, "parterna" those that the text calls so."""
    both = "Hylte kommun och Eda kommun grälar. Projektet ”Kusten i tid” är igång. De båda kommunerna bemannar det."
    parties = (
        "Mellan Region Skåne och Region Blekinge (nedan parterna) sluts avtal. "
        "Parterna ska samverka i projektet ”Kusten i tid”."
    )

    far = both.replace("Projektet", "\n\nInget nytt." * 50 + "\n\nProjektet")  # paragraphs

    assert _bodies(both) == _bodies(far) == {"id/org/kommun-1315", "id/org/kommun-1730"}
    assert _bodies(parties) == {"id/org/region-skane", "id/org/region-blekinge"}
    assert _bodies("Tre kommuner grälar. Projektet ”Kusten i tid” är igång. De båda kommunerna bemannar det.") == set()


def _bodies(text: str) -> set[str]:
    found = extract(Document("d", text, blocks(text), ""))
    return {
        getattr(who, "path", "")
        for node in found.nodes
        if node.type == "Participation"
        for who in node.get("sg:participant")
    }


def test_who_is_said_not_to_take_part_behind_an_aside_does_not(taking_part: Reads) -> None:
    """The relative clause parts the subject from the verb that denies."""
    text = (
        "Region Skåne driver projektet Ljus i norr. Region Dalarna, som ingick i en ansökan, deltar inte i projektet."
    )

    assert taking_part(text) == {"Region Skåne"}


def test_what_is_said_goes_before_what_was_inferred() -> None:
    """Who was inferred to take part has the role that a later sentence states."""
    text = "Region Skåne visar vägen i projektet Kusten. Region Skåne leder projektet."

    (part,) = (n for n in extract(Document("d", text, blocks(text), "")).nodes if n.type == "Participation")

    assert (part.basis, part.get("sg:role")) == ("stated", [Concept("role", "lead")])


def test_the_subject_of_the_next_clause_has_not_the_role_before_it() -> None:
    """Also where no comma parts them."""
    text = "Projektägare för projektet Kusten är Lunds kommun och Boverket deltar i projektet."

    roles = [role.slug for n in extract(Document("d", text, blocks(text), "")).nodes for role in n.get("sg:role")]

    assert roles == ["lead", "collaborating-party"]
