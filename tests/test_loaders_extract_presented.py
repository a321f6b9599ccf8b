"""Projects of lines that a paragraph of their own presents."""

from __future__ import annotations

from collections.abc import Callable

Reads = Callable[[str], dict[str, set[str]]]

GRANTED = """EU-medel till norr

Fem aktörer får medel.

### Beviljade svenska projekt:

Snabba nät för byarna (SNÄV), Nätvik, Luleå kommun, Bodens kommun

Projektet bygger ut näten. Fokus är på jordbruk.

Vård på väg, Region Stockholm, Nätvik

Projektet prövar bilder från vägen.

Östersjöringen, Norrkabel AB, Norrkabel Estonia

Projektet avser en ny väg för trafiken.

**Fjällfibern (fas 1), Vetenskapsrådet, Polarforskningssekretariatet**

Projektet utgör en första del.
"""


def test_lines_that_paragraphs_present_are_projects_with_the_bodies_behind_the_title(taking_part: Reads) -> None:
    """Behind a short name in brackets all are bodies; a name that may be a person's is none."""
    assert taking_part(GRANTED) == {
        "Snabba nät för byarna": {"Nätvik", "Luleå kommun", "Bodens kommun"},
        "Vård på väg": {"Region Stockholm", "Nätvik"},
        "Östersjöringen": {"Norrkabel AB"},
        "Fjällfibern (fas 1)": {"Vetenskapsrådet", "Polarforskningssekretariatet"},
    }


def test_persons_behind_titles_are_no_bodies_and_make_no_list(taking_part: Reads) -> None:
    """Where no line ends with a body that is known as one, the run tells nothing."""
    text = "Projekten\n\nVård på väg, Xerxes Kvarnlund\n\nProjektet prövar.\n\nMat nära, Yrsa\n\nProjektet växer.\n"

    assert not any(taking_part(text).values())


def test_quoted_lines_that_paragraphs_present_are_projects(taking_part: Reads) -> None:
    """The marks tell where the title ends; the full stop before the last of them is none of it."""
    text = (
        "De två projekten är:\n\n• “Elvägar: näten växer.”\n\nProjektet ger 40 platser.\n\n• “Vätgas runt viken”\n\n"
        "Projektet söker stöd för sex platser.\n"
    )

    assert taking_part(text) == {"Elvägar: näten växer": set(), "Vätgas runt viken": set()}


def test_titles_alone_over_their_paragraphs_are_read(taking_part: Reads) -> None:
    """Without a comma in any line: who takes part stands in the text, if anywhere."""
    text = (
        "2. Projekten\n\n2.1 Projektet Blå stigen\nProjektet drivs av Region Halland.\n\n"
        "2.2 Projektet Grön våg\nProjektet drivs av Region Skåne.\n"
    )
    assert taking_part(text) == {"Blå stigen": {"Region Halland"}, "Grön våg": {"Region Skåne"}}
