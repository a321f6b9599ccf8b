"""Government assignments of decisions and news, and lists of bodies."""

from __future__ import annotations

import pytest

from loaders.document import Document
from loaders.extract import extract
from loaders.names.gazetteer import gazetteer
from loaders.readers.text import blocks
from loaders.records import Node, Ref


def nodes(text: str) -> list[Node]:
    """What the loader finds in a text."""
    return extract(Document("prov", text, blocks(text), "")).nodes


def assignments(text: str) -> dict[str, set[str]]:
    """Title of each assignment with the agencies that hold it."""
    found = nodes(text)
    held: dict[str, set[str]] = {n.label or "": set() for n in found if n.type == "GovernmentAssignment"}
    for part in found:
        if part.type == "Participation" and isinstance(part.owner, Node) and part.owner.type == "GovernmentAssignment":
            agents = [agent for agent in part.get("sg:participant") if isinstance(agent, Ref)]
            held[part.owner.label or ""] |= {gazetteer().labels[agent.path] for agent in agents}
    return held


@pytest.mark.parametrize(
    "text",
    [
        "Regeringen ger Boverket och Trafikverket i uppdrag att bilda ett råd.",
        "Regeringen uppdrar åt Boverket och Trafikverket att bilda ett råd.",
        "Nytt från regeringen.\n\nBoverket och Trafikverket får i uppdrag att bilda ett råd.",
    ],
)
def test_an_assignment_is_known_by_who_gets_it_and_what_it_is(text: str) -> None:
    """The agencies hold it, the clause names it."""
    assert assignments(text) == {"bilda ett råd": {"Boverket", "Trafikverket"}}


@pytest.mark.parametrize(
    "text",
    [
        "Regeringen ger därför ett tiotal myndigheter i uppdrag att samverka.",
        "Boverket får i uppdrag av styrgruppen att skriva en rapport.",
        "Regeringen ger stöd till Boverket.",
    ],
)
def test_what_is_given_to_nobody_by_name_is_no_assignment(text: str) -> None:
    """Without an agency's name, the Government or a task there is none."""
    assert assignments(text) == {}


def test_the_number_of_a_law_is_no_end_of_what_it_is() -> None:
    """The colon of "(2010:900)" stands inside the clause."""
    text = "Regeringen ger Boverket i uppdrag att vägleda enligt plan- och bygglagen (2010:900). Det brådskar."

    assert list(assignments(text)) == ["vägleda enligt plan- och bygglagen (2010:900)"]


def organisations(text: str) -> set[str]:
    """The names of bodies that no register holds."""
    return {node.label or "" for node in nodes(text) if node.type in ("Organisation", "Company")}


def test_a_list_of_organisations_says_what_its_lines_are() -> None:
    """Under "Organisationer som deltar" each line is a body, whatever its name."""
    assert organisations("**Organisationer som deltar:**\n\n* SKPF\n* Sveriges konsumenter\n") == {
        "SKPF",
        "Sveriges konsumenter",
    }


def test_lines_among_bodies_are_bodies() -> None:
    """Under "Närvarande" a name is a body's where most of the others are known for bodies."""
    text = "Närvarande\nRegion Skåne\nBoverket\nFiskevännerna\n\nFörst hälsade Region Skåne välkommen."

    assert organisations(text) == {"Fiskevännerna"}


def test_a_list_of_bodies_needs_no_heading() -> None:
    """Among five lines that are bodies whole, the others are bodies too."""
    known = "* Boverket\n* Region Skåne\n* Eda kommun\n* Skogsstyrelsen\n* Trafikverket\n"
    text = f"Remissinstanser\n\n{known}* Lika unika\n* Rikets ombud (RO)\n"

    assert organisations(text) == {"Lika unika", "Rikets ombud"}


@pytest.mark.parametrize(
    "text",
    [
        "Regeringen vill:\n\n* Boverket kartlägger\n* Region Skåne leder\n* Eda kommun bygger\n* Trafikverket mäter\n"
        "* Mer forskning\n",
        "Närvarande\nAsta Provsson\nBirger Provsson\nEdla Provsson\n\nMötet öppnades.",
        "Följande frågor togs upp:\n\n* Budget\n* Tidplan\n* Boverket\n",
    ],
)
def test_persons_and_topics_are_no_bodies(text: str) -> None:
    """A list of persons or of topics makes no body."""
    assert organisations(text) == set()
